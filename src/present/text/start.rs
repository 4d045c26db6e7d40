//! Texts of the start page.

crate::texts! {
    /// Texts of the start page.
    StartText "start" {
        TitleOne = "See who is overbooked, what fits the budget,",
        TitleTwo = "and what to stop. From your own spreadsheet, in three minutes.",
        Lead = "No account and no upload. Everything stays on this device, also offline.",
        OpenFile = "Open a workspace file",
        TableTitle = "Paste or open my spreadsheet",
        TableLead = "Any shape: a project list, or months across the top. We find the headers, the roles and the units, and show every guess before anything is saved.",
        TableAnywhere = "anywhere on this page",
        TableDrop = "or drop an .xlsx, .ods, .csv or .tsv file here",
        TablePaste = "Paste",
        TableChoose = "Choose a file",
        TableUndo = "One click undoes it.",
        MaturityTitle = "Run a maturity assessment",
        MaturityLead = "52 practices, five observable statements each. Scores, attained level and the gaps to your target, at once.",
        MaturityChart = "Example result: Governance 2.8, Capacity 1.9, Benefits 1.7, Agile 3.3 of 5",
        MaturityStart = "Start an assessment",
        SampleTitle = "Explore a sample portfolio",
        SampleLead = "60 projects, 9 roles, 14 people, one finished assessment. Fiscal year from April, Data Engineers overbooked.",
        SampleChart = "60 projects: 41 above the line, 19 below",
        SampleCaption = "41 above the line, 19 below",
        SampleOpen = "Open the sample",
        GhostTitle = "This is the view you get",
        GhostUnit = "Role by month, % of available capacity",
        ClipboardEmpty = "The clipboard holds no text, or the browser does not allow reading it. Press Ctrl V instead.",
        FileUnreadable = "The file could not be read.",
        Mine = "Go back to my workspace",
        Governance = "Governance",
        CapacityDomain = "Capacity",
        Benefits = "Benefits",
        Agile = "Agile",
        NewEmpty = "Start with an empty workspace",
    }
}

/// The roles of the faded heatmap.
pub const GHOST_ROLES: [&str; 9] = [
    "Data Engineer",
    "Solution Architect",
    "Project Manager",
    "Test Lead",
    "Software Engineer",
    "Business Analyst",
    "Change Manager",
    "Security Analyst",
    "UX Designer",
];
