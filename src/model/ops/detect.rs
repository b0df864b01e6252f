//! The mean binary cross-entropy of logits, and the sum of two losses: what replaced token detection adds to a masked language
//! model.
//!
//! With σ the logistic function, a logit x and a label y of 0 or 1 cost ln(1 + eˣ) − x y; the derivative is σ(x) − y.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, CustomOp2, Layout, Result, Shape, Tensor};

use super::{Scores, math::exp_of_negative, slice, with_slices};

/// Mean binary cross-entropy of logits `[N, 1]` against labels, as a scalar that a gradient flows through; and each one's score:
/// it is right if the logit of a true label is positive, or that of a false one is not.
///
/// # Errors
/// If there is no logit, or not a label for each.
pub fn binary_cross_entropy(logits: &Tensor, labels: Vec<bool>) -> Result<(Tensor, Scores)> {
    let scores = Arc::new(OnceLock::new());
    let loss = logits.contiguous()?.apply_op1(Detect { labels, scores: Arc::clone(&scores) })?;
    let Some(scores) = scores.get() else {
        candle_core::bail!("binary cross-entropy: the loss was not computed");
    };
    Ok((loss, scores.clone()))
}

struct Detect {
    labels: Vec<bool>,
    scores: Arc<OnceLock<Scores>>,
}

impl CustomOp1 for Detect {
    fn name(&self) -> &'static str {
        "binary-cross-entropy"
    }

    fn cpu_fwd(&self, logits: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let logits = slice(logits, layout)?;
        if logits.is_empty() || logits.len() != self.labels.len() {
            candle_core::bail!("binary cross-entropy: {} logits, {} labels", logits.len(), self.labels.len());
        }
        let mut scores = Scores::default();
        for (&x, &label) in logits.iter().zip(&self.labels) {
            // ln(1 + e^x) without overflow.
            let ln = x.max(0.0) + libm::log1pf(exp_of_negative(-x.abs()));
            scores.losses.push(if label { ln - x } else { ln });
            scores.correct.push((x > 0.0) == label);
        }
        let mean = scores.mean();
        // Only ever set once: the operation is made for one call.
        let _ = self.scores.set(scores);
        Ok((CpuStorage::F32(vec![mean]), Shape::from(())))
    }

    fn bwd(&self, logits: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let scale = grad.to_scalar::<f32>()? / self.labels.len() as f32;
        let slopes = with_slices([logits], |[logits]| {
            let slope = |(&x, &label): (&f32, &bool)| {
                let bell = exp_of_negative(-x.abs());
                let sigma = if x > 0.0 { 1.0 / (1.0 + bell) } else { bell / (1.0 + bell) };
                (sigma - if label { 1.0 } else { 0.0 }) * scale
            };
            logits.iter().zip(&self.labels).map(slope).collect::<Vec<f32>>()
        })?;
        Tensor::from_vec(slopes, logits.shape(), logits.device()).map(Some)
    }
}

/// a + `weight` · b of two scalars.
///
/// # Errors
/// If they are not scalars.
pub fn weighted(a: &Tensor, b: &Tensor, weight: f32) -> Result<Tensor> {
    a.apply_op2(b, Weighted(weight))
}

struct Weighted(f32);

impl CustomOp2 for Weighted {
    fn name(&self) -> &'static str {
        "weighted-sum"
    }

    fn cpu_fwd(
        &self,
        a: &CpuStorage,
        of_a: &Layout,
        b: &CpuStorage,
        of_b: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let ([a], [b]) = (slice(a, of_a)?, slice(b, of_b)?) else {
            candle_core::bail!("a weighted sum is of two scalars");
        };
        Ok((CpuStorage::F32(vec![a + self.0 * b]), Shape::from(())))
    }

    fn bwd(
        &self,
        a: &Tensor,
        _: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let grad = grad.to_scalar::<f32>()?;
        let scalar = |value: f32| Tensor::from_vec(vec![value], (), a.device());
        Ok((Some(scalar(grad)?), Some(scalar(grad * self.0)?)))
    }
}
