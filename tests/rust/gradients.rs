//! Every backward against finite differences, and a gradient for every parameter.
//!
//! The derivative of Σ cᵢ·outᵢ, with fixed random c, is compared with the five-point central difference (−f(2h) + 8f(h)
//! − 8f(−h) + f(−2h)) / 12h. With h a thirtieth of the input's scale, the truncation h⁴f⁽⁵⁾/30 is below 1e-6. Rounding
//! decides: an f32 output of size 1 to 3 after some twenty operations is off by about 3e-7, and eighteen of those over
//! 12h are 2e-5 (one operation, h = 1/32) to 5e-4 (a loss of whole models, h = 1/128). So 2e-3 relative, or 2e-3 of the
//! tensor's largest derivative, is a few times the error of the method and far below any wrong formula.

use crate::support::{
    assert_close, bert, normals,
    operations::{
        attention_block, feed_forward_block, gradients, identity, input, linear as linear_layer, norm,
        padded_batch, params, random_params,
    },
    sizes, values,
};
use candle_core::{Device, Module, Tensor, Var};
use cloze::{
    experiment::{Context, Objective},
    model::{
        Notebook, Params, Pass, Source,
        electra::binary_cross_entropy,
        encoder::Config,
        ops::{Activation, Dropout, Embedding, decode_cross_entropy, feed_forward, linear, self_attention},
        packed::Packed,
    },
};

const RELATIVE: f64 = 2e-3;
const OF_LARGEST: f64 = 2e-3;
/// What is allowed where the derivative is zero.
const ROUNDING: f64 = 1e-4;
/// A thirtieth of inputs of size 1.
const STEP: f32 = 1.0 / 32.0;
/// A thirtieth of the models' parameters, whose standard deviation is 0.3.
const MODEL_STEP: f32 = 1.0 / 128.0;

/// The most elements of a parameter that are tried; larger ones are sampled at an even distance.
const TRIED: usize = 40;

/// Fails unless the gradient of every parameter agrees with finite differences of the outputs.
#[track_caller]
fn assert_gradients(what: &str, params: &Params, step: f32, forward: &dyn Fn() -> Tensor) {
    let out = forward();
    let scalar = out.dims().is_empty();
    let weights = if scalar { vec![1.0] } else { normals("weights of the outputs", out.elem_count()) };
    let weighted = Tensor::from_slice(&weights, out.dims(), out.device()).unwrap();
    let grads = gradients(params, &(out * weighted).unwrap().sum_all().unwrap());
    for (name, param) in params.iter() {
        let analytic = grads.get(name).unwrap_or_else(|| panic!("{what}: no gradient reaches {name}"));
        let start = param.values().unwrap();
        let every = start.len().div_ceil(TRIED).max(1);
        // A stride that shares no factor with a row's width visits all columns.
        let tried: Vec<usize> = (0..start.len()).step_by(every).collect();
        let numeric: Vec<f64> = tried
            .iter()
            .map(|&i| {
                let at = |steps: f32| {
                    let mut moved = start.clone();
                    moved[i] += steps * step;
                    param.set(moved).unwrap();
                    values(&forward())
                };
                let (two, one, minus_one, minus_two) = (at(2.0), at(1.0), at(-1.0), at(-2.0));
                param.set(start.clone()).unwrap();
                let mut sum = 0.0f64;
                for (k, weight) in weights.iter().enumerate() {
                    let outer = f64::from(minus_two[k]) - f64::from(two[k]);
                    let inner = f64::from(one[k]) - f64::from(minus_one[k]);
                    sum += f64::from(*weight) * (outer + 8.0 * inner);
                }
                sum / (12.0 * f64::from(step))
            })
            .collect();
        let largest = analytic.iter().fold(0.0f64, |max, &g| max.max(f64::from(g).abs()));
        for (&i, numeric) in tried.iter().zip(&numeric) {
            let found = f64::from(analytic[i]);
            let allowed = (RELATIVE * numeric.abs()).max(OF_LARGEST * largest).max(ROUNDING);
            // Written so that NaN fails.
            let close = (found - numeric).abs() <= allowed;
            assert!(
                close,
                "{what}: gradient of {name}[{i}] is {found}, finite differences say {numeric} ± {allowed}"
            );
        }
    }
}

#[test]
fn the_linear_layer() {
    let params = random_params(&[("x", &[5, 7]), ("l.weight", &[3, 7]), ("l.bias", &[3])]);
    let layer = linear_layer(&params, "l");
    let x = input(&params, "x");
    for activation in [Activation::None, Activation::Gelu] {
        let forward = || linear(&x, &layer, activation).unwrap();
        assert_gradients(&format!("linear, {activation:?}"), &params, STEP, &forward);
    }
}

#[test]
fn layer_norm_of_ordinary_rows() {
    // Sums run in lanes: rows shorter than them, as long, and longer with a rest.
    for width in [3, 7, 16, 37] {
        let params = random_params(&[("x", &[5, width]), ("n.weight", &[width]), ("n.bias", &[width])]);
        let layer = norm(&params, "n");
        let x = input(&params, "x");
        assert_gradients(&format!("LayerNorm of {width}"), &params, STEP, &|| layer.forward(&x).unwrap());
    }
}

#[test]
fn layer_norm_of_a_nearly_constant_row() {
    // Deviations of 2⁻⁸ around ½: every number and every step is exact in f32, and the gradient is some 256 times
    // that of an ordinary row. The step is a 32nd of the deviation, as elsewhere.
    let deviations = [1.0, -2.0, 3.0, 0.0, -1.0, -3.0, 1.0];
    let x = deviations.iter().map(|d| 0.5 + d / 256.0).collect();
    let params = params(&[
        ("x", &[1, 7], x),
        ("n.weight", &[7], normals("n.weight", 7)),
        ("n.bias", &[7], normals("n.bias", 7)),
    ]);
    let layer = norm(&params, "n");
    let x = input(&params, "x");
    assert_gradients("LayerNorm", &params, 1.0 / (32.0 * 256.0), &|| layer.forward(&x).unwrap());
}

#[test]
fn layer_norm_of_a_constant_row_is_finite() {
    let ones = vec![1.0; 7];
    let params = params(&[
        ("x", &[2, 7], [vec![0.25; 7], vec![0.0; 7]].concat()),
        ("n.weight", &[7], ones.clone()),
        ("n.bias", &[7], ones),
    ]);
    let layer = norm(&params, "n");
    let out = layer.forward(&input(&params, "x")).unwrap();
    assert_eq!(values(&out), vec![1.0; 14], "a constant row becomes the bias");
    let weights = Tensor::from_slice(&normals("w", 14), (2, 7), out.device()).unwrap();
    let grads = gradients(&params, &(out * weights).unwrap().sum_all().unwrap());
    assert_eq!(grads.len(), 3);
    for (name, gradient) in grads {
        assert!(gradient.iter().all(|g| g.is_finite()), "{name}: {gradient:?}");
    }
}

#[test]
fn lookup_with_repeated_ids() {
    let params = random_params(&[("table", &[7, 3])]);
    let table = params.get("table").unwrap();
    let ids = [2u32, 5, 2, 0, 2, 6, 5, 2, 0, 6, 2];
    let rows = Tensor::new(&ids[..], &Device::Cpu).unwrap();
    let lookup = || Embedding(table.clone()).forward(&rows).unwrap();
    assert_gradients("lookup", &params, STEP, &lookup);
    let grads = gradients(&params, &lookup().sum_all().unwrap());
    let counts: Vec<f32> = (0..7).map(|row| ids.iter().filter(|&&id| id == row).count() as f32).collect();
    let expected: Vec<f32> = counts.iter().flat_map(|&count| [count; 3]).collect();
    assert_eq!(grads["table"], expected, "a row's gradient is the sum over its uses");
}

#[test]
fn self_attention_in_each_context_with_padding() {
    for context in Context::ALL {
        let (params, block) = attention_block(11, 21, 3);
        let packed = Packed::all(&padded_batch());
        let x = input(&params, "x");
        for (who, queries) in
            [("all", packed.all_queries(context)), ("targets", packed.asked_queries(context))]
        {
            let what = format!("attention of {who}, context {}", context.name());
            let plain = || self_attention(&x, &block, queries.clone(), Default::default()).unwrap();
            assert_gradients(&what, &params, STEP, &plain);
            let dropped = || {
                let mut pass = Pass::train(0.4, 3, 5);
                let counts = [queries.mask.probabilities(3), queries.mask.visible.len() * 21];
                self_attention(&x, &block, queries.clone(), counts.map(|n| pass.dropout(n))).unwrap()
            };
            assert_gradients(&format!("{what}, dropout"), &params, STEP, &dropped);
        }
    }
}

#[test]
fn gelu_feed_forward() {
    // From −4 to 4, so that both tails and the bend are in it.
    let x = (0..35).map(|i| (i as f32 - 17.0) / 4.25).collect();
    let x_params = params(&[("x", &[5, 7], x)]);
    let x = input(&x_params, "x");
    let eye = identity(7);
    assert_gradients("gelu", &x_params, STEP, &|| linear(&x, &eye, Activation::Gelu).unwrap());

    let (params, block) = feed_forward_block(3, 5, 11);
    let x = input(&params, "x");
    let plain = || feed_forward(&x, &block, Dropout::default()).unwrap();
    assert_gradients("feed-forward", &params, STEP, &plain);
    let dropped = || feed_forward(&x, &block, Pass::train(0.4, 3, 5).dropout(15)).unwrap();
    assert_gradients("feed-forward, dropout", &params, STEP, &dropped);
}

/// The value and the gradient of a fused operation against the same formula in f64.
#[track_caller]
fn assert_near(what: &str, found: &[f32], expected: impl Iterator<Item = f64>, allowed: f64) {
    let expected: Vec<f64> = expected.collect();
    assert_eq!(found.len(), expected.len(), "{what}");
    for (i, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let difference = (f64::from(*found) - expected).abs();
        assert!(difference <= allowed * expected.abs().max(1.0), "{what}[{i}]: {found}, not {expected}");
    }
}

#[test]
fn gelu_is_exact_and_so_is_its_derivative() {
    // GELU in f64; the polynomials in f32 promise 7e-7. From −30 to 30, so that both tails are flat.
    let x: Vec<f32> = (-300..=300).map(|i| i as f32 / 10.0).chain([-1e-30, 0.0, 1e-30, -3e4, 3e4]).collect();
    let params = params(&[("x", &[x.len(), 1], x.clone())]);
    let out = linear(&input(&params, "x"), &identity(1), Activation::Gelu).unwrap();
    let phi = |x: f64| 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
    assert_near("gelu", &values(&out), x.iter().map(|&x| f64::from(x) * phi(f64::from(x))), 2e-6);
    let gradient = &gradients(&params, &out.sum_all().unwrap())["x"];
    let slope = |&x: &f32| {
        let x = f64::from(x);
        phi(x) + x * (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt()
    };
    assert_near("gelu's derivative", gradient, x.iter().map(slope), 2e-6);
}

#[test]
fn layer_norm_and_linear_are_their_formulas() {
    let (x, weight, bias) = (normals("x", 35), normals("weight", 7), normals("bias", 7));
    let parts = params(&[
        ("x", &[5, 7], x.clone()),
        ("l.weight", &[7], weight.clone()),
        ("l.bias", &[7], bias.clone()),
    ]);
    let found = norm(&parts, "l").forward(&input(&parts, "x")).unwrap();
    let expected = x.chunks_exact(7).flat_map(|row| {
        let mean = row.iter().map(|&x| f64::from(x)).sum::<f64>() / 7.0;
        let variance = row.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum::<f64>() / 7.0;
        let column = |(j, &x): (usize, &f32)| {
            (f64::from(x) - mean) / variance.sqrt() * f64::from(weight[j]) + f64::from(bias[j])
        };
        row.iter().enumerate().map(column).collect::<Vec<f64>>()
    });
    assert_near("LayerNorm", &values(&found), expected, 1e-6);

    let (weight, bias) = (normals("wide", 21), normals("bias", 3));
    let parts = params(&[
        ("x", &[5, 7], x.clone()),
        ("l.weight", &[3, 7], weight.clone()),
        ("l.bias", &[3], bias.clone()),
    ]);
    let found = linear(&input(&parts, "x"), &linear_layer(&parts, "l"), Activation::None).unwrap();
    assert_eq!(found.dims(), [5, 3]);
    let expected = x.chunks_exact(7).flat_map(|row| {
        let column = |(out, bias): (&[f32], &f32)| {
            row.iter().zip(out).map(|(&x, &w)| f64::from(x) * f64::from(w)).sum::<f64>() + f64::from(*bias)
        };
        weight.chunks_exact(7).zip(&bias).map(column).collect::<Vec<f64>>()
    });
    assert_near("linear", &values(&found), expected, 1e-6);
}

#[test]
fn dropout_with_a_fixed_stream() {
    let params = random_params(&[("x", &[7, 11]), ("l.weight", &[5, 11]), ("l.bias", &[5])]);
    let layer = linear_layer(&params, "l");
    let x = input(&params, "x");
    let forward = || {
        let mut pass = Pass::train(0.4, 3, 5);
        let dropped = pass.dropout(77).apply(&x).unwrap();
        pass.dropout(35).apply(&layer.forward(&dropped).unwrap()).unwrap()
    };
    let zeros = values(&forward()).iter().filter(|&&v| v == 0.0).count();
    assert!((4..=24).contains(&zeros), "{zeros} of 35 outputs were dropped at rate 0.4");
    assert_gradients("dropout", &params, STEP, &forward);
}

/// Cross-entropy of these rows and its gradient against the formulas in f64, and against finite differences.
fn check_cross_entropy(what: &str, logits: Vec<f32>, v: usize, targets: &[u32]) {
    let n = targets.len();
    let params = params(&[("logits", &[n, v], logits.clone())]);
    let (tensor, decoder) = (input(&params, "logits"), identity(v));
    let (mean, scores) = decode_cross_entropy(&tensor, &decoder, targets).unwrap();
    let gradient = &gradients(&params, &mean)["logits"];
    let mut total = 0.0f64;
    for (i, (row, &target)) in logits.chunks_exact(v).zip(targets).enumerate() {
        let max = row.iter().fold(f64::MIN, |max, &x| max.max(f64::from(x)));
        let sum: f64 = row.iter().map(|&x| (f64::from(x) - max).exp()).sum();
        let loss = max + sum.ln() - f64::from(row[target as usize]);
        total += loss;
        assert!((f64::from(scores.losses[i]) - loss).abs() <= 1e-6 * loss.max(1.0), "{what}: loss {i}");
        for (j, &x) in row.iter().enumerate() {
            let p = (f64::from(x) - max).exp() / sum;
            let expected = (p - f64::from(u8::from(j == target as usize))) / n as f64;
            let found = f64::from(gradient[i * v + j]);
            assert!(
                (found - expected).abs() <= 1e-6,
                "{what}: gradient [{i}, {j}] is {found}, not {expected}"
            );
        }
    }
    let mean = f64::from(mean.to_scalar::<f32>().unwrap());
    assert!(
        (mean - total / n as f64).abs() <= 1e-6 * mean.max(1.0),
        "{what}: mean {mean}, not {}",
        total / n as f64
    );
    assert_gradients(what, &params, STEP, &|| decode_cross_entropy(&tensor, &decoder, targets).unwrap().0);
}

#[test]
fn cross_entropy_of_flat_ordinary_and_confident_rows() {
    check_cross_entropy("one flat row", vec![0.0; 7], 7, &[3]);
    check_cross_entropy("one ordinary row", normals("logits", 7), 7, &[6]);
    check_cross_entropy("several targets", normals("logits", 55), 11, &[0, 10, 3, 3, 7]);
    let mut confident = vec![0.0; 21];
    confident[2] = 18.0;
    confident[7 + 4] = 18.0;
    confident[14 + 1] = -18.0;
    check_cross_entropy("right, wrong, and ruled out with confidence", confident, 7, &[2, 0, 1]);
}

#[test]
fn cross_entropy_of_huge_logits_is_finite() {
    let logits = Tensor::new(&[[3e38f32, 0.0, -3e38], [-3e38, -3e38, -3e38]], &Device::Cpu).unwrap();
    let var = Var::from_tensor(&logits).unwrap();
    let (mean, scores) = decode_cross_entropy(&var, &identity(3), &[0, 2]).unwrap();
    assert_eq!(scores.losses[0], 0.0);
    assert!((scores.losses[1] - 3f32.ln()).abs() < 1e-6, "{:?}", scores.losses);
    assert_eq!(scores.correct, [true, false], "a tie goes to the lowest id");
    let gradient = values(mean.backward().unwrap().get(&var).unwrap());
    assert!(gradient.iter().all(|g| g.is_finite()), "{gradient:?}");
}

#[test]
fn the_whole_bert_in_each_context() {
    let mut batch = padded_batch();
    batch.segment_ids = vec![0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let loss = || bert.loss(&batch, &mut Pass::evaluate()).unwrap().0;
        assert_gradients(&format!("BERT, context {}", context.name()), bert.params(), STEP, &loss);
    }
}

#[test]
fn the_whole_bert_with_dropout() {
    let batch = padded_batch();
    let bert = bert(sizes(1, Context::Both));
    let loss = || bert.loss(&batch, &mut Pass::train(0.3, 11, 2)).unwrap().0;
    assert_gradients("BERT with dropout", bert.params(), MODEL_STEP, &loss);
}

#[test]
fn the_whole_bert_with_pairs() {
    let mut batch = padded_batch();
    batch.segment_ids = vec![0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    // The second has no target, but a label.
    batch.pairs = vec![0, 1, 1];
    let bert = bert(Config { objective: Objective::Nsp, ..sizes(2, Context::Both) });
    let loss = || bert.objective(&batch, &mut Pass::evaluate()).unwrap().total;
    assert_gradients("BERT with pairs", bert.params(), STEP, &loss);
}

/// No gradient goes through what the generator drew; with this seed no step is large enough to change a draw. The loss
/// is scaled down to the size of the others, whose rounding is what is allowed for.
#[test]
fn the_whole_bert_with_replacements() {
    let batch = padded_batch();
    let bert = bert(Config { objective: Objective::Rtd, ..sizes(2, Context::Both) });
    let total = || bert.objective(&batch, &mut Pass::train(0.0, 1, 3)).unwrap().total;
    let loss = || total().affine(1.0 / 50.0, 0.0).unwrap();
    assert_gradients("BERT with replacements", bert.params(), MODEL_STEP, &loss);
    let names: Vec<&String> = bert.params().iter().map(|(name, _)| name).collect();
    for part in ["generator.encoder.layer.0.", "bert.encoder.layer.1.", "discriminator_predictions.dense."] {
        assert!(names.iter().any(|name| name.starts_with(part)), "{part} is a part of it");
    }
    assert!(!names.iter().any(|name| name.starts_with("generator.encoder.layer.1.")), "half as deep");
    assert!(!names.iter().any(|name| name.starts_with("generator.embeddings.")), "they share embeddings");
}

#[test]
fn binary_cross_entropy_near_and_far_from_0() {
    let params = params(&[("x", &[7], vec![-3.0, -1.0, -0.0, 0.25, 1.0, 2.0, 3.5])]);
    let x = input(&params, "x");
    let labels = [false, true, true, false, false, true, false];
    assert_gradients("binary cross-entropy", &params, STEP, &|| binary_cross_entropy(&x, &labels).unwrap().0);
    let far = Tensor::new(&[200f32, -200.0, 200.0], &Device::Cpu).unwrap();
    let var = Var::from_tensor(&far).unwrap();
    let (mean, scores) = binary_cross_entropy(&var, &[true, true, false]).unwrap();
    assert_eq!((scores.losses, scores.correct), (vec![0.0, 200.0, 200.0], vec![true, false, false]));
    let gradient = values(mean.backward().unwrap().get(&var).unwrap());
    assert_close("its gradient", &gradient, &[0.0, -1.0 / 3.0, 1.0 / 3.0], 1e-6, 0.0);
}

#[test]
fn the_whole_notebook() {
    // Shifted biases keep every unit of the ReLU further from its bend than the steps go.
    let values = |name: &str, shape: &[usize]| {
        let values = normals(name, shape.iter().product()).iter().map(|x| 0.5 * x).collect::<Vec<f32>>();
        Ok(if name == "hidden.bias" { values.iter().map(|x| x + 3.0 * x.signum()).collect() } else { values })
    };
    let model = Notebook::new(7, 23, Source::Values(&values)).unwrap();
    let batch = padded_batch();
    let loss = || model.loss(&batch).unwrap().0;
    assert_gradients("the notebook's model", model.params(), MODEL_STEP, &loss);
}

/// Rows of a table's gradient that are not all zero.
fn rows_that_move(params: &Params, name: &str) -> Vec<usize> {
    let param = params.get(name).unwrap();
    let moves = |(row, values): (usize, &[f32])| values.iter().any(|&g| g != 0.0).then_some(row);
    param.gradient().unwrap().chunks_exact(param.dims()[1]).enumerate().filter_map(moves).collect()
}

#[test]
fn every_parameter_of_bert_gets_a_gradient() {
    const INVARIANT: &str = "Invariant: a gradient reaches every parameter";
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let mut batch = padded_batch();
        batch.segment_ids[3] = 1;
        let (loss, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
        let grads = gradients(bert.params(), &loss);
        let name_of = context.name();
        for (name, _) in bert.params().iter() {
            let gradient =
                grads.get(name).unwrap_or_else(|| panic!("{INVARIANT}: {name}, context {name_of}"));
            assert!(gradient.iter().all(|g| g.is_finite()), "{INVARIANT}, finite: {name}, context {name_of}");
            let largest = gradient.iter().fold(0.0f32, |max, g| max.max(g.abs()));
            // A key's bias adds the same number to all scores of a query, which softmax does not see. A token that
            // may only look at itself gives itself all its attention, whatever its query and key.
            let zero = name.ends_with("self.key.bias")
                || context == Context::None && (name.contains("self.query") || name.contains("self.key"));
            if zero {
                assert!(
                    largest < 1e-6,
                    "{name}, context {name_of}: {largest}, but the mathematics says zero"
                );
            } else {
                assert!(largest > 1e-4, "{INVARIANT}, not zero: {name}, context {name_of}: {largest}");
            }
        }
        let table = |name: &str| {
            let name = format!("bert.embeddings.{name}_embeddings.weight");
            rows_that_move(bert.params(), &name)
        };
        // The decoder is tied to the token embeddings and scores every token, so every row moves, [PAD]'s too.
        assert_eq!(table("word"), (0..23).collect::<Vec<_>>(), "{INVARIANT}: tokens, context {name_of}");
        // Which positions are seen: targets stand at positions 1 and 2 of sentences of 5 and 4 tokens.
        let seen = match context {
            Context::None => vec![1, 2],
            Context::Left => vec![0, 1, 2],
            Context::Right => vec![1, 2, 3, 4],
            Context::Both => vec![0, 1, 2, 3, 4],
        };
        assert_eq!(table("position"), seen, "{INVARIANT}: positions, context {name_of}");
        let segments = if seen.contains(&3) { vec![0, 1] } else { vec![0] };
        assert_eq!(table("token_type"), segments, "{INVARIANT}: segments, context {name_of}");
    }
}

#[test]
fn every_parameter_of_the_notebook_gets_a_gradient() {
    const INVARIANT: &str = "Invariant: a gradient reaches every parameter";
    let model = Notebook::new(16, 23, Source::Seed(0)).unwrap();
    let batch = padded_batch();
    let grads = gradients(model.params(), &model.loss(&batch).unwrap().0);
    for (name, _) in model.params().iter() {
        let gradient = grads.get(name).unwrap_or_else(|| panic!("{INVARIANT}: {name}"));
        assert!(gradient.iter().all(|g| g.is_finite()), "{INVARIANT}, finite: {name}");
        assert!(gradient.iter().any(|g| g.abs() > 1e-4), "{INVARIANT}, not zero: {name}");
    }
    // At the four targets stand 7, [MASK], [MASK] and 9; the model looks at nothing else.
    assert_eq!(
        rows_that_move(model.params(), "embedding.weight"),
        [4, 7, 9],
        "{INVARIANT}: the tokens that stand at targets"
    );
    assert_eq!(
        rows_that_move(model.params(), "output.weight"),
        (0..23).collect::<Vec<_>>(),
        "{INVARIANT}: every token is scored"
    );
}
