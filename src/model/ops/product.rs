//! Matrix products with strides, so that nothing is transposed or copied and a sum can go on where it stands: in
//! WebAssembly through `kernel`, natively through `gemm`, the library under candle's own.

/// A matrix in a slice: where it begins, and how far apart its rows and columns stand.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Where the first element is.
    pub offset: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// From an element to the one below it.
    pub row_stride: usize,
    /// From an element to the next one of its row.
    pub column_stride: usize,
}

impl Shape {
    /// A whole slice, row-major.
    pub fn rows(rows: usize, columns: usize) -> Self {
        Shape { offset: 0, rows, columns, row_stride: columns, column_stride: 1 }
    }

    /// `columns` columns of a row-major matrix, from column `at` on; its rows have `width` numbers.
    pub fn columns(rows: usize, width: usize, at: usize, columns: usize) -> Self {
        Shape { offset: at, rows, columns, row_stride: width, column_stride: 1 }
    }

    /// The same numbers with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        Shape {
            rows: self.columns,
            columns: self.rows,
            row_stride: self.column_stride,
            column_stride: self.row_stride,
            ..self
        }
    }

    /// Whether every element lies in a slice of this length.
    fn fits(self, length: usize) -> bool {
        if self.rows == 0 || self.columns == 0 {
            return true;
        }
        let last = |count: usize, stride: usize| (count - 1) * stride;
        self.offset + last(self.rows, self.row_stride) + last(self.columns, self.column_stride) < length
    }
}

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
    // SAFETY: every element that gemm reads or writes lies in its slice, as asserted by `product`; `out` is borrowed mutably
    // and so overlaps neither input; its rows and its columns are apart.
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
