//! x · Wᵀ + b in one operation.

use candle_core::{CpuStorage, CustomOp3, Layout, Result, Shape as TensorShape, Tensor};

use super::{
    product::{Shape, product},
    slice, with_slices,
};

/// x `[rows, in]`, W `[out, in]`, b `[out]` → `[rows, out]`.
///
/// # Errors
/// If the shapes do not fit.
pub fn linear(x: &Tensor, weight: &Tensor, bias: &Tensor) -> Result<Tensor> {
    x.contiguous()?.apply_op3(weight, bias, Linear)
}

struct Linear;

impl CustomOp3 for Linear {
    fn name(&self) -> &'static str {
        "linear"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weight: &CpuStorage,
        weight_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, TensorShape)> {
        let (rows, input) = x_layout.shape().dims2()?;
        let (output, width) = weight_layout.shape().dims2()?;
        if width != input || bias_layout.shape().dims1()? != output {
            candle_core::bail!("linear: [{rows}, {input}] does not fit [{output}, {width}]");
        }
        let bias = slice(bias, bias_layout)?;
        let mut out = Vec::with_capacity(rows * output);
        (0..rows).for_each(|_| out.extend_from_slice(bias));
        let x = (slice(x, x_layout)?, Shape::rows(rows, input));
        let weight = (slice(weight, weight_layout)?, Shape::rows(output, input).transposed());
        product(1.0, x, weight, (&mut out, Shape::rows(rows, output)), true);
        Ok((CpuStorage::F32(out), (rows, output).into()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        bias: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let ((rows, input), output) = (x.dims2()?, bias.dims1()?);
        let (dx, dw, db) = with_slices([x, weight, grad], |[x, weight, grad]| {
            let g = Shape::rows(rows, output);
            let mut dx = vec![0.0; rows * input]; // grad · W
            let of_x = Shape::rows(rows, input);
            product(1.0, (grad, g), (weight, Shape::rows(output, input)), (&mut dx, of_x), false);
            let mut dw = vec![0.0; output * input]; // gradᵀ · x
            let of_w = Shape::rows(output, input);
            product(1.0, (grad, g.transposed()), (x, of_x), (&mut dw, of_w), false);
            (dx, dw, column_sums(grad, output))
        })?;
        let device = x.device();
        let tensor = |values: Vec<f32>, shape: TensorShape| Tensor::from_vec(values, shape, device).map(Some);
        Ok((
            tensor(dx, (rows, input).into())?,
            tensor(dw, (output, input).into())?,
            tensor(db, output.into())?,
        ))
    }
}

/// The sum of each column of a row-major matrix, rows from first to last.
pub(super) fn column_sums(values: &[f32], columns: usize) -> Vec<f32> {
    let mut sums = vec![0.0; columns];
    for row in values.chunks_exact(columns) {
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    sums
}
