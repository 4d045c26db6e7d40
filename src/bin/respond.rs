//! The program of the respondent's page: the questions of a workshop on a phone, and the ways to
//! hand the answers over; and the projector's window, which shows what the facilitator's leaves.
//! Nothing else of the product is in it.

#[allow(dead_code, reason = "the whole program uses the rest of these parts")]
#[path = "../ui"]
mod ui {
    pub mod kit {
        pub mod parts;
    }
    pub mod platform {
        pub mod boot;
        pub mod clock;
        pub mod dom;
        pub mod files;
        pub mod guest;
        pub mod ids;
        pub mod preferences;
        pub mod task;

        pub use task::spawn;
    }
    pub mod reactive;
}

#[path = "../ui/respond/mod.rs"]
mod respond;

use respond::{RespondPage, projector::Projector};
use ui::platform::{boot, dom};

/// What stands behind `#` in the address of the projector's window.
const PROJECTOR: &str = "p";

fn main() {
    boot::install_panic_hook();
    if dom::hash() == PROJECTOR {
        dom::mount_as("projector", Projector);
    } else {
        dom::mount_as("respond", RespondPage);
    }
}
