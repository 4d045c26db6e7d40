//! Need, type, scope and size of a project office from fourteen inputs, every term with its
//! points, and how firmly the answer stands.

use std::collections::BTreeMap;

/// Slack of threshold comparisons: sums of tenths are not exact in binary.
const TOLERANCE: f64 = 1e-9;

/// What is asked, 0 to 4 each; maturity 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// S: people working on projects.
    People,
    /// N: concurrent projects.
    Projects,
    /// X: complexity.
    Complexity,
    /// I: projects with a dependency on another.
    Dependence,
    /// M: overall maturity, 1 to 5.
    Maturity,
    /// C: culture, from autonomous to central.
    Culture,
    /// G: regulation or contract control.
    Regulation,
    /// E: executive sponsorship.
    Sponsorship,
    /// T: late, over budget or failed last year.
    Trouble,
    /// K: project management competence.
    Competence,
    /// A: share of agile and hybrid work.
    Agile,
    /// F: months with over-allocated roles.
    Overload,
    /// Q: units or objectives competing for the same funds.
    Competition,
    /// B: projects that share an outcome.
    Outcomes,
}

impl Input {
    /// All inputs in their order.
    pub const ALL: [Input; 14] = [
        Input::People,
        Input::Projects,
        Input::Complexity,
        Input::Dependence,
        Input::Maturity,
        Input::Culture,
        Input::Regulation,
        Input::Sponsorship,
        Input::Trouble,
        Input::Competence,
        Input::Agile,
        Input::Overload,
        Input::Competition,
        Input::Outcomes,
    ];

    /// The letter it goes by.
    pub fn letter(self) -> char {
        let letters = "SNXIMCGETKAFQB".chars();
        letters.zip(Input::ALL).find(|(_, input)| *input == self).map_or('?', |(letter, _)| letter)
    }

    /// Least and most.
    pub fn limits(self) -> (f64, f64) {
        if self == Input::Maturity { (1.0, 5.0) } else { (0.0, 4.0) }
    }

    /// The step for a count or share, from the thresholds of the table; None where the input is
    /// not counted. Shares are 0 to 1.
    pub fn step_of(self, count: f64) -> Option<f64> {
        let limits: [f64; 4] = match self {
            Input::People => [25.0, 100.0, 500.0, 2_000.0],
            Input::Projects => [5.0, 15.0, 40.0, 100.0],
            Input::Dependence => [0.05, 0.15, 0.30, 0.50],
            Input::Trouble => [0.10, 0.25, 0.40, 0.60],
            Input::Agile | Input::Overload => [1e-9, 0.20, 0.40, 0.60],
            Input::Competition => [2.0, 3.0, 5.0, 9.0],
            Input::Outcomes => [1e-9, 0.10, 0.25, 0.50],
            _ => return None,
        };
        let reached = limits.iter().filter(|limit| count >= **limit - TOLERANCE * 0.5).count();
        count.is_finite().then_some(reached as f64)
    }
}

/// The inputs by name; an absent one counts as its least.
pub type Inputs = BTreeMap<Input, f64>;

/// How the office works with projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfficeType {
    /// Templates, training, advice.
    Supportive,
    /// Standards are checked, too.
    Controlling,
    /// The office runs projects.
    Directive,
}

/// How far an office is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Below 30: an owner of standards is enough.
    StandardsOwner,
    /// From 30: part-time or virtual.
    PartTime,
    /// From 50: recommended.
    Office,
    /// Above 70: strongly recommended.
    Strongly,
}

/// What the office looks after beyond single projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// A portfolio office.
    pub portfolio: bool,
    /// A programme office an outcome group.
    pub programme: bool,
}

/// One term of a sum: an input, what it adds at most and what it adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The input.
    pub input: Input,
    /// Points at its end of the scale.
    pub most: f64,
    /// Points now.
    pub points: f64,
}

/// A sum of 0 to 100 with its terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// 0 to 100.
    pub value: f64,
    /// The terms in their order.
    pub terms: Vec<Term>,
}

/// How firmly an answer stands against one step up or down of each input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Robustness {
    /// Share of the 28 steps that keep it; a step past an end of the scale keeps it.
    pub share: f64,
    /// The input nearest to changing it, and the part of a step that does; None where none does.
    pub nearest: Option<(Input, f64)>,
}

impl Robustness {
    /// Whether the answer is borderline: fewer than 80 % of the steps keep it.
    pub fn borderline(self) -> bool {
        self.share < 0.8 - TOLERANCE
    }
}

/// The whole advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Whether an office is needed.
    pub need: (Need, Sum),
    /// How much control the work asks for.
    pub control: Sum,
    /// How much control would be accepted.
    pub acceptance: Sum,
    /// The type.
    pub office: OfficeType,
    /// More control is asked for than would be accepted.
    pub authority_gap: bool,
    /// One step softer, as staff are mature.
    pub softened: bool,
    /// Pull towards a portfolio office.
    pub portfolio: Sum,
    /// Pull towards a programme office.
    pub programme: Sum,
    /// The scope.
    pub scope: Scope,
    /// The portfolio office comes after a project office.
    pub phased: bool,
    /// How firmly the type stands.
    pub type_stands: Robustness,
    /// How firmly the scope stands.
    pub scope_stands: Robustness,
}

/// Inputs with their points at the end of the scale; `-` marks an input that counts from above.
type Recipe = &'static [(Input, f64, bool)];

const NEED: Recipe = &[
    (Input::Complexity, 35.0, false),
    (Input::People, 12.0, false),
    (Input::Projects, 18.0, false),
    (Input::Maturity, 20.0, true),
    (Input::Trouble, 15.0, false),
];
const CONTROL: Recipe = &[
    (Input::Regulation, 25.0, false),
    (Input::Complexity, 20.0, false),
    (Input::Trouble, 15.0, false),
    (Input::Dependence, 15.0, false),
    (Input::Competence, 15.0, true),
    (Input::Culture, 10.0, false),
];
const ACCEPTANCE: Recipe =
    &[(Input::Sponsorship, 45.0, false), (Input::Culture, 35.0, false), (Input::Agile, 20.0, true)];
const PORTFOLIO: Recipe = &[
    (Input::Projects, 35.0, false),
    (Input::People, 20.0, false),
    (Input::Overload, 25.0, false),
    (Input::Competition, 20.0, false),
];
const PROGRAMME: Recipe = &[
    (Input::Dependence, 50.0, false),
    (Input::Complexity, 25.0, false),
    (Input::Outcomes, 25.0, false),
];

/// The value of an input within its scale; its low end where it is not given.
fn value_of(inputs: &Inputs, input: Input) -> f64 {
    let (least, most) = input.limits();
    let value = inputs.get(&input).copied().filter(|v| v.is_finite()).unwrap_or(least);
    value.clamp(least, most)
}

/// A sum of 100 points by its recipe, term by term.
fn sum(inputs: &Inputs, recipe: Recipe) -> Sum {
    let term = |(input, most, reverse): &(Input, f64, bool)| {
        let (low, high) = input.limits();
        let value = value_of(inputs, *input);
        let part = if *reverse { high - value } else { value - low };
        Term { input: *input, most: *most, points: most * part / (high - low) }
    };
    let terms: Vec<Term> = recipe.iter().map(term).collect();
    Sum { value: terms.iter().map(|term| term.points).sum(), terms }
}

/// At least the threshold, with the slack of the last bits.
fn reaches(value: f64, threshold: f64) -> bool {
    value >= threshold - TOLERANCE
}

/// Type, whether authority is short, and whether it was softened.
fn office_type(inputs: &Inputs) -> (OfficeType, bool, bool) {
    let control = sum(inputs, CONTROL).value;
    let acceptance = sum(inputs, ACCEPTANCE).value;
    let wanted = match control {
        c if reaches(c, 75.0) => OfficeType::Directive,
        c if reaches(c, 40.0) => OfficeType::Controlling,
        _ => OfficeType::Supportive,
    };
    let allowed = match acceptance {
        a if reaches(a, 55.0) => OfficeType::Directive,
        a if reaches(a, 35.0) => OfficeType::Controlling,
        _ => OfficeType::Supportive,
    };
    let given = wanted.min(allowed);
    let of = |input| value_of(inputs, input);
    let mature = reaches(of(Input::Maturity), 4.0)
        && reaches(of(Input::Competence), 3.0)
        && of(Input::Regulation) < 3.0;
    let softer = match given {
        OfficeType::Directive => OfficeType::Controlling,
        _ => OfficeType::Supportive,
    };
    let softened = mature && given != OfficeType::Supportive;
    (if softened { softer } else { given }, wanted > allowed, softened)
}

/// Portfolio and programme by their pulls.
fn scope(inputs: &Inputs) -> Scope {
    Scope {
        portfolio: reaches(sum(inputs, PORTFOLIO).value, 55.0),
        programme: reaches(sum(inputs, PROGRAMME).value, 50.0),
    }
}

/// Parts of a step in which the nearest change is looked for.
const STEP_PARTS: u32 = 20;

/// How many one-step changes keep an answer, and which input is nearest to another.
fn robustness<T: PartialEq>(inputs: &Inputs, answer: impl Fn(&Inputs) -> T) -> Robustness {
    let now = answer(inputs);
    let (mut kept, mut nearest) = (0.0, None::<(Input, f64)>);
    for input in Input::ALL {
        for way in [-1.0, 1.0] {
            let changed = |part: f64| {
                let mut other = inputs.clone();
                other.insert(input, value_of(inputs, input) + way * part);
                answer(&other) != now
            };
            if !changed(1.0) {
                kept += 1.0;
                continue;
            }
            let parts = (1..=STEP_PARTS).map(|n| f64::from(n) / f64::from(STEP_PARTS));
            let found = parts.into_iter().find(|part| changed(*part)).unwrap_or(1.0);
            if nearest.is_none_or(|(_, least)| found < least - TOLERANCE) {
                nearest = Some((input, found));
            }
        }
    }
    Robustness { share: kept / (2.0 * Input::ALL.len() as f64), nearest }
}

/// The advice for these inputs; values off their scale count as its end.
pub fn advise(inputs: &Inputs) -> Advice {
    let need = sum(inputs, NEED);
    let word = match need.value {
        n if n > 70.0 + TOLERANCE => Need::Strongly,
        n if reaches(n, 50.0) => Need::Office,
        n if reaches(n, 30.0) => Need::PartTime,
        _ => Need::StandardsOwner,
    };
    let (office, authority_gap, softened) = office_type(inputs);
    let found = scope(inputs);
    Advice {
        need: (word, need),
        control: sum(inputs, CONTROL),
        acceptance: sum(inputs, ACCEPTANCE),
        office,
        authority_gap,
        softened,
        portfolio: sum(inputs, PORTFOLIO),
        programme: sum(inputs, PROGRAMME),
        scope: found,
        phased: found.portfolio && value_of(inputs, Input::Maturity) < 2.0 - TOLERANCE,
        type_stands: robustness(inputs, |inputs| office_type(inputs).0),
        scope_stands: robustness(inputs, scope),
    }
}

/// People for the office: .2 · H^(2/3), H the people supported, times .7, 1 or 1.5 by type.
/// A planning default; project managers of a directive office come on top.
pub fn staff_fte(people: f64, office: OfficeType) -> f64 {
    let factor = match office {
        OfficeType::Supportive => 0.7,
        OfficeType::Controlling => 1.0,
        OfficeType::Directive => 1.5,
    };
    let root = cube_root(people);
    0.2 * root * root * factor
}

/// People supported and people in the office, of another published table; parted by straight lines.
const SECOND_TABLE: [(f64, f64); 5] =
    [(0.0, 0.0), (30.0, 3.0), (120.0, 7.0), (500.0, 17.0), (1_000.0, 25.0)];

/// People for the office, from the lower to the higher of two published tables: they differ.
pub fn staff_band(people: f64, office: OfficeType) -> (f64, f64) {
    let first = staff_fte(people, office);
    let factor = staff_fte(1_000.0, office) / staff_fte(1_000.0, OfficeType::Controlling);
    let pairs = SECOND_TABLE.iter().zip(SECOND_TABLE.iter().skip(1));
    let mut second = 0.0;
    for ((from, low), (to, high)) in pairs {
        if people > *from && people.is_finite() {
            let root = cube_root(people / 1_000.0);
            // Past the table its last value grows as the first table does.
            let beyond = *to >= 1_000.0 && people > *to;
            let inside = low + (high - low) * (people.min(*to) - from) / (to - from);
            second = if beyond { 25.0 * root * root } else { inside };
        }
    }
    let second = second * factor;
    (first.min(second), first.max(second))
}

/// The cube root by Newton's method: the same bits everywhere. 0 for what is not above 0.
pub(super) fn cube_root(x: f64) -> f64 {
    if !(x > 0.0 && x.is_finite()) {
        return 0.0;
    }
    let mut root = x.max(1.0);
    for _ in 0..200 {
        let next = (2.0 * root + x / (root * root)) / 3.0;
        if (next - root).abs() <= root * 1e-15 {
            break;
        }
        root = next;
    }
    root
}
