//! Which expression of time of a sentence dates what a part of it tells, by the parse of the sentence.
//!
//! An expression belongs to the nearest verb: what stands behind a relative pronoun, a subordinator, `أن` or another verb
//! dates that, and not what stands before it (`أدان الهجوم الذي وقع الأحد`). What stands before the verb of its clause dates
//! it, and what goes on from it in the same sentence (`أعلنت أمس أن جنديا قتل`), but nothing that is told as over by then
//! (`بعد تحرير المدينة`, `الذي احتجزته`).

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::phrase::Element;
use crate::speech::sentence_bytes;
use crate::time::{EventDate, Placement, Relation, TimeExpression, TimeValue, event_date};
use crate::unit::Function;
use arabic::verb::Tense;
use jiff::civil::Date;
use lexicon::{Bits, Kind, Lexicon, Target};
use std::ops::Range;

/// A sentence with the expressions of time in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Governing<'g> {
    pub(crate) doc: &'g Doc<'g>,
    pub(crate) lexicon: &'g Lexicon,
    pub(crate) sentence: &'g Sentence,
    /// The article's expressions.
    pub(crate) times: &'g [TimeExpression],
    /// The day of the report.
    pub(crate) day: Option<Date>,
}

/// The expression that dates something: its number among the article's, and the days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen {
    pub(crate) time: usize,
    pub(crate) value: TimeValue,
    pub(crate) placement: Placement,
}

impl Governing<'_> {
    /// The numbers of the sentence's expressions among the article's.
    pub(crate) fn here(&self) -> Range<usize> {
        let bytes = sentence_bytes(self.doc, self.sentence);
        let first = self.times.partition_point(|t| t.range.start < bytes.start);
        first..self.times.partition_point(|t| t.range.start < bytes.end)
    }

    /// The expression that dates what is told at `trigger`, bytes of part `part`; `fits` turns away days that cannot be its.
    pub(crate) fn choose(
        &self,
        trigger: Range<usize>,
        part: usize,
        fits: impl Fn(&TimeValue) -> bool,
    ) -> Option<Chosen> {
        let here = self.here();
        let told = self.times.get(here.clone())?;
        let EventDate { index, value, placement } = event_date(told, trigger, |index| {
            let expression = &told[index];
            let value = expression.value.filter(&fits)?;
            let time = self.part_at(expression.range.start)?;
            if self.is_of_old_deed(time, part, value) || self.dates_nothing(expression, time, value) {
                return None;
            }
            self.placement(time, part)
        })?;
        Some(Chosen { time: here.start + index, value, placement })
    }

    /// `للمرة الأولى منذ أسبوع`, `المتوقفة منذ مارس`, `قبل نهاية العام`, and the day of the line of place and agency: what says nothing of
    /// when a deed was done.
    fn dates_nothing(&self, expression: &TimeExpression, time: usize, value: TimeValue) -> bool {
        const HEAD: usize = 10;
        let first = self.doc.token_at(expression.range.start);
        let last = self.doc.token_at(expression.range.end.saturating_sub(1));
        let begins = self.sentence.tokens.start;
        let times = (first.saturating_sub(3).max(begins)..first)
            .any(|t| self.doc.folded(t).trim_start_matches(LAM).trim_start_matches(ALEF_LAM) == TIME_OF_MANY);
        let since = expression.relation == Relation::Since;
        let before = time.checked_sub(1).and_then(|b| self.sentence.np(b));
        let described = since
            && before.is_some_and(|np| {
                let end = np.units.end - 1;
                let participle = |at: &usize| {
                    let unit = &self.sentence.units[*at];
                    unit.clitics.article
                        && matches!(unit.kind(), Some(Kind::ActiveParticiple | Kind::Adjective))
                };
                np.adjectives.last().filter(|at| **at == end).is_some_and(participle)
            });
        let until = matches!(expression.relation, Relation::Before | Relation::Until);
        let to_come = until && self.day.is_some_and(|day| value.first <= day && day < value.last);
        let dash = self
            .doc
            .tokens
            .get(last + 1)
            .is_some_and(|t| matches!(t.text(self.doc.text), "\u{2014}" | "\u{2013}" | "-"));
        let dateline = dash && first < begins + HEAD && value.is_day();
        times || described || to_come || dateline
    }

    /// The part that holds the byte `at`.
    pub(crate) fn part_at(&self, at: usize) -> Option<usize> {
        let ends = |p: usize| {
            let last = self.sentence.parts[p].units.end.saturating_sub(1);
            self.doc.tokens[self.sentence.units[last].last].end as usize
        };
        (0..self.sentence.parts.len()).find(|p| at < ends(*p))
    }

    /// `اعتذر عن الهجوم على المدينة في 9 سبتمبر`: a day weeks ago behind a deed known before is the deed's.
    fn is_of_old_deed(&self, time: usize, trigger: usize, value: TimeValue) -> bool {
        const RECENT: i32 = 7;
        // `تنحى عن الحكم عام 2011`: a year dates the verb
        let old = value.is_day()
            && self.day.is_some_and(|day| value.last.until(day).is_ok_and(|since| since.get_days() > RECENT));
        let phrases = (0..time)
            .rev()
            .take_while(|p| matches!(self.sentence.parts[*p].element, Element::Np(_) | Element::Pp(..)));
        let known = |part: &usize| {
            let Element::Pp(_, Some(np)) = &self.sentence.parts[*part].element else { return false };
            let clitics = &self.sentence.units[np.head].clitics;
            clitics.article
                && self.sentence.governs.contains(part)
                && !self.has_feature(*part, &["time", "place"])
        };
        old && phrases.take_while(|part| *part != trigger).any(|part| known(&part))
    }

    /// How the expression in part `time` stands to what part `trigger` tells.
    fn placement(&self, time: usize, trigger: usize) -> Option<Placement> {
        if time >= trigger { self.behind(time, trigger) } else { self.ahead(time, trigger) }
    }

    /// The expression stands behind the trigger: nothing between them may open what the expression belongs to.
    fn behind(&self, time: usize, trigger: usize) -> Option<Placement> {
        let sentence = self.sentence;
        let mut open = false;
        let mut told_on = false;
        for part in trigger + 1..time {
            match &sentence.parts[part].element {
                Element::Function(Function::Relative) if self.tells_on(trigger, part) => told_on = true,
                Element::Verb if std::mem::take(&mut told_on) => {}
                Element::Function(Function::Relative) if !sentence.free_relatives.contains(&part) => {
                    open = true;
                }
                Element::Function(Function::Subordinator | Function::Conditional) => open = true,
                Element::Function(Function::Complementiser) => return None,
                Element::Verb if !open && !sentence.auxiliaries.contains(&part) => return None,
                Element::Np(np) if sentence.opens_participle_clause(part, np) => open = true,
                // `قبل هجوم المسلحين أمس`: the day of the attack
                Element::Pp(..) if self.is_over_by_then(part) => open = true,
                Element::Mark('\u{061B}' | ';' | ':') => return None,
                // an expression between commas goes back to the clause around
                Element::Mark(mark) if is_comma(*mark) => {
                    if self.goes_elsewhere(part + 1) {
                        return None;
                    }
                    open &= !self.stands_alone(part + 1);
                }
                _ => {}
            }
        }
        (!open).then_some(Placement::Clause)
    }

    /// The expression stands before the trigger: it dates its own clause and what goes on from it.
    fn ahead(&self, time: usize, trigger: usize) -> Option<Placement> {
        let sentence = self.sentence;
        if self.is_subordinate(trigger) && (time + 1..trigger).any(|part| self.is_verb(part)) {
            return None;
        }
        // `تظاهروا أمس احتجاجا على القصف`: the day of the protest
        if self.is_background(trigger, &["before", "since", "response"]) {
            return None;
        }
        // `بعد هجوم أمس`: the day of the attack
        if time > 0 && self.is_over_by_then(time - 1) {
            return None;
        }
        let mut crossed = self.is_verb(trigger) && sentence.unit(trigger).clitics.conjunction.is_some()
            || self.is_spoken_of(trigger);
        let mut closed = false;
        for part in time + 1..trigger {
            match &sentence.parts[part].element {
                Element::Function(Function::Relative)
                    if !sentence.free_relatives.contains(&part) && self.within_relative(part, trigger) =>
                {
                    return None;
                }
                Element::Verb if !sentence.auxiliaries.contains(&part) => crossed = true,
                // `قال أمس إن جنديا قتل`
                Element::Function(Function::Complementiser) | Element::Mark('\u{061B}' | ';') => {
                    crossed = true;
                }
                Element::Mark(mark) if is_comma(*mark) => closed = true,
                _ => {}
            }
        }
        if self.opened_before(time) && (closed || (self.is_verb(trigger) && !self.opens_at(trigger))) {
            return None;
        }
        // `نفذت إضرابا أمس وتدعو إلى تجمع`: the present does not go on from the past
        if crossed && self.is_present(trigger) {
            return None;
        }
        Some(if crossed { Placement::Earlier } else { Placement::Clause })
    }

    /// `أدان أمس الهجوم`, `أعلنت اليوم مسؤوليتها عن التفجير`: a definite deed under a verb of speech, whose day is the verb's own.
    fn is_spoken_of(&self, trigger: usize) -> bool {
        let sentence = self.sentence;
        let definite = sentence.np(trigger).is_some_and(|np| sentence.units[np.head].clitics.article);
        let governor = sentence.governor(trigger).filter(|g| definite && self.is_verb(*g));
        governor.is_some_and(|g| self.is_verb_of(g, &["say", "claim"], &["ACCUSE", "SUPPORT"]))
    }

    /// Whether the relative clause that opens at `relative` right behind the noun of a deed goes on telling of it: `الذي وقع`,
    /// `الذي شنه مسلحون`.
    fn tells_on(&self, trigger: usize, relative: usize) -> bool {
        relative == trigger + 1
            && self.sentence.governs.contains(&trigger)
            && self.is_verb(relative + 1)
            && self.sentence.unit(relative + 1).bits().tense() == Some(Tense::Perfect)
            && self.is_verb_of(relative + 1, &["light"], &["LIGHT", "ASSAULT"])
    }

    /// Whether the part's verb is of one of the classes, or tells one of the events.
    fn is_verb_of(&self, part: usize, classes: &[&str], events: &[&str]) -> bool {
        let tables = self.lexicon.tables();
        let target = self.sentence.unit(part).target().filter(|t| t.kind() == Kind::Verb);
        target.map(|t| &tables.verbs[t.index()]).is_some_and(|verb| {
            let tells = |f: &u32| events.contains(&tables.frames[*f as usize].event.as_str());
            classes.iter().any(|class| verb.is(class)) || verb.frames.iter().any(tells)
        })
    }

    /// A verb of the present joined by `و` to what went before.
    fn is_present(&self, part: usize) -> bool {
        let unit = self.sentence.unit(part);
        let future = unit.clitics.future;
        self.is_verb(part)
            && unit.bits().tense() == Some(Tense::Imperfect)
            && unit.clitics.conjunction.is_some()
            && !future
            && !self.is_told_as_past(part)
    }

    /// `حيث قتل`: the verb of a clause that a subordinator opens.
    fn opens_at(&self, trigger: usize) -> bool {
        let before = trigger.checked_sub(1).map(|at| &self.sentence.parts[at].element);
        matches!(before, Some(Element::Function(Function::Subordinator)))
    }

    /// `، وفي آذار في متحف باردو`: after a comma, `و` with what is no verb goes on to another event.
    fn goes_elsewhere(&self, part: usize) -> bool {
        self.sentence.parts.get(part).is_some_and(|p| {
            let joined = self.sentence.unit(part).clitics.conjunction.is_some();
            joined && matches!(p.element, Element::Pp(..) | Element::Time | Element::Np(_))
        })
    }

    fn is_verb(&self, part: usize) -> bool {
        self.sentence.is_verb(part) && !self.sentence.auxiliaries.contains(&part)
    }

    /// Whether the relative clause that opens at `relative` still lasts at `trigger`.
    fn within_relative(&self, relative: usize, trigger: usize) -> bool {
        let closes = |part: usize| match &self.sentence.parts[part].element {
            Element::Mark(mark) => is_comma(*mark),
            Element::Verb => part > relative + 1 && self.sentence.unit(part).clitics.conjunction.is_some(),
            Element::Function(Function::Subordinator) => true,
            Element::Np(np) => self.sentence.opens_participle_clause(part, np),
            _ => false,
        };
        !(relative + 1..=trigger).any(closes)
    }

    /// Whether a relative or subordinate clause has opened before `part`, and not ended.
    fn opened_before(&self, part: usize) -> bool {
        for at in (0..part).rev() {
            match &self.sentence.parts[at].element {
                Element::Mark(mark) if is_comma(*mark) => return false,
                Element::Function(Function::Relative) => return !self.sentence.free_relatives.contains(&at),
                Element::Function(Function::Subordinator | Function::Conditional) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether the part stands between two marks, or between a mark and the sentence's end.
    fn stands_alone(&self, part: usize) -> bool {
        let parts = &self.sentence.parts;
        let is_time = |at: usize| matches!(parts.get(at).map(|p| &p.element), Some(Element::Time));
        let at = if is_time(part) { part } else { part + 1 };
        is_time(at) && parts.get(at + 1).is_none_or(|p| matches!(p.element, Element::Mark(_)))
    }

    /// Whether what the part tells is background to its sentence: `بعد تحرير المدينة`, `ردا على مقتل`, `الذي وقع`.
    pub(crate) fn is_subordinate(&self, part: usize) -> bool {
        self.is_relative(part) || self.is_background(part, &["after", "before", "since", "cause", "response"])
    }

    /// Whether the part is the perfect of a relative clause to a noun that was spoken of before.
    pub(crate) fn is_relative(&self, part: usize) -> bool {
        let sentence = self.sentence;
        self.is_verb(part)
            && sentence.unit(part).bits().tense() == Some(Tense::Perfect)
            && sentence.antecedent(part).is_some_and(|noun| !self.is_new_deed(noun, part))
            && !sentence.is_generic(part)
    }

    /// `انفجار استهدف دورية`: without a pronoun the relative clause tells of a deed that was not spoken of before.
    fn is_new_deed(&self, noun: usize, verb: usize) -> bool {
        let pronoun = (noun..verb)
            .any(|p| matches!(self.sentence.parts[p].element, Element::Function(Function::Relative)));
        !pronoun && self.sentence.governs.contains(&noun)
    }

    /// `عقب لقائه`, `بعد اجتماع`: whether the part is a phrase of what was over just before; not `بعد التشاور مع الأطراف`.
    pub(crate) fn is_after_meeting(&self, part: usize) -> bool {
        let Element::Pp(_, Some(np)) = &self.sentence.parts[part].element else { return false };
        let at_once = self.has_feature(part, &["cause"]) || !self.sentence.units[np.head].clitics.article;
        self.has_feature(part, &["after"]) && at_once
    }

    /// Whether the part is a phrase behind a preposition of these features, and not the deed itself: `أصيبوا جراء قصف`.
    fn is_background(&self, part: usize, features: &[&str]) -> bool {
        self.has_feature(part, features) && !self.has_feature(part, &["scene"])
    }

    /// Whether the part is a prepositional phrase of what was over before, or of what followed.
    fn is_over_by_then(&self, part: usize) -> bool {
        self.has_feature(part, &["after", "before", "since", "response"])
    }

    fn has_feature(&self, part: usize, wanted: &[&str]) -> bool {
        let target = self.sentence.unit(part).target().filter(|t| t.kind() == Kind::Function);
        let Some(target) = target else { return false };
        let function = &self.lexicon.tables().functions[target.index()];
        matches!(self.sentence.parts[part].element, Element::Pp(_, Some(_)))
            && function.class == "prep"
            && wanted.iter().any(|feature| function.has(feature))
    }

    /// Whether the sentence turns to another matter or speaker: `إلى ذلك`, `من جانبه`; not `في غضون ذلك`.
    pub(crate) fn turns(&self) -> bool {
        const LONGEST: usize = 4;
        let tokens = self.sentence.tokens.clone().filter(|t| self.doc.is_solid(*t)).take(LONGEST);
        let words: Vec<&str> = tokens.map(|t| self.doc.folded(t)).collect();
        let Some(first) = words.first() else { return false };
        let bare = first.strip_prefix(arabic::letters::WAW);
        [Some(*first), bare].into_iter().flatten().any(|first| {
            let mut turns = self.lexicon.word(first).any(|reading| self.is_turn(reading.target));
            let next = |at: usize| words.get(at).copied();
            self.lexicon.names(first, next, |_, reading| turns |= self.is_turn(reading.target));
            turns
        })
    }

    fn is_turn(&self, target: Target) -> bool {
        target.kind() == Kind::Function && {
            let function = &self.lexicon.tables().functions[target.index()];
            function.has("turn") && !function.has("time")
        }
    }

    /// Whether `كان` at part `at` governs the verb of part `part`: `كان اللقاء في إطار التشاور، وأضاف` tells what was and
    /// nothing before it, and `التي كانت تحمي المظاهرة` or `بينما كان ينقل` ends with its clause.
    fn was_reaches(&self, at: usize, part: usize) -> bool {
        let sentence = self.sentence;
        let Some(first) = (at + 1..=part).find(|p| self.is_verb(*p)) else { return false };
        let joined = |p: usize| sentence.unit(p).clitics.conjunction.is_some();
        let is_mark = |p: usize| matches!(sentence.parts[p].element, Element::Mark(m) if is_comma(m));
        if joined(first) && is_mark(first - 1) {
            return false;
        }
        let opened = (0..at).rev().find(|p| !matches!(sentence.parts[*p].element, Element::Np(_)));
        let within = opened.is_some_and(|p| match sentence.parts[p].element {
            Element::Function(Function::Relative) => !sentence.free_relatives.contains(&p),
            Element::Function(Function::Subordinator) => true,
            _ => false,
        });
        !within || part == first || (joined(part) && !(at..part).any(is_mark))
    }

    /// Whether the clause of the part is told as past already: `كان الجيش قد أعلن`, `سبق أن`, `يذكر أن`.
    pub(crate) fn is_told_as_past(&self, part: usize) -> bool {
        let sentence = self.sentence;
        let tables = self.lexicon.tables();
        let was = |target: Target, bits: Bits| {
            target.kind() == Kind::Verb
                && bits.tense() == Some(Tense::Perfect)
                && PAST.contains(&tables.verbs[target.index()].lemma.as_str())
        };
        let marks = |at: usize| {
            let unit = sentence.unit(at);
            // `كانت` can be read as `ك` and `أنت` too
            let readings = unit.info.iter().flat_map(|info| &info.analyses);
            let function = unit.target().filter(|t| t.kind() == Kind::Function);
            (self.was_reaches(at, part)
                && readings.map(|a| (a.target, a.bits)).any(|(target, bits)| was(target, bits)))
                || function.is_some_and(|t| tables.functions[t.index()].has("background"))
        };
        // `كان` reaches over the verbs that it governs, but not to a present that comes after them
        let present = sentence.unit(part).bits().tense() == Some(Tense::Imperfect);
        let ends = |at: usize| {
            matches!(sentence.parts[at].element, Element::Mark('\u{061B}' | ';'))
                || (present && self.is_verb(at))
        };
        (0..part).rev().take_while(|at| !ends(*at)).any(marks)
    }
}

/// `كان` and `سبق`: what follows lies before what the report tells.
const PAST: [&str; 2] = ["\u{0643}\u{0627}\u{0646}", "\u{0633}\u{0628}\u{0642}"];

const fn is_comma(mark: char) -> bool {
    matches!(mark, '\u{060C}' | ',')
}

/// `مرة`
const TIME_OF_MANY: &str = "\u{0645}\u{0631}\u{0647}";
/// `ل`
const LAM: char = '\u{0644}';
/// `ال`
const ALEF_LAM: &str = "\u{0627}\u{0644}";
