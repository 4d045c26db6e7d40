//! The file worker: reads foreign files beside the page.

#[path = "shell/mod.rs"]
mod shell;

fn main() {
    shell::serve::<plumbline::protocol::Files>();
}
