//! `cargo xtask bench`: builds the pages to measure, serves them, and starts the driver in `tests/bench/`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{
    serve::Server,
    site,
    tools::{self, Failure, Outcome, root},
};

/// The drivers by the name of their part.
const PARTS: [(&str, &str); 3] = [("steps", "run.mjs"), ("page", "page.mjs"), ("steady", "steady.mjs")];

/// Runs a part of the benchmark, `steps` if none is named; the other arguments are the driver's.
pub fn bench(arguments: &[&str]) -> Outcome<()> {
    let named = arguments.split_first().filter(|(first, _)| !first.starts_with("--"));
    let (part, options) = named.map_or(("steps", arguments), |(first, rest)| (*first, rest));
    let Some((_, driver)) = PARTS.iter().find(|(name, _)| *name == part) else {
        let parts = PARTS.map(|(name, _)| name).join(", ");
        return Err(Failure::new(format!("\"{part}\" is no part of the benchmark; there are {parts}")));
    };
    let folder = root().join("tests/bench");
    let chromium = tools::chromium()?;
    tools::install_npm_packages(&folder)?;
    let mut command = tools::node(&folder)?;
    command.arg(driver).args(options).env("CHROME", chromium);
    // The page is measured as it is shipped; steps are measured in a page that also holds the peers.
    let site = if part == "page" {
        site::build()?;
        site::dist()
    } else {
        build(&folder)?
    };
    if part == "steps" {
        command.env("CLOZE_NATIVE", native()?);
    }
    let server = Server::start(&site)?;
    command.env("CLOZE_URL", server.url());
    tools::stream(&mut command)
}

/// Makes the benchmark's own page and returns its folder.
fn build(folder: &Path) -> Outcome<PathBuf> {
    let target = root().join("target/bench");
    site::build_package(&target.join("pkg"), "cloze-bench")?;
    tools::stream(tools::node(folder)?.arg("build.mjs"))?;
    Ok(target.join("site"))
}

/// Builds the native half of the benchmark and returns its path.
fn native() -> Outcome<PathBuf> {
    let mut cargo = tools::cargo();
    cargo.args(["build", "--release", "--package", "cloze-bench", "--bins"]);
    cargo.args(["--message-format", "json-render-diagnostics"]);
    let mut program = None;
    tools::filter_lines(&mut cargo, |line| {
        let message = serde_json::from_str::<Value>(line).unwrap_or_default();
        program = message["executable"].as_str().map(PathBuf::from).or(program.take());
    })?;
    program.ok_or_else(|| Failure::new("cargo finished without naming the program it made"))
}
