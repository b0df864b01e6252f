//! The operations.

use super::{STEP, assert_gradients};
use crate::support::{
    normals,
    operations::{
        attention_block, feed_forward_block, gradients, identity, input, linear as linear_layer, norm,
        padded_batch, params, random_params,
    },
    values,
};
use candle_core::{Device, Module, Tensor, Var};
use cloze::{
    experiment::Context,
    model::{
        Pass,
        ops::{Activation, Dropout, Embedding, decode_cross_entropy, feed_forward, linear, self_attention},
        packed::Packed,
    },
};

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
