//! Randomness: counter-based streams.
//!
//! Invariant: same experiment, same run. Everything random is drawn from a [`Stream`], which is a
//! pure function of (seed, purpose, index). So batch *t* can be drawn without drawing 0…*t*−1, a parameter's
//! initial values depend on its name and not on the order of construction, and two runs that differ only in
//! their model see the same batches.
//!
//! It is in this crate because a training step with dropout draws a number for each that it computes.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// An endless sequence of random numbers, fixed by (seed, purpose, index).
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream of `index` for `purpose` under `seed`.
    ///
    /// The three make up ChaCha's key, so that streams of different purposes never overlap.
    pub fn new(seed: u64, purpose: &str, index: u64) -> Self {
        let mut key = [0u8; 32];
        for (chunk, value) in key.chunks_exact_mut(8).zip([seed, fnv1a(purpose.as_bytes()), index]) {
            chunk.copy_from_slice(&value.to_le_bytes());
        }
        Stream(ChaCha8Rng::from_seed(key))
    }

    /// A uniform number in [0, 1), with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A uniform integer below `n`, without bias (Lemire, "Fast random integer generation in an interval",
    /// 2019). 0 when `n` is 0 or 1.
    pub fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        if n < 2 {
            return 0;
        }
        let reject_below = n.wrapping_neg() % n;
        loop {
            let wide = u128::from(self.0.next_u64()) * u128::from(n);
            if wide as u64 >= reject_below {
                return (wide >> 64) as usize;
            }
        }
    }

    /// A standard normal number (Box and Muller, 1958), from libm so that native and wasm agree.
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// The numbers 0…n−1 in a random order (Fisher and Yates).
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// FNV-1a, 64 bits: a stable hash for purposes and fingerprints, not for adversaries.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    fnv1a_more(0xcbf2_9ce4_8422_2325, bytes)
}

/// [`fnv1a`] continued from `hash` over more bytes.
pub fn fnv1a_more(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |h, &byte| (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_a_function_of_its_three_parts() {
        let draw = |seed, purpose, index| Stream::new(seed, purpose, index).0.next_u64();
        assert_eq!(draw(1, "mask", 2), draw(1, "mask", 2));
        let others = [draw(2, "mask", 2), draw(1, "order", 2), draw(1, "mask", 3)];
        assert!(others.iter().all(|&other| other != draw(1, "mask", 2)));
    }

    #[test]
    fn integers_are_uniform_and_permutations_complete() {
        let mut stream = Stream::new(0, "test", 0);
        let mut counts = [0usize; 7];
        for _ in 0..70_000 {
            counts[stream.below(7)] += 1;
        }
        // Standard deviation of each count is 93; five of them is a one-in-a-million bound, and the seed is fixed.
        assert!(counts.iter().all(|&c| c.abs_diff(10_000) < 465), "{counts:?}");
        let mut order = stream.permutation(50);
        assert_ne!(order, (0..50).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut stream = Stream::new(3, "test", 1);
        let draws: Vec<f64> = (0..40_000).map(|_| stream.normal()).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / draws.len() as f64;
        assert!(mean.abs() < 0.025 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
    }
}
