//! As much of XML as the parts of a workbook have: tags, attributes, text. Nothing is declared and
//! nothing expanded but the five entities that XML itself has.

use crate::file::sheet::SheetFault;
use std::borrow::Cow;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// A tag opens; `true` where it closes at once.
    Open(Tag<'a>, bool),
    /// A tag closes, by its name without prefix.
    Close(&'a str),
    /// Text, still escaped.
    Text(&'a str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    attributes: &'a str,
}

/// Goes through a part.
pub struct Xml<'a> {
    rest: &'a str,
}

impl<'a> Xml<'a> {
    /// From the beginning of a part.
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text) }
    }

    /// How many bytes of the part are still to come.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// What comes next; none at the end.
    ///
    /// Faults: `DamagedBook` where a tag is not closed.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, SheetFault> {
        loop {
            if self.rest.is_empty() {
                return Ok(None);
            }
            let Some(tag) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
                self.rest = rest;
                return Ok(Some(Event::Text(text)));
            };
            let (inner, rest) = match tag.strip_prefix("!--") {
                Some(comment) => ("?", split(comment, "-->")?.1),
                None => split(tag, ">")?,
            };
            self.rest = rest;
            if inner.starts_with('?') {
                continue;
            }
            if inner.starts_with('!') {
                return Err(SheetFault::DamagedBook);
            }
            if let Some(name) = inner.strip_prefix('/') {
                return Ok(Some(Event::Close(local(name.trim_end()))));
            }
            let (inner, closed) = match inner.strip_suffix('/') {
                Some(inner) => (inner, true),
                None => (inner, false),
            };
            let end = inner.find([' ', '\t', '\n', '\r']).unwrap_or(inner.len());
            let (name, attributes) = inner.split_at_checked(end).unwrap_or((inner, ""));
            return Ok(Some(Event::Open(Tag { name: local(name), attributes }, closed)));
        }
    }
}

fn split<'a>(text: &'a str, by: &str) -> Result<(&'a str, &'a str), SheetFault> {
    text.split_once(by).ok_or(SheetFault::DamagedBook)
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'a> Tag<'a> {
    /// An attribute by its name, with or without prefix, still escaped.
    pub fn get(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes.trim_start();
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            let (value, next) = after.strip_prefix(quote)?.split_once(quote)?;
            let name = name.trim();
            if name == wanted || local(name) == wanted {
                return Some(value);
            }
            rest = next.trim_start();
        }
        None
    }
}

/// Text without its escapes; none where an entity is none of XML's own.
pub fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('&') {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, next) = after.split_once(';')?;
        rest = next;
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            entity => {
                let number = entity.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)?
            }
        });
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

/// Text with its escapes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            // What XML cannot say a workbook does not hold.
            sign if u32::from(sign) < 32 || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Text with `_x000D_` read as the sign it stands for, which spreadsheets write for signs that XML
/// cannot say.
pub fn without_codes(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let sign =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match sign {
            Some(sign) => {
                out.push(sign);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Text in which nothing is taken for such a code.
pub fn with_codes(text: &str) -> Cow<'_, str> {
    if text.contains("_x") { Cow::Owned(text.replace("_x", "_x005F_x")) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_text() {
        let text = "\u{feff}<?xml version=\"1.0\"?><!-- no > tag --><x:a r='1' x:id=\"b &lt; c\">t &amp; u<b/></x:a>";
        let mut xml = Xml::new(text);
        let Ok(Some(Event::Open(tag, false))) = xml.next() else { panic!("a tag") };
        assert_eq!((tag.name, tag.get("r"), tag.get("id")), ("a", Some("1"), Some("b &lt; c")));
        assert_eq!(tag.get("none"), None);
        assert_eq!(xml.next(), Ok(Some(Event::Text("t &amp; u"))));
        assert!(matches!(xml.next(), Ok(Some(Event::Open(Tag { name: "b", .. }, true)))));
        assert_eq!(xml.next(), Ok(Some(Event::Close("a"))));
        assert_eq!(xml.next(), Ok(None));
    }

    #[test]
    fn what_is_no_xml_of_a_workbook() {
        for text in ["<a", "<!-- open", "<!DOCTYPE x>", "<![CDATA[x]]>"] {
            assert_eq!(Xml::new(text).next(), Err(SheetFault::DamagedBook), "{text}");
        }
        for text in ["&x;", "&", "&#xD800;", "&#-1;", "a&amp"] {
            assert_eq!(unescaped(text), None, "{text}");
        }
    }

    #[test]
    fn every_text_comes_back() {
        for text in
            ["a & b < \"c\" > 'd'", "_x000D_", "_x005F_x000D_", "x_x", "two\nlines\tand", "_x00"]
        {
            let written = escaped(&with_codes(text));
            assert_eq!(without_codes(&unescaped(&written).unwrap()), text, "{written}");
        }
        assert_eq!(without_codes("a_x000D_b_x000d_"), "a\rb\r");
    }
}
