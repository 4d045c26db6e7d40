//! Holidays: a list, and a field that takes one or a whole pasted list.

use super::calendar::CalendarNow;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey};
use plumbline::model::{RecordKind, Value};
use plumbline::present::settings::{HolidayRow, holidays, read_holidays};
use plumbline::present::text::{Text as _, fields::field_title, settings::SettingsText as T};

/// The holidays of the calendar.
#[component]
pub fn Holidays(now: CalendarNow) -> impl IntoView {
    let view = use_view();
    let rows = Memo::new(move |_| {
        let locale = view.locale.get();
        now.get().map(|calendar| holidays(&calendar, locale)).unwrap_or_default()
    });
    let count = move || {
        let count = rows.with(Vec::len);
        view.locale.get().counted(count, T::HolidaysCountOne, T::HolidaysCount)
    };
    let some = move || !rows.with(Vec::is_empty);
    view! {
        <h3>{field_title(RecordKind::Calendar, "holidays")}</h3>
        <Show when=some fallback=|| view! { <p class="hint">{T::HolidaysNone.say()}</p> }>
            <details class="fold"><summary>{count}</summary>
                <table class="table tight">
                    <thead><tr>
                        <th scope="col">{T::Day.say()}</th><th scope="col">{T::Name.say()}</th>
                        <th scope="col"><span class="vh">{T::Actions.say()}</span></th>
                    </tr></thead>
                    <tbody><For each=move || rows.get() key=|row| (row.key.clone(), row.name.clone(), row.day.clone())
                        children=move |row| view! { <Holiday now=now row=row/> }/></tbody>
                </table>
            </details>
        </Show>
        <AddHolidays now=now/>
    }
}

fn entry(at: plumbline::model::RecordRef, key: String, value: Value) -> Command {
    Command::SetEntry { at, field: FieldKey::Builtin("holidays"), entry: key, value }
}

#[component]
fn Holiday(now: CalendarNow, row: HolidayRow) -> impl IntoView {
    let title = T::HolidayRemove.with(&[("date", &row.day), ("name", &row.name)]);
    let key = row.key.clone();
    let remove = move |_| {
        let key = key.clone();
        now.change("holidays", |at| entry(at, key, Value::Empty));
    };
    view! {
        <tr>
            <th scope="row">{row.day}</th><td>{row.name}</td>
            <td class="num"><button class="icon-btn" aria-label=title.clone() title=title on:click=remove>
                <IconView icon=Icon::Trash/>
            </button></td>
        </tr>
    }
}

#[component]
fn AddHolidays(now: CalendarNow) -> impl IntoView {
    let view = use_view();
    let (typed, unread) = (RwSignal::new(String::new()), RwSignal::new(Vec::<String>::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let settings = view.settings.get_untracked();
        let read = read_holidays(&settings, view.session().today(), &typed.get_untracked());
        // What was not read stays in the field, to be mended.
        let days = read.days;
        if !days.is_empty() {
            now.change("holidays", |at| {
                let each = days.into_iter();
                Command::Batch(
                    each.map(|(day, name)| entry(at, day.to_string(), Value::Text(name))).collect(),
                )
            });
        }
        typed.set(read.unread_lines.join("\n"));
        unread.set(read.unread);
    };
    view! {
        <form class="stack no-print" on:submit=add>
            <div class="field">
                <label for="holidays-add">{T::HolidaysPaste.say()}</label>
                <textarea class="input" id="holidays-add" rows="3" aria-describedby="holidays-note"
                    prop:value=live(move || typed.get()) on:input=move |event| typed.set(event_target_value(&event))></textarea>
                <p class="hint" id="holidays-note">{T::HolidaysHint.say()}</p>
                <div role="status">
                    {part(move || unread.get().into_iter().map(|line| view! { <p class="error">{line}</p> }).collect_view())}
                </div>
            </div>
            <p class="line"><button class="btn secondary" type="submit">
                <IconView icon=Icon::Plus/>{T::HolidaysAdd.say()}
            </button></p>
        </form>
    }
}
