//! A model of one's own: cloned from another, edited part by part, kept with the assessment.

use super::faults::model_fault_text;
use crate::analysis::maturity::{Model, Practice};
use crate::model::Assessment;
use crate::present::text::{Text, workshop::WorkshopText as T};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The model of an assessment, its own where it has one, and why that cannot be read.
pub fn model_of(own: &str, ships: &Arc<Model>) -> (Arc<Model>, Option<String>) {
    if own.is_empty() {
        return (ships.clone(), None);
    }
    match Model::from_json(own) {
        Ok(model) => (Arc::new(model), None),
        Err(fault) => (ships.clone(), Some(model_fault_text(&fault))),
    }
}

/// A clone to be edited: an id of its own, and the model it follows.
pub fn clone_of(model: &Model, assessment: &Assessment) -> Model {
    if !assessment.own_model.is_empty() {
        return model.clone();
    }
    Model {
        id: format!("{}-own", model.id),
        version: "1".to_owned(),
        supersedes: super::model_name(model),
        ..model.clone()
    }
}

/// A part of a model that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Id of the model.
    Id,
    /// Its version.
    Version,
    /// Its title.
    Title,
    /// Name of a domain, by its place.
    DomainName(usize),
    /// Weight of a domain.
    DomainWeight(usize),
    /// Name of a practice, by the places of its domain and itself.
    Name(usize, usize),
    /// Weight of a practice.
    Weight(usize, usize),
    /// Question of a practice.
    Question(usize, usize),
    /// Statement of a level, from 0.
    Statement(usize, usize, usize),
    /// Action to a level, from 0 for level 2.
    Action(usize, usize, usize),
}

/// The text of a part; empty where there is none such.
pub fn text_of(model: &Model, part: &Part) -> String {
    let domain = |d: &usize| model.domains.get(*d);
    let practice = |d: &usize, p: &usize| domain(d).and_then(|domain| domain.practices.get(*p));
    let found = match part {
        Part::Id => Some(model.id.clone()),
        Part::Version => Some(model.version.clone()),
        Part::Title => Some(model.title.clone()),
        Part::DomainName(d) => domain(d).map(|domain| domain.name.clone()),
        Part::DomainWeight(d) => domain(d).map(|domain| domain.weight.to_string()),
        Part::Name(d, p) => practice(d, p).map(|own| own.name.clone()),
        Part::Weight(d, p) => practice(d, p).map(|own| own.weight.to_string()),
        Part::Question(d, p) => practice(d, p).map(|own| own.question.clone()),
        Part::Statement(d, p, n) => practice(d, p).and_then(|own| own.statements.get(*n)).cloned(),
        Part::Action(d, p, n) => practice(d, p).and_then(|own| own.actions.get(*n)).cloned(),
    };
    found.unwrap_or_default()
}

/// Sets a part; a weight that is no number stays as it was.
pub fn set(model: &mut Model, part: &Part, text: &str) {
    if let Part::DomainWeight(d) = part {
        if let (Some(domain), Ok(weight)) = (model.domains.get_mut(*d), text.parse()) {
            domain.weight = weight;
        }
        return;
    }
    if let Part::Weight(d, p) = part {
        if let (Some(own), Ok(weight)) = (practice_mut(model, *d, *p), text.parse()) {
            own.weight = weight;
        }
        return;
    }
    let slot = match part {
        Part::Id => Some(&mut model.id),
        Part::Version => Some(&mut model.version),
        Part::Title => Some(&mut model.title),
        Part::DomainName(d) => model.domains.get_mut(*d).map(|domain| &mut domain.name),
        Part::Name(d, p) => practice_mut(model, *d, *p).map(|own| &mut own.name),
        Part::Question(d, p) => practice_mut(model, *d, *p).map(|own| &mut own.question),
        Part::Statement(d, p, n) => {
            practice_mut(model, *d, *p).and_then(|own| own.statements.get_mut(*n))
        }
        Part::Action(d, p, n) => {
            practice_mut(model, *d, *p).and_then(|own| own.actions.get_mut(*n))
        }
        Part::DomainWeight(_) | Part::Weight(..) => None,
    };
    if let Some(slot) = slot {
        text.clone_into(slot);
    }
}

/// A practice to be changed, by the places of its domain and itself.
fn practice_mut(model: &mut Model, domain: usize, practice: usize) -> Option<&mut Practice> {
    model.domains.get_mut(domain)?.practices.get_mut(practice)
}

/// Turns whether a practice is a key practice.
pub fn turn_key(model: &mut Model, domain: usize, practice: usize) {
    if let Some(own) = practice_mut(model, domain, practice) {
        own.key = !own.key;
    }
}

/// Adds a practice to a domain, made after its last one, under the next free id.
pub fn add_practice(model: &mut Model, domain: usize) {
    let ids: BTreeSet<String> = model.practices().map(|(_, p)| p.id.clone()).collect();
    let Some(own) = model.domains.get_mut(domain) else { return };
    let free = (1..).map(|n| format!("{}-{n}", own.id)).find(|id| !ids.contains(id));
    let (Some(id), Some(last)) = (free, own.practices.last()) else { return };
    let (name, requires) = (T::PracticeNew.say().to_owned(), Vec::new());
    let made = Practice { id, name, requires, key: false, supersedes: Vec::new(), ..last.clone() };
    own.practices.push(made);
}

/// Removes a practice, and with it every need of it.
pub fn remove_practice(model: &mut Model, domain: usize, practice: usize) {
    let Some(own) = model.domains.get_mut(domain) else { return };
    if practice >= own.practices.len() {
        return;
    }
    let gone = own.practices.remove(practice).id;
    for other in model.domains.iter_mut().flat_map(|domain| &mut domain.practices) {
        other.requires.retain(|need| need.practice != gone);
    }
}

/// The text to keep of an edited model.
///
/// # Errors
/// Why it is refused, in words.
pub fn accepted(model: &Model) -> Result<String, String> {
    model.checked().map(|model| model.to_json()).map_err(|fault| model_fault_text(&fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Typed as _, Uid};

    fn ships() -> Arc<Model> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
        Arc::new(Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap())
    }

    #[test]
    fn a_clone_is_edited_part_by_part_and_kept_only_when_it_is_whole() {
        let ships = ships();
        let mut own = clone_of(&ships, &Assessment::empty(Uid(1)));
        assert_eq!(own.supersedes, "pmo-capability-model 1.0.0");
        let parts = [
            (Part::Title, "Ours"),
            (Part::DomainName(1), "Method & <b>"),
            (Part::Name(0, 0), "Gates"),
            (Part::Question(0, 0), "How?"),
            (Part::Statement(0, 0, 4), "Always 🙂"),
            (Part::Action(0, 0, 3), "Do"),
            (Part::Weight(0, 0), "2.5"),
            (Part::DomainWeight(0), "13"),
        ];
        for (part, text) in &parts {
            set(&mut own, part, text);
            assert_eq!(text_of(&own, part), *text);
        }
        assert!(accepted(&own).unwrap_err().contains("101"));
        set(&mut own, &Part::DomainWeight(1), "8");
        set(&mut own, &Part::DomainWeight(1), "many");
        let text = accepted(&own).unwrap();
        let (read, fault) = model_of(&text, &ships);
        assert_eq!((read.as_ref(), fault), (&own, None));
        assert_eq!(
            clone_of(&read, &Assessment { own_model: text, ..Assessment::empty(Uid(1)) }),
            own
        );
        for odd in [Part::Name(99, 0), Part::Statement(0, 99, 0), Part::Action(0, 0, 9)] {
            set(&mut own, &odd, "x");
            assert_eq!(text_of(&own, &odd), "");
        }
    }

    #[test]
    fn practices_come_and_go_with_their_needs() {
        let mut own = ships().as_ref().clone();
        add_practice(&mut own, 0);
        add_practice(&mut own, 99);
        assert_eq!(own.domains[0].practices[5].id, "GOV-6");
        let at = own.domains[1].practices.iter().position(|p| p.id == "STD-1").unwrap();
        remove_practice(&mut own, 1, at);
        remove_practice(&mut own, 1, 99);
        assert!(own.practices().all(|(_, p)| p.requires.iter().all(|n| n.practice != "STD-1")));
        turn_key(&mut own, 0, 5);
        assert!(own.domains[0].practices[5].key && own.checked().is_ok());
    }

    #[test]
    fn a_model_that_cannot_be_read_is_said_and_the_one_that_ships_is_shown() {
        let ships = ships();
        for wrong in ["x", "{}", "[]"] {
            let (model, fault) = model_of(wrong, &ships);
            assert!(Arc::ptr_eq(&model, &ships) && fault.is_some(), "{wrong}");
        }
    }
}
