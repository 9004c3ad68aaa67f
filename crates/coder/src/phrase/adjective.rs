//! Adjectives of a noun: which words can be one, and whether it agrees.

use super::{Np, Parser, clitic_marker};
use crate::unit::{Function, Tag, Unit};
use arabic::clitic::Conjunction;
use lexicon::{Kind, Lexicon};

impl Parser<'_> {
    /// Whether the word can be an adjective.
    pub(super) fn adjective_like(&self, unit: &Unit) -> bool {
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

    pub(super) fn coordinated_adjective(&self, phrase: &mut Np, at: usize, definite: bool) -> bool {
        let unit = &self.units[at];
        let joins = unit.clitics.conjunction == Some(Conjunction::Wa)
            && clitic_marker(unit).is_none()
            && !phrase.adjectives.is_empty()
            && self.adjective_like(unit)
            && (!matches!(unit.kind(), Some(Kind::Noun | Kind::Agent | Kind::Actor | Kind::VerbalNoun))
                || self.is_relational(unit)
                // `عسكرية وسياسية وأمنية`
                || phrase.adjectives.len() > 1 && !unit.clitics.article)
            && unit.clitics.article == self.units[phrase.adjectives[0]].clitics.article
            && (unit.clitics.article || !definite);
        if joins {
            phrase.adjectives.push(at);
            phrase.units.end = at + 1;
        }
        joins
    }

    /// `عناصر غير منظمة`
    pub(super) fn negated_adjective(&self, phrase: &mut Np, at: usize) -> bool {
        let negated = self.units.get(at).is_some_and(|u| u.function == Function::Negation)
            && self.units.get(at + 1).is_some_and(|u| self.adjective_like(u));
        if negated {
            phrase.adjectives.push(at + 1);
            phrase.units.end = at + 2;
        }
        negated
    }

    /// `الهجوم الأكثر دموية`: what an elative is specified by.
    pub(super) fn specifies(&self, elative: &Unit, at: usize) -> bool {
        let tables = self.lexicon.tables();
        // `وزير الإعلام اليمني صمت المبعوث`: of Yemen, not lucky
        if matches!(elative.kind(), Some(Kind::Nisba | Kind::OtherNisba)) {
            return false;
        }
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

    /// Only true adjectives go with a name: `حماس الفلسطينية`, not `مجلس الأمن الأطراف`.
    pub(super) fn describes_names(&self, unit: &Unit) -> bool {
        matches!(unit.kind(), Some(Kind::Nisba | Kind::OtherNisba | Kind::Adjective))
    }

    /// Whether an adjective can agree with the head in number: a singular head takes no plural of persons.
    pub(super) fn can_agree(&self, head: &Unit, adjective: &Unit) -> bool {
        use arabic::features::{Gender, Number};
        let (h, a) = (head.bits(), adjective.bits());
        // `مديرية ساقين المتمردين`, `الولايات المتحدة الأخير`: no adjective of a place that nobody knows, nor of men after a state
        let past = |u: &Unit| {
            let adjectives = &self.lexicon.tables().adjectives;
            u.target().is_some_and(|t| t.kind() == Kind::Adjective && adjectives[t.index()].is("past"))
        };
        if head.tag == Tag::Unknown && adjective.is(Kind::Agent)
            || head.is(Kind::Country) && past(adjective) && a.gender() == Some(Gender::Masculine)
        {
            return false;
        }
        let agents = &self.lexicon.tables().agents;
        let group =
            head.target().is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "group");
        let bodies = group && h.number() == Some(Number::Plural);
        // `أطلقت قوات الأمن الغاز`, `وصفت رئيسة المفوضية الحادث`: a noun that can be a participle agrees, or is none
        let people = head.is(Kind::Agent) && !group;
        let several = bodies || h.number() == Some(Number::Plural) && !people && !head.has_sound_ending;
        let wanted = if several { Some(Gender::Feminine) } else { h.gender() };
        let disagrees = wanted == Some(Gender::Feminine) && a.gender() == Some(Gender::Masculine);
        if adjective.is(Kind::Noun) && (disagrees || group && head.first < head.last) {
            return false;
        }
        // `أمهلت الدول الأربع الدبلوماسيين القطريين`: nor is several bodies several men
        if bodies && a.number() == Some(Number::Plural) && a.gender() == Some(Gender::Masculine) {
            return false;
        }
        // the masculine singular of a title says nothing of itself
        let title = head.is(Kind::Office) && h.number().is_none();
        if title && matches!(adjective.kind(), Some(Kind::Agent | Kind::Noun)) {
            let feminine = a.gender() == Some(Gender::Feminine) && h.gender() != Some(Gender::Feminine);
            return a.number() == Some(Number::Singular) && !feminine;
        }
        // `الأمن العسكري الطالب`: nor is a body one man
        if self.is_body(head)
            && adjective.is(Kind::Agent)
            && self.names_one(adjective)
            && !self.is_relational(adjective)
        {
            return false;
        }
        // `مفجرون سياسيين`: nominative and oblique
        let cased = head.has_sound_ending && adjective.has_sound_ending && h.number() == Some(Number::Plural);
        if cased && a.number() == Some(Number::Plural) && head.ends_oblique != adjective.ends_oblique {
            return false;
        }
        match (h.number(), a.number()) {
            (Some(Number::Singular), Some(Number::Plural)) => false,
            // `محتجون مقذوفات`
            (Some(Number::Plural), Some(Number::Plural)) => {
                !(head.has_sound_ending && a.gender() == Some(Gender::Feminine))
            }
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
    pub(super) fn is_relational(&self, unit: &Unit) -> bool {
        use arabic::features::{Gender, Number};
        let agents = &self.lexicon.tables().agents;
        let bits = unit.bits();
        // `أرواح جنود`
        let broken = bits.number() == Some(Number::Plural)
            && bits.gender() == Some(Gender::Masculine)
            && !unit.has_sound_ending
            && !unit.clitics.article;
        unit.target().filter(|_| !broken).is_some_and(|t| {
            t.kind() == Kind::Agent
                && agents[t.index()].ar.ends_with(arabic::letters::YEH)
                && !agents[t.index()].ar.contains(' ')
        })
    }

    /// `لقاء قيادي رفيع`, not `لقاء قيادي في الحركة`: a title that is an adjective too, of a meeting.
    pub(super) fn describes_meeting(&self, head: &Unit, at: usize) -> bool {
        let unit = &self.units[at];
        let adjective = unit.is(Kind::Office)
            && !unit.clitics.article
            && unit.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::Adjective);
        let frames = &self.lexicon.tables().frames;
        let meeting = || {
            !head.clitics.article
                && deed_frames(self.lexicon, head).iter().any(|f| frames[*f as usize].event == "CONSULT")
        };
        let held = || {
            let after = self.units[at + 1..].iter().find(|u| !u.is(Kind::Adjective));
            after.is_some_and(|u| {
                u.function == Function::Preposition || clitic_marker(u).is_some() || u.is_name()
            })
        };
        adjective && meeting() && !held()
    }

    /// `جنود أتراك`, `المسؤولين الروس`: the broken plural of a nationality after several people, as definite as they are.
    pub(super) fn is_demonym_of(&self, phrase: &Np, unit: &Unit) -> bool {
        use arabic::features::Number;
        let head = &self.units[phrase.head];
        let people = matches!(head.kind(), Some(Kind::Agent | Kind::Office)) && phrase.name.is_none();
        let several = phrase.number.is_some() || head.bits().number() == Some(Number::Plural);
        let bare = head.clitics.pronoun.is_none() && !head.closes_definite;
        unit.is(Kind::People)
            && people
            && several
            && bare
            && phrase.genitive.is_none()
            && phrase.appositions.is_empty()
            && head.clitics.article == unit.clitics.article
    }

    /// `مناورات بحرية`, `قاعدة جوية`: a word for a force that is an adjective of things too.
    pub(super) fn is_attribute(&self, head: &Unit, unit: &Unit) -> bool {
        use arabic::features::{Gender, Number};
        let agents = &self.lexicon.tables().agents;
        let group =
            unit.target().is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "group");
        let adjective = |a: &crate::word::Analysis| {
            a.target.kind() == Kind::Adjective
                && a.bits.gender() == Some(Gender::Feminine)
                && a.bits.number() == Some(Number::Singular)
        };
        let thing = matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun));
        group && thing && unit.info.iter().flat_map(|i| &i.analyses).any(adjective)
    }

    /// `استشهاد شاب`, `مقتل شرطي`: a deed that the lexicon knows befalls whoever stands after it.
    pub(super) fn befalls(&self, deed: &Unit) -> bool {
        !deed_frames(self.lexicon, deed).is_empty()
    }

    /// `حزب معارض`, `زعيم معارض`: a word for a person that is a participle too.
    pub(super) fn is_quality(&self, head: &Unit, unit: &Unit) -> bool {
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
}

/// `مقتل فلسطيني`, `اعتقال تونسي`: of a deed that is done to people, the nationality or the genitive is of whom it befell.
pub(crate) fn befalls_people(lexicon: &Lexicon, deed: &Unit) -> bool {
    const OF_PEOPLE: [&str; 4] = ["arrest", "deport", "abduct", "expel"];
    let frames = deed_frames(lexicon, deed);
    !frames.is_empty()
        && frames.iter().map(|f| &lexicon.tables().frames[*f as usize]).all(|frame| {
            let of_people = || frame.modes.iter().any(|m| OF_PEOPLE.contains(&m.as_str()));
            frame
                .slots
                .iter()
                .filter(|s| matches!(s.marker.as_str(), "gen" | "obj"))
                .any(|s| s.role == "victim" || s.role == "recipient" && of_people())
        })
}

/// The frames of a noun or verbal noun.
pub(crate) fn deed_frames<'l>(lexicon: &'l Lexicon, deed: &Unit) -> &'l [u32] {
    let noun = deed.target().filter(|t| matches!(t.kind(), Kind::VerbalNoun | Kind::Noun));
    noun.map_or(&[], |t| lexicon.frames_of(t))
}
