//! The records of a workspace and nothing else: what is kept, not what is computed of it.
//!
//! `records!` below is the list of record types. Tables, ids, files, patches, registers,
//! forms, importers and search follow from it; a new type is one file and one line here.

pub mod answer;
pub mod field;
pub mod field_type;
pub mod id;
pub mod json;
pub mod money;
pub mod month;
pub mod order;
pub mod record;
pub mod rows;
pub mod value;
mod workspace;

mod absence;
mod action;
mod assessment;
mod assumption;
mod attendance;
mod benefit;
mod budget_line;
mod calendar;
mod certification;
mod change_group;
mod change_impact;
mod change_request;
mod communication_item;
mod comparison;
mod competence;
mod contingency;
mod contract;
mod contribution;
mod course;
mod criterion;
mod decision;
mod deliverable;
mod demand;
mod dependency;
mod document_link;
mod feedback;
mod field_def;
mod gate_decision;
mod intake_request;
mod issue;
mod kpi;
mod lesson;
mod meeting;
mod mentoring;
mod milestone;
mod objective;
mod office;
mod person;
mod policy;
mod portfolio;
mod programme;
mod project;
mod review;
mod risk;
mod role;
mod saved_view;
pub mod scenario;
mod score;
mod settings;
mod shared_choices;
mod skill;
mod skill_level;
mod stakeholder;
mod status_report;
mod supplier;
mod team;
mod template;
mod training_session;
mod waiver;

pub use absence::{Absence, AbsenceKind};
pub use action::Action;
pub use assessment::{AnswerSight, Assessment, OfficeScope, QuestionSet};
pub use assumption::{Assumption, AssumptionState};
pub use attendance::{Attendance, AttendanceState};
pub use benefit::{Benefit, BenefitKind, BenefitState};
pub use budget_line::{BudgetLine, CostType};
pub use calendar::{Calendar, WeekPattern};
pub use certification::{Certification, CertificationState};
pub use change_group::ChangeGroup;
pub use change_impact::ChangeImpact;
pub use change_request::{ChangeCategory, ChangeRequest};
pub use communication_item::{Channel, CommunicationItem};
pub use comparison::Comparison;
pub use competence::Competence;
pub use contingency::Contingency;
pub use contract::{Contract, ContractKind};
pub use contribution::Contribution;
pub use course::{Course, CourseMode};
pub use criterion::{Criterion, CriterionRole, CriterionSource};
pub use decision::{Decision, DecisionState};
pub use deliverable::{Deliverable, DeliverableState};
pub use demand::{Commitment, Demand, MONTH_MINUTES_MAX, Request};
pub use dependency::{Dependency, DependencyKind, Promise};
pub use document_link::DocumentLink;
pub use feedback::Feedback;
pub use field_def::{FieldDef, FieldDefKind};
pub use gate_decision::{GateDecision, GateOutcome};
pub use id::{Id, Uid};
pub use intake_request::IntakeRequest;
pub use issue::Issue;
pub use kpi::{Direction, Kpi};
pub use lesson::{Lesson, LessonKind, LessonState};
pub use meeting::Meeting;
pub use mentoring::Mentoring;
pub use milestone::Milestone;
pub use money::{Currency, Money, Unconverted};
pub use month::Month;
pub use objective::Objective;
pub use office::Office;
pub use person::Person;
pub use policy::Policy;
pub use portfolio::Portfolio;
pub use programme::Programme;
pub use project::{Complexity, Lock, Methodology, Moscow, Project, ProjectKind, Stage, Status};
pub use record::{Column, Record, RecordRef, Typed};
pub use review::{Review, ReviewKind};
pub use risk::{Proximity, Risk, RiskKind, RiskStrategy};
pub use role::Role;
pub use rows::{Rows, Table};
pub use saved_view::SavedView;
pub use scenario::Scenario;
pub use score::Score;
pub use settings::{FiscalNaming, LocaleChoice, Settings};
pub use shared_choices::{Approval, Frequency, Priority, Rag, Tier, WorkState};
pub use skill::Skill;
pub use skill_level::SkillLevel;
pub use stakeholder::{Stakeholder, Stance};
pub use status_report::StatusReport;
pub use supplier::Supplier;
pub use team::Team;
pub use template::{Template, TemplateKind};
pub use training_session::TrainingSession;
pub use value::Value;
pub use waiver::Waiver;
pub use workspace::Workspace;

use field::Field;
use std::sync::Arc;

/// Makes the closed list of record types out of `Type "table key"` lines.
macro_rules! records {
    ($($name:ident $key:literal,)*) => {
        /// The type of a record. The order is the order of tables in files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RecordKind {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name,)*
        }

        impl RecordKind {
            /// All record types.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$name),*];

            /// The type's table in files and routes.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The descriptors of the type's fields.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $(Self::$name => $name::FIELDS,)*
                }
            }

            /// An empty record of the type.
            pub fn empty(self, uid: Uid) -> Arc<dyn Record> {
                match self {
                    $(Self::$name => Arc::new($name::empty(uid)),)*
                }
            }
        }
    };
}

records! {
    Settings "settings",
    Calendar "calendars",
    FieldDef "field_defs",
    Objective "objectives",
    Portfolio "portfolios",
    Programme "programmes",
    Project "projects",
    Milestone "milestones",
    Contribution "contributions",
    Role "roles",
    Person "people",
    Demand "demands",
    Criterion "criteria",
    Score "scores",
    Comparison "comparisons",
    Assessment "assessments",
    Scenario "scenarios",
    SavedView "views",
    Dependency "dependencies",
    Deliverable "deliverables",
    Risk "risks",
    Assumption "assumptions",
    Issue "issues",
    Decision "decisions",
    Action "actions",
    Meeting "meetings",
    ChangeRequest "change_requests",
    Policy "policies",
    DocumentLink "documents",
    GateDecision "gate_decisions",
    Waiver "waivers",
    Kpi "kpis",
    StatusReport "status_reports",
    Benefit "benefits",
    BudgetLine "budget_lines",
    Supplier "suppliers",
    Contract "contracts",
    Contingency "contingencies",
    Team "teams",
    Skill "skills",
    SkillLevel "skill_levels",
    Stakeholder "stakeholders",
    CommunicationItem "communications",
    Feedback "feedback",
    Competence "competences",
    Course "courses",
    TrainingSession "training_sessions",
    Attendance "attendances",
    Certification "certifications",
    Mentoring "mentorings",
    Lesson "lessons",
    Review "reviews",
    Template "templates",
    ChangeGroup "change_groups",
    ChangeImpact "change_impacts",
    IntakeRequest "intake_requests",
    Office "offices",
    Absence "absences",
}

impl RecordKind {
    /// The type with a table key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Where a field stands in the list of the type.
    pub fn field_index(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }

    /// The descriptor of a field.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// The field that names a record of this type: `name` where there is one, else the first.
    pub fn name_field(self) -> Option<&'static Field> {
        self.field("name").or_else(|| self.fields().first())
    }
}
pub mod reading;
