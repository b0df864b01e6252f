//! Corpus and vocabulary.

use std::collections::BTreeSet;

use cloze::{
    data::{Corpus, Notice, Vocab, vocab::SPECIAL},
    experiment::{CorpusSource, TextSource},
};

// Corpus and vocabulary.

#[test]
fn the_notebooks_corpus_is_what_the_notebook_has() {
    let corpus = Corpus::parse(Corpus::bundled("notebook").unwrap()).unwrap();
    assert_eq!(corpus.sentences, ["the cat sleeps", "the dog runs", "a dog sleeps"]);
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "cat", "dog", "runs", "sleeps", "the"];
    assert_eq!(corpus.vocab.tokens(), tokens);
    assert_eq!(corpus.encoded, [[2, 10, 6, 9, 3], [2, 10, 7, 8, 3], [2, 5, 7, 9, 3]]);
    assert_eq!((corpus.documents.len(), &corpus.documents[0]), (1, &(0..3)));
    assert_eq!(corpus.longest(), 5);
    assert_eq!(corpus.notices(), []);
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
    assert_eq!(notices("a b\nc d"), []);
    assert_eq!(notices("a b\nc"), [Notice::SingleWords { sentences: 1 }]);
    assert_eq!(notices("a b\nc\nd"), [Notice::SingleWords { sentences: 2 }]);
    assert_eq!(notices("a\nb"), [Notice::OnlySingleWords]);
}

/// How a corpus shows the words of its vocabulary.
fn shown(corpus: &Corpus) -> Vec<&str> {
    corpus.vocab.ordinary().iter().map(|&id| corpus.vocab.shown(id)).collect()
}

#[test]
fn words_are_shown_as_the_corpus_wrote_them_and_ids_do_not_depend_on_it() {
    let corpus = Corpus::parse("Früh schläft der Hund\nspäter nie früh\nder Bär fruh FRÜH").unwrap();
    assert_eq!(corpus.vocab.tokens()[5..], ["bar", "der", "fruh", "hund", "nie", "schlaft", "spater"]);
    assert_eq!(shown(&corpus), ["bär", "der", "früh", "hund", "nie", "schläft", "später"]);
    let plain = Corpus::parse("fruh schlaft der hund\nspater nie fruh\nder bar fruh fruh").unwrap();
    assert_eq!(plain.vocab.tokens(), corpus.vocab.tokens());
    assert_eq!(plain.encoded, corpus.encoded);
    assert_eq!(plain.notices(), []);
    assert_eq!((corpus.vocab.shown(0), corpus.vocab.shown(99)), ("[PAD]", "[UNK]"));
}

#[test]
fn the_most_frequent_spelling_is_shown_and_of_equals_the_first() {
    assert_eq!(shown(&Corpus::parse("müsste musste\nmusste x").unwrap()), ["musste", "x"]);
    assert_eq!(shown(&Corpus::parse("müsste musste x").unwrap()), ["müsste", "x"]);
    assert_eq!(shown(&Corpus::parse("musste müsste x").unwrap()), ["musste", "x"]);
}

#[test]
fn words_that_became_one_are_noticed() {
    let corpus = Corpus::parse("er müsste gehen\ner musste gehen\nsie musste schon\nschön früh").unwrap();
    let merged = [vec!["musste", "müsste"], vec!["schon", "schön"]];
    let merged = merged.map(|spellings| spellings.into_iter().map(str::to_owned).collect()).to_vec();
    assert_eq!(corpus.notices(), [Notice::SpellingsMerged { words: 2, merged }]);
    // Of twenty such words twelve are listed.
    let text: String = ('a'..='t').map(|letter| format!("{letter}u {letter}ü\n")).collect();
    let Some(Notice::SpellingsMerged { words: 20, merged }) = Corpus::parse(&text).unwrap().notices().pop()
    else {
        panic!("twenty words with two spellings");
    };
    assert_eq!(merged.len(), 12);
}

#[test]
fn vowel_signs_and_joiners_are_kept_for_the_reader() {
    // The sign of u is a mark that BERT drops; the joiner of the Persian word carries no text.
    let corpus = Corpus::parse("कुल कल\nمی\u{200c}شود cafe\u{301}\u{200c} 한국").unwrap();
    let tokens = ["cafe", "कल", "می\u{200c}شود"].map(|word| word.replace('\u{200c}', ""));
    for token in &tokens {
        assert!(corpus.vocab.tokens().contains(token), "{token} in {:?}", corpus.vocab.tokens());
    }
    let all = shown(&corpus);
    for word in ["कुल", "می\u{200c}شود", "cafe\u{301}", "한국"] {
        assert!(all.contains(&word), "{word} in {all:?}");
    }
}

/// A text with some of its sentences held out.
fn with_held_out(text: &str, held_out: usize) -> Corpus {
    Corpus::load(&CorpusSource::Text(TextSource { text: text.to_owned(), held_out })).unwrap()
}

#[test]
fn held_out_sentences_of_a_text_are_spread_evenly_and_not_trained_on() {
    let text: String = (0..12).map(|i| format!("the w{i}\n")).collect();
    let whole = with_held_out(&text, 0);
    assert_eq!(whole.encoded, Corpus::parse(&text).unwrap().encoded);
    let part = with_held_out(&text, 3);
    assert_eq!(part.held_out, [3, 7, 11].map(|i| whole.encoded[i].clone()));
    let kept: Vec<String> =
        (0..12).filter(|i| ![3, 7, 11].contains(i)).map(|i| format!("the w{i}")).collect();
    assert_eq!(part.sentences, kept);
    assert_eq!(part.vocab, whole.vocab, "the vocabulary is the whole text's");
    let trained: BTreeSet<&Vec<u32>> = part.encoded.iter().collect();
    assert!(part.held_out.iter().all(|ids| !trained.contains(ids)), "held-out sentences are not trained on");
    assert_eq!(part.documents, [0..3, 3..6, 6..9], "no pair of sentences that did not follow each other");
}

#[test]
fn a_sentence_that_is_held_out_is_taken_out_wherever_it_stands() {
    let part = with_held_out("a b\nc d\na b\n\nc d\ne f\nc d\ng h", 2);
    assert_eq!(part.held_out.len(), 2);
    // Of the four different sentences the second and the fourth.
    assert_eq!(part.sentences, ["a b", "a b", "e f"]);
    assert_eq!(part.documents, [0..1, 1..2, 2..3]);
    // At most half of the different ones.
    assert_eq!(with_held_out("a b\nc d\na b", 2000).held_out.len(), 1);
    assert_eq!(with_held_out("a b\na b", 1).held_out.len(), 0);
    assert_eq!(with_held_out("a b\nc\nd e f g h", 1).longest(), 7);
}
