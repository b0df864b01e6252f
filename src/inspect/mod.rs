//! Read-only questions to a model.
//!
//! Invariant: looking does not disturb. Nothing in here changes parameters, optimiser or streams.

pub mod attention;
pub mod decisive;
pub mod embeddings;
pub mod evaluate;
pub mod exact_prediction;
pub mod follow;
pub mod patterns;
pub mod predict;
pub mod step;

pub use exact_prediction::{predict_exactly, predict_exactly_seeing};
pub use predict::{Prediction, predict};
