//! What the presets promise, natively. The browser tests hold the page to the same figures.

use cloze::{
    data::batch::question,
    exact::Exact,
    experiment::{Experiment, presets},
    inspect,
    model::Model,
    random::Stream,
    train::{SecondReport, StepReport, Trainer},
    tune::{
        Method, Pretrained, Task,
        scoreboard::{Plan, Scoreboard},
    },
};

/// A preset with this seed in every run.
fn seeded(name: &str, seed: u64) -> Experiment {
    let mut experiment = presets::find(name).unwrap().experiment;
    experiment.runs.iter_mut().for_each(|run| run.seed = seed);
    experiment
}

fn train(experiment: &Experiment, index: usize) -> (Trainer, Vec<StepReport>) {
    let mut trainer = Trainer::new(experiment, index).unwrap();
    let reports = (0..experiment.steps).map(|_| trainer.step().unwrap()).collect();
    assert!(trainer.is_done());
    (trainer, reports)
}

fn mean_of_last(reports: &[StepReport], count: usize) -> f64 {
    reports[reports.len() - count..].iter().map(|report| f64::from(report.loss)).sum::<f64>() / count as f64
}

#[test]
fn the_notebooks_model_stops_at_its_floor_and_says_dog_while_bert_says_cat() {
    for seed in 0..=9 {
        let experiment = seeded("notebook", seed);
        let question = presets::find("notebook").unwrap().blank;
        assert_eq!(question, "the [MASK] sleeps");
        let answer = |trainer: &Trainer| {
            let vocab = &trainer.corpus().vocab;
            let prediction = inspect::predict(trainer.model(), vocab, &question).unwrap();
            prediction.candidates(vocab, 0, 1).remove(0)
        };

        let (trainer, reports) = train(&experiment, 0);
        let epoch = trainer.steps_per_epoch();
        assert_eq!((epoch, reports.len()), (3, 180), "sixty epochs of three sentences, one at a time");
        let last = mean_of_last(&reports, epoch);
        // The entropy of {cat ⅓, dog ⅔}.
        assert!((last - 0.6365).abs() <= 0.02, "seed {seed}: the notebook's model ends at {last}");
        let first = answer(&trainer);
        assert_eq!(first.token, "dog", "seed {seed}: {first:?}");

        let (trainer, reports) = train(&experiment, 1);
        let last = mean_of_last(&reports, epoch);
        assert!(last < 0.02, "seed {seed}: BERT ends at {last}");
        let first = answer(&trainer);
        assert!(first.token == "cat" && first.probability > 0.95, "seed {seed}: {first:?}");
    }
}

#[test]
fn more_context_costs_less_in_the_recipe() {
    // The preset has 2000 steps; the browser test runs them. The order is clear long before: at 700 steps the means are
    // about 0.8, 1.2, 1.5 and 2.9 nats, over seeds 0 to 2 never closer than 0.3.
    let mut experiment = seeded("recipe", 0);
    experiment.steps = 700;
    let labels: Vec<&str> = experiment.runs.iter().map(|run| run.label.as_str()).collect();
    assert_eq!(labels, ["no context", "left context", "right context", "both sides"]);
    let experiment = &experiment;
    let means: Vec<f64> = std::thread::scope(|scope| {
        let run = |index| scope.spawn(move || mean_of_last(&train(experiment, index).1, 70));
        let runs: Vec<_> = (0..4).map(run).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let [none, left, right, both] = means[..] else { panic!("four runs") };
    assert!(both < left.min(right), "both {both} < min(left {left}, right {right})");
    assert!(left.max(right) < none, "left {left}, right {right} < none {none}");
}

/// Mean loss of an outcome (0: masked, 1: random, 2: kept, 3: not chosen) over all its targets in these steps.
fn mean_of(reports: &[StepReport], outcome: usize) -> f64 {
    let count = |report: &StepReport| report.outcomes.targets[outcome];
    let some = || reports.iter().filter(|report| count(report) > 0);
    some().map(|report| f64::from(report.outcomes.mean(outcome)) * count(report) as f64).sum::<f64>()
        / some().map(count).sum::<usize>() as f64
}

#[test]
fn loss_on_every_token_falls_fast_by_copying_and_is_behind_on_mask() {
    let experiment = seeded("copy", 0);
    assert_eq!(experiment.steps, 1500);
    let run = |index| {
        let mut trainer = Trainer::new(&experiment, index).unwrap();
        let reports: Vec<StepReport> = (0..1500).map(|_| trainer.step().unwrap()).collect();
        let early = &reports[..200];
        let end = mean_of(&reports[1300..], 0);
        (mean_of_last(early, 50), mean_of(&early[150..], 0), mean_of(&early[150..], 3), end)
    };
    let ((right, right_masked, nothing, right_end), (every, masked, copied, end)) = (run(0), run(1));
    println!("reported {right} and {every}; on [MASK] {right_masked} and {masked}; copied {copied}");
    assert!(every < 0.5 * right, "it looks better: {every} against {right}");
    assert!(masked > right_masked, "and is not: on [MASK] {masked} against {right_masked}");
    assert!((end - right_end).abs() < 0.02, "at the end, on [MASK]: {end} against {right_end}");
    assert!(copied < 0.1 && nothing.is_nan(), "what it is good at is copying: {copied}");
}

#[test]
fn static_masks_are_learnt_by_heart() {
    let experiment = seeded("static", 0);
    let run = |index| {
        let (trainer, reports) = train(&experiment, index);
        (mean_of_last(&reports, 100), f64::from(trainer.held_out().unwrap().unwrap().loss))
    };
    let ((fresh, fresh_held_out), (fixed, held_out)) = (run(0), run(1));
    println!("fresh {fresh}, held out {fresh_held_out}; static {fixed}, held out {held_out}");
    assert!(fixed < 0.02 && fresh > 0.2, "training: {fixed} against {fresh}");
    assert!(held_out > 2.0 * fresh_held_out, "held out: {held_out} against {fresh_held_out}");
}

/// Next sentence prediction and sentence order prediction reach their exact floors; and the order cannot be told by the
/// words.
#[test]
fn pair_heads_reach_their_floors() {
    let experiment = seeded("objectives", 0);
    let coin = std::f64::consts::LN_2;
    for (index, words) in [(1, 0.0..0.5), (2, coin - 1e-9..coin + 1e-9)] {
        let (trainer, reports) = train(&experiment, index);
        let last = &reports[reports.len() - 300..];
        let mean = |of: fn(&SecondReport) -> f32| {
            last.iter().map(|report| f64::from(of(&report.second.unwrap()))).sum::<f64>() / last.len() as f64
        };
        let (loss, floor) = (mean(|second| second.loss), mean(|second| second.floor.unwrap()));
        let accuracy = mean(|second| second.accuracy);
        let Some(Exact::Pairs(exact)) = trainer.exact() else { panic!("pairs have a floor") };
        let expected = exact.floors(trainer.corpus(), trainer.config()).unwrap();
        println!("{}: {loss}, floor {floor}, accuracy {accuracy}; {expected:?}", trainer.config().label);
        assert!((-0.01..0.05).contains(&(loss - floor)), "{loss} against {floor}");
        assert!(
            (floor - expected.pair.nats).abs() < 0.03,
            "{floor} on these batches, {expected:?} on average"
        );
        assert!(words.contains(&expected.words), "what the words give away: {expected:?}");
    }
}

/// With eight labels learning from nothing is at least 15 points short of the exact best on every task; on three of the
/// four the primed encoder closes more than half of that. Of acceptability nothing is claimed: no objective of its
/// pre-training asks it.
#[test]
fn a_primed_encoder_needs_few_labels() {
    let (trainer, reports) = train(&seeded("prime", 0), 0);
    let last = reports.last().and_then(|report| report.second).unwrap();
    println!("next sentence: {}, accuracy {}", last.loss, last.accuracy);
    let Model::Bert(bert) = trainer.model() else { panic!("the preset has a BERT") };
    let pretrained = Pretrained::of(bert, &trainer.corpus().vocab);
    let plan = Plan { methods: vec![Method::Full, Method::Scratch], labels: vec![8], ..Plan::default() };
    let mut board = Scoreboard::new(pretrained, plan).unwrap();
    while !board.is_done() {
        board.step().unwrap();
    }
    let rows = board.rows();
    let mean = |task: Task, method: &str| {
        rows.iter()
            .find(|row| row.task == task && row.predictor.name() == method)
            .map(|row| row.mean)
            .unwrap()
    };
    for task in Task::ALL {
        let [full, scratch, best] = ["full", "scratch", "exact best"].map(|method| mean(task, method));
        let closed = (full - scratch) / (best - scratch);
        println!(
            "{}: {scratch:.3} from nothing, {full:.3} primed, {best:.3} at best: {closed:.2}",
            task.name()
        );
        assert!(best - scratch >= 0.15, "{}: nothing is {scratch} of {best}", task.name());
        if task != Task::Acceptability {
            assert!(closed >= 0.5, "{}: primed {full}, from nothing {scratch}, best {best}", task.name());
        }
    }
}

#[test]
fn spans_cost_more_than_single_tokens() {
    let mut experiment = seeded("spans", 0);
    experiment.steps = 600;
    let (tokens, spans) =
        (mean_of_last(&train(&experiment, 0).1, 100), mean_of_last(&train(&experiment, 1).1, 100));
    println!("tokens {tokens}, spans {spans}");
    assert!(spans > tokens + 0.02, "{spans} against {tokens}");
}

/// What a model says of single words of the corpus's sentences, none of them masked, asked where they stand.
#[derive(Debug, Default)]
struct Said {
    /// Mean probability of the true word, where a random other one stands in its place.
    truth_of_wrong: f64,
    /// Mean probability of the word that stands there, though it is wrong.
    wrong: f64,
    /// Mean probability of the word that stands there, where it is right.
    right: f64,
    /// Mean total variation distance that a wrong word at another place makes to the answer at a blank.
    moved: f64,
}

fn said(trainer: &Trainer) -> Said {
    let (corpus, vocab) = (trainer.corpus(), &trainer.corpus().vocab);
    let mut stream = Stream::new(1, "wrong words", 0);
    let ask = |ids: &[u32], position: usize| -> Vec<f64> {
        let batch = question(ids, &[position], vocab);
        let logits = inspect::evaluate::evaluate(trainer.model(), &batch).unwrap().target_logits.remove(0);
        let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers: Vec<f64> = logits.iter().map(|&logit| f64::from(logit - most).exp()).collect();
        let sum: f64 = powers.iter().sum();
        powers.iter().map(|power| power / sum).collect()
    };
    let mut sum = Said::default();
    const SENTENCES: usize = 400;
    for ids in corpus.encoded.iter().take(SENTENCES) {
        let ordinary = ids.len() - 2;
        let place = 1 + stream.below(ordinary);
        let blank = 1 + (place + stream.below(ordinary - 1)) % ordinary;
        assert_ne!(blank, place);
        let wrong = loop {
            let word = vocab.ordinary()[stream.below(vocab.ordinary().len())];
            if word != ids[place] {
                break word;
            }
        };
        let mut misled = ids.clone();
        misled[place] = wrong;
        let (at_wrong, at_right) = (ask(&misled, place), ask(ids, place));
        sum.truth_of_wrong += at_wrong[ids[place] as usize];
        sum.wrong += at_wrong[wrong as usize];
        sum.right += at_right[ids[place] as usize];
        let (mut blanked, mut both) = (ids.clone(), misled);
        blanked[blank] = vocab.special().mask;
        both[blank] = vocab.special().mask;
        let (a, b) = (ask(&blanked, blank), ask(&both, blank));
        sum.moved += a.iter().zip(&b).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0;
    }
    let mean = |x: f64| x / SENTENCES as f64;
    Said {
        truth_of_wrong: mean(sum.truth_of_wrong),
        wrong: mean(sum.wrong),
        right: mean(sum.right),
        moved: mean(sum.moved),
    }
}

#[test]
fn a_model_that_was_only_asked_about_mask_has_no_answer_for_other_words() {
    for seed in 0..3 {
        let experiment = seeded("schemes", seed);
        let (usual, all_mask) = (said(&train(&experiment, 0).0), said(&train(&experiment, 1).0));
        println!("seed {seed}: 80/10/10 {usual:?}, all [MASK] {all_mask:?}");
        // 0.91 to 0.93 against 0.32 to 0.50; and 0.55 against 0.42 to 0.45.
        assert!(usual.right > 0.85 && all_mask.right < 0.6, "seed {seed}: a word that stands there");
        assert!(
            usual.truth_of_wrong > all_mask.truth_of_wrong + 0.05,
            "seed {seed}: in place of a wrong word"
        );
        assert!(usual.wrong < 0.1 && all_mask.wrong < 0.1, "seed {seed}: neither believes the wrong word");
        // A wrong word beside a blank moves both answers, by 0.03 to 0.06 and in no fixed order: in a sentence this
        // short one word is chosen, so that beside [MASK] all others were right in training, whatever the scheme.
        assert!(usual.moved > 0.01 && all_mask.moved > 0.01, "seed {seed}: beside a blank");
        assert!(usual.moved < 0.1 && all_mask.moved < 0.1, "seed {seed}: beside a blank");
        let trainer = Trainer::new(&experiment, 0).unwrap();
        let chosen = |ids: &Vec<u32>| cloze::data::masking::count(0.15, ids.len());
        assert!(trainer.corpus().encoded.iter().all(|ids| chosen(ids) == 1));
    }
}
