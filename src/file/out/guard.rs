//! The apostrophe that keeps a spreadsheet from computing a text, put on and taken off.
//!
//! What is put on is exactly what is taken off, so a text that begins with an apostrophe before
//! such a sign gets one more, and every text comes back as it was.

use std::borrow::Cow;

/// Signs that start a computation somewhere, with their full-width twins.
const TRIGGERS: &str = "=+-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}";

/// Whether a line would be computed, or would be but for the apostrophes before it.
fn is_dangerous(line: &str) -> bool {
    let bare = line.trim_start_matches('\'');
    let first = bare.trim_start_matches([' ', '\u{a0}']).chars().next();
    first.is_some_and(|first| TRIGGERS.contains(first))
}

/// The text with an apostrophe before every line that would be computed.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if !text.split('\n').any(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let lines = text.split('\n').map(|line| match is_dangerous(line) {
        true => Cow::Owned(format!("'{line}")),
        false => Cow::Borrowed(line),
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// The text behind such apostrophes; none where there is no such apostrophe.
pub fn unguarded(text: &str) -> Option<String> {
    let guard = |line: &str| line.strip_prefix('\'').is_some_and(is_dangerous);
    if !text.split('\n').any(guard) {
        return None;
    }
    let lines = text.split('\n').map(|line| match guard(line) {
        true => line.strip_prefix('\'').unwrap_or(line),
        false => line,
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_computed_gets_an_apostrophe() {
        for (text, expect) in [
            ("=1+1", "'=1+1"),
            ("  =1", "'  =1"),
            ("\u{a0}@x", "'\u{a0}@x"),
            ("-5", "'-5"),
            ("+49 30", "'+49 30"),
            ("\tx", "'\tx"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("''@", "'''@"),
            ("a\n=1", "a\n'=1"),
            ("=1\nb\n+2", "'=1\nb\n'+2"),
            ("plain", "plain"),
            ("'tis", "'tis"),
            ("5-3", "5-3"),
            ("", ""),
            ("'", "'"),
            ("– dash", "– dash"),
        ] {
            assert_eq!(guarded(text), expect, "{text:?}");
        }
    }

    #[test]
    fn every_text_comes_back() {
        let signs = ["'", "=", " ", "a", "\n", "-", "＋", "\u{a0}", "@"];
        let count = signs.len();
        // All texts of up to five signs.
        for length in 0..=5_u32 {
            for number in 0..count.pow(length) {
                let place = |nth| signs[number / count.pow(nth) % count];
                let text: String = (0..length).map(place).collect();
                let kept = guarded(&text);
                let back = unguarded(&kept).unwrap_or_else(|| kept.clone().into_owned());
                assert_eq!(back, text, "{kept:?}");
            }
        }
    }
}
