//! What the maturity page works on: the chosen assessment, where one is in it, and how it changes.

use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use crate::ui::route::{Router, use_router};
use crate::ui::session::{Session, use_session};
use crate::ui::view::{Gathered, Reading, View, use_view};
use leptos::prelude::*;
use plumbline::analysis::maturity::Model;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::answer::Answer;
use plumbline::model::record::RecordRef;
use plumbline::model::{Assessment, RecordKind, Uid, Value};
use plumbline::present::maturity::{Survey, assessment_name, fresh};
use plumbline::present::page::{Page, Route};
use std::sync::Arc;

const KIND: RecordKind = RecordKind::Assessment;

/// The page's handle: copies are the same page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub view: View,
    pub router: Router,
    /// The model: the assessment's own where it has one that can be read.
    pub model: StoredValue<Arc<Model>>,
    /// Why the assessment's own model cannot be read.
    pub model_fault: StoredValue<Option<String>>,
    /// All assessments.
    pub all: Memo<Vec<Assessment>>,
    /// The one that is shown.
    pub assessment: Memo<Option<Assessment>>,
    /// The one it is compared with.
    pub other: Memo<Option<Assessment>>,
    /// What everybody said.
    pub gathered: Memo<Option<Arc<Gathered>>>,
    /// What follows of it.
    pub reading: Memo<Option<Reading>>,
    /// How far it has come.
    pub survey: Memo<Option<Survey>>,
    /// The domain whose questions are shown.
    pub domain: Memo<String>,
}

impl Desk {
    /// The text of the chosen assessment's own model, followed; empty where it has none.
    pub fn own_model() -> Memo<String> {
        let (view, router) = (use_view(), use_router());
        let chosen = router.state("assessment");
        let chosen = Memo::new(move |_| chosen.with(|text| text.as_ref()?.parse::<Uid>().ok()));
        let assessment = view.assessment(chosen);
        Memo::new(move |_| {
            assessment.with(|now| now.as_ref().map(|now| now.own_model.clone()).unwrap_or_default())
        })
    }

    /// Sets the desk for a model; `fault` says why another one is not used.
    pub fn new((model, fault): (Arc<Model>, Option<String>)) -> Self {
        let (session, view, router) = (use_session(), use_view(), use_router());
        let chosen = router.state("assessment");
        let chosen = Memo::new(move |_| chosen.with(|text| text.as_ref()?.parse::<Uid>().ok()));
        let assessment = view.assessment(chosen);
        let gathered = view.gathered(model.clone(), assessment);
        let all = view.assessments();
        let wanted = router.state("since");
        let other = Memo::new(move |_| {
            let wanted = wanted.get()?;
            all.with(|all| all.iter().find(|a| a.uid.to_string() == wanted).cloned())
        });
        let before = view.before(model.clone(), other);
        let reading = view.reading(assessment, gathered, before);
        let survey = view.survey(model.clone(), assessment);
        let wanted = router.state("domain");
        let known = model.clone();
        let domain = Memo::new(move |_| {
            let found = wanted.with(|id| known.domain(id.as_deref()?).map(|d| d.id.clone()));
            let open = || {
                survey.with(|survey| {
                    let survey = survey.as_ref()?;
                    let open = survey.domains.iter().find(|domain| domain.done < domain.all);
                    open.or_else(|| survey.domains.first()).map(|domain| domain.id.clone())
                })
            };
            found.or_else(open).unwrap_or_default()
        });
        let (model, model_fault) = (StoredValue::new(model), StoredValue::new(fault));
        Self {
            session,
            view,
            router,
            model,
            model_fault,
            all,
            assessment,
            other,
            gathered,
            reading,
            survey,
            domain,
        }
    }

    /// The address of the page with some of its state changed.
    pub fn href(self, changes: &[(&str, &str)]) -> String {
        let route = self.router.route();
        let keep = |route: Route, key: &str, value: &str| route.with(key, value);
        let now = route.state.iter().filter(|_| route.page == Page::Maturity);
        let kept = now.fold(Route::to(Page::Maturity), |to, (key, value)| keep(to, key, value));
        changes.iter().fold(kept, |to, (key, value)| keep(to, key, value)).href()
    }

    /// The answer to a practice, followed.
    pub fn answer(self, practice: String) -> Memo<Option<Answer>> {
        Memo::new(move |_| {
            self.assessment.with(|assessment| {
                assessment.as_ref()?.answers.get(&practice)?.parse::<Answer>().ok()
            })
        })
    }

    /// Answers a practice, or takes its answer away.
    pub fn set_answer(self, practice: &str, answer: Option<Answer>) {
        let value = answer.map_or(Value::Empty, |answer| Value::Text(answer.to_string()));
        let name = self.model.with_value(|model| {
            let known = model.practice(practice);
            known.map_or_else(String::new, |known| format!("{practice} {}", known.name))
        });
        self.set_entry("answers", practice, value, Label::one(Verb::Answer, KIND, &name));
    }

    /// Sets an entry of one of the assessment's maps, such as a target, under the assessment's name.
    pub fn set_detail(self, field: &str, entry: &str, value: Value) -> bool {
        let Some(label) = self.label(field) else { return false };
        self.set_entry(field, entry, value, label)
    }

    fn set_entry(self, field: &str, entry: &str, value: Value, label: Label) -> bool {
        let at = self.assessment.with_untracked(|a| a.as_ref().map(|a| a.uid));
        let (Some(uid), Some(field)) = (at, FieldKey::builtin(KIND, field)) else { return false };
        let at = RecordRef { kind: KIND, uid };
        let entry = entry.to_owned();
        self.session.dispatch(&Command::SetEntry { at, field, entry, value }, label)
    }

    /// Sets a field of the assessment.
    pub fn set(self, field: &str, value: Value) -> bool {
        let at = self.assessment.with_untracked(|a| a.as_ref().map(|a| a.uid));
        let key = FieldKey::builtin(KIND, field);
        let (Some(uid), Some(field), Some(label)) = (at, key, self.label(field)) else {
            return false;
        };
        let at = RecordRef { kind: KIND, uid };
        self.session.dispatch(&Command::Set { at, field, value }, label)
    }

    fn label(self, field: &str) -> Option<Label> {
        let name = self.assessment.with_untracked(|a| a.as_ref().map(|a| a.name.clone()))?;
        let field = FieldKey::builtin(KIND, field)?;
        Some(Label::one(Verb::Edit, KIND, &name).of_field(&field))
    }

    /// Sets several entries of the assessment's maps in one step: field, entry, value.
    pub fn set_entries(self, entries: Vec<(&str, String, Value)>, verb: Verb) -> bool {
        let now = self.assessment.with_untracked(|a| a.as_ref().map(|a| (a.uid, a.name.clone())));
        let Some((uid, name)) = now else { return false };
        let at = RecordRef { kind: KIND, uid };
        let command = |(field, entry, value): (&str, String, Value)| {
            let field = FieldKey::builtin(KIND, field)?;
            Some(Command::SetEntry { at, field, entry, value })
        };
        let commands: Vec<Command> = entries.into_iter().filter_map(command).collect();
        let label = Label::one(verb, KIND, &name);
        commands.is_empty() || self.session.dispatch(&Command::Batch(commands), label)
    }

    /// Starts an assessment and goes to its first question.
    pub fn start(self) {
        let locale = self.view.locale.get_untracked();
        let (uid, today) = (self.session.new_uid(), self.session.today());
        let new = self.model.with_value(|model| fresh(uid, today, model, locale));
        let office = untrack(|| self.view.scope().get());
        let new = Assessment { office, ..new };
        let label = Label::one(Verb::Add, KIND, &new.name);
        if self.session.dispatch(&Command::Add(Arc::new(new)), label) {
            let id = uid.to_string();
            let route = Route::to(Page::Maturity).with("assessment", &id);
            self.router.go(route.with("tab", "questions"));
            dom::focus_soon("main h1");
        }
    }

    /// Removes the assessment; the newest of the others is shown.
    pub fn remove(self) {
        let now = self.assessment.get_untracked();
        let Some(now) = now else { return };
        let name = assessment_name(&now, self.view.locale.get_untracked());
        let command = Command::Remove(RecordRef { kind: KIND, uid: now.uid });
        if self.session.dispatch(&command, Label::one(Verb::Remove, KIND, &name)) {
            self.router.go(Route::to(Page::Maturity));
        }
    }
}

/// Whether a field holds nothing, or all of what it is for; of what is half typed the browser hands
/// over no text either.
pub fn is_whole(input: &web_sys::HtmlInputElement) -> bool {
    !input.value().is_empty() || input.matches(":valid").unwrap_or(true)
}
