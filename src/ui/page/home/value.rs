//! Value against cost.

use super::open_mark;
use crate::ui::chart::{Chart, ChartTools};
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::part;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::home::value_chart;
use plumbline::present::page::{Page, Route};
use plumbline::present::text::{Text as _, home::HomeText as T};

/// The block.
#[component]
pub fn ValueBlock(home: HomeView) -> impl IntoView {
    let view = use_view();
    let chart = Memo::new(move |_| {
        view.rows(RecordKind::Project).track();
        value_chart(&view.session().workspace_now(), &home.ranking.get(), view.locale.get())
    });
    let has_chart = Memo::new(move |_| chart.with(Option::is_some));
    view! {
        <section class="block" aria-labelledby="home-value">
            <super::BlockHead id="home-value" title=T::Value.say() link=T::ValueLink.say()
                to=Page::Prioritise/>
            {part(move || if has_chart.get() {
                // Shown only while there is a chart; the empty one is never seen.
                let spec = Signal::derive(move || chart.get().map(|chart| chart.spec).unwrap_or_default());
                let caption = move || chart.get().map(|chart| chart.caption);
                let table = RwSignal::new(false);
                view! {
                    <div class="section-head">
                        <p class="caption">{caption}</p><ChartTools spec=spec table=table/>
                    </div>
                    <Chart id="home-value-chart" spec=spec table=table bare=true on_open=open_mark()/>
                }.into_any()
            } else {
                view! {
                    <p class="caption">{T::ValueEmpty.say()}</p>
                    <a class="link" href=Route::to(Page::Prioritise).href()>
                        {T::ValueEmptyLink.say()}<IconView icon=Icon::ChevronRight/>
                    </a>
                }.into_any()
            })}
        </section>
    }
}
