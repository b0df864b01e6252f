//! The edge to the page: two kinds of worker, a [`run::Run`] and a [`library::Library`], which answer
//! `ask(question, arguments)`.
//!
//! [`questions`] has the questions and [`records`] the answers. `session` (wasm32 only) passes both on to JavaScript;
//! it is the only file that names wasm_bindgen.

mod exercises;
pub mod library;
pub mod questions;
pub mod records;
pub mod run;
mod scoreboard;
mod state;

#[cfg(target_arch = "wasm32")]
mod session;
