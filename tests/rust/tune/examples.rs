//! The heads against PyTorch, the tasks' labels, and the baselines.

use std::collections::BTreeSet;

use super::{ABSOLUTE, RELATIVE, reference, segments, words, world};
use crate::support::{assert_close, golden_json, golden_tensor};
use cloze::{
    data::grammar::Grammar,
    model::{Pass, heads::Kind},
    tune::{
        Task, TaskData,
        baselines::Baseline,
        tasks::{self, Example},
    },
};

#[test]
fn both_heads_agree_with_pytorch_in_loss_logits_and_every_gradient() {
    for (folder, kind, labels) in [("classification", Kind::Sequence, 3), ("token", Kind::Token, 5)] {
        let (model, batch) = reference(folder, kind, labels);
        let (mean, _) = model.loss(&batch, &mut Pass::evaluate()).unwrap();
        let expected = golden_json(&format!("{folder}/expected.json"))["loss"].as_f64().unwrap() as f32;
        assert_close(folder, &[mean.to_scalar().unwrap()], &[expected], RELATIVE, ABSOLUTE);

        let file = format!("{folder}/expected.safetensors");
        let (_, expected) = golden_tensor(&file, "logits");
        let expected: Vec<f32> = match kind {
            Kind::Sequence => expected,
            // What stands at padding is not computed.
            Kind::Token => batch
                .target_rows()
                .iter()
                .flat_map(|row| expected[row * labels..][..labels].to_vec())
                .collect(),
        };
        let logits = model.logits(&batch, &mut Pass::evaluate()).unwrap();
        let logits: Vec<f32> = logits.flatten_all().unwrap().to_vec1().unwrap();
        assert_close(folder, &logits, &expected, RELATIVE, ABSOLUTE);

        model.params().backward(&mean).unwrap();
        for (name, param) in model.params().iter() {
            let (shape, expected) = golden_tensor(&file, &format!("grad.{name}"));
            let found = param.gradient().unwrap_or_else(|| panic!("no gradient reaches {name}"));
            assert_eq!(param.dims(), shape, "{name}");
            assert_close(&format!("{folder} {name}"), &found, &expected, RELATIVE, ABSOLUTE);
        }
    }
}

#[test]
fn pairs_are_framed_and_what_is_too_long_is_cut_from_the_longer_sentence() {
    let vocab = world();
    let [a, b] = ["the queen bakes the bread", "a woman makes food"]
        .map(|text| tasks::words(&vocab, text).into_iter().map(|(_, id)| id).collect::<Vec<u32>>());
    let (single, cut) = tasks::encode(&vocab, &a, None, 20);
    assert_eq!((words(&vocab, &single.ids).as_str(), cut), ("[CLS] the queen bakes the bread [SEP]", 0));
    assert_eq!(segments(&single), [0; 7]);
    let (pair, cut) = tasks::encode(&vocab, &a, Some(&b), 20);
    assert_eq!(words(&vocab, &pair.ids), "[CLS] the queen bakes the bread [SEP] a woman makes food [SEP]");
    assert_eq!((segments(&pair), cut), (vec![0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 0));
    // 5 and 4 words in 9 positions: 6 remain, 3 of each.
    let (pair, cut) = tasks::encode(&vocab, &a, Some(&b), 9);
    assert_eq!(
        (words(&vocab, &pair.ids).as_str(), cut),
        ("[CLS] the queen bakes [SEP] a woman makes [SEP]", 3)
    );
    let (pair, cut) = tasks::encode(&vocab, &a[..1], Some(&b), 6);
    assert_eq!((words(&vocab, &pair.ids).as_str(), cut), ("[CLS] the [SEP] a woman [SEP]", 2));
}

#[test]
fn labels_are_what_the_words_say() {
    let vocab = world();
    let grammar = Grammar::parse(Grammar::bundled("world").unwrap()).unwrap();
    let language: BTreeSet<String> =
        grammar.language().into_iter().flat_map(|document| document.sentences).collect();
    let is_one_of = |text: &str, words: &str| words.split(' ').any(|word| text.split(' ').any(|w| w == word));
    let topic = |text: &str| {
        [
            ("bread soup cakes apples tea drinks drink pours pour food", 0),
            ("song dance tune drums sings sing music", 1),
            ("trees flowers grass outside plants", 2),
        ]
        .into_iter()
        .filter(|(words, _)| is_one_of(text, words))
        .map(|(_, label)| label)
        .collect::<Vec<u32>>()
    };
    let gender = |text: &str| {
        let noun = |person: &str| is_one_of(text, person);
        noun("queen queens mother mothers aunt aunts guard guards woman women")
            && !noun("king kings father fathers uncle uncles man men")
    };
    for task in Task::ALL {
        let data = TaskData::new(task, &vocab, 20).unwrap();
        assert_eq!((data.test.len(), data.pool.len(), data.truncated), (tasks::TEST, tasks::POOL, 0));
        let mut counts = vec![0; task.labels().len()];
        for example in data.test.iter().chain(&data.pool) {
            let text = words(&vocab, &example.ids);
            let parts: Vec<&str> = text.trim_start_matches("[CLS] ").split(" [SEP]").map(str::trim).collect();
            if !task.is_per_token() {
                assert_eq!((example.labels.len(), example.labels[0].0), (1, 0), "{text}");
                counts[example.labels[0].1 as usize] += 1;
            }
            let label = example.labels[0].1;
            match task {
                Task::Acceptability => assert_eq!(language.contains(parts[0]), label == 1, "{text}"),
                Task::Topic => {
                    let topics = topic(parts[0]);
                    // Who carries the water may be in the kitchen or in the garden.
                    let both = is_one_of(parts[0], "carries carry");
                    assert!(both && label != 1 || topics.contains(&label), "{text}: {label} of {topics:?}");
                }
                Task::Entailment if is_one_of(parts[0], "carries carry") => {}
                Task::Entailment => {
                    // The verbs guards and cooks are not persons: look at the subject alone.
                    let subject: String = parts[0].split(' ').take(2).collect::<Vec<_>>().join(" ");
                    let same = gender(&subject) == gender(parts[1])
                        && topic(parts[0]).iter().any(|of| topic(parts[1]).contains(of));
                    assert_eq!(same, label == 1, "{text}");
                }
                Task::PartOfSpeech => {
                    assert_eq!(example.labels.len() + 2, example.ids.len());
                    for (i, &(at, label)) in example.labels.iter().enumerate() {
                        assert_eq!(at, i + 1);
                        let (word, tag) = (vocab.token(example.ids[at]), task.labels()[label as usize]);
                        let after_the = at > 1 && ["the", "old"].contains(&vocab.token(example.ids[at - 1]));
                        match word {
                            "the" | "a" | "some" => assert_eq!(tag, "Det", "{text}"),
                            "plants" | "cooks" | "guards" | "drums" | "water" | "dance" => {
                                assert_eq!(tag == "Noun", after_the, "{word} in {text}");
                            }
                            "so" | "but" => assert_eq!(tag, "Conj", "{text}"),
                            _ => {}
                        }
                    }
                }
            }
        }
        if !task.is_per_token() {
            let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
            assert!(most - least <= 1, "{}: classes take turns: {counts:?}", task.name());
        }
        assert!(data.exact_best <= 1.0 && data.exact_best > 0.95, "{}: {}", task.name(), data.exact_best);
    }
}

#[test]
fn no_test_input_is_among_those_that_can_be_trained_on() {
    for task in Task::ALL {
        let data = TaskData::new(task, &world(), 20).unwrap();
        let input = |example: &Example| (example.ids.clone(), segments(example));
        let test: BTreeSet<_> = data.test.iter().map(input).collect();
        assert_eq!(test.len(), data.test.len(), "no input of the test set stands twice");
        assert!(
            data.pool.iter().all(|example| !test.contains(&input(example))),
            "Invariant: no input of the test set is among those that can be trained on"
        );
        for (labels, seed) in [(1, 0), (8, 1), (13, 2), (128, 3)] {
            let set = data.training_set(labels, seed).unwrap();
            assert_eq!(set.len(), labels);
            let distinct: BTreeSet<_> = set.iter().map(input).collect();
            assert_eq!(distinct.len(), set.len());
            let again = data.training_set(labels, seed).unwrap();
            assert_eq!(set, again);
            assert_ne!(set, data.training_set(labels, seed + 1).unwrap());
        }
        if !task.is_per_token() {
            let set = data.training_set(8, 0).unwrap();
            let of = |label| set.iter().filter(|example| example.labels[0].1 == label).count();
            let counts: Vec<usize> = (0..task.labels().len() as u32).map(of).collect();
            assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1, "{counts:?}");
        }
    }
}

/// An example of these tokens, each labelled.
fn tagged(ids: &[u32], labels: &[u32]) -> Example {
    let ids: Vec<u32> = [2].iter().chain(ids).chain(&[3]).copied().collect();
    Example { labels: (1..).zip(labels.iter().copied()).collect(), ids }
}

#[test]
fn baselines_by_hand() {
    // Token 5 is always 0; 6 is 1 twice and 0 once; 7 was never seen. Label 0 is the most frequent.
    let training = [tagged(&[5, 6], &[0, 1]), tagged(&[5, 6], &[0, 1]), tagged(&[5, 5, 6], &[0, 0, 0])];
    let test = [tagged(&[5, 7, 6], &[0, 0, 1])];
    assert_eq!(Baseline::MostFrequent.score(&training, &test, 2, 9), (2, 3));
    assert_eq!(Baseline::WordTag.score(&training, &test, 2, 9), (3, 3));
    // The tagger: label 0 is followed by 1 in all but one case, so that what follows 5 and was never seen is 1.
    let (correct, all) = Baseline::Hmm.score(&training, &[tagged(&[5, 7], &[0, 1])], 2, 9);
    assert_eq!((correct, all), (2, 2));
    // By brute force: of all paths the likeliest is found.
    assert_eq!(Baseline::of(false), [Baseline::MostFrequent]);
}
