//! The second half of an encoder layer (Vaswani et al., 2017), with BERT's order, as one operation:
//! LayerNorm(x + dropout(W₂ · activation(W₁ · x + b₁) + b₂)).

use std::sync::OnceLock;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    Dropout, LayerNorm, Linear,
    layer_norm::Normed,
    linear::{self, Activation},
    slice, with_slices,
};

/// The parameters of a feed-forward block.
#[derive(Clone)]
pub struct FeedForward {
    /// From H to F.
    pub up: Linear,
    /// From F to H.
    pub down: Linear,
    /// Of the sum with the residual.
    pub norm: LayerNorm,
    /// Between the two.
    pub activation: Activation,
}

/// x `[rows, H]` → `[rows, H]`.
///
/// # Errors
/// If the shapes do not fit.
pub fn feed_forward(x: &Tensor, block: &FeedForward, dropout: Dropout) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Op { block: block.clone(), dropout, saved: OnceLock::new() })
}

struct Op {
    block: FeedForward,
    dropout: Dropout,
    saved: OnceLock<Saved>,
}

struct Saved {
    /// After the activation, `[rows, F]`.
    wide: Vec<f32>,
    /// The activation's derivatives, `[rows, F]`.
    slopes: Vec<f32>,
    normed: Normed,
}

impl CustomOp1 for Op {
    fn name(&self) -> &'static str {
        "feed-forward"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let FeedForward { up, down, norm, activation } = &self.block;
        let (_, h) = layout.shape().dims2()?;
        let x = slice(x, layout)?;
        let mut wide = linear::forward(x, h, &[up])?;
        let slopes = activation.apply(&mut wide).unwrap_or_default();
        let mut sums = linear::forward(&wide, up.bias.len(), &[down])?;
        self.dropout.add_residual(&mut sums, x)?;
        let (normed, out) = Normed::of(sums, norm)?;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(Saved { wide, slopes, normed });
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let FeedForward { up, down, norm, .. } = &self.block;
        let Some(Saved { wide, slopes, normed }) = self.saved.get() else {
            candle_core::bail!("feed-forward: backward without forward");
        };
        let (_, h) = x.dims2()?;
        let dx = with_slices([x, grad], |[x, grad]| {
            let mut dx = normed.backward(norm, grad)?;
            let mut d_wide = vec![0.0; wide.len()];
            linear::backward(wide, up.bias.len(), &[down], &self.dropout.of(&dx), (&mut d_wide, false))?;
            d_wide.iter_mut().zip(slopes).for_each(|(g, slope)| *g *= slope);
            linear::backward(x, h, &[up], &d_wide, (&mut dx, true))?;
            Ok::<_, candle_core::Error>(dx)
        })??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}
