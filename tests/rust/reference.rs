//! Parity with PyTorch and Hugging Face transformers. The program that made the numbers is
//! `tests/golden/make_reference.py`; every axis of its model has its own size, so that a swapped axis cannot pass.

use crate::support::{assert_close, golden, golden_json, golden_tensor, golden_text, numbers, values};
use cloze::{
    checkpoint::hugging_face::Files,
    data::{Batch, batch::question, batch_file},
    experiment::{Context, Experiment},
    model::{Bert, Notebook, Pass, Source},
    train::AdamW,
};

const RELATIVE: f32 = 1e-4;
const ABSOLUTE: f32 = 1e-5;

fn bert() -> (Bert, Batch) {
    let (bert, vocab) = Files::load(&golden("mlm")).unwrap().model().unwrap();
    let batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    batch.check(vocab.len(), bert.config().positions, bert.config().segments).unwrap();
    assert!(batch.segment_ids.contains(&1), "the reference batch has pairs of segments");
    assert!(batch.real.contains(&false), "the reference batch has padding");
    (bert, batch)
}

fn optimizer(settings: &str) -> cloze::experiment::OptimizerConfig {
    let json = format!(
        r#"{{"corpus": {{"bundled": "notebook"}}, "runs": [{{"label": "a", "model": {{"kind": "bert"}}, "optimizer": {settings}}}]}}"#
    );
    Experiment::parse(&json).unwrap().runs[0].optimizer
}

/// BERT as it was pre-trained: masked language modelling and next sentence prediction, in one step.
#[test]
fn next_sentence_prediction_beside_masked_language_modelling() {
    let files = Files {
        config: golden_text("pretraining/config.json"),
        weights: std::fs::read(golden("pretraining/model.safetensors")).unwrap(),
        vocab: golden_text("mlm/vocab.txt"),
    };
    let (bert, vocab) = files.model().unwrap();
    let batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    batch.check(vocab.len(), bert.config().positions, bert.config().segments).unwrap();
    assert_eq!(batch.pairs, [0, 1, 0], "next_sentence_label of the reference");

    let logits = bert.pair_logits(&batch, &mut Pass::evaluate()).unwrap().unwrap();
    let (shape, expected) = golden_tensor("pretraining/expected.safetensors", "nsp_logits");
    assert_eq!(logits.dims(), shape);
    assert_close("nsp_logits", &values(&logits), &expected, RELATIVE, ABSOLUTE);

    let losses = bert.objective(&batch, &mut Pass::evaluate()).unwrap();
    let expected = golden_json("pretraining/expected.json");
    let second = losses.second.unwrap();
    for (name, found) in [
        ("loss", losses.total.to_scalar().unwrap()),
        ("mlm_loss", losses.scores.mean()),
        ("nsp_loss", second.mean()),
    ] {
        assert_close(name, &[found], &[expected[name].as_f64().unwrap() as f32], RELATIVE, ABSOLUTE);
    }
    bert.params().backward(&losses.total).unwrap();
    assert_gradients_of(&bert, "pretraining/expected.safetensors");
}

#[test]
fn loss_logits_hidden_states_and_attention() {
    let (bert, batch) = bert();
    let logits = bert.forward(&batch, &mut Pass::evaluate()).unwrap();
    let (mean, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
    let expected = golden_json("mlm/expected.json")["loss"].as_f64().unwrap() as f32;
    assert_close("loss", &[mean.to_scalar().unwrap()], &[expected], RELATIVE, ABSOLUTE);

    let (shape, expected) = golden_tensor("mlm/expected.safetensors", "target_logits");
    assert_eq!(logits.dims(), shape);
    assert_close(
        "target_logits",
        &logits.flatten_all().unwrap().to_vec1().unwrap(),
        &expected,
        RELATIVE,
        ABSOLUTE,
    );

    let mut pass = Pass::with_attention();
    let hidden = bert.encode(&batch, &mut pass).unwrap();
    let (_, expected) = golden_tensor("mlm/expected.safetensors", "hidden_states");
    let hidden = hidden.flatten_all().unwrap().to_vec1().unwrap();
    // What stands at padding is nobody's business, and is not computed: compare the real positions.
    let real = |values: &[f32], width: usize| -> Vec<f32> {
        let rows = values.chunks_exact(width).zip(&batch.real);
        rows.filter(|(_, real)| **real).flat_map(|(row, _)| row.to_vec()).collect()
    };
    let h = bert.config().hidden;
    assert_close("hidden_states", &hidden, &real(&expected, h), RELATIVE, ABSOLUTE);

    let maps = pass.attention.unwrap();
    assert_eq!(maps.len(), bert.config().layers);
    for (layer, map) in maps.iter().enumerate() {
        let (shape, expected) = golden_tensor("mlm/expected.safetensors", &format!("attentions.{layer}"));
        assert_eq!(map.dims(), shape);
        let found: Vec<f32> = map.flatten_all().unwrap().to_vec1().unwrap();
        let rows = |values: &[f32]| -> Vec<f32> {
            let (heads, t) = (bert.config().heads, batch.length);
            let row = |(i, row): (usize, &[f32])| {
                let (sentence, query) = (i / (heads * t), i % t);
                batch.real[sentence * t + query].then(|| row.to_vec())
            };
            values.chunks_exact(t).enumerate().filter_map(row).flatten().collect()
        };
        assert_close(&format!("attentions.{layer}"), &rows(&found), &rows(&expected), RELATIVE, ABSOLUTE);
    }
}

#[test]
fn every_gradient() {
    let (bert, batch) = bert();
    let (mean, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
    bert.params().backward(&mean).unwrap();
    assert_gradients_of(&bert, "mlm/expected.safetensors");
}

/// Every parameter's gradient is the file's.
fn assert_gradients_of(bert: &Bert, file: &str) {
    for (name, param) in bert.params().iter() {
        let (shape, expected) = golden_tensor(file, &format!("grad.{name}"));
        let found = param.gradient().unwrap_or_else(|| panic!("no gradient reaches {name}"));
        assert_eq!(param.dims(), shape, "{name}");
        assert_close(name, &found, &expected, RELATIVE, ABSOLUTE);
    }
}

#[test]
fn three_context_limits() {
    let (mut bert, batch) = bert();
    for context in [Context::None, Context::Left, Context::Right] {
        bert.set_context(context);
        let expected = golden_json(&format!("context/{}.json", context.name()));
        let logits = bert.forward(&batch, &mut Pass::evaluate()).unwrap();
        let (mean, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
        let loss = expected["loss"].as_f64().unwrap() as f32;
        assert_close(context.name(), &[mean.to_scalar().unwrap()], &[loss], RELATIVE, ABSOLUTE);
        let found: Vec<f32> = logits.flatten_all().unwrap().to_vec1().unwrap();
        assert_close(context.name(), &found, &numbers(&expected["target_logits"]), RELATIVE, ABSOLUTE);
    }
}

#[test]
fn twenty_steps_of_adamw() {
    let (bert, batch) = bert();
    let config = optimizer(r#"{"lr": 0.01, "weight_decay": 0.01, "clip": null}"#);
    let mut optimizer = AdamW::new(&config, bert.params());
    let expected = numbers(&golden_json("mlm/expected.json")["adamw_losses"]);
    let mut found = Vec::new();
    for _ in &expected {
        let (mean, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
        found.push(mean.to_scalar::<f32>().unwrap());
        bert.params().backward(&mean).unwrap();
        optimizer.update(bert.params(), config.lr, 1.0).unwrap();
    }
    assert_eq!(found.len(), 20);
    assert_close("adamw_losses", &found, &expected, 1e-3, 0.0);
}

#[test]
fn the_notebooks_sixty_epochs() {
    let expected = golden_json("notebook/expected.json");
    let vocabulary = expected["vocab"].as_array().unwrap().len();
    let mask =
        expected["vocab"].as_array().unwrap().iter().position(|token| token == "[MASK]").unwrap() as u32;
    let values = |name: &str, shape: &[usize]| {
        let (found, values) = golden_tensor("notebook/init.safetensors", name);
        assert_eq!(found, shape);
        Ok(values)
    };
    let model = Notebook::new(16, vocabulary, Source::Values(&values)).unwrap();
    let config = optimizer(r#"{"lr": 0.01, "weight_decay": 0, "clip": null}"#);
    let mut optimizer = AdamW::new(&config, model.params());
    let rows: Vec<Vec<u32>> = expected["ids"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| numbers(row).iter().map(|&id| id as u32).collect())
        .collect();
    let vocab = cloze::data::Vocab::from_words(["any"]).unwrap();
    let masked = |row: &[u32]| {
        let mut ids = row.to_vec();
        ids[2] = mask;
        let mut batch = question(&ids, &[2], &vocab);
        batch.targets[0].token_id = row[2];
        batch
    };
    let mut found = Vec::new();
    for _ in 0..60 {
        let mut total = 0.0f32;
        for row in &rows {
            let (mean, _) = model.loss(&masked(row)).unwrap();
            total += mean.to_scalar::<f32>().unwrap();
            model.params().backward(&mean).unwrap();
            optimizer.update(model.params(), config.lr, 1.0).unwrap();
        }
        found.push(total / rows.len() as f32);
    }
    assert_close("epoch_losses", &found, &numbers(&expected["epoch_losses"]), 1e-4, 1e-4);
}
