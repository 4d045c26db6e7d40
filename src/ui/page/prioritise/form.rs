//! The form of one criterion, in a dialog: new, of a column of the sheet, or one that is there.

use super::board::Board;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use plumbline::model::{Criterion, CriterionSource, Id, RecordKind, RecordRef, Uid};
use plumbline::present::priority::draft::{Draft, DraftFault, likely_field, numeric_fields};
use plumbline::present::priority::step;
use plumbline::present::text::fields::choice_label;
use plumbline::present::text::{Text as _, prioritise::PrioritiseText as P};

/// The form. A handle: copies are the same form.
#[derive(Clone, Copy)]
pub struct Form {
    board: Board,
    open: RwSignal<bool>,
    held: RwSignal<Option<Uid>>,
    draft: RwSignal<Draft>,
    faults: RwSignal<Vec<DraftFault>>,
}

impl Form {
    /// A closed form.
    pub fn start(board: Board) -> Self {
        Self {
            board,
            open: RwSignal::new(false),
            held: RwSignal::new(None),
            draft: RwSignal::new(Draft::default()),
            faults: RwSignal::new(Vec::new()),
        }
    }

    fn show(self, held: Option<Uid>, draft: Draft) {
        self.held.set(held);
        self.draft.set(draft);
        self.faults.set(Vec::new());
        self.open.set(true);
    }

    /// Opens it for a new criterion that people score.
    pub fn new_scored(self) {
        self.show(None, Draft::scored());
    }

    /// Opens it for a column of the sheet.
    pub fn new_of_column(self) {
        let session = self.board.session;
        let (workspace, today) = (session.workspace_now(), session.today());
        let locale = self.board.view.locale.get_untracked();
        match likely_field(&workspace, today) {
            Some(field) => self.show(None, Draft::of_field(&workspace, &field, locale, today)),
            None => session.say(P::NoColumn.say(), false),
        }
    }

    /// Opens it for a criterion that is there.
    pub fn edit(self, uid: Uid) {
        let workspace = self.board.session.workspace_now();
        if let Some(criterion) = workspace.find(Id::<Criterion>::new(uid)) {
            let locale = self.board.view.locale.get_untracked();
            self.show(Some(uid), Draft::of(criterion, locale));
        }
    }

    fn save(self) {
        let session = self.board.session;
        let (draft, held) = (self.draft.get_untracked(), self.held.get_untracked());
        match step::criterion(&session.workspace_now(), &draft, held, session.new_uid()) {
            Ok(step) => {
                if session.dispatch(&step.command, step.label) {
                    self.open.set(false);
                }
            }
            Err(faults) => self.faults.set(faults),
        }
    }

    fn remove(self) {
        let Some(uid) = self.held.get_untracked() else { return };
        let at = RecordRef { kind: RecordKind::Criterion, uid };
        let step = step::remove(&self.board.session.workspace_now(), at);
        if self.board.take(step) {
            self.open.set(false);
        }
    }

    fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
    }
}

/// The dialog.
#[component]
pub fn CriterionForm(form: Form) -> impl IntoView {
    view! {
        <Dialog open=form.open title=P::NewCriterion.say()>
            <form class="fields" on:submit=move |event| {
                event.prevent_default();
                form.save();
            }>
                <Basics form=form/>
                <Scale form=form/>
                <Line form=form id="criterion-about" label=P::FormDescription
                    read=|draft| draft.description.clone() write=|draft, text| draft.description = text/>
                <Faults form=form/>
                <div class="line full">
                    <button class="btn primary" type="submit">{P::FormSave.say()}</button>
                    <span class="spacer"></span>
                    <Show when=move || form.held.get().is_some()>
                        <button class="btn danger" type="button" on:click=move |_| form.remove()>
                            {P::FormRemove.say()}
                        </button>
                    </Show>
                </div>
            </form>
        </Dialog>
    }
}

/// One text field of the draft.
#[component]
fn Line(
    form: Form,
    id: &'static str,
    label: P,
    read: fn(&Draft) -> String,
    write: fn(&mut Draft, String),
    #[prop(default = true)] full: bool,
    #[prop(default = "text")] mode: &'static str,
) -> impl IntoView {
    view! {
        <div class="field" class:full=full>
            <label for=id>{label.say()}</label>
            <input class="input" class:number=mode == "decimal" id=id type="text" inputmode=mode
                autocomplete="off" prop:value=live(move || form.draft.with(read))
                on:input=move |event| {
                    let text = event_target_value(&event);
                    form.change(|draft| write(draft, text));
                }/>
        </div>
    }
}

#[component]
fn Basics(form: Form) -> impl IntoView {
    let source = move || form.draft.with(|draft| draft.source.unwrap_or(CriterionSource::Scored));
    let option = |source: &CriterionSource| {
        let code = source.code();
        let word = choice_label(RecordKind::Criterion, "source", code).unwrap_or(code);
        view! { <option value=code>{word}</option> }
    };
    let choose = move |code: String| {
        form.change(|draft| draft.source = CriterionSource::from_code(&code));
    };
    view! {
        <Line form=form id="criterion-name" label=P::FormName
            read=|draft| draft.name.clone() write=|draft, text| draft.name = text/>
        <Line form=form id="criterion-weight" label=P::FormWeight full=false mode="decimal"
            read=|draft| draft.weight.clone() write=|draft, text| draft.weight = text/>
        <div class="field">
            <label for="criterion-source">{P::FormSource.say()}</label>
            <select class="select" id="criterion-source" prop:value=live(move || source().code())
                on:change=move |event| choose(event_target_value(&event))>
                {CriterionSource::ALL.iter().map(option).collect_view()}
            </select>
        </div>
        <Show when=move || source() == CriterionSource::Field><FieldChoice form=form/></Show>
    }
}

#[component]
fn FieldChoice(form: Form) -> impl IntoView {
    let fields = numeric_fields(&form.board.session.workspace_now());
    let option = |(key, title): (String, String)| view! { <option value=key>{title}</option> };
    let fields = fields.into_iter().map(|field| (field.key, field.title));
    let none = (String::new(), P::FormNoField.say().to_owned());
    let choose = move |field: String| {
        let named = form.draft.with_untracked(|draft| draft.name.clone());
        let draft = Draft { field, name: named, ..form.draft.get_untracked() };
        form.draft.set(form.board.view.anchored(draft));
    };
    view! {
        <div class="field">
            <label for="criterion-field">{P::FormField.say()}</label>
            <select class="select" id="criterion-field" prop:value=live(move || form.draft.with(|d| d.field.clone()))
                on:change=move |event| choose(event_target_value(&event))>
                {std::iter::once(none).chain(fields).map(option).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Scale(form: Form) -> impl IntoView {
    let reads = move || form.draft.with(|draft| draft.source == Some(CriterionSource::Field));
    let suggest = move |_| form.draft.set(form.board.view.anchored(form.draft.get_untracked()));
    view! {
        <Line form=form id="criterion-low" label=P::FormLow full=false mode="decimal"
            read=|draft| draft.low.clone() write=|draft, text| draft.low = text/>
        <Line form=form id="criterion-high" label=P::FormHigh full=false mode="decimal"
            read=|draft| draft.high.clone() write=|draft, text| draft.high = text/>
        <div class="line full">
            <button class="btn secondary" type="button"
                on:click=move |_| form.draft.update(|draft| *draft = std::mem::take(draft).turned())>
                {P::FormTurn.say()}
            </button>
            <Show when=reads>
                <button class="btn secondary" type="button" on:click=suggest>{P::FormSuggest.say()}</button>
            </Show>
        </div>
        <p class="hint full">{P::FormScaleHint.say()}</p>
        <Line form=form id="criterion-anchor-low" label=P::FormAnchorLow
            read=|draft| draft.anchor_low.clone() write=|draft, text| draft.anchor_low = text/>
        <Line form=form id="criterion-anchor-high" label=P::FormAnchorHigh
            read=|draft| draft.anchor_high.clone() write=|draft, text| draft.anchor_high = text/>
    }
}

#[component]
fn Faults(form: Form) -> impl IntoView {
    let words = |fault: DraftFault| match fault {
        DraftFault::NoName => P::FaultNoName,
        DraftFault::Weight => P::FaultWeight,
        DraftFault::Low => P::FaultLow,
        DraftFault::High => P::FaultHigh,
        DraftFault::SameEnds => P::FaultSameEnds,
        DraftFault::NoField => P::FaultNoField,
    };
    view! {
        <div class="full" role="status">
            {part(move || form.faults.get().into_iter().map(|fault| view! {
                <p class="error">{words(fault).say()}</p>
            }).collect_view())}
        </div>
    }
}
