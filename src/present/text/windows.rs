//! Texts of a workspace that is open in several windows.

crate::texts! {
    /// Texts of a workspace that is open in several windows.
    WindowsText "windows" {
        ReadOnly = "Read-only: open in another window",
        TakingOver = "Taking over from another window…",
        Yielding = "Saving, another window takes over…",
        FollowsBand = "This workspace is open in another window, which writes it. What is saved there shows here at once; nothing can be changed here.",
        TakeOver = "Take over",
        TakeOverBusy = "Taking over: the other window is asked to save first.",
        WaitsBand = "The other window has changes that it cannot save, so it goes on. Save a file there first. If you take over all the same, those changes stay in that window and can be opened as a copy there.",
        TakeOverAnyway = "Take over all the same",
        OvertakenBand = "NOT SAVED: another window has changed this workspace and writes it now. What it has saved is safe. Changes that are only in this window: {count}; they are no part of it, and nothing more can be changed here.",
        ShowOther = "Leave them, show the other version",
        OpenCopy = "Open them as a copy",
        OnlyFollows = "Nothing was changed: this workspace is open in another window, which writes it. Take over to change it here.",
        OnlyOvertaken = "Nothing was changed: another window writes this workspace now. Open your changes as a copy, or show the other version.",
        Yields = "Nothing was changed: another window is just taking this workspace over.",
        TakesOver = "Nothing was changed yet: this window is just taking the workspace over.",
        WritesNow = "This window writes the workspace now.",
        Gone = "This workspace was put into the bin in another window.",
        CopyName = "{name} (changes of this window)",
        CopyKept = "Your changes are in this copy now, which is kept in this browser.",
    }
}
