//! The body of an age file: chunks of 64 KiB, each sealed by its number and by whether it is the
//! last, so that none can be cut off, swapped or added.

use super::{SealFault, cipher};
use chacha20poly1305::Nonce;
use chacha20poly1305::aead::Aead as _;

/// Bytes of a chunk.
const CHUNK: usize = 64 * 1024;
/// Bytes of the tag behind each chunk.
const TAG: usize = 16;

/// The number of a chunk in eleven bytes, and whether it is the last in one.
fn nonce(number: u64, is_last: bool) -> Nonce {
    let mut bytes = [0; 12];
    let counter = (u128::from(number) << 8) | u128::from(is_last);
    for (place, byte) in bytes.iter_mut().zip(counter.to_be_bytes().iter().skip(4)) {
        *place = *byte;
    }
    Nonce::from(bytes)
}

/// Seals bytes and puts them behind what is there.
pub(super) fn seal(key: &[u8; 32], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealFault> {
    let cipher = cipher(key);
    let count = bytes.len().div_ceil(CHUNK).max(1);
    out.reserve(bytes.len() + count * TAG);
    let mut chunks = bytes.chunks(CHUNK);
    for number in 0..count {
        // Nothing at all is one empty chunk.
        let chunk = chunks.next().unwrap_or_default();
        let sealed = cipher.encrypt(&nonce(number as u64, number + 1 == count), chunk);
        out.extend_from_slice(&sealed.map_err(|_| SealFault::TooLarge)?);
    }
    Ok(())
}

/// Opens sealed chunks.
pub(super) fn open(key: &[u8; 32], bytes: &[u8]) -> Result<Vec<u8>, SealFault> {
    let cipher = cipher(key);
    let count = bytes.len().div_ceil(CHUNK + TAG);
    let mut out = Vec::with_capacity(bytes.len().saturating_sub(count * TAG));
    for (number, chunk) in bytes.chunks(CHUNK + TAG).enumerate() {
        let is_last = number + 1 == count;
        let plain = cipher.decrypt(&nonce(number as u64, is_last), chunk);
        let plain = plain.map_err(|_| SealFault::Body)?;
        // A last chunk may be empty only where it is the first.
        if plain.is_empty() && number > 0 {
            return Err(SealFault::Body);
        }
        out.extend_from_slice(&plain);
    }
    if count == 0 { Err(SealFault::Body) } else { Ok(out) }
}
