//! The learning rate of each step.

use crate::experiment::{OptimizerConfig, Schedule};

/// The learning rate of step `step`, counted from 1, of a budget of `steps`.
///
/// Linear warm-up reaches the peak at step `warmup`; linear decay would reach 0 one step after the last, so that no
/// step is wasted (BERT's schedule shifted by one).
pub fn learning_rate(config: &OptimizerConfig, step: usize, steps: usize) -> f64 {
    if step <= config.warmup {
        return config.lr * step as f64 / config.warmup as f64;
    }
    match config.schedule {
        Schedule::Constant => config.lr,
        Schedule::Linear => {
            let left = (steps + 1).saturating_sub(step) as f64;
            config.lr * left / (steps + 1).saturating_sub(config.warmup).max(1) as f64
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;

    #[test]
    fn warms_up_stays_or_falls() {
        let json = r#"{"corpus": {"bundled": "notebook"}, "steps": 10, "runs": [{"label": "a", "model": {"kind": "bert"},
            "optimizer": {"lr": 8, "warmup": 4, "schedule": "linear"}}]}"#;
        let mut config = Experiment::parse(json).unwrap().runs[0].optimizer;
        let rates: Vec<f64> = (1..=10).map(|step| learning_rate(&config, step, 10)).collect();
        let expected = [2.0, 4.0, 6.0, 8.0, 8.0 * 6.0 / 7.0];
        assert_eq!(rates[..5], expected);
        assert!((rates[9] - 8.0 / 7.0).abs() < 1e-12);
        config.schedule = Schedule::Constant;
        assert_eq!(learning_rate(&config, 9, 10), 8.0);
        config.warmup = 0;
        assert_eq!(learning_rate(&config, 1, 10), 8.0);
    }
}
