//! Where a matrix lies in a slice.

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
    pub(super) fn fits(self, length: usize) -> bool {
        if self.rows == 0 || self.columns == 0 {
            return true;
        }
        let last = |count: usize, stride: usize| (count - 1) * stride;
        self.offset + last(self.rows, self.row_stride) + last(self.columns, self.column_stride) < length
    }
}
