//! Where the keyboard stands in a grid and where a key takes it. Arrows do not wrap.

use super::Rectangle;

/// A line of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The header.
    Head,
    /// A record, by its place in the view.
    Row(usize),
    /// The line that adds a record.
    Add,
    /// The figures below the columns.
    Foot,
}

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its line.
    pub line: Line,
    /// Its column among those shown.
    pub column: usize,
}

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One column left.
    Left,
    /// One column right.
    Right,
    /// The first column.
    RowStart,
    /// The last column.
    RowEnd,
    /// The first column of the first record.
    GridStart,
    /// The last column of the last record.
    GridEnd,
    /// The first record.
    Top,
    /// The last record.
    Bottom,
    /// So many lines up.
    PageUp(usize),
    /// So many lines down.
    PageDown(usize),
}

impl Spot {
    /// A cell of a record.
    pub fn row(row: usize, column: usize) -> Self {
        Self { line: Line::Row(row), column }
    }

    /// The place in the view of the record it is on.
    pub fn row_index(self) -> Option<usize> {
        match self.line {
            Line::Row(row) => Some(row),
            Line::Head | Line::Add | Line::Foot => None,
        }
    }

    /// Where a step leads in a grid of so many records and columns.
    pub fn moved(self, step: Step, rows: usize, columns: usize) -> Self {
        let last_column = columns.saturating_sub(1);
        let line = |line| Self { line, ..self };
        let to_row =
            |row: usize| line(if rows == 0 { Line::Add } else { Line::Row(row.min(rows - 1)) });
        let spot = match step {
            Step::Left => Self { column: self.column.saturating_sub(1), ..self },
            Step::Right => Self { column: self.column + 1, ..self },
            Step::RowStart => Self { column: 0, ..self },
            Step::RowEnd => Self { column: last_column, ..self },
            Step::GridStart => Self { column: 0, ..to_row(0) },
            Step::GridEnd => Self { column: last_column, ..to_row(usize::MAX) },
            Step::Top => to_row(0),
            Step::Bottom => to_row(usize::MAX),
            Step::Up => self.by(-1, rows),
            Step::Down => self.by(1, rows),
            Step::PageUp(lines) => match self.line {
                Line::Head => self,
                _ => to_row(self.place(rows).saturating_sub(lines.max(1))),
            },
            Step::PageDown(lines) => match self.line {
                Line::Add | Line::Foot => self,
                Line::Head => to_row(0),
                Line::Row(row) => to_row(row.saturating_add(lines.max(1))),
            },
        };
        Self { column: spot.column.min(last_column), ..spot }
    }

    /// The same cell where there is one, else the nearest.
    pub fn within(self, rows: usize, columns: usize) -> Self {
        let line = match self.line {
            Line::Row(row) if row >= rows => match rows.checked_sub(1) {
                Some(last) => Line::Row(last),
                None => Line::Add,
            },
            line => line,
        };
        Self { line, column: self.column.min(columns.saturating_sub(1)) }
    }

    /// The cells between two spots; lines that are no records count as the nearest record.
    pub fn to(self, other: Self, rows: usize) -> Option<Rectangle> {
        let row = |spot: Self| match spot.line {
            Line::Head => 0,
            Line::Row(row) => row,
            Line::Add | Line::Foot => rows.saturating_sub(1),
        };
        let cells = Rectangle { row: (row(self), row(other)), column: (self.column, other.column) };
        (rows > 0).then_some(cells)
    }

    /// The line as a number, the adding line behind the last record.
    fn place(self, rows: usize) -> usize {
        match self.line {
            Line::Head => 0,
            Line::Row(row) => row,
            Line::Add | Line::Foot => rows,
        }
    }

    fn by(self, delta: i8, rows: usize) -> Self {
        let line = match (self.line, delta < 0) {
            (Line::Head, true) => Line::Head,
            (Line::Head, false) if rows == 0 => Line::Add,
            (Line::Head, false) => Line::Row(0),
            (Line::Row(0), true) => Line::Head,
            (Line::Row(row), true) => Line::Row(row - 1),
            (Line::Row(row), false) if row + 1 < rows => Line::Row(row + 1),
            (Line::Row(_), false) | (Line::Foot, true) => Line::Add,
            (Line::Add | Line::Foot, false) => Line::Foot,
            (Line::Add, true) => rows.checked_sub(1).map_or(Line::Head, Line::Row),
        };
        Self { line, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Spot = Spot { line: Line::Head, column: 1 };
    const ADD: Spot = Spot { line: Line::Add, column: 1 };
    const FOOT: Spot = Spot { line: Line::Foot, column: 1 };

    #[test]
    fn steps() {
        let at = Spot::row;
        for (from, step, to) in [
            (at(0, 0), Step::Left, at(0, 0)),
            (at(0, 2), Step::Right, at(0, 2)),
            (at(0, 1), Step::Up, HEAD),
            (HEAD, Step::Up, HEAD),
            (HEAD, Step::Down, at(0, 1)),
            (at(3, 1), Step::Down, at(4, 1)),
            (at(4, 1), Step::Down, ADD),
            (ADD, Step::Down, FOOT),
            (FOOT, Step::Down, FOOT),
            (FOOT, Step::Up, ADD),
            (FOOT, Step::Right, Spot { line: Line::Foot, column: 2 }),
            (FOOT, Step::PageDown(3), FOOT),
            (FOOT, Step::PageUp(2), at(3, 1)),
            (FOOT, Step::Top, at(0, 1)),
            (ADD, Step::Up, at(4, 1)),
            (at(2, 1), Step::RowStart, at(2, 0)),
            (at(2, 1), Step::RowEnd, at(2, 2)),
            (at(2, 1), Step::GridStart, at(0, 0)),
            (at(2, 1), Step::GridEnd, at(4, 2)),
            (HEAD, Step::Bottom, at(4, 1)),
            (at(2, 1), Step::Top, at(0, 1)),
            (at(1, 1), Step::PageUp(10), at(0, 1)),
            (at(1, 1), Step::PageDown(10), at(4, 1)),
            (at(1, 1), Step::PageDown(0), at(2, 1)),
            (ADD, Step::PageUp(2), at(3, 1)),
            (HEAD, Step::PageUp(2), HEAD),
        ] {
            assert_eq!(from.moved(step, 5, 3), to, "{from:?} {step:?}");
        }
    }

    #[test]
    fn an_empty_grid_has_head_and_adding_line() {
        for step in [Step::Down, Step::GridEnd, Step::Top, Step::PageDown(5)] {
            assert_eq!(HEAD.moved(step, 0, 2).line, Line::Add, "{step:?}");
        }
        assert_eq!(ADD.moved(Step::Up, 0, 2), HEAD);
        assert_eq!(Spot::row(7, 9).within(0, 2), Spot { line: Line::Add, column: 1 });
        assert_eq!(Spot::row(7, 9).within(3, 0), Spot::row(2, 0));
        assert_eq!(HEAD.to(ADD, 0), None);
    }

    #[test]
    fn ranges_hold_records_only() {
        let cells = HEAD.to(Spot { line: Line::Add, column: 0 }, 5).unwrap();
        assert_eq!((cells.rows(), cells.columns()), (0..5, 0..2));
    }
}
