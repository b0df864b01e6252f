//! Text to batches: corpus, vocabulary, corruption, batches. The tokeniser has its own file.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{experiment, golden_text};
use cloze::{
    data::{
        Batch, Batches, Corpus, MaskedExample, Outcome, Target, Vocab,
        batch::question,
        batch_file,
        masking::{LONGEST_SPAN, corrupt, count, span_lengths},
        vocab::SPECIAL,
    },
    experiment::{BatchConfig, Draws, MaskingPolicy, Order, Scored, Select},
    random::Stream,
    train::Trainer,
};
use proptest::{prelude::any, prop_assert, prop_assert_eq, proptest};

fn corpus(sentences: usize) -> Corpus {
    // Sentence i has 1 + i mod 4 words, the first of them its own.
    let line = |i: usize| [vec![format!("word{i}")], vec!["more".to_owned(); i % 4]].concat().join(" ");
    Corpus::parse(&(0..sentences).map(line).collect::<Vec<_>>().join("\n")).unwrap()
}

fn policy(select: Select, mask: f64, random: f64) -> MaskingPolicy {
    MaskingPolicy { select, mask, random, ..MaskingPolicy::BERT }
}

// Corpus and vocabulary.

/// The rows of a batch's targets.
fn target_rows(batch: &Batch) -> Vec<usize> {
    batch.targets.iter().map(|target| target.row).collect()
}

#[test]
fn the_notebooks_corpus_is_what_the_notebook_has() {
    let corpus = Corpus::parse(Corpus::bundled("notebook").unwrap()).unwrap();
    assert_eq!(corpus.sentences, ["the cat sleeps", "the dog runs", "a dog sleeps"]);
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "cat", "dog", "runs", "sleeps", "the"];
    assert_eq!(corpus.vocab.tokens(), tokens);
    assert_eq!(corpus.encoded, [[2, 10, 6, 9, 3], [2, 10, 7, 8, 3], [2, 5, 7, 9, 3]]);
    assert_eq!((corpus.documents.len(), &corpus.documents[0]), (1, &(0..3)));
    assert_eq!(corpus.longest(), 5);
    assert_eq!(corpus.notices(), Vec::<String>::new());
}

#[test]
fn the_larger_corpus_has_something_to_learn() {
    let corpus = Corpus::parse(Corpus::bundled("everyday").unwrap()).unwrap();
    assert!((60..=200).contains(&corpus.sentences.len()), "{} sentences", corpus.sentences.len());
    assert!(corpus.documents.len() > 1);
    assert!(corpus.longest() <= 16, "short sentences: {}", corpus.longest());
    assert!(corpus.sentences.iter().all(|sentence| sentence.is_ascii()));
    assert_eq!(Corpus::bundled("no such corpus"), None);
}

#[test]
fn the_vocabulary_has_the_special_tokens_first_and_words_by_code_point() {
    let vocab = Vocab::from_words(["zebra", "é", "a", "zebra", "10", "9", ",", "東", "B"]).unwrap();
    let mut expected: Vec<&str> = SPECIAL.to_vec();
    expected.extend([",", "10", "9", "B", "a", "zebra", "é", "東"]);
    assert_eq!(vocab.tokens(), expected);
    let special = vocab.special();
    assert_eq!([special.pad, special.unk, special.cls, special.sep, special.mask], [0, 1, 2, 3, 4]);
    assert_eq!(vocab.ordinary(), (5..13).collect::<Vec<u32>>());
    for (id, token) in vocab.tokens().iter().enumerate() {
        assert_eq!((vocab.id(token), vocab.token(id as u32)), (id as u32, token.as_str()));
    }
    assert_eq!((vocab.id("missing"), vocab.token(99)), (1, "[UNK]"));
    assert_eq!(vocab.encode(["a", "missing", "zebra"]), [2, 9, 1, 10, 3]);
    assert_eq!((vocab.len(), vocab.is_empty()), (13, false));
}

#[test]
fn a_checkpoints_vocabulary_keeps_its_own_order() {
    let tokens = ["the", "[MASK]", "[SEP]", "cat", "[CLS]", "[UNK]", "[PAD]"];
    let vocab = Vocab::from_tokens(tokens.iter().map(|&t| t.to_owned()).collect()).unwrap();
    assert_eq!(vocab.ordinary(), [0, 3]);
    let special = vocab.special();
    assert_eq!([special.pad, special.unk, special.cls, special.sep, special.mask], [6, 5, 4, 2, 1]);
    assert_eq!(vocab.encode(["cat", "dog"]), [4, 3, 5, 2]);
    let twice = Vocab::from_tokens(["[PAD]", "x", "x"].map(str::to_owned).to_vec()).unwrap_err();
    assert_eq!(
        twice.to_string(),
        "the checkpoint cannot be used: its vocabulary has “x” twice, in lines 2 and 3"
    );
    for missing in SPECIAL {
        let tokens =
            SPECIAL.iter().filter(|&&token| token != missing).map(|&token| token.to_owned()).collect();
        let error = Vocab::from_tokens(tokens).unwrap_err().to_string();
        let expected = format!(
            "the checkpoint cannot be used: its vocabulary lacks the special token {missing}; BERT's has all five"
        );
        assert_eq!(error, expected);
    }
}

#[test]
fn blank_lines_part_documents() {
    let corpus = Corpus::parse("\n\n a b \r\nc d\n\n \t\ne f\n\u{200b}\ng\n\n\n").unwrap();
    assert_eq!(corpus.sentences, ["a b", "c d", "e f", "g"], "sentences without surrounding white space");
    assert_eq!(corpus.documents, [0..2, 2..3, 3..4], "a line without a word is blank, whatever stands in it");
    let lengths: Vec<usize> = corpus.encoded.iter().map(Vec::len).collect();
    assert_eq!(lengths, [4, 4, 4, 3]);
}

#[test]
fn the_vocabulary_counts_words_after_normalisation() {
    let corpus = Corpus::parse("Café CAFE\ncafe\u{301} bar").unwrap();
    assert_eq!(corpus.vocab.tokens()[5..], ["bar", "cafe"]);
}

#[test]
fn one_word_sentences_are_noticed() {
    let notices = |text: &str| Corpus::parse(text).unwrap().notices();
    assert_eq!(notices("a b\nc d"), Vec::<String>::new());
    assert_eq!(notices("a b\nc"), ["1 sentence is one word long and gives no context."]);
    assert_eq!(notices("a b\nc\nd"), ["2 sentences are one word long and give no context."]);
    assert_eq!(notices("a\nb"), ["Every sentence is one word long, so there is no context to learn from."]);
}

// Corruption.

#[test]
fn the_count_rule_is_berts() {
    // max(1, ⌊rate · n + ½⌋), n with [CLS] and [SEP], at most the ordinary tokens.
    let at_15_percent = [
        (3, 1),
        (4, 1),
        (5, 1),
        (9, 1),
        (10, 2),
        (11, 2),
        (16, 2),
        (17, 3),
        (23, 3),
        (24, 4),
        (50, 8),
        (128, 19),
        (512, 77),
    ];
    for (n, expected) in at_15_percent {
        assert_eq!(count(0.15, n), expected, "n = {n}");
    }
    for (rate, n, expected) in
        [(0.5, 4, 2), (0.5, 5, 3), (0.5, 3, 1), (1.0, 5, 3), (1.0, 3, 1), (0.9, 10, 8), (0.001, 512, 1)]
    {
        assert_eq!(count(rate, n), expected, "rate = {rate}, n = {n}");
    }
}

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn corruption_chooses_distinct_ordinary_tokens_and_touches_nothing_else(
        words in proptest::collection::vec(5u32..12, 1..40),
        rate in 0.001f64..=1.0, bernoulli in any::<bool>(), mask in 0.0f64..=1.0, share in 0.0f64..=1.0, seed in any::<u64>(),
    ) {
        let vocab = Vocab::from_words(["a", "b", "c", "d", "e", "f", "g"]).unwrap();
        let ids: Vec<u32> = [vec![2], words, vec![3]].concat();
        let n = ids.len();
        let select = if bernoulli { Select::Bernoulli(rate) } else { Select::Count(rate) };
        let policy = policy(select, mask, (1.0 - mask) * share);
        let example = corrupt(&ids, &policy, &vocab, &mut Stream::new(seed, "test", 0));
        let positions: Vec<usize> = example.targets.iter().map(|target| target.position).collect();
        prop_assert!(positions.windows(2).all(|pair| pair[0] < pair[1]), "distinct and ascending: {:?}", positions);
        prop_assert!(positions.iter().all(|&p| p > 0 && p < n - 1), "Invariant: special tokens are never targets: {:?}", positions);
        if !bernoulli {
            let expected = ((rate * n as f64 + 0.5).floor() as usize).clamp(1, n - 2);
            prop_assert_eq!(positions.len(), expected);
        }
        for (position, (&before, &after)) in ids.iter().zip(&example.input_ids).enumerate() {
            match example.targets.iter().find(|target| target.position == position) {
                None => prop_assert_eq!(before, after, "what is not chosen stays"),
                Some(Target { token_id, outcome, .. }) => {
                    prop_assert_eq!(*token_id, before, "the target is the true token");
                    match outcome {
                        Outcome::Masked => prop_assert_eq!(after, 4),
                        Outcome::Random => prop_assert!(vocab.ordinary().contains(&after)),
                        Outcome::Kept => prop_assert_eq!(before, after),
                    }
                }
            }
        }
        prop_assert_eq!(example.input_ids.len(), n);
    }
}

/// Within five standard deviations of a binomial count: one false alarm in two million, and the seeds are fixed.
#[track_caller]
fn assert_binomial(what: &str, found: usize, n: usize, p: f64) {
    let (n, found) = (n as f64, found as f64);
    let allowed = 5.0 * (n * p * (1.0 - p)).sqrt();
    assert!((found - n * p).abs() <= allowed, "{what}: {found} of {n}, expected {} ± {allowed}", n * p);
}

#[test]
fn outcomes_are_shared_80_10_10_and_random_words_are_uniform() {
    let vocab = Vocab::from_words(["a", "b", "c", "d", "e", "f", "g"]).unwrap();
    let ids: Vec<u32> = [2].into_iter().chain((0..98).map(|i| 5 + i % 7)).chain([3]).collect();
    let policy = policy(Select::Count(0.15), 0.8, 0.1);
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut random: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut total, mut same) = (0, 0);
    let mut chosen = vec![0usize; ids.len()];
    for seed in 0..4000 {
        let MaskedExample { input_ids, targets } =
            corrupt(&ids, &policy, &vocab, &mut Stream::new(seed, "mask", 0));
        assert_eq!(targets.len(), 15);
        for target in targets {
            total += 1;
            chosen[target.position] += 1;
            let name = match target.outcome {
                Outcome::Masked => "masked",
                Outcome::Random => {
                    let word = input_ids[target.position];
                    *random.entry(word).or_default() += 1;
                    same += usize::from(word == target.token_id);
                    "random"
                }
                Outcome::Kept => "kept",
            };
            *outcomes.entry(name).or_default() += 1;
        }
    }
    for (name, share) in [("masked", 0.8), ("random", 0.1), ("kept", 0.1)] {
        assert_binomial(name, outcomes[name], total, share);
    }
    let drawn = outcomes["random"];
    assert_eq!(
        random.keys().copied().collect::<Vec<u32>>(),
        vocab.ordinary(),
        "every ordinary token, no other"
    );
    for (word, &count) in &random {
        assert_binomial(&format!("random word {word}"), count, drawn, 1.0 / 7.0);
    }
    assert_binomial("the random word is the same word", same, drawn, 1.0 / 7.0);
    assert_eq!((chosen[0], chosen[99]), (0, 0));
    for (position, &count) in chosen.iter().enumerate().take(99).skip(1) {
        assert_binomial(&format!("position {position}"), count, 4000, 15.0 / 98.0);
    }
}

#[test]
fn outcomes_at_the_ends_of_the_range() {
    let vocab = Vocab::from_words(["a", "b", "c"]).unwrap();
    let ids = [2, 5, 6, 7, 5, 3];
    let outcomes = |mask, random| -> BTreeSet<String> {
        let of = |seed| {
            corrupt(&ids, &policy(Select::Count(1.0), mask, random), &vocab, &mut Stream::new(seed, "m", 0))
        };
        (0..200).flat_map(|seed| of(seed).targets).map(|target| format!("{:?}", target.outcome)).collect()
    };
    assert_eq!(outcomes(1.0, 0.0), ["Masked".to_owned()].into());
    assert_eq!(outcomes(0.0, 1.0), ["Random".to_owned()].into());
    assert_eq!(outcomes(0.0, 0.0), ["Kept".to_owned()].into());
    assert_eq!(outcomes(0.5, 0.0), ["Masked".to_owned(), "Kept".to_owned()].into());
    assert_eq!(outcomes(0.5, 0.5), ["Masked".to_owned(), "Random".to_owned()].into());
}

#[test]
fn the_bernoulli_rule_chooses_each_token_independently() {
    let vocab = Vocab::from_words(["a", "b", "c"]).unwrap();
    let ids = [2, 5, 6, 7, 5, 3];
    let policy = policy(Select::Bernoulli(0.3), 1.0, 0.0);
    let (mut single, mut pair, mut sizes) = ([0usize; 6], 0, [0usize; 5]);
    const DRAWS: usize = 20_000;
    for seed in 0..DRAWS as u64 {
        let example = corrupt(&ids, &policy, &vocab, &mut Stream::new(seed, "mask", 0));
        sizes[example.targets.len()] += 1;
        let at = |p| example.targets.iter().any(|target| target.position == p);
        (0..6).for_each(|p| single[p] += usize::from(at(p)));
        pair += usize::from(at(1) && at(4));
    }
    assert_eq!((single[0], single[5]), (0, 0), "Invariant: special tokens are never targets");
    for (p, &count) in single.iter().enumerate().take(5).skip(1) {
        assert_binomial(&format!("position {p}"), count, DRAWS, 0.3);
    }
    assert_binomial("positions 1 and 4 together", pair, DRAWS, 0.09);
    for (k, choose) in [1.0, 4.0, 6.0, 4.0, 1.0].into_iter().enumerate() {
        let p = choose * 0.3f64.powi(k as i32) * 0.7f64.powi(4 - k as i32);
        assert_binomial(&format!("{k} targets"), sizes[k], DRAWS, p);
    }
}

#[test]
fn the_position_rule_chooses_that_position() {
    let vocab = Vocab::from_words(["a", "b", "c"]).unwrap();
    let ids = [2, 5, 6, 7, 3];
    for position in 1..=3 {
        for seed in 0..5 {
            let policy = policy(Select::Position(position), 1.0, 0.0);
            let example = corrupt(&ids, &policy, &vocab, &mut Stream::new(seed, "mask", 0));
            let target = Target { position, token_id: ids[position], outcome: Outcome::Masked };
            assert_eq!(example.targets, [target]);
            assert_eq!(example.input_ids[position], 4);
        }
    }
    for position in [0, 4, 5, 99] {
        let policy = policy(Select::Position(position), 1.0, 0.0);
        let example = corrupt(&ids, &policy, &vocab, &mut Stream::new(0, "mask", 0));
        assert_eq!(
            example,
            MaskedExample { input_ids: ids.to_vec(), targets: vec![] },
            "[CLS], [SEP] and beyond"
        );
    }
}

// Batches.

#[test]
fn examples_are_padded_to_the_longest_and_rows_are_flat() {
    let example = |input_ids: &[u32], targets: &[(usize, u32, Outcome)]| MaskedExample {
        input_ids: input_ids.to_vec(),
        targets: targets
            .iter()
            .map(|&(position, token_id, outcome)| Target { position, token_id, outcome })
            .collect(),
    };
    let batch = Batch::from_examples(
        &[
            example(&[2, 4, 3], &[(1, 8, Outcome::Masked)]),
            example(&[2, 5, 6, 7, 3], &[(1, 9, Outcome::Random), (3, 7, Outcome::Kept)]),
            example(&[2, 5, 4, 3], &[(2, 6, Outcome::Masked)]),
        ],
        0,
    );
    assert_eq!((batch.size, batch.length), (3, 5));
    assert_eq!(batch.input_ids, [2, 4, 3, 0, 0, 2, 5, 6, 7, 3, 2, 5, 4, 3, 0]);
    assert_eq!(batch.segment_ids, [0; 15]);
    let real: Vec<u8> = batch.real.iter().map(|&real| real.into()).collect();
    assert_eq!(real, [1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    assert_eq!(target_rows(&batch), [1, 6, 8, 12]);
    assert_eq!(batch.target_ids(), [8, 9, 7, 6]);
    let outcomes: Vec<Outcome> = batch.targets.iter().map(|target| target.outcome.unwrap()).collect();
    assert_eq!(outcomes, [Outcome::Masked, Outcome::Random, Outcome::Kept, Outcome::Masked]);
    assert_eq!(batch.tokens(), 12);
}

#[test]
fn sequential_batches_go_round_the_corpus_in_order() {
    let corpus = corpus(5);
    let config = BatchConfig { size: 3, order: Order::Sequential };
    let mut batches = Batches::new(policy(Select::Count(0.15), 0.8, 0.1), config, 7);
    let found: Vec<Vec<usize>> = (0..4).map(|t| batches.batch(&corpus, t).unwrap().sentences).collect();
    assert_eq!(found, [[0, 1, 2], [3, 4, 0], [1, 2, 3], [4, 0, 1]]);
}

#[test]
fn a_batch_holds_its_sentences() {
    let corpus = corpus(9);
    let mut batches = Batches::new(
        policy(Select::Count(0.5), 0.5, 0.25),
        BatchConfig { size: 4, order: Order::Shuffled },
        1,
    );
    for t in 0..20 {
        let batch = batches.batch(&corpus, t).unwrap();
        assert_eq!(batch.size, 4);
        for (i, &sentence) in batch.sentences.iter().enumerate() {
            let row = i * batch.length..(i + 1) * batch.length;
            let ids = &corpus.encoded[sentence];
            let real = batch.real[row.clone()].iter().filter(|&&real| real).count();
            assert_eq!(real, ids.len());
            assert!(batch.input_ids[row.clone()][ids.len()..].iter().all(|&id| id == 0), "padded with [PAD]");
            let mut restored = batch.input_ids[row.clone()][..ids.len()].to_vec();
            for target in batch.targets.iter().filter(|target| row.contains(&target.row)) {
                restored[target.row - row.start] = target.token_id;
            }
            assert_eq!(&restored, ids, "with the true tokens at the targets it is the sentence again");
        }
        assert!(target_rows(&batch).windows(2).all(|pair| pair[0] < pair[1]), "targets ascend");
    }
}

#[test]
fn shuffled_epochs_have_every_sentence_once_and_differ() {
    let corpus = corpus(11);
    // Sizes that divide the corpus, that do not (batches straddle epochs), and that are larger than it.
    for size in [1, 3, 11, 16, 25] {
        let mut batches = Batches::new(
            policy(Select::Count(0.15), 0.8, 0.1),
            BatchConfig { size, order: Order::Shuffled },
            3,
        );
        let steps = (6 * 11usize).div_ceil(size);
        let order: Vec<usize> =
            (0..steps).flat_map(|t| batches.batch(&corpus, t).unwrap().sentences).collect();
        let epochs: Vec<&[usize]> = order.chunks_exact(11).take(6).collect();
        assert_eq!(epochs.len(), 6);
        for epoch in &epochs {
            let distinct: BTreeSet<usize> = epoch.iter().copied().collect();
            assert_eq!(distinct.len(), 11, "batches of {size}: each sentence once in {epoch:?}");
        }
        for (i, epoch) in epochs.iter().enumerate() {
            assert!(
                epochs[..i].iter().all(|other| other != epoch),
                "batches of {size}: every epoch has its own order"
            );
        }
    }
}

#[test]
fn the_order_and_the_corruption_do_not_depend_on_the_batch_size() {
    let corpus = corpus(11);
    let examples = |size: usize| {
        let mut batches = Batches::new(
            policy(Select::Count(0.4), 0.8, 0.1),
            BatchConfig { size, order: Order::Shuffled },
            3,
        );
        let mut all: Vec<(usize, Vec<u32>)> = Vec::new();
        for t in 0..60 / size {
            let batch = batches.batch(&corpus, t).unwrap();
            for (i, &sentence) in batch.sentences.iter().enumerate() {
                let row = &batch.input_ids[i * batch.length..(i + 1) * batch.length];
                all.push((sentence, row[..corpus.encoded[sentence].len()].to_vec()));
            }
        }
        all
    };
    assert_eq!(examples(1), examples(12));
    assert_eq!(examples(5), examples(20));
    assert_eq!(examples(1), examples(5));
}

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn batch_t_is_the_same_however_it_is_reached(
        t in 0usize..500, size in 1usize..20, sentences in 2usize..23, shuffled in any::<bool>(), rule in 0usize..3,
        rate in 0.05f64..1.0, seed in any::<u64>(), visits in proptest::collection::vec(0usize..600, 0..6),
    ) {
        let corpus = corpus(sentences);
        let order = if shuffled { Order::Shuffled } else { Order::Sequential };
        let select = [Select::Count(rate), Select::Bernoulli(rate), Select::Position(1)][rule];
        let fresh = || Batches::new(policy(select, 0.8, 0.1), BatchConfig { size, order }, seed);
        let direct = fresh().batch(&corpus, t).unwrap();
        let mut walked = fresh();
        for visit in visits {
            walked.batch(&corpus, visit).unwrap();
        }
        prop_assert_eq!(&walked.batch(&corpus, t).unwrap(), &direct, "Invariant: batch t is a pure function of (corpus, policy, seed, t)");
        for near in t.saturating_sub(3)..t {
            walked.batch(&corpus, near).unwrap();
        }
        prop_assert_eq!(&walked.batch(&corpus, t).unwrap(), &direct, "Invariant: batch t is a pure function of (corpus, policy, seed, t)");
        prop_assert!(!direct.targets.is_empty(), "every batch has a target");
        prop_assert!(direct.targets.iter().all(|target| target.token_id > 4), "Invariant: special tokens are never targets");
    }
}

#[test]
fn a_rare_bernoulli_choice_is_drawn_again_until_there_is_a_target() {
    let corpus = Corpus::parse("a b").unwrap();
    let mut batches = Batches::new(
        policy(Select::Bernoulli(0.01), 1.0, 0.0),
        BatchConfig { size: 1, order: Order::Shuffled },
        0,
    );
    let mut at = [0usize; 4];
    for t in 0..300 {
        let batch = batches.batch(&corpus, t).unwrap();
        assert!(!batch.targets.is_empty());
        batch.targets.iter().for_each(|target| at[target.row] += 1);
    }
    assert_eq!((at[0], at[3]), (0, 0));
    assert_binomial("first of two words", at[1], at[1] + at[2], 0.5);
}

#[test]
fn runs_that_differ_only_in_their_model_see_the_same_batches() {
    let runs = [
        r#"{"label": "a", "model": {"kind": "notebook"}}"#,
        r#"{"label": "b", "model": {"kind": "bert", "dropout": 0.1}}"#,
        r#"{"label": "c", "model": {"kind": "bert", "layers": 2, "context": "left"}, "optimizer": {"lr": 0.5}}"#,
        r#"{"label": "d", "model": {"kind": "notebook"}, "seed": 1}"#,
    ];
    let setting = experiment(r#"{"bundled": "everyday"}"#, 10, &runs);
    let mut trainers: Vec<Trainer> = (0..4).map(|i| Trainer::new(&setting, i).unwrap()).collect();
    for t in 0..10 {
        let batches: Vec<Batch> = trainers.iter().map(|trainer| trainer.batch(t).unwrap()).collect();
        assert_eq!(
            batches[0], batches[1],
            "Invariant: runs that differ only in the model see the same batches"
        );
        assert_eq!(
            batches[0], batches[2],
            "Invariant: runs that differ only in the model see the same batches"
        );
        assert_ne!(batches[0], batches[3], "another seed, other batches");
        for trainer in &mut trainers {
            let of_the_step = trainer.batch(t).unwrap();
            let report = trainer.step().unwrap();
            assert_eq!((report.tokens, report.targets), (of_the_step.tokens(), of_the_step.targets.len()));
        }
    }
}

#[test]
fn a_question_is_a_batch_of_one_sentence() {
    let vocab = Vocab::from_words(["a", "b"]).unwrap();
    let batch = question(&[2, 4, 5, 4, 3], &[1, 3], &vocab);
    assert_eq!((batch.size, batch.length, batch.tokens()), (1, 5, 5));
    assert_eq!(target_rows(&batch), [1, 3]);
}

// Batches from files.

#[test]
fn the_reference_batch_is_read_as_it_is_written() {
    let batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    assert!(batch.size > 1 && !batch.targets.is_empty());
    assert_eq!(batch.input_ids.len(), batch.size * batch.length);
    let plain = batch_file::parse(
        r#"{"input_ids": [[2, 4, 3], [2, 5, 3]], "labels": [[-100, 7, -100], [-100, -100, 0]]}"#,
    )
    .unwrap();
    assert_eq!((plain.size, plain.length), (2, 3));
    assert_eq!((plain.real, plain.segment_ids), (vec![true; 6], vec![0; 6]));
    assert_eq!(plain.targets.iter().map(|t| (t.row, t.token_id)).collect::<Vec<_>>(), [(1, 7), (5, 0)]);
}

#[test]
fn what_is_wrong_with_a_batch_file_is_said_in_a_sentence() {
    let cases = [
        ("{}", "input_ids is missing; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": 3}"#, "input_ids is not a list; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": []}"#, "input_ids is empty; it needs at least one row with one token"),
        (r#"{"input_ids": [[]]}"#, "input_ids is empty; it needs at least one row with one token"),
        (
            r#"{"input_ids": [[1], 2]}"#,
            "input_ids has a row 1 that is not a list; it must be a list of rows of whole numbers",
        ),
        (
            r#"{"input_ids": [[1.5]]}"#,
            "input_ids has 1.5 in row 0, which is not a whole number; it must be a list of rows of whole numbers",
        ),
        (r#"{"input_ids": [[1, 2], [3]]}"#, "input_ids has 1 tokens in row 1; it must be 2"),
        (r#"{"input_ids": [[1, 2]]}"#, "labels is missing; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": [[1, 2]], "labels": [[1]]}"#, "labels has 1 tokens in row 0; it must be 2"),
        (r#"{"input_ids": [[1]], "labels": [[1], [1]]}"#, "labels has 2 rows; input_ids has 1"),
        (r#"{"input_ids": [[-1]], "labels": [[1]]}"#, "input_ids holds -1, which is no id"),
        (r#"{"input_ids": [[4294967296]], "labels": [[1]]}"#, "input_ids holds 4294967296, which is no id"),
        (r#"{"input_ids": [[1]], "labels": [[-2]]}"#, "labels holds -2, which is no id"),
        (
            r#"{"input_ids": [[1]], "labels": [[1]], "attention_mask": [["x"]]}"#,
            "attention_mask has \"x\" in row 0, which is not a whole number; it must be a list of rows of whole numbers",
        ),
        (
            r#"{"input_ids": [[1]], "labels": [[1]], "token_type_ids": null}"#,
            "token_type_ids is not a list; it must be a list of rows of whole numbers",
        ),
    ];
    for (json, expected) in cases {
        let error = batch_file::parse(json).unwrap_err();
        assert_eq!(error.code(), "batch");
        assert_eq!(error.to_string(), format!("the batch cannot be used: {expected}"), "{json}");
    }
    let error = batch_file::parse("{").unwrap_err().to_string();
    assert!(error.starts_with("the batch cannot be used: it is not valid JSON: "), "{error}");
}

#[test]
fn a_batch_from_outside_is_checked_against_the_model() {
    let parse = |json: &str| batch_file::parse(json).unwrap();
    let batch =
        parse(r#"{"input_ids": [[2, 9, 3]], "labels": [[-100, 8, -100]], "token_type_ids": [[0, 0, 1]]}"#);
    batch.check(10, 3, 2).unwrap();
    let refused = |vocabulary, positions, segments| {
        batch.check(vocabulary, positions, segments).unwrap_err().to_string()
    };
    assert_eq!(
        refused(9, 3, 2),
        "the batch cannot be used: token id 9 is not below the vocabulary's size, 9"
    );
    assert_eq!(
        refused(10, 2, 2),
        "the batch cannot be used: its rows have 3 tokens; the model has 2 positions"
    );
    assert_eq!(
        refused(10, 3, 1),
        "the batch cannot be used: segment id 1 is not below the number of segments, 1"
    );
    let label = parse(r#"{"input_ids": [[2, 3]], "labels": [[-100, 10]]}"#).check(10, 3, 2).unwrap_err();
    assert_eq!(
        label.to_string(),
        "the batch cannot be used: token id 10 is not below the vocabulary's size, 10"
    );
    let padding = r#"{"input_ids": [[2, 3], [2, 0]], "attention_mask": [[1, 1], [1, 0]], "labels": [[-100, 3], [-100, 3]]}"#;
    assert_eq!(
        parse(padding).check(10, 3, 2).unwrap_err().to_string(),
        "the batch cannot be used: row 1 has a label at position 1, which its attention_mask calls padding; only real tokens can be targets"
    );
    let none = parse(r#"{"input_ids": [[2, 3]], "labels": [[-100, -100]]}"#).check(10, 3, 2).unwrap_err();
    assert_eq!(
        none.to_string(),
        "the batch cannot be used: it has no target; at least one label must not be -100"
    );
}

// Static and fresh draws, spans, and loss on every token.

/// What each sentence looks like in each of the first epochs: sentence → inputs.
fn inputs_by_sentence(corpus: &Corpus, masking: MaskingPolicy, epochs: usize) -> Vec<BTreeSet<Vec<u32>>> {
    let size = 4;
    let config = BatchConfig { size, order: Order::Shuffled };
    let mut batches = Batches::new(masking, config, 3);
    let mut found = vec![BTreeSet::new(); corpus.encoded.len()];
    for t in 0..epochs * corpus.encoded.len() / size {
        let batch = batches.batch(corpus, t).unwrap();
        for (row, &sentence) in batch.sentences.iter().enumerate() {
            let start = row * batch.length;
            let input = &batch.input_ids[start..start + corpus.encoded[sentence].len()];
            found[sentence].insert(input.to_vec());
        }
    }
    found
}

#[test]
fn static_draws_are_the_same_in_every_epoch_and_fresh_ones_differ() {
    let text = (0..8).map(|i| format!("w{i} a b c d e f g")).collect::<Vec<_>>().join("\n");
    let corpus = Corpus::parse(&text).unwrap();
    for select in [Select::Count(0.15), Select::Bernoulli(0.15), Select::Span(0.15)] {
        let fresh = MaskingPolicy { select, ..MaskingPolicy::BERT };
        let fixed = MaskingPolicy { draws: Draws::Static, ..fresh };
        for seen in inputs_by_sentence(&corpus, fixed, 12) {
            assert_eq!(seen.len(), 1, "{select:?}: one corruption for the whole run");
        }
        let fresh = inputs_by_sentence(&corpus, fresh, 12);
        // A sentence without a span looks as it was, which in twelve epochs is not all that is seen of it.
        assert!(fresh.iter().all(|seen| seen.len() > 1), "{select:?}: a new one in each epoch");
        // And sentences do not share theirs: the stream is the sentence's own.
        let positions: BTreeSet<Vec<usize>> = (0..8)
            .map(|s| {
                let example = cloze::data::batch::static_example(&corpus, &fixed, 3, s).unwrap();
                example.targets.iter().map(|target| target.position).collect()
            })
            .collect();
        assert!(positions.len() > 1, "{select:?}");
    }
}

#[test]
fn the_lengths_of_spans_are_geometric_and_cut_off_at_ten() {
    let lengths = span_lengths(LONGEST_SPAN);
    // 0.2 · 0.8^(l − 1) / (1 − 0.8^10).
    for (l, p) in (1..).zip(&lengths) {
        let expected = 0.2 * 0.8f64.powi(l - 1) / (1.0 - 0.8f64.powi(10));
        assert!((p - expected).abs() < 1e-12, "length {l}: {p}");
    }
    let mean: f64 = (1..).zip(&lengths).map(|(l, p)| f64::from(l) * p).sum();
    assert!((mean - 3.8).abs() < 0.005, "Joshi et al. give 3.8: {mean}");
    assert_eq!(span_lengths(200).len(), LONGEST_SPAN);
    assert_eq!(span_lengths(2).len(), 2);
    assert!(span_lengths(0).is_empty());
}

#[test]
fn spans_are_whole_have_the_right_lengths_and_make_up_the_share() {
    let vocab = Vocab::from_words(["a", "b", "c", "d"]).unwrap();
    const DRAWS: usize = 40_000;
    // So that there is at most one span: 0.15 · 20 tokens are fewer than 3.8.
    let ids: Vec<u32> = [vec![2], (0..20).map(|i| 5 + i % 4).collect(), vec![3]].concat();
    let policy = policy(Select::Span(0.15), 0.8, 0.1);
    let (mut lengths, mut starts, mut outcomes, mut chosen) = ([0usize; 11], [0usize; 22], [0usize; 3], 0);
    for seed in 0..DRAWS as u64 {
        let example = corrupt(&ids, &policy, &vocab, &mut Stream::new(seed, "mask", 0));
        let Some(first) = example.targets.first() else { continue };
        let last = example.targets.last().unwrap();
        let length = example.targets.len();
        assert_eq!(last.position + 1 - first.position, length, "a span has no holes");
        assert!(first.position >= 1 && last.position <= 20, "Invariant: special tokens are never targets");
        assert!(
            example.targets.iter().all(|target| target.outcome == first.outcome),
            "one outcome for a span"
        );
        for target in &example.targets {
            assert_eq!(target.token_id, ids[target.position], "the true token, not what became of it");
            let seen = example.input_ids[target.position];
            match target.outcome {
                Outcome::Masked => assert_eq!(seen, 4),
                Outcome::Random => assert!((5..9).contains(&seen)),
                Outcome::Kept => assert_eq!(seen, target.token_id),
            }
        }
        lengths[length] += 1;
        starts[first.position] += 1;
        outcomes[first.outcome as usize] += 1;
        chosen += length;
    }
    let spans: usize = lengths.iter().sum();
    for (l, p) in (1..).zip(span_lengths(LONGEST_SPAN)) {
        assert_binomial(&format!("length {l}"), lengths[l], spans, p);
    }
    for (outcome, p) in outcomes.into_iter().zip([0.8, 0.1, 0.1]) {
        assert_binomial("outcome", outcome, spans, p);
    }
    assert!(starts[1..=11].iter().all(|&n| n > 0), "they begin anywhere");
    let share = chosen as f64 / (DRAWS * 20) as f64;
    assert!((share - 0.15).abs() < 0.002, "share {share}");
}

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn spans_of_any_share_stay_inside_the_sentence_and_apart(
        words in 1usize..60, rate in 0.001f64..=1.0, seed in any::<u64>(),
    ) {
        let vocab = Vocab::from_words(["a", "b"]).unwrap();
        let ids: Vec<u32> = [vec![2], vec![5; words], vec![3]].concat();
        let example = corrupt(&ids, &policy(Select::Span(rate), 1.0, 0.0), &vocab, &mut Stream::new(seed, "mask", 0));
        let positions: Vec<usize> = example.targets.iter().map(|target| target.position).collect();
        prop_assert!(positions.windows(2).all(|pair| pair[0] < pair[1]), "{positions:?}");
        prop_assert!(positions.iter().all(|&p| p >= 1 && p <= words));
        prop_assert!(example.targets.len() <= Select::Span(rate).most(ids.len()));
    }
}

#[test]
fn with_every_token_scored_the_batch_is_the_same_and_has_all_ordinary_targets() {
    let corpus = corpus(9);
    let config = BatchConfig { size: 4, order: Order::Shuffled };
    let chosen = MaskingPolicy { select: Select::Count(0.4), ..MaskingPolicy::BERT };
    let every = MaskingPolicy { scored: Scored::All, ..chosen };
    for t in 0..12 {
        let right = Batches::new(chosen, config, 5).batch(&corpus, t).unwrap();
        let all = Batches::new(every, config, 5).batch(&corpus, t).unwrap();
        assert_eq!(all.input_ids, right.input_ids, "what the model sees is the same");
        let mut expected = Vec::new();
        for (row, &sentence) in all.sentences.iter().enumerate() {
            let ids = &corpus.encoded[sentence];
            expected.extend((1..ids.len() - 1).map(|p| (row * all.length + p, ids[p])));
        }
        let found: Vec<(usize, u32)> =
            all.targets.iter().map(|target| (target.row, target.token_id)).collect();
        assert_eq!(found, expected, "every ordinary token, Invariant: special tokens are never targets");
        let with_outcome: Vec<_> =
            all.targets.iter().filter(|target| target.outcome.is_some()).copied().collect();
        assert_eq!(with_outcome, right.targets, "and the chosen ones keep their outcome");
    }
}
