//! Cloze
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]
pub mod checkpoint;
pub mod data;
pub mod error;
pub mod experiment;
pub mod inspect;
pub mod model;
pub mod presets;
pub mod random;
pub mod settings;
pub mod train;
pub mod web;
