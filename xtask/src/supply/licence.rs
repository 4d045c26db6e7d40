//! Whether a licence expression leaves a choice that is allowed (SPDX: names, AND, OR, WITH,
//! parentheses; an old `/` reads as OR).

use std::collections::BTreeSet;

/// Whether an expression can be met with the allowed licences alone.
pub fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, at: 0, allowed };
    reader.any() == Some(true) && reader.at == words.len()
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    allowed: &'a BTreeSet<String>,
}

impl Reader<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at) == Some(&word);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Option<bool> {
        let mut met = self.all()?;
        while self.takes("OR") {
            met |= self.all()?;
        }
        Some(met)
    }

    fn all(&mut self) -> Option<bool> {
        let mut met = self.one()?;
        while self.takes("AND") {
            met &= self.one()?;
        }
        Some(met)
    }

    fn one(&mut self) -> Option<bool> {
        if self.takes("(") {
            let met = self.any()?;
            return self.takes(")").then_some(met);
        }
        let name = *self.words.get(self.at)?;
        if matches!(name, ")" | "OR" | "AND" | "WITH") {
            return None;
        }
        self.at += 1;
        if !self.takes("WITH") {
            return Some(self.allowed.contains(name));
        }
        let exception = *self.words.get(self.at)?;
        self.at += 1;
        // An exception only grants more.
        let whole = format!("{name} WITH {exception}");
        Some(self.allowed.contains(&whole) || self.allowed.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_or_not() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned).into();
        for (expression, expect) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("", false),
            ("MIT OR GPL-3.0", true),
            ("MIT/GPL-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("MIT OR GPL-3.0 AND LGPL-2.1", true),
            ("(GPL-3.0 OR LGPL-2.1) AND MIT", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("GPL-2.0 WITH Classpath-exception-2.0", false),
            ("(MIT", false),
            ("MIT)", false),
            ("MIT OR", false),
            ("OR MIT", false),
            ("MIT GPL-3.0", false),
            ("MIT WITH", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expect, "{expression:?}");
        }
    }
}
