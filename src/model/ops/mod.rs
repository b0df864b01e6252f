//! Fused operations inside candle's autograd, one file each: plain loops over slices, with a backward written by hand.
//!
//! candle's own operations would do, and the tests compare these with them; but a model of width 64 spends most of a
//! step in their bookkeeping. So each operation here does the work of several, takes its parameters as they are, and
//! adds their gradients straight into [`super::params::Param`]: candle's graph carries the activations alone.

mod attention;
mod cross_entropy;
mod embed;
pub(crate) mod lanes;
mod layer_norm;
mod linear;
pub mod math;
pub(crate) mod product;
mod scale;

pub use attention::{Sentence, Sight, attention};
pub use cross_entropy::{Scores, cross_entropy, softmax_rows};
pub use embed::{Tables, embed, gather, lookup};
pub use layer_norm::{add_layer_norm, layer_norm};
pub use linear::{Activation, linear};
pub use scale::scale;

use candle_core::{CpuStorage, Layout, Result, Tensor};

/// The numbers of a contiguous tensor.
fn slice<'s>(storage: &'s CpuStorage, layout: &Layout) -> Result<&'s [f32]> {
    let Some((from, to)) = layout.contiguous_offsets() else {
        candle_core::bail!("the inputs of a fused operation are contiguous");
    };
    Ok(&storage.as_slice::<f32>()?[from..to])
}

/// Runs `work` on the numbers of tensors, which are made contiguous first.
fn with_slices<const N: usize, R>(tensors: [&Tensor; N], work: impl FnOnce([&[f32]; N]) -> R) -> Result<R> {
    let mut contiguous = Vec::with_capacity(N);
    for tensor in tensors {
        contiguous.push(tensor.contiguous()?);
    }
    let guards: Vec<_> = contiguous.iter().map(Tensor::storage_and_layout).collect();
    let mut slices: [&[f32]; N] = [&[]; N];
    for (slot, (storage, layout)) in slices.iter_mut().zip(&guards) {
        let candle_core::Storage::Cpu(storage) = &**storage else {
            candle_core::bail!("fused operations run on the CPU");
        };
        *slot = slice(storage, layout)?;
    }
    Ok(work(slices))
}
