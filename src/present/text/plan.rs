//! The words for the records of the plan and its assessment.

use super::fields::Words;

pub(super) const SETTINGS: Words = Words {
    one: "workspace",
    many: "workspaces",
    rows: &[
        ("name", "Organisation", "Whose workspace this is."),
        ("currency", "Reporting currency", "Totals are shown in this currency."),
        ("rates", "Exchange rates", "Reporting currency for one unit, from a day on."),
        ("fiscal_start", "Fiscal year starts in", "The month, 1 for January to 12 for December."),
        ("fiscal_naming", "Fiscal year is named by", "Which calendar year gives it its number."),
        ("calendar", "Calendar", "Working days where a person names no calendar."),
        ("locale", "Number and date format", "How numbers, dates and money are written."),
        ("budget", "Budget", "The money there is for the selection of projects."),
        ("budget_years", "Budget by fiscal year", "By the first month of the year."),
        ("sample", "Sample", "Whether this is the sample that ships with the product."),
    ],
};

pub(super) const CALENDAR: Words = Words {
    one: "calendar",
    many: "calendars",
    rows: &[
        ("name", "Calendar", "What it is called."),
        ("day_minutes", "Full day", "Minutes of a full-time working day."),
        ("weeks", "Working week", "Minutes from Monday to Sunday, from a day on."),
        ("holidays", "Holidays", "Days on which nobody works."),
    ],
};

pub(super) const FIELD_DEF: Words = Words {
    one: "custom field",
    many: "custom fields",
    rows: &[
        ("name", "Field", "Its title."),
        ("table", "Belongs to", "The record type it belongs to."),
        ("kind", "Holds", "What it holds: text, number, date, money or yes and no."),
        ("unit", "Unit", "The unit shown with its numbers."),
    ],
};

pub(super) const OBJECTIVE: Words = Words {
    one: "objective",
    many: "objectives",
    rows: &[
        ("name", "Objective", "What is to be reached."),
        ("weight", "Weight", "Against the other objectives, 0 to 100."),
        ("owner", "Owner", "Who answers for it."),
        ("starts", "From", "First day it counts."),
        ("ends", "To", "Last day it counts."),
        ("projects_least", "Projects at least", "How many selected projects must serve it."),
        ("projects_most", "Projects at most", "How many selected projects may serve it."),
        ("description", "Description", "What it means."),
    ],
};

pub(super) const PORTFOLIO: Words = Words {
    one: "portfolio",
    many: "portfolios",
    rows: &[
        ("name", "Portfolio", "What it is called."),
        ("owner", "Owner", "Who answers for it."),
        ("budget", "Budget", "Money there is for it."),
        ("description", "Description", "What it is for."),
    ],
};

pub(super) const PROGRAMME: Words = Words {
    one: "programme",
    many: "programmes",
    rows: &[
        ("name", "Programme", "What it is called."),
        ("portfolio", "Portfolio", "The portfolio it belongs to."),
        ("owner", "Owner", "Who answers for it."),
        ("outcome", "Outcome", "What its projects reach together."),
    ],
};

pub(super) const PROJECT: Words = Words {
    one: "project",
    many: "projects",
    rows: &[
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
        ("methodology", "Methodology", "How it is run: planned as a whole, in rounds, or both."),
        ("tier", "Tailoring tier", "How much of the project office’s method it takes."),
        ("complexity", "Complexity", "How hard it is to lead, whatever its size."),
        ("region", "Region", "The region it is for."),
        ("country", "Country", "The country it is for."),
        ("start", "Start", "Its first day."),
        ("finish", "Finish", "Its last day."),
        ("cost", "Cost", "What it costs in all."),
        ("benefit", "Benefit", "What it brings in a year."),
        ("lock", "Lock", "A decision taken before any ranking."),
        ("lock_reason", "Reason for the lock", "Why that decision was taken."),
        (
            "latest_start",
            "Latest start",
            "The last day it can start, where the selection may choose.",
        ),
        ("exclusive", "Either or", "Of projects with the same word here at most one is selected."),
        ("moscow", "Need", "Must, should, could or won’t have."),
        ("effort_low", "Least effort", "In percent of the planned effort."),
        ("effort_high", "Most effort", "In percent of the planned effort."),
        ("duration_low", "Shortest duration", "In percent of the planned duration."),
        ("duration_high", "Longest duration", "In percent of the planned duration."),
        ("slip_months", "Late by at most", "Months that it may begin later than planned."),
        ("probability", "Probability", "How probable it is that it comes at all."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const MILESTONE: Words = Words {
    one: "milestone",
    many: "milestones",
    rows: &[
        ("name", "Milestone", "What is reached."),
        ("project", "Project", "The project it belongs to."),
        ("baseline", "Baseline", "The date promised."),
        ("forecast", "Forecast", "The date expected now."),
        ("actual", "Actual", "The date it was reached."),
        ("fixed", "Fixed", "Whether the date promised cannot move: levelling keeps it."),
    ],
};

pub(super) const CONTRIBUTION: Words = Words {
    one: "contribution",
    many: "contributions",
    rows: &[
        ("project", "Project", "The project that contributes."),
        ("objective", "Objective", "The objective it serves."),
        ("level", "Contribution", "0 none to 4 decisive."),
    ],
};

pub(super) const ROLE: Words = Words {
    one: "role",
    many: "roles",
    rows: &[
        ("name", "Role", "What it is called."),
        ("target", "Target", "The utilisation aimed at; a line on charts, never a divisor."),
        ("description", "Description", "What the role does."),
    ],
};

pub(super) const PERSON: Words = Words {
    one: "person",
    many: "people",
    rows: &[
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
        (
            "contractor",
            "Contractor",
            "Comes on a contract and not on the payroll; scenarios can do without.",
        ),
    ],
};

pub(super) const DEMAND: Words = Words {
    one: "demand",
    many: "demands",
    rows: &[
        ("project", "Project", "The project that needs the work."),
        ("role", "Role", "The role it needs."),
        ("person", "Person", "The person, where one is named."),
        ("skill", "Skill", "The skill the work asks for, where one is named."),
        ("level", "Level", "The least level of the skill; 1 where nothing is said."),
        ("commitment", "Commitment", "How firm it is; committed where nothing is said."),
        ("request", "Request", "Where it stands with those who give the people."),
        ("minutes", "Work", "Minutes of work by month."),
        ("note", "Note", "A remark."),
    ],
};

pub(super) const CRITERION: Words = Words {
    one: "criterion",
    many: "criteria",
    rows: &[
        ("name", "Criterion", "What it is called."),
        ("weight", "Weight", "Against the other criteria, 0 to 100."),
        ("source", "Source", "Where its value comes from; scores where nothing is said."),
        ("role", "Stands for", "Its part in a method with a formula of its own."),
        ("field", "Field", "The project field it reads."),
        ("low", "Value for 0", "The value that counts 0; 1 where nothing is given."),
        ("high", "Value for 100", "The value that counts 100; 5 where nothing is given."),
        ("anchor_low", "Low end means", "A sentence for the low end of the scale."),
        ("anchor_high", "High end means", "A sentence for the high end of the scale."),
        ("description", "Question", "What it asks."),
    ],
};

pub(super) const SCORE: Words = Words {
    one: "score",
    many: "scores",
    rows: &[
        ("project", "Project", "The project that is scored."),
        ("criterion", "Criterion", "The criterion it is scored on."),
        ("value", "Score", "On the criterion’s own scale."),
        ("scorer", "Scored by", "Empty where it is what all agreed on."),
        ("confidence", "Confidence", "How sure that is."),
        ("given", "Given on", "The day it was given."),
        ("note", "Reason", "Why."),
    ],
};

pub(super) const COMPARISON: Words = Words {
    one: "comparison",
    many: "comparisons",
    rows: &[
        ("first", "Criterion", "The one of the pair."),
        ("second", "Compared with", "The other of the pair."),
        ("times", "Times", "How many times more the first counts than the second."),
        ("scorer", "Judged by", "Whose judgement it is."),
        ("note", "Reason", "Why."),
    ],
};

pub(super) const ASSESSMENT: Words = Words {
    one: "assessment",
    many: "assessments",
    rows: &[
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
        ("office", "Kind of office", "Whose practices are asked; all where none is named."),
        ("question_set", "Questions", "Which practices are asked."),
        ("sight", "Who sees what", "What is seen of the answers of one person."),
        ("groups_first", "Groups first", "Whether each group counts the same."),
        ("invited", "Invited", "People invited, by group."),
        ("packets", "Answers received", "The answers of each respondent, as they came."),
        ("set_aside", "Set aside", "Answers received that do not count, with the reason."),
        ("moderated", "Agreed scores", "Scores agreed upon, by practice."),
        ("reasons", "Reasons", "Why a score was agreed upon."),
        ("evidence", "Evidence", "What was seen, by practice: grade, day and words a line."),
        ("parked", "Parked", "What was put off."),
        ("wave_days", "Days a wave", "Days of work in a quarter of the roadmap."),
        ("pins", "Pinned steps", "The wave a step is to stand in."),
        ("dropped", "Dropped steps", "Steps that are not to be done, with the reason."),
        ("own_model", "Own model", "The questions asked, where they are not those that ship."),
        ("planned", "Planned steps", "The project that does a step."),
        ("owners", "Owners", "Who sees to a step of the roadmap."),
    ],
};

pub(super) const SCENARIO: Words = Words {
    one: "scenario",
    many: "scenarios",
    rows: &[
        ("name", "Scenario", "What it is called."),
        ("description", "Assumption", "What it assumes, in one sentence."),
        ("base_revision", "Based on", "The revision of the plan it was made on."),
        ("origin", "Branch of", "The scenario it was branched from."),
        ("patches", "Changes", "What it changes in the plan."),
    ],
};

pub(super) const SAVED_VIEW: Words = Words {
    one: "view",
    many: "views",
    rows: &[
        ("name", "View", "What it is called."),
        ("table", "Shows", "The table it shows."),
        ("columns", "Columns", "The columns in order and how wide they are."),
        ("sort", "Order", "What it is sorted by."),
        ("filters", "Filters", "The conditions that hold, one a line."),
        ("grouping", "Groups", "What it is grouped by, and the groups that are folded."),
    ],
};

pub(super) const OFFICE: Words = Words {
    one: "office",
    many: "offices",
    rows: &[
        ("name", "Office", "What it is called."),
        ("sponsor", "Sponsor", "Who gives it its authority."),
        ("people", "People supported", "Where it is not the people of the workspace."),
        ("scope", "Scope", "What it was decided to look after: names and duties follow."),
        ("inputs", "Answers", "What counts in place of the figures of the workspace."),
        ("reasons", "Reasons", "Why an answer was given by hand."),
        ("ratings", "Complexity", "Ratings of its parts, 0 to 4."),
        ("duties", "Duties", "Where they differ from the template, by process and role."),
        ("holders", "Who fills a role", "By role."),
        ("thresholds", "Thresholds", "Of the rules of evidence, where they were changed."),
        (
            "rules_off",
            "Rules switched off",
            "Rules of evidence that do not count, with the reason.",
        ),
    ],
};
