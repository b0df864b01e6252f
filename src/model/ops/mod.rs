//! Fused operations inside candle's autograd, one file each: plain loops over slices, with a backward written by hand.
//!
//! candle's own operations would do, and the tests compare these with them; but a model of width 64 spends most of a
//! step in their bookkeeping, so that fewer and larger nodes train twice as fast.

mod attention;
mod gelu;
mod layer_norm;
mod linear;
pub mod math;
pub(crate) mod product;

pub use attention::{AttentionMask, attention};
pub use gelu::gelu;
pub use layer_norm::layer_norm;
pub use linear::linear;

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
