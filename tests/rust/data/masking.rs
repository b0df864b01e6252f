//! Corruption: which tokens are chosen, and their outcomes.

use std::collections::{BTreeMap, BTreeSet};

use super::{assert_binomial, policy};
use cloze::{
    data::{
        MaskedExample, Outcome, Target, Vocab,
        masking::{LONGEST_SPAN, corrupt, count, span_lengths},
    },
    experiment::Select,
    random::Stream,
};
use proptest::{prelude::any, prop_assert, prop_assert_eq, proptest};

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
