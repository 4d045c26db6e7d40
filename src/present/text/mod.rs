//! All texts a user reads: one keyed table per topic, English linked, other languages loaded.
//!
//! A topic's texts are an enum; its key names the text in a language file, its English stands
//! beside it. Placeholders are `{name}`.

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

    /// The text with its placeholders filled: `{name}` by the value beside `name`.
    fn with(self, values: &[(&str, &str)]) -> String {
        let mut said = self.say().to_owned();
        for (name, value) in values {
            said = said.replace(&format!("{{{name}}}"), value);
        }
        said
    }
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
        Sample "sample" { Moved = "{count} moved to {place}" }
    }

    #[test]
    fn placeholders_are_filled() {
        assert_eq!(Sample::Moved.with(&[("count", "3"), ("place", "Leeds")]), "3 moved to Leeds");
        assert_eq!(Sample::ALL.iter().map(|text| text.key()).collect::<Vec<_>>(), ["sample.Moved"]);
    }
}
