//! How far the file outside the browser lags behind, wherever one is, and a gentle reminder.

use crate::ui::kit::parts::part;
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::platform::{clock, spawn, storage};
use crate::ui::reactive::Memo;
use crate::ui::session::{SaveState, use_session};
use crate::ui::view::{View, use_view};
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};
use plumbline::present::safety::engine::Engine;
use plumbline::present::safety::filed::{file_state, reminder_text};
use plumbline::present::safety::reminder::reminder;
use plumbline::present::text::{Text as _, safety::SafetyText as T, shell::ShellText};

/// The state of the file in the status bar; it leads to all about the safety of the data.
#[component]
pub fn FiledMark() -> impl IntoView {
    let (session, view) = (use_session(), use_view());
    let lag = Memo::new(move |_| session.lag());
    let state = move || {
        session
            .filed
            .with(|filed| file_state(filed.as_ref(), lag.get(), |at_ms| moment(view, at_ms)))
    };
    view! {
        <a class="wide filed" href=Route::to(Page::Safety).href() title=T::Title.say()>{part(state)}</a>
    }
}

/// Day and time of a moment, as this workspace writes them; the time alone for today.
pub fn moment(view: View, at_ms: i64) -> String {
    let (hours, minutes) = clock::hours_minutes(at_ms);
    let time = format!("{hours:02}:{minutes:02}");
    let day = clock::day_of(at_ms);
    if day == clock::today() {
        return time;
    }
    format!("{} {time}", view.locale.get().date(day))
}

/// The reminder of a file: a strip beside the work, put off with one press.
#[component]
pub fn Reminder() -> impl IntoView {
    let session = use_session();
    let engine = Engine::of(&storage::user_agent());
    let view = use_view();
    let is_installed = storage::is_installed();
    let due = Memo::new(move |_| {
        // What says that nothing is kept says more.
        let is_kept = matches!(session.save.get(), SaveState::Nothing | SaveState::Saved(_));
        // Nobody misses the sample.
        let is_own = view.settings.with(|settings| !settings.sample);
        let now_ms = clock::now_ms();
        (is_kept && is_own)
            .then(|| reminder(session.lag(), session.later.get(), engine, is_installed, now_ms))?
    });
    let strip = move |words: String| {
        view! {
            <section class="strip warn band no-print" aria-label=T::File.say()>
                <StatusMark shape=StatusShape::Triangle/>
                <span>{words}</span>
                <button class="btn secondary" on:click=move |_| spawn(session.save_file())>{T::SaveFile.say()}</button>
                <button class="btn quiet" on:click=move |_| session.remind_later()>{ShellText::Later.say()}</button>
            </section>
        }
    };
    part(move || due.get().map(|reminder| strip(reminder_text(reminder))))
}
