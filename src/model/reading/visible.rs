//! Keeps characters out of cell text that are not seen but change what is seen or matched.
//!
//! A direction override can make a cell show another text than it holds, and a zero-width space
//! makes two equal names differ. Both are taken out and counted, never silently.

use std::borrow::Cow;

/// Whether a character is invisible and can disguise the text around it.
///
/// These are C0 controls but tab and newline, DEL, C1, soft hyphen, zero-width space, word joiner,
/// byte order mark, direction marks and overrides, interlinear and tag characters. Joiners
/// (U+200C, U+200D) stay, for scripts and emoji need them.
pub fn is_hidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{00}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// The text without hidden characters, and how many there were.
pub fn visible(text: &str) -> (Cow<'_, str>, u32) {
    // Plain text is the rule; only bytes that can start a hidden character need the slow look.
    let suspect = |b: u8| b < 0x20 && b != b'\t' && b != b'\n' || b == 0x7f || b >= 0xc2;
    if !text.bytes().any(suspect) {
        return (Cow::Borrowed(text), 0);
    }
    let hidden = text.chars().filter(|c| is_hidden(*c)).count();
    if hidden == 0 {
        return (Cow::Borrowed(text), 0);
    }
    let kept = text.chars().filter(|c| !is_hidden(*c)).collect();
    (Cow::Owned(kept), u32::try_from(hidden).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_taken_out_and_counted() {
        for (text, kept, count) in [
            ("plain\ttext\n", "plain\ttext\n", 0),
            ("£ 1 200 – Grüße 日本", "£ 1 200 – Grüße 日本", 0),
            ("pay\u{202e}gpj.exe", "paygpj.exe", 1),
            ("\u{2066}a\u{2069}\u{200f}", "a", 3),
            ("bell\u{7}\u{0}", "bell", 2),
            ("zero\u{200b}width", "zerowidth", 1),
            ("soft\u{ad}hyphen\u{85}", "softhyphen", 2),
            ("family \u{1f468}\u{200d}\u{1f469}", "family \u{1f468}\u{200d}\u{1f469}", 0),
            ("", "", 0),
        ] {
            let (got, hidden) = visible(text);
            assert_eq!((got.as_ref(), hidden), (kept, count), "{text:?}");
        }
    }
}
