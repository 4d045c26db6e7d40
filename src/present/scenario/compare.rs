//! Versions side by side: figures, differences first, and where every project stands.

use crate::analysis::capacity::load::RowKey;
use crate::analysis::scenario::{Figures, Peak, Standing, dominated};
use crate::edit::overlay;
use crate::file::out::{Said, Table};
use crate::model::{Id, Money, Month, Project, Scenario, Uid, Workspace};
use crate::order::Sorted as _;
use crate::present::capacity::{project_name, row_name};
use crate::present::number::{Locale, MoneyStyle, NO_VALUE};
use crate::present::text::{Text as _, scenario::ScenarioText as T};
use chrono::{Datelike as _, NaiveDate};
use std::collections::BTreeSet;

/// Most versions side by side.
pub const SIDES_MAX: usize = 4;

/// One version of the plan.
pub(super) struct Version {
    pub name: String,
    pub assumes: String,
    pub workspace: Workspace,
}

/// A version by its scenario, the plan where none is named; `None` where it cannot be read.
pub(super) fn version(plan: &Workspace, id: Option<Id<Scenario>>) -> Option<Version> {
    let Some(id) = id else {
        let (name, assumes) = (T::Plan.say().to_owned(), String::new());
        return Some(Version { name, assumes, workspace: plan.clone() });
    };
    let scenario = plan.find(id)?;
    let workspace = overlay(plan, id).ok()?.workspace;
    let (name, assumes) = (scenario.name.clone(), scenario.description.clone());
    Some(Version { name, assumes, workspace })
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The scenario; none for the plan.
    pub uid: Option<Uid>,
    /// What it is called.
    pub name: String,
    /// What it assumes.
    pub assumes: String,
    /// Which other is better in all, where one is.
    pub dominated: Option<String>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellText {
    /// The figure.
    pub text: String,
    /// Its change against the first column; empty there.
    pub change: String,
    /// Whether it is better than in all others.
    pub best: bool,
}

/// One row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// Its unit.
    pub note: String,
    /// Its cells, a column each.
    pub cells: Vec<CellText>,
    /// Whether the columns differ.
    pub differs: bool,
}

/// One project that moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The project.
    pub name: String,
    /// Its place in words in each column, and a code for its shape.
    pub places: Vec<(&'static str, String)>,
}

/// The comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it comes to, in a sentence.
    pub title: String,
    /// The columns.
    pub sides: Vec<Side>,
    /// The figures; those that differ come first.
    pub rows: Vec<Row>,
    /// The projects that stand elsewhere in some column.
    pub moves: Vec<Move>,
    /// How many projects stand the same in all: in, out.
    pub same: (usize, usize),
}

/// Lays versions side by side, the first as what the others are compared with; the plan stands for
/// `None`. What cannot be read is left out.
pub fn sheet(plan: &Workspace, ids: &[Option<Id<Scenario>>], as_of: NaiveDate) -> Sheet {
    let locale = Locale::of(&plan.settings());
    let ids: Vec<_> = ids.iter().take(SIDES_MAX).copied().collect();
    let found = ids.into_iter().filter_map(|id| Some((id, version(plan, id)?)));
    let versions: Vec<(Option<Id<Scenario>>, Version)> = found.collect();
    let figures: Vec<Figures> =
        versions.iter().map(|(_, version)| Figures::of(&version.workspace, as_of)).collect();
    let name = |nth: usize| versions.get(nth).map(|(_, version)| version.name.clone());
    let sides = versions.iter().zip(dominated(&figures)).map(|((id, version), by)| Side {
        uid: id.map(Id::uid),
        name: version.name.clone(),
        assumes: version.assumes.clone(),
        dominated: by.and_then(name),
    });
    let sides: Vec<Side> = sides.collect();
    let mut rows = Rows { plan, figures: &figures, locale, rows: Vec::new() };
    rows.all(as_of);
    let mut rows = rows.rows;
    rows.order_by_key(|row| !row.differs);
    let (moves, same) = moves(&versions, &figures, locale);
    let title = title(&sides, &rows);
    Sheet { title, sides, rows, moves, same }
}

/// The figure in which the first scenario differs first, as a sentence.
fn title(sides: &[Side], rows: &[Row]) -> String {
    let differs = |nth: usize| {
        let own = |row: &&Row| row.cells.get(nth).is_some_and(|cell| cell.change != same());
        let row = rows.iter().filter(|row| row.differs).find(own)?;
        let cell = row.cells.get(nth)?;
        Some(format!("{} {}", row.title.to_lowercase(), cell.change))
    };
    let found = (1..sides.len()).find_map(|nth| Some((sides.get(nth)?, differs(nth)?)));
    match found {
        Some((side, what)) => T::CompareTitle.with(&[("name", &side.name), ("what", &what)]),
        None => T::CompareNothing.say().to_owned(),
    }
}

pub(super) fn same() -> &'static str {
    T::Same.say()
}

pub(super) struct Rows<'a> {
    pub plan: &'a Workspace,
    pub figures: &'a [Figures],
    pub locale: Locale,
    rows: Vec<Row>,
}

/// Which way a figure is better.
#[derive(Clone, Copy)]
pub(super) enum Better {
    More,
    Less,
}

impl Rows<'_> {
    /// All rows of the comparison, in the order they are read.
    fn all(&mut self, as_of: NaiveDate) {
        use Better::{Less, More};
        let locale = self.locale;
        let count = |value: f64| locale.number(value, 0);
        let counted = |change: f64| locale.signed(change, 0);
        let first = self.figures.first().cloned();
        let Some(first) = first else { return };
        let money =
            |minor: f64| locale.money(Money::new(minor as i64, first.currency), MoneyStyle::Short);
        let moved = |minor: f64| {
            let sign = if minor > 0.0 { "+" } else { "" };
            format!("{sign}{}", money(minor))
        };
        let of = |text: T, number: usize| text.with(&[("count", &locale.count(number))]);
        let open = of(T::ProjectsInNote, first.open);
        self.add(T::ProjectsIn, open, More, |f| f.selected as f64, (&count, &counted));
        let note = |text: T| text.say().to_owned();
        self.add(T::Value, note(T::ValueNote), More, |f| f.value, (&count, &counted));
        self.add(T::Cost, note(T::CostNote), Less, |f| f.cost as f64, (&money, &moved));
        let years: BTreeSet<Month> =
            self.figures.iter().flat_map(|figures| figures.years.keys().copied()).collect();
        for year in years {
            let name = locale.fiscal_year(&self.plan.settings(), year.first_day());
            let cost = |f: &Figures| f.years.get(&year).copied().unwrap_or(0) as f64;
            let note = note(T::CostYearNote);
            self.add(T::Cost, note, Less, cost, (&money, &moved));
            if let Some(row) = self.rows.last_mut() {
                row.title = T::CostYear.with(&[("year", &name)]);
            }
        }
        self.add(T::Benefit, note(T::BenefitNote), More, |f| f.benefit as f64, (&money, &moved));
        self.finish(as_of);
        self.peak(as_of);
        let over = of(T::OverNote, first.role_months);
        self.add(T::Over, over, Less, |f| f.months_over as f64, (&count, &counted));
        let tenths = |value: f64| locale.number(value, 1);
        let tenths_moved = |change: f64| locale.signed(change, 1);
        let short = |f: &Figures| f.months_short;
        self.add(T::Short, note(T::ShortNote), Less, short, (&tenths, &tenths_moved));
        self.add(T::Risk, note(T::RiskNote), Less, |f| f.exposure, (&count, &counted));
        self.change(as_of);
        let served = of(T::ObjectivesNote, first.objectives);
        self.add(T::Objectives, served, More, |f| f.served as f64, (&count, &counted));
    }

    fn add(
        &mut self,
        title: T,
        note: String,
        better: Better,
        figure: impl Fn(&Figures) -> f64,
        (said, moved): (&dyn Fn(f64) -> String, &dyn Fn(f64) -> String),
    ) {
        let values: Vec<f64> = self.figures.iter().map(&figure).collect();
        let base = values.first().copied().unwrap_or(0.0);
        let cell = |(nth, value): (usize, &f64)| CellText {
            text: said(*value),
            change: match nth {
                0 => String::new(),
                _ if said(*value) == said(base) => same().to_owned(),
                _ => moved(*value - base),
            },
            best: is_best(&values, nth, better),
        };
        let cells: Vec<CellText> = values.iter().enumerate().map(cell).collect();
        self.push(title.say().to_owned(), note, cells);
    }

    pub fn push(&mut self, title: String, note: String, cells: Vec<CellText>) {
        let differs =
            cells.iter().any(|cell| cells.first().is_some_and(|first| first.text != cell.text));
        self.rows.push(Row { title, note, cells, differs });
    }

    /// The fullest cell: how full, whose and when.
    fn peak(&mut self, as_of: NaiveDate) {
        let height = |peak: &Option<Peak>| {
            peak.map_or(0.0, |peak| peak.percent.unwrap_or(f64::INFINITY).max(100.0))
        };
        let heights: Vec<f64> = self.figures.iter().map(|f| height(&f.peak)).collect();
        let base = heights.first().copied().unwrap_or(0.0);
        let cells = self.figures.iter().enumerate().map(|(nth, figures)| {
            let change = match heights.get(nth).map(|own| own - base) {
                _ if nth == 0 => String::new(),
                Some(change) if change.is_finite() && change != 0.0 => {
                    T::PeakPoints.with(&[("change", &self.locale.signed(change, 0))])
                }
                _ => same().to_owned(),
            };
            let text = figures
                .peak
                .map_or(T::PeakNone.say().to_owned(), |peak| self.peak_text(peak, as_of));
            CellText { text, change, best: is_best(&heights, nth, Better::Less) }
        });
        let cells = cells.collect();
        self.push(T::Peak.say().to_owned(), T::PeakNote.say().to_owned(), cells);
    }

    fn peak_text(&self, peak: Peak, as_of: NaiveDate) -> String {
        let month = match peak.month.year() == as_of.year() {
            true => self.locale.month_short(peak.month).to_owned(),
            false => self.locale.month_short_year(peak.month),
        };
        let percent = match peak.percent {
            Some(percent) => self.locale.percent(percent / 100.0, 0),
            None => T::PeakNoSupply.say().to_owned(),
        };
        format!("{percent} {}, {month}", row_name(self.plan, RowKey::Role(peak.role)))
    }
}

/// Whether one value is better than all others; where several are best, none is marked.
pub(super) fn is_best(values: &[f64], nth: usize, better: Better) -> bool {
    let Some(own) = values.get(nth) else { return false };
    let others = values.iter().enumerate().filter(|(at, _)| *at != nth);
    values.len() > 1
        && others.map(|(_, other)| other).all(|other| match better {
            Better::More => own > other,
            Better::Less => own < other,
        })
}

/// The projects that stand elsewhere somewhere, and how many stand the same in all.
fn moves(
    versions: &[(Option<Id<Scenario>>, Version)],
    figures: &[Figures],
    locale: Locale,
) -> (Vec<Move>, (usize, usize)) {
    let all: BTreeSet<Id<Project>> =
        figures.iter().flat_map(|figures| figures.standings.keys().copied()).collect();
    let (mut moves, mut same) = (Vec::new(), (0, 0));
    for project in all {
        let standings: Vec<Option<Standing>> =
            figures.iter().map(|figures| figures.standings.get(&project).copied()).collect();
        let Some(base) = standings.first().copied() else { continue };
        let places: Vec<(&'static str, String)> =
            standings.iter().map(|own| place(*own, base, locale)).collect();
        let differs = places.iter().any(|place| places.first() != Some(place));
        match (differs, base.is_some_and(|base| base.is_in)) {
            (false, true) => same.0 += 1,
            (false, false) => same.1 += 1,
            (true, _) => {
                let holds = |version: &&Version| version.workspace.find(project).is_some();
                let holder = versions.iter().map(|(_, version)| version).find(holds);
                let name = holder
                    .map_or(NO_VALUE.to_owned(), |at| project_name(&at.workspace, Some(project)));
                moves.push(Move { name, places });
            }
        }
    }
    moves.order_by(|a, b| a.name.cmp(&b.name));
    (moves, same)
}

/// Where a project stands, against where it stands in the first column.
fn place(own: Option<Standing>, base: Option<Standing>, locale: Locale) -> (&'static str, String) {
    let Some(own) = own else { return ("absent", T::PlaceAbsent.say().to_owned()) };
    if !own.is_in {
        return ("out", T::PlaceOut.say().to_owned());
    }
    let later = own.start.zip(base.and_then(|base| base.start));
    let months = later.map_or(0, |(own, base)| Month::of(own).since(Month::of(base)));
    if months > 0 {
        let by = T::PlaceLaterBy.with(&[("months", &locale.whole(i64::from(months)))]);
        return ("later", format!("{} {by}", T::PlaceLater.say()));
    }
    ("in", T::PlaceIn.say().to_owned())
}

/// The figures in which two versions differ, a line each: for a decision record.
pub(super) fn figures_text(plan: &Workspace, seen: &Workspace, as_of: NaiveDate) -> String {
    let figures = [Figures::of(plan, as_of), Figures::of(seen, as_of)];
    let locale = Locale::of(&plan.settings());
    let mut rows = Rows { plan, figures: &figures, locale, rows: Vec::new() };
    rows.all(as_of);
    let line = |row: &Row| {
        let [plan, scenario] = row.cells.as_slice() else { return None };
        let values = [
            ("what", row.title.as_str()),
            ("plan", plan.text.as_str()),
            ("scenario", scenario.text.as_str()),
        ];
        row.differs.then(|| T::DecisionFigures.with(&values))
    };
    rows.rows.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

impl Sheet {
    /// The comparison as a table to hand out.
    pub fn table(&self) -> Table {
        let text = |text: &str| crate::file::out::text_said(text);
        let names = self.sides.iter().map(|side| side.name.clone());
        let titles = std::iter::once(T::Figure.say().to_owned()).chain(names).collect();
        let assumes = self.sides.iter().map(|side| text(&side.assumes));
        let assumes = std::iter::once(text(T::Assumptions.say())).chain(assumes).collect();
        let mut rows: Vec<Vec<Said>> = vec![assumes];
        for row in &self.rows {
            let title = format!("{} ({})", row.title, row.note);
            let cells = row.cells.iter().map(|cell| text(&cell.text));
            rows.push(std::iter::once(text(&title)).chain(cells).collect());
        }
        for project in &self.moves {
            let places = project.places.iter().map(|(_, place)| text(place));
            rows.push(std::iter::once(text(&project.name)).chain(places).collect());
        }
        Table { name: T::Compare.say().to_owned(), titles, rows }
    }
}
