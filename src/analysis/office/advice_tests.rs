//! The advice against its published cases, and odd inputs.

use super::advice::*;

fn inputs(row: [f64; 14]) -> Inputs {
    Input::ALL.into_iter().zip(row).collect()
}

/// Inputs S N X I M C G E T K A F Q B; need, control, acceptance, type, portfolio, programme,
/// (portfolio, programme), robustness of type and scope in whole percent.
type Row = ([f64; 14], [f64; 5], OfficeType, (bool, bool), (i64, i64));

const ROWS: [Row; 4] = [
    (
        [1.0, 1.0, 1.0, 1.0, 2.2, 1.0, 0.0, 2.0, 1.0, 3.0, 4.0, 1.0, 0.0, 0.0],
        [34.0, 18.8, 31.2, 20.0, 18.8],
        OfficeType::Supportive,
        (false, false),
        (100, 100),
    ),
    (
        [3.0, 3.0, 3.0, 3.0, 2.4, 3.0, 4.0, 3.0, 2.0, 2.0, 2.0, 3.0, 3.0, 2.0],
        [69.2, 73.8, 70.0, 75.0, 68.8],
        OfficeType::Controlling,
        (true, true),
        (82, 100),
    ),
    (
        [3.0, 1.0, 4.0, 4.0, 2.6, 4.0, 4.0, 4.0, 3.0, 2.0, 0.0, 2.0, 1.0, 4.0],
        [71.8, 88.8, 100.0, 41.2, 100.0],
        OfficeType::Directive,
        (false, true),
        (100, 100),
    ),
    (
        [4.0, 4.0, 3.0, 2.0, 4.1, 2.0, 2.0, 3.0, 1.0, 4.0, 2.0, 2.0, 3.0, 2.0],
        [64.5, 43.8, 61.2, 82.5, 56.2],
        OfficeType::Supportive,
        (true, true),
        (93, 96),
    ),
];

#[test]
fn the_four_published_cases() {
    for (row, sums, office, (portfolio, programme), (type_share, scope_share)) in ROWS {
        let advice = advise(&inputs(row));
        let found = [
            advice.need.1.value,
            advice.control.value,
            advice.acceptance.value,
            advice.portfolio.value,
            advice.programme.value,
        ];
        for (found, expected) in found.iter().zip(sums) {
            assert!((found - expected).abs() <= 0.050_001, "{row:?}: {found} {expected}");
        }
        assert_eq!(advice.office, office, "{row:?}");
        assert_eq!(advice.scope, Scope { portfolio, programme }, "{row:?}");
        let percent = |share: f64| (share * 100.0).round() as i64;
        let stands = (percent(advice.type_stands.share), percent(advice.scope_stands.share));
        assert_eq!(stands, (type_share, scope_share), "{row:?}");
        for sum in [&advice.need.1, &advice.control, &advice.acceptance, &advice.programme] {
            let most: f64 = sum.terms.iter().map(|term| term.most).sum();
            assert!((most - 100.0).abs() < 1e-9);
        }
    }
    let bank = advise(&inputs(ROWS[1].0));
    // Control lacks 1.25 points: a third of a step of X (5 a step) is more than enough.
    let (input, part) = bank.type_stands.nearest.expect("not firm");
    assert!(input == Input::Complexity && (part - 0.25).abs() < 1e-9, "{input:?} {part}");
    assert!(advise(&inputs(ROWS[3].0)).softened);
}

#[test]
fn too_little_acceptance_is_an_authority_gap_and_low_maturity_a_phase() {
    let mut row = inputs(ROWS[2].0);
    row.insert(Input::Sponsorship, 0.0);
    row.insert(Input::Culture, 0.0);
    let advice = advise(&row);
    assert_eq!((advice.office, advice.authority_gap), (OfficeType::Supportive, true));
    let mut row = inputs(ROWS[1].0);
    row.insert(Input::Maturity, 1.5);
    assert!(advise(&row).phased);
    assert!(!advise(&inputs(ROWS[1].0)).phased);
}

#[test]
fn nothing_known_and_values_off_the_scale_have_an_answer() {
    let nothing = advise(&Inputs::new());
    assert_eq!((nothing.need.0, nothing.office), (Need::StandardsOwner, OfficeType::Supportive));
    for wild in [f64::NAN, f64::INFINITY, -9.0, 99.0] {
        let advice = advise(&inputs([wild; 14]));
        assert!((0.0..=100.0).contains(&advice.need.1.value), "{wild}");
        assert!((0.0..=1.0).contains(&advice.type_stands.share), "{wild}");
    }
}

#[test]
fn counts_fall_into_the_steps_of_the_table() {
    let rows = [
        (Input::People, 24.0, 0.0),
        (Input::People, 25.0, 1.0),
        (Input::People, 2_000.0, 4.0),
        (Input::Projects, 14.0, 1.0),
        (Input::Projects, 100.0, 4.0),
        (Input::Dependence, 0.05, 1.0),
        (Input::Agile, 0.0, 0.0),
        (Input::Agile, 0.1, 1.0),
        (Input::Agile, 0.6, 4.0),
        (Input::Competition, 1.0, 0.0),
        (Input::Competition, 4.0, 2.0),
        (Input::Competition, 9.0, 4.0),
    ];
    for (input, count, expected) in rows {
        assert_eq!(input.step_of(count), Some(expected), "{input:?} {count}");
    }
    assert_eq!((Input::Culture.step_of(1.0), Input::People.step_of(f64::NAN)), (None, None));
    let letters: String = Input::ALL.iter().map(|input| input.letter()).collect();
    assert_eq!(letters, "SNXIMCGETKAFQB");
}

#[test]
fn the_size_of_the_office_as_published() {
    for (people, expected) in [(30.0, 2.0), (120.0, 5.0), (500.0, 13.0), (1_000.0, 20.0)] {
        let found = staff_fte(people, OfficeType::Controlling);
        assert!((found - expected).abs() < 0.5, "{people}: {found}");
    }
    assert_eq!(staff_fte(0.0, OfficeType::Directive), 0.0);
    assert_eq!(staff_fte(f64::NAN, OfficeType::Directive), 0.0);
    assert!((cube_root(27.0) - 3.0).abs() < 1e-12 && (cube_root(0.001) - 0.1).abs() < 1e-12);
}

#[test]
fn the_band_lies_between_two_published_tables() {
    for (people, low, high) in
        [(30.0, 2.0, 3.0), (120.0, 5.0, 7.0), (500.0, 13.0, 17.0), (1_000.0, 20.0, 25.0)]
    {
        let band = staff_band(people, OfficeType::Controlling);
        assert!((band.0 - low).abs() < 0.5 && (band.1 - high).abs() < 1e-9, "{people}: {band:?}");
        let soft = staff_band(people, OfficeType::Supportive);
        assert!((soft.1 - 0.7 * band.1).abs() < 1e-9, "{people}: {soft:?}");
    }
    // Half way between 120 and 500 people: half way between 7 and 17.
    assert!((staff_band(310.0, OfficeType::Controlling).1 - 12.0).abs() < 1e-9);
    assert!((staff_band(8_000.0, OfficeType::Controlling).1 - 100.0).abs() < 1e-6);
    for odd in [0.0, -4.0, f64::NAN, f64::INFINITY] {
        assert_eq!(staff_band(odd, OfficeType::Directive), (0.0, 0.0), "{odd}");
    }
}
