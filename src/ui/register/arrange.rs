//! The panel of columns: which are shown, in which order and how wide, and how money is written.

use super::columns::{place_text, shift, widen};
use super::grid::Grid;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{live, part};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::model::field::Kind;
use plumbline::model::reading::money::Scale;
use plumbline::present::register::{Layout, ListedField, WIDTH_STEP_PX};
use plumbline::present::text::Text as _;
use plumbline::present::text::grid::GridText;

/// Which columns are shown, and how money is written.
#[component]
pub fn ColumnChoice(grid: Grid) -> impl IntoView {
    let columns = grid.now(|register| register.columns());
    let has_money = columns.iter().any(|column| column.kind == Some(Kind::Money));
    let thousands = move || grid.scale.get() != Scale::Units;
    let rescale = move |_| {
        let next = if thousands() { Scale::Units } else { Scale::Thousands };
        grid.scale.set(next);
    };
    view! {
        <fieldset class="choices">
            <legend class="label">{GridText::Columns.say()}</legend>
            {columns.into_iter().enumerate().map(|(at, column)| {
                let field = column.field;
                let shown = move || grid.layout.with(|layout| layout.fields.contains(&field));
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=live(shown) disabled=at == 0
                            on:change=move |_| grid.change_layout(|layout| layout.toggled(field))/>
                        {column.title}
                    </label>
                }
            }).collect_view()}
        </fieldset>
        {has_money.then(|| view! {
            <label class="switch">
                <input type="checkbox" role="switch" prop:checked=live(thousands) on:change=rescale/>
                {GridText::Thousands.say()}
            </label>
        })}
    }
}

/// How high the rows are.
#[component]
pub fn Density(grid: Grid) -> impl IntoView {
    let choice = move |name: &'static str, text: GridText| {
        view! {
            <label class="radio">
                <input type="radio" name="density" prop:checked=live(move || grid.density.with(|own| own == name))
                    on:change=move |_| grid.choose_density(name)/>
                {text.say()}
            </label>
        }
    };
    view! {
        <fieldset class="arrange">
            <legend class="label">{GridText::Density.say()}</legend>
            <div class="line">
                {choice("", GridText::DensityCompact)}
                {choice("standard", GridText::DensityStandard)}
                {choice("comfortable", GridText::DensityComfortable)}
            </div>
        </fieldset>
    }
}

/// Place and width of one column by buttons, the column of the keyboard first.
#[component]
pub fn Arrange(grid: Grid) -> impl IntoView {
    let at = grid.spot.get_untracked().column;
    let chosen = RwSignal::new(grid.layout.with_untracked(|layout| layout.fields.get(at).copied()));
    let said = move || {
        grid.layout.track();
        chosen.get().map(|field| place_text(grid, field)).unwrap_or_default()
    };
    let choose = move |event: leptos::ev::Event| {
        chosen.set(ListedField::parse(grid.kind, &event_target_value(&event)));
    };
    let button = move |text: GridText, icon: Option<Icon>, act: fn(Grid, ListedField)| {
        view! {
            <button class="btn secondary" on:click=move |_| {
                if let Some(field) = chosen.get_untracked() {
                    act(grid, field);
                }
            }>{icon.map(|icon| view! { <IconView icon=icon/> })}{text.say()}</button>
        }
    };
    let own_width = |grid: Grid, field: ListedField| {
        grid.change_layout(|layout| layout.resized(field, None));
    };
    view! {
        <fieldset class="arrange">
            <legend class="label">{GridText::ColumnArrange.say()}</legend>
            <select class="select" aria-label=GridText::ColumnWhich.say() on:change=choose>
                {part(move || options(grid).into_iter().map(|(field, title)| view! {
                    <option value=field.to_text() selected=chosen.get() == Some(field)>{title}</option>
                }).collect_view())}
            </select>
            <div class="line">
                {button(GridText::ColumnLeft, Some(Icon::ChevronLeft), |grid, field| shift(grid, field, -1))}
                {button(GridText::ColumnRight, Some(Icon::ChevronRight), |grid, field| shift(grid, field, 1))}
            </div>
            <div class="line">
                {button(GridText::ColumnNarrower, None, |grid, field| widen(grid, field, -WIDTH_STEP_PX))}
                {button(GridText::ColumnWider, None, |grid, field| widen(grid, field, WIDTH_STEP_PX))}
                {button(GridText::ColumnOwnWidth, None, own_width)}
            </div>
            <p class="hint">{part(said)}</p>
            <button class="link" on:click=move |_| grid.change_layout(|_| Layout::default())>
                {GridText::ColumnReset.say()}</button>
        </fieldset>
    }
}

/// The columns shown, by title.
fn options(grid: Grid) -> Vec<(ListedField, String)> {
    grid.follow(|register| {
        grid.layout.with(|layout| {
            let title = |field: &ListedField| Some((*field, register.column(*field)?.title));
            layout.fields.iter().filter_map(title).collect()
        })
    })
}
