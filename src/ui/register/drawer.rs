//! The details of one record beside the grid: every field as a form control, and what is linked.

use super::form::FieldControl;
use super::grid::Grid;
use super::parts::{ChangesPart, DemandPart, ScorePart};
use super::shape_of;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::kit::status::StatusChip;
use crate::ui::kit::tabs::{Tab, Tabs, tab_id};
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::edit::{Command, Label, Verb};
use plumbline::model::record::RecordRef;
use plumbline::model::{RecordKind, Uid};
use plumbline::present::register::{Spot, linked};
use plumbline::present::text::Text as _;
use plumbline::present::text::fields::{Number, choice_label, kind_heading, kind_title};
use plumbline::present::text::grid::GridText;

/// The id of the panel under the tabs.
const PANEL: &str = "details";
/// The codes of the tabs in addresses.
const FIELDS: &str = "fields";
const DEMAND: &str = "demand";
const SCORE: &str = "score";
const CHANGES: &str = "changes";

/// The tabs of a record type; what is planned and ranked is projects.
fn tabs_of(kind: RecordKind) -> Vec<Tab> {
    let mut tabs = vec![(FIELDS, GridText::TabDetails.say())];
    if kind == RecordKind::Project {
        tabs.push((DEMAND, GridText::TabDemand.say()));
        tabs.push((SCORE, GridText::TabScore.say()));
    }
    tabs.push((CHANGES, GridText::TabChanges.say()));
    tabs
}

/// The details, while a record is open.
#[component]
pub fn Drawer(grid: Grid) -> impl IntoView {
    let open = Memo::new(move |_| {
        let rows = grid.view.rows(grid.kind);
        grid.open.get().filter(|uid| rows.with(|rows| rows.row(*uid).is_some()))
    });
    move || open.get().map(|uid| view! { <Details grid=grid uid=uid/> })
}

#[component]
fn Details(grid: Grid, uid: Uid) -> impl IntoView {
    let name = Memo::new(move |_| grid.follow(|register| register.name(uid)));
    let shown = move || match name.get() {
        name if name.is_empty() => GridText::Unnamed.say().to_owned(),
        name => name,
    };
    // A record that has no name yet is about to get one.
    if name.get_untracked().is_empty() {
        grid.router.set_state("tab", None);
        dom::focus_soon(".drawer input, .drawer textarea, .drawer select");
    }
    let tabs = tabs_of(grid.kind);
    let codes: Vec<&'static str> = tabs.iter().map(|(code, _)| *code).collect();
    let asked = grid.router.state("tab");
    let tab = Memo::new(move |_| {
        let asked = asked.get();
        codes.iter().copied().find(|code| Some(*code) == asked.as_deref()).unwrap_or(FIELDS)
    });
    let choose = move |code: &'static str| {
        grid.router.set_state("tab", Some(code).filter(|code| *code != FIELDS));
    };
    view! {
        <aside class="drawer tall" aria-label=shown on:keydown=move |event| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close(grid);
            }
        }>
            <Head grid=grid uid=uid/>
            <div class="drawer-body">
                <h2 class="drawer-title">{shown}</h2>
                <Facts grid=grid uid=uid/>
                <Tabs panel=PANEL label=GridText::Tabs.say() tabs=tabs chosen=tab
                    choose=Callback::new(choose)/>
                <div id=PANEL class="part" role="tabpanel" tabindex="0"
                    aria-labelledby=live(move || tab_id(PANEL, tab.get()))>
                    {part(move || match tab.get() {
                        DEMAND => view! { <DemandPart grid=grid uid=uid/> }.into_any(),
                        SCORE => view! { <ScorePart grid=grid uid=uid/> }.into_any(),
                        CHANGES => view! { <ChangesPart grid=grid uid=uid/> }.into_any(),
                        _ => view! { <FieldsPart grid=grid uid=uid/> }.into_any(),
                    })}
                </div>
            </div>
            <div class="drawer-foot">
                <button class="btn danger" on:click=move |_| remove(grid, uid)>
                    <IconView icon=Icon::Trash/>{GridText::Delete.say()}
                </button>
            </div>
        </aside>
    }
}

/// Every field as a form control, and what is linked.
#[component]
fn FieldsPart(grid: Grid, uid: Uid) -> impl IntoView {
    let fields = grid.now(|register| register.columns());
    let fields = fields.into_iter().filter(|column| column.kind.is_some());
    view! {
        <section aria-label=GridText::Fields.say()>
            <div class="fields">
                {fields.map(|column| view! {
                    <FieldControl grid=grid uid=uid column=column/>
                }).collect_view()}
            </div>
        </section>
        <Links grid=grid uid=uid/>
    }
}

/// Place in the view, the ways to the neighbours, and close.
#[component]
fn Head(grid: Grid, uid: Uid) -> impl IntoView {
    let at = Memo::new(move |_| grid.rows.with(|rows| rows.iter().position(|row| *row == uid)));
    let count = move || grid.rows.with(|rows| rows.len());
    let place = move || {
        let locale = grid.view.locale.get();
        at.get().map(|at| {
            let (at, all) = (locale.count(at + 1), locale.count(count()));
            GridText::Place.with(&[("at", &at), ("all", &all)])
        })
    };
    let kind = kind_title(grid.kind, Number::Singular);
    let turn = move |by: isize| {
        let next = at.get_untracked().and_then(|at| at.checked_add_signed(by));
        let uid = grid.rows.with_untracked(|rows| rows.get(next?).copied());
        if let Some(uid) = uid {
            if let Some(line) = grid.lines.with_untracked(|lines| lines.line_of(uid)) {
                let spot = grid.spot.get_untracked();
                grid.stand(Spot::row(line, spot.column), false);
            }
            super::table::reveal(grid, grid.spot.get_untracked());
            grid.open_details(uid);
        }
    };
    let button = move |text: GridText, icon: Icon, by: isize| {
        let label = text.with(&[("kind", kind)]);
        let end = move || match at.get() {
            Some(at) => at.checked_add_signed(by).is_none_or(|next| next >= count()),
            None => true,
        };
        view! {
            <button class="icon-btn" aria-label=label.clone() title=label disabled=end
                on:click=move |_| turn(by)><IconView icon=icon/></button>
        }
    };
    view! {
        <div class="drawer-head">
            <span class="caption">{kind_heading(grid.kind, Number::Singular)}" "{place}</span>
            <span class="spacer"></span>
            {button(GridText::Previous, Icon::ChevronUp, -1)}
            {button(GridText::Next, Icon::ChevronDown, 1)}
            <button class="icon-btn" aria-label=GridText::Close.say() title=GridText::Close.say()
                on:click=move |_| close(grid)><IconView icon=Icon::Close/></button>
        </div>
    }
}

/// Health and stage in a line, for records that have them.
#[component]
fn Facts(grid: Grid, uid: Uid) -> impl IntoView {
    let facts = Memo::new(move |_| {
        grid.follow(|register| {
            let record = register.workspace().rows(grid.kind).row(uid)?.clone();
            let text = |key: &'static str| {
                let field = plumbline::present::register::ListedField::Builtin(key);
                register.cell(record.as_ref(), field).text
            };
            let rest = ["stage", "portfolio"].map(text);
            let rest: Vec<String> = rest.into_iter().filter(|text| !text.is_empty()).collect();
            Some((register.status(record.as_ref()), rest.join(" · ")))
        })
    });
    move || {
        facts.get().map(|(status, rest)| {
            view! {
                <p class="line">
                    {status.map(|code| view! {
                        <StatusChip shape=shape_of(&code)
                            word=choice_label(grid.kind, "status", &code).unwrap_or_default()/>
                    })}
                    <span class="soft">{rest}</span>
                </p>
            }
        })
    }
}

/// What refers to the record, counted by type.
#[component]
fn Links(grid: Grid, uid: Uid) -> impl IntoView {
    let session = grid.view.session();
    let found = Memo::new(move |_| {
        let at = RecordRef { kind: grid.kind, uid };
        session.with_workspace(|workspace| linked(workspace, at))
    });
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <section aria-label=GridText::Linked.say()>
                <h3>{GridText::Linked.say()}</h3>
                <ul class="pairs">
                    {part(move || found.get().into_iter().map(|link| view! {
                        <li>
                            <span>{kind_heading(link.kind, Number::Plural)}</span>
                            <span class="caption">{grid.view.locale.get().count(link.count)}</span>
                        </li>
                    }).collect_view())}
                </ul>
            </section>
        </Show>
    }
}

/// Closes the details; the focus goes back to the grid.
fn close(grid: Grid) {
    // A field that loses the focus keeps what was typed into it.
    grid.hold_focus();
    grid.close_details();
    dom::after_while(grid.spot, 0, move || super::table::focus_spot(grid));
}

/// Deletes the record; there is no question, but a way back.
fn remove(grid: Grid, uid: Uid) {
    let session = grid.view.session();
    let name = grid.now(|register| register.name(uid));
    let command = Command::Remove(RecordRef { kind: grid.kind, uid });
    if session.dispatch(&command, Label::one(Verb::Remove, grid.kind, &name)) {
        close(grid);
        let name = if name.is_empty() { GridText::Unnamed.say().to_owned() } else { name };
        session.say(&GridText::Removed.with(&[("name", &name)]), true);
    }
}
