//! Elementary functions that compilers can vectorise: no table, no call, no branch. The same code runs natively and in
//! wasm, so that the two differ only by rounding.

/// eˣ to within 2 units in the last place, for every float: 0 below −87.3, infinity above 88.7.
///
/// x = n ln 2 + r with |r| ≤ ½ ln 2; eʳ is its Taylor polynomial of degree 7, whose error at ½ ln 2 is 6e-9; 2ⁿ is put
/// together from its bits, in two factors so that n = 128 does not overflow too early.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let (p, n) = polynomial_and_power(x.clamp(LOWEST, 88.722_83));
    let half = n >> 1;
    let power = |n: i32| f32::from_bits(((n + 127) as u32) << 23);
    let value = p * power(half) * power(n - half);
    let value = if x < LOWEST { 0.0 } else { value };
    if x > 88.722_83 { f32::INFINITY } else { value }
}

/// The logarithm of the least normal float.
const LOWEST: f32 = -87.336_54;

/// eʳ and n, where x = n ln 2 + r.
#[inline(always)]
fn polynomial_and_power(x: f32) -> (f32, i32) {
    /// 1.5 · 2²³: adding it rounds to an integer, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    let mut p = 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    (p, shifted.to_bits().wrapping_sub(ROUND.to_bits()) as i32)
}

/// eˣ for x ≤ 0, to within 2 units in the last place; 0 below −87.3. Softmax and GELU need no more, and it is shorter
/// than [`exp`], which says how it works. NaN stays NaN.
#[inline(always)]
pub fn exp_of_negative(x: f32) -> f32 {
    let clamped = if x < LOWEST { LOWEST } else { x };
    let (p, n) = polynomial_and_power(clamped);
    let value = p * f32::from_bits(((n + 127) as u32) << 23);
    if x < LOWEST { 0.0 } else { value }
}

/// The error function and e^(−x²) at once, since GELU and its derivative need both. The error function is within 7e-7
/// everywhere: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26 (1.5e-7), and rounding near 0, where 1
/// is taken from nearly 1.
#[inline(always)]
pub fn erf_and_bell(x: f32) -> (f32, f32) {
    let size = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * size);
    let mut p = 1.061_405_4;
    p = p * t - 1.453_152;
    p = p * t + 1.421_413_7;
    p = p * t - 0.284_496_74;
    p = p * t + 0.254_829_6;
    let bell = exp_of_negative(-x * x);
    ((1.0 - p * t * bell).copysign(x), bell)
}

/// Exact GELU (Hendrycks and Gimpel, 2016), x Φ(x), and its derivative, Φ(x) + x φ(x).
#[inline(always)]
pub fn gelu_and_slope(x: f32) -> (f32, f32) {
    /// 1 / √(2π)
    const DENSITY: f32 = 0.398_942_3;
    let (erf, bell) = erf_and_bell(x * std::f32::consts::FRAC_1_SQRT_2);
    let cumulative = 0.5 + 0.5 * erf;
    (x * cumulative, cumulative + x * DENSITY * bell)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every exponent of f32, both signs, and 61 mantissas of each.
    fn floats() -> impl Iterator<Item = f32> {
        (0u32..=255).flat_map(|exponent| {
            (0..61u32).flat_map(move |k| {
                let bits = exponent << 23 | (k * 137_438) & 0x007f_ffff;
                [f32::from_bits(bits), f32::from_bits(bits | 0x8000_0000)]
            })
        })
    }

    #[test]
    fn exp_is_within_two_units_in_the_last_place_over_all_exponents() {
        for x in floats().filter(|x| !x.is_nan()) {
            let exact = f64::from(x).exp();
            let found = exp(x);
            if x < -87.336_54 {
                assert_eq!(found, 0.0, "exp({x})");
            } else if x > 88.722_83 {
                assert_eq!(found, f32::INFINITY, "exp({x})");
            } else {
                let unit = f64::from(f32::EPSILON) * exact;
                assert!((f64::from(found) - exact).abs() <= 2.0 * unit, "exp({x}) = {found}, not {exact}");
            }
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(f32::NAN).is_nan());
    }

    #[test]
    fn exp_of_negative_numbers_is_exp() {
        for x in floats().filter(|x| *x <= 0.0) {
            let (found, exact) = (exp_of_negative(x), exp(x));
            assert!((found - exact).abs() <= f32::EPSILON * exact, "exp({x}) = {found}, not {exact}");
        }
        assert_eq!(exp_of_negative(0.0), 1.0);
        assert!(exp_of_negative(f32::NAN).is_nan());
    }

    #[test]
    fn erf_is_within_its_bound_over_all_exponents() {
        for x in floats().filter(|x| !x.is_nan()) {
            let (erf, bell) = erf_and_bell(x);
            let x = f64::from(x);
            assert!((f64::from(erf) - libm::erf(x)).abs() <= 7e-7, "erf({x}) = {erf}, not {}", libm::erf(x));
            assert!((f64::from(bell) - (-x * x).exp()).abs() <= 5e-7, "e^(-{x}²) = {bell}");
        }
        assert!(erf_and_bell(f32::NAN).0.is_nan());
    }

    #[test]
    fn gelu_and_its_slope_are_within_their_bounds_over_all_exponents() {
        for x in floats().filter(|x| !x.is_nan()) {
            let (gelu, slope) = gelu_and_slope(x);
            let x = f64::from(x);
            let cumulative = 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
            let exact = x * cumulative;
            if x.is_infinite() {
                continue;
            }
            assert!(
                (f64::from(gelu) - exact).abs() <= 5e-7 * x.abs().max(1e-30),
                "gelu({x}) = {gelu}, not {exact}"
            );
            let exact = cumulative + x * (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt();
            assert!((f64::from(slope) - exact).abs() <= 2e-6, "gelu'({x}) = {slope}, not {exact}");
        }
    }
}
