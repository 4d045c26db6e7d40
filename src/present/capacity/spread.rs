//! Spreading a total over a window with a curve: what was typed, the months it comes to, and the
//! commands that set them.

use super::edit::series_steps;
use super::matrix::full_time_minutes;
use crate::analysis::capacity::curve::{Curve, spread_total};
use crate::edit::Command;
use crate::model::reading::{Decimal, number};
use crate::model::{Demand, Id, MONTH_MINUTES_MAX, Month, Workspace};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;
use std::collections::BTreeMap;

/// Most months of a window.
pub const WINDOW_MAX: i32 = 120;

/// Which curve is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveChoice {
    /// The same all the time.
    #[default]
    Flat,
    /// Most at the begin.
    Front,
    /// Most at the end.
    Back,
    /// Most in the middle.
    Bell,
    /// Rising, even, falling.
    Trapezoid,
    /// Weights that are typed.
    Custom,
}

impl CurveChoice {
    /// All of them in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Flat, Self::Front, Self::Back, Self::Bell, Self::Trapezoid, Self::Custom];

    /// Its name.
    pub fn name(self) -> &'static str {
        let text = match self {
            Self::Flat => T::CurveFlat,
            Self::Front => T::CurveFront,
            Self::Back => T::CurveBack,
            Self::Bell => T::CurveBell,
            Self::Trapezoid => T::CurveTrapezoid,
            Self::Custom => T::CurveCustom,
        };
        text.say()
    }

    /// The curve; `None` where weights are typed that are none.
    fn curve(self, weights: &str, locale: Locale) -> Option<Curve> {
        Some(match self {
            Self::Flat => Curve::Flat,
            Self::Front => Curve::Front,
            Self::Back => Curve::Back,
            Self::Bell => Curve::Bell,
            Self::Trapezoid => Curve::Trapezoid,
            Self::Custom => {
                let words = weights.split([' ', ';', '/']).filter(|word| !word.is_empty());
                Curve::Custom(words.map(|word| typed(word, locale)).collect::<Option<Vec<_>>>()?)
            }
        })
    }
}

/// What is asked, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpreadAsk {
    /// The total in hours.
    pub hours: String,
    /// The first month, `2027-04`.
    pub from: String,
    /// The last month.
    pub to: String,
    /// The curve.
    pub curve: CurveChoice,
    /// Its weights, apart by spaces, where they are typed.
    pub weights: String,
}

/// A number as the locale writes it.
fn typed(text: &str, locale: Locale) -> Option<f64> {
    let decimal = if locale.table().decimal == "," { Decimal::Comma } else { Decimal::Point };
    let number = number::read_typed(text, decimal).ok().filter(|number| !number.percent)?;
    Some(number.value.to_f64())
}

/// The months a total comes to, or what is wrong with what was typed. The working time is the
/// calendar's of the person named, else the default one.
pub fn spread_months(
    ws: &Workspace,
    demand: Id<Demand>,
    ask: &SpreadAsk,
    locale: Locale,
) -> Result<Vec<(Month, i64)>, T> {
    let hours = typed(&ask.hours, locale).map(|hours| (hours * 60.0).round());
    let most = MONTH_MINUTES_MAX as f64 * f64::from(WINDOW_MAX);
    let total = hours.filter(|total| (1.0..=most).contains(total)).ok_or(T::SpreadNoTotal)? as i64;
    let window = ask.from.parse::<Month>().ok().zip(ask.to.parse::<Month>().ok());
    let (from, to) = window.ok_or(T::SpreadNoWindow)?;
    let count = to.since(from) + 1;
    if !(1..=WINDOW_MAX).contains(&count) {
        return Err(T::SpreadNoWindow);
    }
    let months: Vec<Month> = (0..count).map(|nth| from.plus(nth)).collect();
    let person = ws.find(demand).and_then(|demand| ws.find(demand.person?));
    let own = person.and_then(|person| ws.find(person.calendar?)).cloned();
    let calendar = own.unwrap_or_else(|| ws.default_calendar());
    let working: Vec<i64> =
        months.iter().map(|month| full_time_minutes(&calendar, *month)).collect();
    let curve = ask.curve.curve(&ask.weights, locale).ok_or(T::SpreadNoWeights)?;
    let parts = spread_total(total, &curve, &working).ok_or(T::SpreadNoWeights)?;
    if parts.iter().any(|part| *part > MONTH_MINUTES_MAX) {
        return Err(T::SpreadTooMuch);
    }
    Ok(months.into_iter().zip(parts).collect())
}

/// The commands that give a demand these months; months outside the window stay as they are.
pub fn spread_steps(ws: &Workspace, demand: Id<Demand>, months: &[(Month, i64)]) -> Vec<Command> {
    let Some(before) = ws.find(demand) else { return Vec::new() };
    let mut series: BTreeMap<Month, i64> = before.minutes.clone();
    for (month, minutes) in months {
        match minutes {
            0 => _ = series.remove(month),
            minutes => _ = series.insert(*month, *minutes),
        }
    }
    series_steps(ws, demand, &series)
}

/// The months in words: `Apr 27 0.50 · May 27 0.75 FTE`.
pub fn spread_text(ws: &Workspace, months: &[(Month, i64)], locale: Locale) -> String {
    let calendar = ws.default_calendar();
    let one = |(month, minutes): &(Month, i64)| {
        let full = full_time_minutes(&calendar, *month);
        let fte = if full > 0 { *minutes as f64 / full as f64 } else { 0.0 };
        T::SpreadMonth
            .with(&[("month", &locale.month_short_year(*month)), ("fte", &locale.number(fte, 2))])
    };
    let all: i64 = months.iter().map(|(_, minutes)| minutes).sum();
    let hours = locale.number(all as f64 / 60.0, 2);
    let parts: Vec<String> = months.iter().map(one).collect();
    T::SpreadPreview.with(&[("months", &parts.join(" · ")), ("hours", &hours)])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{locale, month, workspace};
    use super::*;
    use crate::edit::{Target, apply};
    use crate::model::{LocaleChoice, Uid};

    fn demand() -> Id<Demand> {
        Id::new(Uid(13))
    }

    fn ask(hours: &str, from: &str, to: &str, curve: CurveChoice, weights: &str) -> SpreadAsk {
        let (hours, from, to, weights) = (hours.into(), from.into(), to.into(), weights.into());
        SpreadAsk { hours, from, to, curve, weights }
    }

    #[test]
    fn a_total_lands_in_its_window_as_one_step_and_nothing_else_moves() {
        let ws = workspace("Data Engineer", &[60, 60, 60, 60]);
        let before = ws.find(demand()).unwrap().minutes.clone();
        for curve in CurveChoice::ALL {
            let ask = ask("100", "2027-05", "2027-06", curve, "1 3");
            let months = spread_months(&ws, demand(), &ask, locale()).unwrap();
            assert_eq!(months.iter().map(|(_, minutes)| minutes).sum::<i64>(), 6_000, "{curve:?}");
            let step = Command::Batch(spread_steps(&ws, demand(), &months));
            let done = apply(&ws, Target::Plan, &step).unwrap().workspace;
            let after = &done.find(demand()).unwrap().minutes;
            for outside in ["2027-04", "2027-07"] {
                assert_eq!(after.get(&month(outside)), before.get(&month(outside)));
            }
            let inside = [month("2027-05"), month("2027-06")].map(|month| after[&month]);
            assert_eq!(inside.iter().sum::<i64>(), 6_000, "{curve:?}");
        }
        // A quarter in May, three in June, by weights that a German types.
        let german = Locale::new(LocaleChoice::DeDe);
        let own = ask("10,5", "2027-05", "2027-06", CurveChoice::Custom, "0,5 1,5");
        let months = spread_months(&ws, demand(), &own, german).unwrap();
        assert_eq!(months.iter().map(|(_, minutes)| minutes).sum::<i64>(), 630);
        assert!(months[1].1 > 2 * months[0].1, "{months:?}");
        let said = spread_text(&ws, &months, locale());
        assert!(said.contains("May 27") && said.contains("10.50 h"), "{said}");
    }

    #[test]
    fn what_is_typed_wrongly_is_named() {
        let ws = workspace("x", &[60]);
        use CurveChoice::{Custom, Flat};
        for (ask, fault) in [
            (ask("", "2027-04", "2027-05", Flat, ""), T::SpreadNoTotal),
            (ask("0", "2027-04", "2027-05", Flat, ""), T::SpreadNoTotal),
            (ask("-5", "2027-04", "2027-05", Flat, ""), T::SpreadNoTotal),
            (ask("50%", "2027-04", "2027-05", Flat, ""), T::SpreadNoTotal),
            (ask("1e99", "2027-04", "2027-05", Flat, ""), T::SpreadNoTotal),
            (ask("10", "", "2027-05", Flat, ""), T::SpreadNoWindow),
            (ask("10", "2027-06", "2027-05", Flat, ""), T::SpreadNoWindow),
            (ask("10", "2027-13", "2027-05", Flat, ""), T::SpreadNoWindow),
            (ask("10", "2027-01", "2047-05", Flat, ""), T::SpreadNoWindow),
            (ask("10", "2027-04", "2027-05", Custom, ""), T::SpreadNoWeights),
            (ask("10", "2027-04", "2027-05", Custom, "0 0"), T::SpreadNoWeights),
            (ask("10", "2027-04", "2027-05", Custom, "1 x"), T::SpreadNoWeights),
            (ask("10", "2027-04", "2027-05", Custom, "1 -1"), T::SpreadNoWeights),
            (ask("9000000", "2027-04", "2027-04", Flat, ""), T::SpreadTooMuch),
        ] {
            assert_eq!(
                spread_months(&ws, demand(), &ask, locale()).unwrap_err().key(),
                fault.key(),
                "{ask:?}"
            );
        }
        assert!(spread_steps(&ws, Id::new(Uid(404)), &[(month("2027-04"), 5)]).is_empty());
    }
}
