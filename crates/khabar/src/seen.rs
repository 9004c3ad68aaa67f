//! What later articles are compared with: the ids and the texts of those before.

use crate::copies::{Copies, Signature};
use crate::problem::Reason;
use foldhash::fast::FixedState;
use std::collections::HashSet;
use std::hash::BuildHasher;

/// The ids seen so far, by their hashes, and what near-copies are told by. At most some 140 MB.
#[derive(Default)]
pub(crate) struct Seen {
    ids: HashSet<u64, FixedState>,
    copies: Copies,
}

impl Seen {
    /// Beyond so many articles, ids are no longer compared: memory stays bounded.
    const MOST: usize = 3_500_000;

    /// What is to be said against an id.
    pub(crate) fn objection(&mut self, id: &str) -> Option<Reason> {
        let reason = match self.ids.len() {
            // one more than is compared, so that it is said once
            Self::MOST.. if self.ids.len() > Self::MOST => return None,
            Self::MOST => Reason::TooManyIds,
            _ => Reason::DuplicateId(id.to_owned()),
        };
        let is_new = self.ids.insert(FixedState::default().hash_one(id));
        (!is_new || reason == Reason::TooManyIds).then_some(reason)
    }

    /// The id of the article that this one is a near-copy of.
    pub(crate) fn original(&mut self, id: &str, signature: &Signature) -> Option<String> {
        self.copies.original(id, signature.clone())
    }

    /// What was compared in an earlier run.
    pub(crate) fn again(&mut self, id: &str, signature: Option<&Signature>) {
        self.objection(id);
        if let Some(signature) = signature {
            self.original(id, signature);
        }
    }
}
