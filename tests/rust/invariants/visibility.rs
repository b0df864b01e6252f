//! 5. Targets only. 6. Padding is invisible. The context limits.

use std::collections::BTreeMap;

use super::{EVERYDAY, start};
use crate::support::{assert_close, batch, bert, bits, sizes, values};
use cloze::{
    data::{Batch, Outcome},
    experiment::Context,
    inspect::evaluate::evaluate,
    model::{Notebook, Pass, Source, params::Param},
};

// 5. Targets only.

#[test]
fn the_loss_is_the_mean_over_all_targets_kept_ones_included() {
    const INVARIANT: &str =
        "Invariant: the loss is the mean over all targets of the batch; kept tokens are targets";
    let run = r#"{"label": "a", "model": {"kind": "bert", "init": 0.3}, "masking": {"select": {"rate": 0.5}, "mask": 0.3, "random": 0.3}}"#;
    let (_, mut trainer) = start(EVERYDAY, 1, run);
    let batch = trainer.batch(0).unwrap();
    for outcome in [Outcome::Masked, Outcome::Random, Outcome::Kept] {
        let of_it = batch.targets.iter().filter(|target| target.outcome == Some(outcome));
        assert!(of_it.count() > 1, "the batch has targets of every outcome");
    }
    let lengths: Vec<usize> =
        batch.real.chunks(batch.length).map(|row| row.iter().filter(|&&r| r).count()).collect();
    assert!(lengths.iter().any(|&length| length != lengths[0]), "the sentences differ in length");
    let evaluation = evaluate(trainer.model(), &batch).unwrap();
    let (mut total, mut right) = (0.0f64, 0usize);
    for (logits, target) in evaluation.target_logits.iter().zip(&batch.targets) {
        let sum: f64 = logits.iter().map(|&x| f64::from(x).exp()).sum();
        total += sum.ln() - f64::from(logits[target.token_id as usize]);
        let best = logits.iter().fold(f32::MIN, |max, &x| max.max(x));
        right += usize::from(logits[target.token_id as usize] == best);
    }
    let count = batch.targets.len();
    let report = trainer.step().unwrap();
    assert_eq!(report.targets, count, "{INVARIANT}");
    assert_close(INVARIANT, &[report.loss], &[(total / count as f64) as f32], 1e-5, 0.0);
    assert_close("accuracy", &[report.accuracy], &[right as f32 / count as f32], 1e-6, 0.0);
    assert_eq!(report.tokens, lengths.iter().sum::<usize>(), "tokens are counted without padding");
}

#[test]
fn tokens_that_are_no_targets_cost_nothing() {
    let bert = bert(sizes(1, Context::Both));
    let sentences: [&[u32]; 2] = [&[2, 7, 4, 9, 3], &[2, 4, 9, 3]];
    let both = batch(&sentences, 5, &[(0, 2, 8), (1, 1, 22)]);
    let logits = values(&bert.forward(&both, &mut Pass::evaluate()).unwrap());
    for (i, target) in [(0, 2, 8), (1, 1, 22)].into_iter().enumerate() {
        let one = batch(&sentences, 5, &[target]);
        let found = values(&bert.forward(&one, &mut Pass::evaluate()).unwrap());
        assert_close("logits of one target alone", &found, &logits[i * 23..(i + 1) * 23], 1e-5, 1e-6);
    }
}

// 6. Padding is invisible.

/// Sentences of 7, 4 and 5 tokens with targets in each.
fn sentences(length: usize) -> Batch {
    let sentences: [&[u32]; 3] = [&[2, 7, 4, 9, 13, 5, 3], &[2, 4, 9, 3], &[2, 21, 17, 4, 3]];
    let mut batch = batch(&sentences, length, &[(0, 2, 8), (0, 5, 5), (1, 1, 22), (2, 3, 6)]);
    batch.segment_ids[4] = 1;
    batch
}

#[test]
fn what_stands_at_padding_changes_no_bit() {
    const INVARIANT: &str =
        "Invariant: padding is invisible; what stands at [PAD] changes no bit of any real position";
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let plain = sentences(9);
        let mut changed = plain.clone();
        for (i, _) in plain.real.iter().enumerate().filter(|(_, real)| !**real) {
            changed.input_ids[i] = (i % 23) as u32;
            changed.segment_ids[i] = 1;
        }
        assert_ne!(plain, changed);
        let hidden = |batch: &Batch| values(&bert.encode(batch, &mut Pass::evaluate()).unwrap());
        let (before, after) = (hidden(&plain), hidden(&changed));
        let real = plain.real.iter().filter(|real| **real).count();
        assert_eq!(
            before.len(),
            real * bert.config().hidden,
            "there is a row for each real token and no other"
        );
        assert_eq!(bits(&before), bits(&after), "{INVARIANT}: hidden states, context {}", context.name());
        let logits = |batch: &Batch| bert.forward(batch, &mut Pass::evaluate()).unwrap();
        let (before, after) = (logits(&plain), logits(&changed));
        assert_eq!(
            bits(&values(&before)),
            bits(&values(&after)),
            "{INVARIANT}: logits, context {}",
            context.name()
        );
        let grads = [&plain, &changed].map(|batch| {
            let (mean, _) = bert.loss(batch, &mut Pass::evaluate()).unwrap();
            bert.params().backward(&mean).unwrap();
            let of = |(name, param): (&String, &Param)| (name.clone(), bits(&param.gradient().unwrap()));
            bert.params().iter().map(of).collect::<BTreeMap<_, _>>()
        });
        assert_eq!(grads[0], grads[1], "{INVARIANT}: gradients, context {}", context.name());
    }
}

#[test]
fn more_padding_changes_nothing() {
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let logits = |length| values(&bert.forward(&sentences(length), &mut Pass::evaluate()).unwrap());
        let what = format!("Invariant: padding is invisible: longer, context {}", context.name());
        assert_eq!(bits(&logits(11)), bits(&logits(7)), "{what}");
    }
}

#[test]
fn nobody_attends_to_padding() {
    let bert = bert(sizes(2, Context::Both));
    let batch = sentences(9);
    let mut pass = Pass::with_attention();
    bert.encode(&batch, &mut pass).unwrap();
    let maps = pass.attention.unwrap();
    assert_eq!(maps.len(), 2);
    for map in maps {
        assert_eq!(map.dims(), [3, 3, 9, 9]);
        for (i, row) in values(&map).chunks_exact(9).enumerate() {
            let (sentence, query) = (i / 27, i % 9);
            let real = &batch.real[sentence * 9..(sentence + 1) * 9];
            if !real[query] {
                assert_eq!(row, [0.0; 9], "padding asks nothing: query {query}");
                continue;
            }
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5, "attention of a query sums to 1");
            for key in (0..9).filter(|&key| !real[key]) {
                assert_eq!(row[key], 0.0, "Invariant: padding is invisible: query {query}, key {key}");
            }
        }
    }
}

// The context limits.

#[test]
fn a_token_outside_the_context_changes_no_bit_and_one_inside_does() {
    let sentence = [2, 7, 12, 9, 13, 5, 3];
    for layers in [1, 2] {
        for context in Context::ALL {
            let mut bert = bert(sizes(layers, Context::Both));
            bert.set_context(context);
            for target in 1..6 {
                let mut masked = sentence;
                masked[target] = 4;
                // Alone, and beside a longer sentence, so that there is padding.
                let logits = |ids: &[u32; 7]| {
                    let batch = batch(&[ids, &[2, 8, 9, 10, 11, 12, 14, 15, 3]], 9, &[(0, target, 8)]);
                    bits(&values(&bert.forward(&batch, &mut Pass::evaluate()).unwrap()))
                };
                let before = logits(&masked);
                for moved in 0..7 {
                    let mut other = masked;
                    other[moved] = 19;
                    let same = before == logits(&other);
                    let what = format!(
                        "context {}, {layers} layers: position {moved} seen from {target}",
                        context.name()
                    );
                    assert_eq!(same, !context.allows(target, moved), "{what}");
                }
            }
        }
    }
}

#[test]
fn what_a_context_allows() {
    let rows = |context: Context| -> Vec<String> {
        let row = |query| (0..3).map(|key| if context.allows(query, key) { '1' } else { '0' }).collect();
        (0..3).map(row).collect()
    };
    assert_eq!(rows(Context::None), ["100", "010", "001"]);
    assert_eq!(rows(Context::Left), ["100", "110", "111"]);
    assert_eq!(rows(Context::Right), ["111", "011", "001"]);
    assert_eq!(rows(Context::Both), ["111", "111", "111"]);
}

#[test]
fn the_notebooks_model_sees_only_its_own_token() {
    let model = Notebook::new(7, 23, Source::Seed(0)).unwrap();
    let logits =
        |ids: &[u32]| bits(&values(&model.forward(&batch(&[ids], ids.len(), &[(0, 2, 8)])).unwrap()));
    let before = logits(&[2, 7, 4, 9, 3]);
    assert_eq!(before, logits(&[11, 12, 4, 13, 14]), "the neighbours change no bit");
    assert_eq!(before, logits(&[2, 7, 4, 3]), "nor does the length");
    assert_ne!(before, logits(&[2, 7, 5, 9, 3]), "the token itself does");
}
