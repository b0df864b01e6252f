//! Sums and maxima in a fixed number of partial results, which compilers turn into vector instructions.
//!
//! The number fills one register of the widest machine that we care for. It is fixed, so that the order of summation
//! and every bit are the same everywhere.

const LANES: usize = 8;

/// Σ f(x).
#[inline(always)]
pub fn sum(values: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0f32; LANES];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &x)| *lane += f(x));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, &x)| *lane += f(x));
    lanes.iter().sum()
}

/// Σ a b.
#[inline(always)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a_chunks, a_rest), (b_chunks, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0f32; LANES];
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        lanes.iter_mut().zip(a.iter().zip(b)).for_each(|(lane, (a, b))| *lane += a * b);
    }
    lanes.iter_mut().zip(a_rest.iter().zip(b_rest)).for_each(|(lane, (a, b))| *lane += a * b);
    lanes.iter().sum()
}

/// The largest value; −∞ of none. NaN is passed over.
#[inline(always)]
pub fn max(values: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &x)| *lane = larger(*lane, x));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, &x)| *lane = larger(*lane, x));
    lanes.into_iter().fold(f32::NEG_INFINITY, larger)
}

/// Σ x², in double precision: the squares of a large model's gradient differ by many orders.
#[inline(always)]
pub fn square_sum(values: &[f32]) -> f64 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0f64; LANES];
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, &x)| *lane += f64::from(x) * f64::from(x));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, &x)| *lane += f64::from(x) * f64::from(x));
    lanes.iter().sum()
}

/// sums[j] += Σᵢ rows[i][at + j]: adds up some columns of a row-major matrix, rows from first to last.
#[inline(always)]
pub fn add_columns(sums: &mut [f32], matrix: &[f32], columns: usize, at: usize) {
    let width = sums.len();
    for row in matrix.chunks_exact(columns) {
        sums.iter_mut().zip(&row[at..at + width]).for_each(|(sum, value)| *sum += value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_leave_nothing_out() {
        // Small whole numbers, so that every order of summation gives the same.
        for n in 0..40 {
            let values: Vec<f32> = (0..n).map(|i| ((i * 7) % 11) as f32 - 5.0).collect();
            assert_eq!(sum(&values, |x| x), values.iter().sum::<f32>(), "{n}");
            assert_eq!(dot(&values, &values), values.iter().map(|x| x * x).sum::<f32>(), "{n}");
            assert_eq!(square_sum(&values), f64::from(dot(&values, &values)), "{n}");
            assert_eq!(max(&values), values.iter().copied().fold(f32::NEG_INFINITY, f32::max), "{n}");
        }
        let mut sums = [100.0, 200.0];
        add_columns(&mut sums, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3, 1);
        assert_eq!(sums, [107.0, 209.0], "columns 1 and 2 of two rows");
    }

    #[test]
    fn the_maximum_passes_over_nan() {
        let mut values = vec![1.0; 20];
        values[3] = f32::NAN;
        values[17] = 2.0;
        assert_eq!(max(&values), 2.0);
    }
}
