//! A report as a tree of plain parts that the screen, paper and one self-contained file read: what
//! stands on one of them stands on all.

pub mod html;
pub mod maturity;
mod parts;
pub mod privacy;

#[cfg(test)]
mod tests;

use crate::present::chart::Mark;

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A figure, set to the right.
    Figure(String),
    /// A picture of the size of [`crate::present::maturity::PLOT`], and the same in words.
    Plot(Vec<Mark>, String),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What it holds.
    pub caption: String,
    /// The headers.
    pub columns: Vec<String>,
    /// The rows, each as long as the headers; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// One part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A smaller heading.
    Heading(String),
    /// A list.
    List(Vec<String>),
    /// Name, figure and note of figures that belong side by side.
    Figures(Vec<[String; 3]>),
    /// A table.
    Grid(Grid),
}

/// One section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What links lead to.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is about, and of when.
    pub sub_line: String,
    /// What it is and is not.
    pub mark: String,
    /// The sections in their order.
    pub sections: Vec<Section>,
}
