//! Views of registers that were given a name.

use super::field::Field;

crate::record! {
    /// A view of one register: its columns, order, filters and groups under a name.
    ///
    /// These texts are written as addresses write them; what a later version no longer knows
    /// in them is left out when they are read.
    SavedView {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// The record type it shows, by table key.
        table: String = Field::text().required().listed();
        /// The columns in order, with widths in pixels where one was chosen.
        columns: String = Field::long_text();
        /// What it is sorted by.
        sort: String = Field::long_text();
        /// Its conditions, one a line.
        filters: String = Field::long_text();
        /// What it is grouped by, and the groups that are folded, one a line.
        grouping: String = Field::long_text();
    }
}
