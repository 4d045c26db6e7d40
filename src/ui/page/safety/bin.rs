//! The bin: deleted workspaces that can still be brought back.

use super::Part;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::{Show, part};
use crate::ui::platform::{clock, spawn};
use crate::ui::reactive::RwSignal;
use crate::ui::session::use_session;
use crate::ui::shell::filed::moment;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::safety::bin::days_left;
use plumbline::present::text::{
    Text as _, safety::SafetyText as T, settings::SettingsText, shell::ShellText,
};
use plumbline::store::Binned;

/// The part.
#[component]
pub fn BinPart() -> impl IntoView {
    let session = use_session();
    spawn(session.look_into_bin());
    let doomed = RwSignal::new(None::<Binned>);
    let open = RwSignal::new(false);
    let rows = move || {
        let row = |one: Binned| view! { <Row one=one doomed=doomed open=open/> };
        session.bin.get().into_iter().map(row).collect_view()
    };
    let is_empty = move || session.bin.with(Vec::is_empty);
    view! {
        <Part id="safety-bin" title=T::Bin lead=T::BinLead>
            <Show when=move || !is_empty() fallback=|| view! { <p class="soft">{T::BinEmpty.say()}</p> }>
                <div class="table-scroll"><table class="table">
                    <thead><tr>
                        <th scope="col">{SettingsText::Workspace.say()}</th>
                        <th scope="col">{T::BinDeleted.say()}</th>
                        <th scope="col">{T::BinWaits.say()}</th>
                        <th scope="col"><span class="vh">{SettingsText::Actions.say()}</span></th>
                    </tr></thead>
                    <tbody>{part(rows)}</tbody>
                </table></div>
            </Show>
            <Dialog open=open title=T::BinTitle.say()>
                {part(move || doomed.get().map(|one| view! { <Question one=one open=open/> }))}
            </Dialog>
        </Part>
    }
}

fn named(one: &Binned) -> String {
    if one.name.trim().is_empty() {
        SettingsText::Unnamed.say().to_owned()
    } else {
        one.name.clone()
    }
}

#[component]
fn Row(one: Binned, doomed: RwSignal<Option<Binned>>, open: RwSignal<bool>) -> impl IntoView {
    let (session, view) = (use_session(), use_view());
    let (uid, name) = (one.uid, named(&one));
    let days = days_left(one.deleted_ms, clock::now_ms()).unwrap_or(0);
    let waits = match days {
        1 => T::BinDay.say().to_owned(),
        _ => T::BinDays.with(&[("days", &view.locale.get_untracked().count(days as usize))]),
    };
    let title = |text: T| format!("{}: {name}", text.say());
    let (back, gone) = (title(T::BinBack), title(T::BinGone));
    let deleted = moment(view, one.deleted_ms);
    let ask = move |_| {
        doomed.set(Some(one.clone()));
        open.set(true);
    };
    view! {
        <tr>
            <th scope="row"><bdi>{name}</bdi></th>
            <td>{deleted}</td>
            <td>{waits}</td>
            <td class="num"><span class="row-actions">
                <button class="btn quiet" aria-label=back on:click=move |_| spawn(session.bring_back(uid))>{T::BinBack.say()}</button>
                <button class="btn quiet" aria-label=gone on:click=ask>{T::BinGone.say()}</button>
            </span></td>
        </tr>
    }
}

/// Undo does not reach what is deleted for good, so that is asked.
#[component]
fn Question(one: Binned, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let uid = one.uid;
    let delete = move |_| {
        open.set(false);
        spawn(session.delete_for_good(uid));
    };
    view! {
        <p>{T::BinQuestion.with(&[("name", &named(&one))])}</p>
        <p class="line">
            <span class="spacer"></span>
            <button class="btn quiet" data-first="" on:click=move |_| open.set(false)>{ShellText::Cancel.say()}</button>
            <button class="btn danger" on:click=delete>{T::BinGone.say()}</button>
        </p>
    }
}
