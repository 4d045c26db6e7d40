//! The drawer of a cell: the figure, the projects in rank order, who loses, and their demand to
//! change in place.

use super::board::Board;
use super::editor::Editing;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use plumbline::analysis::capacity::load::RowKey;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{Id, Project, RecordKind};
use plumbline::present::capacity::{
    Amount, CauseLine, CauseSheet, Unit, minutes_typed, set_minutes,
};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T, shell::ShellText};

/// Most projects on screen at once.
const LINES_MAX: usize = 60;

/// What the parts of the drawer share. A handle.
#[derive(Clone, Copy)]
struct Open {
    board: Board,
    sheet: Memo<Option<CauseSheet>>,
    editing: Editing,
}

impl Open {
    /// One piece of the sheet; its empty form while there is none.
    fn of<V: Default>(self, read: impl FnOnce(&CauseSheet) -> V) -> V {
        self.sheet.with(|sheet| sheet.as_ref().map(read).unwrap_or_default())
    }

    /// What a figure is typed in; `None` where figures cannot be edited here.
    fn amount(self) -> Option<Amount> {
        let unit = self.board.unit.get();
        self.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let is_one = !matches!(sheet.key, RowKey::All | RowKey::Person(_));
            let full_time = sheet.month.filter(|_| is_one).map(|_| sheet.full_time)?;
            Some(if unit == Unit::Hours { Amount::Hours } else { Amount::Fte(full_time) })
        })
    }
}

/// The drawer, where a cell is open.
#[component]
pub fn Drawer(board: Board, editing: Editing) -> impl IntoView {
    let open = Open { board, sheet: board.sheet(), editing };
    let is_open = Memo::new(move |_| open.sheet.with(Option::is_some));
    view! { <Show when=move || is_open.get()><Sheet open=open/></Show> }
}

#[component]
fn Sheet(open: Open) -> impl IntoView {
    let board = open.board;
    let title = move || open.of(|sheet| sheet.title.clone());
    view! {
        <aside class="drawer" aria-label=title>
            <div class="drawer-head">
                <h2 tabindex="-1">{title}</h2>
                <span class="spacer"></span>
                <button class="icon-btn" aria-label=T::PeriodBefore.say() title=T::PeriodBefore.say()
                    on:click=move |_| board.step_cell(-1)><IconView icon=Icon::ChevronLeft/></button>
                <button class="icon-btn" aria-label=T::PeriodAfter.say() title=T::PeriodAfter.say()
                    on:click=move |_| board.step_cell(1)><IconView icon=Icon::ChevronRight/></button>
                <button class="icon-btn" aria-label=ShellText::Close.say() title=ShellText::Close.say()
                    on:click=move |_| board.close()><IconView icon=Icon::Close/></button>
            </div>
            <div class="drawer-body" tabindex="0" role="group" aria-label=T::Users.say()>
                <Figures open=open/>
                <div class="section-head">
                    <h3>{T::Users.say()}</h3>
                    <span class="caption">{part(move || open.of(|sheet| sheet.count.clone()))}</span>
                </div>
                <Users open=open/>
                <super::cures::Ways board=open.board sheet=open.sheet/>
                <Show when=move || open.amount().is_none()>
                    <p class="hint">{T::EditOnlyMonths.say()}</p>
                </Show>
            </div>
        </aside>
    }
}

/// The figure and the sums it is made of.
#[component]
fn Figures(open: Open) -> impl IntoView {
    let figure = move || match open.of(|sheet| sheet.percent.clone()) {
        Some(percent) => view! { {percent}" "<small>"%"</small> }.into_any(),
        None => view! { <small>{T::NoSupply.say()}</small> }.into_any(),
    };
    let short = move || open.of(|sheet| sheet.is_short);
    let gap_name = move || if short() { T::Short.say() } else { T::Free.say() };
    view! {
        <div class="figure-row">
            <p class="big-figure">{figure}</p>
            <dl class="sums">
                <div><dt>{T::Demand.say()}</dt>
                    <dd class="num">{part(move || open.of(|sheet| sheet.demand.clone()))}</dd></div>
                <div><dt>{T::SupplyWord.say()}</dt>
                    <dd class="num">{part(move || open.of(|sheet| sheet.supply.clone()))}</dd></div>
                <div class="total" class:free=live(move || !short())><dt>{gap_name}</dt>
                    <dd class="num">{part(move || open.of(|sheet| sheet.gap.clone()))}</dd></div>
            </dl>
        </div>
    }
}

/// The projects in rank order, a page of them at a time.
#[component]
fn Users(open: Open) -> impl IntoView {
    let first = RwSignal::new(0_usize);
    let all = Memo::new(move |_| open.of(|sheet| sheet.lines.len()));
    let start = move || if first.get() < all.get() { first.get() } else { 0 };
    let projects = move || {
        open.of(|sheet| {
            let page = sheet.lines.iter().skip(start()).take(LINES_MAX);
            page.map(|line| line.project).collect::<Vec<_>>()
        })
    };
    let amount_head = move || match open.amount() {
        Some(Amount::Hours) => T::HeadHours.say(),
        _ => T::HeadFte.say(),
    };
    let supply = move || T::SupplyLine.with(&[("fte", &open.of(|sheet| sheet.supply.clone()))]);
    let key = |project: &Option<Id<Project>>| project.map(|id| id.uid());
    view! {
        <ol class="users" class:editable=live(move || open.amount().is_some())>
            <li class="head" aria-hidden="true">
                <span>{T::HeadRank.say()}</span><span>{T::HeadProject.say()}</span>
                <span class="num">{amount_head}</span><span class="num">{T::HeadLoses.say()}</span>
                <span class="num">{supply}</span>
            </li>
            <For each=projects key=key let:project><User open=open project=project/></For>
        </ol>
        <Show when=move || { all.get() > LINES_MAX }>
            <div class="line">
                <button class="btn secondary" disabled=live(move || start() == 0)
                    on:click=move |_| first.set(start().saturating_sub(LINES_MAX))>
                    {T::CausesBefore.say()}</button>
                <button class="btn secondary" disabled=live(move || start() + LINES_MAX >= all.get())
                    on:click=move |_| first.set(start() + LINES_MAX)>
                    {T::CausesAfter.say()}</button>
            </div>
        </Show>
    }
}

#[component]
fn User(open: Open, project: Option<Id<Project>>) -> impl IntoView {
    let line = Memo::new(move |_| {
        open.sheet.with(|sheet| {
            sheet.as_ref()?.lines.iter().find(|line| line.project == project).cloned()
        })
    });
    let read = move |of: fn(&CauseLine) -> String| {
        move || line.with(|line| line.as_ref().map(of).unwrap_or_default())
    };
    let name = read(|line| line.name.clone());
    let link =
        project.map(|id| Route::to(Page::Projects).with("open", &id.uid().to_string()).href());
    let edit = project.map(|id| {
        let edit = move |_| open.editing.open(id);
        let title = move || format!("{}: {}", T::EditByMonth.say(), name());
        view! {
            <button class="icon-btn small" aria-label=title title=T::EditByMonth.say() on:click=edit>
                <IconView icon=Icon::Calendar/>
            </button>
        }
    });
    view! {
        <li>
            <span class="rank">{read(|line| line.rank.clone())}</span>
            <span class="user-name">
                <a class="cut-text" href=link title=name>{name}</a>{edit}
            </span>
            <AmountCell open=open line=line/>
            <span class="num over">{read(|line| line.loses.clone())}</span>
            <Stairs open=open line=line/>
        </li>
    }
}

/// The figure of a project: a field where it can be edited.
#[component]
fn AmountCell(open: Open, line: Memo<Option<CauseLine>>) -> impl IntoView {
    let amount = Memo::new(move |_| open.amount());
    let is_edited = Memo::new(move |_| amount.get().is_some());
    let fte = move || line.with(|line| line.as_ref().map(|l| l.fte.clone()).unwrap_or_default());
    let locale = open.board.view.locale;
    let text = move || {
        let minutes = line.with(|line| line.as_ref().map_or(0, |line| line.minutes));
        amount.get().map(|amount| amount.text(minutes, locale.get())).unwrap_or_default()
    };
    let label = move || {
        let words = match amount.get() {
            Some(Amount::Hours) => T::EditHours,
            _ => T::EditFte,
        };
        let name = line.with(|line| line.as_ref().map(|l| l.name.clone()).unwrap_or_default());
        words.with(&[("project", &name), ("period", &open.of(|sheet| sheet.period.clone()))])
    };
    let field = NodeRef::<html::Input>::new();
    let put_back = move || {
        let kept = open.board.session.only_shows();
        if let Some(field) = field.get_untracked().filter(|_| !kept) {
            field.set_value(&untrack(text));
        }
    };
    let change = move |_| {
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        if typed != untrack(text) && !commit(open, line, &typed) {
            put_back();
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            put_back();
        }
    };
    view! {
        <Show when=move || is_edited.get() fallback=move || view! { <span class="num">{fte}</span> }>
            <input class="input number" inputmode="decimal" aria-label=label node_ref=field
                prop:value=text on:change=change on:keydown=keys/>
        </Show>
    }
}

/// Gives a project the amount that was typed; whether it could be.
fn commit(open: Open, line: Memo<Option<CauseLine>>, typed: &str) -> bool {
    let Open { board, sheet, .. } = open;
    let locale = board.view.locale.get_untracked();
    let (Some(amount), Some(line)) = (untrack(|| open.amount()), line.get_untracked()) else {
        return false;
    };
    let Some(minutes) = minutes_typed(typed, amount, locale) else {
        let most = amount.most(locale);
        board.session.say(&T::NotANumber.with(&[("text", typed), ("most", &most)]), false);
        return false;
    };
    let cell = sheet
        .with_untracked(|sheet| sheet.as_ref().and_then(|sheet| Some((sheet.key, sheet.month?))));
    let Some((key, month)) = cell else { return false };
    let capacity = board.view.capacity.capacity.get_untracked();
    let (load, ledger, basis) = (&capacity.load, &capacity.ledger, board.basis.get_untracked());
    let commands = set_minutes(load, ledger, key, basis, line.project, month, minutes);
    let label = Label::one(Verb::Edit, RecordKind::Demand, &line.name)
        .of_field(&FieldKey::Builtin("minutes"));
    board.session.dispatch(&Command::Batch(commands), label)
}

/// The bar of a project between those before and behind it, and the supply line.
#[component]
fn Stairs(open: Open, line: Memo<Option<CauseLine>>) -> impl IntoView {
    let px = |length: f64| format!("{:.1}", length.max(0.0));
    let bar = move |of: fn(&CauseLine) -> f64| {
        move || px(line.with(|line| line.as_ref().map(of).unwrap_or_default()))
    };
    let supply = move || format!("M{} 0v24", px(open.of(|sheet| sheet.line)));
    view! {
        <svg class="chart" width="112" height="24" viewBox="0 0 112 24" aria-hidden="true">
            <rect class="bar" x=bar(|l| l.left) y="7" width=bar(|l| l.fits) height="9"></rect>
            <rect class="bar over" x=bar(|l| l.left + l.fits) y="7" width=bar(|l| l.over) height="9">
            </rect>
            <path class="ref-line thin" d=supply></path>
        </svg>
    }
}
