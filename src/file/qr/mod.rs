//! QR codes: drawing one as a path, and finding those in a picture of grey values.

mod draw;
mod find;
#[cfg(test)]
mod tests;

pub use draw::{Picture, draw};
pub use find::{Grey, PIXELS_MAX, find};
