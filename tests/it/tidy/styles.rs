//! Style sheets keep to themselves: they are global, so a class that two pages lay out by its bare
//! name makes one page break the other.

use super::finding::Finding;
use super::source::Source;
use std::collections::BTreeMap;

/// Classes whose bare rule stands in more than one sheet; the later ones are the findings. Sheets
/// of other programs (`respond`, `boot`) and rules inside a condition are no definition.
pub fn check(sheets: &[&Source]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for sheet in sheets {
        for (class, at) in bare(&sheet.text) {
            let home = *first.entry(class).or_insert(sheet.path.as_str());
            if home != sheet.path {
                let message = format!("`.{class}` is laid out in {home}; name it for its page");
                findings.push(Finding::new(&sheet.path, sheet.line(at), message));
            }
        }
    }
    findings
}

/// The classes with a rule of their bare name, with its place: `.name {` on the first level of a
/// sheet or of its layer.
fn bare(css: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut conditions, mut start) = (0_usize, Vec::new(), 0);
    for (at, c) in css.char_indices() {
        match c {
            '{' => {
                let head = css[start..at].trim();
                let selector = head.rsplit("*/").next().unwrap_or(head).trim();
                if selector.starts_with('@') && !selector.starts_with("@layer") {
                    conditions.push(depth);
                }
                let own = |one: &str| {
                    let one = one.trim();
                    let name = one.strip_prefix('.')?;
                    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
                    (!name.is_empty() && name.chars().all(plain)).then_some(name.len())
                };
                // A list inside brackets is part of a longer selector.
                if conditions.is_empty() && !selector.contains('(') {
                    for one in selector.split(',').filter(|one| own(one).is_some()) {
                        let one = one.trim();
                        let place = one.as_ptr() as usize - css.as_ptr() as usize;
                        found.push((&one[1..], place));
                    }
                }
                depth += 1;
                start = at + 1;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                conditions.retain(|level| *level < depth);
                start = at + 1;
            }
            ';' => start = at + 1,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_class_of_two_sheets_is_found() {
        let one = Source::new("style/one.css", "@layer pages {\n  /* x */\n  .ways { a: b; }\n}\n");
        let rest = [
            (".ways { c: d; }", 1),
            (".other, .ways { c: d; }", 1),
            ("@layer pages {\n  .p { e: f; }\n  .ways { c: d; }\n}", 3),
        ];
        for (text, line) in rest {
            let two = Source::new("style/two.css", text);
            let found = check(&[&one, &two]);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].path.as_str(), found[0].line), ("style/two.css", line), "{text}");
        }
        for text in [
            ".ways-of { c: d; }",
            ".page .ways { c: d; }",
            ".ways:hover { c: d; }",
            ":is(.p, .ways, .q) .icon { c: d; }",
            ".ways.narrow { c: d; }",
            "@media (max-width: 9px) { .ways { c: d; } }",
            "@layer pages { @media print { .p { e: f; } .ways { c: d; } } }",
        ] {
            let two = Source::new("style/two.css", text);
            assert_eq!(check(&[&one, &two]), [], "{text}");
        }
        assert_eq!(check(&[&one, &Source::new("style/one.css", ".ways { c: d; }")]), []);
    }
}
