//! The places that a sentence speaks of: named, new, or pointed back to.

use super::relation::How;
use super::{By, Site, city};
use crate::clause::Sentence;
use crate::entity::Resolver;
use crate::phrase::IN;
use crate::unit::{Function, Tag, Unit};
use lexicon::entry::Word;
use lexicon::{Kind, Target};
use std::ops::Range;

/// A place that a sentence speaks of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stated {
    pub(crate) site: Site,
    /// Units of its words.
    pub(crate) units: Range<usize>,
    pub(crate) how: How,
    /// `المنطقة`, `المدينة`: the place spoken of before.
    pub(crate) back: bool,
    /// Stands in somebody's words.
    pub(crate) quoted: bool,
}

/// The places that a sentence speaks of, in its order.
pub(crate) fn stated(resolver: &Resolver<'_, '_, '_>, sentence: &Sentence) -> Vec<Stated> {
    let reader = SiteReader { resolver, sentence };
    let mut found: Vec<Stated> = Vec::new();
    let mut at = 0;
    while at < sentence.units.len() {
        match reader.at(at, &found) {
            Some(place) => {
                at = place.units.end;
                found.push(place);
            }
            None => at += 1,
        }
    }
    found.extend(reader.buildings());
    found.sort_by_key(|p| p.units.start);
    found
}

pub(super) struct SiteReader<'r, 'a, 'l> {
    pub(super) resolver: &'r Resolver<'r, 'a, 'l>,
    pub(super) sentence: &'r Sentence,
}

impl SiteReader<'_, '_, '_> {
    pub(super) fn at(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
        let named = match unit.target().map(|t| (t.kind(), t)) {
            Some((Kind::Place, target)) => {
                let division = self.division(at, target);
                Some(division.unwrap_or_else(|| self.resolver.likeliest_place(target, unit)))
            }
            Some((Kind::Country, target)) => Some(target),
            Some((Kind::Seat, target)) => Some(self.seat(unit, target)),
            _ => None,
        };
        if let Some(target) = named {
            let start = self.leads(at, before.last().map_or(0, |p| p.units.end));
            let site = Site::new(self.bytes(start, at), target, By::Clause, self.resolver.lexicon);
            return Some(Stated {
                site,
                units: start..at + 1,
                how: self.how(start, before),
                back: false,
                quoted: self.is_quoted(at),
            });
        }
        self.capital(at, before).or_else(|| self.unknown(at, before)).or_else(|| self.back(at, before))
    }

    /// `محافظة إربد`, `بمحافظة درعا`: of places of one name, the one that needs the word before it.
    fn division(&self, at: usize, target: Target) -> Option<Target> {
        let places = &self.resolver.lexicon.tables().places;
        let before = &self.sentence.units[at.checked_sub(1)?];
        let needs = |t: &Target| {
            let words = places[t.index()].guard.strip_prefix(NEEDS);
            words.into_iter().flat_map(|w| w.split(',')).any(|word| {
                let word = arabic::fold(word.trim());
                self.nouns(before).any(|noun| arabic::fold(&noun.lemma) == word)
            })
        };
        let unit = &self.sentence.units[at];
        let alike = std::iter::once(target).chain(unit.others.iter().copied());
        alike.filter(|t| t.kind() == Kind::Place).find(needs)
    }

    /// `العاصمة الروسية`, `عاصمة جنوب السودان`: the capital of the country that stands behind it.
    fn capital(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
        let next = self.sentence.units.get(at + 1)?;
        // `العاصمة الفرنسية باريس`: its name follows
        let named = self.sentence.units.get(at + 2).is_some_and(|u| {
            matches!(u.kind(), Some(Kind::Place | Kind::Seat)) && u.clitics.conjunction.is_none()
        });
        if !self.is_noun(unit, "capital") || unit.clitics.pronoun.is_some() || named {
            return None;
        }
        let target = next
            .target()
            .filter(|_| next.clitics.conjunction.is_none() && crate::phrase::clitic_marker(next).is_none())?;
        let of = match target.kind() {
            Kind::Nisba => unit.clitics.article && next.clitics.article,
            Kind::Country => !unit.clitics.article,
            _ => false,
        };
        let country = &self.resolver.lexicon.tables().countries[Some(target.index()).filter(|_| of)?];
        let target = city(&country.capital, &country.code, self.resolver.lexicon)?;
        let start = self.leads(at, before.last().map_or(0, |p| p.units.end));
        let site = Site::new(self.bytes(start, at + 1), target, By::Clause, self.resolver.lexicon);
        let how = self.how(start, before);
        Some(Stated { site, units: start..at + 2, how, back: false, quoted: self.is_quoted(at) })
    }

    /// The city whose name stands for the government, where the lexicon has it as a place.
    fn seat(&self, unit: &Unit, target: Target) -> Target {
        let country = &self.resolver.lexicon.tables().countries[target.index()].code;
        let start = self.resolver.doc.inside(unit.first, usize::from(unit.clitics.stem_at));
        let end = self.resolver.doc.tokens[unit.last].end as usize;
        city(&self.resolver.doc.text[start.min(end)..end], country, self.resolver.lexicon)
            .unwrap_or_else(|| target.of_kind(Kind::Country))
    }

    /// `دوغوبيازيت` after `مدينة`, `أولاري` after `قرب`: a name that the lexicon does not know.
    fn unknown(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
        let preposition = unit.function == Function::Preposition;
        let near = preposition && self.is_near(unit);
        let within = preposition && self.marker(unit) == IN;
        let (mut leads, mut directs) = (false, false);
        for noun in self.nouns(unit).filter(|_| !unit.clitics.article) {
            leads |= unit.clitics.pronoun.is_none() && noun.is("locality");
            directs |= noun.is("direction");
        }
        if within && !self.ends_after(at + 1) || !(near || leads || directs || within) {
            return None;
        }
        let first = (at + 1..self.sentence.units.len()).find(|n| !self.is_quote(*n))?;
        let mut last = first;
        if !self.is_new_name(first, leads) {
            return None;
        }
        while last + 1 < self.sentence.units.len() && last < first + 2 && self.is_new_name(last + 1, false) {
            last += 1;
        }
        let start =
            if near || within { first } else { self.leads(at, before.last().map_or(0, |p| p.units.end)) };
        let how = if near || within { How::In } else { self.how(start, before) };
        let country = self.resolver.home.map(str::to_owned);
        let site = Site { bytes: self.bytes(start, last), target: None, country, by: By::Clause };
        Some(Stated { site, units: start..last + 1, how, back: false, quoted: self.is_quoted(at) })
    }

    fn is_new_name(&self, at: usize, after_kind: bool) -> bool {
        let unit = &self.sentence.units[at];
        let bare = unit.clitics.conjunction.is_none()
            && unit.clitics.preposition.is_none()
            && unit.clitics.pronoun.is_none();
        match unit.tag {
            Tag::Unknown => {
                let letters = self.resolver.doc.folded(unit.first).chars().count();
                bare && letters > 2 && (after_kind || !unit.clitics.article)
            }
            Tag::Foreign => after_kind,
            // `قرية بيتا`: what ends in the accusative's alef is no genitive, so a name
            Tag::Entry(target, bits) => {
                bare && after_kind && (target.kind() == Kind::GivenName || bits.accusative())
            }
            _ => false,
        }
    }

    /// `في بوجمبورا،`: nothing that could belong to a noun stands after the word.
    fn ends_after(&self, at: usize) -> bool {
        self.sentence.units.get(at + 1).is_none_or(|u| {
            u.is_mark()
                || u.is_verb()
                || crate::phrase::clitic_marker(u).is_some()
                || u.clitics.conjunction.is_some()
                || matches!(u.tag, Tag::Time(_))
                || matches!(
                    u.function,
                    Function::Preposition
                        | Function::Conjunction
                        | Function::Relative
                        | Function::Subordinator
                )
        })
    }

    /// `المنطقة`, `المدينة`, `البلاد`: the place spoken of before; the country that the article is about.
    fn back(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
        if !unit.clitics.article || unit.bits().number() == Some(arabic::features::Number::Plural) {
            return None;
        }
        // `العاصمة نيامي`: the name tells which
        let named = self.sentence.units.get(at + 1).is_some_and(|u| {
            matches!(u.kind(), Some(Kind::Place | Kind::Seat))
                && crate::phrase::clitic_marker(u).is_none()
                && u.clitics.conjunction.is_none()
        });
        if named && self.is_noun(unit, "capital") {
            return None;
        }
        let alone = self.sentence.units.get(at + 1).is_none_or(|u| {
            !(u.clitics.article && matches!(u.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba)))
                && u.tag != Tag::Unknown
        });
        if !alone {
            return None;
        }
        let is_country = self.is_noun(unit, "country");
        let is_capital = self.is_noun(unit, "capital");
        if !(is_country || is_capital || self.is_noun(unit, "locality")) {
            return None;
        }
        let start = self.leads(at, before.last().map_or(0, |p| p.units.end));
        let how = self.how(start, before);
        let bytes = self.bytes(start, at);
        if is_country {
            let home = self.resolver.home.and_then(|h| self.resolver.lexicon.country_by_code(h))?;
            let target = Target::new(Kind::Country, home);
            let site = Site::new(bytes, target, By::Clause, self.resolver.lexicon);
            return Some(Stated { site, units: start..at + 1, how, back: false, quoted: self.is_quoted(at) });
        }
        let country = self.resolver.home.map(str::to_owned);
        let site = Site { bytes, target: None, country, by: By::Clause };
        Some(Stated { site, units: start..at + 1, how, back: !is_capital, quoted: self.is_quoted(at) })
    }

    /// The first of the nouns that lead to a name: kinds, directions, and their adjectives of nationality.
    fn leads(&self, at: usize, floor: usize) -> usize {
        let units = &self.sentence.units;
        let mut start = at;
        while start > floor
            && units[start].clitics.preposition.is_none()
            && units[start].clitics.conjunction.is_none()
        {
            let before = &units[start - 1];
            let noun = self.nouns(before).any(|noun| LEADING.iter().any(|class| noun.is(class)));
            let of_noun = matches!(before.kind(), Some(Kind::Nisba | Kind::Adjective))
                && start >= 2
                && start - 1 > floor
                && ["locality", "capital"].iter().any(|c| self.is_noun(&units[start - 2], c));
            if !(noun || of_noun) || before.is_mark() {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether one of the word's readings is a noun of the class.
    pub(super) fn is_noun(&self, unit: &Unit, class: &str) -> bool {
        self.nouns(unit).any(|noun| noun.is(class))
    }

    /// The nouns among the word's readings.
    pub(super) fn nouns(&self, unit: &Unit) -> impl Iterator<Item = &Word> {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let all = unit.target().into_iter().chain(readings);
        all.filter(|t| t.kind() == Kind::Noun).map(|t| &nouns[t.index()])
    }

    fn is_near(&self, unit: &Unit) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        unit.target().is_some_and(|t| functions[t.index()].has("near"))
    }

    pub(super) fn marker(&self, unit: &Unit) -> &str {
        unit.target().map_or("", |t| self.resolver.lexicon.letters(t.index()))
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let unit = &self.sentence.units[at];
        let alone = self.is_quote(at.saturating_sub(1));
        self.resolver.doc.is_quoted(unit.first) && !alone
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        matches!(self.sentence.units[at].tag, Tag::Mark(c) if arabic::letters::is_quote(c))
    }

    pub(super) fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        let units = &self.sentence.units;
        let start = self.resolver.doc.inside(units[first].first, usize::from(units[first].clitics.stem_at));
        let end = self.resolver.doc.tokens[units[last].last].end as usize;
        start.min(end)..end
    }
}

/// The classes of nouns that lead to a name.
const LEADING: [&str; 4] = ["locality", "direction", "geo", "capital"];

/// The guard of a place that is meant only behind one of its words.
const NEEDS: &str = "needs:";
