//! Reads the import section of a WebAssembly module.

/// The imports as `module.name`, or nothing if the bytes are not a module.
pub fn imports(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = Reader { bytes: bytes.strip_prefix(b"\0asm\x01\0\0\0")? };
    while !reader.bytes.is_empty() {
        let section = reader.byte()?;
        let length = reader.number()?;
        let content = reader.take(length)?;
        if section == 2 {
            return Reader { bytes: content }.import_section();
        }
    }
    Some(Vec::new())
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(value).ok();
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Some(())
    }

    fn import_section(&mut self) -> Option<Vec<String>> {
        let count = self.number()?;
        let mut found = Vec::new();
        for _ in 0..count {
            found.push(format!("{}.{}", self.name()?, self.name()?));
            match self.byte()? {
                0 => drop(self.number()?),
                1 => {
                    self.byte()?;
                    self.limits()?;
                }
                2 => self.limits()?,
                3 => drop(self.take(2)?),
                4 => {
                    self.byte()?;
                    self.number()?;
                }
                _ => return None,
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read_and_broken_modules_refused() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend_from_slice(b"\x01\x04\x01\x60\0\0"); // one type
        module.extend_from_slice(b"\x02\x09\x01\x01a\x03bcd\0\0"); // import a.bcd, a function
        assert_eq!(imports(&module), Some(vec!["a.bcd".to_owned()]));
        module.pop();
        assert_eq!(imports(&module), None);
        assert_eq!(imports(b"<!doctype html>"), None);
    }
}
