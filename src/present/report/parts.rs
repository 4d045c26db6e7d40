//! The sections of a maturity report that are tables: results, gaps, roadmap, distributions, claims.

use super::privacy::PEOPLE_MIN;
use super::{Block, Cell, Grid};
use crate::analysis::maturity::panel::Opinion;
use crate::order::Sorted;
use crate::present::maturity::claims::ClaimRow;
use crate::present::maturity::people::domain_people;
use crate::present::maturity::{GapRow, road};
use crate::present::number::NO_VALUE;
use crate::present::report::maturity::Told;
use crate::present::text::{Text, report::ReportText as T};
use std::collections::BTreeMap;

/// A cell of text.
pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A cell of a figure, set to the right.
fn figure(text: String) -> Cell {
    Cell::Figure(text)
}

/// Heads of a table.
fn columns(columns: &[T]) -> Vec<String> {
    columns.iter().map(|text| text.say().to_owned()).collect()
}

/// A table, or that there is nothing to show in it.
pub(super) fn grid_or_none(caption: T, heads: &[T], rows: Vec<Vec<Cell>>) -> Block {
    if rows.is_empty() {
        return Block::Text(T::None.say().to_owned());
    }
    Block::Grid(Grid { caption: caption.say().to_owned(), columns: columns(heads), rows })
}

/// The domains with picture, score, agreement and evidence.
pub(super) fn results(told: &Told<'_>) -> Block {
    let row = |row: &crate::present::maturity::DomainRow| {
        let people = domain_people(told.panel, told.evidenced, &row.id, told.locale);
        vec![
            text(&row.name),
            Cell::Plot(row.plot.clone(), row.plot_label.clone()),
            figure(row.now.clone()),
            figure(told.locale.number(row.target, 1)),
            figure(row.attained.clone()),
            figure(people.answers),
            figure(people.agreement),
            figure(people.evidenced),
        ]
    };
    let heads = [
        T::Domain,
        T::Picture,
        T::Score,
        T::Target,
        T::Attained,
        T::Answers,
        T::Agreement,
        T::Evidenced,
    ];
    grid_or_none(T::Results, &heads, told.results.domains.iter().map(row).collect())
}

/// The gaps, largest first.
pub(super) fn gaps(told: &Told<'_>) -> Block {
    let row = |gap: &GapRow| {
        let cells = [&gap.gap, &gap.weight, &gap.priority].map(|value| figure(value.clone()));
        [text(&gap.name)].into_iter().chain(cells).collect()
    };
    let heads = [T::Domain, T::Gap, T::Weight, T::Priority];
    grid_or_none(T::Gaps, &heads, told.results.gaps.iter().map(row).collect())
}

/// The quarters of the roadmap, each as a table.
pub(super) fn roadmap(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Vec<Block> {
    let alive = |_: &str| false;
    let of = (told.today, told.locale);
    let rows = road::rows(told.assessment, told.model, told.road, of, &alive);
    let mut blocks = vec![Block::Text(rows.title)];
    for wave in rows.waves {
        let step = |step: road::StepRow| {
            let meta = if step.owner.is_empty() { step.meta } else { clean(&step.owner) };
            vec![text(&step.name), text(&step.action), text(&meta)]
        };
        blocks.push(Block::Heading(format!("{} · {}", wave.title, wave.days)));
        let heads = [T::Practice, T::Step, T::Owner];
        blocks.push(grid_or_none(T::Step, &heads, wave.steps.into_iter().map(step).collect()));
        blocks.push(Block::Text(wave.after));
    }
    blocks
}

/// Practice by practice: how many gave which level. What fewer than three said stays out where
/// answers are anonymous.
pub(super) fn distributions(told: &Told<'_>) -> Block {
    let row = |own: &Opinion| {
        let name = told.model.practice(&own.practice)?.name.clone();
        let spread = own.spread.as_ref()?;
        let count = |n: usize| figure(told.locale.count(n));
        let few = || figure(T::HiddenFew.say().to_owned());
        let hidden = told.is_hidden(own);
        let levels = spread.histogram.iter().map(|n| if hidden { few() } else { count(*n) });
        let median = match hidden {
            true => few(),
            false => figure(told.locale.number(spread.median, 1)),
        };
        let agreed =
            own.moderated.map_or(NO_VALUE.to_owned(), |score| told.locale.number(score, 1));
        let first = [text(&format!("{} {name}", own.practice))];
        Some(first.into_iter().chain(levels).chain([median, figure(agreed)]).collect())
    };
    let rows: Vec<Vec<Cell>> = told.panel.opinions.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Block::Text(T::None.say().to_owned());
    }
    let level = |level: usize| T::Level.with(&[("level", &level.to_string())]);
    let heads = [T::Practice.say().to_owned()].into_iter().chain((1..=5).map(level));
    let last = [T::Median, T::Agreed].map(|text| text.say().to_owned());
    let caption = T::Distributions.say().to_owned();
    Block::Grid(Grid { caption, columns: heads.chain(last).collect(), rows })
}

/// The practices people disagree on most, with why and what was agreed.
pub(super) fn disagreements(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Block {
    let row = |own: &&Opinion| {
        let name = &told.model.practice(&own.practice)?.name;
        let found = crate::present::maturity::workshop::revealed(own, told.locale)?;
        let reason = told.assessment.reasons.get(&own.practice).filter(|_| told.leave.reasons);
        let agreed =
            own.moderated.map_or(NO_VALUE.to_owned(), |score| told.locale.number(score, 1));
        let said = [found.sentence].into_iter().chain(found.reasons).collect::<Vec<_>>().join(" ");
        let reason = reason.map(|reason| clean(reason)).unwrap_or_default();
        Some(vec![text(name), text(&said), figure(agreed), text(&reason)])
    };
    let shown = told.panel.to_discuss().into_iter().filter(|own| !told.is_hidden(own));
    let rows = shown.collect::<Vec<_>>().iter().filter_map(row).take(10).collect();
    grid_or_none(T::Disagreements, &[T::Practice, T::Finding, T::Agreed, T::Reason], rows)
}

/// What the records of the workspace say of the claims.
pub(super) fn claims(told: &Told<'_>) -> Block {
    let row = |row: &ClaimRow| vec![text(&row.practice), text(row.verdict), text(&row.sentence)];
    let rows = told.claims.iter().filter(|row| row.speaks).map(row).collect();
    grid_or_none(T::Claims, &[T::Practice, T::ClaimVerdict, T::Finding], rows)
}

/// The statement that each practice stands at, why it was agreed upon and what was seen of it.
pub(super) fn statements(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Block {
    let hidden =
        |id: &str| told.panel.opinions.iter().any(|own| own.practice == id && told.is_hidden(own));
    let words = |map: &BTreeMap<String, String>, id: &str| {
        let found = map.get(id).filter(|_| told.leave.reasons);
        Cell::Text(found.map(|found| clean(found)).unwrap_or_default())
    };
    let row = |practice: &crate::present::maturity::PracticeRow| {
        let (answer, statement) = match hidden(&practice.id) {
            true => (T::HiddenFew.say(), ""),
            false => (practice.answer.as_str(), practice.statement.as_str()),
        };
        vec![
            text(&format!("{} {}", practice.id, practice.name)),
            text(answer),
            text(statement),
            words(&told.assessment.reasons, &practice.id),
            words(&told.assessment.evidence, &practice.id),
        ]
    };
    let all = told.results.domains.iter().flat_map(|domain| &domain.practices);
    let heads = [T::Practice, T::Score, T::Statement, T::Reason, T::Evidence];
    grid_or_none(T::Statements, &heads, all.map(row).collect())
}

/// Comments by practice, in the order of letters so that nobody is known by their place.
pub(super) fn comments(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (id, said) in told.comments {
        let name = told.model.practice(id).map_or(id.as_str(), |practice| &practice.name);
        let mut lines: Vec<String> = said.iter().map(|line| clean(line)).collect();
        lines.put_in_order();
        blocks.push(Block::Heading(name.to_owned()));
        blocks.push(Block::List(lines));
    }
    if blocks.is_empty() || !told.leave.comments {
        return vec![Block::Text(T::None.say().to_owned())];
    }
    blocks
}

/// Groups that are large enough to be seen, with how many there are in each.
pub(super) fn groups(told: &Told<'_>) -> Vec<Block> {
    let (large, small): (Vec<_>, Vec<_>) =
        told.group_sizes.iter().partition(|(_, count)| **count >= PEOPLE_MIN);
    // Where those left out are fewer than three together, the smallest shown would give them away.
    let left_out: usize = small.iter().map(|(_, count)| **count).sum();
    let reveals = (1..PEOPLE_MIN).contains(&left_out);
    let smallest = large.iter().map(|(_, count)| **count).min().filter(|_| reveals);
    let mut dropped = false;
    let mut lines = Vec::new();
    for (group, count) in large {
        if Some(*count) == smallest && !dropped {
            dropped = true;
            continue;
        }
        let name = if group.is_empty() { NO_VALUE } else { group };
        let count = told.locale.count(*count);
        lines.push(T::GroupLine.with(&[("group", name), ("count", &count)]));
    }
    let mut blocks = match lines.is_empty() {
        true => vec![Block::Text(T::NoGroups.say().to_owned())],
        false => vec![Block::Heading(T::GroupLines.say().to_owned()), Block::List(lines)],
    };
    if left_out > 0 {
        blocks.push(Block::Text(T::GroupsHidden.say().to_owned()));
    }
    blocks
}
