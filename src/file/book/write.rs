//! A workspace to a workbook.

use super::column::{BookColumn, Holds, columns};
use super::group::{groups, key_of, read_group};
use super::rest::{FieldRest, base_json, pieces, raws_of};
use super::value::{as_read, fingerprint};
use super::words::BookWords;
use super::{MARK, VERSION};
use crate::edit::{FieldKey, custom_field};
use crate::file::import::KINDS_NOT_OFFERED;
use crate::file::out::words::Words;
use crate::file::out::{Said, Speaker, Table, id_said, text_said};
use crate::file::xlsx::{CELL_CHARS_MAX, Look, Page, ROUND_TRIP, table_name};
use crate::model::field::{Kind, Unit};
use crate::model::record::Record;
use crate::model::{FieldDef, Id, RecordKind, Uid, Value, Workspace};
use chrono::NaiveDate;
use serde_json::Value as Json;

/// One sheet on its way.
struct Draft {
    kind: RecordKind,
    columns: Vec<BookColumn>,
    page: Page,
}

/// Writes a workspace at a revision as a workbook of a day; `None` where it is more than a workbook
/// holds.
pub fn write(
    workspace: &Workspace,
    revision: &str,
    words: &BookWords,
    day: NaiveDate,
) -> Option<Vec<u8>> {
    let speaker = Speaker::new(workspace, Words::default());
    let text = |text: &str| Said::Text(text.to_owned());
    let own = workspace.uid.to_string();
    let mut hidden = vec![vec![text(MARK), Said::Number(VERSION), text(&own), text(revision)]];
    if !workspace.extra.is_empty() {
        let json = Json::Object(workspace.extra.clone().into_iter().collect());
        hidden.push([text("extra")].into_iter().chain(pieces(&json.to_string())).collect());
    }
    let mut drafts = Vec::new();
    for kind in RecordKind::ALL {
        if workspace.rows(kind).is_empty() && KINDS_NOT_OFFERED.contains(&kind) {
            continue;
        }
        drafts.push(draft(workspace, kind, &speaker, words, &mut hidden));
    }
    let mut pages = vec![read_me(&drafts, words, day)];
    pages.extend(drafts.into_iter().map(|draft| draft.page));
    let table = Table { name: ROUND_TRIP.to_owned(), titles: Vec::new(), rows: hidden };
    pages.push(Page { table, hidden: true, ..Page::default() });
    crate::file::xlsx::write(&pages)
}

fn draft(
    workspace: &Workspace,
    kind: RecordKind,
    speaker: &Speaker,
    words: &BookWords,
    hidden: &mut Vec<Vec<Said>>,
) -> Draft {
    let columns = columns(workspace, kind, words);
    let text = |text: &str| Said::Text(text.to_owned());
    let name = words.of(kind).map_or(kind.key().to_owned(), |words| words.name.clone());
    let told = columns
        .iter()
        .flat_map(|column| [Said::Text(column.title.clone()), Said::Text(column.holds.code(kind))]);
    hidden.push([text("table"), text(kind.key()), text(&name)].into_iter().chain(told).collect());
    let mut rows = Vec::new();
    for record in workspace.rows(kind).in_order() {
        let cells = cells_of(workspace, record.as_ref(), &columns, speaker, words);
        hidden.push(hidden_row(workspace, record.as_ref(), &columns, &cells, speaker, words));
        rows.push(cells);
    }
    let looks = columns.iter().map(|column| look(kind, column, words, &rows)).collect();
    let titles = columns.iter().map(|column| column.title.clone()).collect();
    let table = Table { name: name.clone(), titles, rows };
    let page = Page { table, looks, is_table: true, title: name, ..Page::default() };
    Draft { kind, columns, page }
}

/// The cells of a record.
fn cells_of(
    workspace: &Workspace,
    record: &dyn Record,
    columns: &[BookColumn],
    speaker: &Speaker,
    words: &BookWords,
) -> Vec<Said> {
    let raw = |key: &str| record.base().raw.get(key).map(|text| text_said(text));
    let cells = columns.iter().map(|column| match &column.holds {
        Holds::Id => id_said(record.uid()),
        Holds::Field(at) => {
            let Some(field) = record.kind().fields().get(*at) else { return Said::Empty };
            raw(field.key).unwrap_or_else(|| match record.value_at(*at) {
                Value::Money(money) => Said::Money(money.minor, money.currency, true),
                Value::Choice(code) => {
                    let place = match field.kind {
                        Kind::Choice(codes) => codes.iter().position(|known| *known == code),
                        _ => None,
                    };
                    let labels = words.labels(record.kind(), *at);
                    let label = place.and_then(|place| labels.get(place)).cloned();
                    Said::Text(label.unwrap_or(code))
                }
                value => speaker.said(record.kind(), field, &value),
            })
        }
        Holds::Month(at, month) => {
            let Some(field) = record.kind().fields().get(*at) else { return Said::Empty };
            raw(&format!("{}:{month}", field.key)).unwrap_or_else(|| match record.value_at(*at) {
                Value::Map(entries) => {
                    entries.get(month).and_then(Value::as_f64).map_or(Said::Empty, Said::Number)
                }
                _ => Said::Empty,
            })
        }
        Holds::Currency(at) => match record.value_at(*at) {
            Value::Money(money) => Said::Text(money.currency.code().to_owned()),
            _ => Said::Empty,
        },
        Holds::Custom(uid) => raw(&FieldKey::Custom(*uid).to_string()).unwrap_or_else(|| {
            let value = record.base().custom.get(uid).cloned().unwrap_or_default();
            match workspace.find(Id::<FieldDef>::new(*uid)).map(custom_field) {
                Some(field) => speaker.said(record.kind(), &field, &value),
                None => Said::Empty,
            }
        }),
    });
    cells.map(within).collect()
}

/// A cell that a workbook holds in full.
fn within(said: Said) -> Said {
    match said {
        Said::Text(text) if text.chars().count() > CELL_CHARS_MAX => {
            Said::Text(text.chars().take(CELL_CHARS_MAX).collect())
        }
        said => said,
    }
}

/// What stands on the hidden sheet of a record: its name, and what its cells do not say.
fn hidden_row(
    workspace: &Workspace,
    record: &dyn Record,
    columns: &[BookColumn],
    cells: &[Said],
    speaker: &Speaker,
    words: &BookWords,
) -> Vec<Said> {
    let kind = record.kind();
    let (mut told, mut fields) = (Vec::new(), serde_json::Map::new());
    let mut find = |to: RecordKind, name: &str| speaker.find(to, name);
    for group in groups(columns) {
        let own: Vec<(Holds, Said)> = group
            .iter()
            .filter_map(|at| Some((columns.get(*at)?.holds.clone(), as_read(cells.get(*at)?))))
            .collect();
        let Some(key) = own.first().and_then(|(holds, _)| key_of(kind, holds)) else { continue };
        let actual = (key.read(record), raws_of(record, &key));
        let read = read_group((workspace, words), kind, &key, &own, &mut find);
        told.extend(actual.1.iter().map(|(key, _)| key.clone()));
        if read != actual {
            let rest = FieldRest {
                cells: fingerprint(own.iter().map(|(_, said)| said)),
                value: actual.0,
                raw: actual.1,
            };
            fields.insert(key.to_string(), rest.to_json());
        }
    }
    let mut members = base_json(record, &told);
    if !fields.is_empty() {
        members.insert("fields".into(), Json::Object(fields));
    }
    let name = Some(speaker.name(kind, record.uid())).filter(|name| name.parse::<Uid>().is_err());
    let text = |text: &str| Said::Text(text.to_owned());
    let head = [
        text("record"),
        text(kind.key()),
        id_said(record.uid()),
        name.map_or(Said::Empty, Said::Text),
    ];
    head.into_iter().chain(pieces(&Json::Object(members).to_string())).collect()
}

fn look(kind: RecordKind, column: &BookColumn, words: &BookWords, rows: &[Vec<Said>]) -> Look {
    let mut look = Look::default();
    match &column.holds {
        Holds::Id => look.hidden = true,
        Holds::Month(..) => look.wide = 10,
        Holds::Custom(_) | Holds::Currency(_) => {}
        Holds::Field(at) => {
            match kind.fields().get(*at).map(|field| field.kind) {
                Some(Kind::Choice(_)) => look.choices = words.labels(kind, *at).to_vec(),
                Some(Kind::Text { long: true, .. }) => look.wide = 48,
                Some(Kind::Text { .. }) if *at == 0 => look.wide = 36,
                Some(Kind::Ref(..)) => look.wide = 24,
                _ => {}
            }
            if rows.is_empty() {
                look.wide = look.wide.min(36);
            }
        }
    }
    look
}

/// The first sheet: what this is, and each sheet with its rows and the totals of its figures, as
/// formulas that follow the tables.
fn read_me(drafts: &[Draft], words: &BookWords, day: NaiveDate) -> Page {
    let text = |text: &str| Said::Text(text.to_owned());
    let mut rows: Vec<Vec<Said>> = words.lines.iter().map(|line| vec![text(line)]).collect();
    rows.push(vec![Said::Date(day)]);
    rows.push(Vec::new());
    rows.push(words.heads.iter().map(|head| text(head)).collect());
    let mut formulas = Vec::new();
    for (nth, draft) in drafts.iter().enumerate() {
        let table = table_name(nth + 1, &draft.page.table.name);
        let line = |rows: &Vec<Vec<Said>>| u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
        let id = escaped(&crate::file::out::id_title(draft.kind));
        let count = draft.page.table.rows.len() as f64;
        formulas.push((line(&rows), 1, format!("=COUNTA({table}[{id}])"), count));
        rows.push(vec![text(&draft.page.table.name)]);
        for (at, column) in draft.columns.iter().enumerate() {
            let Some(total) = total(draft, at) else { continue };
            let title = escaped(&column.title);
            formulas.push((line(&rows), 3, format!("=SUM({table}[{title}])"), total));
            rows.push(vec![Said::Empty, Said::Empty, text(&column.title)]);
        }
    }
    let wide = |wide| Look { wide, ..Look::default() };
    Page {
        table: Table { name: words.read_me.clone(), titles: Vec::new(), rows },
        looks: vec![wide(44), wide(10), wide(32), wide(16)],
        title: words.read_me.clone(),
        formulas,
        ..Page::default()
    }
}

/// The sum of a column that may be summed: amounts of one currency, work, months of a series.
fn total(draft: &Draft, at: usize) -> Option<f64> {
    let column = draft.columns.get(at)?;
    let cells = || draft.page.table.rows.iter().filter_map(|row| row.get(at));
    let additive = match &column.holds {
        Holds::Month(..) => true,
        Holds::Field(place) => match draft.kind.fields().get(*place)?.kind {
            Kind::Money => {
                let mut currencies = cells().filter_map(|said| match said {
                    Said::Money(_, currency, _) => Some(*currency),
                    _ => None,
                });
                let first = currencies.next();
                first.is_some() && currencies.all(|other| Some(other) == first)
            }
            Kind::Whole { unit: Unit::Minutes, .. } | Kind::Number { unit: Unit::Fte, .. } => true,
            _ => false,
        },
        _ => false,
    };
    let sum = cells().filter_map(|said| match as_read(said) {
        Said::Number(number) => Some(number),
        _ => None,
    });
    additive.then(|| sum.sum())
}

/// A title as a formula names it.
fn escaped(title: &str) -> String {
    let mut out = String::new();
    for sign in title.chars() {
        if "[]#'@".contains(sign) {
            out.push('\'');
        }
        out.push(sign);
    }
    out
}
