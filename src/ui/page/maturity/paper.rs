//! What is printed beside the screen: every practice with its answer, from the data.

use super::desk::Desk;
use super::domains::PracticeTable;
use super::results::of;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::maturity::DomainRow;
use plumbline::present::text::{Text as _, maturity::MaturityText as T};

/// All practices, on paper alone.
#[component]
pub fn Paper(desk: Desk) -> impl IntoView {
    let domains = Memo::new(move |_| of(desk, |results| results.domains.clone()));
    let lines = move || of(desk, |results| vec![results.title.clone(), results.sub_line.clone()]);
    let domain = |row: DomainRow| {
        let now = T::NameAndScore.with(&[("name", &row.name), ("score", &row.now)]);
        view! {
            <section>
                <h3>{now}</h3>
                <p>{row.plot_label}</p>
                <PracticeTable practices=row.practices name=row.name/>
            </section>
        }
    };
    view! {
        <section class="print-only paper block">
            <h2>{T::AllPractices.say()}</h2>
            {part(move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view())}
            {part(move || domains.get().into_iter().map(domain).collect_view())}
        </section>
    }
}
