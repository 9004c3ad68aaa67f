//! Active or passive, where the letters of the verb leave it open.

use super::*;
use crate::phrase::BI;

impl RoleReader<'_, '_, '_> {
    pub(super) fn reads_passive(
        &self,
        part: usize,
        bare: &[usize],
        before: Option<usize>,
        unit: &Unit,
    ) -> bool {
        let counted = |p: usize| self.is_counted(p);
        let victim_frame = self.needs_object(unit);
        // a body that has done it to somebody named too far off; a person alone beside the verb is its victim
        let force = |entities: &[Resolved]| {
            entities.iter().any(|e| matches!(e.class, Class::Country | Class::Group | Class::Deed))
        };
        let indefinite = |p: usize| {
            self.sentence.np(p).is_some_and(|np| {
                !self.sentence.units[np.head].is_definite() && np.name.is_none() && np.genitive.is_none()
            })
        };
        // `للاحتجاج على مقتل مدنيين على يد`: of the noun before it
        let of_noun = |p: usize| (part + 1..p).rev().take(2).any(|b| self.sentence.governs.contains(&b));
        // what stands apart from the first phrase is not its object: `ستة أشخاص، هم أربعة رجال`, `قتلوا غرب كركوك`
        let core: Vec<usize> = bare
            .iter()
            .enumerate()
            .filter(|(n, p)| {
                !(self.is_direction(**p) || *n > 0 && counted(bare[0]) && self.stands_apart(**p))
            })
            .map(|(_, p)| *p)
            .collect();
        let bare = &core[..];
        let agent_phrase =
            self.sentence.following(part).prepositional.iter().any(|p| self.agent_marker(*p) && !of_noun(*p));
        // `دهس مستوطن طفلة`, `هجرت ميليشيات عائلات`
        let two = |np: &Np| self.two_persons(np, victim_frame).or_else(|| self.two_peoples(np));
        let pair = |p: usize| self.sentence.np(p).is_some_and(|np| two(np).is_some());
        match bare {
            // `عزل الرئيس من قبل البرلمان`, but `أدانت الحكومة التصريحات من قبل`
            _ if agent_phrase => victim_frame || bare.len() < 2 && self.takes_object(unit),
            // `واعتقلت سبعة مواطنين`: the force of the clause before, whom the verb agrees with
            [one]
                if unit.clitics.conjunction.is_some()
                    && counted(*one)
                    && bits_feminine(unit)
                    && self.goes_on_with_force(unit) =>
            {
                false
            }
            [one] if pair(*one) => false,
            [one] if unit.clitics.conjunction.is_some() && victim_frame && counted(*one) => true,
            [one] if before.is_none() => {
                victim_frame && (counted(*one) || indefinite(*one) || !force(&self.entities_at(*one)))
            }
            // `المواقع حجبت`: what stands before it is what the frame's verb is done to
            [] => before.is_some_and(|b| {
                victim_frame && (counted(b) || indefinite(b) || !force(&self.entities_at(b)))
                    || self.is_object_word(unit, b)
                    || self.blames_subject(part, unit)
            }),
            _ => false,
        }
    }

    /// `ناشطين اتهموا بالتجسس`: of a verb that blames an object, and what somebody is blamed for stands right behind it.
    fn blames_subject(&self, part: usize, unit: &Unit) -> bool {
        let behind = self.sentence.parts.get(part + 1).map(|p| &p.element);
        let of = matches!(behind, Some(Element::Pp(marker, Some(_))) if marker == BI);
        let blames = |f: &u32| {
            let frame = self.frame(*f);
            let slot =
                |marker: &str, role: &str| frame.slots.iter().any(|s| s.marker == marker && s.role == role);
            frame.event == "ACCUSE" && slot("obj", "recipient") && slot(BI, "theme")
        };
        let frames = unit.target().map(|t| self.frames(t)).unwrap_or_default();
        of && !frames.is_empty() && frames.iter().all(blames)
    }

    /// `قُتل`, `مُنعت`: the perfect with its u written after its first letter.
    pub(super) fn is_written_passive(&self, verb: &Unit) -> bool {
        const U: char = '\u{064F}';
        let word = self.resolver.doc.tokens[verb.first].text(self.resolver.doc.text);
        let joined = usize::from(verb.clitics.conjunction.is_some());
        let mut letters = word.chars().filter(|c| *c == U || !arabic::letters::is_mark(*c)).skip(joined);
        let first = letters.next();
        verb.bits().tense() == Some(arabic::verb::Tense::Perfect)
            && first.is_some_and(|c| c != U)
            && letters.next() == Some(U)
    }

    /// `استدعى`, `أقصى`: the perfect of a weak root whose passive would end in `ي`.
    pub(super) fn is_written_active(&self, verb: &Unit) -> bool {
        let word = self.resolver.doc.tokens[verb.last].text(self.resolver.doc.text);
        verb.bits().tense() == Some(arabic::verb::Tense::Perfect)
            && verb.bits().active()
            && word.ends_with(arabic::letters::ALEF_MAKSURA)
    }

    /// Whether a phrase is nobody, and begins with one of the words that make the verb's deed to its object an event.
    fn is_object_word(&self, unit: &Unit, part: usize) -> bool {
        let takes = |f: &u32| {
            let frame = self.frame(*f);
            frame.slots.iter().any(|s| s.marker == "obj") && self.is_word_of(frame, part)
        };
        let nobody = !self.entities_at(part).iter().any(|e| e.actor.is_some() || e.class == Class::Country);
        nobody && unit.target().is_some_and(|t| self.frames(t).iter().any(takes))
    }

    /// `20 جنديا`, `60 من المسلحين`, `ستين منهم`
    pub(super) fn is_counted(&self, part: usize) -> bool {
        self.sentence.np(part).is_some_and(|np| {
            let head = &self.sentence.units[np.head];
            // `أحد أفراد البيشمركة`
            let one = np.genitive.is_some() && self.resolver.doc.folded(head.first) == ONE;
            np.number.is_some() || head.tag == crate::unit::Tag::Number || one
        })
    }

    /// Whether a body or a state acted in the clause before and goes on acting.
    pub(super) fn goes_on_with_force(&self, unit: &Unit) -> bool {
        let elided = self.elided(unit);
        elided.iter().any(|e| matches!(e.class, Class::Group | Class::Country))
            && !self.discourse.subject_says
    }

    /// Whether a mark, a pronoun or `و` parts a phrase from what stands before it.
    fn stands_apart(&self, part: usize) -> bool {
        let parts = |e: &Element| {
            matches!(e, Element::Mark(_) | Element::Function(Function::Pronoun | Function::Conjunction))
        };
        self.sentence.unit(part).clitics.conjunction.is_some()
            || part.checked_sub(1).is_some_and(|b| parts(&self.sentence.parts[b].element))
    }

    pub(super) fn agent_marker(&self, part: usize) -> bool {
        matches!(&self.sentence.parts[part].element, Element::Pp(marker, Some(_)) if self.is_agent_marker(marker))
    }

    /// `من قبل الشرطة`, `على يد مسلحين`
    pub(super) fn names_doer(&self, filler: &Filler) -> bool {
        self.is_agent_marker(&filler.marker) && filler.entities.iter().any(|e| e.class.acts())
    }

    pub(super) fn is_agent_marker(&self, marker: &str) -> bool {
        self.resolver.lexicon.marker(marker).agent
    }
}

/// Whether a verb shows a feminine singular.
pub(super) fn bits_feminine(verb: &Unit) -> bool {
    verb.bits().gender() == Some(Gender::Feminine) && verb.bits().number() == Some(Number::Singular)
}

/// `أحد`, folded.
const ONE: &str = "\u{0627}\u{062D}\u{062F}";
