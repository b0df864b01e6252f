//! Fine-tuning: the heads against PyTorch, the tasks' labels against the grammar, and what a run promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use cloze::{
    data::{Batch, batch::BatchTarget, batch_file},
    model::{Classifier, Params, Pass, bert::Sizes, classifier::Kind},
};
use support::{assert_close, golden, golden_json, golden_tensor, golden_text, numbers};

const RELATIVE: f32 = 1e-4;
const ABSOLUTE: f32 = 1e-5;

/// The classifier of a golden folder and the batch of `mlm` with the folder's labels.
fn reference(folder: &str, kind: Kind, labels: usize) -> (Classifier, Batch) {
    let (bert, _) = cloze::checkpoint::hugging_face::Files::load(&golden("mlm")).unwrap().model().unwrap();
    let sizes: Sizes = bert.sizes().clone();
    let specs = Classifier::specs(&sizes, kind, labels);
    let file = format!("{folder}/model.safetensors");
    let params = Params::from_values(&specs, |spec| {
        let (shape, values) = golden_tensor(&file, &spec.name);
        assert_eq!(shape, spec.shape, "{}", spec.name);
        Ok(values)
    });
    let mut batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    let found = numbers(&golden_json(&format!("{folder}/expected.json"))["labels"]);
    let target = |(i, &label): (usize, &f32)| {
        let row = if kind == Kind::Sequence { i * batch.length } else { i };
        (label >= 0.0).then_some(BatchTarget { row, token_id: label as u32, outcome: None })
    };
    batch.targets = found.iter().enumerate().filter_map(target).collect();
    (Classifier::new(sizes, kind, params.unwrap()).unwrap(), batch)
}

#[test]
fn both_heads_agree_with_pytorch_in_loss_logits_and_every_gradient() {
    for (folder, kind, labels) in [("classification", Kind::Sequence, 3), ("token", Kind::Token, 5)] {
        let (model, batch) = reference(folder, kind, labels);
        let (mean, _) = model.loss(&batch, &mut Pass::evaluate()).unwrap();
        let expected = golden_json(&format!("{folder}/expected.json"))["loss"].as_f64().unwrap() as f32;
        assert_close(folder, &[mean.to_scalar().unwrap()], &[expected], RELATIVE, ABSOLUTE);

        let file = format!("{folder}/expected.safetensors");
        let (_, expected) = golden_tensor(&file, "logits");
        let expected: Vec<f32> = match kind {
            Kind::Sequence => expected,
            // What stands at padding is not computed.
            Kind::Token => batch
                .target_rows()
                .iter()
                .flat_map(|row| expected[row * labels..][..labels].to_vec())
                .collect(),
        };
        let logits = model.logits(&batch, &mut Pass::evaluate()).unwrap();
        let logits: Vec<f32> = logits.flatten_all().unwrap().to_vec1().unwrap();
        assert_close(folder, &logits, &expected, RELATIVE, ABSOLUTE);

        model.params().backward(&mean).unwrap();
        for (name, param) in model.params().iter() {
            let (shape, expected) = golden_tensor(&file, &format!("grad.{name}"));
            let found = param.gradient().unwrap_or_else(|| panic!("no gradient reaches {name}"));
            assert_eq!(param.dims(), shape, "{name}");
            assert_close(&format!("{folder} {name}"), &found, &expected, RELATIVE, ABSOLUTE);
        }
    }
}
