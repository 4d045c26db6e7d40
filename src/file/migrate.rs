//! Steps from one schema to the next: pure functions on values, run on a copy. What is stored is
//! never changed by them; `docs/adr/0045-steps-between-schemas.md` says when it is written anew.

use super::envelope::SCHEMA;
use serde_json::Value as Json;

/// What a step does with a value; `None` where it does not have the form its schema had.
pub type Change = fn(Json) -> Option<Json>;

/// One step from a schema to the next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The tables of a workspace.
    pub tables: Change,
    /// One entry of a log, whose patches name tables, fields and values.
    pub entry: Change,
}

/// The steps of this version, the first from schema 1 to schema 2. There is one for every schema
/// but the newest; a released one is never changed.
static STEPS: [Step; SCHEMA as usize - 1] = [];

#[cfg(not(test))]
fn ladder() -> &'static [Step] {
    &STEPS
}

#[cfg(test)]
fn ladder() -> &'static [Step] {
    tests::TRIED.get().unwrap_or(&STEPS)
}

/// The schema that is written, and the newest that is read.
pub fn newest() -> u64 {
    ladder().len() as u64 + 1
}

/// Brings the tables of a workspace to the newest schema.
pub fn tables_to_newest(tables: Json, schema: u64) -> Option<Json> {
    climb(tables, schema, |step| step.tables)
}

/// Brings an entry of a log to the newest schema.
pub fn entry_to_newest(entry: Json, schema: u64) -> Option<Json> {
    climb(entry, schema, |step| step.entry)
}

/// Takes the steps from a schema on.
fn climb(value: Json, schema: u64, of: fn(&Step) -> Change) -> Option<Json> {
    let done = usize::try_from(schema).ok()?.checked_sub(1)?;
    ladder().get(done..)?.iter().try_fold(value, |value, step| of(step)(value))
}

/// The ladder with made-up steps below the present schema, for every test that needs an old file.
#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::json;
    use std::cell::Cell;

    thread_local! {
        /// Steps that a test makes up, in place of the released ones.
        pub(super) static TRIED: Cell<Option<&'static [Step]>> = const { Cell::new(None) };
    }

    /// Runs as a later version would whose schemas have come by these steps.
    pub(crate) fn with_steps<T>(steps: &'static [Step], run: impl FnOnce() -> T) -> T {
        let before = TRIED.replace(Some(steps));
        let outcome = run();
        TRIED.set(before);
        outcome
    }

    /// A field gets another name.
    fn rename(mut tables: Json) -> Option<Json> {
        for row in tables.get_mut("projects")?.as_array_mut()? {
            let row = row.as_object_mut()?;
            if let Some(title) = row.remove("title") {
                row.insert("name".to_owned(), title);
            }
        }
        Some(tables)
    }

    /// A table gets another name.
    fn move_table(mut tables: Json) -> Option<Json> {
        let members = tables.as_object_mut()?;
        if let Some(rows) = members.remove("works") {
            members.insert("projects".to_owned(), rows);
        }
        Some(tables)
    }

    static ALL: [Step; 2] =
        [Step { tables: move_table, entry: Some }, Step { tables: rename, entry: Some }];

    fn climbed(tables: &Json, schema: u64) -> Option<Json> {
        with_steps(&ALL, || tables_to_newest(tables.clone(), schema))
    }

    #[test]
    fn every_older_schema_comes_to_the_newest_and_keeps_what_it_does_not_know() {
        let first = json!({"works": [{"id": "1", "title": "Atlas", "moon": [1]}], "comets": [2]});
        let newest =
            json!({"projects": [{"id": "1", "name": "Atlas", "moon": [1]}], "comets": [2]});
        assert_eq!(climbed(&first, 1), Some(newest.clone()));
        assert_eq!(climbed(&move_table(first).unwrap(), 2), Some(newest.clone()));
        assert_eq!(climbed(&newest, 3), Some(newest.clone()), "nothing to do");
        assert_eq!(tables_to_newest(newest.clone(), SCHEMA), Some(newest));
        assert_eq!(newest_of(&ALL), 3);
        assert_eq!(super::newest(), SCHEMA);
    }

    fn newest_of(steps: &'static [Step]) -> u64 {
        with_steps(steps, super::newest)
    }

    #[test]
    fn what_does_not_have_the_form_of_its_schema_is_refused() {
        for (tables, schema) in [
            (json!([]), 1),
            (json!({"works": 5}), 1),
            (json!({"projects": [5]}), 2),
            (json!({}), 2),
            (json!({"projects": []}), 0),
            (json!({"projects": []}), 4),
            (json!({"projects": []}), u64::MAX),
        ] {
            assert_eq!(climbed(&tables, schema), None, "{tables} {schema}");
        }
    }
}
