//! What a view macro takes for the end of an attribute: a value in brackets ends there, and what
//! follows of an expression becomes text of the page.

use super::finding::Finding;
use super::source::Source;

/// How an attribute that follows something begins.
const LIVE: &str = "=live(";

/// Attributes of the screen whose expression goes on behind its bracket.
pub fn check(source: &Source) -> Vec<Finding> {
    let code = &source.lexed.code;
    let places = code.match_indices(LIVE).map(|(at, _)| at + LIVE.len());
    let goes_on = |from: &usize| {
        let end = closing(code, *from);
        let rest = code[end..].trim_start();
        let operators = [">=", "<", "=", "+", "-", "&", "|", ".", "*"];
        operators.iter().any(|operator| rest.starts_with(operator))
    };
    let message = "the value ends with its bracket; what follows is shown as text";
    places.filter(goes_on).map(|at| Finding::new(&source.path, source.line(at), message)).collect()
}

/// Behind the bracket that closes what is open at a place.
fn closing(code: &str, from: usize) -> usize {
    let mut depth = 1_usize;
    for (at, c) in code[from..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return from + at + 1;
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_behind_its_bracket_is_found() {
        let all = |view: &str| check(&Source::new("src/ui/page/x.rs", view)).len();
        for bad in [
            "<a disabled=live(move || f(1) + 2) >= all.get()\n on:click=go>",
            "<a disabled=live(move || a()) && b() />",
            "<a x=live(a).get()>",
            "<a x=live(a) == 3>",
        ] {
            assert_eq!(all(bad), 1, "{bad}");
        }
        for good in [
            "<a disabled=live(move || f(1) + 2 >= all.get())\n on:click=go>",
            "<a x=live(a)>\"b\"</a>",
            "<a x=live(a)/>",
            "<a x=live(a) y=live(b)>{c}",
            "let current = live(move || a) == b;",
        ] {
            assert_eq!(all(good), 0, "{good}");
        }
    }
}
