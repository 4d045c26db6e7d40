//! The workspaces of this browser: open, make, save to a file, delete.

use super::Section;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::page::start::open_workspace;
use crate::ui::platform::clock;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::html;
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::order::Sorted;
use plumbline::present::text::{
    Text as _, open::OpenText, seal::SealText, settings::SettingsText as T,
};
use plumbline::store::Head;

/// The name of a workspace, or that it has none.
fn named(head: &Head) -> String {
    if head.name.trim().is_empty() { T::Unnamed.say().to_owned() } else { head.name.clone() }
}

/// The section.
#[component]
pub fn Workspaces() -> impl IntoView {
    let session = use_view().session();
    let doomed = RwSignal::new(None::<Head>);
    // The names and times in the list are those of the store.
    crate::ui::platform::spawn(session.refresh_heads());
    Effect::new(move |_| {
        session.save.track();
        crate::ui::platform::spawn(session.refresh_heads());
    });
    let rows = move || {
        let mut heads = session.heads.get();
        heads.order_by_key(|head| std::cmp::Reverse(head.saved_ms));
        heads.into_iter().map(|head| view! { <Row head=head doomed=doomed/> }).collect_view()
    };
    view! {
        <Section id="set-workspaces" title=T::Workspaces lead=T::WorkspacesLead>
            <div class="stack">
                <div class="table-scroll"><table class="table">
                    <thead><tr>
                        <th scope="col">{T::Workspace.say()}</th>
                        <th scope="col">{T::LastSaved.say()}</th>
                        <th scope="col"><span class="vh">{T::Actions.say()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table></div>
                <New/>
            </div>
            <Confirm doomed=doomed/>
        </Section>
    }
}

#[component]
fn Row(head: Head, doomed: RwSignal<Option<Head>>) -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let (uid, name) = (head.uid, named(&head));
    let open = Memo::new(move |_| session.with_workspace(|workspace| workspace.uid) == uid);
    let title = |text: T| text.with(&[("name", &name)]);
    let (save, delete, opens) = (title(T::Save), title(T::Delete), title(T::Open));
    let seal = SealText::Save.with(&[("name", &name)]);
    let saved = move || {
        let (hours, minutes) = clock::hours_minutes(head.saved_ms);
        let day = view.locale.get().date(clock::day_of(head.saved_ms));
        format!("{day} {hours:02}:{minutes:02}")
    };
    let button = name.clone();
    let to_delete = head.clone();
    view! {
        <tr>
            <th scope="row">
                {part(move || if open.get() {
                    view! { {button.clone()}" "<span class="status done">{T::OpenNow.say()}</span> }.into_any()
                } else {
                    view! { <button class="link" aria-label=opens.clone()
                        on:click=move |_| crate::ui::platform::spawn(async move { _ = session.open(uid).await })>{button.clone()}</button> }.into_any()
                })}
            </th>
            <td>{saved}</td>
            <td class="num"><span class="row-actions">
                <button class="icon-btn" aria-label=save.clone() title=save
                    on:click=move |_| crate::ui::platform::spawn(session.export_stored(uid))>
                    <IconView icon=Icon::Download/>
                </button>
                <button class="icon-btn" aria-label=seal.clone() title=seal
                    on:click=move |_| session.sealing.set(Some(uid))>
                    <IconView icon=Icon::Lock/>
                </button>
                <button class="icon-btn" aria-label=delete.clone() title=delete
                    on:click=move |_| doomed.set(Some(to_delete.clone()))>
                    <IconView icon=Icon::Trash/>
                </button>
            </span></td>
        </tr>
    }
}

/// Makes a workspace, or opens one from a file.
#[component]
fn New() -> impl IntoView {
    let session = use_view().session();
    let name = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let name = if typed.is_empty() { OpenText::NewName.say().to_owned() } else { typed };
        crate::ui::platform::spawn(async move { _ = session.create(&name).await });
    };
    view! {
        <form class="line no-print" on:submit=make>
            <label class="vh" for="workspace-name">{T::NewName.say()}</label>
            <input class="input narrow" id="workspace-name" type="text" maxlength="300" autocomplete="off"
                placeholder=T::NewName.say() prop:value=live(move || name.get())
                on:input=move |event| name.set(event_target_value(&event))/>
            <button class="btn secondary" type="submit"><IconView icon=Icon::Plus/>{T::New.say()}</button>
            <button class="btn quiet" type="button" on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }><IconView icon=Icon::Upload/>{T::OpenFile.say()}</button>
            <input class="vh" type="file" accept=".json,.age,application/json" tabindex="-1" aria-hidden="true"
                node_ref=input on:change=move |_| open_workspace(session, input)/>
        </form>
    }
}

/// Undo does not reach a deleted workspace, so deleting asks.
#[component]
fn Confirm(doomed: RwSignal<Option<Head>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(doomed.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            doomed.set(None);
        }
        now
    });
    view! {
        <Dialog open=open title=T::DeleteTitle.say()>
            {part(move || doomed.get().map(|head| view! { <Question head=head open=open/> }))}
        </Dialog>
    }
}

#[component]
fn Question(head: Head, open: RwSignal<bool>) -> impl IntoView {
    let session = use_view().session();
    let uid: Uid = head.uid;
    let words = T::DeleteLead.with(&[("name", &named(&head))]);
    let delete = move |_| {
        open.set(false);
        crate::ui::platform::spawn(session.delete(uid));
    };
    view! {
        <p>{words}</p>
        <p class="line">
            <button class="btn secondary" on:click=move |_| crate::ui::platform::spawn(session.export_stored(uid))>
                {T::DeleteSave.say()}
            </button>
            <span class="spacer"></span>
            // What cannot be undone is not what Enter does at once.
            <button class="btn quiet" data-first="" on:click=move |_| open.set(false)>{T::Cancel.say()}</button>
            <button class="btn danger" on:click=delete>{T::DeleteDo.say()}</button>
        </p>
    }
}
