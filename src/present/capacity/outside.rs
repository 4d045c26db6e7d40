//! Demand that lies outside the months shown: where it is, and the month that leads to it.

use crate::analysis::capacity::heatmap::Heatmap;
use crate::analysis::capacity::ledger::Ledger;
use crate::analysis::capacity::load::RowKey;
use crate::model::Month;
use crate::order::set_of;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;

/// Where demand is, while none of it lies in the months shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// From when to when, with years in full.
    pub text: String,
    /// The month with demand that is nearest to those shown.
    pub month: Month,
}

/// Where demand lies; `None` where there is none, or where some lies in the columns shown.
pub fn outside(ledger: &Ledger, shown: &Heatmap, locale: Locale) -> Option<Outside> {
    let all = shown.row(RowKey::All)?;
    if all.cells.iter().any(|cell| cell.committed + cell.tentative != 0) {
        return None;
    }
    let counted = ledger.spreads.iter().filter(|spread| spread.counted);
    let minutes = counted.filter_map(|spread| spread.record()).flat_map(|demand| &demand.minutes);
    let months = set_of(minutes.filter(|(_, minutes)| **minutes != 0).map(|(month, _)| *month));
    let (first, last) = (months.first()?, months.last()?);
    let from = Month::of(shown.buckets.first()?.first);
    let near = months.iter().min_by_key(|month| month.since(from).unsigned_abs())?;
    let (from, to) = (locale.month_long(*first), locale.month_long(*last));
    let text = if first == last {
        T::OutsideOne.with(&[("month", &from)])
    } else {
        T::OutsideText.with(&[("from", &from), ("to", &to)])
    };
    Some(Outside { text, month: *near })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{locale, month, workspace};
    use super::*;
    use crate::analysis::capacity::Capacity;
    use crate::analysis::capacity::heatmap::Basis;
    use crate::analysis::capacity::timeline::{Grain, Timeline};
    use crate::model::{Demand, Id, Project, Stage, Typed as _, Uid};
    use std::sync::Arc;

    #[test]
    fn demand_elsewhere_is_named_with_full_years() {
        // Demand of April and May 2027.
        let ws = workspace("Data Engineer", &[60, 60]);
        let found = |ws: &_, first: &str| {
            let timeline = Arc::new(Timeline::new(month(first), 12));
            let capacity = Capacity::update(None, ws, &timeline);
            let map = Heatmap::new(&capacity.load, Grain::Month, Basis::Committed);
            outside(&capacity.ledger, &map, locale())
        };
        for (first, near) in
            [("2019-01", "2027-04"), ("2040-01", "2027-05"), ("2027-06", "2027-05")]
        {
            let one = found(&ws, first).unwrap();
            assert_eq!(one.month, month(near), "{first}");
            assert!(one.text.contains("April 2027 to May 2027"), "{}", one.text);
        }
        // In sight, also where the basis leaves it out; without any; of a rejected project.
        assert_eq!(found(&ws, "2027-05"), None);
        assert_eq!(found(&workspace("x", &[]), "2019-01"), None);
        assert_eq!(found(&workspace("x", &[0]), "2019-01"), None);
        let mut rejected = ws.clone();
        let mut project: Project = rejected.find(Id::<Project>::new(Uid(12))).unwrap().clone();
        project.stage = Some(Stage::Rejected);
        rejected.put(Arc::new(project));
        assert_eq!(found(&rejected, "2019-01"), None);
        let mut one = workspace("x", &[]);
        let mut demand = Demand::empty(Uid(40));
        demand.minutes.insert(month("2019-03"), 60);
        one.put(Arc::new(demand));
        assert!(found(&one, "2027-01").unwrap().text.contains("in March 2019"));
    }
}
