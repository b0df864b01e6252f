//! `cargo xtask test`: runs every test, quick ones first. A failure does not stop the others.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    check,
    serve::Server,
    site,
    tally::Tally,
    tools::{self, Failure, Outcome, at, root},
};

/// Runs everything.
pub fn everything() -> Tally {
    let mut tally = check::rust();
    // Built before tsc, which reads the types of this package.
    let built = build(&mut tally);
    tally += check::web();
    tally.part("Rust tests", |count| rust(count, None));
    tally.part("Node tests", |count| after(built, || node(count, None)));
    tally.part("browser tests", |count| after(built, || browser(count, None)));
    tally
}

/// Runs one part, or those of its tests that `filter` names.
pub fn part(name: &str, filter: Option<&str>) -> Outcome<Tally> {
    let mut tally = Tally::default();
    match name {
        "check" => tally += check::check(),
        "rust" => tally.part("Rust tests", |count| rust(count, filter)),
        "node" => {
            let built = build(&mut tally);
            tally.part("Node tests", |count| after(built, || node(count, filter)));
        }
        "browser" => {
            let built = build(&mut tally);
            tally.part("browser tests", |count| after(built, || browser(count, filter)));
        }
        _ => {
            return Err(Failure::new(format!("\"{name}\" is not one of check, rust, node, browser")));
        }
    }
    Ok(tally)
}

/// Builds the site as one step of the tests.
fn build(tally: &mut Tally) -> bool {
    let failed = tally.failed;
    tally.step("build", site::build);
    tally.failed == failed
}

/// Counts a part as failed that cannot run without the site.
fn after(built: bool, part: impl FnOnce() -> Outcome<()>) -> Outcome<()> {
    if built { part() } else { Err(Failure::new("not run, since the build failed")) }
}

/// The folder of the front end's tests.
fn tests() -> PathBuf {
    root().join("tests/web")
}

fn rust(count: &mut Tally, filter: Option<&str>) -> Outcome<()> {
    let mut ended = Ok(());
    // The xtask's own tests use the profile it was compiled with: wasm-bindgen need not be compiled twice.
    let ours: &[&str] =
        &["--package", "cloze", "--package", "cloze-ops", "--package", "cloze-bench", "--profile", "dev"];
    for arguments in [ours, &["--package", "xtask", "--profile", "xtask"]] {
        let mut cargo = tools::cargo();
        cargo.args(["test", "--no-fail-fast"]).args(arguments).args(filter);
        ended = tools::stream_lines(&mut cargo, |line| count.add_cargo_line(line)).and(ended);
    }
    ended
}

fn node(count: &mut Tally, filter: Option<&str>) -> Outcome<()> {
    let folder = tests();
    tools::install_npm_packages(&folder)?;
    let files = unit_tests(&folder.join("unit"))?;
    if files.is_empty() {
        return Ok(());
    }
    let report = report_file("node.tap")?;
    let mut node = tools::node(&folder)?;
    // Imports of JSON, which the front end uses, are "experimental" in Node 20.
    node.args(["--disable-warning=ExperimentalWarning", "--import", "./assets.js", "--test"]);
    node.args(filter.map(|filter| format!("--test-name-pattern={filter}")));
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"]);
    node.arg(format!("--test-reporter-destination={}", report.display())).args(files);
    let ended = tools::stream(&mut node);
    count.add_tap(&fs::read_to_string(&report).map_err(at(&report))?);
    ended
}

/// The files named `*.test.js`, in order.
fn unit_tests(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.js"));
    files.sort();
    Ok(files)
}

fn browser(count: &mut Tally, filter: Option<&str>) -> Outcome<()> {
    let (chromium, firefox) = (tools::chromium()?, tools::firefox()?);
    site::build_package(&root().join("target/plain-candle"), "plain-candle")?;
    let server = Server::start(&site::dist())?;
    let report = report_file("playwright.json")?;
    let mut playwright = tools::npm_program(&tests(), "@playwright/test/cli.js")?;
    // The filter matches names of files and of tests.
    playwright.arg("test").args(filter.map(|filter| format!("--grep={filter}")));
    playwright.env("CLOZE_URL", server.url()).env("CLOZE_REPORT", &report);
    playwright.env("CHROME", chromium).env("FIREFOX", firefox);
    let ended = tools::stream(&mut playwright);
    count.add_playwright(&fs::read_to_string(&report).map_err(at(&report))?);
    ended
}

/// A file for a program's report, in the folder of build outputs. An earlier run's file is removed, so that it is not
/// counted.
fn report_file(name: &str) -> Outcome<PathBuf> {
    let folder = root().join("target/xtask-reports");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let file = folder.join(name);
    if file.exists() {
        fs::remove_file(&file).map_err(at(&file))?;
    }
    Ok(file)
}
