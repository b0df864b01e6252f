//! Token embeddings in two dimensions, by principal component analysis, and the words that lie nearest to a word.
//!
//! The covariance `[H, H]` is brought to tridiagonal form by Householder reflections, its two largest eigenvalues are
//! found by bisection on Sturm's count, and their vectors by inverse iteration (Golub and Van Loan, *Matrix
//! Computations*, chapter 8). Every loop has one order, so that the same embeddings give the same bits. With a covariance
//! the cost is V·H²/2 + 4·H³/3 multiplications.

use crate::data::Vocab;

/// Halvings of the interval that holds an eigenvalue: beyond the digits of an `f64`.
const HALVINGS: usize = 128;

/// Solutions of inverse iteration: one is enough unless the start is unlucky.
const INVERSIONS: usize = 4;

/// Embeddings on a plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The directions of the axes, unit vectors `[H]`; the second is zero if there is one dimension only.
    pub axes: [Vec<f64>; 2],
    /// The share of the variance that each explains, 0 to 1, largest first.
    pub explained: [f64; 2],
    /// Each row's place along the first axis, from the mean of the rows that were fitted.
    pub x: Vec<f64>,
    /// Along the second.
    pub y: Vec<f64>,
}

/// Rows of `table` `[V, H]` on the plane through the mean of `fitted` rows in which these vary most. The sign of an axis
/// is such that its largest component is positive.
pub fn plane(table: &[f32], width: usize, fitted: &[u32]) -> Plane {
    let rows = || fitted.iter().filter_map(|&id| table.chunks_exact(width).nth(id as usize));
    let mut mean = vec![0.0; width];
    for row in rows() {
        for (sum, &value) in mean.iter_mut().zip(row) {
            *sum += f64::from(value);
        }
    }
    let n = fitted.len().max(1) as f64;
    scale(&mut mean, 1.0 / n);

    let mut covariance = vec![0.0; width * width];
    let mut centred = vec![0.0; width];
    for row in rows() {
        for ((value, &raw), mean) in centred.iter_mut().zip(row).zip(&mean) {
            *value = f64::from(raw) - mean;
        }
        for (i, (sums, &left)) in covariance.chunks_exact_mut(width).zip(&centred).enumerate() {
            add(&mut sums[..=i], left / n, &centred);
        }
    }
    for i in 0..width {
        for j in 0..i {
            covariance[j * width + i] = covariance[i * width + j];
        }
    }
    let total: f64 = (0..width).map(|i| covariance[i * width + i]).sum();
    let [first, second] = principal(covariance, width);
    let share = |value: f64| if total > 0.0 { (value / total).clamp(0.0, 1.0) } else { 0.0 };
    let explained = [share(first.0), share(second.0)];
    let axes = [pointed(first.1), pointed(second.1)];
    let along = |axis: &[f64]| {
        let place =
            |row: &[f32]| row.iter().zip(&mean).zip(axis).map(|((&v, m), a)| (f64::from(v) - m) * a).sum();
        table.chunks_exact(width).map(place).collect()
    };
    Plane { x: along(&axes[0]), y: along(&axes[1]), axes, explained }
}

/// The vector or its opposite: the one whose largest component, the first of them, is positive.
fn pointed(mut axis: Vec<f64>) -> Vec<f64> {
    let largest = axis.iter().copied().fold(0.0, |most: f64, v| if v.abs() > most.abs() { v } else { most });
    if largest < 0.0 {
        scale(&mut axis, -1.0);
    }
    axis
}

/// The two largest eigenvalues of a symmetric matrix `[n, n]` and their unit vectors. Of a 1 × 1 matrix the second is zero.
fn principal(mut matrix: Vec<f64>, n: usize) -> [(f64, Vec<f64>); 2] {
    let reflections = tridiagonal(&mut matrix, n);
    let diagonal: Vec<f64> = (0..n).map(|i| matrix[i * n + i]).collect();
    let beside: Vec<f64> = (1..n).map(|i| matrix[i * n + i - 1]).collect();
    let values = [eigenvalue(&diagonal, &beside, 0), eigenvalue(&diagonal, &beside, 1)];
    let first = eigenvector(&diagonal, &beside, values[0], None);
    let second = match n {
        1 => vec![0.0],
        _ => eigenvector(&diagonal, &beside, values[1], Some(&first)),
    };
    let back = |mut vector: Vec<f64>| {
        for (k, reflection) in reflections.iter().enumerate().rev() {
            let tail = &mut vector[k + 1..];
            let along = dot(tail, reflection);
            add(tail, -2.0 * along, reflection);
        }
        vector
    };
    [(values[0], back(first)), (if n == 1 { 0.0 } else { values[1] }, back(second))]
}

/// Makes a symmetric matrix tridiagonal. Returns the unit vectors of the reflections: the k-th acts on what follows k.
fn tridiagonal(matrix: &mut [f64], n: usize) -> Vec<Vec<f64>> {
    let mut reflections = Vec::new();
    for k in 0..n.saturating_sub(2) {
        let below = n - k - 1;
        let mut v: Vec<f64> = (k + 1..n).map(|i| matrix[i * n + k]).collect();
        let length = dot(&v, &v).sqrt();
        let corner = if v[0] > 0.0 { -length } else { length };
        v[0] -= corner;
        let norm = dot(&v, &v).sqrt();
        if norm > 0.0 {
            scale(&mut v, 1.0 / norm);
        }
        // A' = A − 2 (v wᵀ + w vᵀ), where w = A v − (vᵀ A v) v.
        let mut w: Vec<f64> =
            (0..below).map(|i| dot(&matrix[(k + 1 + i) * n + k + 1..(k + 2 + i) * n], &v)).collect();
        let along = dot(&v, &w);
        add(&mut w, -along, &v);
        for i in 0..below {
            let row = &mut matrix[(k + 1 + i) * n + k + 1..(k + 2 + i) * n];
            add(row, -2.0 * v[i], &w);
            add(row, -2.0 * w[i], &v);
        }
        for i in k + 1..n {
            matrix[i * n + k] = if i == k + 1 { corner } else { 0.0 };
            matrix[k * n + i] = matrix[i * n + k];
        }
        reflections.push(v);
    }
    reflections
}

/// The eigenvalue of a tridiagonal matrix that `larger` others exceed, from Sturm's count.
fn eigenvalue(diagonal: &[f64], beside: &[f64], larger: usize) -> f64 {
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for (i, &d) in diagonal.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| beside.get(i)).map_or(0.0, |e| e.abs());
        let radius = before + beside.get(i).map_or(0.0, |e| e.abs());
        low = low.min(d - radius);
        high = high.max(d + radius);
    }
    let tiny = f64::MIN_POSITIVE.max(f64::EPSILON * f64::EPSILON * high);
    let above = |x: f64| {
        let mut pivot = 1.0_f64;
        let mut count = 0;
        for (i, &d) in diagonal.iter().enumerate() {
            let e = i.checked_sub(1).and_then(|i| beside.get(i)).copied().unwrap_or(0.0);
            if pivot.abs() < tiny {
                pivot = tiny;
            }
            pivot = d - x - e * e / pivot;
            count += usize::from(pivot > 0.0);
        }
        count
    };
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if above(middle) > larger {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}

/// The unit vector of an eigenvalue of a tridiagonal matrix, at right angles to `other`.
fn eigenvector(diagonal: &[f64], beside: &[f64], value: f64, other: Option<&[f64]>) -> Vec<f64> {
    let n = diagonal.len();
    // Unequal entries, so that no eigenvector of a symmetric pattern is at right angles to the start.
    let mut vector: Vec<f64> = (0..n).map(|i| 1.0 + (i * 37 % 101) as f64 / 101.0).collect();
    apart(&mut vector, other);
    for _ in 0..INVERSIONS {
        solve(diagonal, beside, value, &mut vector);
        apart(&mut vector, other);
    }
    vector
}

/// Makes a vector one of unit length at right angles to `other`.
fn apart(vector: &mut [f64], other: Option<&[f64]>) {
    // Twice, since the first time leaves what rounding took.
    for _ in 0..2 {
        if let Some(other) = other {
            let along = dot(vector, other);
            add(vector, -along, other);
        }
        let most = vector.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
        if most > 0.0 {
            // First by the largest: squares of a huge solution would not be finite.
            scale(vector, 1.0 / most);
            let length = dot(vector, vector).sqrt();
            scale(vector, 1.0 / length);
        }
    }
}

/// Solves (T − value) x = b in place by elimination with row exchanges; a pivot of zero becomes a tiny one, as inverse
/// iteration wants it.
fn solve(diagonal: &[f64], beside: &[f64], value: f64, b: &mut [f64]) {
    let n = diagonal.len();
    let size = diagonal.iter().chain(beside).fold(0.0_f64, |most, v| most.max(v.abs()));
    let tiny = (f64::EPSILON * size).max(f64::MIN_POSITIVE / f64::EPSILON);
    // Rows of the upper triangle: the diagonal, one beside it, and what an exchange fills in.
    let mut upper: Vec<[f64; 3]> = Vec::with_capacity(n);
    let e = |i: usize| beside.get(i).copied().unwrap_or(0.0);
    let mut row = [diagonal[0] - value, e(0), 0.0];
    for i in 0..n - 1 {
        let mut next = [e(i), diagonal[i + 1] - value, e(i + 1)];
        if next[0].abs() > row[0].abs() {
            std::mem::swap(&mut row, &mut next);
            b.swap(i, i + 1);
        }
        if row[0].abs() < tiny {
            row[0] = tiny;
        }
        let factor = next[0] / row[0];
        b[i + 1] -= factor * b[i];
        upper.push(row);
        row = [next[1] - factor * row[1], next[2] - factor * row[2], 0.0];
    }
    if row[0].abs() < tiny {
        row[0] = tiny;
    }
    upper.push(row);
    for i in (0..n).rev() {
        let right = |k: usize| b.get(i + k).copied().unwrap_or(0.0) * upper[i][k];
        b[i] = (b[i] - right(1) - right(2)) / upper[i][0];
    }
}

// Never inlined: each place would be a loop of its own, unrolled, in what a reader downloads.

#[inline(never)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// y + a x, in place of y.
#[inline(never)]
fn add(y: &mut [f64], a: f64, x: &[f64]) {
    y.iter_mut().zip(x).for_each(|(y, x)| *y += a * x);
}

/// a x, in place of x.
#[inline(never)]
fn scale(x: &mut [f64], a: f64) {
    x.iter_mut().for_each(|x| *x *= a);
}

/// The ordinary words whose embeddings have the largest cosine with a token's, largest first, ties by id; not itself.
pub fn neighbours(table: &[f32], width: usize, vocab: &Vocab, token: u32, most: usize) -> Vec<(u32, f64)> {
    let row = |id: u32| table.chunks_exact(width).nth(id as usize).unwrap_or_default();
    let product =
        |a: &[f32], b: &[f32]| -> f64 { a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum() };
    let own = row(token);
    let others = vocab.ordinary().iter().filter(|&&id| id != token);
    let cosine = |&id: &u32| {
        let lengths = (product(own, own) * product(row(id), row(id))).sqrt();
        (id, if lengths > 0.0 { product(own, row(id)) / lengths } else { 0.0 })
    };
    // Each in its place among the best so far: a sort of its own would cost more to download than this takes to run.
    let mut best: Vec<(u32, f64)> = Vec::with_capacity(most + 1);
    for (id, cosine) in others.map(cosine) {
        let place = best.iter().position(|&(_, other)| cosine > other).unwrap_or(best.len());
        best.insert(place, (id, cosine));
        best.truncate(most);
    }
    best
}
