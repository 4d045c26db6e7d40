//! The facilitator's view: the questions, the one that is up, and how answers come in.

use super::about::{Picker, Tabs};
use super::collect::Collect;
use super::console::Console;
use super::desk::Desk;
use super::setup::Setup;
use super::sheets::Sheets;
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::{clock, dom, preferences};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::ModelState;
use leptos::prelude::*;
use plumbline::edit::Verb;
use plumbline::file::packet::Parts;
use plumbline::model::Value;
use plumbline::present::maturity::session;
use plumbline::present::maturity::workshop::{self as shown, QuestionRow};
use plumbline::present::stage::{STAGE_KEY, Stage, StageLevel};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};
use std::collections::BTreeSet;

/// The page of its own that phones and the projector open; it lies beside this one.
const RESPOND_PAGE: &str = "respond.html";

/// What is up, beside the desk: copies are the same room.
#[derive(Clone, Copy)]
pub struct Room {
    pub desk: Desk,
    /// The practice that is up.
    pub practice: Memo<String>,
    /// Practices that were revealed.
    pub revealed: RwSignal<BTreeSet<String>>,
    /// When the timer is at its end.
    pub timer_end_ms: RwSignal<Option<i64>>,
    /// The moment, once a second while a timer runs.
    pub now_ms: RwSignal<i64>,
    /// Parts of longer codes.
    pub parts: RwSignal<Parts>,
    /// What was said of the last intake.
    pub said: RwSignal<Vec<String>>,
}

impl Room {
    fn new(desk: Desk) -> Self {
        let wanted = desk.router.state("q");
        let practice = Memo::new(move |_| {
            let known = |id: &String| {
                desk.gathered
                    .with(|now| now.as_ref().is_some_and(|g| g.asked.practice(id).is_some()))
            };
            let first = || {
                desk.gathered.with(|now| {
                    let first = now.as_ref()?.asked.practices().next()?;
                    Some(first.1.id.clone())
                })
            };
            wanted.get().filter(known).or_else(first).unwrap_or_default()
        });
        Room {
            desk,
            practice,
            revealed: RwSignal::new(BTreeSet::new()),
            timer_end_ms: RwSignal::new(None),
            now_ms: RwSignal::new(clock::now_ms()),
            parts: RwSignal::new(Parts::default()),
            said: RwSignal::new(Vec::new()),
        }
    }

    /// Whether the practice that is up was revealed.
    pub fn is_revealed(self) -> bool {
        let practice = self.practice.get();
        self.revealed.with(|all| all.contains(&practice))
    }

    /// Reveals what is up, or hides it again.
    pub fn turn(self) {
        let practice = self.practice.get_untracked();
        self.revealed.update(|all| {
            if !all.remove(&practice) {
                all.insert(practice);
            }
        });
    }

    /// Goes to the next or the one before; `discuss` passes over those nobody need talk about.
    pub fn step(self, forth: bool, discuss: bool) {
        let rows = self.rows();
        let Some(at) = rows.iter().position(|row| row.id == self.practice.get_untracked()) else {
            return;
        };
        let fits = |row: &&QuestionRow| !discuss || row.discuss;
        let to = match forth {
            true => rows.iter().skip(at + 1).find(fits),
            false => rows.iter().take(at).rev().find(fits),
        };
        if let Some(row) = to {
            self.desk.router.set_state("q", Some(&row.id));
        }
    }

    /// The questions as they are now.
    pub fn rows(self) -> Vec<QuestionRow> {
        let desk = self.desk;
        desk.gathered.with(|gathered| {
            desk.assessment.with(|now| match (gathered, now) {
                (Some(g), Some(now)) => shown::questions(now, &g.asked, &g.panel),
                _ => Vec::new(),
            })
        })
    }

    /// Takes texts that arrived and keeps what is new.
    pub fn take(self, texts: &[String]) {
        let desk = self.desk;
        let Some(now) = desk.assessment.get_untracked() else { return };
        let mut parts = self.parts.get_untracked();
        let intake = desk.model.with_value(|model| shown::take(texts, &now, model, &mut parts));
        self.parts.set(parts);
        let text = |(id, code)| ("packets", id, Value::Text(code));
        desk.set_entries(intake.add.into_iter().map(text).collect(), Verb::Import);
        self.said.set(intake.said);
    }

    /// Starts a timer that only counts, or stops it.
    pub fn time(self, minutes: Option<i64>) {
        let now = clock::now_ms();
        self.now_ms.set(now);
        self.timer_end_ms.set(minutes.map(|minutes| now + minutes * 60_000));
        tick(self);
    }
}

fn tick(room: Room) {
    if room.timer_end_ms.with_untracked(Option::is_none) {
        return;
    }
    dom::after_while(room.now_ms, 1_000, move || {
        room.now_ms.set(clock::now_ms());
        tick(room);
    });
}

/// Takes an answer that came with the address, and forgets the address.
pub fn take_from_address(desk: Desk) {
    let code = desk.router.state("take");
    Effect::new(move || {
        if let Some(code) = code.get()
            && desk.assessment.with_untracked(Option::is_some)
        {
            let room = Room::new(desk);
            room.take(&[code]);
            desk.router.set_state("take", None);
            desk.router.set_state("tab", Some("workshop"));
            desk.session.say(&room.said.get_untracked().join(" "), true);
        }
    });
}

/// The view of the workshop.
#[component]
pub fn Workshop(desk: Desk) -> impl IntoView {
    let room = Room::new(desk);
    follow(room);
    let title = move || {
        let count = |n: usize| desk.view.locale.get().count(n);
        desk.gathered.with(|now| {
            let panel = now.as_ref().map(|now| (now.panel.respondents, now.panel.invited));
            let (people, invited) = panel.unwrap_or_default();
            let Some(all) = invited else {
                return desk.view.locale.get().counted(people, T::TitleOne, T::TitleOpen);
            };
            T::Title.with(&[("count", &count(people)), ("invited", &count(all as usize))])
        })
    };
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head">
                <div><h1 tabindex="-1">{title}</h1><p>{T::Lead.say()}</p></div>
                <Tabs desk=desk now="workshop"/>
                <a class="btn secondary" href=format!("{RESPOND_PAGE}#p") target="_blank" rel="noopener">{T::OpenProjector.say()}</a>
            </div>
            <div class="no-print"><Picker desk=desk/></div>
            <div class="panes workshop no-print">
                <nav class="pane domains" aria-label=T::QuestionList.say()><QuestionList room=room/></nav>
                <Console room=room/>
                <div class="pane"><Collect room=room/><Setup room=room/></div>
            </div>
            <Sheets desk=desk/>
        </main>
    }
}

#[component]
fn QuestionList(room: Room) -> impl IntoView {
    let rows = Memo::new(move |_| room.rows());
    let row = move |row: QuestionRow| {
        let id = row.id.clone();
        let own = row.id.clone();
        let current = live(move || (room.practice.get() == own).then_some("true"));
        let own = row.id.clone();
        // Nothing of the answers is said before they are revealed.
        let marks = move || {
            let open = room.revealed.with(|all| all.contains(&own));
            let discuss = (row.discuss && open).then(|| T::Discuss.say());
            let agreed = row.agreed.then(|| T::Agreed.say());
            [discuss, agreed].into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        view! {
            <li><a href=room.desk.href(&[("tab", "workshop"), ("q", &id)]) aria-current=current>
                <span class="cut-text">{row.name}</span>
                <small class="num">{row.count}" "{live(marks)}</small>
            </a></li>
        }
    };
    view! { <ol>{part(move || rows.get().into_iter().map(row).collect_view())}</ol> }
}

/// Leaves what is up for the projector's window whenever it changes.
fn follow(room: Room) {
    Effect::new(move || {
        if let Some(stage) = stage(room) {
            preferences::keep(STAGE_KEY, &stage.to_text());
        }
    });
}

fn stage(room: Room) -> Option<Stage> {
    let desk = room.desk;
    let practice = room.practice.get();
    let open = room.is_revealed();
    let locale = desk.view.locale.get();
    let gathered = desk.gathered.get()?;
    let now = desk.assessment.get()?;
    let all = gathered.asked.practices().count();
    let at = gathered.asked.practices().position(|(_, p)| p.id == practice)?;
    let (domain, asked) = gathered.asked.practices().nth(at)?;
    let opinion = gathered.panel.opinions.iter().find(|o| o.practice == practice)?;
    let result = shown::revealed(opinion, locale).filter(|_| open);
    let count = |nth: usize| result.as_ref().and_then(|r| r.histogram.get(nth)).copied();
    let levels = gathered.asked.levels.iter().zip(&asked.statements).enumerate();
    let level = |(nth, (meaning, statement)): (
        usize,
        (&plumbline::analysis::maturity::model::LevelMeaning, &String),
    )| {
        let name = meaning.name.clone();
        StageLevel { name, statement: statement.clone(), count: count(nth).unwrap_or_default() }
    };
    let invite = invitation(desk, &now);
    Some(Stage {
        title: now.name.clone(),
        place: (at + 1, all),
        domain: domain.name.clone(),
        question: asked.question.clone(),
        levels: levels.map(level).collect(),
        people: (gathered.panel.respondents, gathered.panel.invited),
        revealed: result.map(|result| result.sentence),
        picture: session::invitation_picture(&invite.0, &invite.1)
            .map(|picture| (picture.side, picture.path)),
        invite,
        timer_end_ms: room.timer_end_ms.get(),
    })
}

/// The address of the respondent's page and the code behind it.
pub fn invitation(desk: Desk, now: &plumbline::model::Assessment) -> (String, String) {
    let code = desk.model.with_value(|model| match desk.view.model.get_untracked() {
        ModelState::Loaded(ships) => session::invitation(now, model, &ships),
        _ => session::invite(now, model).to_code(),
    });
    (format!("{}#i=", dom::address_of(RESPOND_PAGE)), code)
}
