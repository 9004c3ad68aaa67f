//! What a verb takes by its frames: whether it needs an object, and whether its one noun phrase is that.

use super::arguments::acts;
use super::pronoun::AS_WELL;
use super::*;

impl RoleReader<'_, '_, '_> {
    pub(super) fn takes_object(&self, unit: &Unit) -> bool {
        let takes = |s: &Slot| {
            s.marker == "obj" && matches!(s.role.as_str(), "recipient" | "victim" | "both" | "actor")
        };
        unit.target().is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).slots.iter().any(takes)))
    }

    /// `شكر`, `اتهم`: praise and blame have somebody for their object.
    pub(super) fn turns_to_people(&self, unit: &Unit) -> bool {
        let turns = |f: &u32| {
            let frame = self.frame(*f);
            matches!(frame.event.as_str(), "ACCUSE" | "SUPPORT")
                && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
        };
        unit.target().is_some_and(|t| self.frames(t).iter().any(turns))
    }

    /// Whether all that the verb tells needs somebody whom it befalls.
    pub(super) fn needs_object(&self, unit: &Unit) -> bool {
        self.frames_take_victim(unit)
            || unit.target().is_some_and(|t| {
                let needs = |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.required);
                let frames = self.frames(t);
                !frames.is_empty() && frames.iter().all(needs)
            })
    }

    pub(super) fn frames_take_victim(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "victim"))
        })
    }

    /// Whether a noun is of what is said or written: `بيان`, `مقابلة`.
    pub(super) fn is_of_words(&self, noun: Target) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        noun.kind() == Kind::Noun && (nouns[noun.index()].is("document") || nouns[noun.index()].is("press"))
    }

    /// `نشر شريطا هاجم فيه الرئيس`, `بيان اتهم فيه الحكومة`: a verb of what is said in the words, written or spoken, before it.
    pub(super) fn is_told_within(&self, verb: &Unit) -> bool {
        let parts = &self.sentence.parts;
        let at = parts.iter().position(|p| self.sentence.units[p.units.start].first == verb.first);
        let Some(at) = at else { return false };
        let within =
            matches!(&parts.get(at + 1).map(|p| &p.element), Some(Element::Pp(marker, None)) if marker == IN);
        let said = |p: usize| {
            let head = self.sentence.np(p).and_then(|np| self.sentence.units[np.head].target());
            head.is_some_and(|t| self.is_of_words(t))
        };
        // `تصريحات للرئيس اتهم فيها`, `مقابلة مع القناة انتقد فيها`
        let over = |p: usize| {
            (0..=p).rev().take(3).find(|b| said(*b)).is_some_and(|b| {
                parts[b + 1..=p].iter().all(|part| matches!(part.element, Element::Pp(_, Some(_))))
            })
        };
        let before = || at.checked_sub(1).filter(|_| verb.clitics.conjunction.is_none());
        within && (self.sentence.antecedent(at).is_some_and(said) || before().is_some_and(over))
    }

    /// `واتهم إسرائيل بـ`, `ودعا المجتمع الدولي إلى`: the verb goes on with the subject before it, and its one noun phrase is
    /// the object.
    pub(crate) fn goes_to_elided(&self, unit: &Unit, part: usize, bare: &[usize]) -> bool {
        // `يدين فيه القصف`: what is done by force says nothing
        let force = |np: &Np| self.is_forceful(&self.sentence.units[np.head]);
        if bare.len() == 1 && self.is_speech(unit) && self.sentence.np(part).is_some_and(force) {
            return self.takes_object(unit) && unit.clitics.pronoun.is_none();
        }
        // `كما حملت الجماعة المسؤولية`: the second is the word that makes the verb an event
        let blamed = bare.len() == 2
            // `كما استدعت ماليزيا السفير`
            && !acts(&self.entities_at(bare[1]))
            && unit.target().is_some_and(|t| {
                // `اعتبر القرار انتهاكا`; but `ورفضت النقابات القرار` has a subject and an object
                let predicate = |frame: &Frame| {
                    frame.slots.iter().any(|s| s.marker == "obj" && s.role == "theme")
                        || arabic::fold(&frame.lemma) == LAYS_ON
                };
                let blames = |f: &u32| {
                    let frame = self.frame(*f);
                    frame.event == "ACCUSE" && predicate(frame) && self.is_word_of(frame, bare[1])
                };
                self.frames(t).iter().any(blames)
            });
        let within = self.is_told_within(unit);
        let helped = self.is_helped(unit);
        let goes_on = unit.clitics.conjunction.is_some() || within || helped || self.is_joined(unit);
        // `وناشدت إيران التجاوب مع المبادرة`: whom she asks, and for what
        let asked = bare.len() == 2
            && self.sentence.np(bare[1]).is_some_and(|np| self.sentence.units[np.head].is(Kind::VerbalNoun))
            && unit.target().is_some_and(|t| {
                !self.frames(t).is_empty() && self.frames(t).iter().all(|f| self.asks_object(*f))
            });
        if bare.len() != 1 && !blamed && !asked || unit.clitics.pronoun.is_some() || !goes_on {
            return false;
        }
        // `ودعا الأخير إلى`
        if self.sentence.np(part).is_some_and(|np| self.is_last(np)) {
            return false;
        }
        // `كما انتقد نائب عن الحزب ما وصفه بـ`: the object is a clause
        if self.has_clause_for_object(part) {
            return false;
        }
        let elided = self.elided(unit);
        let object = unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "recipient"))
        });
        let accuses = unit.target().is_some_and(|t| {
            let frames = self.frames(t);
            let object = |f: &u32, needed: bool| {
                self.frame(*f)
                    .slots
                    .iter()
                    .any(|s| s.marker == "obj" && (s.required || !needed && s.role == "recipient"))
            };
            let blames = |f: &u32| self.frame(*f).event == "ACCUSE" && object(f, false);
            !frames.is_empty() && frames.iter().all(|f| object(f, true)) || frames.iter().any(blames)
        });
        let transitive = unit.target().is_some_and(|t| {
            self.frames(t).iter().any(|f| self.frame(*f).switches.iter().any(|s| s == "transitive"))
        });
        let entities = self.entities_at(part);
        let same = |e: &Resolved| elided.iter().any(|o| o.same(e));
        let asks =
            unit.target().is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).event == "REQUEST"))
                && self.is_asked(unit, &entities, &elided);
        // `وأقال الأسبوع الماضي رئيس أركان الجيش`
        let dismisses = object
            && !entities.is_empty()
            && entities.iter().all(|e| e.class == Class::Person && e.office.is_some())
            && unit.target().is_some_and(|t| {
                self.frames(t).iter().any(|f| self.frame(*f).modes.iter().any(|mode| mode == "expel"))
            });
        // `ونشر ثلاثة ألوية`: the word for those whom somebody sends out
        let sends = unit.target().is_some_and(|t| {
            self.frames(t).iter().map(|f| self.frame(*f)).any(|frame| {
                frame.event == "MOBILIZE"
                    && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "theme")
                    && self.is_word_of(frame, part)
            })
        });
        if sends && entities.iter().all(|e| e.vague && e.actor.is_none()) {
            return elided.iter().any(|e| e.is_armed() || e.class == Class::Country) && acts(&elided);
        }
        // `حثت بريطانيا والولايات المتحدة …، وطالب الاتحاد`: one in the singular is not several
        let one = unit.bits().number() == Some(Number::Singular)
            && unit.bits().gender() == Some(Gender::Masculine)
            && elided.len() > 1;
        acts(&elided)
            && !one
            && !entities.iter().any(same)
            && object
            && (accuses
                || transitive
                || within
                || asks
                || dismisses
                || entities.iter().all(|e| e.vague && e.class != Class::Person))
    }

    /// Whether a clause that `ما` opens stands behind the phrase and what it is of, as what the verb is about.
    fn has_clause_for_object(&self, part: usize) -> bool {
        let parts = &self.sentence.parts;
        let behind = (part + 1..parts.len()).find(|p| !matches!(parts[*p].element, Element::Pp(_, Some(_))));
        behind.is_some_and(|p| {
            parts[p].element == Element::Function(Function::Relative)
                && self.sentence.free_relatives.contains(&p)
                && self.sentence.is_verb(p + 1)
        })
    }

    /// `قالت المنظمة …، ودعت المنامة إلى إلغاء الأحكام`: within a sentence whoever spoke or acted goes on asking; of two states behind a
    /// comma each does.
    fn is_asked(&self, verb: &Unit, asked: &[Resolved], elided: &[Resolved]) -> bool {
        let at = self.sentence.units.iter().position(|u| u.first == verb.first);
        let Some(at) = at.filter(|at| *at > 1) else { return false };
        let state = |group: &[Resolved]| group.iter().all(|r| r.class == Class::Country);
        let crowd = |r: &Resolved| r.vague && r.sectors.iter().any(|s| s == "CVL");
        let comma = self.sentence.units[at - 1].is_mark();
        let here = !self.discourse.subject.is_empty() || self.said.iter().any(|s| !s.speaker.is_empty());
        let each = comma && state(asked) && state(elided);
        here && !each && !asked.is_empty() && !asked.iter().any(crowd)
    }

    /// `ودعت كافة الأعوان إلى الالتحاق`: behind `و`, all of some are whom somebody calls on.
    pub(crate) fn calls_on_all(&self, verb: &Unit, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let all = ALL.contains(&self.resolver.doc.folded(self.sentence.units[np.head].last));
        all && np.genitive.is_some()
            && verb.clitics.conjunction.is_some()
            && verb.target().is_some_and(|t| self.frames(t).iter().any(|f| self.asks_object(*f)))
    }

    /// `دعا`, `ناشد`: whether the frame tells a request whose object is asked.
    fn asks_object(&self, frame: u32) -> bool {
        let frame = self.frame(frame);
        frame.event == "REQUEST" && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
    }

    /// `بعدما كان قد انتقد حكام الولايات`: the auxiliary right before the verb has the subject.
    fn is_helped(&self, verb: &Unit) -> bool {
        let parts = &self.sentence.parts;
        let at = parts.iter().position(|p| self.sentence.units[p.units.start].first == verb.first);
        let before = at
            .and_then(|at| (0..at).rev().find(|p| parts[*p].element != Element::Function(Function::Aspect)));
        before.is_some_and(|p| self.sentence.auxiliaries.contains(&p) && p > 0)
    }

    /// `كما طالبت الجيش`, `لكنها طالبت السلطات`: a conjunction that stands by itself.
    fn is_joined(&self, verb: &Unit) -> bool {
        let at = self.sentence.units.iter().position(|u| u.first == verb.first);
        at.and_then(|at| at.checked_sub(1)).is_some_and(|b| {
            let unit = &self.sentence.units[b];
            self.resolver.doc.folded(unit.first) == AS_WELL
        })
    }
}

/// `حمل`: whose second object is what he is blamed for.
const LAYS_ON: &str = "\u{062D}\u{0645}\u{0644}";

/// `كافة`, `جميع`, `عموم`, folded.
const ALL: [&str; 3] = [
    "\u{0643}\u{0627}\u{0641}\u{0647}",
    "\u{062C}\u{0645}\u{064A}\u{0639}",
    "\u{0639}\u{0645}\u{0648}\u{0645}",
];
