//! The lecture notebook's model: `nn.Sequential(nn.Embedding(V, 16), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, V))`.
//!
//! The embedding and the linear layers are the fused ones of [`super::ops`]. With candle-nn's own the notebook's 180
//! steps take 62 ms natively and on one thread instead of 1 ms (PyTorch: 82 ms), since such a small step is
//! mostly bookkeeping.
//!
//! The model has no positions and no attention. At a blank it sees only `[MASK]`, so it can learn no more than how
//! often each word stands at a blank.

use candle_core::{Device, Module, Tensor};
use candle_nn::{Activation, Init, Sequential};

use super::{
    DataShape,
    ops::{self, Scores},
    params::{self, Params, Source},
};
use crate::{data::Batch, error::Result};

/// The notebook's model.
pub struct Notebook {
    layers: Sequential,
    width: usize,
    params: Params,
}

/// Roughly how many numbers a forward pass over such a batch keeps.
pub fn activations(width: usize, shape: DataShape) -> f64 {
    (shape.batch * shape.targets) as f64 * (4 * width + 3 * shape.vocabulary) as f64
}

impl Notebook {
    /// The model, with PyTorch's default initial values, which the notebook uses: embeddings standard normal, linear
    /// layers uniform in ±1/√in.
    ///
    /// # Errors
    /// What the source returns.
    pub fn new(width: usize, vocabulary: usize, source: Source) -> Result<Self> {
        let bound = 1.0 / (width as f64).sqrt();
        let uniform = [Init::Uniform { lo: -bound, up: bound }; 2];
        let normal = Init::Randn { mean: 0.0, stdev: 1.0 };
        params::build(source, |pb| {
            let layers = candle_nn::seq()
                .add(pb.pp("embedding").embedding(vocabulary, width, normal)?) // [n] → [n, W]
                .add(pb.pp("hidden").fused_linear(width, width, uniform)?)
                .add(Activation::Relu)
                .add(pb.pp("output").fused_linear(width, vocabulary, uniform)?); // → [n, V]
            Ok(Notebook { layers, width, params: pb.params() })
        })
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// Width of a token's vector.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The logits `[n, V]` of the batch's targets, in their order. Each row depends on its own token alone, so only the
    /// targets' rows are computed.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch) -> Result<Tensor> {
        let ids: Vec<u32> = batch.targets.iter().map(|target| batch.input_ids[target.row]).collect();
        Ok(self.layers.forward(&Tensor::new(ids, &Device::Cpu)?)?)
    }

    /// The loss of the batch's targets, and each one's score.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, batch: &Batch) -> Result<(Tensor, Scores)> {
        Ok(ops::cross_entropy(&self.forward(batch)?, &batch.target_ids())?)
    }
}
