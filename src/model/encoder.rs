//! BERT's encoder (Devlin et al., 2019): embeddings, and layers of attention and feed-forward with LayerNorm after each. What
//! stands on it are the heads: [`super::bert`] for masked language modelling, [`super::classifier`] for labels.

use candle_core::Tensor;

use super::{
    DataShape,
    ops::{self, Asking, FeedForward, SelfAttention},
    packed::Packed,
    params::{Init, Params, Spec},
    pass::Pass,
};
use crate::{
    data::Batch,
    error::{Error, Result},
    experiment::{BertConfig, Context, Objective},
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
    /// What it is to learn: which heads it has besides the one for masked language modelling.
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
            objective: shape.objective,
            context: config.context,
            dropout: config.dropout,
            init: config.init,
        })
    }

    /// Every parameter of the encoder. BERT's initial values: weights normal, biases 0, LayerNorm 1 and 0.
    pub fn encoder_specs(&self) -> Vec<Spec> {
        let h = self.hidden;
        let mut specs = Vec::new();
        let mut table = |name: &str, rows: usize| {
            let name = format!("bert.embeddings.{name}_embeddings.weight");
            specs.push(Spec::new(name, &[rows, h], Init::Normal(self.init)));
        };
        table("word", self.vocabulary);
        table("position", self.positions);
        table("token_type", self.segments);
        specs.extend(norm_specs("bert.embeddings.LayerNorm", h));
        specs.extend(self.layer_specs(BERT));
        specs
    }

    /// The parameters of the layers, under a prefix.
    pub fn layer_specs(&self, prefix: &str) -> Vec<Spec> {
        let (h, f) = (self.hidden, self.intermediate);
        let linear = |name: &str, out: usize, input: usize| linear_specs(name, out, input, self.init);
        let norm = |name: &str| norm_specs(name, h);
        let mut specs = Vec::new();
        for i in 0..self.layers {
            let at = layer_name(prefix, i);
            for part in ["query", "key", "value"] {
                specs.extend(linear(&format!("{at}.attention.self.{part}"), h, h));
            }
            specs.extend(linear(&format!("{at}.attention.output.dense"), h, h));
            specs.extend(norm(&format!("{at}.attention.output.LayerNorm")));
            specs.extend(linear(&format!("{at}.intermediate.dense"), f, h));
            specs.extend(linear(&format!("{at}.output.dense"), h, f));
            specs.extend(norm(&format!("{at}.output.LayerNorm")));
        }
        specs
    }

    /// Roughly how many numbers a step on such a batch keeps at once: for each layer what its backward needs, and what that
    /// makes of one layer at a time. In floating point, since 32 bits do not count as far.
    pub fn activations(&self, shape: DataShape) -> f64 {
        let [t, h, f, a, v] = [shape.longest, self.hidden, self.intermediate, self.heads, self.vocabulary]
            .map(|size| size as f64);
        let tokens = shape.batch as f64 * t;
        let targets = (shape.batch * shape.targets) as f64;
        let layers = |sizes: &Sizes| {
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

/// Where the parameters of an encoder are.
const BERT: &str = "bert";

fn layer_name(prefix: &str, i: usize) -> String {
    format!("{prefix}.encoder.layer.{i}")
}

/// A linear layer's weight `[out, in]` and bias `[out]`, with BERT's initial values.
pub fn linear_specs(name: &str, out: usize, input: usize, init: f64) -> [Spec; 2] {
    [
        Spec::new(format!("{name}.weight"), &[out, input], Init::Normal(init)),
        Spec::new(format!("{name}.bias"), &[out], Init::Constant(0.0)),
    ]
}

/// LayerNorm's weight and bias, `[H]` each, with BERT's initial values.
pub fn norm_specs(name: &str, h: usize) -> [Spec; 2] {
    [
        Spec::new(format!("{name}.weight"), &[h], Init::Constant(1.0)),
        Spec::new(format!("{name}.bias"), &[h], Init::Constant(0.0)),
    ]
}

/// The encoder.
pub struct Encoder {
    embeddings: Embeddings,
    layers: Vec<Layer>,
}

impl Encoder {
    /// The encoder of these parameters, [`Sizes::encoder_specs`] among them.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(sizes: &Sizes, params: &Params) -> Result<Self> {
        Self::at(BERT, sizes, params)
    }

    /// As [`Encoder::new`], with layers of its own under a prefix and the same embeddings.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn at(prefix: &str, sizes: &Sizes, params: &Params) -> Result<Self> {
        let layers = (0..sizes.layers).map(|i| Layer::new(params, &layer_name(prefix, i), sizes.heads));
        Ok(Encoder { embeddings: Embeddings::new(params)?, layers: layers.collect::<Result<_>>()? })
    }

    /// The last layer's hidden states of all real tokens of a batch, sentence after sentence: `[N, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn all(&self, batch: &Batch, context: Context, pass: &mut Pass) -> Result<Tensor> {
        let packed = Packed::all(batch);
        let all = packed.all_asking(context);
        self.forward(&packed, &all, &all, batch, pass)
    }

    /// The last layer's hidden states of these rows of a batch (sentence · length + position), which are real tokens in
    /// ascending order: `[n, H]`.
    ///
    /// The last layer computes nothing but these; of the other tokens only its keys and values are needed. Sentences
    /// without such a row are left out.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn rows(&self, batch: &Batch, rows: &[usize], context: Context, pass: &mut Pass) -> Result<Tensor> {
        let packed = Packed::of_rows(batch, rows);
        let (all, asked) = (packed.all_asking(context), packed.rows_asking(context));
        self.forward(&packed, &all, &asked, batch, pass)
    }

    fn forward(
        &self,
        packed: &Packed,
        all: &Asking,
        last: &Asking,
        batch: &Batch,
        pass: &mut Pass,
    ) -> Result<Tensor> {
        let mut hidden = self.embeddings.forward(packed, pass)?; // [N, H]
        for (i, layer) in self.layers.iter().enumerate() {
            layer.look(&hidden, packed, all, batch, pass)?;
            let asking = if i + 1 == self.layers.len() { last } else { all };
            hidden = layer.forward(&hidden, asking, pass)?; // [N, H], and [n, H] in the last
        }
        Ok(hidden)
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
