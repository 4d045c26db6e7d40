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

    fn assert_near(a: f64, b: f64, what: &str) {
        assert!((a - b).abs() < 1e-14, "{what}: {a} and {b}");
    }

    #[test]
    fn known_angles() {
        let (half, third) = (0.5_f64.sqrt(), 0.75_f64.sqrt());
        for (turns, sine, cosine) in [
            (0.0, 0.0, 1.0),
            (0.25, 1.0, 0.0),
            (0.5, 0.0, -1.0),
            (0.75, -1.0, 0.0),
            (-0.25, -1.0, 0.0),
            (7.0, 0.0, 1.0),
            (0.125, half, half),
            (1.0 / 12.0, 0.5, third),
            (1.0 / 6.0, third, 0.5),
            (2.0 / 3.0, -third, -0.5),
            (0.2, ((5.0 + 5.0_f64.sqrt()) / 8.0).sqrt(), (5.0_f64.sqrt() - 1.0) / 4.0),
        ] {
            assert_near(turn(turns).0, sine, &format!("sine of {turns}"));
            assert_near(turn(turns).1, cosine, &format!("cosine of {turns}"));
        }
    }

    #[test]
    fn angles_add_up() {
        for step in -50..50 {
            let (a, b) = (f64::from(step) / 97.0, f64::from(step * step) / 31.0);
            let ((sa, ca), (sb, cb)) = (turn(a), turn(b));
            let (s, c) = turn(a + b);
            assert!((s - (sa * cb + ca * sb)).abs() < 1e-12, "{a} {b}");
            assert!((c - (ca * cb - sa * sb)).abs() < 1e-12, "{a} {b}");
            assert_near(s * s + c * c, 1.0, "on the unit circle");
        }
    }
}
