//! The maturity model as plain data, so that a consultant can clone and edit one without code.

use super::rules::{ConfidenceRules, DiscussRules, RoadmapRules};

/// The lowest level of the scale.
pub const LEVEL_MIN: u8 = 1;
/// The highest level of the scale.
pub const LEVEL_MAX: u8 = 5;
/// The largest weight taken, of a domain or practice; keeps every sum finite.
pub const WEIGHT_MAX: f64 = 1e6;
/// The `schema_version` of model files this code reads.
pub const SCHEMA_VERSION: u64 = 1;

/// A checked maturity model: domain weights sum to 100, ids are unique, every practice has the
/// levels 1 to 5, and prerequisites exist and never run in a circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Identity of the model; an edited clone takes a new one.
    pub id: String,
    /// Version of the content, as the file states it.
    pub version: String,
    /// Language tag of the texts.
    pub language: String,
    /// Title to show.
    pub title: String,
    /// Where the texts come from; empty when the file does not say.
    pub licence_note: String,
    /// The five levels, lowest first.
    pub levels: Vec<LevelMeaning>,
    /// Thresholds of the attained level and the default targets.
    pub rules: Rules,
    /// What lifting costs and how it is put in order.
    pub roadmap: RoadmapRules,
    /// Id and version of the model this one follows; empty where it follows none.
    pub supersedes: String,
    /// Domains in the order of the file.
    pub domains: Vec<Domain>,
}

/// What one level means for the whole organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelMeaning {
    /// 1 to 5.
    pub level: u8,
    /// Short name.
    pub name: String,
    /// One sentence of meaning; may be empty.
    pub sense: String,
    /// What the office attends to at this level; may be empty.
    pub office_focus: String,
}

/// Thresholds of the attained level, and the targets taken where the user sets none.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Share of weight that must reach a level, above 0 and up to 1.
    pub attain_share: f64,
    /// How many levels any single practice or domain may lag behind, 0 to 4.
    pub attain_max_lag: u8,
    /// Whether every key practice must itself reach the level.
    pub key_practices_must_attain: bool,
    /// Default target level of essential domains.
    pub target_essential: f64,
    /// Default target level of supporting domains.
    pub target_supporting: f64,
    /// Most levels a target may lie above the present one per year ahead, 0 to 4.
    pub lift_per_year_max: f64,
    /// When answers are to be talked about.
    pub discuss: DiscussRules,
    /// What confidence in a score is made of.
    pub confidence: ConfidenceRules,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            attain_share: 0.8,
            attain_max_lag: 1,
            key_practices_must_attain: true,
            target_essential: 3.0,
            target_supporting: 3.0,
            lift_per_year_max: 1.0,
            discuss: DiscussRules::default(),
            confidence: ConfidenceRules::default(),
        }
    }
}

/// Whether a domain is at the heart of an office or supports it; decides the default target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Comes first on the way up.
    Essential,
    /// Follows the essential ones.
    Supporting,
}

/// A group of practices.
#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    /// Unique in the model, among domains and practices alike.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weight in the overall score; all domains together 100.
    pub weight: f64,
    /// Decides the default target.
    pub tier: Tier,
    /// Practices in the order of the file, at least one.
    pub practices: Vec<Practice>,
}

/// How large the work of lifting a practice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Small.
    S,
    /// Medium.
    M,
    /// Large.
    L,
}

/// One practice: a question, five cumulative statements to answer it, and four lifting actions.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Unique in the model, among domains and practices alike.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weight within the domain, above 0.
    pub weight: f64,
    /// Offices the practice concerns (PMO, PgMO, PfMO); empty means all.
    pub scope: Vec<String>,
    /// Role that lifts the practice.
    pub owner_role: String,
    /// Size of the lifting work.
    pub size: Size,
    /// A key practice must itself reach a level before its domain does.
    pub key: bool,
    /// The question a respondent answers.
    pub question: String,
    /// What must stand elsewhere before a level of this practice can be reached.
    pub requires: Vec<Requirement>,
    /// Artefacts that show the practice is real.
    pub evidence_examples: Vec<String>,
    /// Ids of the practices of the model before that this one follows.
    pub supersedes: Vec<String>,
    /// Statements of levels 1 to 5.
    pub statements: [String; 5],
    /// Actions that lift to levels 2 to 5.
    pub actions: [String; 4],
}

/// A prerequisite: to reach `to_level`, the other practice needs at least `min_level`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The level of the owning practice that needs it, 2 to 5.
    pub to_level: u8,
    /// Id of the practice needed.
    pub practice: String,
    /// Level needed there, 1 to 5.
    pub min_level: u8,
}

/// A node of the step graph: reaching one level in one practice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Practice id.
    pub practice: String,
    /// Level reached by the step, 2 to 5.
    pub level: u8,
}

/// Why a text is refused as a model. `at` is the id (or the array and position, from 0) of the
/// offending part; empty means the top of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelFault {
    /// Nothing but blanks.
    Empty,
    /// Not JSON; position counted from 1 as a text editor does.
    NotJson {
        /// Line of the first offence.
        line: usize,
        /// Column of the first offence.
        column: usize,
    },
    /// JSON, but not an object.
    NotAnObject,
    /// Written for another schema than [`SCHEMA_VERSION`].
    UnknownSchema {
        /// What the file says.
        found: u64,
    },
    /// A required member is absent or blank.
    MissingMember {
        /// Where.
        at: String,
        /// Name of the member.
        member: &'static str,
    },
    /// A member is there but of the wrong type or outside its range.
    WrongMember {
        /// Where.
        at: String,
        /// Name of the member.
        member: &'static str,
    },
    /// No domain at all.
    NoDomains,
    /// A domain without practices.
    NoPractices {
        /// The domain.
        domain: String,
    },
    /// The same id twice, among domains and practices.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// Domain weights do not sum to 100.
    DomainWeights {
        /// What they sum to.
        sum: f64,
    },
    /// A weight of a domain or practice is not above 0, or above [`WEIGHT_MAX`].
    WeightNotPositive {
        /// The domain or practice.
        at: String,
        /// The weight.
        weight: f64,
    },
    /// Level statements (1 to 5), or level names, are not exactly the five.
    Levels {
        /// Practice id, or `levels` for the names of the scale.
        at: String,
        /// Levels without a text, ascending.
        missing: Vec<u8>,
        /// Keys that are no level.
        unexpected: Vec<String>,
    },
    /// Lifting actions are not exactly `to_2` to `to_5`.
    Actions {
        /// The practice.
        at: String,
        /// Levels without an action, ascending.
        missing: Vec<u8>,
        /// Keys that are no step.
        unexpected: Vec<String>,
    },
    /// A prerequisite names a practice that the model does not have.
    UnknownPrerequisite {
        /// The practice that requires it.
        at: String,
        /// The name that leads nowhere.
        practice: String,
    },
    /// Steps that wait for each other; each waits for the next and the last for the first.
    Cycle {
        /// The steps of the circle.
        steps: Vec<Step>,
    },
}

impl Model {
    /// Reads and checks a model file (JSON text). Members that this code does not know are
    /// ignored, so a newer file of the same schema still loads.
    ///
    /// # Errors
    /// The first [`ModelFault`] met, in the order: text, members, ids, weights, prerequisites.
    pub fn from_json(text: &str) -> Result<Model, ModelFault> {
        let model = super::read::model(text)?;
        super::check::model(&model)?;
        Ok(model)
    }

    /// All practices with their domains, in the order of the file.
    pub fn practices(&self) -> impl Iterator<Item = (&Domain, &Practice)> {
        self.domains.iter().flat_map(|d| d.practices.iter().map(move |p| (d, p)))
    }

    /// The practice with this id.
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices().map(|(_, p)| p).find(|p| p.id == id)
    }

    /// The domain with this id.
    pub fn domain(&self, id: &str) -> Option<&Domain> {
        self.domains.iter().find(|d| d.id == id)
    }

    /// The target level of a domain where the user sets none.
    pub fn default_target(&self, domain: &Domain) -> f64 {
        match domain.tier {
            Tier::Essential => self.rules.target_essential,
            Tier::Supporting => self.rules.target_supporting,
        }
    }
}

impl Practice {
    /// The statement of a level, 1 to 5; None off the scale.
    pub fn statement(&self, level: u8) -> Option<&str> {
        let index = usize::from(level).checked_sub(1)?;
        self.statements.get(index).map(String::as_str)
    }

    /// The action that lifts the practice to a level, 2 to 5; None otherwise.
    pub fn action_to(&self, level: u8) -> Option<&str> {
        let index = usize::from(level).checked_sub(2)?;
        self.actions.get(index).map(String::as_str)
    }
}
