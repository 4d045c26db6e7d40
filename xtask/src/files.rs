//! Small helpers on files: reading, writing, walking a folder in order, hashing.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Outcome};

/// Reads a text file.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|e| Failure::io("read", path, &e))
}

/// Reads a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|e| Failure::io("read", path, &e))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| Failure::io("create", folder, &e))?;
    }
    fs::write(path, bytes).map_err(|e| Failure::io("write", path, &e))
}

/// Removes one file.
pub fn remove(path: &Path) -> Outcome<()> {
    std::fs::remove_file(path).map_err(|error| {
        Failure::new(
            format!("cannot remove {}: {error}", path.display()),
            "removing a file",
            "check the rights of the folder",
        )
    })
}

/// Removes a folder with everything in it; a missing one is fine.
pub fn remove_folder(path: &Path) -> Outcome<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::io("remove", path, &error))
        }
        _ => Ok(()),
    }
}

/// Puts `from` in the place of `to`.
pub fn replace_folder(from: &Path, to: &Path) -> Outcome<()> {
    remove_folder(to)?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| Failure::io("create", folder, &e))?;
    }
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    // The build directory may lie on another disk than the checkout.
    for path in list(from, &[])? {
        write(&to.join(&path), &read(&from.join(&path))?)?;
    }
    remove_folder(from)
}

/// Every file below `folder`, relative to it, in order of name; folders named in `without`
/// are not entered.
pub fn list(folder: &Path, without: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(relative) = open.pop() {
        let here = folder.join(&relative);
        for entry in fs::read_dir(&here).map_err(|e| Failure::io("list", &here, &e))? {
            let entry = entry.map_err(|e| Failure::io("list", &here, &e))?;
            let name = entry.file_name();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !without.iter().any(|w| name == *w) {
                open.push(relative.join(&name));
            } else if !is_folder {
                found.push(relative.join(&name));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A relative path with forward slashes.
pub fn slashed(path: &Path) -> String {
    path.components()
        .map(|c| c.as_os_str().to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join("/")
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The first 16 hexadecimal digits of the SHA-256, for names of files.
pub fn short_hash(bytes: &[u8]) -> String {
    sha256(bytes).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// One hash over names and contents of these files of `folder`.
pub fn hash_of(folder: &Path, paths: &[PathBuf]) -> Outcome<String> {
    let mut all = Vec::new();
    for path in paths {
        all.extend_from_slice(slashed(path).as_bytes());
        all.push(0);
        all.extend_from_slice(&sha256(&read(&folder.join(path))?));
    }
    Ok(short_hash(&all))
}

/// The integrity value browsers understand: `sha256-` and the hash in base 64.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&sha256(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let word = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for i in 0..4 {
            let digit = (word >> (18 - 6 * i)) & 63;
            text.push(if i > chunk.len() { '=' } else { char::from(DIGITS[digit as usize]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_follows_the_published_vectors() {
        // RFC 4648, section 10.
        let vectors = [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in vectors {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn the_short_hash_is_the_start_of_the_published_one() {
        // FIPS 180-4 example: SHA-256("abc") = ba7816bf 8f01cfea …
        assert_eq!(short_hash(b"abc"), "ba7816bf8f01cfea");
    }
}
