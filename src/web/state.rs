//! A run in training as bytes, for the reader's own browser to keep, and the run that goes on from them.
//!
//! Invariant: resume equals never having stopped, bit for bit. `checkpoint/resume.rs` writes the same as a file of
//! safetensors, which others can read; here only this program reads, and without that format and the experiment's own
//! JSON the page loads 20 kB less. All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | hash of the experiment's JSON and the run's index |
//! | 8, 8 | steps made; fingerprint of their losses |
//! | 4 each | of each parameter in the order of names: its values, its first and its second moments |
//! | 8 | hash of all before, since a changed number in a row of numbers is a number all the same |

use std::collections::BTreeMap;

use super::{
    records::{Bytes, RunState},
    run::Run,
};
use crate::{
    error::{Error, Result},
    random::{fnv1a, fnv1a_more},
    train::adamw::Moments,
};

/// Bytes of a hash or a count.
const WORD: usize = 8;

/// Why a row of numbers is not read that is longer or shorter than the run's.
const OTHER_VERSION: &str = "it was kept by another version of this page";

/// What tells one run of one experiment from all others.
pub(super) fn source(experiment: &str, index: usize) -> u64 {
    fnv1a_more(fnv1a(experiment.as_bytes()), &(index as u64).to_le_bytes())
}

impl Run {
    /// The run as it stands. Training is not disturbed.
    ///
    /// # Errors
    /// [`Error::Internal`] for a run that no experiment was given for, and if a parameter cannot be read.
    pub(super) fn state(&self) -> Result<RunState> {
        let internal = |message: &str| Error::Internal(message.to_owned());
        let source = self.source.ok_or_else(|| internal("the run's experiment is not known"))?;
        let fingerprint = self.trainer.fingerprint();
        let hash =
            u64::from_str_radix(&fingerprint, 16).map_err(|_| internal("a fingerprint is no number"))?;
        let step = self.trainer.steps_done();
        let mut bytes: Vec<u8> =
            [source, step as u64, hash].iter().flat_map(|word| word.to_le_bytes()).collect();
        for (name, param) in self.trainer.model().params().iter() {
            let moments = self.trainer.moments().get(name);
            let moments = moments.ok_or_else(|| internal("a parameter has no moments"))?;
            for row in [&param.values()?, &moments.first, &moments.second] {
                bytes.extend(row.iter().flat_map(|number| number.to_le_bytes()));
            }
        }
        bytes.extend(fnv1a(&bytes).to_le_bytes());
        Ok(RunState { step, fingerprint, bytes: Bytes(bytes) })
    }

    /// Run `index` of an experiment's JSON as [`RunState`] has it, ready for its next step: bit for bit as if it had
    /// never stopped. The JSON must be the same text.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] for bytes that were changed, and for those of another experiment or run; as [`Run::new`].
    pub fn resume(experiment: &str, index: usize, bytes: &[u8]) -> Result<Self> {
        let Some((state, checksum)) = bytes.split_last_chunk::<WORD>() else {
            return refuse("it is too short to hold a run");
        };
        if fnv1a(state).to_le_bytes() != *checksum {
            return refuse("its bytes are not those that were kept; their checksum is another");
        }
        let mut run = Run::new(experiment, index)?;
        let mut rest = state;
        let mut word = || take::<WORD>(&mut rest).map(u64::from_le_bytes);
        let (of, step, fingerprint) = (word()?, word()? as usize, word()?);
        if of != source(experiment, index) {
            return refuse("it is of another experiment");
        }
        let mut moments = BTreeMap::new();
        for (name, param) in run.trainer.model().params().iter() {
            let mut row = || -> Result<Vec<f32>> {
                (0..param.len()).map(|_| take(&mut rest).map(f32::from_le_bytes)).collect()
            };
            let values = row()?;
            moments.insert(name.clone(), Moments { first: row()?, second: row()? });
            param.set(values)?;
        }
        if !rest.is_empty() || step > run.trainer.budget() {
            return refuse(OTHER_VERSION);
        }
        run.trainer.resume_after(step, moments, fingerprint);
        Ok(run)
    }
}

fn refuse<T>(why: &str) -> Result<T> {
    Err(Error::Checkpoint(why.to_owned()))
}

/// Takes the next bytes.
fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N]> {
    match rest.split_first_chunk() {
        Some((first, others)) => {
            *rest = others;
            Ok(*first)
        }
        None => refuse(OTHER_VERSION),
    }
}
