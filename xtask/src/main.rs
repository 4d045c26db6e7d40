//! Developer commands of Plumbline.

fn main() {}
