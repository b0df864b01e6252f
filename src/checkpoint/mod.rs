//! Models to bytes and back.
//!
//! [`hugging_face`] exchanges BERTs with `transformers`; [`resume`] carries a run in training, bit for bit. A
//! checkpoint is untrusted: names, shapes, number types, lengths and finiteness are checked before a model is made of
//! it.

pub mod hugging_face;
pub mod resume;

use safetensors::{Dtype, SafeTensors, View};
use std::borrow::Cow;

use crate::error::{Error, Result};

fn refuse<T>(message: String) -> Result<T> {
    Err(Error::Checkpoint(message))
}

/// Opens the bytes of a safetensors file.
fn open(bytes: &[u8]) -> Result<SafeTensors<'_>> {
    SafeTensors::deserialize(bytes).map_err(|error| {
        Error::Checkpoint(format!(
            "its weights ({} bytes) are not a whole safetensors file: {error}",
            bytes.len()
        ))
    })
}

/// The values of a tensor whose shape and type are as they should be.
fn values(file: &SafeTensors<'_>, name: &str, shape: &[usize]) -> Result<Vec<f32>> {
    let Ok(tensor) = file.tensor(name) else {
        return refuse(format!("its weights lack the tensor {name}, of shape {shape:?}"));
    };
    if tensor.shape() != shape {
        return refuse(format!("its tensor {name} has shape {:?}; it must be {shape:?}", tensor.shape()));
    }
    if tensor.dtype() != Dtype::F32 {
        return refuse(format!("its tensor {name} holds {:?} numbers; they must be F32", tensor.dtype()));
    }
    let (chunks, _) = tensor.data().as_chunks::<4>();
    let values: Vec<f32> = chunks.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    if let Some(at) = values.iter().position(|value| !value.is_finite()) {
        return refuse(format!(
            "its tensor {name} holds {} at index {at}; every number must be finite",
            values[at]
        ));
    }
    Ok(values)
}

/// A tensor on its way into a safetensors file.
struct Floats {
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl Floats {
    fn new(shape: &[usize], values: &[f32]) -> Self {
        Floats { shape: shape.to_vec(), bytes: values.iter().flat_map(|value| value.to_le_bytes()).collect() }
    }
}

impl View for Floats {
    fn dtype(&self) -> Dtype {
        Dtype::F32
    }

    fn shape(&self) -> &[usize] {
        &self.shape
    }

    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }

    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

/// A safetensors file of these tensors, with texts beside them.
fn serialize(
    tensors: impl IntoIterator<Item = (String, Floats)>,
    texts: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<u8>> {
    let texts = Some(texts.into_iter().collect());
    safetensors::serialize(tensors, texts).map_err(|error| Error::Internal(error.to_string()))
}
