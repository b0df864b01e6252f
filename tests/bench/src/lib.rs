//! What `cargo xtask bench` measures: the shapes, their experiments, and the matrix products that no training step can do
//! without. Whoever measures brings the clock.
//!
//! The shapes, their experiments and the products of their steps are one thing told in order, hence one long file.

use cloze::{
    data::{Batches, Corpus},
    error::{Error, Result},
    experiment::Experiment,
    model::ops::product::{Shape as Matrix, product},
    random::Stream,
};
use serde_json::json;

#[cfg(target_arch = "wasm32")]
mod browser;

/// Sizes of a BERT and of its batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Tokens in the vocabulary, the five special ones included.
    pub vocabulary: usize,
    /// Width of a token's vector.
    pub hidden: usize,
    /// Encoder layers.
    pub layers: usize,
    /// Attention heads of each layer.
    pub heads: usize,
    /// Width of the feed-forward layer.
    pub intermediate: usize,
    /// Tokens of every sentence, `[CLS]` and `[SEP]` included.
    pub tokens: usize,
    /// Sentences of a batch.
    pub batch: usize,
    /// Sentences of the corpus.
    pub sentences: usize,
}

/// A model so small that everything but arithmetic weighs most.
pub const S: Shape = Shape {
    vocabulary: 64,
    hidden: 32,
    layers: 1,
    heads: 2,
    intermediate: 64,
    tokens: 8,
    batch: 8,
    sentences: 64,
};

/// As large as the page's own presets get.
pub const M: Shape = Shape {
    vocabulary: 256,
    hidden: 64,
    layers: 2,
    heads: 2,
    intermediate: 256,
    tokens: 16,
    batch: 16,
    sentences: 256,
};

/// A model whose arithmetic weighs most.
pub const L: Shape = Shape {
    vocabulary: 1024,
    hidden: 128,
    layers: 2,
    heads: 2,
    intermediate: 512,
    tokens: 32,
    batch: 32,
    sentences: 512,
};

/// The shapes by name, smallest first.
pub const SHAPES: [(&str, Shape); 3] = [("S", S), ("M", M), ("L", L)];

/// Special tokens, which every vocabulary has.
const SPECIAL: usize = 5;

/// `[CLS]` and `[SEP]`, which every sentence has and which are never chosen.
const ENDS: usize = 2;

/// Share of all positions that are targets, on average.
const RATE: f64 = 0.15;

/// The shape of that name.
///
/// # Errors
/// [`Error::Field`] names those that exist.
pub fn find(name: &str) -> Result<Shape> {
    SHAPES.into_iter().find(|(known, _)| *known == name).map(|(_, shape)| shape).ok_or_else(|| {
        let known: Vec<&str> = SHAPES.iter().map(|(known, _)| *known).collect();
        Error::field("shape", format!("there is no shape “{name}”; there are {}", known.join(", ")))
    })
}

/// The experiment of a shape: one BERT on [`text`], without dropout, every target masked. Ends after as many steps as an
/// experiment can have, so that whoever measures may stop when enough was measured.
///
/// # Errors
/// [`Error::Field`] if the shape is none that an experiment can have.
pub fn experiment(shape: Shape) -> Result<Experiment> {
    // The peers choose among all positions, we never choose [CLS] and [SEP]: the rate makes up for it.
    let rate = RATE * shape.tokens as f64 / shape.tokens.saturating_sub(ENDS) as f64;
    Experiment::from_value(&json!({
        "corpus": { "text": text(shape) },
        "steps": 1_000_000,
        "runs": [{
            "label": "bench",
            "model": {
                "kind": "bert", "layers": shape.layers, "heads": shape.heads, "hidden": shape.hidden,
                "intermediate": shape.intermediate,
            },
            "masking": { "select": { "rate": rate, "rule": "bernoulli" }, "mask": 1.0, "random": 0.0 },
            "batch": { "size": shape.batch },
        }],
    }))
}

/// A text with exactly the shape's sentences, tokens and vocabulary. Every word stands in it at least once, if there is
/// room for all.
pub fn text(shape: Shape) -> String {
    let mut stream = Stream::new(0, "bench text", 0);
    let words = shape.vocabulary.saturating_sub(SPECIAL);
    let length = shape.tokens.saturating_sub(ENDS);
    let places = shape.sentences * length;
    let drawn: Vec<usize> =
        (0..places).map(|place| if place < words { place } else { stream.below(words) }).collect();
    let shuffled: Vec<String> =
        stream.permutation(places).into_iter().map(|place| word(drawn[place])).collect();
    let sentences: Vec<String> = shuffled.chunks(length.max(1)).map(|words| words.join(" ")).collect();
    sentences.join("\n")
}

/// A made-up word of two syllables, another for each number below 6,400.
fn word(number: usize) -> String {
    let consonants = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"];
    let vowels = ["a", "e", "i", "o", "u"];
    let syllable = |number: usize| {
        let (consonant, vowel) = (number / vowels.len() % consonants.len(), number % vowels.len());
        format!("{}{}", consonants[consonant], vowels[vowel])
    };
    syllable(number / (consonants.len() * vowels.len())) + &syllable(number)
}

/// The matrix products of one training step, forward and backward, that remain when no work is done that the loss does not
/// need: the least time in which the matrix products of this build could train.
///
/// Sentences without a target are not needed at all. In the last layer the loss needs the outputs at the targets only; keys
/// and values are still those of all tokens. The targets are those of the experiment's first batch. All numbers are made beforehand, and nothing is allocated later.
pub struct MatmulFloor {
    linears: Vec<Linear>,
    attentions: Vec<Attention>,
}

impl MatmulFloor {
    /// The products of a shape.
    ///
    /// # Errors
    /// As [`experiment`], and as drawing its first batch.
    pub fn new(shape: Shape) -> Result<Self> {
        let experiment = experiment(shape)?;
        let corpus = Corpus::load(&experiment.corpus)?;
        let run = experiment.runs.first().ok_or(Error::NoSuchRun { index: 0, runs: 0 })?;
        let batch = Batches::new(run.masking, run.batch, run.seed).batch(&corpus, 0)?;
        let mut targets = vec![0; batch.size];
        for target in &batch.targets {
            targets[target.row / batch.length] += 1;
        }
        Ok(Self::of(shape, &targets))
    }

    /// The products of a shape when each sentence has so many targets.
    fn of(shape: Shape, targets: &[usize]) -> Self {
        let Shape { vocabulary, hidden, intermediate, tokens, .. } = shape;
        let targets: Vec<usize> = targets.iter().copied().filter(|&count| count > 0).collect();
        let mut numbers = Numbers(Stream::new(0, "bench floor", 0));
        let all = vec![tokens; targets.len()];
        let (mut linears, mut attentions) = (Vec::new(), Vec::new());
        for layer in 1..=shape.layers {
            let needed = if layer == shape.layers { &targets } else { &all };
            let rows = needed.iter().sum();
            let mut linear =
                |rows, input, output| linears.push(Linear::new(&mut numbers, rows, input, output));
            linear(rows, hidden, hidden); // queries
            linear(all.iter().sum(), hidden, 2 * hidden); // keys and values
            linear(rows, hidden, hidden); // output of the attention
            linear(rows, hidden, intermediate); // up
            linear(rows, intermediate, hidden); // down
            attentions.push(Attention::new(&mut numbers, shape, needed));
        }
        let rows = targets.iter().sum();
        linears.push(Linear::new(&mut numbers, rows, hidden, hidden)); // transform of the head
        linears.push(Linear::new(&mut numbers, rows, hidden, vocabulary)); // decoder
        MatmulFloor { linears, attentions }
    }

    /// Does the products of one step.
    pub fn run(&mut self) {
        self.linears.iter_mut().for_each(Linear::forward);
        self.attentions.iter_mut().for_each(Attention::forward);
        self.attentions.iter_mut().rev().for_each(Attention::backward);
        self.linears.iter_mut().rev().for_each(Linear::backward);
    }

    /// Multiplications of one step, each with its addition.
    pub fn multiplications(&self) -> usize {
        let linears = self.linears.iter().map(|linear| 3 * linear.rows * linear.input * linear.output);
        let attentions = self.attentions.iter().map(|attention| {
            attention.queries.iter().sum::<usize>() * attention.tokens * attention.hidden * 6
        });
        linears.sum::<usize>() + attentions.sum::<usize>()
    }
}

/// Seeded numbers of moderate size: products of zeros or of denormal numbers could take another time.
struct Numbers(Stream);

impl Numbers {
    fn draw(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.0.unit() as f32 - 0.5).collect()
    }
}

/// y = x · Wᵀ, and from dy: dx = dy · W and dW = dyᵀ · x.
struct Linear {
    rows: usize,
    input: usize,
    output: usize,
    x: Vec<f32>,
    weight: Vec<f32>,
    dy: Vec<f32>,
    y: Vec<f32>,
    dx: Vec<f32>,
    dweight: Vec<f32>,
}

impl Linear {
    fn new(numbers: &mut Numbers, rows: usize, input: usize, output: usize) -> Self {
        Linear {
            rows,
            input,
            output,
            x: numbers.draw(rows * input),
            weight: numbers.draw(output * input),
            dy: numbers.draw(rows * output),
            y: vec![0.0; rows * output],
            dx: vec![0.0; rows * input],
            dweight: vec![0.0; output * input],
        }
    }

    fn forward(&mut self) {
        let of_x = Matrix::rows(self.rows, self.input);
        let of_weight = Matrix::rows(self.output, self.input);
        let of_y = Matrix::rows(self.rows, self.output);
        product(1.0, (&self.x, of_x), (&self.weight, of_weight.transposed()), (&mut self.y, of_y), false);
    }

    fn backward(&mut self) {
        let of_x = Matrix::rows(self.rows, self.input);
        let of_weight = Matrix::rows(self.output, self.input);
        let of_y = Matrix::rows(self.rows, self.output);
        product(1.0, (&self.dy, of_y), (&self.weight, of_weight), (&mut self.dx, of_x), false);
        product(1.0, (&self.dy, of_y.transposed()), (&self.x, of_x), (&mut self.dweight, of_weight), false);
    }
}

/// The two products of attention in every sentence and head, q · kᵀ and p · v, and the two backward products of each.
struct Attention {
    /// Queries of each sentence.
    queries: Vec<usize>,
    tokens: usize,
    hidden: usize,
    heads: usize,
    q: Vec<f32>,
    k: Vec<f32>,
    v: Vec<f32>,
    probabilities: Vec<f32>,
    dmixed: Vec<f32>,
    dscores: Vec<f32>,
    scores: Vec<f32>,
    mixed: Vec<f32>,
    dq: Vec<f32>,
    dk: Vec<f32>,
    dv: Vec<f32>,
}

/// Where the matrices of one sentence and head lie.
struct Blocks {
    /// In q, dq and the mixed values.
    queries: Matrix,
    /// In k, v and their gradients.
    keys: Matrix,
    /// In the scores.
    scores: Matrix,
}

impl Attention {
    fn new(numbers: &mut Numbers, shape: Shape, queries: &[usize]) -> Self {
        let Shape { hidden, heads, tokens, .. } = shape;
        let rows = queries.iter().sum::<usize>();
        let (of_queries, of_keys) = (rows * hidden, queries.len() * tokens * hidden);
        let of_scores = rows * heads * tokens;
        Attention {
            queries: queries.to_vec(),
            tokens,
            hidden,
            heads,
            q: numbers.draw(of_queries),
            k: numbers.draw(of_keys),
            v: numbers.draw(of_keys),
            probabilities: numbers.draw(of_scores),
            dmixed: numbers.draw(of_queries),
            dscores: numbers.draw(of_scores),
            scores: vec![0.0; of_scores],
            mixed: vec![0.0; of_queries],
            dq: vec![0.0; of_queries],
            dk: vec![0.0; of_keys],
            dv: vec![0.0; of_keys],
        }
    }

    /// Hands `work` the blocks of every sentence and every head.
    fn each(queries: &[usize], [tokens, hidden, heads]: [usize; 3], mut work: impl FnMut(Blocks)) {
        let width = hidden / heads;
        let mut before = 0;
        for (sentence, &rows) in queries.iter().enumerate() {
            for head in 0..heads {
                let block = |row: usize, rows: usize| Matrix {
                    offset: row * hidden + head * width,
                    rows,
                    columns: width,
                    row_stride: hidden,
                    column_stride: 1,
                };
                let offset = (before * heads + head * rows) * tokens;
                work(Blocks {
                    queries: block(before, rows),
                    keys: block(sentence * tokens, tokens),
                    scores: Matrix { offset, ..Matrix::rows(rows, tokens) },
                });
            }
            before += rows;
        }
    }

    fn forward(&mut self) {
        let sizes = [self.tokens, self.hidden, self.heads];
        Self::each(&self.queries, sizes, |at| {
            let keys = (self.k.as_slice(), at.keys.transposed());
            product(1.0, (&self.q, at.queries), keys, (&mut self.scores, at.scores), false);
            let probabilities = (self.probabilities.as_slice(), at.scores);
            product(1.0, probabilities, (&self.v, at.keys), (&mut self.mixed, at.queries), false);
        });
    }

    fn backward(&mut self) {
        let sizes = [self.tokens, self.hidden, self.heads];
        Self::each(&self.queries, sizes, |at| {
            let dmixed = (self.dmixed.as_slice(), at.queries);
            let transposed = (self.probabilities.as_slice(), at.scores.transposed());
            product(1.0, transposed, dmixed, (&mut self.dv, at.keys), false);
            product(1.0, dmixed, (&self.v, at.keys.transposed()), (&mut self.scores, at.scores), false);
            let dscores = self.dscores.as_slice();
            product(1.0, (dscores, at.scores), (&self.k, at.keys), (&mut self.dq, at.queries), false);
            let transposed = (dscores, at.scores.transposed());
            product(1.0, transposed, (&self.q, at.queries), (&mut self.dk, at.keys), false);
        });
    }
}

#[cfg(test)]
mod tests {
    use cloze::train::Trainer;

    use super::*;

    #[test]
    fn the_corpus_of_a_shape_has_its_sizes() {
        for (name, shape) in SHAPES {
            let experiment = experiment(shape).unwrap();
            let corpus = Corpus::load(&experiment.corpus).unwrap();
            assert_eq!(corpus.vocab.len(), shape.vocabulary, "{name}");
            assert_eq!(corpus.encoded.len(), shape.sentences, "{name}");
            assert!(corpus.encoded.iter().all(|ids| ids.len() == shape.tokens), "{name}");
            let targets = shape.batch as f64 * experiment.runs[0].masking.select.expected(shape.tokens);
            let positions = (shape.batch * shape.tokens) as f64;
            assert!((targets / positions - RATE).abs() < 1e-9, "{name}: {targets} of {positions}");
        }
    }

    #[test]
    fn the_experiment_of_a_shape_trains() {
        let mut trainer = Trainer::new(&experiment(S).unwrap(), 0).unwrap();
        assert!(trainer.step().unwrap().loss > 0.0);
        assert_eq!(trainer.step().unwrap().tokens, S.tokens * S.batch);
        assert!(find("XL").is_err() && find("M").unwrap() == M);
    }

    /// A layer and two sentences of three tokens, with two targets and none, counted by hand.
    #[test]
    fn the_floor_counts_what_the_loss_needs() {
        let shape = Shape {
            vocabulary: 7,
            hidden: 4,
            layers: 1,
            heads: 2,
            intermediate: 5,
            tokens: 3,
            batch: 2,
            sentences: 2,
        };
        let (all, targets) = (3, 2); // the sentence without a target is not needed
        let linear = targets * 4 * 4 // queries
            + all * 4 * 8 // keys and values
            + targets * 4 * 4 // output
            + 2 * targets * 4 * 5 // up and down
            + targets * 4 * 4 // transform
            + targets * 4 * 7; // decoder
        let attention = 2 * (targets * 3 * 4); // both products of both heads, two wide each
        let mut floor = MatmulFloor::of(shape, &[2, 0]);
        assert_eq!(floor.multiplications(), 3 * (linear + attention));
        floor.run();
        assert!(floor.linears.iter().all(|linear| linear.y.iter().chain(&linear.dx).all(|&x| x != 0.0)));
        let [only] = floor.attentions.as_slice() else { panic!("one layer") };
        assert!(only.mixed.iter().chain(&only.dq).all(|&x| x != 0.0), "every query is mixed");
        assert!(only.dk.len() == 3 * 4 && only.dk.iter().all(|&x| x != 0.0), "and every key of its sentence");
    }
}
