//! BERT's uncased basic tokenisation, worked out by hand from `BasicTokenizer` (Google's `tokenization.py`) and the
//! fast tokenisers' `BertNormalizer`, on text as hostile as a paste can be.

use cloze::data::{
    Corpus, Vocab,
    tokenizer::{Word, words, words_and_blanks},
    unicode::{self, Class},
    vocab::{MASK, SPECIAL},
};
use proptest::{prop_assert, prop_assert_eq, proptest};
use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

fn texts(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}

#[track_caller]
fn assert_words(text: &str, expected: &[&str]) {
    assert_eq!(texts(&words(text)), expected, "words of {text:?}");
}

#[test]
fn the_packed_tables_say_of_every_character_what_unicode_says() {
    for char in '\0'..=char::MAX {
        let class = match (char.general_category(), char.general_category_group()) {
            (GeneralCategory::NonspacingMark, _) => Class::Mark,
            (_, GeneralCategoryGroup::Other) => Class::Other,
            (_, GeneralCategoryGroup::Separator) => Class::Separator,
            (_, GeneralCategoryGroup::Punctuation) => Class::Punctuation,
            _ => Class::Letter,
        };
        assert_eq!(unicode::class(char), class, "class of {char:?}");
        let (mut expected, mut plain) = (String::new(), String::new());
        for lower in char.to_lowercase() {
            decompose_canonical(lower, |part| expected.push(part));
        }
        expected.retain(|part| part.general_category() != GeneralCategory::NonspacingMark);
        unicode::plainly(char, |part| plain.push(part));
        assert_eq!(plain, expected, "{char:?} written plainly");
    }
}

#[test]
fn plain_english_is_lower_cased_and_split_at_white_space() {
    assert_words("The cat sleeps", &["the", "cat", "sleeps"]);
    assert_words("  The\tcat \r\n sleeps  ", &["the", "cat", "sleeps"]);
    assert_words("", &[]);
    assert_words(" \t\r\n", &[]);
}

#[test]
fn punctuation_is_split_off_one_by_one() {
    assert_words("Hello, world!", &["hello", ",", "world", "!"]);
    assert_words("don't", &["don", "'", "t"]);
    assert_words("well-known (sic)...", &["well", "-", "known", "(", "sic", ")", ".", ".", "."]);
    assert_words("$1,000.50", &["$", "1", ",", "000", ".", "50"]);
    assert_words("a_b __ c", &["a", "_", "b", "_", "_", "c"]);
    assert_words("50%+x^2=`y`~z|w", &["50", "%", "+", "x", "^", "2", "=", "`", "y", "`", "~", "z", "|", "w"]);
    assert_words(
        "“quoted” – ‘so’ … «là» ¿qué? 。",
        &["“", "quoted", "”", "–", "‘", "so", "’", "…", "«", "la", "»", "¿", "que", "?", "。"],
    );
}

#[test]
fn symbols_beyond_ascii_are_letters_of_a_word() {
    // BERT counts as punctuation what Unicode does, and ASCII's symbols: not €, ° or ™.
    assert_words("€5 20° x™", &["€5", "20°", "x™"]);
}

#[test]
fn markup_is_text() {
    assert_words("<img onerror=alert(1)>", &["<", "img", "onerror", "=", "alert", "(", "1", ")", ">"]);
    assert_words("&amp;<!--", &["&", "amp", ";", "<", "!", "-", "-"]);
}

#[test]
fn accents_are_stripped_however_they_are_written() {
    assert_words("Café naïve Ångström", &["cafe", "naive", "angstrom"]);
    assert_words("cafe\u{301} Zoe\u{308}", &["cafe", "zoe"]);
    assert_words("Việt Nam Łódź", &["viet", "nam", "łodz"]);
    assert_words("\u{301}", &[]);
    assert_words("a \u{301} b", &["a", "b"]);
    assert_words("Ελλάδα", &["ελλαδα"]);
    assert_words("Ёж й", &["еж", "и"]);
}

#[test]
fn letters_that_lower_case_in_peculiar_ways() {
    assert_words("Straße GROẞ", &["straße", "groß"]);
    // İ is i with a dot above, which is an accent; ı is a letter of its own.
    assert_words("İstanbul Iğdır", &["istanbul", "igdır"]);
    assert_words("\u{212a}elvin \u{212b}ngstrom", &["kelvin", "angstrom"]);
    // Letter by letter, as the fast tokenisers do: no final sigma.
    assert_words("ΟΔΟΣ", &["οδοσ"]);
    // Canonical, not compatibility: ligatures and full-width letters stay.
    assert_words("ﬁne ＡＢ ① ², …", &["ﬁne", "ａｂ", "①", "²", ",", "…"]);
}

#[test]
fn cjk_ideographs_stand_alone_and_kana_and_hangul_do_not() {
    assert_words("東京に行く", &["東", "京", "に", "行", "く"]);
    assert_words("ab東cd", &["ab", "東", "cd"]);
    assert_words("カタカナ ひらがな", &["カタカナ", "ひらかな"]);
    // The voicing mark of が is an accent to Unicode, as to BERT.
    assert_words("がぎ", &["かき"]);
    // A compatibility ideograph is canonically the same as a unified one.
    assert_words("\u{f900}x\u{2f800}", &["\u{8c48}", "x", "\u{4e3d}"]);
    assert_words("\u{20000}\u{2a6df}", &["\u{20000}", "\u{2a6df}"]);
    // Hangul syllables fall apart into letters that are written together.
    assert_words(
        "한국 말",
        &["\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", "\u{1106}\u{1161}\u{11af}"],
    );
}

#[test]
fn right_to_left_text_keeps_its_letters_and_loses_its_points() {
    assert_words("שָׁלוֹם עולם", &["שלום", "עולם"]);
    assert_words("القِطُّ نامَ؟", &["القط", "نام", "؟"]);
    assert_words("أحمد", &["احمد"]);
    // Marks that set a direction are format characters.
    assert_words("\u{202e}abc\u{202c} \u{200f}ש\u{2066}x\u{2069}", &["abc", "שx"]);
}

#[test]
fn emoji_are_letters_and_their_joiners_are_dropped() {
    assert_words("hi😀 there", &["hi😀", "there"]);
    assert_words("👨\u{200d}👩\u{200d}👧", &["👨👩👧"]);
    // The variation selector is a mark; the skin tone is a symbol of its own.
    assert_words("❤\u{fe0f} 👍🏽!", &["❤", "👍🏽", "!"]);
    assert_words("🇩🇪", &["🇩🇪"]);
}

#[test]
fn control_format_and_replacement_characters_are_dropped() {
    assert_words("a\0b\u{1}c\u{7f}d\u{85}e", &["abcde"]);
    assert_words("\u{feff}bom soft\u{ad}hyphen zero\u{200b}width", &["bom", "softhyphen", "zerowidth"]);
    assert_words("a\u{fffd}b \u{fffd}", &["ab"]);
    assert_words("\0\u{200d}\u{fffd}", &[]);
    // Private use and unassigned characters are of category C, too.
    assert_words("a\u{e000}b\u{10ffff}c", &["abc"]);
    // A vertical tab is a control character to BERT, not white space.
    assert_words("a\u{b}b", &["ab"]);
}

#[test]
fn spaces_of_every_width_separate() {
    assert_words("a\u{a0}b\u{2003}c\u{3000}d\u{202f}e\u{1680}f", &["a", "b", "c", "d", "e", "f"]);
}

#[test]
fn line_and_paragraph_separators_separate() {
    // Python's split() and Rust's is_whitespace, on which BERT's tokenisers rest, count U+2028 and U+2029 as white
    // space.
    assert_words("a\u{2028}b\u{2029}c", &["a", "b", "c"]);
}

#[test]
fn a_very_long_word_is_one_word() {
    let long = "Pneumono".repeat(10_000);
    let found = words(&long);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0], Word { text: long.to_lowercase(), written: None, span: 0..80_000 });
}

#[test]
fn spans_are_bytes_of_the_text_as_it_was_written() {
    let text = "  Größe,\u{a0}東京 Naï\u{308}ve İx\0y!";
    let words = words(text);
    let found: Vec<(&str, &str)> =
        words.iter().map(|word| (word.text.as_str(), &text[word.span.clone()])).collect();
    let expected = [
        ("große", "Größe"),
        (",", ","),
        ("東", "東"),
        ("京", "京"),
        ("naive", "Naï\u{308}ve"),
        ("ixy", "İx\0y"),
        ("!", "!"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn blanks_are_mask_and_runs_of_underscores() {
    let blanks = |text: &str| -> Vec<String> {
        texts(&words_and_blanks(text)).iter().map(|&t| t.to_owned()).collect()
    };
    assert_eq!(blanks("the [MASK] sleeps"), ["the", MASK, "sleeps"]);
    assert_eq!(blanks("the ___ sleeps"), ["the", MASK, "sleeps"]);
    assert_eq!(blanks("__"), [MASK]);
    assert_eq!(blanks("__________"), [MASK]);
    assert_eq!(blanks("[MASK]"), [MASK]);
    assert_eq!(blanks("[MASK][MASK]__[MASK]"), [MASK, MASK, MASK, MASK]);
    assert_eq!(blanks("un[MASK]able, x__y."), ["un", MASK, "able", ",", "x", MASK, "y", "."]);
    // What is no blank: one underscore, another case, another special token, a token with gaps.
    assert_eq!(blanks("a_b"), ["a", "_", "b"]);
    assert_eq!(blanks("[mask] <mask> <MASK>x [MA SK]"), [MASK, MASK, MASK, "x", "[", "ma", "sk", "]"]);
    assert_eq!(blanks("[CLS] the [sep]"), ["[CLS]", "the", "[SEP]"]);
    assert_eq!(blanks("[[MASK]]"), ["[", MASK, "]"]);
    assert_eq!(blanks("＿＿"), ["＿", "＿"], "full-width low lines are punctuation");
    assert_eq!(blanks(""), Vec::<String>::new());
    assert_eq!(blanks("東[MASK]京"), ["東", MASK, "京"]);
}

#[test]
fn spans_of_blanks_and_of_the_words_around_them() {
    let text = "Größe [MASK], é____x";
    let words = words_and_blanks(text);
    let found: Vec<&str> = words.iter().map(|word| &text[word.span.clone()]).collect();
    assert_eq!(found, ["Größe", "[MASK]", ",", "é", "____", "x"]);
}

#[test]
fn no_corpus_can_forge_a_special_token() {
    let corpus = Corpus::parse("[MASK] [PAD] [UNK] [CLS] [SEP]\n[mask] ___").unwrap();
    let ordinary: Vec<&str> = corpus.vocab.ordinary().iter().map(|&id| corpus.vocab.token(id)).collect();
    assert_eq!(ordinary, ["[", "]", "_", "cls", "mask", "pad", "sep", "unk"]);
    for ids in &corpus.encoded {
        let inner = &ids[1..ids.len() - 1];
        assert!(inner.iter().all(|&id| id > 4), "special tokens come from us alone: {ids:?}");
    }
}

#[test]
fn words_of_a_vocabulary_are_found_again() {
    let text = "Café İstanbul 한국 東京 don't ﬁne 👍🏽";
    let words = words(text);
    let vocab = Vocab::from_words(texts(&words)).unwrap();
    for word in &words {
        assert_ne!(vocab.id(&word.text), vocab.special().unk, "{word:?}");
        assert!(!SPECIAL.contains(&word.text.as_str()));
    }
}

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn any_text_gives_ordered_spans_that_say_the_same_alone(text in "\\PC{0,80}|(?s).{0,80}") {
        let found = words(&text);
        let mut end = 0;
        for word in &found {
            prop_assert!(!word.text.is_empty());
            prop_assert!(!word.text.chars().any(char::is_whitespace), "{:?}", word);
            prop_assert!(word.span.start >= end && word.span.end > word.span.start, "spans ascend: {:?}", found);
            end = word.span.end;
            let alone = words(&text[word.span.clone()]);
            prop_assert_eq!(texts(&alone), vec![word.text.as_str()], "the span of {:?} says the same alone", word);
        }
        prop_assert!(end <= text.len());
        // Tokenising what was tokenised changes nothing.
        let joined = texts(&found).join(" ");
        let again = words(&joined);
        prop_assert_eq!(texts(&again), texts(&found));
    }

    #[test]
    fn any_text_with_blanks_is_its_words_between_them(parts in proptest::collection::vec("(?s)[^_]{0,20}", 1..5)) {
        let parts: Vec<String> = parts.iter().map(|part| part.replace(MASK, "")).collect();
        let text = parts.join(" ___ ");
        let mut expected = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                expected.push(MASK.to_owned());
            }
            expected.extend(words(part).into_iter().map(|word| word.text));
        }
        let found = words_and_blanks(&text);
        prop_assert_eq!(texts(&found), expected);
        for word in found {
            prop_assert!(text.get(word.span.clone()).is_some(), "{:?}", word);
        }
    }
}

/// The file that `unicode.rs` unpacks: three sections, each after its length in bytes.
#[test]
fn the_packed_file_is_what_the_crates_say_today() {
    let (letters, parts) = folds();
    let mut packed = Vec::new();
    for section in [classes(), letters, parts] {
        push(&mut packed, section.len() as u32);
        packed.extend(section);
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/unicode.bin");
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        std::fs::write(path, &packed).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == packed, "unicode.bin differs; CLOZE_REGENERATE=1 writes it anew");
}

/// Runs of code points of one class: its length times five plus the class.
fn classes() -> Vec<u8> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in 0..=u32::from(char::MAX) {
        // Surrogates are no characters; whatever they are called here is never asked for.
        let class = char::from_u32(code).map_or(2, class_number);
        match runs.last_mut().filter(|(_, last)| *last == class) {
            Some((length, _)) => *length += 1,
            None => runs.push((1, class)),
        }
    }
    let mut packed = Vec::new();
    for (length, class) in runs {
        push(&mut packed, length * 5 + class);
    }
    packed
}

/// In the order of `Class`.
fn class_number(char: char) -> u32 {
    match (char.general_category(), char.general_category_group()) {
        (GeneralCategory::NonspacingMark, _) => 1,
        (_, GeneralCategoryGroup::Other) => 2,
        (_, GeneralCategoryGroup::Separator) => 3,
        (_, GeneralCategoryGroup::Punctuation) => 4,
        _ => 0,
    }
}

/// The characters that are not written plainly: the gap since the one before, times four, plus in how many parts it is
/// written. And the parts: how far each is from its character, as a difference from the last such distance.
fn folds() -> (Vec<u8>, Vec<u8>) {
    let (mut letters, mut parts) = (Vec::new(), Vec::new());
    let (mut last, mut distance) = (0, 0);
    // Hangul is taken apart by arithmetic.
    let others = ('\0'..=char::MAX).filter(|char| !('\u{ac00}'..='\u{d7a3}').contains(char));
    for char in others {
        let mut plain = Vec::new();
        for lower in char.to_lowercase() {
            decompose_canonical(lower, |part| {
                if class_number(part) != 1 {
                    plain.push(part);
                }
            });
        }
        // The tokeniser drops marks by their class, so that they need no entry.
        if plain == [char] || (plain.is_empty() && class_number(char) == 1) {
            continue;
        }
        push(&mut letters, (char as u32 - last) * 4 + plain.len() as u32);
        last = char as u32;
        for part in plain {
            let new = part as i32 - char as i32;
            let change = new - distance;
            // Small numbers for small changes of either sign.
            push(&mut parts, ((change << 1) ^ (change >> 31)) as u32);
            distance = new;
        }
    }
    (letters, parts)
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn push(packed: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        packed.push(number as u8 | 128);
        number >>= 7;
    }
    packed.push(number as u8);
}
