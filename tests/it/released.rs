//! Files of every released schema open with this version and lose nothing.

use plumbline::edit::violations;
use plumbline::file::envelope::{self, SCHEMA, sha256_hex};
use plumbline::model::RecordKind;
use std::path::Path;

/// Schema, file, hash of its bytes, rows in all.
const RELEASED: [(u64, &str, &str, usize); 1] = [(
    1,
    "schema-1.plumbline.json",
    "4c7c0642367bb190037e9472355623ab06633997e7ed9b701bb4c54996f5b079",
    935,
)];

fn bytes(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_schema_has_its_file_and_none_was_written_anew() {
    let schemas: Vec<u64> = RELEASED.iter().map(|(schema, ..)| *schema).collect();
    assert_eq!(schemas, (1..=SCHEMA).collect::<Vec<u64>>());
    for (schema, file, hash, _) in RELEASED {
        assert_eq!(sha256_hex(&bytes(file)), hash, "the file of schema {schema} was changed");
    }
}

#[test]
fn every_released_file_opens_whole() {
    for (schema, file, _, rows) in RELEASED {
        let bytes = bytes(file);
        let document = envelope::read(&bytes).unwrap_or_else(|fault| panic!("{file}: {fault:?}"));
        assert_eq!(document.workspace.len(), rows, "{file}");
        assert_eq!(violations(&document.workspace), vec![], "{file}");
        let unread: usize = document.workspace.records().map(|row| row.unread_cells()).sum();
        let empty =
            RecordKind::ALL.into_iter().filter(|kind| document.workspace.rows(*kind).is_empty());
        println!("{file}: {unread} texts as typed, {} types without rows", empty.count());
        // Written and read once more, it is the same; of the newest schema byte by byte.
        let again = envelope::write(&document);
        assert_eq!(envelope::read(again.as_bytes()), Ok(document), "{file}");
        assert_eq!(schema == SCHEMA, again.as_bytes() == bytes, "{file}");
    }
}
