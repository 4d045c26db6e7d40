//! The one native test binary.

#[cfg(test)]
mod sample;
