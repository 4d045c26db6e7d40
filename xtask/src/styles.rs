//! One style sheet for the finished page: the parts joined in their order, without comments and
//! indentation. One file compresses better than nine, and is one request.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::files;

const START: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the sheets that `page` links into one file of `out` and links that instead.
pub fn join(page: &str, out: &Path) -> Outcome<String> {
    let mut sheets = String::new();
    let mut names = Vec::new();
    let mut rest = page;
    let mut joined = String::new();
    let mut place = None;
    while let Some((before, behind)) = rest.split_once(START) {
        let (name, behind) = behind.split_once('"').ok_or_else(unclosed)?;
        let (_, behind) = behind.split_once('>').ok_or_else(unclosed)?;
        joined.push_str(before.trim_end());
        place.get_or_insert(joined.len());
        sheets.push_str(&plain(&files::read_text(&out.join(name))?));
        names.push(name.to_owned());
        rest = behind;
    }
    joined.push_str(rest);
    let Some(place) = place else { return Ok(joined) };
    for name in &names {
        files::remove(&out.join(name))?;
    }
    let name = format!("style-{}.css", files::short_hash(sheets.as_bytes()));
    files::write(&out.join(&name), sheets.as_bytes())?;
    joined.insert_str(place, &format!("{START}{name}\">"));
    Ok(joined)
}

fn unclosed() -> Failure {
    Failure::new(
        "a stylesheet link of index.html does not end",
        "joining the style sheets",
        "compare index.html with xtask/src/styles.rs",
    )
}

/// A sheet without comments, indentation and empty lines; texts in quotes stay as they are.
pub fn plain(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let sheet = "/* a\n b */\n@layer a {\n  b { c: \"d  e\"; } /* f */\n\n}\n";
        assert_eq!(plain(sheet), "@layer a {\nb { c: \"d  e\"; }\n}\n");
    }

    #[test]
    fn sheets_are_joined_in_their_order() {
        let out = std::env::temp_dir().join(format!("plumbline-styles-{}", std::process::id()));
        files::write(&out.join("a.css"), b"a { b: c }").expect("written");
        files::write(&out.join("d.css"), b"d { e: f }").expect("written");
        let page = format!("<head>{START}a.css\" integrity=\"x\"/>\n{START}d.css\"></head>");
        let joined = join(&page, &out).expect("joined");
        let name = joined.split_once("href=\"./").and_then(|(_, rest)| rest.split_once('"'));
        let name = name.expect("a link").0;
        assert_eq!(joined, format!("<head>{START}{name}\"></head>"));
        let sheet = files::read_text(&out.join(name)).expect("read");
        assert_eq!(sheet, "a { b: c }\nd { e: f }\n");
        assert!(!out.join("a.css").exists());
        std::fs::remove_dir_all(&out).expect("removed");
    }
}
