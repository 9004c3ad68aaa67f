//! The built-in vocabulary.

use crate::data;
use crate::fold::fold_into;
use crate::letters as l;
use crate::vocabulary::inflection::{add_adjective, add_name, add_noun, add_verb};
use crate::vocabulary::{Classes, Stem, Vocabulary, hamzas};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::LazyLock;

/// The built-in vocabulary: the lists of `data/` with their regular inflections, put together at the first question in some
/// 25 ms and 4 MB.
///
/// ```
/// use arabic::vocabulary::{Classes, Common, Stem, Vocabulary};
/// assert!(Common.knows(Stem::free("وزير")).has(Classes::NOUN));
/// assert!(Common.knows(Stem::free("يعلنون")).has(Classes::VERB));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Common;

impl Vocabulary for Common {
    fn knows(&self, stem: Stem<'_>) -> Classes {
        let Some(found) = COMMON.known.get(&hash(stem.letters)) else { return Classes::NONE };
        // the press puts a hamza on the first alef of half its verbal nouns (`إجتماع`), so the first letter is not held to it
        if stem.hamza & !1 & !found.hamza != 0 {
            return Classes::NONE;
        }
        match stem {
            Stem { bound: true, .. } => found.bound,
            Stem { heh: true, .. } => found.free & found.heh,
            Stem { yeh: true, .. } => found.free & found.yeh,
            _ => found.free,
        }
    }
}

/// What is known of a folded spelling.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    free: Classes,
    bound: Classes,
    /// The letters that are an alef with hamza or madda in one of the spellings.
    hamza: u32,
    /// The classes that have a spelling in `ه`, and not `ة`.
    heh: Classes,
    /// The classes that have a spelling in `ي`, and not `ى`.
    yeh: Classes,
}

/// The spellings by their hash: a hundred thousand strings would cost four times the memory and time to build. That two
/// share one of 2⁶⁴ hashes is one chance in a thousand million, and would make one stem wrongly known.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    known: HashMap<u64, Known, FixedState>,
    /// For folding without a new string each time.
    folded: String,
}

fn hash(folded: &str) -> u64 {
    FixedState::default().hash_one(folded)
}

/// About as many spellings as there are.
const SPELLINGS: usize = 150_000;

static COMMON: LazyLock<Spellings> = LazyLock::new(|| {
    let mut spellings = Spellings::default();
    spellings.known.reserve(SPELLINGS);
    let out = &mut spellings;
    data::entries(include_str!("../../data/verbs.txt")).for_each(|verb| add_verb(verb, out));
    data::entries(include_str!("../../data/nouns.txt")).for_each(|noun| add_noun(noun, Classes::NOUN, out));
    data::entries(include_str!("../../data/adjectives.txt"))
        .for_each(|adjective| add_adjective(adjective, out));
    data::entries(include_str!("../../data/names.txt")).for_each(|name| add_name(name, out));
    for row in data::entries(include_str!("../../data/number_words.tsv")) {
        add(out, Classes::NOUN, row.split('\t').next().unwrap_or(row));
    }
    for row in data::entries(include_str!("../../data/particles.tsv")) {
        let particle = row.split('\t').next().unwrap_or(row);
        add(out, Classes::PARTICLE, particle);
    }
    spellings
});

fn entry<'s>(spellings: &'s mut Spellings, class: Classes, spelling: &str) -> &'s mut Known {
    spellings.folded.clear();
    fold_into(spelling, &mut spellings.folded);
    let known = spellings.known.entry(hash(&spellings.folded)).or_default();
    known.hamza |= hamzas(spelling);
    if !spelling.ends_with(l::TEH_MARBUTA) {
        known.heh = known.heh | class;
    }
    if !spelling.ends_with(l::ALEF_MAKSURA) {
        known.yeh = known.yeh | class;
    }
    known
}

pub(super) fn add(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = entry(spellings, class, spelling);
    known.free = known.free | class;
    known.bound = known.bound | class;
}

pub(super) fn add_free(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = entry(spellings, class, spelling);
    known.free = known.free | class;
}

pub(super) fn add_bound(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = entry(spellings, class, spelling);
    known.bound = known.bound | class;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_their_forms() {
        for form in
            ["قال", "قالت", "يقول", "تقول", "أعلنوا", "يعلن", "ستعلن", "دعا", "دعت", "دعوا", "يدعو", "أجرى"]
                .into_iter()
                .chain([
                    "أجروا",
                    "يجري",
                    "يستعيد",
                    "ينسحبون",
                    "تجتمع",
                    "يتحدث",
                    "يصل",
                    "تلقى",
                    "تلقت",
                    "يتلقى",
                    "لقي",
                ])
        {
            let form = crate::fold(form);
            let bare = form.strip_prefix(l::SEEN).unwrap_or(&form);
            assert!(Common.knows(Stem::free(bare)).has(Classes::VERB), "{form}");
        }
        let bound = |letters| Common.knows(Stem { bound: true, ..Stem::free(letters) });
        assert!(bound("تلقا").has(Classes::VERB));
        assert!(bound("اعلنو").has(Classes::VERB));
        assert!(Common.knows(Stem::free("زير")).is_empty());
    }

    #[test]
    fn nouns_are_known_in_their_forms() {
        for form in ["وزيره", "وزيرين", "وزراء", "فرنسيون", "لبنانيه", "حكومات", "مسءولي"]
        {
            assert!(!Common.knows(Stem::free(form)).is_empty(), "{form}");
        }
        assert!(Common.knows(Stem { bound: true, ..Stem::free("حكومت") }).has(Classes::NOUN));
    }

    #[test]
    fn the_spelling_tells_words_apart_that_fold_alike() {
        assert!(Common.knows(Stem { hamza: 0b10, ..Stem::free("كان") }).is_empty());
        assert!(Common.knows(Stem { heh: true, ..Stem::free("حكومه") }).is_empty());
        assert!(Common.knows(Stem { heh: true, ..Stem::free("وجه") }).has(Classes::NOUN));
        assert!(!Common.knows(Stem { yeh: true, ..Stem::free("علي") }).has(Classes::PARTICLE));
    }
}
