//! Which rows are drawn: a bounded stretch of them, whatever the table's length.

use std::ops::Range;

/// The rows to draw for a scroll position, all heights in pixels.
///
/// `overscan` rows are added on either side. A position past the end shows the last rows; a height
/// that is no positive number counts as one row.
pub fn window(
    scroll_top: f64,
    view_height: f64,
    row_height: f64,
    rows: usize,
    overscan: usize,
) -> Range<usize> {
    let row_height = if row_height > 0.0 && row_height.is_finite() { row_height } else { 1.0 };
    let positive = |px: f64| if px.is_finite() && px > 0.0 { px } else { 0.0 };
    let seen = ((positive(view_height) / row_height).ceil() as usize).saturating_add(1);
    let top = (positive(scroll_top) / row_height) as usize;
    let top = top.min(rows.saturating_sub(seen.min(rows)));
    let end = top.saturating_add(seen).saturating_add(overscan).min(rows);
    top.saturating_sub(overscan)..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_drawn() {
        for (top, view, row, rows, over, expect) in [
            (0.0, 280.0, 28.0, 10_000, 5, 0..16),
            (2800.0, 280.0, 28.0, 10_000, 5, 95..116),
            (2810.0, 280.0, 28.0, 10_000, 0, 100..111),
            (1e9, 280.0, 28.0, 10_000, 5, 9984..10_000),
            (-50.0, 280.0, 28.0, 10_000, 5, 0..16),
            (0.0, 280.0, 28.0, 0, 5, 0..0),
            (0.0, 280.0, 28.0, 3, 5, 0..3),
            (500.0, 280.0, 28.0, 3, 5, 0..3),
            (0.0, 0.0, 28.0, 50, 2, 0..3),
            (0.0, 280.0, 0.0, 10, 0, 0..10),
            (f64::NAN, f64::NAN, f64::NAN, 10, 0, 0..1),
            (f64::INFINITY, 280.0, 28.0, 100, 0, 0..11),
        ] {
            assert_eq!(window(top, view, row, rows, over), expect, "{top} {view} {row} {rows}");
        }
    }

    #[test]
    fn never_more_rows_than_the_view_holds() {
        for step in 0..5000 {
            let drawn = window(f64::from(step) * 61.7, 1000.0, 28.0, 10_000, 10);
            assert!(drawn.len() <= 37 + 20 && drawn.end <= 10_000 && drawn.start < drawn.end);
        }
    }
}
