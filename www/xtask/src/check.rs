//! `cargo xtask check`: formatting, lints and types, without running anything.

use std::{collections::BTreeSet, io::IsTerminal};

use serde_json::Value;

use crate::{
    site,
    tally::Tally,
    tools::{self, Failure, Outcome, WASM_TARGET},
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
    tally.step("clippy", clippy);
    tally.step("clippy, wasm", clippy_for_wasm);
    tally
}

/// The checks of the front end. They need `www/pkg/`, and make it if it is missing.
pub fn web() -> Tally {
    let mut tally = Tally::default();
    tally.step("tsc", tsc);
    tally.step("Biome", biome);
    tally
}

/// Lints everything that is built for this machine. A misspelt path in `.clippy.toml` bans nothing: clippy warns about
/// it, but outside of any lint that `-D warnings` denies, so this check fails on the warning itself.
fn clippy() -> Outcome<()> {
    let mut cargo = tools::cargo();
    cargo.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--message-format",
        "json",
        "--",
        "-D",
        "warnings",
    ]);
    let mut misspelt = BTreeSet::new();
    let ended = tools::filter_lines(&mut cargo, |line| {
        let Ok(line) = serde_json::from_str::<Value>(line) else { return };
        let Some(text) = line["message"]["message"].as_str() else { return };
        if names_no_item(text) {
            misspelt.insert(text.to_owned());
        } else if let Some(rendered) = line["message"]["rendered"].as_str() {
            eprint!("{rendered}");
        }
    });
    if misspelt.is_empty() {
        return ended;
    }
    let list: Vec<String> = misspelt.into_iter().collect();
    Err(Failure::new(format!(".clippy.toml: {}", list.join("\n.clippy.toml: "))))
}

/// Is this clippy's warning about a path in `.clippy.toml` that names nothing?
fn names_no_item(warning: &str) -> bool {
    warning.contains("does not refer to a reachable")
}

fn clippy_for_wasm() -> Outcome<()> {
    tools::ensure_wasm_target()?;
    let mut cargo = tools::cargo_for_wasm();
    cargo.args(["clippy", "--lib", "--target", WASM_TARGET]);
    cargo.args(["--package", "cloze", "--package", "cloze-ops", "--package", "cloze-bench"]);
    cargo.args(["--", "-D", "warnings"]);
    tools::stream(&mut cargo)
}

fn tsc() -> Outcome<()> {
    let www = site::www();
    if !site::package().join("cloze.d.ts").is_file() {
        site::build_package(&site::package(), "cloze-wasm")?;
    }
    tools::stream(tools::npm_program(&www, "typescript/bin/tsc")?.args(["--project", "tsconfig.json"]))
}

fn biome() -> Outcome<()> {
    let mut biome = tools::npm_program(&site::www(), "@biomejs/biome/bin/biome")?;
    biome.args(["ci", "--config-path=biome.json", "--error-on-warnings"]);
    // This program colours its output even in a file.
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
    use std::fs;

    use super::*;
    use crate::tools::root;

    #[test]
    fn a_misspelt_ban_is_refused() {
        assert!(names_no_item("`std::mem::forgett` does not refer to a reachable function"));
        assert!(!names_no_item("use of a disallowed method `std::mem::forget`"));
    }

    /// candle's operations that silently lose gradients. Lifting a ban means changing this list too.
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
