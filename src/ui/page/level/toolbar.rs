//! What is allowed: how far projects may move, which roles, which months, which demand.

use super::board::Board;
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::Memo;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::analysis::capacity::heatmap::Basis;
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::level::question::Ask;
use plumbline::model::{RecordKind, Role, Uid};
use plumbline::present::capacity::row_name;
use plumbline::present::level::months;
use plumbline::present::text::{Text as _, level::LevelText as T};

/// A choice of a figure: its name, its place in the address, its values and their words.
#[derive(Clone, Copy)]
struct Figure {
    name: T,
    key: &'static str,
    all: &'static [u32],
    /// The words of 0, and those of more.
    words: (T, T),
    read: fn(&Ask) -> u32,
}

const FIGURES: [Figure; 4] = [
    Figure {
        name: T::LaterName,
        key: "later",
        all: &[0, 1, 2, 3, 6, 9, 12],
        words: (T::LaterNone, T::Later),
        read: |ask| ask.later,
    },
    Figure {
        name: T::EarlierName,
        key: "earlier",
        all: &[0, 1, 2, 3],
        words: (T::EarlierNone, T::Earlier),
        read: |ask| ask.earlier,
    },
    Figure {
        name: T::StretchName,
        key: "stretch",
        all: &[0, 1, 2, 3, 6],
        words: (T::StretchNone, T::Stretch),
        read: |ask| ask.stretch,
    },
    Figure {
        name: T::HorizonName,
        key: "months",
        all: &[6, 12, 18, 24, 36],
        words: (T::Horizon, T::Horizon),
        read: |ask| u32::try_from(ask.months).unwrap_or(0),
    },
];

const PRICES: [(u32, T); 3] = [(0, T::PriceNone), (480, T::PriceDay), (2_400, T::PriceWeek)];

/// The controls.
#[component]
pub fn Toolbar(board: Board) -> impl IntoView {
    let basis = move |event| {
        let chosen = event_target_value(&event);
        board.choose("basis", (chosen == "committed").then_some("committed"));
    };
    let committed = move || board.ask.with(|ask| ask.basis == Basis::Committed);
    let price = move |event| board.choose("price", Some(&event_target_value(&event)));
    let option = move |(price, text): (u32, T)| {
        let chosen = move || board.ask.with(|ask| ask.price == i64::from(price));
        view! {
            <option value=price.to_string() prop:selected=live(chosen)>{text.say()}</option>
        }
    };
    view! {
        <div class="toolbar low no-print">
            {FIGURES.map(|figure| view! { <Choice board=board figure=figure/> }).collect_view()}
            <select class="select" aria-label=T::PriceName.say() on:change=price>
                {PRICES.map(option).collect_view()}
            </select>
            <select class="select" aria-label=T::BasisName.say() on:change=basis>
                <option value="all" prop:selected=live(move || !committed())>
                    {T::BasisAll.say()}</option>
                <option value="committed" prop:selected=live(committed)>
                    {T::BasisCommitted.say()}</option>
            </select>
            <Roles board=board/>
        </div>
    }
}

/// A choice of one figure.
#[component]
fn Choice(board: Board, figure: Figure) -> impl IntoView {
    let locale = use_view().locale;
    let change = move |event| board.choose(figure.key, Some(&event_target_value(&event)));
    let option = move |value: &u32| {
        let value = *value;
        let text = if value == 0 { figure.words.0 } else { figure.words.1 };
        let words = move || text.with(&[("months", &months(value as usize, locale.get()))]);
        let chosen = move || board.ask.with(|ask| (figure.read)(ask) == value);
        view! {
            <option value=value.to_string() prop:selected=live(chosen)>{part(words)}</option>
        }
    };
    view! {
        <select class="select" aria-label=figure.name.say() on:change=change>
            {figure.all.iter().map(option).collect_view()}
        </select>
    }
}

/// Which roles are levelled.
#[component]
fn Roles(board: Board) -> impl IntoView {
    let roles: Memo<Vec<(Uid, String)>> = Memo::new(move |_| {
        board.view.follow(RecordKind::Role);
        let ws = board.view.session().workspace_now();
        let roles = ws.table::<Role>();
        let named = |role: &&Role| (role.uid, row_name(&ws, RowKey::Role(role.id())));
        roles.in_order().iter().map(named).collect()
    });
    let is_levelled =
        move |role: Uid| board.ask.with(|ask| !ask.without.iter().any(|id| id.uid() == role));
    let summary = move || {
        let locale = board.view.locale.get();
        let roles = roles.get();
        let count = roles.iter().filter(|(role, _)| is_levelled(*role)).count();
        T::Roles.with(&[("count", &locale.count(count)), ("all", &locale.count(roles.len()))])
    };
    let items = move || {
        let item = |(role, name): (Uid, String)| {
            let change = move |event| board.level_role(role, event_target_checked(&event));
            view! {
                <label class="check"><input type="checkbox"
                    prop:checked=live(move || is_levelled(role)) on:change=change/>{name}</label>
            }
        };
        roles.get().into_iter().map(item).collect_view()
    };
    view! {
        <details class="level-roles">
            <summary class="btn secondary">{part(summary)}</summary>
            <div class="level-role-list">{part(items)}</div>
        </details>
    }
}
