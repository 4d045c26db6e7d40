//! Reads the command line into one typed command.

use crate::failure::{Failure, Outcome};

/// How a folder is served.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// Build optimised, as it is published.
    pub release: bool,
    /// TCP port; 0 lets the system choose.
    pub port: u16,
    /// The path prefix, always with a slash at both ends.
    pub under: String,
}

/// One developer command.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Build and serve.
    Serve(ServeOptions),
    /// Serve a folder that is already built, without building.
    ServeFolder { folder: String, options: ServeOptions },
    /// Build `dist/`.
    Build,
    /// The fast inner loop.
    Check,
    /// Everything.
    Test,
    /// The deep suites, so many times as long as in the tests.
    Soak(u32),
    /// The benchmarks; the first word may name one, further words go to it.
    Bench(Vec<String>),
    /// Which lines of what keeps, reads and changes data are run by the tests.
    Coverage,
    /// What every store promises, asked of the browser's own.
    Promises,
    /// What one more record type costs.
    Growth,
    /// The pictures of the README.
    Screenshots,
    /// The icons that systems want as pictures.
    Icons,
    /// Licences, sources and bans alone.
    Supply,
    /// The bill of materials.
    Sbom,
    /// The list of commands.
    Help,
}

/// The text of `cargo xtask help`.
pub const USAGE: &str = "\
cargo xtask serve [--release] [--port N] [--under /a/b/]   build, serve on 127.0.0.1
cargo xtask build          optimised files in dist/, for any static host under any path
cargo xtask check          the fast inner loop: format, clippy, library tests, tidy
cargo xtask test           everything, with a real browser
cargo xtask soak [times]   the deep suites so many times as long (default 10)
cargo xtask bench [name]   the benchmarks: capacity, selection (with other solvers), maturity, grid
                           (with another grid, in a browser), files (with readers of spreadsheets)
cargo xtask coverage       how much of what keeps, reads and changes data the tests run
cargo xtask promises       what every store promises, asked of the browser's own
cargo xtask growth         what one more record type adds to the program, in two builds
cargo xtask screenshots    the pictures of the README, into docs/pictures/
cargo xtask supply         licences, sources and bans of everything it is made of
cargo xtask sbom           what the published programs are made of, as CycloneDX
cargo xtask icons          the icons of the installed page, out of the drawn ones";

/// Reads the words after `cargo xtask`.
pub fn parse(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = words.collect();
    let plain = |command: Command| {
        rest.first().map_or(Ok(command), |word| Err(unknown(&format!("{name} {word}"))))
    };
    match name.as_str() {
        "serve" => serve_options(&rest).map(Command::Serve),
        "serve-folder" => {
            let (folder, options) = rest.split_first().ok_or_else(|| unknown("serve-folder"))?;
            Ok(Command::ServeFolder { folder: folder.clone(), options: serve_options(options)? })
        }
        "build" => plain(Command::Build),
        "check" => plain(Command::Check),
        "test" => plain(Command::Test),
        "soak" => soak_times(&rest).map(Command::Soak),
        "bench" => Ok(Command::Bench(rest)),
        "coverage" => plain(Command::Coverage),
        "promises" => plain(Command::Promises),
        "growth" => plain(Command::Growth),
        "screenshots" => plain(Command::Screenshots),
        "icons" => plain(Command::Icons),
        "supply" => plain(Command::Supply),
        "sbom" => plain(Command::Sbom),
        "help" | "--help" | "-h" => Ok(Command::Help),
        other => Err(unknown(other)),
    }
}

/// How many times as long a soak is.
fn soak_times(words: &[String]) -> Outcome<u32> {
    match words {
        [] => Ok(10),
        [times] => {
            let read = times.parse().ok().filter(|times| (1..=10_000).contains(times));
            read.ok_or_else(|| unknown(&format!("soak {times}")))
        }
        _ => Err(unknown("soak with more than one number")),
    }
}

fn unknown(words: &str) -> Failure {
    Failure::new(
        format!("no such command or option: {words}"),
        format!("cargo xtask {words}"),
        format!("use one of\n{USAGE}"),
    )
}

fn serve_options(words: &[String]) -> Outcome<ServeOptions> {
    let mut options = ServeOptions { release: false, port: 8080, under: "/".to_owned() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| unknown(&format!("{word} without a value")));
        match word.as_str() {
            "--release" => options.release = true,
            "--port" => {
                let text = value()?;
                options.port = text.parse().map_err(|_| unknown(&format!("--port {text}")))?;
            }
            "--under" => options.under = prefix(value()?),
            other => return Err(unknown(other)),
        }
    }
    Ok(options)
}

/// A path prefix with exactly one slash at both ends.
fn prefix(text: &str) -> String {
    let inner = text.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn serve_takes_its_options() {
        let expected = ServeOptions { release: true, port: 9, under: "/a/b/".to_owned() };
        let command = read("serve --release --port 9 --under a/b");
        assert_eq!(command.ok(), Some(Command::Serve(expected)));
    }

    #[test]
    fn wrong_words_are_refused() {
        for line in [
            "sreve",
            "serve --prot 1",
            "serve --port",
            "serve --port x",
            "build now",
            "soak x",
            "soak 0",
            "soak 1 2",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
