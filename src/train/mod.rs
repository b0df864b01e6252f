//! Batches and a model to a trained model, step by step.
//!
//! Start with [`trainer`]: the whole loop is one screen.

pub mod adamw;
pub mod evaluation;
pub mod report;
pub mod schedule;
pub mod trainer;

pub use adamw::AdamW;
pub use evaluation::Evaluation;
pub use report::{HeldOut, OutcomeLosses, SecondReport, StepReport};
pub use trainer::Trainer;
