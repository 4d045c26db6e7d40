//! Tells code, comments and strings of a Rust source apart, without changing where things stand.

/// A source in which each byte is either code, comment or string.
pub struct Lexed {
    /// The source with comments and the contents of strings as spaces; same length, same lines.
    pub code: String,
    /// Every string literal: where its content starts, and the content.
    pub strings: Vec<(usize, String)>,
}

struct Lexer<'a> {
    text: &'a [u8],
    at: usize,
    code: Vec<u8>,
    strings: Vec<(usize, String)>,
}

/// Splits a source.
pub fn lex(text: &str) -> Lexed {
    let code = Vec::with_capacity(text.len());
    let mut lexer = Lexer { text: text.as_bytes(), at: 0, code, strings: Vec::new() };
    while lexer.at < lexer.text.len() {
        lexer.next();
    }
    Lexed { code: String::from_utf8_lossy(&lexer.code).into_owned(), strings: lexer.strings }
}

impl Lexer<'_> {
    fn starts(&self, with: &str) -> bool {
        self.text[self.at..].starts_with(with.as_bytes())
    }

    fn keep(&mut self, count: usize) {
        let end = (self.at + count).min(self.text.len());
        self.code.extend_from_slice(&self.text[self.at..end]);
        self.at = end;
    }

    fn blank_to(&mut self, end: usize) {
        let end = end.min(self.text.len());
        let blanks = self.text[self.at..end].iter().map(|b| if *b == b'\n' { b'\n' } else { b' ' });
        self.code.extend(blanks);
        self.at = end;
    }

    fn find(&self, what: &str, from: usize) -> usize {
        let rest = &self.text[from.min(self.text.len())..];
        rest.windows(what.len())
            .position(|window| window == what.as_bytes())
            .map_or(self.text.len(), |found| from + found)
    }

    fn next(&mut self) {
        if self.starts("//") {
            self.blank_to(self.find("\n", self.at));
        } else if self.starts("/*") {
            self.block_comment();
        } else if let Some(hashes) = self.raw_string() {
            self.keep(self.find("\"", self.at) + 1 - self.at);
            let end = self.find(&format!("\"{}", "#".repeat(hashes)), self.at);
            self.string_until(end);
            self.keep(hashes + 1);
        } else if self.starts("\"") {
            self.keep(1);
            self.string_until(self.string_end());
            self.keep(1);
        } else if self.starts("'") {
            self.character();
        } else if is_word(self.text[self.at]) {
            // A whole word, so that the r of `for` never starts a raw string.
            let rest = &self.text[self.at..];
            self.keep(rest.iter().take_while(|byte| is_word(**byte)).count());
        } else {
            self.keep(1);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        let mut at = self.at;
        while at < self.text.len() {
            if self.text[at..].starts_with(b"/*") {
                depth += 1;
                at += 2;
            } else if self.text[at..].starts_with(b"*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            } else {
                at += 1;
            }
        }
        self.blank_to(at);
    }

    /// The number of hashes of a raw string that starts here.
    fn raw_string(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let rest = rest.strip_prefix(b"br").or_else(|| rest.strip_prefix(b"r"))?;
        let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
        (rest.get(hashes) == Some(&b'"')).then_some(hashes)
    }

    fn string_until(&mut self, end: usize) {
        let end = end.min(self.text.len());
        let content = String::from_utf8_lossy(&self.text[self.at..end]).into_owned();
        self.strings.push((self.at, content));
        self.blank_to(end);
    }

    fn string_end(&self) -> usize {
        let mut at = self.at;
        while at < self.text.len() && self.text[at] != b'"' {
            at += if self.text[at] == b'\\' { 2 } else { 1 };
        }
        at
    }

    /// A character literal; a lifetime is kept as code.
    fn character(&mut self) {
        let rest = &self.text[self.at + 1..];
        let length = match rest.first() {
            Some(b'\\') => rest.iter().skip(2).position(|b| *b == b'\'').map(|n| n + 2),
            Some(_) => {
                let limit = rest.len().min(5);
                let end = rest[..limit].iter().skip(1).position(|b| *b == b'\'').map(|n| n + 1);
                end.filter(|n| String::from_utf8_lossy(&rest[..*n]).chars().count() == 1)
            }
            None => None,
        };
        self.keep(1);
        if let Some(length) = length {
            self.blank_to(self.at + length);
            self.keep(1);
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

#[test]
fn strings_and_comments_are_blanked_in_place() {
    let text = "let a = \"x // \\\" y\"; // z \"q\"\nlet c = '\"'; fn f<'a>(b: &'a str) {}\n";
    let lexed = lex(text);
    assert_eq!(lexed.code.len(), text.len());
    assert_eq!(lexed.strings, [(9, "x // \\\" y".to_owned())]);
    assert!(lexed.code.contains("fn f<'a>(b: &'a str) {}"));
    assert!(!lexed.code.contains('z') && !lexed.code.contains('q'));
}

#[test]
fn raw_strings_and_nested_comments_end_where_they_end() {
    let lexed = lex("for x in r#\"a \"quoted\" {\"#.chars() /* a /* b */ { */ {}");
    assert_eq!(lexed.strings, [(12, "a \"quoted\" {".to_owned())]);
    assert_eq!(lexed.code.matches('{').count(), 1);
}
