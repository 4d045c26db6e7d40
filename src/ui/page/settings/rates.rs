//! Exchange rates: each counts from a day on.

use super::settings_at;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{RecordKind, Value};
use plumbline::present::settings::{RateField, RateRow, rates, read_rate};
use plumbline::present::text::{Text as _, fields::field_title, settings::SettingsText as T};

/// Sets or removes one dated rate.
fn set_rate(entry: String, value: Value) -> bool {
    let view = use_view();
    let settings = view.settings.get_untracked();
    let field = FieldKey::Builtin("rates");
    let label = Label::one(Verb::Edit, RecordKind::Settings, &settings.name).of_field(&field);
    let at = settings_at().get_untracked();
    view.session().dispatch(&Command::SetEntry { at, field, entry, value }, label)
}

/// The rates with a line to add one.
#[component]
pub fn Rates() -> impl IntoView {
    let view = use_view();
    let rows = Memo::new(move |_| {
        let locale = view.locale.get();
        view.settings.with(|settings| rates(settings, locale))
    });
    let some = move || !rows.with(Vec::is_empty);
    let head = move || {
        let currency = view.settings.with(|settings| settings.reporting_currency());
        T::RateHead.with(&[("currency", currency.code())])
    };
    view! {
        <h3>{field_title(RecordKind::Settings, "rates")}</h3>
        <Show when=some fallback=|| view! { <p class="hint">{T::RateNone.say()}</p> }>
            <div class="table-scroll"><table class="table tight">
                <thead><tr>
                    <th scope="col">{T::Currency.say()}</th><th scope="col">{T::From.say()}</th>
                    <th scope="col" class="num">{head}</th>
                    <th scope="col"><span class="vh">{T::Actions.say()}</span></th>
                </tr></thead>
                <tbody><For each=move || rows.get() key=|row| (row.key.clone(), row.rate.clone(), row.from.clone())
                    children=|row| view! { <Rate row=row/> }/></tbody>
            </table></div>
        </Show>
        <AddRate/>
    }
}

#[component]
fn Rate(row: RateRow) -> impl IntoView {
    let title = T::RateRemove.with(&[("currency", &row.currency), ("date", &row.from)]);
    let key = row.key.clone();
    view! {
        <tr>
            <th scope="row">{row.currency}</th><td>{row.from}</td><td class="num">{row.rate}</td>
            <td class="num">
                <button class="icon-btn" aria-label=title.clone() title=title
                    on:click=move |_| _ = set_rate(key.clone(), Value::Empty)>
                    <IconView icon=Icon::Trash/>
                </button>
            </td>
        </tr>
    }
}

#[component]
fn AddRate() -> impl IntoView {
    let view = use_view();
    let typed: [RwSignal<String>; 3] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<(RateField, String)>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let texts = typed.map(|text| text.get_untracked());
        let settings = view.settings.get_untracked();
        match read_rate(&settings, view.session().today(), texts.each_ref().map(String::as_str)) {
            Ok((key, value)) => {
                wrong.set(None);
                if set_rate(key, value) {
                    typed.iter().for_each(|text| text.set(String::new()));
                }
            }
            Err(found) => wrong.set(Some(found)),
        }
    };
    let fields = [
        ("rate-currency", T::Currency, RateField::Currency),
        ("rate-from", T::From, RateField::From),
        ("rate-value", T::Rate, RateField::Rate),
    ];
    let inputs = fields.into_iter().zip(typed).map(|((id, title, field), text)| {
        let error = move || wrong.get().filter(|(of, _)| *of == field).map(|(_, words)| words);
        let note = format!("{id}-note");
        view! {
            <div class="field">
                <label for=id>{title.say()}</label>
                <input class="input" id=id type="text" autocomplete="off" prop:value=live(move || text.get())
                    aria-invalid=live(move || error().is_some().to_string()) aria-describedby=note.clone()
                    on:input=move |event| text.set(event_target_value(&event))/>
                <p class="error" id=note aria-live="polite">{error}</p>
            </div>
        }
    });
    view! {
        <form class="fields no-print" on:submit=add>
            {inputs.collect_view()}
            <div class="field"><span class="label">"\u{a0}"</span>
                <button class="btn secondary" type="submit"><IconView icon=Icon::Plus/>{T::RateAdd.say()}</button>
            </div>
        </form>
    }
}
