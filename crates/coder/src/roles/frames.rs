//! Which frame fires: the first of a trigger whose conditions hold, and what the others lack.

use super::fill::OBJECT;
use super::words::Wanted;
use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// The first frame whose conditions hold, with its roles filled.
    #[allow(clippy::too_many_arguments, reason = "one place where trigger, clause and arguments meet")]
    pub(super) fn fire(
        &self,
        frames: &[u32],
        class: char,
        part: usize,
        unit: &Unit,
        following: &Following,
        fillers: Vec<Filler>,
        passive: bool,
    ) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let range = sentence.parts[part].units.start..sentence.parts[following.end - 1].units.end;
        // `وصف الهجوم بأنه عمل إرهابي`: the frame's words may stand in the clause that it governs
        // `أصيب السفير عندما تعرضت قافلته لهجوم`
        let goes_on = following.clause.or_else(|| self.clause_of_time(following.end));
        let reach =
            goes_on.map_or(range.end, |c| sentence.units.len().min(sentence.parts[c].units.end + CLAUSE));
        let around = range.start..reach.max(range.end);
        let in_full = || {
            let of_verb = self.frames_of_verb(unit);
            let start = around.start;
            let near = start..around.end.min(start + NEAR);
            self.fitting(&of_verb, IN_FULL, part, &near, &fillers).filter(|_| class == 'n')
        };
        let frame = self.fitting(frames, class, part, &around, &fillers).or_else(in_full)?;
        let category = category(&frame.event)?;
        let mut draft = Draft {
            category,
            modes: frame.modes.iter().filter_map(|m| ontology::mode(category, m)).collect(),
            frame,
            sentence: sentence.index,
            part,
            trigger: self.trigger_bytes(sentence.parts[part].units.start),
            actors: Vec::new(),
            recipients: Vec::new(),
            turns_to_now: unit.clitics.conjunction.is_some()
                && unit.bits().tense() == Some(arabic::verb::Tense::Imperfect),
            leader: Vec::new(),
            beside: Vec::new(),
            themes: Vec::new(),
            of_deed: false,
            judges_attack: false,
            judged: &[],
            judged_name: String::new(),
            judges_told: false,
            happens: false,
            objects: Vec::new(),
            places: Vec::new(),
            status: Status::Asserted,
            units: range,
            nominal: false,
            definite: false,
            nouns: Vec::new(),
            pointed: false,
            of_known_attack: false,
            came_before: false,
            two_sided: false,
            notes: Vec::new(),
            confidence: 0.5,
        };
        let own_pronoun = class == 'n' && unit.clitics.pronoun.is_some();
        self.fill(&mut draft, fillers, class, passive, own_pronoun);
        self.finish(draft, class)
    }

    /// Whether one of the frames is meant for this kind of word, whatever stands around it.
    pub(super) fn can_fire(&self, frames: &[u32], class: char) -> bool {
        frames.iter().any(|number| is_for(self.frame(*number), class))
    }

    /// The frames of the verbs whose verbal noun the word can be: `توزيع` is a noun of its own too.
    pub(super) fn frames_of_verb(&self, unit: &Unit) -> Vec<u32> {
        let readings = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| a.clitics == unit.clitics);
        let verbs = readings.map(|a| a.target).chain(unit.target()).filter(|t| t.kind() == Kind::VerbalNoun);
        let mut frames = Vec::new();
        for frame in verbs.flat_map(|t| self.frames(t)) {
            if !frames.contains(frame) {
                frames.push(*frame);
            }
        }
        frames
    }

    /// Where a clause that says when it was follows: `عندما`, `حين`, `بعد أن`.
    fn clause_of_time(&self, at: usize) -> Option<usize> {
        let opens = |p: &crate::phrase::Part| p.element == Element::Function(Function::Subordinator);
        self.sentence.parts.get(at).is_some_and(opens).then_some(at)
    }

    /// The first frame whose conditions hold. Of verbs that are spelt alike (`أجّل` and `أجلى`) the one whose own words stand
    /// there goes before one that asks for none.
    fn fitting(
        &self,
        frames: &[u32],
        class: char,
        part: usize,
        range: &std::ops::Range<usize>,
        fillers: &[Filler],
    ) -> Option<&'l Frame> {
        let mut found: Option<&Frame> = None;
        for number in frames {
            let frame = self.frame(*number);
            if found.is_some_and(|first| frame.with.is_empty() || first.lemma == frame.lemma) {
                continue;
            }
            match self.missing(*number, class, part, range, fillers) {
                None if found.is_none_or(|first| first.with.is_empty()) => found = Some(frame),
                Some(Lack::Class) => {}
                Some(why) if found.is_none() && self.discourse.is_listening() => {
                    self.drop(part, frame, why.to_string());
                }
                _ => {}
            }
            if found.is_some_and(|first| !first.with.is_empty()) {
                break;
            }
        }
        found
    }

    /// What the frame lacks here.
    fn missing(
        &self,
        number: u32,
        class: char,
        part: usize,
        range: &std::ops::Range<usize>,
        fillers: &[Filler],
    ) -> Option<Lack<'l>> {
        let frame = self.frame(number);
        if !is_for(frame, class) || class == IN_FULL && !told_in_full(frame, fillers) {
            return Some(Lack::Class);
        }
        let given = |s: &Slot| {
            fillers.iter().any(|f| f.marker == s.marker && (f.part.is_some() || !f.entities.is_empty()))
        };
        if let Some(slot) = frame.slots.iter().find(|s| s.required && !given(s)) {
            return Some(Lack::Argument(&slot.marker));
        }
        // `متهما إسرائيل بالسعي`, `معترضة على القرار`: a participle of a frame for verbs, with what the verb takes
        if goes_on_as_verb(frame, class) {
            let object = frame.slots.iter().find(|s| s.marker == "obj" && s.role == "recipient");
            let taken = |s: &&Slot| matches!(s.role.as_str(), "recipient" | "theme");
            let all: Vec<&Slot> = frame.slots.iter().filter(taken).collect();
            let lacks = match object {
                Some(object) => Some(object).filter(|o| !given(o)),
                None => all.first().copied().filter(|_| !all.iter().any(|s| given(s))),
            };
            if let Some(slot) = lacks {
                return Some(Lack::Argument(&slot.marker));
            }
        }
        // `ضبط متهمين`, not `ضبط شحنة`
        let people = |f: &Filler| {
            let befallen =
                |s: &Slot| s.marker == f.marker && matches!(s.role.as_str(), "victim" | "recipient");
            (matches!(f.marker.as_str(), "obj" | "gen" | OBJECT) || frame.slots.iter().any(befallen))
                && f.entities.iter().any(|e| matches!(e.class, Class::Person | Class::People))
        };
        if frame.switches.iter().any(|s| s == "needs-people") && !fillers.iter().any(people) {
            return Some(Lack::People);
        }
        // a toll beside an attack is of the attack, whatever words stand around it
        let toll = frame.switches.iter().any(|s| s == "dead" || s == "injured")
            && self.discourse.attack_at(self.sentence.index);
        // `أوقفوا سبعة من حراسه`: people can only be arrested
        let seized = frame.switches.iter().any(|s| s == "or-people")
            && matches!(class, 'v' | 'p')
            && fillers.iter().any(|f| {
                let befallen = frame.slots.iter().any(|s| s.marker == "obj" && s.role == "victim");
                befallen
                    && f.marker == "obj"
                    && f.entities.iter().any(|e| {
                        e.several
                            && !e.sectors.is_empty()
                            && matches!(e.class, Class::Person | Class::People | Class::Group)
                    })
            });
        if !frame.with.is_empty() && !toll && !seized && !self.has_its_words(number, part, range) {
            return Some(Lack::Words(&frame.with));
        }
        if frame.without.is_empty() {
            return None;
        }
        // `أقال الرئيس عمر البشير`: a name is no word
        let actors = &self.resolver.lexicon.tables().actors;
        let person = |t: Target| {
            t.kind() == Kind::GivenName || t.kind() == Kind::Actor && actors[t.index()].is_person()
        };
        // `الرئيس المنتخب` is no team
        let adjectives = &self.resolver.lexicon.tables().adjectives;
        let coming = |t: Target| t.kind() == Kind::Adjective && adjectives[t.index()].class.contains("next");
        // `ناشد الأمين العام لحزب الله`: nor is a later word of a body's name
        let body = |t: Target| t.kind() == Kind::Actor && frame.without.iter().all(|w| w != CLUB);
        let named = |u: &Unit| {
            // `احتجاجا على`: nor is that of a preposition, `رجل الدين`: or of a word for somebody
            let several = u.first < u.last;
            let agents = &self.resolver.lexicon.tables().agents;
            let somebody = || {
                u.is(Kind::Office)
                    || u.is(Kind::Agent) && u.target().is_some_and(|t| agents[t.index()].class == "person")
            };
            // `اعتقلت مراسل قناة الجزيرة`
            let actors = &self.resolver.lexicon.tables().actors;
            let outlet = |t: Target| t.kind() == Kind::Actor && actors[t.index()].kind == "outlet";
            let aside = u.function == Function::Preposition || somebody() || u.target().is_some_and(body);
            u.target().is_some_and(outlet)
                || several && aside && {
                    let first = self.resolver.doc.folded(u.first);
                    !frame.without.iter().any(|word| strip(first).any(|s| s == word))
                }
        };
        let name = |u: &&Unit| u.target().is_some_and(|t| person(t) || coming(t)) || named(u);
        let around = self.around(range, part, true).filter(|u| !name(u));
        let stands = |words: &[String]| {
            let wanted = Wanted::of(words);
            around.clone().any(|u| self.is_written(u, &wanted))
        };
        if !stands(&frame.without) {
            return None;
        }
        frame.without.iter().find(|word| stands(std::slice::from_ref(*word))).map(|word| Lack::Blocked(word))
    }

    pub(super) fn drop(&self, part: usize, frame: &Frame, why: String) {
        let trigger = self.trigger_bytes(self.sentence.parts[part].units.start);
        self.dropped.borrow_mut().push(Dropped {
            sentence: self.sentence.index,
            trigger,
            entry: frame.entry.clone(),
            why,
        });
    }

    pub(super) fn trigger_bytes(&self, unit: usize) -> std::ops::Range<usize> {
        let unit = &self.sentence.units[unit];
        let mut skip = usize::from(unit.clitics.stem_at);
        if unit.clitics.article && skip > 0 && unit.clitics.preposition.is_some() {
            skip = usize::from(unit.clitics.stem_at);
        }
        let start = self.resolver.doc.inside(unit.first, skip);
        start..self.resolver.doc.tokens[unit.last].end as usize
    }
}

/// Whether the frame makes events of this kind of word.
fn is_for(frame: &Frame, class: char) -> bool {
    let meant = frame.only.is_empty() || frame.only.contains(class) || goes_on_as_verb(frame, class);
    frame.event != "LIGHT" && (meant || class == IN_FULL && frame.only.contains('v'))
}

/// `قامت الشرطة بمنع مصلين من دخول المسجد`, `إثر إيواء الأردن لاجئين`: whether a verbal noun has its doer and what the verb takes, so
/// that it tells what the verb tells.
fn told_in_full(frame: &Frame, fillers: &[Filler]) -> bool {
    let acts = |f: &Filler| f.entities.iter().any(|e| e.class.acts() && !e.vague);
    let lent = fillers.iter().any(|f| f.marker == "=actor" && acts(f));
    // `ملاحقة المقاومين الأبطال`: no one that is only described here acts upon what stands behind
    let meant = |f: &Filler| f.part.is_none() || f.entities.iter().all(|e| e.via != Via::Anaphora);
    let own = fillers.iter().any(|f| f.marker == "gen" && acts(f) && meant(f));
    let given = |marker: &str| {
        fillers.iter().any(|f| f.marker == marker && (f.part.is_some() || !f.entities.is_empty()))
    };
    let taken =
        |s: &&Slot| matches!(s.role.as_str(), "recipient" | "victim" | "theme" | "both" | "instrument");
    let mut slots = frame.slots.iter().filter(taken).filter(|s| s.marker != "subj").peekable();
    let object = frame.slots.iter().any(|s| s.marker == "obj");
    let complete = if object {
        let named = |f: &Filler| f.marker == "gen" && f.part.is_some();
        given("obj") || given(OBJECT) || lent && fillers.iter().any(named)
    } else {
        slots.peek().is_some() && slots.any(|s| given(&s.marker))
    };
    let doer = frame.slots.iter().all(|s| s.marker != "subj" || s.role == "actor");
    let done = matches!(
        category(&frame.event),
        Some(
            Category::Assault
                | Category::Coerce
                | Category::Sanction
                | Category::Mobilize
                | Category::Aid
                | Category::Retreat
                | Category::Cooperate
                | Category::Consult
        )
    );
    done && doer && (lent || own) && complete
}

/// Whether what a frame for verbs tells is done by words, so that a participle can go on with it.
pub(super) fn goes_on_as_verb(frame: &Frame, class: char) -> bool {
    class == 'p'
        && frame.only.contains('v')
        && !frame.only.contains('p')
        && category(&frame.event).is_some_and(crate::merge::is_speech)
}

/// What keeps a frame from firing.
enum Lack<'l> {
    /// It is not meant for this kind of word at all.
    Class,
    /// The marker of an argument that it needs.
    Argument(&'l str),
    /// People whom it befell.
    People,
    /// The words of which it needs one.
    Words(&'l [String]),
    /// A word that must not stand there.
    Blocked(&'l str),
}

impl std::fmt::Display for Lack<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Class => Ok(()),
            Self::Argument(marker) => write!(f, "argument `{marker}` is not there"),
            Self::People => f.write_str("no people whom it befell were found"),
            Self::Words(words) => write!(f, "none of its words is there: {}", words.join(" ")),
            Self::Blocked(word) => write!(f, "`{word}` blocks it"),
        }
    }
}

/// How many units from a verbal noun on its words are looked for, where it tells what its verb tells.
const NEAR: usize = 8;
/// A verbal noun with its doer and its object, which frames for verbs are read for too.
const IN_FULL: char = 'm';
/// `النادي`
const CLUB: &str = "\u{0627}\u{0644}\u{0646}\u{0627}\u{062F}\u{064A}";
/// How many units of a governed clause are searched.
const CLAUSE: usize = 5;
