//! Sealing against the public test vectors of the age format, and against damage of every byte.

use super::*;
use crate::file::envelope::sha256_hex;
use base64ct::{Base64Unpadded, Encoding as _};
use serde_json::Value as Json;

/// Work of tests: what is proven does not depend on it.
const QUICK: u8 = 4;

fn entropy() -> Vec<u8> {
    (0..ENTROPY_BYTES as u8).map(|n| n.wrapping_mul(37)).collect()
}

fn sealed(bytes: &[u8]) -> Vec<u8> {
    seal_with(bytes, "correct horse", &entropy(), QUICK).unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
}

/// The vectors of the Community Cryptography Test Vectors for age, without those for keys and for
/// files written as text; one JSON object a line.
fn vectors() -> Vec<Json> {
    serde_json::from_str(include_str!("../../../tests/data/age/vectors.json")).unwrap()
}

fn text<'a>(vector: &'a Json, key: &str) -> &'a str {
    vector.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn file(vector: &Json) -> Vec<u8> {
    Base64Unpadded::decode_vec(text(vector, "file")).unwrap()
}

#[test]
fn the_public_vectors_for_passphrases() {
    let mut count = 0;
    for vector in vectors().iter().filter(|vector| vector.get("passphrase").is_some()) {
        let (name, expect) = (text(vector, "name"), text(vector, "expect"));
        let found = open(&file(vector), text(vector, "passphrase"));
        count += 1;
        match (expect, &found) {
            ("success", Ok(plain)) => {
                assert_eq!(sha256_hex(plain), text(vector, "payload"), "{name}");
            }
            ("no match", Err(SealFault::Locked | SealFault::NoPassphrase))
            | ("header failure", Err(SealFault::Header | SealFault::Work(23))) => {}
            _ => panic!("{name}: expected {expect}, found {found:?}"),
        }
    }
    assert_eq!(count, 25);
}

#[test]
fn the_public_vectors_for_header_and_body() {
    let mut count = 0;
    for vector in vectors().iter().filter(|vector| vector.get("passphrase").is_none()) {
        let (name, expect) = (text(vector, "name"), text(vector, "expect"));
        let (bytes, file_key) = (file(vector), hex(text(vector, "file_key")));
        count += 1;
        let found = header::frame(&bytes).and_then(|(_, signed, rest)| {
            signed.check(&file_key)?;
            open_body(&file_key, rest)
        });
        match (expect, &found) {
            ("success", Ok(plain)) => {
                assert_eq!(sha256_hex(plain), text(vector, "payload"), "{name}");
            }
            ("HMAC failure", Err(SealFault::Locked))
            | ("payload failure", Err(SealFault::Body))
            | ("header failure", Err(_)) => {}
            _ => panic!("{name}: expected {expect}, found {found:?}"),
        }
    }
    assert_eq!(count, 35);
}

#[test]
fn what_is_sealed_opens_again_whatever_its_length() {
    let chunk = 64 * 1024;
    for length in [0, 1, 15, 16, 17, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 7] {
        let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let file = sealed(&bytes);
        assert!(is_sealed(&file));
        assert_eq!(open(&file, "correct horse"), Ok(bytes), "{length}");
        assert_eq!(open(&file, "correct horse "), Err(SealFault::Locked), "{length}");
        assert_eq!(open(&file, ""), Err(SealFault::Locked), "{length}");
    }
}

#[test]
fn no_flipped_byte_and_no_truncation_is_accepted() {
    let file = sealed(b"what nobody else shall read");
    let body = file.len() - 27 - 16 - 16;
    for at in 0..file.len() {
        let mut bytes = file.clone();
        bytes[at] ^= 1;
        let found = open(&bytes, "correct horse");
        assert!(found.is_err(), "byte {at}");
        // Damage behind the header is told from a passphrase that does not fit.
        assert_eq!(at >= body, found == Err(SealFault::Body), "byte {at}: {found:?}");
    }
    for length in 0..file.len() {
        assert!(open(&file[..length], "correct horse").is_err(), "{length} bytes");
    }
    let longer = [file.as_slice(), b"x"].concat();
    assert_eq!(open(&longer, "correct horse"), Err(SealFault::Body));
}

#[test]
fn chunks_cannot_be_cut_off_swapped_or_added() {
    let chunk = 64 * 1024;
    let file = sealed(&vec![7; 3 * chunk]);
    let start = file.len() - 3 * (chunk + 16);
    let (head, body) = file.split_at(start);
    let parts: Vec<&[u8]> = body.chunks(chunk + 16).collect();
    let built = |order: &[usize]| -> Vec<u8> {
        let chunks = order.iter().map(|nth| parts[*nth]);
        std::iter::once(head).chain(chunks).collect::<Vec<_>>().concat()
    };
    assert!(open(&built(&[0, 1, 2]), "correct horse").is_ok());
    for order in [&[][..], &[0], &[0, 1], &[1, 0, 2], &[0, 2], &[0, 1, 2, 2], &[2], &[0, 0, 1, 2]] {
        assert_eq!(open(&built(order), "correct horse"), Err(SealFault::Body), "{order:?}");
    }
}

#[test]
fn what_is_not_ours_to_open_is_told() {
    let quick = sealed(b"x");
    let text = String::from_utf8_lossy(&quick[..120]).into_owned();
    let with_work = |work: &str| {
        let mut bytes = quick.clone();
        let at = text.find(" 4\n").unwrap();
        bytes.splice(at + 1..at + 2, work.bytes());
        bytes
    };
    for (bytes, expect) in [
        (b"".to_vec(), SealFault::Foreign),
        (b"{\"format\":1}\n".to_vec(), SealFault::Foreign),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nx".to_vec(), SealFault::Armoured),
        (b"age-encryption.org/v2\n-> x\n".to_vec(), SealFault::Version),
        (b"age-encryption.org/v1\n".to_vec(), SealFault::Header),
        (b"age-encryption.org/v1\n--- AAAA\n".to_vec(), SealFault::Header),
        (with_work("19"), SealFault::Work(19)),
        (with_work("30"), SealFault::Work(30)),
        (with_work("255"), SealFault::Work(255)),
        (with_work("256"), SealFault::Header),
        (with_work("0"), SealFault::Header),
        (with_work("5"), SealFault::Locked),
    ] {
        assert_eq!(
            open(&bytes, "correct horse"),
            Err(expect),
            "{:.40}",
            String::from_utf8_lossy(&bytes)
        );
    }
    let recipient = "-> X25519 AAAA\nAAAA\n";
    let keys = format!("age-encryption.org/v1\n{recipient}--- AAAA\n");
    assert_eq!(open(keys.as_bytes(), "x"), Err(SealFault::NoPassphrase));
    let endless = format!("age-encryption.org/v1\n{}", recipient.repeat(9_000));
    assert_eq!(open(endless.as_bytes(), "x"), Err(SealFault::Header), "only so far is looked");
    assert_eq!(seal(b"x", "pass", &[0; ENTROPY_BYTES - 1]), Err(SealFault::Entropy));
}

#[test]
fn the_usual_work_is_that_of_the_format() {
    let file = seal(b"", "correct horse", &entropy()).unwrap();
    let head = String::from_utf8_lossy(&file[..80]).into_owned();
    assert!(head.contains(" 16\n"), "{head}");
    assert_eq!(open(&file, "correct horse"), Ok(Vec::new()));
}
