//! The lines before the body of an age file: version, the one recipient, the checksum.

use super::{SealFault, derived};
use base64ct::{Base64Unpadded, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The first line, with its end.
pub(super) const INTRO: &str = "age-encryption.org/v1\n";
/// How an age file begins that is written as text; it is not opened here.
pub(super) const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// What the salt of the key is led by.
pub(super) const SALT_LABEL: &str = "age-encryption.org/v1/scrypt";
/// Longest header that is looked at, in bytes: files for hundreds of keys are told as such.
const HEADER_MAX: usize = 64 * 1024;
/// Characters of a full line of a recipient's body.
const LINE_CHARS: usize = 64;
/// A file key of 16 bytes with its tag of 16.
const WRAPPED_BYTES: usize = 32;

/// The header of a file with one passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub salt: [u8; 16],
    /// Logarithm of the work factor, to the base of two.
    pub work: u8,
    /// The file key, wrapped.
    pub wrapped: Vec<u8>,
}

/// What the checksum of the header covers, and the checksum.
#[derive(Clone, Debug)]
pub(super) struct Signed<'a> {
    lines: &'a [u8],
    checksum: Vec<u8>,
}

impl Signed<'_> {
    /// Checks the header against the file key.
    pub(super) fn check(&self, file_key: &[u8]) -> Result<(), SealFault> {
        let code = mac(file_key, self.lines)?;
        code.verify_slice(&self.checksum).map_err(|_| SealFault::Locked)
    }
}

fn mac(file_key: &[u8], lines: &[u8]) -> Result<Hmac<Sha256>, SealFault> {
    let key = derived(file_key, b"", b"header")?;
    let mut code = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| SealFault::Header)?;
    code.update(lines);
    Ok(code)
}

fn encoded(bytes: &[u8]) -> String {
    Base64Unpadded::encode_string(bytes)
}

fn decoded(text: &str) -> Result<Vec<u8>, SealFault> {
    Base64Unpadded::decode_vec(text).map_err(|_| SealFault::Header)
}

impl Header {
    /// The lines of the header, signed with the file key.
    pub(super) fn write(&self, file_key: &[u8]) -> Result<Vec<u8>, SealFault> {
        let (salt, wrapped) = (encoded(&self.salt), encoded(&self.wrapped));
        let lines = format!("{INTRO}-> scrypt {salt} {}\n{wrapped}\n---", self.work);
        let checksum = mac(file_key, lines.as_bytes())?.finalize().into_bytes();
        Ok(format!("{lines} {}\n", encoded(&checksum)).into_bytes())
    }

    /// Reads a header; gives what is signed and the bytes behind it.
    ///
    /// # Errors
    /// A [`SealFault`] where it is no header, or not one with one passphrase.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, Signed<'_>, &[u8]), SealFault> {
        let (recipients, signed, rest) = frame(bytes)?;
        Ok((only_passphrase(recipients)?, signed, rest))
    }
}

/// The recipients of a header, what is signed, and the bytes behind it.
pub(super) type Frame<'a> = (Vec<Recipient<'a>>, Signed<'a>, &'a [u8]);

/// Reads the lines of a header, whoever its recipients are.
///
/// # Errors
/// A [`SealFault`] where it is no header.
pub(super) fn frame(bytes: &[u8]) -> Result<Frame<'_>, SealFault> {
    let mut lines = Lines { bytes, at: 0 };
    let intro = lines.next().map_err(|_| SealFault::Foreign)?;
    if intro != INTRO.trim_end() {
        let other = intro.starts_with("age-encryption.org/");
        return Err(if other { SealFault::Version } else { SealFault::Foreign });
    }
    let mut recipients = Vec::new();
    loop {
        let before = lines.at;
        let line = lines.next()?;
        if let Some(rest) = line.strip_prefix("---") {
            let checksum = decoded(rest.strip_prefix(' ').ok_or(SealFault::Header)?)?;
            let signed = bytes.get(..before + 3).ok_or(SealFault::Header)?;
            let signed = Signed { lines: signed, checksum };
            return Ok((recipients, signed, bytes.get(lines.at..).unwrap_or_default()));
        }
        recipients.push(Recipient::read(line, &mut lines)?);
    }
}

/// One recipient: its arguments and its body.
pub(super) struct Recipient<'a> {
    arguments: Vec<&'a str>,
    body: Vec<u8>,
}

impl<'a> Recipient<'a> {
    fn read(first: &'a str, lines: &mut Lines<'a>) -> Result<Self, SealFault> {
        let arguments: Vec<&str> =
            first.strip_prefix("-> ").ok_or(SealFault::Header)?.split(' ').collect();
        let is_one = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        if !arguments.iter().all(is_one) {
            return Err(SealFault::Header);
        }
        let mut text = String::new();
        loop {
            let line = lines.next()?;
            if line.len() > LINE_CHARS {
                return Err(SealFault::Header);
            }
            text.push_str(line);
            // The last line is the one that is not full, be it empty.
            if line.len() < LINE_CHARS {
                return Ok(Self { arguments, body: decoded(&text)? });
            }
        }
    }
}

/// The passphrase of a file that has nothing else: beside one, no other recipient may stand.
fn only_passphrase(recipients: Vec<Recipient>) -> Result<Header, SealFault> {
    let is_scrypt = |recipient: &Recipient| recipient.arguments.first() == Some(&"scrypt");
    let [recipient] = recipients.as_slice() else {
        let damaged = recipients.is_empty() || recipients.iter().any(is_scrypt);
        return Err(if damaged { SealFault::Header } else { SealFault::NoPassphrase });
    };
    let [kind, salt, work] = recipient.arguments.as_slice() else {
        return Err(if is_scrypt(recipient) { SealFault::Header } else { SealFault::NoPassphrase });
    };
    if *kind != "scrypt" {
        return Err(SealFault::NoPassphrase);
    }
    let salt = decoded(salt)?.try_into().map_err(|_| SealFault::Header)?;
    let is_number = work.bytes().all(|b| b.is_ascii_digit()) && !work.starts_with('0');
    let work = if is_number { work } else { return Err(SealFault::Header) };
    let work = work.parse().map_err(|_| SealFault::Header)?;
    if recipient.body.len() != WRAPPED_BYTES {
        return Err(SealFault::Header);
    }
    Ok(Header { salt, work, wrapped: recipient.body.clone() })
}

/// The lines of a header: each ends with one line feed and nothing else.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a str, SealFault> {
        let end = self.bytes.len().min(HEADER_MAX);
        let rest = self.bytes.get(self.at..end).ok_or(SealFault::Header)?;
        let length = rest.iter().position(|b| *b == b'\n').ok_or(SealFault::Header)?;
        let line = rest.get(..length).unwrap_or_default();
        self.at += length + 1;
        std::str::from_utf8(line).map_err(|_| SealFault::Header)
    }
}
