//! AdamW (Loshchilov and Hutter, 2019): Adam with bias correction and decoupled weight decay, over all parameters, in
//! place. Without weight decay it is Adam (Kingma and Ba, 2015). Step for step the same as PyTorch's `AdamW`.
//!
//! Decay applies to weight matrices and embeddings; biases and LayerNorm have none, as in BERT.

use std::{collections::BTreeMap, sync::Mutex};

use candle_core::{CpuStorage, InplaceOp2, Layout, backprop::GradStore};

use crate::{
    error::{Error, Result},
    experiment::OptimizerConfig,
    model::Params,
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
        AdamW {
            beta1: config.beta1,
            beta2: config.beta2,
            epsilon: config.epsilon,
            weight_decay: config.weight_decay,
            updates: 0,
            moments: params.iter().map(|(name, var)| (name.clone(), zero(var.elem_count()))).collect(),
        }
    }

    /// Moves every parameter against its gradient times `scale` (from clipping).
    ///
    /// # Errors
    /// [`Error::Internal`] if a parameter has no gradient: an operation dropped it.
    pub fn update(&mut self, params: &Params, grads: &GradStore, lr: f64, scale: f64) -> Result<()> {
        self.updates += 1;
        let t = self.updates as f64;
        for (name, var) in params.iter() {
            let gradient = gradient(grads, name, var)?;
            let moments = self.moments.get_mut(name);
            let moments = moments.ok_or_else(|| Error::Internal(format!("no moments for {name}")))?;
            let decay = if decays(name) { self.weight_decay } else { 0.0 };
            let update = Update {
                moments: Mutex::new(moments),
                scale: scale as f32,
                beta1: self.beta1 as f32,
                rest1: (1.0 - self.beta1) as f32,
                beta2: self.beta2 as f32,
                rest2: (1.0 - self.beta2) as f32,
                rate: (lr / (1.0 - self.beta1.powf(t))) as f32,
                second_correction: (1.0 - self.beta2.powf(t)).sqrt() as f32,
                epsilon: self.epsilon as f32,
                shrink: (1.0 - lr * decay) as f32,
            };
            var.inplace_op2(&gradient.contiguous()?, &update)?;
        }
        Ok(())
    }
}

/// Does weight decay apply to the parameter of this name?
pub fn decays(name: &str) -> bool {
    !name.ends_with("bias") && !name.contains("LayerNorm")
}

/// The L2 norm of the whole gradient.
///
/// # Errors
/// [`Error::Internal`] if a parameter has no gradient.
pub fn gradient_norm(params: &Params, grads: &GradStore) -> Result<f64> {
    let mut sum = 0.0f64;
    for (name, var) in params.iter() {
        let values: Vec<f32> = gradient(grads, name, var)?.flatten_all()?.to_vec1()?;
        sum += values.iter().map(|&g| f64::from(g) * f64::from(g)).sum::<f64>();
    }
    Ok(sum.sqrt())
}

fn gradient<'g>(
    grads: &'g GradStore,
    name: &str,
    var: &candle_core::Tensor,
) -> Result<&'g candle_core::Tensor> {
    grads.get(var).ok_or_else(|| Error::Internal(format!("no gradient reaches {name}")))
}

/// One parameter's update: the numbers that are the same for all of its elements.
struct Update<'m> {
    /// Behind a lock because candle shares the operation; it is taken once.
    moments: Mutex<&'m mut Moments>,
    scale: f32,
    beta1: f32,
    /// 1 − β₁, subtracted in double precision: at 0.999999 a float is one per cent off.
    rest1: f32,
    beta2: f32,
    /// 1 − β₂, likewise.
    rest2: f32,
    /// Learning rate over the first moment's bias correction.
    rate: f32,
    /// Square root of the second moment's bias correction.
    second_correction: f32,
    epsilon: f32,
    /// What weight decay leaves of a value.
    shrink: f32,
}

impl InplaceOp2 for Update<'_> {
    fn name(&self) -> &'static str {
        "adamw"
    }

    fn cpu_fwd(
        &self,
        values: &mut CpuStorage,
        values_layout: &Layout,
        gradient: &CpuStorage,
        gradient_layout: &Layout,
    ) -> candle_core::Result<()> {
        let contiguous = || candle_core::Error::Msg("parameters and gradients are contiguous".into());
        let (from, to) = gradient_layout.contiguous_offsets().ok_or_else(contiguous)?;
        let gradient = &gradient.as_slice::<f32>()?[from..to];
        let (from, to) = values_layout.contiguous_offsets().ok_or_else(contiguous)?;
        let CpuStorage::F32(values) = values else { return Err(contiguous()) };
        let mut moments = self.moments.lock().map_err(|_| contiguous())?;
        let Moments { first, second } = &mut **moments;
        let moments = first.iter_mut().zip(second.iter_mut());
        for ((value, g), (m, v)) in values[from..to].iter_mut().zip(gradient).zip(moments) {
            let g = g * self.scale;
            *m = self.beta1 * *m + self.rest1 * g;
            *v = self.beta2 * *v + self.rest2 * g * g;
            let root = v.sqrt() / self.second_correction + self.epsilon;
            *value = *value * self.shrink - self.rate * *m / root;
        }
        Ok(())
    }
}
