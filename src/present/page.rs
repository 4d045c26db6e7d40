//! The pages: one list behind routes, navigation and palette.

pub use super::route::Route;

use super::text::page::PageText;
use crate::model::{OfficeScope, RecordKind};

/// A page of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The state of the portfolio in a sentence.
    Home,
    /// The register of projects.
    Projects,
    /// The ranking and its cut line.
    Prioritise,
    /// The plan with other assumptions.
    Scenarios,
    /// Who is overbooked when.
    Capacity,
    /// How sure the capacity is.
    Forecast,
    /// What could move so that nobody is overbooked.
    Level,
    /// Which demand awaits an answer.
    Requests,
    /// Roles and people.
    People,
    /// The maturity profile and its questions.
    Maturity,
    /// Which project office is needed, and who does what in it.
    Office,
    /// Portfolios, programmes and objectives.
    Groups,
    /// What is asked for, and what gates decided.
    Intake,
    /// Risks, assumptions and contingencies.
    Risks,
    /// Issues, decisions, actions and meetings.
    Issues,
    /// Change requests and whom changes touch.
    Changes,
    /// Policies, waivers and documents.
    Policies,
    /// Deliverables, milestones and dependencies.
    Deliverables,
    /// Status reports and reviews.
    Reports,
    /// Budget lines, suppliers and contracts.
    Money,
    /// Benefits and key figures.
    Benefits,
    /// Skills, competences, training and certificates.
    Skills,
    /// Stakeholders, messages to them and what they say.
    Stakeholders,
    /// Lessons and templates.
    Knowledge,
    /// What is odd in the data.
    Health,
    /// What has been done, step by step.
    History,
    /// Where the work is kept, and what may happen to it.
    Safety,
    /// The settings of the workspace.
    Settings,
    /// Bringing a table in.
    Import,
    /// Laying another version over this one.
    Merge,
    /// The first page of somebody who has nothing yet.
    Start,
}

/// A group of pages in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// No heading above.
    Top,
    /// Plan.
    Plan,
    /// Decide.
    Decide,
    /// Capacity.
    Capacity,
    /// Govern.
    Govern,
    /// Deliver.
    Deliver,
    /// People.
    People,
    /// Improve.
    Improve,
    /// At the foot.
    Foot,
    /// Not in the navigation.
    Hidden,
}

impl Group {
    /// The groups of the navigation that have a heading, in order.
    pub const TITLED: [Self; 7] = [
        Self::Plan,
        Self::Decide,
        Self::Capacity,
        Self::Improve,
        Self::Govern,
        Self::Deliver,
        Self::People,
    ];

    /// The name a preference knows the group by.
    pub fn key(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Plan => "plan",
            Self::Decide => "decide",
            Self::Capacity => "capacity",
            Self::Govern => "govern",
            Self::Deliver => "deliver",
            Self::People => "people",
            Self::Improve => "improve",
            Self::Foot => "foot",
            Self::Hidden => "hidden",
        }
    }

    /// Whether the group is shut until somebody opens it: its registers are kept now and then,
    /// and on a small screen they would push the three main jobs out of sight.
    pub fn starts_shut(self) -> bool {
        matches!(self, Self::Deliver | Self::People)
    }

    /// The heading above the group.
    pub fn title(self) -> Option<PageText> {
        match self {
            Self::Plan => Some(PageText::GroupPlan),
            Self::Decide => Some(PageText::GroupDecide),
            Self::Capacity => Some(PageText::GroupCapacity),
            Self::Govern => Some(PageText::GroupGovern),
            Self::Deliver => Some(PageText::GroupDeliver),
            Self::People => Some(PageText::GroupPeople),
            Self::Improve => Some(PageText::GroupImprove),
            Self::Top | Self::Foot | Self::Hidden => None,
        }
    }
}

impl Page {
    /// All pages in the order of the navigation.
    pub const ALL: [Self; 31] = [
        Self::Home,
        Self::Projects,
        Self::Groups,
        Self::Prioritise,
        Self::Scenarios,
        Self::Intake,
        Self::Capacity,
        Self::Forecast,
        Self::Level,
        Self::Requests,
        Self::People,
        Self::Risks,
        Self::Issues,
        Self::Changes,
        Self::Policies,
        Self::Deliverables,
        Self::Reports,
        Self::Money,
        Self::Benefits,
        Self::Skills,
        Self::Stakeholders,
        Self::Maturity,
        Self::Office,
        Self::Knowledge,
        Self::Health,
        Self::History,
        Self::Safety,
        Self::Settings,
        Self::Import,
        Self::Merge,
        Self::Start,
    ];

    /// The page's part of the address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Projects => "projects",
            Self::Prioritise => "prioritise",
            Self::Scenarios => "scenarios",
            Self::Capacity => "capacity",
            Self::Forecast => "forecast",
            Self::Level => "level",
            Self::Requests => "requests",
            Self::People => "people",
            Self::Maturity => "maturity",
            Self::Office => "office",
            Self::Groups => "portfolios",
            Self::Intake => "intake",
            Self::Risks => "risks",
            Self::Issues => "issues",
            Self::Changes => "changes",
            Self::Policies => "policies",
            Self::Deliverables => "deliverables",
            Self::Reports => "reports",
            Self::Money => "money",
            Self::Benefits => "benefits",
            Self::Skills => "skills",
            Self::Stakeholders => "stakeholders",
            Self::Knowledge => "knowledge",
            Self::Health => "health",
            Self::History => "history",
            Self::Safety => "safety",
            Self::Settings => "settings",
            Self::Import => "import",
            Self::Merge => "merge",
            Self::Start => "start",
        }
    }

    /// The page's name in the navigation.
    pub fn title(self) -> PageText {
        match self {
            Self::Home => PageText::Home,
            Self::Projects => PageText::Projects,
            Self::Prioritise => PageText::Prioritise,
            Self::Scenarios => PageText::Scenarios,
            Self::Capacity => PageText::Capacity,
            Self::Forecast => PageText::Forecast,
            Self::Level => PageText::Level,
            Self::Requests => PageText::Requests,
            Self::People => PageText::People,
            Self::Maturity => PageText::Maturity,
            Self::Office => PageText::Office,
            Self::Groups => PageText::Groups,
            Self::Intake => PageText::Intake,
            Self::Risks => PageText::Risks,
            Self::Issues => PageText::Issues,
            Self::Changes => PageText::Changes,
            Self::Policies => PageText::Policies,
            Self::Deliverables => PageText::Deliverables,
            Self::Reports => PageText::Reports,
            Self::Money => PageText::Money,
            Self::Benefits => PageText::Benefits,
            Self::Skills => PageText::Skills,
            Self::Stakeholders => PageText::Stakeholders,
            Self::Knowledge => PageText::Knowledge,
            Self::Health => PageText::Health,
            Self::History => PageText::History,
            Self::Safety => PageText::Safety,
            Self::Settings => PageText::Settings,
            Self::Import => PageText::Import,
            Self::Merge => PageText::Merge,
            Self::Start => PageText::Start,
        }
    }

    /// The page's name in the navigation of an office of a scope: a programme office speaks of
    /// programmes and outcomes, a portfolio office of the portfolio.
    pub fn title_in(self, scope: Option<OfficeScope>) -> PageText {
        match (self, scope) {
            (Self::Office, Some(OfficeScope::PgMo)) => PageText::OfficeProgramme,
            (Self::Office, Some(OfficeScope::PfMo)) => PageText::OfficePortfolio,
            (Self::Groups, Some(OfficeScope::PgMo)) => PageText::GroupsProgramme,
            (Self::Deliverables, Some(OfficeScope::PgMo)) => PageText::DeliverablesProgramme,
            (Self::Benefits, Some(OfficeScope::PgMo)) => PageText::BenefitsProgramme,
            (Self::Reports, Some(OfficeScope::PgMo)) => PageText::ReportsProgramme,
            (Self::Reports, Some(OfficeScope::PfMo)) => PageText::ReportsPortfolio,
            (Self::Intake, Some(OfficeScope::PfMo)) => PageText::IntakePortfolio,
            _ => self.title(),
        }
    }

    /// The pages of a group in the order of the navigation: what an office of the scope looks
    /// after comes first.
    pub fn in_group(group: Group, scope: Option<OfficeScope>) -> Vec<Self> {
        let first = match (group, scope) {
            (Group::Plan, Some(OfficeScope::PgMo | OfficeScope::PfMo)) => Some(Self::Groups),
            (Group::Decide, Some(OfficeScope::PfMo)) => Some(Self::Intake),
            (Group::Deliver, Some(OfficeScope::PgMo)) => Some(Self::Benefits),
            _ => None,
        };
        let rest = Self::ALL.into_iter().filter(|page| page.group() == group);
        first.into_iter().chain(rest.filter(|page| Some(*page) != first)).collect()
    }

    /// The group the navigation shows it in.
    pub fn group(self) -> Group {
        match self {
            Self::Home => Group::Top,
            Self::Projects | Self::Groups => Group::Plan,
            Self::Prioritise | Self::Scenarios | Self::Intake => Group::Decide,
            Self::Capacity | Self::Forecast | Self::Level | Self::Requests | Self::People => {
                Group::Capacity
            }
            Self::Maturity | Self::Office | Self::Knowledge | Self::Health => Group::Improve,
            Self::Risks | Self::Issues | Self::Changes | Self::Policies => Group::Govern,
            Self::Deliverables | Self::Reports | Self::Money | Self::Benefits => Group::Deliver,
            Self::Skills | Self::Stakeholders => Group::People,
            Self::History | Self::Safety | Self::Settings => Group::Foot,
            Self::Import | Self::Merge | Self::Start => Group::Hidden,
        }
    }

    /// The letter that leads to it after G.
    pub fn letter(self) -> Option<char> {
        match self {
            Self::Home => Some('h'),
            Self::Projects => Some('p'),
            Self::Prioritise => Some('d'),
            Self::Scenarios => Some('a'),
            Self::Capacity => Some('c'),
            Self::Forecast => Some('f'),
            Self::Level => Some('l'),
            Self::People => Some('e'),
            Self::Maturity => Some('m'),
            Self::Office => Some('o'),
            Self::Risks => Some('r'),
            Self::Issues => Some('i'),
            Self::Changes => Some('n'),
            Self::Benefits => Some('b'),
            Self::Stakeholders => Some('k'),
            Self::Deliverables => Some('v'),
            Self::Skills => Some('s'),
            Self::Reports => Some('t'),
            _ => None,
        }
    }

    /// The record types the page lists, the first of them at first. A type stands on one page.
    pub fn registers(self) -> &'static [RecordKind] {
        use RecordKind as K;
        match self {
            Self::Projects => &[K::Project],
            Self::People => &[K::Person, K::Role, K::Team, K::Absence],
            Self::Groups => &[K::Portfolio, K::Programme, K::Objective, K::Contribution],
            Self::Intake => &[K::IntakeRequest, K::GateDecision],
            Self::Risks => &[K::Risk, K::Assumption, K::Contingency],
            Self::Issues => &[K::Issue, K::Decision, K::Action, K::Meeting],
            Self::Changes => &[K::ChangeRequest, K::ChangeGroup, K::ChangeImpact],
            Self::Policies => &[K::Policy, K::Waiver, K::DocumentLink],
            Self::Deliverables => &[K::Deliverable, K::Milestone, K::Dependency],
            Self::Reports => &[K::StatusReport, K::Review],
            Self::Money => &[K::BudgetLine, K::Supplier, K::Contract],
            Self::Benefits => &[K::Benefit, K::Kpi],
            Self::Skills => &[
                K::Skill,
                K::SkillLevel,
                K::Competence,
                K::Course,
                K::TrainingSession,
                K::Attendance,
                K::Certification,
                K::Mentoring,
            ],
            Self::Stakeholders => &[K::Stakeholder, K::CommunicationItem, K::Feedback],
            Self::Knowledge => &[K::Lesson, K::Template],
            _ => &[],
        }
    }

    /// The page that lists a record type.
    pub fn of(kind: RecordKind) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.registers().contains(&kind))
    }
}
