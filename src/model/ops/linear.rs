//! x · Wᵀ + b, and an activation of it, in one operation; several weights on the same x stand side by side.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Module, Result, Shape as TensorShape, Tensor};

use super::{
    Param, lanes::add_columns, math::gelu_and_slope, product::product, shape::Shape, slice, with_slices,
};

/// A linear layer: x `[rows, in]` → x · Wᵀ + b, `[rows, out]`.
///
/// The same as [`candle_nn::Linear`](https://docs.rs/candle-nn/0.11.1/candle_nn/struct.Linear.html), in one operation.
#[derive(Clone, Debug)]
pub struct Linear {
    /// W, `[out, in]`.
    pub weight: Arc<Param>,
    /// b, `[out]`.
    pub bias: Arc<Param>,
}

impl Module for Linear {
    /// Fails if the shapes do not fit.
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        linear(x, self, Activation::None)
    }
}

/// The activation of a linear layer's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// None.
    None,
    /// Exact GELU (Hendrycks and Gimpel, 2016): x Φ(x).
    Gelu,
}

/// A linear layer and an activation of its output, `[rows, in]` → `[rows, out]`.
///
/// # Errors
/// If the shapes do not fit.
pub fn linear(x: &Tensor, layer: &Linear, activation: Activation) -> Result<Tensor> {
    let op = Op { layer: layer.clone(), activation, slopes: OnceLock::new() };
    x.contiguous()?.apply_op1(op)
}

struct Op {
    layer: Linear,
    activation: Activation,
    slopes: OnceLock<Vec<f32>>,
}

impl CustomOp1 for Op {
    fn name(&self) -> &'static str {
        "linear"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, TensorShape)> {
        let (rows, input) = layout.shape().dims2()?;
        let mut out = forward(slice(x, layout)?, input, &[&self.layer])?;
        if let Some(slopes) = self.activation.apply(&mut out) {
            // Only ever set once: the operation is made for one call.
            let _ = self.slopes.set(slopes);
        }
        let columns = out.len() / rows.max(1);
        Ok((CpuStorage::F32(out), (rows, columns).into()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let (_, input) = x.dims2()?;
        let mut dx = vec![0.0; x.elem_count()];
        with_slices([x, grad], |[x, grad]| match self.slopes.get() {
            Some(slopes) => {
                let grad: Vec<f32> = grad.iter().zip(slopes).map(|(g, slope)| g * slope).collect();
                backward(x, input, &[&self.layer], &grad, (&mut dx, false))
            }
            None => backward(x, input, &[&self.layer], grad, (&mut dx, false)),
        })??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}

impl Activation {
    /// Its name in Hugging Face's `config.json`.
    pub fn name(self) -> &'static str {
        match self {
            Activation::None => "linear",
            Activation::Gelu => "gelu",
        }
    }

    /// Applies the activation in place and returns its derivatives, unless they are 1. The forward pass computes them
    /// since they share their exponential with the activation.
    pub(super) fn apply(self, out: &mut [f32]) -> Option<Vec<f32>> {
        match self {
            Activation::None => None,
            Activation::Gelu => Some(replace(out, gelu_and_slope)),
        }
    }
}

/// Applies a function in place and returns its derivatives.
#[inline(always)]
fn replace(out: &mut [f32], f: impl Fn(f32) -> (f32, f32)) -> Vec<f32> {
    let mut slopes = vec![0.0; out.len()];
    for (x, slope) in out.iter_mut().zip(&mut slopes) {
        (*x, *slope) = f(*x);
    }
    slopes
}

/// Each part with its columns of the output: the first one, and how many.
fn columns<'p>(parts: &'p [&Linear]) -> impl Iterator<Item = (&'p Linear, usize, usize)> {
    parts.iter().scan(0, |at, part| {
        let (start, width) = (*at, part.bias.len());
        *at += width;
        Some((*part, start, width))
    })
}

/// x `[rows, in]` → `[rows, Σ out]`, the outputs of the parts side by side.
pub(super) fn forward(x: &[f32], input: usize, parts: &[&Linear]) -> Result<Vec<f32>> {
    let (rows, all) = (x.len() / input, columns(parts).map(|(_, _, width)| width).sum());
    let mut out = Vec::with_capacity(rows * all);
    if let [part] = parts {
        with_slices([part.bias.tensor()], |[bias]| (0..rows).for_each(|_| out.extend_from_slice(bias)))?;
    } else {
        let mut biases = Vec::with_capacity(all);
        for part in parts {
            with_slices([part.bias.tensor()], |[bias]| biases.extend_from_slice(bias))?;
        }
        (0..rows).for_each(|_| out.extend_from_slice(&biases));
    }
    for (part, at, width) in columns(parts) {
        if part.weight.dims() != [width, input] {
            candle_core::bail!("linear: [{rows}, {input}] does not fit {:?}", part.weight.dims());
        }
        with_slices([part.weight.tensor()], |[weight]| {
            let weight = (weight, Shape::rows(width, input).transposed());
            let block = Shape::columns(rows, all, at, width);
            product(1.0, (x, Shape::rows(rows, input)), weight, (&mut out, block), true);
        })?;
    }
    Ok(out)
}

/// Adds to the gradients of weights and biases, given that of the output, `[rows, Σ out]`; puts that of x into `dx`
/// `[rows, in]`, or adds it to what stands there.
pub(super) fn backward(
    x: &[f32],
    input: usize,
    parts: &[&Linear],
    grad: &[f32],
    (dx, add): (&mut [f32], bool),
) -> Result<()> {
    let (of_x, all) = (Shape::rows(x.len() / input, input), columns(parts).map(|(_, _, width)| width).sum());
    for (part, at, width) in columns(parts) {
        let (g, of_w) = ((grad, Shape::columns(of_x.rows, all, at, width)), Shape::rows(width, input));
        part.bias.add_gradient(|db| add_columns(db, grad, all, at));
        // gradᵀ · x
        part.weight.add_gradient(|dw| product(1.0, (grad, g.1.transposed()), (x, of_x), (dw, of_w), true));
        // grad · W, over the parts
        with_slices([part.weight.tensor()], |[weight]| {
            product(1.0, g, (weight, of_w), (&mut *dx, of_x), add || at > 0);
        })?;
    }
    Ok(())
}
