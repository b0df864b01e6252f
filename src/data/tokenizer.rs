//! BERT's uncased basic tokenisation (`BasicTokenizer` in Google's `tokenization.py`): lower-casing, accents
//! stripped, punctuation split off, CJK characters on their own, control characters dropped. A word is a token;
//! there are no word pieces, since the vocabulary is made from the corpus itself.
//!
//! Letters are lower-cased one by one, as Hugging Face's fast tokenisers do.
//!
//! A word keeps beside it how it was written, in lower case but with its accents, since a reader of *früh* does not
//! look for *fruh*.

use std::ops::Range;

use super::{
    unicode::{self, Class},
    vocab::{CLS, MASK, SEP},
};
use crate::error::{Error, Result};

/// A word of a text and the bytes of the text that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as the vocabulary has it: lower case, no accents.
    pub text: String,
    /// The word in lower case with its accents and joiners, where that differs from `text`.
    pub written: Option<String>,
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
}

impl Word {
    /// The word in lower case with its accents.
    pub fn written(&self) -> &str {
        self.written.as_deref().map_or(&self.text, |written| written.trim_end_matches(is_joiner))
    }
}

/// The words of a text.
///
/// ```
/// let words = cloze::data::tokenizer::words("Größe, 東京!");
/// let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
/// assert_eq!(texts, ["große", ",", "東", "京", "!"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    words_of(text, 0, text.len())
}

/// How readers write a special token, in any case: BERT's names, and RoBERTa's `<mask>`.
const WRITTEN: [(&str, &str); 4] = [("[MASK]", MASK), ("<mask>", MASK), ("[CLS]", CLS), ("[SEP]", SEP)];

/// The words of a text in which `[MASK]`, `<mask>` and runs of two or more underscores are blanks. A blank is a [`Word`]
/// whose text is `[MASK]`, which no ordinary word can be. `[CLS]` and `[SEP]` are themselves likewise.
pub fn words_and_blanks(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let underscores = rest.len() - rest.trim_start_matches('_').len();
        let is_written = |&(name, _): &(&str, &str)| {
            rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        };
        let (token, length) = match WRITTEN.into_iter().find(is_written) {
            Some((name, token)) => (token, name.len()),
            None if underscores > 1 => (MASK, underscores),
            None => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        found.extend(words_of(text, from, at));
        found.push(Word { text: token.to_owned(), written: None, span: at..at + length });
        at += length;
        from = at;
    }
    found.extend(words_of(text, from, text.len()));
    found
}

/// The words and blanks of a reader's sentence. `[CLS]` before it and `[SEP]` after it are left out, since every input
/// gets them anyway.
///
/// # Errors
/// [`Error::SpecialInside`] if one of them stands elsewhere.
pub fn question(text: &str) -> Result<Vec<Word>> {
    let mut words = words_and_blanks(text);
    if words.first().is_some_and(|word| word.text == CLS) {
        words.remove(0);
    }
    if words.last().is_some_and(|word| word.text == SEP) {
        words.pop();
    }
    match [CLS, SEP].into_iter().find(|token| words.iter().any(|word| word.text == *token)) {
        Some(token) => Err(Error::SpecialInside { token }),
        None => Ok(words),
    }
}

/// The words of `text[from..to]`.
fn words_of(text: &str, from: usize, to: usize) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    // Whether the next letter continues the last word.
    let mut open = false;
    for (at, char) in text.get(from..to).unwrap_or_default().char_indices() {
        let at = from + at;
        if is_whitespace(char) {
            open = false;
            continue;
        }
        // How many words there are, and how long the one is that this character may continue.
        let (count, length) = (found.len(), found.last().map_or(0, |word| word.text.len()));
        if is_dropped(char) {
            if is_joiner(char) && open {
                write(&mut found, char, length);
            }
            continue;
        }
        let (span, was_open) = (at..at + char.len_utf8(), open);
        unicode::plainly(char, |part| {
            let alone = is_punctuation(part) || is_cjk(part);
            match found.last_mut().filter(|_| open && !alone) {
                Some(word) => {
                    word.text.push(part);
                    word.span.end = span.end;
                }
                None => found.push(Word { text: part.to_string(), written: None, span: span.clone() }),
            }
            open = !alone;
        });
        match found.len() == count {
            false => write(&mut found, char, 0),
            true if was_open => write(&mut found, char, length),
            // An accent that stands alone.
            true => {}
        }
    }
    found
}

/// Notes how a character of the last word was written. `length` is that of the word's text before it, in bytes.
fn write(found: &mut [Word], char: char, length: usize) {
    let Some(word) = found.last_mut() else { return };
    let parts = word.text.get(length..).unwrap_or_default();
    if word.written.is_none() && !char.to_lowercase().eq(parts.chars()) {
        word.written = Some(word.text.get(..length).unwrap_or_default().to_owned());
    }
    if let Some(written) = &mut word.written {
        written.extend(char.to_lowercase());
    }
}

/// The two characters that carry no text but shape the letters beside them, as Persian and Hindi need them.
fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}')
}

fn is_whitespace(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r') || unicode::class(char) == Class::Separator
}

/// Control and format characters and the replacement character carry no text.
fn is_dropped(char: char) -> bool {
    char == '\u{fffd}' || unicode::class(char) == Class::Other
}

/// Unicode's punctuation, and the ASCII symbols that Unicode calls otherwise (`$`, `+`, `<`, `^`, …).
fn is_punctuation(char: char) -> bool {
    char.is_ascii_punctuation() || unicode::class(char) == Class::Punctuation
}

/// The CJK ideograph blocks that BERT splits; kana and hangul stay in words.
fn is_cjk(char: char) -> bool {
    matches!(u32::from(char),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F
        | 0x2B740..=0x2B81F | 0x2B820..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}
