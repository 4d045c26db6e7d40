//! The program of a first visit: the first page and nothing else, so that it stands at once.
//!
//! Whatever is wished for there is handed over to the whole program, which the start script has
//! been fetching meanwhile. The parts of the page are those of `src/ui`: this names the few of
//! them that are needed.

// The whole program uses the rest of these parts.
#[allow(dead_code)]
#[path = "../ui"]
mod ui {
    pub mod kit {
        pub mod dialog;
        pub mod icon;
        pub mod paste;
        pub mod theme;
        pub mod toast;
    }
    pub mod platform {
        pub mod boot;
        pub mod dom;
        pub mod files;
        pub mod preferences;
    }
    pub mod shell {
        pub mod help;
    }
    pub mod start;
    pub mod welcome;
}

fn main() {
    ui::platform::boot::install_panic_hook();
    ui::platform::dom::mount_as("welcome", ui::welcome::Welcome);
    ui::platform::boot::ready();
}
