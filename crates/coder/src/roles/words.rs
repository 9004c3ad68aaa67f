//! The words that a frame needs: where they are looked for, and in which forms they count.

use super::*;
use std::collections::BTreeSet;
use std::rc::Rc;

impl<'l> RoleReader<'_, '_, 'l> {
    /// Whether one of the words that the frame needs stands around the trigger, in whatever form.
    pub(super) fn has_its_words(&self, number: u32, part: usize, range: &std::ops::Range<usize>) -> bool {
        let frame = self.frame(number);
        let own = self.sentence.unit(part).first;
        let entries = self.entries_of(number);
        let apart = self.apart_in_time(part, range);
        let around = self.around(range, part, frame.event == "CONSULT");
        let blames = frame.event == "ACCUSE";
        let mut around = around.filter(|u| {
            !(apart.iter().any(|tokens| tokens.contains(&u.first)) || blames && self.is_fought(u))
        });
        let wanted = Wanted::of(&frame.with);
        // `صاروخا أطلقه الحوثيون`: what the verb's pronoun takes up
        let taken = || {
            let at =
                self.sentence.antecedent(part).filter(|_| self.sentence.unit(part).clitics.pronoun.is_some());
            let np = at.filter(|_| self.sentence.is_verb(part)).and_then(|at| self.sentence.np(at));
            np.is_some_and(|np| self.is_written(&self.sentence.units[np.head], &wanted))
        };
        around.any(|u| self.is_written(u, &wanted) || u.first != own && is_form(u, &entries))
            || taken()
            || self
                .told_by(part)
                .is_some_and(|units| self.sentence.units[units].iter().any(|u| self.is_written(u, &wanted)))
            || frame.event.starts_with("PROTEST")
                && self.demanding(part).is_some_and(|u| self.is_written(u, &wanted))
    }

    /// `معركة ضد الإرهاب`, `الحرب على الإرهاب`, `مكافحة الإرهاب`: what somebody fights is no blame of him.
    fn is_fought(&self, word: &Unit) -> bool {
        let units = &self.sentence.units;
        let Some(at) = units.iter().position(|u| u.first == word.first) else { return false };
        let tables = self.resolver.lexicon.tables();
        let folded = |u: &Unit| self.resolver.doc.folded(u.last);
        let Some(before) = at.checked_sub(1).map(|b| &units[b]) else { return false };
        let against = before.function == Function::Preposition
            && before.target().is_some_and(|t| {
                t.kind() == Kind::Function
                    && self.resolver.lexicon.marker(&tables.functions[t.index()].lemma).against
            });
        let war = folded(before) == ON && at.checked_sub(2).is_some_and(|b| WAR.contains(&folded(&units[b])));
        let fights = FIGHT.iter().any(|f| folded(before).ends_with(f));
        against || war || fights
    }

    /// `أعلنت المحكمة أنها جرمت ضابطا`: the words for who speaks, whom the pronoun of `أنها` takes up as the verb's subject.
    fn told_by(&self, part: usize) -> Option<std::ops::Range<usize>> {
        let sentence = self.sentence;
        let opener = part.checked_sub(1).filter(|_| sentence.is_verb(part))?;
        let takes_up = sentence.function(opener) == Function::Complementiser
            && sentence.unit(opener).clitics.pronoun.is_some();
        let verb = (0..opener).rev().find(|at| sentence.is_verb(*at)).filter(|_| takes_up)?;
        let behind = sentence.following(verb).bare.first().copied().filter(|at| *at < opener);
        let np = sentence.np(behind.or_else(|| sentence.preceding(verb))?)?;
        Some(np.units.clone())
    }

    /// `خرج الآلاف في باماكو منددين بالعقوبات`: the participle of several that goes on from a verb.
    fn demanding(&self, part: usize) -> Option<&Unit> {
        let sentence = self.sentence;
        let end = sentence.following(part).end;
        let mut behind = (part + 1..sentence.parts.len()).skip_while(|p| {
            *p < end || matches!(sentence.parts[*p].element, Element::Mark('\u{060C}' | ','))
        });
        let at = behind.next().filter(|_| sentence.is_verb(part))?;
        let np = sentence.np(at).filter(|np| sentence.opens_participle_clause(at, np))?;
        Some(&sentence.units[np.head]).filter(|u| u.bits().number() == Some(Number::Plural))
    }

    /// Whether the noun of a part is one of the words that the frame needs.
    pub(super) fn is_word_of(&self, frame: &Frame, part: usize) -> bool {
        let noun = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        noun.is_some_and(|unit| self.is_written(unit, &Wanted::of(&frame.with)))
    }

    /// Whether the noun of a part is a form of one of the words that the frame needs: `سبيلهم`, where it needs `سبيل`.
    pub(super) fn is_form_of_word(&self, number: u32, part: usize) -> bool {
        let noun = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        self.is_word_of(self.frame(number), part)
            || noun.is_some_and(|unit| is_form(unit, &self.entries_of(number)))
    }

    /// The units among which the words of a frame are looked for.
    pub(super) fn around(
        &self,
        range: &std::ops::Range<usize>,
        part: usize,
        whole: bool,
    ) -> impl Iterator<Item = &Unit> + Clone {
        const BEFORE: usize = 4;
        const AFTER: usize = 14;
        let trigger = self.sentence.parts[part].units.start;
        let start = if whole { trigger.saturating_sub(BEFORE) } else { trigger };
        let end = range.end.min(self.sentence.parts[part].units.end + AFTER).max(start);
        let before = self.before(part, trigger);
        self.sentence.units[start..end].iter().chain(&self.sentence.units[before])
    }

    /// `سيارة مفخخة انفجرت`, `أقدم متظاهرون على اقتحام`: the units of a verb's subject before it, or of the light verb that
    /// lends to a noun with what stands between; of other verbs that govern a noun the verb alone.
    fn before(&self, part: usize, trigger: usize) -> std::ops::Range<usize> {
        let units = |p: usize| self.sentence.parts[p].units.clone();
        if self.sentence.is_verb(part) {
            // `قذائف أطلقتها القوات`
            let taken =
                self.sentence.antecedent(part).filter(|_| self.sentence.unit(part).clitics.pronoun.is_some());
            return taken.or_else(|| self.sentence.preceding(part)).map_or(0..0, units);
        }
        match self.sentence.governor(part) {
            Some(verb) if self.lends(verb, part) => units(verb).start..trigger.max(units(verb).end),
            Some(verb) => units(verb),
            None => 0..0,
        }
    }

    /// Whether one of the words stands in the unit, with or without its clitics.
    pub(super) fn is_written(&self, unit: &Unit, wanted: &Wanted<'_>) -> bool {
        // the name of God in `حفظه الله` is no word of the clause
        if unit.function == Function::Particle && unit.is_blessing(self.resolver.lexicon) {
            return false;
        }
        let tokens = unit.tokens().filter(|t| self.resolver.doc.is_solid(*t));
        let mut letters = tokens.map(|t| self.resolver.doc.folded(t)).filter(|letters| wanted.end(letters));
        letters.any(|folded| {
            let mut likely = wanted.words.iter().filter(|word| could_be(folded, word));
            likely.any(|word| strip(folded).any(|s| s == word))
                && !(unit.first < unit.last && unit.is(Kind::Actor) && self.is_deed_word(folded))
        }) || wanted.phrases.iter().any(|phrase| self.opens_phrase(unit, phrase))
    }

    /// `الدعم السريع`: within the name of several words that a body has a word for a deed tells none; that it is a court its name tells.
    fn is_deed_word(&self, folded: &str) -> bool {
        let lexicon = self.resolver.lexicon;
        let stance = |f: &u32| {
            matches!(
                self.frame(*f).event.as_str(),
                "SUPPORT" | "ACCUSE" | "REJECT" | "REQUEST" | "THREATEN" | "AID" | "CONCEDE"
            )
        };
        let tells = |t: Target| t.kind() == Kind::VerbalNoun && self.frames(t).iter().any(stance);
        strip(folded).flat_map(|word| lexicon.word(word)).any(|r| tells(r.target))
    }

    /// `غير شرعي`, `جرائم حرب`: whether the words of a phrase stand from this unit on.
    fn opens_phrase(&self, unit: &Unit, phrase: &str) -> bool {
        let doc = self.resolver.doc;
        let mut tokens = (unit.first..doc.tokens.len()).filter(|t| doc.is_solid(*t)).map(|t| doc.folded(t));
        let mut words = phrase.split(' ');
        let first = words.next().zip(tokens.next());
        first.is_some_and(|(word, token)| token.ends_with(word) && strip(token).any(|s| s == word))
            && words.all(|word| tokens.next() == Some(word))
    }

    /// `أعلن الجيش السيطرة على المدينة بعد انسحاب …`: the tokens of phrases that tell what went before, with what follows them.
    fn apart_in_time(&self, part: usize, range: &std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
        let speech = self.sentence.unit(part);
        if !self.sentence.is_verb(part) || !self.is_saying(speech) {
            return Vec::new();
        }
        let parts = self.sentence.parts.iter().skip(part + 1).take_while(|p| p.units.end <= range.end);
        let after = |p: &&crate::phrase::Part| matches!(&p.element, Element::Pp(marker, Some(_)) if self.resolver.lexicon.marker(marker).after);
        let tokens = |p: &crate::phrase::Part| {
            self.sentence.units[p.units.start].first..self.sentence.units[p.units.end - 1].last + 1
        };
        parts.filter(after).map(tokens).collect()
    }

    /// The entries that the words of a frame can be of, in their order, looked up once.
    fn entries_of(&self, number: u32) -> Rc<[Target]> {
        const SHORTEST: usize = 3;
        if let Some(known) = self.discourse.entries.borrow().get(&number) {
            return Rc::clone(known);
        }
        let one = |word: &&String| word.chars().count() >= SHORTEST && !word.contains(' ');
        let long = self.frame(number).with.iter().filter(one);
        let readings = long.flat_map(|word| strip(word)).flat_map(|w| self.resolver.lexicon.word(w));
        let entries: BTreeSet<Target> = readings.map(|r| r.target).filter(|t| inflected(t.kind())).collect();
        let entries: Rc<[Target]> = entries.into_iter().collect();
        self.discourse.entries.borrow_mut().insert(number, Rc::clone(&entries));
        entries
    }

    /// Whether `عدم` stands between the part's preposition and its noun.
    pub(super) fn negated_before(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let between = self.sentence.parts[part].units.start..np.units.start;
        self.sentence.units[between].iter().any(|u| u.function == Function::Negation)
    }
}

/// Words that are looked for.
pub(super) struct Wanted<'w> {
    words: &'w [String],
    /// Those of several words.
    phrases: Vec<&'w str>,
    /// A bit for the last two letters of each: most units end otherwise.
    ends: [u64; 4],
}

impl<'w> Wanted<'w> {
    pub(super) fn of(words: &'w [String]) -> Self {
        let mut ends = [0; 4];
        for word in words {
            match last_letters(word.as_bytes()) {
                Some((at, bit)) => ends[at] |= bit,
                None => ends = [u64::MAX; 4],
            }
        }
        let phrases = words.iter().map(String::as_str).filter(|w| w.contains(' ')).collect();
        Self { words, phrases, ends }
    }

    /// Whether a unit's letters end as one of the words does, with or without the accusative's alef.
    fn end(&self, letters: &str) -> bool {
        let fits = |letters: &[u8]| {
            let (at, bit) = last_letters(letters).unwrap_or((0, u64::MAX));
            self.ends[at] & bit != 0
        };
        fits(letters.as_bytes()) || letters.as_bytes().strip_suffix(ALEF).is_some_and(fits)
    }
}

/// A bit for the last two letters of a word of the language, and where among the bits it stands; none where it has fewer.
fn last_letters(word: &[u8]) -> Option<(usize, u64)> {
    const SPREAD: u32 = 0x9E37_79B1;
    let spread = u32::from_le_bytes(*word.last_chunk()?).wrapping_mul(SPREAD);
    Some(((spread >> 30) as usize, 1 << (spread >> 24 & 63)))
}

/// Whether a unit is another form of a word of these entries: `استعدادهم` of `استعداد`, `قذائف` of `قذيفة`.
fn is_form(unit: &Unit, entries: &[Target]) -> bool {
    let readings = || unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
    let has = |target: Target| entries.binary_search(&target).is_ok();
    unit.target().is_some_and(|t| inflected(t.kind()) && (has(t) || readings().any(has)))
}

/// Whether the word ends as [`strip`] leaves it: a quick look that spares most words the stripping.
fn could_be(folded: &str, word: &str) -> bool {
    let (folded, word) = (folded.as_bytes(), word.as_bytes());
    let (end, last) = (folded.last(), word.last());
    end == last && folded.ends_with(word)
        || end == ALEF.last() && folded.strip_suffix(ALEF).is_some_and(|f| f.ends_with(word))
}

/// Whether words of this kind stand for all their forms.
fn inflected(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Noun | Kind::VerbalNoun | Kind::Agent | Kind::Adjective | Kind::OtherNisba | Kind::Verb
    )
}

/// The bytes of the letter alef.
const ALEF: &[u8] = "\u{0627}".as_bytes();

/// `حرب`, `الحرب`
const WAR: [&str; 2] = ["\u{062D}\u{0631}\u{0628}", "\u{0627}\u{0644}\u{062D}\u{0631}\u{0628}"];
/// `مكافحة`, `محاربة`, folded.
const FIGHT: [&str; 2] =
    ["\u{0645}\u{0643}\u{0627}\u{0641}\u{062D}\u{0647}", "\u{0645}\u{062D}\u{0627}\u{0631}\u{0628}\u{0647}"];
