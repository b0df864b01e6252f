//! Layer normalisation over the last axis (Ba et al., 2016).
//!
//! With x̂ = (x − mean) / σ and y = w x̂ + b, and g the gradient of y times w, the gradient of x is
//! (g − mean(g) − x̂ mean(g x̂)) / σ.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Module, Result, Shape, Tensor};

use super::{
    Param,
    lanes::{dot, sum},
    slice, with_slices,
};

/// LayerNorm: x `[rows, H]` → `[rows, H]`. (candle-nn's drops the gradient.)
#[derive(Clone, Debug)]
pub struct LayerNorm {
    /// The weight, `[H]`.
    pub weight: Arc<Param>,
    /// The bias, `[H]`.
    pub bias: Arc<Param>,
    /// Added to the biased variance.
    pub epsilon: f32,
}

impl Module for LayerNorm {
    /// Fails if the shapes do not fit.
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.contiguous()?.apply_op1(Op { layer: self.clone(), saved: OnceLock::new() })
    }
}

struct Op {
    layer: LayerNorm,
    saved: OnceLock<Normed>,
}

impl CustomOp1 for Op {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, h) = layout.shape().dims2()?;
        if self.layer.weight.dims() != [h] || self.layer.bias.dims() != [h] {
            candle_core::bail!("layer-norm: weight and bias must have {h} numbers");
        }
        let (normed, out) = Normed::of(slice(x, layout)?.to_vec(), &self.layer)?;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(normed);
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let Some(normed) = self.saved.get() else {
            candle_core::bail!("layer-norm: backward without forward");
        };
        let dx = with_slices([grad], |[grad]| normed.backward(&self.layer, grad))??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}

/// The results of the forward pass that the backward pass needs.
pub(super) struct Normed {
    /// x̂, `[rows, H]`.
    values: Vec<f32>,
    /// 1 / σ of each row.
    inverse: Vec<f32>,
}

impl Normed {
    /// Normalises the rows of x in place; also returns w x̂ + b.
    pub(super) fn of(mut x: Vec<f32>, layer: &LayerNorm) -> Result<(Self, Vec<f32>)> {
        let h = layer.bias.len();
        let mut inverse = Vec::with_capacity(x.len() / h);
        let mut out = vec![0.0; x.len()];
        with_slices([layer.weight.tensor(), layer.bias.tensor()], |[weight, bias]| {
            for (row, out) in x.chunks_exact_mut(h).zip(out.chunks_exact_mut(h)) {
                let mean = sum(row, |x| x) / h as f32;
                let variance = sum(row, |x| (x - mean) * (x - mean)) / h as f32;
                let scale = 1.0 / (variance + layer.epsilon).sqrt();
                for ((x, out), (weight, bias)) in row.iter_mut().zip(out).zip(weight.iter().zip(bias)) {
                    let normed = (*x - mean) * scale;
                    *x = normed;
                    *out = normed * weight + bias;
                }
                inverse.push(scale);
            }
        })?;
        Ok((Normed { values: x, inverse }, out))
    }

    /// Adds to the gradients of weight and bias, given that of the output, and returns that of x, both `[rows, H]`.
    pub(super) fn backward(&self, layer: &LayerNorm, grad: &[f32]) -> Result<Vec<f32>> {
        let h = layer.bias.len();
        let mut dx = vec![0.0; self.values.len()];
        with_slices([layer.weight.tensor()], |[weight]| {
            layer.weight.add_gradient(|dw| {
                layer.bias.add_gradient(|db| {
                    let rows = grad.chunks_exact(h).zip(self.values.chunks_exact(h)).zip(&self.inverse);
                    for (((grad, normed), scale), dx) in rows.zip(dx.chunks_exact_mut(h)) {
                        let sums = dw.iter_mut().zip(db.iter_mut());
                        let inputs = grad.iter().zip(normed).zip(weight);
                        for ((dx, (dw, db)), ((g, n), w)) in dx.iter_mut().zip(sums).zip(inputs) {
                            *dw += g * n;
                            *db += g;
                            *dx = g * w;
                        }
                        let mean = sum(dx, |g| g) / h as f32;
                        let along = dot(dx, normed) / h as f32;
                        dx.iter_mut().zip(normed).for_each(|(g, n)| *g = (*g - mean - n * along) * scale);
                    }
                });
            });
        })?;
        Ok(dx)
    }
}
