//! Words, colours and sentences that do not belong where they stand.

use super::finding::Finding;
use super::rules::*;
use super::source::Source;

/// Unfinished work, words of a workplace, hosts of registries.
pub fn check_words(source: &Source) -> Vec<Finding> {
    if GENERATED.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let lower = line.to_lowercase();
        for word in UNFINISHED.iter().filter(|word| line.contains(*word)) {
            let message = format!("unfinished work is not committed: {word}");
            findings.push(Finding::new(&source.path, index + 1, message));
        }
        for word in FOREIGN_WORDS.iter().filter(|word| lower.contains(*word)) {
            let message = format!("the project speaks of itself alone: {word}");
            findings.push(Finding::new(&source.path, index + 1, message));
        }
    }
    findings
}

/// Colours outside the tokens: in style sheets, and in strings of the product.
pub fn check_colours(source: &Source) -> Vec<Finding> {
    let find = &|at: usize, colour: &str| {
        let message = format!("the colour {colour} belongs into {COLOURS}");
        Finding::new(&source.path, source.line(at), message)
    };
    if source.path.ends_with(".css") && source.path != COLOURS {
        return colours(&source.text).map(|(at, colour)| find(at, colour)).collect();
    }
    if !source.path.starts_with("src/") || !source.is_rust() {
        return Vec::new();
    }
    let strings = source.lexed.strings.iter();
    strings
        .flat_map(|(start, text)| colours(text).map(move |(at, colour)| find(start + at, colour)))
        .filter(|finding| !source.is_test(finding.line))
        .collect()
}

/// The colours in a text, with their places.
fn colours(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let hex = text.match_indices('#').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let digits = rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len());
        let joined =
            rest[digits..].starts_with(|c: char| c == '-' || c == '_' || c.is_alphanumeric());
        let is_colour = [3, 4, 6, 8].contains(&digits) && !joined;
        is_colour.then(|| (at, &text[at..=at + digits]))
    });
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "lch("];
    let calls = functions.into_iter().flat_map(move |name| {
        text.match_indices(name).filter(move |(at, _)| {
            !text[..*at].ends_with(|c: char| c == '-' || c.is_alphanumeric())
        })
    });
    hex.chain(calls)
}

/// Sentences in the screen that are not in the text tables. A heuristic: a literal that begins
/// with a capital and has a space and a word of three small letters is taken for a sentence;
/// single words are left to the reader of a change.
pub fn check_user_texts(source: &Source) -> Vec<Finding> {
    if !source.in_screen() || source.is_in(&NO_USER_TEXT) {
        return Vec::new();
    }
    let sentences = source.lexed.strings.iter().filter(|(_, text)| is_sentence(text));
    sentences
        .map(|(at, text)| (source.line(*at), text))
        .filter(|(line, _)| !source.is_test(*line))
        .map(|(line, text)| {
            let message = format!("what the user reads belongs into src/present/text: {text:?}");
            Finding::new(&source.path, line, message)
        })
        .collect()
}

fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    // What stands in braces is filled in, and keys have the same names in every language.
    let outside = text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
    let outside: String = outside.collect();
    let has_word = outside.split(|c: char| !c.is_lowercase()).any(|run| run.chars().count() >= 3);
    let is_keys = KEYS.iter().any(|key| text.starts_with(key));
    text.starts_with(char::is_uppercase) && text.contains(' ') && has_word && !is_keys
}
