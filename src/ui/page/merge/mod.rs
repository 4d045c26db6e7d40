//! Merging: what the other version changes, what both changed, and one button for the whole.

mod disputes;
mod offer;

pub use offer::OfferDialog;

use crate::ui::compare::Differences;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::page::start::open_workspace;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::{Session, use_session};
use crate::ui::view::{View, use_view};
use disputes::Disputes;
use leptos::html;
use leptos::prelude::*;
use plumbline::present::compare::Comparison;
use plumbline::present::merge::{Choice, Review, Settled, Subject};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, merge::MergeText as T};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub session: Session,
    view: View,
    /// The merge laid out.
    pub review: Memo<Option<Arc<Review>>>,
    /// The merge by the decisions so far.
    pub settled: Memo<Option<Arc<Settled>>>,
    /// How many disputes there are.
    pub count: Memo<usize>,
    /// The dispute at hand.
    pub at: RwSignal<usize>,
    /// What was done, once it is done.
    report: RwSignal<Option<(String, bool)>>,
}

impl Desk {
    fn new() -> Self {
        let (session, view) = (use_session(), use_view());
        let review = session.review();
        let count = Memo::new(move |_| review.get().map_or(0, |review| review.lines.len()));
        let settled = Memo::new_with_compare(
            move |_| {
                let choices = session.merging.get()?.choices;
                Some(Arc::new(review.get()?.settle(&choices)))
            },
            |_, _| true,
        );
        let (at, report) = (RwSignal::new(0), RwSignal::new(None));
        Self { session, view, review, settled, count, at, report }
    }

    /// What is decided, not followed.
    pub fn choices(self) -> BTreeMap<Subject, Choice> {
        self.session.merging.get_untracked().map(|merging| merging.choices).unwrap_or_default()
    }

    /// What is decided about a dispute.
    pub fn choice(self, subject: &Subject) -> Choice {
        self.session.merging.with(|merging| {
            let choices = merging.as_ref().map(|merging| &merging.choices);
            choices.and_then(|choices| choices.get(subject)).copied().unwrap_or_default()
        })
    }

    fn undecided(self) -> usize {
        self.settled.get().map_or(0, |settled| settled.tally.undecided)
    }

    /// How much is still open.
    pub fn open_words(self) -> String {
        let locale = self.view.locale.get();
        match (self.undecided(), self.count.get()) {
            (_, 0) => String::new(),
            (0, _) => T::OpenNone.say().to_owned(),
            (open, all) => {
                let (open, all) = (locale.count(open), locale.count(all));
                T::Open.with(&[("count", &open), ("all", &all)])
            }
        }
    }

    /// Which dispute is at hand.
    pub fn place_words(self) -> String {
        let (at, all) = ((self.at.get() + 1).to_string(), self.count.get().to_string());
        T::Position.with(&[("at", &at), ("all", &all)])
    }

    fn apply(self) {
        let Some(settled) = self.settled.get_untracked() else { return };
        let words = settled.report(self.view.locale.get_untracked());
        if self.session.land_merge(&settled) {
            self.report.set(Some((words, settled.tally.left > 0)));
        }
    }
}

/// The page.
#[component]
pub fn MergePage() -> impl IntoView {
    let desk = Desk::new();
    let stage = Memo::new(move |_| match (desk.review.get().is_some(), desk.report.get()) {
        (true, _) => 1,
        (false, Some(_)) => 2,
        (false, None) => 0,
    });
    view! {
        <main class="main" id="main" tabindex="-1">
            {part(move || match stage.get() {
                1 => view! { <Sheet desk=desk/> }.into_any(),
                2 => view! { <Done desk=desk/> }.into_any(),
                _ => view! { <Nothing desk=desk/> }.into_any(),
            })}
        </main>
    }
}

#[component]
fn Nothing(desk: Desk) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <div class="page-head"><h1 tabindex="-1">{T::NothingTitle.say()}</h1></div>
        <div class="import-empty">
            <p class="lead">{T::NothingLead.say()}</p>
            <button class="btn primary big" on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }><IconView icon=Icon::Upload/>{T::NothingOpen.say()}</button>
            <input class="vh" type="file" accept=".json,.age,application/json" tabindex="-1" aria-hidden="true"
                node_ref=input on:change=move |_| open_workspace(desk.session, input)/>
        </div>
    }
}

#[component]
fn Sheet(desk: Desk) -> impl IntoView {
    let view = use_view();
    let has_base = Memo::new(move |_| desk.review.get().is_some_and(|review| review.has_base()));
    let title = move || if has_base.get() { T::Title.say() } else { T::TitleTwo.say() };
    let lead = move || {
        let name = view.settings.with(|settings| settings.name.trim().to_owned());
        let name =
            if name.is_empty() { T::Unnamed.say().to_owned() } else { format!("“{name}”") };
        let text = if has_base.get() { T::Lead } else { T::LeadTwo };
        text.with(&[("file", T::FileName.say()), ("name", &name)])
    };
    let changes = Memo::new_with_compare(
        move |_| match desk.settled.get() {
            Some(settled) => Arc::new(settled.changes.clone()),
            None => Arc::<Comparison>::default(),
        },
        |_, _| true,
    );
    let follows = move || {
        let lines = desk.settled.get().map(|settled| settled.follows.clone()).unwrap_or_default();
        (!lines.is_empty()).then(|| view! {
            <section aria-labelledby="merge-follows">
                <h2 id="merge-follows">{T::Consequences.say()}</h2>
                <ul class="bare">{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul>
            </section>
        })
    };
    view! {
        <div class="page-head">
            <div><h1 tabindex="-1">{live(title)}</h1><p>{live(lead)}</p></div>
        </div>
        <div class="merge">
            <Summary desk=desk/>
            <Disputes desk=desk/>
            {part(follows)}
            <section aria-labelledby="merge-changes">
                <h2 id="merge-changes">{T::Changes.say()}</h2>
                <p class="caption">{T::ChangesLead.say()}</p>
                <Differences comparison=changes none=T::ChangesNone.say()/>
            </section>
        </div>
    }
}

/// What there is to it, and the button.
#[component]
fn Summary(desk: Desk) -> impl IntoView {
    let view = use_view();
    let counted = move |count: usize, one: T, many: T| view.locale.get().counted(count, one, many);
    let taken = move || desk.settled.get().map_or(0, |settled| settled.changes.records.len());
    let kept = move || desk.review.get().map_or(0, |review| review.kept);
    let waits = Memo::new(move |_| desk.undecided() > 0);
    let session = desk.session;
    view! {
        <div class="line">
            <ul class="counts">
                <li>{live(move || counted(taken(), T::TakenOne, T::Taken))}</li>
                <li>{live(move || counted(kept(), T::KeptOne, T::Kept))}</li>
                <li>{live(move || counted(desk.undecided(), T::DecideOne, T::Decide))}</li>
            </ul>
            <span class="spacer"></span>
            <span class="caption">{live(move || if waits.get() { T::ApplyWaits } else { T::ApplyHint }.say())}</span>
            <button class="btn quiet no-print" on:click=move |_| session.merging.set(None)>{T::Cancel.say()}</button>
            <button class="btn primary big no-print" disabled=live(move || waits.get())
                on:click=move |_| desk.apply()>{T::Apply.say()}</button>
        </div>
    }
}

#[component]
fn Done(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let (words, left) = desk.report.get_untracked().unwrap_or_default();
    view! {
        <div class="page-head"><h1 tabindex="-1">{T::DoneTitle.say()}</h1></div>
        <div class="import-empty">
            <p class="lead" role="status">{words}</p>
            <Show when=move || left><p>{T::DoneLeft.say()}</p></Show>
            <div class="line">
                <a class="btn primary big" href=Route::to(Page::Home).href()>{T::DoneHome.say()}</a>
                <button class="btn quiet" on:click=move |_| {
                    session.undo();
                    desk.report.set(None);
                }><IconView icon=Icon::Undo/>{T::DoneUndo.say()}</button>
            </div>
        </div>
    }
}
