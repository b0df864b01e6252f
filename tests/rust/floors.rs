//! Trained models against their exact floors: they reach them, and never beat them.

use std::collections::BTreeMap;

use cloze::{
    data::{Batches, Corpus},
    error::Result,
    exact::{Exact, Posterior, View},
    experiment::{BatchConfig, Context, Experiment, MaskingPolicy, Select, presets},
    inspect::{self, exact_prediction::predictor},
    train::Trainer,
    web::{library::Library, records::Answer},
};

/// The mean and the standard error of the gap (loss − paired floor) over the last 200 steps of a preset's run, and the
/// mean loss.
struct Ending {
    label: String,
    gap: f64,
    standard_error: f64,
    loss: f64,
    floor: f64,
}

/// What the page is told of an experiment's floors.
fn floors_of_runs(experiment: &Experiment) -> Result<Answer> {
    Library::default().ask("floors", &serde_json::json!({ "experiment": experiment.to_value() }))
}

fn endings(preset: &str) -> Vec<Ending> {
    let experiment = presets::find(preset).unwrap().experiment;
    let run = |index: usize| {
        let mut trainer = Trainer::new(&experiment, index).unwrap();
        let mut reports = Vec::new();
        while !trainer.is_done() {
            reports.push(trainer.step().unwrap());
        }
        let last = &reports[reports.len().saturating_sub(200)..];
        let count = last.len() as f64;
        let gaps: Vec<f64> =
            last.iter().map(|report| f64::from(report.loss) - f64::from(report.floor.unwrap())).collect();
        let gap = gaps.iter().sum::<f64>() / count;
        let variance = gaps.iter().map(|g| (g - gap).powi(2)).sum::<f64>() / (count - 1.0);
        Ending {
            label: format!("{preset}, {}", experiment.runs[index].label),
            gap,
            standard_error: (variance / count).sqrt(),
            loss: last.iter().map(|report| f64::from(report.loss)).sum::<f64>() / count,
            floor: last.iter().map(|report| f64::from(report.floor.unwrap())).sum::<f64>() / count,
        }
    };
    (0..experiment.runs.len()).map(run).collect()
}

#[track_caller]
fn assert_not_beaten(ending: &Ending) {
    let Ending { label, gap, standard_error, .. } = ending;
    assert!(
        *gap > -4.0 * standard_error - 1e-3,
        "Invariant: no trained model beats the floor. {label}: gap {gap} ± {standard_error}"
    );
}

#[test]
fn four_contexts_reach_their_own_floors_and_both_sides_close_nearly_everything() {
    let endings = endings("contexts");
    for ending in &endings {
        assert_not_beaten(ending);
        assert!(ending.gap < 0.03, "{}: gap {}", ending.label, ending.gap);
    }
    let experiment = presets::find("contexts").unwrap().experiment;
    let corpus = Corpus::load(&experiment.corpus).unwrap();
    let uniform = Posterior::new(&corpus, &experiment.runs[0].masking).references().uniform;
    let both = endings.last().unwrap();
    let closed = (uniform - both.loss) / (uniform - both.floor);
    assert!(closed >= 0.95, "closed {closed}");
}

#[test]
fn no_preset_beats_its_floor() {
    for preset in ["notebook", "schemes", "rates", "memorise"] {
        endings(preset).iter().for_each(assert_not_beaten);
    }
}

#[test]
fn memorising_shows_in_the_held_out_loss() {
    let experiment = presets::find("memorise").unwrap().experiment;
    let mut trainer = Trainer::new(&experiment, 0).unwrap();
    let (mut held_out, mut losses) = (Vec::new(), Vec::new());
    while !trainer.is_done() {
        if trainer.held_out_is_due() {
            held_out.push(trainer.held_out().unwrap().unwrap().loss);
        }
        losses.push(trainer.step().unwrap().loss);
    }
    let population = Posterior::of_population(trainer.corpus(), &trainer.config().masking).unwrap();
    let view = View::of(&trainer.config().model);
    let floor =
        population.floor(view, &trainer.config().masking, &trainer.corpus().vocab).unwrap().nats as f32;
    let mean = losses[losses.len() - 100..].iter().sum::<f32>() / 100.0;
    let best = held_out.iter().copied().fold(f32::INFINITY, f32::min);
    let last = *held_out.last().unwrap();
    assert!(mean < floor - 0.1, "training {mean}, population floor {floor}");
    assert!(
        last > floor + 0.5 && last > best + 0.3,
        "held-out {last}, best {best}, population floor {floor}"
    );
}

#[test]
fn the_exact_prediction_knows_what_the_corpus_knows() {
    let experiment = presets::find("notebook").unwrap().experiment;
    let corpus = Corpus::load(&experiment.corpus).unwrap();
    let posterior = predictor(&corpus, &experiment.runs[0].masking).unwrap();
    let prediction = inspect::predict_exactly(&corpus, &posterior, "the [MASK] sleeps").unwrap();
    let row = prediction.probabilities[0].as_ref().unwrap();
    assert_eq!(row[corpus.vocab.id("cat") as usize], 1.0);
    assert_eq!(prediction.entropies(), [Some(0.0)]);
    // No sentence has two blanks under the notebook's masking, nor another word order, nor an unknown word.
    for impossible in ["the [MASK] [MASK]", "sleeps [MASK] the", "zebra [MASK] sleeps", "[MASK] cat sleeps"] {
        let prediction = inspect::predict_exactly(&corpus, &posterior, impossible).unwrap();
        assert!(prediction.probabilities.iter().all(Option::is_none), "{impossible}");
        assert!(prediction.entropies().iter().all(Option::is_none), "{impossible}");
    }
}

#[test]
fn two_thousand_sentences_are_answered_whole() {
    // The cost is a figure for the benchmark; that the answer is right at that size is checked here.
    let text: Vec<String> = (0..2000)
        .map(|i| {
            (0..14).map(|j| format!("w{}", (i * 7 + j * j * (i % 13 + 1)) % 97)).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let corpus = Corpus::parse(&text.join("\n")).unwrap();
    let mut masked = text[1234].split(' ').map(str::to_owned).collect::<Vec<_>>();
    let truth = std::mem::replace(&mut masked[5], "[MASK]".to_owned());
    let policy = MaskingPolicy::BERT;
    let prediction =
        inspect::predict_exactly(&corpus, &predictor(&corpus, &policy).unwrap(), &masked.join(" ")).unwrap();
    let row = prediction.probabilities[0].as_ref().unwrap();
    assert!(row[corpus.vocab.id(&truth) as usize] > 0.5);
    assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn floors_that_would_take_too_long_are_switched_off_and_say_why() {
    let line =
        |i: usize| (0..200).map(|j| format!("w{}", (i * 31 + j * 7) % 500)).collect::<Vec<_>>().join(" ");
    let text = (0..400).map(line).collect::<Vec<_>>().join("\n");
    let json = serde_json::json!({
        "corpus": { "text": text },
        "runs": [{ "label": "BERT", "model": { "kind": "bert" },
            "masking": { "select": { "rate": 0.15, "rule": "bernoulli" } } }],
    });
    let experiment = Experiment::from_value(&json).unwrap();
    let error = floors_of_runs(&experiment).unwrap_err();
    assert_eq!(error.code(), "floors-off");
    assert_eq!(
        error.to_string(),
        "the floors are switched off: with 80800 tokens in the corpus even a sample of them would take too long; a \
         shorter corpus has them"
    );
}

#[test]
fn floors_of_long_sentences_stay_within_the_floats() {
    let line =
        |i: usize| (0..500).map(|j| format!("w{}", (i * 31 + j * 7) % 400)).collect::<Vec<_>>().join(" ");
    let corpus = Corpus::parse(&(0..4).map(line).collect::<Vec<_>>().join("\n")).unwrap();
    let select = Select::Count(1.0);
    let policy = MaskingPolicy { select, ..MaskingPolicy::BERT };
    for view in [View::Context(Context::Left), View::Context(Context::Both)] {
        let floor = Posterior::new(&corpus, &policy).floor(view, &policy, &corpus.vocab).unwrap();
        assert!(floor.nats.is_finite() && floor.nats >= 0.0, "{view:?}: {floor:?}");
    }
}

/// An experiment of one BERT on a small sample of the grammar, with this masking.
fn agreement(sentences: usize, steps: usize, masking: &str) -> Experiment {
    let json = format!(
        r#"{{"corpus": {{"grammar": "agreement", "sentences": {sentences}, "held_out": 0}}, "steps": {steps},
            "runs": [{{"label": "BERT", "model": {{"kind": "bert", "init": 0.1}}, "masking": {masking},
                "batch": {{"size": 32}}, "optimizer": {{"lr": 0.004, "schedule": "linear", "warmup": 5}}}}]}}"#
    );
    Experiment::parse(&json).unwrap()
}

#[test]
fn loss_on_every_token_and_static_masks_have_floors_that_no_model_beats() {
    for preset in ["copy", "static"] {
        for ending in endings(preset) {
            assert_not_beaten(&ending);
        }
    }
    // A set that never changes costs exactly its floor when it is known by heart: not a sample's mean.
    let ending = &endings("static")[1];
    assert!(
        ending.floor < 0.01 && ending.gap > -1e-6 && ending.gap < 0.05,
        "{} {}",
        ending.floor,
        ending.gap
    );
}

/// What a predictor of position `i` sees of an input, spelled out: nothing is shared with the code under test.
fn seen(input: &[u32], i: usize, view: View) -> String {
    match view {
        View::TokenOnly => format!("{}", input[i]),
        View::Context(context) => {
            let visible: Vec<(usize, u32)> =
                (0..input.len()).filter(|&j| j == i || context.allows(i, j)).map(|j| (j, input[j])).collect();
            format!("{i}: {visible:?}")
        }
    }
}

#[test]
fn the_floor_of_static_masks_is_that_of_the_set_counted_by_hand() {
    for masking in [
        r#"{"draws": "static"}"#,
        r#"{"draws": "static", "scored": "all"}"#,
        r#"{"draws": "static", "select": {"rate": 0.15, "rule": "span"}}"#,
        r#"{"draws": "static", "select": {"rate": 0.3, "rule": "bernoulli"}, "mask": 0.5, "random": 0.5}"#,
    ] {
        let experiment = agreement(60, 10, masking);
        let run = &experiment.runs[0];
        let corpus = Corpus::load(&experiment.corpus).unwrap();
        let sentences = corpus.encoded.len();
        // One epoch, in batches of one sentence, is the whole set.
        let config = BatchConfig { size: 1, ..run.batch };
        let mut batches = Batches::new(run.masking, config, run.seed);
        let set: Vec<_> = (0..sentences).map(|t| batches.batch(&corpus, t).unwrap()).collect();
        for view in View::ALL {
            let mut truths: BTreeMap<String, BTreeMap<u32, f64>> = BTreeMap::new();
            for batch in &set {
                for target in &batch.targets {
                    let group = truths.entry(seen(&batch.input_ids, target.row, view)).or_default();
                    *group.entry(target.token_id).or_default() += 1.0;
                }
            }
            let (mut cost, mut count) = (0.0, 0.0);
            for group in truths.values() {
                let total: f64 = group.values().sum();
                cost -= group.values().map(|n| n * (n / total).ln()).sum::<f64>();
                count += total;
            }
            let exact = Exact::with(&corpus, &run.masking, run.seed, view).unwrap().unwrap();
            let floor = exact.floor(view, &run.masking, &corpus.vocab).unwrap();
            assert!(
                (floor.nats - cost / count).abs() < 1e-9,
                "{masking} {view:?}: {} {}",
                floor.nats,
                cost / count
            );
            assert_eq!(floor.standard_error, None);
            // The paired floors of an epoch's batches add up to it.
            let paired: f64 =
                set.iter().map(|b| exact.batch_floor(b, view).unwrap() * b.targets.len() as f64).sum();
            assert!((paired / count - floor.nats).abs() < 1e-9, "{masking} {view:?}");
        }
    }
}

#[test]
fn the_floor_over_every_token_is_what_its_predictor_pays_on_average() {
    let experiment = agreement(60, 10, r#"{"scored": "all"}"#);
    let corpus = Corpus::load(&experiment.corpus).unwrap();
    let run = &experiment.runs[0];
    let exact = Exact::of(&corpus, run, None).unwrap().unwrap();
    let view = View::of(&run.model);
    let floor = exact.floor(view, &run.masking, &corpus.vocab).unwrap();
    assert_eq!(floor.standard_error, None, "enumerated");
    let mut batches = Batches::new(run.masking, run.batch, 7);
    let costs: Vec<f64> =
        (0..1500).map(|t| exact.batch_floor(&batches.batch(&corpus, t).unwrap(), view).unwrap()).collect();
    let mean = costs.iter().sum::<f64>() / costs.len() as f64;
    let variance = costs.iter().map(|cost| (cost - mean).powi(2)).sum::<f64>() / (costs.len() - 1) as f64;
    let error = (variance / costs.len() as f64).sqrt();
    assert!((mean - floor.nats).abs() < 4.0 * error, "{mean} ± {error}, floor {}", floor.nats);
}

#[test]
fn spans_that_are_drawn_anew_have_no_floor_and_the_other_runs_keep_theirs() {
    let experiment = presets::find("spans").unwrap().experiment;
    let floors = serde_json::to_value(floors_of_runs(&experiment).unwrap()).unwrap();
    assert!(floors["runs"][0]["corpus"]["nats"].as_f64().unwrap() > 0.5);
    assert!(floors["runs"][1]["corpus"].is_null() && floors["runs"][1]["population"].is_null());
    let mut trainer = Trainer::new(&experiment, 1).unwrap();
    assert_eq!(trainer.step().unwrap().floor, None);
    let corpus = Corpus::load(&experiment.corpus).unwrap();
    let error = predictor(&corpus, &experiment.runs[1].masking).unwrap_err();
    assert_eq!(error.code(), "no-exact");
}
