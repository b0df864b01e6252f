//! What the panel *Embeddings* asks: where the tokens' vectors lie, which are nearest, and what classes the words have.

use serde_json::{Map, Value};

use super::super::record::record;
use super::{Look, whole};
use crate::{
    data::grammar::Grammar,
    error::{Error, Result},
    experiment::{CorpusSource, Experiment},
    inspect::embeddings,
    train::Trainer,
};

/// Neighbours of a word.
const NEIGHBOURS: usize = 8;

/// `{}` → `LookEmbeddings`: all tokens on the plane in which the words vary most. Special tokens are not fitted.
pub fn plane(trainer: &Trainer) -> Result<Look> {
    let (table, width) = trainer.model().token_embeddings()?;
    let plane = embeddings::plane(&table, width, trainer.corpus().vocab.ordinary());
    let column = |places: Vec<f64>| places.into_iter().map(|place| place as f32).collect();
    let record = record!({ "step": trainer.steps_done(), "explained": plane.explained });
    Ok(Look { record, columns: vec![("x", column(plane.x)), ("y", column(plane.y))] })
}

/// `{token}` → `LookNeighbours`.
pub fn neighbours(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let token = whole(arguments, "token")?;
    let vocab = &trainer.corpus().vocab;
    if token >= vocab.len() {
        let reason = format!("there is no token {token}; the last one is {}", vocab.len() - 1);
        return Err(Error::field("token", reason));
    }
    let (table, width) = trainer.model().token_embeddings()?;
    let found = embeddings::neighbours(&table, width, vocab, token as u32, NEIGHBOURS);
    let neighbour = |&(token, cosine): &(u32, f64)| record!({ "token": token, "cosine": cosine });
    let list: Vec<Value> = found.iter().map(neighbour).collect();
    Ok(Look {
        record: record!({ "step": trainer.steps_done(), "token": token, "neighbours": list }),
        columns: Vec::new(),
    })
}

/// `{}` → `LookClasses`: the word classes that a grammar gives its words, each word's in the order of the rules. A text has
/// none.
pub fn classes(experiment: &Experiment) -> Result<Look> {
    let CorpusSource::Grammar(sample) = &experiment.corpus else {
        return Ok(Look { record: record!({ "classes": Map::new() }), columns: Vec::new() });
    };
    let grammar = Grammar::parse(Grammar::bundled(&sample.grammar).unwrap_or(&sample.grammar))?;
    let mut classes = Map::new();
    for (word, of) in grammar.word_classes() {
        classes.insert(word, Value::from(of));
    }
    Ok(Look { record: record!({ "classes": classes }), columns: Vec::new() })
}
