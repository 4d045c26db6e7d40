//! A view handed out as a file, and the way to bring one in.

use super::grid::Grid;
use super::pick;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::platform::{dom, files};
use crate::ui::session::XLSX;
use leptos::prelude::*;
use plumbline::model::reading::money::Scale;
use plumbline::present::page::{Page, Route};
use plumbline::present::register::{Export, ListedField, Register, conventions, file_name};
use plumbline::present::text::grid::GridText;
use plumbline::present::text::{Text as _, book::BookText};
use plumbline::protocol::Form;
use std::sync::Arc;

/// The id of the panel; its buttons close it.
const PANEL: &str = "grid-export";
/// Rows gathered between two turns of the page.
const ROWS_A_TURN: usize = 400;

/// What a file holds, and in which form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    /// The columns shown, as delimited text.
    Shown,
    /// All fields that are kept, as delimited text.
    All,
    /// The columns shown, as a workbook.
    Book,
}

/// The panel.
#[component]
pub fn ExportMenu(grid: Grid) -> impl IntoView {
    let item = move |text: GridText, which: Which| {
        view! {
            <button class="menu-item" popovertarget=PANEL popovertargetaction="hide"
                on:click=move |_| hand_out(grid, which)>
                <IconView icon=Icon::Download/>{text.say()}
            </button>
        }
    };
    let lead = move || match pick::picked_followed(grid).len() {
        0 => GridText::ExportRows.say().to_owned(),
        count => GridText::ExportPicked.with(&[("count", &grid.view.locale.get().count(count))]),
    };
    let import = Route::to(Page::Import).with("as", grid.kind.key()).href();
    view! {
        <p class="label">{part(lead)}</p>
        {item(GridText::ExportCsvShown, Which::Shown)}
        {item(GridText::ExportCsvAll, Which::All)}
        {item(GridText::ExportXlsxShown, Which::Book)}
        <button class="menu-item" popovertarget=PANEL popovertargetaction="hide"
            on:click=move |_| crate::ui::platform::spawn(grid.view.session().export_book())>
            <IconView icon=Icon::Table/>{BookText::Make.say()}
        </button>
        <p class="hint">{GridText::ExportNote.say()}</p>
        <a class="menu-item" href=import><IconView icon=Icon::Upload/>{GridText::BringIn.say()}</a>
    }
}

/// Hands the rows of the view out. They are gathered in parts, so that the page stays quick.
fn hand_out(grid: Grid, which: Which) {
    let session = grid.view.session();
    let (workspace, today) = (session.workspace_now(), session.today());
    let (derived, kind) = (grid.derived_now(), grid.kind);
    let picked = untrack(|| pick::picked_followed(grid));
    let rows = if picked.is_empty() { grid.rows.get_untracked() } else { Arc::new(picked) };
    let mut fields = grid.layout.with_untracked(|layout| layout.fields.clone());
    // What the rows are grouped by stands in a file as columns.
    let groups = grid.grouping.with_untracked(|own| own.as_ref().map(|own| own.fields(kind)));
    let missing = |field: &ListedField| !fields.contains(field);
    let groups: Vec<ListedField> = groups.unwrap_or_default().into_iter().filter(missing).collect();
    fields.extend(groups);
    let by = conventions(&workspace.settings(), today);
    crate::ui::platform::spawn(async move {
        let register = Register::new(&workspace, kind, today, Scale::Units, &derived);
        let export = match which {
            Which::Shown | Which::Book => Export::shown(&register, &fields),
            Which::All => Export::all(&register),
        };
        let mut table = export.head();
        for part in rows.chunks(ROWS_A_TURN) {
            table.rows.extend(part.iter().filter_map(|uid| export.row(*uid)));
            if rows.len() > ROWS_A_TURN {
                dom::pause(0).await;
            }
        }
        let (form, end, media) = match which {
            Which::Book => {
                let (looks, total) = (export.looks(&rows), GridText::Total.say().to_owned());
                (Form::Xlsx { looks, total }, "xlsx", XLSX)
            }
            Which::Shown | Which::All => (Form::Csv(by.decimal), "csv", "text/csv"),
        };
        let name = file_name(&workspace, kind, today, end);
        let done = session.write_table(table, form).await;
        let taken = done.is_ok_and(|bytes| files::download(&name, media, &bytes));
        let said = if taken { GridText::Exported } else { GridText::ExportFailed };
        session.say(&said.with(&[("name", &name)]), false);
    });
}
