//! The settings table: every field of an experiment with its type, range and default, in `settings.json`.
//!
//! Rust and the page read the same table: Rust checks an experiment with it and fills in the defaults, the page checks
//! what is typed and draws the form. So form and checks cannot drift apart. `tests/golden/experiments.json` holds cases
//! that both must answer alike.
//!
//! A table entry maps a group's field names to `{type, …}`: `integer` and `number` with `min` and `max`, `text` with
//! `min` and `max` characters or `max_bytes` (UTF-8), `enum` with `values`, `list` and `object` `of` a group, and
//! `choice` between `variants`, told apart `by` the value of a field or by which `key` is there. `together` lists what
//! the fields of a run exclude; see [`misfit`].

use std::sync::OnceLock;

use serde_json::{Map, Value};

use crate::error::{Error, Result};

type Object = Map<String, Value>;

/// The parsed table.
fn table() -> &'static Value {
    static TABLE: OnceLock<Value> = OnceLock::new();
    // The shipped table parses, as the tests check; an empty table would refuse every field.
    TABLE.get_or_init(|| serde_json::from_str(include_str!("settings.json")).unwrap_or_default())
}

/// Checks an experiment against the table and returns it with every default filled in.
///
/// # Errors
/// [`Error::Field`] for the first field that is unknown, missing, of the wrong type or out of range.
pub fn complete(experiment: &Value) -> Result<Value> {
    object(experiment, &table()["experiment"], "")
}

/// As [`complete`], for an experiment's `corpus` alone.
///
/// # Errors
/// As [`complete`].
pub fn complete_corpus(corpus: &Value) -> Result<Value> {
    checked(corpus, &table()["experiment"]["corpus"], "corpus")
}

/// The largest hidden size that the table allows.
pub(crate) fn most_hidden() -> usize {
    table()["model"]["bert"]["hidden"]["max"].as_u64().unwrap_or(0) as usize
}

/// The first rule of the table's `together` that a run breaks: the field to change and why. A rule is broken if each
/// field that it names has one of the values it lists. A missing field counts as null.
pub fn misfit(run: &Value) -> Option<(&'static str, &'static str)> {
    let broken = |rule: &&'static Value| {
        rule["when"].as_object().into_iter().flatten().all(|(path, values)| {
            let found = path.split('.').fold(run, |value, key| &value[key]);
            values.as_array().is_some_and(|values| values.contains(found))
        })
    };
    let rule = table()["together"].as_array()?.iter().find(broken)?;
    Some((rule["field"].as_str()?, rule["reason"].as_str()?))
}

/// The experiment without the fields that equal their defaults: the short form that links and files carry.
pub fn abridge(complete: &Value) -> Value {
    abridged(complete, &table()["experiment"])
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

fn object(value: &Value, group: &Value, path: &str) -> Result<Value> {
    let (Some(given), Some(group)) = (value.as_object(), group.as_object()) else {
        let field = if path.is_empty() { "experiment" } else { path };
        return Err(Error::field(field, format!("{} is not an object with named fields", shown(value))));
    };
    if let Some(unknown) = given.keys().find(|key| !group.contains_key(*key)) {
        let mut known: Vec<&str> = group.keys().map(String::as_str).collect();
        known.sort_unstable();
        let reason = format!("this field is not known; known here are {}", known.join(", "));
        return Err(Error::field(join(path, unknown), reason));
    }
    let mut filled = Object::new();
    for (name, rule) in group {
        let path = join(path, name);
        let value = given.get(name).or_else(|| rule.get("default"));
        let value = value.ok_or_else(|| Error::field(&path, "this field is missing"))?;
        filled.insert(name.clone(), checked(value, rule, &path)?);
    }
    Ok(Value::Object(filled))
}

fn checked(value: &Value, rule: &Value, path: &str) -> Result<Value> {
    if value.is_null() && rule["nullable"] == true {
        return Ok(Value::Null);
    }
    match rule["type"].as_str().unwrap_or_default() {
        // A whole number may be written 1e2 or 32.0.
        "integer" => number(value, rule, path, "a whole number", |v| v.fract() == 0.0)
            .map(|found| Value::from(found.as_f64().unwrap_or_default() as i64)),
        "number" => number(value, rule, path, "a number", |_| true),
        "text" => text(value, rule, path),
        "enum" => one_of(value, rule, path),
        "list" => list(value, rule, path),
        "object" => object(value, group(rule, "of"), path),
        "choice" => object(value, variant(value, rule, path)?, path),
        other => Err(Error::Internal(format!("the settings table has no type “{other}”"))),
    }
}

fn group<'t>(rule: &Value, key: &str) -> &'t Value {
    &table()[rule[key].as_str().unwrap_or_default()]
}

fn number(value: &Value, rule: &Value, path: &str, kind: &str, fits: fn(f64) -> bool) -> Result<Value> {
    let range = format!("it must be from {} to {}", rule["min"], rule["max"]);
    let Some(found) = value.as_f64().filter(|&v| fits(v)) else {
        return Err(Error::field(path, format!("{} is not {kind}; {range}", shown(value))));
    };
    let (min, max) = (rule["min"].as_f64().unwrap_or(0.0), rule["max"].as_f64().unwrap_or(0.0));
    if !(min..=max).contains(&found) {
        return Err(Error::field(path, format!("{} is out of range; {range}", shown(value))));
    }
    Ok(value.clone())
}

fn text(value: &Value, rule: &Value, path: &str) -> Result<Value> {
    let Some(found) = value.as_str() else {
        return Err(Error::field(path, format!("{} is not a text", shown(value))));
    };
    // A corpus is limited in bytes, which `data::corpus` checks: it has more to say of them.
    let Some(max) = rule["max"].as_u64() else { return Ok(value.clone()) };
    let min = rule["min"].as_u64().unwrap_or(0);
    let length = found.chars().count() as u64;
    if !(min..=max).contains(&length) {
        let reason =
            format!("a text of {length} characters is out of range; it must have from {min} to {max}");
        return Err(Error::field(path, reason));
    }
    Ok(value.clone())
}

fn one_of(value: &Value, rule: &Value, path: &str) -> Result<Value> {
    let values = rule["values"].as_array().map(Vec::as_slice).unwrap_or_default();
    if values.contains(value) {
        return Ok(value.clone());
    }
    let known: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    Err(Error::field(path, format!("{} is not one of {}", shown(value), known.join(", "))))
}

fn list(value: &Value, rule: &Value, path: &str) -> Result<Value> {
    let (min, max) = (rule["min"].as_u64().unwrap_or(0), rule["max"].as_u64().unwrap_or(0));
    let Some(items) = value.as_array() else {
        return Err(Error::field(path, format!("{} is not a list", shown(value))));
    };
    if !(min..=max).contains(&(items.len() as u64)) {
        let reason = format!("a list of {} is out of range; it must have from {min} to {max}", items.len());
        return Err(Error::field(path, reason));
    }
    let group = group(rule, "of");
    let items = items.iter().enumerate().map(|(i, item)| object(item, group, &format!("{path}[{i}]")));
    Ok(Value::Array(items.collect::<Result<_>>()?))
}

/// The group of fields that this value chooses.
fn variant<'t>(value: &Value, rule: &Value, path: &str) -> Result<&'t Value> {
    let variants: &'t Value = group(rule, "variants");
    let names: Vec<&str> =
        variants.as_object().into_iter().flat_map(|v| v.keys().map(String::as_str)).collect();
    let mut names = names;
    names.sort_unstable();
    let by = rule["by"].as_str().unwrap_or_default();
    if by == "key" {
        let mut found = names.iter().filter(|name| value.get(**name).is_some());
        return match (found.next(), found.next()) {
            (Some(name), None) => Ok(&variants[*name]),
            _ => Err(Error::field(path, format!("exactly one of {} is needed", names.join(", ")))),
        };
    }
    let field = join(path, by);
    let chosen = value.get(by).ok_or_else(|| Error::field(&field, "this field is missing"))?;
    match chosen.as_str().filter(|name| names.contains(name)) {
        Some(name) => Ok(&variants[name]),
        None => Err(Error::field(field, format!("{} is not one of {}", shown(chosen), names.join(", ")))),
    }
}

fn abridged(value: &Value, group_rules: &Value) -> Value {
    let mut short = Object::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        let rule = &group_rules[name];
        let value = match rule["type"].as_str().unwrap_or_default() {
            "object" => abridged(value, group(rule, "of")),
            "choice" => variant(value, rule, "").map(|rules| abridged(value, rules)).unwrap_or_default(),
            "list" => {
                let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                Value::Array(items.iter().map(|item| abridged(item, group(rule, "of"))).collect())
            }
            _ => value.clone(),
        };
        let default = rule.get("default").map(|default| match rule["type"].as_str() {
            Some("choice") => {
                variant(default, rule, "").map(|rules| abridged(default, rules)).unwrap_or_default()
            }
            _ => default.clone(),
        });
        let same = default.is_some_and(|default| match (default.as_f64(), value.as_f64()) {
            (Some(a), Some(b)) => a == b,
            _ => default == value,
        });
        if !same {
            short.insert(name.clone(), value);
        }
    }
    Value::Object(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let groups = table().as_object().expect("the table parses");
        assert!(groups.contains_key("experiment") && groups.contains_key("optimizer"));
        for default in ["masking", "batch", "optimizer"] {
            assert_eq!(table()["run"][default]["default"], serde_json::json!({}));
            complete_group(default);
        }
    }

    fn complete_group(name: &str) {
        object(&serde_json::json!({}), &table()[name], name).expect("every field of the group has a default");
    }
}
