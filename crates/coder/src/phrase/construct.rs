//! The construct: whether a noun takes a genitive, and titles and names of bodies that go on after it:
//! `وزير الشؤون الخارجية والتعاون الدولي`.

use super::{BI, FROM, IN, Np, ON, Parser, clitic_marker};
use crate::unit::{Tag, Unit};
use arabic::clitic::Conjunction;
use lexicon::Kind;

impl Parser<'_> {
    pub(super) fn ends_in_preposition(&self, head: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        head.target().filter(|t| t.kind() == Kind::EventPhrase).is_some_and(|t| {
            let word = arabic::fold(&nouns[t.index()].lemma);
            [ON, FROM, IN].iter().any(|p| word.rsplit_once(' ').is_some_and(|(_, last)| last == *p))
        })
    }

    /// `محتجون`, `مسلحين`: a sound plural that would lose its noon before a genitive.
    pub(super) fn keeps_noon(&self, unit: &Unit) -> bool {
        use arabic::features::Number;
        let plural = unit.bits().number() == Some(Number::Plural) && !unit.bits().construct();
        // `فتح مسلحان النار`
        let dual = unit.bits().number() == Some(Number::Dual) && !unit.bits().construct();
        if dual && unit.is(Kind::Agent) {
            return true;
        }
        plural
            && matches!(
                unit.kind(),
                Some(Kind::Agent | Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple)
            )
            && {
                let agents = &self.lexicon.tables().agents;
                let word =
                    unit.target().filter(|t| t.kind() == Kind::Agent).map(|t| agents[t.index()].ar.as_str());
                // `قوانين` of `قانون` is a broken plural, `مستوطنون` of `مستوطن` a sound one
                word.is_none_or(|w| !LONG_NOON.iter().any(|end| w.ends_with(end))) && unit.has_sound_ending
            }
    }

    /// `مبعوث الأمين العام إسماعيل ولد الشيخ`: the name is the envoy's, unless he is known to have been what the inner title says.
    pub(super) fn take_name(&self, phrase: &mut Np, genitive: &mut Np) {
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

    /// `وزير الشؤون الخارجية والتعاون الدولي`: a second field of the office.
    pub(super) fn extends_title(&self, phrase: &Np, at: usize) -> bool {
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

    /// `وزير الخارجية والهجرة وشؤون المصريين بالخارج`, `وزير الخارجية والمغتربين بالخارج`: where the rest of a minister's title ends.
    pub(super) fn portfolio_end(&self, phrase: &Np, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let tables = self.lexicon.tables();
        let office = self.units[phrase.head].target().filter(|t| t.kind() == Kind::Office)?;
        let minister = tables.offices[office.index()].id.ends_with("minister");
        let joined = self.units.get(at)?.clitics.conjunction == Some(Conjunction::Wa);
        if !minister || !joined || !phrase.appositions.is_empty() {
            return None;
        }
        let noun = |u: &Unit, lemma: &str| {
            u.target().is_some_and(|t| {
                t.kind() == Kind::Noun && arabic::fold(&tables.nouns[t.index()].lemma) == lemma
            })
        };
        let end =
            (at..self.units.len().min(at + LONGEST)).take_while(|n| self.units[*n].is_nominal()).last()? + 1;
        let abroad = (at..end).find(|n| noun(&self.units[*n], ABROAD)).map(|n| n + 1);
        let affairs = || {
            let genitive =
                self.noun_phrase_without_coordination(at + 1).filter(|_| noun(&self.units[at], AFFAIR))?;
            Some(genitive.units.end)
        };
        abroad.or_else(affairs)
    }

    /// `كاتبة الدولة لدى وزير الخارجية، المكلفة بالشؤون الإفريقية، `: where the words end that say under whom a minister serves
    /// and what he is charged with.
    pub(super) fn charge_end(&self, phrase: &Np, at: usize) -> Option<usize> {
        let offices = &self.lexicon.tables().offices;
        let office = self.units[phrase.head].target().filter(|t| t.kind() == Kind::Office)?;
        let id = offices[office.index()].id.as_str();
        if !(id.ends_with("minister") || id.starts_with("minister-of-state"))
            || !phrase.appositions.is_empty()
        {
            return None;
        }
        let comma =
            |n: usize| self.units.get(n).is_some_and(|u| matches!(u.tag, Tag::Mark('\u{060C}' | ',')));
        let first = at + usize::from(comma(at));
        let unit = self.units.get(first)?;
        let function = unit.target().filter(|t| t.kind() == Kind::Function && first == at);
        let under = function.is_some_and(|t| self.lexicon.letters(t.index()) == UNDER);
        let charged = unit.clitics.article
            && unit.clitics.conjunction.is_none()
            && self.is_charged(unit)
            && self.units.get(first + 1).is_some_and(|u| clitic_marker(u) == Some(BI));
        if !(under || charged) {
            return None;
        }
        let inner = self.noun_phrase_without_coordination(first + 1)?;
        let title = || self.units[inner.head].is(Kind::Office) || self.units[inner.head].is(Kind::Agent);
        if under && !(title() && inner.name.is_none()) {
            return None;
        }
        // the name is of whom the whole title means
        let end = inner.appositions.first().map_or(inner.units.end, |a| a.units.start);
        // the comma that closes it, before a name
        let named = |n: usize| {
            self.units
                .get(n)
                .is_some_and(|u| u.is(Kind::GivenName) || u.tag == Tag::Unknown || u.is(Kind::Actor))
        };
        Some(if comma(at) && comma(end) && named(end + 1) { end + 1 } else { end })
    }

    /// `المكلف`: the passive participle of `كلف`.
    fn is_charged(&self, unit: &Unit) -> bool {
        let verbs = &self.lexicon.tables().verbs;
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| {
            a.target.kind() == Kind::PassiveParticiple
                && arabic::fold(&verbs[a.target.index()].lemma) == CHARGED
        })
    }

    /// `الدولي` of `والتعاون الدولي`: an adjective with the article that names no state.
    pub(super) fn describes_field(&self, unit: &Unit) -> bool {
        unit.clitics.article && clitic_marker(unit).is_none() && unit.is(Kind::Adjective)
    }

    /// `حزب العمل والتجديد`, `هيئة الرقابة والتفتيش`: a second notion in the name of a body.
    pub(super) fn extends_body(&self, phrase: &Np, at: usize) -> bool {
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
}

/// `ون`, `ين`, `ان`: singulars whose broken plural ends like a sound one.
const LONG_NOON: [&str; 3] = ["\u{0648}\u{0646}", "\u{064A}\u{0646}", "\u{0627}\u{0646}"];

/// `لدى`, `كلف`, folded.
const UNDER: &str = "\u{0644}\u{062F}\u{064A}";
const CHARGED: &str = "\u{0643}\u{0644}\u{0641}";
/// `خارج`, `شأن`, folded.
const ABROAD: &str = "\u{062E}\u{0627}\u{0631}\u{062C}";
const AFFAIR: &str = "\u{0634}\u{0627}\u{0646}";
