//! BERT for masked language modelling (Devlin et al., 2019): post-LN encoder, exact GELU, MLM head with a transform
//! and a decoder tied to the token embeddings. Parameters are named as in Hugging Face's `BertForMaskedLM`.

use candle_core::Tensor;

use super::{
    DataShape,
    ops::{self, Activation, Asking, FeedForward, Scores, SelfAttention},
    packed::Packed,
    params::{Affine, Init, Params, Spec},
    pass::Pass,
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

/// Added to the variance in every LayerNorm. Hugging Face's default for BERT.
pub const LAYER_NORM_EPSILON: f64 = 1e-12;
const EPSILON: f32 = LAYER_NORM_EPSILON as f32;

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

    /// Roughly how many numbers a step on such a batch keeps at once: for each layer what its backward needs, and what that
    /// makes of one layer at a time. In floating point, since 32 bits do not count as far.
    pub fn activations(&self, shape: DataShape) -> f64 {
        let [t, h, f, a, v] = [shape.longest, self.hidden, self.intermediate, self.heads, self.vocabulary]
            .map(|size| size as f64);
        let tokens = shape.batch as f64 * t;
        let targets = (shape.batch * shape.targets) as f64;
        let layer = tokens * (8.0 * h + 2.0 * f + a * t);
        let backward = tokens * (8.0 * h + f + a * t);
        self.layers as f64 * layer + backward + tokens * 2.0 * h + targets * (6.0 * h + 2.0 * v)
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
        let all = packed.all_asking(self.sizes.context);
        let mut hidden = self.embeddings.forward(&packed, pass)?; // [N, H]
        for layer in &self.layers {
            layer.look(&hidden, &packed, &all, batch, pass)?;
            hidden = layer.forward(&hidden, &all, pass)?;
        }
        Ok(hidden)
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
    ///
    /// The last layer computes nothing but the targets' rows; of the other tokens only its keys and values are needed.
    fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let (packed, context) = (Packed::of_targets(batch), self.sizes.context);
        let (all, targets) = (packed.all_asking(context), packed.targets_asking(context));
        let mut hidden = self.embeddings.forward(&packed, pass)?; // [N, H]
        for (i, layer) in self.layers.iter().enumerate() {
            layer.look(&hidden, &packed, &all, batch, pass)?;
            let asking = if i + 1 == self.layers.len() { &targets } else { &all };
            hidden = layer.forward(&hidden, asking, pass)?; // [N, H], and [n, H] in the last
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
    fn forward(&self, packed: &Packed, pass: &mut Pass) -> Result<Tensor> {
        let embedded = ops::embed(&self.0, packed.tables.clone(), EPSILON)?;
        Ok(ops::drop(&embedded, pass.dropout(embedded.elem_count()))?)
    }
}

/// One encoder layer: attention and feed-forward, each with a residual connection and then LayerNorm.
struct Layer {
    attention: SelfAttention,
    feed_forward: FeedForward,
}

impl Layer {
    fn new(params: &Params, at: &str, heads: usize) -> Result<Self> {
        let affine = |name: &str| params.affine(&format!("{at}.{name}"));
        Ok(Layer {
            attention: SelfAttention {
                query: affine("attention.self.query")?,
                key: affine("attention.self.key")?,
                value: affine("attention.self.value")?,
                output: affine("attention.output.dense")?,
                norm: affine("attention.output.LayerNorm")?,
                heads,
                epsilon: EPSILON,
            },
            feed_forward: FeedForward {
                up: affine("intermediate.dense")?,
                down: affine("output.dense")?,
                norm: affine("output.LayerNorm")?,
                epsilon: EPSILON,
            },
        })
    }

    /// Tokens `[N, H]` → a row for each that asks, `[n, H]`.
    fn forward(&self, tokens: &Tensor, asking: &Asking, pass: &mut Pass) -> Result<Tensor> {
        let (_, h) = tokens.dims2()?;
        let (probabilities, n) =
            (asking.sight.probabilities(self.attention.heads), asking.sight.visible.len());
        let dropout = [pass.dropout(probabilities), pass.dropout(n * h)];
        let x = ops::self_attention(tokens, &self.attention, asking.clone(), dropout)?; // [n, H]
        Ok(ops::feed_forward(&x, &self.feed_forward, pass.dropout(n * h))?) // [n, H]
    }

    /// Keeps the attention maps of all tokens `[N, H]`, if the pass asks for them. What the pass computes is the same.
    fn look(
        &self,
        tokens: &Tensor,
        packed: &Packed,
        all: &Asking,
        batch: &Batch,
        pass: &mut Pass,
    ) -> Result<()> {
        if let Some(kept) = &mut pass.attention {
            let probabilities = ops::attention_probabilities(tokens, &self.attention, &all.sight)?;
            let heads = self.attention.heads;
            let maps = packed.maps(&probabilities, heads, batch);
            let shape = (batch.size, heads, batch.length, batch.length);
            kept.push(Tensor::from_vec(maps, shape, tokens.device())?);
        }
        Ok(())
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

/// Checks sizes that came from a file as a table of single fields cannot.
///
/// # Errors
/// [`Error::Checkpoint`] with the first that does not fit.
pub fn check_sizes(sizes: &Sizes) -> Result<()> {
    let named = [
        ("vocab_size", sizes.vocabulary),
        ("hidden_size", sizes.hidden),
        ("num_hidden_layers", sizes.layers),
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
