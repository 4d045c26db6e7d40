//! Find and replace over the rows that are being checked: counted before it is done, shown in
//! place, and taken back one by one.

use super::Pick;
use super::desk::{Desk, Shown};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::{Found, Replacement, Search};
use plumbline::file::sheet::SheetRead;
use plumbline::present::import::column_name;
use plumbline::present::number::Locale;
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// Longest text that is looked for or put in its place.
const CHARS_MAX: &str = "300";

/// The form with what was replaced so far.
#[component]
pub fn FindReplace(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    view! {
        <details class="ask replace">
            <summary><b>{T::ReplaceTitle.say()}</b></summary>
            <Form desk=desk sheet=sheet.clone()/>
            <Done desk=desk sheet=sheet/>
        </details>
    }
}

#[component]
fn Form(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let search = RwSignal::new(Search::default());
    let with = RwSignal::new(String::new());
    let counted = sheet.clone();
    let found = Memo::new(move |_| {
        search.with(|search| desk.setup.with(|setup| search.count(&counted, setup)))
    });
    let columns = sheet.analysis.columns.iter().enumerate();
    let columns = columns.map(|(place, profile)| (place.to_string(), column_name(profile)));
    let all = std::iter::once((String::new(), T::AllColumns.say().to_owned()));
    let columns: Vec<_> = all.chain(columns).collect();
    let column = Signal::derive(move || {
        search.with(|search| search.column.map(|place| place.to_string()).unwrap_or_default())
    });
    let replace = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (search, with) = (search.get_untracked(), with.get_untracked());
        let mut done = None;
        desk.setup.update(|setup| done = search.replace(&sheet, setup, &with));
        if let Some(done) = done {
            desk.session.say(&replaced_text(&done, desk.view.locale.get_untracked()), false);
            desk.replaced.update(|all| all.push(done));
            desk.shown.set(Shown::Changed);
        }
    };
    let say = move || {
        search
            .with(|search| !search.find.is_empty())
            .then(|| found_text(found.get(), desk.view.locale.get()))
    };
    let word = move || match found.get().cells {
        0 => T::ReplaceNothing.say().to_owned(),
        cells => T::ReplaceNow.with(&[("cells", &cells_text(cells, desk.view.locale.get()))]),
    };
    view! {
        <form on:submit=replace>
            <div class="field">
                <span class="label" aria-hidden="true">{T::ReplaceIn.say()}</span>
                <Pick label=T::ReplaceIn.say() options=columns
                    value=column on_pick=Callback::new(move |place: String| {
                        search.update(|search| search.column = place.parse().ok());
                    })/>
            </div>
            <Line title=T::ReplaceFind on_text=Callback::new(move |text| {
                search.update(|search| search.find = text);
            })/>
            <Line title=T::ReplaceWith on_text=Callback::new(move |text| with.set(text))/>
            <button class="btn secondary" type="submit" disabled=live(move || found.get().cells == 0)>{part(word)}</button>
            <div class="line">
                <Tick title=T::WholeCell on_tick=Callback::new(move |on| {
                    search.update(|search| search.whole = on);
                })/>
                <Tick title=T::MatchCase on_tick=Callback::new(move |on| {
                    search.update(|search| search.case = on);
                })/>
                <span class="soft" role="status">{part(say)}</span>
            </div>
        </form>
    }
}

/// A line of text with its name above.
#[component]
fn Line(title: T, on_text: Callback<String>) -> impl IntoView {
    view! {
        <label class="field"><span class="label">{title.say()}</span>
            <input class="input" maxlength=CHARS_MAX autocomplete="off"
                on:change=move |event| on_text.run(event_target_value(&event))/>
        </label>
    }
}

#[component]
fn Tick(title: T, on_tick: Callback<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" on:change=move |event| on_tick.run(event_target_checked(&event))/>
            {title.say()}
        </label>
    }
}

/// What was replaced; the newest can be taken back.
#[component]
fn Done(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let take_back = StoredValue::new(Arc::new(move || {
        let mut newest = None;
        desk.replaced.update(|all| newest = all.pop());
        let Some(done) = newest else { return };
        desk.setup.update(|setup| setup.take_back(&sheet, done));
        if desk.setup.with_untracked(|setup| setup.fixes.is_empty()) {
            desk.shown.set(Shown::ToCheck);
        }
        desk.session.say(T::TookBack.say(), false);
    }));
    let line = move |newest: bool, done: &Replacement| {
        let text = replaced_text(done, desk.view.locale.get());
        view! {
            <li>
                <span>{text}</span>
                {newest.then(|| view! {
                    <button type="button" class="link" on:click=move |_| take_back.get_value()()>
                        {T::TakeBack.say()}
                    </button>
                })}
            </li>
        }
    };
    view! {
        <ul class="replaced">
            {part(move || desk.replaced.with(|all| {
                let newest = all.len().saturating_sub(1);
                let lines = all.iter().enumerate().map(|(nth, done)| line(nth == newest, done));
                lines.collect_view()
            }))}
        </ul>
    }
}

fn cells_text(cells: usize, locale: Locale) -> String {
    locale.counted(cells, T::CellOne, T::CellMany)
}

fn found_text(found: Found, locale: Locale) -> String {
    if found.cells == 0 {
        return T::FoundNone.say().to_owned();
    }
    let rows = locale.counted(found.rows, T::RowOne, T::RowMany);
    T::FoundIn.with(&[("cells", &cells_text(found.cells, locale)), ("rows", &rows)])
}

fn replaced_text(done: &Replacement, locale: Locale) -> String {
    let cells = cells_text(done.cells(), locale);
    let text = if done.with.is_empty() { T::ReplacedAway } else { T::ReplacedWith };
    text.with(&[("find", &done.search.find), ("with", &done.with), ("cells", &cells)])
}
