//! A sentence with its code and its values, from which the page makes it in another language.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

/// [`Values`] from variables, by their names.
macro_rules! values {
    ($($name:ident),*) => {
        $crate::error::Values::from([$((stringify!($name), $crate::error::Quantity::from($name))),*])
    };
}

/// A [`Sentence`] from its code, its text and the values that stand in the text:
/// `sentence!("grammar-cycle", "{names} is a cycle", names = "A → A")`.
macro_rules! sentence {
    ($code:literal, $text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        $($(let $name = $value;)?)*
        $crate::error::Sentence {
            code: $code,
            text: format!($text $(, $name = $name)*),
            values: $crate::error::Values::from([$((stringify!($name), $crate::error::Quantity::from(&$name))),*]),
        }
    }};
}
pub(crate) use {sentence, values};

/// A sentence, or the part of one that follows the name of a field or the number of a line; and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Stable, of this sentence alone.
    pub code: &'static str,
    /// Its numbers and names.
    pub values: Values,
    /// In English.
    pub text: String,
}

impl Sentence {
    /// The values, and one more.
    pub(super) fn with<'a, T>(&self, name: &'static str, value: &'a T) -> Values
    where
        Quantity: From<&'a T>,
    {
        let mut values = self.values.clone();
        values.insert(name, value.into());
        values
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

/// What the page refuses in a reader's language before it reaches the engine: here it has no code of its own.
impl<T: Into<String>> From<T> for Sentence {
    fn from(text: T) -> Self {
        let text = text.into();
        let reason = &text;
        Sentence { code: "experiment-field", values: values!(reason), text }
    }
}

/// The numbers and names of a sentence, each by its name there.
pub type Values = BTreeMap<&'static str, Quantity>;

/// A number or a name of a sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Quantity {
    /// Finite.
    Number(f64),
    /// A name, or a number that is not finite.
    Text(String),
}

impl From<&f64> for Quantity {
    fn from(&number: &f64) -> Self {
        if number.is_finite() { Quantity::Number(number) } else { Quantity::Text(number.to_string()) }
    }
}

impl From<&f32> for Quantity {
    fn from(number: &f32) -> Self {
        // By its shortest decimal: 0.1 stays 0.1.
        Quantity::from(&number.to_string().parse::<f64>().unwrap_or(f64::NAN))
    }
}

impl From<&usize> for Quantity {
    fn from(&number: &usize) -> Self {
        Quantity::Number(number as f64)
    }
}

impl From<&String> for Quantity {
    fn from(text: &String) -> Self {
        Quantity::Text(text.clone())
    }
}

impl From<&&str> for Quantity {
    fn from(text: &&str) -> Self {
        Quantity::Text((*text).to_owned())
    }
}

/// A number that may be so large that its digits say nothing.
pub(crate) struct Vast(pub(crate) f64);

impl fmt::Display for Vast {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1e12 { self.0.fmt(to) } else { to.write_str("over a trillion") }
    }
}

impl From<&Vast> for Quantity {
    fn from(number: &Vast) -> Self {
        Quantity::Number(number.0.min(f64::MAX))
    }
}
