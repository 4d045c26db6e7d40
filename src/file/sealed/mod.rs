//! Files under a passphrase: bare age v1 files with one scrypt recipient, which the standard tools
//! open as well. Source: the age format, C2SP, `age-encryption.org/v1`.
//!
//! The passphrase and a random salt give the key that wraps the file key; the file key gives the
//! key of the header's checksum and, with a random nonce, that of the body. Randomness is given
//! from outside.

mod body;
mod header;

use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use header::Header;
use hkdf::Hkdf;
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The work factor of files that are written: 2^16 rounds, 64 MiB.
pub const WORK_LOG2: u8 = 16;
/// The largest work factor that is read: 2^18 rounds, 256 MiB.
pub const WORK_LOG2_MAX: u8 = 18;
/// Random bytes that sealing a file takes.
pub const ENTROPY_BYTES: usize = 48;
/// Shortest passphrase, in characters.
pub const PASSPHRASE_CHARS_MIN: usize = 8;
/// Largest sealed file that is read, in bytes: the largest workspace file and its frame.
pub const SEALED_BYTES_MAX: usize = super::envelope::BYTES_MAX + 1024 * 1024;

/// Why a file is not sealed or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SealFault {
    /// It is no age file.
    Foreign,
    /// It is one written as text.
    Armoured,
    /// An age file of another version.
    Version,
    /// It is locked for keys, not with a passphrase.
    NoPassphrase,
    /// Opening it would take too much: the logarithm of its work factor.
    Work(u8),
    /// Wrong passphrase, or the first lines of the file are damaged.
    Locked,
    /// The first lines do not have their form.
    Header,
    /// The body is damaged, cut off or longer than it was.
    Body,
    /// Larger than is read.
    TooLarge,
    /// Too few random bytes were given.
    Entropy,
}

/// Whether bytes look like an age file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(header::INTRO.as_bytes()) || bytes.starts_with(header::ARMOUR.as_bytes())
}

/// Locks bytes with a passphrase; `entropy` are [`ENTROPY_BYTES`] random bytes, never used twice.
///
/// # Errors
/// [`SealFault::Entropy`], [`SealFault::TooLarge`].
pub fn seal(bytes: &[u8], passphrase: &str, entropy: &[u8]) -> Result<Vec<u8>, SealFault> {
    seal_with(bytes, passphrase, entropy, WORK_LOG2)
}

fn seal_with(
    bytes: &[u8],
    passphrase: &str,
    entropy: &[u8],
    work: u8,
) -> Result<Vec<u8>, SealFault> {
    let part = |nth: usize| -> Result<[u8; 16], SealFault> {
        let part = entropy.chunks_exact(16).nth(nth);
        part.and_then(|part| part.try_into().ok()).ok_or(SealFault::Entropy)
    };
    let (file_key, salt, nonce) = (part(0)?, part(1)?, part(2)?);
    let wrapped = cipher(&wrap_key(passphrase, &salt, work)?)
        .encrypt(&Nonce::default(), file_key.as_slice())
        .map_err(|_| SealFault::TooLarge)?;
    let mut out = Header { salt, work, wrapped }.write(&file_key)?;
    out.extend_from_slice(&nonce);
    body::seal(&derived(&file_key, &nonce, b"payload")?, bytes, &mut out)?;
    Ok(out)
}

/// Unlocks an age file.
///
/// # Errors
/// A [`SealFault`] that tells damage of the body from a passphrase that does not fit.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealFault> {
    if bytes.len() > SEALED_BYTES_MAX {
        return Err(SealFault::TooLarge);
    }
    if bytes.starts_with(header::ARMOUR.as_bytes()) {
        return Err(SealFault::Armoured);
    }
    let (header, signed, rest) = Header::read(bytes)?;
    // A work factor is refused before a byte is reserved for it.
    if header.work > WORK_LOG2_MAX {
        return Err(SealFault::Work(header.work));
    }
    let file_key = cipher(&wrap_key(passphrase, &header.salt, header.work)?)
        .decrypt(&Nonce::default(), header.wrapped.as_slice())
        .map_err(|_| SealFault::Locked)?;
    signed.check(&file_key)?;
    open_body(&file_key, rest)
}

/// Opens what stands behind the header.
fn open_body(file_key: &[u8], rest: &[u8]) -> Result<Vec<u8>, SealFault> {
    let (nonce, chunks) = rest.split_at_checked(16).ok_or(SealFault::Body)?;
    body::open(&derived(file_key, nonce, b"payload")?, chunks)
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(*key))
}

/// The key that wraps the file key.
fn wrap_key(passphrase: &str, salt: &[u8; 16], work: u8) -> Result<[u8; 32], SealFault> {
    let params = Params::new(work, 8, 1).map_err(|_| SealFault::Work(work))?;
    let salt = [header::SALT_LABEL.as_bytes(), salt].concat();
    let mut key = [0; 32];
    scrypt(passphrase.as_bytes(), &salt, &params, &mut key).map_err(|_| SealFault::Work(work))?;
    Ok(key)
}

/// A key derived from the file key by HKDF with SHA-256.
fn derived(file_key: &[u8], salt: &[u8], info: &[u8]) -> Result<[u8; 32], SealFault> {
    let mut key = [0; 32];
    let source = Hkdf::<Sha256>::new(Some(salt), file_key);
    source.expand(info, &mut key).map_err(|_| SealFault::Header)?;
    Ok(key)
}

#[cfg(test)]
mod tests;
