//! The two dialogs of files under a passphrase: saving one, and unlocking one.

use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::RwSignal;
use crate::ui::route::use_router;
use crate::ui::session::use_session;
use leptos::prelude::*;
use plumbline::present::fault::passphrase_problem;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, seal::SealText as T};

/// What is typed, what is wrong with it, and whether it is being worked on.
#[derive(Clone, Copy)]
struct Typed {
    one: RwSignal<String>,
    two: RwSignal<String>,
    shown: RwSignal<bool>,
    problem: RwSignal<String>,
    busy: RwSignal<bool>,
}

impl Typed {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let flag = || RwSignal::new(false);
        Self { one: text(), two: text(), shown: flag(), problem: text(), busy: flag() }
    }

    /// Forgets everything that was typed.
    fn clear(self) {
        self.one.set(String::new());
        self.two.set(String::new());
        self.problem.set(String::new());
        self.shown.set(false);
        self.busy.set(false);
    }
}

/// A signal that is true while the user is asked, and what to forget when the dialog closes.
fn asking(
    is_asked: impl Fn() -> bool + 'static,
    typed: Typed,
    forget: impl Fn() + 'static,
) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(is_asked()));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            typed.clear();
            forget();
        }
        now
    });
    open
}

/// Asks for a passphrase to save a workspace under.
#[component]
pub fn SealDialog() -> impl IntoView {
    let (session, typed) = (use_session(), Typed::new());
    let open = asking(
        move || session.sealing.with(Option::is_some),
        typed,
        move || session.sealing.set(None),
    );
    let save = move || {
        let (one, two) = (typed.one.get_untracked(), typed.two.get_untracked());
        if let Some(problem) = passphrase_problem(&one, &two) {
            typed.problem.set(problem);
            return;
        }
        let Some(uid) = session.sealing.get_untracked() else { return };
        typed.busy.set(true);
        crate::ui::platform::spawn(async move {
            match session.export_sealed(uid, one).await {
                Ok(()) => {
                    open.set(false);
                    session.say(T::Saved.say(), false);
                }
                Err(problem) => {
                    typed.busy.set(false);
                    typed.problem.set(problem);
                }
            }
        });
    };
    view! {
        <Dialog open=open title=T::SaveTitle.say()>
            <p>{T::SaveLead.say()}</p>
            <p class="strip warn"><b>{T::NoRecovery.say()}</b></p>
            <Form typed=typed twice=true action=T::SaveDo on_done=Callback::new(move |()| save()) open=open/>
        </Dialog>
    }
}

/// Asks for the passphrase of a file.
#[component]
pub fn UnlockDialog() -> impl IntoView {
    let (session, router, typed) = (use_session(), use_router(), Typed::new());
    let open = asking(
        move || session.locked.with(Option::is_some),
        typed,
        move || session.locked.set(None),
    );
    let unlock = move || {
        let Some(file) = session.locked.get_untracked() else { return };
        let passphrase = typed.one.get_untracked();
        typed.busy.set(true);
        crate::ui::platform::spawn(async move {
            match session.unseal(file, passphrase).await {
                Ok(bytes) => {
                    open.set(false);
                    if session.open_file(bytes).await {
                        router.go(Route::to(Page::Home));
                    }
                }
                Err(problem) => {
                    typed.busy.set(false);
                    typed.problem.set(problem);
                }
            }
        });
    };
    view! {
        <Dialog open=open title=T::OpenTitle.say()>
            <p>{T::OpenLead.say()}</p>
            <Form typed=typed twice=false action=T::OpenDo on_done=Callback::new(move |()| unlock()) open=open/>
        </Dialog>
    }
}

#[component]
fn Form(
    typed: Typed,
    twice: bool,
    action: T,
    on_done: Callback<()>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !typed.busy.get_untracked() {
            on_done.run(());
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <Field typed=typed text=typed.one id="passphrase" label=T::Passphrase/>
            {twice.then(|| view! { <Field typed=typed text=typed.two id="passphrase-again" label=T::Again/> })}
            <label class="check"><input type="checkbox" prop:checked=live(move || typed.shown.get())
                on:change=move |event| typed.shown.set(event_target_checked(&event))/>{T::Show.say()}</label>
            <p class="error" id="passphrase-problem" role="alert">{part(move || typed.problem.get())}</p>
            <p class="line">
                <Show when=move || typed.busy.get()><span role="status">{T::Working.say()}</span></Show>
                <span class="spacer"></span>
                <button class="btn quiet" type="button" on:click=move |_| open.set(false)>{T::Cancel.say()}</button>
                <button class="btn primary" type="submit" disabled=live(move || typed.busy.get())>{action.say()}</button>
            </p>
        </form>
    }
}

#[component]
fn Field(typed: Typed, text: RwSignal<String>, id: &'static str, label: T) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label.say()}</label>
            <input class="input" id=id autocomplete="off" aria-describedby="passphrase-problem"
                type=live(move || if typed.shown.get() { "text" } else { "password" })
                prop:value=live(move || text.get())
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    typed.problem.set(String::new());
                }/>
        </div>
    }
}
