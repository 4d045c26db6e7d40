//! Texts that count: `{count} cells` says "1 cells" unless another text says "1 cell", or the word
//! follows the number in the text itself: `{count} {count|cell|cells}`.

use super::finding::Finding;
use super::source::Source;

/// The topics that are held to it.
const TOPICS: [&str; 16] = [
    "book", "compare", "forecast", "grid", "health", "home", "import", "level", "merge", "method",
    "recovery", "register", "report", "safety", "scenario", "settings",
];
/// Placeholders that are never 1: limits, sizes, figures with decimals, a span of the calendar.
const NEVER_ONE: [&str; 9] =
    ["limit", "width", "runs", "change", "points", "value", "seconds", "hours", "top"];
/// Texts whose number is never 1, and why is said beside them in the text table or in their caller.
const NEVER_ONE_TEXTS: [&str; 7] = [
    "RolesOverNext",
    "RolesOverNextOther",
    "MilestonesText",
    "PrintLimit",
    "RefusedTooMany",
    "Title",
    "Restored",
];
/// Words with an `s` at their end that are no nouns of many.
const NO_PLURALS: [&str; 22] = [
    "is", "was", "has", "its", "this", "as", "does", "less", "becomes", "starts", "finishes",
    "leaves", "fits", "stands", "waits", "refers", "stays", "takes", "says", "goes", "counts",
    "keeps",
];

/// Numbers beside a word of many without a word of one.
pub fn check(source: &Source) -> Vec<Finding> {
    let topic = source.path.strip_prefix("src/present/text/").and_then(|p| p.strip_suffix(".rs"));
    if !topic.is_some_and(|topic| TOPICS.contains(&topic)) {
        return Vec::new();
    }
    let texts: Vec<&str> = source.lexed.strings.iter().map(|(_, text)| text.as_str()).collect();
    let counted = source.lexed.strings.iter().flat_map(|(at, text)| {
        let line = source.line(*at);
        counts(text).into_iter().map(move |(name, word)| (line, name, word))
    });
    let lone = counted.filter(|(line, name, word)| {
        let own = source.text.lines().nth(line - 1).unwrap_or_default().trim_start();
        let key = own.split(' ').next().unwrap_or_default();
        !source.is_test(*line) && !NEVER_ONE_TEXTS.contains(&key) && !has_one(&texts, name, word)
    });
    lone.map(|(line, name, word)| {
        let message = format!("say {{{name}}} {{{name}|…|{word}}}, so that it reads well for 1");
        Finding::new(&source.path, line, message)
    })
    .collect()
}

/// The placeholders of a text that stand before a word of many.
fn counts(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split('{').skip(1).filter_map(|part| {
        let (name, after) = part.split_once("} ")?;
        let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
        let word = &after[..end];
        let many = word.len() > 2 && word.ends_with('s') && !NO_PLURALS.contains(&word);
        (many && !name.contains('|') && !NEVER_ONE.contains(&name)).then_some((name, word))
    });
    parts.collect()
}

/// Whether another text of the topic says the same of one.
fn has_one(texts: &[&str], name: &str, word: &str) -> bool {
    let of_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = [word.strip_suffix('s').map(str::to_owned), of_y];
    singular.into_iter().flatten().any(|one| {
        let forms = [format!("{{{name}}} {one}"), format!("1 {one}"), format!("1 more {one}")];
        let whole = |text: &str, form: &str| {
            text.match_indices(form).any(|(at, _)| {
                !text[at + form.len()..].starts_with(|c: char| c.is_ascii_lowercase())
            })
        };
        texts.iter().any(|text| {
            let text = text.to_lowercase();
            forms.iter().any(|form| whole(&text, form)) || text.starts_with(&format!("one {one}"))
        })
    })
}

#[test]
fn counts_without_a_word_for_one_are_found() {
    for (texts, found) in [
        ("A = \"{count} cells\",", 1),
        ("A = \"{count} cells\", B = \"{count} cellar\",", 1),
        ("A = \"{count} cells\", B = \"{count} cell\",", 0),
        ("A = \"{count} cells\", B = \"{rows} cell\",", 1),
        ("A = \"{count} cells\", B = \"1 cell\",", 0),
        ("A = \"{count} entries\", B = \"{count} entry\",", 0),
        ("A = \"{count} {count|cell|cells}\",", 0),
        ("A = \"up to {limit} cells\",", 0),
        ("A = \"{name} is here\",", 0),
        ("A = \"{a} cells and {b} rows\",", 2),
        ("A = \"cells\",", 0),
    ] {
        let source = Source::new("src/present/text/grid.rs", texts);
        assert_eq!(check(&source).len(), found, "{texts}");
        assert!(check(&Source::new("src/present/text/chart.rs", texts)).is_empty());
    }
}
