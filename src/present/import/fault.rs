//! Why a file is not read, in words.

use crate::file::sheet::SheetFault;
use crate::file::sheet::decode::BinaryKind;
use crate::present::number::Locale;
use crate::present::text::Text as _;
use crate::present::text::import::ImportText as T;

/// Why a file is not read: what happened and what to do. That nothing was changed is always true.
pub fn fault_text(fault: SheetFault, locale: Locale) -> (String, &'static str) {
    let whole = |number: u64| locale.whole(i64::try_from(number).unwrap_or(i64::MAX));
    let line = |text: T, line: u32| text.with(&[("line", &whole(line.into()))]);
    let limit = |text: T, limit: u32| text.with(&[("limit", &whole(limit.into()))]);
    match fault {
        SheetFault::Empty => (T::FaultEmpty.say().into(), T::FaultEmptyDo.say()),
        SheetFault::NoColumns => (T::FaultColumns.say().into(), T::FaultEmptyDo.say()),
        SheetFault::TooLarge { bytes, limit } => {
            let size = locale.number(bytes as f64 / 1e6, 1);
            let words = [("size", size.as_str()), ("limit", &whole(limit.div_ceil(1_000_000)))];
            (T::FaultLarge.with(&words), T::FaultLargeDo.say())
        }
        SheetFault::TooManyRows { limit: most } => {
            (limit(T::FaultRows, most), T::FaultPartDo.say())
        }
        SheetFault::TooManyColumns { line, limit } => {
            let words = [("line", whole(line.into())), ("limit", whole(limit.into()))];
            let words = words.each_ref().map(|(key, text)| (*key, text.as_str()));
            (T::FaultWide.with(&words), T::FaultLargeDo.say())
        }
        SheetFault::TooManyCells { limit: most } => {
            (limit(T::FaultCells, most), T::FaultPartDo.say())
        }
        SheetFault::Binary(kind) => binary_text(kind),
        SheetFault::UnclosedQuote { line: at } => (line(T::FaultQuote, at), T::FaultQuoteDo.say()),
        SheetFault::Unreadable { line: at } => {
            (line(T::FaultUnreadable, at), T::FaultQuoteDo.say())
        }
        SheetFault::ProtectedBook => (T::FaultProtected.say().into(), T::FaultProtectedDo.say()),
        SheetFault::DamagedBook => (T::FaultDamaged.say().into(), T::FaultDamagedDo.say()),
        SheetFault::UnpacksTooLarge { limit } => {
            let limit = whole(limit / (1024 * 1024));
            (T::FaultUnpacks.with(&[("limit", &limit)]), T::FaultPartDo.say())
        }
        SheetFault::UnsafeBook => (T::FaultUnsafe.say().into(), T::FaultDamagedDo.say()),
        SheetFault::NoSuchSheet | SheetFault::EmptySheet => {
            (T::FaultSheet.say().into(), T::FaultSheetDo.say())
        }
        SheetFault::NoSuchHeader => (T::FaultHeader.say().into(), T::FaultEmptyDo.say()),
        SheetFault::Cancelled => (T::FaultDied.say().into(), T::FaultDiedDo.say()),
    }
}

fn binary_text(kind: BinaryKind) -> (String, &'static str) {
    let (word, workbook) = match kind {
        BinaryKind::Xlsx => (T::KindXlsx, true),
        BinaryKind::Xls => (T::KindXls, true),
        BinaryKind::Ods => (T::KindOds, true),
        BinaryKind::Zip => (T::KindZip, false),
        BinaryKind::Pdf => (T::KindPdf, false),
        BinaryKind::Gzip => (T::KindGzip, false),
        BinaryKind::Picture => (T::KindPicture, false),
        BinaryKind::Html => (T::KindHtml, false),
        BinaryKind::Other => (T::KindOther, false),
    };
    let (what, to_do) = match workbook {
        true => (T::FaultWorkbook, T::FaultWorkbookDo),
        false => (T::FaultBinary, T::FaultBinaryDo),
    };
    (what.with(&[("kind", word.say())]), to_do.say())
}
