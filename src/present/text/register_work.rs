//! The words for the registers of governance and delivery.

use super::fields::Words;

pub(super) const DEPENDENCY: Words = Words {
    one: "dependency",
    many: "dependencies",
    rows: &[
        ("name", "Dependency", "What is handed over."),
        ("giver", "From", "The project that gives."),
        ("taker", "To", "The project that waits."),
        ("kind", "Type", "What is handed over."),
        ("needed", "Needed by", "The last day it is of use."),
        ("promised", "Promised for", "The day it is promised for."),
        ("delivered", "Delivered on", "The day it was handed over."),
        ("status", "Status", "How firm the promise is."),
        ("owner", "Owner", "Who answers for it."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const DELIVERABLE: Words = Words {
    one: "deliverable",
    many: "deliverables",
    rows: &[
        ("name", "Deliverable", "What is handed over."),
        ("project", "Project", "The project it belongs to."),
        ("status", "Status", "How far it is."),
        ("owner", "Owner", "Who answers for it."),
        ("due", "Due", "The day it is to be handed over."),
        ("criteria", "Acceptance criteria", "By what it is judged."),
        ("acceptor", "Accepted by", "Who accepts it."),
        ("accepted", "Accepted on", "The day it was accepted."),
        ("defects", "Open defects", "How many are known."),
        ("link", "Link", "Where it is kept."),
    ],
};

pub(super) const RISK: Words = Words {
    one: "risk",
    many: "risks",
    rows: &[
        ("name", "Risk", "The event, in a few words."),
        ("kind", "Type", "Whether it threatens or helps."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("category", "Category", "Where it comes from."),
        ("cause", "Cause", "What would bring it about."),
        ("effect", "Effect", "What it would do."),
        ("probability", "Probability", "1 very unlikely to 5 almost certain."),
        ("impact", "Impact", "1 slight to 5 severe."),
        ("proximity", "Proximity", "How near it is."),
        ("strategy", "Strategy", "What is done about it."),
        ("response", "Response", "The measures taken."),
        ("probability_after", "Probability after", "With the response, 1 to 5."),
        ("impact_after", "Impact after", "With the response, 1 to 5."),
        ("cost", "Cost if it happens", "What it would cost."),
        ("response_cost", "Cost of the response", "What the measures cost."),
        ("trigger", "Trigger", "What shows that it is coming."),
        ("owner", "Owner", "Who answers for it."),
        ("due", "Response due", "The day the measures are in place."),
        ("reviewed", "Last reviewed", "The day it was last looked at."),
        ("status", "Status", "How far the response is."),
        ("escalated", "Escalated", "Whether it is carried by a higher level."),
    ],
};

pub(super) const ASSUMPTION: Words = Words {
    one: "assumption",
    many: "assumptions",
    rows: &[
        ("name", "Assumption", "What is taken for true."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("status", "Status", "Whether it still holds."),
        ("owner", "Owner", "Who answers for it."),
        ("check_by", "Check by", "The day it must be known."),
        ("if_wrong", "If it is wrong", "What follows then."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const ISSUE: Words = Words {
    one: "issue",
    many: "issues",
    rows: &[
        ("name", "Issue", "What has happened."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("priority", "Priority", "How urgent it is."),
        ("severity", "Severity", "1 slight to 5 severe."),
        ("status", "Status", "How far it is."),
        ("owner", "Owner", "Who answers for it."),
        ("raised_by", "Raised by", "Who told of it."),
        ("raised", "Raised on", "The day it was told."),
        ("due", "Due", "The day it is to be solved."),
        ("risk", "From risk", "The risk that has come true."),
        ("escalation", "Escalated to", "The level that decides."),
        ("cost", "Cost", "What it costs."),
        ("resolution", "Resolution", "How it was solved."),
        ("closed", "Closed on", "The day it was solved."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const DECISION: Words = Words {
    one: "decision",
    many: "decisions",
    rows: &[
        ("name", "Decision", "What is to be decided."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("status", "Status", "Where it stands."),
        ("decider", "Decided by", "Who decides, or which board."),
        ("due", "Due", "The day it is needed."),
        ("decided", "Decided on", "The day it was taken."),
        ("options", "Options", "What was weighed."),
        ("outcome", "Outcome", "What was decided."),
        ("rationale", "Rationale", "Why."),
        ("if_not", "If not decided", "What follows if nobody decides."),
        ("review", "Review on", "The day it is looked at again."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const ACTION: Words = Words {
    one: "action",
    many: "actions",
    rows: &[
        ("name", "Action", "What is to be done."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("status", "Status", "How far it is."),
        ("priority", "Priority", "How urgent it is."),
        ("owner", "Owner", "Who answers for it."),
        ("due", "Due", "The day it is to be done."),
        ("done", "Done on", "The day it was done."),
        ("issue", "For issue", "The issue it helps to solve."),
        ("risk", "For risk", "The risk it answers."),
        ("meeting", "From meeting", "Where it was agreed."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const MEETING: Words = Words {
    one: "meeting",
    many: "meetings",
    rows: &[
        ("name", "Meeting", "What it is about."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("date", "Date", "The day it takes place."),
        ("place", "Place", "Where, or by which link."),
        ("chair", "Chair", "Who leads it."),
        ("participants", "Participants", "Who takes part."),
        ("agenda", "Agenda", "What is spoken about."),
        ("minutes", "Minutes", "What was said."),
        ("frequency", "Repeats", "How often it is held."),
    ],
};

pub(super) const CHANGE_REQUEST: Words = Words {
    one: "change request",
    many: "change requests",
    rows: &[
        ("name", "Change request", "What is to change."),
        ("project", "Project", "The project it belongs to."),
        ("category", "Category", "What it changes."),
        ("status", "Status", "Where it stands."),
        ("priority", "Priority", "How urgent it is."),
        ("requested_by", "Requested by", "Who asks for it."),
        ("requested", "Requested on", "The day it was asked for."),
        ("cost", "Extra cost", "What it adds to the cost."),
        ("days", "Days later", "How many days it moves the finish."),
        ("reason", "Reason", "Why."),
        ("if_refused", "If refused", "What follows then."),
        ("decider", "Decided by", "Who decides."),
        ("decided", "Decided on", "The day it was decided."),
        ("implemented", "Done on", "The day it was carried out."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const POLICY: Words = Words {
    one: "policy",
    many: "policies",
    rows: &[
        ("name", "Policy", "What it is called."),
        ("owner", "Owner", "Who answers for it."),
        ("version", "Version", "Its version."),
        ("status", "Status", "Where it stands."),
        ("valid_from", "Valid from", "The first day it counts."),
        ("review", "Review by", "The day it is looked at again."),
        ("applies_to", "Applies to", "For which projects it counts."),
        ("link", "Link", "Where it is kept."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const DOCUMENT_LINK: Words = Words {
    one: "document",
    many: "documents",
    rows: &[
        ("name", "Document", "What it is called."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("category", "Type", "What sort of document it is."),
        ("owner", "Owner", "Who answers for it."),
        ("version", "Version", "Its version."),
        ("date", "Date", "The day of this version."),
        ("link", "Link", "Where it is kept."),
        ("review", "Review by", "The day it is looked at again."),
        ("description", "Description", "What it is about."),
    ],
};

pub(super) const GATE_DECISION: Words = Words {
    one: "gate decision",
    many: "gate decisions",
    rows: &[
        ("name", "Gate", "Which gate it is."),
        ("project", "Project", "The project it belongs to."),
        ("date", "Date", "The day of the decision."),
        ("outcome", "Outcome", "What was decided."),
        ("decider", "Decided by", "Who decided, or which board."),
        ("conditions", "Conditions", "What must be met."),
        ("due", "Conditions due", "The day they must be met."),
        ("rationale", "Rationale", "Why."),
    ],
};

pub(super) const WAIVER: Words = Words {
    one: "waiver",
    many: "waivers",
    rows: &[
        ("name", "Waiver", "What is departed from."),
        ("project", "Project", "The project it belongs to."),
        ("policy", "Policy", "The policy that is departed from."),
        ("role", "Role", "The role whose overload is accepted, where it is one."),
        ("minutes", "Accepted overload", "Minutes of overload that are accepted in its time."),
        ("status", "Status", "Where it stands."),
        ("approver", "Granted by", "Who grants it."),
        ("granted", "Granted on", "The day it was granted."),
        ("starts", "Valid from", "The first day it counts."),
        ("ends", "Valid until", "The last day it counts."),
        ("reason", "Reason", "Why."),
    ],
};

pub(super) const KPI: Words = Words {
    one: "KPI",
    many: "KPIs",
    rows: &[
        ("name", "KPI", "What is measured."),
        ("definition", "Definition", "How it is worked out."),
        ("unit", "Unit", "In what it is measured."),
        ("direction", "Direction", "Which way it should move."),
        ("owner", "Owner", "Who answers for it."),
        ("frequency", "Measured", "How often."),
        ("objective", "Objective", "What it is to show."),
        ("baseline", "Baseline", "Where it started."),
        ("target", "Target", "Where it is to go."),
        ("target_date", "Target date", "By when."),
        ("amber", "Amber from", "From where it needs attention."),
        ("red", "Red from", "From where it is outside tolerance."),
        ("readings", "Readings", "The values measured, by day."),
        ("source", "Source", "Where the readings come from."),
    ],
};

pub(super) const STATUS_REPORT: Words = Words {
    one: "status report",
    many: "status reports",
    rows: &[
        ("name", "Report", "Which period it speaks of."),
        ("project", "Project", "The project it belongs to."),
        ("date", "As of", "The day it speaks of."),
        ("overall", "Overall", "Health as a whole."),
        ("schedule", "Schedule", "Health of the dates."),
        ("cost", "Cost", "Health of the money."),
        ("scope", "Scope", "Health of what is delivered."),
        ("resources", "People", "Whether there are enough."),
        ("risk", "Risk", "Health of the risks."),
        ("benefits", "Benefits", "Health of the benefits."),
        ("progress", "Complete", "How much is done."),
        ("summary", "Summary", "In two sentences."),
        ("achievements", "Achieved", "What was done."),
        ("next_steps", "Next steps", "What comes."),
        ("decisions", "Decisions needed", "What others must decide."),
        ("author", "Author", "Who wrote it."),
    ],
};

pub(super) const LESSON: Words = Words {
    one: "lesson",
    many: "lessons",
    rows: &[
        ("name", "Lesson", "What was learned."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("kind", "Type", "Whether it went well."),
        ("category", "Category", "What it is about."),
        ("event", "What happened", "The event."),
        ("cause", "Cause", "Why it happened."),
        ("advice", "Advice", "What to do next time."),
        ("status", "Status", "Whether it is used."),
        ("owner", "Owner", "Who answers for it."),
        ("date", "Date", "The day it was written down."),
        ("used_in", "Used in", "The project that uses it."),
    ],
};

pub(super) const REVIEW: Words = Words {
    one: "review",
    many: "reviews",
    rows: &[
        ("name", "Review", "Which review it is."),
        ("project", "Project", "The project it belongs to; none where it belongs to the whole."),
        ("kind", "Type", "What sort of review it is."),
        ("date", "Date", "The day it takes place."),
        ("reviewer", "Reviewer", "Who looks."),
        ("rating", "Result", "How it came out."),
        ("findings", "Findings", "What was found."),
        ("advice", "Advice", "What should be done."),
        ("status", "Status", "How far it is."),
    ],
};

pub(super) const TEMPLATE: Words = Words {
    one: "template",
    many: "templates",
    rows: &[
        ("name", "Template", "What it is called."),
        ("kind", "Type", "What it is for."),
        ("tier", "From tier", "The least tier it is required for."),
        ("version", "Version", "Its version."),
        ("owner", "Owner", "Who answers for it."),
        ("review", "Review by", "The day it is looked at again."),
        ("link", "Link", "Where it is kept."),
        ("body", "Text", "The form itself."),
    ],
};

pub(super) const INTAKE_REQUEST: Words = Words {
    one: "intake request",
    many: "intake requests",
    rows: &[
        ("name", "Request", "What is asked for."),
        ("requester", "Requested by", "Who asks for it."),
        ("unit", "Unit", "For which unit."),
        ("received", "Received", "The day it came in."),
        ("status", "Status", "Where it stands."),
        ("priority", "Urgency", "How urgent it is to them."),
        ("need", "Problem", "What is to be solved."),
        ("outcome", "Outcome", "What should be better then."),
        ("cost", "Cost, roughly", "A first guess."),
        ("benefit", "Benefit a year, roughly", "A first guess."),
        ("wanted", "Wanted by", "The day they would like it."),
        ("objective", "Objective", "The objective it would serve."),
        ("project", "Became project", "The project it has become."),
        ("decider", "Decided by", "Who decided."),
        ("reason", "Reason", "Why it was decided so."),
    ],
};
