//! A choice problem in whole numbers: values, sparse columns, limits by row.

/// Choose a set of greatest value; every row keeps its sum between its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// What each option is worth.
    pub values: Vec<i64>,
    /// By option: what it takes of which row, each row once.
    pub columns: Vec<Vec<(u32, i64)>>,
    /// By row: least and most that the chosen may take.
    pub limits: Vec<(i64, i64)>,
    /// By option: whether it is in or out from the start.
    pub fixed: Vec<Option<bool>>,
}

/// No lower limit.
pub const NO_LEAST: i64 = i64::MIN;
/// No upper limit.
pub const NO_MOST: i64 = i64::MAX;
/// Largest amount, value or limit of a model: sums of thousands stay exact in a float.
pub const AMOUNT_MAX: i64 = 1 << 40;

impl Model {
    /// A row without options yet; its number.
    pub fn row(&mut self, least: i64, most: i64) -> u32 {
        self.limits.push((least, most));
        (self.limits.len() - 1) as u32
    }

    /// An option that takes nothing yet; its number.
    pub fn option(&mut self, value: i64) -> u32 {
        self.values.push(value);
        self.columns.push(Vec::new());
        self.fixed.push(None);
        (self.values.len() - 1) as u32
    }

    /// Lets an option take an amount of a row, in addition to what it takes.
    pub fn take(&mut self, option: u32, row: u32, amount: i64) {
        let column = &mut self.columns[option as usize];
        match column.iter_mut().find(|at| at.0 == row) {
            Some(at) => at.1 += amount,
            None => column.push((row, amount)),
        }
    }

    /// Whether positions and sizes are such that nothing overflows.
    pub fn is_sound(&self) -> bool {
        let n = self.values.len();
        let small = |amount: i64| amount.unsigned_abs() <= AMOUNT_MAX as u64;
        let limit = |at: i64| at == NO_LEAST || at == NO_MOST || small(at);
        self.columns.len() == n
            && self.fixed.len() == n
            && n < 1 << 24
            && self.values.iter().all(|value| small(*value))
            && self.limits.iter().all(|(least, most)| limit(*least) && limit(*most))
            && self.columns.iter().all(|column| {
                let mut rows: Vec<u32> = column.iter().map(|at| at.0).collect();
                rows.sort_unstable();
                rows.windows(2).all(|pair| pair[0] != pair[1])
                    && column.iter().all(|at| (at.0 as usize) < self.limits.len() && small(at.1))
            })
    }

    /// What a set is worth, counted anew from the model; `None` where it breaks a row or a
    /// decision. This is the one judge of every answer.
    pub fn check(&self, chosen: &[bool]) -> Option<i64> {
        if chosen.len() != self.values.len() {
            return None;
        }
        let mut sums = vec![0_i128; self.limits.len()];
        let mut value = 0_i128;
        for (at, is_in) in chosen.iter().enumerate() {
            if self.fixed[at].is_some_and(|fixed| fixed != *is_in) {
                return None;
            }
            if *is_in {
                value += i128::from(self.values[at]);
                for (row, amount) in &self.columns[at] {
                    sums[*row as usize] += i128::from(*amount);
                }
            }
        }
        let keeps = |(sum, (least, most)): (&i128, &(i64, i64))| {
            (*least == NO_LEAST || *sum >= i128::from(*least))
                && (*most == NO_MOST || *sum <= i128::from(*most))
        };
        let all = sums.iter().zip(&self.limits).all(keeps);
        i64::try_from(value).ok().filter(|_| all)
    }

    /// The largest whole number that divides every value: bounds are rounded down to its multiples.
    pub fn grain(&self) -> i64 {
        let divisor = self.values.iter().fold(0, |a, b| gcd(a, b.unsigned_abs()));
        (divisor as i64).max(1)
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
