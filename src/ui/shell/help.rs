//! The sheet of shortcuts.

use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::present::page::Page;
use plumbline::present::text::{Text as _, shell::ShellText};

/// Whether the sheet is open.
#[derive(Clone, Copy)]
pub struct HelpOpen(pub RwSignal<bool>);

/// The sheet.
#[component]
pub fn Help() -> impl IntoView {
    let open: HelpOpen = expect_context();
    let go = Page::ALL.into_iter().filter_map(|page| {
        let letter = page.letter()?.to_ascii_uppercase();
        Some((format!("G {letter}"), ShellText::KeyGo.with(&[("page", page.title().say())])))
    });
    let fixed = [
        ("Ctrl K", ShellText::KeyPalette),
        ("Ctrl S", ShellText::KeySave),
        ("Ctrl Z", ShellText::KeyUndo),
        ("Ctrl Y", ShellText::KeyRedo),
        ("?", ShellText::KeyHelp),
        ("← ↑ → ↓", ShellText::KeyGridMove),
        ("Enter, F2", ShellText::KeyGridEdit),
        ("Tab", ShellText::KeyGridCommit),
        ("Esc", ShellText::KeyGridCancel),
        ("Shift ←↑→↓", ShellText::KeyGridRange),
        ("Space", ShellText::KeyGridDrawer),
        ("Ctrl D / R", ShellText::KeyGridFill),
        ("Alt Shift ← →", ShellText::KeyColumnWidth),
        ("Alt ← →", ShellText::KeyColumnMove),
        ("F8", ShellText::KeyGridAttention),
        ("D", ShellText::KeyChartTable),
        ("L", ShellText::KeyCut),
        ("1 – 5, 0", ShellText::KeyAnswer),
    ];
    let fixed = fixed.into_iter().map(|(keys, text)| (keys.to_owned(), text.say().to_owned()));
    let rows: Vec<(String, String)> = fixed.chain(go).collect();
    view! {
        <Dialog open=open.0 title=ShellText::Shortcuts.say()>
            <table class="table tight">
                <thead><tr>
                    <th scope="col">{ShellText::ShortcutKeys.say()}</th>
                    <th scope="col">{ShellText::ShortcutAction.say()}</th>
                </tr></thead>
                <tbody>
                    {rows.clone().into_iter().map(|(keys, text)| view! {
                        <tr><td><kbd>{keys}</kbd></td><td>{text}</td></tr>
                    }).collect_view()}
                </tbody>
            </table>
        </Dialog>
    }
}

/// Opens the sheet of shortcuts.
#[component]
pub fn HelpButton() -> impl IntoView {
    let open: HelpOpen = expect_context();
    view! {
        <button class="icon-btn" aria-label=ShellText::Help.say() title=ShellText::Help.say()
            on:click=move |_| open.0.set(true)>
            <IconView icon=Icon::Help/>
        </button>
    }
}
