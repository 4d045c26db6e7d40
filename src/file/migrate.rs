//! Files of earlier schemas: each step is a pure function from the tables of one schema to those of
//! the next, run on a copy. The file itself is never changed.

use super::envelope::SCHEMA;
use serde_json::Value as Json;

/// One step: the tables of a schema to those of the next. `None` where they do not have the form
/// that schema had.
pub type Migration = fn(Json) -> Option<Json>;

/// The steps of this version, the first from schema 1 to schema 2. There is one for every schema
/// but the newest; a released one is never changed.
const MIGRATIONS: [Migration; SCHEMA as usize - 1] = [];

/// Brings the tables of a file to the newest schema.
pub fn to_newest(tables: Json, schema: u64) -> Option<Json> {
    steps(tables, schema, &MIGRATIONS)
}

/// Runs the steps from a schema on.
fn steps(tables: Json, schema: u64, all: &[Migration]) -> Option<Json> {
    let done = usize::try_from(schema).ok()?.checked_sub(1)?;
    all.get(done..)?.iter().try_fold(tables, |tables, step| step(tables))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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

    const ALL: [Migration; 2] = [move_table, rename];

    #[test]
    fn every_older_schema_comes_to_the_newest_and_keeps_what_it_does_not_know() {
        let first = json!({"works": [{"id": "1", "title": "Atlas", "moon": [1]}], "comets": [2]});
        let newest =
            json!({"projects": [{"id": "1", "name": "Atlas", "moon": [1]}], "comets": [2]});
        assert_eq!(steps(first.clone(), 1, &ALL), Some(newest.clone()));
        assert_eq!(steps(move_table(first).unwrap(), 2, &ALL), Some(newest.clone()));
        assert_eq!(steps(newest.clone(), 3, &ALL), Some(newest.clone()), "nothing to do");
        assert_eq!(to_newest(newest.clone(), SCHEMA), Some(newest));
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
            assert_eq!(steps(tables.clone(), schema, &ALL), None, "{tables} {schema}");
        }
    }
}
