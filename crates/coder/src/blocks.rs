//! Domains in which the words of violence, protest and meeting mean no event: sport, weather, markets, film and others.
//!
//! Decided by counting: the different words of a domain in the article and in the sentence, never by one word. An event
//! stays where somebody takes part whom the domain does not explain: an armed group, an army, the police, a court.

use crate::clause::Sentence;
use crate::entity::Resolved;
use crate::merge::Event;
use crate::names::Names;
use crate::record::Category;
use crate::theme::hits;
use crate::unit::{Tag, Unit};
use lexicon::{Kind, Lexicon};
use std::collections::{BTreeMap, BTreeSet};

/// What a sentence has of one domain: different words, and all.
#[derive(Debug, Clone, Default)]
struct Count {
    words: BTreeSet<usize>,
    times: usize,
}

/// The domain of the article and of its sentences, and phrases that mean no event anywhere.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    article: Option<String>,
    sentences: Vec<Option<String>>,
    /// Whether the sentence tells of nature or of an accident, and of no weapon.
    natural: Vec<bool>,
    /// Whether the sentence is a question.
    asks: Vec<bool>,
    /// Whether the sentence is many headlines in a row that no mark parts.
    headlines: Vec<bool>,
    /// Tokens of figurative phrases.
    figurative: Vec<std::ops::Range<usize>>,
}

/// Different words of a domain that the article needs, and how many of a thousand words.
const ARTICLE_WORDS: usize = 5;
const ARTICLE_SHARE: usize = 35;
/// Different words that a sentence needs where the article has some too.
const SENTENCE_WORDS: usize = 3;

/// Counts the domains' words.
pub(crate) fn read(sentences: &[Sentence], names: &Names, lexicon: &Lexicon) -> Blocks {
    let mut all: BTreeMap<&str, Count> = BTreeMap::new();
    let mut own: Vec<BTreeMap<&str, Count>> = Vec::new();
    let mut blocks = Blocks::default();
    let mut units = 0;
    for sentence in sentences {
        let mut here: BTreeMap<&str, Count> = BTreeMap::new();
        let (mut nature, mut weapon) = (false, false);
        units += sentence.units.len();
        for hit in hits(sentence, 0..sentence.units.len(), names, lexicon) {
            nature |= hit.theme.value == "weather" || hit.theme.value == "disasters";
            weapon |= hit.theme.category == "ASSAULT" || hit.theme.value == "terrorism";
            if hit.theme.kind != "block" {
                continue;
            }
            if hit.theme.value == "figurative" {
                blocks.figurative.push(sentence.units[hit.unit].first..hit.last + 1);
                continue;
            }
            let word = sentence.units[hit.unit].target().map_or(hit.last, |t| t.to_u32() as usize);
            for counts in [&mut here, &mut all] {
                let count = counts.entry(hit.theme.value.as_str()).or_default();
                count.words.insert(word);
                count.times += 1;
            }
        }
        own.push(here);
        blocks.natural.push(nature && !weapon);
        blocks.asks.push(asks(sentence, lexicon));
        blocks.headlines.push(is_headlines(sentence));
    }
    let domain = |(name, count): (&&str, &Count)| {
        let share = count.times * 1000 / units.max(1);
        (count.words.len() >= ARTICLE_WORDS && share >= ARTICLE_SHARE)
            .then(|| (count.times, (*name).to_owned()))
    };
    blocks.article = all.iter().filter_map(domain).max().map(|(_, name)| name);
    let of_sentence = |here: &BTreeMap<&str, Count>| {
        let fits = |(name, count): &(&&str, &Count)| {
            count.words.len() >= SENTENCE_WORDS && all[**name].words.len() > SENTENCE_WORDS
        };
        here.iter().filter(fits).max_by_key(|(_, c)| c.words.len()).map(|(name, _)| (*name).to_owned())
    };
    blocks.sentences = own.iter().map(of_sentence).collect();
    blocks
}

/// Whether the sentence is a question from its first words on: `هل`, `لماذا`, and its mark at the end.
fn asks(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    const FIRST: usize = 3;
    let functions = &lexicon.tables().functions;
    let word = |u: &Unit| {
        u.target()
            .is_some_and(|t| t.kind() == Kind::Function && functions[t.index()].class.starts_with("interrog"))
    };
    const SHORT: usize = 14;
    sentence.units.last().is_some_and(|u| u.tag == Tag::Mark('\u{061F}'))
        && (sentence.units.len() <= SHORT || sentence.units.iter().take(FIRST).any(word))
}

/// `القصرين : إصابة جنديين في انفجار لغم اتحاد الشغل يحذر بن غربية : …`: a long row of words with several colons and no comma, where nobody can
/// tell who does what.
fn is_headlines(sentence: &Sentence) -> bool {
    const LONG: usize = 40;
    let units = &sentence.units;
    let parts = |u: &Unit| matches!(u.tag, Tag::Mark('\u{060C}' | ',' | '\u{061B}' | ';'));
    // what follows a colon may be said: `قال: "…"`
    let said = |at: usize| units.get(at + 1).is_some_and(Unit::is_mark);
    let colons = units.iter().enumerate().filter(|(at, u)| u.tag == Tag::Mark(':') && !said(*at));
    units.len() >= LONG && !units.iter().any(parts) && colons.count() > 1
}

impl Blocks {
    /// Why the event is none, where it is none.
    pub(crate) fn why(&self, event: &Event<'_>, first_token: usize) -> Option<String> {
        if self.figurative.iter().any(|tokens| tokens.contains(&first_token)) {
            return Some("a figure of speech".into());
        }
        let draft = &event.draft;
        if self.asks.get(draft.sentence) == Some(&true) {
            return Some("a question".into());
        }
        if self.headlines.get(draft.sentence) == Some(&true) {
            return Some("headlines in a row, which no mark parts".into());
        }
        // `أمطار تسببت في مقتل`, `السيول قطعت الطرق`: nobody did it
        let toll = draft.switch("dead") || draft.switch("injured");
        let undone = draft.actors.is_empty()
            && (toll || matches!(draft.category, Category::Protest | Category::Coerce));
        if undone && self.natural.get(draft.sentence) == Some(&true) {
            return Some("nature or an accident".into());
        }
        let domain = self.article.as_ref().or(self.sentences.get(draft.sentence)?.as_ref())?;
        let blocked = matches!(
            draft.category,
            Category::Assault
                | Category::Protest
                | Category::Mobilize
                | Category::Coerce
                | Category::Consult
                | Category::Threaten
                | Category::Retreat
                | Category::Reject
                | Category::Concede
                | Category::Aid
                | Category::Sanction
        );
        let political = draft.actors.iter().chain(&draft.recipients).any(takes_part_elsewhere);
        (blocked && !political).then(|| format!("words of {domain}"))
    }
}

/// Whether an entity is one that sport, film or weather does not speak of.
fn takes_part_elsewhere(entity: &Resolved) -> bool {
    let armed = |s: &String| matches!(s.as_str(), "MIL" | "REB" | "COP" | "UAF" | "JUD" | "SPY" | "PRM");
    entity.sectors.iter().any(armed) || (entity.office.is_some() && entity.actor.is_some())
}
