//! The tests of the crate `cloze`, one module a subject. `cargo test NAME` runs those whose module or name has NAME in
//! it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod architecture;
mod bad_input;
mod checkpoint;
mod data;
mod errors;
mod evaluation;
mod exact;
mod exercises;
mod experiment;
mod floors;
mod fused;
mod gradients;
mod grammar;
mod inspect;
mod invariants;
mod pairs;
mod presets;
mod reference;
mod support;
mod tokenizer;
mod tune;
mod wire;
