//! The shallow parse: noun phrases and the elements of a sentence.
//!
//! A construct chain ends with its first definite member, and only adjectives and appositions can follow it: so in
//! unvocalised text the end of a noun phrase, and with it the border between subject and object, can mostly be seen.

use crate::unit::{Function, Tag, Unit};
use arabic::clitic::{Conjunction, Preposition};
use lexicon::{Kind, Lexicon};
use std::cell::Cell;
use std::ops::Range;

/// A noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Np {
    /// All its units.
    pub(crate) units: Range<usize>,
    /// The head noun, or the first unit of a name.
    pub(crate) head: usize,
    /// Units of a person's name that the lexicon does not know, head included.
    pub(crate) name: Option<Range<usize>>,
    /// Number words and digits before the head.
    pub(crate) number: Option<Range<usize>>,
    pub(crate) genitive: Option<Box<Np>>,
    pub(crate) adjectives: Vec<usize>,
    pub(crate) appositions: Vec<Np>,
    pub(crate) coordinated: Vec<Np>,
    /// Prepositional phrases that belong to the noun: `المتحدث باسم الجيش`, `عناصر من الشرطة`.
    pub(crate) attached: Vec<(String, Np)>,
}

/// An element of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Element {
    Np(Np),
    /// A prepositional phrase: its preposition, folded; no noun phrase where a pronoun is written onto it.
    Pp(String, Option<Np>),
    Verb,
    Function(Function),
    Mark(char),
    /// An expression of time.
    Time,
    Other,
}

/// An element with its units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) units: Range<usize>,
    pub(crate) element: Element,
}

/// Parses the units of a sentence.
pub(crate) fn parts(units: &[Unit], lexicon: &Lexicon) -> Vec<Part> {
    let parser = Parser { units, lexicon, depth: Cell::new(0), between: Cell::new(false) };
    let mut parts = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let part = parser.part(at);
        at = part.units.end;
        parts.push(part);
    }
    parts
}

struct Parser<'p> {
    units: &'p [Unit],
    lexicon: &'p Lexicon,
    /// How many noun phrases lie around the one that is being read.
    depth: Cell<u8>,
    /// Whether the phrase that is being read stands after `بين`, which needs two.
    between: Cell<bool>,
}

impl Parser<'_> {
    fn part(&self, at: usize) -> Part {
        let unit = &self.units[at];
        let one = |element| Part { units: at..at + 1, element };
        match unit.tag {
            Tag::Mark(c) => one(Element::Mark(c)),
            Tag::Time(_) => one(Element::Time),
            Tag::Clitic => self.clitic(at),
            _ if unit.is_verb() => one(Element::Verb),
            _ if unit.function == Function::Preposition => self.preposition(at),
            _ if unit.function == Function::Demonstrative => {
                self.noun_phrase(at).map_or(one(Element::Function(unit.function)), |np| Part {
                    units: np.units.clone(),
                    element: Element::Np(np),
                })
            }
            // `لعدم استجابة الحكومة`
            _ if self.negates_noun(at) && clitic_marker(unit).is_some() => match self.noun_phrase(at + 1) {
                Some(np) => Part {
                    units: at..np.units.end,
                    element: Element::Pp(clitic_marker(unit).unwrap_or_default().to_owned(), Some(np)),
                },
                None => one(Element::Function(unit.function)),
            },
            _ if unit.is(Kind::Function) => one(Element::Function(unit.function)),
            _ => match self.noun_phrase(at) {
                Some(np) => {
                    let units = np.units.clone();
                    let element = match clitic_marker(unit) {
                        Some(marker) => Element::Pp(marker.to_owned(), Some(np)),
                        None => Element::Np(np),
                    };
                    Part { units, element }
                }
                None => one(Element::Other),
            },
        }
    }

    /// Proclitics apart from their word: `لـ"حزب الله"`, `و500`.
    fn clitic(&self, at: usize) -> Part {
        let unit = &self.units[at];
        if let Some(marker) = clitic_marker(unit).filter(|_| unit.clitics.pronoun.is_some()) {
            return Part { units: at..at + 1, element: Element::Pp(marker.to_owned(), None) };
        }
        let np = self.noun_phrase(self.over_quotes(at + 1));
        match (clitic_marker(unit), np) {
            (Some(marker), Some(np)) => {
                Part { units: at..np.units.end, element: Element::Pp(marker.to_owned(), Some(np)) }
            }
            (None, Some(np)) if unit.clitics.article => {
                Part { units: at..np.units.end, element: Element::Np(np) }
            }
            _ => Part { units: at..at + 1, element: Element::Function(Function::Conjunction) },
        }
    }

    fn preposition(&self, at: usize) -> Part {
        let unit = &self.units[at];
        let marker = self.marker(unit);
        let start = self.over_quotes(at + 1);
        // `احتجاجا على عدم استجابة الحكومة`: a noun that negates
        let start = if self.negates_noun(start) { start + 1 } else { start };
        self.between.set(marker == BETWEEN);
        let np = if unit.clitics.pronoun.is_some() { None } else { self.noun_phrase(start) };
        self.between.set(false);
        let np = np.filter(|np| {
            let first = &self.units[np.units.start];
            clitic_marker(first).is_none_or(|m| self.ends_in_clitic(unit, m))
                && first.clitics.conjunction.is_none()
        });
        let end = np.as_ref().map_or(at + 1, |np| np.units.end);
        Part { units: at..end, element: Element::Pp(marker, np) }
    }

    fn negates_noun(&self, at: usize) -> bool {
        let functions = &self.lexicon.tables().functions;
        self.units.get(at).is_some_and(|u| {
            u.function == Function::Negation
                && u.clitics.pronoun.is_none()
                && u.target().is_some_and(|t| functions[t.index()].features.contains("nominal"))
        }) && self.units.get(at + 1).is_some_and(|u| u.is_nominal() && clitic_marker(u).is_none())
    }

    /// `وفقا لـ`: the preposition's last word is written onto the noun.
    fn ends_in_clitic(&self, unit: &Unit, marker: &str) -> bool {
        let functions = &self.lexicon.tables().functions;
        unit.target().is_some_and(|t| {
            functions[t.index()].lemma.rsplit_once(' ').is_some_and(|(_, last)| last == marker)
        })
    }

    fn marker(&self, unit: &Unit) -> String {
        unit.target()
            .map_or_else(String::new, |t| arabic::fold(&self.lexicon.tables().functions[t.index()].lemma))
    }

    fn over_quotes(&self, mut at: usize) -> usize {
        while self.is_quote(at) {
            at += 1;
        }
        at
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.units.get(at).map(|u| u.tag), Some(Tag::Mark(c)) if arabic::letters::is_quote(c))
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.units.get(at).is_some_and(|u| u.tag == Tag::Mark(mark))
    }

    /// The noun phrase that begins at `start`.
    fn noun_phrase(&self, start: usize) -> Option<Np> {
        let mut at = start;
        if self.units.get(at)?.function == Function::Demonstrative {
            at += 1;
        }
        if at > start && self.is_last_mentioned(&self.units[start]) {
            return Some(np(start..start + 1, start));
        }
        let number = self.number(at);
        at = number.as_ref().map_or(at, |n| n.end);
        let head_unit = self.units.get(at);
        let heads = head_unit.is_some_and(|u| {
            u.is_nominal() && (at == start || (u.clitics.conjunction.is_none() && clitic_marker(u).is_none()))
        });
        if !heads {
            let number = number?;
            let head = number.start;
            let mut phrase =
                self.with_partitive(Np { number: Some(number.clone()), ..np(start..number.end, head) });
            if !phrase.attached.is_empty() {
                self.coordinate(&mut phrase);
            }
            return Some(phrase);
        }
        let mut phrase = Np { number, ..np(start..at + 1, at) };
        self.extend(&mut phrase);
        self.between_commas(&mut phrase);
        self.coordinate(&mut phrase);
        Some(phrase)
    }

    /// `قائد فيلق القدس، التابع للحرس الثوري، إسماعيل قاآني،` and `كتائب القسام، الذراع المسلح لحماس،`: what stands between
    /// commas after a title or a name belongs to it.
    fn between_commas(&self, phrase: &mut Np) {
        let at = self.over_quotes(self.over_place(phrase.units.end));
        let head = &self.units[phrase.head];
        let titled = head.is(Kind::Office) || head.is(Kind::Agent);
        let named = phrase.name.is_some() || head.is(Kind::Actor);
        if !self.is_comma(at) || !(titled || named) || !phrase.appositions.is_empty() && !named {
            return;
        }
        let aside = self.aside(at + 1).filter(|_| titled || named);
        let start = aside.unwrap_or(at + 1);
        if titled && phrase.appositions.is_empty() && aside.is_none() && self.comma_name(phrase, at + 1) {
            return;
        }
        let person = self.units.get(start).is_some_and(|u| {
            (u.is(Kind::Actor) || self.starts_name(start) && u.is(Kind::GivenName))
                && u.clitics.conjunction.is_none()
        });
        if titled
            && person
            && self.units[start].clitics.preposition.is_none()
            && let Some(name) = self.noun_phrase_without_coordination(start)
        {
            phrase.units.end = name.units.end;
            phrase.appositions.push(name);
            if self.is_comma(phrase.units.end)
                && self.units.get(phrase.units.end + 1).is_none_or(|u| u.clitics.conjunction.is_none())
            {
                phrase.units.end += 1;
            }
            return;
        }
        if let Some(end) = aside {
            phrase.units.end = end;
            return;
        }
        let title = self.units.get(at + 1).is_some_and(|u| {
            u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && (u.is(Kind::Office)
                    || u.is(Kind::Noun) && u.clitics.article
                    || u.is(Kind::Agent) && u.clitics.article)
        });
        if named
            && title
            && let Some(inner) = self.noun_phrase_without_coordination(at + 1)
        {
            let mut end = inner.units.end;
            // the phrase's own complement: `الذراع المسلح لحركة حماس`
            while let Some(unit) = self
                .units
                .get(end)
                .filter(|u| clitic_marker(u) == Some(LI) || u.function == Function::Preposition)
            {
                let next = if unit.function == Function::Preposition { end + 1 } else { end };
                let Some(more) = self.noun_phrase_without_coordination(next) else { break };
                if clitic_marker(unit) != Some(LI) && self.marker(unit) != IN {
                    break;
                }
                end = more.units.end;
            }
            let closing = self.over_quotes(end);
            if self.is_comma(closing) {
                phrase.appositions.push(inner);
                phrase.units.end = closing + 1;
            } else if clitic_marker(&self.units[end - 1]) == Some(LI) || end > inner.units.end {
                phrase.appositions.push(inner);
                phrase.units.end = end;
            }
        }
    }

    /// `كاتب عام النقابة بصفاقس، فلان،`: one past a place, where a comma follows it.
    fn over_place(&self, at: usize) -> usize {
        let written = |u: &Unit| clitic_marker(u) == Some(BI) && u.clitics.conjunction.is_none();
        let place = self.units.get(at).is_some_and(|u| {
            written(u) && matches!(u.kind(), Some(Kind::Place | Kind::Seat | Kind::Country))
        });
        if place && self.is_comma(at + 1) { at + 1 } else { at }
    }

    /// `زعيم الحزب، الهاشمي الحامدي، …`: words between two commas that can only be the name of the one titled.
    fn comma_name(&self, phrase: &mut Np, start: usize) -> bool {
        const LONGEST: usize = 4;
        let name_like = |u: &Unit| {
            let kind = matches!(u.tag, Tag::Unknown)
                || matches!(
                    u.kind(),
                    Some(
                        Kind::GivenName
                            | Kind::NameParticle
                            | Kind::OtherNisba
                            | Kind::Nisba
                            | Kind::Adjective
                            | Kind::ActiveParticiple
                            | Kind::PassiveParticiple
                    )
                )
                || u.is(Kind::Actor) && u.bits().short();
            kind && u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && u.clitics.pronoun.is_none()
        };
        let end =
            (start..self.units.len().min(start + LONGEST)).take_while(|a| name_like(&self.units[*a])).count()
                + start;
        let strange = |a: usize| {
            let unit = &self.units[a];
            unit.tag == Tag::Unknown || unit.is(Kind::GivenName) || unit.is(Kind::NameParticle)
        };
        // `الهاشمي الحامدي`: two relational adjectives with articles after a man's title are his name
        let surnames = end == start + 2 && (start..end).all(|a| self.units[a].clitics.article);
        if end < start + 2 || !self.is_comma(end) || !(surnames || (start..end).any(strange)) {
            return false;
        }
        phrase.appositions.push(Np { name: Some(start..end), ..np(start..end, start) });
        phrase.units.end = end;
        true
    }

    fn is_comma(&self, at: usize) -> bool {
        self.is_mark(at, '\u{060C}') || self.is_mark(at, ',')
    }

    /// `التابع للحرس الثوري الإيراني،`: an adjectival aside that ends with a comma; one past the comma.
    fn aside(&self, start: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let unit = self.units.get(start)?;
        let adjectival = unit.clitics.article
            && unit.clitics.conjunction.is_none()
            && matches!(
                unit.kind(),
                Some(Kind::ActiveParticiple | Kind::PassiveParticiple | Kind::Adjective)
            );
        if !adjectival {
            return None;
        }
        let end = (start + 1..(start + LONGEST).min(self.units.len()))
            .take_while(|at| !self.units[*at].is_verb())
            .find(|at| self.is_comma(*at))?;
        Some(end + 1)
    }

    /// Whether a number without proclitics stands here, with what it counts.
    fn counts(&self, at: usize) -> bool {
        let plain =
            |u: &Unit| u.tag == Tag::Number && u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
        self.units.get(at).is_some_and(plain)
            && self.number(at).is_some_and(|n| {
                self.units.get(n.end).is_none_or(|u| {
                    let counted =
                        u.is_nominal() && u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
                    let of_them = u.function == Function::Preposition && u.clitics.pronoun.is_some();
                    counted || of_them || u.is_mark()
                })
            })
    }

    /// Digits and number words.
    fn number(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        while let Some(unit) = self.units.get(at) {
            let counts = unit.tag == Tag::Number;
            let fresh = at == start || clitic_marker(unit).is_none();
            let joint = unit.tag == Tag::Clitic
                && unit.clitics.conjunction.is_some()
                && at > start
                && self.units.get(at + 1).is_some_and(|u| u.tag == Tag::Number);
            if !((counts && fresh) || joint) {
                break;
            }
            at += 1;
        }
        (at > start).then_some(start..at)
    }

    /// `3 من عناصر الأمن`, `عدد من المتظاهرين`.
    fn with_partitive(&self, mut phrase: Np) -> Np {
        if let Some(part) = self.partitive(phrase.units.end) {
            phrase.units.end = part.1.units.end;
            phrase.attached.push(part);
        }
        phrase
    }

    fn partitive(&self, at: usize) -> Option<(String, Np)> {
        let unit = self
            .units
            .get(at)
            .filter(|u| u.function == Function::Preposition && u.clitics.pronoun.is_none())?;
        let marker = self.marker(unit);
        if marker != FROM {
            return None;
        }
        let np = self.noun_phrase(at + 1)?;
        Some((marker, np))
    }

    /// Takes in what follows the head. What lies deeper than any phrase of a language is left out.
    fn extend(&self, phrase: &mut Np) {
        const DEEPEST: u8 = 10;
        let depth = self.depth.get();
        if depth < DEEPEST {
            self.depth.set(depth + 1);
            self.extend_here(phrase);
            self.depth.set(depth);
        }
    }

    fn extend_here(&self, phrase: &mut Np) {
        let head = &self.units[phrase.head];
        if self.starts_name(phrase.head) {
            self.extend_name(phrase);
        }
        let mut definite = head.is_definite();
        // the indefinite accusative's alef closes a noun: `جنديا` takes no genitive
        let mut open = !definite
            && !head.is_name()
            && phrase.name.is_none()
            && phrase.number.is_none()
            && !head.bits().accusative()
            && !self.keeps_noon(head);
        // `القبض على أربعة`: the phrase ends with its preposition
        if self.ends_in_preposition(head) {
            (definite, open) = (false, true);
        }
        loop {
            let at = phrase.units.end;
            if self.bracketed(phrase) {
                continue;
            }
            let quoted = self.is_quote(at) && self.short_quotation(at);
            let next_at = if quoted { self.over_quotes(at) } else { at };
            if self.negated_adjective(phrase, next_at) {
                continue;
            }
            // `التصريحات الأخيرة`
            if definite && self.units.get(next_at).is_some_and(|u| self.is_last_mentioned(u)) {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1;
                continue;
            }
            // `إعدام 21 سياسيا`
            let deed = matches!(head.kind(), Some(Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase))
                && !self.is_time_noun(head);
            if open && deed && phrase.genitive.is_none() && self.counts(next_at) {
                let Some(genitive) = self.noun_phrase_without_coordination(next_at) else { break };
                (definite, open) = (true, false);
                phrase.units.end = genitive.units.end;
                phrase.genitive = Some(Box::new(genitive));
                continue;
            }
            let Some(next) = self.units.get(next_at).filter(|u| u.is_nominal()) else {
                if self.attach(phrase) {
                    open = false;
                    definite = true;
                    continue;
                }
                break;
            };
            if self.extends_title(phrase, next_at) {
                phrase.units.end = next_at + 1;
                while self.units.get(phrase.units.end).is_some_and(|u| self.describes_field(u)) {
                    phrase.units.end += 1;
                }
                (definite, open) = (true, false);
                continue;
            }
            if self.extends_body(phrase, next_at) {
                phrase.units.end = next_at + 1;
                continue;
            }
            if next.clitics.conjunction.is_some() || clitic_marker(next).is_some() {
                if self.coordinated_adjective(phrase, next_at, definite) {
                    continue;
                }
                if self.attach(phrase) {
                    open = false;
                    definite = true;
                    continue;
                }
                break;
            }
            // `دهس مستوطن عاملا`: the alef is of an object, not of an adjective
            let cased = !next.bits().accusative() || head.bits().accusative() || phrase.number.is_some();
            // `القبض على تونسي`: a man, not what the deed is like
            let adjective = self.adjective_like(next)
                && !(self.ends_in_preposition(head) && phrase.genitive.is_none())
                && cased
                // `قوات الأمن الشاب محمد`: the title of whoever comes next
                && !(next.is(Kind::Agent) && self.is_body(head) && self.titles_a_name(next_at))
                && self.can_agree(head, next)
                && (!head.is_name() || self.describes_names(next));
            if adjective && next.clitics.article && (definite || phrase.genitive.is_some()) && !next.is_name()
            {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1 + usize::from(self.specifies(next, next_at + 1));
            } else if adjective
                && !next.clitics.article
                && !definite
                && !head.is_name()
                && phrase.genitive.is_none()
                && !next.is(Kind::Noun)
                && (!next.is(Kind::Agent) || self.is_relational(next) || self.is_quality(head, next))
            {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1;
                open = false;
            } else if open
                && phrase.genitive.is_none()
                && !next.bits().accusative()
                && !(head.tag == Tag::Unknown && next.clitics.pronoun.is_some())
                && !(head.first != head.last && head.is(Kind::Agent) && next.is(Kind::Office))
            {
                let Some(mut genitive) = self.noun_phrase_without_coordination(next_at) else { break };
                definite = true;
                open = false;
                phrase.units.end = genitive.units.end;
                self.take_name(phrase, &mut genitive);
                phrase.genitive = Some(Box::new(genitive));
            } else if self.apposes(phrase, next_at) {
                let Some(apposition) = self.noun_phrase_without_coordination(next_at) else { break };
                // `دعا الطبوبي رئيس الحكومة يوسف الشاهد`: a title with its own name is somebody else
                if self.is_named(phrase) && self.names_somebody(&apposition) {
                    break;
                }
                phrase.units.end = apposition.units.end;
                phrase.appositions.push(apposition);
            } else {
                break;
            }
            if quoted || self.is_quote(phrase.units.end) && self.closes_quotation(phrase) {
                phrase.units.end = self.over_quotes(phrase.units.end).max(phrase.units.end);
            }
        }
        self.members(phrase);
        if phrase.genitive.is_none() && phrase.attached.is_empty() {
            let partitive = self.partitive(phrase.units.end).filter(|_| self.takes_partitive(phrase));
            if let Some(part) = partitive {
                phrase.units.end = part.1.units.end;
                phrase.attached.push(part);
            }
        }
    }

    /// `أمس`, `اليوم`: a noun of time counts nobody.
    fn is_time_noun(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("time"))
    }

    /// `الهجوم الأكثر دموية`: what an elative is specified by.
    fn specifies(&self, elative: &Unit, at: usize) -> bool {
        let tables = self.lexicon.tables();
        let compares = elative.info.iter().flat_map(|i| &i.analyses).any(|a| {
            a.target.kind() == Kind::Adjective && tables.adjectives[a.target.index()].is("comparative")
        });
        compares
            && self.units.get(at).is_some_and(|u| {
                let plain = u.clitics.conjunction.is_none()
                    && clitic_marker(u).is_none()
                    && u.clitics.pronoun.is_none();
                plain && !u.clitics.article && u.is_nominal() && !u.is_name() && u.tag != Tag::Number
            })
    }

    /// `دول عربية بينها مصر والأردن`: those of them that are named.
    fn members(&self, phrase: &mut Np) {
        let at = phrase.units.end;
        let among = |u: &Unit| {
            u.function == Function::Preposition
                && u.clitics.pronoun.is_some()
                && matches!(self.marker(u).as_str(), BETWEEN | FROM)
        };
        let opens = self.units.get(at).is_some_and(among);
        let Some(mut list) = opens.then(|| self.noun_phrase_without_coordination(at + 1)).flatten() else {
            return;
        };
        if !self.units[list.head].is_name() || list.number.is_some() {
            return;
        }
        self.coordinate(&mut list);
        phrase.units.end = list.units.end;
        phrase.attached.push((AMONG.to_owned(), list));
    }

    fn noun_phrase_without_coordination(&self, start: usize) -> Option<Np> {
        let unit = self.units.get(start)?;
        let number = self.number(start);
        let at = number.as_ref().map_or(start, |n| n.end);
        let head = self.units.get(at).filter(|u| u.is_nominal());
        if head.is_none() || unit.is_mark() {
            return None;
        }
        let mut phrase = Np { number, ..np(start..at + 1, at) };
        self.extend(&mut phrase);
        Some(phrase)
    }

    /// `حركة "حماس"`: a quotation that closes within a few words and holds no verb.
    fn short_quotation(&self, open: usize) -> bool {
        const LONGEST: usize = 7;
        let start = self.over_quotes(open);
        (start..(start + LONGEST).min(self.units.len()))
            .take_while(|at| !self.units[*at].is_verb())
            .any(|at| self.is_quote(at))
    }

    fn closes_quotation(&self, phrase: &Np) -> bool {
        (phrase.units.start..phrase.units.end).any(|at| self.is_quote(at))
            || phrase.units.start.checked_sub(1).is_some_and(|at| self.is_quote(at))
    }

    /// `(حماس)`, `(54 عاما)`: a bracket after the noun belongs to it.
    fn bracketed(&self, phrase: &mut Np) -> bool {
        const LONGEST: usize = 8;
        let at = phrase.units.end;
        if !self.is_mark(at, '(') {
            return false;
        }
        let Some(close) = (at + 1..(at + LONGEST).min(self.units.len())).find(|at| self.is_mark(*at, ')'))
        else {
            return false;
        };
        if let Some(mut inside) = self.noun_phrase_without_coordination(self.over_quotes(at + 1))
            && inside.units.end <= close
        {
            self.coordinate(&mut inside);
            if !inside.coordinated.is_empty()
                && inside.units.end <= close
                && self.units[inside.head].is_name()
            {
                phrase.attached.push((AMONG.to_owned(), inside));
            } else {
                phrase.appositions.push(inside);
            }
        }
        phrase.units.end = close + 1;
        true
    }

    fn coordinated_adjective(&self, phrase: &mut Np, at: usize, definite: bool) -> bool {
        let unit = &self.units[at];
        let joins = unit.clitics.conjunction == Some(Conjunction::Wa)
            && clitic_marker(unit).is_none()
            && !phrase.adjectives.is_empty()
            && self.adjective_like(unit)
            && (!matches!(unit.kind(), Some(Kind::Noun | Kind::Agent | Kind::Actor | Kind::VerbalNoun))
                || self.is_relational(unit))
            && unit.clitics.article == self.units[phrase.adjectives[0]].clitics.article
            && (unit.clitics.article || !definite);
        if joins {
            phrase.adjectives.push(at);
            phrase.units.end = at + 1;
        }
        joins
    }

    /// `وزير الشؤون الخارجية والتعاون الدولي`: a second field of the office.
    fn extends_title(&self, phrase: &Np, at: usize) -> bool {
        let head = &self.units[phrase.head];
        let tables = self.lexicon.tables();
        let field = |g: &Np| {
            let inner = &self.units[g.head];
            inner.clitics.article && matches!(inner.kind(), Some(Kind::Noun | Kind::VerbalNoun))
        };
        let ministry = head.target().is_some_and(|t| match t.kind() {
            Kind::Office => {
                let office = &tables.offices[t.index()];
                // `وزير الوظيفة العمومية والحوكمة`
                let plain = office.id == "minister" && phrase.genitive.as_deref().is_some_and(field);
                plain
                    || office.id.ends_with("minister")
                        && office.id != "prime-minister"
                        && head.closes_definite
            }
            _ => false,
        });
        ministry
            && phrase.appositions.is_empty()
            && phrase.attached.is_empty()
            && phrase.adjectives.is_empty()
            && self.units.get(at).is_some_and(|u| {
                u.clitics.conjunction == Some(Conjunction::Wa)
                    && u.clitics.article
                    && clitic_marker(u).is_none()
                    && matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun))
            })
    }

    /// `حزب العمل والتجديد`, `هيئة الرقابة والتفتيش`: a second notion in the name of a body.
    fn extends_body(&self, phrase: &Np, at: usize) -> bool {
        let head = &self.units[phrase.head];
        let kind = self.bears_name(head) || head.target().is_some_and(|t| self.heads_party(t));
        let notion = |u: &Unit| {
            u.clitics.article
                && clitic_marker(u).is_none()
                && matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun))
        };
        let next = &self.units[at];
        let plain =
            phrase.adjectives.is_empty() && phrase.appositions.is_empty() && phrase.attached.is_empty();
        kind && plain
            && !head.clitics.article
            && notion(next)
            && next.clitics.conjunction == Some(Conjunction::Wa)
            && phrase.genitive.as_deref().is_some_and(|g| {
                notion(&self.units[g.head]) && g.units.end == g.head + 1 && g.units.end <= at
            })
    }

    /// `زعيم حزب`, `رئيس حزب`: a title that ends with the kind of body.
    fn heads_party(&self, target: lexicon::Target) -> bool {
        let offices = &self.lexicon.tables().offices;
        target.kind() == Kind::Office && offices[target.index()].id == "party-leader"
    }

    /// `الدولي` of `والتعاون الدولي`: an adjective with the article that names no state.
    fn describes_field(&self, unit: &Unit) -> bool {
        unit.clitics.article && clitic_marker(unit).is_none() && unit.is(Kind::Adjective)
    }

    /// Whether the word can be an adjective.
    fn adjective_like(&self, unit: &Unit) -> bool {
        let adjectival = |kind| {
            matches!(
                kind,
                Kind::Adjective
                    | Kind::Nisba
                    | Kind::OtherNisba
                    | Kind::ActiveParticiple
                    | Kind::PassiveParticiple
            )
        };
        match unit.tag {
            Tag::Entry(target, _) if adjectival(target.kind()) => true,
            Tag::Entry(target, _) if target.kind() == Kind::Agent && self.is_relational(unit) => true,
            Tag::Entry(target, _) if matches!(target.kind(), Kind::Noun | Kind::Agent | Kind::VerbalNoun) => {
                unit.info
                    .iter()
                    .flat_map(|i| &i.analyses)
                    .any(|a| a.clitics.article == unit.clitics.article && adjectival(a.target.kind()))
            }
            Tag::Unknown => unit.clitics.article && unit.info.is_some(),
            _ => false,
        }
    }

    /// Only true adjectives go with a name: `حماس الفلسطينية`, not `مجلس الأمن الأطراف`.
    fn describes_names(&self, unit: &Unit) -> bool {
        matches!(unit.kind(), Some(Kind::Nisba | Kind::OtherNisba | Kind::Adjective))
    }

    /// Whether an adjective can agree with the head in number: a singular head takes no plural of persons.
    fn can_agree(&self, head: &Unit, adjective: &Unit) -> bool {
        use arabic::features::{Gender, Number};
        let (h, a) = (head.bits(), adjective.bits());
        // the masculine singular of a title says nothing of itself
        let title = head.is(Kind::Office) && h.number().is_none();
        if title && matches!(adjective.kind(), Some(Kind::Agent | Kind::Noun)) {
            let feminine = a.gender() == Some(Gender::Feminine) && h.gender() != Some(Gender::Feminine);
            return a.number() == Some(Number::Singular) && !feminine;
        }
        // `مفجرون سياسيين`: nominative and oblique
        let cased = head.has_sound_ending && adjective.has_sound_ending && h.number() == Some(Number::Plural);
        if cased && a.number() == Some(Number::Plural) && head.ends_oblique != adjective.ends_oblique {
            return false;
        }
        match (h.number(), a.number()) {
            (Some(Number::Singular), Some(Number::Plural)) => false,
            // `المعتصمون الحديث`, `السلطات الجزائرية الصحفي`
            (Some(Number::Plural), Some(Number::Singular))
                if head.has_sound_ending || self.names_one(adjective) =>
            {
                a.gender() != Some(Gender::Masculine)
            }
            (Some(Number::Singular), Some(Number::Singular)) => {
                let clash = h.gender() == Some(Gender::Masculine) && a.gender() == Some(Gender::Feminine);
                !(clash && matches!(adjective.kind(), Some(Kind::Agent | Kind::Noun)))
            }
            _ => true,
        }
    }

    /// Whether a word is a noun for one person, or a title: no adjective of several.
    fn names_one(&self, unit: &Unit) -> bool {
        let agents = &self.lexicon.tables().agents;
        match unit.target() {
            Some(t) if t.kind() == Kind::Agent => agents[t.index()].class == "person",
            Some(t) => t.kind() == Kind::Office,
            None => false,
        }
    }

    /// `قيادي`, `عسكري`, `سياسي`: a word for a person that is a relational adjective too.
    fn is_relational(&self, unit: &Unit) -> bool {
        let agents = &self.lexicon.tables().agents;
        unit.target().is_some_and(|t| {
            t.kind() == Kind::Agent
                && agents[t.index()].ar.ends_with(arabic::letters::YEH)
                && !agents[t.index()].ar.contains(' ')
        })
    }

    /// `حزب معارض`, `زعيم معارض`: a word for a person that is a participle too.
    fn is_quality(&self, head: &Unit, unit: &Unit) -> bool {
        let participle = |a: &crate::word::Analysis| {
            matches!(a.target.kind(), Kind::ActiveParticiple | Kind::PassiveParticiple)
        };
        let nouns = &self.lexicon.tables().nouns;
        let time = head.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("time"));
        (head.is(Kind::Office) || head.is(Kind::Noun) && !time || head.is(Kind::Agent))
            && unit.bits().number() == Some(arabic::features::Number::Singular)
            && head.bits().number() != Some(arabic::features::Number::Plural)
            && unit.info.iter().flat_map(|i| &i.analyses).any(participle)
    }

    /// `الأخير`, `الأخيرة`: alone the one mentioned last, after a definite noun an adjective.
    fn is_last_mentioned(&self, unit: &Unit) -> bool {
        unit.function == Function::Demonstrative
            && clitic_marker(unit).is_none()
            && unit.clitics.conjunction.is_none()
            && unit
                .target()
                .is_some_and(|t| self.lexicon.tables().functions[t.index()].features.contains("anaphoric"))
    }

    /// `عناصر غير منظمة`
    fn negated_adjective(&self, phrase: &mut Np, at: usize) -> bool {
        let negated = self.units.get(at).is_some_and(|u| u.function == Function::Negation)
            && self.units.get(at + 1).is_some_and(|u| self.adjective_like(u));
        if negated {
            phrase.adjectives.push(at + 1);
            phrase.units.end = at + 2;
        }
        negated
    }

    /// Whether the noun phrase beginning at `at` can stand in apposition to `phrase`.
    fn apposes(&self, phrase: &Np, at: usize) -> bool {
        let (head, next) = (&self.units[phrase.head], &self.units[at]);
        let somebody = next
            .target()
            .is_some_and(|t| t.kind() == Kind::Actor && self.lexicon.tables().actors[t.index()].is_person());
        let quoted = at.checked_sub(1).is_some_and(|before| self.is_quote(before));
        let person = next.is(Kind::GivenName)
            || next.is(Kind::NameParticle)
            || somebody
            || (next.is(Kind::Actor) && (quoted || !(head.is_definite() || head.is(Kind::Office))))
            || (next.tag == Tag::Unknown && !next.clitics.article);
        // `على دراجة نارية إمام مسجد`: nobody is a vehicle
        let agents = &self.lexicon.tables().agents;
        let thing = head.target().is_some_and(|t| {
            t.kind() == Kind::Agent && matches!(agents[t.index()].class.as_str(), "vehicle" | "weapon")
        });
        if thing && (next.is(Kind::Office) || next.is(Kind::Agent)) {
            return false;
        }
        // a body or a place is nobody: the name after it is of the title before it, or somebody else
        let named_body = head.is(Kind::Actor) && self.is_body(head) && !quoted;
        if person && self.is_body(head) && (named_body || !next.is(Kind::Actor)) {
            return false;
        }
        // `زعيم حزب معارض أردوغان`, `المستشارة الألمانية جو بايدن`: he is somebody else
        if next.is(Kind::Actor)
            && !quoted
            && (head.is(Kind::Actor)
                || self.is_named(phrase)
                || self.is_indefinite(phrase)
                || self.is_foreign(phrase, next))
        {
            return false;
        }
        if next.is(Kind::Office) && self.of_another_state(phrase, at) {
            return false;
        }
        let titled = matches!(
            head.kind(),
            Some(
                Kind::Office
                    | Kind::Agent
                    | Kind::Noun
                    | Kind::Actor
                    | Kind::ActiveParticiple
                    | Kind::Nisba
                    | Kind::OtherNisba
            )
        );
        let named = phrase.name.is_some() || head.is(Kind::Actor) || head.is(Kind::GivenName);
        let title =
            next.is(Kind::Office) || (next.is(Kind::Agent) && !next.clitics.article && !next.closes_definite);
        let place =
            head.is(Kind::Noun) && matches!(next.kind(), Some(Kind::Place | Kind::Seat | Kind::Country));
        if place {
            return true;
        }
        let title = title && !next.bits().accusative() && !self.is_body(head);
        let stranger = head.is(Kind::Noun)
            && (next.tag == Tag::Unknown || self.is_of_place(head) && !next.is(Kind::Actor));
        let second_title = head.is(Kind::Office) && next.is(Kind::Office);
        let another = next.clitics.article && !phrase.appositions.is_empty() && !self.titles_a_name(at);
        (titled && person && !stranger) || (named && title) || (second_title && !another)
    }

    /// `الولاية`, `المدينة`, `المبنى`: no person bears such a title.
    fn is_of_place(&self, head: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        head.target().filter(|t| t.kind() == Kind::Noun).is_some_and(|t| {
            let noun = &nouns[t.index()];
            !noun.is("title")
                && ["geo", "direction", "building", "time", "locality"].iter().any(|c| noun.is(c))
        })
    }

    /// `السيناتور بروفيسور ساجد مير`: titles without complement, and then the name.
    fn titles_a_name(&self, at: usize) -> bool {
        const TITLES: usize = 3;
        let tables = self.lexicon.tables();
        let title = |u: &Unit| match u.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("title"),
            Some(t) => matches!(t.kind(), Kind::Office | Kind::Agent),
            None => false,
        };
        let bare = |u: &Unit| u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
        let rest = &self.units[at.min(self.units.len())..];
        let titles = rest.iter().take(TITLES).take_while(|u| title(u) && bare(u)).count();
        titles > 0
            && rest
                .get(titles)
                .is_some_and(|u| bare(u) && (u.is(Kind::GivenName) || self.starts_name(at + titles)))
    }

    /// `مبعوث الأمين العام إسماعيل ولد الشيخ`: the name is the envoy's, unless he is known to have been what the inner title says.
    fn take_name(&self, phrase: &mut Np, genitive: &mut Np) {
        let (head, inner) = (&self.units[phrase.head], &self.units[genitive.head]);
        if !(head.is(Kind::Office) && inner.is(Kind::Office)) {
            return;
        }
        let named = |a: &Np| a.name.is_some() || self.units[a.head].is(Kind::Actor);
        if genitive.appositions.last().is_some_and(named)
            && let Some(name) = genitive.appositions.pop()
        {
            let kept = self.held(inner, &self.units[name.head]);
            let end = if kept { genitive.units.end } else { name.units.start };
            genitive.units.end = end;
            let to = if kept { &mut genitive.appositions } else { &mut phrase.appositions };
            to.push(name);
        }
    }

    /// Whether a known person is known to have held the office.
    fn held(&self, office: &Unit, person: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let (Some(office), Some(person)) = (office.target(), person.target()) else { return false };
        person.kind() == Kind::Actor
            && tables.actors[person.index()]
                .roles
                .iter()
                .any(|r| r.office == tables.offices[office.index()].id)
    }

    /// Whether a title with a genitive or an adjective says of nobody in particular: `زعيم حزب معارض`.
    fn is_indefinite(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let bare = |u: &Unit| !u.is_definite();
        let closed = phrase.adjectives.iter().all(|a| bare(&self.units[*a]))
            && phrase.genitive.as_deref().is_none_or(|g| bare(&self.units[g.head]) && self.is_indefinite(g));
        let described = phrase.genitive.is_some() || !phrase.adjectives.is_empty();
        let own = phrase.attached.is_empty() || !phrase.adjectives.is_empty();
        bare(head) && closed && described && phrase.name.is_none() && own
    }

    /// The state that an adjective or a genitive of the phrase names.
    fn nation(&self, phrase: &Np) -> Option<&str> {
        let own = phrase.adjectives.iter().find_map(|a| self.state(&self.units[*a]));
        own.or_else(|| {
            phrase
                .genitive
                .as_deref()
                .and_then(|g| self.state(&self.units[g.head]).or_else(|| self.nation(g)))
        })
    }

    fn state(&self, unit: &Unit) -> Option<&str> {
        let target = unit.target().filter(|t| matches!(t.kind(), Kind::Nisba | Kind::Country))?;
        Some(self.lexicon.tables().countries[target.index()].code.as_str())
    }

    /// `بايدن الرئيس الصيني`, `أمير قطر الرئيس الإيراني`: the title is of another state than the person or title before it.
    fn of_another_state(&self, phrase: &Np, at: usize) -> bool {
        let tables = self.lexicon.tables();
        let head = &self.units[phrase.head];
        let person = head.target().filter(|t| t.kind() == Kind::Actor);
        let of = match person {
            Some(t) => Some(tables.actors[t.index()].country.as_str())
                .filter(|c| self.lexicon.country_by_code(c).is_some()),
            None => self.nation(phrase),
        };
        let after = self.units.get(at + 1).and_then(|u| self.state(u));
        of.zip(after).is_some_and(|(a, b)| a != b)
    }

    /// Whether a title of one state stands before a known person of another.
    fn is_foreign(&self, phrase: &Np, person: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let nation = self.nation(phrase);
        let of = person
            .target()
            .map(|t| tables.actors[t.index()].country.as_str())
            .filter(|c| self.lexicon.country_by_code(c).is_some());
        self.units[phrase.head].is(Kind::Office) && nation.zip(of).is_some_and(|(a, b)| a != b)
    }

    /// `محتجون`, `مسلحين`: a sound plural that would lose its noon before a genitive.
    fn keeps_noon(&self, unit: &Unit) -> bool {
        use arabic::features::Number;
        let plural = unit.bits().number() == Some(Number::Plural) && !unit.bits().construct();
        plural
            && matches!(unit.kind(), Some(Kind::Agent | Kind::ActiveParticiple | Kind::PassiveParticiple))
            && {
                let agents = &self.lexicon.tables().agents;
                let word =
                    unit.target().filter(|t| t.kind() == Kind::Agent).map(|t| agents[t.index()].ar.as_str());
                // `قوانين` of `قانون` is a broken plural, `مستوطنون` of `مستوطن` a sound one
                word.is_none_or(|w| !LONG_NOON.iter().any(|end| w.ends_with(end))) && unit.has_sound_ending
            }
    }

    fn is_body(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Actor => !tables.actors[t.index()].is_person(),
            Kind::Agent => tables.agents[t.index()].class == "group",
            Kind::Country | Kind::Seat | Kind::Place => true,
            _ => false,
        })
    }

    fn is_named(&self, phrase: &Np) -> bool {
        let named = |np: &Np| np.name.is_some() || self.units[np.head].is(Kind::Actor);
        named(phrase) || phrase.appositions.iter().any(named)
    }

    fn names_somebody(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        (head.is(Kind::Office) || head.is(Kind::Agent))
            && phrase.appositions.iter().any(|a| a.name.is_some() || self.units[a.head].is(Kind::Actor))
    }

    fn starts_name(&self, at: usize) -> bool {
        let unit = &self.units[at];
        unit.is(Kind::GivenName)
            || unit.is(Kind::NameParticle)
            || (unit.tag == Tag::Unknown && !unit.clitics.article && self.after_title(at))
            || unit.tag == Tag::Unknown
                && !unit.clitics.article
                && self.units.get(at + 1).is_some_and(|n| {
                    n.is(Kind::NameParticle)
                        || n.tag == Tag::Unknown
                            && n.clitics.conjunction.is_none()
                            && clitic_marker(n).is_none()
                            && n.clitics.pronoun.is_none()
                })
    }

    fn after_title(&self, at: usize) -> bool {
        let tables = self.lexicon.tables();
        at.checked_sub(1).map(|b| &self.units[b]).is_some_and(|before| match before.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("title"),
            Some(t) => matches!(t.kind(), Kind::Office | Kind::Nisba | Kind::Agent),
            None => false,
        })
    }

    /// Given names, particles and unknown words in a row are one name.
    fn extend_name(&self, phrase: &mut Np) {
        const LONGEST: usize = 7;
        let start = phrase.head;
        let mut end = start + 1;
        while end < self.units.len() && end - start < LONGEST {
            let unit = &self.units[end];
            let bare = unit.clitics.conjunction.is_none()
                && clitic_marker(unit).is_none()
                && (unit.clitics.pronoun.is_none() || unit.tag == Tag::Unknown);
            let continues = match unit.tag {
                Tag::Entry(t, _) => {
                    matches!(t.kind(), Kind::GivenName | Kind::NameParticle)
                        || (t.kind() == Kind::Actor && unit.first == unit.last && !self.is_quote(end - 1))
                        || self.units[end - 1].is(Kind::NameParticle) && unit.is_nominal()
                        || end - start <= 2 && self.is_surname(unit)
                        || (self.could_be_name(unit)
                            && !matches!(t.kind(), Kind::Function | Kind::Verb)
                            && end - start < 4)
                }
                Tag::Unknown => true,
                _ => false,
            };
            if !bare || !continues {
                break;
            }
            end += 1;
        }
        phrase.name = Some(start..end);
        phrase.units.end = end;
    }

    /// `محمد الحربي`: after one given name an adjective with its article is the family's.
    fn is_surname(&self, unit: &Unit) -> bool {
        let adjective = matches!(unit.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba));
        // `كتائب الفاروق الليبية`: the country of something else
        let feminine = unit.bits().gender() == Some(arabic::features::Gender::Feminine);
        unit.clitics.article && adjective && !(feminine && unit.is(Kind::Nisba))
    }

    fn could_be_name(&self, unit: &Unit) -> bool {
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::GivenName)
    }

    /// Attaches the prepositional phrase that belongs to a title or a body.
    fn attach(&self, phrase: &mut Np) -> bool {
        let head = &self.units[phrase.head];
        let owned = head
            .target()
            .is_some_and(|t| t.kind() == Kind::Noun && self.lexicon.tables().nouns[t.index()].is("building"));
        if !(owned || matches!(head.kind(), Some(Kind::Office | Kind::Agent))) || phrase.attached.len() >= 2 {
            return false;
        }
        let at = phrase.units.end;
        let Some(unit) = self.units.get(at) else { return false };
        let (marker, start) = if let Some(marker) = clitic_marker(unit) {
            (marker.to_owned(), if unit.tag == Tag::Clitic { self.over_quotes(at + 1) } else { at })
        } else if unit.function == Function::Preposition && unit.clitics.pronoun.is_none() {
            (self.marker(unit), self.over_quotes(at + 1))
        } else {
            return false;
        };
        if unit.clitics.conjunction.is_some()
            || !(self.belongs(phrase, &marker, start) || self.locates(&marker, start))
        {
            return false;
        }
        let Some(np) = self.noun_phrase_without_coordination(start) else { return false };
        phrase.units.end = self.over_closing_quote(np.units.end);
        phrase.attached.push((marker, np));
        true
    }

    /// `قال الوزير لصحيفة كذا`: an outlet has no ministers.
    fn has_no_minister(&self, phrase: &Np, next: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let outlet = next
            .target()
            .is_some_and(|t| t.kind() == Kind::Actor && tables.actors[t.index()].kind == "outlet");
        let office = self.units[phrase.head].target().filter(|t| t.kind() == Kind::Office);
        outlet && office.is_some_and(|t| tables.offices[t.index()].sector == "GOV")
    }

    fn over_closing_quote(&self, at: usize) -> usize {
        if self.is_quote(at) && self.units.get(at + 1).is_some_and(Unit::is_nominal) { at + 1 } else { at }
    }

    /// `مصادر أمنية لصحيفة`: people who tell something to an outlet are not its people.
    fn is_told(&self, phrase: &Np, next: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let press = |target: Option<lexicon::Target>| {
            target.is_some_and(|t| match t.kind() {
                Kind::Agent => tables.agents[t.index()].sectors.iter().any(|s| s == "JRN"),
                Kind::Actor => tables.actors[t.index()].sectors.iter().any(|s| s == "JRN"),
                _ => false,
            })
        };
        let head = &self.units[phrase.head];
        head.is(Kind::Agent) && press(next.target()) && !press(head.target())
    }

    /// Whether `marker` and what follows belong to the title or body.
    fn belongs(&self, phrase: &Np, marker: &str, start: usize) -> bool {
        let Some(next) = self.units.get(start) else { return false };
        let tables = self.lexicon.tables();
        let group = match next.target() {
            Some(t) if t.kind() == Kind::Agent => tables.agents[t.index()].class == "group",
            Some(t) if t.kind() == Kind::Actor => !tables.actors[t.index()].is_person(),
            Some(t) => t.kind() == Kind::Country,
            None => false,
        };
        match marker {
            LI => {
                self.tells_purpose(phrase, next)
                    || group
                        && self.takes_owner(phrase)
                        && !self.is_told(phrase, next)
                        && !self.has_no_minister(phrase, next)
            }
            IN => {
                group
                    && (next.is(Kind::Actor)
                        || next.is(Kind::Agent) && self.units[phrase.head].is(Kind::Office))
            }
            // `لجنة المالية بالبرلمان`
            BI if group && self.bears_name(&self.units[phrase.head]) => {
                next.is(Kind::Actor) || self.is_parliament(next)
            }
            // `الوحدة المختصة بالحرس الوطني`
            BI if self.is_armed(&self.units[phrase.head]) => self.is_armed(next),
            // `مبعوث الأمم المتحدة إلى اليمن`, `السفير لدى بلجيكا`
            TO | BESIDE => {
                self.units[phrase.head].is(Kind::Office)
                    && (group || next.is(Kind::Place) || next.is(Kind::Seat))
                    && (self.is_sent(phrase)
                        || self.units.get(start + 1).is_some_and(|u| {
                            (u.is(Kind::GivenName) || u.is(Kind::Actor) || u.is(Kind::NameParticle))
                                && u.clitics.conjunction.is_none()
                        }))
            }
            FROM => group && phrase.genitive.is_none() && !self.units[phrase.head].clitics.article,
            IN_THE_NAME | BY_THE_TONGUE => true,
            BI => next.target().is_some_and(|t| {
                t.kind() == Kind::Noun && arabic::fold(&tables.nouns[t.index()].lemma) == NAME
            }),
            _ => false,
        }
    }

    /// Whether a word, in any reading, is of a kind of body that bears a name after it; of a phrase, its first word.
    fn bears_name(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let bears = |t: lexicon::Target| t.kind() == Kind::Noun && tables.nouns[t.index()].is("named");
        let phrase = unit.target().filter(|t| unit.info.is_none() && t.kind() == Kind::Agent);
        let first = phrase.and_then(|t| tables.agents[t.index()].ar.split(' ').next());
        unit.target().is_some_and(bears)
            || unit.info.iter().flat_map(|i| &i.analyses).any(|a| bears(a.target))
            || first.is_some_and(|word| self.lexicon.word(&arabic::fold(word)).any(|r| bears(r.target)))
    }

    /// Whether a word means a body of soldiers or police.
    fn is_armed(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let armed = |sectors: &[String]| sectors.first().is_some_and(|s| s == "MIL" || s == "COP");
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                let agent = &tables.agents[t.index()];
                agent.class == "group" && armed(&agent.sectors)
            }
            Kind::Actor => {
                let actor = &tables.actors[t.index()];
                !actor.is_person() && armed(&actor.sectors)
            }
            _ => false,
        })
    }

    fn is_parliament(&self, unit: &Unit) -> bool {
        let agents = &self.lexicon.tables().agents;
        let legislates = |t: lexicon::Target| agents[t.index()].sectors.first().is_some_and(|s| s == "LEG");
        unit.target().filter(|t| t.kind() == Kind::Agent).is_some_and(legislates)
    }

    /// `الهيئة العليا للإغاثة`, `الفرع الجهوي للمحامين`, `مركز القدس للدراسات`: what a body is for, or whose.
    fn tells_purpose(&self, phrase: &Np, next: &Unit) -> bool {
        let head = &self.units[phrase.head];
        let described =
            if head.clitics.article { !phrase.adjectives.is_empty() } else { phrase.genitive.is_some() };
        if !described || !phrase.attached.is_empty() || !next.clitics.article || !self.bears_name(head) {
            return false;
        }
        let tables = self.lexicon.tables();
        const TRADES: [&str; 8] = ["AGR", "BUS", "EDU", "JRN", "JUD", "LAB", "MED", "REL"];
        next.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                let agent = &tables.agents[t.index()];
                let trade = agent.sectors.first().is_some_and(|s| TRADES.contains(&s.as_str()));
                let many = next.bits().number() == Some(arabic::features::Number::Plural);
                trade && (many && agent.class == "person")
            }
            Kind::VerbalNoun => self.gives(&tables.verbs[t.index()].frames),
            Kind::Noun => {
                let noun = &tables.nouns[t.index()];
                self.gives(&noun.frames) && !noun.is("time") && !noun.is("money")
            }
            _ => false,
        })
    }

    /// Whether all that a word tells is help: nobody is asked for `الإغاثة` in a body's name, as for `الإضراب`.
    fn gives(&self, frames: &[u32]) -> bool {
        let tables = self.lexicon.tables();
        frames
            .iter()
            .all(|f| matches!(tables.frames[*f as usize].event.as_str(), "AID" | "SUPPORT" | "COOPERATE"))
    }

    fn ends_in_preposition(&self, head: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        head.target().filter(|t| t.kind() == Kind::EventPhrase).is_some_and(|t| {
            let word = arabic::fold(&nouns[t.index()].lemma);
            [ON, FROM, IN].iter().any(|p| word.rsplit_once(' ').is_some_and(|(_, last)| last == *p))
        })
    }

    /// `المتحدث للحركة`, `الجناح العسكري لحماس`, but `مناشدة المنظمة للحكومة`, `تعازي الحكومة الصينية لتركيا`.
    fn takes_owner(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let agents = &self.lexicon.tables().agents;
        let class =
            head.target().filter(|t| t.kind() == Kind::Agent).map(|t| agents[t.index()].class.as_str());
        let owned = phrase.genitive.is_some()
            || phrase
                .adjectives
                .iter()
                .any(|a| matches!(self.units[*a].kind(), Some(Kind::Nisba | Kind::OtherNisba)));
        match class {
            Some("weapon") => false,
            Some("group") if head.is_definite() => !owned && !phrase.adjectives.is_empty(),
            _ => !owned && !self.is_definite_crowd(head),
        }
    }

    /// `المبعوث الأممي`, `مبعوث الأمم المتحدة`: one whose title goes on with where he is sent.
    fn is_sent(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let offices = &self.lexicon.tables().offices;
        let definite = head.clitics.article || head.info.is_none() || phrase.genitive.is_some();
        definite
            && head.target().is_some_and(|t| t.kind() == Kind::Office && offices[t.index()].id == "envoy")
    }

    /// `اتهامات من جانب الأكاديميين للسلطات`: people with the article are nobody's.
    fn is_definite_crowd(&self, head: &Unit) -> bool {
        use arabic::features::Number;
        head.is(Kind::Agent) && head.clitics.article && head.bits().number() == Some(Number::Plural)
    }

    /// `رئيس اللجنة بمجلس النواب فلان`, `مدير الصحة بصفاقس فلان`: what stands between a title and its name.
    fn locates(&self, marker: &str, start: usize) -> bool {
        if !matches!(marker, BI | IN | ABOUT) {
            return false;
        }
        let Some(inner) = self.noun_phrase_without_coordination(start) else { return false };
        let body = self.is_body(&self.units[inner.head]) || self.units[inner.head].is(Kind::Noun);
        let named = self.units.get(inner.units.end).is_some_and(|u| {
            (self.starts_name(inner.units.end) || u.is(Kind::Actor) && u.clitics.stem_at == 0)
                && clitic_marker(u).is_none()
                && u.clitics.conjunction.is_none()
        });
        body && named
    }

    /// `عدد من`, `عشرات من`, `مجموعة من`, indefinite persons `عناصر من`.
    fn takes_partitive(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let tables = self.lexicon.tables();
        match head.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("quantity"),
            Some(t) if t.kind() == Kind::Agent => !head.is_definite() && phrase.genitive.is_none(),
            _ => false,
        }
    }

    fn coordinate(&self, phrase: &mut Np) {
        loop {
            let at = phrase.units.end;
            let after_quote = self.over_quotes(at);
            let at = if self.joins(after_quote) { after_quote } else { at };
            let comma = self.is_comma(at) && (self.listed(at + 1) || self.lists_names(phrase, at + 1));
            let at = if comma { at + 1 } else { at };
            let next_at = if self.is_lone_and(at) { self.over_quotes(at + 1) } else { at };
            let Some(next) = self.units.get(next_at) else { return };
            let joined = next_at > at
                || comma
                || next.clitics.conjunction == Some(Conjunction::Wa) && clitic_marker(next).is_none();
            let counted = next.tag == Tag::Number && (phrase.number.is_some() || self.is_person(phrase));
            if !joined || !(next.is_nominal() || counted) {
                return;
            }
            let Some(other) =
                self.noun_phrase_without_coordination(next_at).or_else(|| self.counted_of(next_at))
            else {
                return;
            };
            // `اثنين من جنوده وإصابة ثلاثة`: people and a deed are two things
            if (self.is_person(phrase) || phrase.number.is_some()) && self.is_event(&self.units[other.head]) {
                return;
            }
            let second = self.between.get() && self.depth.get() == 0 && phrase.coordinated.is_empty();
            let before_verb = self.units.get(other.units.end).is_some_and(Unit::is_verb);
            if before_verb && !second && !self.alike(phrase, &other) {
                return;
            }
            phrase.units.end = other.units.end;
            phrase.coordinated.push(other);
        }
    }

    /// `15 من المسلحين`
    fn counted_of(&self, start: usize) -> Option<Np> {
        let number = self.number(start)?;
        let phrase = Np { number: Some(number.clone()), ..np(start..number.end, start) };
        let phrase = self.with_partitive(phrase);
        (!phrase.attached.is_empty()).then_some(phrase)
    }

    /// A noun or name for people.
    fn is_person(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let agents = &self.lexicon.tables().agents;
        head.target().is_some_and(|t| match t.kind() {
            Kind::Agent => matches!(agents[t.index()].class.as_str(), "person" | "kin" | "people"),
            Kind::Office | Kind::People => true,
            _ => false,
        })
    }

    /// A noun that tells of an event.
    fn is_event(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        unit.target().is_some_and(|t| match t.kind() {
            Kind::VerbalNoun => !tables.verbs[t.index()].frames.is_empty(),
            Kind::Noun | Kind::EventPhrase => !tables.nouns[t.index()].frames.is_empty(),
            _ => false,
        })
    }

    /// `و` apart from its word: before a quotation mark or a number.
    fn is_lone_and(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| {
            let clitic =
                u.tag == Tag::Clitic && u.clitics.conjunction.is_some() && clitic_marker(u).is_none();
            let word = u.function == Function::Conjunction && self.is_quote(at + 1);
            clitic || word
        })
    }

    /// Whether what stands here goes on a coordination.
    fn joins(&self, at: usize) -> bool {
        self.is_lone_and(at)
            || self.units.get(at).is_some_and(|u| {
                u.clitics.conjunction == Some(Conjunction::Wa) && clitic_marker(u).is_none() && u.is_name()
            })
    }

    /// `السعودية، القاهرة، أبو ظبي والمنامة`: names with commas, the last with `و`.
    fn lists_names(&self, phrase: &Np, start: usize) -> bool {
        const LONGEST: usize = 14;
        let names = |u: &Unit| u.is_name() && clitic_marker(u).is_none();
        if !self.units[phrase.head].is_name() || !self.units.get(start).is_some_and(names) {
            return false;
        }
        let rest = self.units[start..].iter().take(LONGEST);
        let list = rest.take_while(|u| {
            names(u) || self.adjective_like(u) || matches!(u.tag, Tag::Mark('\u{060C}' | ','))
        });
        list.filter(|u| names(u)).any(|u| u.clitics.conjunction == Some(Conjunction::Wa))
    }

    /// `، وX`: a list with commas.
    fn listed(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| u.clitics.conjunction == Some(Conjunction::Wa) && u.is_name())
    }

    /// Whether two phrases are of one kind, so that they share a verb.
    fn alike(&self, a: &Np, b: &Np) -> bool {
        let counted = a.number.is_some() && b.number.is_some();
        let (a, b) = (&self.units[a.head], &self.units[b.head]);
        counted || a.is_name() && b.is_name()
    }
}

pub(crate) fn np(units: Range<usize>, head: usize) -> Np {
    Np {
        units,
        head,
        name: None,
        number: None,
        genitive: None,
        adjectives: Vec::new(),
        appositions: Vec::new(),
        coordinated: Vec::new(),
        attached: Vec::new(),
    }
}

/// The preposition written onto a nominal unit, as a frame names it.
pub(crate) fn clitic_marker(unit: &Unit) -> Option<&'static str> {
    match unit.clitics.preposition? {
        Preposition::Bi => Some(BI),
        Preposition::Li => Some(LI),
        Preposition::Ka => Some(KA),
    }
}

/// Prepositions as frames name them, folded.
pub(crate) const BI: &str = "\u{0628}";
pub(crate) const LI: &str = "\u{0644}";
pub(crate) const KA: &str = "\u{0643}";
pub(crate) const FROM: &str = "\u{0645}\u{0646}";
pub(crate) const IN: &str = "\u{0641}\u{064A}";
pub(crate) const BETWEEN: &str = "\u{0628}\u{064A}\u{0646}";
/// `ون`, `ين`, `ان`: singulars whose broken plural ends like a sound one.
const LONG_NOON: [&str; 3] = ["\u{0648}\u{0646}", "\u{064A}\u{0646}", "\u{0627}\u{0646}"];
/// `إلى`, `لدى`: where an envoy is sent.
pub(crate) const ON: &str = "\u{0639}\u{0644}\u{064A}";
pub(crate) const TO: &str = "\u{0627}\u{0644}\u{064A}";
/// `عن`: whom a member of parliament stands for.
const ABOUT: &str = "\u{0639}\u{0646}";
const BESIDE: &str = "\u{0644}\u{062F}\u{064A}";
/// `بينهم`, `منهم`: the members that are named; no preposition of the language is spelt so.
pub(crate) const AMONG: &str = "among";
/// `باسم`, `بلسان`: for whom a spokesman speaks.
const IN_THE_NAME: &str = "\u{0628}\u{0627}\u{0633}\u{0645}";
const BY_THE_TONGUE: &str = "\u{0628}\u{0644}\u{0633}\u{0627}\u{0646}";
/// `اسم`, of `باسم`.
const NAME: &str = "\u{0627}\u{0633}\u{0645}";
