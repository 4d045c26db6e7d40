//! Bytes as a code that survives chat, dictation and a QR code: letters and digits that are not
//! mistaken for each other, with a checksum; long ones in parts that come in any order.

use super::bytes::{Reader, Writer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Most characters of a code in a link: what every browser's address bar takes.
pub const CODE_CHARS_MAX: usize = 8_000;
/// Bytes of checksum behind the content.
const CHECK_BYTES: usize = 4;
/// Letters and digits without I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Most parts of a code.
const PARTS_MAX: usize = 64;
/// What every code begins with.
const MARK: &str = "PL";

/// What a code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The answers of a respondent.
    Answers,
    /// An invitation.
    Invite,
    /// One part of a longer code.
    Part,
    /// Questions that do not ship.
    Questions,
}

impl Kind {
    /// The letter behind the mark.
    fn letter(self) -> char {
        match self {
            Kind::Answers => 'A',
            Kind::Invite => 'J',
            Kind::Part => 'P',
            Kind::Questions => 'Q',
        }
    }
}

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It does not begin as one.
    NoCode,
    /// A character that no code has.
    Character(char),
    /// The checksum is wrong: something is missing or mistyped.
    Checksum,
}

/// The checksum, of the kind and the bytes.
fn check(kind: Kind, bytes: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update([kind.letter() as u8]);
    hash.update(bytes);
    hash.finalize().iter().copied().take(CHECK_BYTES).collect()
}

/// Bytes as a code, without blanks.
pub fn write(kind: Kind, bytes: &[u8]) -> String {
    let mut code = format!("{MARK}{}", kind.letter());
    let mut all = bytes.to_vec();
    all.extend(check(kind, bytes));
    let (mut held, mut bits) = (0_u32, 0);
    let mut push = |number: u32| {
        let letter = LETTERS.get(number as usize & 31).copied().unwrap_or(b'0');
        code.push(letter as char);
    };
    for byte in all {
        held = ((held << 8) | u32::from(byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(held >> bits);
        }
    }
    if bits > 0 {
        push(held << (5 - bits));
    }
    code
}

/// What a text that begins as a code holds; None for other texts.
pub fn kind_of(text: &str) -> Option<Kind> {
    let mut signs = text.chars().filter(|c| !is_gap(*c)).map(|c| c.to_ascii_uppercase());
    if signs.next() != Some('P') || signs.next() != Some('L') {
        return None;
    }
    let letter = signs.next()?;
    [Kind::Answers, Kind::Invite, Kind::Part, Kind::Questions]
        .into_iter()
        .find(|kind| kind.letter() == letter)
}

/// What stands between the groups of a code.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{200b}' | '\u{feff}')
}

/// Reads a code. Case does not matter, nor do blanks and hyphens; O reads as 0, I and L as 1.
///
/// # Errors
/// A [`CodeFault`].
pub fn read(text: &str) -> Result<(Kind, Vec<u8>), CodeFault> {
    let kind = kind_of(text).ok_or(CodeFault::NoCode)?;
    let signs = text.chars().filter(|c| !is_gap(*c)).skip(MARK.len() + 1);
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in signs {
        let upper = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let number = LETTERS.iter().position(|letter| *letter as char == upper);
        let number = number.ok_or(CodeFault::Character(sign))?;
        held = ((held << 5) | number as u32) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    let whole = bits < 5 && held & ((1 << bits) - 1) == 0;
    let split = bytes.len().checked_sub(CHECK_BYTES).ok_or(CodeFault::Checksum)?;
    let found = bytes.split_off(split);
    if whole && found == check(kind, &bytes) { Ok((kind, bytes)) } else { Err(CodeFault::Checksum) }
}

/// A code in parts of about so many characters; the code itself where it is not longer.
pub fn parts(code: &str, chars: usize) -> Vec<String> {
    let chars = chars.max(40);
    if code.len() <= chars {
        return vec![code.to_owned()];
    }
    // Of each part some characters name the whole and carry the checksum.
    let own = (chars - 24) * 5 / 8;
    let chunks: Vec<&[u8]> =
        code.as_bytes().chunks(own.max(code.len().div_ceil(PARTS_MAX))).collect();
    let mark: Vec<u8> = Sha256::digest(code.as_bytes()).iter().copied().take(4).collect();
    let part = |(nth, chunk): (usize, &&[u8])| {
        let mut to = Writer::new();
        to.bytes(&mark);
        to.number(nth as u32);
        to.number(chunks.len() as u32);
        to.bytes(chunk);
        write(Kind::Part, &to.end())
    };
    chunks.iter().enumerate().map(part).collect()
}

/// Why a part does not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsFault {
    /// It is no part of a code.
    NoPart,
    /// All parts are there, but they do not fit together.
    Broken,
}

/// Parts of longer codes that have come so far, in any order and as often as they like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts(BTreeMap<([u8; 4], usize), BTreeMap<usize, Vec<u8>>>);

impl Parts {
    /// Takes the content of a part. Gives the whole code once its last part is there.
    ///
    /// # Errors
    /// [`PartsFault`]; what had come before is kept, unless the whole is broken.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Option<String>, PartsFault> {
        let mut from = Reader::new(bytes);
        let mut head = || -> Option<([u8; 4], usize, usize)> {
            let mark = from.array().ok()?;
            let nth = from.number().ok()? as usize;
            let count = from.count(PARTS_MAX).ok()?;
            (nth < count).then_some((mark, nth, count))
        };
        let (mark, nth, count) = head().ok_or(PartsFault::NoPart)?;
        let rest = from.rest().to_vec();
        let held = self.0.entry((mark, count)).or_default();
        held.insert(nth, rest);
        if held.len() < count {
            return Ok(None);
        }
        let whole: Vec<u8> = held.values().flatten().copied().collect();
        self.0.remove(&(mark, count));
        let right = Sha256::digest(&whole).iter().take(4).eq(mark.iter());
        let code = String::from_utf8(whole).ok().filter(|_| right);
        code.map(Some).ok_or(PartsFault::Broken)
    }

    /// Codes begun: parts there and parts in all.
    pub fn open(&self) -> Vec<(usize, usize)> {
        self.0.iter().map(|((_, count), held)| (held.len(), *count)).collect()
    }
}
