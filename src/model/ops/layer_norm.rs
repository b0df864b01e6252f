//! Layer normalisation over the last axis (Ba et al., 2016).
//!
//! With x̂ = (x − mean) / σ and y = w x̂ + b, and g the gradient of y times w, the gradient of x is
//! (g − mean(g) − x̂ mean(g x̂)) / σ.

use std::sync::OnceLock;

use candle_core::{CpuStorage, CustomOp3, Layout, Result, Shape, Tensor};

use super::{linear::column_sums, slice, with_slices};

/// x `[rows, H]`, weight and bias `[H]` → `[rows, H]`. `epsilon` is added to the biased variance.
///
/// # Errors
/// If the shapes do not fit.
pub fn layer_norm(x: &Tensor, weight: &Tensor, bias: &Tensor, epsilon: f32) -> Result<Tensor> {
    x.contiguous()?.apply_op3(weight, bias, LayerNorm { epsilon, saved: OnceLock::new() })
}

struct LayerNorm {
    epsilon: f32,
    saved: OnceLock<Saved>,
}

/// What the backward needs of the forward.
struct Saved {
    /// x̂, `[rows, H]`.
    normed: Vec<f32>,
    /// 1 / σ of each row.
    inverse: Vec<f32>,
}

impl CustomOp3 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weight: &CpuStorage,
        weight_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (rows, h) = x_layout.shape().dims2()?;
        if weight_layout.shape().dims1()? != h || bias_layout.shape().dims1()? != h {
            candle_core::bail!("layer-norm: weight and bias must have {h} numbers");
        }
        let (weight, bias) = (slice(weight, weight_layout)?, slice(bias, bias_layout)?);
        let mut normed = Vec::with_capacity(rows * h);
        let mut inverse = Vec::with_capacity(rows);
        let mut out = Vec::with_capacity(rows * h);
        for row in slice(x, x_layout)?.chunks_exact(h) {
            let mean = sum(row, |x| x) / h as f32;
            let variance = sum(row, |x| (x - mean) * (x - mean)) / h as f32;
            let scale = 1.0 / (variance + self.epsilon).sqrt();
            let start = normed.len();
            normed.extend(row.iter().map(|x| (x - mean) * scale));
            inverse.push(scale);
            let affine = normed[start..].iter().zip(weight).zip(bias);
            out.extend(affine.map(|((normed, weight), bias)| normed * weight + bias));
        }
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(Saved { normed, inverse });
        Ok((CpuStorage::F32(out), (rows, h).into()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        _: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let h = weight.dims1()?;
        let Some(Saved { normed, inverse }) = self.saved.get() else {
            candle_core::bail!("layer-norm: backward without forward");
        };
        let (dx, dw, db) = with_slices([weight, grad], |[weight, grad]| {
            let mut dx = Vec::with_capacity(grad.len());
            let mut dw = vec![0.0; h];
            let mut scaled = vec![0.0; h];
            for ((grad, normed), scale) in grad.chunks_exact(h).zip(normed.chunks_exact(h)).zip(inverse) {
                for (((s, dw), g), (n, w)) in
                    scaled.iter_mut().zip(&mut dw).zip(grad).zip(normed.iter().zip(weight))
                {
                    *s = g * w;
                    *dw += g * n;
                }
                let mean = sum(&scaled, |s| s) / h as f32;
                let along = dot(&scaled, normed) / h as f32;
                dx.extend(scaled.iter().zip(normed).map(|(s, n)| (s - mean - n * along) * scale));
            }
            (dx, dw, column_sums(grad, h))
        })?;
        let device = x.device();
        let tensor = |values: Vec<f32>, shape: &Shape| Tensor::from_vec(values, shape, device).map(Some);
        Ok((tensor(dx, x.shape())?, tensor(dw, weight.shape())?, tensor(db, weight.shape())?))
    }
}

/// The number of partial sums: one vector register of the widest machine that we care for. A fixed number, so that the
/// order of the sums, and with it every bit, is the same everywhere.
const LANES: usize = 8;

/// Σ f(x), in [`LANES`] partial sums.
#[inline(always)]
fn sum(values: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0f32; LANES];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &x)| *lane += f(x));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, &x)| *lane += f(x));
    lanes.iter().sum()
}

/// Σ a b, likewise.
#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a_chunks, a_rest), (b_chunks, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0f32; LANES];
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        lanes.iter_mut().zip(a.iter().zip(b)).for_each(|(lane, (a, b))| *lane += a * b);
    }
    lanes.iter_mut().zip(a_rest.iter().zip(b_rest)).for_each(|(lane, (a, b))| *lane += a * b);
    lanes.iter().sum()
}
