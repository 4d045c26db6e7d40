//! The one native test binary.

mod contrast;
