//! The bytes of packets: small numbers in one byte, answers in five bits.

use super::{FORM, PacketFault};
use chrono::{Days, NaiveDate};

/// The day that is number 1.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 1, 1);

/// A day as a number from 1; 0 for days before 2020, which no packet is from.
pub(super) fn day_number(day: NaiveDate) -> u32 {
    let days = FIRST_DAY.map_or(-1, |first| (day - first).num_days());
    u32::try_from(days + 1).unwrap_or_default()
}

/// The day of a number; None for 0.
pub(super) fn day_of(number: u32) -> Result<Option<NaiveDate>, PacketFault> {
    let Some(days) = number.checked_sub(1) else { return Ok(None) };
    let day = FIRST_DAY.and_then(|first| first.checked_add_days(Days::new(u64::from(days))));
    day.map(Some).ok_or(PacketFault::Wrong)
}

/// Writes.
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn new() -> Self {
        Writer(Vec::new())
    }

    /// One byte.
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A number in groups of seven bits, the lowest first.
    pub(super) fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// The length of a text in bytes, then the text.
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.bytes(text.as_bytes());
    }

    /// Numbers below 32, five bits each, filled up with zero bits.
    pub(super) fn fives(&mut self, numbers: impl Iterator<Item = u8>) {
        let (mut held, mut bits) = (0_u32, 0);
        for number in numbers {
            held = (held << 5) | u32::from(number & 31);
            bits += 5;
            while bits >= 8 {
                bits -= 8;
                self.0.push((held >> bits) as u8);
            }
        }
        if bits > 0 {
            self.0.push((held << (8 - bits)) as u8);
        }
    }

    /// All that was written.
    pub(super) fn end(self) -> Vec<u8> {
        self.0
    }
}

/// Reads.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], PacketFault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(PacketFault::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The number of the form, which must be the one that is known.
    pub(super) fn form(&mut self) -> Result<(), PacketFault> {
        match self.byte()? {
            FORM => Ok(()),
            0 => Err(PacketFault::Wrong),
            later => Err(PacketFault::LaterForm(later)),
        }
    }

    /// One byte.
    pub(super) fn byte(&mut self) -> Result<u8, PacketFault> {
        self.take(1)?.first().copied().ok_or(PacketFault::Short)
    }

    /// So many bytes as an array.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], PacketFault> {
        self.take(N)?.try_into().map_err(|_| PacketFault::Short)
    }

    /// A number in groups of seven bits; one with groups of nothing at its end is refused.
    pub(super) fn number(&mut self) -> Result<u32, PacketFault> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                // One form a number: no groups of nothing at its end.
                let padded = byte == 0 && shift > 0;
                let fits = u32::try_from(number).ok().filter(|_| !padded);
                return fits.ok_or(PacketFault::Wrong);
            }
            shift += 7;
            if shift > 28 {
                return Err(PacketFault::Wrong);
            }
        }
    }

    /// A count up to a limit.
    pub(super) fn count(&mut self, most: usize) -> Result<usize, PacketFault> {
        let count = self.number()? as usize;
        if count <= most { Ok(count) } else { Err(PacketFault::Wrong) }
    }

    /// A text of so many characters at most.
    pub(super) fn text(&mut self, chars_max: usize) -> Result<String, PacketFault> {
        let length = self.count(chars_max * 4)?;
        let text = std::str::from_utf8(self.take(length)?).map_err(|_| PacketFault::Wrong)?;
        let fits = text.chars().count() <= chars_max;
        if fits { Ok(text.to_owned()) } else { Err(PacketFault::Wrong) }
    }

    /// So many numbers below 32; the bits that fill up must be zero.
    pub(super) fn fives(&mut self, count: usize) -> Result<Vec<u8>, PacketFault> {
        let bytes = self.take((count * 5).div_ceil(8))?;
        let mut numbers = Vec::with_capacity(count);
        let (mut held, mut bits) = (0_u32, 0);
        for byte in bytes {
            held = (held << 8) | u32::from(*byte);
            bits += 8;
            while bits >= 5 && numbers.len() < count {
                bits -= 5;
                numbers.push((held >> bits) as u8 & 31);
            }
            held &= (1 << bits) - 1;
        }
        if held == 0 { Ok(numbers) } else { Err(PacketFault::Wrong) }
    }

    /// What is left.
    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), PacketFault> {
        if self.0.is_empty() { Ok(()) } else { Err(PacketFault::Trailing) }
    }
}
