//! x · Wᵀ + b, and an activation of it, in one operation; several weights on the same x stand side by side.

use std::sync::OnceLock;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape as TensorShape, Tensor};

use super::{
    super::params::Affine,
    lanes::add_columns,
    math::gelu_and_slope,
    product::{Shape, product},
    slice, with_slices,
};

/// What becomes of each number of a linear layer's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// It stays.
    None,
    /// max(0, x).
    Relu,
    /// Exact GELU (Hendrycks and Gimpel, 2016): x Φ(x).
    Gelu,
}

/// x `[rows, in]`, each W `[out, in]`, each b `[out]` → `[rows, Σ out]`: the outputs of the parts side by side.
///
/// # Errors
/// If the shapes do not fit.
pub fn linear(x: &Tensor, parts: &[&Affine], activation: Activation) -> Result<Tensor> {
    let parts: Vec<Affine> = parts.iter().copied().cloned().collect();
    x.contiguous()?.apply_op1(Linear { parts, activation, slopes: OnceLock::new() })
}

struct Linear {
    parts: Vec<Affine>,
    activation: Activation,
    /// The derivative of the activation at each output, `[rows, Σ out]`: made on the way forward, where it shares its
    /// exponential with the activation.
    slopes: OnceLock<Vec<f32>>,
}

impl Linear {
    /// Each part with the columns of the output that are its own.
    fn each(&self) -> impl Iterator<Item = (&Affine, usize, usize)> {
        self.parts.iter().scan(0, |at, part| {
            let (start, width) = (*at, part.bias.tensor().elem_count());
            *at += width;
            Some((part, start, width))
        })
    }

    fn columns(&self) -> usize {
        self.each().map(|(_, _, width)| width).sum()
    }
}

impl CustomOp1 for Linear {
    fn name(&self) -> &'static str {
        "linear"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, TensorShape)> {
        let (rows, input) = layout.shape().dims2()?;
        let x = slice(x, layout)?;
        let columns = self.columns();
        let mut biases = Vec::with_capacity(columns);
        for (part, _, width) in self.each() {
            if part.weight.dims() != [width, input] {
                candle_core::bail!("linear: [{rows}, {input}] does not fit {:?}", part.weight.dims());
            }
            with_slices([part.bias.tensor()], |[bias]| biases.extend_from_slice(bias))?;
        }
        let mut out = Vec::with_capacity(rows * columns);
        (0..rows).for_each(|_| out.extend_from_slice(&biases));
        for (part, at, width) in self.each() {
            with_slices([part.weight.tensor()], |[weight]| {
                let weight = (weight, Shape::rows(width, input).transposed());
                let block = Shape::columns(rows, columns, at, width);
                product(1.0, (x, Shape::rows(rows, input)), weight, (&mut out, block), true);
            })?;
        }
        let slopes = match self.activation {
            Activation::None => None,
            Activation::Relu => Some(activate(&mut out, |x| if x > 0.0 { (x, 1.0) } else { (0.0, 0.0) })),
            Activation::Gelu => Some(activate(&mut out, gelu_and_slope)),
        };
        if let Some(slopes) = slopes {
            // Only ever set once: the operation is made for one call.
            let _ = self.slopes.set(slopes);
        }
        Ok((CpuStorage::F32(out), (rows, columns).into()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let ((rows, input), columns) = (x.dims2()?, self.columns());
        let mut dx = vec![0.0; rows * input];
        with_slices([x, grad], |[x, grad]| {
            let scaled: Option<Vec<f32>> =
                self.slopes.get().map(|slopes| grad.iter().zip(slopes).map(|(g, slope)| g * slope).collect());
            let grad = scaled.as_deref().unwrap_or(grad);
            let of_x = Shape::rows(rows, input);
            for (part, at, width) in self.each() {
                let g = (grad, Shape::columns(rows, columns, at, width));
                part.bias.add_gradient(|db| add_columns(db, grad, columns, at));
                part.weight.add_gradient(|dw| {
                    // gradᵀ · x
                    let dw = (dw, Shape::rows(width, input));
                    product(1.0, (g.0, g.1.transposed()), (x, of_x), dw, true);
                });
                with_slices([part.weight.tensor()], |[weight]| {
                    // grad · W, over the parts
                    let weight = (weight, Shape::rows(width, input));
                    product(1.0, g, weight, (&mut dx, of_x), at > 0);
                })?;
            }
            Ok::<_, candle_core::Error>(())
        })??;
        Tensor::from_vec(dx, (rows, input), x.device()).map(Some)
    }
}

/// Puts a function's value in the place of each number, and returns its derivatives there.
#[inline(always)]
fn activate(out: &mut [f32], f: impl Fn(f32) -> (f32, f32)) -> Vec<f32> {
    let mut slopes = vec![0.0; out.len()];
    for (x, slope) in out.iter_mut().zip(&mut slopes) {
        (*x, *slope) = f(*x);
    }
    slopes
}
