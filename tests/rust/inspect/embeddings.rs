//! Embeddings on a plane, their nearest words, and the classes that words have in a grammar.

use cloze::{
    data::grammar::Grammar,
    experiment::presets,
    inspect::embeddings,
    train::Trainer,
    web::{library::Library, records::Answer, run::Run},
};
use serde_json::json;

use crate::support::normals;

fn trainer(run: usize) -> Trainer {
    Trainer::new(&presets::find("notebook").unwrap().experiment, run).unwrap()
}

#[test]
fn three_points_on_a_line_lie_on_the_first_axis() {
    // (0, 0), (3, 4), (6, 8): 5 apart, along (3, 4) / 5; the fourth row is not fitted.
    let plane = embeddings::plane(&[0.0, 0.0, 3.0, 4.0, 6.0, 8.0, 3.0, 9.0], 2, &[0, 1, 2]);
    assert!((plane.explained[0] - 1.0).abs() < 1e-12 && plane.explained[1].abs() < 1e-12);
    for (found, expected) in plane.x.iter().zip([-5.0, 0.0, 5.0, 4.0]) {
        assert!((found - expected).abs() < 1e-9, "{:?}", plane.x);
    }
    assert!((plane.axes[0][0] - 0.6).abs() < 1e-9 && (plane.axes[0][1] - 0.8).abs() < 1e-9);
    assert!((plane.y[3].abs() - 3.0).abs() < 1e-9 && plane.y[0].abs() < 1e-9);
}

#[test]
fn numpy_finds_the_same_plane() {
    // t = np.array([[((7*i*i + 3*j*j + 5*i*j) % 23 - 11) / 8 for j in range(6)] for i in range(12)])
    // f = t[2:]; w, v = np.linalg.eigh(np.cov(f.T, bias=True)); w, v = w[::-1], v[:, ::-1][:, :2]
    // each column of v with its largest entry positive; w[:2] / w.sum(), v.T, ((t - f.mean(0)) @ v).T
    let table: Vec<f32> = (0..12)
        .flat_map(|i| (0..6).map(move |j| ((7 * i * i + 3 * j * j + 5 * i * j) % 23 - 11) as f32 / 8.0))
        .collect();
    let fitted: Vec<u32> = (2..12).collect();
    let plane = embeddings::plane(&table, 6, &fitted);
    let close = |what: &str, found: &[f64], expected: &[f64]| {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-10, "{what}: {found} for {expected}");
        }
    };
    close("explained", &plane.explained, &[0.400540808533061, 0.2568635677245081]);
    close(
        "first axis",
        &plane.axes[0],
        &[
            -0.2634335418269067,
            0.03726623010739882,
            0.3755438116874838,
            0.8743239982779719,
            0.10808085824071395,
            0.10980399243434359,
        ],
    );
    close(
        "second axis",
        &plane.axes[1],
        &[
            0.488899952042166,
            -0.4159674689334994,
            -0.25718467710064474,
            0.2502680617282849,
            0.5724704934677,
            -0.36255671961015823,
        ],
    );
    close(
        "x",
        &plane.x[..4],
        &[-0.24294712738416085, -0.6309305692629719, 1.1776724249727715, 1.1428529363620794],
    );
    close(
        "y",
        &plane.y[..4],
        &[-0.8574106009652227, -1.0136104090467066, -1.5001163331168046, 0.7543969268608823],
    );
}

#[test]
fn axes_are_orthonormal_and_explain_the_variance_of_the_projections() {
    for (rows, width) in [(2, 1), (2, 2), (3, 5), (40, 2), (30, 16), (10, 64), (200, 96)] {
        let table = normals(&format!("plane {rows} {width}"), rows * width);
        let fitted: Vec<u32> = (0..rows as u32).collect();
        let plane = embeddings::plane(&table, width, &fitted);
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let [a, b] = &plane.axes;
        assert!((dot(a, a) - 1.0).abs() < 1e-9, "{rows}×{width}");
        if width > 1 {
            assert!((dot(b, b) - 1.0).abs() < 1e-9 && dot(a, b).abs() < 1e-9, "{rows}×{width}");
        }
        let variance = |places: &[f64]| places.iter().map(|p| p * p).sum::<f64>() / rows as f64;
        let mean = |j: usize| (0..rows).map(|i| f64::from(table[i * width + j])).sum::<f64>() / rows as f64;
        let total: f64 = (0..width)
            .map(|j| {
                (0..rows).map(|i| (f64::from(table[i * width + j]) - mean(j)).powi(2)).sum::<f64>()
                    / rows as f64
            })
            .sum();
        let [first, second] = plane.explained;
        assert!((first - variance(&plane.x) / total).abs() < 1e-9, "{rows}×{width}: {first}");
        assert!((second - variance(&plane.y) / total).abs() < 1e-9, "{rows}×{width}: {second}");
        assert!(first >= second && first + second <= 1.0 + 1e-9);
        assert!(plane.x.iter().sum::<f64>().abs() < 1e-8, "centred");
        // No other direction has more: not the coordinates, nor a hundred drawn ones at right angles to the first.
        let along = |axis: &[f64]| {
            let length = dot(axis, axis);
            let place = |row: &[f32]| -> f64 {
                row.iter().enumerate().map(|(j, &v)| (f64::from(v) - mean(j)) * axis[j]).sum()
            };
            let sum: f64 = table.chunks_exact(width).map(|row| place(row).powi(2)).sum();
            if length < 1e-12 { 0.0 } else { sum / rows as f64 / length }
        };
        let drawn = normals("directions", 100 * width);
        for direction in drawn.chunks_exact(width) {
            let mut axis: Vec<f64> = direction.iter().map(|&v| f64::from(v)).collect();
            assert!(along(&axis) / total <= first + 1e-9);
            let share = dot(&axis, a);
            axis.iter_mut().zip(a).for_each(|(v, a)| *v -= share * a);
            assert!(width == 1 || along(&axis) / total <= second + 1e-9);
        }
        assert_eq!(plane, embeddings::plane(&table, width, &fitted), "the same bits again");
    }
}

#[test]
fn equal_variances_and_none_at_all_still_give_a_plane() {
    // A square: every direction has the same variance.
    let plane = embeddings::plane(&[1.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, -1.0], 2, &[0, 1, 2, 3]);
    assert!((plane.explained[0] - 0.5).abs() < 1e-12 && (plane.explained[1] - 0.5).abs() < 1e-12);
    let dot: f64 = plane.axes[0].iter().zip(&plane.axes[1]).map(|(a, b)| a * b).sum();
    assert!(dot.abs() < 1e-12);
    let nothing = embeddings::plane(&[0.5; 12], 4, &[0, 1, 2]);
    assert_eq!(nothing.explained, [0.0, 0.0]);
    assert!(nothing.x.iter().chain(&nothing.y).all(|&place| place == 0.0));
}

#[test]
fn nearest_words_have_the_largest_cosines() {
    let trainer = trainer(1);
    let vocab = &trainer.corpus().vocab;
    let (table, width) = trainer.model().token_embeddings().unwrap();
    let cat = vocab.id("cat");
    let found = embeddings::neighbours(&table, width, vocab, cat, 8);
    let row = |id: u32| &table[id as usize * width..][..width];
    let product =
        |a: u32, b: u32| row(a).iter().zip(row(b)).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum::<f64>();
    let cosine = |id: u32| product(cat, id) / (product(cat, cat) * product(id, id)).sqrt();
    let mut expected: Vec<u32> = vocab.ordinary().iter().copied().filter(|&id| id != cat).collect();
    expected.sort_by(|&a, &b| cosine(b).total_cmp(&cosine(a)));
    assert_eq!(
        found.iter().map(|&(id, _)| id).collect::<Vec<_>>(),
        expected,
        "all of a small vocabulary, but itself"
    );
    for (id, found) in found {
        assert!((found - cosine(id)).abs() < 1e-12 && found.abs() <= 1.0 + 1e-12);
    }
    assert_eq!(embeddings::neighbours(&table, width, vocab, cat, 2).len(), 2);
}

#[test]
fn the_panels_questions_are_answered_and_refused() {
    let mut run = Run::from(trainer(0));
    let vocab = run.trainer.corpus().vocab.clone();
    let Answer::Embeddings(plane) = run.ask("embeddings", &json!({}), || true).unwrap() else {
        panic!("another record")
    };
    assert_eq!((plane.step, plane.x.0.len(), plane.y.0.len()), (0, vocab.len(), vocab.len()));
    let near = run.ask("neighbours", &json!({ "token": vocab.id("cat") }), || true).unwrap();
    let Answer::Neighbours(near) = near else { panic!("another record") };
    assert_eq!(near.neighbours.len(), 5);
    let refused = run.ask("neighbours", &json!({ "token": 99 }), || true).unwrap_err().to_string();
    assert_eq!(refused, "token: there is no token 99; the last one is 10");
    let classes = |preset: &str| {
        let experiment = presets::find(preset).unwrap().experiment.to_value();
        let answer = Library::default().ask("classes", &json!({ "corpus": experiment["corpus"] })).unwrap();
        serde_json::to_value(answer).unwrap()
    };
    assert_eq!(classes("notebook"), json!({ "classes": {} }), "a text has no classes");
    assert_eq!(classes("contexts")["classes"]["dog"], json!(["One"]));
    assert_eq!(classes("contexts")["classes"]["near"], json!(["Between"]));
}

#[test]
fn a_words_classes_are_the_rules_that_yield_it_in_their_order() {
    let grammar =
        Grammar::parse("S: the N V / Z\nZ: the fish\nV: fish | Swim\nSwim: swims\nN: fish | fish again")
            .unwrap();
    let classes = grammar.word_classes();
    assert_eq!(classes["fish"], ["Z", "V", "N"]);
    assert_eq!(classes["the"], ["S", "Z"]);
    assert_eq!(classes["swims"], ["Swim"]);
    assert!(!classes.contains_key("/"));
    let accented = Grammar::parse("S: N b | a\nN: éa | don't").unwrap();
    let classes = accented.word_classes();
    let tokens: Vec<&str> = classes.keys().map(String::as_str).collect();
    assert_eq!(tokens, ["'", "a", "b", "don", "ea", "t"], "tokens as the vocabulary has them: {tokens:?}");
}

/// How long it takes, to be read: `cargo test --release how_long_a_plane -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn how_long_a_plane_takes() {
    for (rows, width) in [(100, 32), (400, 64), (1000, 128), (8000, 128), (8000, 512)] {
        let table = normals("time", rows * width);
        let fitted: Vec<u32> = (0..rows as u32).collect();
        let start = std::time::Instant::now();
        let plane = embeddings::plane(&table, width, &fitted);
        println!("{rows} × {width}: {:?}, {:?}", start.elapsed(), plane.explained);
    }
}
