//! Names of months and week days as they stand in sheets: English, German, French, Spanish.

/// Month names and their short forms, lower case, without a closing point; each list is one month.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jän", "jänner", "janv", "janvier", "ene", "enero"],
    &["feb", "february", "februar", "feber", "févr", "fév", "février", "febrero"],
    &["mar", "march", "mrz", "mär", "märz", "maerz", "mars", "marzo"],
    &["apr", "april", "avr", "avril", "abr", "abril"],
    &["may", "mai", "mayo"],
    &["jun", "june", "juni", "juin", "junio"],
    &["jul", "july", "juli", "juil", "juillet", "julio"],
    &["aug", "august", "août", "aout", "ago", "agosto"],
    &["sep", "sept", "september", "septembre", "septiembre"],
    &["oct", "october", "okt", "oktober", "octobre", "octubre"],
    &["nov", "november", "novembre", "noviembre"],
    &["dec", "december", "dez", "dezember", "déc", "décembre", "dic", "diciembre"],
];

/// Week days, Monday first, in English and German.
const WEEKDAYS: [&[&str]; 7] = [
    &["mon", "monday", "mo", "montag"],
    &["tue", "tues", "tuesday", "di", "dienstag"],
    &["wed", "wednesday", "mi", "mittwoch"],
    &["thu", "thur", "thurs", "thursday", "do", "donnerstag"],
    &["fri", "friday", "fr", "freitag"],
    &["sat", "saturday", "sa", "samstag"],
    &["sun", "sunday", "so", "sonntag"],
];

/// Words between the parts of a date that say nothing: `1st of May`, `1 de mayo`, `1er mars`.
const FILLERS: [&str; 8] = ["st", "nd", "rd", "th", "of", "de", "del", "er"];

fn place(lists: &[&[&str]], word: &str) -> Option<u32> {
    let found = lists.iter().position(|names| names.contains(&word));
    found.and_then(|index| u32::try_from(index).ok())
}

/// The month a lower-case word names, 1 to 12.
pub fn month(word: &str) -> Option<u32> {
    place(&MONTHS, word).map(|index| index + 1)
}

/// The day of the week a lower-case word names, 0 for Monday.
pub fn weekday(word: &str) -> Option<u32> {
    place(&WEEKDAYS, word)
}

/// Whether a lower-case word says nothing between the parts of a date.
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}
