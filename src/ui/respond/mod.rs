//! The respondent's page: one question a screen, for a phone in one hand.

mod order;
pub mod projector;
mod question;
mod send;

use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::{dom, files, ids, preferences, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::html;
use leptos::prelude::*;
use plumbline::file::packet::{Questions, RespondentId, Sight};
use plumbline::present::respond::{Draft, NoInvite, Place, invitation_in, invited, kept_name};
use plumbline::present::text::{Text as _, respond::RespondText as T};

/// Where the questions lie, beside the page.
const FILE: &str = "respond-questions.txt";

/// What the page can show.
#[derive(Clone, PartialEq)]
enum Shown {
    Loading,
    NotLoaded,
    Refused(NoInvite),
    Answering,
}

/// The answering, shared by the screens: copies are the same one.
#[derive(Clone, Copy)]
pub struct Answering(RwSignal<Option<Draft>>);

impl Answering {
    /// Reads the draft, followed.
    pub fn read<T: Default>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.0.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    /// Reads the draft as it is now.
    pub fn now<T: Default>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.0.with_untracked(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    /// Changes the draft and keeps it on this device.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.0.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
                preferences::keep(&kept_name(draft.invite.session), &draft.kept());
            }
        });
    }

    /// Changes where one is; the heading there takes the focus.
    pub fn go(self, change: impl FnOnce(&mut Draft)) {
        self.change(change);
        dom::focus_soon("h1");
    }

    /// Forgets the draft and begins anew for somebody else.
    pub fn forget(self) {
        let model = self.0.with_untracked(|draft| {
            draft.as_ref().map(|draft| (draft.invite.clone(), draft.model.clone()))
        });
        if let Some((invite, model)) = model {
            self.go(|draft| *draft = Draft::begin(invite, &model, new_respondent(), None));
        }
    }
}

fn new_respondent() -> RespondentId {
    // The last eight bytes of a new id are the random ones.
    let bytes = ids::new_uid().0.to_be_bytes();
    std::array::from_fn(|at| bytes.get(at + 8).copied().unwrap_or_default())
}

/// The page.
#[component]
pub fn RespondPage() -> impl IntoView {
    let shown = RwSignal::new(Shown::Loading);
    let draft = RwSignal::new(None::<Draft>);
    load(shown, draft);
    dom::on_window("hashchange", move || load(shown, draft));
    let answering = Answering(draft);
    part(move || {
        match shown.get() {
        Shown::Loading => {
            view! { <main class="say" id="main"><p role="status">{T::Loading.say()}</p></main> }
                .into_any()
        }
        Shown::NotLoaded => view! {
            <main class="say" id="main">
                <h1 tabindex="-1">{T::NotLoaded.say()}</h1>
                <button class="btn primary" on:click=move |_| load(shown, draft)>{T::TryAgain.say()}</button>
            </main>
        }
        .into_any(),
        Shown::Refused(why) => view! { <Refused why=why/> }.into_any(),
        Shown::Answering => view! { <Screens answering=answering/> }.into_any(),
    }
    })
}

fn load(shown: RwSignal<Shown>, draft: RwSignal<Option<Draft>>) {
    shown.set(Shown::Loading);
    spawn(async move {
        let ships = files::site_text(FILE).await.and_then(|text| Questions::from_text(&text));
        let Some(ships) = ships else { return shown.set(Shown::NotLoaded) };
        match invited(&dom::hash(), &ships) {
            Ok((invite, model)) => {
                let kept = preferences::read(&kept_name(invite.session));
                let begun = Draft::begin(invite, &model, new_respondent(), kept.as_deref());
                draft.set(Some(begun));
                shown.set(Shown::Answering);
            }
            Err(why) => shown.set(Shown::Refused(why)),
        }
    });
}

#[component]
fn Refused(why: NoInvite) -> impl IntoView {
    let text = match why {
        NoInvite::None => T::NoInvite,
        NoInvite::Damaged => T::Damaged,
        NoInvite::OtherQuestions => T::OtherQuestions,
    };
    view! {
        <main class="say" id="main">
            <h1 tabindex="-1">{text.say()}</h1>
            <p>{(why == NoInvite::None).then(|| T::NoInviteLead.say())}</p>
            <FromFile/>
        </main>
    }
}

/// An invitation that is too long for a link comes as a file; it is taken as if it were the address.
#[component]
fn FromFile() -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let said = RwSignal::new("");
    let open = move |_| {
        let Some(file) = files::taken_from(input) else { return };
        spawn(async move {
            let bytes = files::bytes_of(&file).await.unwrap_or_default();
            match invitation_in(&String::from_utf8_lossy(&bytes)) {
                Some(code) => dom::set_hash(&format!("i={code}")),
                None => said.set(T::NoFile.say()),
            }
        });
    };
    view! {
        <div class="field">
            <label for="invitation">{T::OpenFile.say()}</label>
            <input class="input" id="invitation" type="file" accept=".txt" node_ref=input on:change=open/>
        </div>
        <p role="alert">{live(move || said.get())}</p>
    }
}

/// The screen of the place one is at.
#[component]
fn Screens(answering: Answering) -> impl IntoView {
    let place = Memo::new(move |_| answering.read(|draft| Some(draft.place)));
    part(move || match place.get() {
        None | Some(Place::Start) => view! { <Start answering=answering/> }.into_any(),
        Some(Place::Question(nth)) => {
            view! { <question::Question answering=answering nth=nth/> }.into_any()
        }
        Some(Place::Order) => view! { <order::Order answering=answering/> }.into_any(),
        Some(Place::Review) => view! { <send::Review answering=answering/> }.into_any(),
        Some(Place::Send) => view! { <send::Send answering=answering/> }.into_any(),
    })
}

#[component]
fn Start(answering: Answering) -> impl IntoView {
    let title = answering.now(|draft| draft.invite.title.clone());
    let title = if title.is_empty() { T::Untitled.say().to_owned() } else { title };
    let count = answering.now(|draft| draft.asked.len().to_string());
    let begun = answering.now(|draft| draft.answered() > 0);
    let named = answering.now(|draft| draft.invite.sight == Sight::Named);
    let grouped = answering.now(|draft| !draft.invite.groups.is_empty());
    let privacy = answering.now(|draft| draft.privacy().to_owned());
    view! {
        <main class="screen" id="main">
            <h1 tabindex="-1">{title}</h1>
            <p>{T::Lead.with(&[("count", &count)])}</p>
            <h2>{T::WhoSees.say()}</h2>
            <p>{privacy}" "{T::StaysHere.say()}"."</p>
            <Show when=move || named><NameField answering=answering/></Show>
            <Show when=move || grouped><GroupField answering=answering/></Show>
        </main>
        <footer class="feet">
            <button class="btn primary" on:click=move |_| answering.go(Draft::next)>
                {if begun { T::GoOn.say() } else { T::Start.say() }}
            </button>
        </footer>
    }
}

#[component]
fn NameField(answering: Answering) -> impl IntoView {
    let keep = move |event| {
        let name = event_target_value(&event);
        answering.change(|draft| draft.set_name(&name));
    };
    view! {
        <div class="field">
            <label for="name">{T::Name.say()}</label>
            <input class="input" id="name" autocomplete="name"
                prop:value=live(move || answering.read(|draft| draft.packet.name.clone())) on:change=keep/>
        </div>
    }
}

#[component]
fn GroupField(answering: Answering) -> impl IntoView {
    let groups = answering.now(|draft| draft.invite.groups.clone());
    let chosen = answering.now(|draft| draft.packet.group.clone());
    let option = |group: String| {
        let selected = group == chosen;
        view! { <option value=group.clone() selected=selected>{group.clone()}</option> }
    };
    let choose = move |event| {
        let group = event_target_value(&event);
        answering.change(|draft| draft.set_group(&group));
    };
    view! {
        <div class="field">
            <label for="group">{T::Group.say()}</label>
            <select class="select" id="group" on:change=choose>
                <option value="">{T::NoGroup.say()}</option>
                {groups.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
