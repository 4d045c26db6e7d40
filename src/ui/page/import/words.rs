//! Which word of a column becomes which code of a closed list.

use super::Pick;
use super::desk::Desk;
use crate::ui::kit::parts::For;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::file::import::words::same_name;
use plumbline::file::import::{Target, ValueLine, value_lines};
use plumbline::file::sheet::SheetRead;
use plumbline::model::field::Kind;
use plumbline::present::import::column_name;
use plumbline::present::text::fields::{choice_label, field_title};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// A list for each column that becomes a field of choices.
#[component]
pub fn WordLists(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let columns = Memo::new(move |_| {
        desk.setup.with(|setup| {
            let maps = setup.mapping.columns.iter().enumerate();
            let choices = maps.filter_map(|(place, map)| match map.target {
                Target::Field(key) => match setup.mapping.kind.field(key)?.kind {
                    Kind::Choice(codes) => Some((place, key, codes)),
                    _ => None,
                },
                _ => None,
            });
            choices.collect::<Vec<_>>()
        })
    });
    move || {
        let lists = columns.get().into_iter().map(|(place, field, codes)| {
            view! { <WordList desk=desk sheet=sheet.clone() place=place field=field codes=codes/> }
        });
        lists.collect_view()
    }
}

#[component]
fn WordList(
    desk: Desk,
    sheet: Arc<SheetRead>,
    place: usize,
    field: &'static str,
    codes: &'static [&'static str],
) -> impl IntoView {
    let column = sheet.analysis.columns.get(place).map(column_name).unwrap_or_default();
    let kind = desk.setup.with_untracked(|setup| setup.mapping.kind);
    let title = T::WordsTitle.with(&[("column", &column)]);
    let lines = Memo::new(move |_| desk.setup.with(|setup| value_lines(&sheet, setup, place)));
    let note = move || {
        let (known, all) = lines
            .with(|lines| (lines.iter().filter(|line| line.code.is_some()).count(), lines.len()));
        T::WordsLine.with(&[
            ("known", &known.to_string()),
            ("count", &all.to_string()),
            ("field", &field_title(kind, field).to_lowercase()),
        ])
    };
    let mut options = vec![(String::new(), T::AsTyped.say().to_owned())];
    options.extend(codes.iter().map(|code| {
        let label = choice_label(kind, field, code).unwrap_or(code);
        ((*code).to_owned(), label.to_owned())
    }));
    view! {
        <details class="ask words">
            <summary><b>{title}</b>" "<span class="soft">{note}</span></summary>
            <dl class="word-list">
                <For each=move || lines.get() key=|line| line.text.clone() children=move |line| {
                    let ValueLine { text, cells, .. } = line;
                    let own = text.clone();
                    let value = Signal::derive(move || lines.with(|lines| {
                        let line = lines.iter().find(|line| line.text == own);
                        line.and_then(|line| line.code).unwrap_or_default().to_owned()
                    }));
                    let key = same_name(&text);
                    let label = T::WordBecomes.with(&[("text", &text)]);
                    view! {
                        <div>
                            <dt class="cut-text">{text}" "<span class="muted">{cells}</span></dt>
                            <dd><Pick label=label options=options.clone() value=value
                                on_pick=Callback::new(move |code: String| desk.change(place, |map| {
                                    _ = map.values.insert(key.clone(), code);
                                }))/></dd>
                        </div>
                    }
                }/>
            </dl>
        </details>
    }
}
