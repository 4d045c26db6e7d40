//! All texts a user reads: one keyed table per topic, English linked, other languages loaded.
//!
//! A topic's texts are an enum; its key names the text in a language file, its English stands
//! beside it. Placeholders are `{name}`; `{name|cell|cells}` is the first word where the value beside
//! `name` is 1, with a sign or without, else the second, so that a sentence that counts stands in one text.

pub mod book;
pub mod capacity;
pub mod capacity_page;
pub mod chart;
pub mod choices;
pub mod claims;
pub mod compare;
pub mod fields;
pub mod firm;
pub mod forecast;
pub mod grid;
pub mod health;
pub mod home;
pub mod import;
pub mod label;
pub mod level;
mod lists;
pub mod maturity;
pub mod merge;
pub mod method;
pub mod number;
pub mod office;
pub mod office_plan;
pub mod office_roles;
pub mod open;
pub mod page;
mod plan;
pub mod prioritise;
pub mod priority;
pub mod recovery;
pub mod register;
mod register_people;
mod register_work;
pub mod report;
pub mod requests;
pub mod respond;
pub mod safety;
pub mod scenario;
pub mod scorers;
pub mod seal;
pub mod select;
pub mod settings;
pub mod shell;
pub mod start;
pub mod windows;
pub mod workshop;

/// A text of a table.
pub trait Text: Copy {
    /// The text's name in language files, such as `common.save`.
    fn key(self) -> &'static str;
    /// The English text.
    fn english(self) -> &'static str;

    /// The text itself.
    fn say(self) -> &'static str {
        self.english()
    }

    /// The text with its placeholders filled: `{name}` by the value beside `name`, `{name|one|many}`
    /// by the word for so many.
    fn with(self, values: &[(&str, &str)]) -> String {
        filled(self.say(), values)
    }
}

/// A text with its placeholders filled; what has no value stays as it stands, and a value is never
/// looked through for placeholders.
pub fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let (mut said, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let Some((inner, next)) = after.split_once('}') else {
            said.push('{');
            rest = after;
            continue;
        };
        let mut words = inner.split('|');
        let name = words.next().unwrap_or_default();
        let value = values.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
        match (value, words.next(), words.next()) {
            (Some(value), None, _) => said.push_str(value),
            (Some(value), Some(one), Some(many)) => {
                let is_one = matches!(value, "1" | "+1" | "-1" | "\u{2212}1");
                said.push_str(if is_one { one } else { many });
            }
            _ => said.extend(["{", inner, "}"]),
        }
        rest = next;
    }
    said.push_str(rest);
    said
}

/// Declares the texts of a topic: `texts! { /// doc  CommonText "common" { Save = "Save", … } }`.
#[macro_export]
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident $topic:literal { $($variant:ident = $english:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $english] $variant,)*
        }

        impl $name {
            /// All texts of the topic.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        impl $crate::present::text::Text for $name {
            fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($topic, ".", stringify!($variant)),)*
                }
            }

            fn english(self) -> &'static str {
                match self {
                    $(Self::$variant => $english,)*
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    texts! {
        /// A topic for the test.
        Sample "sample" {
            Moved = "{count} moved to {place}",
            Left = "{count} {count|cell stays|cells stay} in {place}",
        }
    }

    #[test]
    fn words_follow_the_number() {
        for (text, values, expect) in [
            ("{n} {n|cell|cells}", &[("n", "1")][..], "1 cell"),
            ("{n} {n|cell|cells}", &[("n", "+1")], "+1 cell"),
            ("{n} {n|cell|cells}", &[("n", "\u{2212}1")], "\u{2212}1 cell"),
            ("{n} {n|cell|cells}", &[("n", "1.0")], "1.0 cells"),
            ("{n} {n|cell|cells}", &[("n", "0")], "0 cells"),
            ("{n} {n|cell|cells}", &[("n", "21")], "21 cells"),
            ("{n} {n|cell|cells}", &[("n", "1,000")], "1,000 cells"),
            ("{n} {n||s}", &[("n", "1")], "1 "),
            ("{n}", &[("n", "{m}"), ("m", "2")], "{m}"),
            ("{n} {m|a|b}", &[("n", "1")], "1 {m|a|b}"),
            ("{n|one}", &[("n", "1")], "{n|one}"),
            ("{n", &[("n", "1")], "{n"),
            ("{", &[], "{"),
            ("}{n}", &[("n", "1")], "}1"),
            ("", &[("n", "1")], ""),
        ] {
            assert_eq!(filled(text, values), expect, "{text}");
        }
        let values = |count| [("count", count), ("place", "Leeds")];
        assert_eq!(Sample::Left.with(&values("1")), "1 cell stays in Leeds");
        assert_eq!(Sample::Left.with(&values("2")), "2 cells stay in Leeds");
    }

    #[test]
    fn placeholders_are_filled() {
        assert_eq!(Sample::Moved.with(&[("count", "3"), ("place", "Leeds")]), "3 moved to Leeds");
        assert_eq!(
            Sample::ALL.iter().map(|text| text.key()).collect::<Vec<_>>(),
            ["sample.Moved", "sample.Left"]
        );
    }
}
