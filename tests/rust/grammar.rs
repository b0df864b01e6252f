//! Grammars, their languages, and corpora sampled from them.

use std::collections::BTreeSet;

use cloze::{
    data::{Corpus, Notice, grammar::Grammar},
    exact::{Posterior, View},
    experiment::{Context, CorpusSource, Experiment, GrammarSample, MaskingPolicy, Select},
    train::Trainer,
};
use proptest::prelude::*;

fn language(text: &str) -> Vec<(String, f64)> {
    let documents = Grammar::parse(text).unwrap().language();
    documents.into_iter().map(|document| (document.sentences.join(" / "), document.probability)).collect()
}

fn sample(grammar: &str, sentences: usize, held_out: usize, seed: u64) -> Corpus {
    let source = GrammarSample { grammar: grammar.to_owned(), sentences, held_out, sample: seed };
    Corpus::load(&CorpusSource::Grammar(source)).unwrap()
}

#[test]
fn a_worked_example_with_weights_continuation_lines_and_documents() {
    let text = "# two rules\nS: the N sings [3] | hush\n  | A / B\nN: bird | birds near trees [2]\nA: one\nB: two # last";
    let expected = [
        ("hush", 0.2),
        ("one / two", 0.2),
        ("the bird sings", 0.6 / 3.0),
        ("the birds near trees sings", 0.6 * 2.0 / 3.0),
    ];
    let found = language(text);
    assert_eq!(found.len(), expected.len());
    for ((text, p), (wanted, probability)) in found.iter().zip(expected) {
        assert_eq!(text, wanted);
        assert!((p - probability).abs() < 1e-12, "{text}: {p} for {probability}");
    }
}

#[test]
fn two_derivations_of_one_text_are_one_document() {
    assert_eq!(language("S: A b | a b\nA: a"), [("a b".to_owned(), 1.0)]);
}

#[test]
fn weights_are_numbers_as_people_write_them() {
    for (weight, number) in [
        ("2", 2.0),
        ("0.5", 0.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("+2", 2.0),
        ("02", 2.0),
        ("1e1", 10.0),
        (" 3 ", 3.0),
    ] {
        let found = language(&format!("S: a [{weight}] | b"));
        assert!((found[0].1 - number / (number + 1.0)).abs() < 1e-12, "[{weight}]: {found:?}");
    }
}

#[test]
fn every_bad_grammar_gets_one_sentence_with_its_line() {
    let limit = "A: B B B B B\nB: a | b | c | d | e | f | g | h";
    for (text, message) in [
        (
            "",
            "the grammar, line 1: the grammar is empty; write at least one rule, such as “Sentence: the bird sings | the birds sing”",
        ),
        (
            "S the bird",
            "the grammar, line 1: “S the bird” is not a rule; write a name, a colon, and alternatives between bars",
        ),
        (
            "| a",
            "the grammar, line 1: “| a” is not a rule; write a name, a colon, and alternatives between bars",
        ),
        (
            "s: a",
            "the grammar, line 1: “s” cannot name a rule; a name is one word that begins with a capital letter",
        ),
        ("S: a\nS: b", "the grammar, line 2: S has a rule in line 1 already; join the two with a bar"),
        (
            "S: a Bird",
            "the grammar, line 1: S uses Bird, which has no rule; write one, or begin the word with a small letter",
        ),
        (
            "S: a\n\nT: b",
            "the grammar, line 3: T is never used; use it in a rule that the first rule reaches, or remove it",
        ),
        ("S: a T\nT: b U\nU: c | T", "the grammar, line 2: T → U → T is a cycle; a finite language has none"),
        ("S: S", "the grammar, line 1: S → S is a cycle; a finite language has none"),
        (
            "S: a [0]",
            "the grammar, line 1: the weight [0] is not a number from 0.000001 to 1000000; write one such as [2] or [0.5]",
        ),
        (
            "S: a [-1]",
            "the grammar, line 1: the weight [-1] is not a number from 0.000001 to 1000000; write one such as [2] or [0.5]",
        ),
        (
            "S: a [NaN]",
            "the grammar, line 1: the weight [NaN] is not a number from 0.000001 to 1000000; write one such as [2] or [0.5]",
        ),
        ("S: a |", "the grammar, line 1: an alternative is empty; write at least one word between bars"),
        (
            "S: a [1e308]",
            "the grammar, line 1: the weight [1e308] is not a number from 0.000001 to 1000000; write one such as [2] or [0.5]",
        ),
        (
            "S: a | /",
            "the grammar, line 1: a document of the language has no word; write at least one beside every slash",
        ),
        (limit, "the grammar, line 1: the language has 32768 documents; at most 20000 can be enumerated"),
    ] {
        let error = Grammar::parse(text).expect_err(text);
        assert_eq!(error.to_string(), message);
        assert!(error.code().starts_with("grammar-"), "{}", error.code());
    }
}

#[test]
fn a_language_too_large_to_count_is_refused_before_it_is_made() {
    let rules: Vec<String> = (0..60).map(|i| format!("R{i}: R{} R{} | a", i + 1, i + 1)).collect();
    let text = format!("{}\nR60: a | b", rules.join("\n"));
    let message =
        "the grammar, line 1: the language has over a trillion documents; at most 20000 can be enumerated";
    assert_eq!(Grammar::parse(&text).unwrap_err().to_string(), message);
    let rules: Vec<String> = (0..40).map(|i| format!("R{i}: R{} R{}", i + 1, i + 1)).collect();
    let text = format!("{}\nR40: a", rules.join("\n"));
    let message =
        "the grammar, line 1: a document of the language has over a trillion words; at most 2000 are allowed";
    assert_eq!(Grammar::parse(&text).unwrap_err().to_string(), message);
    let rules: Vec<String> = (0..501).map(|i| format!("R{i}: R{}", i + 1)).collect();
    let text = format!("{}\nR501: a", rules.join("\n"));
    let message = "the grammar, line 1: there are 502 rules; at most 500 can be followed";
    assert_eq!(Grammar::parse(&text).unwrap_err().to_string(), message);
}

#[test]
fn the_bundled_grammars_are_whole() {
    for name in ["agreement", "selection", "stories", "world"] {
        let text = Grammar::bundled(name).unwrap();
        let documents = Grammar::parse(text).unwrap().language();
        let sum: f64 = documents.iter().map(|document| document.probability).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{name}: {sum}");
        assert!(documents.len() >= 30, "{name} has {} documents", documents.len());
    }
    let stories = Grammar::parse(Grammar::bundled("stories").unwrap()).unwrap().language();
    assert!(stories.iter().all(|document| (2..=3).contains(&document.sentences.len())));
}

#[test]
fn held_out_sentences_are_not_trained_on() {
    let corpus = sample("agreement", 120, 30, 7);
    assert_eq!(corpus.encoded.len(), 120);
    assert_eq!(corpus.held_out.len(), 30);
    let trained: BTreeSet<&Vec<u32>> = corpus.encoded.iter().collect();
    assert!(
        corpus.held_out.iter().all(|ids| !trained.contains(ids)),
        "Invariant: held-out sentences are not trained on"
    );
    let unk = corpus.vocab.special().unk;
    assert!(corpus.held_out.iter().flatten().all(|&id| id != unk), "the vocabulary is the whole language's");
    let population = corpus.population.clone().unwrap();
    assert_eq!(population.encoded.len(), 144);
    assert!((population.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(sample("agreement", 120, 30, 7).sentences, corpus.sentences);
    assert_ne!(sample("agreement", 120, 30, 8).sentences, corpus.sentences);
}

#[test]
fn stories_share_sentences_and_still_none_of_the_held_out_is_trained_on() {
    for (sentences, seed) in [(6, 0), (12, 1), (200, 2)] {
        let corpus = sample("stories", sentences, 40, seed);
        let trained: BTreeSet<&Vec<u32>> = corpus.encoded.iter().collect();
        assert!(
            corpus.held_out.iter().all(|ids| !trained.contains(ids)),
            "Invariant: held-out sentences are not trained on"
        );
        assert!(sentences > 100 || !corpus.held_out.is_empty());
    }
}

#[test]
fn a_held_out_sentence_longer_than_the_sample_fits_the_model() {
    let json = r#"{"corpus": {"grammar": "S: Short [1000] | Long\nShort: the A A\nLong: w w w w w w w w w w w w w w w w w w w w A A\nA: cat | dog",
        "sentences": 20, "held_out": 2}, "steps": 1, "runs": [{"label": "BERT", "model": {"kind": "bert"}}]}"#;
    let trainer = Trainer::new(&Experiment::parse(json).unwrap(), 0).unwrap();
    assert!(trainer.corpus().held_out.iter().any(|ids| ids.len() > 16), "a long sentence is held out");
    assert!(trainer.held_out().unwrap().unwrap().loss.is_finite());
}

#[test]
fn a_sample_that_has_everything_holds_nothing_out_and_says_so() {
    let corpus = sample("S: a b | a c", 50, 5, 0);
    assert!(corpus.held_out.is_empty());
    assert!(corpus.notices().contains(&Notice::NothingHeldOut));
}

#[test]
fn held_out_scores_are_fixed_and_looking_does_not_disturb() {
    let json = r#"{"corpus": {"grammar": "agreement", "sentences": 60, "held_out": 20}, "steps": 40,
        "runs": [{"label": "BERT", "model": {"kind": "bert"}, "batch": {"size": 4}}]}"#;
    let experiment = Experiment::parse(json).unwrap();
    let mut plain = Trainer::new(&experiment, 0).unwrap();
    let mut watched = Trainer::new(&experiment, 0).unwrap();
    let mut due = 0;
    while !plain.is_done() {
        plain.step().unwrap();
        if watched.held_out_is_due() {
            due += 1;
            assert_eq!(watched.held_out().unwrap(), watched.held_out().unwrap());
        }
        watched.step().unwrap();
    }
    assert!(due >= 20, "{due} evaluations");
    assert_eq!(plain.fingerprint(), watched.fingerprint(), "Invariant: looking does not disturb");
    let scored = watched.held_out().unwrap().unwrap();
    assert!(scored.loss.is_finite() && (0.0..=1.0).contains(&scored.accuracy));
    assert_eq!(scored.step, 40);
    assert_eq!(scored.targets, 20);
}

#[test]
fn memorising_beats_the_population_floor_and_never_the_corpuss_own() {
    // Twenty sentences of a language of 144: the sample leaves less doubt than the language does.
    let corpus = sample("agreement", 20, 40, 1);
    let policy = MaskingPolicy { select: Select::Count(0.15), ..MaskingPolicy::BERT };
    let view = View::Context(Context::Both);
    let own = Posterior::new(&corpus, &policy).floor(view, &policy, &corpus.vocab).unwrap();
    let population =
        Posterior::of_population(&corpus, &policy).unwrap().floor(view, &policy, &corpus.vocab).unwrap();
    assert!(own.nats < population.nats - 0.1, "{} {}", own.nats, population.nats);
}

#[test]
fn with_equal_lengths_and_one_mask_left_and_right_are_equal() {
    // The chain rule: each side's floors sum to the entropy of the sentence.
    let text = "a b c\na b d\na e d\nf e c\nf g c";
    let corpus = Corpus::parse(text).unwrap();
    let floors: Vec<f64> = [Context::Left, Context::Right]
        .into_iter()
        .map(|context| {
            let of_position = |position| {
                let policy = MaskingPolicy {
                    select: Select::Position(position),
                    mask: 1.0,
                    random: 0.0,
                    ..MaskingPolicy::BERT
                };
                let view = View::Context(context);
                Posterior::new(&corpus, &policy).floor(view, &policy, &corpus.vocab).unwrap().nats
            };
            (1..=3).map(of_position).sum()
        })
        .collect();
    assert!((floors[0] - floors[1]).abs() < 1e-12, "{floors:?}");
    assert!((floors[0] - 5f64.ln()).abs() < 1e-12, "{floors:?}");
}

proptest! {
    #[test]
    fn no_text_makes_the_grammar_parser_panic(text in "[A-Ca-c:|/#\\[\\]0-9. \n-]{0,60}") {
        if let Ok(grammar) = Grammar::parse(&text) {
            let sum: f64 = grammar.language().iter().map(|document| document.probability).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
        }
    }
}
