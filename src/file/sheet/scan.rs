//! A light walk over delimited text that only counts: fields per record, quotes out of place and a
//! quote that is never closed. The cells themselves are read by the CSV reader, by the same rules.

/// What a walk over the text met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Fields of each record that is not blank, in order.
    pub fields: Vec<u32>,
    /// Delimiters outside of quotes that stand between two digits.
    pub between_digits: u32,
    /// Delimiters outside of quotes.
    pub delimiters: u32,
    /// Whether a field was quoted.
    pub quoted: bool,
    /// Quotes inside of a field that is not quoted or behind a closing quote; they read as written.
    pub stray_quotes: u32,
    /// The first line with such a quote.
    pub first_stray_line: u32,
    /// The line where a quote opens that is not closed.
    pub unclosed_line: Option<u32>,
}

/// Where the walk is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quote within a quoted field: it closes or is the first of two.
    QuoteInQuoted,
}

/// Walks over the text; stops after `most_records`.
pub fn scan(text: &str, delimiter: u8, most_records: usize) -> Scan {
    let mut found = Scan::default();
    let (mut at, mut line, mut opened, mut fields) = (At::FieldStart, 1_u32, 1_u32, 1_u32);
    let (mut before, mut blank) = (b'\n', true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let inside = at == At::Quoted;
        match byte {
            b'"' => {
                blank = false;
                at = match at {
                    At::FieldStart => {
                        found.quoted = true;
                        opened = line;
                        At::Quoted
                    }
                    At::Quoted => At::QuoteInQuoted,
                    At::QuoteInQuoted => At::Quoted,
                    At::Plain => {
                        found.stray(line);
                        At::Plain
                    }
                };
            }
            b'\n' if !inside => {
                if !blank {
                    found.fields.push(fields);
                    if found.fields.len() >= most_records {
                        return found;
                    }
                }
                (at, fields, blank) = (At::FieldStart, 1, true);
            }
            _ if byte == delimiter && !inside => {
                blank = false;
                fields += 1;
                found.delimiters += 1;
                let digits =
                    before.is_ascii_digit() && bytes.peek().is_some_and(u8::is_ascii_digit);
                found.between_digits += u32::from(digits);
                at = At::FieldStart;
            }
            _ if inside => {}
            _ => {
                blank = false;
                if at == At::QuoteInQuoted {
                    found.stray(line);
                }
                at = At::Plain;
            }
        }
        line += u32::from(byte == b'\n');
        before = byte;
    }
    if !blank {
        found.fields.push(fields);
    }
    found.unclosed_line = (at == At::Quoted).then_some(opened);
    found
}

impl Scan {
    fn stray(&mut self, line: u32) {
        if self.stray_quotes == 0 {
            self.first_stray_line = line;
        }
        self.stray_quotes += 1;
    }

    /// The most frequent count of fields; of equally frequent ones the largest.
    pub fn usual_fields(&self) -> u32 {
        let mut counts = std::collections::BTreeMap::<u32, u32>::new();
        for fields in &self.fields {
            *counts.entry(*fields).or_default() += 1;
        }
        counts.iter().max_by_key(|(fields, count)| (**count, **fields)).map_or(0, |(f, _)| *f)
    }

    /// The share of records with the usual count of fields, in percent.
    pub fn share_percent(&self) -> u32 {
        let usual = self.usual_fields();
        let same = self.fields.iter().filter(|fields| **fields == usual).count();
        u32::try_from(100 * same / self.fields.len().max(1)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_quotes() {
        for (text, fields, stray, unclosed) in [
            ("a,b\n1,2\n", vec![2, 2], 0, None),
            ("a,b\n\n\n1,2", vec![2, 2], 0, None),
            ("a,\"b,c\nd\"\n1,2", vec![2, 2], 0, None),
            ("a,\"b\"\"c\"\n", vec![2], 0, None),
            ("a,b\"c\"\n", vec![2], 2, None),
            ("a,\"b\"c\n", vec![2], 1, None),
            ("a,b\n1,\"2\n3,4\n", vec![2], 0, Some(2)),
            ("\"", vec![1], 0, Some(1)),
            ("\"\"", vec![1], 0, None),
            ("", vec![], 0, None),
            (",,", vec![3], 0, None),
        ] {
            let found = scan(text, b',', usize::MAX);
            let got = (found.fields, found.stray_quotes, found.unclosed_line);
            // An unclosed quote swallows the rest, which still counts as one record.
            let fields = if unclosed == Some(2) { vec![2, 2] } else { fields };
            assert_eq!(got, (fields, stray, unclosed), "{text:?}");
        }
    }
}
