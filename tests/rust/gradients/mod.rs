//! Every backward against finite differences, and a gradient for every parameter.
//!
//! The derivative of Σ cᵢ·outᵢ, with fixed random c, is compared with the five-point central difference (−f(2h) + 8f(h)
//! − 8f(−h) + f(−2h)) / 12h. With h a thirtieth of the input's scale, the truncation h⁴f⁽⁵⁾/30 is below 1e-6. Rounding
//! decides: an f32 output of size 1 to 3 after some twenty operations is off by about 3e-7, and eighteen of those over
//! 12h are 2e-5 (one operation, h = 1/32) to 5e-4 (a loss of whole models, h = 1/128). So 2e-3 relative, or 2e-3 of the
//! tensor's largest derivative, is a few times the error of the method and far below any wrong formula.

mod models;
mod operations;

use crate::support::{normals, operations::gradients, values};
use candle_core::Tensor;
use cloze::model::Params;

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
