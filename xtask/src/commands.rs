//! What each command does, made of the steps in the other modules.

use crate::args::{Command, ServeOptions, USAGE};
use crate::failure::Outcome;
use crate::report::step;
use crate::{
    bench, browser, bundle, coverage, growth, paths, process, server, sizes, suite, supply,
};

/// Runs one command.
pub fn run(command: Command) -> Outcome<()> {
    match command {
        Command::Serve(options) => serve(&options),
        Command::ServeFolder { folder, options } => {
            server::serve(std::path::Path::new(&folder), &options)
        }
        Command::Build => build(),
        Command::Check => suite::check(),
        Command::Test => suite::test(),
        Command::Soak(times) => suite::soak(times),
        Command::Bench(words) => bench::run(&words),
        Command::Coverage => coverage::check(),
        Command::Promises => suite::promises(),
        Command::Growth => growth::check(),
        Command::Screenshots => screenshots(),
        Command::Icons => icons(),
        Command::Supply => supply::check_or_fail(),
        Command::Sbom => supply::bill(),
        Command::Help => {
            println!("{USAGE}");
            Ok(())
        }
    }
}

fn serve(options: &ServeOptions) -> Outcome<()> {
    let folder = bundle::build(options.release)?;
    server::serve(&folder, options)
}

fn build() -> Outcome<()> {
    let folder = bundle::build(true)?;
    step("measure the sizes", || sizes::check(&folder))?;
    println!("ready: copy {} to any static host, under any path", folder.display());
    Ok(())
}

fn screenshots() -> Outcome<()> {
    bundle::build(true)?;
    let chromium = step("bring the browser", browser::chromium)?;
    step("bring the npm packages", browser::packages)?;
    step("take the pictures", || {
        let pictures = paths::root().join("docs/pictures");
        let mut node = process::command("node", &["tests/e2e/screenshots.mjs"]);
        suite::browser_surroundings(&mut node, &chromium);
        process::run(node.arg(&pictures), "read what the script says above")
    })
}

fn icons() -> Outcome<()> {
    let chromium = step("bring the browser", browser::chromium)?;
    step("bring the npm packages", browser::packages)?;
    step("make the icons", || {
        let mut node = process::command("node", &["tests/e2e/icons.mjs"]);
        suite::browser_surroundings(&mut node, &chromium);
        process::run(
            node.arg(paths::root().join("public/icons")),
            "read what the script says above",
        )
    })
}
