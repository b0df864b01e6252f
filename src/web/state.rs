//! A run in training as bytes, for the reader's own browser to keep, and the run that goes on from them: those of
//! [`resume`], and a checksum, since a changed number in a file of numbers is a number all the same.

use super::{
    records::{Bytes, RunState},
    run::Run,
};
use crate::{
    checkpoint::resume,
    error::{Error, Result},
    experiment::Experiment,
    random::fnv1a,
};

/// Bytes of the checksum, which are the last ones.
const CHECKSUM: usize = 8;

impl Run {
    /// The run as it stands. Training is not disturbed.
    ///
    /// # Errors
    /// [`Error::Internal`] for a run that no experiment was given for; as [`resume::save`].
    pub(super) fn state(&self) -> Result<RunState> {
        let Some((experiment, index)) = &self.source else {
            return Err(Error::Internal("the run's experiment is not known".to_owned()));
        };
        let mut bytes = resume::save(&self.trainer, experiment, *index)?;
        bytes.extend(fnv1a(&bytes).to_le_bytes());
        let step = self.trainer.steps_done();
        Ok(RunState { step, fingerprint: self.trainer.fingerprint(), bytes: Bytes(bytes) })
    }

    /// Run `index` of an experiment's JSON as [`RunState`] has it, ready for its next step: bit for bit as if it had
    /// never stopped.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] for bytes that were changed, and for those of another experiment or run; as
    /// [`Experiment::parse`] and [`resume::load`].
    pub fn resume(experiment: &str, index: usize, bytes: &[u8]) -> Result<Self> {
        let refuse = |message: &str| Err(Error::Checkpoint(message.to_owned()));
        let Some((state, checksum)) = bytes.split_last_chunk::<CHECKSUM>() else {
            return refuse("it is too short to hold a run");
        };
        if fnv1a(state).to_le_bytes() != *checksum {
            return refuse("its bytes are not those that were kept; their checksum is another");
        }
        let experiment = Experiment::parse(experiment)?;
        let (trainer, of, run) = resume::load(state)?;
        if of != experiment || run != index {
            return refuse("it is of another experiment");
        }
        Ok(Run::of(trainer, experiment, index))
    }
}
