//! The compute worker: measures beside the page what takes longer than a frame.

#[path = "shell/mod.rs"]
mod shell;

fn main() {
    shell::serve::<plumbline::protocol::Engine>();
}
