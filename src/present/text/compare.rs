//! Texts of what differs between two versions.

crate::texts! {
    /// Texts of what differs between two versions.
    CompareText "compare" {
        None = "Nothing differs.",
        Counts = "{added} added, {removed} deleted, {changed} changed",
        Added = "Added",
        Removed = "Deleted",
        Changed = "Changed",
        Field = "Field",
        From = "Before",
        To = "After",
        Caption = "What differs in {record}",
        Order = "Position",
        Remark = "Remark “{key}”",
        Foreign = "“{key}”, which this version does not understand",
        AsTyped = "“{text}” as typed",
        NotRead = "something this version does not understand",
        More = "Show {count} more {count|record|records}",
    }
}
