//! The forecast as it is seen: its finding, the fan of a role, every role in small, what widens a
//! month, and the same as tables.

#[cfg(test)]
mod tests;
mod words;

pub use crate::analysis::forecast::outcome::SHOWN as MONTHS;
pub use words::{Say, chance_text, sub_line, title};

use super::capacity::row_name;
use super::chart::fan::{BELOW, Fan, FanMonth, FanNames};
use super::chart::{ChartSpec, Frame, Mark, TableTwin};
use super::number::Locale;
use super::text::Text;
use super::text::forecast::ForecastText as T;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::forecast::analytic::Moments;
use crate::analysis::forecast::outcome::{CellForecast, Forecast};
use crate::analysis::forecast::plan::Planned;
use crate::analysis::forecast::tail::Contribution;
use crate::model::{Id, Month, Project, Uid, Workspace};

/// Projects named in the list of what widens a month.
const DRIVERS: usize = 6;
/// The size of the fan without what stands below it.
const FAN: Frame =
    Frame { width: 796.0, height: 352.0, left: 40.0, top: 10.0, right: 36.0, bottom: 24.0 };
/// The size of a small fan.
const SMALL: Frame =
    Frame { width: 284.0, height: 48.0, left: 0.0, top: 2.0, right: 0.0, bottom: 10.0 };

/// A forecast with what it stands on.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The document.
    pub ws: &'a Workspace,
    /// What went to the worker.
    pub planned: &'a Planned,
    /// What came back.
    pub forecast: &'a Forecast,
    /// How figures are written.
    pub locale: Locale,
}

/// A role in the list of all.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleLine {
    /// Its id.
    pub role: Uid,
    /// Its name.
    pub name: String,
    /// Its highest chance and when.
    pub highest: String,
    /// Its fan in small, and the size of that.
    pub marks: Vec<Mark>,
    /// Width and height of the small fan.
    pub size: (f64, f64),
}

/// A project that widens a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Its name.
    pub name: String,
    /// FTE beyond its mean, with the sign.
    pub widens: String,
    /// FTE on average.
    pub mean: String,
    /// The bar's share of the longest, 0 to 1.
    pub share: f64,
}

impl Told<'_> {
    /// The row of a role; without one, the row where a month is most likely over.
    pub fn row_of(&self, role: Option<Uid>) -> usize {
        let named = self.planned.roles.iter().position(|id| Some(id.uid()) == role);
        named.unwrap_or_else(|| self.peaks().map_or(0, |(row, _, _)| row))
    }

    /// Row, month and chance of the highest chance of all; the greater shortage among equals.
    fn peaks(&self) -> Option<(usize, usize, f64)> {
        let rows = (0..self.planned.roles.len()).filter_map(|row| Some((row, self.peak(row)?)));
        let rank = |row: usize, at: usize, chance: f64| {
            let short = self.cell(row, at).map_or(0.0, |cell| cell.shortage);
            (chance, short)
        };
        let mut best: Option<(usize, usize, f64)> = None;
        for (row, (at, chance)) in rows {
            if best.is_none_or(|(r, a, c)| rank(row, at, chance) > rank(r, a, c)) {
                best = Some((row, at, chance));
            }
        }
        best
    }

    /// The month of a row in which it is most likely over.
    pub fn worst_month(&self, row: usize) -> usize {
        self.peak(row).map_or(0, |(at, _)| at)
    }

    /// Month and chance of a row's highest chance.
    fn peak(&self, row: usize) -> Option<(usize, f64)> {
        let mut best: Option<(usize, &CellForecast)> = None;
        for (at, cell) in self.shown(row).iter().enumerate() {
            let rank = |cell: &CellForecast| (cell.overload, cell.shortage);
            if best.is_none_or(|(_, most)| rank(cell) > rank(most)) {
                best = Some((at, cell));
            }
        }
        best.map(|(at, cell)| (at, cell.overload))
    }

    fn shown(&self, row: usize) -> &[CellForecast] {
        let cells = self.forecast.row(row);
        cells.get(..MONTHS.min(cells.len())).unwrap_or_default()
    }

    fn cell(&self, row: usize, month: usize) -> Option<&CellForecast> {
        self.forecast.row(row).get(month)
    }

    /// A month by its place.
    pub fn month(&self, at: usize) -> Month {
        self.planned.first.plus(i32::try_from(at).unwrap_or(0))
    }

    /// Minutes of a month as FTE.
    fn fte(&self, minutes: f64, month: usize) -> f64 {
        match self.planned.full_time.get(month) {
            Some(full) if *full > 0.0 => minutes / full,
            _ => 0.0,
        }
    }

    /// The name of a row.
    pub fn role_name(&self, row: usize) -> String {
        let role = self.planned.roles.get(row);
        role.map(|role| row_name(self.ws, RowKey::Role(*role))).unwrap_or_default()
    }

    fn fan(&self, row: usize, focus: Option<usize>) -> Fan {
        let role = self.role_name(row);
        let names = [("role", role.as_str())];
        let months = self.shown(row).iter().enumerate();
        let levels = [T::P10, T::P25, T::P50, T::P75, T::P90, T::P95];
        Fan {
            title: T::FanTitle.with(&names),
            description: T::FanText.with(&names),
            names: FanNames {
                period: T::Period.say().to_owned(),
                levels: levels.map(|level| level.say().to_owned()),
                supply: T::Supply.say().to_owned(),
                bands: [T::BandWide, T::BandHalf].map(|band| band.say().to_owned()),
                chance: T::Chance.say().to_owned(),
                shortage: T::Shortage.say().to_owned(),
                shortage_note: T::ShortageNote.say().to_owned(),
            },
            months: months.map(|(at, cell)| self.fan_month(at, cell)).collect(),
            focus,
        }
    }

    fn fan_month(&self, at: usize, cell: &CellForecast) -> FanMonth {
        let month = self.month(at);
        let [p10, p25, p50, p75, _, p90, p95] = cell.quantiles.map(|level| self.fte(level, at));
        let supply = self.fte(cell.supply, at);
        let chance = chance_text(cell.overload, self.locale);
        let text = |fte: f64| self.locale.number(fte, 2);
        let long = self.locale.month_long(month);
        let label = T::MonthLabel.with(&[
            ("month", &long),
            ("p10", &text(p10)),
            ("p50", &text(p50)),
            ("p90", &text(p90)),
            ("p95", &text(p95)),
            ("supply", &text(supply)),
            ("chance", &chance),
        ]);
        let first = at == 0 || month.month() == 1;
        let short = self.locale.month_short(month).to_owned();
        FanMonth {
            name: if first { self.locale.month_short_year(month) } else { short },
            name_long: long,
            levels: [p10, p25, p50, p75, p90, p95],
            supply,
            overload: cell.overload,
            chance,
            shortage: self.fte(cell.shortage_p80, at),
            label,
            key: at.to_string(),
        }
    }

    /// The fan of a row, with the month looked at.
    pub fn chart(&self, row: usize, focus: Option<usize>) -> ChartSpec {
        let frame = Frame { height: FAN.height + BELOW, bottom: FAN.bottom + BELOW, ..FAN };
        let format = |value: f64, decimals: usize| self.locale.number(value, decimals);
        self.fan(row, focus).spec(frame, &format)
    }

    /// Every role in small, in the order of the register.
    pub fn roles(&self) -> Vec<RoleLine> {
        let line = |(row, role): (usize, &Id<crate::model::Role>)| {
            let peak = self.peak(row).filter(|(_, chance)| *chance > 0.0);
            let highest = peak.map_or_else(
                || T::Never.say().to_owned(),
                |(at, chance)| {
                    T::Highest.with(&[
                        ("chance", &chance_text(chance, self.locale)),
                        ("month", self.locale.month_short(self.month(at))),
                    ])
                },
            );
            RoleLine {
                role: role.uid(),
                name: self.role_name(row),
                highest,
                marks: self.fan(row, None).small(SMALL),
                size: (SMALL.width, SMALL.height),
            }
        };
        self.planned.roles.iter().enumerate().map(line).collect()
    }

    /// What widens a month, the most first; what is not named is one line.
    pub fn drivers(&self, month: usize, parts: &[Contribution]) -> Vec<Driver> {
        let longest = parts.iter().map(|part| part.widens_by().abs()).fold(0.0, f64::max);
        let name = |key: u128| {
            let project = self.ws.find(Id::<Project>::new(Uid(key)));
            project.map_or_else(|| T::NoProject.say().to_owned(), |project| project.name.clone())
        };
        let driver = |name: String, widens: f64, mean: f64| Driver {
            name,
            widens: self.locale.signed(self.fte(widens, month), 2),
            mean: T::DriverMean.with(&[("mean", &self.locale.number(self.fte(mean, month), 2))]),
            share: if longest > 0.0 { (widens / longest).clamp(0.0, 1.0) } else { 0.0 },
        };
        let (named, others) = parts.split_at(DRIVERS.min(parts.len()));
        let mut drivers: Vec<Driver> =
            named.iter().map(|part| driver(name(part.key), part.widens_by(), part.mean)).collect();
        if !others.is_empty() {
            let count = self.locale.count(others.len());
            let widens = others.iter().map(Contribution::widens_by).sum();
            let mean = others.iter().map(|part| part.mean).sum();
            drivers.push(driver(T::DriverOther.with(&[("count", &count)]), widens, mean));
        }
        drivers
    }

    /// Mean and spread of a row by month, from the runs and worked out without any, and how far
    /// apart the means are in percent.
    pub fn check(&self, row: usize, moments: &[Moments]) -> TableTwin {
        let texts = [T::Period, T::MeanRuns, T::MeanExact, T::SpreadRuns, T::SpreadExact, T::Apart];
        let line = |(at, (cell, exact)): (usize, (&CellForecast, &Moments))| {
            let fte = |minutes: f64| self.locale.number(self.fte(minutes, at), 3);
            let deviation = exact.variance.max(0.0).sqrt();
            let apart = if exact.mean > 0.0 { cell.mean / exact.mean - 1.0 } else { 0.0 };
            vec![
                self.locale.month_long(self.month(at)),
                fte(cell.mean),
                fte(exact.mean),
                fte(cell.deviation),
                fte(deviation),
                self.locale.signed(100.0 * apart, 2),
            ]
        };
        TableTwin {
            caption: T::CheckCaption.with(&[("role", &self.role_name(row))]),
            columns: texts.iter().map(|text| text.say().to_owned()).collect(),
            rows: self.shown(row).iter().zip(moments).enumerate().map(line).collect(),
        }
    }

    /// Every role and month as a table, for paper.
    pub fn paper(&self) -> TableTwin {
        let months = self.forecast.months.min(MONTHS);
        let mut columns = vec![T::RoleName.say().to_owned()];
        columns.extend((0..months).map(|at| self.locale.month_short_year(self.month(at))));
        let row = |row: usize| {
            let mut cells = vec![self.role_name(row)];
            for (at, cell) in self.shown(row).iter().enumerate() {
                let [_, _, p50, _, _, p90, _] = cell.quantiles;
                let text = |minutes: f64| self.locale.number(self.fte(minutes, at), 2);
                let chance = chance_text(cell.overload, self.locale);
                let values = [("p50", text(p50)), ("p90", text(p90)), ("chance", chance)];
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                cells.push(T::PaperCell.with(&values));
            }
            cells
        };
        TableTwin {
            caption: T::PaperCaption.say().to_owned(),
            columns,
            rows: (0..self.planned.roles.len()).map(row).collect(),
        }
    }
}
