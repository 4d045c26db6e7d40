//! Texts of the workbook of a whole workspace.

crate::texts! {
    /// Texts of the workbook of a whole workspace.
    BookText "book" {
        ReadMe = "Read me",
        Whose = "This is the whole workspace “{name}” as a workbook: one sheet a type, one row a record.",
        Edit = "Change cells as you like; days, numbers and words from the lists are read as such.",
        Add = "Add rows below a table; they become new records.",
        Delete = "Deleting a row deletes nothing: a record that is not here stays as it is.",
        Back = "Bring the file in again on the page Import: only what was changed here changes there, in one step that can be undone.",
        Sheet = "Sheet",
        Rows = "Rows",
        Column = "Column",
        Total = "Total",
        Currency = "{title} currency",
        Make = "Whole workspace as a workbook",
        Making = "The workbook is being made…",
        Made = "{name} handed out",
        NotMade = "The workbook could not be made; nothing was changed",
        Found = "This workbook is a workspace",
        FoundSame = "It is the workspace that is open.",
        FoundOther = "It is another workspace than the one that is open.",
        Changes = "{added} {added|record comes|records come}, {changed} {changed|changes|change}.",
        NoChanges = "It says what the workspace says; nothing would change.",
        Stays = "Records that are not in the workbook stay as they are.",
        Unread = "{count} {count|cell|cells} cannot be read; {count|it stays|they stay} as typed and {count|counts|count} as empty.",
        Take = "Take the changes over",
        Open = "Open as a workspace of its own",
        AsTable = "Import one of its sheets as a table",
        Taken = "{added} {added|record|records} came and {changed} changed",
    }
}
