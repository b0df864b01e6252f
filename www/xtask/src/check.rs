//! `cargo xtask check`: what can be said of the sources without running them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::IsTerminal,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    site,
    tally::Tally,
    tools::{self, Failure, Outcome, WASM_TARGET, at, root},
};

/// All checks.
pub fn check() -> Tally {
    let mut tally = rust();
    tally += web();
    tally
}

/// The checks of the Rust code.
pub fn rust() -> Tally {
    let mut tally = Tally::default();
    tally.step("cargo fmt", || tools::stream(tools::cargo().args(["fmt", "--all", "--check"])));
    let mut compiled = BTreeMap::new();
    tally.step("clippy", || clippy(&mut compiled));
    tally.step("clippy, wasm", clippy_for_wasm);
    tally.step("clippy refuses what .clippy.toml bans", || bans(&compiled));
    tally
}

/// The checks of the front end. They need `www/pkg/`, and make it if it is missing.
pub fn web() -> Tally {
    let mut tally = Tally::default();
    tally.step("tsc", tsc);
    tally.step("Biome", biome);
    tally
}

/// Lints everything that is built for this machine. Notes in `compiled` where the crates are that ours use.
fn clippy(compiled: &mut BTreeMap<String, PathBuf>) -> Outcome<()> {
    let mut cargo = tools::cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--message-format", "json-render-diagnostics"]);
    cargo.args(["--", "-D", "warnings"]);
    tools::filter_lines(&mut cargo, |line| {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            return;
        };
        if message["reason"] != "compiler-artifact" {
            return;
        }
        let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let metadata = files.map(PathBuf::from).find(|path| path.extension().is_some_and(|e| e == "rmeta"));
        if let (Some(name), Some(path)) = (message["target"]["name"].as_str(), metadata) {
            compiled.insert(name.to_owned(), path);
        }
    })
}

fn clippy_for_wasm() -> Outcome<()> {
    tools::ensure_wasm_target()?;
    let mut cargo = tools::cargo_for_wasm();
    // With what only the benchmark has, so that it is read too.
    cargo.args([
        "clippy",
        "--package",
        "cloze",
        "--package",
        "cloze-ops",
        "--lib",
        "--target",
        WASM_TARGET,
        "--features",
        "bench",
    ]);
    cargo.args(["--", "-D", "warnings"]);
    tools::stream(&mut cargo)
}

/// A program that uses all that `.clippy.toml` bans, each on a line that ends in [`REFUSED`].
const BANNED: &str = "www/xtask/fixtures/banned.rs";

/// Marks a line of [`BANNED`] that clippy must refuse.
const REFUSED: &str = "// refused";

/// A misspelt path in `.clippy.toml` bans nothing and nobody notices, so each is tried out: every marked line of
/// [`BANNED`] must be refused, and every path in `.clippy.toml` must have refused one.
fn bans(compiled: &BTreeMap<String, PathBuf>) -> Outcome<()> {
    let root = root();
    let (source, rules) = (root.join(BANNED), root.join(".clippy.toml"));
    let program = fs::read_to_string(&source).map_err(at(&source))?;
    let rules = fs::read_to_string(&rules).map_err(at(&rules))?;

    let driver = format!("clippy-driver{}", std::env::consts::EXE_SUFFIX);
    let mut driver = Command::new(tools::sysroot()?.join("bin").join(driver));
    driver.current_dir(&root).env("CLIPPY_CONF_DIR", &root);
    driver.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--out-dir"]);
    driver.arg(std::env::temp_dir()).args(["--error-format", "json", BANNED]);
    for name in ["candle_core", "candle_nn"] {
        let Some(path) = compiled.get(name) else {
            return Err(Failure::new(format!("not tried, since clippy did not get as far as {name}")));
        };
        driver.arg("--extern").arg(format!("{name}={}", path.display()));
        if let Some(folder) = path.parent() {
            driver.arg("-L").arg(format!("dependency={}", folder.display()));
        }
    }
    let output = driver
        .stdout(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("clippy-driver: {error}")))?;
    refusals(&program, &rules, &String::from_utf8_lossy(&output.stderr))
}

/// Holds clippy's messages (JSON lines) about `program` against its marks and against `rules`.
fn refusals(program: &str, rules: &str, messages: &str) -> Outcome<()> {
    let mut refused_lines = BTreeSet::new();
    let mut refused_paths = BTreeSet::new();
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let lint = message["code"]["code"].as_str().unwrap_or("");
        let text = message["message"].as_str().unwrap_or("");
        if lint == "clippy::disallowed_methods" || lint == "clippy::disallowed_types" {
            refused_lines.extend(
                message["spans"].as_array().into_iter().flatten().map(|span| span["line_start"].as_u64()),
            );
            refused_paths.extend(text.split('`').nth(1).map(str::to_owned));
        } else if message["level"] == "error" && !text.starts_with("aborting") {
            return Err(Failure::new(format!("{BANNED} does not compile: {text}")));
        }
    }
    let mut passed_over = Vec::new();
    for (number, line) in (1_u64..).zip(program.lines()) {
        if line.ends_with(REFUSED) && !refused_lines.contains(&Some(number)) {
            passed_over.push(format!("clippy does not refuse line {number} of {BANNED}: {}", line.trim()));
        }
    }
    for path in rules.lines().filter_map(|line| line.split_once("path = \"")?.1.split('"').next()) {
        if !refused_paths.contains(path) {
            passed_over.push(format!(".clippy.toml bans {path}, which no line of {BANNED} tries out"));
        }
    }
    if passed_over.is_empty() { Ok(()) } else { Err(Failure::new(passed_over.join("\n"))) }
}

fn tsc() -> Outcome<()> {
    let www = site::www();
    if !site::package().join("cloze.d.ts").is_file() {
        site::build_package(&site::package(), &[])?;
    }
    tools::stream(tools::npm_program(&www, "typescript/bin/tsc")?.args(["--project", "tsconfig.json"]))
}

fn biome() -> Outcome<()> {
    let mut biome = tools::npm_program(&site::www(), "@biomejs/biome/bin/biome")?;
    biome.args(["ci", "--config-path=biome.json", "--error-on-warnings"]);
    // It colours what it prints even into a file.
    if !std::io::stdout().is_terminal() {
        biome.arg("--colors=off");
    }
    tools::stream(biome.args([
        "src",
        "build.mjs",
        "describe.mjs",
        "loaded.mjs",
        "package.mjs",
        "biome.json",
        "package.json",
        "tsconfig.json",
        "../tests/web",
        "../tests/bench",
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "fn f() {\n    a::b(); // refused\n}";
    const RULES: &str = "disallowed-methods = [\n  { path = \"a::b\", reason = \"c\" },\n]";

    fn message(line: u64, path: &str) -> String {
        format!(
            r#"{{"code":{{"code":"clippy::disallowed_methods"}},"level":"warning","message":"use of a disallowed method `{path}`","spans":[{{"line_start":{line}}}]}}"#
        )
    }

    #[test]
    fn every_ban_must_refuse_something() {
        assert!(refusals(PROGRAM, RULES, &message(2, "a::b")).is_ok());
        assert!(refusals(PROGRAM, RULES, "").is_err());
        assert!(refusals(PROGRAM, RULES, &message(2, "a::c")).is_err());
        assert!(refusals(PROGRAM, RULES, &message(1, "a::b")).is_err());
    }

    /// The silent losses of gradients that were found in candle; whoever lifts a ban must change this list too.
    #[test]
    fn what_drops_gradients_is_banned() {
        let rules = fs::read_to_string(root().join(".clippy.toml")).unwrap();
        for path in [
            "candle_nn::LayerNorm",
            "candle_nn::RmsNorm",
            "candle_nn::layer_norm::layer_norm",
            "candle_nn::ops::layer_norm",
            "candle_nn::ops::rms_norm",
            "candle_nn::ops::softmax_last_dim",
            "candle_nn::ops::sdpa",
            "candle_nn::rotary_emb::rope",
            "candle_core::Tensor::apply_op1_no_bwd",
            "candle_core::Tensor::apply_op2_no_bwd",
            "candle_core::Tensor::apply_op3_no_bwd",
            "candle_core::Tensor::scatter_add",
            "candle_core::Tensor::randn",
            "std::collections::HashMap",
        ] {
            assert!(rules.contains(&format!("path = \"{path}\"")), "{path}");
        }
    }
}
