//! Who may import whom. Reads the source: `use crate::…` and every other `crate::…` path. A comment is no import.
//!
//! The two tables below are the only place where arrows are allowed. (`tests/web/unit/architecture.test.js` reads the
//! page's.)

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    UseTree,
    visit::{self, Visit},
};

/// What the two edges, the page's and the command line's, may name: all of the core.
const CORE: &[&str] = &[
    "error",
    "random",
    "experiment",
    "data",
    "exact",
    "exercises",
    "model",
    "train",
    "tune",
    "inspect",
    "checkpoint",
];

/// Rust: room (a folder or a file of `src`) → what it may name of the crate. `data::Batch` allows that item alone.
const RUST: [(&str, &[&str]); 13] = [
    ("lib", &[]),
    ("error", &[]),
    ("experiment", &["error"]),
    ("data", &["error", "random", "experiment"]),
    ("exact", &["error", "random", "experiment", "data"]),
    ("exercises", &["error", "random", "experiment", "data", "exact"]),
    // Invariant: model knows no text. A batch is numbers, and so are limits.
    ("model", &["error", "random", "experiment", "data::Batch", "data::corpus::limits"]),
    ("train", &["error", "random", "experiment", "data", "exact", "model"]),
    ("inspect", &["error", "random", "experiment", "data", "exact", "model"]),
    ("tune", &["error", "random", "experiment", "data", "model", "train"]),
    ("checkpoint", &["error", "random", "experiment", "data", "model", "train", "tune"]),
    ("web", CORE),
    ("cli", CORE),
];

/// Names from outside the crate → the files or folders of `src` that may use them.
const OUTSIDE: [(&[&str], &[&str]); 8] = [
    // Invariant: the core knows no browser.
    (
        &["wasm_bindgen", "js_sys", "web_sys", "console_error_panic_hook", "serde_wasm_bindgen"],
        &["web/session.rs"],
    ),
    // No clock but for timing; the browser's is asked for by `web/session.rs` through web_sys.
    (&["std::time", "Instant", "SystemTime"], &[]),
    (
        &["std::fs", "std::io", "std::env", "std::net", "std::process"],
        &["checkpoint/", "cli/", "web/records_test.rs"],
    ),
    // Invariant: data knows no tensors. `error.rs` wraps the library's error.
    (&["candle_core"], &["error.rs", "model/", "train/", "tune/", "inspect/", "checkpoint/"]),
    // Invariant: same experiment, same run. All randomness is drawn from random.rs.
    (&["rand_chacha", "rand", "getrandom"], &["model/ops/random.rs"]),
    (&["safetensors"], &["checkpoint/"]),
    // Everybody else calls it `model::ops` or `random`, so that the arrow can be seen.
    (&["cloze_ops"], &["lib.rs", "model/mod.rs"]),
    (&["candle_nn"], &["model/"]),
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

/// What a Rust file names outside its unit tests.
#[derive(Default)]
struct Named {
    /// Every path, those of `use` in full: `use crate::{a::B, c}` is `crate::a::B` and `crate::c`.
    paths: Vec<Vec<String>>,
    /// Every name by itself.
    names: BTreeSet<String>,
}

impl Named {
    fn of(source: &str) -> Named {
        let mut named = Named::default();
        named.visit_file(&syn::parse_file(source).unwrap());
        named
    }

    /// What follows `root` in the paths that begin with it.
    fn below(&self, root: &str) -> Vec<String> {
        let below = self.paths.iter().filter(|path| path[0] == root && path.len() > 1);
        below.map(|path| path[1..].join("::")).collect()
    }

    /// Is there a path that is this one or goes on from it?
    fn begins(&self, path: &str) -> bool {
        self.paths.iter().any(|found| allows(path, &found.join("::")))
    }

    fn tree(&mut self, tree: &UseTree, prefix: &[String]) {
        let longer = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &longer(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, prefix)),
            UseTree::Name(name) => self.add(longer(&name.ident)),
            UseTree::Rename(name) => self.add(longer(&name.ident)),
            _ => self.add([prefix, &["*".to_owned()]].concat()),
        }
    }

    fn add(&mut self, path: Vec<String>) {
        self.names.extend(path.iter().cloned());
        self.paths.push(path);
    }

    /// The paths among a macro's tokens, of which syn knows nothing.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 && !path.is_empty() {
                        self.add(std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    if !path.is_empty() {
                        self.add(std::mem::take(&mut path));
                    }
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        if !path.is_empty() {
            self.add(path);
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_test = |attribute: &syn::Attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
        };
        if !item.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    /// `pub(super)` is no import.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.add(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_ident(&mut self, name: &'ast syn::Ident) {
        self.names.insert(name.to_string());
    }
}

/// The room that a file of `src` belongs to.
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
        let named = Named::of(source);
        let module = module(file);
        let Some((_, allowed)) = RUST.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!(
                "src/{file}: the room {module} is not in the table of tests/rust/architecture.rs"
            ));
            continue;
        };
        for path in [named.below("crate"), named.below("cloze")].concat() {
            arrows += 1;
            if !allows(module, &path) && !allowed.iter().any(|rule| allows(rule, &path)) {
                let allowed = allowed.join(", ");
                wrong.push(format!("src/{file}: the room {module} may not use {path}; it may use {allowed}"));
            }
        }
        // Where `super` is the crate itself it would hide an arrow. The command line is a crate of its own.
        let at_the_top = !file.contains('/') || file.matches('/').count() == 1 && file.ends_with("/mod.rs");
        if at_the_top && named.begins("super") || named.begins("super::super") {
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
        let named = Named::of(&source);
        for (outside, places) in OUTSIDE {
            if let Some(name) = outside.iter().find(|name| named.begins(name))
                && !places.iter().any(|place| file.starts_with(place))
            {
                let (room, places) = (module(&file), places.join(", "));
                wrong.push(format!("src/{file}, in the room {room}, names {name}; only these may: {places}"));
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
        let named = Named::of(source);
        for name in ["crate", "cloze"] {
            assert!(
                named.below(name).is_empty(),
                "src/model/ops/{file} names {name}::…: write super::… for its own modules"
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
        let named = Named::of(&source).names;
        for name in ["Vocab", "Corpus", "tokenizer", "Encoding", "Word", "MASK", "predict"] {
            assert!(!named.contains(name), "Invariant: model knows no text: src/model/{file} names {name}");
        }
    }
}

// The readers above, on sources that break the rules: a reader that finds nothing would pass everything.

#[test]
fn the_readers_find_what_they_look_for() {
    let named = Named::of(
        "use crate::{\n    data::{Batch, Corpus, vocab::{self, MASK}},\n    error::Result as R,\n    a::*,\n};\n\
        // use crate::web::wire;\n\
        /* crate::cli */ fn f(x: Vec<crate::types::T>) { crate::train::loss::g(\"crate::no\"); mycrate::x; }\n\
        fn h() { let _ = json!({ \"a\": crate::inside::m(crate::deeper::<u8>()) }); }\n\
        use std::{fs, io::Write};\n\
        #[cfg(test)]\nmod tests { use crate::checkpoint; }\n#[cfg(not(test))]\nmod others { use crate::others; }",
    );
    assert_eq!(
        named.below("crate"),
        [
            "data::Batch",
            "data::Corpus",
            "data::vocab::self",
            "data::vocab::MASK",
            "error::Result",
            "a::*",
            "types::T",
            "train::loss::g",
            "inside::m",
            "deeper",
            "others"
        ]
    );
    assert!(named.begins("std::fs") && named.begins("std::io") && !named.begins("std::i"));
    assert!(named.names.contains("mycrate") && !named.names.contains("checkpoint"));
    assert!(allows("data::Batch", "data::Batch") && !allows("data::Batch", "data::BatchTarget"));
    assert!(!allows("data", "database") && allows("data", "data::x"));
    assert!(names("use std::time::Duration", "std::time") && !names("let web_system = 1", "web_sys"));
}
