//! What a reader can do wrong: each gets one sentence with the number and what would be right, and nothing panics.

use crate::support::{assert_readable, experiment};
use cloze::{
    data::{Corpus, Notice, tokenizer},
    error::Error,
    experiment::Experiment,
    inspect,
    model::limits,
    train::Trainer,
};
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::json;

/// The error of a corpus: its code and its message.
#[track_caller]
fn refused(text: &str) -> (&'static str, String) {
    let error = Corpus::parse(text).expect_err("the corpus is refused");
    assert_readable(&error.to_string());
    (error.code(), error.to_string())
}

fn bert(corpus: &str, run: &str) -> Result<Trainer, Error> {
    let json = json!({"corpus": {"text": corpus}, "steps": 20, "runs": []}).to_string();
    let run = format!(r#"{{"label": "a", "model": {{"kind": "bert"}}{run}}}"#);
    let json = json.replace(r#""runs":[]"#, &format!(r#""runs":[{run}]"#));
    Trainer::new(&Experiment::parse(&json)?, 0)
}

/// The message with which building a run is refused.
#[track_caller]
fn run_refused(corpus: &str, run: &str) -> String {
    let error = bert(corpus, run).err().expect("the run is refused");
    assert_readable(&error.to_string());
    error.to_string()
}

// Corpora.

#[test]
fn an_empty_corpus() {
    let expected =
        ("corpus-empty", "the corpus is empty; write at least one sentence, one a line".to_owned());
    for text in
        ["", " ", "\n\n\n", " \t\r\n \u{a0}\n\u{3000}", "\0\u{1}\u{fffd}", "\u{200b}\u{feff}\n\u{301}"]
    {
        assert_eq!(refused(text), expected, "{text:?}");
    }
}

#[test]
fn one_distinct_word() {
    let expected = "the corpus has 1 distinct word; at least 2 are needed, or there is nothing to guess";
    for text in ["cat", "cat cat\ncat", "Cat\ncat\nCÁT", "!"] {
        assert_eq!(refused(text), ("vocabulary-too-small", expected.to_owned()), "{text:?}");
    }
}

#[test]
fn one_word_sentences_train_and_are_noticed() {
    let mut trainer = bert("cat\ndog\ncow", "").unwrap();
    assert_eq!(trainer.corpus().notices(), [Notice::OnlySingleWords]);
    for _ in 0..5 {
        let report = trainer.step().unwrap();
        assert_eq!((report.targets, report.tokens), (16, 48));
    }
}

#[test]
fn a_paste_of_ten_megabytes() {
    let text = "the cat sleeps well\n".repeat(500_000);
    assert_eq!(text.len(), 10_000_000);
    let expected = "the corpus has 10 MB; at most 1 MB can be trained on in a tab";
    assert_eq!(refused(&text), ("corpus-too-large", expected.to_owned()));
    let one_line = "x".repeat(10_485_760);
    let expected = "the corpus has 10.5 MB; at most 1 MB can be trained on in a tab";
    assert_eq!(refused(&one_line), ("corpus-too-large", expected.to_owned()));
}

#[test]
fn a_paste_just_too_large_does_not_read_as_if_it_fitted() {
    let (code, message) = refused(&"a b c d e\n".repeat(100_001));
    assert_eq!(code, "corpus-too-large");
    assert!(!message.contains("has 1 MB; at most 1 MB"), "the number must differ from the limit: {message}");
}

#[test]
fn a_million_distinct_words() {
    let word = |i: usize| {
        let letter = |place: u32| char::from(b'a' + (i / 26usize.pow(place) % 26) as u8);
        [letter(0), letter(1), letter(2), letter(3)].iter().collect::<String>()
    };
    let lines = |count: usize, per_line: usize| -> String {
        (0..count).map(|i| word(i) + if (i + 1) % per_line == 0 { "\n" } else { " " }).collect()
    };
    // A million are five megabytes.
    let expected = "the corpus has 2.3 MB; at most 1 MB can be trained on in a tab";
    assert_eq!(refused(&lines(456_976, 10)), ("corpus-too-large", expected.to_owned()));
    // As many as fit the bytes.
    let expected = "the corpus has 200000 distinct words; at most 8000 can be trained on in a tab";
    assert_eq!(refused(&lines(200_000, 100)), ("vocabulary-too-large", expected.to_owned()));
    let expected = "the corpus has 8001 distinct words; at most 8000 can be trained on in a tab";
    assert_eq!(refused(&lines(8_001, 9)), ("vocabulary-too-large", expected.to_owned()));
    assert_eq!(Corpus::parse(&lines(8_000, 8)).unwrap().vocab.ordinary().len(), 8_000);
}

#[test]
fn too_many_sentences() {
    let expected = "the corpus has 20001 sentences; at most 20000 can be trained on in a tab";
    assert_eq!(refused(&"a b\n".repeat(20_001)), ("too-many-sentences", expected.to_owned()));
    assert_eq!(Corpus::parse(&"a b\n".repeat(20_000)).unwrap().sentences.len(), 20_000);
}

#[test]
fn a_sentence_of_600_words() {
    let long = vec!["word other"; 300].join(" ");
    let expected = |sentence: usize, tokens: usize| {
        let message = format!(
            "sentence {sentence} has {tokens} tokens with [CLS] and [SEP]; at most 512 fit, so split it into shorter lines"
        );
        ("sentence-too-long", message)
    };
    assert_eq!(refused(&long), expected(1, 602));
    assert_eq!(refused(&format!("a b\n\nc d\n{long}")), expected(3, 602), "blank lines are not counted");
    assert_eq!(refused(&"x,".repeat(300)), expected(1, 602), "punctuation counts");
    assert_eq!(refused(&"東".repeat(511)), expected(1, 513), "so does every ideograph");
    assert_eq!(Corpus::parse(&format!("{} y", "x ".repeat(509))).unwrap().longest(), 512);
    assert_eq!(
        Corpus::parse(&format!("{} y", "x".repeat(600))).unwrap().longest(),
        4,
        "a long word is one word"
    );
}

#[test]
fn control_characters_right_to_left_text_emoji_and_markup_train() {
    let hostile = "a\0b \u{1b}[31mred\u{7}\nשלום עולם\nمرحبا بالعالم\n\u{202e}evil\u{202c} text\n👨\u{200d}👩\u{200d}👧 😀😀 ❤\u{fe0f}\n\
        <img src=x onerror=alert(1)>\n<script>alert('x')</script>\n{{constructor}} ${x} `y`\n\u{fffd}\u{fffd} x\n[MASK] ___ [PAD]";
    let mut trainer = bert(hostile, "").unwrap();
    assert_eq!(trainer.corpus().sentences.len(), 10);
    for _ in 0..3 {
        assert!(trainer.step().unwrap().loss.is_finite());
    }
    let vocab = &trainer.corpus().vocab;
    for sentence in &trainer.corpus().sentences {
        let text = format!("{sentence} [MASK]");
        let prediction = inspect::predict(trainer.model(), vocab, &text).unwrap();
        assert_eq!(prediction.unknown, Vec::<String>::new(), "{sentence:?}");
    }
}

#[test]
fn line_ends_of_every_system() {
    let sentences = |text: &str| Corpus::parse(text).unwrap().sentences;
    assert_eq!(sentences("a b\nc d"), ["a b", "c d"]);
    assert_eq!(sentences("a b\r\nc d\r\n"), ["a b", "c d"]);
    assert_eq!(sentences("\u{feff}a b\nc d"), ["\u{feff}a b", "c d"], "a byte order mark is no word");
    assert_eq!(Corpus::parse("\u{feff}a b\nc d").unwrap().vocab.tokens()[5..], ["a", "b", "c", "d"]);
}

// Runs.

#[test]
fn a_position_that_a_short_sentence_lacks() {
    let at = |position: usize| format!(r#", "masking": {{"select": {{"position": {position}}}}}"#);
    let corpus = "the cat sleeps\nthe dog\na dog sleeps";
    assert_eq!(
        run_refused(corpus, &at(3)),
        "sentence 2 (“the dog”) has no word at position 3; choose a position from 1 to 2, or make the sentence longer"
    );
    assert!(bert(corpus, &at(2)).is_ok());
    assert_eq!(
        run_refused("cat\nthe dog", &at(2)),
        "sentence 1 (“cat”) has no word at position 2; choose position 1, or make the sentence longer"
    );
    let long = format!("{}\nb", "äöü".repeat(30));
    let expected = format!(
        "sentence 1 (“{}”) has no word at position 9; choose position 1, or make the sentence longer",
        "äöü".repeat(30).chars().take(40).collect::<String>()
    );
    assert_eq!(run_refused(&long, &at(9)), expected, "a long sentence is shortened");
}

#[test]
fn positions_that_are_too_few() {
    let run = r#", "model": {"kind": "bert", "positions": 4}"#;
    // The later of two fields of one name counts, as in JavaScript.
    assert_eq!(
        run_refused("the cat sleeps\na b", run),
        "runs[0].model.positions: 4 positions are too few; the longest sentence has 5 tokens with [CLS] and [SEP]"
    );
    assert!(bert("a b\nc d", run).is_ok());
}

#[test]
fn a_hidden_size_that_is_not_divisible() {
    let run = |hidden: usize, heads: usize| {
        format!(r#", "model": {{"kind": "bert", "hidden": {hidden}, "heads": {heads}}}"#)
    };
    let expected = "runs[0].model.hidden: hidden size 30 is not divisible by 4 heads; try 28 or 32";
    assert_eq!(run_refused("a b", &run(30, 4)), expected);
    let expected = "runs[0].model.hidden: hidden size 5 is not divisible by 7 heads; try 7";
    assert_eq!(run_refused("a b", &run(5, 7)), expected);
}

#[test]
fn what_is_suggested_instead_is_itself_accepted() {
    for heads in 1..=16 {
        for hidden in [1, 2, 15, 31, 500, 509, 511, 512] {
            let run = |hidden: &str| {
                format!(r#", "model": {{"kind": "bert", "hidden": {hidden}, "heads": {heads}}}"#)
            };
            let Err(error) = bert("a b", &run(&hidden.to_string())) else { continue };
            let message = error.to_string();
            let (_, suggested) = message.split_once("; try ").expect(&message);
            for hidden in suggested.split(" or ") {
                let again = bert("a b", &run(hidden)).err().map(|error| error.to_string());
                assert_eq!(again, None, "“{message}” suggests it");
            }
        }
    }
}

#[test]
fn a_learning_rate_of_a_billion() {
    let mut trainer = bert("the cat sleeps\nthe dog runs", r#", "optimizer": {"lr": 1e9}"#).unwrap();
    let error = (0..20).find_map(|_| trainer.step().err()).expect("it diverges");
    assert_eq!(error.code(), "diverged");
    let message = error.to_string();
    assert_readable(&message);
    assert!(message.starts_with("training diverged at step "), "{message}");
    assert!(message.ends_with(" at learning rate 1000000000; try a smaller one, such as 0.001"), "{message}");
}

#[test]
fn no_steps_at_all() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "steps": 0, "runs": [{"label": "a", "model": {"kind": "bert"}}]}"#;
    let error = Experiment::parse(json).unwrap_err();
    assert_eq!(error.to_string(), "steps: 0 is out of range; it must be from 1 to 1000000");
}

#[test]
fn a_model_that_is_too_large() {
    let words: String = (0..8000).map(|i| format!("w{i}{}", if i % 20 == 19 { "\n" } else { " " })).collect();
    let largest =
        r#", "model": {"kind": "bert", "layers": 8, "hidden": 512, "intermediate": 2048, "heads": 16}"#;
    let message = run_refused("a b", largest);
    // 8 · (4·512² + 2·512·2048 + 9·512 + 2048) + the rest.
    let (v, p, h, f) = (7, 16, 512, 2048);
    let parameters = (v + p + 2) * h + 2 * h + 8 * (4 * h * h + 2 * h * f + 9 * h + f) + h * h + 3 * h + v;
    assert_eq!(
        message,
        format!(
            "the model would have {parameters} parameters; at most {} fit in a tab, so make it smaller or the corpus's vocabulary shorter",
            limits::PARAMETERS
        )
    );
    let wide = r#", "model": {"kind": "bert", "hidden": 256}, "batch": {"size": 256}"#;
    let long = format!("{}\nb c", "a ".repeat(510));
    let message = run_refused(&long, wide);
    assert!(message.contains(" activations for one batch; at most 100000000 fit in a tab"), "{message}");
    // A generator, and what the discriminator reads of it, count too.
    let fits = r#", "model": {"kind": "bert", "hidden": 128}, "batch": {"size": 32}"#;
    assert!(bert(&long, fits).is_ok());
    let message = run_refused(&long, &format!(r#"{fits}, "objective": "rtd""#));
    assert!(message.contains(" activations for one batch; at most 100000000 fit in a tab"), "{message}");
    let notebook = r#", "model": {"kind": "notebook", "width": 512}"#;
    assert!(bert(&words, notebook).is_ok(), "the notebook's widest model on the largest vocabulary fits");
}

#[test]
fn a_run_that_does_not_exist() {
    let setting =
        experiment(r#"{"bundled": "notebook"}"#, 5, &[r#"{"label": "a", "model": {"kind": "bert"}}"#]);
    let error = Trainer::new(&setting, 1).err().unwrap();
    assert_eq!(error.to_string(), "run 1 does not exist; the experiment has 1, counted from 0");
    assert_eq!(error.code(), "no-such-run");
}

// Questions.

#[test]
fn questions_that_cannot_be_answered() {
    let trainer = bert("the cat sleeps\nthe dog runs", "").unwrap();
    let vocab = &trainer.corpus().vocab;
    let refused = |text: &str| {
        let error = inspect::predict(trainer.model(), vocab, text).unwrap_err();
        assert_readable(&error.to_string());
        (error.code(), error.to_string())
    };
    let no_blank = "the text has no blank; write [MASK] or ___ where the models shall guess".to_owned();
    for text in ["", " ", "the cat sleeps", "the _ sleeps", "\0", "[CLS] the [SEP]"] {
        assert_eq!(refused(text), ("no-blank", no_blank.clone()), "{text:?}");
    }
    let inside = |token: &str| {
        format!(
            "{token} stands inside the sentence; write one sentence: [CLS] before it and [SEP] after it are added anyway"
        )
    };
    assert_eq!(refused("the [MASK] sleeps [SEP] a dog"), ("special-inside", inside("[SEP]")));
    assert_eq!(refused("the [cls] [MASK]"), ("special-inside", inside("[CLS]")));
    let plain = inspect::predict(trainer.model(), vocab, "the [MASK] sleeps").unwrap();
    for text in [
        "[CLS] the [MASK] sleeps [SEP]",
        "the [mask] sleeps",
        "[cls]the<mask> sleeps",
        "the ___ sleeps [SEP]",
    ] {
        assert_eq!(inspect::predict(trainer.model(), vocab, text).unwrap(), plain, "{text:?}");
    }
    let long = format!("[MASK] {}", "cat ".repeat(14));
    let too_long = |tokens: usize| {
        format!(
            "the text has {tokens} tokens with [CLS] and [SEP]; the model has 16 positions, so make it shorter"
        )
    };
    assert_eq!(refused(&long), ("text-too-long", too_long(17)));
    assert_eq!(refused(&"___ ".repeat(1_000_000)), ("text-too-long", too_long(1_000_002)));
    let fits = format!("[MASK] {}", "cat ".repeat(13));
    assert_eq!(inspect::predict(trainer.model(), vocab, &fits).unwrap().tokens.len(), 16);
    let unknown = inspect::predict(trainer.model(), vocab, "the Zebra [MASK] <b>").unwrap();
    assert_eq!(unknown.unknown, ["zebra", "<", "b", ">"]);
    assert_eq!(unknown.tokens, ["[CLS]", "the", "[UNK]", "[MASK]", "[UNK]", "[UNK]", "[UNK]", "[SEP]"]);
    assert_eq!(unknown.blanks, [3]);
    let sum: f32 = unknown.probabilities.iter().sum();
    assert!((sum - 1.0).abs() < 1e-5 && unknown.probabilities.len() == vocab.len());
}

#[test]
fn nothing_but_blanks_is_a_question() {
    let trainer = bert("the cat sleeps\nthe dog runs", "").unwrap();
    let found = inspect::predict(trainer.model(), &trainer.corpus().vocab, "[MASK]___").unwrap();
    assert_eq!(found.blanks, [1, 2]);
    assert_eq!(found.probabilities.len(), 2 * trainer.corpus().vocab.len());
    assert_eq!(found.candidates(&trainer.corpus().vocab, 2, 5), [], "there is no third blank");
    assert_eq!(found.candidates(&trainer.corpus().vocab, 0, 1000).len(), trainer.corpus().vocab.len());
}

// Anything at all.

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn no_text_panics(text in "(?s).{0,300}|([a-c_\\[\\]MASK \n]{0,60})") {
        tokenizer::words(&text);
        tokenizer::words_and_blanks(&text);
        match Corpus::parse(&text) {
            Err(error) => assert_readable(&error.to_string()),
            Ok(corpus) => {
                prop_assert_eq!(corpus.sentences.len(), corpus.encoded.len());
                let covered: Vec<usize> = corpus.documents.iter().cloned().flatten().collect();
                prop_assert_eq!(covered, (0..corpus.sentences.len()).collect::<Vec<_>>(), "documents partition the sentences");
                for ids in &corpus.encoded {
                    prop_assert!(ids.len() > 2 && ids[0] == 2 && ids[ids.len() - 1] == 3);
                    prop_assert!(ids[1..ids.len() - 1].iter().all(|&id| id > 4), "every word of the corpus is in its vocabulary");
                }
            }
        }
    }

    #[test]
    fn no_question_panics(text in "(?s).{0,40}", blanks in 0usize..4) {
        let trainer = bert("the cat sleeps\nthe dog runs", "").unwrap();
        let text = (0..blanks).fold(text, |text, i| {
            let at = text.char_indices().nth(i * 7).map_or(text.len(), |(at, _)| at);
            format!("{}[MASK]{}", &text[..at], &text[at..])
        });
        match inspect::predict(trainer.model(), &trainer.corpus().vocab, &text) {
            Err(error) => prop_assert!(["no-blank", "text-too-long"].contains(&error.code()), "{}", error),
            Ok(found) => {
                prop_assert!(!found.blanks.is_empty());
                let of_a_blank = found.probabilities.chunks(trainer.corpus().vocab.len());
                for row in of_a_blank {
                    prop_assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn no_corpus_that_is_accepted_fails_to_train(text in "([a-e]{1,2}[ ,.]{0,2}){2,8}(\n([a-e]{1,2} ){1,4}){0,5}") {
        if let Ok(mut trainer) = bert(&text, "") {
            let report = trainer.step();
            prop_assert!(report.is_ok(), "{:?}", report);
        }
    }
}
