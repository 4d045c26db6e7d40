//! What the sample has decided about its project office.

use super::ids::uid;
use plumbline::model::{Office, RecordKind, Typed as _};

/// Answers no record tells, 0 to 4: culture, regulation, sponsorship, agile share.
const INPUTS: [(&str, f64); 4] = [("C", 2.0), ("G", 3.0), ("E", 2.0), ("A", 2.0)];
/// Why these.
const REASONS: [(&str, &str); 2] = [
    ("G", "The supervisor audits change to pricing and claims every year."),
    ("E", "The operating officer sponsors the office; the board hears of it once a quarter."),
];
/// Parts of complexity no record tells.
const RATINGS: [(&str, f64); 3] = [("budget", 2.0), ("countries", 1.0), ("novelty", 3.0)];
/// Who fills the roles: a small office, in which one person fills several.
const HOLDERS: [(&str, &str); 17] = [
    ("DIR", "Helen Whitby"),
    ("POM", "Marcus Oyelaran"),
    ("ANA", "Priya Raman"),
    ("CRD", "Tom Ellery"),
    ("ADM", "Tom Ellery"),
    ("PM", "Project managers"),
    ("PgM", "Programme managers"),
    ("PgOM", "Marcus Oyelaran"),
    ("PgA", "Priya Raman"),
    ("PgAd", "Tom Ellery"),
    ("PfM", "Helen Whitby"),
    ("PfOM", "Marcus Oyelaran"),
    ("PfA", "Priya Raman"),
    ("PfAd", "Tom Ellery"),
    ("CPO", "Chief change officer"),
    ("COO", "Chief operating officer"),
    ("SP", "Sponsors"),
];

/// What Calder Mutual has decided about its project office: what no record tells is given by hand.
pub fn office() -> Office {
    let number = |(letter, value): &(&str, f64)| ((*letter).to_owned(), *value);
    let text = |(key, words): &(&str, &str)| ((*key).to_owned(), (*words).to_owned());
    Office {
        name: "Portfolio and project office".to_owned(),
        sponsor: "Chief operating officer".to_owned(),
        people: Some(120),
        inputs: INPUTS.iter().map(number).collect(),
        reasons: REASONS.iter().map(text).collect(),
        ratings: RATINGS.iter().map(number).collect(),
        holders: HOLDERS.iter().map(text).collect(),
        ..Office::empty(uid(RecordKind::Office, 0))
    }
}
