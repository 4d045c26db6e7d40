//! Restore points: made under a name, renamed, deleted, opened as a copy, compared.

use crate::ui::compare::Differences;
use crate::ui::kit::icon::{Icon, IconView};
use crate::ui::kit::parts::{For, Show, live, part};
use crate::ui::platform::{clock, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::session::{Session, use_session};
use crate::ui::shell::filed::moment;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::model::Workspace;
use plumbline::present::compare::{Comparison, compare};
use plumbline::present::safety::points::{Point, points};
use plumbline::present::settings::bytes_text;
use plumbline::present::text::{Text as _, safety::SafetyText as T};
use plumbline::store::Snapshot;
use std::sync::Arc;

/// The number that stands for what is open now: those of snapshots begin with 1.
const NOW: u64 = 0;

/// The list of the page.
#[derive(Clone, Copy)]
struct List(RwSignal<Option<Vec<Snapshot>>>);

impl List {
    fn look(self) {
        let session = use_session();
        spawn(async move {
            let found = session.snapshots().await;
            self.0.try_set(Some(found));
        });
    }

    fn find(self, generation: u64) -> Option<Snapshot> {
        self.0.with_untracked(|list| {
            list.as_ref()?.iter().find(|s| s.generation == generation).cloned()
        })
    }
}

/// The part of the page.
#[component]
pub fn Points() -> impl IntoView {
    let session = use_session();
    let list = List(RwSignal::new(None));
    provide_context(list);
    // Whatever is saved may bring another.
    Effect::new(move |_| {
        session.save.track();
        list.look();
    });
    // A row that stays as it is is not drawn anew: somebody may be typing in it.
    let rows = move || points(&list.0.get().unwrap_or_default(), clock::now_ms());
    let key =
        |point: &Point| (point.generation, point.title.clone(), point.why.clone(), point.days_left);
    let is_empty = move || list.0.with(|list| list.as_ref().is_some_and(Vec::is_empty));
    view! {
        <div class="table-page points">
            <Make list=list/>
            <Show when=move || !is_empty() fallback=|| view! { <p class="soft">{T::PointsNone.say()}</p> }>
                <div class="table-scroll"><table class="table history">
                    <thead><tr>
                        <th scope="col">{T::Point.say()}</th>
                        <th scope="col">{T::HistoryWhen.say()}</th>
                        <th scope="col" class="num">{T::PointSize.say()}</th>
                        <th scope="col"><span class="vh">{T::PointActions.say()}</span></th>
                    </tr></thead>
                    <tbody><For each=rows key=key children=move |point| view! { <Row point=point/> }/></tbody>
                </table></div>
            </Show>
            <Compare list=list/>
        </div>
    }
}

/// Makes a restore point of what is open now.
#[component]
fn Make(list: List) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.refuses() {
            return;
        }
        let typed = name.get_untracked();
        let label = if typed.trim().is_empty() { T::PointUnnamed.say().to_owned() } else { typed };
        name.set(String::new());
        spawn(async move {
            session.name_version(&label).await;
            let found = session.snapshots().await;
            list.0.try_set(Some(found));
        });
    };
    view! {
        <form class="line no-print" on:submit=make>
            <label class="vh" for="point-name">{T::PointName.say()}</label>
            <input class="input narrow" id="point-name" type="text" maxlength="300" autocomplete="off"
                placeholder=T::PointName.say() prop:value=live(move || name.get())
                on:input=move |event| name.set(event_target_value(&event))/>
            <button class="btn secondary" type="submit"><IconView icon=Icon::Plus/>{T::PointMake.say()}</button>
        </form>
    }
}

#[component]
fn Row(point: Point) -> impl IntoView {
    let view = use_view();
    let locale = view.locale.get_untracked();
    let renaming = RwSignal::new(false);
    let size = bytes_text(point.bytes as f64, locale);
    let kept =
        point.days_left.map(|days| T::PointKept.with(&[("days", &locale.count(days as usize))]));
    let notes: Vec<String> = [point.why.clone(), kept].into_iter().flatten().collect();
    let when = moment(view, point.at_ms);
    let title = point.title.clone();
    let (generation, label) = (point.generation, point.title.clone());
    view! {
        <tr>
            <th scope="row">{part(move || match renaming.get() {
                true => view! { <Rename generation=generation label=label.clone() open=renaming/> }.into_any(),
                false => view! { <bdi>{title.clone()}</bdi>" "<span class="soft">{notes.join(" · ")}</span> }.into_any(),
            })}</th>
            <td class="num">{when}</td>
            <td class="num">{size}</td>
            <td class="num"><Ways point=point renaming=renaming/></td>
        </tr>
    }
}

#[component]
fn Rename(generation: u64, label: String, open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let list: List = expect_context();
    let keep = move |event| {
        let typed = event_target_value(&event);
        open.set(false);
        if typed.trim().is_empty() {
            return;
        }
        spawn(async move {
            session.rename_version(generation, &typed).await;
            let found = session.snapshots().await;
            list.0.try_set(Some(found));
        });
    };
    view! {
        <input class="input" type="text" maxlength="300" autofocus="" aria-label=T::PointName.say() value=label
            on:change=keep on:keydown=move |event| if event.key() == "Escape" { open.set(false) }/>
    }
}

#[component]
fn Ways(point: Point, renaming: RwSignal<bool>) -> impl IntoView {
    let (session, view) = (use_session(), use_view());
    let list: List = expect_context();
    let generation = point.generation;
    let named = |text: T| format!("{}: {}", text.say(), point.title);
    let copy = move |_| {
        let Some(snapshot) = list.find(generation) else { return };
        let name = session.workspace_now().settings().name;
        let name =
            T::HistoryCopyName.with(&[("name", &name), ("date", &moment(view, snapshot.at_ms))]);
        spawn(async move { _ = session.copy_version(&snapshot, name).await });
    };
    let delete = move |_| {
        spawn(async move {
            session.drop_version(generation).await;
            let found = session.snapshots().await;
            list.0.try_set(Some(found));
        });
    };
    let own = point.is_own.then(|| {
        view! {
            <button class="btn quiet" aria-label=named(T::PointRename)
                on:click=move |_| renaming.set(true)>{T::PointRename.say()}</button>
            <button class="icon-btn" aria-label=named(T::PointDelete) title=T::PointDelete.say()
                on:click=delete><IconView icon=Icon::Trash/></button>
        }
    });
    view! {
        <span class="row-actions">
            <button class="btn quiet" aria-label=named(T::HistoryCopy) on:click=copy>{T::HistoryCopy.say()}</button>
            {own}
        </span>
    }
}

/// What differs between two versions, the one open now among them.
#[component]
fn Compare(list: List) -> impl IntoView {
    let session = use_session();
    let (from, to) = (RwSignal::new(NOW), RwSignal::new(NOW));
    let found = RwSignal::new(None::<Arc<Comparison>>);
    let look = move || {
        let (before, after) = (from.get_untracked(), to.get_untracked());
        spawn(async move {
            let sides = (side(session, list, before).await, side(session, list, after).await);
            if let (Some(before), Some(after)) = sides {
                found.try_set(Some(Arc::new(compare(&before, &after, session.today()))));
            }
        });
    };
    // The newest one with a name, or the newest at all, is what is asked for first.
    let first = move || {
        let list = points(&list.0.get().unwrap_or_default(), 0);
        list.iter().find(|point| point.is_own).or(list.first()).map(|point| point.generation)
    };
    Effect::new(move |_| {
        if let Some(first) = first()
            && from.get_untracked() == NOW
        {
            from.set(first);
        }
    });
    let comparison = Memo::new(move |_| found.get().unwrap_or_default());
    view! {
        <Show when=move || first().is_some()>
            <section aria-labelledby="points-compare">
                <h2 id="points-compare">{T::Compare.say()}</h2>
                <p class="line no-print">
                    <Side id="compare-from" text=T::CompareFrom list=list chosen=from/>
                    <Side id="compare-to" text=T::CompareTo list=list chosen=to/>
                    <button class="btn secondary" on:click=move |_| look()>{T::CompareDo.say()}</button>
                </p>
                <div role="status">
                    <Show when=move || found.with(Option::is_some)>
                        <Differences comparison=comparison none=T::CompareSame.say()/>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

async fn side(session: Session, list: List, generation: u64) -> Option<Workspace> {
    match generation {
        NOW => Some(session.plan_now()),
        _ => session.version(&list.find(generation)?).await,
    }
}

/// One side of the comparison.
#[component]
fn Side(id: &'static str, text: T, list: List, chosen: RwSignal<u64>) -> impl IntoView {
    let view = use_view();
    let options = move || {
        let now = chosen.get();
        let option = |(number, words): (u64, String)| {
            view! { <option value=number.to_string() selected={number == now}>{words}</option> }
        };
        let said = |point: Point| {
            (point.generation, format!("{} · {}", point.title, moment(view, point.at_ms)))
        };
        let known = points(&list.0.get().unwrap_or_default(), 0).into_iter().map(said);
        let open = (NOW, T::HistoryNow.say().to_owned());
        std::iter::once(open).chain(known).map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            chosen.set(number);
        }
    };
    view! {
        <label for=id>{text.say()}</label>
        <select id=id class="select" on:change=choose>{part(options)}</select>
    }
}
