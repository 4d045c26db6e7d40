//! What windows of one workspace say to each other. Nothing rests on a word being heard: what is
//! true lies in the store.

use crate::model::Uid;

/// What is said of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// There is something new in the store.
    Saved,
    /// Another window asks to write from now on.
    Asks,
    /// The window that writes has heard that another one asks, and is saving.
    Hears,
    /// The window that wrote has saved everything and only follows now.
    Yields,
    /// The window that writes has changes that it cannot save, and goes on.
    Keeps,
    /// Another window writes from now on.
    Taken,
}

const WORDS: [(Word, &str); 6] = [
    (Word::Saved, "saved"),
    (Word::Asks, "asks"),
    (Word::Hears, "hears"),
    (Word::Yields, "yields"),
    (Word::Keeps, "keeps"),
    (Word::Taken, "taken"),
];

impl Word {
    /// The text of the word about a workspace.
    pub fn encode(self, uid: Uid) -> String {
        let name = WORDS.iter().find(|(word, _)| *word == self).map_or("", |(_, name)| name);
        format!("{name} {uid}")
    }

    /// Reads a word and the workspace it is about; `None` where it is none, as a window of another
    /// version may say.
    pub fn decode(text: &str) -> Option<(Self, Uid)> {
        let (name, uid) = text.split_once(' ')?;
        let (word, _) = WORDS.iter().find(|(_, known)| *known == name)?;
        Some((*word, uid.parse().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood_and_anything_else_is_none() {
        for (word, name) in WORDS {
            let text = word.encode(Uid(7));
            assert_eq!(Word::decode(&text), Some((word, Uid(7))), "{text}");
            for wrong in [name, &format!("{name} "), &format!("{name} x"), &format!("{text} 3")] {
                assert_eq!(Word::decode(wrong), None, "{wrong}");
            }
        }
        for wrong in ["", " ", "null", &format!("SAVED {}", Uid(7)), &Uid(7).to_string()] {
            assert_eq!(Word::decode(wrong), None, "{wrong}");
        }
    }
}
