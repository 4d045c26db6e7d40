//! The files worker.

fn main() {}
