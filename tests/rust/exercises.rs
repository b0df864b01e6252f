//! Exercises: their answers against an enumeration that shares nothing with the crate but the tokeniser, no question
//! with two answers, and what the command line prints.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{argument, assert_readable, cloze, empty_directory};
use cloze::{
    data::Corpus,
    exercises::{APART, Choice, Kind, MOST, Place, Question, Sheet, TOLERANCE, Tally, sheet},
    experiment::{Context, CorpusSource, GrammarSample, TextSource},
    random::Stream,
};

/// A sentence's words; the word of number i stands at i − 1.
type Words = Vec<String>;

fn words(text: &str) -> Words {
    cloze::data::tokenizer::words(text).into_iter().map(|word| word.text).collect()
}

/// What a predictor knows of an input: the number of the blank, whether the end is in sight and how far off it is, and
/// each word in sight.
fn seen(sentence: &[String], blank: usize, context: Context, hidden: Option<usize>) -> String {
    let (left, right) = match context {
        Context::None => (false, false),
        Context::Left => (true, false),
        Context::Right => (false, true),
        Context::Both => (true, true),
    };
    let mut text = format!("{blank};");
    for (number, word) in (1..).zip(sentence) {
        let shows = (number < blank && left || number > blank && right) && Some(number) != hidden;
        text += if shows { word } else { "?" };
        text += " ";
        if number == blank && !right {
            break;
        }
    }
    text
}

/// Everything that can happen, each with the same probability: what is seen, and the true word.
fn all_inputs(sentences: &[Words], position: usize, context: Context) -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    for sentence in sentences {
        let blanks = if position == 0 { (1..=sentence.len()).collect() } else { vec![position] };
        inputs.extend(
            blanks
                .into_iter()
                .map(|blank| (seen(sentence, blank, context, None), sentence[blank - 1].clone())),
        );
    }
    inputs
}

/// The mean of −ln of the share of the true word among all inputs that look the same.
fn least_loss(sentences: &[Words], position: usize, context: Context) -> f64 {
    let inputs = all_inputs(sentences, position, context);
    let loss = |(seen, word): &(String, String)| {
        let alike = inputs.iter().filter(|(other, _)| other == seen).count() as f64;
        let right = inputs.iter().filter(|input| *input == &(seen.clone(), word.clone())).count() as f64;
        -(right / alike).ln()
    };
    inputs.iter().map(loss).sum::<f64>() / inputs.len() as f64
}

/// The sentence that a place was made from, as far as it is in sight, and how often each word fits there.
fn fitting(
    sentences: &[Words],
    place: &Place,
    context: Context,
    hidden: Option<usize>,
) -> BTreeMap<String, usize> {
    let unseen = || (1..place.position).map(|_| "?".to_owned()).collect();
    let sees_left = matches!(context, Context::Left | Context::Both);
    let mut own = if sees_left { words(&place.before) } else { unseen() };
    assert_eq!(own.len() + 1, place.position, "the blank stands where its number says");
    own.push("?".to_owned());
    own.extend(words(&place.after));
    let key = seen(&own, place.position, context, hidden);
    let mut fits = BTreeMap::new();
    for sentence in sentences.iter().filter(|sentence| sentence.len() >= place.position) {
        if seen(sentence, place.position, context, hidden) == key {
            *fits.entry(sentence[place.position - 1].clone()).or_insert(0) += 1;
        }
    }
    fits
}

fn entropy(fits: &BTreeMap<String, usize>) -> f64 {
    let total: usize = fits.values().sum();
    let p = |count: &usize| *count as f64 / total as f64;
    fits.values().map(|count| -p(count) * p(count).ln()).sum()
}

#[track_caller]
fn assert_near(a: f64, b: f64, what: &Question) {
    assert!((a - b).abs() < 1e-6, "{a} is not {b}: {what:?}");
}

#[track_caller]
fn assert_counts(sentences: &[Words], place: &Place, hidden: Option<usize>, question: &Question) {
    let fits = fitting(sentences, place, question.context, hidden);
    // They are shown with their accents.
    let counts: BTreeMap<String, usize> =
        place.counts.iter().map(|(word, count)| (words(word).concat(), *count)).collect();
    assert_eq!(counts, fits, "{question:?}");
    assert_near(place.entropy(), entropy(&fits), question);
}

/// A worked answer's numbers lead to its result.
#[track_caller]
fn assert_tally(sentences: &[Words], tally: &Tally, question: &Question) {
    tally.open.iter().for_each(|place| assert_counts(sentences, place, None, question));
    let open: usize = tally.open.iter().map(Place::total).sum();
    assert_eq!(open + tally.certain, tally.words, "{question:?}");
    let sum: f64 = tally.open.iter().map(|place| place.total() as f64 * place.entropy()).sum();
    assert_near(sum / tally.words as f64, tally.nats, question);
    assert_near(tally.nats, least_loss(sentences, question.position, question.context), question);
}

/// A number right within the tolerance is neither 0 nor the same in bits, unless all three are one.
#[track_caller]
fn assert_no_other_number(nats: f64, question: &Question) {
    let bits = nats / std::f64::consts::LN_2;
    assert!(nats.abs() < 1e-9 || nats > APART && bits - nats > 2.0 * TOLERANCE, "{question:?}");
}

/// Exactly one option is right, and no other comes near it.
#[track_caller]
fn assert_one_right(options: &[Choice], question: &Question) {
    let right = question.answer as usize;
    assert!(options.len() > 1 && right < options.len() && question.answer.fract() == 0.0, "{question:?}");
    for (i, option) in options.iter().enumerate().filter(|(i, _)| *i != right) {
        assert!(options[right].nats - option.nats > 2.0 * TOLERANCE, "{i} comes near: {question:?}");
    }
    let distinct: BTreeSet<String> =
        options.iter().map(|option| format!("{} {:?}", option.position, option.place)).collect();
    assert_eq!(distinct.len(), options.len(), "{question:?}");
}

#[track_caller]
fn assert_exact(sheet: &Sheet, question: &Question) {
    let mut sentences: Vec<Words> = sheet.sentences.iter().map(|sentence| words(sentence)).collect();
    let context = question.context;
    match question.kind {
        Kind::Least | Kind::Possible | Kind::Added => {
            assert_tally(&sentences, &question.tallies[0], question);
            let before = question.tallies[0].nats;
            sentences.extend(question.added.iter().map(|added| words(added)));
            assert_tally(&sentences, question.tallies.last().unwrap(), question);
            let floor = least_loss(&sentences, question.position, context);
            for (other, nats) in &question.elsewhere {
                assert_near(*nats, least_loss(&sentences, question.position, *other), question);
            }
            assert_eq!(question.elsewhere.len(), 3, "the three other contexts");
            if question.kind == Kind::Possible {
                let loss = question.loss.unwrap();
                assert!(loss > 0.0 && (loss - floor).abs() > 2.0 * TOLERANCE, "{question:?}");
                assert_eq!(question.answer == 1.0, loss > floor, "{question:?}");
            } else {
                assert_near(question.answer, floor, question);
                assert_no_other_number(question.answer, question);
            }
            if question.kind == Kind::Added {
                assert_eq!(question.tallies.len(), 2);
                let change = (question.answer - before).abs();
                assert!(!(1e-9..=2.0 * TOLERANCE).contains(&change), "{question:?}");
                assert!(!sheet.sentences.contains(question.added.as_ref().unwrap()), "{question:?}");
            }
        }
        Kind::Distribution => {
            let place = question.blank.as_ref().unwrap();
            assert_counts(&sentences, place, None, question);
            let fits = fitting(&sentences, place, context, None);
            let count = fits[&words(question.word.as_ref().unwrap()).concat()] as f64;
            assert_near(question.answer, count / fits.values().sum::<usize>() as f64, question);
        }
        Kind::Harder => {
            for option in &question.options {
                assert_counts(&sentences, &option.place, None, question);
                let fits = fitting(&sentences, &option.place, context, None);
                assert_near(option.nats, entropy(&fits), question);
            }
            assert_one_right(&question.options, question);
        }
        Kind::Decides => {
            let blank = question.blank.as_ref().unwrap();
            assert_counts(&sentences, blank, None, question);
            for option in &question.options {
                let hidden = Some(option.position);
                assert_counts(&sentences, &option.place, hidden, question);
                assert_near(
                    option.nats,
                    entropy(&fitting(&sentences, &option.place, context, hidden)),
                    question,
                );
            }
            assert_one_right(&question.options, question);
            let most = question.options[question.answer as usize].nats;
            assert!(most - blank.entropy() > 2.0 * TOLERANCE, "hiding it matters: {question:?}");
            // Words that are not offered are no better.
            let length = blank.position + words(&blank.after).len();
            for other in (1..=length).filter(|&other| other != blank.position) {
                let nats = entropy(&fitting(&sentences, blank, context, Some(other)));
                let is_right = question.options[question.answer as usize].position == other;
                assert!(is_right || most - nats > 2.0 * TOLERANCE, "{other} comes near: {question:?}");
            }
        }
    }
}

/// A small corpus: of few words, so that sentences share them; at times with marks, capitals or repeated sentences.
fn random_corpus(seed: u64) -> String {
    const WORDS: [&str; 9] = ["the", "a", "cat", "dog", "Sleeps", "runs", "near", "trees", "!"];
    let mut stream = Stream::new(seed, "a test's corpus", 0);
    let known = 2 + stream.below(WORDS.len() - 1);
    let equal = stream.unit() < 0.4;
    let length = 1 + stream.below(5);
    let mut text = String::new();
    for _ in 0..2 + stream.below(14) {
        let length = if equal { length } else { 1 + stream.below(5) };
        let line: Vec<&str> = (0..length).map(|_| WORDS[stream.below(known)]).collect();
        text += &(line.join(" ") + "\n");
    }
    text
}

#[test]
fn ten_thousand_answers_are_what_enumeration_finds() {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut refused = 0;
    for seed in 0.. {
        let Ok(corpus) = Corpus::parse(&random_corpus(seed)) else { continue };
        let Ok(sheet) = sheet(&corpus, seed, 24) else {
            refused += 1;
            continue;
        };
        for question in &sheet.questions {
            assert_exact(&sheet, question);
            *kinds.entry(question.kind).or_default() += 1;
        }
        let distinct: BTreeSet<String> =
            sheet.questions.iter().map(|question| format!("{question:?}")).collect();
        assert_eq!(distinct.len(), sheet.questions.len(), "no question stands twice");
        let lacking: BTreeSet<Kind> = sheet.lacking.iter().copied().collect();
        let asked: BTreeSet<Kind> = sheet.questions.iter().map(|question| question.kind).collect();
        assert!(lacking.is_disjoint(&asked) && lacking.len() + asked.len() == 6, "{lacking:?} {asked:?}");
        if kinds.values().sum::<usize>() >= 10_000 {
            break;
        }
    }
    assert!(Kind::ALL.iter().all(|kind| kinds[kind] > 500), "all kinds are asked: {kinds:?}");
    assert!(refused < 100, "{refused} corpora had nothing to ask");
}

#[test]
fn a_sheet_is_a_function_of_corpus_and_seed() {
    let corpus = Corpus::load(&CorpusSource::Bundled("everyday".to_owned())).unwrap();
    let long = sheet(&corpus, 5, 24).unwrap();
    assert_eq!(long, sheet(&corpus, 5, 24).unwrap(), "Invariant: same experiment, same run");
    let short = sheet(&corpus, 5, 7).unwrap();
    assert_eq!(short.questions, long.questions[..7], "a shorter sheet is the beginning of a longer one");
    let other = sheet(&corpus, 6, 24).unwrap();
    assert_ne!(long.sentences, other.sentences, "another seed has other sentences");
    assert_eq!((long.sentences.len(), long.of), (10, corpus.sentences.len()));
    assert!(long.sentences.iter().all(|sentence| corpus.sentences.contains(sentence)));
}

#[test]
fn corpora_of_all_sorts_have_all_six_kinds() {
    let grammar = |grammar: &str| {
        let grammar = grammar.to_owned();
        CorpusSource::Grammar(GrammarSample { grammar, sentences: 300, held_out: 0, sample: 0 })
    };
    for source in [
        CorpusSource::Bundled("notebook".to_owned()),
        CorpusSource::Bundled("everyday".to_owned()),
        grammar("agreement"),
        grammar("stories"),
        CorpusSource::Text(TextSource { text: PROSE.to_owned(), held_out: 0 }),
    ] {
        let corpus = Corpus::load(&source).unwrap();
        for seed in 0..8 {
            let sheet = sheet(&corpus, seed, 12).unwrap();
            assert_eq!((sheet.questions.len(), sheet.lacking.as_slice()), (12, &[][..]), "{source:?} {seed}");
            sheet.questions.iter().for_each(|question| assert_exact(&sheet, question));
        }
    }
}

/// Sentences that were not written for this, with marks, capitals, accents and one that is too long for a sheet.
const PROSE: &str = "The rain had stopped, and the street was empty.\nShe opened the window.\nHe closed the window.\n\
    Nobody came.\nThe café across the street was still closed.\nShe opened the old door, and the cold came in.\n\
    The street was quiet.\nThe garden was empty.\nHe wrote a letter.\nShe wrote a long letter.\nIt was late.\n\
    It was so late that the lamps along the river, which had been lit before the guests came, and which nobody had \
    thought of since then, were going out one by one.\nNobody answered.\nThe letter was short.\n";

#[test]
fn the_notebooks_corpus_is_asked_about_as_the_lecture_asks() {
    let corpus = Corpus::load(&CorpusSource::Bundled("notebook".to_owned())).unwrap();
    let sheet = sheet(&corpus, 1, MOST).unwrap();
    assert_eq!(sheet.sentences, ["the cat sleeps", "the dog runs", "a dog sleeps"]);
    let least = |position: usize| {
        let found = sheet.questions.iter().find(|q| q.kind == Kind::Least && q.position == position);
        found.unwrap_or_else(|| panic!("no question about word {position}")).answer
    };
    // the → cat or dog, a → dog: two of three hidden words have one bit left.
    assert!((least(2) - 2.0 / 3.0 * 2f64.ln()).abs() < 1e-12);
    assert!((least(1) - (3f64.ln() - 2.0 / 3.0 * 2f64.ln())).abs() < 1e-12);
    assert!(least(3).abs() < 1e-12, "cat → sleeps, the dog → runs, a dog → sleeps");
}

#[test]
fn a_corpus_without_exercises_is_told_in_a_sentence() {
    let long = vec!["word"; 25].join(" ") + "\n" + &vec!["other"; 30].join(" ");
    for (text, sentence) in [
        (
            "the cat sleeps".to_owned(),
            "it has 1 sentence, so that nothing is left to guess; write at least two different ones, one a line",
        ),
        (
            "a cat\na cat\nA cat".to_owned(),
            "all of its sentences of at most 24 words read alike; write at least two different ones, one a line",
        ),
        (long, "0 of its 2 sentences have at most 24 words; split the others into shorter lines"),
    ] {
        let error = sheet(&Corpus::parse(&text).unwrap(), 1, 12).unwrap_err();
        assert_eq!(error.to_string(), format!("there are no exercises for this corpus: {sentence}"));
        assert!(error.code().starts_with("no-exercises-"), "{}", error.code());
        assert_readable(&error.to_string());
    }
    let corpus = Corpus::parse("a cat\na dog").unwrap();
    for count in [0, 101] {
        let error = sheet(&corpus, 1, count).unwrap_err();
        let expected = format!("count: {count} exercises cannot be made; ask for 1 to 100");
        assert_eq!(error.to_string(), expected);
    }
}

// The command line.

#[test]
fn the_handout_asks_and_the_key_answers() {
    let handout = cloze(&["exercises", "--preset", "notebook", "--seed", "1", "--count", "6"]);
    assert_eq!((handout.code, handout.err.as_str()), (0, ""));
    let key = cloze(&["exercises", "--seed", "1", "--count", "6", "--key"]);
    for text in ["# Exercises\n", "1. the cat sleeps\n", "## Exercise 6\n", "Seed 1, 6 exercises."] {
        assert!(handout.out.contains(text), "{text}: {}", handout.out);
    }
    assert!(!handout.out.contains("## Exercise 7") && !handout.out.contains("**"), "{}", handout.out);
    // The key is the handout with an answer after each question.
    let questions = |text: &str| {
        let parts = text.split("\n## ").skip(1);
        parts.map(|part| part.split("\n**").next().unwrap().trim().to_owned()).collect::<Vec<_>>()
    };
    let (asked, answered) = (questions(&handout.out), questions(&key.out));
    assert_eq!(asked[..5], answered[..5]);
    assert_eq!(key.out.matches("\n**").count(), 6, "{}", key.out);
}

#[test]
fn a_lecturers_own_text_makes_a_handout() {
    let folder = empty_directory("exercises");
    let file = folder.join("text.txt");
    std::fs::write(&file, PROSE).unwrap();
    let printed = cloze(&["exercises", "--corpus", argument(&file), "--seed", "4", "--count", "12", "--key"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    let heads = ["These are 10 of the corpus's 14 sentences.", "A punctuation mark counts as a word."];
    assert!(heads.iter().all(|head| printed.out.contains(head)), "{}", printed.out);
    std::fs::write(&file, "*a* <b> 1\n1. _c_ <b> 2\n").unwrap();
    let printed = cloze(&["exercises", "--corpus", argument(&file), "--count", "3"]);
    assert!(printed.out.contains("1. \\*a\\* \\<b\\> 1\n2. 1\\. \\_c\\_ \\<b\\> 2\n"), "{}", printed.out);
}

#[test]
fn what_a_corpus_cannot_give_is_a_note() {
    let folder = empty_directory("few exercises");
    let file = folder.join("text.txt");
    std::fs::write(&file, "cat\ndog\n").unwrap();
    let printed = cloze(&["exercises", "--corpus", argument(&file), "--count", "20"]);
    assert_eq!(printed.code, 0);
    let notes: Vec<&str> = printed.err.lines().collect();
    for note in [
        "note: no two blanks are compared: all are equally hard",
        "note: no deciding word is asked for: hiding one more word never matters most alone",
    ] {
        assert!(notes.contains(&note), "{notes:?}");
    }
    assert!(notes.last().unwrap().ends_with(" different exercises, not 20"), "{notes:?}");
}

#[test]
fn bad_input_of_the_command_is_one_sentence() {
    let folder = empty_directory("no exercises");
    let file = folder.join("text.txt");
    for (text, message) in [
        ("", "the corpus is empty; write at least one sentence, one a line"),
        (
            "one sentence",
            "there are no exercises for this corpus: it has 1 sentence, so that nothing is left to guess; write at \
             least two different ones, one a line",
        ),
    ] {
        std::fs::write(&file, text).unwrap();
        cloze(&["exercises", "--corpus", argument(&file)]).assert_refused(message);
    }
    cloze(&["exercises", "--count", "0"])
        .assert_refused("count: 0 exercises cannot be made; ask for 1 to 100");
    let missing = folder.join("missing.txt");
    let printed = cloze(&["exercises", "--corpus", argument(&missing)]);
    assert_eq!(printed.code, 1);
    assert!(printed.err.starts_with("error: ") && printed.err.contains("missing.txt"), "{}", printed.err);
    let printed = cloze(&["exercises", "--preset", "nonsense"]);
    assert!(printed.err.starts_with("error: there is no preset “nonsense”"), "{}", printed.err);
}
