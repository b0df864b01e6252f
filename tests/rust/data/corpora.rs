//! Corpus and vocabulary.

use cloze::data::{Corpus, Vocab, vocab::SPECIAL};

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
    assert_eq!(corpus.notices(), Vec::<String>::new());
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
    assert_eq!(notices("a b\nc d"), Vec::<String>::new());
    assert_eq!(notices("a b\nc"), ["1 sentence is one word long and gives no context."]);
    assert_eq!(notices("a b\nc\nd"), ["2 sentences are one word long and give no context."]);
    assert_eq!(notices("a\nb"), ["Every sentence is one word long, so there is no context to learn from."]);
}
