//! Where it lands, what will change, and the button.

use super::Pick;
use super::desk::{Desk, Landed, Stage};
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::files;
use leptos::prelude::*;
use plumbline::file::import::{Matching, Plan, RowState};
use plumbline::file::sheet::SheetRead;
use plumbline::present::import::{landed_title, plan_figures, problem_rows};
use plumbline::present::number::Locale;
use plumbline::present::text::fields::{Number, kind_title};
use plumbline::present::text::{Text as _, import::ImportText as T, open::OpenText};
use std::sync::Arc;

/// The step.
#[component]
pub fn LandStep(desk: Desk) -> impl IntoView {
    view! {
        <div class="land">
            <h2 class="line" id="land-title"><span class="step-no">"5"</span>{T::Land.say()}</h2>
            <Place desk=desk/>
            <MatchBy desk=desk/>
            <div>
                <p class="label">{T::WillChange.say()}</p>
                <dl class="diff" aria-live="polite">{part(move || figures(desk))}</dl>
            </div>
            <Reporting desk=desk/>
            <span class="spacer"></span>
            <label class="check">
                <input type="checkbox" prop:checked=live(move || desk.remember.get())
                    on:change=move |event| desk.remember.set(event_target_checked(&event))/>
                {T::Remember.say()}
            </label>
            <Note desk=desk/>
            <Buttons desk=desk/>
        </div>
    }
}

/// The plan or a new workspace.
#[component]
fn Place(desk: Desk) -> impl IntoView {
    let option = move |new: bool, title: T, note: T| {
        view! {
            <label class="option radio">
                <input type="radio" name="import-to" prop:checked=live(move || desk.into_new.get() == new)
                    on:change=move |_| desk.into_new.set(new)/>
                <b>{title.say()}</b><small>{note.say()}</small>
            </label>
        }
    };
    view! {
        <div role="radiogroup" aria-label=T::WhereTo.say()>
            {option(false, T::ToPlan, T::ToPlanNote)}
            {option(true, T::ToNew, T::ToNewNote)}
        </div>
    }
}

/// By what existing projects are recognised.
#[component]
fn MatchBy(desk: Desk) -> impl IntoView {
    const WAYS: [(Matching, T); 3] =
        [(Matching::Name, T::ByName), (Matching::Key, T::ByKey), (Matching::Nothing, T::ByNothing)];
    let options = WAYS.iter().enumerate();
    let options = options.map(|(nth, (_, word))| (nth.to_string(), word.say().to_owned()));
    let value = Signal::derive(move || {
        let now = desk.setup.with(|setup| setup.matching);
        WAYS.iter().position(|(way, _)| *way == now).unwrap_or(0).to_string()
    });
    view! {
        <div class="field">
            <span class="label">{T::MatchBy.say()}</span>
            <Pick label=T::MatchBy.say() options=options.collect() value=value
                on_pick=Callback::new(move |nth: String| {
                    let way = nth.parse::<usize>().ok().and_then(|nth| WAYS.get(nth));
                    if let Some((way, _)) = way {
                        desk.setup.update(|setup| setup.matching = *way);
                    }
                })/>
        </div>
    }
}

/// What will change, in figures.
fn figures(desk: Desk) -> Option<impl IntoView + use<>> {
    let locale = desk.view.locale.get();
    let plan = desk.plan.get()?;
    let rows = locale.counted(plan.rows.len(), T::RowOne, T::RowMany);
    let kinds = kind_title(plan.kind, Number::Plural);
    let total = T::RecordsFrom.with(&[("rows", &rows), ("kind", kinds)]);
    Some(view! {
        {figure_lines(&plan, locale)}
        <div class="total"><dt>{total}</dt><dd>{locale.count(plan.records.len())}</dd></div>
    })
}

/// The figures of a plan, a line each.
pub fn figure_lines(plan: &Plan, locale: Locale) -> Vec<AnyView> {
    let lines = plan_figures(plan, locale)
        .into_iter()
        .map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> }.into_any());
    lines.collect()
}

/// Whether the workspace reports in the currency of the sheet from now on.
#[component]
fn Reporting(desk: Desk) -> impl IntoView {
    let sheet = desk.sheet_now();
    let proposed = desk.setup.with_untracked(|setup| {
        let workspace = desk.session.workspace_now();
        let sheet = sheet?;
        plumbline::file::import::reporting_proposed(&sheet, &setup.mapping, &workspace)
    });
    let now = desk.view.settings.with_untracked(|settings| settings.reporting_currency());
    proposed.map(|currency| {
        let text = T::Reporting.with(&[("currency", currency.code())]);
        let note = T::ReportingNote.with(&[("currency", currency.code()), ("now", now.code())]);
        view! {
            <label class="check">
                <input type="checkbox"
                    prop:checked=live(move || desk.setup.with(|setup| setup.reporting.is_some()))
                    on:change=move |event| {
                        let on = event_target_checked(&event).then_some(currency);
                        desk.setup.update(|setup| setup.reporting = on);
                    }/>
                <span>{text}<br/><small class="soft">{note}</small></span>
            </label>
        }
    })
}

#[component]
fn Note(desk: Desk) -> impl IntoView {
    move || {
        let typed = desk.plan.with(|plan| plan.as_ref().map_or(0, |p| p.counts.cells_as_typed));
        let count = desk.view.locale.get().count(typed);
        (typed > 0)
            .then(|| view! { <p class="caption">{T::AsTypedNote.with(&[("count", &count)])}</p> })
    }
}

#[component]
fn Buttons(desk: Desk) -> impl IntoView {
    let land = move |_| {
        let (Some(sheet), Some(plan)) = (desk.sheet_now(), desk.plan.get_untracked()) else {
            return;
        };
        if !desk.into_new.get_untracked() {
            finish(desk, sheet, plan);
            return;
        }
        crate::ui::platform::spawn(async move {
            if !desk.session.create(OpenText::NewName.say()).await {
                return;
            }
            // Planned anew, for the new workspace knows nothing of the old one.
            let setup = desk.setup.try_get_untracked();
            let Some(setup) = setup else { return };
            let workspace = desk.session.workspace_now();
            let unnamed = T::Unnamed.say();
            let plan = plumbline::file::import::plan(&sheet, &setup, &workspace, unnamed);
            finish(desk, sheet, Arc::new(plan));
        });
    };
    let download = move |_| {
        let (Some(sheet), Some(plan)) = (desk.sheet_now(), desk.plan.get_untracked()) else {
            return;
        };
        download_problems(desk, &sheet, &plan);
    };
    let word = move || if desk.into_new.get() { T::LandNew } else { T::LandIt };
    let some = move || desk.plan.with(|plan| plan.as_ref().is_some_and(|p| !p.rows.is_empty()));
    let any = move || desk.plan.with(|plan| plan.as_ref().is_some_and(|plan| has_problems(plan)));
    view! {
        <div class="line">
            <button class="btn primary big" disabled=live(move || !some()) on:click=land>{part(move || word().say())}</button>
            <button class="btn secondary big" disabled=live(move || !any()) on:click=download>
                {T::ProblemRows.say()}
            </button>
        </div>
    }
}

/// Whether any row has something to look at.
pub fn has_problems(plan: &Plan) -> bool {
    plan.rows.iter().any(|row| row.state() > RowState::Ready)
}

/// Hands out the rows with something to look at as a file.
pub fn download_problems(desk: Desk, sheet: &SheetRead, plan: &Plan) {
    let locale = desk.view.locale.get_untracked();
    let text = desk.setup.with_untracked(|setup| problem_rows(sheet, setup, plan, locale));
    files::download("problem-rows.csv", "text/csv", text.as_bytes());
}

/// Lands, and shows the card: what landed, what did not, and where to go from here.
fn finish(desk: Desk, sheet: Arc<SheetRead>, plan: Arc<Plan>) {
    if !desk.session.land(&plan) {
        return;
    }
    desk.keep_memory(&sheet);
    let locale = desk.view.locale.get_untracked();
    desk.session.say(&landed_title(&plan, locale), true);
    desk.session.inbox.set(None);
    desk.stage.try_set(Stage::Landed(Landed { sheet, plan }));
    crate::ui::platform::dom::focus_soon("main h1");
}
