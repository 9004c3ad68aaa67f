//! What reports are looked up by: two are compared only where they share a key.

use super::compare::{Kind, kind};
use super::place::Width;
use super::report::Report;
use super::words;

/// Category, day and something that the report says, hashed. The same in every version of the program: stores keep it.
pub type Key = u64;

/// A key that more reports hold is too common to compare all that hold it: it joins nothing, narrower keys of the same
/// reports do. So a report is compared with no more than this many others a key, whatever the day was like.
pub const MOST_HOLDERS: usize = 256;

impl Report {
    /// The keys, in order. Usually a dozen or two; only [that of the text](Self::text_key) where no day is known, or none that is
    /// narrow enough.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        let mut keys = vec![self.text_key()];
        for day in self.days.into_iter().flat_map(super::days::Days::looked_up) {
            for (what, hash) in self.said() {
                keys.push(self.key(day, what, hash));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// What the copies of a report share, and no other: the same words of one text, printed on one day. They are one story
    /// however many they are, and whatever day they tell.
    #[must_use]
    pub fn text_key(&self) -> Key {
        words::hash(&format!("text {}", self.story_id()))
    }

    fn key(&self, day: i32, what: &str, hash: u64) -> Key {
        words::hash(&format!("{:?} {day} {what} {hash}", self.category))
    }

    /// What it says that may join it to others: what must be in common depends on the category ([`Kind`]).
    fn said(&self) -> Vec<(&'static str, u64)> {
        let mut said = Vec::new();
        let kind = kind(self.category);
        if kind != Kind::Word {
            self.where_it_was(&mut said);
        }
        for party in self.actors.iter().chain(&self.recipients) {
            let is_sought = party.id.is_some() || !matches!(kind, Kind::Force | Kind::Gathering);
            said.extend(is_sought.then(|| ("party", words::hash(party.handle()))));
            let of = party.code.as_deref().filter(|_| is_sought);
            said.extend(of.map(|code| ("of", words::hash(code))));
        }
        let toll = self.counts.iter().flatten().filter_map(|count| count.exact()).max();
        if let Some(toll) = toll {
            let at = self.places.iter().find_map(|place| place.country.as_deref()).unwrap_or_default();
            said.push(("toll", words::hash(&format!("{at} {toll}"))));
        }
        // an agency's sentence, also where its places and people were not read
        said.push((
            "sentence",
            self.sentence.iter().fold(0, |hash, word| words::hash(&format!("{hash} {word}"))),
        ));
        if matches!(kind, Kind::Meeting | Kind::Word) {
            self.pair(&mut said);
        }
        said.sort_unstable();
        said.dedup();
        said
    }

    /// A town is looked up by those that say only its province or country, too.
    fn where_it_was(&self, said: &mut Vec<(&'static str, u64)>) {
        for place in &self.places {
            match place.width {
                Width::Country => said.push(("country", place.hash())),
                Width::Province => said.push(("province", place.hash())),
                Width::City | Width::Facility => said.push(("town", place.hash())),
            }
            said.extend(place.country.as_deref().map(|country| ("country", words::hash(country))));
            said.extend(place.province.as_deref().map(|province| ("province", words::hash(province))));
        }
        if let [place, ..] = self.places.as_slice() {
            for party in self.actors.iter().take(MOST_PAIRED).filter(|party| party.is_known()) {
                said.push(("there", words::hash(&format!("{} {}", place.name, party.handle()))));
            }
        }
    }

    /// Who and whom, or the two who meet: narrow where each alone is common.
    fn pair(&self, said: &mut Vec<(&'static str, u64)>) {
        let mut codes: Vec<&str> =
            self.actors.iter().chain(&self.recipients).filter_map(|party| party.code.as_deref()).collect();
        codes.sort_unstable();
        codes.dedup();
        for (at, one) in codes.iter().take(MOST_PAIRED).enumerate() {
            for other in codes.iter().take(MOST_PAIRED).skip(at + 1) {
                said.push(("pair", words::hash(&format!("{one} {other}"))));
            }
        }
    }
}

/// Of longer lists the first are paired.
const MOST_PAIRED: usize = 4;
