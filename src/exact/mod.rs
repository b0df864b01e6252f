//! The right answer. For a finite corpus the best possible predictor, and with it the least possible loss, is computable
//! exactly: every sentence that could have produced what is seen, weighted by how probably it did.
//!
//! [`posterior`] answers for one input; [`floors`] takes the expectation over all inputs.

pub mod floors;
pub mod posterior;

pub use floors::{Floor, Floors, References};
pub use posterior::{Posterior, View};
