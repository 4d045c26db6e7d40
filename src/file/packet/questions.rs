//! What people are asked: as much of a model as one who answers gets to see, and a model of one's
//! own as a code that says only where it differs from the model that ships.

use super::bytes::{Reader, Writer};
use super::code::{self, Kind};
use super::{FORM, ModelMark, PRACTICES_MAX, PacketFault};
use sha2::{Digest, Sha256};

/// Statements of a practice and levels of the scale.
const LEVELS: usize = 5;
/// Longest text of a question in characters.
const TEXT_CHARS_MAX: usize = 4_000;
/// Most domains.
const TOPICS_MAX: usize = 500;

/// One practice as it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Id of the practice.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The question.
    pub question: String,
    /// One statement a level, lowest first.
    pub statements: Vec<String>,
}

/// One domain with what is asked of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Id of the domain.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its practices in the order of the model.
    pub practices: Vec<Asked>,
}

/// Everything that is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Id of the model.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Names of the five levels, lowest first.
    pub levels: Vec<String>,
    /// The domains in the order of the model.
    pub topics: Vec<Topic>,
}

/// Names what is asked, by its texts: a changed word is another mark.
pub fn mark_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> ModelMark {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    let found = hash.finalize();
    std::array::from_fn(|at| found.get(at).copied().unwrap_or_default())
}

impl Questions {
    /// Reads the questions as they lie beside the respondent's page: id, version and the names of
    /// the levels, then a line a domain and a practice, parts by tabs; None where they are not whole.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut head = lines.next()?.split('\t').map(str::to_owned);
        let mut found = Questions { id: head.next()?, version: head.next()?, ..Self::default() };
        found.levels = head.collect();
        for line in lines {
            let parts: Vec<&str> = line.split('\t').collect();
            match parts.as_slice() {
                [id, name] => found.topics.push(Topic {
                    id: (*id).to_owned(),
                    name: (*name).to_owned(),
                    practices: Vec::new(),
                }),
                [id, name, question, statements @ ..] if statements.len() == LEVELS => {
                    found.topics.last_mut()?.practices.push(Asked {
                        id: (*id).to_owned(),
                        name: (*name).to_owned(),
                        question: (*question).to_owned(),
                        statements: statements.iter().map(|text| (*text).to_owned()).collect(),
                    });
                }
                _ => return None,
            }
        }
        (found.levels.len() == LEVELS && !found.topics.is_empty()).then_some(found)
    }

    /// All practices with their domains, in the order of the model.
    pub fn practices(&self) -> impl Iterator<Item = (&Topic, &Asked)> {
        self.topics.iter().flat_map(|topic| topic.practices.iter().map(move |own| (topic, own)))
    }

    /// Names what is asked.
    pub fn mark(&self) -> ModelMark {
        let head = [self.id.as_str(), &self.version];
        let texts = self.practices().flat_map(|(topic, own)| {
            let own_texts = [topic.id.as_str(), &own.id, &own.question];
            own_texts.into_iter().chain(own.statements.iter().map(String::as_str))
        });
        mark_of(head.into_iter().chain(texts))
    }

    /// The code of these questions for somebody who has those that ship; None where they are
    /// the same.
    pub fn to_code(&self, ships: &Questions) -> Option<String> {
        if self == ships {
            return None;
        }
        let mut to = Writer::new();
        to.byte(FORM);
        to.bytes(&ships.mark());
        to.text(&self.id);
        to.text(&self.version);
        differing(&mut to, &texts_of(&self.levels), &texts_of(&ships.levels));
        to.number(self.topics.len() as u32);
        for topic in &self.topics {
            let at = ships.topics.iter().position(|own| own.id == topic.id);
            let known = at.and_then(|at| ships.topics.get(at));
            place(&mut to, at, &topic.id);
            differing(&mut to, &[&topic.name], &[known.map_or("", |own| &own.name)]);
            to.number(topic.practices.len() as u32);
            for practice in &topic.practices {
                let at = ships.practices().position(|(_, own)| own.id == practice.id);
                let known = at.and_then(|at| ships.practices().nth(at)).map(|(_, own)| own);
                place(&mut to, at, &practice.id);
                let known = known.map(asked_texts).unwrap_or_default();
                differing(&mut to, &asked_texts(practice), &known);
            }
        }
        Some(code::write(Kind::Questions, &to.end()))
    }

    /// Reads the questions of a code's bytes with those that ship.
    ///
    /// # Errors
    /// A [`PacketFault`]; `Wrong` also where the code was made beside another model that ships.
    pub fn from_bytes(bytes: &[u8], ships: &Questions) -> Result<Self, PacketFault> {
        let mut from = Reader::new(bytes);
        from.form()?;
        if from.array()? != ships.mark() {
            return Err(PacketFault::Wrong);
        }
        let mut own = Questions {
            id: from.text(TEXT_CHARS_MAX)?,
            version: from.text(TEXT_CHARS_MAX)?,
            levels: read_texts(&mut from, LEVELS, &texts_of(&ships.levels))?,
            topics: Vec::new(),
        };
        for _ in 0..from.count(TOPICS_MAX)? {
            let at = from.number()?.checked_sub(1);
            let known = at.and_then(|at| ships.topics.get(at as usize));
            let id = read_id(&mut from, at.map(|_| known.map(|own| own.id.as_str())))?;
            let name = read_texts(&mut from, 1, &[known.map_or("", |own| &own.name)])?;
            let mut practices = Vec::new();
            for _ in 0..from.count(PRACTICES_MAX)? {
                practices.push(read_asked(&mut from, ships)?);
            }
            own.topics.push(Topic { id, name: name.into_iter().collect(), practices });
        }
        from.end()?;
        Ok(own)
    }
}

/// One practice: known by its place, or with an id of its own.
fn read_asked(from: &mut Reader, ships: &Questions) -> Result<Asked, PacketFault> {
    let at = from.number()?.checked_sub(1);
    let known = at.and_then(|at| ships.practices().nth(at as usize)).map(|(_, own)| own);
    let id = read_id(from, at.map(|_| known.map(|own| own.id.as_str())))?;
    let texts = known.map(asked_texts).unwrap_or_default();
    let mut texts = read_texts(from, LEVELS + 2, &texts)?.into_iter();
    let name = texts.next().unwrap_or_default();
    let question = texts.next().unwrap_or_default();
    Ok(Asked { id, name, question, statements: texts.collect() })
}

/// The place in the model that ships from 1, or 0 and the id of what that does not have.
fn place(to: &mut Writer, at: Option<usize>, id: &str) {
    to.number(at.map_or(0, |at| at as u32 + 1));
    if at.is_none() {
        to.text(id);
    }
}

/// The id of what is known by its place, or the one that is written.
fn read_id(from: &mut Reader, known: Option<Option<&str>>) -> Result<String, PacketFault> {
    match known {
        None => from.text(TEXT_CHARS_MAX),
        Some(Some(id)) => Ok(id.to_owned()),
        Some(None) => Err(PacketFault::Wrong),
    }
}

/// Texts to be compared.
fn texts_of(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The texts of a practice in the order they are written.
fn asked_texts(asked: &Asked) -> Vec<&str> {
    let head = [asked.name.as_str(), &asked.question];
    head.into_iter().chain(asked.statements.iter().map(String::as_str)).collect()
}

/// One bit a text that differs, then those texts.
fn differing(to: &mut Writer, texts: &[&str], known: &[&str]) {
    let differs = |at: usize, text: &str| known.get(at).is_none_or(|own| *own != text);
    let all = || texts.iter().enumerate().filter(|(at, text)| differs(*at, text));
    to.byte(all().fold(0, |bits, (at, _)| bits | (1 << (at & 7))));
    all().for_each(|(_, text)| to.text(text));
}

/// Texts: those with a bit are written, the others as they ship.
fn read_texts(from: &mut Reader, count: usize, known: &[&str]) -> Result<Vec<String>, PacketFault> {
    let bits = from.byte()?;
    if u32::from(bits) >> count != 0 {
        return Err(PacketFault::Wrong);
    }
    let mut texts = Vec::with_capacity(count);
    for at in 0..count {
        texts.push(match (bits & (1 << at) != 0, known.get(at)) {
            (true, _) => from.text(TEXT_CHARS_MAX)?,
            (false, Some(own)) => (*own).to_owned(),
            (false, None) => return Err(PacketFault::Wrong),
        });
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPS: &str = concat!(
        "ours\t1\tAd hoc\tBasic\tStandard\tManaged\tBest\n",
        "GOV\tGovernance\nGOV-1\tGates\tHow?\ta\tb\tc\td\te\nGOV-2\tAims\tWhy?\tf\tg\th\ti\tj\n",
        "STD\tStandards & <b>\nSTD-1\tMethod\tWhich? 🙂\tk\tl\tm\tn\to\nSTD-2\tForms\tWhat?\tp\tq\tr\ts\tt\n",
        "RES\tMeans\nRES-1\tPeople\tWho?\tu\tv\tw\tx\ty\n",
    );

    fn ships() -> Questions {
        Questions::from_text(SHIPS).unwrap()
    }

    fn there_and_back(own: &Questions) -> (usize, Questions) {
        let code = own.to_code(&ships()).unwrap();
        let (kind, bytes) = code::read(&code).unwrap();
        assert_eq!(kind, Kind::Questions);
        (code.len(), Questions::from_bytes(&bytes, &ships()).unwrap())
    }

    #[test]
    fn a_model_of_ones_own_travels_as_its_differences() {
        let ships = ships();
        assert_eq!((ships.topics.len(), ships.practices().count()), (3, 5));
        assert_eq!(ships.to_code(&ships), None);
        let mut own = ships.clone();
        own.id = "ours".to_owned();
        own.topics[2].name = "People & means <b>".to_owned();
        own.topics[0].practices[1].question = "How? 🙂".to_owned();
        own.topics[0].practices[1].statements[4] = "Always".to_owned();
        own.topics[1].practices.remove(0);
        let (chars, back) = there_and_back(&own);
        assert_eq!(back, own);
        assert!(chars < 250, "{chars}");
        assert_ne!(own.mark(), ships.mark());
        // Another order, a practice and a domain that do not ship.
        own.topics.swap(0, 2);
        let new = Asked {
            id: "X-1".to_owned(),
            name: "New".to_owned(),
            question: "New?".to_owned(),
            statements: vec!["s".to_owned(); 5],
        };
        own.topics[1].practices.push(new.clone());
        own.topics.push(Topic { id: "X".to_owned(), name: "X".to_owned(), practices: vec![new] });
        own.levels[4] = "Best".to_owned();
        assert_eq!(there_and_back(&own).1, own);
    }

    #[test]
    fn what_is_cut_short_or_made_beside_another_model_is_refused() {
        let ships = ships();
        let mut own = ships.clone();
        own.topics[0].practices[0].name = "Other".to_owned();
        own.topics[2].id = "Z".to_owned();
        let (_, bytes) = code::read(&own.to_code(&ships).unwrap()).unwrap();
        for cut in 0..bytes.len() {
            assert!(Questions::from_bytes(&bytes[..cut], &ships).is_err(), "{cut}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Questions::from_bytes(&longer, &ships), Err(PacketFault::Trailing));
        assert_eq!(Questions::from_bytes(&bytes, &own), Err(PacketFault::Wrong));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                let found = Questions::from_bytes(&other, &ships);
                assert!(found.is_err() || found != Ok(own.clone()), "{at} {bit}");
            }
        }
    }

    #[test]
    fn what_is_not_whole_has_no_questions() {
        for wrong in ["", "x", "a\tb", "ours\t1\ta\tb\tc\td\te", "\n\n"] {
            assert_eq!(Questions::from_text(wrong), None, "{wrong}");
        }
        for (old, new) in
            [("\te\n", "\n"), ("GOV\tGovernance\n", ""), ("\tBest", ""), ("\nRES\t", "\n\t\t\t")]
        {
            assert_eq!(Questions::from_text(&SHIPS.replacen(old, new, 1)), None, "{old}");
        }
    }
}
