//! Pairs of sentences: how they are drawn, what is replaced, and the least loss of a pair head, against enumeration.

use std::collections::BTreeMap;

use crate::support::{assert_readable, batch, experiment};
use cloze::{
    data::{
        Batch, Batches, Corpus, Notice, PairTask, Pairs,
        batch::BatchTarget,
        pairs::{self, ALONE, FOLLOWS, OTHER, join},
    },
    error::Error,
    exact::PairPosterior,
    experiment::{Experiment, RunConfig},
    model::electra::Replaced,
    random::Stream,
    train::Trainer,
};

const STORIES: &str = "a cat\nit purrs\n\na dog\nit barks\nit runs\n\na cat\nit runs\n\nrain";

fn corpus() -> Corpus {
    Corpus::parse(STORIES).unwrap()
}

fn run(objective: &str, more: &str) -> RunConfig {
    let run = format!(
        r#"{{"label": "a", "model": {{"kind": "bert"{more}}}, "objective": "{objective}", "batch": {{"size": 3}}}}"#
    );
    experiment(r#"{"bundled": "notebook"}"#, 5, &[&run]).runs[0].clone()
}

fn words(corpus: &Corpus, ids: &[u32]) -> String {
    ids.iter().map(|&id| corpus.vocab.token(id)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_pair_is_two_sentences_with_their_segments_and_its_label() {
    let corpus = corpus();
    let pairs = Pairs::of(&corpus, PairTask::Next, 512).unwrap();
    assert_eq!(pairs.len(), 5, "the sentences that another follows, and the one that is alone");
    let mut batches = Batches::new(run("nsp", "").masking, run("nsp", "").batch, 0).of_pairs(Some(pairs));
    let sep = corpus.vocab.special().sep;
    let mut alone = 0;
    for t in 0..40 {
        let batch = batches.batch(&corpus, t).unwrap();
        assert_eq!((batch.size, batch.pairs.len(), batch.sentences.len()), (3, 3, 3));
        let paired = batch.labelled_pairs().count();
        assert!(paired > 0, "a batch has a pair: {:?}", batch.pairs);
        assert_eq!(paired + batch.pairs.iter().filter(|&&label| label == ALONE).count(), 3);
        for (row, label) in (0..3).map(|i| i * batch.length).zip(batch.pairs.clone()) {
            let (ids, _) = batch.place(row);
            if label == ALONE {
                assert_eq!(words(&corpus, ids).split(' ').count(), 3, "[CLS] rain [SEP]");
                assert!(batch.segment_ids[row..row + 3].iter().all(|&segment| segment == 0));
                alone += 1;
                continue;
            }
            let i = row / batch.length;
            let places: Vec<usize> = (0..ids.len()).filter(|&at| ids[at] == sep).collect();
            assert_eq!(places.len(), 2, "{}", words(&corpus, ids));
            assert_eq!(places[1], ids.len() - 1);
            let segments = &batch.segment_ids[row..row + ids.len()];
            assert!(segments.iter().enumerate().all(|(at, &segment)| segment == u32::from(at > places[0])));
            let targets = batch.targets.iter().filter(|target| target.row / batch.length == i);
            assert!(
                targets.clone().all(|target| !places.contains(&(target.row - row))),
                "[SEP] is no target"
            );
            assert_eq!(targets.count(), 1, "⌊0.15 · 7 + ½⌋ and ⌊0.15 · 8 + ½⌋");
        }
    }
    // Of 120 inputs a fifth, less those that had to give way to a pair.
    assert!((15..=24).contains(&alone), "a sentence that is alone is read too: {alone}");
}

#[test]
fn half_of_the_pairs_follow_and_a_random_sentence_is_never_the_true_one() {
    let corpus = corpus();
    for task in [PairTask::Next, PairTask::Order] {
        let pairs = Pairs::of(&corpus, task, 512).unwrap();
        let (mut follow, mut seen) = (0, BTreeMap::<(usize, u32, Vec<u32>), usize>::new());
        let draws = 8_000;
        for i in 0..draws {
            let place = i % pairs.len();
            let pair = pairs.draw(&corpus, place, 7, i as u64);
            assert_eq!(pair, pairs.draw(&corpus, place, 7, i as u64), "a pure function");
            let next = (pair.first + 1).min(corpus.encoded.len() - 1);
            let (a, b) = (&corpus.encoded[pair.first], &corpus.encoded[next]);
            let right = join(a, b, 512);
            match (pair.label, task) {
                (ALONE, _) => assert_eq!(words(&corpus, &pair.ids), "[CLS] rain [SEP]"),
                (FOLLOWS, _) => {
                    assert_eq!(pair.ids, right);
                    follow += 1;
                }
                (OTHER, PairTask::Order) => assert_eq!(pair.ids, join(b, a, 512)),
                (OTHER, PairTask::Next) => {
                    assert_ne!(pair.ids, right, "Invariant: a random B is never by chance the true one");
                    assert_eq!(pair.ids[..a.len()], a[..]);
                }
                other => panic!("{other:?}"),
            }
            *seen.entry((pair.first, pair.label, pair.ids)).or_default() += 1;
        }
        // A fifth is alone. Five standard deviations of a binomial of 8,000 at 2/5 are 219.
        assert!((draws * 2 / 5usize).abs_diff(follow) < 224, "{task:?}: {follow} of {draws} follow");
        let distribution = pairs.distribution(&corpus);
        assert!((distribution.values().flatten().sum::<f64>() - 1.0).abs() < 1e-12);
        let distribution: Vec<(&Vec<u32>, u32, f64)> = distribution
            .iter()
            .flat_map(|(ids, [follows, other])| {
                let first = if pairs::second(ids).is_some() { FOLLOWS } else { ALONE };
                [(ids, first, *follows), (ids, OTHER, *other)]
            })
            .filter(|(_, _, p)| *p > 0.0)
            .collect();
        // Two stories begin “a cat”, so that what was counted by start is taken together.
        for (ids, label, p) in &distribution {
            let of = |(_, l, i): &&(usize, u32, Vec<u32>)| l == label && i == *ids;
            let count: usize = seen.keys().filter(of).map(|key| seen[key]).sum();
            let expected = p * draws as f64;
            assert!(
                (count as f64 - expected).abs() < 5.0 * expected.sqrt() + 1.0,
                "{}: {count} of {expected}",
                words(&corpus, ids)
            );
        }
        let known: usize = distribution.len();
        let drawn: std::collections::BTreeSet<_> = seen.keys().map(|(_, label, ids)| (label, ids)).collect();
        assert!(drawn.len() <= known && known <= pairs.distribution_size(&corpus));
    }
}

#[test]
fn the_longer_sentence_loses_its_end() {
    let a = [2, 11, 12, 13, 14, 15, 3];
    let b = [2, 21, 22, 3];
    assert_eq!(join(&a, &b, 10), [2, 11, 12, 13, 14, 15, 3, 21, 22, 3]);
    assert_eq!(join(&a, &b, 9), [2, 11, 12, 13, 14, 3, 21, 22, 3]);
    assert_eq!(join(&a, &b, 7), [2, 11, 12, 3, 21, 22, 3]);
    assert_eq!(join(&a, &b, 6), [2, 11, 12, 3, 21, 3], "of two as long the second");
    assert_eq!(pairs::second(&join(&a, &b, 6)), Some(4));
    assert_eq!(pairs::second(&a), None);

    let text = "one two three four five\nsix seven\n\neight\nnine";
    let experiment = format!(
        r#"{{"corpus": {{"text": {text:?}}}, "steps": 3, "runs": [{{"label": "a", "objective": "sop",
            "model": {{"kind": "bert", "positions": 8}}}}]}}"#
    );
    let mut trainer = Trainer::new(&Experiment::parse(&experiment).unwrap(), 0).unwrap();
    assert!(trainer.batches().pairs().unwrap().truncates());
    assert_eq!(trainer.batch(0).unwrap().length, 8);
    trainer.step().unwrap();
    assert!(
        trainer.notices().contains(&Notice::PairsTruncated { positions: 8 }),
        "it is said: {:?}",
        trainer.notices()
    );
}

#[test]
fn what_pairs_cannot_be_made_of_is_refused_in_a_sentence() {
    let flat = Corpus::parse("one two\n\nthree four").unwrap();
    let error = Pairs::of(&flat, PairTask::Order, 512).unwrap_err();
    assert!(matches!(error, Error::NoDocuments { sentences: 2 }), "{error}");
    assert_readable(&error.to_string());
    let same = Corpus::parse("one two\none two\none two").unwrap();
    let error = Pairs::of(&same, PairTask::Next, 512).unwrap_err();
    assert!(matches!(error, Error::NoOtherSentence), "{error}");
    assert_readable(&error.to_string());
    assert!(Pairs::of(&same, PairTask::Order, 512).is_ok(), "an order can be guessed, if not known");

    for (field, run) in [
        ("objective", r#"{"label": "a", "model": {"kind": "notebook"}, "objective": "rtd"}"#),
        ("objective", r#"{"label": "a", "model": {"kind": "bert"}, "objective": "electra"}"#),
        (
            "masking.select.position",
            r#"{"label": "a", "model": {"kind": "bert"}, "objective": "nsp", "masking": {"select": {"position": 2}}}"#,
        ),
        (
            "masking.draws",
            r#"{"label": "a", "model": {"kind": "bert"}, "objective": "sop", "masking": {"draws": "static"}}"#,
        ),
        (
            "masking.scored",
            r#"{"label": "a", "model": {"kind": "bert"}, "objective": "rtd", "masking": {"scored": "all"}}"#,
        ),
    ] {
        let json = format!(r#"{{"corpus": {{"bundled": "notebook"}}, "runs": [{run}]}}"#);
        match Experiment::parse(&json) {
            Err(Error::Field { field: found, reason }) => {
                assert_eq!(found, format!("runs[0].{field}"));
                assert_readable(&reason.text);
            }
            other => panic!("{run}: {other:?}"),
        }
    }
}

/// Every way to corrupt a pair by the count rule, with its probability.
fn corruptions(ids: &[u32], run: &RunConfig, corpus: &Corpus) -> Vec<(Vec<u32>, Vec<usize>, f64)> {
    let cloze::experiment::Select::Count(rate) = run.masking.select else { panic!("the count rule") };
    let sep = corpus.vocab.special().sep;
    let places: Vec<usize> = (1..ids.len() - 1).filter(|&at| ids[at] != sep).collect();
    assert_eq!(places.len(), ids.len() - 2 - usize::from(pairs::second(ids).is_some()));
    let wanted = ((rate * ids.len() as f64 + 0.5).floor() as usize).max(1).min(places.len());
    let subsets: Vec<Vec<usize>> = (0..1usize << places.len())
        .filter(|bits| bits.count_ones() as usize == wanted)
        .map(|bits| (0..places.len()).filter(|i| bits >> i & 1 == 1).map(|i| places[i]).collect())
        .collect();
    let mut found = Vec::new();
    for subset in &subsets {
        let mut partial = vec![(ids.to_vec(), 1.0 / subsets.len() as f64)];
        for &at in subset {
            let mut next = Vec::new();
            for (seen, p) in partial {
                let mut with = |id: u32, share: f64| {
                    let mut seen = seen.clone();
                    seen[at] = id;
                    next.push((seen, p * share));
                };
                with(corpus.vocab.special().mask, run.masking.mask);
                with(ids[at], 1.0 - run.masking.mask - run.masking.random);
                let ordinary = corpus.vocab.ordinary();
                ordinary.iter().for_each(|&id| with(id, run.masking.random / ordinary.len() as f64));
            }
            partial = next;
        }
        found.extend(partial.into_iter().map(|(seen, p)| (seen, subset.clone(), p)));
    }
    found
}

#[test]
fn the_exact_predictor_of_pairs_equals_enumeration() {
    let corpus = corpus();
    for (objective, rate, context) in
        [("nsp", 0.15, "both"), ("sop", 0.3, "both"), ("nsp", 0.3, "right"), ("sop", 0.15, "left")]
    {
        let mut run = run(objective, &format!(r#", "context": "{context}""#));
        run.masking.select = cloze::experiment::Select::Count(rate);
        let of = Pairs::of(&corpus, PairTask::of(run.objective).unwrap(), 512).unwrap();
        let exact = PairPosterior::of(&corpus, &run, &of).unwrap();
        let what = format!("{objective} at {rate}, context {context}");

        let mut labels: BTreeMap<Vec<u32>, [f64; 2]> = BTreeMap::new();
        let mut tokens: BTreeMap<(Vec<u32>, usize), BTreeMap<u32, f64>> = BTreeMap::new();
        for (ids, weights) in of.distribution(&corpus) {
            for (seen, chosen, p) in corruptions(&ids, &run, &corpus) {
                // What cannot be seen is all the same.
                let sight = if context == "left" { Vec::new() } else { seen.clone() };
                if pairs::second(&ids).is_some() {
                    let label = labels.entry(sight).or_default();
                    label.iter_mut().zip(weights).for_each(|(label, weight)| *label += weight * p);
                }
                let weight = weights[0] + weights[1];
                for at in chosen {
                    let of = tokens.entry((seen.clone(), at)).or_default();
                    *of.entry(ids[at]).or_default() += weight * p;
                }
            }
        }
        let mut floor = 0.0;
        for (seen, found) in &labels {
            let sum = found[0] + found[1];
            let expected = found.map(|p| p / sum);
            floor -=
                found.iter().zip(expected).map(|(p, q)| if *p > 0.0 { p * q.ln() } else { 0.0 }).sum::<f64>();
            let answer = exact.labels(seen).unwrap();
            assert!(
                answer.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9),
                "{what}: {}: {answer:?}, not {expected:?}",
                words(&corpus, seen)
            );
        }
        // Nats per pair: four inputs of five are pairs.
        floor /= 0.8;
        let sampled = exact.floors(&corpus, &run).unwrap();
        let error = sampled.pair.standard_error.unwrap();
        assert!(
            (sampled.pair.nats - floor).abs() <= 4.0 * error + 1e-12,
            "{what}: floor {} ± {error}, not {floor}",
            sampled.pair.nats
        );
        // Which sentence is which, the words do not say; whether they are of one story, they often do.
        if objective == "sop" {
            assert!((sampled.words - 2f64.ln()).abs() < 1e-9, "{what}: {}", sampled.words);
        } else {
            assert!(sampled.words < 0.6 && sampled.words >= sampled.uncorrupted - 1e-12, "{what}");
        }
        assert!(sampled.uncorrupted <= floor + 1e-9, "{what}: corruption tells nothing");
        if context == "left" {
            assert!((floor - 2f64.ln()).abs() < 1e-9, "[CLS] sees nothing: {floor}");
        }
        if context != "both" {
            assert!(sampled.tokens.is_none());
            continue;
        }
        let (mut floor, mut total) = (0.0, 0.0);
        for ((seen, at), of) in &tokens {
            let sum: f64 = of.values().sum();
            for (&truth, p) in of {
                let answer = exact.token(seen, *at, truth).unwrap();
                assert!((answer - p / sum).abs() < 1e-9, "{what}: {} at {at}", words(&corpus, seen));
                floor -= p * (p / sum).ln();
            }
            total += sum;
        }
        let found = sampled.tokens.unwrap();
        assert!(
            (found.nats - floor / total).abs() <= 4.0 * found.standard_error.unwrap() + 1e-12,
            "{what}: {found:?}, not {}",
            floor / total
        );
    }
}

#[test]
fn a_generator_draws_from_its_probabilities_and_a_lucky_draw_replaces_nothing() {
    // Two sentences of 4 and 3 tokens; targets at [0, 1], truly 7, and [1, 1], truly 5.
    let mut batch: Batch = batch(&[&[2, 4, 6, 3], &[2, 4, 3]], 4, &[(0, 1, 7), (1, 1, 5)]);
    let certain = |id: usize| (0..8).map(|i| if i == id { 1.0 } else { 0.0 }).collect::<Vec<f32>>();
    let probabilities = [certain(6), certain(5)].concat();
    let replaced = Replaced::draw(&batch, &probabilities, 8, &mut Stream::new(0, "test", 0));
    assert_eq!(replaced.batch.input_ids, [2, 6, 6, 3, 2, 5, 3, 0]);
    assert_eq!(replaced.labels, [false, true, false, false, false, false, false], "padding has no label");

    batch.targets = vec![BatchTarget { row: 1, token_id: 7, outcome: None }];
    let mut probabilities = vec![0.0; 8];
    (probabilities[5], probabilities[7]) = (0.25, 0.75);
    let right = (0..4_000u64).filter(|&i| {
        let drawn = Replaced::draw(&batch, &probabilities, 8, &mut Stream::new(0, "test", i));
        assert_eq!(drawn.labels[1], drawn.batch.input_ids[1] != 7);
        !drawn.labels[1]
    });
    // Five standard deviations are 137.
    assert!(right.count().abs_diff(3_000) < 137);
}

#[test]
fn a_run_reports_its_second_objective_and_comes_back_the_same() {
    for (objective, floored) in [("nsp", true), ("sop", true), ("rtd", false), ("mlm", false)] {
        let run = format!(
            r#"{{"label": "a", "model": {{"kind": "bert"}}, "objective": "{objective}", "batch": {{"size": 4}}}}"#
        );
        let experiment = experiment(&format!(r#"{{"text": {STORIES:?}}}"#), 12, &[&run]);
        let reports = |mut trainer: Trainer| {
            let all: Vec<_> = (0..12).map(|_| trainer.step().unwrap()).collect();
            (all, trainer.fingerprint())
        };
        let (found, fingerprint) = reports(Trainer::new(&experiment, 0).unwrap());
        assert_eq!((&found, &fingerprint), (&reports(Trainer::new(&experiment, 0).unwrap()).0, &fingerprint));
        for report in &found {
            let Some(second) = report.second else {
                assert_eq!(objective, "mlm");
                continue;
            };
            assert_eq!((second.step, second.floor.is_some()), (report.step, floored), "{objective}");
            assert!(second.loss.is_finite() && (0.0..=1.0).contains(&second.accuracy));
            assert!(report.floor.is_some(), "{objective}: and the floor of the tokens");
        }
        if objective == "mlm" {
            continue;
        }
        // Resume equals never having stopped.
        let mut half = Trainer::new(&experiment, 0).unwrap();
        (0..5).for_each(|_| assert!(half.step().is_ok()));
        let bytes = cloze::checkpoint::resume::save(&half, &experiment, 0).unwrap();
        let (mut half, ..) = cloze::checkpoint::resume::load(&bytes).unwrap();
        (5..12).for_each(|_| assert!(half.step().is_ok()));
        assert_eq!(half.fingerprint(), fingerprint, "{objective}");
    }
}
