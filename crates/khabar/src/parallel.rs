//! Work done in parallel, its results handed on in the order of the jobs.
//!
//! One set of workers serves several stages. Each stage keeps, in order, a place for the result of each of its jobs, and
//! takes no further job while it waits for two a worker, or for jobs that weigh too much. So memory stays flat, and the
//! results are the same for any number of workers.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, Scope};

/// Long sentences nest deeply; a worker gets room.
const STACK: usize = 16 << 20;

/// The most bytes of memory that the jobs of a stage may need together, where there is more than one.
const WEIGHT: usize = 64 << 20;

/// How jobs are done.
pub(crate) trait Work: Sync {
    type Job: Send;
    type Done: Send;
    /// What a worker keeps from job to job.
    type Desk<'w>
    where
        Self: 'w;

    fn desk(&self) -> Self::Desk<'_>;
    fn work<'w>(&'w self, job: Self::Job, desk: &mut Self::Desk<'w>) -> Self::Done;

    /// The bytes of memory that a job may need, in the order of magnitude.
    fn weight(job: &Self::Job) -> usize;
}

type Post<W> = (<W as Work>::Job, SyncSender<<W as Work>::Done>);

/// The workers, and the thread that feeds them, which works itself where the system has no room for a worker.
pub(crate) struct Pool<'w, W: Work + 'w> {
    post: Sender<Post<W>>,
    workers: usize,
    work: &'w W,
}

/// Starts so many workers and does `body` with them.
pub(crate) fn with_workers<W: Work, T>(
    work: &W,
    workers: usize,
    body: impl for<'p> FnOnce(&'p Pool<'p, W>) -> T,
) -> T {
    let (post, queue) = channel::<Post<W>>();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        let workers = (0..workers).filter(|_| worker(scope, &queue, work)).count();
        // dropped with this scope's body, on an error too: then the workers find the queue closed
        let pool = Pool { post, workers, work };
        body(&pool)
    })
}

/// Starts a worker; whether the system had room for it.
fn worker<'s, 'e: 's, W: Work>(
    scope: &'s Scope<'s, 'e>,
    queue: &'e Mutex<Receiver<Post<W>>>,
    work: &'e W,
) -> bool {
    let life = move || {
        let mut desk = work.desk();
        loop {
            let post = queue.lock().expect("no worker panics while it holds the queue").recv();
            let Ok((job, sender)) = post else { break };
            // nobody waits any more where the writing failed
            let _ = sender.send(work.work(job, &mut desk));
        }
    };
    thread::Builder::new().name("coder".to_owned()).stack_size(STACK).spawn_scoped(scope, life).is_ok()
}

impl<'w, W: Work> Pool<'w, W> {
    /// A stage: does the jobs, and gives what comes of them in their order.
    pub(crate) fn stage<J: Iterator<Item = W::Job>>(&self, jobs: J) -> Stage<'_, 'w, W, J> {
        Stage { pool: self, jobs, over: false, pending: VecDeque::new(), weight: 0, desk: None }
    }
}

/// A stage of the way, as an iterator.
pub(crate) struct Stage<'p, 'w, W: Work + 'w, J> {
    pool: &'p Pool<'w, W>,
    jobs: J,
    over: bool,
    pending: VecDeque<(usize, Receiver<W::Done>)>,
    weight: usize,
    /// That of the feeding thread.
    desk: Option<W::Desk<'w>>,
}

impl<W: Work, J: Iterator<Item = W::Job>> Stage<'_, '_, W, J> {
    fn fill(&mut self) {
        let most = 2 * self.pool.workers;
        while !self.over && self.pending.len() < most && (self.weight < WEIGHT || self.pending.is_empty()) {
            let Some(job) = self.jobs.next() else {
                self.over = true;
                break;
            };
            let weight = W::weight(&job);
            let (sender, receiver) = sync_channel(1);
            self.weight += weight;
            self.pending.push_back((weight, receiver));
            self.pool.post.send((job, sender)).expect("the queue outlives the pool");
        }
    }
}

impl<W: Work, J: Iterator<Item = W::Job>> Iterator for Stage<'_, '_, W, J> {
    type Item = W::Done;

    fn next(&mut self) -> Option<W::Done> {
        if self.pool.workers == 0 {
            let work = self.pool.work;
            let job = self.jobs.next()?;
            return Some(work.work(job, self.desk.get_or_insert_with(|| work.desk())));
        }
        self.fill();
        let (weight, done) = self.pending.pop_front()?;
        self.weight -= weight;
        let done = done.recv().expect("a worker answers every job that it takes");
        // the reader goes on while this result is used
        self.fill();
        Some(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Squares;

    impl Work for Squares {
        type Job = u64;
        type Done = u64;
        type Desk<'w> = ();

        fn desk(&self) {}

        fn work(&self, job: u64, (): &mut ()) -> u64 {
            job * job
        }

        fn weight(_: &u64) -> usize {
            WEIGHT / 2
        }
    }

    #[test]
    fn the_order_is_that_of_the_jobs_through_two_stages() {
        for workers in [0, 1, 2, 7] {
            let squares: Vec<u64> = with_workers(&Squares, workers, |pool| {
                pool.stage(pool.stage(0..200).map(|square| square + 1)).collect()
            });
            assert_eq!(squares, (0..200).map(|n: u64| (n * n + 1).pow(2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn jobs_that_weigh_too_much_wait() {
        let taken = std::cell::Cell::new(0);
        let jobs = (0..100).inspect(|_| taken.set(taken.get() + 1));
        with_workers(&Squares, 8, |pool| {
            assert_eq!(pool.stage(jobs).next(), Some(0));
            // two weigh all that is allowed, and one was handed on
            assert_eq!(taken.get(), 3);
        });
    }
}
