//! Whole models.

use super::{MODEL_STEP, STEP, assert_gradients};
use crate::support::{
    assert_close, bert, normals,
    operations::{gradients, input, padded_batch, params},
    sizes, values,
};
use candle_core::{Device, Tensor, Var};
use cloze::{
    experiment::{Context, Objective},
    model::{Notebook, Params, Pass, Source, electra::binary_cross_entropy, encoder::Config},
};

#[test]
fn the_whole_bert_in_each_context() {
    let mut batch = padded_batch();
    batch.segment_ids = vec![0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let loss = || bert.loss(&batch, &mut Pass::evaluate()).unwrap().0;
        assert_gradients(&format!("BERT, context {}", context.name()), bert.params(), STEP, &loss);
    }
}

#[test]
fn the_whole_bert_with_dropout() {
    let batch = padded_batch();
    let bert = bert(sizes(1, Context::Both));
    let loss = || bert.loss(&batch, &mut Pass::train(0.3, 11, 2)).unwrap().0;
    assert_gradients("BERT with dropout", bert.params(), MODEL_STEP, &loss);
}

#[test]
fn the_whole_bert_with_pairs() {
    let mut batch = padded_batch();
    batch.segment_ids = vec![0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    // The second has no target, but a label.
    batch.pairs = vec![0, 1, 1];
    let bert = bert(Config { objective: Objective::Nsp, ..sizes(2, Context::Both) });
    let loss = || bert.objective(&batch, &mut Pass::evaluate()).unwrap().total;
    assert_gradients("BERT with pairs", bert.params(), STEP, &loss);
}

/// No gradient goes through what the generator drew; with this seed no step is large enough to change a draw. The loss
/// is scaled down to the size of the others, whose rounding is what is allowed for.
#[test]
fn the_whole_bert_with_replacements() {
    let batch = padded_batch();
    let bert = bert(Config { objective: Objective::Rtd, ..sizes(2, Context::Both) });
    let total = || bert.objective(&batch, &mut Pass::train(0.0, 1, 3)).unwrap().total;
    let loss = || total().affine(1.0 / 50.0, 0.0).unwrap();
    assert_gradients("BERT with replacements", bert.params(), MODEL_STEP, &loss);
    let names: Vec<&String> = bert.params().iter().map(|(name, _)| name).collect();
    for part in ["generator.encoder.layer.0.", "bert.encoder.layer.1.", "discriminator_predictions.dense."] {
        assert!(names.iter().any(|name| name.starts_with(part)), "{part} is a part of it");
    }
    assert!(!names.iter().any(|name| name.starts_with("generator.encoder.layer.1.")), "half as deep");
    assert!(!names.iter().any(|name| name.starts_with("generator.embeddings.")), "they share embeddings");
}

#[test]
fn binary_cross_entropy_near_and_far_from_0() {
    let params = params(&[("x", &[7], vec![-3.0, -1.0, -0.0, 0.25, 1.0, 2.0, 3.5])]);
    let x = input(&params, "x");
    let labels = [false, true, true, false, false, true, false];
    assert_gradients("binary cross-entropy", &params, STEP, &|| binary_cross_entropy(&x, &labels).unwrap().0);
    let far = Tensor::new(&[200f32, -200.0, 200.0], &Device::Cpu).unwrap();
    let var = Var::from_tensor(&far).unwrap();
    let (mean, scores) = binary_cross_entropy(&var, &[true, true, false]).unwrap();
    assert_eq!((scores.losses, scores.correct), (vec![0.0, 200.0, 200.0], vec![true, false, false]));
    let gradient = values(mean.backward().unwrap().get(&var).unwrap());
    assert_close("its gradient", &gradient, &[0.0, -1.0 / 3.0, 1.0 / 3.0], 1e-6, 0.0);
}

#[test]
fn the_whole_notebook() {
    // Shifted biases keep every unit of the ReLU further from its bend than the steps go.
    let values = |name: &str, shape: &[usize]| {
        let values = normals(name, shape.iter().product()).iter().map(|x| 0.5 * x).collect::<Vec<f32>>();
        Ok(if name == "hidden.bias" { values.iter().map(|x| x + 3.0 * x.signum()).collect() } else { values })
    };
    let model = Notebook::new(7, 23, Source::Values(&values)).unwrap();
    let batch = padded_batch();
    let loss = || model.loss(&batch).unwrap().0;
    assert_gradients("the notebook's model", model.params(), MODEL_STEP, &loss);
}

/// Rows of a table's gradient that are not all zero.
fn rows_that_move(params: &Params, name: &str) -> Vec<usize> {
    let param = params.get(name).unwrap();
    let moves = |(row, values): (usize, &[f32])| values.iter().any(|&g| g != 0.0).then_some(row);
    param.gradient().unwrap().chunks_exact(param.dims()[1]).enumerate().filter_map(moves).collect()
}

#[test]
fn every_parameter_of_bert_gets_a_gradient() {
    const INVARIANT: &str = "Invariant: a gradient reaches every parameter";
    for context in Context::ALL {
        let bert = bert(sizes(2, context));
        let mut batch = padded_batch();
        batch.segment_ids[3] = 1;
        let (loss, _) = bert.loss(&batch, &mut Pass::evaluate()).unwrap();
        let grads = gradients(bert.params(), &loss);
        let name_of = context.name();
        for (name, _) in bert.params().iter() {
            let gradient =
                grads.get(name).unwrap_or_else(|| panic!("{INVARIANT}: {name}, context {name_of}"));
            assert!(gradient.iter().all(|g| g.is_finite()), "{INVARIANT}, finite: {name}, context {name_of}");
            let largest = gradient.iter().fold(0.0f32, |max, g| max.max(g.abs()));
            // A key's bias adds the same number to all scores of a query, which softmax does not see. A token that
            // may only look at itself gives itself all its attention, whatever its query and key.
            let zero = name.ends_with("self.key.bias")
                || context == Context::None && (name.contains("self.query") || name.contains("self.key"));
            if zero {
                assert!(
                    largest < 1e-6,
                    "{name}, context {name_of}: {largest}, but the mathematics says zero"
                );
            } else {
                assert!(largest > 1e-4, "{INVARIANT}, not zero: {name}, context {name_of}: {largest}");
            }
        }
        let table = |name: &str| {
            let name = format!("bert.embeddings.{name}_embeddings.weight");
            rows_that_move(bert.params(), &name)
        };
        // The decoder is tied to the token embeddings and scores every token, so every row moves, [PAD]'s too.
        assert_eq!(table("word"), (0..23).collect::<Vec<_>>(), "{INVARIANT}: tokens, context {name_of}");
        // Which positions are seen: targets stand at positions 1 and 2 of sentences of 5 and 4 tokens.
        let seen = match context {
            Context::None => vec![1, 2],
            Context::Left => vec![0, 1, 2],
            Context::Right => vec![1, 2, 3, 4],
            Context::Both => vec![0, 1, 2, 3, 4],
        };
        assert_eq!(table("position"), seen, "{INVARIANT}: positions, context {name_of}");
        let segments = if seen.contains(&3) { vec![0, 1] } else { vec![0] };
        assert_eq!(table("token_type"), segments, "{INVARIANT}: segments, context {name_of}");
    }
}

#[test]
fn every_parameter_of_the_notebook_gets_a_gradient() {
    const INVARIANT: &str = "Invariant: a gradient reaches every parameter";
    let model = Notebook::new(16, 23, Source::Seed(0)).unwrap();
    let batch = padded_batch();
    let grads = gradients(model.params(), &model.loss(&batch).unwrap().0);
    for (name, _) in model.params().iter() {
        let gradient = grads.get(name).unwrap_or_else(|| panic!("{INVARIANT}: {name}"));
        assert!(gradient.iter().all(|g| g.is_finite()), "{INVARIANT}, finite: {name}");
        assert!(gradient.iter().any(|g| g.abs() > 1e-4), "{INVARIANT}, not zero: {name}");
    }
    // At the four targets stand 7, [MASK], [MASK] and 9; the model looks at nothing else.
    assert_eq!(
        rows_that_move(model.params(), "embedding.weight"),
        [4, 7, 9],
        "{INVARIANT}: the tokens that stand at targets"
    );
    assert_eq!(
        rows_that_move(model.params(), "output.weight"),
        (0..23).collect::<Vec<_>>(),
        "{INVARIANT}: every token is scored"
    );
}
