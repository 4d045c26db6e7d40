//! The figures below all columns, carried from one version of the records to the next: an edit of
//! one cell counts its column anew, not every one.

use super::{DerivedColumn, ListedField, Register, Summary};
use crate::model::reading::Conventions;
use crate::model::reading::money::Scale;
use crate::model::record::Record;
use crate::model::{RecordKind, Rows, Settings, Uid};
use std::sync::Arc;

/// Most changed records that are looked at one by one; with more, all columns are counted.
const CHANGED_MAX: usize = 64;

/// What stands below one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterText {
    /// The column.
    pub field: ListedField,
    /// Which figure it is.
    pub summary: Summary,
    /// Whether it stands at the right.
    pub numeric: bool,
    /// The figure to read.
    pub text: String,
}

/// What stands below the columns of a view. Two are equal where they read the same.
#[derive(Clone)]
pub struct Footers {
    /// One a column, in order.
    pub texts: Vec<FooterText>,
    /// How many columns were counted for it; the others were carried over.
    pub counted: usize,
    basis: Basis,
}

impl PartialEq for Footers {
    fn eq(&self, other: &Self) -> bool {
        self.texts == other.texts
    }
}

/// What the figures were counted from.
#[derive(Clone)]
struct Basis {
    rows: Arc<Vec<Uid>>,
    table: Rows,
    defs: Rows,
    settings: Settings,
    conventions: Conventions,
    scale: Scale,
    derived: Vec<DerivedColumn>,
}

/// A record before and after.
type Changed<'a> = (&'a Arc<dyn Record>, &'a Arc<dyn Record>);

impl Register<'_> {
    /// What stands below the columns for the records in view; columns whose cells are those of
    /// `last` are taken from it.
    pub fn footers(
        &self,
        rows: &Arc<Vec<Uid>>,
        fields: &[(ListedField, Summary)],
        last: Option<&Footers>,
    ) -> Footers {
        let basis = Basis {
            rows: rows.clone(),
            table: self.workspace.rows(self.kind).clone(),
            defs: self.workspace.rows(RecordKind::FieldDef).clone(),
            settings: self.settings.clone(),
            conventions: self.conventions,
            scale: self.scale,
            derived: self.derived.to_vec(),
        };
        let last = last.and_then(|last| Some((last, basis.changed_since(&last.basis)?)));
        let mut counted = 0;
        let text = |(field, summary): &(ListedField, Summary)| {
            let kept = last.as_ref().and_then(|(last, changed)| {
                let same = |text: &&FooterText| text.field == *field && text.summary == *summary;
                let own = last.texts.iter().find(same)?;
                basis.keeps(&last.basis, *field, changed).then(|| own.clone())
            });
            kept.unwrap_or_else(|| {
                counted += 1;
                let numeric = self.column(*field).is_some_and(|column| column.numeric);
                let text = self.footer_as(rows, *field, *summary).text(self);
                FooterText { field: *field, summary: *summary, numeric, text }
            })
        };
        let texts = fields.iter().map(text).collect();
        Footers { texts, counted, basis }
    }
}

impl Basis {
    /// The records that are others than before; none where more than records has changed, or too
    /// many of them.
    fn changed_since<'a>(&'a self, last: &'a Self) -> Option<Vec<Changed<'a>>> {
        let same = self.rows == last.rows
            && self.table.len() == last.table.len()
            && self.defs.same_as(&last.defs)
            && self.settings == last.settings
            && self.conventions == last.conventions
            && self.scale == last.scale;
        let pairs = last.table.iter().zip(self.table.iter());
        let changed = pairs.filter(|(old, new)| !Arc::ptr_eq(old, new)).take(CHANGED_MAX + 1);
        let changed: Vec<Changed<'_>> = if same { changed.collect() } else { return None };
        let alike = changed.iter().all(|(old, new)| old.uid() == new.uid());
        (alike && changed.len() <= CHANGED_MAX).then_some(changed)
    }

    /// Whether a column's cells are as they were, given the records that changed.
    fn keeps(&self, last: &Self, field: ListedField, changed: &[Changed<'_>]) -> bool {
        if let ListedField::Derived(key) = field {
            let of = |basis: &Self| {
                let column = basis.derived.iter().find(|column| column.key == key);
                column.map(|column| column.values.clone())
            };
            return match (of(self), of(last)) {
                (Some(now), Some(before)) => Arc::ptr_eq(&now, &before),
                (now, before) => now.is_none() && before.is_none(),
            };
        }
        changed.iter().all(|(old, new)| {
            let (old, new) = (old.as_ref(), new.as_ref());
            field.read(old) == field.read(new) && field.raw(old) == field.raw(new)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{derived, done, register, workspace};
    use super::super::{DerivedKey, Query};
    use super::*;
    use crate::edit::Command;
    use crate::model::record::RecordRef;
    use crate::model::{Value, Workspace};

    const FIELDS: [ListedField; 5] = [
        ListedField::Builtin("owner"),
        ListedField::Builtin("stage"),
        ListedField::Builtin("finish"),
        ListedField::Builtin("cost"),
        ListedField::Derived(DerivedKey::Score),
    ];

    fn below(ws: &Workspace, computed: &[DerivedColumn], last: Option<&Footers>) -> Footers {
        let register = register(ws, computed);
        let rows = Arc::new(register.rows(&Query::default()));
        let found = register.footers(&rows, &FIELDS.map(|field| (field, Summary::Own)), last);
        // Whatever is carried over reads as if it were counted.
        let own = |field: &ListedField| register.footer(&rows, *field).text(&register);
        let texts: Vec<&str> = found.texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(texts, FIELDS.iter().map(own).collect::<Vec<_>>());
        found
    }

    fn typed(ws: &Workspace, uid: u128, key: &'static str, text: &str) -> Workspace {
        let plan = register(ws, &[]).type_into(Uid(uid), ListedField::Builtin(key), text).unwrap();
        done(ws, &plan.command).workspace
    }

    #[test]
    fn an_edit_counts_the_columns_it_touches() {
        let (ws, computed) = (workspace(), derived());
        let first = below(&ws, &computed, None);
        assert_eq!(first.counted, FIELDS.len());
        assert_eq!(below(&ws, &computed, Some(&first)).counted, 0);
        for (uid, key, text, counted) in [
            (101, "owner", "Ann", 1),
            (101, "cost", "700", 1),
            (101, "cost", "n/a", 1),
            (104, "finish", "31/03/2028", 1),
            (104, "finish", "", 1),
            (103, "stage", "Idea", 1),
            // A column that is not shown, or is not below.
            (101, "benefit", "9", 0),
            (101, "name", "Renamed", 0),
        ] {
            let next = typed(&ws, uid, key, text);
            assert_eq!(below(&next, &computed, Some(&first)).counted, counted, "{key} {text:?}");
        }
    }

    #[test]
    fn what_is_more_than_an_edit_counts_all_columns() {
        let (ws, computed) = (workspace(), derived());
        let first = below(&ws, &computed, None);
        let all = FIELDS.len();
        let added = register(&ws, &[]).add_row(Uid(5_000), ListedField::Builtin("name"), "Fresh");
        let added = done(&ws, &added.command).workspace;
        assert_eq!(below(&added, &computed, Some(&first)).counted, all);
        let at = RecordRef { kind: RecordKind::Project, uid: Uid(102) };
        let removed = done(&ws, &Command::Remove(at)).workspace;
        assert_eq!(below(&removed, &computed, Some(&first)).counted, all);
        let mut settings = ws.settings();
        settings.rates.insert("USD 2026-01-01".into(), 0.75);
        let mut rated = ws.clone();
        rated.put(Arc::new(settings));
        assert_eq!(below(&rated, &computed, Some(&first)).counted, all);
        // Scores computed anew are counted anew, and those that have gone.
        assert_eq!(below(&ws, &derived(), Some(&first)).counted, 1);
        assert_eq!(below(&ws, &[], Some(&first)).counted, 1);
    }

    #[test]
    fn another_figure_is_counted_anew_for_its_column() {
        let (ws, computed) = (workspace(), derived());
        let first = below(&ws, &computed, None);
        let register = register(&ws, &computed);
        let rows = Arc::new(register.rows(&Query::default()));
        let chosen = FIELDS.map(|field| match field {
            ListedField::Builtin("cost") => (field, Summary::Average),
            field => (field, Summary::Own),
        });
        let next = register.footers(&rows, &chosen, Some(&first));
        assert_eq!((next.counted, next.texts[3].text.as_str()), (1, "avg 330"));
        assert_eq!(register.footers(&rows, &chosen, Some(&next)).counted, 0);
    }

    #[test]
    fn many_edits_at_once_read_right() {
        let (ws, computed) = (workspace(), derived());
        let first = below(&ws, &computed, None);
        let mut next = ws.clone();
        for uid in 101..=104 {
            let at = RecordRef { kind: RecordKind::Project, uid: Uid(uid) };
            let field = crate::edit::FieldKey::Builtin("owner");
            let value = Value::Text(format!("Owner {}", uid % 2));
            next = done(&next, &Command::Set { at, field, value }).workspace;
        }
        assert_eq!(below(&next, &computed, Some(&first)).counted, 1);
    }
}
