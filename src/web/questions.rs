//! The questions that a worker answers: one `match` for a run, one for the library. Arguments become calls of
//! [`crate::inspect`] and [`crate::exact`], and their results become [`records`]. One file, though
//! long: it lists every question with its arguments and its answer.
//!
//! Invariant: looking does not disturb. Every question takes the trainer by shared reference.

use serde::Deserialize;
use serde_json::Value;

use super::{
    library::Library,
    records::{self, Answer, Column},
    run::Run,
    scoreboard::{ScoreboardJob, TuneArguments},
};
use crate::{
    data::{Batch, Corpus, Notice, Outcome, Vocab, grammar::Grammar},
    error::{Error, Result, sentence},
    exact::{self, Posterior, RunFloors, View},
    exercises,
    experiment::{CorpusSource, Experiment, MaskingPolicy, RunConfig},
    inspect::{
        self, attention, decisive, embeddings, patterns,
        step::{self, Corrupted},
    },
    train::Trainer,
    tune::Task,
};

/// Tokens drawn for one answer about outcomes: some ten milliseconds.
const TOKENS_AT_ONCE: usize = 50_000;

/// Neighbours of a word.
const NEIGHBOURS: usize = 8;

/// Scoreboards that are kept: the one that is filled in, the one before, and some that were replaced before they had a
/// result.
const SCOREBOARDS: usize = 4;

/// The most sentences of a sample that the page offers.
const EXAMPLES: usize = 2_000;

impl Run {
    /// Answers a question about the run. A slice of fine-tuning lasts until `is_over`.
    ///
    /// # Errors
    /// [`Error::NoSuchQuestion`]; [`Error::Field`] for wrong arguments; and the errors of the answer itself.
    pub fn ask(&mut self, question: &str, arguments: &Value, is_over: impl Fn() -> bool) -> Result<Answer> {
        let trainer = &self.trainer;
        Ok(match question {
            "predict" => Answer::Prediction(self.predict(&read(question, arguments)?)?),
            "step" => Answer::Step(step_of(trainer, &read(question, arguments)?)?),
            "outcomes" => Answer::Outcomes(outcomes(trainer, &read(question, arguments)?)?),
            "glance" => Answer::Glance(glance(trainer, &read(question, arguments)?)?),
            "attention" => attention_to(trainer, &read(question, arguments)?)?,
            "patterns" => patterns_of(trainer, &read(question, arguments)?)?,
            "embeddings" => Answer::Embeddings(plane(trainer, &read(question, arguments)?)?),
            "neighbours" => Answer::Neighbours(neighbours(trainer, &read(question, arguments)?)?),
            "evaluate" => Answer::Evaluation(evaluation(trainer, &read(question, arguments)?)?),
            "tune" => Answer::Scoreboard(self.tune(&read(question, arguments)?, is_over)?),
            "state" => {
                let NoArguments {} = read(question, arguments)?;
                Answer::State(self.state()?)
            }
            "judge" => Answer::Judgement(self.judge(&read(question, arguments)?)?),
            _ => return Err(Error::NoSuchQuestion { what: question.to_owned() }),
        })
    }

    fn predict(&mut self, arguments: &PredictArguments) -> Result<records::Prediction> {
        let (trainer, vocab) = (&self.trainer, &self.trainer.corpus().vocab);
        let found = inspect::predict(trainer.model(), vocab, &arguments.text)?;
        let step = trainer.steps_done();
        let watch = if arguments.watch { Some(self.watch(&arguments.text)?) } else { None };
        Ok(records::Prediction {
            tokens: found.tokens,
            unknown: found.unknown,
            blanks: found.blanks,
            step,
            watch,
            probabilities: Column(found.probabilities),
        })
    }

    /// Fills in a slice of the scoreboard with the given number, and begins it if it is not one of the last.
    fn tune(&mut self, arguments: &TuneArguments, is_over: impl Fn() -> bool) -> Result<records::Scoreboard> {
        let kept = self.scoreboards.iter().position(|job| job.number == arguments.number);
        let mut job = match kept {
            Some(at) => self.scoreboards.remove(at),
            None => ScoreboardJob::begin(&self.trainer, arguments)?,
        };
        let answer = job.slice(arguments.turn, is_over);
        self.scoreboards.push(job);
        let past = self.scoreboards.len().saturating_sub(SCOREBOARDS);
        self.scoreboards.drain(..past);
        answer
    }

    fn judge(&self, arguments: &JudgeArguments) -> Result<records::Judgement> {
        let none = || {
            Error::field(
                "number",
                sentence!("none-tuned", "no model is fine-tuned yet; press Fine-tune first"),
            )
        };
        let task = Task::from_name(&arguments.task)?;
        let job = self.scoreboards.iter().find(|job| job.number == arguments.number);
        job.ok_or_else(none)?.judge(task, &arguments.a, &arguments.b)
    }
}

impl Library {
    /// Answers a question that needs no weights.
    ///
    /// # Errors
    /// As [`Run::ask`].
    pub fn ask(&mut self, question: &str, arguments: &Value) -> Result<Answer> {
        Ok(match question {
            "corpus" => {
                let CorpusArguments { corpus } = read(question, arguments)?;
                let corpus = self.corpus(&Experiment::parse_corpus(&corpus.to_string())?)?;
                Answer::Corpus(records::CorpusInfo::of(&corpus, corpus.notices()))
            }
            "floors" => {
                let ExperimentArguments { experiment } = read(question, arguments)?;
                Answer::Floors(self.floors(&Experiment::from_value(&experiment)?)?)
            }
            "exact" => {
                let ReaderArguments { experiment, text } = read(question, arguments)?;
                let Experiment { corpus: source, runs, .. } = Experiment::from_value(&experiment)?;
                let (corpus, posterior) = self.predictor(&source, &runs)?;
                let found = inspect::predict_exactly(&corpus, &posterior, &text)?;
                let mut own = Vec::new();
                for run in &runs {
                    own.extend(self.own_words(&source, run, &text, found.probabilities.len())?);
                }
                Answer::Exact(records::ExactPrediction {
                    tokens: found.question.tokens(&corpus.vocab),
                    vocabulary: shown(&corpus.vocab),
                    entropies: found.entropies(),
                    probabilities: flat(&found.probabilities, corpus.vocab.len()).collect(),
                    own: Column(own),
                    unknown: found.question.unknown,
                    blanks: found.question.blanks,
                })
            }
            "decisive" => {
                let ReaderArguments { experiment, text } = read(question, arguments)?;
                let (corpus, posterior) = self.predictor_of(&experiment)?;
                let found = decisive::decisive(&corpus, &posterior, &text)?;
                let blank =
                    |(&position, deciding): (&usize, &Option<decisive::Deciding>)| records::DecisiveBlank {
                        position,
                        entropy: deciding.as_ref().map(|deciding| deciding.entropy),
                        growth: deciding.as_ref().map(|deciding| deciding.growth.clone()),
                    };
                Answer::Decisive(records::Decisive {
                    tokens: found.question.tokens(&corpus.vocab),
                    blanks: found.question.blanks.iter().zip(&found.blanks).map(blank).collect(),
                    too_much: found.too_much,
                })
            }
            "classes" => {
                let CorpusArguments { corpus } = read(question, arguments)?;
                Answer::Classes(classes(&Experiment::parse_corpus(&corpus.to_string())?)?)
            }
            "exercises" => {
                let ExercisesArguments { corpus, seed, count } = read(question, arguments)?;
                let corpus = self.corpus(&Experiment::parse_corpus(&corpus.to_string())?)?;
                Answer::Exercises(exercises::sheet(&corpus, u64::from(seed), count)?.into())
            }
            _ => return Err(Error::NoSuchQuestion { what: question.to_owned() }),
        })
    }

    /// # Errors
    /// What the experiment's corpus can be refused for; as [`exact::floors_of`].
    fn floors(&mut self, experiment: &Experiment) -> Result<records::ExperimentFloors> {
        let corpus = self.corpus(&experiment.corpus)?;
        let mut runs = Vec::new();
        for run in &experiment.runs {
            let floors = exact::floors_of(&corpus, run)?;
            runs.push(records::RunFloors::of(floors, run.objective.has_pairs()));
        }
        let masking = experiment.runs.first().map_or(MaskingPolicy::BERT, |run| run.masking);
        let references = Posterior::new(&corpus, &masking).references();
        Ok(records::ExperimentFloors {
            runs,
            uniform: references.uniform,
            unigram: references.unigram,
            position_only: references.position_only,
        })
    }

    /// What the best model would say that sees as much as a run, row-major `[blanks, vocabulary]`.
    fn own_words(
        &mut self,
        source: &CorpusSource,
        run: &RunConfig,
        text: &str,
        blanks: usize,
    ) -> Result<Vec<f32>> {
        let (corpus, posterior) = match self.predictor(source, std::slice::from_ref(run)) {
            Err(Error::NoExact) => return Ok(vec![0.0; blanks * self.corpus(source)?.vocab.len()]),
            found => found?,
        };
        let found = inspect::predict_exactly_seeing(View::of(&run.model), &corpus, &posterior, text)?;
        Ok(flat(&found.probabilities, corpus.vocab.len()).collect())
    }

    fn predictor_of(
        &mut self,
        experiment: &Value,
    ) -> Result<(std::sync::Arc<Corpus>, std::sync::Arc<Posterior>)> {
        let experiment = Experiment::from_value(experiment)?;
        self.predictor(&experiment.corpus, &experiment.runs)
    }
}

/// The words of an exact prediction, row-major `[blanks, vocabulary]`; zeros where impossible.
fn flat(rows: &[Option<Vec<f64>>], vocabulary: usize) -> impl Iterator<Item = f32> {
    let impossible = move || vec![0.0; vocabulary];
    rows.iter().flat_map(move |row| row.clone().unwrap_or_else(impossible)).map(|p| p as f32)
}

// Arguments.

fn read<'a, T: Deserialize<'a>>(question: &str, arguments: &'a Value) -> Result<T> {
    T::deserialize(arguments).map_err(|error| Error::field(question, error.to_string()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoArguments {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredictArguments {
    text: String,
    /// Watch the text from here on: moments come with the steps.
    #[serde(default)]
    watch: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextArguments {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BatchArguments {
    step: usize,
    /// 0 for the batch that is trained on, k for the k-th other corruption of the same sentences.
    again: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepArguments {
    step: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomesArguments {
    /// The step to count to. One answer may stop earlier.
    step: usize,
    /// The counts so far, of steps 1 to `last`.
    masked: usize,
    random: usize,
    kept: usize,
    last: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenArguments {
    token: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JudgeArguments {
    /// Which scoreboard.
    number: usize,
    /// How many of its cells are done: the page asks anew when there are more.
    #[serde(rename = "done")]
    _done: usize,
    task: String,
    a: String,
    b: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorpusArguments {
    corpus: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExercisesArguments {
    corpus: Value,
    seed: u32,
    count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExperimentArguments {
    experiment: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReaderArguments {
    experiment: Value,
    text: String,
}

// Answers.

impl records::Failure {
    /// An error as the page gets it.
    pub fn of(error: &Error) -> Self {
        records::Failure { code: error.code().to_owned(), values: error.values(), message: error.to_string() }
    }
}

/// The tokens of a vocabulary as its corpus writes them.
pub(super) fn shown(vocab: &Vocab) -> Vec<String> {
    (0..vocab.len() as u32).map(|id| vocab.shown(id).to_owned()).collect()
}

impl From<Notice> for records::Notice {
    fn from(notice: Notice) -> Self {
        match notice {
            Notice::NothingHeldOut => records::Notice::NothingHeldOut,
            Notice::OnlySingleWords => records::Notice::OnlySingleWords,
            Notice::SingleWords { sentences } => records::Notice::SingleWords { sentences },
            Notice::SpellingsMerged { words, merged } => records::Notice::SpellingsMerged { words, merged },
            Notice::PairsTruncated { positions } => records::Notice::PairsTruncated { positions },
            Notice::ExamplesTruncated { task, truncated, examples, positions } => {
                records::Notice::ExamplesTruncated { task, truncated, examples, positions }
            }
        }
    }
}

impl records::CorpusInfo {
    /// A corpus's sizes and notices.
    pub fn of(corpus: &Corpus, notices: Vec<Notice>) -> Self {
        // The page has the text of any other corpus itself.
        let examples = if corpus.population.is_some() { EXAMPLES } else { 0 };
        records::CorpusInfo {
            sentences: corpus.sentences.len(),
            words: corpus.vocab.ordinary().len(),
            longest: corpus.longest(),
            notices: notices.into_iter().map(records::Notice::from).collect(),
            held_out: corpus.held_out.len(),
            language: corpus.population.as_ref().map(|population| population.documents),
            examples: corpus.sentences.iter().take(examples).cloned().collect(),
        }
    }
}

impl records::RunFloors {
    fn of(floors: RunFloors, has_pairs: bool) -> Self {
        let pair = floors.pair.map(|pairs| records::PairFloor {
            nats: pairs.pair.nats,
            standard_error: pairs.pair.standard_error,
            uncorrupted: pairs.uncorrupted,
            words: pairs.words,
        });
        records::RunFloors {
            view: floors.view.name(),
            corpus: floors.corpus.map(records::Floor::from),
            population: floors.population.map(records::Floor::from),
            pair: has_pairs.then_some(pair),
        }
    }
}

impl From<exact::Floor> for records::Floor {
    fn from(floor: exact::Floor) -> Self {
        let [masked, random, kept] = floor.by_outcome;
        records::Floor {
            nats: floor.nats,
            standard_error: floor.standard_error,
            by_outcome: records::OutcomeFloors { masked, random, kept, other: floor.other },
        }
    }
}

fn step_of(trainer: &Trainer, arguments: &BatchArguments) -> Result<records::StepAnswer> {
    let batch = batch_of(trainer, arguments.step, arguments.again)?;
    let sentences = step::sentences(&batch, trainer.corpus());
    let guesses = step::guesses(trainer.model(), &batch)?;
    let view = View::of(&trainer.config().model);
    let none = || vec![None; batch.targets.len()];
    let floors = trainer.exact().map_or_else(none, |exact| exact.target_floors(&batch, view));
    Ok(records::StepAnswer {
        step: arguments.step,
        again: arguments.again,
        made: trainer.steps_done(),
        loss: guesses.loss,
        tokens: batch.tokens(),
        sentences: sentences.into_iter().map(sentence).collect(),
        guess: guesses.ids.iter().map(|&id| id as f32).collect(),
        p: Column(guesses.probabilities),
        losses: Column(guesses.losses),
        floors: floors.iter().map(|floor| floor.map_or(f32::NAN, |nats| nats as f32)).collect(),
    })
}

fn sentence(found: Corrupted) -> records::StepSentence {
    let name = |outcome: Outcome| match outcome {
        Outcome::Masked => "masked",
        Outcome::Random => "random",
        Outcome::Kept => "kept",
    };
    let target = |(position, outcome): (usize, Option<Outcome>)| records::StepTarget {
        position,
        outcome: outcome.map(name),
    };
    records::StepSentence {
        sentence: found.sentence,
        tokens: found.tokens,
        input: found.input,
        targets: found.targets.into_iter().map(target).collect(),
    }
}

fn outcomes(trainer: &Trainer, arguments: &OutcomesArguments) -> Result<records::Outcomes> {
    check(trainer, arguments.step)?;
    let &OutcomesArguments { step, masked, random, kept, last } = arguments;
    let before = step::Outcomes { masked, random, kept, last };
    let step::Outcomes { masked, random, kept, last } =
        step::outcomes(trainer.batches(), trainer.corpus(), before, step, TOKENS_AT_ONCE)?;
    Ok(records::Outcomes { masked, random, kept, last })
}

fn glance(trainer: &Trainer, arguments: &StepArguments) -> Result<records::Glance> {
    let batch = batch_of(trainer, arguments.step, 0)?;
    let found = step::glance(trainer.model(), &batch)?;
    let token = |sentence: usize, position: usize| {
        trainer.corpus().vocab.shown(batch.input_ids[sentence * batch.length + position]).to_owned()
    };
    let target = |glance: &step::Glance| records::GlanceTarget {
        sentence: glance.sentence,
        position: glance.position,
        token: token(glance.sentence, glance.position),
    };
    let most = |glance: &step::Glance| {
        let (position, share) = glance.most?;
        Some(records::GlanceKey { position, token: token(glance.sentence, position), share })
    };
    Ok(records::Glance {
        step: arguments.step,
        made: trainer.steps_done(),
        target: found.as_ref().map(target),
        most: found.as_ref().and_then(most),
    })
}

fn check(trainer: &Trainer, step: usize) -> Result<()> {
    let last = trainer.budget();
    if (1..=last).contains(&step) { Ok(()) } else { Err(Error::NoSuchStep { step, last }) }
}

fn batch_of(trainer: &Trainer, step: usize, again: usize) -> Result<Batch> {
    check(trainer, step)?;
    match again {
        0 => trainer.batch_of_step(step),
        again => trainer.batches().resample(trainer.corpus(), step - 1, again),
    }
}

fn evaluation(trainer: &Trainer, _: &NoArguments) -> Result<records::Evaluation> {
    let found = trainer.evaluate()?;
    Ok(records::Evaluation {
        step: found.step,
        nats: found.loss.nats,
        standard_error: found.loss.standard_error,
        gap: found.gap.map(|gap| records::Gap { nats: gap.nats, standard_error: gap.standard_error }),
        sequences: found.sequences,
    })
}

fn attention_to(trainer: &Trainer, arguments: &TextArguments) -> Result<Answer> {
    let found = attention::attention(trainer.model(), &trainer.corpus().vocab, &arguments.text)?;
    let Some(found) = found else { return Ok(Answer::NoAttention(records::NoAttention { layers: 0 })) };
    Ok(Answer::Attention(records::Attention {
        tokens: found.tokens,
        unknown: found.unknown,
        layers: found.layers,
        heads: found.heads,
        context: found.context.name(),
        probabilities: Column(found.probabilities),
    }))
}

fn patterns_of(trainer: &Trainer, _: &NoArguments) -> Result<Answer> {
    let config = trainer.config();
    let found = patterns::patterns(trainer.model(), trainer.corpus(), &config.masking, config.seed)?;
    let Some(found) = found else { return Ok(Answer::NoAttention(records::NoAttention { layers: 0 })) };
    Ok(Answer::Patterns(records::Patterns {
        names: patterns::NAMES.to_vec(),
        layers: found.layers,
        heads: found.heads,
        sentences: found.sentences,
        tokens: found.tokens,
        shares: Column(found.shares),
        uniform: Column(found.uniform),
    }))
}

/// The plane is fitted to ordinary words only.
fn plane(trainer: &Trainer, _: &NoArguments) -> Result<records::Embeddings> {
    let (table, width) = trainer.model().token_embeddings()?;
    let plane = embeddings::plane(&table, width, trainer.corpus().vocab.ordinary());
    Ok(records::Embeddings {
        step: trainer.steps_done(),
        explained: plane.explained,
        x: plane.x.iter().map(|&place| place as f32).collect(),
        y: plane.y.iter().map(|&place| place as f32).collect(),
    })
}

fn neighbours(trainer: &Trainer, arguments: &TokenArguments) -> Result<records::Neighbours> {
    let token = arguments.token;
    let vocab = &trainer.corpus().vocab;
    if token >= vocab.len() {
        let last = vocab.len() - 1;
        let reason =
            sentence!("no-such-token", "there is no token {token}; the last one is {last}", token, last);
        return Err(Error::field("token", reason));
    }
    let (table, width) = trainer.model().token_embeddings()?;
    let found = embeddings::neighbours(&table, width, vocab, token as u32, NEIGHBOURS);
    Ok(records::Neighbours {
        step: trainer.steps_done(),
        token,
        neighbours: found.into_iter().map(|(token, cosine)| records::Neighbour { token, cosine }).collect(),
    })
}

/// The word classes of a grammar's words, in the order of the rules.
fn classes(source: &CorpusSource) -> Result<records::Classes> {
    let CorpusSource::Grammar(sample) = source else { return Ok(records::Classes { classes: [].into() }) };
    let grammar = Grammar::parse(Grammar::bundled(&sample.grammar).unwrap_or(&sample.grammar))?;
    let owned = |(word, of): (String, Vec<&str>)| (word, of.into_iter().map(str::to_owned).collect());
    Ok(records::Classes { classes: grammar.word_classes().into_iter().map(owned).collect() })
}
