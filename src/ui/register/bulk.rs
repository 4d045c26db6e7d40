//! What can be done with all chosen rows: one field changed, with a look at what it comes to, or
//! all taken away, each as one step.

use super::grid::Grid;
use super::pick;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::register::{
    AmountFault, BulkEdit, BulkPlan, Column, ListedField, Refused, takes_amount, takes_text,
};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::grid::GridText;

/// What is done to the field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Set,
    By,
    Append,
    Clear,
}

const HOWS: [(How, GridText); 4] = [
    (How::Set, GridText::BulkHowSet),
    (How::By, GridText::BulkHowBy),
    (How::Append, GridText::BulkHowAppend),
    (How::Clear, GridText::BulkHowClear),
];

/// What is being asked for. A handle.
#[derive(Clone, Copy)]
struct Asked {
    grid: Grid,
    field: RwSignal<Option<ListedField>>,
    how: RwSignal<How>,
    text: RwSignal<String>,
}

/// Why there is nothing to do yet.
enum Wrong {
    By(AmountFault),
    Refused(Refused),
}

/// The bar above the foot, while rows are picked or more than one is selected.
#[component]
pub fn BulkBar(grid: Grid) -> impl IntoView {
    let count = Memo::new(move |_| pick::chosen_followed(grid).len());
    let some = Memo::new(move |_| !pick::picked_followed(grid).is_empty());
    let words = move || {
        let locale = grid.view.locale.get();
        let number = if count.get() == 1 { Number::Singular } else { Number::Plural };
        GridText::BulkSelected
            .with(&[("count", &locale.count(count.get())), ("kind", kind_title(grid.kind, number))])
    };
    view! {
        <Show when=move || { count.get() > 1 || some.get() }>
            <div class="bulkbar" role="toolbar" aria-label=GridText::BulkLabel.say()>
                <b>{part(words)}</b>
                <Change grid=grid/>
                <button class="btn danger" on:click=move |_| remove(grid)>
                    <IconView icon=Icon::Trash/>{GridText::BulkDelete.say()}
                </button>
                <Show when=move || some.get()>
                    <button class="icon-btn" aria-label=GridText::PickNone.say() title=GridText::PickNone.say()
                        on:click=move |_| _ = pick::let_go(grid)><IconView icon=Icon::Close/></button>
                </Show>
            </div>
        </Show>
    }
}

/// The field, what is done to it, and what that comes to.
#[component]
fn Change(grid: Grid) -> impl IntoView {
    let columns = grid.now(|register| register.columns());
    let columns: Vec<_> = columns.into_iter().filter(|column| column.editable).collect();
    let at = grid.spot.get_untracked().column;
    let here = grid.layout.with_untracked(|layout| layout.fields.get(at).copied());
    let first = columns.iter().find(|column| Some(column.field) == here).or(columns.get(1));
    let asked = Asked {
        grid,
        field: RwSignal::new(first.map(|column| column.field)),
        how: RwSignal::new(How::Set),
        text: RwSignal::new(String::new()),
    };
    let offers = move || {
        let field = asked.field.get().filter(|_| asked.how.get() == How::Set);
        let words = field.map(|field| grid.now(|register| register.offers(field)));
        let words = words.unwrap_or_default().into_iter();
        words.map(|word| view! { <option value=word></option> }).collect_view()
    };
    let choose = move |event: leptos::ev::Event| {
        asked.field.set(ListedField::parse(grid.kind, &event_target_value(&event)));
        if !untrack(|| asked.hows()).contains(&asked.how.get_untracked()) {
            asked.how.set(How::Set);
        }
    };
    view! {
        <form class="line" on:submit=move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            asked.run();
        }>
            <select class="select" aria-label=GridText::BulkField.say() on:change=choose>
                {columns.into_iter().map(|column| {
                    let field = column.field;
                    view! {
                        <option value=field.to_text() selected=live(move || asked.field.get() == Some(field))>
                            {column.title}
                        </option>
                    }
                }).collect_view()}
            </select>
            <HowChoice asked=asked/>
            <Show when=move || asked.how.get() != How::Clear>
                <input class="input" list="bulk-offers" aria-label=GridText::BulkValue.say()
                    placeholder=live(move || asked.hint().say()) autocomplete="off"
                    prop:value=live(move || asked.text.get())
                    on:input=move |event| asked.text.set(event_target_value(&event))/>
            </Show>
            <datalist id="bulk-offers">{part(offers)}</datalist>
            <button class="btn secondary">{GridText::BulkSet.say()}</button>
        </form>
        <Preview asked=asked/>
    }
}

/// What can be done to the field.
#[component]
fn HowChoice(asked: Asked) -> impl IntoView {
    let choose = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        let found = HOWS.iter().find(|(_, text)| text.key() == key);
        asked.how.set(found.map_or(How::Set, |(how, _)| *how));
    };
    view! {
        <select class="select" aria-label=GridText::BulkHow.say() on:change=choose>
            {part(move || {
                let own = asked.hows();
                let shown = HOWS.iter().filter(move |(how, _)| own.contains(how));
                shown.map(|(how, text)| view! {
                    <option value=text.key() selected=asked.how.get_untracked() == *how>{text.say()}</option>
                }).collect_view()
            })}
        </select>
    }
}

/// What the edit comes to: some rows, old and new, and those it cannot be done to.
#[component]
fn Preview(asked: Asked) -> impl IntoView {
    let locale = move || asked.grid.view.locale.get();
    let table = move |plan: BulkPlan| {
        let more = plan.plan.cells.saturating_sub(plan.changes.len());
        let left = plan.refused_count.saturating_sub(plan.refused.len());
        let rows = plan.changes.into_iter().map(|change| {
            let (old, new) = change.said();
            view! { <tr><th scope="row">{change.name}</th><td>{old}</td><td aria-hidden="true">"→"</td><td><b>{new}</b></td></tr> }
        });
        let refused = plan.refused.into_iter().map(|(name, why)| {
            view! {
                <tr class="warn-ink"><th scope="row">{name}</th><td colspan="3">{why}</td></tr>
            }
        });
        let lead = GridText::BulkWill.with(&[
            ("cells", &locale().count(plan.plan.cells)),
            ("left", &locale().count(plan.refused_count)),
        ]);
        let rest = (more + left > 0)
            .then(|| GridText::BulkMore.with(&[("count", &locale().count(more + left))]));
        view! {
            <div class="bulk-preview">
                <p role="status">{lead}</p>
                <table class="table"><caption class="vh">{GridText::BulkPreview.say()}</caption>
                    <tbody>{rows.collect_view()}{refused.collect_view()}</tbody></table>
                {rest.map(|rest| view! { <p class="hint">{rest}</p> })}
            </div>
        }
        .into_any()
    };
    part(move || {
        if asked.text.with(|text| text.trim().is_empty()) && asked.how.get() != How::Clear {
            return ().into_any();
        }
        match asked.plan() {
            Ok(plan) => table(plan),
            Err(wrong) => {
                let said = asked.said(&wrong);
                view! { <div class="bulk-preview"><p role="status" class="warn-ink">{said}</p></div> }.into_any()
            }
        }
    })
}

impl Asked {
    fn column(self) -> Option<Column> {
        let field = self.field.get()?;
        self.grid.now(|register| register.column(field))
    }

    /// What can be done to the field. Followed.
    fn hows(self) -> Vec<How> {
        let kind = self.column().and_then(|column| column.kind);
        let is = |how: &How| match how {
            How::Set | How::Clear => true,
            How::By => takes_amount(kind),
            How::Append => takes_text(kind),
        };
        HOWS.iter().map(|(how, _)| *how).filter(is).collect()
    }

    fn hint(self) -> GridText {
        match self.how.get() {
            How::By => GridText::BulkHintBy,
            How::Append => GridText::BulkHintAppend,
            How::Set | How::Clear => GridText::BulkValue,
        }
    }

    /// What is asked for comes to. Followed.
    fn plan(self) -> Result<BulkPlan, Wrong> {
        let (text, how) = (self.text.get(), self.how.get());
        let rows = pick::chosen_followed(self.grid);
        let Some(field) = self.field.get() else { return Err(Wrong::Refused(Refused::TooMany)) };
        self.grid.follow(|register| {
            let edit = match how {
                How::Set => BulkEdit::Set(text),
                How::Append => BulkEdit::Append(text),
                How::Clear => BulkEdit::Clear,
                How::By => BulkEdit::By(register.read_by(field, &text).map_err(Wrong::By)?),
            };
            register.bulk(&rows, field, &edit).map_err(Wrong::Refused)
        })
    }

    fn said(self, wrong: &Wrong) -> String {
        match wrong {
            Wrong::Refused(refused) => self.grid.refusal(*refused),
            Wrong::By(AmountFault::NoSign) => GridText::BulkNoSign.say().to_owned(),
            Wrong::By(AmountFault::Unreadable | AmountFault::NotForField) => {
                GridText::BulkUnreadable.say().to_owned()
            }
        }
    }

    /// Does it.
    fn run(self) {
        let grid = self.grid;
        let plan = match untrack(|| self.plan()) {
            Ok(bulk) => Ok(bulk.plan),
            Err(Wrong::Refused(refused)) => Err(refused),
            Err(wrong) => return grid.view.session().say(&self.said(&wrong), false),
        };
        super::clip::tell(grid, &plan, false);
        let cells = plan.as_ref().map_or(0, |plan| plan.cells);
        if grid.run(plan) && cells > 0 {
            let count = grid.view.locale.get_untracked().count(cells);
            grid.view.session().say(&GridText::BulkDone.with(&[("count", &count)]), true);
            self.text.set(String::new());
        }
    }
}

fn remove(grid: Grid) {
    let rows = untrack(|| pick::chosen_followed(grid));
    let session = grid.view.session();
    let (command, label) = grid.now(|register| register.remove_all(&rows));
    if session.dispatch(&command, label) {
        _ = pick::let_go(grid);
        let count = grid.view.locale.get_untracked().count(rows.len());
        let number = if rows.len() == 1 { Number::Singular } else { Number::Plural };
        let kind = kind_title(grid.kind, number);
        session.say(&GridText::BulkGone.with(&[("count", &count), ("kind", kind)]), true);
        grid.stand(grid.spot.get_untracked(), false);
    }
}
