//! `cargo xtask`: builds, serves, checks and tests Cloze. [`USAGE`] says how.
//!
//! - [`site`] makes `www/dist/` (the wasm package, the npm packages, the bundle) and the package for others.
//! - [`serve`] starts a server for it, also for the browser tests.
//! - [`check`] runs what executes no code of ours: formatting, lints, types.
//! - [`test`] runs every test, and [`tally`] counts them.
//! - [`bench`] measures steps, the page and long runs, beside others.
//! - [`tools`] finds and starts other programs, and names a missing one in one sentence.

mod bench;
mod check;
mod serve;
mod site;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use tools::{Failure, Outcome};

/// How the program is used.
const USAGE: &str = "\
usage: cargo xtask build                  make the site in www/dist/
       cargo xtask serve [--port N]       build it and serve it on 127.0.0.1 (from port 8080 on)
       cargo xtask package                build it; then an npm package and a .zip of the site in target/package/
       cargo xtask check                  fmt, clippy, tsc and Biome
       cargo xtask test [PART [FILTER]]   everything, or one of: check, rust, node, browser
       cargo xtask bench [PART [OPTIONS]] time training steps beside PyTorch and TensorFlow.js; parts: steps, page, steady
                                          (options of steps: --rounds N, --shapes S,M, --only ours,floor, --seconds S)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Outcome<ExitCode> {
    match arguments {
        ["build"] => site::build().map(|()| ExitCode::SUCCESS),
        ["package"] => site::pack().map(|()| ExitCode::SUCCESS),
        ["serve"] => serve::serve(serve::DEFAULT_PORT).map(|()| ExitCode::SUCCESS),
        ["serve", "--port", port] => {
            let port = port.parse().map_err(|_| {
                Failure::new(format!("\"{port}\" is not a port; give a number from 0 to 65535"))
            })?;
            serve::serve(port).map(|()| ExitCode::SUCCESS)
        }
        ["check"] => Ok(check::check().report()),
        ["test"] => Ok(test::everything().report()),
        ["test", part] => Ok(test::part(part, None)?.report()),
        ["test", part, filter] => Ok(test::part(part, Some(filter))?.report()),
        ["bench", options @ ..] => bench::bench(options).map(|()| ExitCode::SUCCESS),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::new(format!("unknown arguments: {}\n{USAGE}", arguments.join(" ")))),
    }
}
