//! `cloze predict`: what a trained BERT puts into the blanks of a text.

use std::path::Path;

use cloze::{
    checkpoint::hugging_face::Files,
    data::Vocab,
    error::Result,
    inspect::{self, Prediction},
    model::Model,
};
use serde_json::{Value, json};

use super::say;

/// Prints the candidates for every blank.
pub fn predict(directory: &Path, text: &str, top: usize, json: bool) -> Result<()> {
    let (bert, vocab) = Files::load(directory)?.model()?;
    let prediction = inspect::predict(&Model::Bert(bert), &vocab, text)?;
    if !json {
        return print_prediction(&prediction, &vocab, text, top);
    }
    let blanks: Vec<Value> = prediction
        .blanks
        .iter()
        .enumerate()
        .map(|(blank, position)| {
            let candidates = prediction.candidates(&vocab, blank, top);
            let candidates: Vec<Value> = candidates
                .iter()
                .map(|c| json!({ "token": c.token, "probability": c.probability }))
                .collect();
            json!({ "position": position, "candidates": candidates })
        })
        .collect();
    say(&json!({ "tokens": prediction.tokens, "unknown": prediction.unknown, "blanks": blanks }).to_string())
}

/// The candidates for every blank, as lines of text.
pub fn print_prediction(prediction: &Prediction, vocab: &Vocab, text: &str, top: usize) -> Result<()> {
    for word in &prediction.unknown {
        say(&format!("  “{word}” is not in the vocabulary, so the model sees [UNK]"))?;
    }
    for (blank, position) in prediction.blanks.iter().enumerate() {
        let candidates = prediction.candidates(vocab, blank, top);
        let list: Vec<String> =
            candidates.iter().map(|c| format!("{} {:.1} %", c.token, c.probability * 100.0)).collect();
        let place =
            if prediction.blanks.len() > 1 { format!(", position {position}") } else { String::new() };
        say(&format!("  {text}{place}: {}", list.join(", ")))?;
    }
    Ok(())
}
