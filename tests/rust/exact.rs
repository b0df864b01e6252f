//! The exact predictor and its floors.

use std::collections::BTreeMap;

use cloze::{
    data::{Corpus, corpus::Population},
    exact::{Posterior, View, all_floors},
    experiment::{Context, MaskingPolicy, Scored, Select},
};
use proptest::prelude::*;

fn floors(text: &str, select: Select, mask: f64, random: f64) -> Vec<f64> {
    let corpus = Corpus::parse(text).unwrap();
    let policy = MaskingPolicy { select, mask, random, ..MaskingPolicy::BERT };
    let floors = all_floors(&corpus, &policy, 0).unwrap();
    assert!(
        floors.views.iter().all(|(_, floor)| floor.unwrap().standard_error.is_none()),
        "enumerated, not sampled"
    );
    floors.views.iter().map(|(_, floor)| floor.unwrap().nats).collect()
}

#[track_caller]
fn assert_floors(found: &[f64], expected: [f64; 5]) {
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
    }
}

#[test]
fn floors_of_the_notebook() {
    let text = Corpus::bundled("notebook").unwrap();
    let all_mask = floors(text, Select::Position(2), 1.0, 0.0);
    assert_floors(&all_mask, [0.636514, 0.636514, 0.462098, 0.462098, 0.0]);
    let recipe = floors(text, Select::Count(0.15), 0.8, 0.1);
    assert_floors(&recipe, [1.649524, 0.598542, 0.344172, 0.344172, 0.0]);
}

#[test]
fn floors_of_five_sentences_of_unequal_length() {
    let text = "the dogs near the cat run\nthe dog near the cats runs\na bird sings\n\
                the cats near a dog sleep today\nbirds sing";
    let found = floors(text, Select::Count(0.4), 0.8, 0.1);
    assert_floors(&found, [2.419027, 0.947356, 0.525443, 0.067400, 0.012599]);
}

/// What a predictor sees: the target's position (unless hidden), the length (if seen) and the visible tokens.
type Sight = (Option<usize>, Option<usize>, Vec<(usize, u32)>);

/// Every way to corrupt a sentence, with its probability: (input, selected positions).
fn corruptions(ids: &[u32], policy: &MaskingPolicy, corpus: &Corpus) -> Vec<(f64, Vec<u32>, Vec<usize>)> {
    let ordinary: Vec<usize> = (1..ids.len() - 1).collect();
    let mut found = Vec::new();
    for bits in 0u32..1 << ordinary.len() {
        let chosen: Vec<usize> =
            ordinary.iter().enumerate().filter(|(k, _)| bits >> k & 1 == 1).map(|(_, &p)| p).collect();
        let probability = match policy.select {
            Select::Position(position) => f64::from(u8::from(chosen == [position])),
            Select::Span(_) => panic!("spans have no exact predictor"),
            Select::Bernoulli(rate) => {
                rate.powi(chosen.len() as i32) * (1.0 - rate).powi((ordinary.len() - chosen.len()) as i32)
            }
            Select::Count(rate) => {
                let wanted = ((rate * ids.len() as f64 + 0.5).floor() as usize).max(1).min(ordinary.len());
                let sets =
                    (0u32..1 << ordinary.len()).filter(|set| set.count_ones() as usize == wanted).count();
                if chosen.len() == wanted { 1.0 / sets as f64 } else { 0.0 }
            }
        };
        let mut inputs = vec![(probability, ids.to_vec())];
        for &position in &chosen {
            let mut next = Vec::new();
            for (p, input) in inputs {
                let mut replace = |share: f64, token: u32| {
                    let mut input = input.clone();
                    input[position] = token;
                    next.push((p * share, input));
                };
                replace(policy.mask, corpus.vocab.special().mask);
                for &word in corpus.vocab.ordinary() {
                    replace(policy.random / corpus.vocab.ordinary().len() as f64, word);
                }
                replace(1.0 - policy.mask - policy.random, ids[position]);
            }
            inputs = next;
        }
        found.extend(
            inputs.into_iter().filter(|(p, _)| *p > 0.0).map(|(p, input)| (p, input, chosen.clone())),
        );
    }
    found
}

fn sight(input: &[u32], i: usize, view: View) -> Sight {
    match view {
        View::TokenOnly => (None, None, vec![(0, input[i])]),
        View::Context(context) => {
            let visible = (0..input.len()).filter(|&j| context.allows(i, j)).map(|j| (j, input[j])).collect();
            let length = matches!(context, Context::Right | Context::Both).then_some(input.len());
            (Some(i), length, visible)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn counting_equals_brute_force_enumeration(
        sentences in prop::collection::vec(prop::collection::vec(0u8..4, 1..5), 2..5),
        raw_weights in prop::collection::vec(0.1f64..1.0, 5),
        rule in 0usize..3,
        rate in 0.15f64..0.8,
        shares in (0.0f64..1.0, 0.0f64..1.0),
        scored in prop::sample::select(vec![Scored::Targets, Scored::All]),
    ) {
        // At least two distinct words, or there is no corpus.
        let line = |words: &Vec<u8>| words.iter().map(|w| format!("w{w}")).collect::<Vec<_>>().join(" ");
        let mut text: Vec<String> = sentences.iter().map(line).collect();
        text.push("w0 w1".to_owned());
        let mut corpus = Corpus::parse(&text.join("\n")).unwrap();
        let total: f64 = raw_weights[..text.len().min(5)].iter().cycle().take(text.len()).sum();
        let weights: Vec<f64> = raw_weights.iter().cycle().take(text.len()).map(|w| w / total).collect();
        let weights: Vec<f64> = { let sum: f64 = weights.iter().sum(); weights.iter().map(|w| w / sum).collect() };
        let select = [Select::Position(1), Select::Count(rate), Select::Bernoulli(rate)][rule];
        // Shares of mask, random and kept, each sometimes exactly 0.
        let (mask, random) = (shares.0, (1.0 - shares.0) * shares.1);
        let (mask, random) = if shares.1 < 0.1 { (mask, 0.0) } else { (mask, random) };
        let policy = MaskingPolicy { select, mask, random, scored, ..MaskingPolicy::BERT };
        // As if the corpus were a sample of a language whose sentences have these probabilities.
        let (encoded, documents) = (corpus.encoded.clone(), text.len());
        corpus.population = Some(Population { encoded, weights: weights.clone(), documents });
        let posterior = Posterior::of_population(&corpus, &policy).unwrap();

        let mut worlds = Vec::new();
        for (ids, weight) in corpus.encoded.iter().zip(&weights) {
            for (p, input, chosen) in corruptions(ids, &policy, &corpus) {
                // Where all tokens are scored, the predictor is not told which were chosen.
                let guessed = match scored {
                    Scored::Targets => chosen.clone(),
                    Scored::All => (1..ids.len() - 1).collect(),
                };
                worlds.push((weight * p, input, guessed, ids, chosen));
            }
        }
        for view in View::ALL {
            let mut truth: BTreeMap<Sight, BTreeMap<u32, f64>> = BTreeMap::new();
            for (p, input, guessed, ids, _) in &worlds {
                for &i in guessed {
                    *truth.entry(sight(input, i, view)).or_default().entry(ids[i]).or_default() += p;
                }
            }
            let mut checked = 0;
            for (_, input, guessed, ..) in worlds.iter().step_by(7) {
                for &i in guessed {
                    let answers = &truth[&sight(input, i, view)];
                    let sum: f64 = answers.values().sum();
                    let found = posterior.predict(input, i, view).expect("this input can be produced");
                    for (id, p) in found.iter().enumerate() {
                        let expected = answers.get(&(id as u32)).map_or(0.0, |p| p / sum);
                        prop_assert!((p - expected).abs() < 1e-9, "{:?} {:?} {p} for {expected}", view, policy);
                    }
                    checked += 1;
                }
            }
            prop_assert!(checked > 0);
            let all: f64 = truth.values().flat_map(BTreeMap::values).sum();
            let loss: f64 = truth.values().map(|answers| {
                let sum: f64 = answers.values().sum();
                answers.values().map(|p| -p * (p / sum).ln()).sum::<f64>()
            }).sum();
            let floor = posterior.floor(view, &policy, &corpus.vocab).unwrap();
            prop_assert!(floor.standard_error.is_none());
            prop_assert!((floor.nats - loss / all).abs() < 1e-9, "{:?} {:?} {} for {}", view, policy, floor.nats, loss / all);

            // And the parts of it that the input alone tells apart: what became [MASK], and what was never chosen.
            let part = |is: &dyn Fn(u32, bool) -> bool| {
                let (mut cost, mut weight) = (0.0, 0.0);
                for (p, input, guessed, ids, chosen) in &worlds {
                    for &i in guessed.iter().filter(|&&i| is(input[i], chosen.contains(&i))) {
                        let answers = &truth[&sight(input, i, view)];
                        cost -= p * (answers[&ids[i]] / answers.values().sum::<f64>()).ln();
                        weight += p;
                    }
                }
                (weight > 0.0).then(|| cost / weight)
            };
            let mask_id = corpus.vocab.special().mask;
            let parts = [part(&|seen, _| seen == mask_id), part(&|_, chosen| !chosen)];
            for (found, expected) in [floor.by_outcome[0], floor.other].into_iter().zip(parts) {
                prop_assert_eq!(found.is_some(), expected.is_some());
                let (found, expected) = (found.unwrap_or(0.0), expected.unwrap_or(0.0));
                prop_assert!((found - expected).abs() < 1e-9, "{:?} {:?} {found} for {expected}", view, policy);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_hidden_position_equals_brute_force_enumeration(
        sentences in prop::collection::vec(prop::collection::vec(0u8..4, 1..5), 2..5),
        rule in 0usize..3,
        rate in 0.15f64..0.8,
        shares in (0.0f64..1.0, 0.0f64..1.0),
    ) {
        let line = |words: &Vec<u8>| words.iter().map(|w| format!("w{w}")).collect::<Vec<_>>().join(" ");
        let mut text: Vec<String> = sentences.iter().map(line).collect();
        text.push("w0 w1 w2".to_owned());
        let corpus = Corpus::parse(&text.join("\n")).unwrap();
        let select = [Select::Position(1), Select::Count(rate), Select::Bernoulli(rate)][rule];
        let (mask, random) = (shares.0, (1.0 - shares.0) * shares.1);
        let (mask, random) = if shares.1 < 0.1 { (mask, 0.0) } else { (mask, random) };
        let policy = MaskingPolicy { select, mask, random, ..MaskingPolicy::BERT };
        let posterior = Posterior::new(&corpus, &policy);
        let worlds: Vec<_> = corpus.encoded.iter().flat_map(|ids| {
            corruptions(ids, &policy, &corpus).into_iter().map(move |(p, input, chosen)| (p, input, chosen, ids))
        }).collect();
        // What is seen of an input without position j, whatever the view.
        let without = |input: &[u32], i: usize, view: View, j: usize| {
            let (position, length, visible) = sight(input, i, view);
            (position, length, visible.into_iter().filter(|&(at, _)| at != j).collect::<Vec<_>>())
        };
        let mut checked = 0;
        for view in View::ALL.into_iter().filter(|&view| view != View::TokenOnly) {
            for hidden in 1..4 {
                let mut truth: BTreeMap<Sight, BTreeMap<u32, f64>> = BTreeMap::new();
                for (p, input, chosen, ids) in &worlds {
                    for &i in chosen.iter().filter(|&&i| i != hidden) {
                        *truth.entry(without(input, i, view, hidden)).or_default().entry(ids[i]).or_default() += p;
                    }
                }
                for (_, input, chosen, _) in worlds.iter().step_by(11) {
                    for &i in chosen.iter().filter(|&&i| i != hidden) {
                        let answers = &truth[&without(input, i, view, hidden)];
                        let sum: f64 = answers.values().sum();
                        let found = posterior.predict_without(input, i, view, Some(hidden)).expect("it can be produced");
                        for (id, p) in found.iter().enumerate() {
                            let expected = answers.get(&(id as u32)).map_or(0.0, |p| p / sum);
                            prop_assert!(
                                (p - expected).abs() < 1e-9,
                                "{:?} {:?} without {hidden}: {p} for {expected}", view, policy
                            );
                        }
                        checked += 1;
                    }
                }
            }
        }
        prop_assert!(checked > 0);
    }
}
