//! The exact predictor and its floors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use cloze::{
    data::Corpus,
    exact::Posterior,
    experiment::{MaskingPolicy, Select},
};

fn floors(text: &str, select: Select, mask: f64, random: f64) -> Vec<f64> {
    let corpus = Corpus::parse(text).unwrap();
    let policy = MaskingPolicy { select, mask, random };
    let floors = Posterior::new(&corpus, &policy).floors(&policy, &corpus.vocab);
    assert!(floors.views.iter().all(|(_, floor)| floor.standard_error.is_none()), "enumerated, not sampled");
    floors.views.iter().map(|(_, floor)| floor.nats).collect()
}

#[track_caller]
fn assert_floors(found: &[f64], expected: [f64; 5]) {
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
    }
}

#[test]
fn floors_of_the_notebook() {
    let text = Corpus::bundled("notebook").unwrap();
    let all_mask = floors(text, Select::Position(2), 1.0, 0.0);
    assert_floors(&all_mask, [0.636514, 0.636514, 0.462098, 0.462098, 0.0]);
    let recipe = floors(text, Select::Count(0.15), 0.8, 0.1);
    assert_floors(&recipe, [1.649524, 0.598542, 0.344172, 0.344172, 0.0]);
}

#[test]
fn floors_of_five_sentences_of_unequal_length() {
    let text = "the dogs near the cat run\nthe dog near the cats runs\na bird sings\n\
                the cats near a dog sleep today\nbirds sing";
    let found = floors(text, Select::Count(0.4), 0.8, 0.1);
    assert_floors(&found, [2.419027, 0.947356, 0.525443, 0.067400, 0.012599]);
}
