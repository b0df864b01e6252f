//! The objective: mean cross-entropy over the targets, as one operation with its own backward.
//!
//! The gradient of −ln softmax(x)ₜ in x is softmax(x) − onehot(t); the mean divides it by the number of targets.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Shape, Tensor};

use crate::{
    error::{Error, Result},
    model::ops::math::exp,
};

/// What each target cost, and whether the model's first choice was right.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Cross-entropy of each target, in nats.
    pub losses: Vec<f32>,
    /// Whether the most probable token is the true one.
    pub correct: Vec<bool>,
}

impl Scores {
    /// Share of correct targets, 0 to 1.
    pub fn accuracy(&self) -> f32 {
        let correct = self.correct.iter().filter(|&&correct| correct).count();
        correct as f32 / self.correct.len().max(1) as f32
    }
}

/// Mean cross-entropy of logits `[N, V]` against the true tokens, as a scalar that a gradient flows through.
///
/// # Errors
/// [`Error::Internal`] if the shapes do not fit.
pub fn cross_entropy(logits: &Tensor, target_ids: &[u32]) -> Result<(Tensor, Scores)> {
    let (n, v) = logits.dims2()?;
    if n != target_ids.len() || n == 0 || target_ids.iter().any(|&id| id as usize >= v) {
        let message = format!("logits [{n}, {v}] do not fit {} targets", target_ids.len());
        return Err(Error::Internal(message));
    }
    let saved = Arc::new(OnceLock::new());
    let op = CrossEntropy { target_ids: target_ids.to_vec(), saved: Arc::clone(&saved) };
    let loss = logits.contiguous()?.apply_op1(op)?;
    let saved = saved.get().ok_or_else(|| Error::Internal("the loss was not computed".into()))?;
    Ok((loss, saved.scores.clone()))
}

/// Probabilities of logits, row by row: `[N · V]`, row-major.
pub fn softmax_rows(logits: &[f32], v: usize) -> Vec<f32> {
    let mut probabilities = Vec::with_capacity(logits.len());
    for row in logits.chunks_exact(v) {
        push_softmax(row, &mut probabilities);
    }
    probabilities
}

/// Appends a row's probabilities. Returns its largest logit m and Σ exp(x − m), from which its cross-entropy follows.
fn push_softmax(row: &[f32], probabilities: &mut Vec<f32>) -> (f32, f64) {
    let max = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let start = probabilities.len();
    probabilities.extend(row.iter().map(|x| exp(x - max)));
    let sum = probabilities[start..].iter().map(|&p| f64::from(p)).sum::<f64>();
    probabilities[start..].iter_mut().for_each(|p| *p = (f64::from(*p) / sum) as f32);
    (max, sum)
}

struct CrossEntropy {
    target_ids: Vec<u32>,
    saved: Arc<OnceLock<Saved>>,
}

struct Saved {
    /// `[N · V]`, row-major.
    probabilities: Vec<f32>,
    scores: Scores,
}

impl CustomOp1 for CrossEntropy {
    fn name(&self) -> &'static str {
        "cross-entropy"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> candle_core::Result<(CpuStorage, Shape)> {
        let (n, v) = layout.shape().dims2()?;
        let start = layout.start_offset();
        let logits = &storage.as_slice::<f32>()?[start..start + n * v];
        let mut probabilities = Vec::with_capacity(n * v);
        let mut scores = Scores { losses: Vec::with_capacity(n), correct: Vec::with_capacity(n) };
        for (row, &target) in logits.chunks_exact(v).zip(&self.target_ids) {
            let (max, sum) = push_softmax(row, &mut probabilities);
            let truth = row[target as usize];
            scores.losses.push((sum.ln() + f64::from(max - truth)) as f32);
            // A tie goes to the lowest id, as argmax does. Comparing with NaN is false, so NaN is never right.
            let best = row.iter().position(|&x| x == max);
            scores.correct.push(best == Some(target as usize));
        }
        let mean = scores.losses.iter().map(|&loss| f64::from(loss)).sum::<f64>() / n as f64;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(Saved { probabilities, scores });
        Ok((CpuStorage::F32(vec![mean as f32]), Shape::from(())))
    }

    fn bwd(&self, logits: &Tensor, _: &Tensor, grad: &Tensor) -> candle_core::Result<Option<Tensor>> {
        let (n, v) = logits.dims2()?;
        let scale = grad.to_scalar::<f32>()? / n as f32;
        let Some(saved) = self.saved.get() else {
            return Err(candle_core::Error::Msg("the loss was not computed".into()));
        };
        let mut gradient: Vec<f32> = saved.probabilities.iter().map(|p| p * scale).collect();
        for (row, &target) in gradient.chunks_exact_mut(v).zip(&self.target_ids) {
            row[target as usize] -= scale;
        }
        Ok(Some(Tensor::from_vec(gradient, (n, v), logits.device())?))
    }
}
