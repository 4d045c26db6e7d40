//! Faults of files and stores in words: what happened, what is safe, what to do.

use super::text::fields::{Number, kind_title};
use super::text::{
    Text as _, open::OpenText, recovery::RecoveryText, seal::SealText, shell::ShellText,
};
use crate::file::envelope::FileFault;
use crate::file::limits::{self, Excess};
use crate::file::sealed::{self, SealFault};
use crate::store::{Break, Note, StoreError};

/// Why the browser's storage did not do what it was asked, to be put after a colon.
pub fn store_error_text(error: &StoreError) -> String {
    match error {
        StoreError::Quota => ShellText::Quota.say().to_owned(),
        StoreError::Blocked => ShellText::Blocked.say().to_owned(),
        StoreError::Fenced => ShellText::OtherTab.say().to_owned(),
        StoreError::VersionNewer => ShellText::StoreNewer.say().to_owned(),
        StoreError::Timeout => ShellText::StoreSilent.say().to_owned(),
        StoreError::Closed | StoreError::UpgradeBlocked => ShellText::StoreClosed.say().to_owned(),
        StoreError::Corrupt(words) | StoreError::Unknown(words) => {
            ShellText::StoreUnknown.with(&[("words", words)])
        }
    }
}

/// That the browser's storage failed, as a sentence.
pub fn store_failed_text(error: &StoreError) -> String {
    OpenText::StoreFailed.with(&[("words", &store_error_text(error))])
}

/// Why a workspace file is not opened.
pub fn file_fault_text(fault: &FileFault) -> String {
    match fault {
        FileFault::Empty => OpenText::FileEmpty.say().to_owned(),
        FileFault::TooLarge(limit) => {
            OpenText::FileTooLarge.with(&[("limit", &(limit / 1_048_576).to_string())])
        }
        // Bytes that are no text have no lines to point at.
        FileFault::NotJson(0, _) => OpenText::FileNotText.say().to_owned(),
        FileFault::NotJson(line, column) => OpenText::FileNotJson
            .with(&[("line", &line.to_string()), ("column", &column.to_string())]),
        FileFault::Foreign => OpenText::FileForeign.say().to_owned(),
        FileFault::Newer(format, schema) => OpenText::FileNewer
            .with(&[("format", &format.to_string()), ("schema", &schema.to_string())]),
        FileFault::Damaged(part) => OpenText::FileDamaged.with(&[("part", part)]),
        FileFault::HashDiffers => OpenText::FileHash.say().to_owned(),
        FileFault::Record(table, place) => {
            OpenText::FileRecord.with(&[("table", table), ("place", &place.to_string())])
        }
        FileFault::Excess(excess) => excess_text(excess),
        FileFault::DuplicateId(table, id) => {
            OpenText::FileDuplicate.with(&[("table", table), ("id", &id.to_string())])
        }
    }
}

/// What a file has too much of.
fn excess_text(excess: &Excess) -> String {
    let (text, line, column, limit) = match excess {
        Excess::Depth(line, column) => (OpenText::FileDeep, *line, *column, limits::DEPTH_MAX),
        Excess::Values => (OpenText::FileValues, 0, 0, limits::VALUES_MAX),
        Excess::Text(line, column) => (OpenText::FileText, *line, *column, limits::TEXT_BYTES_MAX),
        Excess::KeyTwice(line, column, _) => (OpenText::FileKeyTwice, *line, *column, 0),
        Excess::Rows(_, limit) => (OpenText::FileRows, 0, 0, *limit),
    };
    let name = match excess {
        Excess::KeyTwice(_, _, key) => key.chars().take(80).collect(),
        Excess::Rows(kind, _) => kind_title(*kind, Number::Plural).to_owned(),
        _ => String::new(),
    };
    text.with(&[
        ("line", &line.to_string()),
        ("column", &column.to_string()),
        ("limit", &limit.to_string()),
        ("name", &name),
    ])
}

/// Why a file is not locked or unlocked.
pub fn seal_fault_text(fault: SealFault) -> String {
    let text = match fault {
        SealFault::Foreign => SealText::Foreign,
        SealFault::Armoured => SealText::Armoured,
        SealFault::Version => SealText::Version,
        SealFault::NoPassphrase => SealText::NoPassphrase,
        SealFault::Work(_) => SealText::Work,
        SealFault::Locked => SealText::Locked,
        SealFault::Header => SealText::Header,
        SealFault::Body => SealText::Body,
        SealFault::TooLarge => SealText::TooLarge,
        SealFault::Entropy => SealText::Entropy,
    };
    let work = if let SealFault::Work(work) = fault { work } else { 0 };
    text.with(&[
        ("work", &work.to_string()),
        ("most", &sealed::WORK_LOG2_MAX.to_string()),
        ("limit", &(sealed::SEALED_BYTES_MAX / 1_048_576).to_string()),
    ])
}

/// What is wrong with a passphrase typed twice; nothing where it will do.
pub fn passphrase_problem(one: &str, two: &str) -> Option<String> {
    let least = sealed::PASSPHRASE_CHARS_MIN;
    if one.chars().count() < least {
        return Some(SealText::Short.with(&[("count", &least.to_string())]));
    }
    (one != two).then(|| SealText::Differs.say().to_owned())
}

/// One rung of a start, as a sentence.
pub fn note_text(note: &Note) -> String {
    let number = |text: RecoveryText, number: u64| text.with(&[("number", &number.to_string())]);
    match note {
        Note::HeadUnreadable => RecoveryText::Head.say().to_owned(),
        Note::SnapshotUnreadable(generation, _) => number(RecoveryText::Snapshot, *generation),
        Note::OlderSnapshot(generation, count) => RecoveryText::OlderSnapshot
            .with(&[("number", &generation.to_string()), ("count", &count.to_string())]),
        Note::LogStops(seq, why) => number(break_text(why), *seq),
        Note::Mended(seq) => number(RecoveryText::Mended, *seq),
        Note::FromJournal(count) => number(RecoveryText::FromJournal, *count),
        Note::Missing(from, to) => {
            RecoveryText::Missing.with(&[("from", &from.to_string()), ("to", &to.to_string())])
        }
        Note::Unconfirmed(count) => number(RecoveryText::Unconfirmed, *count),
        Note::OtherChain(seq) => number(RecoveryText::OtherChain, *seq),
        Note::Beside(count) => number(RecoveryText::Beside, *count),
        Note::Odd(count) => number(RecoveryText::Odd, *count as u64),
    }
}

fn break_text(why: &Break) -> RecoveryText {
    match why {
        Break::Missing => RecoveryText::LogMissing,
        Break::Unreadable => RecoveryText::LogUnreadable,
        Break::Unlinked | Break::Revision => RecoveryText::LogDiffers,
        Break::Unfit(_) => RecoveryText::LogUnfit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_store_error_has_words_that_are_not_the_programs_own() {
        let errors = [
            StoreError::Blocked,
            StoreError::Quota,
            StoreError::Closed,
            StoreError::VersionNewer,
            StoreError::UpgradeBlocked,
            StoreError::Corrupt("bad page".into()),
            StoreError::Fenced,
            StoreError::Timeout,
            StoreError::Unknown("AbortError: gone".into()),
        ];
        for error in errors {
            let (words, debug) = (store_error_text(&error), format!("{error:?}"));
            assert!(!words.is_empty() && !words.contains(&debug), "{words}");
            assert!(!words.ends_with('.'), "a part of a sentence: {words}");
            let sentence = store_failed_text(&error);
            assert!(sentence.contains(&words) && !sentence.contains('{'), "{sentence}");
        }
        let told = store_error_text(&StoreError::Unknown("AbortError: gone".into()));
        assert!(told.contains("AbortError: gone"));
    }

    #[test]
    fn every_fault_of_a_locked_file_says_what_to_think_of_it() {
        let faults = [
            SealFault::Foreign,
            SealFault::Armoured,
            SealFault::Version,
            SealFault::NoPassphrase,
            SealFault::Work(23),
            SealFault::Locked,
            SealFault::Header,
            SealFault::Body,
            SealFault::TooLarge,
            SealFault::Entropy,
        ];
        let words: Vec<String> = faults.into_iter().map(seal_fault_text).collect();
        for (nth, text) in words.iter().enumerate() {
            assert!(text.ends_with('.') && !text.contains('{'), "{text}");
            assert!(!words[..nth].contains(text), "{text}");
        }
        assert!(
            words[5].starts_with("Wrong passphrase, or the first lines of the file are damaged")
        );
        assert!(words[4].contains("2^23") && words[4].contains("2^18"));
    }

    #[test]
    fn a_passphrase_is_long_enough_and_typed_twice_alike() {
        for (one, two, good) in [
            ("", "", false),
            ("seven77", "seven77", false),
            ("four words of mine", "four words of mine", true),
            ("four words of mine", "four words of Mine", false),
            ("four words of mine", "", false),
            ("Größe Öl", "Größe Öl", true),
        ] {
            assert_eq!(passphrase_problem(one, two).is_none(), good, "{one:?} {two:?}");
        }
    }

    #[test]
    fn only_text_has_lines_and_columns() {
        let said = |line, column| file_fault_text(&FileFault::NotJson(line, column));
        assert!(said(3, 7).contains("line 3, column 7"));
        assert!(!said(0, 0).contains("line"));
    }

    #[test]
    fn every_rung_of_a_start_has_its_sentence() {
        let notes = [
            Note::HeadUnreadable,
            Note::SnapshotUnreadable(4, FileFault::HashDiffers),
            Note::OlderSnapshot(3, 17),
            Note::LogStops(9, Break::Missing),
            Note::LogStops(9, Break::Unreadable),
            Note::LogStops(9, Break::Unlinked),
            Note::Mended(9),
            Note::FromJournal(2),
            Note::Missing(8, 9),
            Note::Unconfirmed(1),
            Note::OtherChain(9),
            Note::Beside(2),
            Note::Odd(1),
        ];
        for note in notes {
            let said = note_text(&note);
            assert!(said.ends_with('.') && !said.contains(['{', '}']), "{note:?}: {said}");
        }
    }
}
