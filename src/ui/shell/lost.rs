//! Addresses of records that are no longer there: the list is shown, and that the record is gone.

use crate::ui::route::use_router;
use crate::ui::session::use_session;
use leptos::prelude::*;
use plumbline::model::{RecordKind, RecordRef, Uid};
use plumbline::present::page::Page;
use plumbline::present::text::{Text as _, shell::ShellText};

/// The kinds of records a page opens by their address.
fn kinds(page: Page) -> &'static [RecordKind] {
    match page {
        Page::Projects => &[RecordKind::Project],
        Page::People => &[RecordKind::Person, RecordKind::Role],
        _ => &[],
    }
}

/// Follows the record an address names, as long as the page is shown.
pub fn follow(page: Page) {
    let kinds = kinds(page);
    if kinds.is_empty() {
        return;
    }
    let (router, session) = (use_router(), use_session());
    let open = router.state("open");
    Effect::new(move || {
        let Some(code) = open.get() else { return };
        let workspace = session.workspace_now();
        let is_there = code.parse::<Uid>().is_ok_and(|uid| {
            kinds.iter().any(|kind| workspace.record(RecordRef { kind: *kind, uid }).is_some())
        });
        if !is_there {
            router.set_state("open", None);
            session.say(ShellText::LostRecord.say(), false);
        }
    });
}
