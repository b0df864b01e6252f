//! Rows of tables: BERT's embeddings, token + position + segment and then LayerNorm, in one operation; and one table's
//! rows.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Module, Result, Shape, Tensor};

use super::{LayerNorm, Param, layer_norm::Normed, slice, with_slices};

/// The tables of BERT's embeddings, `[V, H]`, `[positions, H]` and `[segments, H]`, and their LayerNorm.
#[derive(Clone)]
pub struct Tables {
    /// By token.
    pub token: Arc<Param>,
    /// By position.
    pub position: Arc<Param>,
    /// By segment.
    pub segment: Arc<Param>,
    /// Of the sum.
    pub norm: LayerNorm,
}

/// LayerNorm(token + position + segment) of N tokens, `[N, H]`.
///
/// `rows` holds, for each token, its row in each of the three tables.
///
/// # Errors
/// If a row is not in its table.
pub fn embed(tables: &Tables, rows: [Arc<Vec<u32>>; 3]) -> Result<Tensor> {
    let op = Embed { tables: tables.clone(), rows, saved: OnceLock::new() };
    // candle's graph begins at the token table. The operation adds up the gradients of all three tables itself.
    tables.token.tensor().apply_op1(op)
}

struct Embed {
    tables: Tables,
    rows: [Arc<Vec<u32>>; 3],
    saved: OnceLock<Normed>,
}

impl Embed {
    fn tables(&self) -> [&Arc<Param>; 3] {
        [&self.tables.token, &self.tables.position, &self.tables.segment]
    }
}

impl CustomOp1 for Embed {
    fn name(&self) -> &'static str {
        "embed"
    }

    fn cpu_fwd(&self, token: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (n, (_, h)) = (self.rows[0].len(), layout.shape().dims2()?);
        let mut sums = Vec::with_capacity(n * h);
        let token = slice(token, layout)?;
        for &row in self.rows[0].iter() {
            sums.extend_from_slice(in_table(token, row, h)?);
        }
        for (table, rows) in self.tables().into_iter().zip(&self.rows).skip(1) {
            with_slices([table.tensor()], |[table]| {
                for (sum, &row) in sums.chunks_exact_mut(h).zip(rows.iter()) {
                    add(sum, in_table(table, row, h)?);
                }
                Ok::<_, candle_core::Error>(())
            })??;
        }
        let (normed, out) = Normed::of(sums, &self.tables.norm)?;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(normed);
        Ok((CpuStorage::F32(out), (n, h).into()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let Some(normed) = self.saved.get() else {
            candle_core::bail!("embed: backward without forward");
        };
        let (_, h) = grad.dims2()?;
        let dx = with_slices([grad], |[grad]| normed.backward(&self.tables.norm, grad))??;
        for (table, rows) in self.tables().into_iter().zip(&self.rows) {
            table.add_gradient(|table| add_to_rows(table, rows, &dx, h));
        }
        Ok(None)
    }
}

/// A table's rows: ids `[n]` → `[n, H]`.
///
/// The same as [`candle_nn::Embedding`](https://docs.rs/candle-nn/0.11.1/candle_nn/struct.Embedding.html), whose
/// backward makes a gradient for the whole table of each use.
#[derive(Clone, Debug)]
pub struct Embedding(pub Arc<Param>);

impl Module for Embedding {
    /// Fails if an id is not below the table's rows.
    fn forward(&self, ids: &Tensor) -> Result<Tensor> {
        self.0.tensor().apply_op1(Lookup { table: Arc::clone(&self.0), ids: ids.to_vec1()? })
    }
}

struct Lookup {
    table: Arc<Param>,
    ids: Vec<u32>,
}

impl CustomOp1 for Lookup {
    fn name(&self) -> &'static str {
        "lookup"
    }

    fn cpu_fwd(&self, table: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (_, h) = layout.shape().dims2()?;
        Ok((CpuStorage::F32(gathered(slice(table, layout)?, &self.ids, h)?), (self.ids.len(), h).into()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let (_, h) = grad.dims2()?;
        with_slices([grad], |[grad]| {
            self.table.add_gradient(|table| add_to_rows(table, &self.ids, grad, h));
        })?;
        Ok(None)
    }
}

/// Rows of a table `[rows, H]`, one after the other.
fn gathered(table: &[f32], rows: &[u32], h: usize) -> Result<Vec<f32>> {
    let mut out = Vec::with_capacity(rows.len() * h);
    for &row in rows {
        out.extend_from_slice(in_table(table, row, h)?);
    }
    Ok(out)
}

/// A row of a table `[rows, H]`.
pub(super) fn in_table(table: &[f32], row: u32, h: usize) -> Result<&[f32]> {
    let start = row as usize * h;
    match table.get(start..start + h) {
        Some(row) => Ok(row),
        None => candle_core::bail!("row {row} is not in a table of {} rows", table.len() / h.max(1)),
    }
}

/// table[rows[i]] += values[i], in the order of i, so that repeated rows have one order of summation.
pub(super) fn add_to_rows(table: &mut [f32], rows: &[u32], values: &[f32], h: usize) {
    for (&row, values) in rows.iter().zip(values.chunks_exact(h)) {
        add(&mut table[row as usize * h..][..h], values);
    }
}

fn add(sums: &mut [f32], values: &[f32]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}
