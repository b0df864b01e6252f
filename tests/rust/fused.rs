//! Every fused operation against the composition of candle's own operations that it replaces: the values, and the
//! gradient of a weighted sum of them in every parameter and input.

use std::{collections::BTreeMap, sync::Arc};

use crate::support::{
    assert_close, normals,
    operations::{
        attention_block, feed_forward_block, gradients, input, linear, norm, padded_batch, random_params,
    },
    values,
};
use candle_core::{D, Device, Module, Tensor, Var};
use candle_nn::{loss, ops as plain};
use cloze::{
    experiment::{Context, Experiment},
    model::{
        Params, Pass,
        ops::{self, Activation, Dropout, Tables},
        packed::Packed,
    },
    train::AdamW,
};

/// The parameters once more, as variables of candle's own graph.
struct Plain(BTreeMap<String, Var>);

impl Plain {
    fn of(params: &Params) -> Self {
        let var = |tensor: &Tensor| Var::from_tensor(&tensor.copy().unwrap()).unwrap();
        Plain(params.iter().map(|(name, param)| (name.clone(), var(param.tensor()))).collect())
    }

    fn get(&self, name: &str) -> &Tensor {
        self.0[name].as_tensor()
    }

    fn linear(&self, x: &Tensor, name: &str) -> Tensor {
        let (weight, bias) = (self.get(&format!("{name}.weight")), self.get(&format!("{name}.bias")));
        x.matmul(&weight.t().unwrap()).unwrap().broadcast_add(bias).unwrap()
    }

    fn layer_norm(&self, x: &Tensor, name: &str) -> Tensor {
        let (weight, bias) = (self.get(&format!("{name}.weight")), self.get(&format!("{name}.bias")));
        plain::layer_norm_slow(x, weight, bias, 1e-12).unwrap()
    }
}

/// Fails unless both have the same values and the same gradients.
#[track_caller]
fn assert_same(what: &str, params: &Params, fused: Tensor, plain: Tensor, vars: &Plain) {
    assert_eq!(fused.dims(), plain.dims(), "{what}");
    assert_close(what, &values(&fused), &values(&plain), 1e-5, 1e-5);
    let weights = if fused.rank() == 0 { vec![1.0] } else { normals("weights", fused.elem_count()) };
    let weighted = |out: Tensor| {
        let weights = Tensor::from_slice(&weights, out.dims(), &Device::Cpu).unwrap();
        (out * weights).unwrap().sum_all().unwrap()
    };
    let (found, expected) = (gradients(params, &weighted(fused)), weighted(plain).backward().unwrap());
    for (name, var) in &vars.0 {
        let zeros = || var.zeros_like().unwrap();
        let expected = values(&expected.get(var).cloned().unwrap_or_else(zeros));
        let scale = expected.iter().fold(1.0f32, |max, g| max.max(g.abs()));
        let found = found.get(name).unwrap_or_else(|| panic!("{what}: no gradient reaches {name}"));
        assert_close(&format!("{what}: gradient of {name}"), found, &expected, 1e-4, 1e-5 * scale);
    }
}

fn tensor(values: Vec<f32>, shape: (usize, usize)) -> Tensor {
    Tensor::from_vec(values, shape, &Device::Cpu).unwrap()
}

fn indices(ids: &[u32]) -> Tensor {
    Tensor::from_slice(ids, ids.len(), &Device::Cpu).unwrap()
}

#[test]
fn linear_with_each_activation() {
    let params = random_params(&[("x", &[5, 7]), ("l.weight", &[3, 7]), ("l.bias", &[3])]);
    for activation in [Activation::None, Activation::Gelu] {
        let vars = Plain::of(&params);
        let fused = ops::linear(&input(&params, "x"), &linear(&params, "l"), activation).unwrap();
        let plain = vars.linear(vars.get("x"), "l");
        let plain = match activation {
            Activation::None => plain,
            Activation::Gelu => plain.gelu_erf().unwrap(),
        };
        assert_same(&format!("linear, {activation:?}"), &params, fused, plain, &vars);
    }
}

#[test]
fn layer_norm() {
    for width in [3, 8, 37] {
        let params = random_params(&[("x", &[5, width]), ("n.weight", &[width]), ("n.bias", &[width])]);
        let vars = Plain::of(&params);
        let fused = norm(&params, "n").forward(&input(&params, "x")).unwrap();
        let plain = vars.layer_norm(vars.get("x"), "n");
        assert_same(&format!("LayerNorm of {width}"), &params, fused, plain, &vars);
    }
}

#[test]
fn embeddings_and_their_layer_norm() {
    let params = random_params(&[
        ("token", &[23, 15]),
        ("position", &[11, 15]),
        ("segment", &[2, 15]),
        ("n.weight", &[15]),
        ("n.bias", &[15]),
    ]);
    let table = |name: &str| params.get(name).unwrap();
    let tables = Tables {
        token: table("token"),
        position: table("position"),
        segment: table("segment"),
        norm: norm(&params, "n"),
    };
    let vars = Plain::of(&params);
    // Tokens, positions and segments that come twice, and some that never do.
    let rows = [vec![2, 7, 4, 7, 22, 3], vec![0, 1, 2, 0, 1, 10], vec![0, 0, 1, 0, 1, 1]];
    let fused = ops::embed(&tables, rows.clone().map(Arc::new)).unwrap();
    let [token, position, segment] = rows;
    let part = |name: &str, rows: &[u32]| vars.get(name).index_select(&indices(rows), 0).unwrap();
    let sum = (part("token", &token) + part("position", &position)).unwrap() + part("segment", &segment);
    assert_same("embeddings", &params, fused, vars.layer_norm(&sum.unwrap(), "n"), &vars);
    let beyond = [vec![23], vec![0], vec![0]].map(Arc::new);
    assert!(ops::embed(&tables, beyond).is_err(), "a token beyond the table is an error");
}

/// Attention of each sentence and head by itself, with the mask added to the scores.
fn plain_attention(
    vars: &Plain,
    packed: &Packed,
    context: Context,
    heads: usize,
    factors: Option<&[f32]>,
) -> Tensor {
    let x = vars.get("x");
    let (rows, h) = x.dims2().unwrap();
    let d = h / heads;
    let [q, k, v] = ["q", "k", "v"].map(|name| vars.linear(x, name));
    let mut used = 0;
    let mut sentences = Vec::new();
    for sentence in &packed.all_queries(context).mask.sentences {
        let (start, t) = (sentence.keys.start, sentence.keys.len());
        let mask: Vec<f32> =
            (0..t * t).map(|i| if context.allows(i / t, i % t) { 0.0 } else { f32::NEG_INFINITY }).collect();
        let mut parts = Vec::new();
        for head in 0..heads {
            let part = |x: &Tensor| {
                x.narrow(0, start, t).unwrap().narrow(1, head * d, d).unwrap().contiguous().unwrap()
            };
            let scores = part(&q).matmul(&part(&k).t().unwrap()).unwrap() / (d as f64).sqrt();
            let scores = (scores.unwrap() + tensor(mask.clone(), (t, t))).unwrap();
            let mut probabilities = plain::softmax(&scores, D::Minus1).unwrap();
            if let Some(factors) = factors {
                let factors = tensor(factors[used..used + t * t].to_vec(), (t, t));
                probabilities = (probabilities * factors).unwrap();
            }
            used += t * t;
            parts.push(probabilities.matmul(&part(&v)).unwrap());
        }
        sentences.push(Tensor::cat(&parts, 1).unwrap());
    }
    let mixed = Tensor::cat(&sentences, 0).unwrap();
    assert_eq!(mixed.dims(), [rows, h]);
    vars.linear(&mixed, "o")
}

#[test]
fn self_attention_of_all_and_of_targets_in_each_context() {
    let packed = Packed::all(&padded_batch());
    for context in Context::ALL {
        let (params, block) = attention_block(11, 21, 3);
        let vars = Plain::of(&params);
        let plain = || {
            let out = plain_attention(&vars, &packed, context, 3, None);
            vars.layer_norm(&(out + vars.get("x")).unwrap(), "n")
        };
        let x = input(&params, "x");
        let what = format!("self-attention, context {}", context.name());
        let all = packed.all_queries(context);
        let fused = ops::self_attention(&x, &block, all.clone(), Default::default()).unwrap();
        assert_same(&what, &params, fused, plain(), &vars);

        let targets = packed.asked_queries(context);
        let fused = ops::self_attention(&x, &block, targets, Default::default()).unwrap();
        let of_targets = plain().index_select(&indices(&packed.asked), 0).unwrap();
        assert_same(&format!("{what}, targets"), &params, fused, of_targets, &vars);

        let mut pass = Pass::train(0.3, 1, 2);
        let dropout = [all.mask.probabilities(3), 11 * 21].map(|count| pass.dropout(count));
        let [of_probabilities, of_output] = dropout.clone().map(|dropout| dropout.0.unwrap());
        let out = plain_attention(&vars, &packed, context, 3, Some(&of_probabilities));
        let dropped = (out * tensor(of_output, (11, 21))).unwrap();
        let plain = vars.layer_norm(&(dropped + vars.get("x")).unwrap(), "n");
        let fused = ops::self_attention(&x, &block, all, dropout).unwrap();
        assert_same(&format!("{what}, dropout"), &params, fused, plain, &vars);
    }
}

#[test]
fn feed_forward_with_and_without_dropout() {
    let (params, block) = feed_forward_block(7, 5, 11);
    let vars = Plain::of(&params);
    for dropout in [Dropout::default(), Pass::train(0.3, 1, 2).dropout(35)] {
        let x = vars.get("x");
        let mut fed = vars.linear(&vars.linear(x, "up").gelu_erf().unwrap(), "down");
        if let Some(factors) = &dropout.0 {
            fed = (fed * tensor(factors.clone(), (7, 5))).unwrap();
        }
        let fused = ops::feed_forward(&input(&params, "x"), &block, dropout).unwrap();
        let plain = vars.layer_norm(&(fed + x).unwrap(), "n");
        assert_same("feed-forward", &params, fused, plain, &vars);
    }
}

#[test]
fn cross_entropy_from_the_decoder() {
    let params = random_params(&[("x", &[5, 7]), ("d.weight", &[23, 7]), ("d.bias", &[23])]);
    let vars = Plain::of(&params);
    let ids = [3, 22, 0, 3, 11];
    let decoder = linear(&params, "d");
    let (fused, scores) = ops::decode_cross_entropy(&input(&params, "x"), &decoder, &ids).unwrap();
    let logits = vars.linear(vars.get("x"), "d");
    let plain = loss::cross_entropy(&logits, &indices(&ids)).unwrap();
    let best: Vec<u32> = logits.argmax(1).unwrap().to_vec1().unwrap();
    let correct: Vec<bool> = best.iter().zip(&ids).map(|(best, id)| best == id).collect();
    assert_eq!(scores.correct, correct);
    assert_same("cross-entropy", &params, fused, plain, &vars);
    for ids in [&[3, 22, 0, 3, 23][..], &[3, 22], &[]] {
        assert!(
            ops::decode_cross_entropy(&input(&params, "x"), &decoder, ids).is_err(),
            "{ids:?} do not fit"
        );
    }
}

#[test]
fn cross_entropy_of_logits() {
    let params = random_params(&[("x", &[5, 23])]);
    let vars = Plain::of(&params);
    let ids = [3, 22, 0, 3, 11];
    let (fused, scores) = ops::cross_entropy(&input(&params, "x"), &ids).unwrap();
    let plain = loss::cross_entropy(vars.get("x"), &indices(&ids)).unwrap();
    let best: Vec<u32> = vars.get("x").argmax(1).unwrap().to_vec1().unwrap();
    assert_eq!(scores.correct, best.iter().zip(&ids).map(|(best, id)| best == id).collect::<Vec<_>>());
    assert_same("cross-entropy of logits", &params, fused, plain, &vars);
    assert!(ops::cross_entropy(&input(&params, "x"), &[3, 22, 0, 3, 23]).is_err(), "an id beyond the logits");
}

#[test]
fn embedding() {
    let params = random_params(&[("table", &[7, 3])]);
    let vars = Plain::of(&params);
    let ids = indices(&[2, 5, 2, 0, 2, 6]);
    let fused = ops::Embedding(params.get("table").unwrap()).forward(&ids).unwrap();
    let plain = candle_nn::Embedding::new(vars.get("table").clone(), 3).forward(&ids).unwrap();
    assert_same("embedding", &params, fused, plain, &vars);
    let beyond = ops::Embedding(params.get("table").unwrap()).forward(&indices(&[7]));
    assert!(beyond.is_err(), "an id beyond the table is an error");
}

#[test]
fn dropout_is_a_product() {
    let params = random_params(&[("x", &[5, 7])]);
    let vars = Plain::of(&params);
    let dropout = Pass::train(0.3, 1, 2).dropout(35);
    let factors = tensor(dropout.0.clone().unwrap(), (5, 7));
    let fused = dropout.apply(&input(&params, "x")).unwrap();
    assert_same("dropout", &params, fused, (vars.get("x") * factors).unwrap(), &vars);
    let wrong = Dropout(Some(vec![1.0; 34]));
    assert!(wrong.apply(&input(&params, "x")).is_err(), "34 factors for 35 numbers");
}

#[test]
fn adamw_against_plain_tensors() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "runs": [{"label": "a", "model": {"kind": "bert"},
        "optimizer": {"lr": 0.01, "weight_decay": 0.1, "clip": null}}]}"#;
    let config = Experiment::parse(json).unwrap().runs[0].optimizer;
    let params = random_params(&[("l.weight", &[3, 7]), ("l.bias", &[3])]);
    let layer = linear(&params, "l");
    let x = Var::from_tensor(&tensor(normals("x", 35), (5, 7))).unwrap();
    let mut optimizer = AdamW::new(&config, &params);
    let double = |values: &[f32]| values.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
    let mut expected: BTreeMap<String, [Vec<f64>; 3]> = params
        .iter()
        .map(|(name, param)| {
            let zeros = vec![0.0; param.len()];
            (name.clone(), [double(&param.values().unwrap()), zeros.clone(), zeros])
        })
        .collect();
    for t in 1..=5 {
        let out = ops::linear(&x, &layer, Activation::Gelu).unwrap();
        params.backward(&out.sqr().unwrap().sum_all().unwrap()).unwrap();
        optimizer.update(&params, 0.01, 0.5).unwrap();
        for (name, param) in params.iter() {
            let [value, first, second] = expected.get_mut(name).unwrap();
            let decay = if name.ends_with("bias") { 0.0 } else { 0.1 };
            for (i, g) in double(&param.gradient().unwrap()).iter().map(|g| 0.5 * g).enumerate() {
                first[i] = config.beta1 * first[i] + (1.0 - config.beta1) * g;
                second[i] = config.beta2 * second[i] + (1.0 - config.beta2) * g * g;
                let m = first[i] / (1.0 - config.beta1.powi(t));
                let v = second[i] / (1.0 - config.beta2.powi(t));
                value[i] -= 0.01 * decay * value[i] + 0.01 * m / (v.sqrt() + config.epsilon);
            }
            let value: Vec<f32> = value.iter().map(|&x| x as f32).collect();
            assert_close(&format!("{name}, update {t}"), &param.values().unwrap(), &value, 1e-5, 1e-6);
        }
    }
}
