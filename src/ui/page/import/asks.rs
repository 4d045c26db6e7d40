//! What is asked once a column, with its evidence, and spellings that may be one.

use super::desk::Desk;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::file::import::{Question, Variants, questions, variants};
use plumbline::file::sheet::SheetRead;
use plumbline::model::RecordKind;
use plumbline::model::reading::money::Scale;
use plumbline::model::reading::{DateOrder, Decimal};
use plumbline::present::import::{
    column_name, decimal_word, order_word, question_text, scale_word,
};
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// The questions and the spellings.
#[component]
pub fn Asks(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let asked = sheet.clone();
    let open = Memo::new(move |_| {
        let workspace = desk.session.workspace_now();
        let all = desk.setup.with(|setup| questions(&asked, setup, &workspace));
        desk.confirmed.with(|confirmed| {
            let open = |(place, question): &(usize, Question)| {
                !confirmed.contains(&(*place, code(question)))
            };
            all.into_iter().filter(open).collect::<Vec<_>>()
        })
    });
    let spelled = Memo::new(move |_| {
        let kinds =
            [RecordKind::Role, RecordKind::Person, RecordKind::Portfolio, RecordKind::Programme];
        desk.plan.with(|plan| {
            let Some(plan) = plan else { return Vec::new() };
            let found = kinds
                .into_iter()
                .filter_map(|kind| plan.names.get(&kind).map(|names| variants(kind, names)));
            desk.apart.with(|apart| {
                found.flatten().filter(|v| !apart.contains(&(v.kind, v.to.clone()))).collect()
            })
        })
    });
    view! {
        {part(move || spelled.get().into_iter().map(|v| view! { <Spelling desk=desk variants=v/> }).collect_view())}
        {part(move || open.get().into_iter().map(|(place, question)| view! {
            <Ask desk=desk sheet=sheet.clone() place=place question=question/>
        }).collect_view())}
    }
}

/// The question as one word.
fn code(question: &Question) -> &'static str {
    match question {
        Question::Scale { .. } => "scale",
        Question::Currency { .. } => "currency",
        Question::Dates { .. } => "dates",
        Question::Decimals { .. } => "decimals",
        Question::Years { .. } => "years",
        Question::Unit { .. } => "unit",
    }
}

/// One question: what is taken now can be confirmed or changed.
#[component]
fn Ask(desk: Desk, sheet: Arc<SheetRead>, place: usize, question: Question) -> impl IntoView {
    let column = sheet.analysis.columns.get(place).map(column_name).unwrap_or_default();
    let (title, why) = question_text(&question, &column, desk.view.locale.get_untracked());
    let confirm = move |_| {
        desk.confirmed.update(|confirmed| _ = confirmed.insert((place, code(&question))));
    };
    view! {
        <div class="ask">
            <p><b>{title}</b>" "<span class="soft">{why}</span></p>
            <button class="btn secondary" on:click=confirm>{T::Confirm.say()}</button>
            {others(desk, place, question)}
        </div>
    }
}

/// The other answers.
fn others(desk: Desk, place: usize, question: Question) -> AnyView {
    let button = |word: &'static str, set: Box<dyn Fn() + Send + Sync>| {
        view! { <button class="btn quiet" on:click=move |_| set()>{word}</button> }.into_any()
    };
    let mut buttons = Vec::new();
    match question {
        Question::Scale { now, .. } => {
            for scale in [Scale::Units, Scale::Thousands, Scale::Millions] {
                if scale != now {
                    let set = move || desk.change(place, |map| map.scale = Some(scale));
                    buttons.push(button(scale_word(scale).say(), Box::new(set)));
                }
            }
        }
        Question::Dates { now, .. } => {
            for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
                if order != now {
                    let set = move || desk.change(place, |map| map.date_order = Some(order));
                    buttons.push(button(order_word(order).say(), Box::new(set)));
                }
            }
        }
        Question::Decimals { now, .. } => {
            let other = match now {
                Decimal::Point => Decimal::Comma,
                Decimal::Comma => Decimal::Point,
            };
            let set = move || desk.change(place, |map| map.decimal = Some(other));
            buttons.push(button(decimal_word(other).say(), Box::new(set)));
        }
        // Currency and unit are changed in the row of the column; years are only shown.
        Question::Currency { .. } | Question::Unit { .. } | Question::Years { .. } => {}
    }
    buttons.into_any()
}

/// Names that look like spellings of one.
#[component]
fn Spelling(desk: Desk, variants: Variants) -> impl IntoView {
    let Variants { kind, names, to } = variants;
    let total: u32 = names.iter().map(|(_, cells)| cells).sum();
    let merged = (to.clone(), names.clone());
    let apart = to.clone();
    let title = T::VariantsTitle.with(&[("kind", kind_title(kind, Number::Singular))]);
    view! {
        <div class="ask">
            <div>
                <h3>{title}</h3>
                <p class="line">
                    {names.into_iter().map(|(name, cells)| view! {
                        <span class="chip">{name}" "{cells}</span>
                    }).collect_view()}
                    "→"
                    <span class="chip on"><b>{to}</b>" "{total}</span>
                </p>
            </div>
            <button class="btn secondary" on:click=move |_| {
                let (to, names) = merged.clone();
                desk.setup.update(|setup| for (name, _) in names {
                    let name = plumbline::file::import::words::same_name(&name);
                    setup.merges.insert((kind, name), to.clone());
                });
            }>{T::Merge.with(&[("count", &total.to_string())])}</button>
            <button class="btn quiet" on:click=move |_| {
                desk.apart.update(|kept| _ = kept.insert((kind, apart.clone())));
            }>{T::KeepApart.say()}</button>
        </div>
    }
}
