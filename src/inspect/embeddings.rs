//! Token embeddings in two dimensions, by principal component analysis, and the words that lie nearest to a word.
//!
//! The two directions of largest variance are found by subspace iteration: two vectors are multiplied by the covariance
//! `[H, H]` and made orthonormal again, and a Rayleigh–Ritz step turns them within their plane (Golub and Van Loan,
//! *Matrix Computations*, section 8.2). Every loop has one order, so that the same embeddings give the same bits. The
//! cost is V·H²/2 multiplications for the covariance and 2·H² a round.

use crate::data::Vocab;

/// Most rounds of the iteration. It may not converge where the variances of the second and third direction are nearly
/// equal. The axes of the last round are orthonormal all the same, and their explained shares are exact.
const MOST_ROUNDS: usize = 500;

/// The iteration has converged when A·v − λ·v is at most this share of the total variance, for both axes.
const RESIDUAL: f64 = 1e-13;

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

/// Rows of `table` `[V, H]` on the plane through the mean of `fitted` rows in which these vary most. The sign of an
/// axis is such that its largest component is positive.
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
    let [first, second] = principal(&covariance, width);
    let share = |value: f64| if total > 0.0 { (value / total).clamp(0.0, 1.0) } else { 0.0 };
    let explained = [share(first.0), share(second.0)];
    let axes = [oriented(first.1), oriented(second.1)];
    let along = |axis: &[f64]| {
        let place =
            |row: &[f32]| row.iter().zip(&mean).zip(axis).map(|((&v, m), a)| (f64::from(v) - m) * a).sum();
        table.chunks_exact(width).map(place).collect()
    };
    Plane { x: along(&axes[0]), y: along(&axes[1]), axes, explained }
}

/// The vector or its opposite: the one whose largest component is positive (of equals the first).
fn oriented(mut axis: Vec<f64>) -> Vec<f64> {
    let largest = axis.iter().copied().fold(0.0, |most: f64, v| if v.abs() > most.abs() { v } else { most });
    if largest < 0.0 {
        scale(&mut axis, -1.0);
    }
    axis
}

/// The two largest eigenvalues of a covariance `[n, n]` and their unit vectors. Of a 1 × 1 matrix the second is zero.
fn principal(matrix: &[f64], n: usize) -> [(f64, Vec<f64>); 2] {
    let total: f64 = (0..n).map(|i| matrix[i * n + i]).sum();
    let times = |vector: &[f64]| matrix.chunks_exact(n).map(|row| dot(row, vector)).collect::<Vec<f64>>();
    // Entries without a pattern, so that a start at right angles to an axis is unlikely.
    let start = |factor: usize| (0..n).map(|i| (i * factor % 101) as f64 - 50.0).collect::<Vec<f64>>();
    let mut axes = orthonormal([&start(37), &start(73)], [&start(11), &start(7)]);
    let mut round = 0;
    loop {
        round += 1;
        let mut images = [times(&axes[0]), times(&axes[1])];
        rotate(&mut axes, &mut images);
        let values = [dot(&axes[0], &images[0]), dot(&axes[1], &images[1])];
        let residual = |i: usize| {
            let mut rest = images[i].clone();
            add(&mut rest, -values[i], &axes[i]);
            dot(&rest, &rest).sqrt()
        };
        if residual(0).max(residual(1)) <= RESIDUAL * total || round == MOST_ROUNDS {
            let [first, second] = axes;
            return [(values[0], first), (values[1], second)];
        }
        axes = orthonormal([&images[0], &images[1]], [&axes[0], &axes[1]]);
    }
}

/// Rayleigh–Ritz: turns two orthonormal vectors, and their images A·v, within their plane so that A is diagonal there,
/// the larger value first (one Jacobi rotation).
fn rotate(axes: &mut [Vec<f64>; 2], images: &mut [Vec<f64>; 2]) {
    let (a, b, c) = (dot(&axes[0], &images[0]), dot(&axes[0], &images[1]), dot(&axes[1], &images[1]));
    if b != 0.0 {
        let tau = (c - a) / (2.0 * b);
        let tangent = 1.0_f64.copysign(tau) / (tau.abs() + (1.0 + tau * tau).sqrt());
        let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
        let sine = tangent * cosine;
        for [x, y] in [&mut *axes, &mut *images] {
            for (x, y) in x.iter_mut().zip(y) {
                (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
            }
        }
    }
    if dot(&axes[0], &images[0]) < dot(&axes[1], &images[1]) {
        axes.swap(0, 1);
        images.swap(0, 1);
    }
}

/// Two vectors made orthonormal. One that is zero, or that lies along the first, is replaced by one of `spare`.
fn orthonormal([first, second]: [&[f64]; 2], spare: [&[f64]; 2]) -> [Vec<f64>; 2] {
    let zero = || vec![0.0; first.len()];
    let one = [first, spare[0]].into_iter().find_map(unit).unwrap_or_else(zero);
    let beside = |vector: &[f64]| {
        let mut rest = unit(vector)?;
        let along = dot(&rest, &one);
        add(&mut rest, -along, &one);
        if dot(&rest, &rest) < 1e-20 {
            return None;
        }
        // Once more, since rounding leaves a remainder.
        let mut rest = unit(&rest)?;
        let along = dot(&rest, &one);
        add(&mut rest, -along, &one);
        unit(&rest)
    };
    let two = [second, spare[1], spare[0]].into_iter().find_map(beside).unwrap_or_else(zero);
    [one, two]
}

/// The vector at unit length; `None` for zero. It is first divided by its largest component, since squares of tiny
/// numbers underflow.
fn unit(vector: &[f64]) -> Option<Vec<f64>> {
    let most = vector.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    let scaled: Vec<f64> = vector.iter().map(|v| v / most).collect();
    let length = dot(&scaled, &scaled).sqrt();
    (most > 0.0).then(|| scaled.iter().map(|v| v / length).collect())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// y + a x, in place of y.
fn add(y: &mut [f64], a: f64, x: &[f64]) {
    y.iter_mut().zip(x).for_each(|(y, x)| *y += a * x);
}

/// a x, in place of x.
fn scale(x: &mut [f64], a: f64) {
    x.iter_mut().for_each(|x| *x *= a);
}

/// The ordinary words whose embeddings have the largest cosine with a token's, without the token itself: largest first,
/// ties by id.
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
    let mut best: Vec<(u32, f64)> = others.map(cosine).collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(most);
    best
}
