//! Replaced token detection (Clark et al., 2020, ELECTRA): a small masked language model, the generator, puts words of its own
//! into the blanks, and the model, the discriminator, says of every token whether it was replaced.
//!
//! The two share their embeddings. The generator learns to guess, not to deceive: no gradient goes through the words that it
//! draws. One step trains both, on the generator's loss + 50 · the discriminator's.

use candle_core::Tensor;

use super::{
    encoder::{Encoder, Sizes, linear_specs},
    ops::{self, Activation, Scores},
    params::{Affine, Params, Spec},
    pass::Pass,
};
use crate::{data::Batch, error::Result, random::Stream};

/// Where the generator's layers are, beside the discriminator's.
const GENERATOR: &str = "generator";
/// Named as in Hugging Face's `ElectraForPreTraining`.
const DENSE: &str = "discriminator_predictions.dense";
const PREDICTION: &str = "discriminator_predictions.dense_prediction";

/// Weight of the discriminator's loss (section 3.2 of the paper).
pub const WEIGHT: f32 = 50.0;

/// What replaced token detection adds to a BERT, which is its discriminator.
pub struct Electra {
    /// The encoder of the generator, whose head is the BERT's.
    pub generator: Encoder,
    dense: Affine,
    prediction: Affine,
}

impl Sizes {
    /// The generator of a model of these sizes: half its layers and half its feed-forward width, rounded up. (The paper's has a
    /// quarter to a half of the width; ours keeps the width, so that it shares the embeddings as they are.)
    pub fn generator(&self) -> Sizes {
        Sizes { layers: self.layers.div_ceil(2), intermediate: self.intermediate.div_ceil(2), ..self.clone() }
    }
}

impl Electra {
    /// The parameters that it adds.
    pub fn specs(sizes: &Sizes) -> Vec<Spec> {
        let (h, init) = (sizes.hidden, sizes.init);
        let mut specs = sizes.generator().layer_specs(GENERATOR);
        specs.extend(linear_specs(DENSE, h, h, init));
        specs.extend(linear_specs(PREDICTION, 1, h, init));
        specs
    }

    /// What these parameters make.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(sizes: &Sizes, params: &Params) -> Result<Self> {
        Ok(Electra {
            generator: Encoder::at(GENERATOR, &sizes.generator(), params)?,
            dense: params.affine(DENSE)?,
            prediction: params.affine(PREDICTION)?,
        })
    }

    /// The discriminator's loss on a batch in which the targets hold other tokens, in nats per real token: was the token
    /// replaced by a different one?
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(
        &self,
        discriminator: &Encoder,
        sizes: &Sizes,
        replaced: &Replaced,
        pass: &mut Pass,
    ) -> Result<(Tensor, Scores)> {
        let hidden = discriminator.all(&replaced.batch, sizes.context, pass)?; // [N, H]
        let logits = ops::linear(
            &ops::linear(&hidden, &self.dense, Activation::Gelu)?,
            &self.prediction,
            Activation::None,
        )?; // [N, 1]
        Ok(ops::binary_cross_entropy(&logits, replaced.labels.clone())?)
    }
}

/// A batch whose targets hold what a generator drew.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// The batch.
    pub batch: Batch,
    /// For each real token, sentence after sentence, whether it is another than the true one.
    pub labels: Vec<bool>,
}

impl Replaced {
    /// Draws a token for each target of a batch from the generator's probabilities there, `[n, V]` row-major. A draw that hits the
    /// true token replaces nothing.
    pub fn draw(batch: &Batch, probabilities: &[f32], v: usize, stream: &mut Stream) -> Self {
        let mut replaced = batch.clone();
        let mut other = vec![false; batch.input_ids.len()];
        for (target, row) in batch.targets.iter().zip(probabilities.chunks_exact(v)) {
            let mut left = stream.unit();
            let drawn = row.iter().position(|&p| {
                left -= f64::from(p);
                left < 0.0
            });
            // Rounding may leave a little over: then it is the last.
            let id = drawn.unwrap_or(v - 1) as u32;
            replaced.input_ids[target.row] = id;
            other[target.row] = id != target.token_id;
        }
        let labels = other.iter().zip(&batch.real).filter(|(_, real)| **real).map(|(&other, _)| other);
        Replaced { labels: labels.collect(), batch: replaced }
    }
}
