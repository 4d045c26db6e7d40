//! The words of the register: why a text was not read, units of columns, footers and filters.

use crate::model::reading::ReadingFault;

crate::texts! {
    /// The register's own texts.
    RegisterText "register" {
        // Derived columns.
        Score = "Score",
        ScoreHelp = "Weighted score of the criteria, 0 to 100.",
        RiskScore = "Score",
        RiskScoreHelp = "Probability × impact, 1 to 25.",
        RiskAfter = "Score after",
        RiskAfterHelp = "Probability × impact after the response, 1 to 25.",
        Variance = "Variance",
        VarianceHelp = "Plan less actuals, with the forecast where there is no actual yet; in units of the line's currency.",
        Slip = "Slip, days",
        SlipHelp = "Actual, else forecast, less baseline, in days.",
        DaysLate = "Days late",
        Load = "Load h",
        LoadHelp = "Hours of work it needs in all, over its whole demand.",
        WorstRisk = "Worst risk",
        WorstRiskHelp = "The greatest probability × impact among its open threats, 1 to 25.",
        DaysLateHelp = "Days from the day it was due to the day it was closed, or to today.",
        Rank = "Rank",
        RankHelp = "Place in the order of scores.",
        // Values.
        Yes = "Yes",
        No = "No",
        Entries = "{count} entries",
        SeriesTotal = "{total} in {count} {count|month|months}",
        SeriesNewest = "{value} on {date}",
        OneEntry = "1 entry",
        // Units of headers.
        UnitMinutes = "min",
        UnitPercent = "%",
        UnitFte = "FTE",
        // Why a text stays as typed.
        KeptAsTyped = "{reason}, kept as typed. Counts as empty until fixed.",
        NotANumber = "Not a number",
        OtherDecimalMark = "Point and comma the other way round",
        OddGrouping = "Thousands are not in groups of three",
        TooLarge = "Too large a number",
        PercentHere = "A percentage where money belongs",
        UnknownCurrency = "A currency sign that several share or none knows",
        TwoCurrencies = "Two currencies in one amount",
        NotADate = "Not a date",
        NoSuchDay = "A day the calendar does not have",
        OtherDateOrder = "Day and month the other way round",
        AmbiguousDate = "Day and month cannot be told apart",
        YearMissing = "The year is missing",
        YearOutOfRange = "A year outside 1900 to 2199",
        TimeOfDay = "A time of day beside the date",
        NotAMonth = "Not a month",
        NotArithmetic = "A sum that cannot be worked out",
        DivisionByZero = "A division by zero",
        TooLong = "Too long",
        OutOfRange = "Outside {low} to {high}",
        NotAChoice = "Not one of the list",
        NotAFlag = "Neither yes nor no",
        NoSuchName = "No {kind} of this name",
        SeveralOfName = "Several {kind} of this name",
        Required = "Needs a value",
        ReadableNow = "Can be read now: press Enter",
        // Refusals.
        RefusedRequired = "{field} cannot be empty.",
        RefusedReadOnly = "{field} is not typed here.",
        RefusedTooLong = "That text is too long for {field}.",
        RefusedTooMany = "That is more than {count} cells at once.",
        // Edits of many records.
        BulkEmpty = "Empty",
        BulkUnread = "Not read yet",
        BulkNoText = "No text",
        BulkImpossible = "Another currency, or too large",
        // Footer.
        Sum = "sum {value}",
        Average = "avg {value}",
        Least = "min {value}",
        Largest = "max {value}",
        Filled = "{count} filled",
        Distinct = "{count} different",
        ToFix = "{count} to fix",
    }
}

/// Why a text is not a value, in a few words.
pub fn fault_text(fault: ReadingFault) -> RegisterText {
    match fault {
        ReadingFault::Empty => RegisterText::Required,
        ReadingFault::TooLong => RegisterText::TooLong,
        ReadingFault::NotANumber => RegisterText::NotANumber,
        ReadingFault::OddGrouping => RegisterText::OddGrouping,
        ReadingFault::OtherDecimalMark => RegisterText::OtherDecimalMark,
        ReadingFault::TooLarge => RegisterText::TooLarge,
        ReadingFault::PercentHere => RegisterText::PercentHere,
        ReadingFault::UnknownCurrency => RegisterText::UnknownCurrency,
        ReadingFault::TwoCurrencies => RegisterText::TwoCurrencies,
        ReadingFault::NotADate => RegisterText::NotADate,
        ReadingFault::NoSuchDay => RegisterText::NoSuchDay,
        ReadingFault::OtherDateOrder => RegisterText::OtherDateOrder,
        ReadingFault::AmbiguousDate => RegisterText::AmbiguousDate,
        ReadingFault::YearMissing => RegisterText::YearMissing,
        ReadingFault::YearOutOfRange => RegisterText::YearOutOfRange,
        ReadingFault::TimeOfDay => RegisterText::TimeOfDay,
        ReadingFault::NotAMonth => RegisterText::NotAMonth,
        ReadingFault::Formula | ReadingFault::NotArithmetic => RegisterText::NotArithmetic,
        ReadingFault::DivisionByZero => RegisterText::DivisionByZero,
    }
}
