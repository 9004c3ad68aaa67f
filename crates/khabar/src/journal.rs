//! What a run has done so far, written beside its output, so that a later run can go on where it was interrupted.
//!
//! The journal is lines of JSON. The first says what the run is, each other one is a mark: how far the reading had come, how
//! long the outputs were, what was counted, and what later articles are compared with. Outputs reach the disk before their mark
//! does, so whatever stands behind the last whole mark is cut off and made again: nothing is lost, and nothing stands twice.

use crate::batch::Made;
use crate::copies::Signature;
use crate::output::{OutputError, hidden, is_file_to_be};
use crate::read::Position;
use crate::report::Tally;
use crate::seen::Seen;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The time between marks, where setting one takes next to none.
const PAUSE: Duration = Duration::from_secs(1);

/// Setting marks takes no more than one part in so many of the time.
const SHARE: u32 = 20;

/// What a run of so many seconds has left behind is not overwritten without being asked.
const PRECIOUS: f64 = 60.0;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// The program's version, and all options on which the output depends.
    run: String,
}

/// How far a run has come.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Mark {
    pub(crate) position: Position,
    /// The bytes of each output.
    pub(crate) lengths: Vec<u64>,
    pub(crate) tally: Tally,
    pub(crate) seconds: f64,
    /// Ids, and signatures where the articles have any, since the mark before.
    pub(crate) seen: Vec<(String, Option<String>)>,
    /// Whether everything is written, and only the files lack their names.
    pub(crate) is_complete: bool,
}

/// A journal that is being written.
pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    begun: Instant,
    /// Seconds of the runs before.
    before: f64,
    last: Instant,
    pause: Duration,
    seen: Vec<(String, Option<String>)>,
}

/// Why a run does not begin.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// What the user is to decide.
    Usage(String),
    Output(OutputError),
}

impl Journal {
    /// Opens the journal of an output that is a file. Where `resume` is wanted and an earlier run of the same kind left
    /// one, its last mark, with what it compares with put into `seen`.
    ///
    /// # Errors
    /// An earlier run of another kind where it was to be gone on with; one that would be lost where it was not.
    pub(crate) fn open(
        output: &Path,
        run: &str,
        resume: bool,
        seen: &mut Seen,
    ) -> Result<Option<(Self, Option<Mark>)>, Refusal> {
        let output = fs::canonicalize(output).unwrap_or_else(|_| output.to_owned());
        if !is_file_to_be(&output) {
            return Ok(None);
        }
        let failed = |path: &Path, error| {
            Refusal::Output(OutputError::Failed { name: path.display().to_string(), error })
        };
        let path = hidden(&output, ".journal").map_err(|error| failed(&output, error))?;
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(|error| failed(&output, error))?;
        if file.try_lock().is_err() {
            return Err(Refusal::Usage(format!("another run is writing `{}`", output.display())));
        }
        let (head, mark, end) = read(&file, seen).map_err(|error| failed(&path, error))?;
        let is_same = head.as_ref().is_some_and(|head| head.run == run);
        match &mark {
            Some(mark) if !resume && mark.seconds >= PRECIOUS => {
                let what = "an earlier run was interrupted";
                return Err(Refusal::Usage(format!(
                    "{what} after {:.0} minutes and {} articles: `--resume` goes on with it; to begin anew, delete `{}`",
                    (mark.seconds / 60.0).ceil(),
                    mark.tally.articles,
                    path.display()
                )));
            }
            Some(_) if resume && !is_same => {
                return Err(Refusal::Usage(format!(
                    "the interrupted run had another version or other options: give the same, or begin anew without \
                     `--resume` after deleting `{}`",
                    path.display()
                )));
            }
            _ => {}
        }
        let mark = mark.filter(|_| resume);
        if mark.is_none() {
            *seen = Seen::default();
        }
        let journal = Self::begin(file, path.clone(), run, mark.as_ref(), end);
        Ok(Some((journal.map_err(|error| failed(&path, error))?, mark)))
    }

    fn begin(mut file: File, path: PathBuf, run: &str, mark: Option<&Mark>, end: u64) -> io::Result<Self> {
        let length = if mark.is_some() { end } else { 0 };
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        if mark.is_none() {
            file.write_all(&line(&Head { run: run.to_owned() }))?;
        }
        let (now, before) = (Instant::now(), mark.map_or(0.0, |mark| mark.seconds));
        Ok(Self { file, path, begun: now, before, last: now, pause: PAUSE, seen: Vec::new() })
    }

    /// Takes note of a batch; whether it is time for a mark.
    pub(crate) fn note(&mut self, made: &mut Made) -> bool {
        let seen = std::mem::take(&mut made.seen).into_iter();
        self.seen.extend(seen.map(|(id, signature)| (id, signature.map(|signature| signature.hex()))));
        self.last.elapsed() >= self.pause
    }

    /// Sets a mark; the outputs have reached the disk.
    pub(crate) fn mark(&mut self, mut mark: Mark, begun: Instant) -> Result<(), OutputError> {
        mark.seen = std::mem::take(&mut self.seen);
        mark.seconds = self.before + self.begun.elapsed().as_secs_f64();
        let written = self.file.write_all(&line(&mark)).and_then(|()| self.file.sync_data());
        self.last = Instant::now();
        self.pause = PAUSE.max(begun.elapsed() * SHARE);
        written.map_err(|error| OutputError::Failed { name: self.path.display().to_string(), error })
    }

    /// The outputs have their names: nothing is left to go on with.
    pub(crate) fn close(self) {
        // where it stays, the next run finds it complete
        let _ = fs::remove_file(&self.path);
    }
}

/// The journal's head, its last whole mark, and where that ends; what its marks compare with is put into `seen`.
fn read(file: &File, seen: &mut Seen) -> io::Result<(Option<Head>, Option<Mark>, u64)> {
    let mut reader = BufReader::new(file);
    let (mut head, mut mark, mut end, mut line) = (None, None, 0, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            break;
        }
        if head.is_none() {
            let Ok(first) = serde_json::from_slice::<Head>(&line) else { break };
            head = Some(first);
        } else {
            let Ok(mut next) = serde_json::from_slice::<Mark>(&line) else { break };
            for (id, signature) in std::mem::take(&mut next.seen) {
                seen.again(&id, signature.as_deref().and_then(Signature::from_hex).as_ref());
            }
            mark = Some(next);
        }
        end += read as u64;
    }
    Ok((head, mark, end))
}

fn line(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("marks have string keys, and memory takes every byte");
    line.push(b'\n');
    line
}
