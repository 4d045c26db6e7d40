//! Faults of files and stores in words: what happened, what is safe, what to do.

use super::text::{Text as _, open::OpenText};
use crate::file::envelope::FileFault;
use crate::store::LoadFault;

/// Why a workspace file is not opened.
pub fn file_fault_text(fault: &FileFault) -> String {
    match fault {
        FileFault::Empty => OpenText::FileEmpty.say().to_owned(),
        FileFault::TooLarge(limit) => {
            OpenText::FileTooLarge.with(&[("limit", &(limit / 1_048_576).to_string())])
        }
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
        FileFault::DuplicateId(table, id) => {
            OpenText::FileDuplicate.with(&[("table", table), ("id", &id.to_string())])
        }
    }
}

/// Why stored bytes do not give the newest version.
pub fn load_fault_text(fault: &LoadFault) -> String {
    let number = |seq: &u64, text: OpenText| text.with(&[("number", &seq.to_string())]);
    match fault {
        LoadFault::Snapshot(fault) => file_fault_text(fault),
        LoadFault::EntryUnreadable(seq) => number(seq, OpenText::LogUnreadable),
        LoadFault::EntryMissing(seq) => number(seq, OpenText::LogMissing),
        LoadFault::RevisionDiffers(seq) => number(seq, OpenText::LogDiffers),
        LoadFault::EntryUnfit(seq, _) => number(seq, OpenText::LogUnfit),
    }
}
