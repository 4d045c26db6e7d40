//! The demand of one project by month, role and person, to type into.

use super::board::Board;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{
    Commitment, Demand, Id, Month, Person, Project, RecordKind, RecordRef, Request, Role, Skill,
    Typed, Uid, Value,
};
use plumbline::present::capacity::{
    Amount, MatrixRow, Unread, clear_unread, full_time_minutes, matrix, minutes_command,
    minutes_typed, unread,
};
use plumbline::present::text::choices::labels;
use plumbline::present::text::{Text as _, capacity_page::CapacityPageText as T};
use std::sync::Arc;

/// How many months the matrix shows.
const MONTHS: i32 = 12;

/// Whose demand is edited. A handle.
#[derive(Clone, Copy)]
pub struct Editing {
    open: RwSignal<bool>,
    project: RwSignal<Option<Id<Project>>>,
}

impl Editing {
    /// Nothing is edited yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), project: RwSignal::new(None) }
    }

    /// Opens the matrix of a project.
    pub fn open(self, project: Id<Project>) {
        self.project.set(Some(project));
        self.open.set(true);
    }
}

/// The columns of the matrix: months with their full-time minutes.
#[derive(Clone, PartialEq)]
struct Columns(Vec<(Month, i64)>);

/// The dialog.
#[component]
pub fn Editor(board: Board, editing: Editing) -> impl IntoView {
    let name = Memo::new(move |_| {
        let project = editing.project.get()?;
        board.workspace().find(project).map(|project| project.name.clone())
    });
    view! {
        {part(move || {
            let name = name.get().unwrap_or_default();
            let title = T::EditorTitle.with(&[("project", &name)]);
            view! {
                <Dialog open=editing.open title=title>
                    {part(move || editing.project.get().map(|project| {
                        view! { <Matrix board=board project=project/> }
                    }))}
                </Dialog>
            }
        })}
    }
}

#[component]
fn Matrix(board: Board, project: Id<Project>) -> impl IntoView {
    let first = RwSignal::new(board.start.get_untracked());
    let columns = Memo::new(move |_| {
        let calendar = board.workspace().default_calendar();
        let months = (0..MONTHS).map(|nth| first.get().plus(nth));
        Columns(months.map(|month| (month, full_time_minutes(&calendar, month))).collect())
    });
    let rows = Memo::new(move |_| {
        let months: Vec<Month> = columns.with(|c| c.0.iter().map(|(month, _)| *month).collect());
        matrix(&board.workspace(), project, &months)
    });
    let heads = move || {
        let locale = board.view.locale.get();
        let head = |month: Month| view! { <th scope="col">{locale.month_short_year(month)}</th> };
        columns.with(|columns| columns.0.iter().map(|(month, _)| head(*month)).collect_view())
    };
    let step = move |by: i32| first.update(|month| *month = month.plus(by));
    view! {
        <div class="matrix" role="group" aria-label=T::EditorBy.say()>
            <div class="line">
                <button class="icon-btn" aria-label=T::Earlier.say() on:click=move |_| step(-3)>
                    <IconView icon=Icon::ChevronLeft/></button>
                <button class="icon-btn" aria-label=T::Later.say() on:click=move |_| step(3)>
                    <IconView icon=Icon::ChevronRight/></button>
            </div>
            <div class="table-scroll">
                <table class="table tight">
                    <thead><tr>
                        <th scope="col">{T::EditorRole.say()}</th>
                        <th scope="col">{T::EditorFirm.say()}</th>
                        <th scope="col">{T::EditorRequest.say()}</th>
                        {heads}
                        <td></td>
                    </tr></thead>
                    <tbody>
                        <For each=move || rows.get() key=|row| row.demand.uid() let:row>
                            <MatrixLine board=board rows=rows columns=columns row=row/>
                        </For>
                    </tbody>
                </table>
            </div>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="hint">{T::EditorEmpty.say()}</p>
            </Show>
            <AddRow board=board project=project/>
            <super::spread::Spread board=board rows=rows/>
            <UnreadTexts board=board project=project/>
        </div>
    }
}

#[component]
fn MatrixLine(
    board: Board,
    rows: Memo<Vec<MatrixRow>>,
    columns: Memo<Columns>,
    row: MatrixRow,
) -> impl IntoView {
    let demand = row.demand;
    let session = board.session;
    let now =
        Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.demand == demand).cloned()));
    let at = RecordRef { kind: RecordKind::Demand, uid: demand.uid() };
    let remove = move |_| {
        let label = Label::one(Verb::Remove, RecordKind::Demand, "");
        session.dispatch(&Command::Remove(at), label);
    };
    let commitment = Signal::derive(move || {
        let given = now.with(|now| now.as_ref().map(|now| now.commitment));
        given.unwrap_or(Commitment::Committed).code()
    });
    let request = Signal::derive(move || {
        let given = now.with(|now| now.as_ref().and_then(|now| now.request));
        given.map(Request::code).unwrap_or_default()
    });
    let cells = (0..MONTHS as usize).map(|nth| {
        view! { <td><MatrixCell board=board now=now columns=columns nth=nth/></td> }
    });
    let name = row.name.clone();
    view! {
        <tr>
            <th scope="row">{part(move || now.with(|now| now.as_ref().map(|now| now.name.clone())))}</th>
            <td><ChoiceCell board=board at=at key="commitment" name=T::EditorFirm now=commitment/></td>
            <td><ChoiceCell board=board at=at key="request" name=T::EditorRequest now=request/></td>
            {cells.collect_view()}
            <td><button class="icon-btn" on:click=remove
                aria-label=T::EditorRemove.with(&[("row", &name)])>
                <IconView icon=Icon::Trash/></button></td>
        </tr>
    }
}

/// A field of a demand with a closed list; a request may be none.
#[component]
fn ChoiceCell(
    board: Board,
    at: RecordRef,
    key: &'static str,
    name: T,
    now: Signal<&'static str>,
) -> impl IntoView {
    let change = move |event| {
        let field = FieldKey::Builtin(key);
        let code = event_target_value(&event);
        let value = if code.is_empty() { Value::Empty } else { Value::Choice(code) };
        let label = Label::one(Verb::Edit, RecordKind::Demand, "").of_field(&field);
        board.session.dispatch(&Command::Set { at, field, value }, label);
    };
    let none = (key == "request").then_some(("", T::EditorRequestNone.say()));
    let choices = labels(RecordKind::Demand, key).unwrap_or_default();
    let option = move |(code, label): (&'static str, &'static str)| {
        view! { <option value=code prop:selected=live(move || now.get() == code)>{label}</option> }
    };
    let options = none.into_iter().chain(choices.iter().copied()).map(option).collect_view();
    view! { <select class="select" aria-label=name.say() on:change=change>{options}</select> }
}

#[component]
fn MatrixCell(
    board: Board,
    now: Memo<Option<MatrixRow>>,
    columns: Memo<Columns>,
    nth: usize,
) -> impl IntoView {
    let locale = board.view.locale;
    let column = Memo::new(move |_| columns.with(|columns| columns.0.get(nth).copied()));
    let text = move || {
        let minutes = now.with(|now| now.as_ref().and_then(|now| now.minutes.get(nth).copied()));
        match (minutes.unwrap_or(0), column.get()) {
            (0, _) | (_, None) => String::new(),
            (minutes, Some((_, full_time))) => Amount::Fte(full_time).text(minutes, locale.get()),
        }
    };
    let label = move || {
        let row = now.with(|now| now.as_ref().map(|now| now.name.clone()).unwrap_or_default());
        let month = column.get().map(|(month, _)| locale.get().month_long(month));
        T::EditorCell.with(&[("row", &row), ("month", &month.unwrap_or_default())])
    };
    let change = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        let (Some(row), Some((month, full_time))) = (now.get_untracked(), column.get_untracked())
        else {
            return;
        };
        let (locale, amount) = (locale.get_untracked(), Amount::Fte(full_time));
        if minutes_typed(&typed, amount, locale).is_none() {
            let values = [("text", typed.as_str()), ("most", &amount.most(locale))];
            board.session.say(&T::NotANumber.with(&values), false);
        } else if let Some(command) = minutes_command(&row, nth, month, &typed, amount, locale) {
            let label = Label::one(Verb::Edit, RecordKind::Demand, &row.name)
                .of_field(&FieldKey::Builtin("minutes"));
            board.session.dispatch(&command, label);
            return;
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&untrack(text));
    };
    view! {
        <input class="input number" inputmode="decimal" aria-label=label prop:value=text
            on:change=change/>
    }
}

/// What came along with the demand and could not be read, each to be taken out.
#[component]
fn UnreadTexts(board: Board, project: Id<Project>) -> impl IntoView {
    let found = Memo::new(move |_| unread(&board.workspace(), project, board.view.locale.get()));
    let line = move |one: Unread| {
        let text = one.text.clone();
        let clear = move |_| {
            let label = Label::one(Verb::Edit, RecordKind::Demand, "");
            board.session.dispatch(&clear_unread(&one), label);
        };
        view! {
            <li class="line">{text.clone()}
                <button class="icon-btn" on:click=clear
                    aria-label=T::UnreadClear.with(&[("text", &text)])>
                    <IconView icon=Icon::Trash/></button>
            </li>
        }
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <h3>{T::UnreadTitle.say()}</h3>
            <ul>
                <For each=move || found.get() key=|one| (one.demand.uid(), one.place.clone()) children=line/>
            </ul>
        </Show>
    }
}

/// A new row: a role, and a person where one is known.
#[component]
fn AddRow(board: Board, project: Id<Project>) -> impl IntoView {
    let (role, person) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (skill, level) = (RwSignal::new(String::new()), RwSignal::new(String::from("1")));
    let skills = Memo::new(move |_| {
        board.view.follow(RecordKind::Skill);
        let workspace = board.session.workspace_now();
        let skills = workspace.table::<Skill>();
        skills.in_order().into_iter().map(|one| (one.uid, one.name.clone())).collect::<Vec<_>>()
    });
    let options = move |people: bool| {
        let workspace = board.workspace();
        let named: Vec<(Uid, String)> = if people {
            let people = workspace.table::<Person>();
            people.in_order().into_iter().map(|person| (person.uid, person.name.clone())).collect()
        } else {
            let roles = workspace.table::<Role>();
            roles.in_order().into_iter().map(|role| (role.uid, role.name.clone())).collect()
        };
        named.into_iter().map(named_option).collect_view()
    };
    let add = move |_| {
        let mut demand = Demand::empty(board.session.new_uid());
        demand.project = Some(project);
        demand.role = role.get_untracked().parse::<Uid>().ok().map(Id::new);
        demand.person = person.get_untracked().parse::<Uid>().ok().map(Id::new);
        demand.skill = skill.get_untracked().parse::<Uid>().ok().map(Id::new);
        demand.level = level.get_untracked().parse().ok().filter(|_| demand.skill.is_some());
        demand.commitment = Some(Commitment::Committed);
        let label = Label::one(Verb::Add, RecordKind::Demand, "");
        board.session.dispatch(&Command::Add(Arc::new(demand)), label);
    };
    let nothing = move || role.with(String::is_empty) && person.with(String::is_empty);
    view! {
        <div class="line">
            <select class="select" aria-label=T::EditorAddRole.say() prop:value=live(move || role.get())
                on:change=move |event| role.set(event_target_value(&event))>
                <option value="">{T::EditorRole.say()}</option>{part(move || options(false))}
            </select>
            <select class="select" aria-label=T::EditorAddPerson.say() prop:value=live(move || person.get())
                on:change=move |event| person.set(event_target_value(&event))>
                <option value="">{T::EditorAnybody.say()}</option>{part(move || options(true))}
            </select>
            <Show when=move || skills.with(|skills| !skills.is_empty())>
                <select class="select" aria-label=T::EditorAddSkill.say() prop:value=live(move || skill.get())
                    on:change=move |event| skill.set(event_target_value(&event))>
                    <option value="">{T::EditorSkill.say()}</option>
                    {part(move || skills.get().into_iter().map(named_option).collect_view())}
                </select>
            </Show>
            <Show when=move || skill.with(|skill| !skill.is_empty())>
                <select class="select" aria-label=T::EditorAddLevel.say() prop:value=live(move || level.get())
                    on:change=move |event| level.set(event_target_value(&event))>
                    {(1..=5).map(|level: u8| {
                        let text = T::EditorLevel.with(&[("level", &level.to_string())]);
                        view! { <option value=level.to_string()>{text}</option> }
                    }).collect_view()}
                </select>
            </Show>
            <button class="btn secondary" disabled=nothing on:click=add>
                <IconView icon=Icon::Plus/>{T::EditorAdd.say()}
            </button>
        </div>
    }
}

fn named_option((uid, name): (Uid, String)) -> impl IntoView {
    view! { <option value=uid.to_string()>{name}</option> }
}
