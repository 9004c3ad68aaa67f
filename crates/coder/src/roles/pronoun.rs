//! Whom a pronoun means, and the subject of a verb that names none.

use super::*;

impl RoleReader<'_, '_, '_> {
    pub(super) fn pronoun(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        use arabic::features::Person;
        let back = match (pronoun.person(), pronoun.number()) {
            (Person::First, _) => return self.as_anaphora(self.discourse.speaker.clone()),
            (_, Number::Dual) => self.discourse.pair(|_| true),
            (_, Number::Plural) => {
                let subject = &self.discourse.subject;
                let many = subject.len() > 1 || subject.iter().any(|r| r.several && r.class.acts());
                Some(if many { subject.clone() } else { self.discourse.crowd.clone() })
            }
            _ => {
                let feminine = pronoun.gender() == Some(Gender::Feminine);
                let subject = &self.discourse.subject;
                let fits = |r: &Resolved| match feminine {
                    true => self.can_be_feminine(r),
                    false => r.class == Class::Person && !r.several,
                };
                // `أفاد مراسل القناة بأن الشرطة داهمت منزله`: who only reports is not meant
                let reports = self.discourse.subject_says && subject.iter().all(|r| self.is_reporter(r));
                if !reports && subject.first().is_some_and(fits) {
                    Some(subject.clone())
                } else {
                    self.discourse.latest(fits).map(|r| vec![r])
                }
            }
        };
        self.as_anaphora(back.unwrap_or_default())
    }

    /// `مناشدا إياه`, `أبلغت إياهم`: the object that stands apart, behind the part.
    pub(super) fn object_apart(&self, part: usize) -> Option<arabic::clitic::Pronoun> {
        use arabic::clitic::Pronoun;
        let behind = self.sentence.parts.get(part + 1)?;
        // `داعيا هؤلاء إلى التحلي بالصبر`
        let those = behind.element == Element::Function(Function::Demonstrative)
            && self.resolver.doc.folded(self.sentence.units[behind.units.start].first) == THOSE
            && !matches!(self.sentence.parts.get(part + 2).map(|p| &p.element), Some(Element::Np(_)));
        if those {
            return Some(Pronoun::Hum);
        }
        if behind.element != Element::Function(Function::Pronoun) {
            return None;
        }
        let word = self.resolver.doc.folded(self.sentence.units[behind.units.start].first);
        let pronoun = match word.strip_prefix(EYYA)? {
            "\u{0647}" => Pronoun::Hu,
            "\u{0647}\u{0627}" => Pronoun::Ha,
            "\u{0647}\u{0645}" => Pronoun::Hum,
            "\u{0647}\u{0645}\u{0627}" => Pronoun::Huma,
            _ => return None,
        };
        Some(pronoun)
    }

    /// `خطف مسلحون شابا ثم قتلوه`, `أفرج المتمردون عنهم`: whom a pronoun beside a verb means, who is not its own subject.
    pub(super) fn another(&self, pronoun: arabic::clitic::Pronoun, subject: &[Resolved]) -> Vec<Resolved> {
        let found = self.pronoun(pronoun);
        let own = |r: &Resolved| subject.iter().any(|s| s.same(r) || s.bytes == r.bytes);
        let feminine = pronoun.gender() == Some(Gender::Feminine);
        let singular = pronoun.number() == Number::Singular;
        // one who is only described, in the sentence, before whoever was named earlier
        if singular && !feminine && pronoun.person() == arabic::features::Person::Third {
            let here =
                self.discourse.lone.as_ref().filter(|(at, one)| *at == self.sentence.index && !own(one));
            let later = |one: &Resolved| found.iter().all(|f| own(f) || f.bytes.start < one.bytes.start);
            if let Some((_, one)) = here.filter(|(_, one)| later(one)) {
                return self.as_anaphora(vec![one.clone()]);
            }
        }
        if !found.iter().any(own) {
            return found;
        }
        let people = |r: &Resolved| matches!(r.class, Class::Person | Class::People);
        let mut others = match pronoun.number() {
            Number::Plural => self.discourse.crowd.clone(),
            Number::Singular if !feminine => {
                self.discourse.latest(|r| people(r) && !r.several && !own(r)).into_iter().collect()
            }
            // `استهجنت الوزارة صمت الأمم المتحدة، وطالبتها`, `أفادت النائبة بأن المستثمر هددها`: a body or a woman named in the sentence
            Number::Singular => {
                let start = self.resolver.doc.tokens[self.sentence.tokens.start].start as usize;
                let body = |r: &Resolved| {
                    let fits = matches!(r.class, Class::Group | Class::Country)
                        || r.class == Class::Person && self.can_be_feminine(r);
                    fits && r.bytes.start >= start && !own(r)
                };
                return self.as_anaphora(self.discourse.latest(body).into_iter().collect());
            }
            _ => Vec::new(),
        };
        others.retain(people);
        if others.iter().any(own) { Vec::new() } else { self.as_anaphora(others) }
    }

    /// `غارات على قطاع غزة، وتستهدفه بقصف`: the place or thing in the clause before that a verb of force takes up, before anybody
    /// who was named earlier.
    pub(super) fn struck_before(&self, part: usize, frames: &[u32]) -> Option<Vec<Resolved>> {
        let pronoun = self.sentence.unit(part).clitics.pronoun?;
        let takes_place = |f: &u32| {
            let frame = self.frame(*f);
            matches!(frame.event.as_str(), "ASSAULT" | "COERCE")
                && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
        };
        let third = pronoun.person() == arabic::features::Person::Third;
        if !third || pronoun.number() != Number::Singular || !frames.iter().any(takes_place) {
            return None;
        }
        let feminine = pronoun.gender() == Some(Gender::Feminine);
        // `في مسيرة طالبت بالإفراج عنهم، وفرقتها الشرطة`: those who march
        let march = |at: &usize| self.sentence.np(*at).is_some_and(|np| self.tells_protest(np));
        let marchers = !self.discourse.main.is_empty() && !self.discourse.main.iter().any(Resolved::is_armed);
        if feminine && marchers && (0..part).rev().any(|at| march(&at)) {
            return Some(self.as_anaphora(self.discourse.main.clone()));
        }
        let verb = (0..part).rev().find(|p| self.sentence.is_verb(*p))?;
        for at in (verb + 1..part).rev() {
            let struck = match &self.sentence.parts[at].element {
                Element::Np(_) => true,
                Element::Pp(marker, _) => matches!(marker.as_str(), ON | LI | TO),
                _ => false,
            };
            let Some(np) = self.sentence.np(at) else { continue };
            if !struck {
                continue;
            }
            let found = self.alone(np);
            match &found[..] {
                [one]
                    if matches!(one.class, Class::Place | Class::Thing | Class::Other)
                        && !feminine
                        && self.is_masculine(np) =>
                {
                    return Some(self.as_anaphora(found.to_vec()));
                }
                [one] if one.class == Class::Person && !feminine => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether the head of a phrase is a noun of protest, of women's gender.
    fn tells_protest(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let protest = |f: &u32| self.frame(*f).event == "PROTEST";
        head.bits().gender() == Some(Gender::Feminine)
            && head.target().is_some_and(|t| self.frames(t).iter().any(protest))
    }

    /// `مطار حلب`, `قطاع غزة`: a place that is named by what it is; towns by themselves are feminine.
    fn is_masculine(&self, np: &Np) -> bool {
        let text = arabic::fold(&self.resolver.doc.text[self.resolver.bytes(np, &self.sentence.units)]);
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        words.next().is_some() && !first.ends_with(arabic::letters::HEH)
    }

    /// The subject of a verb that names none: the clause's before it, or the speaker.
    pub(crate) fn elided(&self, verb: &Unit) -> Vec<Resolved> {
        use arabic::features::Person;
        let bits = verb.bits();
        if bits.person() == Some(Person::First) {
            return self.as_anaphora(self.discourse.speaker.clone());
        }
        if let Some(around) = self.around_relative(verb) {
            return around;
        }
        if let Some(sender) = self.sender(verb) {
            return sender;
        }
        if bits.number() == Some(Number::Dual) {
            let feminine = bits.gender() == Some(Gender::Feminine);
            // `دعمت الحركتان … ودعتا`: the two who act go on, before two who are only named
            let Discourse { subject, main, previous, speaker, .. } = &*self.discourse;
            let two = |group: &&Vec<Resolved>| {
                group.len() == 2
                    && group.iter().all(|r| r.class.acts() && (r.class != Class::Person) == feminine)
            };
            if let Some(pair) = [subject, main, previous, speaker].into_iter().find(two) {
                return self.as_anaphora(pair.clone());
            }
            if let Some(pair) = self.discourse.pair(|r| (r.class != Class::Person) == feminine) {
                return self.as_anaphora(pair);
            }
        }
        let subject = &self.discourse.subject;
        // `حذر الحوثيون الشركات وهددوا`: a name that is a sound plural
        let many = |group: &[Resolved]| {
            let plural = |r: &Resolved| self.resolver.doc.text[r.bytes.clone()].ends_with(SOUND_PLURAL);
            group.len() > 1 || group.iter().any(|r| (r.several || plural(r)) && r.class.acts())
        };
        if bits.number() == Some(Number::Plural) && !many(subject) && !self.discourse.crowd.is_empty() {
            return self.as_anaphora(self.discourse.crowd.clone());
        }
        let fits = |r: &Resolved| match bits.gender() {
            Some(Gender::Feminine) => self.can_be_feminine(r),
            _ => true,
        };
        // `أفرج الجهاز عن ناشطين كانوا أوقفوا، فيما صادر`: one verb in the masculine singular is not of several
        let one = bits.gender() == Some(Gender::Masculine) && bits.number() == Some(Number::Singular);
        let numbers = |group: &[Resolved]| {
            let people = |r: &Resolved| matches!(r.class, Class::Person | Class::People | Class::Group);
            !one || group.len() == 1 && !(group[0].several && people(&group[0]))
        };
        let acts = |group: &[Resolved]| group.iter().any(|r| r.class.acts());
        // `وقال`, `وأضاف`: whoever spoke goes on speaking, not the subject of what he said
        if self.is_saying(verb) && self.resumes(verb) {
            let speaker = self.resumed(verb);
            if !speaker.is_empty() {
                return speaker;
            }
        }
        // `كما فرضت عقوبات على`, at the head of a sentence: the one before goes on
        let opens = self.sentence.units.iter().position(|u| u.first == verb.first).is_some_and(|at| {
            at > 0 && at <= 2 && self.resolver.doc.folded(self.sentence.units[0].first) == AS_WELL
        });
        let last = &self.discourse.previous;
        if opens && subject.is_empty() && acts(last) && last.iter().all(|p| fits(p) && !p.vague) {
            return self.as_anaphora(last.clone());
        }
        // `أعلنت الوزارة أن … قتل`: force is not carried over from who speaks of it
        if self.is_forceful(verb) && (self.discourse.subject_says || subject.is_empty()) {
            return Vec::new();
        }
        if acts(subject) && subject.iter().all(fits) && numbers(subject) {
            return self.as_anaphora(subject.clone());
        }
        let main = &self.discourse.main;
        if acts(subject) && acts(main) && main.iter().all(fits) && numbers(main) {
            return self.as_anaphora(main.clone());
        }
        let previous = &self.discourse.previous;
        let first = self.sentence.units.first().is_some_and(|u| u.first == verb.first);
        let goes_on = first && verb.clitics.conjunction.is_some() && self.turns_to_somebody(verb);
        let goes_on = goes_on && acts(previous) && previous.iter().all(|p| fits(p) && !p.vague);
        // `استقبل الوزير السفيرة. ورحب باستعداد بلادها`: nobody spoke since
        let silent = self.discourse.spoke.last().is_some_and(|s| s.sentence + 1 < self.sentence.index);
        if goes_on && silent {
            return self.as_anaphora(previous.clone());
        }
        // who spoke last goes on speaking; he does not go on acting
        let speaker = &self.discourse.speaker;
        if self.turns_to_somebody(verb) && acts(speaker) && speaker.iter().all(fits) {
            return self.as_anaphora(speaker.clone());
        }
        // `رحب المنسق …`, and at the head of the next sentence `وأثنى على`
        if goes_on {
            return self.as_anaphora(previous.clone());
        }
        Vec::new()
    }

    /// `أطلقوا النار على شبان تصدوا لهم، وأحرقوا`, `لإبعاد محتجين تجمعوا، فقتلت`: after the comma that ends a relative clause the subject
    /// around it goes on, if it agrees with the verb.
    fn around_relative(&self, verb: &Unit) -> Option<Vec<Resolved>> {
        let (around, says) = self.discourse.outer.as_ref()?;
        let bits = verb.bits();
        let goes_on = verb.clitics.conjunction.is_some() && self.resumes(verb);
        let acts = around.iter().any(|r| r.class.acts());
        let feminine = bits.gender() == Some(Gender::Feminine);
        let many = around.len() > 1 || around.iter().any(|r| r.several && r.class == Class::Person);
        let agrees = match bits.number() {
            Some(Number::Plural) => many,
            Some(Number::Singular) => {
                !many
                    && around
                        .iter()
                        .all(|r| (r.class != Class::Person) == feminine || r.class != Class::Person)
            }
            _ => false,
        };
        let spoken = *says && (self.is_saying(verb) || self.is_forceful(verb));
        (goes_on && acts && agrees && !spoken).then(|| self.as_anaphora(around.clone()))
    }

    /// `تلقى الملك اتصالا من الرئيس، نقل خلاله تعازيه`, `رسالة من الوزير أكد فيها`: what is told in a call or letter is of whom it is from.
    fn sender(&self, verb: &Unit) -> Option<Vec<Resolved>> {
        const REACH: usize = 4;
        let sentence = self.sentence;
        let at = sentence.parts.iter().position(|p| sentence.units[p.units.start].first == verb.first)?;
        let within = (at + 1..sentence.parts.len().min(at + REACH)).any(|p| {
            let held = |marker: &str| marker == IN || marker == DURING;
            matches!(&sentence.parts[p].element, Element::Pp(m, None) if held(m))
                && sentence.unit(p).clitics.pronoun.is_some()
        });
        if !within || verb.clitics.conjunction.is_some() {
            return None;
        }
        let sent = |p: usize| {
            let head = sentence.np(p).map(|np| &sentence.units[np.head]);
            head.and_then(Unit::target).is_some_and(|t| {
                self.is_of_words(t)
                    || matches!(t.kind(), Kind::Noun | Kind::EventPhrase | Kind::VerbalNoun)
                        && self.frames(t).iter().any(|f| self.frame(*f).modes.iter().any(|m| m == "phone"))
            })
        };
        let before = || (1..at).rev().take_while(|p| !sentence.is_verb(*p));
        let of = |marker: &str| {
            before().find(|p| {
                matches!(&sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == marker) && sent(*p - 1)
            })
        };
        let acting = |entities: &[Resolved]| -> Vec<Resolved> {
            entities.iter().filter(|e| e.class.acts()).cloned().collect()
        };
        if let Some(from) = of(FROM) {
            let persons = acting(&self.entities_at(from));
            return (!persons.is_empty()).then(|| self.as_anaphora(persons));
        }
        // `تصريحات للرئيس اتهم فيها`, not `تصريح لقناة اتهم فيه`
        let press = |e: &Resolved| e.sectors.iter().any(|s| s == "JRN");
        let governed = |p: &usize| {
            matches!(sentence.parts[*p - 1].element, Element::Pp(..)) || (0..*p).all(|b| !sentence.is_verb(b))
        };
        let told = of(LI)
            // `وجهت برقية لوالي الجهة`: to him
            .filter(governed)
            .map(|p| acting(&self.entities_at(p)))
            .filter(|found| !found.iter().any(press));
        // `كلمة الرئيس التي اتهم فيها`
        let own = || {
            let at = before().find(|p| sent(*p))?;
            let genitive = sentence.np(at)?.genitive.as_deref()?;
            Some(acting(&self.entities(genitive)))
        };
        let persons = told.or_else(own)?;
        (!persons.is_empty() && !persons.iter().any(press)).then(|| self.as_anaphora(persons))
    }

    /// Whether a mark stands before the verb: after a comma or a quotation the first subject goes on.
    pub(super) fn resumes(&self, verb: &Unit) -> bool {
        let before =
            self.sentence.units.iter().position(|u| u.first == verb.first).and_then(|at| at.checked_sub(1));
        before.is_none_or(|at| self.sentence.units[at].is_mark())
    }

    /// Whether the verb is of saying, or tells what is done by words.
    fn turns_to_somebody(&self, verb: &Unit) -> bool {
        let by_words = |f: &u32| {
            matches!(
                self.frame(*f).event.as_str(),
                "ACCUSE" | "SUPPORT" | "REJECT" | "REQUEST" | "THREATEN" | "AGREE" | "CONCEDE"
            )
        };
        let force =
            |f: &u32| matches!(self.frame(*f).event.as_str(), "ASSAULT" | "COERCE" | "MOBILIZE" | "RETREAT");
        self.is_saying(verb)
            || verb
                .target()
                .map(|t| self.frames(t))
                .is_some_and(|frames| frames.iter().any(by_words) && !frames.iter().any(force))
    }

    /// Whether all that the verb tells is force.
    pub(super) fn is_forceful(&self, verb: &Unit) -> bool {
        let force = |f: &u32| matches!(self.frame(*f).event.as_str(), "ASSAULT" | "COERCE" | "MOBILIZE");
        verb.target()
            .map(|t| self.frames(t))
            .is_some_and(|frames| !frames.is_empty() && frames.iter().all(force))
    }

    pub(crate) fn as_anaphora(&self, mut entities: Vec<Resolved>) -> Vec<Resolved> {
        for entity in &mut entities {
            entity.via = Via::Anaphora;
        }
        entities
    }
}

/// `هؤلاء`, folded
const THOSE: &str = "\u{0647}\u{0621}\u{0644}\u{0627}\u{0621}";
/// `إيا`, folded
const EYYA: &str = "\u{0627}\u{064A}\u{0627}";
/// `كما`
pub(super) const AS_WELL: &str = "\u{0643}\u{0645}\u{0627}";
/// `ون`
const SOUND_PLURAL: &str = "\u{0648}\u{0646}";
/// `خلال`
pub(super) const DURING: &str = "\u{062E}\u{0644}\u{0627}\u{0644}";
