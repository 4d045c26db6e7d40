//! The transcendental functions, the same on every machine: those of the standard library are
//! the platform's own and differ in their last digits.

/// The natural logarithm; NaN below zero.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// e to the power of x.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// A number above zero to any power.
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_undo_each_other() {
        for x in [1e-300, 0.1, 1.0, 2.5, 1e9] {
            assert!((exp(ln(x)) / x - 1.0).abs() < 1e-12, "{x}");
            assert!((pow(x, 0.5) / x.sqrt() - 1.0).abs() < 1e-15, "{x}");
        }
        assert!(ln(-1.0).is_nan());
    }
}
