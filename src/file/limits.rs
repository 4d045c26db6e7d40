//! Limits of a JSON file, looked at in one walk over its text before anything is built from it:
//! depth, values, texts, rows of tables, and keys that stand twice.
//!
//! The walk knows no grammar: what is no JSON is left to the reader, which says where.

use crate::model::RecordKind;
use crate::order::Sorted;

/// Deepest nesting of a file; a workspace needs eight.
pub const DEPTH_MAX: usize = 100;
/// Most values of a file: a workspace of the most rows, each with a series of some years.
pub const VALUES_MAX: usize = 8_000_000;
/// Longest text of a file in bytes. A field holds less; a patch of a scenario is a text that can
/// hold a whole record.
pub const TEXT_BYTES_MAX: usize = 1024 * 1024;

/// Most rows of a table.
pub fn rows_max(kind: RecordKind) -> usize {
    match kind {
        RecordKind::Person => 10_000,
        RecordKind::Demand => 1_000_000,
        _ => 100_000,
    }
}

/// What a file has too much of, and where. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Nested deeper than [`DEPTH_MAX`].
    Depth(usize, usize),
    /// More values than [`VALUES_MAX`].
    Values,
    /// A text longer than [`TEXT_BYTES_MAX`].
    Text(usize, usize),
    /// An object names a member twice.
    KeyTwice(usize, usize, String),
    /// A table with more rows than it may have.
    Rows(RecordKind, usize),
}

/// An object or list that is open.
struct Open<'a> {
    is_object: bool,
    /// Whether the next text is a key.
    at_key: bool,
    /// The newest key.
    key: &'a str,
    /// Where its keys begin among all that are open.
    keys_from: usize,
    /// How many objects stand in it.
    objects: usize,
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open<'a>>,
    keys: Vec<&'a str>,
    values: usize,
}

/// Walks over a text.
///
/// # Errors
/// The first [`Excess`] met.
pub fn check(text: &str) -> Result<(), Excess> {
    let mut walk = Walk { text, at: 0, open: Vec::new(), keys: Vec::new(), values: 0 };
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(walk.at) {
        match byte {
            b'"' => walk.string(bytes)?,
            b'{' | b'[' => walk.enter(*byte == b'{')?,
            b'}' | b']' => walk.leave()?,
            b',' => {
                walk.count()?;
                if let Some(open) = walk.open.last_mut() {
                    open.at_key = open.is_object;
                }
            }
            _ => {}
        }
        walk.at += 1;
    }
    Ok(())
}

impl<'a> Walk<'a> {
    fn count(&mut self) -> Result<(), Excess> {
        self.values += 1;
        if self.values > VALUES_MAX { Err(Excess::Values) } else { Ok(()) }
    }

    /// Passes over a text; leaves the walk at its closing quote.
    fn string(&mut self, bytes: &[u8]) -> Result<(), Excess> {
        let from = self.at + 1;
        let mut end = from;
        loop {
            match bytes.get(end) {
                Some(b'"') | None => break,
                Some(b'\\') => end += 2,
                Some(_) => end += 1,
            }
            if end - from > TEXT_BYTES_MAX {
                let (line, column) = self.place();
                return Err(Excess::Text(line, column));
            }
        }
        self.at = end;
        if let Some(open) = self.open.last_mut().filter(|open| open.at_key) {
            open.at_key = false;
            open.key = self.text.get(from..end).unwrap_or_default();
            self.keys.push(open.key);
        }
        Ok(())
    }

    fn enter(&mut self, is_object: bool) -> Result<(), Excess> {
        self.count()?;
        if self.open.len() >= DEPTH_MAX {
            let (line, column) = self.place();
            return Err(Excess::Depth(line, column));
        }
        if is_object {
            self.row()?;
        }
        let keys_from = self.keys.len();
        self.open.push(Open { is_object, at_key: is_object, key: "", keys_from, objects: 0 });
        Ok(())
    }

    /// Counts an object of a table: `{"workspace":{"projects":[{`.
    fn row(&mut self) -> Result<(), Excess> {
        let [file, tables, table] = self.open.as_mut_slice() else { return Ok(()) };
        table.objects += 1;
        if file.key != "workspace" || table.is_object {
            return Ok(());
        }
        match RecordKind::from_key(tables.key) {
            Some(kind) if table.objects > rows_max(kind) => Err(Excess::Rows(kind, rows_max(kind))),
            _ => Ok(()),
        }
    }

    fn leave(&mut self) -> Result<(), Excess> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let keys = self.keys.get_mut(open.keys_from..).unwrap_or_default();
        let twice = repeated(keys);
        self.keys.truncate(open.keys_from);
        match twice {
            Some(key) => {
                let (line, column) = self.place();
                Err(Excess::KeyTwice(line, column, key))
            }
            None => Ok(()),
        }
    }

    fn place(&self) -> (usize, usize) {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, str::len) + 1;
        (line, column)
    }
}

/// A key that stands twice. Keys in order, as this program writes them, need no sorting.
fn repeated(keys: &mut [&str]) -> Option<String> {
    if keys.iter().any(|key| key.contains('\\')) {
        // Written in two ways, it may still be the same.
        let plain = |key: &&str| serde_json::from_str::<String>(&format!("\"{key}\"")).ok();
        let mut plain: Vec<String> = keys.iter().filter_map(plain).collect();
        plain.put_in_order();
        return plain.windows(2).find_map(|two| match two {
            [a, b] if a == b => Some(a.clone()),
            _ => None,
        });
    }
    if !keys.windows(2).all(|two| matches!(two, [a, b] if a < b)) {
        keys.put_in_order();
    }
    keys.windows(2).find_map(|two| match two {
        [a, b] if a == b => Some((*a).to_owned()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_stand_twice_are_found_wherever_they_are() {
        for (text, expect) in [
            (r#"{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}"#, None),
            (r#"{"a":"a","b":"a"}"#, None),
            (r#"{"a":1,"a":2}"#, Some("a")),
            (r#"{"b":1,"a":{"x":1},"b":2}"#, Some("b")),
            (r#"{"a":[{"x":1,"y":{},"x":{}}]}"#, Some("x")),
            (r#"{"a":1,"\u0061":2}"#, Some("a")),
            (r#"{"a\"":1,"a\"":2}"#, Some("a\"")),
            (r#"{"a\\":1,"a":2}"#, None),
            (r#"{"":1,"":2}"#, Some("")),
            // No JSON: the reader says so.
            (r#"{"a" "b"}}}]]"#, None),
            (r#"{"a":1"#, None),
            ("\"", None),
            ("\"\\", None),
            ("]}", None),
        ] {
            let found = match check(text) {
                Err(Excess::KeyTwice(_, _, key)) => Some(key),
                other => {
                    assert_eq!(other, Ok(()), "{text}");
                    None
                }
            };
            assert_eq!(found.as_deref(), expect, "{text}");
        }
        assert_eq!(check("{\n \"a\":1,\n \"a\":2}"), Err(Excess::KeyTwice(3, 7, "a".into())));
    }

    #[test]
    fn depth_texts_and_values_are_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(check(&nested(DEPTH_MAX)), Ok(()));
        assert_eq!(check(&nested(DEPTH_MAX + 1)), Err(Excess::Depth(1, DEPTH_MAX + 1)));
        let text = |length: usize| format!("\"{}\"", "x".repeat(length));
        assert_eq!(check(&text(TEXT_BYTES_MAX)), Ok(()));
        assert_eq!(check(&text(TEXT_BYTES_MAX + 1)), Err(Excess::Text(1, 1)));
        assert_eq!(check(&format!("[{}1]", "1,".repeat(VALUES_MAX))), Err(Excess::Values));
    }

    #[test]
    fn rows_are_counted_in_tables_alone() {
        let rows = |key: &str, count: usize| {
            format!("{{\"workspace\":{{\"{key}\":[{}{{}}]}}}}", "{},".repeat(count - 1))
        };
        let most = rows_max(RecordKind::Person);
        assert_eq!(check(&rows("people", most)), Ok(()));
        assert_eq!(check(&rows("people", most + 1)), Err(Excess::Rows(RecordKind::Person, most)));
        assert_eq!(check(&rows("moons", most + 1)), Ok(()));
        assert_eq!(check(&rows("people", most + 1).replace("workspace", "other")), Ok(()));
    }
}
