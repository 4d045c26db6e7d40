//! The labels of the registers' closed lists.

use super::choices::Labels;

pub(super) const OFFICE_SCOPE: Labels =
    &[("PMO", "Project office"), ("PgMO", "Programme office"), ("PfMO", "Portfolio office")];

pub(super) const QUESTION_SET: Labels =
    &[("full", "All practices"), ("short", "Key practices and the next by weight")];

pub(super) const ANSWER_SIGHT: Labels = &[
    ("anonymous", "Anonymous: groups are shown from three answers on"),
    ("by_group", "The group of each answer"),
    ("named", "Name and answers, for the facilitator"),
];

pub(super) const DEPENDENCY_KIND: Labels = &[
    ("deliverable", "Deliverable"),
    ("decision", "Decision"),
    ("resource", "People or equipment"),
    ("information", "Information"),
];

pub(super) const CRITERION_ROLE: Labels = &[
    ("value", "Value"),
    ("urgency", "Time criticality"),
    ("risk_reduction", "Risk reduction or opportunity"),
    ("job_size", "Job size"),
    ("reach", "Reach"),
    ("impact", "Impact"),
    ("confidence", "Confidence"),
    ("effort", "Effort"),
    ("delay_cost", "Cost of a week of delay"),
    ("weeks", "Weeks it takes"),
];

pub(super) const MOSCOW: Labels = &[
    ("must", "Must have"),
    ("should", "Should have"),
    ("could", "Could have"),
    ("wont", "Won’t have"),
];

pub(super) const METHODOLOGY: Labels =
    &[("predictive", "Predictive"), ("agile", "Agile"), ("hybrid", "Hybrid")];

pub(super) const COMPLEXITY: Labels =
    &[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("very_high", "Very high")];

pub(super) const PROMISE: Labels = &[
    ("requested", "Requested"),
    ("agreed", "Agreed"),
    ("met", "Met"),
    ("at_risk", "At risk"),
    ("missed", "Missed"),
];

pub(super) const DELIVERABLE_STATE: Labels = &[
    ("planned", "Planned"),
    ("in_work", "In work"),
    ("submitted", "Submitted"),
    ("accepted", "Accepted"),
    ("rejected", "Rejected"),
];

pub(super) const RISK_KIND: Labels = &[("threat", "Threat"), ("opportunity", "Opportunity")];

pub(super) const PROXIMITY: Labels = &[
    ("immediate", "Immediate"),
    ("this_phase", "This phase"),
    ("within_project", "Within the project"),
    ("later", "Later"),
];

pub(super) const RISK_STRATEGY: Labels = &[
    ("avoid", "Avoid"),
    ("reduce", "Reduce"),
    ("transfer", "Transfer"),
    ("share", "Share"),
    ("accept", "Accept"),
    ("monitor", "Monitor"),
    ("enhance", "Enhance"),
    ("exploit", "Exploit"),
];

pub(super) const WORK_STATE: Labels = &[
    ("open", "Open"),
    ("in_progress", "In progress"),
    ("done", "Done"),
    ("cancelled", "Cancelled"),
];

pub(super) const ASSUMPTION_STATE: Labels =
    &[("open", "Open"), ("holds", "Holds"), ("wrong", "Wrong")];

pub(super) const PRIORITY: Labels =
    &[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")];

pub(super) const DECISION_STATE: Labels = &[
    ("pending", "Pending"),
    ("taken", "Taken"),
    ("rejected", "Rejected"),
    ("superseded", "Superseded"),
];

pub(super) const FREQUENCY: Labels = &[
    ("once", "Once"),
    ("weekly", "Weekly"),
    ("fortnightly", "Every two weeks"),
    ("monthly", "Monthly"),
    ("quarterly", "Quarterly"),
    ("yearly", "Yearly"),
];

pub(super) const CHANGE_CATEGORY: Labels =
    &[("scope", "Scope"), ("schedule", "Schedule"), ("cost", "Cost"), ("resource", "Resource")];

pub(super) const APPROVAL: Labels = &[
    ("draft", "Draft"),
    ("submitted", "Submitted"),
    ("approved", "Approved"),
    ("rejected", "Rejected"),
    ("withdrawn", "Withdrawn"),
];

pub(super) const GATE_OUTCOME: Labels = &[
    ("go", "Go"),
    ("conditional", "Go with conditions"),
    ("hold", "Hold"),
    ("recycle", "Recycle"),
    ("stop", "Stop"),
];

pub(super) const DIRECTION: Labels =
    &[("higher", "Higher is better"), ("lower", "Lower is better"), ("range", "Within a range")];

pub(super) const RAG: Labels = &[("green", "Green"), ("amber", "Amber"), ("red", "Red")];

pub(super) const BENEFIT_KIND: Labels = &[
    ("cashable", "Cashable"),
    ("non_cashable", "Not cashable"),
    ("intangible", "Intangible"),
    ("dis_benefit", "Dis-benefit"),
];

pub(super) const BENEFIT_STATE: Labels = &[
    ("planned", "Planned"),
    ("realising", "Being realised"),
    ("realised", "Realised"),
    ("lost", "Lost"),
];

pub(super) const COST_TYPE: Labels = &[("capex", "Capex"), ("opex", "Opex")];

pub(super) const CONTRACT_KIND: Labels = &[
    ("fixed_price", "Fixed price"),
    ("time_material", "Time and material"),
    ("framework", "Framework"),
    ("licence", "Licence"),
];

pub(super) const STANCE: Labels = &[
    ("unaware", "Unaware"),
    ("resistant", "Resistant"),
    ("neutral", "Neutral"),
    ("supportive", "Supportive"),
    ("leading", "Leading"),
];

pub(super) const CHANNEL: Labels = &[
    ("meeting", "Meeting"),
    ("email", "E-mail"),
    ("report", "Report"),
    ("intranet", "Intranet"),
    ("workshop", "Workshop"),
    ("newsletter", "Newsletter"),
];

pub(super) const COURSE_MODE: Labels = &[
    ("classroom", "Classroom"),
    ("online", "Online"),
    ("self_paced", "Self-paced"),
    ("on_the_job", "On the job"),
];

pub(super) const ABSENCE_KIND: Labels = &[
    ("leave", "Leave"),
    ("illness", "Illness"),
    ("training", "Training"),
    ("family", "Parental or care leave"),
    ("other", "Other"),
];

pub(super) const ATTENDANCE_STATE: Labels = &[
    ("invited", "Invited"),
    ("booked", "Booked"),
    ("attended", "Attended"),
    ("missed", "Missed"),
    ("passed", "Passed"),
];

pub(super) const CERTIFICATION_STATE: Labels = &[
    ("planned", "Planned"),
    ("booked", "Booked"),
    ("held", "Held"),
    ("expired", "Expired"),
    ("failed", "Failed"),
];

pub(super) const LESSON_KIND: Labels = &[("went_well", "Went well"), ("went_badly", "Went badly")];

pub(super) const LESSON_STATE: Labels =
    &[("proposed", "Proposed"), ("adopted", "Adopted"), ("rejected", "Rejected")];

pub(super) const REVIEW_KIND: Labels = &[
    ("gate", "Gate review"),
    ("health", "Health check"),
    ("post_project", "Post-project"),
    ("benefits", "Benefits review"),
    ("audit", "Audit"),
];

pub(super) const TEMPLATE_KIND: Labels = &[
    ("charter", "Charter"),
    ("business_case", "Business case"),
    ("plan", "Plan"),
    ("raid", "Risks and issues"),
    ("status_report", "Status report"),
    ("change", "Change request"),
    ("closure", "Closure"),
    ("communication", "Communication"),
    ("other", "Other"),
];

pub(super) const TIER: Labels = &[("light", "Light"), ("standard", "Standard"), ("full", "Full")];
