//! Parameters and inputs for tests of single operations.

use std::collections::BTreeMap;

use candle_core::Tensor;
use candle_nn::init::ZERO;
use cloze::{
    data::Batch,
    model::{
        Params, Source,
        encoder::ACTIVATION,
        ops::{FeedForward, LayerNorm, Linear, SelfAttention},
        params::{self, Param},
    },
};

use super::{batch, normals};

/// Parameters of these names, shapes and values.
pub fn params(parts: &[(&str, &[usize], Vec<f32>)]) -> Params {
    let values =
        |name: &str, _: &[usize]| Ok(parts.iter().find(|(other, _, _)| *other == name).unwrap().2.clone());
    let made = params::build(Source::Values(&values), |pb| {
        for (name, shape, _) in parts {
            pb.param(*shape, name, ZERO)?;
        }
        Ok(pb.params())
    });
    made.unwrap()
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

/// The linear layer of two parameters.
pub fn linear(params: &Params, name: &str) -> Linear {
    let part = |part: &str| params.get(&format!("{name}.{part}")).unwrap();
    Linear { weight: part("weight"), bias: part("bias") }
}

/// The LayerNorm of two parameters.
pub fn norm(params: &Params, name: &str) -> LayerNorm {
    let Linear { weight, bias } = linear(params, name);
    LayerNorm { weight, bias, epsilon: 1e-12 }
}

/// The gradient of a scalar in each of the parameters, of those that it reaches. Some tests hand a parameter to an
/// operation as its input.
pub fn gradients(params: &Params, scalar: &Tensor) -> BTreeMap<String, Vec<f32>> {
    params.backward(scalar).unwrap();
    let of = |(name, param): (&String, &Param)| Some((name.clone(), param.gradient()?));
    params.iter().filter_map(of).collect()
}

/// A weight that leaves what is multiplied with it, and a bias of 0.
pub fn identity(n: usize) -> Linear {
    let weight = (0..n * n).map(|i| f32::from(u8::from(i % (n + 1) == 0))).collect();
    linear(&params(&[("eye.weight", &[n, n], weight), ("eye.bias", &[n], vec![0.0; n])]), "eye")
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
    let part = |name: &str| linear(&params, name);
    let block = SelfAttention {
        query: part("q"),
        key: part("k"),
        value: part("v"),
        output: part("o"),
        norm: norm(&params, "n"),
        heads,
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
    let part = |name: &str| linear(&params, name);
    let block =
        FeedForward { up: part("up"), down: part("down"), norm: norm(&params, "n"), activation: ACTIVATION };
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
