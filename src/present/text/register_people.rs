//! The words for the registers of money, people, knowledge and change.

use super::fields::Words;

pub(super) const BENEFIT: Words = Words {
    one: "benefit",
    many: "benefits",
    rows: &[
        ("name", "Benefit", "What gets better."),
        ("project", "Project", "The project that brings it."),
        ("objective", "Objective", "The objective it serves."),
        ("kind", "Type", "What sort of benefit it is."),
        ("status", "Status", "How far it is."),
        ("owner", "Owner", "Who answers for it."),
        ("beneficiary", "Who gains", "Whom it helps."),
        ("measure", "Measure", "How it is measured."),
        ("unit", "Unit", "In what it is measured."),
        ("baseline", "Baseline", "Before the change."),
        ("target", "Target", "After the change."),
        ("amount", "Value a year", "What it is worth."),
        ("starts", "From", "The first day it shows."),
        ("ends", "To", "The last day it counts."),
        ("confidence", "Confidence", "How sure it is."),
        ("measurements", "Measurements", "The values measured, by day."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const BUDGET_LINE: Words = Words {
    one: "budget line",
    many: "budget lines",
    rows: &[
        ("name", "Budget line", "What the money is for."),
        ("project", "Project", "The project it belongs to."),
        ("cost_type", "Capex or opex", "How it is booked."),
        ("category", "Category", "What sort of cost it is."),
        ("supplier", "Supplier", "Who is paid."),
        (
            "currency",
            "Currency",
            "The currency of the figures; the reporting currency where none is named.",
        ),
        ("plan", "Plan", "By month, as approved."),
        ("forecast", "Forecast", "By month, as expected now."),
        ("actual", "Actual", "By month, as spent."),
        ("funding", "Funding", "Where the money comes from."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const SUPPLIER: Words = Words {
    one: "supplier",
    many: "suppliers",
    rows: &[
        ("name", "Supplier", "Its name."),
        ("contact", "Contact", "Whom to speak to."),
        ("owner", "Relationship owner", "Who speaks to them for us."),
        ("category", "Category", "What they deliver."),
        ("rating", "Rating", "1 poor to 5 excellent."),
        ("reviewed", "Last reviewed", "The day they were last rated."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const CONTRACT: Words = Words {
    one: "contract",
    many: "contracts",
    rows: &[
        ("name", "Contract", "What it is about."),
        ("supplier", "Supplier", "With whom."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("kind", "Type", "How it is paid."),
        ("value", "Value", "What it is worth in all."),
        ("starts", "From", "The first day it counts."),
        ("ends", "To", "The last day it counts."),
        ("notice", "Notice, days", "How long before the end it must be ended."),
        ("owner", "Owner", "Who answers for it."),
        ("link", "Link", "Where it is kept."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const CONTINGENCY: Words = Words {
    one: "contingency",
    many: "contingencies",
    rows: &[
        ("name", "Contingency", "What is prepared."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("risk", "For risk", "The risk it is for."),
        ("trigger", "Trigger", "What sets it off."),
        ("reserve", "Reserve", "The money set aside."),
        ("reserve_days", "Reserve, days", "The time set aside."),
        ("used", "Used", "What of it is used."),
        ("owner", "Owner", "Who answers for it."),
        ("plan", "Plan", "What is done then."),
    ],
};

pub(super) const TEAM: Words = Words {
    one: "team",
    many: "teams",
    rows: &[
        ("name", "Team", "What it is called."),
        ("lead", "Lead", "Who leads it."),
        ("unit", "Unit", "The unit it belongs to."),
        ("site", "Site", "Where it works."),
        ("members", "Members", "The share of each person’s time it takes."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const SKILL: Words = Words {
    one: "skill",
    many: "skills",
    rows: &[
        ("name", "Skill", "What it is called."),
        ("category", "Category", "What it belongs to."),
        ("anchor_low", "Level 1 means", "A sentence for the low end."),
        ("anchor_high", "Level 5 means", "A sentence for the high end."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const SKILL_LEVEL: Words = Words {
    one: "skill level",
    many: "skill levels",
    rows: &[
        ("person", "Person", "Whose skill it is."),
        ("skill", "Skill", "What they can do."),
        ("level", "Level", "0 none to 5 teaches others."),
        ("target", "Target", "Where it is to go."),
        ("last_used", "Last used", "The day it was last needed."),
        ("evidence", "Evidence", "What shows it."),
        ("assessor", "Judged by", "Who judged it."),
    ],
};

pub(super) const STAKEHOLDER: Words = Words {
    one: "stakeholder",
    many: "stakeholders",
    rows: &[
        ("name", "Stakeholder", "Their name, or that of the group."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("group", "Group", "Where they belong."),
        ("role", "Function", "What they do there."),
        ("interest", "Interest", "1 little to 5 very much."),
        ("influence", "Influence", "1 little to 5 very much."),
        ("stance", "Stance now", "How they stand to it."),
        ("wanted", "Stance wanted", "How they should stand to it."),
        ("needs", "Needs", "What they expect."),
        ("strategy", "Approach", "How they are won."),
        ("owner", "Owner", "Who answers for it."),
    ],
};

pub(super) const COMMUNICATION_ITEM: Words = Words {
    one: "communication",
    many: "communications",
    rows: &[
        ("name", "Message", "What is said."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("audience", "Audience", "Who hears it."),
        ("stakeholder", "Stakeholder", "Whom it is for."),
        ("purpose", "Purpose", "What it is to bring about."),
        ("channel", "Channel", "The way it takes."),
        ("frequency", "How often", "How often it is said."),
        ("date", "Next on", "The day it is next said."),
        ("status", "Status", "How far it is."),
        ("owner", "Owner", "Who answers for it."),
        ("feedback", "Answer", "What came back."),
    ],
};

pub(super) const FEEDBACK: Words = Words {
    one: "feedback",
    many: "feedback",
    rows: &[
        ("name", "Feedback", "What was said, in a few words."),
        ("stakeholder", "From", "Who said it."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("date", "Date", "The day it was said."),
        ("rating", "Satisfaction", "1 very low to 5 very high."),
        ("answer", "Answer", "What was done about it."),
        ("status", "Status", "How far the answer is."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const COMPETENCE: Words = Words {
    one: "competence",
    many: "competences",
    rows: &[
        ("name", "Competence", "What it is called."),
        ("role", "Role", "The role it is expected of."),
        ("category", "Category", "What it belongs to."),
        ("level", "Level expected", "0 none to 5 teaches others."),
        ("skill", "Skill", "The skill it is measured by."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const COURSE: Words = Words {
    one: "course",
    many: "courses",
    rows: &[
        ("name", "Course", "What it is called."),
        ("provider", "Provider", "Who holds it."),
        ("mode", "Mode", "How it is held."),
        ("hours", "Hours", "How long it takes."),
        ("cost", "Cost", "For one person."),
        ("skill", "Skill gained", "What one can do after it."),
        ("level", "Up to level", "How far it leads."),
        ("body", "Certificate of", "Who issues the certificate."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const TRAINING_SESSION: Words = Words {
    one: "training session",
    many: "training sessions",
    rows: &[
        ("name", "Session", "What it is called."),
        ("course", "Course", "What is taught."),
        ("date", "Date", "The first day."),
        ("ends", "To", "The last day."),
        ("place", "Place", "Where, or by which link."),
        ("trainer", "Trainer", "Who teaches."),
        ("places", "Places", "How many can come."),
        ("status", "Status", "How far it is."),
    ],
};

pub(super) const ABSENCE: Words = Words {
    one: "absence",
    many: "absences",
    rows: &[
        ("person", "Person", "Who is away."),
        ("from", "From", "The first day away."),
        ("to", "To", "The last day away; the first one where none is given."),
        ("share", "Share of the day", "The part of the day away; all of it where none is given."),
        ("kind", "Kind", "Why they are away."),
        ("note", "Note", "A remark."),
    ],
};

pub(super) const ATTENDANCE: Words = Words {
    one: "attendance",
    many: "attendances",
    rows: &[
        ("session", "Session", "Which session."),
        ("person", "Person", "Who."),
        ("status", "Status", "How they took part."),
        ("result", "Result", "Of the test, in points of 100."),
        ("rating", "Rating", "Their rating of it, 1 to 5."),
        ("used", "Used at work", "Whether it was put to use."),
    ],
};

pub(super) const CERTIFICATION: Words = Words {
    one: "certification",
    many: "certifications",
    rows: &[
        ("name", "Certificate", "What it is called."),
        ("person", "Person", "Whose it is."),
        ("body", "Body", "Who issues it."),
        ("status", "Status", "Where it stands."),
        ("passed", "Passed on", "The day it was passed."),
        ("expires", "Valid until", "The last day it counts."),
        ("hours_needed", "Hours to renew", "Hours of learning it takes to keep it."),
        ("hours_done", "Hours collected", "Hours of learning since the last renewal."),
        ("cost", "Cost", "What it costs."),
        ("evidence", "Evidence", "Number or link."),
    ],
};

pub(super) const MENTORING: Words = Words {
    one: "mentoring pair",
    many: "mentoring pairs",
    rows: &[
        ("mentor", "Mentor", "Who teaches."),
        ("mentee", "Mentee", "Who learns."),
        ("goal", "Goal", "What is to be learned."),
        ("skill", "Skill", "The skill it is about."),
        ("frequency", "Meets", "How often they meet."),
        ("starts", "From", "The first day."),
        ("ends", "To", "The last day."),
        ("status", "Status", "How far it is."),
        ("notes", "Notes", "What came of it."),
    ],
};

pub(super) const CHANGE_GROUP: Words = Words {
    one: "affected group",
    many: "affected groups",
    rows: &[
        ("name", "Group", "Who is affected."),
        ("unit", "Unit", "Where they belong."),
        ("site", "Site", "Where they work."),
        ("headcount", "People", "How many they are."),
        ("capacity", "Can bear", "How much change at a time, 1 little to 5 much."),
        ("contact", "Contact", "Who speaks for them."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const CHANGE_IMPACT: Words = Words {
    one: "change impact",
    many: "change impacts",
    rows: &[
        ("name", "What changes", "For the group, in a few words."),
        ("group", "Group", "Who is affected."),
        ("project", "Project", "The project it belongs to."),
        ("size", "Size", "1 slight to 5 a new way of working."),
        ("starts", "From", "The first day it is felt."),
        ("ends", "To", "The day it has become normal."),
        ("support", "Support", "What helps them."),
        ("owner", "Owner", "Who answers for it."),
    ],
};
