//! Identity: 128-bit ids made outside the library, typed by what they name.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// An untyped record id: a uuid (version 7 where the app makes it), never reused, meaning nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub u128);

/// Why a text is not an id: the form is 8-4-4-4-12 lower-case hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0;
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            (bits >> 96) as u32,
            (bits >> 80) as u16,
            (bits >> 64) as u16,
            (bits >> 48) as u16,
            bits & 0xffff_ffff_ffff
        )
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Uid {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let mut bits = 0_u128;
        for (at, byte) in text.bytes().enumerate() {
            match at {
                8 | 13 | 18 | 23 if byte == b'-' => {}
                8 | 13 | 18 | 23 => return Err(NotAnId),
                0..=35 if is_hex(byte) => {
                    let digit = (byte as char).to_digit(16).ok_or(NotAnId)?;
                    bits = (bits << 4) | u128::from(digit);
                }
                _ => return Err(NotAnId),
            }
        }
        if text.len() == 36 { Ok(Self(bits)) } else { Err(NotAnId) }
    }
}

/// The id of a record of type `R`.
pub struct Id<R>(Uid, PhantomData<fn() -> R>);

impl<R> Id<R> {
    /// Types an untyped id. That the record has this type is checked where it is looked up.
    pub fn new(uid: Uid) -> Self {
        Self(uid, PhantomData)
    }

    /// The untyped id.
    pub fn uid(self) -> Uid {
        self.0
    }
}

impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Id<R> {}

impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<R> Eq for Id<R> {}

impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_round_trip() {
        for bits in [0, 1, u128::MAX, 0x0192_f5a1_7b3c_7d4e_8f60_1234_5678_9abc] {
            let text = Uid(bits).to_string();
            assert_eq!(text.parse(), Ok(Uid(bits)));
        }
    }

    #[test]
    fn wrong_texts() {
        let good = "0192f5a1-7b3c-7d4e-8f60-123456789abc";
        assert!(good.parse::<Uid>().is_ok());
        for bad in [
            "",
            "0192f5a1",
            "0192f5a1-7b3c-7d4e-8f60-123456789ab",
            "0192f5a1-7b3c-7d4e-8f60-123456789abcd",
            "0192F5A1-7b3c-7d4e-8f60-123456789abc",
            "0192f5a1x7b3c-7d4e-8f60-123456789abc",
            "0192f5a1-7b3c-7d4e-8f60-12345678-abc",
            "0192f5ä1-7b3c-7d4e-8f60-123456789ab",
        ] {
            assert_eq!(bad.parse::<Uid>(), Err(NotAnId), "{bad:?}");
        }
    }
}
