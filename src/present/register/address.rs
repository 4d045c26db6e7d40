//! A query as text, so that a view of a register has an address.

use super::{DerivedKey, Direction, Filter, ListedField, Query, Test};
use crate::analysis::derived::Figure;
use crate::edit::FieldKey;
use crate::model::RecordKind;

/// What stands before a filter that begins an alternative.
const OR: &str = "or ";

const FIGURES: [Figure; 7] = [
    Figure::RiskScore,
    Figure::RiskScoreAfter,
    Figure::Variance,
    Figure::Slip,
    Figure::DaysLate,
    Figure::Load,
    Figure::WorstRisk,
];

fn figure_code(figure: Figure) -> &'static str {
    match figure {
        Figure::RiskScore => "risk",
        Figure::RiskScoreAfter => "risk_after",
        Figure::Variance => "variance",
        Figure::Slip => "slip",
        Figure::DaysLate => "late",
        Figure::Load => "load",
        Figure::WorstRisk => "worst",
    }
}

impl ListedField {
    /// The field's name in addresses.
    pub fn to_text(self) -> String {
        match self {
            Self::Derived(DerivedKey::Score) => "derived:score".to_owned(),
            Self::Derived(DerivedKey::Rank) => "derived:rank".to_owned(),
            Self::Derived(DerivedKey::Figure(figure)) => format!("derived:{}", figure_code(figure)),
            field => field.key().map(|key| key.to_string()).unwrap_or_default(),
        }
    }

    /// Reads what [`ListedField::to_text`] wrote, for a record type.
    pub fn parse(kind: RecordKind, text: &str) -> Option<Self> {
        match text {
            "derived:score" => Some(Self::Derived(DerivedKey::Score)),
            "derived:rank" => Some(Self::Derived(DerivedKey::Rank)),
            text if text.starts_with("derived:") => {
                let code = text.strip_prefix("derived:")?;
                let figure = FIGURES.into_iter().find(|figure| figure_code(*figure) == code)?;
                Some(Self::Derived(DerivedKey::Figure(figure)))
            }
            _ => match FieldKey::parse(kind, text)? {
                FieldKey::Builtin(key) => Some(Self::Builtin(key)),
                FieldKey::Custom(uid) => Some(Self::Custom(uid)),
                FieldKey::Raw(_) | FieldKey::Order | FieldKey::Extra(_) => None,
            },
        }
    }
}

impl Query {
    /// The order as text: `derived:score-,name+`.
    pub fn sort_text(&self) -> String {
        let sort = self.sort.iter().map(|(field, direction)| {
            let mark = if *direction == Direction::Ascending { '+' } else { '-' };
            format!("{}{mark}", field.to_text())
        });
        sort.collect::<Vec<_>>().join(",")
    }

    /// Reads an order; what is not understood is left out.
    pub fn parse_sort(kind: RecordKind, text: &str) -> Vec<(ListedField, Direction)> {
        let parts = text.split(',').filter_map(|part| {
            let ascending = part.strip_suffix('+').map(|name| (name, Direction::Ascending));
            let descending = || part.strip_suffix('-').map(|name| (name, Direction::Descending));
            let (name, direction) = ascending.or_else(descending)?;
            Some((ListedField::parse(kind, name)?, direction))
        });
        parts.collect()
    }

    /// The filters as text, one a line: `stage not closed`, then `or stage is idea`.
    pub fn filters_text(&self) -> String {
        let filters = self.filters.iter().map(|filter| {
            let (code, text) = match &filter.test {
                Test::Is(text) => ("is", text.as_str()),
                Test::IsNot(text) => ("not", text.as_str()),
                Test::Contains(text) => ("has", text.as_str()),
                Test::Greater(text) => ("over", text.as_str()),
                Test::Less(text) => ("under", text.as_str()),
                Test::Empty => ("empty", ""),
                Test::Filled => ("filled", ""),
                Test::NeedsAttention => ("mend", ""),
            };
            let or = if filter.or { OR } else { "" };
            format!("{or}{} {code} {}", filter.field.to_text(), text.replace('\n', " "))
        });
        filters.collect::<Vec<_>>().join("\n")
    }

    /// Reads filters; what is not understood is left out.
    pub fn parse_filters(kind: RecordKind, text: &str) -> Vec<Filter> {
        let lines = text.lines().filter_map(|line| {
            let (or, line) = line.strip_prefix(OR).map_or((false, line), |rest| (true, rest));
            let mut parts = line.splitn(3, ' ');
            let field = ListedField::parse(kind, parts.next()?)?;
            let code = parts.next()?;
            let text = parts.next().unwrap_or_default().to_owned();
            let test = match code {
                "is" => Test::Is(text),
                "not" => Test::IsNot(text),
                "has" => Test::Contains(text),
                "over" => Test::Greater(text),
                "under" => Test::Less(text),
                "empty" => Test::Empty,
                "filled" => Test::Filled,
                "mend" => Test::NeedsAttention,
                _ => return None,
            };
            Some(Filter { or, field, test })
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Uid;

    #[test]
    fn queries_round_trip() {
        let (stage, score) =
            (ListedField::Builtin("stage"), ListedField::Derived(DerivedKey::Score));
        let custom = ListedField::Custom(Uid(77));
        let filter = |field, test| Filter { or: matches!(test, Test::Empty), field, test };
        let query = Query {
            sort: vec![(score, Direction::Descending), (custom, Direction::Ascending)],
            filters: vec![
                filter(stage, Test::IsNot("Closed".into())),
                filter(custom, Test::Greater("1 000".into())),
                filter(score, Test::Empty),
                filter(stage, Test::Contains(String::new())),
            ],
            search: String::new(),
        };
        let kind = RecordKind::Project;
        assert_eq!(Query::parse_sort(kind, &query.sort_text()), query.sort);
        assert_eq!(Query::parse_filters(kind, &query.filters_text()), query.filters);
    }

    #[test]
    fn figures_have_addresses() {
        for figure in FIGURES {
            let field = ListedField::Derived(DerivedKey::Figure(figure));
            assert_eq!(ListedField::parse(RecordKind::Risk, &field.to_text()), Some(field));
        }
    }

    #[test]
    fn foreign_texts_are_left_out() {
        let kind = RecordKind::Project;
        for text in ["", ",", "name", "moon+", "order:+", "raw:name-", "custom:x+"] {
            assert_eq!(Query::parse_sort(kind, text), [], "{text:?}");
            assert_eq!(ListedField::parse(kind, &format!("derived:{text}")), None);
        }
        for text in ["", "stage", "stage near x", "moon is x", "order: is x"] {
            assert_eq!(Query::parse_filters(kind, text), [], "{text:?}");
        }
    }
}
