//! The words for record types, their fields and the codes of closed lists.
//!
//! One row per field: key, title, help. A test walks every record type and fails where a text is
//! missing, so a new field is not seen without its words.

use super::choices;
use crate::model::RecordKind;

/// Which form of a record type's name is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One of them: `project`.
    Singular,
    /// Several: `projects`.
    Plural,
}

/// Key, title and help of one field.
type Row = (&'static str, &'static str, &'static str);

/// The name of a record type, in lower case for the middle of a sentence.
pub fn kind_title(kind: RecordKind, number: Number) -> &'static str {
    let (one, many) = match kind {
        RecordKind::Settings => ("workspace", "workspaces"),
        RecordKind::Calendar => ("calendar", "calendars"),
        RecordKind::FieldDef => ("custom field", "custom fields"),
        RecordKind::Objective => ("objective", "objectives"),
        RecordKind::Portfolio => ("portfolio", "portfolios"),
        RecordKind::Programme => ("programme", "programmes"),
        RecordKind::Project => ("project", "projects"),
        RecordKind::Milestone => ("milestone", "milestones"),
        RecordKind::Contribution => ("contribution", "contributions"),
        RecordKind::Role => ("role", "roles"),
        RecordKind::Person => ("person", "people"),
        RecordKind::Demand => ("demand", "demands"),
        RecordKind::Criterion => ("criterion", "criteria"),
        RecordKind::Score => ("score", "scores"),
        RecordKind::Assessment => ("assessment", "assessments"),
        RecordKind::Scenario => ("scenario", "scenarios"),
        RecordKind::SavedView => ("view", "views"),
    };
    match number {
        Number::Singular => one,
        Number::Plural => many,
    }
}

/// The name of a record type as a heading.
pub fn kind_heading(kind: RecordKind, number: Number) -> String {
    let name = kind_title(kind, number);
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The title of a field; its key where no title is known, which the test below forbids.
pub fn field_title(kind: RecordKind, key: &'static str) -> &'static str {
    row(kind, key).map_or(key, |(_, title, _)| title)
}

/// One sentence on what the field holds.
pub fn field_help(kind: RecordKind, key: &str) -> &'static str {
    row(kind, key).map_or("", |(_, _, help)| help)
}

/// The word for a code of a closed list.
pub fn choice_label(kind: RecordKind, field: &str, code: &str) -> Option<&'static str> {
    let labels = choices::labels(kind, field)?;
    labels.iter().find(|(known, _)| *known == code).map(|(_, label)| *label)
}

fn row(kind: RecordKind, key: &str) -> Option<&'static Row> {
    rows(kind).iter().find(|(known, ..)| *known == key)
}

fn rows(kind: RecordKind) -> &'static [Row] {
    match kind {
        RecordKind::Settings => SETTINGS,
        RecordKind::Calendar => CALENDAR,
        RecordKind::FieldDef => FIELD_DEF,
        RecordKind::Objective => OBJECTIVE,
        RecordKind::Portfolio => PORTFOLIO,
        RecordKind::Programme => PROGRAMME,
        RecordKind::Project => PROJECT,
        RecordKind::Milestone => MILESTONE,
        RecordKind::Contribution => CONTRIBUTION,
        RecordKind::Role => ROLE,
        RecordKind::Person => PERSON,
        RecordKind::Demand => DEMAND,
        RecordKind::Criterion => CRITERION,
        RecordKind::Score => SCORE,
        RecordKind::Assessment => ASSESSMENT,
        RecordKind::Scenario => SCENARIO,
        RecordKind::SavedView => SAVED_VIEW,
    }
}

const SETTINGS: &[Row] = &[
    ("name", "Organisation", "Whose workspace this is."),
    ("currency", "Reporting currency", "Totals are shown in this currency."),
    ("rates", "Exchange rates", "Reporting currency for one unit, from a day on."),
    ("fiscal_start", "Fiscal year starts in", "The month, 1 for January to 12 for December."),
    ("fiscal_naming", "Fiscal year is named by", "Which calendar year gives it its number."),
    ("calendar", "Calendar", "Working days where a person names no calendar."),
    ("locale", "Number and date format", "How numbers, dates and money are written."),
    ("budget", "Budget", "The money there is for the selection of projects."),
    ("sample", "Sample", "Whether this is the sample that ships with the product."),
];

const CALENDAR: &[Row] = &[
    ("name", "Calendar", "What it is called."),
    ("day_minutes", "Full day", "Minutes of a full-time working day."),
    ("weeks", "Working week", "Minutes from Monday to Sunday, from a day on."),
    ("holidays", "Holidays", "Days on which nobody works."),
];

const FIELD_DEF: &[Row] = &[
    ("name", "Field", "Its title."),
    ("table", "Belongs to", "The record type it belongs to."),
    ("kind", "Holds", "What it holds: text, number, date, money or yes and no."),
    ("unit", "Unit", "The unit shown with its numbers."),
];

const OBJECTIVE: &[Row] = &[
    ("name", "Objective", "What is to be reached."),
    ("weight", "Weight", "Against the other objectives, 0 to 100."),
    ("owner", "Owner", "Who answers for it."),
    ("starts", "From", "First day it counts."),
    ("ends", "To", "Last day it counts."),
    ("description", "Description", "What it means."),
];

const PORTFOLIO: &[Row] = &[
    ("name", "Portfolio", "What it is called."),
    ("owner", "Owner", "Who answers for it."),
    ("budget", "Budget", "Money there is for it."),
    ("description", "Description", "What it is for."),
];

const PROGRAMME: &[Row] = &[
    ("name", "Programme", "What it is called."),
    ("portfolio", "Portfolio", "The portfolio it belongs to."),
    ("owner", "Owner", "Who answers for it."),
    ("outcome", "Outcome", "What its projects reach together."),
];

const PROJECT: &[Row] = &[
    ("key", "Number", "Your organisation’s own number for it."),
    ("name", "Project", "What it is called."),
    ("status", "Status", "Its health now."),
    ("stage", "Stage", "Where it stands from idea to closure."),
    ("owner", "Owner", "Who leads it."),
    ("sponsor", "Sponsor", "Who pays for it and decides."),
    ("portfolio", "Portfolio", "The portfolio it belongs to."),
    ("programme", "Programme", "The programme it belongs to."),
    ("unit", "Unit", "The part of the organisation it belongs to."),
    ("kind", "Type", "What sort of project it is."),
    ("start", "Start", "Its first day."),
    ("finish", "Finish", "Its last day."),
    ("cost", "Cost", "What it costs in all."),
    ("benefit", "Benefit", "What it brings in a year."),
    ("lock", "Lock", "A decision taken before any ranking."),
    ("description", "Description", "What it is about."),
];

const MILESTONE: &[Row] = &[
    ("name", "Milestone", "What is reached."),
    ("project", "Project", "The project it belongs to."),
    ("baseline", "Baseline", "The date promised."),
    ("forecast", "Forecast", "The date expected now."),
    ("actual", "Actual", "The date it was reached."),
];

const CONTRIBUTION: &[Row] = &[
    ("project", "Project", "The project that contributes."),
    ("objective", "Objective", "The objective it serves."),
    ("level", "Contribution", "0 none to 4 decisive."),
];

const ROLE: &[Row] = &[
    ("name", "Role", "What it is called."),
    ("target", "Target", "The utilisation aimed at; a line on charts, never a divisor."),
    ("description", "Description", "What the role does."),
];

const PERSON: &[Row] = &[
    ("name", "Person", "Their name."),
    ("roles", "Roles", "The share of their time they give each role."),
    ("calendar", "Calendar", "Their working days, where they differ from the workspace’s."),
    ("fte", "FTE", "Share of a full-time contract; 1 where nothing is given."),
    ("part_time", "Part time", "Share of a full-time contract, from a day on."),
    ("starts", "Employed from", "Their first day."),
    ("ends", "Employed to", "Their last day."),
    ("exceptions", "Absence", "Minutes there on a day, instead of the calendar’s."),
    ("run_business", "Run the business", "Share of time that daily business takes."),
    ("focus", "Focus", "Share of the rest that can go into projects."),
    ("site", "Site", "Where they work."),
];

const DEMAND: &[Row] = &[
    ("project", "Project", "The project that needs the work."),
    ("role", "Role", "The role it needs."),
    ("person", "Person", "The person, where one is named."),
    ("commitment", "Commitment", "How firm it is; committed where nothing is said."),
    ("minutes", "Work", "Minutes of work by month."),
    ("note", "Note", "A remark."),
];

const CRITERION: &[Row] = &[
    ("name", "Criterion", "What it is called."),
    ("weight", "Weight", "Against the other criteria, 0 to 100."),
    ("source", "Source", "Where its value comes from; scores where nothing is said."),
    ("field", "Field", "The project field it reads."),
    ("low", "Value for 0", "The value that counts 0; 1 where nothing is given."),
    ("high", "Value for 100", "The value that counts 100; 5 where nothing is given."),
    ("anchor_low", "Low end means", "A sentence for the low end of the scale."),
    ("anchor_high", "High end means", "A sentence for the high end of the scale."),
    ("description", "Question", "What it asks."),
];

const SCORE: &[Row] = &[
    ("project", "Project", "The project that is scored."),
    ("criterion", "Criterion", "The criterion it is scored on."),
    ("value", "Score", "On the criterion’s own scale."),
    ("note", "Reason", "Why."),
];

const ASSESSMENT: &[Row] = &[
    ("name", "Assessment", "What it is called."),
    ("date", "Date", "The day it speaks of."),
    ("assessor", "Assessor", "Who answered."),
    ("scope", "Scope", "What was assessed."),
    ("model", "Model", "The model and its version."),
    ("answers", "Answers", "The level of each practice."),
    ("notes", "Notes", "Remarks by practice."),
    ("targets", "Targets", "The level aimed at, by domain."),
    ("weights", "Weights", "Weights by domain, where they differ from the model’s."),
    ("finished", "Finished", "The day it was finished."),
];

const SCENARIO: &[Row] = &[
    ("name", "Scenario", "What it is called."),
    ("description", "Assumption", "What it assumes, in one sentence."),
    ("base_revision", "Based on", "The revision of the plan it was made on."),
    ("patches", "Changes", "What it changes in the plan."),
];

const SAVED_VIEW: &[Row] = &[
    ("name", "View", "What it is called."),
    ("table", "Shows", "The table it shows."),
    ("columns", "Columns", "The columns in order and how wide they are."),
    ("sort", "Order", "What it is sorted by."),
    ("filters", "Filters", "The conditions that hold, one a line."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::Kind;

    #[test]
    fn every_field_and_choice_has_its_words() {
        for kind in RecordKind::ALL {
            for field in kind.fields() {
                let at = format!("{}.{}", kind.key(), field.key);
                assert!(row(kind, field.key).is_some(), "no title: {at}");
                assert!(!field_title(kind, field.key).is_empty(), "{at}");
                assert!(field_help(kind, field.key).ends_with('.'), "no sentence: {at}");
                if let Kind::Choice(codes) = field.kind {
                    for code in codes {
                        assert!(choice_label(kind, field.key, code).is_some(), "{at} {code}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_words_are_left_over() {
        for kind in RecordKind::ALL {
            for (key, ..) in rows(kind) {
                assert!(kind.field(key).is_some(), "{}.{key} is no field", kind.key());
            }
        }
    }

    #[test]
    fn titles_of_a_type_differ() {
        for kind in RecordKind::ALL {
            let mut titles: Vec<_> = rows(kind).iter().map(|(_, title, _)| title).collect();
            titles.sort();
            let all = titles.len();
            titles.dedup();
            assert_eq!(titles.len(), all, "{}", kind.key());
        }
    }

    #[test]
    fn unknown_words_are_told() {
        assert_eq!(field_title(RecordKind::Role, "zzz"), "zzz");
        assert_eq!(field_help(RecordKind::Role, "zzz"), "");
        assert_eq!(choice_label(RecordKind::Project, "stage", "zzz"), None);
        assert_eq!(choice_label(RecordKind::Project, "name", "idea"), None);
        assert_eq!(kind_heading(RecordKind::Person, Number::Plural), "People");
    }
}
