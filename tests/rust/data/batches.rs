//! Batches, their order and their draws.

use std::collections::BTreeSet;

use super::{assert_binomial, corpus, policy, target_rows};
use crate::support::experiment;
use cloze::{
    data::{Batch, Batches, Corpus, MaskedExample, Outcome, Target, Vocab, batch::question},
    experiment::{BatchConfig, Draws, MaskingPolicy, Order, Scored, Select},
    train::Trainer,
};
use proptest::{prelude::any, prop_assert, prop_assert_eq, proptest};

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
