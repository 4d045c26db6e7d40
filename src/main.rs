//! The screen of Plumbline.

mod ui;

use leptos::prelude::mount_to_body;

fn main() {
    ui::platform::boot::install_panic_hook();
    mount_to_body(ui::app::App);
    ui::platform::boot::ready();
}
