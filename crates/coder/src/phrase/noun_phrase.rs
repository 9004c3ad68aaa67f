//! The noun phrase: its number and head, and what follows the head.

use super::adjective::befalls_people;
use super::{IN, Np, Parser, clitic_marker, np};
use crate::unit::{Function, Tag, Unit};
use arabic::features::Number;
use lexicon::{Kind, Lexicon, Target};

impl Parser<'_> {
    /// The noun phrase that begins at `start`.
    pub(super) fn noun_phrase(&self, start: usize) -> Option<Np> {
        let mut at = start;
        if self.units.get(at)?.function == Function::Demonstrative {
            at += 1;
        }
        if at > start && (self.is_last_mentioned(&self.units[start]) || self.is_reflexive(&self.units[start]))
        {
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

    pub(super) fn noun_phrase_without_coordination(&self, start: usize) -> Option<Np> {
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
            && phrase.number.as_ref().is_none_or(|n| self.is_number_of(n, head))
            && !head.bits().accusative()
            && !self.keeps_noon(head);
        // `في مؤتمر صحفي الحكومة`: what ends in an adjective has no genitive
        if head.first != head.last && self.is_of_press(head) {
            open = false;
        }
        // `سجناء سياسيون الإضراب`: the same of people
        let closed = |t: Target| {
            let agents = &self.lexicon.tables().agents;
            t.kind() == Kind::Agent && agents[t.index()].ar.ends_with(arabic::letters::YEH)
        };
        if head.first != head.last && head.target().is_some_and(closed) {
            open = false;
        }
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
            // `الدول الأربع`
            if definite && self.counts_those(head, next_at) {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1;
                continue;
            }
            // `خلال العملية نفسها`
            if definite && self.units.get(next_at).is_some_and(|u| self.is_reflexive(u)) {
                phrase.units.end = next_at + 1;
                continue;
            }
            // `إعدام 21 سياسيا`
            let deed = matches!(head.kind(), Some(Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase))
                && !self.is_time_noun(head);
            if open
                && (deed || self.is_of_counted(head, next_at))
                && phrase.genitive.is_none()
                && self.counts(next_at)
            {
                let counted = self.noun_phrase_without_coordination(next_at);
                let counted = counted.or_else(|| self.count_of(next_at));
                let Some(genitive) = counted.or_else(|| self.count_alone(next_at)) else { break };
                (definite, open) = (true, false);
                phrase.units.end = genitive.units.end;
                phrase.genitive = Some(Box::new(genitive));
                continue;
            }
            if let Some(end) = self.charge_end(phrase, next_at) {
                phrase.units.end = end;
                (definite, open) = (true, false);
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
            if let Some(end) = self.portfolio_end(phrase, next_at) {
                phrase.units.end = end;
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
            // `جنود أتراك`, `المسؤولين الروس`
            if self.is_demonym_of(phrase, next) {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1;
                open = false;
                continue;
            }
            // `دهس مستوطن عاملا`: the alef is of an object, not of an adjective
            let cased = !next.bits().accusative() || head.bits().accusative() || phrase.number.is_some();
            // `القبض على تونسي`: a man, not what the deed is like
            let adjective = (self.adjective_like(next) || self.describes_meeting(head, next_at))
                // `ضرورة مواصلة التنسيق`
                && !(open && next.is(Kind::VerbalNoun) && !next.clitics.article && self.is_held(next_at + 1))
                && !(self.ends_in_preposition(head) && phrase.genitive.is_none())
                && cased
                // `قوات الأمن الشاب محمد`: the title of whoever comes next
                && !(next.is(Kind::Agent)
                    // `الأمن العسكري الناشط الحقوقي سمير`
                    && !(self.is_relational(next) && self.titles_a_name(next_at + 1))
                    && (self.is_body(head) || phrase.genitive.is_some() && self.tells_deed(head))
                    && self.titles_a_name(next_at))
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
                && !(next.is(Kind::Nisba) && befalls_people(self.lexicon, head))
                && (!next.is(Kind::Agent)
                    || self.is_relational(next) && !befalls_people(self.lexicon, head)
                    || self.is_attribute(head, next)
                    || self.is_quality(head, next) && !self.befalls(head))
            {
                phrase.adjectives.push(next_at);
                phrase.units.end = next_at + 1;
                open = false;
            } else if open
                && phrase.genitive.is_none()
                && !next.bits().accusative()
                && !(head.tag == Tag::Unknown && next.clitics.pronoun.is_some())
                && !(head.first != head.last && head.is(Kind::Agent) && next.is(Kind::Office))
                && !self.closes_way(head, next)
                && !self.does_deed(phrase, next)
                && !self.is_told_in(phrase, next_at)
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
            let partitive = self.takes_partitive(phrase).then(|| self.partitive(phrase.units.end)).flatten();
            // `منع مواطني دول من دخول البلاد`: nobody is part of a deed
            let partitive = partitive.filter(|(_, part)| !self.units[part.head].is(Kind::VerbalNoun));
            if let Some(part) = partitive {
                phrase.units.end = part.1.units.end;
                phrase.attached.push(part);
            }
        }
    }

    /// `مؤتمر صحفي`, `بيان صحفي`: a compound for words that are written or spoken.
    fn is_of_press(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let noun = unit.target().filter(|t| t.kind() == Kind::Noun);
        noun.is_some_and(|t| nouns[t.index()].is("press") || nouns[t.index()].is("document"))
    }

    /// Whether a noun with its article stands there, of which the word before it can be.
    fn is_held(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| {
            u.clitics.article
                && u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::Agent))
        })
    }

    /// `أدانت الوزارة في بيان الاستيطان الإسرائيلي`: what is blamed stands behind the words in which it is, and is not what they are of.
    fn is_told_in(&self, phrase: &Np, next: usize) -> bool {
        let tables = self.lexicon.tables();
        let head = &self.units[phrase.head];
        let medium = head.target().is_some_and(|t| {
            t.kind() == Kind::Noun
                && tables.nouns[t.index()].class.split(' ').any(|c| c.starts_with("medium:"))
        });
        let within = phrase.units.start.checked_sub(1).map(|b| &self.units[b]).is_some_and(|u| {
            u.function == Function::Preposition && u.clitics.pronoun.is_none() && self.marker(u) == IN
        });
        if !medium || !within || head.clitics.article || head.clitics.pronoun.is_some() {
            return false;
        }
        let Some(behind) = self.noun_phrase_without_coordination(next) else { return false };
        let thing = self.units[behind.head].target().is_some_and(|t| match t.kind() {
            Kind::Noun | Kind::EventPhrase => {
                let frames = &tables.nouns[t.index()].frames;
                frames.iter().all(|f| tables.frames[*f as usize].event != "CONSULT")
            }
            kind => kind == Kind::VerbalNoun,
        });
        thing && (behind.genitive.is_some() || !behind.adjectives.is_empty())
    }

    /// `قطع شبان طريق المطار`: those who close it are not of the road.
    fn closes_way(&self, people: &Unit, next: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let people = people.target().is_some_and(|t| {
            t.kind() == Kind::Agent && matches!(tables.agents[t.index()].class.as_str(), "person" | "people")
        });
        let way = |t: Target| t.kind() == Kind::Noun && arabic::fold(&tables.nouns[t.index()].lemma) == WAY;
        people && !next.clitics.article && next.target().is_some_and(way)
    }

    /// `نظم طلاب وقفة`, `نفذت عصابة عملية خطف`: right behind a light verb those who act and the deed are two phrases.
    fn does_deed(&self, people: &Np, next: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let head = &self.units[people.head];
        let agent = head.target().is_some_and(|t| {
            t.kind() == Kind::Agent
                && matches!(
                    tables.agents[t.index()].class.as_str(),
                    "person" | "people" | "group" | "vehicle"
                )
        });
        let whole = head.bits().number() == Some(Number::Plural) && head.bits().construct();
        let theme = |f: &u32| {
            let frame = &tables.frames[*f as usize];
            frame.event == "LIGHT" && frame.slots.iter().any(|s| s.role == "theme" && s.marker == "obj")
        };
        let verb = people.units.start.checked_sub(1).map(|b| &self.units[b]).filter(|u| u.is_verb());
        let light =
            || verb.and_then(Unit::target).is_some_and(|t| self.lexicon.frames_of(t).iter().any(theme));
        agent && !whole && !next.is_definite() && self.is_event(next) && light()
    }

    /// `عدد من نواب المجلس`, `عدد من أصحاب السيارات`: behind a number of several words a noun can have a genitive.
    fn is_number_of(&self, number: &std::ops::Range<usize>, head: &Unit) -> bool {
        let several = self.units[number.clone()].last().is_some_and(|last| last.first < last.last);
        several && (head.is(Kind::Agent) && head.bits().number() == Some(Number::Plural) || self.owns(head))
    }

    /// `أصحاب`: who are so called of what they own.
    fn owns(&self, head: &Unit) -> bool {
        head.target().is_some_and(|t| is_owner(self.lexicon, t))
    }

    /// `مواطني سبع دول`: a plural that has lost its noon before a number.
    fn is_of_counted(&self, head: &Unit, at: usize) -> bool {
        head.is(Kind::Agent)
            && head.bits().number() == Some(Number::Plural)
            && head.bits().construct()
            && self.counts(at)
    }

    /// `الأخير`, `الأخيرة`: alone the one mentioned last, after a definite noun an adjective.
    fn is_last_mentioned(&self, unit: &Unit) -> bool {
        self.is_demonstrative(unit, "anaphoric")
    }

    /// `نفسه`, `أنفسهم`: after a definite noun, of which it says that it is the same.
    fn is_reflexive(&self, unit: &Unit) -> bool {
        self.is_demonstrative(unit, "reflexive")
    }

    fn is_demonstrative(&self, unit: &Unit, sense: &str) -> bool {
        unit.function == Function::Demonstrative
            && clitic_marker(unit).is_none()
            && unit.clitics.conjunction.is_none()
            && unit.target().is_some_and(|t| self.lexicon.tables().functions[t.index()].has(sense))
    }
}

/// `صاحب`, `صاحبة`, `أصحاب`: whether a word is for whoever has what stands behind it.
pub(crate) fn is_owner(lexicon: &Lexicon, word: Target) -> bool {
    word.kind() == Kind::Noun
        && OWNERS.contains(&arabic::fold(&lexicon.tables().nouns[word.index()].lemma).as_str())
}

/// `صاحب`, `صاحبة`, `أصحاب`, folded.
const OWNERS: [&str; 3] = [
    "\u{0635}\u{0627}\u{062D}\u{0628}",
    "\u{0635}\u{0627}\u{062D}\u{0628}\u{0647}",
    "\u{0627}\u{0635}\u{062D}\u{0627}\u{0628}",
];
/// `طريق`
const WAY: &str = "\u{0637}\u{0631}\u{064A}\u{0642}";
