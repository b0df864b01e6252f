//! Who may import whom. Reads the source: `use crate::…` and every other `crate::…` path. A comment is no import.
//!
//! The two tables below are the only place where arrows are allowed. (`tests/web/unit/architecture.test.js` reads the page's.)
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// Rust: module (a folder or a file of `src`) → what it may name of the crate. `data::Batch` allows that item alone.
const RUST: [(&str, &[&str]); 15] = [
    ("lib", &[]),
    ("main", &[]),
    ("error", &[]),
    ("settings", &["error"]),
    ("experiment", &["error", "settings"]),
    ("presets", &["error", "experiment"]),
    ("data", &["error", "random", "experiment"]),
    ("exact", &["error", "random", "experiment", "data"]),
    // Invariant: model knows no text. A batch is numbers, and so are limits.
    ("model", &["error", "random", "experiment", "data::Batch", "data::corpus::limits"]),
    ("train", &["error", "random", "experiment", "data", "exact", "model"]),
    ("inspect", &["error", "random", "experiment", "data", "exact", "model"]),
    ("checkpoint", &["error", "random", "experiment", "data", "model", "train"]),
    // Numbers only: the products of a step, not its model.
    ("bench", &["error", "random", "experiment", "data", "model::ops::product"]),
    (
        "web",
        &[
            "error",
            "random",
            "experiment",
            "presets",
            "data",
            "exact",
            "model",
            "train",
            "inspect",
            "checkpoint",
            "bench",
        ],
    ),
    (
        "cli",
        &[
            "error",
            "random",
            "experiment",
            "presets",
            "data",
            "exact",
            "model",
            "train",
            "inspect",
            "checkpoint",
            "bench",
        ],
    ),
];

/// Names from outside the crate → the files or folders of `src` that may use them.
const OUTSIDE: [(&[&str], &[&str]); 8] = [
    // Invariant: the core knows no browser.
    (
        &["wasm_bindgen", "js_sys", "web_sys", "console_error_panic_hook", "serde_wasm_bindgen"],
        &["web/session.rs", "web/bench.rs"],
    ),
    // No clock but for timing; the browser's is asked for by `web/session.rs` through web_sys.
    (&["std::time", "Instant::", "SystemTime"], &["cli/bench.rs"]),
    (
        &["std::fs", "std::io", "std::env", "std::net", "std::process"],
        &["checkpoint/", "cli.rs", "cli/", "main.rs", "web/records_test.rs"],
    ),
    // Invariant: data knows no tensors. `error.rs` wraps the library's error.
    (&["candle_core"], &["error.rs", "model/", "train/", "inspect/", "checkpoint/"]),
    // Invariant: same experiment, same run. All randomness is drawn from random.rs.
    (&["rand_chacha", "rand::", "getrandom"], &["model/ops/random.rs"]),
    (&["safetensors"], &["checkpoint/"]),
    // Everybody else calls it `model::ops` or `random`, so that the arrow can be seen.
    (&["cloze_ops"], &["lib.rs", "model/mod.rs"]),
    // Only tests compare with it.
    (&["candle_nn"], &[]),
];

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Every file below a folder with this extension: its path from there, with slashes, and its text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn walk(at: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in at.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(folder), extension, &mut found);
    found.sort();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root(folder)).unwrap().to_str().unwrap().replace('\\', "/");
        (name, std::fs::read_to_string(path).unwrap())
    };
    found.into_iter().map(named).collect()
}

/// Source without comments. Text in quotes stays, except that it cannot begin a comment.
fn without_comments(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            let taken = if next == '"' { quoted(rest) } else { next.len_utf8() };
            code.push_str(&rest[..taken]);
            taken
        };
        rest = &rest[skipped..];
    }
    code
}

/// The length of the text in double quotes that `rest` begins with.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The code of a Rust file without comments and without its unit tests, which stand at the end.
fn rust_code(source: &str) -> String {
    let code = without_comments(source);
    code.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// Is there this name in the code, not as the end of a longer one?
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        let part = |char: Option<char>| char.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let open_ended = name.ends_with([':', '.']);
        !part(before) && before != Some('$') && (open_ended || !part(after))
    })
}

/// Every path that begins with `root::`, braces resolved: `crate::{a::B, c}` is `a::B` and `c`.
fn paths(code: &str, root: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(&format!("{root}::")) {
        if code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        tree(&code[at + root.len() + 2..], "", &mut found);
    }
    found
}

/// Adds the paths of a use tree to `found`; returns how much of the text it took.
fn tree(text: &str, prefix: &str, found: &mut Vec<String>) -> usize {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    if let Some(inner) = body.strip_prefix('{') {
        let mut at = 0;
        loop {
            at += inner[at..].len() - inner[at..].trim_start_matches([' ', '\n', ',']).len();
            if inner[at..].starts_with('}') || at >= inner.len() {
                return start + 1 + at + 1;
            }
            let taken = tree(&inner[at..], prefix, found);
            assert!(taken > 0, "cannot read the use tree at {:?}", &inner[at..inner.len().min(at + 60)]);
            at += taken;
        }
    }
    let end = body.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*')).unwrap_or(body.len());
    let name = &body[..end];
    let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") };
    if let Some(more) = body[end..].strip_prefix("::")
        && !more.starts_with('<')
    {
        return start + end + 2 + tree(more, &path, found);
    }
    found.push(path);
    let renamed = body[end..]
        .strip_prefix(" as ")
        .map_or(0, |more| 4 + more.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(more.len()));
    start + end + renamed
}

/// The module that a file of `src` belongs to.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Does a rule (`data`, `data::Batch`) allow a path?
fn allows(rule: &str, path: &str) -> bool {
    path == rule || path.strip_prefix(rule).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn modules_of_the_crate_import_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    let files = files("src", "rs");
    for (file, source) in &files {
        let code = rust_code(source);
        let module = module(file);
        let Some((_, allowed)) = RUST.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!(
                "src/{file}: the module {module} is not in the table of tests/architecture.rs"
            ));
            continue;
        };
        for path in ["crate", "cloze"].iter().flat_map(|root| paths(&code, root)) {
            arrows += 1;
            let own = allows(module, &path);
            if !own && !allowed.iter().any(|rule| allows(rule, &path)) {
                wrong.push(format!(
                    "src/{file}: {module} may not use {path}; it may use {}",
                    allowed.join(", ")
                ));
            }
        }
        // Where `super` is the crate itself it would hide an arrow.
        let at_the_top = !file.contains('/') || file.matches('/').count() == 1 && file.ends_with("/mod.rs");
        if at_the_top && names(&code, "super::") || names(&code, "super::super") {
            wrong.push(format!(
                "src/{file}: write crate::… instead of super::…, so that the arrow can be seen"
            ));
        }
    }
    assert!(files.len() > 30 && arrows > 100, "the source was read: {} files, {arrows} arrows", files.len());
    assert!(wrong.is_empty(), "Invariant: data knows no tensors, model knows no text\n{}", wrong.join("\n"));
}

#[test]
fn names_from_outside_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (file, source) in files("src", "rs") {
        let code = rust_code(&source);
        for (outside, places) in OUTSIDE {
            // A brace hides the path: `use std::{fs, io}` is `std::fs` and `std::io`.
            let in_braces = paths(&code, "std").join("\n").replace("::", ":: ");
            let hidden = |name: &str| {
                let name = name.strip_prefix("std::").map(str::to_owned);
                name.is_some_and(|name| in_braces.lines().any(|path| path.split(":: ").next() == Some(&name)))
            };
            let found = outside.iter().find(|name| names(&code, name) || hidden(name));
            if let Some(name) = found
                && !places.iter().any(|place| file.starts_with(place))
            {
                wrong.push(format!("src/{file} names {name}; only {} may", places.join(", ")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Invariant: the core knows no browser: no wasm_bindgen, no clock, no files\n{}",
        wrong.join("\n")
    );
}

/// `src/model/ops` is a crate of its own that knows nothing of this one. Cargo would refuse a circle, but not a
/// dependency of its tests; and what it calls `crate` the table above would take for this crate.
#[test]
fn ops_know_nothing_of_the_crate() {
    let files = files("src/model/ops", "rs");
    for (file, source) in &files {
        let code = rust_code(source);
        for name in ["crate::", "cloze::"] {
            assert!(
                !names(&code, name),
                "src/model/ops/{file} names {name}: write super::… for its own modules"
            );
        }
    }
    assert!(files.len() > 10, "the operations were read: {}", files.len());
    let manifest = std::fs::read_to_string(root("src/model/ops/Cargo.toml")).unwrap();
    let cloze = manifest.lines().find(|line| line.starts_with("cloze ") || line.starts_with("cloze."));
    assert_eq!(cloze, None, "cloze-ops does not depend on cloze");
}

#[test]
fn model_knows_no_words() {
    for (file, source) in files("src/model", "rs") {
        let code = rust_code(&source);
        for name in ["Vocab", "Corpus", "tokenizer", "Encoding", "Word", "MASK", "predict"] {
            assert!(!names(&code, name), "Invariant: model knows no text: src/model/{file} names {name}");
        }
    }
}

// The readers above, on sources that break the rules: a reader that finds nothing would pass everything.

#[test]
fn the_readers_find_what_they_look_for() {
    let code = rust_code(
        "use crate::{\n    data::{Batch, Corpus, vocab::{self, MASK}},\n    error::Result,\n};\n// use crate::web::wire;\n\
        /* crate::cli */ fn f() { crate::train::loss::g(\"crate::no\"); mycrate::x; let _ = \"// crate::web\"; }\n\
        #[cfg(test)]\nmod tests { use crate::checkpoint; }",
    );
    let found = paths(&code, "crate");
    assert_eq!(
        found[..5],
        ["data::Batch", "data::Corpus", "data::vocab::self", "data::vocab::MASK", "error::Result"]
    );
    assert!(
        found.contains(&"train::loss::g".to_owned())
            && !found.iter().any(|path| path.starts_with("checkpoint"))
    );
    assert!(allows("data::Batch", "data::Batch") && !allows("data::Batch", "data::BatchTarget"));
    assert!(!allows("data", "database") && allows("data", "data::x"));
    assert!(names("use std::time::Duration", "std::time") && !names("let web_system = 1", "web_sys"));
}
