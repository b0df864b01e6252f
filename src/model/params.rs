//! Named parameters: asked for where a layer is built, kept in the order of their names. A single one is [`Param`].
//!
//! A model states name, shape and initial values of each parameter once, through a [`ParamBuilder`], which is candle's
//! [`VarBuilder`] over a [`Source`] of values. Names are Hugging Face's. candle's own store, `VarMap`, is a hash map,
//! whose order would change sums from run to run, and its initial values cannot be seeded on the CPU.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use candle_core::{DType, Device, Shape, Tensor, Var};
use candle_nn::{
    Init, VarBuilder,
    init::{NormalOrUniform, ONE, ZERO},
    var_builder::SimpleBackend,
};

pub use super::ops::Param;
use super::ops::{Embedding, LayerNorm, Linear};
use crate::{
    error::{Error, Result},
    random::Stream,
};

/// The values of a parameter of this name and shape, row-major.
pub type Values<'v> = dyn Fn(&str, &[usize]) -> Result<Vec<f32>> + Sync + 'v;

/// Where the values of a model's parameters come from.
#[derive(Clone, Copy)]
pub enum Source<'v> {
    /// Each is drawn from (seed, its name), as its layer's [`Init`] says.
    Seed(u64),
    /// Looked up, for instance in a file of weights. The function refuses names and shapes that do not fit.
    Values(&'v Values<'v>),
    /// None, and nothing is allocated: the model only serves to count its parameters.
    Count,
}

/// Makes the parameters of a model: a place among the names, such as `bert.encoder.layer.0`.
#[derive(Clone)]
pub struct ParamBuilder<'v> {
    vb: VarBuilder<'v>,
    store: Store<'v>,
}

/// Builds a model out of parameters from a source.
///
/// # Errors
/// What `model` or the source returns.
pub fn build<M>(source: Source<'_>, model: impl FnOnce(&ParamBuilder) -> Result<M>) -> Result<M> {
    let store = Store { source, made: Arc::default() };
    let vb = VarBuilder::from_backend(Box::new(store.clone()), DType::F32, Device::Cpu);
    let built = model(&ParamBuilder { vb, store: store.clone() });
    // An error that passes through candle loses its type, so the store has kept it.
    match store.lock().refused.take() {
        Some(refused) => Err(refused),
        None => built,
    }
}

impl<'v> ParamBuilder<'v> {
    /// The place of a part.
    #[must_use]
    pub fn pp(&self, part: impl ToString) -> Self {
        ParamBuilder { vb: self.vb.pp(part), store: self.store.clone() }
    }

    /// The same place for candle-nn's own layers. Their parameters belong to the model like all others.
    pub fn vb(&self) -> VarBuilder<'v> {
        self.vb.clone()
    }

    /// A parameter for a fused operation.
    ///
    /// # Errors
    /// What the source returns; a parameter of that name and another shape.
    pub fn param(&self, shape: impl Into<Shape>, name: &str, init: Init) -> Result<Arc<Param>> {
        self.vb.get_with_hints(shape, name, init)?;
        let full = [self.vb.prefix().as_str(), name].join(".");
        self.params().get(full.trim_start_matches('.'))
    }

    /// A linear layer for a fused operation; its weight is `[out, in]`.
    ///
    /// # Errors
    /// As [`ParamBuilder::param`].
    pub fn fused_linear(&self, input: usize, out: usize, [weight, bias]: [Init; 2]) -> Result<Linear> {
        Ok(Linear {
            weight: self.param((out, input), "weight", weight)?,
            bias: self.param(out, "bias", bias)?,
        })
    }

    /// As [`ParamBuilder::fused_linear`], as a layer of candle-nn. (candle-nn's own `linear` has other initial values
    /// than PyTorch and BERT.)
    ///
    /// # Errors
    /// As [`ParamBuilder::param`].
    pub fn linear(&self, input: usize, out: usize, [weight, bias]: [Init; 2]) -> Result<candle_nn::Linear> {
        let weight = self.vb.get_with_hints((out, input), "weight", weight)?;
        Ok(candle_nn::Linear::new(weight, Some(self.vb.get_with_hints(out, "bias", bias)?)))
    }

    /// A table of `rows` vectors.
    ///
    /// # Errors
    /// As [`ParamBuilder::param`].
    pub fn embedding(&self, rows: usize, width: usize, init: Init) -> Result<Embedding> {
        Ok(Embedding(self.param((rows, width), "weight", init)?))
    }

    /// LayerNorm of rows of this width, which begins as 1 and 0.
    ///
    /// # Errors
    /// As [`ParamBuilder::param`].
    pub fn layer_norm(&self, width: usize, epsilon: f32) -> Result<LayerNorm> {
        let (weight, bias) = (self.param(width, "weight", ONE)?, self.param(width, "bias", ZERO)?);
        Ok(LayerNorm { weight, bias, epsilon })
    }

    /// All parameters that were made so far.
    pub fn params(&self) -> Params {
        self.store.lock().params.clone()
    }
}

/// The parameters of a model that is being built.
#[derive(Clone)]
struct Store<'v> {
    source: Source<'v>,
    made: Arc<Mutex<Made>>,
}

#[derive(Default)]
struct Made {
    params: Params,
    refused: Option<Error>,
}

impl Store<'_> {
    fn lock(&self) -> MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make(&self, shape: &Shape, name: &str, init: Init) -> Result<Param> {
        let values = match self.source {
            Source::Seed(seed) => initial(shape, init, &mut Stream::new(seed, &format!("init {name}"), 0)),
            Source::Values(values) => values(name, shape.dims())?,
            Source::Count => return Ok(Param::counted(shape.clone())?),
        };
        Ok(Param::new(Var::from_vec(values, shape, &Device::Cpu)?))
    }
}

/// Draws initial values. candle's `Init` would draw them from a generator without a seed.
fn initial(shape: &Shape, init: Init, stream: &mut Stream) -> Vec<f32> {
    let (centre, scale, normal) = match init {
        Init::Const(value) => return vec![value as f32; shape.elem_count()],
        Init::Randn { mean, stdev } => (mean, stdev, true),
        Init::Uniform { lo, up } => ((lo + up) / 2.0, (up - lo) / 2.0, false),
        Init::Kaiming { dist, fan, non_linearity } => {
            let deviation = non_linearity.gain() / (fan.for_shape(shape) as f64).sqrt();
            match dist {
                NormalOrUniform::Normal => (0.0, deviation, true),
                NormalOrUniform::Uniform => (0.0, 3f64.sqrt() * deviation, false),
            }
        }
    };
    let mut draw = || if normal { stream.normal() } else { 2.0 * stream.unit() - 1.0 };
    (0..shape.elem_count()).map(|_| (centre + scale * draw()) as f32).collect()
}

impl SimpleBackend for Store<'_> {
    fn get(
        &self,
        shape: Shape,
        name: &str,
        init: Init,
        dtype: DType,
        _: &Device,
    ) -> candle_core::Result<Tensor> {
        if dtype != DType::F32 {
            candle_core::bail!("parameters are f32; {name} is asked for as {dtype:?}");
        }
        let mut made = self.lock();
        let param = match made.params.0.get(name) {
            // Layers can share a parameter: the second one gets the first one's.
            Some(param) => Arc::clone(param),
            None => match self.make(&shape, name, init) {
                Ok(param) => {
                    let param = Arc::new(param);
                    made.params.0.insert(name.to_owned(), Arc::clone(&param));
                    param
                }
                Err(error) => {
                    let message = candle_core::Error::Msg(error.to_string());
                    made.refused = Some(error);
                    return Err(message);
                }
            },
        };
        if param.dims() != shape.dims() {
            candle_core::bail!("{name} has shape {:?}, and is asked for as {shape:?}", param.dims());
        }
        match self.source {
            // A single zero, broadcast to the shape.
            Source::Count => Tensor::zeros((), DType::F32, &Device::Cpu)?.broadcast_as(shape),
            Source::Seed(_) | Source::Values(_) => Ok(param.tensor().clone()),
        }
    }

    fn get_unchecked(&self, name: &str, _: DType, _: &Device) -> candle_core::Result<Tensor> {
        candle_core::bail!("{name} is asked for without its shape")
    }

    fn contains_tensor(&self, _: &str) -> bool {
        true
    }
}

/// The parameters of a model, by name. A clone is the same parameters, not a copy of them.
#[derive(Clone, Debug, Default)]
pub struct Params(BTreeMap<String, Arc<Param>>);

impl Params {
    /// The parameters of some names: the same ones, not copies.
    pub fn only(&self, wanted: impl Fn(&str) -> bool) -> Params {
        let wanted = self.0.iter().filter(|(name, _)| wanted(name));
        Params(wanted.map(|(name, param)| (name.clone(), Arc::clone(param))).collect())
    }

    /// A copy that is not trained with the original.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn copy(&self) -> Result<Params> {
        let copy = |(name, param): (&String, &Arc<Param>)| {
            let var = Var::from_vec(param.values()?, param.dims(), &Device::Cpu)?;
            Ok((name.clone(), Arc::new(Param::new(var))))
        };
        Ok(Params(self.0.iter().map(copy).collect::<Result<_>>()?))
    }

    /// The parameter of that name.
    ///
    /// # Errors
    /// [`Error::Internal`] if there is none.
    pub fn get(&self, name: &str) -> Result<Arc<Param>> {
        self.0.get(name).cloned().ok_or_else(|| Error::Internal(format!("no parameter {name}")))
    }

    /// All parameters, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Param)> {
        self.0.iter().map(|(name, param)| (name, &**param))
    }

    /// How many numbers there are in all. In floating point, since a hostile file can overflow integers of any width.
    pub fn count(&self) -> f64 {
        let count = |param: &Arc<Param>| param.dims().iter().map(|&size| size as f64).product::<f64>();
        self.0.values().map(count).sum()
    }

    /// How many numbers there are in all, of a model that fits.
    pub fn size(&self) -> usize {
        self.0.values().map(|param| param.len()).sum()
    }

    /// All values of the parameter, row-major.
    ///
    /// # Errors
    /// As [`Params::get`].
    pub fn values(&self, name: &str) -> Result<Vec<f32>> {
        Ok(self.get(name)?.values()?)
    }

    /// Computes the gradient of a loss in every parameter and replaces the last one. Fused operations add to the
    /// parameter themselves; gradients of candle's operations are taken out of candle's store.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn backward(&self, loss: &Tensor) -> Result<()> {
        self.0.values().for_each(|param| param.zero_gradient());
        let mut candles = loss.backward()?;
        for param in self.0.values() {
            if let Some(gradient) = candles.remove(param.tensor()) {
                let gradient = gradient.flatten_all()?.to_vec1::<f32>()?;
                param.add_gradient(|sums| sums.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g));
            }
        }
        Ok(())
    }

    /// The sum of the squares of the whole gradient.
    ///
    /// # Errors
    /// [`Error::Internal`] if a parameter has no gradient: an operation dropped it.
    pub fn gradient_square_sum(&self) -> Result<f64> {
        let mut sum = 0.0f64;
        for (name, param) in self.iter() {
            sum += param.gradient_square_sum().ok_or_else(|| unreached(name))?;
        }
        Ok(sum)
    }
}

/// The error for a parameter that a backward pass did not reach.
pub fn unreached(name: &str) -> Error {
    Error::Internal(format!("no gradient reaches {name}"))
}
