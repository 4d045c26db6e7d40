//! A field of entries by key as lines of a form: shares by role, days of absence.

use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::model::field::Kind;
use plumbline::present::register::{Column, Entry, ListedField, reason_text};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The entries of a field and a line for one more.
#[component]
pub fn Entries(grid: Grid, uid: Uid, column: Column) -> impl IntoView {
    let field = column.field;
    let found = Memo::new(move |_| {
        grid.follow(|register| {
            let record = register.workspace().rows(grid.kind).row(uid);
            record.map(|record| register.entries(record.as_ref(), field)).unwrap_or_default()
        })
    });
    let wrong = RwSignal::new(None::<String>);
    // Long lists, such as the answers of an assessment, have pages of their own.
    let text_only =
        matches!(column.kind, Some(Kind::Map(plumbline::model::field::KeyKind::Code, _)));
    view! {
        <ul class="entries">
            <For each=move || found.get() key=|entry| (entry.key.clone(), entry.cell.edit_text.clone()) let(entry)>
                <Line grid=grid uid=uid field=field entry=entry wrong=wrong fixed=text_only/>
            </For>
        </ul>
        {(!text_only).then(|| view! { <More grid=grid uid=uid column=column wrong=wrong/> })}
        {part(move || wrong.get().map(|words| view! { <p class="hint warn-ink" role="alert">{words}</p> }))}
    }
}

#[component]
fn Line(
    grid: Grid,
    uid: Uid,
    field: ListedField,
    entry: Entry,
    wrong: RwSignal<Option<String>>,
    fixed: bool,
) -> impl IntoView {
    let key = StoredValue::new(entry.key);
    let set = move |text: &str| key.with_value(|key| keep(grid, uid, field, key, text, wrong));
    let value = GridText::EntryValue.with(&[("name", &entry.title)]);
    let remove = GridText::EntryRemove.with(&[("name", &entry.title)]);
    view! {
        <li>
            <span>{entry.title}</span>
            <input class="input number" aria-label=value readonly=fixed prop:value=entry.cell.edit_text
                on:change=move |event| { set(&event_target_value(&event)); }/>
            {(!fixed).then(|| view! {
                <button class="icon-btn" aria-label=remove.clone() title=remove on:click=move |_| { set(""); }>
                    <IconView icon=Icon::Close/>
                </button>
            })}
        </li>
    }
}

/// The line that adds an entry.
#[component]
fn More(grid: Grid, uid: Uid, column: Column, wrong: RwSignal<Option<String>>) -> impl IntoView {
    let (key, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let field = column.field;
    let list = format!("entry-{}", field.to_text().replace(':', "-"));
    let names = grid.now(|register| register.entry_names(field));
    let add = move || {
        let (typed, value) = (key.get_untracked(), text.get_untracked());
        if keep(grid, uid, field, &typed, &value, wrong) {
            key.set(String::new());
            text.set(String::new());
        }
    };
    view! {
        <div class="entries-more">
            <input class="input" aria-label=GridText::EntryKey.say() placeholder=GridText::EntryKey.say()
                list=list.clone() prop:value=live(move || key.get()) on:input=move |event| key.set(event_target_value(&event))/>
            <datalist id=list>
                {names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
            <input class="input number" aria-label=column.heading() placeholder=column.unit.clone()
                prop:value=live(move || text.get()) on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { add() }/>
            <button class="btn secondary" on:click=move |_| add()>{GridText::EntryAdd.say()}</button>
        </div>
    }
}

/// Keeps one entry; says what is wrong with it where something is.
fn keep(
    grid: Grid,
    uid: Uid,
    field: ListedField,
    key: &str,
    text: &str,
    wrong: RwSignal<Option<String>>,
) -> bool {
    let read = grid.now(|register| {
        let locale = register.locale();
        register.type_entry(uid, field, key, text).map_err(|reason| reason_text(&reason, locale))
    });
    match read {
        Ok(plan) => {
            wrong.set(None);
            grid.run(Ok(plan))
        }
        Err(words) => {
            wrong.set(Some(words));
            false
        }
    }
}
