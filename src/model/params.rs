//! Named parameters and their initial values.
//!
//! Names are Hugging Face's. The map is sorted by name, so that every loop over it has one order: candle's `VarMap`
//! is a hash map, whose order would change sums from run to run.

use std::collections::{BTreeMap, btree_map};

use candle_core::{Device, Tensor, Var};

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

/// The parameters of a model, by name.
#[derive(Clone, Debug, Default)]
pub struct Params(BTreeMap<String, Var>);

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
        let var = |spec: &Spec| {
            let var = Var::from_vec(values(spec)?, spec.shape.as_slice(), &Device::Cpu)?;
            Ok((spec.name.clone(), var))
        };
        Ok(Params(specs.iter().map(var).collect::<Result<_>>()?))
    }

    /// The parameter of that name, as a tensor that follows its updates.
    ///
    /// # Errors
    /// [`Error::Internal`] if there is none: a model asked for what its own specification lacks.
    pub fn get(&self, name: &str) -> Result<Tensor> {
        let var = self.0.get(name).ok_or_else(|| Error::Internal(format!("no parameter {name}")))?;
        Ok(var.as_tensor().clone())
    }

    /// All parameters, sorted by name.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Var> {
        self.0.iter()
    }

    /// How many numbers there are in all.
    pub fn size(&self) -> usize {
        self.0.values().map(|var| var.elem_count()).sum()
    }

    /// All values of the parameter, row-major.
    ///
    /// # Errors
    /// As [`Params::get`].
    pub fn values(&self, name: &str) -> Result<Vec<f32>> {
        Ok(self.get(name)?.flatten_all()?.to_vec1()?)
    }
}
