//! The bands of a workspace that is open in several windows: which one writes, and how to change
//! that.

use super::statusbar::failed_count;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::platform::spawn;
use crate::ui::reactive::Memo;
use crate::ui::session::{Role, use_session};
use leptos::prelude::*;
use plumbline::present::text::{Text as _, shell::ShellText, windows::WindowsText as T};

/// The band that stands across the top while this window does not write what it shows.
#[component]
pub fn WindowsBand() -> impl IntoView {
    let session = use_session();
    let role = Memo::new(move |_| session.role.get());
    part(move || match role.get() {
        Role::Writes | Role::Yields => None,
        Role::Follows => Some(follows(T::FollowsBand, Some(T::TakeOver))),
        Role::Waits => Some(follows(T::WaitsBand, Some(T::TakeOverAnyway))),
        Role::TakesOver => Some(follows(T::TakeOverBusy, None)),
        Role::Overtaken => Some(view! { <Overtaken/> }.into_any()),
    })
}

fn follows(words: T, way: Option<T>) -> AnyView {
    let session = use_session();
    view! {
        <div class="strip warn band" role="status">
            <IconView icon=Icon::Lock/>
            <span>{words.say()}</span>
            {way.map(|way| view! {
                <button class="btn secondary" on:click=move |_| spawn(session.take_over())>
                    {way.say()}
                </button>
            })}
        </div>
    }
    .into_any()
}

/// What a window that was overtaken still has, and the ways to keep it.
#[component]
fn Overtaken() -> impl IntoView {
    let session = use_session();
    let words = move || {
        let count = failed_count(&session.save.get()).to_string();
        T::OvertakenBand.with(&[("count", &count)])
    };
    view! {
        <div class="strip bad band" role="alert">
            <IconView icon=Icon::Warning/>
            <span>{part(words)}</span>
            <button class="btn secondary" on:click=move |_| spawn(session.keep_own_as_copy())>
                {T::OpenCopy.say()}
            </button>
            <button class="btn secondary" on:click=move |_| session.export()>
                {ShellText::DownloadNow.say()}
            </button>
            <button class="btn secondary" on:click=move |_| spawn(session.reload_stored())>
                {T::ShowOther.say()}
            </button>
        </div>
    }
}
