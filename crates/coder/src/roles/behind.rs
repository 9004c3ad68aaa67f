//! Who stands behind a deed or a thing: `القرار الأميركي`, `سياسة الحكومة`, `الهجوم الذي نفذته إسرائيل`.

use super::*;
use crate::entity::{is_attack, is_seat};
use crate::phrase::ABOUT;

impl RoleReader<'_, '_, '_> {
    /// Who stands behind a deed or a thing: `القرار الأميركي`, `سياسة الحكومة`, `الهجوم الذي نفذته إسرائيل`, `الاتفاق بين س وص`.
    pub(super) fn behind(&self, part: usize, np: &Np) -> Vec<Resolved> {
        const BEHIND: [Class; 4] = [Class::Person, Class::Group, Class::Country, Class::People];
        let units = &self.sentence.units;
        let attack = units[np.head].target().is_some_and(|t| is_attack(self.resolver.lexicon, t));
        let acting = |inner: &Np| -> Vec<Resolved> {
            let acts = |e: &&Resolved| BEHIND.contains(&e.class) && !(attack && is_seat(e));
            self.entities(inner).iter().filter(acts).cloned().collect()
        };
        if let Some(doer) = self.relative_doer(part, np) {
            return doer;
        }
        if let Some(nation) = np.adjectives.iter().find_map(|a| self.resolver.adjective(&units[*a])) {
            return vec![nation];
        }
        let attached = np.attached.iter().filter(|(m, _)| m == BETWEEN || m == LI || self.is_agent_marker(m));
        let mut found: Vec<Resolved> = attached.flat_map(|(_, inner)| acting(inner)).collect();
        // `الاتفاق بين س وص`, `مواقع للحوثيين`
        let next = self.sentence.parts.get(part + 1).map(|p| &p.element);
        if let Some(Element::Pp(marker, Some(inner))) = next
            && (marker == BETWEEN || marker == LI || self.is_agent_marker(marker))
            && np.units.end == self.sentence.parts[part].units.end
        {
            found.extend(acting(inner));
        }
        // `التصريحات الصادرة عن الوزارة`
        if let Some(Element::Pp(marker, Some(inner))) = next.filter(|_| found.is_empty())
            && marker == ABOUT
            && np.adjectives.last().is_some_and(|at| {
                at + 1 == self.sentence.parts[part].units.end && units[*at].is(Kind::ActiveParticiple)
            })
        {
            found = acting(inner);
        }
        if let Some(genitive) = np.genitive.as_deref().filter(|_| found.is_empty()) {
            found = acting(genitive);
            // `هجوم ملهى تركيا`: where it was, and whose land it is
            let nouns = &self.resolver.lexicon.tables().nouns;
            let scene = |u: &Unit| {
                let noun = u.target().filter(|t| t.kind() == Kind::Noun).map(|t| &nouns[t.index()]);
                noun.is_some_and(|n| n.is("building") || n.is("geo"))
            };
            if found.is_empty() && !(attack && scene(&units[genitive.head])) {
                found = self.behind(part, genitive);
            }
        }
        found
    }

    /// `الهجوم الذي نفذته إسرائيل`, `هجوم شنه مسلحون`: the subject of the relative clause in which the deed is the object.
    pub(super) fn relative_doer(&self, part: usize, np: &Np) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        if np.units.end != sentence.parts.get(part)?.units.end {
            return None;
        }
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = if opens { part + 2 } else { part + 1 };
        // `عرضا تقدمت به كابول`: of an indefinite noun without a relative pronoun
        let pronoun = self.takes_again(verb, opens || !sentence.units[np.head].is_definite())?;
        // `مقتل رئيس الحكومة التي يديرها الحوثيون`: the clause is of the last noun; `عملية طعن نفذها`: or of the first
        let singular = pronoun.number() == Number::Singular;
        let other = |np: &Np| self.gender(np).zip(pronoun.gender()).is_some_and(|(a, b)| a != b);
        if singular && other(np) && sentence.np(part).is_none_or(other) {
            return None;
        }
        // `الهجوم الذي أعلنه الجيش` is not of who tells of it, `القرار الذي أعلنه الرئيس` is
        let by_hand = |f: &u32| category(&self.frame(*f).event).is_some_and(|c| !crate::merge::is_speech(c));
        let told = sentence.units[np.head].target().is_some_and(|t| self.frames(t).iter().any(by_hand));
        let unit = sentence.unit(verb);
        let announces = told && self.is_saying(unit) && !unit.target().is_some_and(|t| self.is_light(t));
        if self.takes_stance(unit) || announces || self.undergoes(unit) {
            return None;
        }
        self.doer_of_clause(verb)
    }

    /// `ما قامت به الشرطة`, `ما أعلنه المبعوث`, `ما صدر عن الحكومة`: who stands behind what a clause without a noun before it tells,
    /// with the preposition on its first word.
    pub(super) fn behind_clause(&self, opens: usize) -> Option<Filler> {
        let sentence = self.sentence;
        let unit = sentence.unit(opens);
        let function = unit.target().filter(|t| t.kind() == Kind::Function)?;
        let alone = |p: usize| match &sentence.parts[p].element {
            Element::Pp(marker, None) if sentence.unit(p).clitics.pronoun.is_none() => Some(marker.as_str()),
            _ => None,
        };
        let marker = match self.resolver.lexicon.letters(function.index()) {
            // `على ما أعلنه`
            WHAT => opens.checked_sub(1).and_then(alone).unwrap_or("obj"),
            BY_WHAT => BI,
            ABOUT_WHAT => ABOUT,
            _ => return None,
        };
        let what = sentence.parts[opens].element == Element::Function(Function::Relative);
        // `، وهو ما أدانته روسيا`: no argument of the verb before
        let resumes = opens.checked_sub(1).is_some_and(|b| {
            matches!(sentence.parts[b].element, Element::Function(Function::Pronoun) | Element::Mark(_))
        });
        let verb = Some(opens + 1).filter(|v| what && !resumes && sentence.is_verb(*v))?;
        let told = sentence.unit(verb);
        if self.takes_stance(told) && !self.is_saying(told) || self.undergoes(told) {
            return None;
        }
        // `رحب بما وصفه بالمبادرة`: nobody is named behind it, and it is what the verb takes all the same
        let doers = match self.takes_again(verb, true) {
            Some(_) => {
                let named = self.doer_of_clause(verb).or_else(|| self.behind_what_is_called(verb));
                named.unwrap_or_default()
            }
            None => self.source_of_clause(verb)?,
        };
        Some(Filler { part: Some(opens), behind: doers, ..Filler::of(marker, Vec::new()) })
    }

    /// The pronoun by which a verb in a relative clause takes up what the clause is of: `نفذته`, `تقوم به`, `أقدمت عليه`.
    fn takes_again(&self, verb: usize, opened: bool) -> Option<arabic::clitic::Pronoun> {
        let sentence = self.sentence;
        let unit =
            sentence.parts.get(verb).filter(|_| sentence.is_verb(verb)).map(|_| sentence.unit(verb))?;
        // `بالدور الذي تقوم به سلطنة عمان`
        let on_preposition = || match sentence.parts.get(verb + 1).map(|p| &p.element) {
            Some(Element::Pp(marker, None)) if opened && matches!(marker.as_str(), BI | ON | ABOUT) => {
                sentence.unit(verb + 1).clitics.pronoun
            }
            _ => None,
        };
        let pronoun = unit.clitics.pronoun.or_else(on_preposition);
        pronoun.filter(|_| unit.clitics.conjunction.is_none())
    }

    /// Who acts in the clause of a verb.
    fn doer_of_clause(&self, verb: usize) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        let first = *sentence.following(verb).bare.first()?;
        let mut doers: Vec<Resolved> =
            self.entities_at(first).iter().filter(|e| e.class.acts()).cloned().collect();
        // `الخطوات التي اتخذتها قيادة التحالف`
        if let Some(body) = sentence.np(first).filter(|_| doers.is_empty()) {
            let of = body.genitive.as_deref().map(|of| self.entities(of)).unwrap_or_default();
            doers.extend(of.iter().filter(|e| e.class == Class::Group && !e.vague).cloned());
        }
        (!doers.is_empty()).then_some(doers)
    }

    /// `ما سماه «سياسة العصا» التي تتبعها الوزارة`, `ما وصفه بالنهج البوليسي للحكومة`: who stands behind the thing so called.
    fn behind_what_is_called(&self, verb: usize) -> Option<Vec<Resolved>> {
        const NEAR: usize = 4;
        let end = self.sentence.parts.len().min(verb + NEAR);
        let called = (verb + 1..end).find(|p| self.sentence.np(*p).is_some())?;
        let np = self.sentence.np(called)?;
        let own = self.entities(np);
        let mut found =
            if own.iter().any(|e| e.class.acts()) { own.to_vec() } else { self.behind(called, np) };
        // `ما وصفته بثقافة الإفلات من العقاب داخل الشرطة`
        let within = (called + 1..self.sentence.parts.len())
            .take(2)
            .find(|p| matches!(&self.sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == INSIDE || m == FROM));
        if let Some(within) = within.filter(|_| found.is_empty()) {
            // `تجاوزا من بعض النواب`: or from whom it comes
            let from = self.marker_at(within) == FROM;
            let acts = |e: &&Resolved| e.class == Class::Group || from && e.class.acts();
            found = self.entities_at(within).iter().filter(acts).cloned().collect();
        }
        (!found.is_empty()).then_some(found)
    }

    /// `في خطوة وصفها المندوب بأنها`, `للخطوة المغربية، في حين نددت بها الجزائر`: of a verb of judgement whose pronoun takes up a deed or a
    /// thing before it in the sentence, who stands behind that; where its own words do not say, who acts in the clause around.
    pub(super) fn deed_before(
        &self,
        verb: usize,
        pronoun: arabic::clitic::Pronoun,
        frames: &[u32],
    ) -> Option<Vec<Resolved>> {
        const REACH: usize = 12;
        let judges = |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "SUPPORT" | "REJECT");
        let third = pronoun.person() == arabic::features::Person::Third;
        if !third || pronoun.number() != Number::Singular || !frames.iter().any(judges) {
            return None;
        }
        let sentence = self.sentence;
        // `وهو ما أدانته روسيا`: all that was told before
        if sentence.takes_up_clause(verb) {
            let acting = |r: &Resolved| r.class.acts() && r.via != Via::Anaphora;
            let main = &self.discourse.main;
            return Some(if main.iter().all(acting) { self.as_anaphora(main.clone()) } else { Vec::new() });
        }
        let takes_up = |np: &Np| {
            let head = &sentence.units[np.head];
            let thing = matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase));
            thing && self.gender(np).or_else(|| head.bits().gender()) == pronoun.gender()
        };
        // `أدانت حكم محكمة بسجن طفل، ووصفته بالجائر`: what the verb of judgement before it took
        let joined = sentence.unit(verb).clitics.conjunction == Some(arabic::clitic::Conjunction::Wa);
        let before = (0..verb).rev().find(|p| sentence.is_verb(*p)).filter(|_| joined);
        let judging =
            before.filter(|v| sentence.unit(*v).target().is_some_and(|t| self.frames(t).iter().any(judges)));
        if let Some(judging) = judging {
            let Following { bare, prepositional, .. } = sentence.following(judging);
            let judged = |at: &usize| {
                let nobody = |np: &Np| !self.alone(np).iter().any(|e| e.class.acts());
                sentence.np(*at).filter(|np| nobody(np) && takes_up(np)).map(|np| self.behind(*at, np))
            };
            if let Some(behind) = bare.iter().find_map(judged).filter(|behind| !behind.is_empty()) {
                return Some(behind);
            }
            // `رحب بالقرار ووصفه بالشجاع`: the thing, whoever was named before it
            let by = |at: &&usize| matches!(&sentence.parts[**at].element, Element::Pp(m, _) if m == BI);
            if let Some(behind) = prepositional.iter().filter(by).find_map(judged) {
                return Some(behind);
            }
        }
        for at in (verb.saturating_sub(REACH)..verb).rev() {
            let Some(np) = sentence.np(at) else { continue };
            let entities = self.alone(np);
            if entities.iter().any(|e| e.class.acts() && !e.vague) {
                // somebody of that gender stands nearer
                let person = entities.iter().any(|e| e.class == Class::Person);
                let feminine = pronoun.gender() == Some(Gender::Feminine);
                if person != feminine && (at + 1 == verb || !feminine) {
                    return None;
                }
                continue;
            }
            if !takes_up(np) {
                continue;
            }
            let behind = self.behind(at, np);
            if !behind.is_empty() {
                return Some(behind);
            }
            // `في انقلاب أدانه المجلس`: the deed told before
            let step = matches!(&sentence.parts[at].element, Element::Pp(m, _) if m == IN);
            let here = self.discourse.main.iter().all(|m| m.class.acts() && m.via != Via::Anaphora);
            if step && at + 1 == verb && here && !self.discourse.main.is_empty() {
                return Some(self.as_anaphora(self.discourse.main.clone()));
            }
        }
        None
    }

    /// `ما صدر عن الحكومة`, `ما بدر من السفير`: whom a clause without a subject says that it came from.
    fn source_of_clause(&self, verb: usize) -> Option<Vec<Resolved>> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(verb + 1).map(|p| &p.element)
        else {
            return None;
        };
        let from = matches!(marker.as_str(), FROM | ABOUT);
        let acting: Vec<Resolved> = self.entities(np).iter().filter(|e| e.class.acts()).cloned().collect();
        (from && !acting.is_empty()).then_some(acting)
    }

    /// `الهجوم الذي تعرضت له دورية`: of a verb of suffering whose preposition takes the deed up, the subject.
    pub(super) fn relative_sufferer(&self, part: usize, np: &Np) -> Option<usize> {
        let sentence = self.sentence;
        let whole = np.units.end == sentence.parts.get(part)?.units.end;
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = if opens { part + 2 } else { part + 1 };
        let unit = Some(verb).filter(|v| whole && sentence.is_verb(*v)).map(|v| sentence.unit(v))?;
        let suffers = |f: &u32| {
            let frame = self.frame(*f);
            let takes = |s: &Slot| s.marker == LI && s.role == "theme";
            frame.event == "LIGHT"
                && frame.slots.iter().any(|s| s.marker == "subj" && s.role == "recipient")
                && frame.slots.iter().any(takes)
        };
        let suffers = unit.target().is_some_and(|t| self.frames(t).iter().any(suffers));
        let following = sentence.following(verb);
        let taken_up = |p: &usize| matches!(&sentence.parts[*p].element, Element::Pp(m, None) if m == LI);
        let named = following.prepositional.iter().any(taken_up);
        following.bare.first().copied().filter(|_| suffers && named)
    }

    /// `الهجوم الذي شهدته البلاد`, `الهجوم الذي تعرض له الجيش`: the subject is where it happened or whom it befell.
    pub(super) fn undergoes(&self, verb: &Unit) -> bool {
        let bears = |s: &Slot| s.marker == "subj" && matches!(s.role.as_str(), "place" | "recipient");
        let place = |f: &u32| self.frame(*f).slots.iter().any(bears);
        verb.target().is_some_and(|t| self.frames(t).iter().any(place))
    }

    /// `وجه ضربة`, `شن هجوما`: whether a verb may stand for the noun that it takes.
    fn is_light(&self, verb: Target) -> bool {
        self.frames(verb).iter().any(|f| self.frame(*f).event == "LIGHT")
    }

    /// `الهجوم الذي أدانته واشنطن`: who judges a deed has not done it.
    fn takes_stance(&self, verb: &Unit) -> bool {
        let Some(target) = verb.target().filter(|t| t.kind() == Kind::Verb) else { return true };
        // `ما أبدته الدوحة من ضبط للنفس`: a verb that needs its words to judge
        let judges = |f: &u32| {
            let frame = self.frame(*f);
            frame.with.is_empty()
                && matches!(frame.event.as_str(), "ACCUSE" | "SUPPORT" | "REJECT" | "REQUEST" | "PROTEST")
        };
        !self.is_light(target) && self.frames(target).iter().any(judges)
    }
}

/// `داخل`
const INSIDE: &str = "\u{062F}\u{0627}\u{062E}\u{0644}";
/// `ما`
pub(super) const WHAT: &str = "\u{0645}\u{0627}";
/// `بما`
const BY_WHAT: &str = "\u{0628}\u{0645}\u{0627}";
/// `عما`
const ABOUT_WHAT: &str = "\u{0639}\u{0645}\u{0627}";
