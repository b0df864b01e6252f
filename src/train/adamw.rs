//! AdamW (Loshchilov and Hutter, 2019): Adam with bias correction and decoupled weight decay, over all parameters, in
//! place. Without weight decay it is Adam (Kingma and Ba, 2015). Step for step the same as PyTorch's `AdamW`.
//!
//! Decay applies to weight matrices and embeddings; biases and LayerNorm have none, as in BERT.

use std::collections::BTreeMap;

use crate::{
    error::{Error, Result},
    experiment::OptimizerConfig,
    model::{Params, ops::Step, params::unreached},
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
        let mut moments = BTreeMap::new();
        moments.extend(params.iter().map(|(name, param)| (name.clone(), zero(param.var().elem_count()))));
        AdamW {
            beta1: config.beta1,
            beta2: config.beta2,
            epsilon: config.epsilon,
            weight_decay: config.weight_decay,
            updates: 0,
            moments,
        }
    }

    /// Moves every parameter against its gradient times `scale` (from clipping).
    ///
    /// # Errors
    /// [`Error::Internal`] if the last backward pass did not reach a parameter: an operation dropped its gradient.
    pub fn update(&mut self, params: &Params, lr: f64, scale: f64) -> Result<()> {
        self.updates += 1;
        let t = self.updates as f64;
        let step = |decay: f64| Step {
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
            let step = if decays(name) { decayed } else { plain };
            step.apply(param, moments)?.ok_or_else(|| unreached(name))?;
        }
        Ok(())
    }
}

/// Does weight decay apply to the parameter of this name?
pub fn decays(name: &str) -> bool {
    !name.ends_with("bias") && !name.contains("LayerNorm")
}
