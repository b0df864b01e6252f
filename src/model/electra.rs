//! Replaced token detection (Clark et al., 2020, ELECTRA): a small masked language model, the generator, puts words of
//! its own into the blanks, and the model, the discriminator, says of every token whether it was replaced.
//!
//! The two share their embeddings. The generator learns to guess, not to deceive: no gradient goes through the words
//! that it draws. One step trains both, on the generator's loss + 50 · the discriminator's.

use candle_core::{Device, Module, Tensor};

use super::{
    encoder::{ACTIVATION, Config, Encoder},
    ops::{self, Scores},
    params::ParamBuilder,
    pass::Pass,
};
use crate::{data::Batch, error::Result, random::Stream};

/// Weight of the discriminator's loss (section 3.2 of the paper).
pub const WEIGHT: f64 = 50.0;

/// The generator and the detector, which replaced token detection adds to a BERT, its discriminator.
pub struct Electra {
    /// The encoder of the generator, whose head is the BERT's.
    pub generator: Encoder,
    /// Fused, since it is as wide as an encoder layer's and computed for every token.
    dense: ops::Linear,
    prediction: candle_nn::Linear,
}

impl Electra {
    /// The generator and the detector beside a discriminator. Names are those of Hugging Face's
    /// `ElectraForPreTraining`.
    ///
    /// # Errors
    /// What the source of the parameters returns.
    pub fn new(discriminator: &Encoder, config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let (h, detector) = (config.hidden, pb.pp("discriminator_predictions"));
        Ok(Electra {
            generator: Encoder::sharing(discriminator, &config.generator(), &pb.pp("generator"))?,
            dense: detector.pp("dense").fused_linear(h, h, config.linear_init())?,
            prediction: detector.pp("dense_prediction").linear(h, 1, config.linear_init())?,
        })
    }

    /// The discriminator's loss on a batch in which the targets hold other tokens, in nats per real token: was the
    /// token replaced by a different one?
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(
        &self,
        discriminator: &Encoder,
        config: &Config,
        replaced: &Replaced,
        pass: &mut Pass,
    ) -> Result<(Tensor, Scores)> {
        let hidden = discriminator.all(&replaced.batch, config.context, pass)?; // [N, H]
        let features = ops::linear(&hidden, &self.dense, ACTIVATION)?; // [N, H]
        let logits = self.prediction.forward(&features)?; // [N, 1]
        binary_cross_entropy(&logits.flatten_all()?, &replaced.labels)
    }
}

/// Mean binary cross-entropy of logits `[N]`, in nats, as a scalar that a gradient flows through; and each one's score:
/// it is right if the logit of a true label is positive, or that of a false one is not.
///
/// A logit x and a label y of 0 or 1 cost ln(1 + eˣ) − x y. Written as max(0, x) − x y + ln(1 + e^−|x|) nothing
/// overflows; candle-nn's `binary_cross_entropy_with_logit` gives NaN from x = 17 on.
///
/// # Errors
/// If there is not one label for each logit.
pub fn binary_cross_entropy(logits: &Tensor, labels: &[bool]) -> Result<(Tensor, Scores)> {
    let y: Vec<f32> = labels.iter().map(|&label| f32::from(u8::from(label))).collect();
    let y = Tensor::new(y, &Device::Cpu)?; // [N]
    let ln = (logits.abs()?.neg()?.exp()? + 1.0)?.log()?;
    let losses = ((logits.relu()? - (logits * y)?)? + ln)?; // [N]
    let positive = logits.to_vec1::<f32>()?.into_iter().map(|x| x > 0.0);
    let correct = positive.zip(labels).map(|(positive, &label)| positive == label).collect();
    Ok((losses.mean_all()?, Scores { losses: losses.to_vec1()?, correct }))
}

/// A batch whose targets hold what a generator drew.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// The batch.
    pub batch: Batch,
    /// For each real token, sentence after sentence, whether it differs from the true one.
    pub labels: Vec<bool>,
}

impl Replaced {
    /// Draws a token for each target of a batch from the generator's probabilities there, `[n, V]` row-major. A draw
    /// that hits the true token replaces nothing.
    pub fn draw(batch: &Batch, probabilities: &[f32], v: usize, stream: &mut Stream) -> Self {
        let mut replaced = batch.clone();
        let mut other = vec![false; batch.input_ids.len()];
        for (target, row) in batch.targets.iter().zip(probabilities.chunks_exact(v)) {
            let mut left = stream.unit();
            let drawn = row.iter().position(|&p| {
                left -= f64::from(p);
                left < 0.0
            });
            // The probabilities may round to a sum below 1: then the last token is drawn.
            let id = drawn.unwrap_or(v - 1) as u32;
            replaced.input_ids[target.row] = id;
            other[target.row] = id != target.token_id;
        }
        let labels = other.iter().zip(&batch.real).filter(|(_, real)| **real).map(|(&other, _)| other);
        Replaced { labels: labels.collect(), batch: replaced }
    }
}
