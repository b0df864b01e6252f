//! Dropout as constant factors, which have no gradient.

use std::borrow::Cow;

use candle_core::{Result, Tensor};

use super::random::Stream;

/// A factor for each number; or none, which changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Dropout(pub Option<Vec<f32>>);

impl Dropout {
    /// Factors of `count` numbers: each is 0 with probability `rate`, else 1 / (1 − rate), so that the expectation
    /// stays.
    #[inline(never)] // See lib.rs.
    pub fn drawn(rate: f64, stream: &mut Stream, count: usize) -> Self {
        let kept = (1.0 / (1.0 - rate)) as f32;
        Dropout(Some((0..count).map(|_| if stream.unit() < rate { 0.0 } else { kept }).collect()))
    }

    /// Each number of a tensor times its factor, as a product of candle's.
    ///
    /// # Errors
    /// If there are not as many factors as numbers.
    pub fn apply(self, x: &Tensor) -> Result<Tensor> {
        match self.0 {
            None => Ok(x.clone()),
            Some(factors) => x * Tensor::from_vec(factors, x.shape(), x.device())?,
        }
    }

    /// The numbers times their factors. The backward pass applies the same to the gradient.
    ///
    /// The number of factors is that of the numbers: see [`Dropout::check`].
    pub(super) fn of<'n>(&self, numbers: &'n [f32]) -> Cow<'n, [f32]> {
        match &self.0 {
            None => Cow::Borrowed(numbers),
            Some(factors) => numbers.iter().zip(factors).map(|(x, factor)| x * factor).collect(),
        }
    }

    /// sums ← dropout(sums) + residual
    pub(super) fn add_residual(&self, sums: &mut [f32], residual: &[f32]) -> Result<()> {
        self.check(sums.len())?;
        match &self.0 {
            None => sums.iter_mut().zip(residual).for_each(|(sum, r)| *sum += r),
            Some(factors) => {
                let each = sums.iter_mut().zip(factors).zip(residual);
                each.for_each(|((sum, factor), r)| *sum = *sum * factor + r);
            }
        }
        Ok(())
    }

    /// Fails unless there are as many factors as numbers.
    pub(super) fn check(&self, count: usize) -> Result<()> {
        match &self.0 {
            Some(factors) if factors.len() != count => {
                candle_core::bail!("dropout: {count} numbers do not fit {} factors", factors.len())
            }
            _ => Ok(()),
        }
    }
}
