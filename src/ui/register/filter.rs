//! Filters: chips for those that hold, and the form that adds one.

use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::field::Kind;
use plumbline::present::register::{Column, Filter, ListedField, Test};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// The words of a condition and the text it compares with.
fn words(test: &Test) -> (GridText, &str) {
    match test {
        Test::Is(text) => (GridText::TestIs, text),
        Test::IsNot(text) => (GridText::TestIsNot, text),
        Test::Contains(text) => (GridText::TestContains, text),
        Test::Greater(text) => (GridText::TestGreater, text),
        Test::Less(text) => (GridText::TestLess, text),
        Test::Empty => (GridText::TestEmpty, ""),
        Test::Filled => (GridText::TestFilled, ""),
        Test::NeedsAttention => (GridText::TestAttention, ""),
    }
}

/// The conditions a column can be asked for, the first most likely.
fn tests(column: Option<&Column>) -> Vec<GridText> {
    let kind = column.and_then(|column| column.kind);
    let mut tests = match kind {
        Some(Kind::Text { .. } | Kind::Map(..)) => vec![GridText::TestContains, GridText::TestIs],
        Some(Kind::Choice(_) | Kind::Ref(..) | Kind::Flag | Kind::Currency) => {
            vec![GridText::TestIs, GridText::TestIsNot, GridText::TestContains]
        }
        _ => vec![GridText::TestGreater, GridText::TestLess, GridText::TestIs],
    };
    tests.extend([GridText::TestEmpty, GridText::TestFilled, GridText::TestAttention]);
    tests
}

fn test_of(words: GridText, text: String) -> Test {
    match words {
        GridText::TestIsNot => Test::IsNot(text),
        GridText::TestContains => Test::Contains(text),
        GridText::TestGreater => Test::Greater(text),
        GridText::TestLess => Test::Less(text),
        GridText::TestEmpty => Test::Empty,
        GridText::TestFilled => Test::Filled,
        GridText::TestAttention => Test::NeedsAttention,
        _ => Test::Is(text),
    }
}

fn takes_text(words: GridText) -> bool {
    !matches!(words, GridText::TestEmpty | GridText::TestFilled | GridText::TestAttention)
}

/// One chip for each filter; pressing it takes the filter away.
#[component]
pub fn Chips(grid: Grid) -> impl IntoView {
    let filters = Memo::new(move |_| grid.query.with(|query| query.filters.clone()));
    move || {
        let chips = filters.get().into_iter().enumerate();
        chips
            .map(|(at, filter)| {
                let column = grid.follow(|register| register.column(filter.field));
                let title = column.map(|column| column.title).unwrap_or_default();
                let (test, text) = words(&filter.test);
                let said = format!("{title} {} {text}", test.say());
                let label = GridText::RemoveFilter.with(&[("filter", said.trim())]);
                let or = filter.or;
                view! {
                    {(at > 0).then(|| joiner(grid, at, or))}
                    <button class="chip on" aria-label=label on:click=move |_| {
                        grid.change_query(|query| {
                            let gone = query.filters.remove(at);
                            // What followed begins the alternative in its place.
                            if let Some(next) = query.filters.get_mut(at) {
                                next.or = (next.or || gone.or) && at > 0;
                            }
                        });
                    }>
                        {title}" "{test.say()}" "<b>{text.to_owned()}</b>
                        <IconView icon=Icon::Close/>
                    </button>
                }
            })
            .collect_view()
    }
}

/// The word between two chips: pressing it makes of "and" an "or", and back.
fn joiner(grid: Grid, at: usize, or: bool) -> impl IntoView {
    let (word, hint) = match or {
        true => (GridText::Or, GridText::OrHint),
        false => (GridText::And, GridText::AndHint),
    };
    let turn = move |_| {
        grid.change_query(|query| {
            if let Some(filter) = query.filters.get_mut(at) {
                filter.or = !or;
            }
        });
    };
    view! {
        <button class="link reg-joiner" title=hint.say() on:click=turn>
            {word.say()}<span class="vh">", "{hint.say()}</span>
        </button>
    }
}

/// The form that adds a filter.
#[component]
pub fn FilterForm(grid: Grid) -> impl IntoView {
    let columns = StoredValue::new(grid.now(|register| register.columns()));
    let field = RwSignal::new(columns.with_value(|all| all.first().map(|column| column.field)));
    let column = move || {
        let found = |all: &Vec<Column>| all.iter().find(|c| Some(c.field) == field.get()).cloned();
        columns.with_value(found)
    };
    let test =
        RwSignal::new(tests(untrack(column).as_ref()).first().copied().unwrap_or(GridText::TestIs));
    let text = RwSignal::new(String::new());
    let offers = move || field.get().map(|field| grid.now(|r| r.offers(field))).unwrap_or_default();
    let choose = move |event: leptos::ev::Event| {
        let chosen = ListedField::parse(grid.kind, &event_target_value(&event));
        field.set(chosen);
        test.set(tests(untrack(column).as_ref()).first().copied().unwrap_or(GridText::TestIs));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let filter =
            Filter { or: false, field, test: test_of(test.get_untracked(), text.get_untracked()) };
        grid.change_query(|query| query.filters.push(filter));
        text.set(String::new());
    };
    view! {
        <form class="filter-form" on:submit=submit>
            <label class="field"><span class="label">{GridText::FilterField.say()}</span>
                <select class="select" on:change=choose>
                    {columns.with_value(|all| all.iter().map(|column| view! {
                        <option value=column.field.to_text()>{column.title.clone()}</option>
                    }).collect_view())}
                </select>
            </label>
            <label class="field"><span class="label">{GridText::FilterTest.say()}</span>
                <select class="select" on:change=move |event| {
                    let key = event_target_value(&event);
                    let chosen = GridText::ALL.iter().find(|text| text.key() == key);
                    test.set(chosen.copied().unwrap_or(GridText::TestIs));
                }>
                    {part(move || tests(column().as_ref()).into_iter().map(|words| view! {
                        <option value=words.key() selected=words == test.get()>{words.say()}</option>
                    }).collect_view())}
                </select>
            </label>
            <Show when=move || takes_text(test.get())>
                <label class="field"><span class="label">{GridText::FilterValue.say()}</span>
                    <input class="input" list="filter-offers" prop:value=live(move || text.get())
                        on:input=move |event| text.set(event_target_value(&event))/>
                    <datalist id="filter-offers">
                        {part(move || offers().into_iter().map(|offer| view! { <option value=offer></option> }).collect_view())}
                    </datalist>
                </label>
            </Show>
            <button class="btn primary">{GridText::AddFilter.say()}</button>
        </form>
    }
}
