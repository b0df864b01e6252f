//! The crate `cloze` as the page loads it: nothing but what the linker is asked for.
//!
//! Link-time optimisation runs at the level of the crate that is linked. At "s" it would vectorise nothing, and the matrix
//! kernel would take eight times as long, whatever the level of its own crate. So the crate that is linked is this one, at
//! 3, and `cloze` is a dependency that can be compiled for size.

use cloze as _;
