//! Fused operations inside candle's autograd, one file each: plain loops over slices, with a backward written by hand.
//!
//! candle's own operations compute the same, and the tests compare; but a model of width 64 would spend most of a step
//! in their bookkeeping, since candle adds every gradient to freshly allocated zeros. So an operation here does the
//! work of many: an encoder layer is two of them, attention and feed-forward, each with its residual and LayerNorm, and
//! the loss is one more. An operation adds the gradients of its parameters straight into [`Param`], as PyTorch does;
//! candle's graph carries the activations alone.
//!
//! `lanes`, [`math`] and [`product`] are the building blocks, and `kernel` is the matrix product in WebAssembly.
//! `moments` is AdamW's update, and [`random`] draws dropout's numbers.
//!
//! This is a crate of its own because a training step spends its time here. Only a crate can have an optimisation level
//! of its own: this one is compiled for speed, and the rest of the download for size. It knows nothing of the crate
//! `cloze`, which re-exports it as `cloze::model::ops` and `cloze::random`. Functions that `cloze` calls directly are
//! `#[inline(never)]`: inlined there, they would be compiled for size and not vectorised.

mod attention;
mod cross_entropy;
mod dropout;
mod embed;
mod feed_forward;
#[cfg(any(target_arch = "wasm32", test))]
mod kernel;
mod lanes;
mod layer_norm;
mod linear;
pub mod math;
mod moments;
mod param;
pub mod product;
pub mod random;
mod self_attention;
mod shape;

pub use attention::{AttentionMask, Sentence};
pub use cross_entropy::{Scores, cross_entropy, decode_cross_entropy, softmax_rows};
pub use dropout::Dropout;
pub use embed::{Embedding, Tables, embed};
pub use feed_forward::{FeedForward, feed_forward};
pub use layer_norm::LayerNorm;
pub use linear::{Activation, Linear, linear};
pub use moments::{Moments, Update};
pub use param::Param;
pub use self_attention::{QueryRows, SelfAttention, attention_probabilities, self_attention};

use candle_core::{CpuStorage, Layout, Result, Tensor};

/// The numbers of a contiguous tensor.
fn slice<'s>(storage: &'s CpuStorage, layout: &Layout) -> Result<&'s [f32]> {
    let Some((from, to)) = layout.contiguous_offsets() else {
        candle_core::bail!("the inputs of a fused operation are contiguous");
    };
    Ok(&storage.as_slice::<f32>()?[from..to])
}

/// Runs `work` on the numbers of contiguous tensors.
fn with_slices<const N: usize, R>(tensors: [&Tensor; N], work: impl FnOnce([&[f32]; N]) -> R) -> Result<R> {
    let guards = tensors.map(Tensor::storage_and_layout);
    let mut slices: [&[f32]; N] = [&[]; N];
    for (slot, (storage, layout)) in slices.iter_mut().zip(&guards) {
        let candle_core::Storage::Cpu(storage) = &**storage else {
            candle_core::bail!("fused operations run on the CPU");
        };
        *slot = slice(storage, layout)?;
    }
    Ok(work(slices))
}
