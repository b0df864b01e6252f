//! Baselines for fine-tuning: guesses from counts of the labels, without a neural network.

use super::tasks::Example;

/// A guess from counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Baseline {
    /// The most frequent label of the training set, whatever the input.
    MostFrequent,
    /// Each word's most frequent label; for a new word the most frequent label of all.
    WordTag,
    /// A bigram hidden Markov model with add-one smoothing, and Viterbi's algorithm.
    Hmm,
}

impl Baseline {
    /// The baselines of a task: two of them only where each token has a label.
    pub fn of(per_token: bool) -> &'static [Baseline] {
        if per_token {
            &[Baseline::MostFrequent, Baseline::WordTag, Baseline::Hmm]
        } else {
            &[Baseline::MostFrequent]
        }
    }

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Baseline::MostFrequent => "most frequent",
            Baseline::WordTag => "most frequent tag",
            Baseline::Hmm => "hidden Markov",
        }
    }

    /// How many labels of the test set the baseline gets right, and how many there are. `labels` is the number of
    /// distinct labels, `vocabulary` that of tokens.
    pub fn score(
        self,
        training: &[Example],
        test: &[Example],
        labels: usize,
        vocabulary: usize,
    ) -> (usize, usize) {
        let counts = Counts::of(training, labels, vocabulary);
        let (mut correct, mut all) = (0, 0);
        for example in test {
            let guessed = self.guess(&counts, example);
            correct +=
                example.labels.iter().zip(&guessed).filter(|((_, label), guess)| label == *guess).count();
            all += example.labels.len();
        }
        (correct, all)
    }

    fn guess(self, counts: &Counts, example: &Example) -> Vec<u32> {
        let words: Vec<usize> = example.labels.iter().map(|&(at, _)| example.ids[at] as usize).collect();
        match self {
            Baseline::MostFrequent => vec![most(&counts.label); words.len()],
            Baseline::WordTag => {
                let of = |word: &usize| {
                    let row = counts.emission.iter().map(|words| words[*word]).collect::<Vec<_>>();
                    if row.iter().sum::<usize>() == 0 { most(&counts.label) } else { most(&row) }
                };
                words.iter().map(of).collect()
            }
            Baseline::Hmm => counts.viterbi(&words),
        }
    }
}

/// The index of the largest count; of equals the first.
fn most(counts: &[usize]) -> u32 {
    let largest = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|&count| count == largest).unwrap_or(0) as u32
}

/// Counts of a training set.
struct Counts {
    label: Vec<usize>,
    /// Label → word.
    emission: Vec<Vec<usize>>,
    /// Label → next label. The last row counts first labels of sentences, the last column ends of sentences.
    transition: Vec<Vec<usize>>,
}

impl Counts {
    fn of(training: &[Example], labels: usize, vocabulary: usize) -> Self {
        let mut counts = Counts {
            label: vec![0; labels],
            emission: vec![vec![0; vocabulary]; labels],
            transition: vec![vec![0; labels + 1]; labels + 1],
        };
        for example in training {
            let mut before = labels;
            for &(at, label) in &example.labels {
                let label = label as usize;
                counts.label[label] += 1;
                counts.emission[label][example.ids[at] as usize] += 1;
                counts.transition[before][label] += 1;
                before = label;
            }
            counts.transition[before][labels] += 1;
        }
        counts
    }

    /// The likeliest labels of the words together, under add-one smoothing.
    fn viterbi(&self, words: &[usize]) -> Vec<u32> {
        let labels = self.label.len();
        let smoothed = |row: &[usize], at: usize| {
            libm::log((row[at] + 1) as f64 / (row.iter().sum::<usize>() + row.len()) as f64)
        };
        let mut back: Vec<Vec<usize>> = Vec::new();
        let mut best = vec![0.0; labels];
        for (i, &word) in words.iter().enumerate() {
            let mut next = vec![0.0; labels];
            let mut from = vec![0; labels];
            for label in 0..labels {
                let came = |before: usize| best[before] + smoothed(&self.transition[before], label);
                let (before, score) = if i == 0 {
                    (labels, smoothed(&self.transition[labels], label))
                } else {
                    first_largest((0..labels).map(came))
                };
                next[label] = score + smoothed(&self.emission[label], word);
                from[label] = before;
            }
            best = next;
            back.push(from);
        }
        let ended = |label: usize| best[label] + smoothed(&self.transition[label], labels);
        let (mut label, _) = first_largest((0..labels).map(ended));
        let mut path = vec![0; words.len()];
        for (place, from) in path.iter_mut().zip(&back).rev() {
            *place = label as u32;
            label = from[label];
        }
        path
    }
}

fn first_largest(scores: impl Iterator<Item = f64>) -> (usize, f64) {
    let mut best = (0, f64::NEG_INFINITY);
    for (i, score) in scores.enumerate() {
        if score > best.1 {
            best = (i, score);
        }
    }
    best
}
