//! BERT for masked language modelling (Devlin et al., 2019): the encoder, and an MLM head with a transform, exact GELU
//! and a decoder tied to the token embeddings. Parameters are named as in Hugging Face's `BertForMaskedLM`.

use std::sync::Arc;

use candle_core::{Device, Module, Tensor};
use candle_nn::init::ZERO;

use super::{
    Losses,
    electra::{self, Electra, Replaced},
    encoder::{ACTIVATION, Config, EPSILON, Encoder},
    heads::PairHead,
    ops::{self, LayerNorm, Linear, Scores},
    params::{self, Param, ParamBuilder, Params, Source},
    pass::Pass,
};
use crate::{
    data::Batch,
    error::Result,
    experiment::{Context, Objective},
};

/// BERT for masked language modelling.
pub struct Bert {
    config: Config,
    params: Params,
    encoder: Encoder,
    head: MlmHead,
    second: Second,
}

/// The second objective of a BERT, besides masked language modelling.
enum Second {
    Nothing,
    Pairs(PairHead),
    /// The masked language model is the generator's; the encoder is the discriminator.
    Replacements(Box<Electra>),
}

impl Bert {
    /// The model with parameters from a source.
    ///
    /// # Errors
    /// What the source returns.
    pub fn new(config: Config, source: Source) -> Result<Self> {
        params::build(source, |pb| {
            let encoder = Encoder::new(&config, pb)?;
            let head = MlmHead::new(encoder.token_embeddings(), &config, pb)?;
            let second = match config.objective {
                Objective::Mlm => Second::Nothing,
                Objective::Nsp | Objective::Sop => Second::Pairs(PairHead::new(&config, pb)?),
                Objective::Rtd => Second::Replacements(Box::new(Electra::new(&encoder, &config, pb)?)),
            };
            Ok(Bert { encoder, head, second, config, params: pb.params() })
        })
    }

    /// The model's sizes.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Changes the context: for measuring the same weights with less of the input.
    pub fn set_context(&mut self, context: Context) {
        self.config.context = context;
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The encoder, which fine-tuning starts from. In replaced token detection it is the discriminator.
    pub fn encoder(&self) -> &Encoder {
        &self.encoder
    }

    /// The encoder that fills blanks.
    fn guesser(&self) -> &Encoder {
        match &self.second {
            Second::Replacements(electra) => &electra.generator,
            Second::Nothing | Second::Pairs(_) => &self.encoder,
        }
    }

    /// The last layer's hidden states of all real tokens of a batch, sentence after sentence: `[N, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn encode(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        self.encoder.all(batch, self.config.context, pass)
    }

    /// The logits `[n, V]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let features = self.features(batch, pass)?; // [n, H]
        Ok(self.head.decoder.forward(&features)?)
    }

    /// The loss of the batch's targets, and each one's score. The logits, those of [`Bert::forward`], are not kept.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, batch: &Batch, pass: &mut Pass) -> Result<(Tensor, Scores)> {
        let features = self.features(batch, pass)?; // [n, H]
        Ok(ops::decode_cross_entropy(&features, &self.head.decoder, &batch.target_ids())?)
    }

    /// The loss that a training step minimises: masked language modelling, plus the second objective if there is one.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn objective(&self, batch: &Batch, pass: &mut Pass) -> Result<Losses> {
        match &self.second {
            Second::Pairs(pair) if !batch.pairs.is_empty() => self.with_pairs(pair, batch, pass),
            Second::Replacements(electra) => self.with_replacements(electra, batch, pass),
            Second::Nothing | Second::Pairs(_) => {
                let (total, scores) = self.loss(batch, pass)?;
                Ok(Losses { total, scores, second: None })
            }
        }
    }

    /// The logits `[pairs, 2]` of the pair head for each pair of a batch; `None` if it has no such head.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn pair_logits(&self, batch: &Batch, pass: &mut Pass) -> Result<Option<Tensor>> {
        let Second::Pairs(pair) = &self.second else { return Ok(None) };
        let rows: Vec<usize> = batch.labelled_pairs().map(|(row, _)| row).collect();
        let cls = self.encoder.rows(batch, &rows, self.config.context, pass)?; // [pairs, H]
        Ok(Some(pair.logits(&cls)?))
    }

    /// Both losses of one pass through the encoder: their sum, as in BERT.
    fn with_pairs(&self, pair: &PairHead, batch: &Batch, pass: &mut Pass) -> Result<Losses> {
        let targets = batch.target_rows();
        let (cls, labels): (Vec<usize>, Vec<u32>) = batch.labelled_pairs().unzip();
        // [CLS] is never a target, so no row occurs twice.
        let mut rows: Vec<usize> = targets.iter().chain(&cls).copied().collect();
        rows.sort_unstable();
        let place = |row: &usize| rows.partition_point(|other| other < row) as u32;
        let places = |rows: &[usize]| Tensor::new(rows.iter().map(place).collect::<Vec<u32>>(), &Device::Cpu);
        let hidden = self.encoder.rows(batch, &rows, self.config.context, pass)?; // [n + pairs, H]
        let at_targets = hidden.index_select(&places(&targets)?, 0)?; // [n, H]
        let at_cls = hidden.index_select(&places(&cls)?, 0)?; // [pairs, H]
        let features = self.head.features(&at_targets)?;
        let (guessing, scores) =
            ops::decode_cross_entropy(&features, &self.head.decoder, &batch.target_ids())?;
        let (judging, second) = pair.loss(&at_cls, &labels)?;
        Ok(Losses { total: (guessing + judging)?, scores, second: Some(second) })
    }

    /// The generator's loss + [`electra::WEIGHT`] · the discriminator's.
    fn with_replacements(&self, electra: &Electra, batch: &Batch, pass: &mut Pass) -> Result<Losses> {
        let features = self.features(batch, pass)?; // [n, H]
        let (guessing, scores) =
            ops::decode_cross_entropy(&features, &self.head.decoder, &batch.target_ids())?;
        // No gradient flows through the drawn words.
        let logits = self.head.decoder.forward(&features.detach())?; // [n, V]
        let v = self.config.vocabulary;
        let probabilities = ops::softmax_rows(logits.flatten_all()?.to_vec1()?, v);
        let replaced = Replaced::draw(batch, &probabilities, v, &mut pass.replacements());
        let (judging, second) = electra.loss(&self.encoder, &self.config, &replaced, pass)?;
        Ok(Losses { total: (guessing + (judging * electra::WEIGHT)?)?, scores, second: Some(second) })
    }

    /// The decoder's input `[n, H]`, a row for each target.
    fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let hidden = self.guesser().rows(batch, &batch.target_rows(), self.config.context, pass)?; // [n, H]
        self.head.features(&hidden)
    }
}

/// Transform, GELU, LayerNorm, then the token embeddings again as the decoder, with a bias of its own.
struct MlmHead {
    transform: Linear,
    norm: LayerNorm,
    decoder: Linear,
}

impl MlmHead {
    fn new(token_embeddings: Arc<Param>, config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let (h, pb) = (config.hidden, pb.pp("cls.predictions"));
        Ok(MlmHead {
            transform: pb.pp("transform.dense").fused_linear(h, h, config.linear_init())?,
            norm: pb.pp("transform.LayerNorm").layer_norm(h, EPSILON)?,
            decoder: Linear { weight: token_embeddings, bias: pb.param(config.vocabulary, "bias", ZERO)? },
        })
    }

    /// `[n, H]` → `[n, H]`
    fn features(&self, x: &Tensor) -> Result<Tensor> {
        Ok(self.norm.forward(&ops::linear(x, &self.transform, ACTIVATION)?)?)
    }
}
