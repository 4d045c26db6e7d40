//! A document that is written and read is the same, to the byte, whatever stands in it.

mod deep_identity {
    use crate::wild;
    use plumbline::file::envelope::{Document, read, write};

    #[test]
    fn a_document_written_and_read_is_the_same_to_the_byte() {
        let soak = std::env::var("PLUMBLINE_SOAK").ok().and_then(|times| times.parse::<f64>().ok());
        let documents = match std::env::var_os("PLUMBLINE_DEEP") {
            Some(_) => (5_000.0 * soak.unwrap_or(1.0)) as u64,
            None => 12,
        };
        for seed in 0..documents {
            let mut document = Document::new(wild::workspace(seed));
            let changed = wild::workspace(seed + 1);
            document.advance(changed, &format!("{seed:032x}"));
            let text = write(&document);
            let back = read(text.as_bytes()).unwrap();
            assert!(back == document, "seed {seed}: another document");
            assert!(write(&back) == text, "seed {seed}: other bytes");
        }
    }
}
