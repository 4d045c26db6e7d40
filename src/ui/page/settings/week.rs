//! The working week: hours from Monday to Sunday, in force from a day on.

use super::calendar::CalendarNow;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::RwSignal;
use crate::ui::view::use_view;
use chrono::NaiveDate;
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey};
use plumbline::model::field_type::EntryValue as _;
use plumbline::model::reading::date::{DateOptions, Edge, read};
use plumbline::model::{RecordKind, Value, WeekPattern};
use plumbline::present::register::conventions;
use plumbline::present::settings::{read_week, week_hours, week_on};
use plumbline::present::text::register::fault_text;
use plumbline::present::text::settings::{DAYS, SettingsText as T};
use plumbline::present::text::{Text as _, fields::field_title};

/// The weeks of the calendar with a form for the next.
#[component]
pub fn Week(now: CalendarNow) -> impl IntoView {
    let rows = move || {
        let calendar = now.get().unwrap_or_else(unreachable_calendar);
        calendar.weeks.into_iter().map(|(from, week)| row_view(now, from, week)).collect_view()
    };
    let none = move || now.get().is_some_and(|calendar| calendar.weeks.is_empty());
    view! {
        <h3>{field_title(RecordKind::Calendar, "weeks")}</h3>
        <Show when=move || !none() fallback=|| view! { <p class="hint">{T::WeekAlways.say()}</p> }>
            <div class="table-scroll"><table class="table tight">
                <thead><tr>
                    <th scope="col">{T::From.say()}</th>
                    {DAYS.map(|day| view! { <th scope="col" class="num">{day.say()}</th> })}
                    <th scope="col"><span class="vh">{T::Actions.say()}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </Show>
        <AddWeek now=now/>
    }
}

/// Between two versions the calendar may be gone for a moment; then there is nothing to show.
fn unreachable_calendar() -> plumbline::model::Calendar {
    plumbline::model::Typed::empty(plumbline::model::Uid(0))
}

fn row_view(now: CalendarNow, from: NaiveDate, week: WeekPattern) -> impl IntoView {
    let locale = use_view().locale.get();
    let date = locale.date(from);
    let title = T::WeekRemove.with(&[("date", &date)]);
    let remove = move |_| {
        now.change("weeks", |at| Command::SetEntry {
            at,
            field: FieldKey::Builtin("weeks"),
            entry: from.to_string(),
            value: Value::Empty,
        });
    };
    view! {
        <tr>
            <th scope="row">{date}</th>
            {week_hours(&week, locale).map(|hours| view! { <td class="num">{hours}</td> })}
            <td class="num"><button class="icon-btn" aria-label=title.clone() title=title on:click=remove>
                <IconView icon=Icon::Trash/>
            </button></td>
        </tr>
    }
}

#[component]
fn AddWeek(now: CalendarNow) -> impl IntoView {
    let view = use_view();
    let today = view.session().today();
    let locale = view.locale.get_untracked();
    let shown = now.now().map(|calendar| week_hours(&week_on(&calendar, today).1, locale));
    let hours = shown.unwrap_or_default().map(RwSignal::new);
    let from = RwSignal::new(locale.date_input(today));
    let wrong = RwSignal::new(None::<(usize, String)>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let settings = view.settings.get_untracked();
        let by = conventions(&settings, today);
        let day = match read(&from.get_untracked(), &by, &DateOptions::plain(Edge::Start)) {
            Ok(found) => found.date,
            Err(fault) => return wrong.set(Some((7, fault_text(fault).say().to_owned()))),
        };
        let week = match read_week(&settings, today, &hours.map(|text| text.get_untracked())) {
            Ok(week) => week,
            Err(nth) => return wrong.set(Some((nth, T::WeekHoursWrong.say().to_owned()))),
        };
        wrong.set(None);
        now.change("weeks", |at| Command::SetEntry {
            at,
            field: FieldKey::Builtin("weeks"),
            entry: day.to_string(),
            value: week.to_entry(),
        });
    };
    let invalid =
        move |nth: usize| wrong.with(|wrong| wrong.as_ref().is_some_and(|(at, _)| *at == nth));
    let days = hours.into_iter().enumerate().zip(DAYS).map(|((nth, text), day)| {
        let title = T::WeekDayTitle.with(&[("day", day.say())]);
        view! {
            <label class="field"><span class="label">{day.say()}</span>
                <input class="input number" type="text" inputmode="decimal" autocomplete="off" aria-label=title
                    prop:value=live(move || text.get()) aria-invalid=live(move || invalid(nth).to_string())
                    on:input=move |event| text.set(event_target_value(&event))/>
            </label>
        }
    });
    view! {
        <form class="week-form no-print" on:submit=add>
            <p class="hint">{T::WeekHours.say()}</p>
            <div class="week">
                <label class="field"><span class="label">{T::From.say()}</span>
                    <input class="input" type="text" autocomplete="off" prop:value=live(move || from.get())
                        aria-invalid=live(move || invalid(7).to_string())
                        on:input=move |event| from.set(event_target_value(&event))/>
                </label>
                {days.collect_view()}
            </div>
            <p class="error" role="status">{part(move || wrong.get().map(|(_, words)| words))}</p>
            <button class="btn secondary" type="submit">{T::WeekAdd.say()}</button>
        </form>
    }
}
