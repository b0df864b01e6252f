//! The loop over one parameter's numbers that `train::adamw`, the optimiser, runs in every step. It is in this crate
//! because a step visits every parameter.

use std::sync::Mutex;

use candle_core::{CpuStorage, Error, InplaceOp1, Layout, Result};

use super::Param;

/// First and second moment of a parameter, row-major like its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// Mean of the gradient.
    pub first: Vec<f32>,
    /// Mean of its square.
    pub second: Vec<f32>,
}

/// The numbers that are the same for all elements of a parameter.
#[derive(Clone, Copy, Debug)]
pub struct Update {
    /// What the gradient is multiplied by first (from clipping).
    pub scale: f32,
    /// β₁.
    pub beta1: f32,
    /// 1 − β₁, subtracted in double precision: at 0.999999 a float is one per cent off.
    pub rest1: f32,
    /// β₂.
    pub beta2: f32,
    /// 1 − β₂, likewise.
    pub rest2: f32,
    /// Learning rate over the first moment's bias correction.
    pub rate: f32,
    /// One over the square root of the second moment's bias correction.
    pub correction: f32,
    /// ε.
    pub epsilon: f32,
    /// What weight decay leaves of a value.
    pub shrink: f32,
}

impl Update {
    /// Moves the parameter against its gradient; `None` if the last backward pass did not reach it.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    #[inline(never)] // See lib.rs.
    pub fn apply(self, param: &Param, moments: &mut Moments) -> Result<Option<()>> {
        let update = |gradient: &[f32]| {
            param.var().inplace_op1(&Op { moments: Mutex::new(moments), gradient, update: self })
        };
        param.with_gradient(update).transpose()
    }
}

struct Op<'u> {
    /// Behind a lock because candle shares the operation; it is taken once.
    moments: Mutex<&'u mut Moments>,
    gradient: &'u [f32],
    update: Update,
}

impl InplaceOp1 for Op<'_> {
    fn name(&self) -> &'static str {
        "adamw"
    }

    fn cpu_fwd(&self, values: &mut CpuStorage, layout: &Layout) -> Result<()> {
        let contiguous = || Error::Msg("parameters are contiguous numbers".into());
        let (from, to) = layout.contiguous_offsets().ok_or_else(contiguous)?;
        let CpuStorage::F32(values) = values else { return Err(contiguous()) };
        let mut moments = self.moments.lock().map_err(|_| contiguous())?;
        let Moments { first, second } = &mut **moments;
        let moments = first.iter_mut().zip(second.iter_mut());
        let step = self.update;
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
