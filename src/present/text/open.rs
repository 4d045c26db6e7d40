//! Texts of opening, making and refusing workspaces.

crate::texts! {
    /// Texts of opening, making and refusing workspaces.
    OpenText "open" {
        StillUnsaved = "Changes of this workspace are not saved yet. Save a file first.",
        NotHere = "This workspace is no longer in this browser.",
        StoreFailed = "The browser's storage did not do what was asked: {words}.",
        StoreTitle = "What this browser keeps could not be read",
        StoreLead = "Your workspaces have not been changed or deleted.",
        StoreAgain = "Try again",
        StoreWithout = "Go on without it",
        SampleMissing = "The sample could not be read from this site. Connect once to load it.",
        SameVersion = "This browser already holds this version. It is open now.",
        OpenedAsCopy = "Opened as a copy: this browser holds another version of the same workspace.",
        Opened = "Workspace opened and kept in this browser.",
        DefaultCalendar = "Five days of eight hours",
        NewName = "My portfolio",
        FileEmpty = "The file is empty. Nothing was changed.",
        FileTooLarge = "The file is larger than {limit} MB, the most that is read. Nothing was changed.",
        FileNotJson = "This is not a workspace file, or it is damaged at line {line}, column {column}. Nothing was changed.",
        FileForeign = "This is not a Plumbline workspace. To bring a table in, use Import. Nothing was changed.",
        FileNewer = "This file was written by a newer version (format {format}, schema {schema}). Reload the page to get it. Nothing was changed.",
        FileDamaged = "The file is damaged: “{part}” is missing or cannot be read. Nothing was changed.",
        FileHash = "The file was changed or damaged after it was saved: its checksum differs. Nothing was changed.",
        FileRecord = "The file is damaged: record {place} of “{table}” cannot be read. Nothing was changed.",
        FileDuplicate = "The file is damaged: “{table}” holds the id {id} twice. Nothing was changed.",
        LogUnreadable = "Change {number} in the log cannot be read",
        LogMissing = "Change {number} is missing in the log",
        LogDiffers = "Change {number} does not follow from the one before it",
        LogUnfit = "Change {number} does not fit the workspace",
        LogBeyond = "Change {number} was written but never confirmed as saved",
        DamagedTitle = "What is stored of this workspace cannot be read in full",
        DamagedLead = "Nothing has been changed or deleted. Download what is stored before you do anything else.",
        DamagedDownload = "Download what is stored",
        DamagedUpTo = "Open it as a copy up to the damage",
        DamagedOther = "Go to the start page",
    }
}
