//! x times constant factors: dropout.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{slice, with_slices};

/// Each number times its factor. The factors are constants, so nothing is computed for their gradient.
///
/// # Errors
/// If there are not as many factors as numbers.
pub fn scale(x: &Tensor, factors: Vec<f32>) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Scale { factors })
}

struct Scale {
    factors: Vec<f32>,
}

impl Scale {
    fn times(&self, values: &[f32]) -> Vec<f32> {
        values.iter().zip(&self.factors).map(|(x, factor)| x * factor).collect()
    }
}

impl CustomOp1 for Scale {
    fn name(&self) -> &'static str {
        "scale"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let x = slice(x, layout)?;
        if x.len() != self.factors.len() {
            candle_core::bail!("scale: {} numbers do not fit {} factors", x.len(), self.factors.len());
        }
        Ok((CpuStorage::F32(self.times(x)), layout.shape().clone()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let dx = with_slices([grad], |[grad]| self.times(grad))?;
        Tensor::from_vec(dx, grad.shape(), grad.device()).map(Some)
    }
}
