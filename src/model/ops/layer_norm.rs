//! Layer normalisation over the last axis (Ba et al., 2016).
//!
//! With x̂ = (x − mean) / σ and y = w x̂ + b, and g the gradient of y times w, the gradient of x is
//! (g − mean(g) − x̂ mean(g x̂)) / σ.

use std::sync::OnceLock;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    Affine,
    lanes::{dot, sum},
    slice, with_slices,
};

/// x `[rows, H]` → `[rows, H]`. `epsilon` is added to the biased variance.
///
/// # Errors
/// If the shapes do not fit.
pub fn layer_norm(x: &Tensor, affine: &Affine, epsilon: f32) -> Result<Tensor> {
    let op = LayerNorm { affine: affine.clone(), epsilon, saved: OnceLock::new() };
    x.contiguous()?.apply_op1(op)
}

struct LayerNorm {
    affine: Affine,
    epsilon: f32,
    saved: OnceLock<Normed>,
}

impl CustomOp1 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, h) = layout.shape().dims2()?;
        if self.affine.weight.dims() != [h] || self.affine.bias.dims() != [h] {
            candle_core::bail!("layer-norm: weight and bias must have {h} numbers");
        }
        let (normed, out) = Normed::of(slice(x, layout)?.to_vec(), &self.affine, self.epsilon)?;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(normed);
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let Some(normed) = self.saved.get() else {
            candle_core::bail!("layer-norm: backward without forward");
        };
        let dx = with_slices([grad], |[grad]| normed.backward(&self.affine, grad))??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}

/// What the backward of LayerNorm needs of the forward.
pub(super) struct Normed {
    /// x̂, `[rows, H]`.
    values: Vec<f32>,
    /// 1 / σ of each row.
    inverse: Vec<f32>,
}

impl Normed {
    /// Normalises the rows of x in place; also returns w x̂ + b.
    pub(super) fn of(mut x: Vec<f32>, affine: &Affine, epsilon: f32) -> Result<(Self, Vec<f32>)> {
        let h = affine.bias.len();
        let mut inverse = Vec::with_capacity(x.len() / h);
        let mut out = vec![0.0; x.len()];
        with_slices([affine.weight.tensor(), affine.bias.tensor()], |[weight, bias]| {
            for (row, out) in x.chunks_exact_mut(h).zip(out.chunks_exact_mut(h)) {
                let mean = sum(row, |x| x) / h as f32;
                let variance = sum(row, |x| (x - mean) * (x - mean)) / h as f32;
                let scale = 1.0 / (variance + epsilon).sqrt();
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
    pub(super) fn backward(&self, affine: &Affine, grad: &[f32]) -> Result<Vec<f32>> {
        let h = affine.bias.len();
        let mut dx = vec![0.0; self.values.len()];
        with_slices([affine.weight.tensor()], |[weight]| {
            affine.weight.add_gradient(|dw| {
                affine.bias.add_gradient(|db| {
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
