//! Whose `الشرطة` and `المتظاهرون` are: the country that an article is about, and the one that a sentence is set in.

use crate::doc::Doc;
use crate::entity::usual_nation;
use crate::names::{NameHit, Names, PREPOSITIONS};
use crate::word::WordInfo;
use arabic::TokenKind;
use lexicon::{Kind, Lexicon};
use std::collections::BTreeMap;
use std::ops::Range;

/// The country that the article names most, by its places, seats, people, bodies and their nationalities; what the title and
/// the lead name counts twice.
pub(crate) fn home(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> Option<String> {
    const LEAD: usize = 2;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let weight = if index < LEAD { 2 } else { 1 };
        // `الوزير … نظيره الروسي سيرغي لافروف`: a counterpart is of another country than who has him
        let mut abroad = false;
        for (token, named) in words(doc, names, sentence) {
            let named = named.filter(|hit| !is_word(hit, names.word(token).map(|w| &**w), names));
            let code = named.and_then(|hit| country_of(hit, lexicon));
            let code = code.or_else(|| nationality(names.word(token)?, doc.folded(token), lexicon));
            if let Some(code) = code.filter(|_| !abroad) {
                *counts.entry(code).or_default() += weight;
            }
            abroad = code.is_some() && abroad
                || names.word(token).is_some_and(|info| is_counterpart(info, lexicon));
        }
    }
    counts.retain(|code, _| lexicon.country_by_code(code).is_some());
    let most = counts.iter().max_by_key(|(code, n)| (**n, std::cmp::Reverse(**code)))?;
    Some((*most.0).to_owned())
}

/// Who bears a title in the article by his name right behind it, `رئيس الحكومة يوسف الشاهد`, by the title: of a title that two bear
/// nobody is meant.
pub(crate) fn bearers(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> BTreeMap<usize, Option<usize>> {
    let actors = &lexicon.tables().actors;
    let mut found: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for sentence in &doc.sentences {
        for token in sentence.clone().filter(|t| doc.tokens[*t].kind == TokenKind::Word) {
            for (last, office) in titles(names, token) {
                let Some(next) = (last + 1..sentence.end).find(|t| doc.is_solid(*t)) else { continue };
                let person = names.at(next).iter().find(|hit| hit.target.kind() == Kind::Actor);
                // `الرئيس عون`: of a short name it is not known whose it is
                let in_full = |hit: &&NameHit| hit.skip == 0 && hit.words > 1 && !hit.bits.short();
                let person = person.filter(in_full).filter(|hit| actors[hit.target.index()].is_person());
                let Some(person) = person.map(|hit| hit.target.index()) else { continue };
                let entry = found.entry(office).or_insert(Some(person));
                if *entry != Some(person) {
                    *entry = None;
                }
            }
        }
    }
    found
}

/// The titles that begin at a token, each with its last token.
fn titles(names: &Names, token: usize) -> Vec<(usize, usize)> {
    let office = |hit: &&NameHit| hit.target.kind() == Kind::Office;
    let longest = names.at(token).iter().filter(office).map(|hit| hit.last).max();
    if let Some(last) = longest {
        let of = names.at(token).iter().filter(office).filter(|hit| hit.last == last);
        return of.map(|hit| (last, hit.target.index())).collect();
    }
    let readings = names.word(token).into_iter().flat_map(|info| &info.analyses);
    let titles = readings.filter(|a| a.target.kind() == Kind::Office && a.clitics.article);
    titles.map(|a| (token, a.target.index())).collect()
}

/// `هيكل رقابي`: a short name that is a word of the language too, of somebody whom the article does not name in full.
fn is_word(hit: &NameHit, info: Option<&WordInfo>, names: &Names) -> bool {
    let word = |info: &WordInfo| {
        info.analyses.iter().any(|a| matches!(a.target.kind(), Kind::Agent | Kind::Noun | Kind::Adjective))
    };
    hit.bits.short()
        && hit.words == 1
        && !names.in_full.contains(&hit.target.index())
        && info.is_some_and(word)
}

/// `نظيره`, `لنظيرته`
fn is_counterpart(info: &WordInfo, lexicon: &Lexicon) -> bool {
    let nouns = &lexicon.tables().nouns;
    info.analyses.iter().any(|a| {
        a.target.kind() == Kind::Noun
            && a.clitics.pronoun.is_some()
            && nouns[a.target.index()].is("counterpart")
    })
}

/// The words of a sentence, each with the name that begins there, without those within the name of a body or person: `فرنسا` in
/// `إذاعة فرنسا الدولية` names no state.
fn words<'n>(
    doc: &Doc<'_>,
    names: &'n Names,
    sentence: &Range<usize>,
) -> impl Iterator<Item = (usize, Option<&'n NameHit>)> {
    let mut within = sentence.start;
    sentence.clone().filter(|t| doc.tokens[*t].kind == TokenKind::Word).filter_map(move |token| {
        if token < within {
            return None;
        }
        let named = names.at(token).iter().find(|h| !h.bits.guarded());
        if let Some(hit) = named.filter(|h| h.words > 1 && h.target.kind() == Kind::Actor) {
            within = hit.last + 1;
        }
        Some((token, named))
    })
}

/// The country of a name.
fn country_of<'l>(hit: &NameHit, lexicon: &'l Lexicon) -> Option<&'l str> {
    let tables = lexicon.tables();
    let at = hit.target.index();
    match hit.target.kind() {
        Kind::Country | Kind::Seat => Some(tables.countries[at].code.as_str()),
        Kind::Place => Some(tables.places[at].country.as_str()),
        // an agency tells the news and makes none
        Kind::Actor => Some(&tables.actors[at]).filter(|a| a.kind != "outlet").map(|a| a.country.as_str()),
        _ => None,
    }
}

/// The country of a word that is an adjective of nationality and nothing else that stands alone: `الباكستانية`.
fn nationality<'l>(info: &WordInfo, word: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let nisbas = info.analyses.iter().filter(|a| a.target.kind() == Kind::Nisba && !a.bits.guarded());
    let nation = usual_nation(lexicon, nisbas.map(|a| a.target), word)?;
    let plain =
        info.analyses.iter().all(|a| !matches!(a.target.kind(), Kind::Function | Kind::Verb | Kind::Noun));
    plain.then(|| lexicon.tables().countries[nation.index()].code.as_str())
}

/// Of each sentence, its bytes and the one country that it is set in: that of its places and of the countries after a
/// preposition; where it names none, that of the sentence before it in its paragraph.
pub(crate) fn local_countries(
    doc: &Doc<'_>,
    names: &Names,
    lexicon: &Lexicon,
) -> Vec<(Range<usize>, Option<String>)> {
    let mut found: Vec<(Range<usize>, Option<String>)> = Vec::new();
    for sentence in &doc.sentences {
        let bytes = doc.bytes(sentence.start, sentence.end.saturating_sub(1));
        let own = setting(doc, names, lexicon, sentence);
        let before = found.last().filter(|(last, _)| !doc.text[last.end..bytes.start].contains('\n'));
        let code = match own {
            Setting::One(code) => Some(code),
            Setting::None => before.and_then(|(_, code)| code.clone()),
            Setting::Several => None,
        };
        found.push((bytes, code));
    }
    found
}

enum Setting {
    None,
    One(String),
    Several,
}

fn setting(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon, sentence: &Range<usize>) -> Setting {
    let hits = words(doc, names, sentence).filter_map(|(token, named)| {
        let hit = named?;
        let sets = match hit.target.kind() {
            Kind::Place => true,
            Kind::Country => is_within(doc, token, hit, sentence),
            _ => false,
        };
        sets.then(|| country_of(hit, lexicon)).flatten().filter(|code| !code.is_empty())
    });
    let mut codes: Vec<&str> = hits.collect();
    codes.sort_unstable();
    codes.dedup();
    match codes[..] {
        [] => Setting::None,
        [one] => Setting::One(one.to_owned()),
        _ => Setting::Several,
    }
}

/// `في اليابان`, `بفرنسا`: a country as the place of what is told.
fn is_within(doc: &Doc<'_>, token: usize, hit: &NameHit, sentence: &Range<usize>) -> bool {
    let written = doc.folded(token)[..usize::from(hit.skip)].ends_with(arabic::letters::BEH);
    let before = (sentence.start..token).rev().find(|t| doc.is_solid(*t)).map(|t| doc.folded(t));
    written || hit.skip == 0 && before == Some(PREPOSITIONS[0])
}
