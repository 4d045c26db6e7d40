//! The package of a workbook: its parts by name, unpacked within limits and packed again.

use crate::file::sheet::SheetFault;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::{Read as _, Write as _};

/// Most bytes a package is packed in.
const BYTES_MAX: u64 = 32 * 1024 * 1024;
/// Most bytes all parts that are read unpack to.
pub const BYTES_UNPACKED_MAX: u64 = 256 * 1024 * 1024;
/// Most parts.
const PARTS_MAX: usize = 2_000;
/// How many times its size a large part may unpack to. Rows without content pack very well, so
/// small parts are not judged by it.
const RATIO_MAX: u64 = 100;
/// Below so many bytes a part is small.
const SMALL: u64 = 64 * 1024 * 1024;

/// The end of the directory, which stands at the end of the package before a comment.
const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const COMMENT_MAX: usize = 65_535;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_BYTES: usize = 30;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// How much of a part is looked at for declarations, which stand at its beginning.
const HEAD_BYTES: usize = 4_096;

/// One part as the directory tells of it.
struct Part {
    name: String,
    method: u16,
    crc: u32,
    packed: usize,
    at: usize,
}

/// A package that is read.
pub struct Package<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
    /// Bytes that may still be unpacked.
    left: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    pair.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

impl<'a> Package<'a> {
    /// Reads the directory. Only what is asked for is unpacked later.
    ///
    /// Faults: `TooLarge`, `DamagedBook`, `UnsafeBook`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetFault> {
        let size = bytes.len() as u64;
        if size > BYTES_MAX {
            return Err(SheetFault::TooLarge { bytes: size, limit: BYTES_MAX });
        }
        let parts = directory(bytes).ok_or(SheetFault::DamagedBook)?;
        if parts.len() > PARTS_MAX || parts.iter().any(|part| is_unsafe(&part.name)) {
            return Err(SheetFault::UnsafeBook);
        }
        Ok(Self { bytes, parts, left: BYTES_UNPACKED_MAX })
    }

    /// A part as text; none where there is none of that name.
    ///
    /// Faults: `DamagedBook`, `UnpacksTooLarge`, `UnsafeBook`.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, SheetFault> {
        let same = |part: &&Part| part.name.eq_ignore_ascii_case(name);
        let Some(part) = self.parts.iter().find(same) else { return Ok(None) };
        let bytes = unpacked(self.bytes, part, self.left)?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let text = String::from_utf8(bytes).map_err(|_| SheetFault::DamagedBook)?;
        // What declares entities or a document type is no part of a workbook.
        let head = text.get(..HEAD_BYTES).unwrap_or(&text);
        if head.contains("<!DOCTYPE") || head.contains("<!ENTITY") {
            return Err(SheetFault::UnsafeBook);
        }
        Ok(Some(text))
    }
}

/// The parts a package lists, without unpacking one.
fn directory(bytes: &[u8]) -> Option<Vec<Part>> {
    let from = bytes.len().saturating_sub(END_BYTES + COMMENT_MAX);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(END.len()).rposition(|window| window == END)?;
    let count = usize::from(u16_at(bytes, end + 10)?);
    let mut at = size_at(bytes, end + 16)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != ENTRY {
            return None;
        }
        let length = |place| u16_at(bytes, at + place).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let start = at + ENTRY_BYTES;
        let own = bytes.get(start..start.checked_add(name)?)?;
        // A part that asks for a password is none that a program has packed as a workbook.
        if u16_at(bytes, at + 8)? & 1 == 1 {
            return None;
        }
        parts.push(Part {
            name: std::str::from_utf8(own).ok()?.to_owned(),
            method: u16_at(bytes, at + 10)?,
            crc: u32_at(bytes, at + 16)?,
            packed: size_at(bytes, at + 20)?,
            at: size_at(bytes, at + 42)?,
        });
        at = start + name + extra + comment;
    }
    Some(parts)
}

/// Names that would lead out of the package, or packages within it.
fn is_unsafe(name: &str) -> bool {
    let inner = [".zip", ".xlsx", ".xlsm", ".gz", ".7z"];
    let lower = name.to_lowercase();
    name.starts_with('/')
        || name.contains(['\\', ':'])
        || name.split('/').any(|step| step == "..")
        || inner.iter().any(|end| lower.ends_with(end))
}

fn unpacked(bytes: &[u8], part: &Part, left: u64) -> Result<Vec<u8>, SheetFault> {
    let damaged = SheetFault::DamagedBook;
    let packed = packed_bytes(bytes, part).ok_or(damaged)?;
    let mut out = Vec::new();
    match part.method {
        STORED => out.extend_from_slice(packed),
        DEFLATED => {
            // Real bytes are counted: what a package says of its sizes proves nothing.
            let mut reader = DeflateDecoder::new(packed).take(left.saturating_add(1));
            reader.read_to_end(&mut out).map_err(|_| damaged)?;
        }
        _ => return Err(damaged),
    }
    let size = out.len() as u64;
    let times = size / (packed.len() as u64).max(1);
    if size > left || (size > SMALL && times > RATIO_MAX) {
        return Err(SheetFault::UnpacksTooLarge { limit: BYTES_UNPACKED_MAX });
    }
    if crc_of(&out) == part.crc { Ok(out) } else { Err(damaged) }
}

fn packed_bytes<'a>(bytes: &'a [u8], part: &Part) -> Option<&'a [u8]> {
    if bytes.get(part.at..part.at.checked_add(4)?)? != LOCAL {
        return None;
    }
    let (name, extra) = (u16_at(bytes, part.at + 26)?, u16_at(bytes, part.at + 28)?);
    let start = part.at + LOCAL_BYTES + usize::from(name) + usize::from(extra);
    bytes.get(start..start.checked_add(part.packed)?)
}

fn crc_of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The day of every part: the first that packages know, so that the same content gives the same
/// bytes.
const FIRST_DAY: u16 = 33;

/// Packs parts in their order; none where there is more than a package holds.
pub fn pack(parts: &[(String, String)]) -> Option<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(content.as_bytes()).ok()?;
        let packed = encoder.finish().ok()?;
        let at = u32::try_from(out.len()).ok()?;
        let mut head = Vec::new();
        for word in [20_u16, 1 << 11, DEFLATED, 0, FIRST_DAY] {
            head.extend(word.to_le_bytes());
        }
        head.extend(crc_of(content.as_bytes()).to_le_bytes());
        head.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
        head.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
        head.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(LOCAL);
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(ENTRY);
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&head);
        // Comment, disk, inner and outer attributes.
        directory.extend([0_u8; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(parts.len()).ok()?, u32::try_from(out.len()).ok()?);
    let size = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(END);
    out.extend([0_u8; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0_u8; 2]);
    Some(out)
}
