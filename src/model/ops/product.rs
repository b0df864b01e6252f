//! Matrix products with strides, so that nothing is transposed or copied and a sum can go on where it stands: in
//! WebAssembly through `kernel`, natively through `gemm`, the library under candle's own.

pub use super::shape::Shape;

/// out ← factor · left · right, or out ← out + factor · left · right if `add`. On one thread: the order of the sums
/// is part of the run.
///
/// # Panics
/// If the shapes do not fit each other or their slices.
pub fn product(
    factor: f32,
    (left, l): (&[f32], Shape),
    (right, r): (&[f32], Shape),
    (out, o): (&mut [f32], Shape),
    add: bool,
) {
    assert!(l.columns == r.rows && o.rows == l.rows && o.columns == r.columns, "the shapes fit");
    if o.rows == 0 || o.columns == 0 {
        return;
    }
    assert!(
        l.fits(left.len()) && r.fits(right.len()) && o.fits(out.len()),
        "the matrices lie in their slices"
    );
    let distinct = |count: usize, stride: usize| count < 2 || stride > 0;
    assert!(
        distinct(o.rows, o.row_stride) && distinct(o.columns, o.column_stride),
        "no element is written twice"
    );
    multiply(factor, (left, l), (right, r), (out, o), add);
}

#[cfg(target_arch = "wasm32")]
use super::kernel::product as multiply;

#[cfg(not(target_arch = "wasm32"))]
fn multiply(
    factor: f32,
    (left, l): (&[f32], Shape),
    (right, r): (&[f32], Shape),
    (out, o): (&mut [f32], Shape),
    add: bool,
) {
    // SAFETY: every element that gemm reads or writes lies in its slice, as asserted by `product`; `out` is borrowed
    // mutably and so overlaps neither input; its rows and its columns are apart.
    #[allow(unsafe_code)]
    unsafe {
        gemm::gemm(
            o.rows,
            o.columns,
            l.columns,
            out.as_mut_ptr().add(o.offset),
            o.column_stride as isize,
            o.row_stride as isize,
            add,
            left.as_ptr().add(l.offset),
            l.column_stride as isize,
            l.row_stride as isize,
            right.as_ptr().add(r.offset),
            r.column_stride as isize,
            r.row_stride as isize,
            1.0,
            factor,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}
