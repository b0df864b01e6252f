//! The lecture notebook's model: `Embedding(V, 16) → Linear(16, 16) → ReLU → Linear(16, V)`.
//!
//! It has no positions and no attention: at a blank it sees nothing but `[MASK]`, so the best that it can do is to
//! learn how often each word stands at a blank.

use std::sync::Arc;

use candle_core::Tensor;

use super::{
    DataShape,
    ops::{self, Activation, Scores},
    params::{Affine, Init, Param, Params, Spec},
};
use crate::{data::Batch, error::Result};

/// The notebook's model.
pub struct Notebook {
    params: Params,
    embedding: Arc<Param>,
    hidden: Affine,
    output: Affine,
}

/// Every parameter, with PyTorch's default initial values, which the notebook uses: embeddings standard normal, linear
/// layers uniform in ±1/√in.
pub fn specs(width: usize, vocabulary: usize) -> Vec<Spec> {
    let bound = Init::Uniform(1.0 / (width as f64).sqrt());
    vec![
        Spec::new("embedding.weight", &[vocabulary, width], Init::Normal(1.0)),
        Spec::new("hidden.weight", &[width, width], bound),
        Spec::new("hidden.bias", &[width], bound),
        Spec::new("output.weight", &[vocabulary, width], bound),
        Spec::new("output.bias", &[vocabulary], bound),
    ]
}

/// Roughly how many numbers a forward pass over such a batch keeps.
pub fn activations(width: usize, shape: DataShape) -> f64 {
    (shape.batch * shape.targets) as f64 * (4 * width + 3 * shape.vocabulary) as f64
}

impl Notebook {
    /// A model with these parameters, which are [`specs`].
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: Params) -> Result<Self> {
        Ok(Notebook {
            embedding: params.get("embedding.weight")?,
            hidden: params.affine("hidden")?,
            output: params.affine("output")?,
            params,
        })
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// Width of a token's vector.
    pub fn width(&self) -> usize {
        self.hidden.bias.len()
    }

    /// The logits `[n, V]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch) -> Result<Tensor> {
        Ok(ops::linear(&self.features(batch)?, &self.output, Activation::None)?)
    }

    /// The loss of the batch's targets, and each one's score: as of [`Notebook::forward`]'s logits, which are not kept.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, batch: &Batch) -> Result<(Tensor, Scores)> {
        Ok(ops::cross_entropy(&self.features(batch)?, &self.output, &batch.target_ids())?)
    }

    /// `[n, W]`: each row depends on its own token alone, so only the targets' rows are computed.
    fn features(&self, batch: &Batch) -> Result<Tensor> {
        let ids: Vec<u32> = batch.targets.iter().map(|target| batch.input_ids[target.row]).collect();
        let x = ops::lookup(&self.embedding, ids)?; // [n, W]
        Ok(ops::linear(&x, &self.hidden, Activation::Relu)?)
    }
}
