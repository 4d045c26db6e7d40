//! Data safety: where the work is kept, what this browser may do to it, and the way back.

mod bin;
mod browser;
mod device;
mod file;

use crate::ui::kit::section::Section;
use leptos::prelude::*;
use plumbline::present::text::{Text as _, safety::SafetyText as T};

/// The page.
#[component]
pub fn Safety() -> impl IntoView {
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{T::Title.say()}</h1>
                <p>{T::Lead.say()}</p>
            </div></div>
            <div class="settings">
                <file::FilePart/>
                <browser::BrowserPart/>
                <bin::BinPart/>
                <device::DevicePart/>
            </div>
        </main>
    }
}

/// A part of the page: what it is about at the left, what there is at the right.
#[component]
fn Part(id: &'static str, title: T, lead: T, children: Children) -> impl IntoView {
    view! {
        <Section id=id title=title.say() lead=lead.say()>
            <div class="stack">{children()}</div>
        </Section>
    }
}
