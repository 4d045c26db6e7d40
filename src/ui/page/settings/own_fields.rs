//! The fields a workspace adds to its records: renamed or removed here.

use super::Section;
use super::field::set_field;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::{Command, Label, Verb};
use plumbline::model::{RecordKind, RecordRef};
use plumbline::present::settings::{FieldRow, own_fields, read_setting};
use plumbline::present::text::{Text as _, fields::field_title, settings::SettingsText as T};
use web_sys::HtmlInputElement;

/// The section.
#[component]
pub fn OwnFields() -> impl IntoView {
    let view = use_view();
    let rows = Memo::new(move |_| {
        RecordKind::ALL.into_iter().for_each(|kind| view.rows(kind).track());
        own_fields(&view.session().workspace_now())
    });
    let some = move || !rows.with(Vec::is_empty);
    view! {
        <Section id="set-fields" title=T::Fields lead=T::FieldsLead>
            <Show when=some fallback=|| view! { <p>{T::FieldsNone.say()}</p> }>
                <div class="table-scroll"><table class="table">
                    <thead><tr>
                        <th scope="col">{field_title(RecordKind::FieldDef, "name")}</th>
                        <th scope="col">{T::FieldTable.say()}</th>
                        <th scope="col">{T::FieldKind.say()}</th>
                        <th scope="col" class="num">{T::FieldUsed.say()}</th>
                        <th scope="col"><span class="vh">{T::Actions.say()}</span></th>
                    </tr></thead>
                    <tbody><For each=move || rows.get() key=|row| (row.uid, row.name.clone(), row.filled)
                        children=|row| view! { <OwnField row=row/> }/></tbody>
                </table></div>
            </Show>
        </Section>
    }
}

#[component]
fn OwnField(row: FieldRow) -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let at = RecordRef { kind: RecordKind::FieldDef, uid: row.uid };
    let error = RwSignal::new(None::<String>);
    let kept = row.name.clone();
    let rename = move |event| {
        let (workspace, said) = (session.workspace_now(), event_target_value(&event));
        match read_setting(&workspace, session.today(), at.kind, "name", &said) {
            Ok(value) => {
                error.set(None);
                set_field(at, "name", value);
            }
            Err(words) => {
                event_target::<HtmlInputElement>(&event).set_value(&kept);
                error.set(Some(words));
            }
        }
    };
    let name = row.name.clone();
    let remove = move |_| {
        session.dispatch(&Command::Remove(at), Label::one(Verb::Remove, at.kind, &name));
    };
    let title = T::FieldRemove.with(&[("name", &row.name)]);
    let label = T::FieldName.with(&[("name", &row.name)]);
    let filled = move || view.locale.get().count(row.filled);
    view! {
        <tr>
            <td>
                <input class="input" type="text" aria-label=label prop:value=row.name.clone()
                    aria-invalid=live(move || error.with(Option::is_some).to_string()) on:change=rename/>
                <p class="error" role="status">{part(move || error.get())}</p>
            </td>
            <td>{row.of.clone()}</td><td>{row.holds.clone()}</td><td class="num">{filled}</td>
            <td class="num"><button class="icon-btn" aria-label=title.clone() title=title on:click=remove>
                <IconView icon=Icon::Trash/>
            </button></td>
        </tr>
    }
}
