//! The objective: the decoder's logits, their softmax and the mean cross-entropy over the targets, as one operation.
//!
//! The gradient of −ln softmax(x)ₜ in x is softmax(x) − onehot(t); the mean divides it by the number of targets.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    Linear,
    lanes::{max, sum},
    linear,
    math::exp_of_negative,
    slice, with_slices,
};

/// The loss of each target, and whether the model's first choice was right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Cross-entropy of each target, in nats.
    pub losses: Vec<f32>,
    /// Whether the most probable token is the true one.
    pub correct: Vec<bool>,
}

impl Scores {
    /// Turns rows of V logits into probabilities, in place, and scores each against its true token.
    pub fn of(logits: &mut [f32], v: usize, target_ids: &[u32]) -> Self {
        let mut scores = Scores::default();
        for (row, &target) in logits.chunks_exact_mut(v).zip(target_ids) {
            let largest = max(row);
            let truth = row[target as usize];
            // A tie goes to the lowest id, as argmax does. Comparing with NaN is false, so NaN is never right.
            let best = row.iter().position(|&x| x == largest);
            let sum = softmax(row, largest);
            scores.losses.push((f64::from(sum).ln() + f64::from(largest - truth)) as f32);
            scores.correct.push(best == Some(target as usize));
        }
        scores
    }

    /// The mean of the losses, in nats per target.
    pub fn mean(&self) -> f32 {
        let sum: f64 = self.losses.iter().map(|&loss| f64::from(loss)).sum();
        (sum / self.losses.len() as f64) as f32
    }

    /// Share of correct targets, 0 to 1.
    pub fn accuracy(&self) -> f32 {
        let correct = self.correct.iter().filter(|&&correct| correct).count();
        correct as f32 / self.correct.len().max(1) as f32
    }
}

/// Turns a row of logits into probabilities, in place, given its largest; returns Σ exp(x − largest).
fn softmax(row: &mut [f32], largest: f32) -> f32 {
    row.iter_mut().for_each(|x| *x = exp_of_negative(*x - largest));
    let total = sum(row, |x| x);
    let inverse = 1.0 / total;
    row.iter_mut().for_each(|p| *p *= inverse);
    total
}

/// Probabilities of logits, row by row: `[N · V]`, row-major.
pub fn softmax_rows(mut logits: Vec<f32>, v: usize) -> Vec<f32> {
    for row in logits.chunks_exact_mut(v) {
        softmax(row, max(row));
    }
    logits
}

/// Mean cross-entropy of logits `[N, V]` against the true tokens, as a scalar that a gradient flows through; and each
/// one's score. There is an id below V for each row, and at least one.
///
/// # Errors
/// If the shapes or the ids do not fit.
pub fn cross_entropy(logits: &Tensor, target_ids: &[u32]) -> Result<(Tensor, Scores)> {
    apply(logits, None, target_ids)
}

/// As [`cross_entropy`] of the logits x · Eᵀ + b, which are not kept.
///
/// x is `[N, H]`, the decoder's E `[V, H]` and b `[V]`; there is an id below V for each row of x, and at least one.
///
/// # Errors
/// If the shapes or the ids do not fit.
pub fn decode_cross_entropy(x: &Tensor, decoder: &Linear, target_ids: &[u32]) -> Result<(Tensor, Scores)> {
    apply(x, Some(decoder.clone()), target_ids)
}

fn apply(x: &Tensor, decoder: Option<Linear>, target_ids: &[u32]) -> Result<(Tensor, Scores)> {
    let saved = Arc::new(OnceLock::new());
    let op = CrossEntropy {
        decoder,
        target_ids: target_ids.to_vec(),
        probabilities: OnceLock::new(),
        scores: Arc::clone(&saved),
    };
    let loss = x.contiguous()?.apply_op1(op)?;
    let Some(scores) = saved.get() else {
        candle_core::bail!("cross-entropy: the loss was not computed");
    };
    Ok((loss, scores.clone()))
}

struct CrossEntropy {
    /// The decoder that turns x into logits; `None` if x is the logits.
    decoder: Option<Linear>,
    target_ids: Vec<u32>,
    /// `[N · V]`, row-major.
    probabilities: OnceLock<Vec<f32>>,
    scores: Arc<OnceLock<Scores>>,
}

impl CustomOp1 for CrossEntropy {
    fn name(&self) -> &'static str {
        "cross-entropy"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (n, h) = layout.shape().dims2()?;
        let (v, width) = match &self.decoder {
            Some(decoder) => decoder.weight.tensor().dims2()?,
            None => (h, h),
        };
        let ids = &self.target_ids;
        if n == 0 || n != ids.len() || width != h || ids.iter().any(|&id| id as usize >= v) {
            candle_core::bail!(
                "cross-entropy: [{n}, {h}] and [{v}, {width}] do not fit {} targets",
                ids.len()
            );
        }
        let x = slice(x, layout)?;
        let mut logits = match &self.decoder {
            Some(decoder) => linear::forward(x, h, &[decoder])?,
            None => x.to_vec(),
        };
        let scores = Scores::of(&mut logits, v, ids);
        let mean = scores.mean();
        // Only ever set once: the operation is made for one call.
        let _ = self.probabilities.set(logits);
        let _ = self.scores.set(scores);
        Ok((CpuStorage::F32(vec![mean]), Shape::from(())))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let (n, h) = x.dims2()?;
        let v = self.decoder.as_ref().map_or(h, |decoder| decoder.bias.len());
        let Some(probabilities) = self.probabilities.get() else {
            candle_core::bail!("cross-entropy: backward without forward");
        };
        let scale = grad.to_scalar::<f32>()? / n as f32;
        let mut gradient: Vec<f32> = probabilities.iter().map(|p| p * scale).collect();
        for (row, &target) in gradient.chunks_exact_mut(v).zip(&self.target_ids) {
            row[target as usize] -= scale;
        }
        let Some(decoder) = &self.decoder else {
            return Tensor::from_vec(gradient, (n, h), x.device()).map(Some);
        };
        let mut dx = vec![0.0; n * h];
        with_slices([x], |[x]| linear::backward(x, h, &[decoder], &gradient, (&mut dx, false)))??;
        Tensor::from_vec(dx, (n, h), x.device()).map(Some)
    }
}
