//! Records for the page, in little code.

use serde_json::{Map, Value};

/// An object of these fields. As `serde_json::json!`, which writes out for every field how it gets into the map: in all, a
/// tenth of the download.
macro_rules! record {
    ({ $($name:literal: $value:expr),* $(,)? }) => {
        $crate::web::record::object(&mut [$(($name, serde_json::Value::from($value))),*])
    };
}
pub(super) use record;

/// The object of these fields, whose values are taken.
pub(super) fn object(fields: &mut [(&'static str, Value)]) -> Value {
    let mut map = Map::new();
    for (name, value) in fields {
        map.insert((*name).to_owned(), value.take());
    }
    Value::Object(map)
}
