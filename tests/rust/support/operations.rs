//! Parameters and inputs for tests of single operations.

use std::collections::BTreeMap;

use candle_core::Tensor;
use cloze::{
    data::Batch,
    model::{
        Params,
        ops::{FeedForward, SelfAttention},
        params::{Affine, Init, Param, Spec},
    },
};

use super::{batch, normals, values};

/// Parameters of these names, shapes and values.
pub fn params(parts: &[(&str, &[usize], Vec<f32>)]) -> Params {
    let specs: Vec<Spec> =
        parts.iter().map(|(name, shape, _)| Spec::new(*name, shape, Init::Constant(0.0))).collect();
    let value = |spec: &Spec| Ok(parts.iter().find(|(name, _, _)| *name == spec.name).unwrap().2.clone());
    Params::from_values(&specs, value).unwrap()
}

/// Parameters of these names and shapes with standard normal values.
pub fn random_params(parts: &[(&str, &[usize])]) -> Params {
    let parts: Vec<(&str, &[usize], Vec<f32>)> =
        parts.iter().map(|&(name, shape)| (name, shape, normals(name, shape.iter().product()))).collect();
    params(&parts)
}

/// A parameter as an operation's input.
pub fn input(params: &Params, name: &str) -> Tensor {
    params.get(name).unwrap().tensor().clone()
}

/// The gradient of a scalar in each of the parameters, of those that it reaches. Some tests hand a parameter to an operation
/// as its input.
pub fn gradients(params: &Params, scalar: &Tensor) -> BTreeMap<String, Vec<f32>> {
    let inputs = params.backward(scalar).unwrap();
    let of = |(name, param): (&String, &Param)| {
        let gradient = param.gradient().or_else(|| inputs.get(param.var()).map(values))?;
        Some((name.clone(), gradient))
    };
    params.iter().filter_map(of).collect()
}

/// A weight that leaves what is multiplied with it, and a bias of 0.
pub fn identity(n: usize) -> Affine {
    let weight = (0..n * n).map(|i| f32::from(u8::from(i % (n + 1) == 0))).collect();
    params(&[("eye.weight", &[n, n], weight), ("eye.bias", &[n], vec![0.0; n])]).affine("eye").unwrap()
}

/// The weight and bias of a linear layer in the names of [`random_params`].
fn linear_shapes<'n>(names: [&'n str; 2], shape: &'n [usize; 2]) -> [(&'n str, &'n [usize]); 2] {
    [(names[0], shape), (names[1], &shape[..1])]
}

/// `x` `[rows, H]` and the parameters of a self-attention block.
pub fn attention_block(rows: usize, h: usize, heads: usize) -> (Params, SelfAttention) {
    let (x, square) = ([rows, h], [h, h]);
    let mut parts = vec![("x", &x[..]), ("n.weight", &square[..1]), ("n.bias", &square[..1])];
    for names in
        [["q.weight", "q.bias"], ["k.weight", "k.bias"], ["v.weight", "v.bias"], ["o.weight", "o.bias"]]
    {
        parts.extend(linear_shapes(names, &square));
    }
    let params = scaled(&parts);
    let part = |name: &str| params.affine(name).unwrap();
    let block = SelfAttention {
        query: part("q"),
        key: part("k"),
        value: part("v"),
        output: part("o"),
        norm: part("n"),
        heads,
        epsilon: 1e-12,
    };
    (params, block)
}

/// `x` `[rows, H]` and the parameters of a feed-forward block.
pub fn feed_forward_block(rows: usize, h: usize, f: usize) -> (Params, FeedForward) {
    let (x, up, down) = ([rows, h], [f, h], [h, f]);
    let mut parts = vec![("x", &x[..]), ("n.weight", &x[1..]), ("n.bias", &x[1..])];
    parts.extend(linear_shapes(["up.weight", "up.bias"], &up));
    parts.extend(linear_shapes(["down.weight", "down.bias"], &down));
    let params = scaled(&parts);
    let part = |name: &str| params.affine(name).unwrap();
    let block = FeedForward { up: part("up"), down: part("down"), norm: part("n"), epsilon: 1e-12 };
    (params, block)
}

/// As [`random_params`], with weights of which a sum of twenty products is about 1.
fn scaled(parts: &[(&str, &[usize])]) -> Params {
    let parts: Vec<(&str, &[usize], Vec<f32>)> = parts
        .iter()
        .map(|&(name, shape)| {
            let scale = if name == "x" || name.starts_with('n') { 1.0 } else { 0.3 };
            let values = normals(name, shape.iter().product()).iter().map(|v| v * scale).collect();
            (name, shape, values)
        })
        .collect();
    params(&parts)
}

/// Three sentences of 5, 2 and 4 tokens, padded to 5, with four targets.
pub fn padded_batch() -> Batch {
    let sentences: [&[u32]; 3] = [&[2, 7, 4, 9, 3], &[2, 3], &[2, 4, 9, 3]];
    batch(&sentences, 5, &[(0, 1, 7), (0, 2, 8), (2, 1, 22), (2, 2, 9)])
}
