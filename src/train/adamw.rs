//! AdamW (Loshchilov and Hutter, 2019): Adam with bias correction and decoupled weight decay, over all parameters, in
//! place. Without weight decay it is Adam (Kingma and Ba, 2015). Step for step the same as PyTorch's `AdamW`.
//!
//! Decay applies to weight matrices and embeddings; biases and LayerNorm have none, as in BERT.

use std::{collections::BTreeMap, sync::Mutex};

use candle_core::{CpuStorage, InplaceOp1, Layout};

use crate::{
    error::{Error, Result},
    experiment::OptimizerConfig,
    model::{Params, params::unreached},
};

/// First and second moment of a parameter, row-major like its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// Mean of the gradient.
    pub first: Vec<f32>,
    /// Mean of its square.
    pub second: Vec<f32>,
}

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
            let moved = param.with_gradient(|gradient| {
                param.var().inplace_op1(&Update { moments: Mutex::new(moments), gradient, step })
            });
            moved.ok_or_else(|| unreached(name))??;
        }
        Ok(())
    }
}

/// Does weight decay apply to the parameter of this name?
pub fn decays(name: &str) -> bool {
    !name.ends_with("bias") && !name.contains("LayerNorm")
}

/// The numbers that are the same for all elements of a parameter.
#[derive(Clone, Copy)]
struct Step {
    scale: f32,
    beta1: f32,
    /// 1 − β₁, subtracted in double precision: at 0.999999 a float is one per cent off.
    rest1: f32,
    beta2: f32,
    /// 1 − β₂, likewise.
    rest2: f32,
    /// Learning rate over the first moment's bias correction.
    rate: f32,
    /// One over the square root of the second moment's bias correction.
    correction: f32,
    epsilon: f32,
    /// What weight decay leaves of a value.
    shrink: f32,
}

/// One parameter's update.
struct Update<'u> {
    /// Behind a lock because candle shares the operation; it is taken once.
    moments: Mutex<&'u mut Moments>,
    gradient: &'u [f32],
    step: Step,
}

impl InplaceOp1 for Update<'_> {
    fn name(&self) -> &'static str {
        "adamw"
    }

    fn cpu_fwd(&self, values: &mut CpuStorage, layout: &Layout) -> candle_core::Result<()> {
        let contiguous = || candle_core::Error::Msg("parameters are contiguous numbers".into());
        let (from, to) = layout.contiguous_offsets().ok_or_else(contiguous)?;
        let CpuStorage::F32(values) = values else { return Err(contiguous()) };
        let mut moments = self.moments.lock().map_err(|_| contiguous())?;
        let Moments { first, second } = &mut **moments;
        let moments = first.iter_mut().zip(second.iter_mut());
        let step = self.step;
        for ((value, g), (m, v)) in values[from..to].iter_mut().zip(self.gradient).zip(moments) {
            let g = g * step.scale;
            *m = step.beta1 * *m + step.rest1 * g;
            *v = step.beta2 * *v + step.rest2 * g * g;
            let root = v.sqrt() * step.correction + step.epsilon;
            *value = *value * step.shrink - step.rate * *m / root;
        }
        Ok(())
    }
}
