//! What each head looks at over many sentences: itself, its neighbours, the special tokens, the same word elsewhere.
//! The patterns are those of Clark, Khandelwal, Levy and Manning, "What Does BERT Look At?" (2019).

use std::collections::BTreeMap;

use super::attention::maps;
use crate::{
    data::{
        Batch, Corpus, Vocab,
        masking::{self, MaskedExample},
    },
    error::Result,
    experiment::MaskingPolicy,
    model::{Model, Pass, encoder::Config},
    random::Stream,
};

/// The kinds of positions that a token can look at. One position can be of several kinds: the previous token may be
/// `[CLS]`.
pub const NAMES: [&str; 7] = ["itself", "previous", "next", "cls", "sep", "mask", "same"];

/// The most tokens to read, unless a single sentence is longer.
const TOKENS: usize = 2_000;

/// Multiplications that one answer may take, roughly: a worker answers between two slices of training.
const WORK: f64 = 3e8;

/// The fewest tokens to read: fewer show no pattern. A model that needs longer than a slice for them also needs longer
/// for every training step.
const FEWEST: usize = 100;

/// The mean attention to each of [`NAMES`].
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// L.
    pub layers: usize,
    /// A, of each layer.
    pub heads: usize,
    /// `[L, A, 7]`: the share of a token's attention that goes to each kind, averaged over all tokens that were read.
    pub shares: Vec<f32>,
    /// `[7]`: the same for a head that looks equally at all visible positions.
    pub uniform: Vec<f32>,
    /// Sentences that were read.
    pub sentences: usize,
    /// Their tokens, `[CLS]` and `[SEP]` included.
    pub tokens: usize,
}

/// The patterns of a model over sentences of its corpus, corrupted as in training but with a stream of their own;
/// `None` of a model that has no attention.
///
/// # Errors
/// [`crate::error::Error::NotFinite`].
pub fn patterns(
    model: &Model,
    corpus: &Corpus,
    policy: &MaskingPolicy,
    seed: u64,
) -> Result<Option<Patterns>> {
    let Model::Bert(bert) = model else { return Ok(None) };
    let sizes = bert.config();
    let (layers, heads, context) = (sizes.layers, sizes.heads, sizes.context);
    let drawn = draw(corpus, policy, seed, budget(sizes, corpus.longest()));
    let tokens = drawn.iter().map(|example| example.input_ids.len()).sum();
    let sentences = drawn.len();
    // Sentences of one length at a time, so that no map has padding.
    let mut by_length: BTreeMap<usize, Vec<MaskedExample>> = BTreeMap::new();
    drawn.into_iter().for_each(|example| by_length.entry(example.input_ids.len()).or_default().push(example));
    let mut shares = vec![0f64; layers * heads * NAMES.len()];
    let mut uniform = vec![0f64; NAMES.len()];
    for (t, examples) in by_length {
        let batch = Batch::from_examples(&examples, corpus.vocab.special().pad);
        let mut pass = Pass::with_attention();
        bert.encode(&batch, &mut pass)?;
        let maps = maps(pass)?; // [L, B, A, T, T]
        for (b, ids) in batch.input_ids.chunks_exact(t).enumerate() {
            for query in 0..t {
                let visible = context.visible(query, t);
                let places = places(ids, query, &corpus.vocab);
                for (sum, keys) in uniform.iter_mut().zip(&places) {
                    let seen = keys.iter().filter(|key| visible.contains(key)).count();
                    *sum += seen as f64 / visible.len() as f64;
                }
                for (map, sums) in shares.chunks_exact_mut(NAMES.len()).enumerate() {
                    let (layer, head) = (map / heads, map % heads);
                    let row = &maps[(((layer * batch.size + b) * heads + head) * t + query) * t..][..t];
                    for (sum, keys) in sums.iter_mut().zip(&places) {
                        *sum += keys.iter().map(|&key| f64::from(row[key])).sum::<f64>();
                    }
                }
            }
        }
    }
    let mean = |sums: Vec<f64>| sums.into_iter().map(|sum| (sum / tokens as f64) as f32).collect();
    Ok(Some(Patterns { layers, heads, shares: mean(shares), uniform: mean(uniform), sentences, tokens }))
}

/// How many tokens a model of these sizes reads for one answer, if sentences have up to `longest`.
fn budget(sizes: &Config, longest: usize) -> usize {
    let [layers, h, f, heads, t] =
        [sizes.layers, sizes.hidden, sizes.intermediate, sizes.heads, longest].map(|size| size as f64);
    // Multiplications, and the other work of a row of a map, in the time of as many multiplications.
    let of_a_token = layers * (6.0 * h * h + 2.0 * h * f + 2.0 * h * t + heads * (2500.0 + 30.0 * t));
    ((WORK / of_a_token) as usize).clamp(FEWEST, TOKENS)
}

/// Draws corrupted sentences of at most `most` tokens in all, but at least one sentence.
fn draw(corpus: &Corpus, policy: &MaskingPolicy, seed: u64, most: usize) -> Vec<MaskedExample> {
    let (mut drawn, mut tokens) = (Vec::new(), 0);
    for i in 0.. {
        let mut stream = Stream::new(seed, "attention patterns", i);
        let Some(ids) = corpus.encoded.get(stream.below(corpus.encoded.len())) else { break };
        tokens += ids.len();
        if tokens > most && !drawn.is_empty() {
            break;
        }
        drawn.push(masking::corrupt(ids, policy, &corpus.vocab, &mut stream));
    }
    drawn
}

/// The positions of each kind in [`NAMES`] for the token at `query`.
fn places(ids: &[u32], query: usize, vocab: &Vocab) -> [Vec<usize>; 7] {
    let special = vocab.special();
    let all = |id: u32| (0..ids.len()).filter(|&key| ids[key] == id).collect();
    let same = |&key: &usize| key != query && ids[key] == ids[query];
    let is_word = vocab.ordinary().binary_search(&ids[query]).is_ok();
    [
        vec![query],
        query.checked_sub(1).into_iter().collect(),
        Some(query + 1).filter(|&next| next < ids.len()).into_iter().collect(),
        all(special.cls),
        all(special.sep),
        all(special.mask),
        if is_word { (0..ids.len()).filter(same).collect() } else { Vec::new() },
    ]
}
