//! Home: one sentence with the numbers that matter, and below it where they come from.

mod attention;
mod empty;
mod next;
mod pressure;
mod tally;
mod value;

use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::route::use_router;
use crate::ui::shell::{SampleRibbon, scenario};
use crate::ui::view::health::{counted, findings};
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::{RecordKind, Status};
use plumbline::present::home::{Phrase, Run, Tone, caption, sentence};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::health::HealthText;
use plumbline::present::text::{Text as _, page::PageText};

use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::status::StatusShape;

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let projects = use_view().rows(RecordKind::Project);
    let is_empty = Memo::new(move |_| projects.with(|rows| rows.is_empty()));
    view! {
        <main class="main" id="main" tabindex="-1" aria-label=PageText::Home.say()>
            <SampleRibbon/>
            {part(move || if is_empty.get() {
                view! { <empty::Empty/> }.into_any()
            } else {
                view! { <Filled/> }.into_any()
            })}
        </main>
    }
}

#[component]
fn Filled() -> impl IntoView {
    let home = HomeView::start();
    view! {
        <Sentence home=home/>
        <HealthLink/>
        <div class="home">
            <pressure::PressureBlock home=home/>
            <attention::AttentionBlock home=home/>
            <value::ValueBlock home=home/>
            <next::MilestonesBlock home=home/>
            <tally::StatusBlock home=home/>
        </div>
    }
}

/// How many things in the data look odd, with the way there.
#[component]
fn HealthLink() -> impl IntoView {
    let view = use_view();
    let groups = findings(view);
    let words = move || match groups.with(|groups| counted(groups)) {
        0 => HealthText::HomeNone.say().to_owned(),
        count => HealthText::HomeMany.with(&[("count", &view.locale.get().count(count))]),
    };
    view! {
        <p class="caption home-health">
            <a class="link" href=Route::to(Page::Health).href()>
                {part(words)}<IconView icon=Icon::ChevronRight/>
            </a>
        </p>
    }
}

#[component]
fn Sentence(home: HomeView) -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let said = Memo::new(move |_| {
        let (ranking, outlook, locale) =
            (home.ranking.get(), home.outlook.get(), view.locale.get());
        sentence(&session.workspace_now(), &ranking, &outlook, locale)
    });
    let above = move || {
        let (shown, today) = (scenario::name(session), session.today());
        view.settings.with(|settings| caption(settings, shown, today, view.locale.get()))
    };
    view! {
        <header class="finding">
            <p class="caption">{above}</p>
            <h1 tabindex="-1">
                {part(move || {
                    let [first, second] = said.get().map(|line| {
                        line.into_iter().map(phrase_view).collect_view()
                    });
                    view! { {first}" "<br/>{second} }
                })}
            </h1>
        </header>
    }
}

fn phrase_view(phrase: Phrase) -> impl IntoView {
    let class = match phrase.tone {
        Tone::Plain => None,
        Tone::Over => Some("over-link"),
        Tone::Bad => Some("bad-link"),
    };
    view! { <a class=class href=phrase.route.href()>{runs_view(phrase.runs)}</a>{phrase.after} }
}

/// Text with its figures stressed.
fn runs_view(runs: Vec<Run>) -> impl IntoView {
    let run = |run: Run| match run.strong {
        true => view! { <b>{run.text}</b> }.into_any(),
        false => run.text.into_any(),
    };
    runs.into_iter().map(run).collect_view()
}

/// The heading of a block with the way to its page.
#[component]
fn BlockHead(id: &'static str, title: &'static str, link: &'static str, to: Page) -> impl IntoView {
    view! {
        <div class="section-head">
            <h2 id=id>{title}</h2>
            <a class="link" href=Route::to(to).href()>{link}<IconView icon=Icon::ChevronRight/></a>
        </div>
    }
}

/// Goes where a mark of a chart leads; its key is an address.
fn open_mark() -> Callback<String> {
    let router = use_router();
    Callback::new(move |address: String| {
        if let Some(route) = Route::parse(&address) {
            router.go(route);
        }
    })
}

/// The shape of a status.
fn status_shape(status: Option<Status>) -> StatusShape {
    match status {
        Some(Status::OnTrack) => StatusShape::Disc,
        Some(Status::AtRisk) => StatusShape::Triangle,
        Some(Status::OffTrack) => StatusShape::Diamond,
        Some(Status::Complete) => StatusShape::SquareTick,
        Some(Status::OnHold) => StatusShape::Bars,
        Some(Status::NotStarted) | None => StatusShape::Ring,
    }
}
