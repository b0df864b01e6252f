//! Attention as it is shown: maps, patterns over sentences, and the words that decide about a blank.

use crate::support::{bert, sizes, values};
use cloze::{
    data::{Corpus, batch},
    error::Error,
    experiment::{Context, Experiment, MaskingPolicy, Select, presets},
    inspect::{
        attention::attention,
        decisive::{Decisive, decisive},
        exact_prediction::predictor,
        patterns::{NAMES, patterns},
    },
    model::{Model, Pass},
    train::Trainer,
    web::{library::Library, records::Answer, run::Run},
};
use serde_json::{Value, json};

/// A trained run whose attention is not that of the first step.
fn trained(context: &str) -> Trainer {
    let mut experiment = presets::find("contexts").unwrap().experiment.to_value();
    let mut run = experiment["runs"][3].clone();
    run["model"]["context"] = json!(context);
    run["model"]["layers"] = json!(2);
    run["model"]["heads"] = json!(4);
    experiment["runs"] = json!([run]);
    let mut trainer = Trainer::new(&Experiment::from_value(&experiment).unwrap(), 0).unwrap();
    for _ in 0..20 {
        trainer.step().unwrap();
    }
    trainer
}

const TEXT: &str = "the dogs near the tree [MASK]";

/// The name of a question and its arguments.
type Question = (&'static str, fn() -> Value);

/// The questions about attention.
const QUESTIONS: [Question; 2] = [("attention", || json!({ "text": TEXT })), ("patterns", || json!({}))];

/// What decides, by the exact predictor of a corpus.
fn decided(corpus: &Corpus, policy: &MaskingPolicy, text: &str) -> Decisive {
    decisive(corpus, &predictor(corpus, policy).unwrap(), text).unwrap()
}

#[test]
fn rows_sum_to_one_and_hidden_positions_are_exactly_zero_in_each_context() {
    for context in Context::ALL {
        let trainer = trained(context.name());
        let found = attention(trainer.model(), &trainer.corpus().vocab, TEXT).unwrap().unwrap();
        assert_eq!((found.layers, found.heads, found.context), (2, 4, context));
        assert_eq!(found.tokens, ["[CLS]", "the", "dogs", "near", "the", "tree", "[MASK]", "[SEP]"]);
        let t = found.tokens.len();
        assert_eq!(found.probabilities.len(), 2 * 4 * t * t);
        for (i, row) in found.probabilities.chunks_exact(t).enumerate() {
            let sum: f32 = row.iter().sum();
            assert!((sum - 1.0).abs() < 1e-5, "context {}: a row sums to {sum}", context.name());
            for (key, p) in row.iter().enumerate() {
                let visible = context.allows(i % t, key);
                assert_eq!(*p == 0.0, !visible, "context {}: {} to {key} is {p}", context.name(), i % t);
            }
        }
    }
}

#[test]
fn padding_neither_looks_nor_is_looked_at() {
    for context in Context::ALL {
        let model = bert(sizes(2, context));
        let padded = crate::support::batch(&[&[2, 7, 4, 9, 3], &[2, 8, 3]], 6, &[(0, 2, 8)]);
        let mut pass = Pass::with_attention();
        model.encode(&padded, &mut pass).unwrap();
        for layer in pass.attention.unwrap() {
            let (b, a, t, _) = layer.dims4().unwrap();
            assert_eq!((b, t), (2, 6));
            for (i, row) in values(&layer).chunks_exact(t).enumerate() {
                let (length, query) = ([5, 3][i / (a * t)], i % t);
                let sum: f32 = row.iter().sum();
                if query >= length {
                    assert!(row.iter().all(|&p| p == 0.0), "padding has no row");
                } else {
                    assert!((sum - 1.0).abs() < 1e-5);
                    assert!(row[length..].iter().all(|&p| p == 0.0), "padding is looked at");
                }
            }
        }
    }
}

#[test]
fn a_text_needs_no_blank_and_unknown_words_are_named() {
    let trainer = trained("both");
    let vocab = &trainer.corpus().vocab;
    let found = attention(trainer.model(), vocab, "the Zebra near").unwrap().unwrap();
    assert_eq!(found.tokens[2], "[UNK]");
    assert_eq!(found.unknown, ["zebra"]);
    assert_eq!(attention(trainer.model(), vocab, "").unwrap().unwrap().tokens, ["[CLS]", "[SEP]"]);
    let error = attention(trainer.model(), vocab, &"the ".repeat(15)).unwrap_err();
    assert!(matches!(error, Error::TextTooLong { tokens: 17, limit: 16 }), "{error}");
}

#[test]
fn the_notebooks_model_has_no_attention() {
    let trainer = Trainer::new(&presets::find("notebook").unwrap().experiment, 0).unwrap();
    assert!(matches!(trainer.model(), Model::Notebook(_)));
    assert_eq!(attention(trainer.model(), &trainer.corpus().vocab, TEXT).unwrap(), None);
    assert_eq!(patterns(trainer.model(), trainer.corpus(), &MaskingPolicy::BERT, 1).unwrap(), None);
    let mut run = Run::from(trainer);
    for (question, arguments) in QUESTIONS {
        let answer = run.ask(question, &arguments(), || true).unwrap();
        assert_eq!(serde_json::to_value(answer).unwrap(), json!({ "layers": 0 }));
    }
}

/// The patterns again, by way of one sentence's maps at a time.
#[test]
fn patterns_are_the_means_of_the_maps() {
    for context in Context::ALL {
        let trainer = trained(context.name());
        let (corpus, config) = (trainer.corpus(), trainer.config());
        let Model::Bert(model) = trainer.model() else { panic!("a BERT") };
        let found = patterns(trainer.model(), corpus, &config.masking, config.seed).unwrap().unwrap();
        assert!(found.tokens <= 2000 && found.tokens > 1900, "{} tokens", found.tokens);
        let mut sums = [[0f64; 7]; 8];
        let mut uniform = [0f64; 7];
        let (mut sentences, mut tokens) = (0, 0);
        for i in 0..found.sentences as u64 {
            let mut stream = cloze::random::Stream::new(config.seed, "attention patterns", i);
            let ids = &corpus.encoded[stream.below(corpus.encoded.len())];
            let seen =
                cloze::data::masking::corrupt(ids, &config.masking, &corpus.vocab, &mut stream).input_ids;
            let t = seen.len();
            let mut pass = Pass::with_attention();
            model.encode(&batch::question(&seen, &[], &corpus.vocab), &mut pass).unwrap();
            let maps: Vec<f32> = pass.attention.unwrap().iter().flat_map(values).collect();
            let special = corpus.vocab.special();
            for query in 0..t {
                let is = |key: usize| {
                    let word = corpus.vocab.ordinary().contains(&seen[query]);
                    [
                        key == query,
                        key + 1 == query,
                        key == query + 1,
                        seen[key] == special.cls,
                        seen[key] == special.sep,
                        seen[key] == special.mask,
                        word && key != query && seen[key] == seen[query],
                    ]
                };
                let visible = (0..t).filter(|&key| context.allows(query, key)).count();
                for key in 0..t {
                    for (kind, _) in is(key).into_iter().enumerate().filter(|(_, is)| *is) {
                        if context.allows(query, key) {
                            uniform[kind] += 1.0 / visible as f64;
                        }
                        for (head, sums) in sums.iter_mut().enumerate() {
                            sums[kind] += f64::from(maps[(head * t + query) * t + key]);
                        }
                    }
                }
            }
            sentences += 1;
            tokens += t;
        }
        assert_eq!((found.sentences, found.tokens), (sentences, tokens));
        let expected: Vec<f32> = sums.iter().flatten().map(|sum| (sum / tokens as f64) as f32).collect();
        crate::support::assert_close("shares", &found.shares, &expected, 1e-4, 1e-5);
        let expected: Vec<f32> = uniform.iter().map(|sum| (sum / tokens as f64) as f32).collect();
        crate::support::assert_close("uniform", &found.uniform, &expected, 1e-6, 1e-7);
        assert_eq!(found.shares.len(), 8 * NAMES.len());
    }
}

#[test]
fn patterns_and_maps_leave_a_run_as_it_was() {
    let (mut watched, mut alone) = (Run::from(trained("both")), trained("both"));
    for _ in 0..3 {
        for (question, arguments) in QUESTIONS {
            watched.ask(question, &arguments(), || true).unwrap();
        }
        watched.trainer.step().unwrap();
        alone.step().unwrap();
    }
    assert_eq!(watched.trainer.fingerprint(), alone.fingerprint(), "Invariant: looking does not disturb");
}

#[test]
fn one_long_sentence_is_read_whole_and_the_rest_as_it_fits() {
    let trainer = trained("left");
    let corpus = Corpus::parse(&format!("{}\n{}", "a b ".repeat(200), "b a ".repeat(200))).unwrap();
    let mut sizes = sizes(2, Context::Left);
    sizes.vocabulary = corpus.vocab.len();
    sizes.positions = corpus.longest();
    let found = patterns(&Model::Bert(bert(sizes)), &corpus, &trainer.config().masking, 3).unwrap().unwrap();
    assert_eq!((found.sentences, found.tokens), (4, 4 * 402));
    // Under the rule that masks nothing special is seen but the frame.
    let sep = NAMES.iter().position(|name| *name == "sep").unwrap();
    assert!(found.uniform[sep] < 0.001, "only [SEP] itself sees [SEP]");
}

// Decisive words.

#[test]
fn the_word_that_decides_is_found() {
    // Only the first word says what comes last.
    let corpus = Corpus::parse("cat is here purring\ndog is here barking").unwrap();
    let policy =
        MaskingPolicy { select: Select::Bernoulli(0.3), mask: 1.0, random: 0.0, ..MaskingPolicy::BERT };
    let found = decided(&corpus, &policy, "cat is here [MASK]");
    assert!(!found.too_much);
    let deciding = found.blanks[0].as_ref().unwrap();
    assert_eq!(deciding.entropy, 0.0);
    let growth = |i: usize| deciding.growth[i];
    assert!((growth(1).unwrap() - std::f64::consts::LN_2).abs() < 1e-12, "without the cat, either");
    assert_eq!([growth(2), growth(3)], [Some(0.0), Some(0.0)], "the others say nothing");
    assert_eq!([growth(0), growth(4), growth(5)], [None; 3], "[CLS], the blank itself, [SEP]");
}

#[test]
fn hiding_is_not_masking() {
    // Under the count rule one token of four is selected: with two [MASK] nothing could have led here.
    let corpus = Corpus::parse("cat is here purring\ndog is here barking").unwrap();
    let policy = MaskingPolicy { select: Select::Count(0.15), mask: 1.0, random: 0.0, ..MaskingPolicy::BERT };
    let masked = decided(&corpus, &policy, "[MASK] is here [MASK]");
    assert_eq!(masked.blanks, [None, None]);
    let hidden = decided(&corpus, &policy, "cat is here [MASK]");
    let growth = hidden.blanks[0].as_ref().unwrap().growth[1].unwrap();
    assert!((growth - std::f64::consts::LN_2).abs() < 1e-12);
}

#[test]
fn what_is_too_much_is_said_and_not_computed() {
    let words = |i: usize| {
        (0..100).map(|j| format!("w{}", (i * 7 + j * (1 + i / 90)) % 90)).collect::<Vec<_>>().join(" ")
    };
    let text = (0..400).map(words).collect::<Vec<_>>().join("\n");
    let corpus = Corpus::parse(&text).unwrap();
    let blanks = "[MASK] ".repeat(90);
    let found = decided(&corpus, &MaskingPolicy::BERT, &blanks);
    assert!(found.too_much);
    assert_eq!(found.blanks, vec![None; 90]);
}

#[test]
fn questions_are_answered_with_what_was_computed() {
    let mut run = Run::from(trained("right"));
    let found = attention(run.trainer.model(), &run.trainer.corpus().vocab, TEXT).unwrap().unwrap();
    let Answer::Attention(answer) = run.ask("attention", &json!({ "text": TEXT }), || true).unwrap() else {
        panic!("another record")
    };
    assert_eq!(answer.tokens, found.tokens);
    assert_eq!(answer.context, "right");
    assert_eq!(answer.probabilities.0, found.probabilities);

    let experiment = presets::find("contexts").unwrap().experiment;
    let arguments = json!({ "experiment": experiment.to_value(), "text": TEXT });
    let Answer::Decisive(answer) = Library::default().ask("decisive", &arguments).unwrap() else {
        panic!("another record")
    };
    let corpus = Corpus::load(&experiment.corpus).unwrap();
    let found = decided(&corpus, &experiment.runs[0].masking, TEXT);
    let deciding = found.blanks[0].as_ref().unwrap();
    assert_eq!(answer.blanks[0].position, 6);
    assert_eq!(answer.blanks[0].entropy, Some(deciding.entropy));
    assert_eq!(answer.blanks[0].growth.as_ref(), Some(&deciding.growth));
    let error = run.ask("attention", &json!({}), || true).unwrap_err();
    assert_eq!(error.to_string(), "attention: missing field `text`");
}

#[test]
fn decisive_words_are_the_exact_columns_where_the_first_run_chooses_spans() {
    let preset = presets::find("spans").unwrap().experiment;
    let mut experiment = preset.to_value();
    let (of_words, of_spans) = (experiment["runs"][0].clone(), experiment["runs"][1].clone());
    experiment["runs"] = json!([of_spans, of_words]);
    let arguments = json!({ "experiment": experiment, "text": TEXT });
    let mut library = Library::default();
    let Answer::Exact(exact) = library.ask("exact", &arguments).unwrap() else { panic!("another record") };
    let Answer::Decisive(found) = library.ask("decisive", &arguments).unwrap() else {
        panic!("another record")
    };
    assert!(exact.entropies[0].is_some(), "the table has an answer");
    assert_eq!(found.blanks[0].entropy, exact.entropies[0], "and the panel the same");
    experiment["runs"] = json!([experiment["runs"][0]]);
    let arguments = json!({ "experiment": experiment, "text": TEXT });
    for question in ["exact", "decisive"] {
        assert_eq!(library.ask(question, &arguments).unwrap_err().code(), "no-exact", "{question}");
    }
}
