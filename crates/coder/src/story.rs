//! Stories: one event told by many reports.
//!
//! Whether two reports can be of one event is a pure function of the two ([`compare`]). Reports that are much alike are
//! candidates by the [`keys`](Report::keys) that they share; those that are joined by enough, directly or through others, are
//! a [`Neighbourhood`], and its stories are a function of its reports alone. So the order in which reports arrive changes
//! nothing, and an arrival touches only the neighbourhoods that it reaches: [`gather`].

mod cluster;
mod compare;
mod days;
mod gather;
mod keys;
mod party;
mod place;
mod report;
mod sources;
mod told;
mod words;

pub use cluster::{agree, sample};
pub use compare::{Reason, Verdict, compare};
pub use gather::{Joined, Neighbourhood, Shelf, gather, join};
pub use keys::{Key, MOST_HOLDERS};
pub use report::{Order, Report};
pub use told::{Disagreement, Line, Link, Number, Saying, Sizes, Story, Support, Told, tell};
pub use words::hash;
