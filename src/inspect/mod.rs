//! Read-only questions to a model.
//!
//! Invariant: looking does not disturb. Nothing in here changes parameters, optimiser or streams.

pub mod evaluate;
pub mod predict;

pub use predict::{Prediction, predict};
