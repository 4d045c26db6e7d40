//! Guest mode: nothing is written to this browser. It is asked for in the address, so that it
//! holds from the first moment, in both programs, and leaves no trace of its own.

use std::cell::OnceCell;

/// The address of the page in guest mode, at the first page.
pub const ENTER: &str = "./?guest#/start";
/// The address of the page outside it.
#[allow(dead_code, reason = "the program of a first visit shows no way out")]
pub const LEAVE: &str = "./#/start";

thread_local! {
    static GUEST: OnceCell<bool> = const { OnceCell::new() };
}

/// Whether this window is a guest's.
pub fn is_guest() -> bool {
    GUEST.with(|guest| *guest.get_or_init(asked))
}

fn asked() -> bool {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    let search = search.unwrap_or_default();
    search.trim_start_matches('?').split('&').any(|part| matches!(part, "guest" | "guest="))
}
