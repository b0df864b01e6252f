//! Exact GELU (Hendrycks and Gimpel, 2016): x Φ(x), whose derivative is Φ(x) + x φ(x).

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{math::erf_and_bell, slice, with_slices};

/// GELU of every number, with the error function, not its tanh approximation.
///
/// # Errors
/// Only what the tensor library reports.
pub fn gelu(x: &Tensor) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Gelu)
}

/// Φ(x), and e^(−x²/2) from which φ(x) follows.
#[inline(always)]
fn normal(x: f32) -> (f32, f32) {
    let (erf, bell) = erf_and_bell(x * std::f32::consts::FRAC_1_SQRT_2);
    (0.5 + 0.5 * erf, bell)
}

struct Gelu;

impl CustomOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let out = slice(x, layout)?.iter().map(|&x| x * normal(x).0).collect();
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        /// 1 / √(2π)
        const DENSITY: f32 = 0.398_942_3;
        let dx: Vec<f32> = with_slices([x, grad], |[x, grad]| {
            let each = |(&x, g): (&f32, &f32)| {
                let (cumulative, bell) = normal(x);
                g * (cumulative + x * DENSITY * bell)
            };
            x.iter().zip(grad).map(each).collect()
        })?;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}
