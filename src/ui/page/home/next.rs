//! The next milestones.

use super::open_mark;
use crate::ui::chart::{Chart, ChartTools};
use crate::ui::kit::parts::part;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::home::HomeView;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::home::milestones_chart;
use plumbline::present::page::Page;
use plumbline::present::text::{Text as _, home::HomeText as T};

/// The block.
#[component]
pub fn MilestonesBlock(home: HomeView) -> impl IntoView {
    let view = use_view();
    let session = view.session();
    let chart = Memo::new(move |_| {
        home.statuses.track();
        let next = home.upcoming.get();
        milestones_chart(&session.workspace_now(), &next, session.today(), view.locale.get())
    });
    let has_chart = Memo::new(move |_| chart.with(Option::is_some));
    let caption = move || {
        let count = home.upcoming.with(Vec::len);
        T::MilestonesCaption.with(&[("count", &view.locale.get().count(count))])
    };
    view! {
        <section class="block" aria-labelledby="home-next">
            <super::BlockHead id="home-next" title=T::Milestones.say() link=T::MilestonesLink.say()
                to=Page::Projects/>
            {part(move || if has_chart.get() {
                // Shown only while there is a chart; the empty one is never seen.
                let spec = Signal::derive(move || chart.get().unwrap_or_default());
                let table = RwSignal::new(false);
                view! {
                    <div class="section-head">
                        <p class="caption">{caption}</p><ChartTools spec=spec table=table/>
                    </div>
                    <Chart id="home-next-chart" spec=spec table=table bare=true on_open=open_mark()/>
                }.into_any()
            } else {
                view! { <p class="caption">{T::MilestonesEmpty.say()}</p> }.into_any()
            })}
        </section>
    }
}
