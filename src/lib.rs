//! **Cloze** trains BERT's masked language model inside a web page. This crate is everything but the page: it knows
//! no browser, no clock and no randomness that is not seeded, and runs the same natively and as WebAssembly.
//!
//! # The path in ten lines
//!
//! ```
//! use cloze::{experiment::presets, inspect, train::Trainer};
//!
//! let preset = presets::find("notebook")?;
//! let mut trainer = Trainer::new(&preset.experiment, 1)?; // run 1: BERT
//! while !trainer.is_done() {
//!     trainer.step()?; // a StepReport: loss, accuracy, gradient norm, …
//! }
//! let vocab = &trainer.corpus().vocab;
//! let prediction = inspect::predict(trainer.model(), vocab, "the [MASK] sleeps")?;
//! assert_eq!(prediction.candidates(vocab, 0, 1)[0].token, "cat");
//! # Ok::<(), cloze::error::Error>(())
//! ```
//!
//! # Reading order
//!
//! | place | in → out |
//! |---|---|
//! | [`experiment`] | JSON → a validated [`experiment::Experiment`] |
//! | [`data`] | text → sentences → ids → corrupted batches; no tensors |
//! | [`exact`] | corpus and masking → the best possible predictor, the least possible loss; no tensors |
//! | [`model`] | batch → logits of the targets, and their loss; no text |
//! | [`train`] | loss → gradients → new parameters, a [`train::StepReport`] a step; [`train::trainer`] is the loop |
//! | [`tune`] | a pre-trained trunk and a few labels → accuracies, next to baselines |
//! | [`inspect`] | read-only questions: fill a blank, score a batch |
//! | [`checkpoint`] | Hugging Face's files both ways; a run that goes on where it stopped |
//! | [`web`] | the edge: what crosses to the page, and the class that a worker holds |
//!
//! The command line is `src/cli/`; the page is `www/`, where `www/src/lab/lab.js` is the place to start.
//!
//! # Invariants
//!
//! Each is stated where it holds, in a sentence that begins "Invariant:", and has a test whose message quotes it.
//!
//! 1. **Same experiment, same run.** Experiment and build determine every bit of every report. All randomness is
//!    drawn from [`random::Stream`]; batch *t* is a pure function of (corpus, policy, seed, *t*).
//! 2. **The core knows no browser**: no wasm_bindgen, no clock and no files outside `web`, `cli` and `checkpoint`.
//! 3. **`data` and `exact` know no tensors, `model` knows no text.** They meet in `train` and `inspect`.
//! 4. **A gradient reaches every parameter**, finite, and non-zero except where the mathematics says zero.
//! 5. **Targets only.** The loss is the mean over all targets of the batch; kept tokens are targets, special ones never.
//! 6. **Padding is invisible.** What stands at `[PAD]` changes no bit of any real position.
//! 7. **Looking does not disturb.** Predicting and evaluating leave parameters, optimiser and streams as they were.
//! 8. **A step is whole or an error.** Divergence is [`error::Error::Diverged`], never a number on a chart.
//! 9. **Resume equals never having stopped**, bit for bit.
//! 10. **No trained model beats the floor**, beyond sampling error. If one does, information leaks.
//! 11. **Held-out sentences are not trained on**; the vocabulary is the whole language's.
//!
//! Bits are the same in every browser and in Node, since WebAssembly defines them. Native code may choose other kernels
//! from one processor to the next, and rounds differently in the last bits.
//!
//! # Where building changed the design
//!
//! - The settings are a table, `settings.json`, that Rust and the page both read, and so are the presets. A form, a
//!   check in the browser and a check here cannot drift apart.
//! - The library is an rlib; the wasm build asks for a cdylib itself, in a profile of its own (`wasm`), so that a native
//!   `cargo build --release` need not pay for link-time optimisation.
//! - The exact posterior needs no dynamic programme: all agreeing tokens are alike, so that the sum over unknown selections
//!   is a sum over how many of them were selected.
//! - The hot operations are fused ones of our own ([`model::ops`]) inside candle's autograd, the loss among them, so that there
//!   is no `train::loss`. They add the gradients of parameters straight into [`model::params::Param`], as PyTorch does; candle's
//!   graph carries the activations. A layer is two operations, attention and feed-forward, each with its residual and
//!   LayerNorm: candle adds every gradient that it is handed to freshly allocated zeros, and numbers of inputs are limited.
//! - They are a crate of their own, `cloze-ops` in `src/model/ops`, with the update of AdamW and the random numbers of dropout: a
//!   step spends its time there, all other code of the download is compiled for size, and only a crate can have an
//!   optimisation level of its own. What is linked has to be at that level too; hence the empty crate `www/wasm`.
//! - Only what the loss needs is computed ([`model::packed`]): no padding, no sentence without a target, and in the last layer
//!   the targets' rows alone. What is computed is what would have been computed, so the reference numbers hold.
//! - In WebAssembly matrices are multiplied by a kernel of our own (`model/ops/kernel.rs`), since the `gemm` library's runs
//!   out of registers there; natively by `gemm`.
//! - The loss curves are drawn by the page itself (`www/src/charts/loss-chart.js`), from what a column of pixels can show
//!   (`www/src/charts/decimation.js`): a chart library was a third of the page's JavaScript.
//! - There is one way to ask: every panel says what it needs to know, `www/src/workers/questions.js` asks it once until it is
//!   out of date, and [`web::questions`] answers by name, of a run or of the library. The thinking is in [`inspect`].
//! - A model follows the blank of the page by itself, at some sixty moments of its training ([`inspect::follow`]): the page
//!   cannot ask as often as a fast training would need.
//! - An exact predictor is of inputs that are drawn anew, or of a set that never changes ([`exact::Exact`]); spans have none.
//! - Beside masked language modelling a run may learn a second thing ([`experiment::Objective`]). The two losses are reported
//!   apart, so that the loss of a run is always in nats per target. What a pair head can reach at best depends on the masking,
//!   since it sees the corrupted pair ([`exact::pairs`]).
//! - In next sentence prediction the random sentence is one that follows another somewhere: BERT draws any, but then the form of
//!   a first sentence gives it away in grammars as small as these. A document of one sentence is read alone.
//! - The scoreboard of fine-tuning is filled in by the run's worker, in slices between its answers (`web::scoreboard`), on a copy of
//!   the encoder: the run may train on.
//! - SpanBERT's budget of 15 % would cut nearly every span of short sentences to a word or two: here the number of spans is
//!   drawn, so that the share holds on average and lengths are as in the paper (`data::masking`).
//! - Fine-tuning's tasks are all about one bundled grammar, `world`, since a trunk can only be tuned on words that it knows; a label
//!   budget counts labelled examples, of which a part-of-speech tagger's has one label for each word.
//! - What pre-training buys is what it asked. In `world` the second sentences of tales are worded like the clauses after *so*, since
//!   next sentence prediction on other words did not carry over to entailment; nothing it learns asks whether a sentence is
//!   grammatical, and on *acceptability* it buys little with few labels, which the page shows like the rest.
//!
//! # Words
//!
//! *Corpus*, *sentence*, *token*, *vocabulary*; *special token* (`[PAD] [UNK] [CLS] [SEP] [MASK]`) and *ordinary* for the
//! others; *corruption*, fresh or *static*, *target* (a selected position, or where all are scored every ordinary one) and its *outcome* (masked, random, kept); *batch*, *step*, *epoch*;
//! *run*, *experiment*, *preset*; *objective* (what a run learns), *pair*, *trunk* (a pre-trained encoder), *way* (of fine-tuning); *loss* in nats per target, its *floor* (the least possible) and its *gap* (loss − floor);
//! *view* (what a predictor may see), *language* (what a grammar describes), *held-out* sentences; *context* (none, left, right, both); *prediction*,
//! *candidate*, *attention map*; *trunk* (a pre-trained encoder), *task*, *label*, *way* (full, probe, scratch).

pub mod checkpoint;
pub mod data;
pub mod error;
pub mod exact;
pub mod experiment;
pub mod inspect;
pub mod model;
pub mod train;
pub mod tune;
pub mod web;

pub use cloze_ops::random;
