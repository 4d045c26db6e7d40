//! Who does what: the grid of duties, its findings, the roles with those who fill them, and the office
//! beside the project manager.

use super::{Bureau, Head};
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::{dom, files, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plumbline::model::Value;
use plumbline::present::office::Edit;
use plumbline::present::office::roles::{
    GridRow, RoleRow, RolesView, duty_edit, letter_name, reset, role_name, scope_of, table, view,
};
use plumbline::present::register::{conventions, plain_name};
use plumbline::present::text::{Text as _, grid::GridText, office_roles::RoleText as T};
use plumbline::protocol::Form;

/// The grid and the cell that is chosen: copies are the same grid.
#[derive(Clone, Copy)]
struct Grid {
    bureau: Bureau,
    shown: Memo<RolesView>,
    /// Row and column that take the focus.
    at: RwSignal<(usize, usize)>,
}

impl Grid {
    fn cell(self, row: usize, column: usize) -> (String, bool) {
        self.shown.with(|view| {
            view.rows.get(row).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default()
        })
    }

    /// The role of a column.
    fn role(self, column: usize) -> Option<&'static str> {
        self.shown.with(|view| view.columns.get(column).copied())
    }

    /// Gives the chosen role its duty in the chosen process.
    fn set(self, letter: &str) {
        let (row, column) = self.at.get_untracked();
        let code = self.shown.with_untracked(|view| view.rows.get(row).map(|row| row.code.clone()));
        if let (Some(code), Some(role)) = (code, self.role(column)) {
            let scope = self.bureau.memos.record.with_untracked(|own| scope_of(own.as_ref()));
            let (key, value) = duty_edit(scope, &code, role, letter);
            self.bureau.set("duties", Some(&key), value);
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let (row, column) = self.at.get_untracked();
        let (rows, columns) =
            self.shown.with_untracked(|view| (view.rows.len(), view.columns.len()));
        let (row, column) = match event.key().as_str() {
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowDown" => ((row + 1).min(rows.saturating_sub(1)), column),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowRight" => (row, (column + 1).min(columns.saturating_sub(1))),
            "Home" => (row, 0),
            "End" => (row, columns.saturating_sub(1)),
            "Delete" | "Backspace" => {
                event.prevent_default();
                return self.set("");
            }
            key => {
                let letter = key.to_uppercase();
                if ["A", "R", "C", "I"].contains(&letter.as_str()) {
                    event.prevent_default();
                    event.stop_propagation();
                    self.set(&letter);
                }
                return;
            }
        };
        event.prevent_default();
        self.at.set((row, column));
        dom::focus(&format!("#duty-{row}-{column}"));
    }
}

/// The view of who does what.
#[component]
pub fn RolesTab(bureau: Bureau) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let locale = bureau.view.locale.get();
        bureau.memos.record.with(|own| view(own.as_ref(), locale))
    });
    let grid = Grid { bureau, shown, at: RwSignal::new((0, 0)) };
    let title = Signal::derive(move || shown.with(|view| view.title.clone()));
    let columns = Memo::new(move |_| shown.with(|view| view.columns.clone()));
    view! {
        <main class="main" id="main" tabindex="-1">
            <Head title=title lead=T::Lead.say() now="roles"/>
            <section class="block" aria-labelledby="duty-findings">
                <h2 id="duty-findings">{T::Findings.say()}</h2>
                {part(move || {
                    let (findings, named) =
                        shown.with(|view| (view.findings.clone(), view.holders_named));
                    view! { <Findings findings=findings named=named/> }
                })}
            </section>
            {part(move || {
                // Other columns are another grid.
                columns.track();
                view! { <Duties grid=grid/><Roles bureau=bureau shown=shown/> }
            })}
            <Beside shown=shown/>
        </main>
    }
}

#[component]
fn Findings(findings: Vec<String>, named: bool) -> impl IntoView {
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        {match findings.is_empty() {
            true => view! { <p>{T::NoFindings.say()}</p> }.into_any(),
            false => view! { <ul class="office-findings">{findings.into_iter().map(line).collect_view()}</ul> }.into_any(),
        }}
        {(!named).then(|| view! { <p class="caption">{T::HoldersNone.say()}</p> })}
    }
}

#[component]
fn Duties(grid: Grid) -> impl IntoView {
    let (columns, count) =
        grid.shown.with_untracked(|view| (view.columns.clone(), view.rows.len()));
    let width = columns.len();
    let head = |role: &'static str| {
        view! { <th scope="col"><abbr title=role_name(role)>{role}</abbr></th> }
    };
    let row = move |nth: usize| view! { <DutyRow grid=grid nth=nth width=width/> };
    view! {
        <section class="block" aria-labelledby="duty-grid">
            <h2 class="vh" id="duty-grid">{T::Grid.say()}</h2>
            <Tools grid=grid/>
            <p class="caption" id="duty-legend">{T::Legend.say()}</p>
            <div class="table-scroll">
                <table class="table office-duties" role="grid" aria-labelledby="duty-grid"
                    aria-describedby="duty-legend" on:keydown=move |event| grid.on_key(&event)>
                    <thead><tr><th scope="col">{T::Process.say()}</th>{columns.into_iter().map(head).collect_view()}</tr></thead>
                    <tbody>{(0..count).map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn DutyRow(grid: Grid, nth: usize, width: usize) -> impl IntoView {
    let read = move |take: fn(&GridRow) -> bool| {
        grid.shown.with(|view| view.rows.get(nth).is_some_and(take))
    };
    let name = grid.shown.with_untracked(|view| view.rows.get(nth).map(|row| row.name));
    let cell = move |column: usize| {
        let id = format!("duty-{nth}-{column}");
        let class = live(move || match grid.cell(nth, column) {
            (letter, true) => format!("office-duty changed d{letter}"),
            (letter, false) => format!("office-duty d{letter}"),
        });
        let tab = live(move || if grid.at.get() == (nth, column) { "0" } else { "-1" });
        view! {
            <td id=id class=class tabindex=tab on:focus=move |_| grid.at.set((nth, column))
                on:click=move |_| dom::focus(&format!("#duty-{nth}-{column}"))>
                {part(move || grid.cell(nth, column).0)}
            </td>
        }
    };
    view! {
        <tr class=live(move || if read(|row| row.faulty) { "faulty" } else { "" })>
            <th scope="row">{name}</th>{(0..width).map(cell).collect_view()}
        </tr>
    }
}

#[component]
fn Tools(grid: Grid) -> impl IntoView {
    let chosen = move || {
        let (row, column) = grid.at.get();
        let name = grid.shown.with(|view| view.rows.get(row).map(|row| row.name));
        let (Some(name), Some(role)) = (name, grid.role(column)) else {
            return T::ChosenNone.say().to_owned();
        };
        let cell = T::SetCell.with(&[("process", name), ("role", role_name(role))]);
        let duty = letter_name(&grid.cell(row, column).0);
        T::Chosen.with(&[("cell", &cell), ("duty", duty)])
    };
    let duty = move |letter: &'static str| {
        let pressed = live(move || {
            let (row, column) = grid.at.get();
            (grid.cell(row, column).0 == letter).to_string()
        });
        view! {
            <button class="btn quiet" aria-pressed=pressed on:click=move |_| grid.set(letter)>
                {letter_name(letter)}
            </button>
        }
    };
    let changed = Memo::new(move |_| grid.shown.with(|view| view.changed));
    let back = move |_| {
        let own = grid.bureau.memos.record.get_untracked();
        if let Some(own) = &own {
            grid.bureau.change(reset(own));
        }
    };
    view! {
        <div class="toolbar low office-tools no-print">
            {["A", "R", "C", "I", ""].map(duty).collect_view()}
            <span class="caption" role="status">{part(chosen)}</span>
            <span class="spacer"></span>
            <button class="btn quiet" disabled=live(move || !changed.get()) on:click=back>{T::Reset.say()}</button>
            <button class="btn quiet" on:click=move |_| take_away(grid.bureau)>{T::Csv.say()}</button>
        </div>
    }
}

/// Hands the grid over as a file.
fn take_away(bureau: Bureau) {
    let session = bureau.session;
    let by = conventions(&session.workspace_now().settings(), session.today());
    let table = bureau.memos.record.with_untracked(|own| table(own.as_ref()));
    let name = format!("{}.csv", plain_name(&table.name));
    spawn(async move {
        let done = session.write_table(table, Form::Csv(by.decimal)).await;
        let taken = done.is_ok_and(|bytes| files::download(&name, "text/csv", &bytes));
        let said = if taken { GridText::Exported } else { GridText::ExportFailed };
        session.say(&said.with(&[("name", &name)]), false);
    });
}

#[component]
fn Roles(bureau: Bureau, shown: Memo<RolesView>) -> impl IntoView {
    let row = move |nth: usize| {
        let read = move |take: fn(&RoleRow) -> String| {
            shown.with(|view| view.roles.get(nth).map(take).unwrap_or_default())
        };
        let Some(role) = shown.with_untracked(|view| view.roles.get(nth).cloned()) else {
            return ().into_any();
        };
        let code = role.code;
        let keep = move |event| {
            let text = event_target_value(&event);
            let value = if text.trim().is_empty() { Value::Empty } else { Value::Text(text) };
            bureau.change(vec![Edit { field: "holders", entry: Some(code), value }]);
        };
        view! {
            <tr>
                <td class="soft">{code}</td><th scope="row">{role.name}</th>
                <td><input class="input" aria-label=T::HolderOf.with(&[("role", role.name)])
                    placeholder=T::Vacant.say()
                    prop:value=live(move || read(|row| row.holder.clone())) on:change=keep/>
                    <span class="print-only">{part(move || read(|row| row.holder.clone()))}</span></td>
                <td>{role.duties}</td>
                <td class="num">{part(move || read(|row| row.counts.0.to_string()))}</td>
                <td class="num">{part(move || read(|row| row.counts.1.to_string()))}</td>
            </tr>
        }
        .into_any()
    };
    let count = shown.with_untracked(|view| view.roles.len());
    let merged = move || shown.with(|view| view.merged.clone());
    let small = move || shown.with(|view| view.small.clone());
    let line = |line: String| view! { <li>{line}</li> };
    view! {
        <section class="block" aria-labelledby="duty-roles">
            <h2 id="duty-roles">{T::Profiles.say()}</h2>
            <div class="table-scroll"><table class="table office-roles">
                <thead><tr>
                    <th scope="col">{T::Code.say()}</th><th scope="col">{T::Role.say()}</th>
                    <th scope="col">{T::Holder.say()}</th><th scope="col">{T::Duties.say()}</th>
                    <th class="num" scope="col">{T::CountA.say()}</th><th class="num" scope="col">{T::CountR.say()}</th>
                </tr></thead>
                <tbody>{(0..count).map(row).collect_view()}</tbody>
            </table></div>
            <div class="section-head"><h3>{T::Merged.say()}</h3><span class="caption">{T::MergedNote.say()}</span></div>
            {part(move || match merged().is_empty() {
                true => view! { <p class="soft">{T::MergedNone.say()}</p> }.into_any(),
                false => view! { <ul>{merged().into_iter().map(line).collect_view()}</ul> }.into_any(),
            })}
            <h3>{T::Small.say()}</h3>
            <ul>{part(move || small().into_iter().map(line).collect_view())}</ul>
        </section>
    }
}

#[component]
fn Beside(shown: Memo<RolesView>) -> impl IntoView {
    let row = |[process, office, manager, sponsor]: [String; 4]| {
        view! { <tr><th scope="row">{process}</th><td>{office}</td><td>{manager}</td><td>{sponsor}</td></tr> }
    };
    view! {
        <section class="block" aria-labelledby="duty-versus">
            <div class="section-head">
                <h2 id="duty-versus">{T::Versus.say()}</h2><span class="caption">{T::VersusNote.say()}</span>
            </div>
            <table class="table">
                <thead><tr>
                    <th scope="col">{T::Process.say()}</th><th scope="col">{T::OfficeSide.say()}</th>
                    <th scope="col">{T::ManagerSide.say()}</th><th scope="col">{T::SponsorSide.say()}</th>
                </tr></thead>
                <tbody>{part(move || shown.with(|view| view.versus.clone()).into_iter().map(row).collect_view())}</tbody>
            </table>
        </section>
    }
}
