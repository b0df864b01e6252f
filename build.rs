//! Packs what the tokeniser asks of Unicode, for `src/data/unicode.rs`, which unpacks it.
//!
//! The crates that know have tables for every question there is: 75 KB and a tenth of the download. Five classes and
//! one way to write a letter plainly, as differences in as few bytes as each needs, are 10 KB.

use std::{env, error::Error, fs, path::Path};

use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("classes"), classes())?;
    let (letters, parts) = folds();
    fs::write(out.join("letters"), letters)?;
    fs::write(out.join("parts"), parts)?;
    Ok(())
}

/// Runs of code points of one class: its length times five plus the class.
fn classes() -> Vec<u8> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in 0..=u32::from(char::MAX) {
        // Surrogates are no characters; whatever they are called here is never asked for.
        let class = char::from_u32(code).map_or(2, class);
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
fn class(char: char) -> u32 {
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
                if class(part) != 1 {
                    plain.push(part);
                }
            });
        }
        // A mark is nothing by its class.
        if plain == [char] || (plain.is_empty() && class(char) == 1) {
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
