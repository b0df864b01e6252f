//! Any operation of candle works in the page: a small model of candle's and candle-nn's own operations alone is trained, and
//! each of its gradients is compared with finite differences. Nothing of Cloze is in it.
//!
//! It is built for the page with the profile and the flags of Cloze's wasm and run in Chromium by
//! `tests/web/plain-candle.spec.js`, and natively by the test below.

use candle_core::{D, DType, Device, IndexOp, Module, Result, Tensor, Var};
use candle_nn::{
    Conv1d, Conv1dConfig, Embedding, Linear, loss,
    ops::{layer_norm_slow, softmax},
};

/// Tokens, width of their vectors, sentences and their length, classes.
const SIZES: [usize; 5] = [11, 8, 6, 5, 3];

/// Of SGD.
const LEARNING_RATE: f64 = 0.2;
const STEPS: usize = 60;

/// Elements of each variable whose gradient is checked, at most.
const CHECKED: usize = 12;
/// Of the finite differences; see `tests/rust/gradients/`.
const STEP: f32 = 1.0 / 32.0;

/// What came of it.
#[derive(Debug)]
pub struct Report {
    /// For each variable, the largest difference between its gradient and finite differences, as a share of its largest
    /// derivative.
    pub differences: Vec<(&'static str, f64)>,
    /// The loss before training and after it, in nats.
    pub losses: [f32; 2],
}

/// The variables, by name.
struct Model(Vec<(&'static str, Var)>);

impl Model {
    /// Any values will do, if they are the same everywhere and none is special.
    fn new() -> Result<Self> {
        let [v, h, _, _, classes] = SIZES;
        let shapes: [(&str, &[usize]); 12] = [
            ("embedding", &[v, h]),
            ("convolution.weight", &[h, h, 3]),
            ("convolution.bias", &[h]),
            ("norm.weight", &[h]),
            ("norm.bias", &[h]),
            ("query.weight", &[h, h]),
            ("key.weight", &[h, h]),
            ("value.weight", &[h, h]),
            ("hidden.weight", &[h, h]),
            ("hidden.bias", &[h]),
            ("output.weight", &[classes, h]),
            ("output.bias", &[classes]),
        ];
        let var = |(i, (name, shape)): (usize, (&'static str, &[usize]))| {
            let centre = if name == "norm.weight" { 1.0 } else { 0.0 };
            let value = |k: usize| centre + 0.5 * (((k * 37 + i * 101 + 11) % 97) as f32 / 48.0 - 1.0);
            let values = (0..shape.iter().product()).map(value).collect();
            Ok((name, Var::from_vec(values, shape, &Device::Cpu)?))
        };
        Ok(Model(shapes.into_iter().enumerate().map(var).collect::<Result<_>>()?))
    }

    fn get(&self, name: &str) -> Result<Tensor> {
        match self.0.iter().find(|(other, _)| *other == name) {
            Some((_, var)) => Ok(var.as_tensor().clone()),
            None => candle_core::bail!("no variable {name}"),
        }
    }

    fn linear(&self, name: &str, bias: bool) -> Result<Linear> {
        let bias = if bias { Some(self.get(&format!("{name}.bias"))?) } else { None };
        Ok(Linear::new(self.get(&format!("{name}.weight"))?, bias))
    }

    /// ids `[B, T]` → logits `[B, classes]`: embedding, convolution, GELU, LayerNorm, attention, pooling and two linear layers.
    fn forward(&self, ids: &Tensor) -> Result<Tensor> {
        let [_, h, ..] = SIZES;
        let x = Embedding::new(self.get("embedding")?, h).forward(ids)?; // [B, T, H]
        let same = Conv1dConfig { padding: 1, ..Default::default() };
        let convolution =
            Conv1d::new(self.get("convolution.weight")?, Some(self.get("convolution.bias")?), same);
        let x = (convolution.forward(&x.transpose(1, 2)?.contiguous()?)?.transpose(1, 2)? + &x)?; // [B, T, H]
        let x = x.gelu_erf()?.contiguous()?;
        let x = layer_norm_slow(&x, &self.get("norm.weight")?, &self.get("norm.bias")?, 1e-5)?;
        let [q, k, v] = ["query", "key", "value"].map(|name| self.linear(name, false)?.forward(&x));
        let scores = (q?.matmul(&k?.t()?)? / (h as f64).sqrt())?; // [B, T, T]
        let x = (softmax(&scores, D::Minus1)?.matmul(&v?)? + x)?; // [B, T, H]
        let pooled = ((x.mean(1)? + x.max(1)?)? + x.i((.., 0))?)?; // [B, H]
        let hidden = self.linear("hidden", true)?.forward(&pooled)?.tanh()?;
        let hidden = Tensor::cat(&[hidden.narrow(1, 0, 3)?, hidden.narrow(1, 3, h - 3)?], 1)?; // [B, H]
        self.linear("output", true)?.forward(&hidden)
    }

    fn loss(&self) -> Result<Tensor> {
        let [v, _, sentences, length, classes] = SIZES;
        let ids: Vec<u32> = (0..sentences * length).map(|i| ((i * i + 3 * i) % v) as u32).collect();
        let ids = Tensor::from_vec(ids, (sentences, length), &Device::Cpu)?;
        let labels: Vec<u32> = (0..sentences).map(|i| (i % classes) as u32).collect();
        loss::cross_entropy(&self.forward(&ids)?, &Tensor::new(labels, &Device::Cpu)?)
    }
}

/// Checks the gradients and trains.
///
/// # Errors
/// What candle reports; a variable that no gradient reaches.
pub fn run() -> Result<Report> {
    let model = Model::new()?;
    let gradients = model.loss()?.backward()?;
    let mut differences = Vec::new();
    for (name, var) in &model.0 {
        let Some(gradient) = gradients.get(var) else {
            candle_core::bail!("no gradient reaches {name}");
        };
        let gradient: Vec<f32> = gradient.flatten_all()?.to_vec1()?;
        let largest = gradient.iter().fold(0.0f64, |max, &g| max.max(f64::from(g).abs()));
        let start: Vec<f32> = var.flatten_all()?.to_vec1()?;
        let mut worst = 0.0f64;
        for i in (0..start.len()).step_by(start.len().div_ceil(CHECKED)) {
            let at = |steps: f32| {
                let mut moved = start.clone();
                moved[i] += steps * STEP;
                var.set(&Tensor::from_vec(moved, var.shape(), &Device::Cpu)?)?;
                model.loss()?.to_dtype(DType::F64)?.to_scalar::<f64>()
            };
            let (two, one, minus_one, minus_two) = (at(2.0)?, at(1.0)?, at(-1.0)?, at(-2.0)?);
            let numeric = (minus_two - two + 8.0 * (one - minus_one)) / (12.0 * f64::from(STEP));
            worst = worst.max((f64::from(gradient[i]) - numeric).abs() / largest);
        }
        var.set(&Tensor::from_vec(start, var.shape(), &Device::Cpu)?)?;
        differences.push((*name, worst));
    }
    let before = model.loss()?.to_scalar()?;
    for _ in 0..STEPS {
        let gradients = model.loss()?.backward()?;
        for (_, var) in &model.0 {
            if let Some(gradient) = gradients.get(var) {
                var.set(&(var.as_tensor() - (gradient * LEARNING_RATE)?)?)?;
            }
        }
    }
    Ok(Report { differences, losses: [before, model.loss()?.to_scalar()?] })
}

/// The report as JSON: `{"differences": {name: number}, "losses": [before, after]}`; or the error as a string.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn report() -> String {
    console_error_panic_hook::set_once();
    match run() {
        Ok(Report { differences, losses: [before, after] }) => {
            let differences: Vec<String> =
                differences.iter().map(|(name, worst)| format!("\"{name}\": {worst:e}")).collect();
            format!("{{\"differences\": {{{}}}, \"losses\": [{before}, {after}]}}", differences.join(", "))
        }
        Err(error) => format!("{:?}", error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    #[allow(clippy::unwrap_used)]
    fn gradients_agree_with_finite_differences_and_the_loss_falls() {
        let super::Report { differences, losses: [before, after] } = super::run().unwrap();
        assert_eq!(differences.len(), 12);
        for (name, worst) in differences {
            assert!(worst < 5e-3, "{name}: {worst}");
        }
        assert!(before > 0.5 && after < 0.1, "the loss falls from {before} to {after}");
    }
}
