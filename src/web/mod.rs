//! The edge to the page. [`wire`] says what crosses, as JSON-shaped records and columns; [`look`] answers the panels that
//! look inside a run; `session` (wasm32 only) is the
//! one class that the worker holds; it and `bench`, which only the benchmark has, are the only files that name wasm_bindgen.

pub mod look;
pub mod prime;
mod record;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod session;

#[cfg(all(target_arch = "wasm32", feature = "bench"))]
mod bench;
