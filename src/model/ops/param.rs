//! One parameter with its gradient.

use std::sync::{Mutex, MutexGuard, PoisonError};

use candle_core::{Device, Result, Shape, Tensor, Var};

use super::lanes;

/// A parameter: its values, and the gradient that a backward pass adds up beside them, as in PyTorch's `.grad`.
///
/// A fused operation adds its share straight into the gradient. Handed to candle instead, every share would be added to
/// freshly allocated zeros, and an operation could have no more than three parameters. What candle's own operations
/// computed is added after its backward pass.
#[derive(Debug)]
pub struct Param {
    shape: Shape,
    var: Var,
    gradient: Mutex<Gradient>,
}

#[derive(Debug)]
struct Gradient {
    /// Row-major, like the parameter's values.
    values: Vec<f32>,
    /// Whether anything was added since it was last zeroed.
    reached: bool,
}

impl Param {
    /// A parameter of these values, with a gradient of zeros that nothing has reached.
    pub fn new(var: Var) -> Self {
        let gradient = Gradient { values: vec![0.0; var.elem_count()], reached: false };
        Param { shape: var.shape().clone(), var, gradient: Mutex::new(gradient) }
    }

    /// A parameter of this shape without values, for counting a model that may be too large to be made.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn counted(shape: Shape) -> Result<Self> {
        Ok(Param { shape, ..Param::new(Var::from_vec(Vec::<f32>::new(), 0, &Device::Cpu)?) })
    }

    /// The values, as a tensor that follows updates.
    pub fn tensor(&self) -> &Tensor {
        self.var.as_tensor()
    }

    /// The values, as what an optimiser moves.
    pub fn var(&self) -> &Var {
        &self.var
    }

    /// Its shape.
    pub fn dims(&self) -> &[usize] {
        self.shape.dims()
    }

    /// How many numbers it has.
    #[allow(clippy::len_without_is_empty)] // It never is.
    pub fn len(&self) -> usize {
        self.var.elem_count()
    }

    /// All values, row-major.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn values(&self) -> Result<Vec<f32>> {
        self.var.flatten_all()?.to_vec1()
    }

    /// Replaces all values, row-major.
    ///
    /// # Errors
    /// If there are more or fewer than it has.
    pub fn set(&self, values: Vec<f32>) -> Result<()> {
        self.var.set(&Tensor::from_vec(values, self.dims(), &Device::Cpu)?)
    }

    /// The gradient of the last backward pass, row-major; `None` if that pass did not reach it.
    pub fn gradient(&self) -> Option<Vec<f32>> {
        self.with_gradient(<[f32]>::to_vec)
    }

    /// As [`Param::gradient`], without a copy.
    pub fn with_gradient<R>(&self, look: impl FnOnce(&[f32]) -> R) -> Option<R> {
        let gradient = self.lock();
        gradient.reached.then(|| look(&gradient.values))
    }

    /// Adds to the gradient.
    pub fn add_gradient(&self, add: impl FnOnce(&mut [f32])) {
        let mut gradient = self.lock();
        gradient.reached = true;
        add(&mut gradient.values);
    }

    /// The sum of the gradient's squares; `None` if the last backward pass did not reach it.
    #[inline(never)] // See lib.rs.
    pub fn gradient_square_sum(&self) -> Option<f64> {
        self.with_gradient(lanes::square_sum)
    }

    /// Zeroes the gradient before a backward pass, which then has not reached it.
    #[inline(never)] // See lib.rs.
    pub fn zero_gradient(&self) {
        let mut gradient = self.lock();
        gradient.reached = false;
        gradient.values.fill(0.0);
    }

    fn lock(&self) -> MutexGuard<'_, Gradient> {
        // Whoever panicked while holding it left plain numbers, which the next pass zeroes.
        self.gradient.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
