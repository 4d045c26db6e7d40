//! The report: what would leave with it, the ways out, and the report itself as it is printed.

use super::about::{Picker, Tabs};
use super::desk::Desk;
use super::evidence::claims_of;
use crate::ui::chart::shape_view;
use crate::ui::kit::parts::{live, part};
use crate::ui::platform::{dom, files};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Person, RecordKind, Table};
use plumbline::present::maturity::people::since;
use plumbline::present::maturity::{PLOT, session};
use plumbline::present::register::plain_name;
use plumbline::present::report::html::html;
use plumbline::present::report::maturity::{Told, leaving, refusal, report};
use plumbline::present::report::privacy::{Leave, Leaving};
use plumbline::present::report::{Block, Cell, Grid, Report, Section};
use plumbline::present::text::{Text as _, report::ReportText as T};

/// What the page shows: the report where there is one, why there is none, and what leaves.
type Shown = (Option<Report>, Option<String>, Vec<Leaving>);

/// The view of the report.
#[component]
pub fn ReportTab(desk: Desk) -> impl IntoView {
    let leave = RwSignal::new(Leave::default());
    let shown = shown_of(desk, leave);
    view! {
        <main class="main report-main" id="main" tabindex="-1">
            <div class="page-head no-print">
                <div><h1 tabindex="-1">{T::Tab.say()}</h1><p>{T::Lead.say()}</p></div>
                <Tabs desk=desk now="report"/>
            </div>
            <div class="no-print"><Picker desk=desk/></div>
            <Privacy desk=desk leave=leave shown=shown/>
            {part(move || shown.with(|(report, ..)| report.clone()).map(|report| view! { <Paper report=report/> }))}
        </main>
    }
}

fn shown_of(desk: Desk, leave: RwSignal<Leave>) -> Memo<Shown> {
    let road = desk.view.road(desk.assessment, desk.gathered);
    let claims = claims_of(desk);
    let compared =
        desk.view.comparison(desk.model.get_value(), (desk.assessment, desk.gathered), desk.other);
    let people = desk.view.rows(RecordKind::Person);
    Memo::new(move |_| {
        let none = || (None, None, Vec::new());
        let (Some(assessment), Some(gathered), Some(reading), Some(road)) =
            (desk.assessment.get(), desk.gathered.get(), desk.reading.get(), road.get())
        else {
            return none();
        };
        let locale = desk.view.locale.get();
        let model = desk.model.get_value();
        let comments = session::comments(&assessment, &model, &gathered.collected);
        let group_sizes = session::group_sizes(&assessment, &model, &gathered.collected);
        let respondents = session::respondent_names(&gathered.collected);
        let known = Table::<Person>::new(people.get());
        let known: Vec<String> = known.iter().map(|person| person.name.clone()).collect();
        let compared = compared.get().zip(desk.other.get());
        let since = compared.map(|(how, other)| since(&other, &how, &gathered.asked, locale));
        let workspace = desk.view.settings.with(|settings| settings.name.clone());
        let told = Told {
            workspace: &workspace,
            assessment: &assessment,
            model: &gathered.asked,
            panel: &gathered.panel,
            evidenced: &gathered.evidenced,
            results: &reading.results,
            road: (&road.0, &road.1),
            claims: &claims.get(),
            comments: &comments,
            group_sizes: &group_sizes,
            respondents: &respondents,
            known: &known,
            since: since.as_ref(),
            today: desk.session.today(),
            locale,
            leave: leave.get(),
        };
        (report(&told), refusal(&told), leaving(&told))
    })
}

#[component]
fn Privacy(desk: Desk, leave: RwSignal<Leave>, shown: Memo<Shown>) -> impl IntoView {
    let choice = move |text: T, read: fn(&Leave) -> bool, write: fn(&mut Leave, bool)| {
        let turn = move |event| leave.update(|leave| write(leave, event_target_checked(&event)));
        view! {
            <label class="check"><input type="checkbox" prop:checked=live(move || leave.with(read)) on:change=turn/>
                {text.say()}</label>
        }
    };
    let line = |line: Leaving| {
        let state = if line.leaves { T::GoesOut } else { T::StaysOut };
        let names = (!line.samples.is_empty()).then(|| line.samples.join(", "));
        view! { <li><b>{state.say()}</b>": "{line.what}<span class="caption">{names}</span></li> }
    };
    let save = move |_| {
        let Some(report) = shown.with_untracked(|(report, ..)| report.clone()) else { return };
        let workspace = desk.view.settings.with_untracked(|settings| plain_name(&settings.name));
        let parts = [workspace, T::FileName.say().to_owned(), desk.session.today().to_string()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let name = format!("{}.html", parts.join("_"));
        let taken = files::download(&name, "text/html", html(&report).as_bytes());
        let said = if taken { T::Saved } else { T::SaveFailed };
        desk.session.say(&said.with(&[("name", &name)]), false);
    };
    let none = move || shown.with(|(report, ..)| report.is_none());
    view! {
        <section class="block report-leaves no-print" aria-labelledby="leaves">
            <h2 id="leaves">{T::Leaves.say()}</h2>
            <p class="caption">{T::LeavesLead.say()}</p>
            <div class="toolbar low">
                {choice(T::Anonymise, |leave| leave.anonymise, |leave, on| leave.anonymise = on)}
                {choice(T::WithComments, |leave| leave.comments, |leave, on| leave.comments = on)}
                {choice(T::WithReasons, |leave| leave.reasons, |leave, on| leave.reasons = on)}
            </div>
            <ul class="claims-list" id="leaving">{part(move || shown.with(|(_, _, list)| list.clone()).into_iter().map(line).collect_view())}</ul>
            {part(move || shown.with(|(_, why, _)| why.clone()).map(|why| view! {
                <p role="alert"><b>{why}</b>" "{T::TooFewHint.say()}</p>
            }))}
            <div class="toolbar low">
                <button class="btn primary" disabled=live(none) on:click=save>{T::Download.say()}</button>
                <button class="btn secondary" disabled=live(none) on:click=move |_| dom::print()>{T::Print.say()}</button>
            </div>
        </section>
    }
}

#[component]
fn Paper(report: Report) -> impl IntoView {
    let section = |section: Section| {
        view! {
            <section class="report-section" id=format!("report-{}", section.id)>
                <h2>{section.title}</h2>{section.blocks.into_iter().map(block).collect_view()}
            </section>
        }
    };
    view! {
        <article class="block report">
            <p class="report-title">{report.title}</p>
            <p class="soft">{report.sub_line}</p>
            <p class="report-mark">{report.mark}</p>
            {report.sections.into_iter().map(section).collect_view()}
        </article>
    }
}

fn block(block: Block) -> AnyView {
    let item = |line: String| view! { <li>{line}</li> };
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::List(lines) => {
            view! { <ul>{lines.into_iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Figures(figures) => {
            let figure = |[name, value, note]: [String; 3]| {
                view! { <div><dt>{name}</dt><dd class="num">{value}</dd><dd class="caption">{note}</dd></div> }
            };
            view! { <dl class="standing">{figures.into_iter().map(figure).collect_view()}</dl> }
                .into_any()
        }
        Block::Grid(grid) => table(grid),
    }
}

fn table(grid: Grid) -> AnyView {
    let head = |text: String| view! { <th scope="col">{text}</th> };
    let row = |cells: Vec<Cell>| {
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    let label = grid.caption.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="table">
                <caption class="vh">{grid.caption}</caption>
                <thead><tr>{grid.columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{grid.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell((at, cell): (usize, Cell)) -> AnyView {
    match cell {
        Cell::Text(text) if at == 0 => view! { <th scope="row">{text}</th> }.into_any(),
        Cell::Text(text) => view! { <td>{text}</td> }.into_any(),
        Cell::Figure(text) => view! { <td class="num">{text}</td> }.into_any(),
        Cell::Plot(marks, words) => {
            let marks =
                marks.iter().map(|mark| shape_view(&mark.shape, &mark.class)).collect_view();
            let (width, height) = (PLOT.0.to_string(), PLOT.1.to_string());
            view! {
                <td><svg class="chart" width=width height=height role="img" aria-label=words>{marks}</svg></td>
            }
            .into_any()
        }
    }
}
