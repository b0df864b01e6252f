//! **Cloze** trains BERT's masked language model (MLM) inside a web page. This crate is everything but the page. It knows
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
//! # Map, in reading order
//!
//! | room | in → out |
//! |---|---|
//! | [`experiment`] | JSON → a validated [`experiment::Experiment`]; presets |
//! | [`data`] | text → sentences → ids → corrupted batches; no tensors |
//! | [`exact`] | corpus and masking → the best possible predictor and the least possible loss; no tensors |
//! | [`exercises`] | corpus and seed → questions with exact answers and how to find them; no tensors |
//! | [`model`] | batch → logits of the targets, and their loss; no text. [`model::ops`] holds the hot operations |
//! | [`train`] | loss → gradients → new parameters; [`train::trainer`] is the loop |
//! | [`tune`] | a pre-trained encoder and a few labels → accuracies beside baselines |
//! | [`inspect`] | read-only questions about a run: fill a blank, score a batch, attention, embeddings |
//! | [`checkpoint`] | Hugging Face's files both ways; a run that goes on where it stopped |
//! | [`web`] | the edge to the page: the questions that a worker answers, and the records that cross |
//!
//! The command line is `src/cli/`. The page is `www/`; start in `www/src/lab/lab.js`. Every layer of a model is built
//! through [`candle_nn::VarBuilder`]. Everything that is not hot is candle-nn's layers and candle's operations; six fused
//! operations are hot, and the tests hold them to candle's composition.
//!
//! # Invariants
//!
//! Each is stated where it holds, in a sentence that begins "Invariant:", and has a test whose message quotes it.
//!
//! 1. **Same experiment, same run.** Experiment and build determine every bit of every report. All randomness is
//!    drawn from [`random::Stream`]; batch *t* is a pure function of (corpus, policy, seed, *t*).
//! 2. **The core knows no browser**: no wasm_bindgen, no clock and no files outside `web`, `cli` and `checkpoint`.
//! 3. **`data`, `exact` and `exercises` know no tensors, `model` knows no text.** They meet in `train`, `tune` and `inspect`.
//! 4. **A gradient reaches every parameter**, finite, and non-zero except where the mathematics says zero.
//! 5. **Targets only.** The loss is the mean over all targets of the batch; kept tokens are targets, special ones never.
//! 6. **Padding is invisible.** What stands at `[PAD]` changes no bit of any real position.
//! 7. **Looking does not disturb.** Predicting and evaluating leave parameters, optimiser and streams as they were.
//! 8. **A step is whole or an error.** Divergence is [`error::Error::Diverged`], never a number on a chart.
//! 9. **Resume equals never having stopped**, bit for bit.
//! 10. **No trained model beats the floor**, beyond sampling error. If one does, information leaks.
//! 11. **Held-out sentences are not trained on**; the vocabulary is the whole language's, or the whole text's.
//!
//! Bits are the same in every browser and in Node, since WebAssembly defines them. Native code may choose other kernels
//! from one processor to the next, and rounds differently in the last bits.
//!
//! # Words
//!
//! - **Text**: *corpus*, *document*, *sentence*, *token*, *vocabulary*. *Special tokens* are `[PAD] [UNK] [CLS] [SEP] [MASK]`;
//!   all others are *ordinary*. *Held-out* sentences are not trained on. A *language* is all that a grammar describes.
//! - **Corruption**: *targets* are the selected positions (or every ordinary one, where all are scored). Each has an *outcome*:
//!   masked, random or kept. Corruption is drawn afresh for each batch, or is *static*.
//! - **Training**: *batch*, *step*, *epoch*; *run*, *experiment* (one corpus, one to four runs), *preset*; *objective* (what a
//!   run learns: MLM alone, or a *second objective* over sentence pairs or replaced tokens).
//! - **Loss** is in nats per target. Its *floor* is the least that any model with the same *view* can reach; the *gap* is loss − floor.
//!   A *view* is what a predictor may see; *context* (none, left, right, both) is what a BERT may attend to.
//! - **Answers**: a *blank*, its *prediction*, the *candidates* for it; *attention map*.
//! - **Fine-tuning**: *task*, *label*, *pre-trained encoder*, *method* (full, probe, scratch), *scoreboard*.
//!
//! # What is not supported
//!
//! No GPU and one thread a run. No published BERT in the page, and no word pieces: a vocabulary is its corpus's words.
//! At most 1 MB of text, 20,000 sentences and 8,000 distinct words ([`data::corpus::limits`]; those of single settings are in
//! `experiment/settings.json`).

pub mod checkpoint;
pub mod data;
pub mod error;
pub mod exact;
pub mod exercises;
pub mod experiment;
pub mod inspect;
pub mod model;
pub mod train;
pub mod tune;
pub mod web;

pub use cloze_ops::random;
