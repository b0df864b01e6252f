//! Leaves out of the wasm what no run reaches, though the linker cannot know.
//!
//! candle's `backward` matches on every operation that there is, and each is there for ten kinds of numbers. A model of
//! ours is made of operations of our own, of `f32`, so that of candle's it needs an addition and a copy. All others are
//! 100 KB of the compressed download. Here the bodies of the functions in [`UNREACHED`] become a trap, and with them goes
//! all that only they call; wasm-bindgen collects it.
//!
//! Should one be reached after all, the instance ends as it does in a panic. `tests/web/unit/engine.test.js` runs every
//! kind of model in the file that is shipped, small and large. Native programs are whole.

use walrus::{FunctionBuilder, FunctionKind, Module};

use crate::tools::{Failure, Outcome};

/// Beginnings of the names of functions, as in `<Type as Trait>::method::<Argument>` without the first `<`. What follows
/// a `*` may stand anywhere in a name.
const UNREACHED: &[&str] = &[
    // candle's operations on the CPU: matrix products, comparisons, reductions, selections, convolutions, …
    "*as candle_core::cpu_backend::utils::Map",
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::conv",
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::to_dtype",
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::unary_impl",
    // All but `Add`: `backward` sums the gradients of a tensor that is used twice.
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::binary_impl::<candle_core::op::Div>",
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::binary_impl::<candle_core::op::Mul>",
    "candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>::binary_impl::<candle_core::op::Sub>",
    // What is made of them.
    "candle_core::tensor::Tensor>::cat",
    "candle_core::tensor::Tensor>::conv",
    "candle_core::tensor::Tensor>::interpolate",
    "candle_core::tensor::Tensor>::matmul",
    "candle_core::tensor::Tensor>::powf",
    // Its matrix products; ours are `src/model/ops/product.rs`. Tables of functions hold these, so that they do not go
    // with their callers.
    "gemm_",
    // A run has one thread.
    "rayon::",
    "rayon_core::",
    // Names of the functions in a backtrace, of which wasm has none.
    "rustc_demangle::",
];

/// Makes traps of the functions in [`UNREACHED`].
///
/// Names must be mangled the new way (`symbol-mangling-version=v0` in `.cargo/config.toml`): the old one leaves out the
/// types that tell one instance from another.
pub fn snip(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut module = Module::from_buffer(wasm).map_err(|error| Failure::new(format!("{error:#}")))?;
    let mut matched = [false; UNREACHED.len()];
    let mut found = Vec::new();
    for (id, function) in module.funcs.iter_local() {
        let Some(name) = &module.funcs.get(id).name else { continue };
        let name = format!("{:#}", rustc_demangle::demangle(name));
        if let Some(pattern) = UNREACHED.iter().position(|pattern| matches(pattern, &name)) {
            matched[pattern] = true;
            found.push((id, function.ty()));
        }
    }
    if let Some((pattern, _)) = UNREACHED.iter().zip(matched).find(|(_, matched)| !matched) {
        return Err(Failure::new(format!(
            "no function of the wasm is called {pattern}; name it in snip.rs as it is called now, or drop it there"
        )));
    }
    for (id, signature) in found {
        let signature = module.types.get(signature);
        let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
        let locals = parameters.iter().map(|&kind| module.locals.add(kind)).collect();
        let mut function = FunctionBuilder::new(&mut module.types, &parameters, &results);
        function.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(function.local_func(locals));
    }
    Ok(module.emit_wasm())
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some(part) => name.contains(part),
        None => name.trim_start_matches(['<', '&']).starts_with(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_adds_and_what_is_ours_stays() {
        let is_unreached = |name: &str| UNREACHED.iter().any(|pattern| matches(pattern, name));
        let storage = "<candle_core::cpu_backend::CpuStorage as candle_core::backend::BackendStorage>";
        for name in [
            "<candle_core::cpu_backend::MatMul as candle_core::cpu_backend::utils::Map2>::map",
            &format!("{storage}::binary_impl::<candle_core::op::Mul>"),
            &format!("{storage}::unary_impl::<candle_core::op::Exp>"),
            "gemm_f32::gemm::f32::simd128::gemm_basic",
            "rayon_core::join::join_context::<(), ()>",
        ] {
            assert!(is_unreached(name), "{name}");
        }
        for name in [
            &format!("{storage}::binary_impl::<candle_core::op::Add>"),
            "<candle_core::tensor::Tensor>::backward",
            "<cloze_ops::linear::Linear as candle_core::custom_op::CustomOp1>::bwd",
        ] {
            assert!(!is_unreached(name), "{name}");
        }
    }
}
