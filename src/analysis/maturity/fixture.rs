//! What the tests of this folder share: the built-in model and a small number source.

use std::collections::BTreeMap;

use super::model::Model;
use super::score::Standing;

/// The text of the model that ships with the product.
pub const BUILT_IN: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));

/// The model that ships with the product.
pub fn built_in() -> Model {
    Model::from_json(BUILT_IN).expect("the built-in model is whole")
}

/// Every practice at the same score.
pub fn all(model: &Model, score: f64) -> BTreeMap<String, Standing> {
    model.practices().map(|(_, p)| (p.id.clone(), Standing::Scored(score))).collect()
}

/// A linear congruential generator (the multiplier and increment of Knuth's MMIX), enough to vary
/// cases and the same on every machine.
pub struct Lcg(u64);

impl Lcg {
    /// Starts a series.
    pub fn new(seed: u64) -> Lcg {
        Lcg(seed)
    }

    /// The next number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
