//! BERT for masked language modelling (Devlin et al., 2019): post-LN encoder, exact GELU, MLM head with a transform
//! and a decoder tied to the token embeddings. Parameters are named as in Hugging Face's `BertForMaskedLM`.

use std::sync::Arc;

use candle_core::Tensor;

use super::{
    DataShape,
    attention::SelfAttention,
    layers::{LayerNorm, Linear, Pass},
    ops::{self, Activation, Scores, Sight},
    packed::Packed,
    params::{Affine, Init, Params, Spec},
};
use crate::{
    data::Batch,
    error::{Error, Result},
    experiment::{BertConfig, Context},
};

/// Every size of a BERT.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    /// Tokens of the vocabulary, special ones included.
    pub vocabulary: usize,
    /// Width of a token's vector.
    pub hidden: usize,
    /// Encoder layers.
    pub layers: usize,
    /// Attention heads of each layer.
    pub heads: usize,
    /// Width of the feed-forward layer.
    pub intermediate: usize,
    /// Longest input in tokens.
    pub positions: usize,
    /// Segments that tokens can belong to; BERT has 2.
    pub segments: usize,
    /// Which positions a token may attend to besides itself. Hugging Face's BERT always has both.
    pub context: Context,
    /// Dropout probability.
    pub dropout: f64,
    /// Standard deviation of the initial weights.
    pub init: f64,
}

/// Positions of a model whose corpus needs fewer, so that readers can type longer sentences than the corpus has.
const MIN_POSITIONS: usize = 16;

impl Sizes {
    /// The sizes for these data.
    ///
    /// # Errors
    /// [`Error::Field`] if the longest sentence does not fit the positions.
    pub fn of(config: &BertConfig, shape: DataShape) -> Result<Self> {
        let positions = config.positions.unwrap_or_else(|| shape.longest.max(MIN_POSITIONS));
        if positions < shape.longest {
            let reason = format!(
                "{positions} positions are too few; the longest sentence has {} tokens with [CLS] and [SEP]",
                shape.longest
            );
            return Err(Error::field("model.positions", reason));
        }
        Ok(Sizes {
            vocabulary: shape.vocabulary,
            hidden: config.hidden,
            layers: config.layers,
            heads: config.heads,
            intermediate: config.intermediate,
            positions,
            segments: 2,
            context: config.context,
            dropout: config.dropout,
            init: config.init,
        })
    }

    /// Every parameter. BERT's initial values: weights normal, biases 0, LayerNorm 1 and 0.
    pub fn specs(&self) -> Vec<Spec> {
        let (v, h, f) = (self.vocabulary, self.hidden, self.intermediate);
        let mut specs = Vec::new();
        let mut table = |name: &str, rows: usize| {
            let name = format!("bert.embeddings.{name}_embeddings.weight");
            specs.push(Spec::new(name, &[rows, h], Init::Normal(self.init)));
        };
        table("word", v);
        table("position", self.positions);
        table("token_type", self.segments);
        let linear = |name: &str, out: usize, input: usize| {
            [
                Spec::new(format!("{name}.weight"), &[out, input], Init::Normal(self.init)),
                Spec::new(format!("{name}.bias"), &[out], Init::Constant(0.0)),
            ]
        };
        let norm = |name: &str| {
            [
                Spec::new(format!("{name}.weight"), &[h], Init::Constant(1.0)),
                Spec::new(format!("{name}.bias"), &[h], Init::Constant(0.0)),
            ]
        };
        specs.extend(norm("bert.embeddings.LayerNorm"));
        for i in 0..self.layers {
            let at = layer_name(i);
            for part in ["query", "key", "value"] {
                specs.extend(linear(&format!("{at}.attention.self.{part}"), h, h));
            }
            specs.extend(linear(&format!("{at}.attention.output.dense"), h, h));
            specs.extend(norm(&format!("{at}.attention.output.LayerNorm")));
            specs.extend(linear(&format!("{at}.intermediate.dense"), f, h));
            specs.extend(linear(&format!("{at}.output.dense"), h, f));
            specs.extend(norm(&format!("{at}.output.LayerNorm")));
        }
        specs.push(Spec::new("cls.predictions.bias", &[v], Init::Constant(0.0)));
        specs.extend(linear("cls.predictions.transform.dense", h, h));
        specs.extend(norm("cls.predictions.transform.LayerNorm"));
        specs
    }

    /// Roughly how many numbers a forward pass over such a batch keeps. In floating point, since 32 bits do not count as
    /// far.
    pub fn activations(&self, shape: DataShape) -> f64 {
        let [t, h, f, a, v] = [shape.longest, self.hidden, self.intermediate, self.heads, self.vocabulary]
            .map(|size| size as f64);
        let tokens = shape.batch as f64 * t;
        let targets = (shape.batch * shape.targets) as f64;
        let layer = tokens * (24.0 * h + 3.0 * f + 3.0 * a * t);
        self.layers as f64 * layer + tokens * 6.0 * h + targets * (6.0 * h + 3.0 * v)
    }
}

fn layer_name(i: usize) -> String {
    format!("bert.encoder.layer.{i}")
}

/// BERT for masked language modelling.
pub struct Bert {
    sizes: Sizes,
    params: Params,
    embeddings: Embeddings,
    layers: Vec<Layer>,
    head: MlmHead,
}

impl Bert {
    /// A model with these parameters, which are [`Sizes::specs`].
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(sizes: Sizes, params: Params) -> Result<Self> {
        let layers = (0..sizes.layers).map(|i| Layer::new(&params, &layer_name(i), sizes.heads));
        Ok(Bert {
            embeddings: Embeddings::new(&params)?,
            layers: layers.collect::<Result<_>>()?,
            head: MlmHead::new(&params)?,
            sizes,
            params,
        })
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
        let packed = Packed::all(batch);
        let sight = packed.sight(self.sizes.context);
        let mut hidden = pass.drop(self.embeddings.forward(&packed)?)?; // [N, H]
        for layer in &self.layers {
            layer.look(&hidden, &packed, &sight, batch, pass)?;
            hidden = layer.forward(&hidden, &hidden, &sight, pass)?;
        }
        Ok(hidden)
    }

    /// The logits `[n, V]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let features = self.features(batch, pass)?; // [n, H]
        Ok(ops::linear(&features, &[&self.head.decoder], Activation::None)?)
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
    ///
    /// The last layer computes nothing but the targets' rows; of the other tokens only its keys and values are needed.
    fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let (packed, context) = (Packed::of_targets(batch), self.sizes.context);
        let (sight, of_targets) = (packed.sight(context), packed.sight_of_targets(context));
        let mut hidden = pass.drop(self.embeddings.forward(&packed)?)?; // [N, H]
        for (i, layer) in self.layers.iter().enumerate() {
            layer.look(&hidden, &packed, &sight, batch, pass)?;
            hidden = if i + 1 == self.layers.len() {
                let asking = ops::gather(&hidden, &packed.targets)?; // [N, H] → [n, H]
                layer.forward(&asking, &hidden, &of_targets, pass)?
            } else {
                layer.forward(&hidden, &hidden, &sight, pass)?
            };
        }
        self.head.features(&hidden)
    }
}

/// Token + position + segment, then LayerNorm.
struct Embeddings(ops::Tables);

impl Embeddings {
    fn new(params: &Params) -> Result<Self> {
        let table = |name: &str| params.get(&format!("bert.embeddings.{name}_embeddings.weight"));
        Ok(Embeddings(ops::Tables {
            token: table("word")?,
            position: table("position")?,
            segment: table("token_type")?,
            norm: params.affine("bert.embeddings.LayerNorm")?,
        }))
    }

    /// `[N, H]`
    fn forward(&self, packed: &Packed) -> Result<Tensor> {
        Ok(ops::embed(&self.0, packed.tables.clone(), LayerNorm::EPSILON as f32)?)
    }
}

/// One encoder layer: attention and feed-forward, each with a residual connection and then LayerNorm.
struct Layer {
    attention: SelfAttention,
    attention_output: Linear,
    attention_norm: LayerNorm,
    intermediate: Linear,
    output: Linear,
    output_norm: LayerNorm,
}

impl Layer {
    fn new(params: &Params, at: &str, heads: usize) -> Result<Self> {
        let linear = |name: &str| Linear::new(params, &format!("{at}.{name}"));
        let norm = |name: &str| LayerNorm::new(params, &format!("{at}.{name}"));
        Ok(Layer {
            attention: SelfAttention::new(params, &format!("{at}.attention.self"), heads)?,
            attention_output: linear("attention.output.dense")?,
            attention_norm: norm("attention.output.LayerNorm")?,
            intermediate: linear("intermediate.dense")?,
            output: linear("output.dense")?,
            output_norm: norm("output.LayerNorm")?,
        })
    }

    /// x `[n, H]` are the rows that ask, among all tokens `[N, H]`: `[n, H]`.
    fn forward(&self, x: &Tensor, tokens: &Tensor, sight: &Arc<Sight>, pass: &mut Pass) -> Result<Tensor> {
        let attended = self.attention.forward(x, tokens, sight, pass)?; // [n, H]
        let attended = pass.drop(self.attention_output.forward(&attended)?)?;
        let x = self.attention_norm.of_sum(&attended, x)?;
        let wide = self.intermediate.then(Activation::Gelu, &x)?; // [n, F]
        let fed = pass.drop(self.output.forward(&wide)?)?; // [n, H]
        self.output_norm.of_sum(&fed, &x)
    }

    /// Keeps the attention maps of all tokens `[N, H]`, if the pass asks for them. What the pass computes is the same.
    fn look(
        &self,
        tokens: &Tensor,
        packed: &Packed,
        sight: &Arc<Sight>,
        batch: &Batch,
        pass: &mut Pass,
    ) -> Result<()> {
        if let Some(kept) = &mut pass.attention {
            let heads = self.attention.heads();
            let maps = packed.maps(&self.attention.probabilities(tokens, sight)?, heads, batch);
            let shape = (batch.size, heads, batch.length, batch.length);
            kept.push(Tensor::from_vec(maps, shape, tokens.device())?);
        }
        Ok(())
    }
}

/// Transform, GELU, LayerNorm, then the token embeddings again as the decoder, with a bias of its own.
struct MlmHead {
    transform: Linear,
    norm: LayerNorm,
    decoder: Affine,
}

impl MlmHead {
    fn new(params: &Params) -> Result<Self> {
        Ok(MlmHead {
            transform: Linear::new(params, "cls.predictions.transform.dense")?,
            norm: LayerNorm::new(params, "cls.predictions.transform.LayerNorm")?,
            decoder: Affine {
                weight: params.get("bert.embeddings.word_embeddings.weight")?,
                bias: params.get("cls.predictions.bias")?,
            },
        })
    }

    /// `[n, H]` → `[n, H]`
    fn features(&self, x: &Tensor) -> Result<Tensor> {
        self.norm.forward(&self.transform.then(Activation::Gelu, x)?)
    }
}

/// Checks sizes that came from a file as a table of single fields cannot.
///
/// # Errors
/// [`Error::Checkpoint`] with the first that does not fit.
pub fn check_sizes(sizes: &Sizes) -> Result<()> {
    let named = [
        ("vocab_size", sizes.vocabulary),
        ("hidden_size", sizes.hidden),
        ("num_attention_heads", sizes.heads),
        ("intermediate_size", sizes.intermediate),
        ("max_position_embeddings", sizes.positions),
        ("type_vocab_size", sizes.segments),
    ];
    if let Some((name, _)) = named.into_iter().find(|(_, size)| *size == 0) {
        return Err(Error::Checkpoint(format!("config.json has {name} 0; it must be at least 1")));
    }
    if !sizes.hidden.is_multiple_of(sizes.heads) {
        return Err(Error::Checkpoint(format!(
            "config.json has hidden_size {}, which is not divisible by {} heads",
            sizes.hidden, sizes.heads
        )));
    }
    Ok(())
}
