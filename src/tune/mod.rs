//! Fine-tuning: what a pre-trained encoder is worth where labels are few.
//!
//! [`tasks`] draws labelled sets, [`finetuner`] trains a classifier on one of them, [`baselines`] guess without a
//! neural network, and [`scoreboard`] puts all of them side by side.

pub mod baselines;
mod derivations;
pub mod finetuner;
pub mod judgement;
pub mod scoreboard;
pub mod tasks;

pub use finetuner::{FineTuner, Method, Pretrained};
pub use tasks::{Task, TaskData};
