//! Names that the workspace does not have: each is made new, or taken for one that is there.

use super::Pick;
use super::desk::Desk;
use crate::ui::kit::parts::{For, part};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::file::import::words::same_name;
use plumbline::model::RecordKind;
use plumbline::order::{Sorted as _, set_of};
use plumbline::present::import::{MADE, listed, new_names, records_text};
use plumbline::present::text::{Text as _, import::ImportText as T};

/// Names of one type that are asked about, at most; the others are made.
const ASKED: usize = 60;

/// A list for each type that the sheet names new records of.
#[component]
pub fn NewNames(desk: Desk) -> impl IntoView {
    // Names that were taken for another stay in the list, so that this can be taken back.
    let decided = RwSignal::new(Vec::<(RecordKind, String)>::new());
    let found = Memo::new(move |_| {
        let mut all = decided.get();
        desk.plan.with(|plan| {
            for kind in MADE {
                let names = plan.iter().flat_map(|plan| new_names(plan, kind)).take(ASKED);
                all.extend(names.map(|name| (kind, name.name.clone())));
            }
        });
        let all = set_of(all);
        all.into_iter().collect::<Vec<_>>()
    });
    // A list that is open stays open while its names change.
    let kinds = Memo::new(move |_| {
        let named = |kind: &RecordKind| found.with(|all| all.iter().any(|(own, _)| own == kind));
        MADE.into_iter().filter(named).collect::<Vec<_>>()
    });
    view! {
        <For each=move || kinds.get() key=|kind| kind.key() children=move |kind| view! {
            <NewKind desk=desk kind=kind found=found decided=decided/>
        }/>
    }
}

#[component]
fn NewKind(
    desk: Desk,
    kind: RecordKind,
    found: Memo<Vec<(RecordKind, String)>>,
    decided: RwSignal<Vec<(RecordKind, String)>>,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        found.with(|all| {
            let own = all.iter().filter(|(own, _)| *own == kind);
            own.map(|(_, name)| name.clone()).collect::<Vec<_>>()
        })
    });
    let made = move || {
        let count =
            desk.plan.with(|plan| plan.iter().flat_map(|plan| new_names(plan, kind)).count());
        records_text(kind, count, desk.view.locale.get())
    };
    let said = move || {
        let names = desk.plan.with(|plan| {
            let names = plan.iter().flat_map(|plan| new_names(plan, kind));
            listed(names.map(|name| name.name.clone()), desk.view.locale.get())
        });
        (!names.is_empty()).then(|| T::NewNamesMade.with(&[("names", &names)]))
    };
    let options = options(desk, kind);
    view! {
        <details class="ask words">
            <summary>
                <b>{T::NewNames.say()}": "{part(made)}</b>" "
                <span class="soft">{part(said)}</span>
            </summary>
            <dl class="word-list">
                <For each=move || names.get() key=|name| name.clone() children=move |name| {
                    view! { <NewName desk=desk kind=kind name=name options=options.clone() decided=decided/> }
                }/>
            </dl>
        </details>
    }
}

/// To be made, or one of those that are there.
fn options(desk: Desk, kind: RecordKind) -> Vec<(String, String)> {
    let workspace = desk.session.workspace_now();
    let names = workspace.rows(kind).iter().filter_map(|record| {
        let name = record.value("name");
        name.as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned)
    });
    let mut names: Vec<String> = set_of(names).into_iter().collect();
    names.order_by_key(|name| name.to_lowercase());
    let made = (String::new(), T::MakeNew.say().to_owned());
    std::iter::once(made).chain(names.into_iter().map(|name| (name.clone(), name))).collect()
}

#[component]
fn NewName(
    desk: Desk,
    kind: RecordKind,
    name: String,
    options: Vec<(String, String)>,
    decided: RwSignal<Vec<(RecordKind, String)>>,
) -> impl IntoView {
    let key = (kind, same_name(&name));
    let own = key.clone();
    let value = Signal::derive(move || {
        desk.setup.with(|setup| setup.merges.get(&own).cloned().unwrap_or_default())
    });
    let label = T::NewBecomes.with(&[("text", &name)]);
    let kept = name.clone();
    let pick = Callback::new(move |to: String| {
        decided.update(|all| all.push((kind, kept.clone())));
        desk.setup.update(|setup| match to.is_empty() {
            true => _ = setup.merges.remove(&key),
            false => _ = setup.merges.insert(key.clone(), to),
        });
    });
    view! {
        <div>
            <dt class="cut-text">{name}</dt>
            <dd><Pick label=label options=options value=value on_pick=pick/></dd>
        </div>
    }
}
