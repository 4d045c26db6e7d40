//! Bytes to text: which encoding, and whether it is text at all.

use super::{MOST_BYTES, SheetFault};
use serde::{Deserialize, Serialize};

/// A text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, the western "ANSI".
    Windows1252,
}

/// What a file is that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BinaryKind {
    /// An Excel workbook (xlsx, xlsm, xlsb).
    Xlsx,
    /// An OpenDocument sheet.
    Ods,
    /// Another zip archive.
    Zip,
    /// An old Excel workbook (xls) or another compound file.
    Xls,
    /// A PDF.
    Pdf,
    /// A gzip archive.
    Gzip,
    /// A picture.
    Picture,
    /// A web page, as some systems export under the name of a sheet.
    Html,
    /// Bytes that no text has.
    Other,
}

/// How lines end in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineEnds {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    CrLf,
    /// Carriage return alone.
    Cr,
    /// More than one kind, as when cells hold their own.
    Mixed,
}

/// How the bytes became text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Size of the file.
    pub bytes: u64,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Whether a byte order mark said so.
    pub marked: bool,
    /// How many places did not fit the encoding and show the replacement character instead.
    pub replaced: u32,
    /// How its lines ended; in the grid every line end is a line feed.
    pub line_ends: LineEnds,
}

/// Text with every line end as a line feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How it was made.
    pub source: Source,
}

/// What Windows-1252 has at 0x80 to 0x9F; the five bytes without a character keep their control
/// code, which the grid takes out and reports (source: WHATWG Encoding Standard).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Makes text of the bytes, in the encoding told or the one found.
///
/// Found means: by byte order mark; else UTF-16 where every other byte is zero; else UTF-8 where it
/// is valid, or damaged in less than a quarter of its longer characters; else Windows-1252.
/// Faults: `Empty`, `TooLarge`, `Binary`.
pub fn decode(bytes: &[u8], told: Option<Encoding>) -> Result<Decoded, SheetFault> {
    let size = bytes.len() as u64;
    if size > MOST_BYTES {
        return Err(SheetFault::TooLarge { bytes: size, limit: MOST_BYTES });
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(SheetFault::Binary(kind));
    }
    let (mark, body) = without_mark(bytes);
    let encoding = match told.or(mark) {
        Some(encoding) => encoding,
        None => find(body)?,
    };
    let (text, replaced) = match encoding {
        Encoding::Utf8 => utf8(body),
        Encoding::Utf16Le => utf16(body, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(body, u16::from_be_bytes),
        Encoding::Windows1252 => (body.iter().map(|b| windows_1252(*b)).collect(), 0),
    };
    if text.contains('\0') {
        return Err(SheetFault::Binary(BinaryKind::Other));
    }
    let (text, line_ends) = with_line_feeds(text);
    if text.trim().is_empty() {
        return Err(SheetFault::Empty);
    }
    let marked = mark == Some(encoding);
    Ok(Decoded { text, source: Source { bytes: size, encoding, marked, replaced, line_ends } })
}

/// What the first bytes say the file is, where they say that it is no text.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<BinaryKind> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(if holds(b"opendocument.spreadsheet") {
            BinaryKind::Ods
        } else if holds(b"xl/") || holds(b"[Content_Types].xml") {
            BinaryKind::Xlsx
        } else {
            BinaryKind::Zip
        });
    }
    let magic: [(&[u8], BinaryKind); 6] = [
        (b"\xd0\xcf\x11\xe0", BinaryKind::Xls),
        (b"%PDF-", BinaryKind::Pdf),
        (b"\x1f\x8b", BinaryKind::Gzip),
        (b"\x89PNG", BinaryKind::Picture),
        (b"\xff\xd8\xff", BinaryKind::Picture),
        (b"GIF8", BinaryKind::Picture),
    ];
    let by_magic = magic.iter().find(|(start, _)| head.starts_with(start)).map(|(_, kind)| *kind);
    by_magic.or_else(|| {
        let text = head.trim_ascii_start();
        let start = text.get(..9).unwrap_or(text).to_ascii_lowercase();
        let html = start.starts_with(b"<!doctype") || start.starts_with(b"<html");
        html.then_some(BinaryKind::Html)
    })
}

fn without_mark(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    if let Some(body) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        (Some(Encoding::Utf8), body)
    } else if let Some(body) = bytes.strip_prefix(b"\xff\xfe") {
        (Some(Encoding::Utf16Le), body)
    } else if let Some(body) = bytes.strip_prefix(b"\xfe\xff") {
        (Some(Encoding::Utf16Be), body)
    } else {
        (None, bytes)
    }
}

/// The encoding of unmarked bytes. Fault: zero bytes that are not those of UTF-16.
fn find(bytes: &[u8]) -> Result<Encoding, SheetFault> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 {
        let pairs = bytes.len() / 2;
        return match (even, odd) {
            (0, odd) if 2 * odd > pairs => Ok(Encoding::Utf16Le),
            (even, 0) if 2 * even > pairs => Ok(Encoding::Utf16Be),
            _ => Err(SheetFault::Binary(BinaryKind::Other)),
        };
    }
    let (mut longer, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        longer += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let utf8 = broken == 0 || 4 * broken < longer;
    Ok(if utf8 { Encoding::Utf8 } else { Encoding::Windows1252 })
}

fn utf8(bytes: &[u8]) -> (String, u32) {
    let mut text = String::with_capacity(bytes.len());
    let mut replaced = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            replaced += 1;
        }
    }
    (text, replaced)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, u32) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut replaced = u32::from(!rest.is_empty());
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| {
            c.unwrap_or_else(|_| {
                replaced += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (text, replaced)
}

fn windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|place| WINDOWS_1252.get(usize::from(place)));
    high.copied().unwrap_or(char::from(byte))
}

/// Turns every line end into a line feed and says what there was.
fn with_line_feeds(text: String) -> (String, LineEnds) {
    let feeds = text.matches('\n').count();
    let returns = text.matches('\r').count();
    if returns == 0 {
        return (text, LineEnds::Lf);
    }
    let pairs = text.matches("\r\n").count();
    let kind = match (feeds - pairs, returns - pairs, pairs) {
        (0, 0, _) => LineEnds::CrLf,
        (0, _, 0) => LineEnds::Cr,
        _ => LineEnds::Mixed,
    };
    (text.replace("\r\n", "\n").replace('\r', "\n"), kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (String, Encoding, u32) {
        let found = decode(bytes, None).unwrap();
        (found.text, found.source.encoding, found.source.replaced)
    }

    #[test]
    fn encodings_found() {
        for (bytes, text, encoding, replaced) in [
            (b"a,b".as_slice(), "a,b", Encoding::Utf8, 0),
            (b"\xef\xbb\xbfa", "a", Encoding::Utf8, 0),
            ("Größe".as_bytes(), "Größe", Encoding::Utf8, 0),
            (b"Gr\xf6\xdfe \x80", "Größe €", Encoding::Windows1252, 0),
            (b"\xff\xfea\0\xe4\0", "aä", Encoding::Utf16Le, 0),
            (b"\xfe\xff\0a\0\xe4", "aä", Encoding::Utf16Be, 0),
            (b"a\0b\0c\0", "abc", Encoding::Utf16Le, 0),
            (b"\0a\0b\0c", "abc", Encoding::Utf16Be, 0),
            (b"\xff\xfea\0\x00\xd8b\0", "a\u{fffd}b", Encoding::Utf16Le, 1),
            ("äöüßé\u{fffd}".as_bytes(), "äöüßé\u{fffd}", Encoding::Utf8, 0),
        ] {
            assert_eq!(text_of(bytes), (text.to_owned(), encoding, replaced), "{bytes:?}");
        }
        let mut damaged = "äöüßéèà".as_bytes().to_vec();
        damaged.push(0xff);
        assert_eq!(text_of(&damaged), ("äöüßéèà\u{fffd}".to_owned(), Encoding::Utf8, 1));
    }

    #[test]
    fn what_is_no_text() {
        for (bytes, fault) in [
            (b"".as_slice(), SheetFault::Empty),
            (b"\xef\xbb\xbf", SheetFault::Empty),
            (b"\xff\xfe", SheetFault::Empty),
            (b" \r\n\n", SheetFault::Empty),
            (b"PK\x03\x04...xl/workbook.xml", SheetFault::Binary(BinaryKind::Xlsx)),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                SheetFault::Binary(BinaryKind::Ods),
            ),
            (b"PK\x03\x04photo.raw", SheetFault::Binary(BinaryKind::Zip)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", SheetFault::Binary(BinaryKind::Xls)),
            (b"%PDF-1.7", SheetFault::Binary(BinaryKind::Pdf)),
            (b"\x1f\x8b\x08", SheetFault::Binary(BinaryKind::Gzip)),
            (b"\x89PNG\r\n", SheetFault::Binary(BinaryKind::Picture)),
            (b" <HTML><body>", SheetFault::Binary(BinaryKind::Html)),
            (b"a,b\n1,\x002", SheetFault::Binary(BinaryKind::Other)),
            (b"\xef\xbb\xbfa\0", SheetFault::Binary(BinaryKind::Other)),
        ] {
            assert_eq!(decode(bytes, None).err(), Some(fault), "{bytes:?}");
        }
        let large = vec![b'a'; usize::try_from(MOST_BYTES).unwrap() + 1];
        let fault = SheetFault::TooLarge { bytes: 50_000_000, limit: MOST_BYTES };
        assert_eq!(decode(&large, None).err(), Some(fault));
    }

    #[test]
    fn line_ends_become_line_feeds() {
        for (bytes, text, ends) in [
            (b"a\nb".as_slice(), "a\nb", LineEnds::Lf),
            (b"a\r\nb\r\n", "a\nb\n", LineEnds::CrLf),
            (b"a\rb", "a\nb", LineEnds::Cr),
            (b"a\rb\r\nc", "a\nb\nc", LineEnds::Mixed),
            (b"a\nb\r\nc", "a\nb\nc", LineEnds::Mixed),
        ] {
            let found = decode(bytes, None).unwrap();
            assert_eq!((found.text.as_str(), found.source.line_ends), (text, ends));
        }
    }

    #[test]
    fn an_encoding_told_is_followed() {
        let found = decode("ä".as_bytes(), Some(Encoding::Windows1252)).unwrap();
        assert_eq!(found.text, "Ã¤");
    }
}
