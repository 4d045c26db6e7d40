//! Contrast of every colour pair the style sheets use, in both themes, computed from
//! `style/tokens.css` itself, and the rule that no other sheet holds a colour of its own.
//! Text needs 4.5 to 1, graphics that carry meaning need 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Needed by text of any size we set; our large figures meet it too.
const TEXT: f64 = 4.5;
/// Needed by marks, borders of controls and the focus ring.
const GRAPHIC: f64 = 3.0;

/// Text on its ground: the ground, then every text colour set on it.
const TEXTS: &[(&str, &[&str])] = &[
    ("canvas", &["ink-1", "ink-2", "ink-3", "accent-ink", "warn-ink", "bad-ink"]),
    ("surface", &["ink-1", "ink-2", "ink-3", "accent-ink", "good-ink", "warn-ink", "bad-ink"]),
    ("surface", &["cap-7"]),
    ("sunken", &["ink-1", "ink-2", "ink-3"]),
    ("raised", &["ink-1", "ink-2", "ink-3", "accent-ink", "bad-ink"]),
    ("accent-soft", &["ink-1", "ink-2", "ink-3", "accent-ink", "cap-7"]),
    ("accent", &["on-accent"]),
    ("accent-hover", &["on-accent"]),
    ("ink-1", &["surface"]),
    ("good", &["surface"]),
    ("good-soft", &["good-ink"]),
    ("warn-soft", &["warn-ink"]),
    ("bad-soft", &["bad-ink"]),
    ("idle-soft", &["idle-ink"]),
    ("hatch-a", &["warn-ink"]),
    ("hatch-b", &["warn-ink"]),
];

/// Scales whose steps carry their own text colour, with the number of steps.
const SCALES: &[(&str, usize)] = &[("cap", 7), ("risk", 5), ("mat", 5)];

/// Marks on their ground. Pale bands of a scale are not here: their figure is printed on them.
const GRAPHICS: &[(&str, &[&str])] = &[
    ("canvas", &["control", "accent", "focus", "good", "warn", "bad", "idle"]),
    ("surface", &["control", "accent", "focus", "good", "warn", "bad", "idle", "ink-1", "ink-2"]),
    ("surface", &["cap-2", "mat-4", "mat-5"]),
    ("surface", &["cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "cat-7", "cat-8"]),
    ("sunken", &["focus", "accent"]),
    ("raised", &["control", "focus"]),
    ("accent-soft", &["control", "focus", "accent", "good", "warn", "bad", "idle"]),
    ("good-soft", &["good"]),
    ("warn-soft", &["warn"]),
    ("bad-soft", &["bad"]),
    ("idle-soft", &["idle"]),
    ("hatch-b", &["warn"]),
    ("cap-2", &["ink-1"]),
    ("mat-2", &["mat-5", "accent"]),
];

/// Colours that carry no meaning alone: lines that only part, and fills with a printed value.
const DECORATIVE: &[&str] = &["hairline"];

type Rgb = [u8; 3];

/// A colour as it is on light and on dark ground.
type Token = [Rgb; 2];

fn hex(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    Some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

/// Reads every `--name: light-dark(#rrggbb, #rrggbb);` of a sheet.
fn tokens_of(sheet: &str) -> BTreeMap<String, Token> {
    let read = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let pair = value.trim().strip_prefix("light-dark(")?.strip_suffix(");")?;
        let (light, dark) = pair.split_once(',')?;
        Some((name.to_owned(), [hex(light)?, hex(dark)?]))
    };
    sheet.lines().filter_map(read).collect()
}

/// Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2 definition).
fn luminance(colour: Rgb) -> f64 {
    let linear = colour.map(|part| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Contrast ratio of two colours, 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Every pair with what it needs: ground, mark or text on it, ratio.
fn pairs() -> Vec<(String, String, f64)> {
    let mut all = Vec::new();
    for (list, needed) in [(TEXTS, TEXT), (GRAPHICS, GRAPHIC)] {
        for (ground, marks) in list {
            all.extend(marks.iter().map(|m| (ground.to_string(), m.to_string(), needed)));
        }
    }
    for (scale, steps) in SCALES {
        for step in 1..=*steps {
            all.push((format!("{scale}-{step}"), format!("{scale}-{step}-ink"), TEXT));
        }
    }
    all
}

fn style_dir() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
}

fn tokens() -> std::io::Result<BTreeMap<String, Token>> {
    Ok(tokens_of(&fs::read_to_string(style_dir().join("tokens.css"))?))
}

#[test]
fn the_measure_itself_is_right() {
    let (black, white) = ([0, 0, 0], [255, 255, 255]);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    // The lightest grey that passes on white, and the next one that does not.
    assert!(contrast([0x76; 3], white) >= 4.5);
    assert!(contrast([0x77; 3], white) < 4.5);
    assert_eq!(contrast(black, [9, 80, 200]), contrast([9, 80, 200], black));
}

#[test]
fn tokens_are_read_strictly() {
    let cases = [
        ("--a: light-dark(#010203, #FFFFFF);", Some([[1, 2, 3], [255, 255, 255]])),
        ("--a: light-dark(#01020, #FFFFFF);", None),
        ("--a: light-dark(#010203);", None),
        ("--a: light-dark(red, #FFFFFF);", None),
        ("--a: #010203;", None),
        ("a: light-dark(#010203, #FFFFFF);", None),
    ];
    for (line, expected) in cases {
        assert_eq!(tokens_of(line).get("a").copied(), expected, "{line}");
    }
}

#[test]
fn every_pair_can_be_read_in_both_themes() {
    let tokens = tokens().expect("style/tokens.css");
    let mut seen = Vec::new();
    let mut wrong = Vec::new();
    for (ground, mark, needed) in pairs() {
        let (Some(on), Some(of)) = (tokens.get(&ground), tokens.get(&mark)) else {
            wrong.push(format!("{mark} on {ground}: no such token"));
            continue;
        };
        for (index, theme) in ["light", "dark"].iter().enumerate() {
            let ratio = contrast(on[index], of[index]);
            let line = format!("{ratio:5.2} of {needed} {theme}: {mark} on {ground}");
            if ratio < needed {
                wrong.push(line.clone());
            }
            seen.push((ratio / needed, line));
        }
    }
    seen.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, line) in seen.iter().take(12) {
        println!("{line}");
    }
    assert!(wrong.is_empty(), "too faint:\n{}", wrong.join("\n"));
}

#[test]
fn no_colour_is_left_unjudged() {
    let judged: BTreeSet<String> = pairs().into_iter().flat_map(|(a, b, _)| [a, b]).collect();
    let missed: Vec<_> = tokens()
        .expect("style/tokens.css")
        .into_keys()
        .filter(|name| !judged.contains(name) && !DECORATIVE.contains(&name.as_str()))
        .collect();
    assert!(missed.is_empty(), "tokens in no pair: {missed:?}");
}

#[test]
fn colours_live_in_the_token_sheet_alone() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(style_dir()).expect("style/") {
        let path = entry.expect("an entry").path();
        if path.ends_with("tokens.css") {
            continue;
        }
        let sheet = fs::read_to_string(&path).expect("a sheet");
        for (number, line) in sheet.lines().enumerate() {
            let coded = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("];
            let digits = |rest: &str| rest.chars().take_while(char::is_ascii_hexdigit).count();
            let hexed = line.split('#').skip(1).any(|rest| digits(rest) >= 3);
            if hexed || coded.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "colours outside the tokens:\n{}", wrong.join("\n"));
}
