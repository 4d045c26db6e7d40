//! Drawn codes are found again, also turned, blurred and in poor light.

use super::draw::encode;
use super::*;

/// A text whose code has the wanted version.
fn text_of(version: u8) -> String {
    let letters = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    let long: String = letters.chars().cycle().take(4_000).collect();
    let fits =
        |n: &usize| encode("", &long[..*n]).is_some_and(|qr| qr.version().value() == version);
    let length = (10..1_000).find(fits).expect("a text of the version");
    long[..length].to_owned()
}

struct Look {
    pixels: f64,
    turned_degrees: f64,
    blur: usize,
    dark: f64,
    light: f64,
    slope: f64,
}

/// A code photographed: turned about its middle, blurred by a box, in light that falls off.
fn photograph(text: &str, look: &Look) -> Grey {
    let qr = encode("", text).expect("a code");
    let modules = f64::from(qr.size()) + 8.0;
    let side = (modules * look.pixels * 1.5) as usize;
    let (sin, cos) = libm::sincos(look.turned_degrees.to_radians());
    let middle = side as f64 / 2.0;
    let sharp = |x: usize, y: usize| {
        let (dx, dy) = (x as f64 + 0.5 - middle, y as f64 + 0.5 - middle);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let module = |at: f64| (at / look.pixels + modules / 2.0).floor() as i32 - 4;
        let dark = qr.get_module(module(u), module(v));
        let value = if dark { look.dark } else { look.light };
        value * (1.0 - look.slope * x as f64 / side as f64)
    };
    let all: Vec<f64> = (0..side * side).map(|at| sharp(at % side, at / side)).collect();
    if look.blur == 0 {
        return Grey { width: side, pixels: all.iter().map(|value| *value as u8).collect() };
    }
    let mut pixels = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let (mut sum, mut count) = (0.0, 0.0);
            for oy in y.saturating_sub(look.blur)..=(y + look.blur).min(side - 1) {
                for ox in x.saturating_sub(look.blur)..=(x + look.blur).min(side - 1) {
                    sum += all[oy * side + ox];
                    count += 1.0;
                }
            }
            pixels.push((sum / count) as u8);
        }
    }
    Grey { width: side, pixels }
}

/// How many of the codes drawn and photographed are found again, of how many.
fn found_again(versions: &[u8], turns_degrees: &[f64]) -> (usize, usize) {
    let lights = [(20.0, 235.0, 0.0), (10.0, 110.0, 0.0), (110.0, 245.0, 0.0), (30.0, 220.0, 0.4)];
    let (mut all, mut right) = (0, 0);
    for &version in versions {
        let text = text_of(version);
        for (nth, (dark, light, slope)) in lights.into_iter().enumerate() {
            for &turned_degrees in turns_degrees {
                let blur = (nth + usize::from(version)) % 2;
                let look = Look { pixels: 4.0, turned_degrees, blur, dark, light, slope };
                all += 1;
                let found = find(&photograph(&text, &look)).expect("a picture");
                if found == [text.clone()] {
                    right += 1;
                } else {
                    eprintln!("missed version {version}, light {nth}, turned {turned_degrees}");
                }
            }
        }
    }
    (right, all)
}

mod deep_pictures {
    /// All versions and turns in the optimised run, the smallest and one turn in the plain one.
    #[test]
    fn drawn_codes_are_found_in_distorted_pictures() {
        let (right, all) = match std::env::var_os("PLUMBLINE_DEEP") {
            Some(_) => super::found_again(&[4, 7, 10, 13], &[0.0, 9.0, 45.0, 90.0, 118.0, 173.0]),
            None => super::found_again(&[4], &[9.0]),
        };
        assert!(right * 100 >= all * 95, "{right} of {all}");
    }
}

#[test]
fn a_code_of_answers_fits_a_small_version_and_a_path_is_drawn() {
    let code = format!("PLA{}", "K7M2".repeat(26));
    let picture = draw("", &code).expect("a code");
    assert!(picture.version <= 6, "{}", picture.version);
    assert!(picture.path.starts_with("M4 4h7v1H4z"), "the corner mark");
    assert_eq!(picture.side, i32::from(picture.version) * 4 + 17 + 8);
    let link = draw("https://pmo.example.org/respond.html#i=", &code).expect("a code");
    assert!(link.version <= 8, "{}", link.version);
    assert_eq!(draw("", &"é".repeat(4_000)), None);
    assert!(draw("", "").is_some());
}

#[test]
fn pictures_without_a_code_or_out_of_shape_have_an_answer() {
    let blank = |width: usize, pixels: usize| Grey { width, pixels: vec![200; pixels] };
    assert_eq!(find(&blank(40, 1_600)), Some(Vec::new()));
    assert_eq!(find(&blank(1, 1)), Some(Vec::new()));
    assert_eq!(find(&blank(0, 0)), None);
    assert_eq!(find(&blank(7, 0)), None);
    assert_eq!(find(&blank(40, 1_601)), None);
    assert_eq!(find(&blank(4_000, PIXELS_MAX + 4_000)), None);
}
