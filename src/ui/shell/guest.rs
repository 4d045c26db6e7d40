//! The strip of guest mode, and the wiping that looks again afterwards.

use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, part};
use crate::ui::platform::{guest, origin, spawn};
use crate::ui::reactive::RwSignal;
use crate::ui::session::{SaveState, Stage, use_session};
use leptos::prelude::*;
use plumbline::present::safety::owned::{Found, counted};
use plumbline::present::text::{Text as _, safety::SafetyText as T};

/// The strip that stands above every page of a guest.
#[component]
pub fn GuestStrip() -> impl IntoView {
    let session = use_session();
    let wiping: WipeOpen = expect_context();
    let open = move || session.stage.with(|stage| matches!(stage, Stage::Open));
    let words = move || match session.save.get() {
        SaveState::MemoryOnly(1) => T::GuestChangesOne.say().to_owned(),
        SaveState::MemoryOnly(count @ 2..) => {
            T::GuestChanges.with(&[("count", &count.to_string())])
        }
        _ => T::Guest.say().to_owned(),
    };
    view! {
        <Show when=guest::is_guest>
            <section class="strip band guest no-print" aria-label=T::GuestRegion.say()>
                <IconView icon=Icon::Lock/>
                <span>{part(words)}</span>
                <span class="spacer"></span>
                <Show when=open>
                    <button class="btn secondary" on:click=move |_| session.export()>{T::SaveFile.say()}</button>
                </Show>
                <button class="btn secondary" on:click=move |_| wiping.0.set(true)>{T::WipeNow.say()}</button>
                <a class="btn quiet" href=guest::LEAVE>{T::GuestLeave.say()}</a>
            </section>
        </Show>
    }
}

/// Whether the dialog of wiping is open.
#[derive(Clone, Copy)]
pub struct WipeOpen(pub RwSignal<bool>);

/// The dialog of wiping. It outlives the page it was opened from, which is wiped as well.
#[component]
pub fn WipeDialog() -> impl IntoView {
    let WipeOpen(open) = expect_context();
    view! {
        <Dialog open=open title=T::WipeTitle.say()>
            <Wiping open=open/>
        </Dialog>
    }
}

/// How far a wiping is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wipe {
    Looks,
    Asks(Found),
    Works,
    Done(Found),
}

/// Undo does not reach a wiped browser, so wiping asks: it names what goes.
#[component]
fn Wiping(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let state = RwSignal::new(Wipe::Looks);
    spawn(async move {
        let found = origin::look().await;
        state.try_set(Wipe::Asks(found));
    });
    let wipe = move || {
        state.set(Wipe::Works);
        spawn(async move {
            session.forget_all();
            let (_, after) = origin::wipe().await;
            state.try_set(Wipe::Done(after));
        });
    };
    view! {
        <div role="status" class="stack">
            {part(move || match state.get() {
                Wipe::Looks => view! { <p>{T::WipeLooks.say()}</p> }.into_any(),
                Wipe::Works => view! { <p>{T::WipeWorks.say()}</p> }.into_any(),
                Wipe::Asks(found) => asks(&found).into_any(),
                Wipe::Done(left) => done(&left).into_any(),
            })}
        </div>
        {part(move || matches!(state.get(), Wipe::Asks(_)).then(|| view! {
            <p class="line">
                <span class="spacer"></span>
                <button class="btn quiet" data-first="" on:click=move |_| open.set(false)>
                    {plumbline::present::text::shell::ShellText::Cancel.say()}
                </button>
                <button class="btn danger" on:click=move |_| wipe()>{T::WipeDo.say()}</button>
            </p>
        }))}
    }
}

fn asks(found: &Found) -> impl IntoView + use<> {
    let session = use_session();
    let is_open = session.stage.with_untracked(|stage| matches!(stage, Stage::Open));
    let name = session.workspace_now().settings().name;
    let things = counted(&found.ours);
    let others = found.other_copies > 0 || !found.foreign.is_empty();
    view! {
        {is_open.then(|| view! { <p>{T::WipeWindow.with(&[("name", &name)])}</p> })}
        {if things.is_empty() {
            view! { <p>{T::WipeNothing.say()}</p> }.into_any()
        } else {
            view! { <p><b>{T::WipeThings.with(&[("things", &things)])}</b></p> }.into_any()
        }}
        {others.then(|| view! { <p>{T::WipeOthers.say()}</p> })}
    }
}

fn done(left: &Found) -> impl IntoView + use<> {
    if left.ours.is_empty() {
        view! { <p>{T::WipeDone.say()}</p> }.into_any()
    } else {
        let things = counted(&left.ours);
        view! { <p><b>{T::WipeLeft.with(&[("things", &things)])}</b></p> }.into_any()
    }
}
