//! Which columns a register shows, in which order and how wide; as text, so that it can be kept.

use super::{Column, ListedField, Register, Summary};
use crate::model::RecordKind;

/// The narrowest a column is made, in pixels.
pub const WIDTH_MIN_PX: u16 = 44;
/// The widest a column is made, in pixels.
pub const WIDTH_MAX_PX: u16 = 640;
/// What one press of a key adds to a width, in pixels.
pub const WIDTH_STEP_PX: i32 = 16;

/// The columns of a register. The first names the records and keeps its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The columns shown, in order.
    pub fields: Vec<ListedField>,
    /// Widths that were chosen, in pixels; other columns have their own.
    widths_px: Vec<(ListedField, u16)>,
    /// Figures that were chosen; other columns have their own.
    summaries: Vec<(ListedField, Summary)>,
}

/// How wide a column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Track {
    /// At least, in pixels.
    pub least_px: u16,
    /// At most, in pixels; without it the column takes what the others leave.
    pub most_px: Option<u16>,
}

impl Layout {
    /// These columns in their own widths.
    pub fn of(fields: Vec<ListedField>) -> Self {
        Self { fields, ..Self::default() }
    }

    /// The width chosen for a column.
    pub fn width_px(&self, field: ListedField) -> Option<u16> {
        self.widths_px.iter().find(|(of, _)| *of == field).map(|(_, px)| *px)
    }

    /// The same columns with one of another width; without one it takes its own again.
    pub fn resized(mut self, field: ListedField, width_px: Option<i32>) -> Self {
        self.widths_px.retain(|(of, _)| *of != field);
        if let Some(px) = width_px.filter(|_| self.fields.contains(&field)) {
            self.widths_px.push((field, clamped(px)));
        }
        self
    }

    /// The figure below a column.
    pub fn summary(&self, field: ListedField) -> Summary {
        self.summaries.iter().find(|(of, _)| *of == field).map(|(_, own)| *own).unwrap_or_default()
    }

    /// The same columns with another figure below one.
    pub fn summed_up(mut self, field: ListedField, summary: Summary) -> Self {
        self.summaries.retain(|(of, _)| *of != field);
        if summary != Summary::Own && self.fields.contains(&field) {
            self.summaries.push((field, summary));
        }
        self
    }

    /// The columns with the figure below each.
    pub fn summed(&self) -> Vec<(ListedField, Summary)> {
        self.fields.iter().map(|field| (*field, self.summary(*field))).collect()
    }

    /// The same columns with one so many places further to the right.
    pub fn moved(self, field: ListedField, by: isize) -> Self {
        let Some(at) = self.fields.iter().position(|of| *of == field) else { return self };
        // A gap counts from the left edge of a column: to the right lies the one after the next.
        let gap = at.saturating_add_signed(if by > 0 { by.saturating_add(1) } else { by });
        self.dropped(field, gap)
    }

    /// The same columns with one dropped into the gap before the column at a place.
    pub fn dropped(mut self, field: ListedField, gap: usize) -> Self {
        let Some(at) = self.fields.iter().position(|of| *of == field) else { return self };
        if at == 0 {
            return self;
        }
        let to = if gap > at { gap - 1 } else { gap };
        self.fields.remove(at);
        self.fields.insert(to.clamp(1, self.fields.len()), field);
        self
    }

    /// The same columns with one more at the end, or one less.
    pub fn toggled(mut self, field: ListedField) -> Self {
        match self.fields.iter().position(|of| *of == field) {
            Some(0) => {}
            Some(at) => {
                self.fields.remove(at);
                self.widths_px.retain(|(of, _)| *of != field);
                self.summaries.retain(|(of, _)| *of != field);
            }
            None => self.fields.push(field),
        }
        self
    }

    /// The columns as text: `name=240 owner cost~average`.
    pub fn to_text(&self) -> String {
        let columns = self.fields.iter().map(|field| {
            let width = self.width_px(*field).map(|px| format!("={px}"));
            let summary = match self.summary(*field) {
                Summary::Own => String::new(),
                other => format!("~{}", other.word()),
            };
            format!("{}{}{summary}", field.to_text(), width.unwrap_or_default())
        });
        columns.collect::<Vec<_>>().join(" ")
    }

    /// Reads columns; what is not understood, and a column named twice, is left out.
    pub fn parse(kind: RecordKind, text: &str) -> Self {
        let mut layout = Self::default();
        for part in text.split_whitespace() {
            let (part, summary) = part.split_once('~').unwrap_or((part, ""));
            let (name, px) = part.split_once('=').unwrap_or((part, ""));
            let Some(field) = ListedField::parse(kind, name) else { continue };
            if layout.fields.contains(&field) {
                continue;
            }
            layout.fields.push(field);
            layout = layout.resized(field, px.parse().ok());
            layout = layout.summed_up(field, Summary::parse(summary).unwrap_or_default());
        }
        layout
    }
}

fn clamped(px: i32) -> u16 {
    let px = px.clamp(i32::from(WIDTH_MIN_PX), i32::from(WIDTH_MAX_PX));
    u16::try_from(px).unwrap_or(WIDTH_MIN_PX)
}

/// The gap nearest to a place, of columns given by left edge and width in pixels.
pub fn gap_at(columns: &[(f64, f64)], x: f64) -> usize {
    columns.iter().filter(|(left, width)| left + width / 2.0 < x).count()
}

impl Register<'_> {
    /// The columns a text names as far as they exist, the naming one first; the first ones where
    /// it names none.
    pub fn layout(&self, text: &str) -> Layout {
        let mut layout = Layout::parse(self.kind, text);
        layout.fields.retain(|field| self.column(*field).is_some());
        if layout.fields.is_empty() {
            return Layout::of(self.default_columns());
        }
        if let Some(key) = self.key_column() {
            layout.fields.retain(|field| *field != key);
            layout.fields.insert(0, key);
        }
        layout
    }

    /// How wide the columns are drawn, in order.
    pub fn tracks(&self, layout: &Layout) -> Vec<Track> {
        let track = |(at, field): (usize, &ListedField)| {
            if let Some(px) = layout.width_px(*field) {
                return Track { least_px: px, most_px: Some(px) };
            }
            let column = self.column(*field);
            let own = |px: fn(&Column) -> u16| column.as_ref().map_or(WIDTH_MIN_PX, px);
            let most_px = (at > 0).then(|| own(|column| column.roomy_px));
            Track { least_px: own(|column| column.width_px), most_px }
        };
        layout.fields.iter().enumerate().map(track).collect()
    }

    /// How wide a column is drawn at least, in pixels.
    pub fn width_px(&self, layout: &Layout, field: ListedField) -> u16 {
        let own = || self.column(field).map_or(WIDTH_MIN_PX, |column| column.width_px);
        layout.width_px(field).unwrap_or_else(own)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{POINTS, derived, register, workspace};
    use super::super::{DerivedKey, ListedField as F};
    use super::*;
    use crate::model::Uid;

    const KIND: RecordKind = RecordKind::Project;
    const NAME: F = F::Builtin("name");
    const OWNER: F = F::Builtin("owner");
    const STAGE: F = F::Builtin("stage");
    const COST: F = F::Builtin("cost");

    fn four() -> Layout {
        Layout::of(vec![NAME, OWNER, STAGE, COST])
    }

    #[test]
    fn columns_round_trip_as_text() {
        for text in [
            "",
            "name",
            "name owner derived:score",
            "name=240 owner cost=44",
            "name=240 owner~filled cost=44~average",
            &format!("name custom:{POINTS}=640 derived:rank"),
        ] {
            assert_eq!(Layout::parse(KIND, text).to_text(), text);
        }
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for (text, kept) in [
            ("moon name", "name"),
            ("name=wide owner", "name owner"),
            ("name==3", "name"),
            ("name= owner=", "name owner"),
            ("name~ owner~luck cost~own", "name owner cost"),
            ("name owner~filled=90 cost~~sum", "name owner cost"),
            ("name=1", "name=44"),
            ("name=-90", "name=44"),
            ("name=99999", "name=640"),
            ("name=99999999999999999999", "name"),
            ("name owner name=90", "name owner"),
            ("order: raw:name custom:zz derived:luck", ""),
            ("=300", ""),
            ("  \n\t ", ""),
        ] {
            assert_eq!(Layout::parse(KIND, text).to_text(), kept, "{text:?}");
        }
    }

    #[test]
    fn columns_move_but_the_first() {
        for (field, by, expect) in [
            (COST, -1, "name owner cost stage"),
            (COST, -2, "name cost owner stage"),
            (COST, -3, "name cost owner stage"),
            (COST, -99, "name cost owner stage"),
            (COST, 1, "name owner stage cost"),
            (OWNER, 1, "name stage owner cost"),
            (OWNER, 99, "name stage cost owner"),
            (OWNER, 0, "name owner stage cost"),
            (OWNER, -1, "name owner stage cost"),
            (NAME, 2, "name owner stage cost"),
            (F::Builtin("benefit"), 1, "name owner stage cost"),
            (OWNER, isize::MAX, "name stage cost owner"),
            (COST, isize::MIN, "name cost owner stage"),
        ] {
            assert_eq!(four().moved(field, by).to_text(), expect, "{field:?} {by}");
        }
    }

    #[test]
    fn columns_drop_into_gaps() {
        for (field, gap, expect) in [
            (OWNER, 4, "name stage cost owner"),
            (OWNER, 3, "name stage owner cost"),
            (OWNER, 2, "name owner stage cost"),
            (OWNER, 1, "name owner stage cost"),
            (COST, 0, "name cost owner stage"),
            (COST, 99, "name owner stage cost"),
            (NAME, 4, "name owner stage cost"),
        ] {
            assert_eq!(four().dropped(field, gap).to_text(), expect, "{field:?} {gap}");
        }
        let columns = [(0.0, 200.0), (200.0, 100.0), (300.0, 50.0)];
        for (x, gap) in [(-9.0, 0), (99.0, 0), (101.0, 1), (251.0, 2), (324.0, 2), (900.0, 3)] {
            assert_eq!(gap_at(&columns, x), gap, "{x}");
        }
        assert_eq!((gap_at(&[], 5.0), gap_at(&columns, f64::NAN)), (0, 0));
    }

    #[test]
    fn widths_are_bounded_and_go_with_their_column() {
        for (px, kept) in
            [(Some(90), Some(90)), (Some(0), Some(44)), (Some(i32::MAX), Some(640)), (None, None)]
        {
            assert_eq!(four().resized(COST, px).width_px(COST), kept, "{px:?}");
        }
        assert_eq!(four().resized(F::Builtin("benefit"), Some(90)), four());
        assert_eq!(four().summed_up(F::Builtin("benefit"), Summary::Sum), four());
        let hidden = four().resized(COST, Some(90)).summed_up(COST, Summary::Sum).toggled(COST);
        assert_eq!(hidden.to_text(), "name owner stage");
        assert_eq!(hidden.toggled(COST).to_text(), "name owner stage cost");
        assert_eq!(four().toggled(NAME), four());
    }

    #[test]
    fn a_register_shows_what_exists_with_the_name_first() {
        let (ws, derived) = (workspace(), derived());
        let register = register(&ws, &derived);
        let first = Layout::of(register.default_columns());
        let text = format!("owner name=300 custom:{} custom:{POINTS}", Uid(901));
        let layout = register.layout(&text);
        assert_eq!(layout.to_text(), format!("name=300 owner custom:{POINTS}"));
        assert_eq!(register.width_px(&layout, NAME), 300);
        assert_eq!(register.width_px(&layout, F::Derived(DerivedKey::Score)), 64);
        for text in ["", "moon", "custom:zz"] {
            assert_eq!(register.layout(text), first, "{text:?}");
        }
    }

    #[test]
    fn columns_grow_where_there_is_room_and_the_name_takes_the_rest() {
        let (ws, derived) = (workspace(), derived());
        let register = register(&ws, &derived);
        let finish = F::Builtin("finish");
        let layout = Layout::of(vec![NAME, OWNER, finish, COST]).resized(COST, Some(90));
        let tracks = register.tracks(&layout);
        assert!(tracks[0].least_px >= 200 && tracks[0].most_px.is_none());
        // A full name, and a date with its year, at about eight pixels a letter and its margins.
        assert!(tracks[1].most_px >= Some(16 * 8 + 16), "{tracks:?}");
        assert!(tracks[2].least_px >= 12 * 8 + 16, "{tracks:?}");
        assert_eq!(tracks[3], Track { least_px: 90, most_px: Some(90) });
        let every = Layout::of(register.columns().iter().map(|column| column.field).collect());
        let tracks = register.tracks(&every);
        assert!(tracks.iter().skip(1).all(|t| t.most_px >= Some(t.least_px)), "{tracks:?}");
        // One that was given a width keeps it, the first one too; one that is gone is narrow.
        let named = Layout::of(vec![NAME, F::Custom(Uid(901))]).resized(NAME, Some(300));
        let narrow = Track { least_px: WIDTH_MIN_PX, most_px: Some(WIDTH_MIN_PX) };
        let wide = Track { least_px: 300, most_px: Some(300) };
        assert_eq!(register.tracks(&named), [wide, narrow]);
        assert_eq!(register.tracks(&Layout::default()), []);
    }
}
