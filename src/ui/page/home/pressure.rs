//! The pressure strip: the worst roles over twelve months.

use super::runs_view;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::home::{Pressure, PressureRow, pressure};
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, home::HomeText as T};

/// The block.
#[component]
pub fn PressureBlock(home: HomeView) -> impl IntoView {
    let view = use_view();
    let strip = Memo::new(move |_| {
        view.settings.track();
        pressure(&view.session().workspace_now(), &home.outlook.get(), view.locale.get())
    });
    view! {
        <section class="block" aria-labelledby="home-pressure">
            <super::BlockHead id="home-pressure" title=T::Pressure.say() link=T::PressureLink.say()
                to=Page::Capacity/>
            {part(move || match strip.get() {
                Some(strip) => view! { <Strip strip=strip/> }.into_any(),
                None => view! { <Nothing/> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <p class="caption">{T::PressureEmpty.say()}</p>
        <a class="link" href=Route::to(Page::People).href()>
            {T::PressureEmptyLink.say()}<IconView icon=Icon::ChevronRight/>
        </a>
    }
}

#[component]
fn Strip(strip: Pressure) -> impl IntoView {
    let bands = strip.headers.bands.into_iter().map(|band| {
        let class = if band.columns < 3 { format!("q q{}", band.columns) } else { "q".to_owned() };
        let span = band.columns.to_string();
        view! { <div class=class role="columnheader" aria-colspan=span>{band.text}</div> }
    });
    let columns = strip.headers.columns.into_iter().map(|column| {
        view! { <div role="columnheader" title=column.long>{column.short}</div> }
    });
    view! {
        <p class="caption">{strip.caption}</p>
        <div class="table-scroll">
            <div class="pressure" role="table" aria-label=T::Pressure.say()>
                <div class="heat-row quarters" role="row">
                    <div role="columnheader"><span class="vh">{T::Quarter.say()}</span></div>
                    {bands.collect_view()}
                </div>
                <div class="heat-row head" role="row">
                    <div role="columnheader"><span class="vh">{T::Role.say()}</span></div>
                    {columns.collect_view()}
                    <div role="columnheader"><span class="vh">{T::Verdict.say()}</span></div>
                </div>
                {strip.rows.into_iter().map(row_view).collect_view()}
            </div>
        </div>
    }
}

fn row_view(row: PressureRow) -> impl IntoView {
    let cells = row.cells.into_iter().map(|cell| {
        view! { <div class=cell.class role="cell" title=cell.label>{cell.text}</div> }
    });
    view! {
        <div class="heat-row" role="row">
            <div class="heat-name" role="rowheader"><a href=row.route.href()>{row.name}</a></div>
            {cells.collect_view()}
            <div class="verdict" role="cell">
                <span>{runs_view(row.verdict.over)}</span><span>{runs_view(row.verdict.peak)}</span>
            </div>
        </div>
    }
}
