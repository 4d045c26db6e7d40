//! Developer commands of Plumbline: from one command on a fresh machine to a served page or a
//! finished test run, without anything else to be known.

mod args;
mod bench;
mod browser;
mod bundle;
mod commands;
mod coverage;
mod failure;
mod files;
mod growth;
mod imports;
mod paths;
mod postbuild;
mod precache;
mod process;
mod promises;
mod report;
mod respond;
mod server;
mod sizes;
mod styles;
mod suite;
mod supply;
mod testlog;
mod tools;
mod wasm;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)).and_then(commands::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_said() {
                eprintln!("\n{failure}");
            }
            ExitCode::FAILURE
        }
    }
}
