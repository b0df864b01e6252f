//! What `cargo xtask bench` needs in a browser and in Node besides the page's `Session`.

use cloze::error::Error;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// The products that no training step can do without, see [`crate::MatmulFloor`].
#[wasm_bindgen]
pub struct MatmulFloor {
    floor: crate::MatmulFloor,
}

#[wasm_bindgen]
impl MatmulFloor {
    /// The products of the shape of that name.
    #[wasm_bindgen(constructor)]
    pub fn new(shape: &str) -> Result<MatmulFloor, JsValue> {
        let floor = crate::find(shape).and_then(crate::MatmulFloor::new);
        Ok(MatmulFloor { floor: floor.map_err(message)? })
    }

    /// Does the products of so many steps.
    pub fn run(&mut self, steps: usize) {
        (0..steps).for_each(|_| self.floor.run());
    }

    /// Multiplications of one step, each with its addition.
    #[wasm_bindgen(getter)]
    pub fn multiplications(&self) -> usize {
        self.floor.multiplications()
    }
}

/// The experiment of a shape, as JSON.
#[wasm_bindgen]
pub fn bench_experiment(shape: &str) -> Result<String, JsValue> {
    let experiment = crate::find(shape).and_then(crate::experiment);
    Ok(experiment.map_err(message)?.to_json())
}

/// The experiment of the smallest shape with other batches, as JSON.
#[wasm_bindgen]
pub fn bench_experiment_of(tokens: usize, batch: usize) -> Result<String, JsValue> {
    let shape = crate::Shape { tokens, batch, ..crate::S };
    Ok(crate::experiment(shape).map_err(message)?.to_json())
}

fn message(error: Error) -> JsValue {
    JsValue::from_str(&error.to_string())
}
