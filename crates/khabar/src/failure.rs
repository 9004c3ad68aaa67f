//! Why a command that asks a store fails, and how it ends.

use crate::output::OutputError;
use crate::report::Exit;
use crate::store::StoreError;

/// Why there is no answer.
pub(crate) enum Failure {
    Store(StoreError),
    Output(OutputError),
    Usage(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

/// How the command ends, with what is to be said.
pub(crate) fn told(done: Result<Vec<String>, Failure>) -> Exit {
    let (exit, error) = match done {
        Ok(notes) => {
            notes.iter().for_each(|note| eprintln!("note: {note}"));
            return Exit::Well;
        }
        Err(Failure::Output(OutputError::Closed)) => return Exit::Well,
        Err(Failure::Output(error)) => (Exit::NotWritten, error.to_string()),
        Err(Failure::Store(error)) => {
            (if error.is_usage() { Exit::Usage } else { Exit::NotWritten }, error.to_string())
        }
        Err(Failure::Usage(what)) => (Exit::Usage, what),
    };
    eprintln!("error: {error}");
    exit
}
