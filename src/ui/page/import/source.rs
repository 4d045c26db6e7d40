//! Where the table comes from: nothing yet, being read, refused, or read.

use super::desk::{Desk, Stage};
use super::{Pick, Step};
use crate::ui::kit::parts::part;
use crate::ui::page::start::Brings;
use crate::ui::reactive::RwSignal;
use crate::ui::session::ReadFault;
use crate::ui::start::ways::{PasteOrChoose, PasteTarget};
use leptos::prelude::*;
use plumbline::file::sheet::decode::Encoding;
use plumbline::file::sheet::range::HeaderChoice;
use plumbline::file::sheet::sniff::Delimiter;
use plumbline::file::sheet::{BookNote, SheetRead};
use plumbline::present::import::{
    delimiter_word, encoding_name, fault_text, range_notes, source_line,
};
use plumbline::present::text::{Text as _, import::ImportText as T};
use std::sync::Arc;

/// No table yet: three ways to bring one.
#[component]
pub fn Empty() -> impl IntoView {
    let brings = Brings::new();
    brings.listen_for_paste();
    view! {
        <div class="page-head"><h1 tabindex="-1">{T::TitleEmpty.say()}</h1></div>
        <div class="pane import-empty">
            <p class="lead">{T::EmptyLead.say()}</p>
            <PasteTarget host=brings.host() note=T::EmptyDrop.say()/>
            <div class="line"><PasteOrChoose host=brings.host()/></div>
        </div>
    }
}

/// The table is being read.
#[component]
pub fn Reading(desk: Desk) -> impl IntoView {
    let name = desk.session.inbox.get_untracked().map(|inbox| inbox.name).unwrap_or_default();
    let title = match name.as_str() {
        "" => T::ReadingPasted.say().to_owned(),
        name => T::ReadingTitle.with(&[("name", name)]),
    };
    let percent = move || (desk.progress.get() * 100.0).round().to_string();
    view! {
        <div class="page-head"><h1 tabindex="-1">{title.clone()}</h1></div>
        <div class="pane import-empty">
            <progress max="100" value=percent aria-label=title></progress>
            <p class="soft">{T::ReadingNote.say()}</p>
            <button class="btn secondary" on:click=move |_| desk.session.cancel_reading()>
                {T::Cancel.say()}
            </button>
        </div>
    }
}

/// The table cannot be read: what happened, what is safe, what to do.
#[component]
pub fn Refused(desk: Desk) -> impl IntoView {
    let brings = Brings::new();
    brings.listen_for_paste();
    let words = move || {
        let locale = desk.view.locale.get();
        match desk.stage.get() {
            Stage::Fault(ReadFault::Sheet(fault)) => fault_text(fault, locale),
            Stage::Fault(ReadFault::Version) => {
                (T::FaultVersion.say().to_owned(), T::FaultVersionDo.say())
            }
            _ => (T::FaultDied.say().to_owned(), T::FaultDiedDo.say()),
        }
    };
    view! {
        <div class="page-head"><h1 tabindex="-1">{T::FaultTitle.say()}</h1></div>
        <div class="pane import-empty" role="alert">
            <p class="lead">{part(move || words().0)}</p>
            <p>{T::FaultSafe.say()}</p>
            <p>{part(move || words().1)}</p>
            <div class="line"><PasteOrChoose host=brings.host()/></div>
            <button class="btn quiet" on:click=move |_| desk.read()>{T::TryAgain.say()}</button>
        </div>
    }
}

/// The step that says how the table was read.
#[component]
pub fn SourceStep(desk: Desk, sheet: Arc<SheetRead>) -> impl IntoView {
    let name = desk.session.inbox.get_untracked().map(|inbox| inbox.name).unwrap_or_default();
    let said = sheet.clone();
    let summary = Signal::derive(move || source_line(&name, &said, desk.view.locale.get()));
    let notes = range_notes(&sheet, desk.view.locale.get_untracked());
    // A workbook of several sheets is asked about at once.
    let several = sheet.book.as_ref().is_some_and(|book| book.sheets.len() > 1);
    view! {
        <Step number=1 done=true title=T::Source summary=summary open=RwSignal::new(several)>
            <div class="line">
                {match &sheet.book {
                    Some(book) => view! { <SheetChoice desk=desk book=book.clone()/> }.into_any(),
                    None => view! { <TextChoice desk=desk/> }.into_any(),
                }}
            </div>
            {notes.iter().cloned().map(|note| view! { <p class="soft">{note}</p> }).collect_view()}
        </Step>
    }
}

/// Which sheet of a workbook.
#[component]
fn SheetChoice(desk: Desk, book: BookNote) -> impl IntoView {
    let options = book.sheets.iter().enumerate().map(|(nth, sheet)| {
        let name = match sheet.hidden {
            true => T::SheetHidden.with(&[("name", &sheet.name)]),
            false => sheet.name.clone(),
        };
        (nth.to_string(), name)
    });
    let pick = Callback::new(move |picked: String| {
        desk.options.update(|options| {
            options.sheet = picked.parse().ok();
            options.header = HeaderChoice::Automatic;
        });
        desk.read();
    });
    view! {
        <span class="label">{T::SheetLabel.say()}</span>
        <Pick label=T::SheetLabel.say() options=options.collect()
            value=Signal::stored(book.chosen.to_string()) on_pick=pick/>
    }
}

/// How a text is parted and encoded.
#[component]
fn TextChoice(desk: Desk) -> impl IntoView {
    let found = T::FoundOut.say().to_owned();
    let delimiters: Vec<(String, String)> =
        std::iter::once((String::new(), found.clone()))
            .chain(Delimiter::ALL.iter().enumerate().map(|(nth, delimiter)| {
                (nth.to_string(), delimiter_word(*delimiter).say().to_owned())
            }))
            .collect();
    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le];
    let encodings: Vec<(String, String)> = std::iter::once((String::new(), found))
        .chain(
            ENCODINGS
                .iter()
                .enumerate()
                .map(|(nth, encoding)| (nth.to_string(), encoding_name(*encoding).to_owned())),
        )
        .collect();
    let pick_delimiter = Callback::new(move |picked: String| {
        let place = picked.parse::<usize>().ok();
        desk.options.update(|options| {
            options.delimiter = place.and_then(|place| Delimiter::ALL.get(place)).copied();
        });
        desk.read();
    });
    let pick_encoding = Callback::new(move |picked: String| {
        let place = picked.parse::<usize>().ok();
        desk.options.update(|options| {
            options.encoding = place.and_then(|place| ENCODINGS.get(place)).copied();
        });
        desk.read();
    });
    let now = desk.options.get_untracked();
    let place = |place: Option<usize>| place.map(|place| place.to_string()).unwrap_or_default();
    let delimiter = place(Delimiter::ALL.iter().position(|d| Some(*d) == now.delimiter));
    let encoding = place(ENCODINGS.iter().position(|e| Some(*e) == now.encoding));
    view! {
        <span class="label">{T::DelimiterLabel.say()}</span>
        <Pick label=T::DelimiterLabel.say() options=delimiters
            value=Signal::stored(delimiter) on_pick=pick_delimiter/>
        <span class="label">{T::EncodingLabel.say()}</span>
        <Pick label=T::EncodingLabel.say() options=encodings
            value=Signal::stored(encoding) on_pick=pick_encoding/>
    }
}
