//! Fused operations inside candle's autograd, one file each: plain loops over slices, with a backward written by hand.
//!
//! candle's own operations would do, and the tests compare these with them; but a model of width 64 spends most of a
//! step in their bookkeeping: candle adds every gradient to freshly allocated zeros. So each operation here does the work
//! of many, up to half an encoder layer; and it takes its parameters as they are, and adds their gradients straight into
//! [`Param`], so that candle's graph carries the activations alone.
//!
//! `lanes`, [`math`] and [`product`] are what they are made of, `kernel` the product in WebAssembly. Beside them are what
//! they share, `param`, the update that ends a step, `moments`, and [`random`], of which dropout needs much.
//!
//! This is a crate of its own so that the download can be small: here is where a step spends its time, and only a crate can
//! be compiled for speed while the rest is compiled for size. It knows nothing of the crate `cloze`, which has it as
//! `cloze::model::ops` and `cloze::random`. What it calls directly is not to be inlined there, where it would be compiled for
//! size: nothing would be vectorised.

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
