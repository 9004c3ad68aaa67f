//! Where: the places that a sentence states, resolved or kept by name.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::entity::Resolver;
use crate::phrase::{BI, Element, FROM, IN, LI};
use crate::unit::{Function, Tag, Unit};
use lexicon::{Kind, Lexicon, Target};
use std::ops::Range;

/// A place of an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Site {
    /// Bytes of the words, with the nouns that lead to the name: `شمال العراق`, `مدينة صفاقس`.
    pub(crate) bytes: Range<usize>,
    /// Its entry: place or country; `None` for a name that the lexicon does not know.
    pub(crate) target: Option<Target>,
    /// ISO3, where it is known.
    pub(crate) country: Option<String>,
    /// How the event came by it.
    pub(crate) by: By,
}

/// How an event came by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// Stated in its clause, or the place is what was hit or visited.
    Clause,
    /// Stated elsewhere in its sentence.
    Sentence,
    /// Stated where the event is told again.
    Mention,
    /// The place of another event of the same people.
    Scene,
    /// The place in the title or in the lead, for the news of the day.
    Lead,
    /// The place spoken of last before a deed that has none.
    Before,
}

impl By {
    /// The name in explanations.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Mention => "further mention",
            Self::Scene => "same people's event",
            Self::Lead => "lead",
            Self::Before => "sentence before",
        }
    }
}

/// How a sentence speaks of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// `في`, `قرب`, `أمام`.
    In,
    /// `إلى`.
    To,
    /// `من`.
    From,
    /// `على`, `لـ`: what is aimed at.
    At,
    /// Without a preposition that says more.
    Bare,
}

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

impl Site {
    pub(crate) fn new(bytes: Range<usize>, target: Target, by: By, lexicon: &Lexicon) -> Self {
        let tables = lexicon.tables();
        let country = match target.kind() {
            Kind::Place => tables.places[target.index()].country.clone(),
            _ => tables.countries[target.index()].code.clone(),
        };
        Self { bytes, target: Some(target), country: Some(country).filter(|c| !c.is_empty()), by }
    }

    /// How wide the place is: 0 for a building or an unknown name, more for cities, divisions, regions, countries.
    pub(crate) fn width(&self, lexicon: &Lexicon) -> u8 {
        let Some(target) = self.target else { return 1 };
        if target.kind() != Kind::Place {
            return 6;
        }
        match lexicon.tables().places[target.index()].kind.as_str() {
            "village" | "camp" | "district" => 1,
            "city" | "town" => 2,
            "admin2" => 3,
            "admin1" => 4,
            "region" | "river" | "sea" | "strait" | "island" | "mountain" | "desert" => 5,
            _ => 0,
        }
    }

    /// Whether both mean one place, or one lies in the other.
    pub(crate) fn agrees(&self, other: &Self, text: &str, lexicon: &Lexicon) -> bool {
        let (Some(a), Some(b)) = (self.target, other.target) else {
            let words = |site: &Self| arabic::fold(&text[site.bytes.clone()]);
            let (a, b) = (words(self), words(other));
            return a.contains(b.as_str()) || b.contains(a.as_str()) || self.country_holds(other);
        };
        a == b || self.country_holds(other) || holds(a, b, lexicon) || holds(b, a, lexicon)
    }

    /// Whether one is the country, or a wide region, that the other lies in.
    fn country_holds(&self, other: &Self) -> bool {
        let country = |s: &Self| s.target.is_some_and(|t| t.kind() != Kind::Place);
        self.country.is_some() && self.country == other.country && (country(self) || country(other))
    }
}

/// Whether a place is the first-level division of another, or its region.
fn holds(outer: Target, inner: Target, lexicon: &Lexicon) -> bool {
    let places = &lexicon.tables().places;
    if outer.kind() != Kind::Place || inner.kind() != Kind::Place {
        return false;
    }
    let (outer, inner) = (&places[outer.index()], &places[inner.index()]);
    inner.admin1 == outer.id && !outer.id.is_empty()
        || (outer.kind == "region" && !outer.country.is_empty() && outer.country == inner.country)
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

struct SiteReader<'r, 'a, 'l> {
    resolver: &'r Resolver<'r, 'a, 'l>,
    sentence: &'r Sentence,
}

impl SiteReader<'_, '_, '_> {
    fn at(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
        let named = match unit.target().map(|t| (t.kind(), t)) {
            Some((Kind::Place, target)) => Some(self.resolver.likeliest_place(target, unit)),
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
        self.unknown(at, before).or_else(|| self.back(at, before))
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
        let near = unit.function == Function::Preposition && self.is_near(unit);
        let leads = self.is_noun(unit, "locality") && !unit.clitics.article && unit.clitics.pronoun.is_none();
        let directs = self.is_noun(unit, "direction") && !unit.clitics.article;
        let within = unit.function == Function::Preposition && self.marker(unit) == IN;
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

    /// `في بوجمبورا،`: nothing that could belong to a noun stands after the word.
    fn ends_after(&self, at: usize) -> bool {
        self.sentence.units.get(at + 1).is_none_or(|u| {
            u.is_mark()
                || u.is_verb()
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

    /// `المنطقة`, `المدينة`, `البلاد`: the place spoken of before; the country that the article is about.
    fn back(&self, at: usize, before: &[Stated]) -> Option<Stated> {
        let unit = &self.sentence.units[at];
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
        if !unit.clitics.article || !alone || unit.bits().number() == Some(arabic::features::Number::Plural) {
            return None;
        }
        let start = self.leads(at, before.last().map_or(0, |p| p.units.end));
        let how = self.how(start, before);
        let bytes = self.bytes(start, at);
        if self.is_noun(unit, "country") {
            let home = self.resolver.home.and_then(|h| self.resolver.lexicon.country_by_code(h))?;
            let target = Target::new(Kind::Country, home);
            let site = Site::new(bytes, target, By::Clause, self.resolver.lexicon);
            return Some(Stated { site, units: start..at + 1, how, back: false, quoted: self.is_quoted(at) });
        }
        let place = self.is_noun(unit, "locality") || self.is_noun(unit, "capital");
        place.then(|| {
            let country = self.resolver.home.map(str::to_owned);
            let back = !self.is_noun(unit, "capital");
            let site = Site { bytes, target: None, country, by: By::Clause };
            Stated { site, units: start..at + 1, how, back, quoted: self.is_quoted(at) }
        })
    }

    /// `أمام قصر الحكومة`, `في مستشفى الشفاء`, `أمام وزارة التربية`: a building, or the seat of a body before which one stands.
    fn buildings(&self) -> Vec<Stated> {
        let mut found = Vec::new();
        for part in &self.sentence.parts {
            let Element::Pp(marker, Some(np)) = &part.element else { continue };
            let inside = marker == IN || marker == BI;
            let stands = marker != ON && self.resolver.lexicon.marker(marker).place;
            let head = &self.sentence.units[np.head];
            let building = (inside || stands) && np.genitive.is_some() && self.is_one_building(head);
            let before = stands && !inside && marker != WITH;
            if !(building || (before && self.is_body(head))) || np.number.is_some() {
                continue;
            }
            let end = np.units.end.min(np.units.start + LONGEST_BUILDING);
            let site = Site {
                bytes: self.bytes(np.units.start, end - 1),
                target: None,
                country: self.resolver.home.map(str::to_owned),
                by: By::Clause,
            };
            found.push(Stated {
                site,
                units: np.units.start..np.units.start + 1,
                how: How::In,
                back: false,
                quoted: self.is_quoted(np.head),
            });
        }
        found
    }

    fn is_one_building(&self, unit: &Unit) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| {
            a.target.kind() == Kind::Noun
                && nouns[a.target.index()].is("building")
                && a.bits.number() != Some(arabic::features::Number::Plural)
        })
    }

    fn is_body(&self, unit: &Unit) -> bool {
        let tables = self.resolver.lexicon.tables();
        let one = unit.bits().number() != Some(arabic::features::Number::Plural);
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => one && tables.agents[t.index()].class == "group" && !unit.clitics.article,
            Kind::Actor => !tables.actors[t.index()].is_person(),
            _ => false,
        })
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
            let noun = ["locality", "direction", "geo", "capital"].iter().any(|c| self.is_noun(before, c));
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

    fn how(&self, start: usize, before: &[Stated]) -> How {
        let units = &self.sentence.units;
        let unit = &units[start];
        // `في حمص وحماة`
        if unit.clitics.conjunction.is_some()
            && unit.clitics.preposition.is_none()
            && let Some(last) = before.last().filter(|p| p.units.end == start)
        {
            return last.how;
        }
        // `في حمص، حماة وإدلب`, `في أقضية: عكار، طرابلس`
        if let Some(how) = self.listed(start, before) {
            return how;
        }
        if let Some(marker) = crate::phrase::clitic_marker(unit) {
            return match marker {
                BI => How::In,
                LI => How::At,
                _ => How::Bare,
            };
        }
        let Some(at) = self.governing(start) else {
            return if self.is_adverbial(start) { How::In } else { How::Bare };
        };
        let governing = &units[at];
        if self.is_topic_before(at) {
            return How::Bare;
        }
        if governing.tag == Tag::Clitic {
            return if crate::phrase::clitic_marker(governing) == Some(BI) { How::In } else { How::Bare };
        }
        if governing.function != Function::Preposition {
            return match crate::phrase::clitic_marker(governing) {
                Some(BI) if self.leads_on(governing) => How::In,
                _ if self.hosts(at) || self.is_adverbial(start) || self.is_example(at) => How::In,
                _ => How::Bare,
            };
        }
        match self.marker(governing).as_str() {
            FROM => How::From,
            ON => How::At,
            TO => How::To,
            marker if marker == IN || self.resolver.lexicon.marker(marker).place => How::In,
            _ => How::Bare,
        }
    }

    /// How a place is spoken of that a comma joins to the one before it, or a colon to the noun of its kind.
    fn listed(&self, start: usize, before: &[Stated]) -> Option<How> {
        let mark = start.checked_sub(1)?;
        let Tag::Mark(c) = self.sentence.units[mark].tag else { return None };
        match c {
            arabic::letters::COMMA | ',' => {
                let last = before.last().filter(|p| p.units.end == mark && p.how == How::In)?;
                // `في دمشق، لبنان يحتج`: a list goes on
                let goes_on = self.sentence.units.get(start + 1).is_some_and(|u| {
                    u.clitics.conjunction.is_some()
                        || matches!(u.tag, Tag::Mark(arabic::letters::COMMA | ','))
                });
                goes_on.then_some(last.how)
            }
            ':' => {
                let noun = mark.checked_sub(1)?;
                self.is_noun(&self.sentence.units[noun], "locality").then(|| self.how(noun, before))
            }
            _ => None,
        }
    }

    /// `ولايات مثل تطاوين`: an example of the places before it.
    fn is_example(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let units = &self.sentence.units;
        units[at].is(Kind::Function)
            && units[at.saturating_sub(NEAR)..at].iter().any(|u| self.is_noun(u, "locality"))
    }

    /// `هجوم شرق تركيا`: a direction without a preposition says where.
    fn is_adverbial(&self, start: usize) -> bool {
        let unit = &self.sentence.units[start];
        self.is_noun(unit, "direction") && !unit.clitics.article && unit.clitics.conjunction.is_none()
    }

    /// `بكافة محاكم البلاد`, `بمدن الساحل`: a word over which a preposition reaches the place; not `بتوقيت تونس`.
    fn leads_on(&self, unit: &Unit) -> bool {
        unit.function == Function::Particle
            || ["quantity", "geo", "building", "direction", "locality"].iter().any(|c| self.is_noun(unit, c))
    }

    /// What governs the phrase: over the nouns that it stands in the genitive of: `بكافة محاكم البلاد`, `في عدد من مدن`.
    fn governing(&self, start: usize) -> Option<usize> {
        let mut steps = 0;
        for at in (0..start).rev() {
            let unit = &self.sentence.units[at];
            if self.is_quote(at) {
                continue;
            }
            let construct = !unit.clitics.article
                && crate::phrase::clitic_marker(unit).is_none()
                && (self.leads_on(unit) || unit.is(Kind::Agent) && steps == 0);
            steps += 1;
            if !construct || steps > 3 {
                return Some(at);
            }
        }
        None
    }

    /// `التطورات في`, `الأوضاع في`, `وقف إطلاق النار في`: the place of what is spoken of, not of the event.
    fn is_topic_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| self.is_noun(&self.sentence.units[b], "topic"))
    }

    /// `شهدت ولاية الوحدة معارك`: the subject of a verb whose subject is the place.
    fn hosts(&self, at: usize) -> bool {
        let unit = &self.sentence.units[at];
        let tables = self.resolver.lexicon.tables();
        unit.target().filter(|t| t.kind() == Kind::Verb).is_some_and(|t| {
            tables.verbs[t.index()].frames.iter().map(|f| &tables.frames[*f as usize]).any(|frame| {
                frame.event == "LIGHT" && frame.slots.iter().any(|s| s.marker == "subj" && s.role == "place")
            })
        })
    }

    fn marker(&self, unit: &Unit) -> String {
        let functions = &self.resolver.lexicon.tables().functions;
        unit.target().map_or_else(String::new, |t| arabic::fold(&functions[t.index()].lemma))
    }

    fn is_near(&self, unit: &Unit) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        unit.target().is_some_and(|t| functions[t.index()].features.split(' ').any(|f| f == "near"))
    }

    /// Whether one of the word's readings is a noun of the class.
    fn is_noun(&self, unit: &Unit, class: &str) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let own =
            unit.target().filter(|t| t.kind() == Kind::Noun).is_some_and(|t| nouns[t.index()].is(class));
        own || unit
            .info
            .iter()
            .flat_map(|i| &i.analyses)
            .any(|a| a.target.kind() == Kind::Noun && nouns[a.target.index()].is(class))
    }

    fn is_quoted(&self, at: usize) -> bool {
        let unit = &self.sentence.units[at];
        let alone = self.is_quote(at.saturating_sub(1));
        self.resolver.doc.is_quoted(unit.first) && !alone
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.sentence.units[at].tag, Tag::Mark(c) if arabic::letters::is_quote(c))
    }

    fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        let units = &self.sentence.units;
        let start = self.resolver.doc.inside(units[first].first, usize::from(units[first].clitics.stem_at));
        let end = self.resolver.doc.tokens[units[last].last].end as usize;
        start.min(end)..end
    }
}

/// The place that bears the name of a country's seat of government.
pub(crate) fn city(words: &str, country: &str, lexicon: &Lexicon) -> Option<Target> {
    let folded = arabic::fold(words);
    let places = &lexicon.tables().places;
    let is_city = |t: &Target| {
        t.kind() == Kind::Place
            && places[t.index()].country == country
            && matches!(places[t.index()].kind.as_str(), "city" | "town")
    };
    let of = |name: &str| lexicon.phrase(name).map(|r| r.target).find(is_city);
    let last = folded.rsplit(' ').next().unwrap_or(&folded);
    of(&folded).or_else(|| of(last))
}

/// The place that an entity is: a seat of government as the city that it is.
pub(crate) fn entity_site(bytes: Range<usize>, target: Target, doc: &Doc<'_>, lexicon: &Lexicon) -> Site {
    if target.kind() == Kind::Country {
        let country = &lexicon.tables().countries[target.index()];
        let words = arabic::fold(&doc.text[bytes.clone()]);
        let named = country.ar.iter().any(|name| words.ends_with(&arabic::fold(name)));
        if let Some(city) = city(&words, &country.code, lexicon).filter(|_| !named) {
            return Site::new(bytes, city, By::Clause, lexicon);
        }
    }
    Site::new(bytes, target, By::Clause, lexicon)
}

const ON: &str = "\u{0639}\u{0644}\u{064A}";
const TO: &str = "\u{0627}\u{0644}\u{064A}";
/// `لدى`: with somebody, not at his house.
const WITH: &str = "\u{0644}\u{062F}\u{064A}";
const LONGEST_BUILDING: usize = 6;
