//! What became of the steps that roadmaps put into the plan, beside what the answers say now.

use super::desk::Desk;
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::model::RecordKind;
use plumbline::present::maturity::progress::{BecameRow, became};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// The steps; nothing where none was ever planned.
#[component]
pub fn Progress(desk: Desk) -> impl IntoView {
    let projects = desk.view.rows(RecordKind::Project);
    let rows = Memo::new(move |_| {
        projects.track();
        let (Some(now), Some(gathered)) = (desk.assessment.get(), desk.gathered.get()) else {
            return Vec::new();
        };
        let (workspace, locale) = (desk.session.workspace_now(), desk.view.locale.get());
        let said = (&gathered.asked, &gathered.panel.scores());
        desk.all.with(|all| became(&now, all, said, (&workspace, locale)))
    });
    let line = |row: BecameRow| {
        let class = if row.odd { "text-bad" } else { "" };
        view! { <li>{row.step}": "<b>{row.state}</b>"; "<span class=class>{row.says}</span>"."</li> }
    };
    part(move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="block" aria-labelledby="became">
                    <h2 id="became">{T::BecameTitle.say()}</h2>
                    <p class="caption">{T::BecameNote.say()}</p>
                    <ul class="claims-list">{rows.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    })
}
