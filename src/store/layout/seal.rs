//! Bytes that tell whether they are whole: a checksum before what it covers, and the chain of
//! hashes that leads from one record to the next.

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// The remainders of the sixteen half bytes under the reflected polynomial of CRC-32.
const HALF_BYTES: [u32; 16] = [
    0x0000_0000,
    0x1db7_1064,
    0x3b6e_20c8,
    0x26d9_30ac,
    0x76dc_4190,
    0x6b6b_51f4,
    0x4db2_6158,
    0x5005_713c,
    0xedb8_8320,
    0xf00f_9344,
    0xd6d6_a3e8,
    0xcb61_b38c,
    0x9b64_c2b0,
    0x86d3_d2d4,
    0xa00a_e278,
    0xbdbd_f21c,
];

/// The CRC-32 of bytes (ISO 3309, as in gzip and PNG).
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |rest: u32, half: u32| {
        let place = ((rest ^ half) & 0xf) as usize;
        HALF_BYTES.get(place).copied().unwrap_or_default() ^ (rest >> 4)
    };
    let end = bytes.iter().fold(u32::MAX, |rest, byte| {
        let byte = u32::from(*byte);
        step(step(rest, byte), byte >> 4)
    });
    !end
}

/// A text behind its checksum: eight hexadecimal digits, a space, the text.
pub fn seal(text: &[u8]) -> Vec<u8> {
    let mut sealed = format!("{:08x} ", crc32(text)).into_bytes();
    sealed.extend_from_slice(text);
    sealed
}

/// What lies behind a checksum; `None` where it is not what was sealed.
pub fn unseal(sealed: &[u8]) -> Option<&[u8]> {
    let (sum, text) = sealed.split_at_checked(9)?;
    (sum == format!("{:08x} ", crc32(text)).as_bytes()).then_some(text)
}

/// The first eight bytes of the SHA-256 of a record: what the next one names as the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain([u8; 8]);

impl Chain {
    /// The link that bytes make.
    pub fn of(bytes: &[u8]) -> Self {
        let mut link = [0; 8];
        for (to, from) in link.iter_mut().zip(Sha256::digest(bytes)) {
            *to = from;
        }
        Self(link)
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl FromStr for Chain {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let link = Self(u64::from_str_radix(text, 16).map_err(|_| ())?.to_be_bytes());
        if link.to_string() == text { Ok(link) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_checksums() {
        for (text, sum) in [
            ("", 0),
            ("a", 0xe8b7_be43),
            ("123456789", 0xcbf4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414f_a339),
        ] {
            assert_eq!(crc32(text.as_bytes()), sum, "{text}");
        }
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_breaks_a_seal() {
        let sealed = seal("{\"a\":1}\n".as_bytes());
        assert_eq!(unseal(&sealed), Some("{\"a\":1}\n".as_bytes()));
        for at in 0..sealed.len() {
            assert_eq!(unseal(&sealed[..at]), None, "{at} bytes");
            for bit in 0..8 {
                let mut bytes = sealed.clone();
                bytes[at] ^= 1 << bit;
                assert_eq!(unseal(&bytes), None, "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_link_is_read_from_its_one_form() {
        let link = Chain::of(b"abc");
        assert_eq!(link.to_string(), "ba7816bf8f01cfea", "the published hash of abc");
        assert_eq!(link.to_string().parse(), Ok(link));
        for text in ["", "1", "BA7816BF8F01CFEA", "+a7816bf8f01cfea", "ba7816bf8f01cfea0", "größe"]
        {
            assert_eq!(text.parse::<Chain>(), Err(()), "{text}");
        }
    }
}
