//! The one grid of judgement: projects down, criteria or objectives across, a figure in each cell.
//!
//! A digit scores and goes on to the next project; Delete clears; arrows move. Scales that one
//! digit cannot say take typed numbers. Only rows in sight are drawn.

use super::board::Board;
use crate::ui::kit::parts::{For, live, part};
use crate::ui::kit::press::Press;
use crate::ui::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Id, Project, RecordKind, Uid};
use plumbline::present::priority::board::open_projects;
use plumbline::present::priority::draft::decimal_of;
use plumbline::present::priority::judge::{
    Given, Judge, JudgeColumn, Pace, Typing, Voice, drawn_cell, pace,
};
use plumbline::present::priority::scorers::{Mark, marks};
use plumbline::present::priority::step;
use plumbline::present::priority::stretch::{Stretch, stretch, tops};
use plumbline::present::text::fields::{Number, kind_heading};
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::HtmlInputElement;

/// The id of the part that scrolls.
const PANE: &str = "judge";
/// Height of a row in rem.
const ROW: f64 = 1.6875;
/// Grids of at most so many rows are drawn as a whole.
const WHOLE: usize = 80;
/// Rows drawn beyond those in sight.
const BEYOND: usize = 8;

/// The grid. A handle: copies are the same grid.
#[derive(Clone, Copy)]
pub struct Matrix {
    board: Board,
    judge: Judge,
    /// Whose scores are shown and given; empty for what counts.
    pub voice: RwSignal<String>,
    /// The open projects in the users' order.
    pub rows: Memo<Arc<Vec<Uid>>>,
    /// The columns.
    pub columns: Memo<Arc<Vec<JudgeColumn>>>,
    /// The figures by project and column.
    pub figures: Memo<Arc<BTreeMap<(Uid, Uid), f64>>>,
    /// What is particular of cells where what counts is shown.
    marks: Memo<Arc<BTreeMap<(Uid, Uid), Mark>>>,
    at: RwSignal<(usize, usize)>,
    typed: RwSignal<Option<Typing>>,
    /// Whether the field opens with what the cell holds, to be typed over.
    whole: RwSignal<bool>,
}

impl Matrix {
    /// The grid of one sort of judgement.
    pub fn start(board: Board, judge: Judge) -> Self {
        let (view, session) = (board.view, board.session);
        let across = match judge {
            Judge::Score => RecordKind::Criterion,
            Judge::Contribution => RecordKind::Objective,
        };
        let voice = RwSignal::new(String::new());
        let rows = Memo::new(move |_| {
            view.rows(RecordKind::Project).track();
            Arc::new(open_projects(&session.workspace_now()))
        });
        let columns = Memo::new(move |_| {
            view.rows(across).track();
            Arc::new(judge.columns(&session.workspace_now()))
        });
        let figures = Memo::new(move |_| {
            view.rows(judge.kind()).track();
            Arc::new(judge.figures(&session.workspace_now(), &said_by(voice.get(), session)))
        });
        let marks = Memo::new(move |_| {
            view.rows(judge.kind()).track();
            let all = judge == Judge::Score && voice.with(|name| name.trim().is_empty());
            let marks = all.then(|| marks(&session.workspace_now(), session.today()));
            Arc::new(marks.unwrap_or_default())
        });
        let (at, typed) = (RwSignal::new((0, 0)), RwSignal::new(None));
        let whole = RwSignal::new(false);
        Self { board, judge, voice, rows, columns, figures, marks, at, typed, whole }
    }

    /// How many cells have a figure, and how many there are.
    pub fn progress(self) -> (usize, usize) {
        let (rows, columns, figures) = (self.rows.get(), self.columns.get(), self.figures.get());
        let given = rows.iter().map(|row| {
            columns.iter().filter(|column| figures.contains_key(&(*row, column.uid))).count()
        });
        (given.sum(), rows.len() * columns.len())
    }

    /// The column with the focus.
    pub fn column(self) -> Option<JudgeColumn> {
        self.columns.with(|columns| columns.get(self.at.get().1).cloned())
    }

    /// Whether it holds scores.
    pub fn is_score(self) -> bool {
        self.judge == Judge::Score
    }

    /// How its figures are written.
    pub fn locale(self) -> plumbline::present::number::Locale {
        self.board.view.locale.get()
    }

    /// The project and column with the focus.
    pub fn place(self) -> Option<(Uid, Uid)> {
        let (row, column) = self.at.get();
        let row = self.rows.with(|rows| rows.get(row).copied())?;
        Some((row, self.columns.with(|columns| columns.get(column).map(|column| column.uid))?))
    }

    /// Moves the focus to the cell of a project and a column.
    pub fn go_to(self, (project, of): (Uid, Uid)) {
        let row = self.rows.with_untracked(|rows| rows.iter().position(|at| *at == project));
        let column = self.columns.with_untracked(|c| c.iter().position(|at| at.uid == of));
        if let Some(at) = row.zip(column) {
            self.go(at);
        }
    }

    fn cell(self) -> Option<((Uid, Uid), JudgeColumn)> {
        let (row, column) = self.at.get_untracked();
        let row = self.rows.with_untracked(|rows| rows.get(row).copied())?;
        let column = self.columns.with_untracked(|columns| columns.get(column).cloned())?;
        Some(((row, column.uid), column))
    }

    fn go(self, (row, column): (usize, usize)) {
        self.at.set((row, column));
        self.typed.set(None);
        let tops = tops(self.rows.get_untracked().iter().map(|_| ROW));
        super::scroll::bring_into_sight(PANE, &tops, row);
        super::scroll::focus(format!("judge-{row}-{column}"), move || {
            self.at.try_get_untracked() == Some((row, column))
        });
    }

    fn step(self, pace: Pace) {
        let size =
            (self.rows.with_untracked(|r| r.len()), self.columns.with_untracked(|c| c.len()));
        self.go(plumbline::present::priority::judge::next(self.at.get_untracked(), size, pace));
    }

    fn give(self, figure: Option<f64>) {
        let Some((cell, _)) = self.cell() else { return };
        let session = self.board.session;
        let uid = session.new_uid();
        let voice = said_by(self.voice.get_untracked(), session);
        let step = step::judge(&session.workspace_now(), self.judge, cell, figure, uid, &voice);
        self.board.take(step);
    }

    /// Takes a key pressed on a cell; whether it meant something.
    fn on_key(self, press: &Press) -> bool {
        if press.chord || self.typed.with_untracked(Option::is_some) {
            return false;
        }
        if let Some(pace) = pace(&press.key) {
            self.step(pace);
            return true;
        }
        let Some((_, column)) = self.cell() else { return false };
        let digit = press.key.parse::<u32>().ok().filter(|_| press.key.len() == 1);
        match (press.key.as_str(), digit.and_then(|digit| column.digit(digit))) {
            (_, Some(figure)) => {
                self.give(Some(figure));
                self.step(Pace::Next);
            }
            ("Delete" | "Backspace", _) => self.give(None),
            ("Enter" | "F2", _) => self.open(),
            (key, _) if key == "-" || (digit.is_some() && !column.by_digit()) => self.type_in(key),
            _ => return false,
        }
        true
    }

    /// Opens the field of the current cell with what it holds.
    fn open(self) {
        let text = self.held();
        self.whole.set(true);
        self.typed.set(Some(Typing { opened: text.clone(), text }));
        dom::focus_soon("#judge-typed");
    }

    /// Opens the field of the current cell with the first key of a figure.
    fn type_in(self, first: &str) {
        self.whole.set(false);
        self.typed.set(Some(Typing { opened: self.held(), text: first.to_owned() }));
        dom::focus_soon("#judge-typed");
    }

    /// The current cell as it is typed.
    fn held(self) -> String {
        let locale = self.board.view.locale.get_untracked();
        let figure = self.cell().and_then(|(cell, _)| {
            self.figures.with_untracked(|figures| figures.get(&cell).copied())
        });
        figure.map(|figure| locale.number_input(figure)).unwrap_or_default()
    }

    /// Takes a key pressed in the field of a cell.
    fn on_typed_key(self, press: &Press) -> bool {
        match press.key.as_str() {
            "Enter" | "Tab" => {
                let kept = self.take_typed();
                if kept { self.step(Pace::Next) } else { self.go(self.at.get_untracked()) }
            }
            "Escape" => self.go(self.at.get_untracked()),
            _ => return false,
        }
        true
    }

    /// Closes the field and gives the cell what was typed; whether it could be taken.
    fn take_typed(self) -> bool {
        // A field that goes with its page is left when nothing of the grid is there any more.
        let Some(typing) = self.typed.try_get_untracked().flatten() else { return true };
        self.typed.set(None);
        let Some((_, column)) = self.cell() else { return true };
        let locale = self.board.view.locale.get_untracked();
        match column.given(&typing, decimal_of(locale)) {
            Ok(Given::AsItWas) => true,
            Ok(Given::Figure(figure)) => {
                self.give(figure);
                true
            }
            Err(_) => {
                let (low, high) = column.limits();
                let number = |number| locale.number_input(number);
                let text = &*typing.text;
                let words = [("value", text), ("low", &number(low)), ("high", &number(high))];
                let said = if column.whole { P::GridWhole } else { P::GridOutside };
                self.board.session.say(&said.with(&words), false);
                false
            }
        }
    }
}

/// The voice of a name today.
fn said_by(scorer: String, session: crate::ui::session::Session) -> Voice {
    Voice { scorer, day: Some(session.today()) }
}

/// The grid as a screen.
#[component]
pub fn MatrixView(matrix: Matrix) -> impl IntoView {
    let tops = Memo::new(move |_| Arc::new(tops(matrix.rows.get().iter().map(|_| ROW))));
    let seen = RwSignal::new((0.0, 60.0));
    let measure = move || seen.set(super::scroll::in_sight(PANE, &tops.get_untracked()));
    Effect::new(move || {
        tops.track();
        dom::after_while(seen, 0, measure);
    });
    let drawn = Memo::new(move |_| stretch(&tops.get(), seen.get(), BEYOND, WHOLE));
    let tab = Memo::new(move |_| {
        let Stretch { from, to, .. } = drawn.get();
        let columns = matrix.columns.with(|columns| columns.len());
        drawn_cell(matrix.at.get(), from..to, columns)
    });
    let rows = move || {
        let (rows, Stretch { from, to, .. }) = (matrix.rows.get(), drawn.get());
        let pairs = rows.iter().copied().enumerate().skip(from).take(to.saturating_sub(from));
        pairs.collect::<Vec<(usize, Uid)>>()
    };
    let across = move || matrix.columns.with(|columns| columns.len().max(1).to_string());
    let what = kind_heading(matrix.judge.kind(), Number::Plural);
    view! {
        <div class="judge-pane" id=PANE on:scroll=move |_| measure()>
            <div class="judge" role="grid" aria-label=P::Grid.with(&[("what", &what)])
                aria-rowcount=live(move || (matrix.rows.with(|rows| rows.len()) + 1).to_string())
                aria-describedby="judge-about" style:--columns=across
                on:keydown=move |event| Press::give(&event, |press| matrix.on_key(press))>
                <Heads matrix=matrix/>
                <div role="presentation" style:height=live(move || format!("{}rem", drawn.get().before))></div>
                <For each=rows key=|row| *row let((nth, uid))>
                    <Row matrix=matrix nth=nth uid=uid tab=tab/>
                </For>
                <div role="presentation" style:height=live(move || format!("{}rem", drawn.get().after))></div>
            </div>
        </div>
    }
}

#[component]
fn Heads(matrix: Matrix) -> impl IntoView {
    let head = move |(nth, column): (usize, JudgeColumn)| {
        let on = move || matrix.at.get().1 == nth;
        view! { <span class="cut-text" role="columnheader" class:on=on title=column.about>{column.name}</span> }
    };
    view! {
        <div class="judge-row head" role="row" aria-rowindex="1">
            <span role="columnheader">{P::Project.say()}</span>
            {part(move || matrix.columns.get().iter().cloned().enumerate().map(head).collect_view())}
        </div>
    }
}

#[component]
fn Row(matrix: Matrix, nth: usize, uid: Uid, tab: Memo<(usize, usize)>) -> impl IntoView {
    let name = Memo::new(move |_| {
        matrix.board.view.rows(RecordKind::Project).track();
        let workspace = matrix.board.session.workspace_now();
        workspace.find(Id::<Project>::new(uid)).map(|project| project.name.clone())
    });
    let columns = move || {
        let columns = matrix.columns.get();
        columns.iter().map(|column| column.uid).enumerate().collect::<Vec<_>>()
    };
    view! {
        <div class="judge-row" role="row" aria-rowindex=(nth + 2).to_string()>
            <span class="cut-text" role="rowheader" title=live(move || name.get())>{part(move || name.get())}</span>
            <For each=columns key=|at| *at let((column, of))>
                <Cell matrix=matrix at=(nth, column) cell=(uid, of) tab=tab/>
            </For>
        </div>
    }
}

#[component]
fn Cell(
    matrix: Matrix,
    at: (usize, usize),
    cell: (Uid, Uid),
    tab: Memo<(usize, usize)>,
) -> impl IntoView {
    let figure = Memo::new(move |_| matrix.figures.with(|figures| figures.get(&cell).copied()));
    let mark = Memo::new(move |_| matrix.marks.with(|marks| marks.get(&cell).copied()));
    let here = Memo::new(move |_| matrix.at.get() == at);
    let typing = move || here.get() && matrix.typed.with(Option::is_some);
    let shown = move || match (typing(), figure.get()) {
        (true, _) => view! { <Typed matrix=matrix/> }.into_any(),
        (false, Some(figure)) => {
            let text = matrix.board.view.locale.get().number_input(figure);
            match mark.get() {
                None => text.into_any(),
                Some(mark) => {
                    view! { {mark.of(&text)}<span class="vh">" "{mark.said()}</span> }.into_any()
                }
            }
        }
        (false, None) => view! {
            <span aria-hidden="true">"–"</span><span class="vh">{P::GridMissing.say()}</span>
        }
        .into_any(),
    };
    view! {
        <span class="judge-cell num" role="gridcell" id=format!("judge-{}-{}", at.0, at.1)
            class:missing=live(move || figure.get().is_none())
            tabindex=live(move || if tab.get() == at { "0" } else { "-1" })
            on:focus=move |_| if !here.get_untracked() { matrix.at.set(at) }
            on:dblclick=move |_| matrix.open()>{shown}</span>
    }
}

/// The field of the cell that is typed into.
#[component]
fn Typed(matrix: Matrix) -> impl IntoView {
    view! {
        <input class="input number" id="judge-typed" type="text" inputmode="decimal" autocomplete="off"
            aria-label=P::GridEdit.say()
            prop:value=matrix.typed.get_untracked().map(|typing| typing.text)
            on:input=move |event| {
                let text = event_target_value(&event);
                matrix.typed.update_untracked(|typed| {
                    if let Some(typing) = typed {
                        typing.text = text;
                    }
                });
            }
            on:focus=move |event| if matrix.whole.get_untracked() {
                event_target::<HtmlInputElement>(&event).select();
            }
            on:keydown=move |event| Press::give(&event, |press| matrix.on_typed_key(press))
            on:blur=move |_| _ = matrix.take_typed()/>
    }
}
