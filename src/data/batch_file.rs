//! A batch from JSON, in the terms of Hugging Face's models: `input_ids`, `attention_mask`, `token_type_ids`, `labels`.

use serde_json::Value;

use super::batch::{Batch, BatchTarget};
use crate::error::{Error, Result};

/// The label of a position that is not a target.
const NOT_A_TARGET: i64 = -100;

/// Reads `{input_ids, attention_mask?, token_type_ids?, labels}`, each `[sentences, tokens]`, and
/// `next_sentence_label?`, `[sentences]`. Without a mask all tokens are real; without segments all are 0.
///
/// # Errors
/// [`Error::Batch`] with the first thing that is wrong. Ids are not compared with a vocabulary; see [`Batch::check`].
pub fn parse(json: &str) -> Result<Batch> {
    let value: Value =
        serde_json::from_str(json).map_err(|error| Error::Batch(format!("it is not valid JSON: {error}")))?;
    let input_ids = rows(&value, "input_ids", None)?;
    let Some(length) = input_ids.first().map(Vec::len).filter(|&length| length > 0) else {
        return Err(Error::Batch("input_ids is empty; it needs at least one row with one token".to_owned()));
    };
    let shape = (input_ids.len(), length);
    let input_ids = flat(&value, "input_ids", shape)?;
    let optional = |name: &str, value_else: i64| {
        if value.get(name).is_none() {
            Ok(vec![value_else; shape.0 * shape.1])
        } else {
            flat(&value, name, shape)
        }
    };
    let mask = optional("attention_mask", 1)?;
    let labels = flat(&value, "labels", shape)?;
    let target = |(row, &label): (usize, &i64)| {
        (label != NOT_A_TARGET)
            .then(|| Ok(BatchTarget { row, token_id: id(label, "labels")?, outcome: None }))
    };
    let pairs = match value.get("next_sentence_label") {
        None => Vec::new(),
        Some(labels) => pair_labels(labels, shape.0)?,
    };
    Ok(Batch {
        size: shape.0,
        length: shape.1,
        input_ids: ids(&input_ids, "input_ids")?,
        segment_ids: ids(&optional("token_type_ids", 0)?, "token_type_ids")?,
        real: mask.iter().map(|&mask| mask != 0).collect(),
        targets: labels.iter().enumerate().filter_map(target).collect::<Result<_>>()?,
        sentences: Vec::new(),
        pairs,
    })
}

/// A label for each row: 0 = B follows A, 1 = it does not.
fn pair_labels(labels: &Value, size: usize) -> Result<Vec<u32>> {
    let found: Option<Vec<u32>> = labels.as_array().and_then(|labels| {
        labels
            .iter()
            .map(|label| label.as_u64().filter(|&label| label < 2).map(|label| label as u32))
            .collect()
    });
    found.filter(|found| found.len() == size).ok_or_else(|| {
        Error::Batch(format!(
            "next_sentence_label must be a list of {size} labels, each 0 or 1; it has {labels}"
        ))
    })
}

fn rows(value: &Value, name: &str, length: Option<usize>) -> Result<Vec<Vec<i64>>> {
    let wrong =
        |what: &str| Error::Batch(format!("{name} {what}; it must be a list of rows of whole numbers"));
    let rows = value.get(name).ok_or_else(|| wrong("is missing"))?;
    let rows = rows.as_array().ok_or_else(|| wrong("is not a list"))?;
    let row = |(i, row): (usize, &Value)| {
        let row = row.as_array().ok_or_else(|| wrong(&format!("has a row {i} that is not a list")))?;
        let length = length.unwrap_or(row.len());
        if row.len() != length {
            return Err(Error::Batch(format!(
                "{name} has {} tokens in row {i}; it must be {length}",
                row.len()
            )));
        }
        let number = |number: &Value| {
            number
                .as_i64()
                .ok_or_else(|| wrong(&format!("has {number} in row {i}, which is not a whole number")))
        };
        row.iter().map(number).collect()
    };
    rows.iter().enumerate().map(row).collect()
}

fn flat(value: &Value, name: &str, (size, length): (usize, usize)) -> Result<Vec<i64>> {
    let rows = rows(value, name, Some(length))?;
    if rows.len() != size {
        return Err(Error::Batch(format!("{name} has {} rows; input_ids has {size}", rows.len())));
    }
    Ok(rows.concat())
}

fn ids(values: &[i64], name: &str) -> Result<Vec<u32>> {
    values.iter().map(|&value| id(value, name)).collect()
}

fn id(value: i64, name: &str) -> Result<u32> {
    u32::try_from(value).map_err(|_| Error::Batch(format!("{name} holds {value}, which is no id")))
}
