//! What of a long list is in sight, and how to bring a line of it there.

use crate::ui::platform::dom;

/// Pixels kept free above and below a line that is brought into sight.
const ROOM: f64 = 70.0;

/// The heights between which a list is in sight, in the unit of its tops.
pub fn in_sight(id: &str, tops: &[f64]) -> (f64, f64) {
    let all = tops.last().copied().unwrap_or(0.0);
    match dom::scroll_of(id) {
        Some(at) if at.whole > 0.0 && at.view > 0.0 => {
            let unit = all / at.whole;
            (at.top * unit, (at.top + at.view) * unit)
        }
        _ => (0.0, 60.0),
    }
}

/// Scrolls a list so far that a line is in sight, and so is drawn.
pub fn bring_into_sight(id: &str, tops: &[f64], line: usize) {
    let (Some(top), Some(all)) = (tops.get(line), tops.last()) else { return };
    let Some(at) = dom::scroll_of(id).filter(|at| at.view < at.whole && *all > 0.0) else {
        return;
    };
    let px = top * at.whole / all;
    if px < at.top + ROOM {
        dom::scroll_to(id, (px - ROOM).max(0.0));
    } else if px > at.top + at.view - ROOM {
        dom::scroll_to(id, px - at.view + ROOM);
    }
}

/// Moves the focus to an element, and once more when all is drawn, if it is still wanted.
///
/// At once, for between two keys that follow quickly a late focus would lead back; and again,
/// for drawing may have put another element in its place.
pub fn focus(id: String, wanted: impl Fn() -> bool + 'static) {
    dom::focus(&format!("#{id}"));
    dom::after(0, move || {
        if wanted() && !dom::holds_focus(&id) {
            dom::focus(&format!("#{id}"));
        }
    });
}
