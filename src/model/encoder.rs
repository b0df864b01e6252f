//! BERT's encoder (Devlin et al., 2019): embeddings, and layers of attention and feed-forward with LayerNorm after
//! each. The heads stand on it: [`super::bert`] for masked language modelling, [`super::heads`] for labels.

use std::sync::Arc;

use candle_core::Tensor;
use candle_nn::{Init, init::ZERO};

use super::{
    DataShape,
    ops::{self, Activation, FeedForward, QueryRows, SelfAttention},
    packed::Packed,
    params::{Param, ParamBuilder},
    pass::Pass,
};
use crate::{
    data::Batch,
    error::{Error, Result, sentence},
    experiment::{BertConfig, Context, Objective},
};

/// Everything that decides what a BERT computes.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
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
    /// What it learns, and so which heads it has besides the one for masked language modelling.
    pub objective: Objective,
    /// Which positions a token may attend to besides itself. Hugging Face's BERT always has both.
    pub context: Context,
    /// Dropout probability.
    pub dropout: f64,
    /// Standard deviation of the initial weights.
    pub init: f64,
}

/// Added to the variance in every LayerNorm. Hugging Face's default for BERT.
pub const LAYER_NORM_EPSILON: f64 = 1e-12;
pub(super) const EPSILON: f32 = LAYER_NORM_EPSILON as f32;

/// The activation of the feed-forward blocks, of the head that fills blanks, and of the discriminator's head: BERT's.
pub const ACTIVATION: Activation = Activation::Gelu;

/// The fewest positions of a model, so that readers can type longer sentences than a small corpus has.
const MIN_POSITIONS: usize = 16;

impl Config {
    /// The sizes for these data.
    ///
    /// # Errors
    /// [`Error::Field`] if the longest sentence does not fit the positions.
    pub fn of(config: &BertConfig, shape: DataShape) -> Result<Self> {
        let positions = config.positions.unwrap_or_else(|| shape.longest.max(MIN_POSITIONS));
        if positions < shape.longest {
            let reason = sentence!(
                "too-few-positions",
                "{positions} positions are too few; the longest sentence has {tokens} tokens with [CLS] and [SEP]",
                positions,
                tokens = shape.longest
            );
            return Err(Error::field("model.positions", reason));
        }
        Ok(Config {
            vocabulary: shape.vocabulary,
            hidden: config.hidden,
            layers: config.layers,
            heads: config.heads,
            intermediate: config.intermediate,
            positions,
            segments: 2,
            objective: shape.objective,
            context: config.context,
            dropout: config.dropout,
            init: config.init,
        })
    }

    /// BERT's initial values of a linear layer: its weight normal, its bias 0.
    pub fn linear_init(&self) -> [Init; 2] {
        [self.weight_init(), ZERO]
    }

    /// BERT's initial values of a weight or a table: normal with a small deviation.
    pub fn weight_init(&self) -> Init {
        Init::Randn { mean: 0.0, stdev: self.init }
    }

    /// The generator of replaced token detection beside a model of these sizes: half its layers and half its
    /// feed-forward width, rounded up. (The paper's has a quarter to a half of the width; ours keeps the width, so that
    /// it shares the embeddings as they are.)
    pub fn generator(&self) -> Config {
        Config {
            layers: self.layers.div_ceil(2),
            intermediate: self.intermediate.div_ceil(2),
            ..self.clone()
        }
    }

    /// Checks sizes from a file.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] with the first that does not fit.
    pub fn check(&self) -> Result<()> {
        let named = [
            ("vocab_size", self.vocabulary),
            ("hidden_size", self.hidden),
            ("num_hidden_layers", self.layers),
            ("num_attention_heads", self.heads),
            ("intermediate_size", self.intermediate),
            ("max_position_embeddings", self.positions),
            ("type_vocab_size", self.segments),
        ];
        if let Some((name, _)) = named.into_iter().find(|(_, size)| *size == 0) {
            return Err(Error::Checkpoint(format!("config.json has {name} 0; it must be at least 1")));
        }
        if !self.hidden.is_multiple_of(self.heads) {
            return Err(Error::Checkpoint(format!(
                "config.json has hidden_size {}, which is not divisible by {} heads",
                self.hidden, self.heads
            )));
        }
        Ok(())
    }

    /// Roughly how many numbers a step on such a batch keeps at once: the activations of all layers, and the gradients
    /// of one layer at a time. In floating point, since it can exceed 32 bits.
    pub fn activations(&self, shape: DataShape) -> f64 {
        let [t, h, f, a, v] = [shape.longest, self.hidden, self.intermediate, self.heads, self.vocabulary]
            .map(|size| size as f64);
        let tokens = shape.batch as f64 * t;
        let targets = (shape.batch * shape.targets) as f64;
        let layers = |sizes: &Config| {
            sizes.layers as f64 * tokens * (8.0 * h + 2.0 * sizes.intermediate as f64 + a * t)
        };
        let backward = tokens * (8.0 * h + f + a * t);
        let embedded = tokens * 2.0 * h;
        // A generator guesses first; the discriminator reads what it put there, and judges every token.
        let second = match shape.objective {
            Objective::Rtd => layers(&self.generator()) + embedded + tokens * 3.0 * h,
            Objective::Mlm | Objective::Nsp | Objective::Sop => 0.0,
        };
        layers(self) + backward + embedded + targets * (6.0 * h + 2.0 * v) + second
    }
}

/// The encoder.
pub struct Encoder {
    embeddings: Embeddings,
    layers: Vec<Layer>,
}

impl Encoder {
    /// The encoder of a BERT.
    ///
    /// # Errors
    /// What the source of the parameters returns.
    pub fn new(config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let embeddings = Embeddings::new(config, &pb.pp("bert.embeddings"))?;
        Self::with_embeddings(embeddings, config, &pb.pp("bert"))
    }

    /// An encoder with its own layers on the embeddings of another encoder.
    ///
    /// # Errors
    /// What the source of the parameters returns.
    pub fn sharing(other: &Encoder, config: &Config, pb: &ParamBuilder) -> Result<Self> {
        Self::with_embeddings(other.embeddings.clone(), config, pb)
    }

    fn with_embeddings(embeddings: Embeddings, config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let pb = pb.pp("encoder.layer");
        let layers = (0..config.layers).map(|i| Layer::new(config, &pb.pp(i)));
        Ok(Encoder { layers: layers.collect::<Result<_>>()?, embeddings })
    }

    /// The token embeddings `[V, H]`, for a decoder that is tied to them.
    pub fn token_embeddings(&self) -> Arc<Param> {
        Arc::clone(&self.embeddings.0.token)
    }

    /// The last layer's hidden states of all real tokens of a batch, sentence after sentence: `[N, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn all(&self, batch: &Batch, context: Context, pass: &mut Pass) -> Result<Tensor> {
        let packed = Packed::all(batch);
        let all = packed.all_queries(context);
        self.forward(&packed, &all, &all, batch, pass)
    }

    /// The last layer's hidden states of these rows of a batch (sentence · length + position), which are real tokens in
    /// ascending order: `[n, H]`.
    ///
    /// The last layer computes only these rows, from the keys and values of all tokens. Sentences without such a row
    /// are left out.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn rows(&self, batch: &Batch, rows: &[usize], context: Context, pass: &mut Pass) -> Result<Tensor> {
        let packed = Packed::of_rows(batch, rows);
        let (all, asked) = (packed.all_queries(context), packed.asked_queries(context));
        self.forward(&packed, &all, &asked, batch, pass)
    }

    fn forward(
        &self,
        packed: &Packed,
        all: &QueryRows,
        last: &QueryRows,
        batch: &Batch,
        pass: &mut Pass,
    ) -> Result<Tensor> {
        let mut hidden = self.embeddings.forward(packed, pass)?; // [N, H]
        for (i, layer) in self.layers.iter().enumerate() {
            layer.look(&hidden, packed, all, batch, pass)?;
            let queries = if i + 1 == self.layers.len() { last } else { all };
            hidden = layer.forward(&hidden, queries, pass)?; // [N, H], and [n, H] in the last
        }
        Ok(hidden)
    }
}

/// Token + position + segment, then LayerNorm.
#[derive(Clone)]
struct Embeddings(ops::Tables);

impl Embeddings {
    fn new(config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let table = |name: &str, rows: usize| {
            pb.pp(name).param((rows, config.hidden), "weight", config.weight_init())
        };
        Ok(Embeddings(ops::Tables {
            token: table("word_embeddings", config.vocabulary)?,
            position: table("position_embeddings", config.positions)?,
            segment: table("token_type_embeddings", config.segments)?,
            norm: pb.pp("LayerNorm").layer_norm(config.hidden, EPSILON)?,
        }))
    }

    /// `[N, H]`
    fn forward(&self, packed: &Packed, pass: &mut Pass) -> Result<Tensor> {
        let embedded = ops::embed(&self.0, packed.tables.clone())?;
        Ok(pass.dropout(embedded.elem_count()).apply(&embedded)?)
    }
}

/// One encoder layer: attention and feed-forward, each with a residual connection and then LayerNorm.
struct Layer {
    attention: SelfAttention,
    feed_forward: FeedForward,
}

impl Layer {
    fn new(config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let (h, f) = (config.hidden, config.intermediate);
        let linear = |name, input, out| pb.pp(name).fused_linear(input, out, config.linear_init());
        let norm = |name| pb.pp(name).layer_norm(h, EPSILON);
        Ok(Layer {
            attention: SelfAttention {
                query: linear("attention.self.query", h, h)?,
                key: linear("attention.self.key", h, h)?,
                value: linear("attention.self.value", h, h)?,
                output: linear("attention.output.dense", h, h)?,
                norm: norm("attention.output.LayerNorm")?,
                heads: config.heads,
            },
            feed_forward: FeedForward {
                up: linear("intermediate.dense", h, f)?,
                down: linear("output.dense", f, h)?,
                norm: norm("output.LayerNorm")?,
                activation: ACTIVATION,
            },
        })
    }

    /// Tokens `[N, H]` → a row for each query, `[n, H]`.
    fn forward(&self, tokens: &Tensor, queries: &QueryRows, pass: &mut Pass) -> Result<Tensor> {
        let (_, h) = tokens.dims2()?;
        let (probabilities, n) =
            (queries.mask.probabilities(self.attention.heads), queries.mask.visible.len());
        let dropout = [pass.dropout(probabilities), pass.dropout(n * h)];
        let x = ops::self_attention(tokens, &self.attention, queries.clone(), dropout)?; // [n, H]
        Ok(ops::feed_forward(&x, &self.feed_forward, pass.dropout(n * h))?) // [n, H]
    }

    /// Keeps the attention maps of all tokens `[N, H]`, if the pass asks for them. This does not change the pass.
    fn look(
        &self,
        tokens: &Tensor,
        packed: &Packed,
        all: &QueryRows,
        batch: &Batch,
        pass: &mut Pass,
    ) -> Result<()> {
        if let Some(kept) = &mut pass.attention {
            let probabilities = ops::attention_probabilities(tokens, &self.attention, &all.mask)?;
            let heads = self.attention.heads;
            let maps = packed.maps(&probabilities, heads, batch);
            let shape = (batch.size, heads, batch.length, batch.length);
            kept.push(Tensor::from_vec(maps, shape, tokens.device())?);
        }
        Ok(())
    }
}
