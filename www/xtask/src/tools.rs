//! Finds and starts other programs, and names a missing one in one sentence.

use std::{
    env, fmt, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

/// Why a command failed, for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure described by a plain sentence.
    pub fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A result whose error is a sentence.
pub type Outcome<T> = Result<T, Failure>;

/// The target that the page's code is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Oldest Node that runs the tests: 20.12 brought `deflate-raw` to `CompressionStream`.
const NODE_AT_LEAST: (u32, u32) = (20, 12);

/// Turns an error of the file system into a sentence that names the path.
pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    let path = path.display().to_string();
    move |error| Failure::new(format!("{path}: {error}"))
}

/// The root of the repository: two levels above this package.
pub fn root() -> PathBuf {
    // Cargo tells where the package is now, which may not be where it was compiled.
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.ancestors().nth(2).map(Path::to_path_buf).unwrap_or(package)
}

/// The Cargo that runs this program, in the root of the repository.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// [`cargo`], for a build for [`WASM_TARGET`].
pub fn cargo_for_wasm() -> Command {
    let mut command = cargo();
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        if env::var_os(name).is_some() {
            println!("{name} is ignored for {WASM_TARGET}: it would replace the flags of .cargo/config.toml");
            command.env_remove(name);
        }
    }
    // Messages of panics name the source files of crates: their folder on this machine is left out.
    for folder in crate_folders() {
        let flag = format!("--remap-path-prefix={}=crates", folder.display());
        let flags = Value::from(vec![flag]);
        command.arg("--config").arg(format!("target.{WASM_TARGET}.rustflags={flags}"));
    }
    command
}

/// Where Cargo keeps the sources of crates: a folder for each registry.
fn crate_folders() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> =
        sources.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Where the Rust toolchain in use is installed.
pub fn sysroot() -> Outcome<PathBuf> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(root()).args(["--print", "sysroot"]);
    Ok(PathBuf::from(captured(&mut rustc)?.trim()))
}

/// Adds [`WASM_TARGET`] to the toolchain if it is missing.
pub fn ensure_wasm_target() -> Outcome<()> {
    if sysroot()?.join("lib/rustlib").join(WASM_TARGET).join("lib").is_dir() {
        return Ok(());
    }
    let Some(rustup) = find("rustup") else {
        return Err(Failure::new(format!(
            "The Rust target {WASM_TARGET} is missing; it compiles the training code for the browser: \
             install rustup from https://rustup.rs, which lets `cargo xtask` add it."
        )));
    };
    // The toolchain that runs this program is in RUSTUP_TOOLCHAIN, so it is the one that gets the target.
    stream(Command::new(rustup).current_dir(root()).args(["target", "add", WASM_TARGET]))
}

/// Node, in `directory`.
pub fn node(directory: &Path) -> Outcome<Command> {
    let (major, minor) = NODE_AT_LEAST;
    let purpose = "it bundles the page and runs its tests";
    let advice = "install it from https://nodejs.org or with your package manager";
    let Some(node) = find("node") else {
        return Err(Failure::new(format!("Node {major}.{minor} or newer is missing; {purpose}: {advice}.")));
    };
    let version = captured(Command::new(&node).arg("--version"))?;
    if node_version(&version).is_none_or(|found| found < NODE_AT_LEAST) {
        return Err(Failure::new(format!(
            "Node {} is too old, {major}.{minor} or newer is needed; {purpose}: {advice}.",
            version.trim()
        )));
    }
    let mut command = Command::new(node);
    command.current_dir(directory);
    Ok(command)
}

/// `v20.11.1` → `(20, 11)`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Installs the npm packages of `directory`'s lock file, unless it was installed there last.
pub fn install_npm_packages(directory: &Path) -> Outcome<()> {
    let lock = directory.join("package-lock.json");
    let stamp = directory.join("node_modules/.installed-by-xtask");
    // Some packages are programs for one system, so a folder shared between two systems needs a new installation.
    let system = format!("{} {}\n", env::consts::OS, env::consts::ARCH);
    let wanted = system + &fs::read_to_string(&lock).map_err(at(&lock))?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let Some(npm) = find("npm") else {
        return Err(Failure::new(
            "npm is missing; it installs the packages that the page is bundled and tested with: it comes with \
             Node from https://nodejs.org, on Debian and Ubuntu as the package npm.",
        ));
    };
    println!("Installing the packages of {}", lock.display());
    let mut command = Command::new(npm);
    command.current_dir(directory).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    stream(&mut command)?;
    fs::write(&stamp, wanted).map_err(at(&stamp))
}

/// A program of an npm package, run by Node in `directory`, where the package is installed.
pub fn npm_program(directory: &Path, script: &str) -> Outcome<Command> {
    install_npm_packages(directory)?;
    let mut command = node(directory)?;
    command.arg(directory.join("node_modules").join(script));
    Ok(command)
}

/// A browser that the tests run in.
struct Browser {
    /// What it is called in messages.
    name: &'static str,
    /// The variable that names its program.
    variable: &'static str,
    /// Names of its program on the PATH.
    programs: &'static [&'static str],
    /// Where else it may be.
    places: fn() -> Vec<PathBuf>,
    /// Names of its package, Debian's first, then Ubuntu's.
    packages: &'static [&'static str],
    /// Where to get it.
    source: &'static str,
}

const CHROMIUM: Browser = Browser {
    name: "Chrome or Chromium",
    variable: "CHROME",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    places: chromium_places,
    packages: &["chromium", "chromium-browser"],
    source: "https://www.google.com/chrome",
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    places: firefox_places,
    packages: &["firefox-esr", "firefox"],
    source: "https://www.mozilla.org/firefox",
};

/// Chrome or Chromium, for the browser tests. As root on Debian or Ubuntu it is installed if it is missing.
pub fn chromium() -> Outcome<PathBuf> {
    CHROMIUM.get()
}

/// Firefox, for the browser tests about loading. As root on Debian it is installed if it is missing.
pub fn firefox() -> Outcome<PathBuf> {
    FIREFOX.get()
}

impl Browser {
    /// The path of its program.
    fn get(&self) -> Outcome<PathBuf> {
        let Browser { name, variable, .. } = self;
        if let Some(given) = env::var_os(variable).filter(|value| !value.is_empty()) {
            let path = PathBuf::from(&given);
            let found = if path.is_file() { Some(path) } else { given.to_str().and_then(find) };
            return found.ok_or_else(|| {
                Failure::new(format!(
                    "{variable} is {}, which is not a program; the browser tests need {name}: correct or unset \
                     {variable}.",
                    given.display()
                ))
            });
        }
        if let Some(path) = self.find() {
            return Ok(path);
        }
        if let (Some(apt), true) = (find("apt-get"), is_root()) {
            println!("{name} is missing; installing the package");
            stream(Command::new(&apt).arg("update"))?;
            for package in self.packages {
                let mut install = Command::new(&apt);
                install.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y", package]);
                if stream(&mut install).is_ok() {
                    break;
                }
            }
        }
        self.find().ok_or_else(|| {
            let (source, package) = (self.source, self.packages.first().copied().unwrap_or_default());
            Failure::new(format!(
                "{name} is missing; the browser tests run in it: install {source} or the package {package} \
                 (Debian: `apt-get install {package}`), or name its program in the variable {variable}.",
            ))
        })
    }

    fn find(&self) -> Option<PathBuf> {
        let on_path = self.programs.iter().find_map(|program| find(program));
        on_path.or_else(|| (self.places)().into_iter().find(|path| path.is_file()))
    }
}

/// Where installers put Chrome on systems where programs are not on the PATH.
fn chromium_places() -> Vec<PathBuf> {
    let on_windows = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
    places(&["Google Chrome", "Chromium"], &on_windows)
}

/// Where installers put Firefox on systems where programs are not on the PATH.
fn firefox_places() -> Vec<PathBuf> {
    let mut found = places(&["Firefox"], &["Mozilla Firefox/firefox.exe"]);
    // There the program in the bundle has a small initial.
    found.extend(found.clone().into_iter().map(|path| path.with_file_name("firefox")));
    found
}

/// Programs of a bundle in macOS's folders of applications, or of a path in Windows' folders of programs.
fn places(bundles: &[&str], on_windows: &[&str]) -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let home = env::var_os("HOME").map(PathBuf::from);
        let folders = [Some(PathBuf::from("/")), home];
        let place = |folder: &PathBuf, name: &str| {
            folder.join(format!("Applications/{name}.app/Contents/MacOS/{name}"))
        };
        let of_folder = |folder| bundles.iter().map(move |name| place(folder, name));
        folders.iter().flatten().flat_map(of_folder).collect()
    } else if cfg!(windows) {
        let folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
        let folders = folders.iter().filter_map(env::var_os).map(PathBuf::from);
        folders.flat_map(|folder| on_windows.iter().map(move |path| folder.join(path))).collect()
    } else {
        Vec::new()
    }
}

/// Whether this program may install packages.
fn is_root() -> bool {
    captured(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A program on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|path| path.is_file())
}

/// Runs a program whose output is for the person at the terminal.
pub fn stream(command: &mut Command) -> Outcome<()> {
    // What we printed ourselves must not come after what the program prints.
    std::io::stdout().flush().ok();
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended_badly(command, status)) }
}

/// Runs a program, shows each line of its output, and hands it to `each_line`.
pub fn stream_lines(command: &mut Command, mut each_line: impl FnMut(&str)) -> Outcome<()> {
    filter_lines(command, |line| {
        println!("{line}");
        each_line(line);
    })
}

/// Runs a program and hands each line of its output to `each_line`, which may show it.
pub fn filter_lines(command: &mut Command, mut each_line: impl FnMut(&str)) -> Outcome<()> {
    std::io::stdout().flush().ok();
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            // A test may print anything; what is not UTF-8 is shown as such and stops nothing.
            let Ok(line) = line else { break };
            each_line(String::from_utf8_lossy(&line).trim_end_matches('\r'));
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended_badly(command, status)) }
}

/// Runs a program for its output.
pub fn captured(command: &mut Command) -> Outcome<String> {
    command.stderr(Stdio::inherit());
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        return Err(ended_badly(command, output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} could not be started: {error}", command.get_program().display()))
}

fn ended_badly(command: &Command, status: std::process::ExitStatus) -> Failure {
    let mut words: Vec<_> = command.get_args().take(3).map(|argument| argument.to_string_lossy()).collect();
    if command.get_args().len() > words.len() {
        words.push("…".into());
    }
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    Failure::new(format!("`{} {}` failed ({status})", program.display(), words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(node_version("v20.11.1\n"), Some((20, 11)));
        assert_eq!(node_version("v24.0.0-nightly"), Some((24, 0)));
        assert_eq!(node_version("command not found"), None);
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join(".clippy.toml").is_file());
        assert!(root().join("www/build.mjs").is_file());
    }

    /// A lock file that names a host would install from there, whatever registry a machine is set up to use.
    #[test]
    fn lock_files_name_no_host() {
        for path in ["www/package-lock.json", "tests/web/package-lock.json", "tests/bench/package-lock.json"]
        {
            let lock = fs::read_to_string(root().join(path)).unwrap();
            assert!(!lock.contains("\"resolved\""), "{path}: npm install --omit-lockfile-registry-resolved");
        }
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
        for source in lock.lines().filter(|line| line.starts_with("source = ")) {
            assert_eq!(source, "source = \"registry+https://github.com/rust-lang/crates.io-index\"");
        }
    }
}
