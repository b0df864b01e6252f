//! AdamW (Loshchilov and Hutter, 2019): Adam with bias correction and decoupled weight decay, over all parameters, in
//! place. Without weight decay it is Adam (Kingma and Ba, 2015). Step for step the same as PyTorch's `AdamW`.
//!
//! Decay applies to matrices, that is to weights and embeddings; vectors, that is biases and LayerNorms, have none,
//! as in BERT. candle-nn's `AdamW` decays both, skips a parameter without a gradient in silence, and cannot be resumed.

use std::collections::BTreeMap;

use candle_core::Tensor;

use crate::{
    error::{Error, Result},
    experiment::OptimizerConfig,
    model::{
        Params,
        ops::Update,
        params::{Param, unreached},
    },
};

pub use crate::model::ops::Moments;

/// The optimiser of one model.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamW {
    beta1: f64,
    beta2: f64,
    epsilon: f64,
    weight_decay: f64,
    /// Updates made.
    pub updates: usize,
    /// Moments by parameter name.
    pub moments: BTreeMap<String, Moments>,
}

impl AdamW {
    /// An optimiser for these parameters, with zero moments.
    pub fn new(config: &OptimizerConfig, params: &Params) -> Self {
        let zero = |count: usize| Moments { first: vec![0.0; count], second: vec![0.0; count] };
        AdamW {
            beta1: config.beta1,
            beta2: config.beta2,
            epsilon: config.epsilon,
            weight_decay: config.weight_decay,
            updates: 0,
            moments: params.iter().map(|(name, param)| (name.clone(), zero(param.len()))).collect(),
        }
    }

    /// Moves every parameter against its gradient times `scale` (from clipping).
    ///
    /// # Errors
    /// [`Error::Internal`] if the last backward pass did not reach a parameter: an operation dropped its gradient.
    pub fn update(&mut self, params: &Params, lr: f64, scale: f64) -> Result<()> {
        self.updates += 1;
        let t = self.updates as f64;
        let step = |decay: f64| Update {
            scale: scale as f32,
            beta1: self.beta1 as f32,
            rest1: (1.0 - self.beta1) as f32,
            beta2: self.beta2 as f32,
            rest2: (1.0 - self.beta2) as f32,
            rate: (lr / (1.0 - self.beta1.powf(t))) as f32,
            correction: (1.0 / (1.0 - self.beta2.powf(t)).sqrt()) as f32,
            epsilon: self.epsilon as f32,
            shrink: (1.0 - lr * decay) as f32,
        };
        let (decayed, plain) = (step(self.weight_decay), step(0.0));
        for (name, param) in params.iter() {
            let moments = self.moments.get_mut(name);
            let moments = moments.ok_or_else(|| Error::Internal(format!("no moments for {name}")))?;
            let step = if decays(param) { decayed } else { plain };
            step.apply(param, moments)?.ok_or_else(|| unreached(name))?;
        }
        Ok(())
    }
}

/// Does weight decay apply to the parameter? It does if it is a matrix.
pub fn decays(param: &Param) -> bool {
    param.dims().len() > 1
}

/// Parameters that share an optimiser and a learning rate.
pub struct Group<'g> {
    /// The parameters.
    pub params: &'g Params,
    /// Their optimiser.
    pub optimizer: &'g mut AdamW,
    /// Their learning rate in this step.
    pub lr: f64,
}

/// Computes the gradient of a loss in all parameters of a model, clips the groups' gradient to a common norm of at most
/// `clip`, and updates the groups. Returns the norm before clipping. If the norm is not finite, nothing is updated.
///
/// # Errors
/// [`Error::Internal`] if no gradient reaches a parameter of the groups.
pub fn apply_gradient<'g>(
    model: &Params,
    loss: &Tensor,
    clip: Option<f64>,
    groups: impl IntoIterator<Item = Group<'g>>,
) -> Result<f64> {
    let groups: Vec<Group> = groups.into_iter().collect();
    model.backward(loss)?;
    let mut square = 0.0;
    for group in &groups {
        square += group.params.gradient_square_sum()?;
    }
    let norm = square.sqrt();
    if norm.is_finite() {
        // As PyTorch's clip_grad_norm_.
        let scale = clip.map_or(1.0, |clip| (clip / (norm + 1e-6)).min(1.0));
        for Group { params, optimizer, lr } in groups {
            optimizer.update(params, lr, scale)?;
        }
    }
    Ok(norm)
}
