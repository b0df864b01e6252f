//! Batches and a model to a trained model, step by step.
//!
//! Start with [`trainer`]: the whole loop is one screen.

pub mod adamw;
pub mod finetune;
pub mod report;
pub mod schedule;
pub mod scoreboard;
pub mod trainer;

pub use adamw::AdamW;
pub use finetune::{FineTuner, Trunk, Way};
pub use report::{HeldOut, OutcomeLosses, SecondReport, StepReport};
pub use trainer::Trainer;
