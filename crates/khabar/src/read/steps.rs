//! A reader that goes step by step, as the iterator that all readers are: where its stream breaks, that is the last it says.

use super::Raw;
use crate::problem::{Place, Problem, Reason};
use std::io;

/// What cuts a stream.
pub(super) trait Steps {
    /// The next document, or a problem in its place; `None` at the end.
    fn step(&mut self) -> io::Result<Option<Raw>>;

    /// The file, and how far the reader has come in it.
    fn place(&self) -> Place;
}

/// The documents of a stream.
pub(super) struct Stream<S> {
    steps: S,
    /// What is wrong with a stream that ends without a document or a problem.
    empty: Option<Reason>,
    over: bool,
}

impl<S: Steps> Stream<S> {
    pub(super) const fn new(steps: S, empty: Option<Reason>) -> Self {
        Self { steps, empty, over: false }
    }
}

impl<S: Steps> Iterator for Stream<S> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        if self.over {
            return None;
        }
        let problem = |place, reason| Some(Err(Problem { place, reason }));
        let step = self.steps.step();
        self.over = !matches!(step, Ok(Some(_)));
        let empty = self.empty.take();
        match step {
            Ok(Some(raw)) => Some(raw),
            Ok(None) => {
                let file = Place { line: None, offset: None, ..self.steps.place() };
                empty.and_then(|reason| problem(file, reason))
            }
            Err(error) => problem(self.steps.place(), Reason::from_io(&error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many documents, and then the end or an error.
    struct Counted(usize, Option<io::ErrorKind>);

    impl Steps for Counted {
        fn step(&mut self) -> io::Result<Option<Raw>> {
            match (self.0.checked_sub(1), self.1) {
                (Some(left), _) => {
                    self.0 = left;
                    Ok(Some(Ok((self.place(), Default::default()))))
                }
                (None, Some(kind)) => Err(kind.into()),
                (None, None) => Ok(None),
            }
        }

        fn place(&self) -> Place {
            Place::file("f").at(7)
        }
    }

    fn read(count: usize, error: Option<io::ErrorKind>) -> Vec<Option<(Reason, Option<u64>)>> {
        let stream = Stream::new(Counted(count, error), Some(Reason::Empty));
        stream.map(|raw| raw.err().map(|problem| (problem.reason, problem.place.offset))).take(5).collect()
    }

    #[test]
    fn nothing_comes_after_the_end() {
        assert_eq!(read(2, None), [None, None]);
        assert_eq!(read(0, None), [Some((Reason::Empty, None))]);
        let cut = Some(io::ErrorKind::UnexpectedEof);
        assert_eq!(read(1, cut), [None, Some((Reason::CutOff, Some(7)))]);
        assert_eq!(read(0, cut), [Some((Reason::CutOff, Some(7)))]);
    }
}
