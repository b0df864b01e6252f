//! Named parameters and their initial values; a single one is [`Param`].
//!
//! Names are Hugging Face's. The map is sorted by name, so that every loop over it has one order: candle's `VarMap`
//! is a hash map, whose order would change sums from run to run.

use std::{collections::BTreeMap, sync::Arc};

use candle_core::{Device, Tensor, Var, backprop::GradStore};

pub use super::ops::{Affine, Param};
use crate::{
    error::{Error, Result},
    random::Stream,
};

/// How a parameter's initial values are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Init {
    /// All the same.
    Constant(f32),
    /// Normal with mean 0 and this standard deviation.
    Normal(f64),
    /// Uniform in ± this bound.
    Uniform(f64),
}

/// A parameter before it exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Its name.
    pub name: String,
    /// Its shape. Linear weights are `[out, in]`.
    pub shape: Vec<usize>,
    /// Its initial values.
    pub init: Init,
}

impl Spec {
    /// A parameter of this name, shape and initial distribution.
    pub fn new(name: impl Into<String>, shape: &[usize], init: Init) -> Self {
        Spec { name: name.into(), shape: shape.to_vec(), init }
    }

    /// How many numbers it has.
    pub fn size(&self) -> usize {
        self.shape.iter().product()
    }
}

/// The parameters of a model, by name. A clone is the same parameters, not a copy of them.
#[derive(Clone, Debug, Default)]
pub struct Params(BTreeMap<String, Arc<Param>>);

impl Params {
    /// Draws every parameter's initial values from (seed, its name).
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn initial(specs: &[Spec], seed: u64) -> Result<Self> {
        Self::from_values(specs, |spec| {
            let mut stream = Stream::new(seed, &format!("init {}", spec.name), 0);
            let draw = |_| match spec.init {
                Init::Constant(value) => value,
                Init::Normal(deviation) => (deviation * stream.normal()) as f32,
                Init::Uniform(bound) => (bound * (2.0 * stream.unit() - 1.0)) as f32,
            };
            Ok((0..spec.size()).map(draw).collect())
        })
    }

    /// Parameters with these values, row-major.
    ///
    /// # Errors
    /// What `values` returns, and a wrong number of values.
    pub fn from_values(specs: &[Spec], mut values: impl FnMut(&Spec) -> Result<Vec<f32>>) -> Result<Self> {
        // Here as elsewhere a map is extended, not collected: that would bring a sort of its own into the download.
        let mut params = BTreeMap::new();
        for spec in specs {
            let var = Var::from_vec(values(spec)?, spec.shape.as_slice(), &Device::Cpu)?;
            params.extend([(spec.name.clone(), Arc::new(Param::new(var)))]);
        }
        Ok(Params(params))
    }

    /// The parameters of some names: the same ones, not copies.
    pub fn only(&self, wanted: impl Fn(&str) -> bool) -> Params {
        let mut some = BTreeMap::new();
        some.extend(self.0.iter().filter(|(name, _)| wanted(name)).map(|(n, p)| (n.clone(), Arc::clone(p))));
        Params(some)
    }

    /// The parameter of that name.
    ///
    /// # Errors
    /// [`Error::Internal`] if there is none: a model asked for what its own specification lacks.
    pub fn get(&self, name: &str) -> Result<Arc<Param>> {
        self.0.get(name).cloned().ok_or_else(|| Error::Internal(format!("no parameter {name}")))
    }

    /// The parameters `{name}.weight` and `{name}.bias`.
    ///
    /// # Errors
    /// As [`Params::get`].
    pub fn affine(&self, name: &str) -> Result<Affine> {
        let part = |part: &str| self.get(&format!("{name}.{part}"));
        Ok(Affine { weight: part("weight")?, bias: part("bias")? })
    }

    /// All parameters, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Param)> {
        self.0.iter().map(|(name, param)| (name, &**param))
    }

    /// How many numbers there are in all.
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

    /// Computes the gradient of a loss in every parameter, in place of the one of the last backward pass. Returns those
    /// in variables that are no parameters, of which a model has none.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn backward(&self, loss: &Tensor) -> Result<GradStore> {
        self.0.values().for_each(|param| param.zero_gradient());
        Ok(loss.backward()?)
    }

    /// The L2 norm of the whole gradient.
    ///
    /// # Errors
    /// [`Error::Internal`] if a parameter has no gradient: an operation dropped it.
    pub fn gradient_norm(&self) -> Result<f64> {
        let mut sum = 0.0f64;
        for (name, param) in self.iter() {
            sum += param.gradient_square_sum().ok_or_else(|| unreached(name))?;
        }
        Ok(sum.sqrt())
    }
}

/// The error for a parameter that a backward pass did not reach.
pub fn unreached(name: &str) -> Error {
    Error::Internal(format!("no gradient reaches {name}"))
}
