//! The status bar: how the newest change is kept, always visible and always true.

use super::filed::FiledMark;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::platform::{clock, dom, guest};
use crate::ui::reactive::RwSignal;
use crate::ui::session::{Role, SaveState, use_session};
use leptos::prelude::*;
use plumbline::present::fault::store_error_text;
use plumbline::present::text::{
    Text as _, safety::SafetyText, shell::ShellText, windows::WindowsText,
};
use plumbline::store::StoreError;

/// The status bar.
#[component]
pub fn StatusBar() -> impl IntoView {
    let session = use_session();
    let online = RwSignal::new(dom::is_online());
    dom::on_window("online", move || online.set(true));
    dom::on_window("offline", move || online.set(false));
    let network = move || if online.get() { ShellText::WorksOffline } else { ShellText::Offline };
    view! {
        <footer class="statusbar">
            <SaveMark/>
            <FiledMark/>
            <div class="wide">{part(move || network().say())}</div>
            <Show when=move || { session.attention.get() > 0 }>
                <div class="attention">
                    <StatusMark shape=StatusShape::Triangle/>
                    {part(move || attention_text(session.attention.get()))}
                    " "<kbd>"F8"</kbd>
                </div>
            </Show>
            <span class="spacer"></span>
            <div class="first" role="status">{part(move || session.selection.get())}</div>
            <div class="wide">{ShellText::NothingLeaves.say()}</div>
        </footer>
    }
}

#[component]
fn SaveMark() -> impl IntoView {
    let session = use_session();
    // What this window does not write, it does not save either.
    let only_shows = move || role_text(session.role.get());
    let failed = move || matches!(session.save.get(), SaveState::Failed(..));
    let icon = move || match (only_shows(), session.save.get()) {
        (Some(_), _) => Icon::Lock,
        (_, SaveState::Failed(..) | SaveState::MemoryOnly(_)) => Icon::Warning,
        (_, SaveState::Saving) => Icon::History,
        (_, SaveState::Nothing | SaveState::Saved(_)) => Icon::Check,
    };
    let words = move || match only_shows() {
        Some(words) => words.say().to_owned(),
        None => save_text(&session.save.get()),
    };
    let code = move || match only_shows() {
        Some(_) => "readonly",
        None => code(&session.save.get()),
    };
    // What is read aloud: only that something is not kept. That it was saved would be said after
    // every cell, and stands here to be read at any time.
    let warning = move || match session.save.get() {
        state @ (SaveState::Failed(..) | SaveState::MemoryOnly(_)) => save_text(&state),
        _ => String::new(),
    };
    view! {
        <span class="vh" role="status">{part(warning)}</span>
        <div class="save first" class:failed=failed data-save=live(code)>
            {part(move || view! { <IconView icon=icon()/> })}
            <span>{part(words)}</span>
        </div>
    }
}

/// What stands for how changes are kept in a window that does not keep any.
fn role_text(role: Role) -> Option<WindowsText> {
    match role {
        Role::Writes | Role::Overtaken => None,
        Role::Follows | Role::Waits => Some(WindowsText::ReadOnly),
        Role::TakesOver => Some(WindowsText::TakingOver),
        Role::Yields => Some(WindowsText::Yielding),
    }
}

/// How many changes are not kept.
pub fn failed_count(state: &SaveState) -> usize {
    match state {
        SaveState::Failed(_, count) | SaveState::MemoryOnly(count) => *count,
        SaveState::Nothing | SaveState::Saving | SaveState::Saved(_) => 0,
    }
}

/// The state as one word, for tests and style.
fn code(state: &SaveState) -> &'static str {
    match state {
        SaveState::Nothing => "nothing",
        SaveState::Saving => "saving",
        SaveState::Saved(_) => "saved",
        SaveState::MemoryOnly(_) => "memory",
        SaveState::Failed(..) => "failed",
    }
}

fn attention_text(count: usize) -> String {
    match count {
        1 => ShellText::AttentionOne.say().to_owned(),
        _ => ShellText::Attention.with(&[("count", &count.to_string())]),
    }
}

fn save_text(state: &SaveState) -> String {
    match state {
        SaveState::Nothing => ShellText::NothingToSave.say().to_owned(),
        SaveState::Saving => ShellText::Saving.say().to_owned(),
        SaveState::Saved(at_ms) => {
            let (hours, minutes) = clock::hours_minutes(*at_ms);
            ShellText::Saved.with(&[("time", &format!("{hours:02}:{minutes:02}"))])
        }
        SaveState::MemoryOnly(_) if guest::is_guest() => SafetyText::GuestKept.say().to_owned(),
        SaveState::MemoryOnly(_) => ShellText::NotKept.say().to_owned(),
        SaveState::Failed(error, count) => failed_text(error, *count),
    }
}

/// Why the newest changes are not kept, and how many.
pub fn failed_text(error: &StoreError, count: usize) -> String {
    let reason = store_error_text(error);
    ShellText::NotSaved.with(&[("reason", &reason), ("count", &count.to_string())])
}
