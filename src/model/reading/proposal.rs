//! Days that a text which is no date may have meant: to be offered, never taken unasked.

use super::date::{self, DateOptions, Edge};
use super::{Conventions, DateOrder, date_words, trimmed};
use crate::model::month::Month;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Most days that are offered for one text.
pub const PROPOSALS_MAX: usize = 2;

/// Words that say how sure somebody is, not when: `by end of March`, `ca. Q3 2027`.
const REMARKS: [&str; 22] = [
    "by", "before", "around", "about", "approx", "ca", "circa", "est", "expected", "prob",
    "probably", "maybe", "tbc", "the", "of", "in", "on", "until", "bis", "etwa", "vor", "nach",
];

/// Which day of a longer period is meant.
#[derive(Clone, Copy)]
enum Moment {
    Edge(Edge),
    Middle,
}

/// What a text is read by.
struct Finder {
    by: Conventions,
    options: DateOptions,
    moment: Moment,
}

/// Days a text may have meant, the likeliest first; none where there is no plausible one.
///
/// In this order, and only as far as nothing before it gave a day: the text as it stands without
/// remarks (`end of March 2027?`), a spreadsheet serial, the letters `O` and `l` for digits, doubled
/// separators, day and month exchanged, without a time or a wrong weekday, the last day of a month
/// that is too short (`31/02/2027`), a calendar week, half-year or season, and where only the year
/// is missing the next such day from `as_of` on and the one a year later.
pub fn proposals(text: &str, by: &Conventions, options: &DateOptions) -> Vec<NaiveDate> {
    let Ok(text) = trimmed(text) else { return Vec::new() };
    let (text, moment) = without_remarks(text);
    let moment = moment.unwrap_or(Moment::Edge(options.edge));
    let finder = Finder { by: *by, options: DateOptions { serials: true, ..*options }, moment };
    let mended = mended(&text);
    let stages: [fn(&Finder, &str) -> Vec<NaiveDate>; 6] = [
        |finder, text| finder.read(text).into_iter().collect(),
        Finder::other_orders,
        Finder::day_alone,
        Finder::last_day,
        |finder, text| finder.span(text).into_iter().collect(),
        Finder::next_years,
    ];
    for stage in stages {
        for text in [&text, &mended] {
            let mut found = stage(&finder, text);
            found.dedup();
            found.truncate(PROPOSALS_MAX);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// The text in lower case without remarks, and which part of a period it names.
fn without_remarks(text: &str) -> (String, Option<Moment>) {
    let text = text.to_lowercase();
    let text = text.replace("mid-", "mid ").replace("end-", "end ");
    let marks: &[char] = &['?', '~', '≈', '(', ')', '<', '!', '"'];
    let (mut kept, mut moment) = (Vec::new(), None);
    for token in text.split_whitespace() {
        let token = token.trim_matches(marks);
        match token.trim_end_matches('.') {
            "" => {}
            word if REMARKS.contains(&word) => {}
            "early" | "start" | "beginning" | "anfang" => moment = Some(Moment::Edge(Edge::Start)),
            "mid" | "middle" | "mitte" => moment = Some(Moment::Middle),
            "late" | "end" | "ende" => moment = Some(Moment::Edge(Edge::End)),
            _ => kept.push(token),
        }
    }
    (kept.join(" "), moment)
}

/// The text with letters that look like digits as digits and each separator once.
fn mended(text: &str) -> String {
    let tokens = text.split(' ').map(|token| {
        let digits = token.chars().filter(char::is_ascii_digit).count();
        let like = |c: char| matches!(c, 'o' | 'l' | '|' | 'i');
        let numeric = |c: char| c.is_ascii_digit() || like(c) || !c.is_alphanumeric();
        if digits < 2 || !token.chars().all(numeric) {
            return token.to_owned();
        }
        let mut mended = String::with_capacity(token.len());
        for c in token.chars() {
            let c = match c {
                'o' => '0',
                'l' | '|' | 'i' => '1',
                '_' | ';' | '\\' => '/',
                c => c,
            };
            if c.is_ascii_digit() || !mended.ends_with(c) {
                mended.push(c);
            }
        }
        mended
    });
    tokens.collect::<Vec<_>>().join(" ")
}

impl Finder {
    fn read_in(&self, text: &str, date_order: DateOrder) -> Option<NaiveDate> {
        let by = Conventions { date_order, ..self.by };
        let at = |edge| {
            let options = DateOptions { edge, ..self.options };
            date::read(text, &by, &options).ok().map(|read| read.date)
        };
        match self.moment {
            Moment::Edge(edge) => at(edge),
            Moment::Middle => middle(at(Edge::Start)?, at(Edge::End)?),
        }
    }

    fn read(&self, text: &str) -> Option<NaiveDate> {
        self.read_in(text, self.by.date_order)
    }

    fn other_orders(&self, text: &str) -> Vec<NaiveDate> {
        let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
        orders.into_iter().filter_map(|order| self.read_in(text, order)).collect()
    }

    /// Without a time behind the day, or a weekday before it.
    fn day_alone(&self, text: &str) -> Vec<NaiveDate> {
        let (first, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
        let is_weekday = date_words::weekday(first.trim_end_matches('.')).is_some();
        let day = if is_weekday {
            rest.trim()
        } else {
            let Some((before, _)) = text.split_once(':') else { return Vec::new() };
            let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
            before.trim_end_matches([' ', 't', ','])
        };
        match self.read(day) {
            Some(date) => vec![date],
            None => self.other_orders(day),
        }
    }

    /// The last day of its month for a day that the month does not have.
    fn last_day(&self, text: &str) -> Vec<NaiveDate> {
        let own = self.by.date_order;
        for order in [own, DateOrder::DayFirst, DateOrder::MonthFirst] {
            for (at, _) in text.match_indices(['2', '3']) {
                let Some((before, rest)) = text.split_at_checked(at) else { continue };
                let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                let Some((number, after)) = rest.split_at_checked(end) else { continue };
                let in_number = before.ends_with(|c: char| c.is_ascii_digit());
                if in_number || !matches!(number, "29" | "30" | "31") {
                    continue;
                }
                let shorter = ["30", "29", "28"].into_iter().filter(|day| *day < number);
                let mut dates =
                    shorter.filter_map(|day| self.read_in(&format!("{before}{day}{after}"), order));
                if let Some(date) = dates.next() {
                    return vec![date];
                }
            }
        }
        Vec::new()
    }

    /// A calendar week, half-year or season with its year, in either order.
    fn span(&self, text: &str) -> Option<NaiveDate> {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let (year, rest) = match words.as_slice() {
            [rest @ .., year] if is_year(year) => (*year, rest),
            [year, rest @ ..] if is_year(year) => (*year, rest),
            _ => return None,
        };
        let year = year.parse().ok()?;
        self.span_in(&rest.concat(), year)
    }

    fn span_in(&self, words: &str, year: i32) -> Option<NaiveDate> {
        let (first_month, months) = match words {
            "h1" | "1h" | "1halbjahr" => (1, 6),
            "h2" | "2h" | "2halbjahr" => (7, 6),
            "spring" | "frühling" | "frühjahr" => (3, 3),
            "summer" | "sommer" => (6, 3),
            "autumn" | "fall" | "herbst" => (9, 3),
            "winter" => (12, 3),
            _ => return self.week_in(words, year),
        };
        let first = Month::new(year, first_month)?;
        self.within(first.first_day(), first.plus(months - 1).last_day())
    }

    /// Monday to Friday of an ISO week.
    fn week_in(&self, words: &str, year: i32) -> Option<NaiveDate> {
        let marks = ["week", "wk", "cw", "kw", "w"];
        let number = marks.into_iter().find_map(|mark| words.strip_prefix(mark))?.parse().ok()?;
        let day = |weekday| NaiveDate::from_isoywd_opt(year, number, weekday);
        self.within(day(Weekday::Mon)?, day(Weekday::Fri)?)
    }

    fn within(&self, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        match self.moment {
            Moment::Edge(Edge::Start) => Some(first),
            Moment::Edge(Edge::End) => Some(last),
            Moment::Middle => middle(first, last),
        }
    }

    /// The next such day from today on and the one a year later, for a text without a year.
    fn next_years(&self, text: &str) -> Vec<NaiveDate> {
        let separator = |c: char| matches!(c, '.' | '/' | '-');
        let bare = text.trim_end_matches(separator);
        let named = bare.contains(char::is_alphabetic);
        // A lone number is no day; two of them with a separator between are.
        let is_pair = bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.contains(separator)
            && !bare.contains([' ', ',']);
        // A day of the week names no day of a year.
        let is_weekday = date_words::weekday(bare).is_some();
        if !named && !is_pair || is_weekday {
            return Vec::new();
        }
        let mark = bare.chars().find(|c| separator(*c)).filter(|_| !named).unwrap_or(' ');
        let now = self.by.as_of.year();
        let dated = (now - 1..=now + 3).filter_map(|year| {
            let whole = format!("{bare}{mark}{year}");
            self.read(&whole).or_else(|| self.span(&whole))
        });
        dated.filter(|date| *date >= self.by.as_of).take(PROPOSALS_MAX).collect()
    }
}

fn is_year(word: &&str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
}

fn middle(first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let days = u64::try_from((last - first).num_days()).ok()?;
    first.checked_add_days(Days::new(days / 2))
}

#[cfg(test)]
#[path = "proposal_tests.rs"]
mod tests;
