//! What a step says when it cannot work: the missing thing, what was tried, the way out.

use std::fmt;

/// A step that could not do its work.
#[derive(Debug)]
pub struct Failure {
    /// What is missing or broken, as a sentence.
    pub missing: String,
    /// The command or look-up that was tried.
    pub tried: String,
    /// What the reader can do about it.
    pub way_out: String,
}

/// The result of a step.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure from its three parts.
    pub fn new(
        missing: impl Into<String>,
        tried: impl Into<String>,
        way_out: impl Into<String>,
    ) -> Self {
        Self { missing: missing.into(), tried: tried.into(), way_out: way_out.into() }
    }

    /// A failure whose reasons are printed already, so that the last line stays the last.
    pub fn said() -> Self {
        Self::new("", "", "")
    }

    /// Whether everything is printed already.
    pub fn is_said(&self) -> bool {
        self.missing.is_empty()
    }

    /// A file operation that failed on `path`.
    pub fn io(what: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("could not {what} {}: {error}", path.display()),
            format!("{what} {}", path.display()),
            "check that the path exists, is writable and that the disk is not full",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  problem: {}", self.missing)?;
        writeln!(f, "  tried:   {}", self.tried)?;
        write!(f, "  way out: {}", self.way_out)
    }
}
