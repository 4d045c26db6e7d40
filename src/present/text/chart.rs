//! Texts around every chart.

crate::texts! {
    /// Texts around every chart.
    ChartText "chart" {
        Table = "Table",
        ShowTable = "Show as a table (D)",
        ShowChart = "Show as a chart (D)",
        Copy = "Copy the figures",
        Copied = "The figures are on the clipboard.",
        NotCopied = "The browser did not allow copying.",
        HowTo = "Arrow keys move between the marks; D shows the table.",
    }
}
