//! The invariants of `src/lib.rs` that concern models and training, each quoted by the test that would break with it.
//! The gradient's is in `gradients.rs`; masking and batches are in `data.rs`.

use std::collections::BTreeMap;

use crate::support::{assert_close, batch, bert, bits, experiment, sizes, tensors, values};
use candle_nn::init::{ONE, ZERO};
use cloze::{
    checkpoint::resume,
    data::{Batch, Outcome},
    error::Error,
    experiment::{Context, Experiment},
    inspect::{evaluate::evaluate, predict},
    model::{
        Bert, Model, Notebook, Pass, Source,
        params::{self, Param},
    },
    random,
    train::{StepReport, Trainer, adamw, schedule::learning_rate},
};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

const EVERYDAY: &str = r#"{"bundled": "everyday"}"#;
const NOTEBOOK: &str = r#"{"bundled": "notebook"}"#;

/// A BERT with everything that draws random numbers: shuffling, masking by count, dropout.
const HARD: &str = r#"{"label": "hard", "model": {"kind": "bert", "layers": 2, "heads": 3, "hidden": 15, "intermediate": 17,
    "dropout": 0.1, "init": 0.1}, "batch": {"size": 7}, "optimizer": {"lr": 0.01, "schedule": "linear", "warmup": 5}}"#;

fn start(corpus: &str, steps: usize, run: &str) -> (Experiment, Trainer) {
    let experiment = experiment(corpus, steps, &[run]);
    let trainer = Trainer::new(&experiment, 0).unwrap();
    (experiment, trainer)
}

fn train(trainer: &mut Trainer, steps: usize) -> Vec<StepReport> {
    (0..steps).map(|_| trainer.step().unwrap()).collect()
}

/// Every number of every report as bits.
fn report_bits(reports: &[StepReport]) -> Vec<[u64; 8]> {
    let of = |r: &StepReport| {
        let floor = r.floor.map_or(u64::MAX, |floor| floor.to_bits().into());
        let (loss, accuracy) = (r.loss.to_bits().into(), r.accuracy.to_bits().into());
        [
            r.step as u64,
            loss,
            floor,
            accuracy,
            r.lr.to_bits(),
            r.grad_norm.to_bits(),
            r.tokens as u64,
            r.targets as u64,
        ]
    };
    reports.iter().map(of).collect()
}

fn parameters(model: &Model) -> BTreeMap<String, Vec<u32>> {
    let params = model.params();
    params.iter().map(|(name, _)| (name.clone(), bits(&params.values(name).unwrap()))).collect()
}

// 1. Same experiment, same run.

#[test]
fn the_same_experiment_gives_the_same_bits() {
    const INVARIANT: &str = "Invariant: same experiment, same run";
    let notebook = r#"{"label": "n", "model": {"kind": "notebook"}, "optimizer": {"lr": 0.01}}"#;
    for run in [HARD, notebook] {
        let ((_, mut a), (_, mut b)) = (start(EVERYDAY, 25, run), start(EVERYDAY, 25, run));
        let (first, second) = (train(&mut a, 25), train(&mut b, 25));
        assert_eq!(report_bits(&first), report_bits(&second), "{INVARIANT}: every bit of every report");
        assert_eq!(a.fingerprint(), b.fingerprint(), "{INVARIANT}: fingerprint");
        assert_eq!(parameters(a.model()), parameters(b.model()), "{INVARIANT}: parameters");
    }
}

#[test]
fn another_seed_gives_another_run() {
    let seeded = |seed: usize| HARD.replacen('{', &format!(r#"{{"seed": {seed}, "#), 1);
    let (_, mut zero) = start(EVERYDAY, 6, &seeded(0));
    let (_, mut plain) = start(EVERYDAY, 6, HARD);
    let (_, mut one) = start(EVERYDAY, 6, &seeded(1));
    assert_ne!(parameters(zero.model()), parameters(one.model()), "initial values depend on the seed");
    assert_ne!(zero.batch(0).unwrap(), one.batch(0).unwrap(), "batches depend on the seed");
    let reports = [&mut zero, &mut plain, &mut one].map(|trainer| train(trainer, 3));
    assert_eq!(report_bits(&reports[0]), report_bits(&reports[1]), "the default seed is 0");
    assert_ne!(report_bits(&reports[0]), report_bits(&reports[2]), "losses depend on the seed");
    assert_ne!(zero.fingerprint(), one.fingerprint(), "fingerprints depend on the seed");
}

#[test]
fn a_run_does_not_depend_on_its_neighbours_or_its_label() {
    let other = r#"{"label": "other", "model": {"kind": "notebook"}, "seed": 9}"#;
    let renamed = HARD.replace("hard", "renamed");
    let together = experiment(EVERYDAY, 6, &[other, &renamed]);
    let mut neighbour = Trainer::new(&together, 1).unwrap();
    let (_, mut alone) = start(EVERYDAY, 6, HARD);
    let (a, b) = (train(&mut neighbour, 6), train(&mut alone, 6));
    assert_eq!(report_bits(&a), report_bits(&b), "Invariant: same experiment, same run");
}

#[test]
fn the_fingerprint_hashes_the_bits_of_the_losses() {
    let (_, mut trainer) = start(NOTEBOOK, 9, HARD);
    let mut hash = random::fnv1a(&[]);
    assert_eq!(trainer.fingerprint(), format!("{hash:016x}"), "no step yet");
    for report in train(&mut trainer, 9) {
        hash = random::fnv1a_more(hash, &report.loss.to_bits().to_le_bytes());
    }
    assert_eq!(trainer.fingerprint(), format!("{hash:016x}"));
}

#[test]
fn initial_values_depend_on_the_name_and_not_on_the_order() {
    let bert = Bert::new(sizes(1, Context::Both), Source::Seed(5)).unwrap();
    let forwards = bert.params();
    let mut shapes: Vec<(&String, &[usize])> =
        forwards.iter().map(|(name, param)| (name, param.dims())).collect();
    shapes.reverse();
    let backwards = params::build(Source::Seed(5), |pb| {
        for (name, shape) in &shapes {
            let init = match name {
                name if name.ends_with("LayerNorm.weight") => ONE,
                name if name.ends_with("bias") => ZERO,
                _ => bert.config().weight_init(),
            };
            pb.param(*shape, name, init)?;
        }
        Ok(pb.params())
    });
    let backwards = backwards.unwrap();
    for (name, _) in shapes {
        let (a, b) = (forwards.values(name).unwrap(), backwards.values(name).unwrap());
        assert_eq!(bits(&a), bits(&b), "{name}");
    }
    let (query, key) = ("attention.self.query.weight", "attention.self.key.weight");
    let at = "bert.encoder.layer.0";
    let (query, key) = (forwards.values(&format!("{at}.{query}")), forwards.values(&format!("{at}.{key}")));
    assert_ne!(query.unwrap(), key.unwrap(), "two parameters of one shape have values of their own");
}

#[test]
fn initial_values_are_berts() {
    let sizes = cloze::model::encoder::Config {
        vocabulary: 211,
        hidden: 64,
        intermediate: 128,
        heads: 2,
        init: 0.02,
        ..sizes(2, Context::Both)
    };
    let bert = Bert::new(sizes, Source::Seed(0)).unwrap();
    let params = bert.params();
    for (name, _) in params.iter() {
        let found = params.values(name).unwrap();
        if name.ends_with("LayerNorm.weight") {
            assert!(found.iter().all(|&x| x == 1.0), "{name} starts at 1");
        } else if name.ends_with("bias") {
            assert!(found.iter().all(|&x| x == 0.0), "{name} starts at 0");
        } else {
            let n = found.len() as f64;
            let mean = found.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
            let deviation = (found.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum::<f64>() / n).sqrt();
            // Five standard errors: σ/√n of the mean, σ/√(2n) of the deviation. The seed is fixed.
            assert!(mean.abs() < 5.0 * 0.02 / n.sqrt(), "{name}: mean {mean}");
            assert!(
                (deviation - 0.02).abs() < 5.0 * 0.02 / (2.0 * n).sqrt(),
                "{name}: deviation {deviation}"
            );
        }
    }
}

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

// 7. Looking does not disturb.

#[test]
fn looking_does_not_disturb() {
    const INVARIANT: &str = "Invariant: looking does not disturb";
    let (setting, mut watched) = start(EVERYDAY, 12, HARD);
    let (_, mut alone) = start(EVERYDAY, 12, HARD);
    let mut reports = Vec::new();
    for step in 0..12 {
        let before = resume::save(&watched, &setting, 0).unwrap();
        let text = watched.corpus().sentences[step].replacen("the", "[MASK]", 1);
        let prediction = predict(watched.model(), &watched.corpus().vocab, &text).unwrap();
        assert_eq!(
            prediction,
            predict(watched.model(), &watched.corpus().vocab, &text).unwrap(),
            "{INVARIANT}: twice"
        );
        predict(watched.model(), &watched.corpus().vocab, "no blank").unwrap_err();
        for t in [0, step, step + 1, 1000] {
            let batch = watched.batch(t).unwrap();
            evaluate(watched.model(), &batch).unwrap();
        }
        assert!(
            before == resume::save(&watched, &setting, 0).unwrap(),
            "{INVARIANT}: the whole state, step {step}"
        );
        reports.push(watched.step().unwrap());
    }
    assert_eq!(report_bits(&reports), report_bits(&train(&mut alone, 12)), "{INVARIANT}: reports");
    assert_eq!(watched.fingerprint(), alone.fingerprint(), "{INVARIANT}: fingerprint");
    assert_eq!(parameters(watched.model()), parameters(alone.model()), "{INVARIANT}: parameters");
}

// 8. A step is whole or an error.

#[test]
fn divergence_is_an_error_and_leaves_the_step_before_it_whole() {
    const INVARIANT: &str = "Invariant: a step is whole or an error";
    let notebook = r#"{"label": "n", "model": {"kind": "notebook"}, "masking": {"select": {"position": 2}},
        "batch": {"size": 1, "order": "sequential"}, "optimizer": {"lr": 1e9}}"#;
    let recipe = r#"{"label": "b", "model": {"kind": "bert"}, "optimizer": {"lr": 1e9}}"#;
    let unclipped = r#"{"label": "b", "model": {"kind": "bert"}, "optimizer": {"lr": 1e12, "clip": null, "weight_decay": 1}}"#;
    for (run, lr) in [(notebook, "1000000000"), (recipe, "1000000000"), (unclipped, "1000000000000")] {
        let (setting, mut trainer) = start(NOTEBOOK, 100, run);
        let (before, error) = loop {
            assert!(trainer.steps_done() < 50, "a learning rate of {lr} diverges within fifty steps");
            let before = resume::save(&trainer, &setting, 0).unwrap();
            match trainer.step() {
                Ok(report) => {
                    let numbers =
                        [f64::from(report.loss), f64::from(report.accuracy), report.lr, report.grad_norm];
                    assert!(numbers.iter().all(|x| x.is_finite()), "{INVARIANT}: {report:?}");
                    assert!(
                        report.loss <= 1000.0,
                        "{INVARIANT}: a thousand nats a target are divergence: {report:?}"
                    );
                }
                Err(error) => break (before, error),
            }
        };
        let done = trainer.steps_done();
        assert!(done > 0, "the first step is made with the initial values, which are fine");
        assert!(before == resume::save(&trainer, &setting, 0).unwrap(), "{INVARIANT}: nothing was updated");
        let Error::Diverged { step, loss, .. } = error else { panic!("{INVARIANT}: {error}") };
        assert_eq!(step, done + 1, "{INVARIANT}: the error names the failed step");
        assert_eq!(error.code(), "diverged");
        let expected = format!(
            "training diverged at step {step}: the loss was {loss} at learning rate {lr}; try a smaller one, such as 0.001"
        );
        assert_eq!(error.to_string(), expected);
        let again = trainer.step().unwrap_err();
        assert_eq!(again.to_string(), expected, "{INVARIANT}: and again, since nothing changed");
    }
}

/// A saved run with other parameters.
fn with_parameters(bytes: &[u8], value: impl Fn(&str, usize) -> f32) -> Vec<u8> {
    let (_, header) = SafeTensors::read_metadata(bytes).unwrap();
    let changed: Vec<(String, Vec<usize>, Vec<u8>)> = tensors(bytes)
        .into_iter()
        .map(|(name, (shape, mut values))| {
            if let Some(parameter) = name.strip_prefix("parameter ") {
                values = (0..values.len()).map(|i| value(parameter, i)).collect();
            }
            (name, shape, values.iter().flat_map(|value| value.to_le_bytes()).collect())
        })
        .collect();
    let view = |(name, shape, bytes)| (name, TensorView::new(Dtype::F32, shape, bytes).unwrap());
    let views =
        changed.iter().map(|(name, shape, bytes)| view((name.clone(), shape.clone(), bytes.as_slice())));
    safetensors::serialize(views, header.metadata().clone()).unwrap()
}

#[test]
fn a_gradient_that_is_not_finite_is_divergence_though_the_loss_is_small() {
    const INVARIANT: &str = "Invariant: a step is whole or an error";
    let run = r#"{"label": "n", "model": {"kind": "notebook", "width": 8}}"#;
    let (setting, trainer) = start(NOTEBOOK, 10, run);
    let saved = resume::save(&trainer, &setting, 0).unwrap();
    // The hidden layer is 2e-38, the output's weights ±1e38: logits of ±16. On the way back 1e38 meets 1e5.
    let changed = with_parameters(&saved, |name, i| match name {
        "hidden.weight" => 1e5,
        "hidden.bias" => 2e-38,
        "output.weight" if i / 8 % 2 == 0 => 1e38,
        "output.weight" => -1e38,
        _ => 0.0,
    });
    let (mut trainer, _, _) = resume::load(&changed).unwrap();
    let before = resume::save(&trainer, &setting, 0).unwrap();
    let error = trainer.step().unwrap_err();
    let Error::Diverged { step: 1, loss, .. } = error else { panic!("{INVARIANT}: {error}") };
    assert!(loss.is_finite() && loss < 100.0, "the loss itself is fine: {loss}");
    assert!(before == resume::save(&trainer, &setting, 0).unwrap(), "{INVARIANT}: nothing was updated");
}

// 9. Resume equals never having stopped.

#[test]
fn resume_equals_never_having_stopped() {
    const INVARIANT: &str = "Invariant: resume equals never having stopped, bit for bit";
    let plain = r#"{"label": "n", "model": {"kind": "notebook"}, "masking": {"select": {"rate": 0.3, "rule": "bernoulli"}}, "batch": {"size": 1}, "seed": 4294967295}"#;
    for run in [HARD, plain] {
        let other = r#"{"label": "other", "model": {"kind": "notebook"}}"#;
        let setting = experiment(EVERYDAY, 40, &[other, run]);
        let mut whole = Trainer::new(&setting, 1).unwrap();
        let reports = train(&mut whole, 40);
        let end = resume::save(&whole, &setting, 1).unwrap();
        for stop in [0, 1, 17, 39, 40] {
            let mut trainer = Trainer::new(&setting, 1).unwrap();
            let mut found = train(&mut trainer, stop);
            let bytes = resume::save(&trainer, &setting, 1).unwrap();
            drop(trainer);
            let (mut resumed, back, index) = resume::load(&bytes).unwrap();
            assert_eq!((&back, index), (&setting, 1), "{INVARIANT}: the experiment comes along");
            assert_eq!(resumed.steps_done(), stop);
            found.extend(train(&mut resumed, 40 - stop));
            assert!(resumed.is_done());
            assert_eq!(report_bits(&found), report_bits(&reports), "{INVARIANT}: stopped after {stop}");
            assert_eq!(resumed.fingerprint(), whole.fingerprint(), "{INVARIANT}: stopped after {stop}");
            let found = resume::save(&resumed, &setting, 1).unwrap();
            assert!(
                tensors(&found) == tensors(&end),
                "{INVARIANT}: parameters and moments, stopped after {stop}"
            );
        }
    }
}

#[test]
fn a_run_is_saved_only_with_its_own_experiment() {
    let (setting, trainer) = start(NOTEBOOK, 5, HARD);
    let other = experiment(NOTEBOOK, 5, &[r#"{"label": "n", "model": {"kind": "notebook"}}"#]);
    for (experiment, index) in [(&setting, 1), (&other, 0)] {
        let error = resume::save(&trainer, experiment, index).unwrap_err();
        assert_eq!(error.code(), "no-such-run", "{error}");
    }
}

// Dropout, clipping, weight decay and the schedule.

#[test]
fn dropout_trains_and_evaluation_has_none() {
    let (_, mut trainer) = start(NOTEBOOK, 200, HARD);
    let reports = train(&mut trainer, 200);
    let mean = |reports: &[StepReport]| reports.iter().map(|r| r.loss).sum::<f32>() / reports.len() as f32;
    let (first, last) = (mean(&reports[..20]), mean(&reports[180..]));
    assert!(last < 0.7 * first, "training with dropout 0.1 learns: {first} → {last}");
    let Model::Bert(with) = trainer.model() else { panic!("a BERT") };
    let without = cloze::model::encoder::Config { dropout: 0.0, ..with.config().clone() };
    let same = |name: &str, _: &[usize]| with.params().values(name);
    let without = Bert::new(without, Source::Values(&same)).unwrap();
    let batch = trainer.batch(3).unwrap();
    let logits = |bert: &Bert, mut pass: Pass| bits(&values(&bert.forward(&batch, &mut pass).unwrap()));
    let plain = logits(&without, Pass::evaluate());
    assert_eq!(plain, logits(with, Pass::evaluate()), "evaluation has no dropout");
    assert_eq!(plain, logits(with, Pass::with_attention()), "nor has looking at attention");
    assert_eq!(plain, logits(with, Pass::train(0.0, 0, 1)), "nor training at rate 0");
    let dropped = logits(with, Pass::train(0.1, 0, 1));
    assert_ne!(plain, dropped, "training has");
    assert_eq!(dropped, logits(with, Pass::train(0.1, 0, 1)), "the same in the same step");
    assert_ne!(dropped, logits(with, Pass::train(0.1, 0, 2)), "another in another step");
    assert_ne!(dropped, logits(with, Pass::train(0.1, 1, 1)), "another with another seed");
}

#[test]
fn every_step_drops_other_numbers() {
    // The same batch in every step, and nothing is learned: only dropout can make the losses differ.
    let losses = |dropout: f64| {
        let run = format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3, "dropout": {dropout}}}, "masking": {{"select": {{"position": 2}}, "mask": 1, "random": 0}},
            "batch": {{"size": 3, "order": "sequential"}}, "optimizer": {{"lr": 0}}}}"#
        );
        let (_, mut trainer) = start(NOTEBOOK, 4, &run);
        bits(&train(&mut trainer, 4).iter().map(|report| report.loss).collect::<Vec<_>>())
    };
    let without = losses(0.0);
    assert_eq!(without, [without[0]; 4]);
    let with = losses(0.1);
    assert!(
        (0..4).all(|i| with[..i].iter().all(|earlier| *earlier != with[i])),
        "each step has its own dropout"
    );
}

#[test]
fn dropout_keeps_the_expectation() {
    for rate in [0.1, 0.5, 0.9] {
        let found = Pass::train(rate, 0, 1).dropout(100_000).0.unwrap();
        let kept = 1.0 / (1.0 - rate) as f32;
        assert!(found.iter().all(|&x| x == 0.0 || x == kept), "each number is dropped or scaled by {kept}");
        let share = found.iter().filter(|&&x| x == 0.0).count() as f64 / 1e5;
        // Five standard deviations of a binomial share; the seed is fixed.
        assert!(
            (share - rate).abs() < 5.0 * (rate * (1.0 - rate) / 1e5).sqrt(),
            "rate {rate}: dropped {share}"
        );
    }
}

/// After one step with β₁ the first moment is (1 − β₁) times the gradient that was applied.
fn applied_norm(setting: &Experiment, trainer: &Trainer, beta1: f64) -> f64 {
    let tensors = tensors(&resume::save(trainer, setting, 0).unwrap());
    let first =
        tensors.iter().filter(|(name, _)| name.starts_with("first ")).flat_map(|(_, (_, values))| values);
    first.map(|&m| (f64::from(m) / (1.0 - beta1)).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_gradient_is_clipped_by_its_global_norm() {
    let run = |clip: &str| {
        format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3}}, "optimizer": {{"clip": {clip}, "beta1": 0.5}}}}"#
        )
    };
    let norm_of = |clip: &str| {
        let (setting, mut trainer) = start(EVERYDAY, 5, &run(clip));
        let reported = trainer.step().unwrap().grad_norm;
        (reported, applied_norm(&setting, &trainer, 0.5))
    };
    let (norm, applied) = norm_of("null");
    assert!(norm > 0.1, "{norm}");
    assert!((applied / norm - 1.0).abs() < 1e-5, "never clipped: {applied} of {norm}");
    for clip in [norm / 2.0, norm / 1000.0] {
        let (reported, applied) = norm_of(&clip.to_string());
        assert_eq!(reported, norm, "the report has the norm before clipping");
        assert!((applied / clip - 1.0).abs() < 1e-4, "clipped to {clip}: {applied}");
    }
    let (_, applied) = norm_of(&(norm * 2.0).to_string());
    assert!((applied / norm - 1.0).abs() < 1e-5, "a gradient below the limit stays: {applied} of {norm}");
}

#[test]
fn weight_decay_shrinks_weights_and_embeddings_only() {
    let run = |decay: f64| {
        format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3}}, "optimizer": {{"lr": 0.01, "weight_decay": {decay}}}}}"#
        )
    };
    let (_, mut plain) = start(EVERYDAY, 5, &run(0.0));
    let (_, mut decayed) = start(EVERYDAY, 5, &run(0.5));
    let names: Vec<String> = plain.model().params().iter().map(|(name, _)| name.clone()).collect();
    let start: Vec<Vec<f32>> =
        names.iter().map(|name| plain.model().params().values(name).unwrap()).collect();
    plain.step().unwrap();
    decayed.step().unwrap();
    let mut shrunk = 0;
    for (name, start) in names.iter().zip(&start) {
        let (a, b) =
            (plain.model().params().values(name).unwrap(), decayed.model().params().values(name).unwrap());
        let param = plain.model().params().get(name).unwrap();
        assert_eq!(adamw::decays(&param), !(name.ends_with(".bias") || name.contains("LayerNorm")), "{name}");
        if adamw::decays(&param) {
            shrunk += 1;
            let expected: Vec<f32> = a.iter().zip(start).map(|(a, start)| a - 0.01 * 0.5 * start).collect();
            assert_close(name, &b, &expected, 1e-5, 1e-7);
        } else {
            assert_eq!(bits(&a), bits(&b), "{name} has no weight decay");
        }
    }
    // Three tables, six matrices of the layer, one of the head.
    assert_eq!(shrunk, 10, "of {names:?}");
    let notebook = Notebook::new(7, 23, Source::Seed(0)).unwrap();
    let decays = |name: &str| adamw::decays(&notebook.params().get(name).unwrap());
    assert!(decays("embedding.weight") && decays("hidden.weight") && !decays("hidden.bias"));
}

#[test]
fn the_learning_rate_follows_the_schedule() {
    let run = r#"{"label": "a", "model": {"kind": "notebook"}, "optimizer": {"lr": 0.5, "schedule": "linear", "warmup": 4}}"#;
    let (setting, mut trainer) = start(NOTEBOOK, 9, run);
    let found: Vec<f64> = train(&mut trainer, 9).iter().map(|report| report.lr).collect();
    let expected: Vec<f64> = [0.125, 0.25, 0.375, 0.5]
        .into_iter()
        .chain((1..=5).rev().map(|left| 0.5 * f64::from(left) / 6.0))
        .collect();
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found - expected).abs() < 1e-15, "{found} for {expected}");
    }
    assert_eq!(found.len(), expected.len());
    assert!(trainer.is_done());
    let config = setting.runs[0].optimizer;
    assert!((1..=9).all(|step| learning_rate(&config, step, 9) > 0.0), "no step is wasted");
}

#[test]
fn a_learning_rate_of_zero_changes_nothing() {
    let (_, mut trainer) = start(NOTEBOOK, 5, &HARD.replace("0.01", "0"));
    let before = parameters(trainer.model());
    train(&mut trainer, 5);
    assert_eq!(before, parameters(trainer.model()));
}
