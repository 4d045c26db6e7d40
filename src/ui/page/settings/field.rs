//! One field of a record: typed and read like a cell, or chosen from a list. What cannot be read
//! changes nothing and is said beside the field.

use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{RecordRef, Value};
use plumbline::present::label::record_name;
use plumbline::present::settings::{read_setting, setting_text};
use plumbline::present::text::fields::{field_help, field_title};

/// Sets a field.
pub fn set_field(at: RecordRef, key: &'static str, value: Value) -> bool {
    let session = use_view().session();
    let workspace = session.workspace_now();
    let field = FieldKey::Builtin(key);
    let label = Label::one(Verb::Edit, at.kind, &record_name(&workspace, at)).of_field(&field);
    session.dispatch(&Command::Set { at, field, value }, label)
}

/// A field that is typed.
#[component]
pub fn TypedField(
    /// The record.
    #[prop(into)]
    at: Signal<RecordRef>,
    /// The field.
    key: &'static str,
    /// What stands below it in place of the field's own explanation.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let kind = at.get_untracked().kind;
    let error = RwSignal::new(None::<String>);
    let rows = view.rows(kind);
    let text = Memo::new(move |_| {
        view.locale.track();
        rows.with(|rows| {
            let record = rows.row(at.get().uid)?;
            Some(setting_text(&session.workspace_now(), session.today(), record.as_ref(), key))
        })
        .unwrap_or_default()
    });
    let typed = move |event| {
        let said: String = event_target_value(&event);
        let (workspace, at) = (session.workspace_now(), at.get_untracked());
        match read_setting(&workspace, session.today(), kind, key, &said) {
            Ok(value) => {
                error.set(None);
                set_field(at, key, value);
            }
            Err(words) => error.set(Some(words)),
        }
    };
    let id = format!("set-{}-{key}", kind.key());
    let (note, label) = (format!("{id}-note"), id.clone());
    let help = move || hint.map_or(field_help(kind, key).to_owned(), |hint| hint.get());
    view! {
        <div class="field">
            <label for=label>{field_title(kind, key)}</label>
            <input class="input" id=id type="text" autocomplete="off" prop:value=live(move || text.get())
                aria-invalid=live(move || error.with(Option::is_some).to_string())
                aria-describedby=note.clone() on:change=typed/>
            <Note id=note error=error help=Signal::derive(help)/>
        </div>
    }
}

/// What stands below a field: what is wrong with it, else what it is for.
#[component]
pub fn Note(
    id: String,
    error: RwSignal<Option<String>>,
    #[prop(into)] help: Signal<String>,
) -> impl IntoView {
    let class = move || if error.with(Option::is_some) { "error" } else { "hint" };
    view! { <p class=class id=id aria-live="polite">{part(move || error.get().unwrap_or_else(|| help.get()))}</p> }
}

/// A field that is chosen from a list.
#[component]
pub fn Select(
    /// The record.
    #[prop(into)]
    at: Signal<RecordRef>,
    /// The field.
    key: &'static str,
    /// Codes and labels.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The code that holds now.
    #[prop(into)]
    now: Signal<String>,
    /// The value of a code.
    value: fn(String) -> Value,
    /// What stands below it.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    let kind = at.get_untracked().kind;
    let id = format!("set-{}-{key}", kind.key());
    let options = move || {
        let option = |(code, label): (String, String)| {
            let chosen = code == now.get();
            view! { <option value=code prop:selected=chosen>{label}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{field_title(kind, key)}</label>
            <select class="select" id=id prop:value=live(move || now.get())
                on:change=move |event| _ = set_field(at.get_untracked(), key, value(event_target_value(&event)))>
                {options}
            </select>
            <p class="hint" aria-live="polite">{hint}</p>
        </div>
    }
}
