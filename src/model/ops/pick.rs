//! Some rows of a tensor, for heads that look at different tokens of one encoder.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    embed::{add_to_rows, gathered},
    slice, with_slices,
};

/// x `[N, H]` → the given rows of it, `[rows.len(), H]`.
///
/// # Errors
/// A row that is not below N.
pub fn pick(x: &Tensor, rows: Vec<u32>) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Pick(rows))
}

struct Pick(Vec<u32>);

impl CustomOp1 for Pick {
    fn name(&self) -> &'static str {
        "pick"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, h) = layout.shape().dims2()?;
        Ok((CpuStorage::F32(gathered(slice(x, layout)?, &self.0, h)?), (self.0.len(), h).into()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let (_, h) = x.dims2()?;
        let mut dx = vec![0.0; x.elem_count()];
        with_slices([grad], |[grad]| add_to_rows(&mut dx, &self.0, grad, h))?;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}
