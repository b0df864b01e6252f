//! Unicode for the tokeniser: the class of a character, and its letters without case and accents. The data are those of
//! the crates unicode-normalization and unicode-properties, packed into `unicode.bin`, since it takes 10 KB and the
//! crates' tables take 65 KB. `tests/rust/tokenizer.rs` compares every character, and describes and writes the
//! file: `CLOZE_REGENERATE=1 cargo test tokenizer`.

use std::sync::OnceLock;

/// The classes of characters that the tokeniser tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Part of a word: letters, numbers, symbols.
    Letter,
    /// An accent (`Mn`).
    Mark,
    /// Control, format, surrogate, private, unassigned (`C`).
    Other,
    /// White space (`Z`).
    Separator,
    /// Punctuation (`P`).
    Punctuation,
}

/// The class of a character.
pub fn class(char: char) -> Class {
    let runs = &tables().runs;
    let after = runs.partition_point(|(start, _)| *start <= u32::from(char));
    runs.get(after.wrapping_sub(1)).map_or(Class::Other, |(_, class)| *class)
}

/// Gives the parts of a character in lower case and without its accents: canonically decomposed, marks dropped.
pub fn plainly(char: char, mut part: impl FnMut(char)) {
    if char.is_ascii() {
        return part(char.to_ascii_lowercase());
    }
    if ('\u{ac00}'..='\u{d7a3}').contains(&char) {
        // A syllable is a leading consonant, a vowel and perhaps a trailing consonant (Unicode, section 3.12).
        let syllable = u32::from(char) - 0xac00;
        let jamo = [0x1100 + syllable / 588, 0x1161 + syllable % 588 / 28, 0x11a7 + syllable % 28];
        let trails = !syllable.is_multiple_of(28);
        return jamo.into_iter().take(2 + usize::from(trails)).filter_map(char::from_u32).for_each(part);
    }
    let folds = &tables().folds;
    let first = folds.partition_point(|(letter, _)| *letter < char);
    let same = folds.iter().skip(first).take_while(|(letter, _)| *letter == char);
    let mut plain = true;
    for (_, written) in same {
        plain = false;
        written.iter().copied().for_each(&mut part);
    }
    if plain && class(char) != Class::Mark {
        part(char);
    }
}

/// The unpacked tables.
struct Tables {
    /// Where each run of one class begins.
    runs: Vec<(u32, Class)>,
    /// (character, one character of its folded form): several entries if it folds to several, one with `None` if it
    /// folds to nothing. Characters that fold to themselves have no entry.
    folds: Vec<(char, Option<char>)>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut packed: &[u8] = include_bytes!("unicode.bin");
        let [classes, letters, parts] = [(); 3].map(|()| section(&mut packed));
        Tables { runs: runs(classes), folds: folds(letters, parts) }
    })
}

/// The next section: its length in bytes, then so many bytes.
fn section<'a>(packed: &mut &'a [u8]) -> &'a [u8] {
    let length = next(packed).unwrap_or_default() as usize;
    let (section, rest) = packed.split_at_checked(length).unwrap_or_default();
    *packed = rest;
    section
}

fn runs(mut packed: &[u8]) -> Vec<(u32, Class)> {
    let mut start = 0;
    let mut runs = Vec::new();
    while let Some(number) = next(&mut packed) {
        let class = match number % 5 {
            0 => Class::Letter,
            1 => Class::Mark,
            2 => Class::Other,
            3 => Class::Separator,
            _ => Class::Punctuation,
        };
        runs.push((start, class));
        start += number / 5;
    }
    runs
}

fn folds(mut letters: &[u8], mut parts: &[u8]) -> Vec<(char, Option<char>)> {
    let mut folds = Vec::new();
    let (mut letter, mut distance) = (0, 0);
    while let Some(number) = next(&mut letters) {
        letter += number / 4;
        let char = char::from_u32(letter).unwrap_or_default();
        if number.is_multiple_of(4) {
            folds.push((char, None));
        }
        for _ in 0..number % 4 {
            let change = next(&mut parts).unwrap_or_default();
            distance += (change >> 1).cast_signed() ^ -(change & 1).cast_signed();
            folds.push((char, letter.checked_add_signed(distance).and_then(char::from_u32)));
        }
    }
    folds
}

/// The next number: seven bits a byte, the lowest first; the highest bit says that more follow.
fn next(packed: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let (&byte, rest) = packed.split_first()?;
        *packed = rest;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
        shift += 7;
    }
}
