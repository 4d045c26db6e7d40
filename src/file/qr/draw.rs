//! A text as a QR code: the letters of codes take fewer modules than other text.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write as _;

/// Modules left free on each side, as the standard asks.
const QUIET: i32 = 4;

/// A QR code as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Modules a side, the quiet zone included.
    pub side: i32,
    /// The dark modules as an SVG path, one unit a module.
    pub path: String,
    /// Version of the code, 1 to 40.
    pub version: u8,
}

/// Draws `lead` and `code` as one text, with error correction M where there is room, L else.
/// None where it does not fit into a QR code.
pub fn draw(lead: &str, code: &str) -> Option<Picture> {
    let qr = encode(lead, code)?;
    let mut path = String::new();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let from = x;
            while x < qr.size() && qr.get_module(x, y) {
                x += 1;
            }
            if x > from {
                // Writing to a text cannot fail.
                _ = write!(
                    path,
                    "M{} {}h{}v1H{}z",
                    from + QUIET,
                    y + QUIET,
                    x - from,
                    from + QUIET
                );
            }
            x += 1;
        }
    }
    Some(Picture { side: qr.size() + 2 * QUIET, path, version: qr.version().value() })
}

/// The code of lead and text in the segments that take the least room.
pub(super) fn encode(lead: &str, code: &str) -> Option<QrCode> {
    let mut segments = Vec::new();
    if !lead.is_empty() {
        segments.push(QrSegment::make_bytes(lead.as_bytes()));
    }
    if QrSegment::is_alphanumeric(code) {
        segments.push(QrSegment::make_alphanumeric(code));
    } else {
        segments.push(QrSegment::make_bytes(code.as_bytes()));
    }
    let with = |level| {
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::MAX, None, true)
    };
    with(QrCodeEcc::Medium).or_else(|_| with(QrCodeEcc::Low)).ok()
}
