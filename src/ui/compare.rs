//! What differs between two versions, record by record: for merges, snapshots and files alike.

use crate::ui::kit::parts::{Show, live, part};
use crate::ui::kit::status::{StatusMark, StatusShape};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::present::compare::{Comparison, Fate, RecordDifference};
use plumbline::present::text::{Text as _, compare::CompareText as T};
use std::sync::Arc;

/// How many records are shown at first.
const SHOWN: usize = 100;
/// How many are shown, and printed, at all.
const SHOWN_MAX: usize = 5_000;

/// The list of differences; `none` stands where there are none.
#[component]
pub fn Differences(
    /// What differs.
    comparison: Memo<Arc<Comparison>>,
    /// Said where nothing differs.
    none: &'static str,
) -> impl IntoView {
    let view = use_view();
    let all = RwSignal::new(false);
    let count = Memo::new(move |_| comparison.with(|found| found.records.len()));
    let counts = move || {
        let locale = view.locale.get();
        let of = |fate| comparison.with(|found| locale.count(found.count(fate)));
        let (added, removed) = (of(Fate::Added), of(Fate::Removed));
        let changed = of(Fate::Changed);
        T::Counts.with(&[("added", &added), ("removed", &removed), ("changed", &changed)])
    };
    let rows = move || {
        let all = all.get();
        let rows = comparison.with(|found| {
            let rows = found.records.iter().take(SHOWN_MAX).cloned();
            rows.enumerate().collect::<Vec<_>>()
        });
        // Paper has no button: what is folded away on the screen is printed.
        let fold = if all { usize::MAX } else { SHOWN };
        let row = |(nth, row): (usize, RecordDifference)| {
            let folded = nth >= fold;
            view! { <Row row=row folded=folded/> }
        };
        rows.into_iter().map(row).collect_view()
    };
    let more = move || {
        let rest = count.get().min(SHOWN_MAX).saturating_sub(SHOWN);
        T::More.with(&[("count", &view.locale.get().count(rest))])
    };
    view! {
        <Show when=move || { count.get() > 0 } fallback=move || view! { <p class="soft">{none}</p> }>
            <p class="caption">{live(counts)}</p>
            <ul class="differences">{part(rows)}</ul>
            <Show when=move || { count.get() > SHOWN && !all.get() }>
                <button class="btn quiet no-print" on:click=move |_| all.set(true)>{live(more)}</button>
            </Show>
        </Show>
    }
}

#[component]
fn Row(row: RecordDifference, folded: bool) -> impl IntoView {
    let shape = match row.fate {
        Fate::Added => StatusShape::Disc,
        Fate::Removed => StatusShape::Diamond,
        Fate::Changed => StatusShape::Ring,
    };
    let fields = row.fields.clone();
    let caption = T::Caption.with(&[("record", &row.name)]);
    view! {
        <li class:print-only=folded>
            <p><StatusMark shape=shape title=row.fate.word()/>" "
                <span class="soft">{row.kind}</span>" "<b><bdi>{row.name}</bdi></b>" "
                <span class="soft">{row.fate.word()}</span></p>
            {(!fields.is_empty()).then(|| view! {
                <table class="table">
                    <caption class="vh">{caption}</caption>
                    <thead class="vh"><tr>
                        <th scope="col">{T::Field.say()}</th>
                        <th scope="col">{T::From.say()}</th>
                        <th scope="col">{T::To.say()}</th>
                    </tr></thead>
                    <tbody>{fields.into_iter().map(|field| view! {
                        <tr>
                            <th scope="row">{field.title}</th>
                            <td><bdi>{field.from}</bdi></td>
                            <td>"→ "<bdi>{field.to}</bdi></td>
                        </tr>
                    }).collect_view()}</tbody>
                </table>
            })}
        </li>
    }
}
