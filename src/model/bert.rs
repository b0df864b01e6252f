//! BERT for masked language modelling (Devlin et al., 2019): the encoder, and an MLM head with a transform, exact GELU and a
//! decoder tied to the token embeddings. Parameters are named as in Hugging Face's `BertForMaskedLM`.

use candle_core::Tensor;

pub use super::encoder::{LAYER_NORM_EPSILON, Sizes, check_sizes};
use super::{
    encoder::{EPSILON, Encoder, linear_specs, norm_specs},
    ops::{self, Activation, Scores},
    params::{Affine, Init, Params, Spec},
    pass::Pass,
};
use crate::{data::Batch, error::Result, experiment::Context};

impl Sizes {
    /// Every parameter. BERT's initial values: weights normal, biases 0, LayerNorm 1 and 0.
    pub fn specs(&self) -> Vec<Spec> {
        let h = self.hidden;
        let mut specs = self.encoder_specs();
        specs.push(Spec::new("cls.predictions.bias", &[self.vocabulary], Init::Constant(0.0)));
        specs.extend(linear_specs("cls.predictions.transform.dense", h, h, self.init));
        specs.extend(norm_specs("cls.predictions.transform.LayerNorm", h));
        specs
    }
}

/// BERT for masked language modelling.
pub struct Bert {
    sizes: Sizes,
    params: Params,
    encoder: Encoder,
    head: MlmHead,
}

impl Bert {
    /// A model with these parameters, which are [`Sizes::specs`].
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(sizes: Sizes, params: Params) -> Result<Self> {
        Ok(Bert { encoder: Encoder::new(&sizes, &params)?, head: MlmHead::new(&params)?, sizes, params })
    }

    /// The model's sizes.
    pub fn sizes(&self) -> &Sizes {
        &self.sizes
    }

    /// The same model with another context: for measuring what one set of weights makes of less.
    pub fn set_context(&mut self, context: Context) {
        self.sizes.context = context;
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The last layer's hidden states of all real tokens of a batch, sentence after sentence: `[N, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn encode(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        self.encoder.all(batch, self.sizes.context, pass)
    }

    /// The logits `[n, V]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let features = self.features(batch, pass)?; // [n, H]
        Ok(ops::linear(&features, &self.head.decoder, Activation::None)?)
    }

    /// The loss of the batch's targets, and each one's score: as of [`Bert::forward`]'s logits, which are not kept.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, batch: &Batch, pass: &mut Pass) -> Result<(Tensor, Scores)> {
        let features = self.features(batch, pass)?; // [n, H]
        Ok(ops::cross_entropy(&features, &self.head.decoder, &batch.target_ids())?)
    }

    /// What the decoder decodes: `[n, H]`, a row for each target.
    fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let hidden = self.encoder.rows(batch, &batch.target_rows(), self.sizes.context, pass)?; // [n, H]
        self.head.features(&hidden)
    }
}

/// Transform, GELU, LayerNorm, then the token embeddings again as the decoder, with a bias of its own.
struct MlmHead {
    transform: Affine,
    norm: Affine,
    decoder: Affine,
}

impl MlmHead {
    fn new(params: &Params) -> Result<Self> {
        Ok(MlmHead {
            transform: params.affine("cls.predictions.transform.dense")?,
            norm: params.affine("cls.predictions.transform.LayerNorm")?,
            decoder: Affine {
                weight: params.get("bert.embeddings.word_embeddings.weight")?,
                bias: params.get("cls.predictions.bias")?,
            },
        })
    }

    /// `[n, H]` → `[n, H]`
    fn features(&self, x: &Tensor) -> Result<Tensor> {
        Ok(ops::layer_norm(&ops::linear(x, &self.transform, Activation::Gelu)?, &self.norm, EPSILON)?)
    }
}
