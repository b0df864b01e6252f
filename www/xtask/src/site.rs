//! `cargo xtask build`: `www/pkg/` (wasm-bindgen's package) and `www/dist/` (the site). `cargo xtask package`: the
//! artefacts that others download.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{self, Failure, Outcome, WASM_TARGET, at, root};

/// The folder of the front end.
pub fn www() -> PathBuf {
    root().join("www")
}

/// The folder of the page's wasm package.
pub fn package() -> PathBuf {
    www().join("pkg")
}

/// The folder of the finished site.
pub fn dist() -> PathBuf {
    www().join("dist")
}

/// Makes the whole site.
pub fn build() -> Outcome<()> {
    let www = www();
    // First, since it takes a second and the compiler minutes.
    tools::node(&www)?;
    build_package(&package(), "cloze-wasm")?;
    tools::install_npm_packages(&www)?;
    tools::stream(tools::node(&www)?.arg("build.mjs"))
}

/// Makes the whole site, and from it the artefacts in `target/package/`.
pub fn pack() -> Outcome<()> {
    build()?;
    tools::stream(tools::node(&www())?.arg("package.mjs"))
}

/// Makes a wasm package of a crate in a folder: the wasm, the JavaScript around it and its types.
pub fn build_package(package: &Path, name: &str) -> Outcome<()> {
    tools::ensure_wasm_target()?;
    let wasm = compile(name)?;
    let bytes = fs::read(&wasm).map_err(at(&wasm))?;
    let stamp = package.join(".made-from");
    let wanted = fingerprint(&bytes)?;
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == wanted) {
        return Ok(());
    }
    // Removes the files of an earlier version, and its stamp with them.
    if package.exists() {
        fs::remove_dir_all(package).map_err(at(package))?;
    }
    bind(&name.replace("cloze-wasm", "cloze"), bytes, package)?;
    fs::write(&stamp, wanted).map_err(at(&stamp))
}

/// Links a crate for the page and returns the path of the wasm file.
fn compile(name: &str) -> Outcome<PathBuf> {
    let mut cargo = tools::cargo_for_wasm();
    cargo.args(["rustc", "--package", name, "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--profile", "wasm", "--target", WASM_TARGET]);
    // Cargo alone knows where the target directory is. Its messages for people still go to the terminal.
    cargo.args(["--message-format", "json-render-diagnostics"]);
    let mut wasm = None;
    tools::filter_lines(&mut cargo, |line| {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            return;
        };
        if message["reason"] == "compiler-artifact" && message["target"]["name"] == name.replace('-', "_") {
            let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
            wasm = files
                .map(PathBuf::from)
                .find(|path| path.extension().is_some_and(|e| e == "wasm"))
                .or(wasm.take());
        }
    })?;
    wasm.ok_or_else(|| Failure::new("cargo finished without naming the wasm file it made"))
}

/// Runs wasm-bindgen, and strips the sections that only a debugger reads.
///
/// Stripping belongs here and not into Cargo's profile: the compiler's `strip` would also take the section that tells
/// wasm-bindgen which features of WebAssembly it may use.
fn bind(name: &str, wasm: Vec<u8>, package: &Path) -> Outcome<()> {
    let bind = || {
        Bindgen::new()
            .input_bytes(name, wasm)
            .web(true)?
            .typescript(true)
            // A worker started from a Blob has no address to load the file from: the page sends it the compiled module.
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(package)
    };
    bind().map_err(|error| Failure::new(format!("wasm-bindgen: {error:#}")))
}

/// A stamp of the package's sources: the wasm file, and this program, which contains wasm-bindgen.
fn fingerprint(wasm: &[u8]) -> Outcome<String> {
    let program = std::env::current_exe().map_err(|error| Failure::new(error.to_string()))?;
    let program = fs::read(&program).map_err(at(&program))?;
    let mut hasher = DefaultHasher::new();
    wasm.hash(&mut hasher);
    program.hash(&mut hasher);
    Ok(format!("{:016x}\n", hasher.finish()))
}
