//! The edge to the page. [`wire`] says what crosses, as JSON-shaped records and columns; [`look`] answers the panels that
//! look inside a run; `session` (wasm32 only) is the
//! one class that the worker holds, and the only file that names wasm_bindgen.

pub mod look;
pub mod prime;
mod record;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod session;
