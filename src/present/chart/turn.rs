//! Points on a circle by sums and products alone, so that every machine lays out the same chart.

use std::f64::consts::FRAC_PI_4;

/// Sine and cosine of an angle in whole turns, to about 1e-15.
///
/// The angle is brought to an eighth of a turn, where the Taylor series of both ends soon.
pub fn turn(turns: f64) -> (f64, f64) {
    let eighths = (turns - turns.floor()) * 8.0;
    let octant = eighths.floor();
    let rest = eighths - octant;
    let odd = octant as i64 % 2 == 1;
    let (s, c) = series(if odd { 1.0 - rest } else { rest });
    let (s, c) = if odd { (c, s) } else { (s, c) };
    match octant as i64 / 2 {
        0 => (s, c),
        1 => (c, -s),
        2 => (-s, -c),
        _ => (-c, s),
    }
}

/// Sine and cosine of a share of an eighth of a turn.
fn series(share: f64) -> (f64, f64) {
    let x = share * FRAC_PI_4;
    let (mut sine, mut cosine, mut term) = (0.0, 0.0, 1.0);
    for power in 0..20 {
        match power % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= x / f64::from(power + 1);
    }
    (sine, cosine)
}

/// The point of a circle after so many turns clockwise from its top.
pub fn on_circle(centre: (f64, f64), radius: f64, turns: f64) -> (f64, f64) {
    let (sine, cosine) = turn(turns);
    (centre.0 + radius * sine, centre.1 - radius * cosine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::TAU;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the standard library is the second way")]
    fn agrees_with_the_standard_library() {
        for step in -400..400 {
            let turns = f64::from(step) / 97.0;
            let (sine, cosine) = turn(turns);
            assert!((sine - (turns * TAU).sin()).abs() < 1e-13, "{turns}");
            assert!((cosine - (turns * TAU).cos()).abs() < 1e-13, "{turns}");
        }
    }
}
