//! A part of a model: the practices of one kind of office, and the short set for a workshop.

use super::model::{Model, Practice};
use crate::order::Sorted;
use std::collections::BTreeSet;

/// Practices of the short set that follow the key practices.
pub const SHORT_SET_NEXT: usize = 26;

impl Model {
    /// The model with the practices for which `keep` holds. Domains that lose all of theirs go,
    /// and so does every need that leads out of what is kept; weights stay as they are.
    pub fn part(&self, keep: impl Fn(&Practice) -> bool) -> Model {
        let mut part = self.clone();
        for domain in &mut part.domains {
            domain.practices.retain(|practice| keep(practice));
        }
        part.domains.retain(|domain| !domain.practices.is_empty());
        let kept: BTreeSet<String> = part.practices().map(|(_, p)| p.id.clone()).collect();
        for practice in part.domains.iter_mut().flat_map(|domain| &mut domain.practices) {
            practice.requires.retain(|need| kept.contains(&need.practice));
        }
        part
    }

    /// The practices that concern an office (`PMO`, `PgMO`, `PfMO`); the whole model where none
    /// is named or nothing would be left.
    pub fn for_office(&self, office: &str) -> Model {
        if office.is_empty() {
            return self.clone();
        }
        let concerns = |p: &Practice| p.scope.is_empty() || p.scope.iter().any(|s| s == office);
        let part = self.part(concerns);
        if part.domains.is_empty() { self.clone() } else { part }
    }

    /// The ids of the short set in the order of the model: all key practices and the 26 others of
    /// largest weight in the whole, W · w / Σw; ties in the order of the model.
    pub fn short_set(&self) -> Vec<String> {
        let mut others: Vec<(&str, f64)> = Vec::new();
        for domain in &self.domains {
            let sum: f64 = domain.practices.iter().map(|p| p.weight).sum();
            for practice in domain.practices.iter().filter(|p| !p.key) {
                others.push((&practice.id, domain.weight * practice.weight / sum));
            }
        }
        others.order_by(|a, b| b.1.total_cmp(&a.1));
        let next: BTreeSet<&str> = others.iter().take(SHORT_SET_NEXT).map(|(id, _)| *id).collect();
        let chosen = |p: &&Practice| p.key || next.contains(p.id.as_str());
        self.practices().map(|(_, p)| p).filter(chosen).map(|p| p.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::built_in;

    #[test]
    fn the_short_set_is_the_key_practices_and_the_next_by_weight() {
        let model = built_in();
        let short = model.short_set();
        assert_eq!(short.len(), 40);
        let keys = model.practices().filter(|(_, p)| p.key).count();
        assert_eq!(keys, 14);
        assert!(model.practices().filter(|(_, p)| p.key).all(|(_, p)| short.contains(&p.id)));
        let share = |id: &str| {
            let (d, p) = model.practices().find(|(_, p)| p.id == id).expect("a practice");
            d.weight * p.weight / d.practices.iter().map(|p| p.weight).sum::<f64>()
        };
        let mut ends = (f64::INFINITY, 0.0_f64);
        for (_, practice) in model.practices().filter(|(_, p)| !p.key) {
            match short.contains(&practice.id) {
                true => ends.0 = ends.0.min(share(&practice.id)),
                false => ends.1 = ends.1.max(share(&practice.id)),
            }
        }
        let (least, most) = ends;
        assert!(least >= most - 1e-9, "{least} {most}");
    }

    #[test]
    fn an_office_sees_its_practices_and_no_need_that_leads_out() {
        let model = built_in();
        for (office, count) in [("PMO", 45), ("PgMO", 51), ("PfMO", 41), ("", 52), ("XMO", 52)] {
            let part = model.for_office(office);
            assert_eq!(part.practices().count(), count, "{office}");
            for (_, practice) in part.practices() {
                for need in &practice.requires {
                    assert!(part.practice(&need.practice).is_some(), "{office} {}", practice.id);
                }
            }
        }
    }
}
