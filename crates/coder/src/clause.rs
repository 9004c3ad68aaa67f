//! What stands around a trigger in its clause: bare noun phrases, prepositional phrases, the clause that it governs.

use crate::doc::Doc;
use crate::phrase::{Element, Np, Part, deed_frames, parts};
use crate::unit::{Function, Unit};
use crate::word::ARTICLE;
use arabic::clitic::Conjunction;
use arabic::features::Number;
use arabic::verb::Tense;
use lexicon::{Kind, Lexicon};
use std::ops::Range;

/// The arguments that follow a verb or noun, as numbers of parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Following {
    /// Noun phrases without preposition, in order.
    pub(crate) bare: Vec<usize>,
    /// Prepositional phrases.
    pub(crate) prepositional: Vec<usize>,
    /// `أن`, `إن`: the part that opens the governed clause.
    pub(crate) clause: Option<usize>,
    /// A colon or opening quotation right after.
    pub(crate) speech: Option<usize>,
    /// One past the last part of the clause.
    pub(crate) end: usize,
}

/// A sentence with its units and parts.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) index: usize,
    pub(crate) tokens: Range<usize>,
    pub(crate) units: Vec<Unit>,
    pub(crate) parts: Vec<Part>,
    pub(crate) headline: bool,
    /// Relative pronouns that need no antecedent: `من`, `ما`, `كل من`.
    pub(crate) free_relatives: Vec<usize>,
    /// `كان`, `بدأ`, `تمكن`: verbs that share their subject with the next.
    pub(crate) auxiliaries: Vec<usize>,
    /// Parts whose noun has frames of events: it can have an object.
    pub(crate) governs: Vec<usize>,
    /// Prepositional phrases of a deed of force with whoever does it: `بعد اقتحام الجيش`.
    forced: Vec<usize>,
    /// Noun phrases of a deed done by words, with its doer's pronoun.
    addresses: Vec<usize>,
    /// Parts that say in which direction something lies, or how somebody was found: `شمال بغداد`, `حيا`.
    pub(crate) directions: Vec<usize>,
    /// Parts that go on with the name of a source: `بحسب فلان [المتحدث باسم الشرطة]`.
    pub(crate) sources: Vec<usize>,
    /// Parts that open a clause of who says so: `بحسب ما ذكرت رويترز`.
    source_clauses: Vec<usize>,
}

impl Sentence {
    /// Parses the units of a sentence.
    pub(crate) fn new(
        index: usize,
        tokens: Range<usize>,
        units: Vec<Unit>,
        headline: bool,
        doc: &Doc<'_>,
        lexicon: &Lexicon,
    ) -> Self {
        let parts = parts(&units, headline, lexicon);
        // `عناصر الأمن هم من أطلقوا الرصاص`: the pronoun takes up those before it
        let taken_up = |at: usize| {
            at.checked_sub(1).is_some_and(|b| parts[b].element == Element::Function(Function::Pronoun))
                && doc.folded(units[parts[at].units.start].first) == crate::phrase::FROM
        };
        let free = |(at, p): &(usize, &Part)| {
            let first = &units[p.units.start];
            first.function == Function::Relative
                && !doc.folded(first.first).starts_with(ARTICLE)
                && !taken_up(*at)
        };
        let free_relatives = parts.iter().enumerate().filter(free).map(|(at, _)| at).collect();
        let helps = |p: &Part| {
            let target = units[p.units.start].target().filter(|_| p.element == Element::Verb);
            target.is_some_and(|t| {
                t.kind() == Kind::Verb && {
                    let verb = &lexicon.tables().verbs[t.index()];
                    verb.is("aux") || verb.is("phase")
                }
            })
        };
        let auxiliaries: Vec<usize> =
            parts.iter().enumerate().filter(|(_, p)| helps(p)).map(|(at, _)| at).collect();
        let tells = |p: &Part| match &p.element {
            Element::Np(np) | Element::Pp(_, Some(np)) => !deed_frames(lexicon, &units[np.head]).is_empty(),
            _ => false,
        };
        // `رفضه`, `دعوته`, `اتهامها`: what is done by words to whoever stands behind
        let addresses = |p: &Part| match &p.element {
            Element::Np(np) if units[np.head].clitics.pronoun.is_some() => {
                deed_frames(lexicon, &units[np.head]).iter().any(|f| {
                    let event = lexicon.tables().frames[*f as usize].event.split('/').next();
                    matches!(event, Some("REJECT" | "REQUEST" | "ACCUSE" | "SUPPORT"))
                })
            }
            _ => false,
        };
        let addresses = parts.iter().enumerate().filter(|(_, p)| addresses(p)).map(|(at, _)| at).collect();
        let directs = |p: &Part| match &p.element {
            Element::Np(np) => {
                let head = &units[np.head];
                let noun = head.target().filter(|t| t.kind() == Kind::Noun && np.genitive.is_some());
                let side = noun.is_some_and(|t| lexicon.tables().nouns[t.index()].is("direction"));
                // `ألقي القبض عليه حيا`
                let alive = np.units.len() == 1 && ALIVE.contains(&doc.folded(head.first));
                (side || alive) && !head.clitics.article
            }
            _ => false,
        };
        let directions = parts.iter().enumerate().filter(|(_, p)| directs(p)).map(|(at, _)| at).collect();
        let governs: Vec<usize> =
            parts.iter().enumerate().filter(|(_, p)| tells(p)).map(|(at, _)| at).collect();
        // `بعد اقتحام الجيش بلدة`: a deed of force with whoever does it
        let forces = |p: &Part| {
            let Element::Pp(_, Some(np)) = &p.element else { return false };
            let force =
                |f: &u32| matches!(lexicon.tables().frames[*f as usize].event.as_str(), "ASSAULT" | "COERCE");
            let doer = np.genitive.as_deref().is_some_and(|g| {
                matches!(units[g.head].kind(), Some(Kind::Agent | Kind::Actor | Kind::Country))
                    && units[g.head].is_definite()
                    && g.appositions.is_empty()
            });
            doer && np.attached.is_empty() && deed_frames(lexicon, &units[np.head]).iter().any(force)
        };
        let forced = parts.iter().enumerate().filter(|(_, p)| forces(p)).map(|(at, _)| at).collect();
        // `عاودت القوات قصف المدينة`: it has the deed for its object, and helps no verb behind
        let begins = |at: usize| {
            let target = units[parts[at].units.start].target();
            target.is_some_and(|t| t.kind() == Kind::Verb && lexicon.tables().verbs[t.index()].is("phase"))
        };
        let deed = |at: usize| {
            let clause = (at + 1..parts.len()).take_while(|p| {
                !matches!(parts[*p].element, Element::Verb | Element::Mark(_) | Element::Function(_))
            });
            clause.skip(1).any(|p| governs.contains(&p) && matches!(parts[p].element, Element::Np(_)))
        };
        let auxiliaries = auxiliaries.into_iter().filter(|at| !(begins(*at) && deed(*at))).collect();
        let source = |at: usize| matches!(&parts[at].element, Element::Pp(marker, Some(_)) if lexicon.marker(marker).source);
        let plain = |at: usize| units[parts[at].units.start].clitics.conjunction.is_none();
        // `حملت مدريد على لسان سفيرها إسرائيل المسؤولية`
        let state =
            |at: usize| matches!(units[parts[at].units.start].kind(), Some(Kind::Country | Kind::Seat));
        let goes_on = |at: &usize| {
            let phrase = matches!(parts[*at].element, Element::Np(_)) && !state(*at);
            *at > 0 && source(*at - 1) && plain(*at) && phrase
        };
        let sources = (0..parts.len()).filter(goes_on).collect();
        let says_so = |at: &usize| {
            let opener = units[parts[*at].units.start].target().filter(|t| t.kind() == Kind::Function);
            parts[*at].element == Element::Function(Function::Subordinator)
                && opener.is_some_and(|t| lexicon.tables().functions[t.index()].has("source-of-claim"))
        };
        let source_clauses = (0..parts.len()).filter(says_so).collect();
        Self {
            index,
            tokens,
            units,
            parts,
            headline,
            free_relatives,
            auxiliaries,
            governs,
            forced,
            addresses,
            directions,
            sources,
            source_clauses,
        }
    }

    pub(crate) fn unit(&self, part: usize) -> &Unit {
        &self.units[self.parts[part].units.start]
    }

    /// Whether this very phrase is one of the sentence's parts or stands within one, and is no copy.
    pub(crate) fn holds(&self, np: &Np) -> bool {
        let part = self.parts.partition_point(|p| p.units.end <= np.head);
        self.np(part).is_some_and(|own| is_within(own, np))
    }

    pub(crate) fn np(&self, part: usize) -> Option<&Np> {
        match &self.parts.get(part)?.element {
            Element::Np(np) | Element::Pp(_, Some(np)) => Some(np),
            _ => None,
        }
    }

    pub(crate) fn is_verb(&self, part: usize) -> bool {
        matches!(self.parts.get(part).map(|p| &p.element), Some(Element::Verb))
    }

    /// `من نوع «شاهد»`: one word between quotation marks is a name, however it is spelt.
    pub(crate) fn is_quoted_word(&self, part: usize) -> bool {
        let quote = |p: usize| matches!(self.parts.get(p).map(|p| &p.element), Some(Element::Mark(c)) if arabic::letters::is_quote(*c));
        part.checked_sub(1).is_some_and(quote) && quote(part + 1)
    }

    pub(crate) fn function(&self, part: usize) -> Function {
        match self.parts.get(part).map(|p| &p.element) {
            Some(Element::Function(function)) => *function,
            _ => Function::None,
        }
    }

    /// Behind an indefinite noun a verb that describes it, with its own object: the people after that, of the verb before.
    fn object_behind_relative(&self, verb: usize) -> Option<usize> {
        let indefinite = |p: usize| {
            self.np(p).is_some_and(|np| {
                let head = &self.units[np.head];
                !head.is_definite() && np.genitive.is_none() && head.bits().number() != Some(Number::Singular)
            })
        };
        let described = verb.checked_sub(1).filter(|b| indefinite(*b))?;
        let imperfect = |p: usize| {
            self.is_verb(p) && {
                let bits = self.unit(p).bits();
                bits.tense() == Some(Tense::Imperfect)
                    && bits.number() == self.unit(described).bits().number()
            }
        };
        let last = if self.auxiliaries.contains(&verb) { verb + 1 } else { verb };
        let joined = |p: usize| self.unit(p).clitics.conjunction.is_some();
        if !imperfect(last) || joined(verb) || !matches!(self.parts.get(last + 1)?.element, Element::Np(_)) {
            return None;
        }
        let next = (last + 2..self.parts.len())
            .find(|p| !matches!(self.parts[*p].element, Element::Pp(..) | Element::Time))?;
        let people = self.np(next).is_some_and(|np| {
            let head = &self.units[np.head];
            // `يرتدون زيا عسكريا`
            let describes =
                head.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::Adjective);
            matches!(self.parts[next].element, Element::Np(_))
                && !(describes && next == last + 2)
                && (head.is(Kind::Agent) || head.is(Kind::Office) || head.is_name() || np.number.is_some())
        });
        (people && !joined(next)).then_some(next)
    }

    /// What follows part `at` within its clause.
    pub(crate) fn following(&self, at: usize) -> Following {
        let mut found = Following { end: at + 1, ..Following::default() };
        let mut relative = false;
        let mut bracket = false;
        let mut commas = 0;
        let mut among = false;
        let mut goes_on = 0;
        for part in at + 1..self.parts.len().min(at + REACH) {
            if part < goes_on {
                continue;
            }
            match &self.parts[part].element {
                Element::Mark(mark) => match mark {
                    '(' => bracket = true,
                    ')' => bracket = false,
                    ':' => {
                        found.speech = Some(part);
                        break;
                    }
                    '.' | '\u{061B}' | ';' | '!' | '\u{061F}' => break,
                    '\u{060C}' | ',' => {
                        relative = false;
                        commas += 1;
                        // `أكد الوزير، الذي يزور البلاد، موافقته`: the relative clause is over
                        let over = part + 1 < self.parts.len() && self.is_closed_relative(at, part + 1);
                        if commas > 3 || over {
                            break;
                        }
                    }
                    mark if arabic::letters::is_quote(*mark) && found.speech.is_none() && !relative => {
                        found.speech = Some(part);
                    }
                    _ => {}
                },
                _ if bracket => {}
                Element::Verb if relative || self.is_quoted_word(part) => {}
                // `قتل مسلحون يستقلون سيارة ضابطا`
                Element::Verb if found.bare.len() == 1 && commas == 0 => {
                    let Some(object) = self.object_behind_relative(part) else { break };
                    goes_on = object;
                }
                // `قدم فلان، في بيان تلاه المتحدث باسمه، تعازيه`
                Element::Verb if commas == 1 && self.is_aside(part) => relative = true,
                Element::Verb => break,
                Element::Function(Function::Relative) => relative = true,
                // `رحلت السلطات، بحسب ما ذكرت رويترز، مهاجرين`
                Element::Function(Function::Subordinator) if commas == 1 && self.is_source_aside(part) => {
                    relative = true;
                }
                // `أشاد الوزير، لدى عودته من سيول حيث حضر القمة، بالاتفاق`
                Element::Function(Function::Subordinator) if commas == 1 && self.is_within_aside(part) => {
                    relative = true;
                }
                Element::Function(Function::Subordinator | Function::Conditional) => break,
                Element::Function(Function::Complementiser) if !relative => {
                    found.clause = Some(part);
                    break;
                }
                Element::Function(Function::Conjunction) if self.is_verb(part + 1) => break,
                // `نفذه على الأرجح عناصر التنظيم`
                Element::Function(Function::Aspect)
                    if self.parts.get(part + 1).is_some_and(|p| matches!(p.element, Element::Np(_))) => {}
                Element::Function(Function::Negation | Function::Aspect | Function::Future) if !relative => {
                    break;
                }
                Element::Np(np) if !relative => {
                    if self.opens_participle_clause(part, np) || self.opens_new_clause(part, at) {
                        break;
                    }
                    // `أعدمت السلطات شنقا المعارض`: how, not whom
                    if self.is_adverb(part, np) {
                        found.end = part + 1;
                        continue;
                    }
                    // `شرقي بغداد`: where, not whom
                    if self.directions.contains(&part) || self.sources.contains(&part) {
                        found.end = part + 1;
                        continue;
                    }
                    // `بينهم عنصران من الشرطة`: some of those before
                    let among = std::mem::take(&mut among);
                    if !among && !self.is_object_of_noun(part) {
                        found.bare.push(part);
                    }
                }
                // `، وفي آذار في متحف باردو`: a comma and `و` begin another clause
                Element::Pp(..) if commas > 0 && self.unit(part).clitics.conjunction.is_some() => break,
                Element::Pp(marker, None) if !relative && self.names_some(part, marker) => among = true,
                // `بدعمها للجماعات`: of the noun before it
                Element::Pp(marker, _)
                    if marker == crate::phrase::LI
                        && part > at + 1
                        && matches!(self.parts[part - 1].element, Element::Pp(..))
                        && self.governs.contains(&(part - 1))
                        && self.np(part - 1).is_some_and(|np| {
                            self.units[np.head].clitics.pronoun.is_some() && np.genitive.is_none()
                        }) => {}
                Element::Pp(..) if !relative => found.prepositional.push(part),
                _ => {}
            }
            found.end = part + 1;
        }
        found
    }

    /// Whether a clause of who says so begins right behind a comma and ends with the next one.
    fn is_source_aside(&self, part: usize) -> bool {
        const LONGEST: usize = 10;
        let comma = |p: usize| matches!(self.parts[p].element, Element::Mark('\u{060C}' | ','));
        let end = self.parts.len().min(part + LONGEST);
        let closes = (part + 1..end).find(|p| comma(*p)).is_some_and(|close| close + 1 < self.parts.len());
        self.source_clauses.contains(&part) && part.checked_sub(1).is_some_and(comma) && closes
    }

    /// Whether a clause stands behind a preposition's phrase that a comma opens, and after the next comma a preposition goes on.
    fn is_within_aside(&self, part: usize) -> bool {
        const LONGEST: usize = 10;
        let comma = |p: usize| matches!(self.parts[p].element, Element::Mark('\u{060C}' | ','));
        let Some(opens) = (0..part).rev().find(|p| comma(*p)).map(|p| p + 1) else { return false };
        let turned = |p: usize| {
            matches!(self.parts[p].element, Element::Pp(..)) && self.unit(p).clitics.conjunction.is_none()
        };
        let plain = (opens..part)
            .all(|p| matches!(self.parts[p].element, Element::Pp(..) | Element::Np(_) | Element::Time));
        let closes = (part + 1..self.parts.len().min(part + LONGEST)).find(|p| comma(*p));
        opens < part
            && turned(opens)
            && plain
            && closes.is_some_and(|c| c + 1 < self.parts.len() && turned(c + 1))
    }

    /// Whether a verb describes the phrase right behind a comma, up to the next one, and no verb stands between that and the part's end.
    fn is_aside(&self, verb: usize) -> bool {
        let comma = |p: &usize| matches!(self.parts[*p].element, Element::Mark('\u{060C}' | ','));
        let noun = verb.checked_sub(1);
        let opens = noun.and_then(|n| n.checked_sub(1)).is_some_and(|p| comma(&p));
        let taken_up = noun.and_then(|n| self.np(n)).is_some_and(|np| {
            self.unit(verb).clitics.pronoun.is_some_and(|p| self.is_taken_by(p, np))
                && !self.units[np.head].is_definite()
        });
        opens && taken_up && (verb + 1..self.parts.len()).any(|p| comma(&p))
    }

    /// A lone indefinite verbal noun in the accusative before another noun phrase: `شنقا`, `حرقا`.
    fn is_adverb(&self, part: usize, np: &Np) -> bool {
        let head = &self.units[np.head];
        let lone = np.units.len() == 1
            && head.clitics == crate::word::Clitics { stem_end: head.clitics.stem_end, ..Default::default() };
        lone && head.is(Kind::VerbalNoun)
            && head.bits().accusative()
            && !self.governs.contains(&part)
            && matches!(self.parts.get(part + 1).map(|p| &p.element), Some(Element::Np(n)) if self.units[n.head].is_definite())
    }

    /// `بينهم`, `منهم` with a noun phrase after it.
    fn names_some(&self, part: usize, marker: &str) -> bool {
        let unit = self.unit(part);
        unit.clitics.pronoun.is_some()
            && matches!(marker, crate::phrase::BETWEEN | crate::phrase::FROM)
            && matches!(self.parts.get(part + 1).map(|p| &p.element), Some(Element::Np(_)))
    }

    /// `خلال لقائه مبعوث الأمم المتحدة`: the noun phrase is the object of the verbal noun before it.
    pub(crate) fn is_object_of_noun(&self, part: usize) -> bool {
        self.noun_before(part).is_some()
    }

    /// The part with the verbal noun whose object the noun phrase at `part` is: over an expression of time or a bracket.
    pub(crate) fn noun_before(&self, part: usize) -> Option<usize> {
        let mut at = part.checked_sub(1)?;
        while matches!(self.parts[at].element, Element::Time | Element::Mark('(' | ')')) {
            at = at.checked_sub(1)?;
        }
        let np = match &self.parts[at].element {
            Element::Pp(_, Some(np)) => np,
            // `جدد الرئيس دعوته المجتمع الدولي`: behind the subject
            Element::Np(np) if self.addresses.contains(&at) && self.is_behind_subject(at) => np,
            _ => return None,
        };
        let head = &self.units[np.head];
        let verbal = head.is(Kind::VerbalNoun) || head.is(Kind::Noun);
        let own = head.clitics.pronoun.is_some() && np.genitive.is_none() && np.attached.is_empty();
        let plain = self.unit(part).clitics.conjunction.is_none();
        // `قتل جندي بعد اقتحام الجيش بلدة`: what stands behind the doer of a deed, where the verb has somebody of its own
        let behind = self.forced.contains(&at) && self.is_behind_subject(at) && self.unit(part).is_nominal();
        let own = own || behind;
        (verbal && own && plain && np.units.end == self.parts[at].units.end && self.governs.contains(&at))
            .then_some(at)
    }

    /// Whether a noun phrase stands before the part, with nothing but a time or a place between.
    fn is_behind_subject(&self, part: usize) -> bool {
        let light = |p: &usize| matches!(self.parts[*p].element, Element::Time | Element::Pp(..));
        let before = (0..part).rev().find(|p| !light(p));
        before.is_some_and(|p| matches!(self.parts[p].element, Element::Np(_)))
            && self.unit(part).clitics.conjunction.is_none()
    }

    /// `مشيدا بـ`, `داعية إلى`: an indefinite active participle after the clause's own arguments.
    pub(crate) fn opens_participle_clause(&self, part: usize, np: &Np) -> bool {
        let head = &self.units[np.head];
        head.is(Kind::ActiveParticiple)
            && np.head == np.units.start
            && !head.clitics.article
            && head.clitics.pronoun.is_none()
            && part > 0
            && np.number.is_none()
            // `تتوعد الحكومة مقتحمي المجلس`: those who did it
            && !(head.bits().number() == Some(Number::Plural) && head.bits().construct() && np.genitive.is_some())
    }

    /// `وقوات الأمن أغلقت …`: a noun phrase joined by `و` before its verb.
    fn opens_new_clause(&self, part: usize, verb: usize) -> bool {
        part > verb + 1
            && self.unit(part).clitics.conjunction == Some(Conjunction::Wa)
            && self.parts[part + 1..].iter().take(2).any(|p| p.element == Element::Verb)
    }

    /// The noun phrase before a verb that can be its subject: headlines, after `إن` and `أن`, after a topic.
    pub(crate) fn preceding(&self, verb: usize) -> Option<usize> {
        let mut found = None;
        let mut helped = false;
        let mut crossed = false;
        // behind `، الذي يتولى الملف،` and `، بحسب ما ذكرت رويترز،`
        let (mut in_aside, mut over_aside) = (false, false);
        let mut at = verb;
        while at > 0 {
            at -= 1;
            match &self.parts[at].element {
                Element::Np(np) if self.opens_participle_clause(at, np) => break,
                Element::Np(_) if over_aside => {
                    found = Some(at);
                    break;
                }
                Element::Np(_) if crossed && !self.opened(at) => {}
                Element::Np(_) => {
                    found = Some(at);
                    if self.unit(at).clitics.conjunction.is_some() {
                        break;
                    }
                }
                // the noun phrase belongs to the verb before, unless a relative pronoun took that verb
                Element::Verb if self.is_of_aside(at) && (crossed || !self.is_of_source(at)) => {}
                // `كان الرئيس قد أطلق`: the auxiliary and its verb share the subject
                Element::Verb if self.auxiliaries.contains(&at) && found.is_some() => break,
                // `إن الوزير، كان أدى زيارة`
                Element::Verb if self.auxiliaries.contains(&at) => helped = true,
                Element::Verb if self.describes(at, verb) => {}
                Element::Verb => return None,
                Element::Mark('\u{060C}' | ',') if found.is_some() || helped => {}
                Element::Mark('\u{060C}' | ',') if in_aside && !over_aside => over_aside = true,
                // `إن مهاجما من الحركة، فجر حافلة`
                Element::Mark('\u{060C}' | ',')
                    if !crossed && self.unit(verb).clitics.conjunction.is_none() =>
                {
                    crossed = true;
                }
                Element::Mark(mark)
                    if arabic::letters::is_quote(*mark)
                        || matches!(mark, '(' | ')' | '/' | '-' | '\u{2013}') => {}
                Element::Mark(_) => break,
                Element::Function(Function::Aspect | Function::Negation | Function::Future) => {}
                Element::Function(Function::Relative) => in_aside = crossed,
                Element::Function(Function::Subordinator) if self.source_clauses.contains(&at) => {
                    in_aside = crossed;
                }
                Element::Function(Function::Particle) => {}
                Element::Function(_) => break,
                Element::Pp(..) | Element::Other | Element::Time => {}
            }
        }
        found
    }

    /// Whether a relative pronoun, or the opener of a clause of who says so, stands right before a verb.
    fn is_of_aside(&self, verb: usize) -> bool {
        self.is_of_source(verb)
            || verb.checked_sub(1).is_some_and(|before| self.function(before) == Function::Relative)
    }

    fn is_of_source(&self, verb: usize) -> bool {
        verb.checked_sub(1).is_some_and(|before| self.source_clauses.contains(&before))
    }

    /// `أن انتحاريا يقود سيارة فجر نفسه`, `أن هجوما نفذه مسلحون استهدف`: an imperfect, or a verb whose pronoun takes it up, right after
    /// an indefinite noun that a complementiser opens describes it where another verb follows.
    fn describes(&self, at: usize, verb: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let Element::Np(np) = &self.parts[before].element else { return false };
        let plain =
            self.unit(at).clitics.conjunction.is_none() && self.unit(verb).clitics.conjunction.is_none();
        let opened = (0..before)
            .rev()
            .find(|p| !matches!(self.parts[*p].element, Element::Mark(_)))
            .is_some_and(|p| self.function(p) == Function::Complementiser);
        plain
            && opened
            && !self.units[np.head].is_definite()
            && np.name.is_none()
            && (self.unit(at).bits().tense() == Some(Tense::Imperfect)
                || self.unit(at).clitics.pronoun.is_some_and(|p| self.takes_up(p, np)))
    }

    /// Whether a complementiser without a subject of its own opens the part: `إن مهاجما …، فجر`.
    pub(crate) fn is_opened(&self, part: usize) -> bool {
        let before = (0..part).rev().find(|p| !matches!(self.parts[*p].element, Element::Mark(_)));
        before.is_some_and(|p| {
            self.function(p) == Function::Complementiser && self.unit(p).clitics.pronoun.is_none()
        })
    }

    /// The same, whether or not a pronoun is written onto the complementiser.
    fn opened(&self, part: usize) -> bool {
        (0..part)
            .rev()
            .find(|p| !matches!(self.parts[*p].element, Element::Mark(_)))
            .is_some_and(|p| self.function(p) == Function::Complementiser)
    }

    /// Whether the verb stands in a relative clause: its antecedent's part.
    pub(crate) fn antecedent(&self, verb: usize) -> Option<usize> {
        let mut at = verb.checked_sub(1)?;
        while matches!(
            self.function(at),
            Function::Aspect | Function::Negation | Function::Future | Function::Particle
        ) {
            at = at.checked_sub(1)?;
        }
        // `التي تمنع وترفض`: two verbs of one relative clause
        if self.is_verb(at) && at + 1 == verb && self.unit(verb).clitics.conjunction == Some(Conjunction::Wa)
        {
            return self.antecedent(at);
        }
        if self.function(at) != Function::Relative {
            return self.bare_antecedent(at, verb);
        }
        (0..at)
            .rev()
            .take(3)
            .find(|p| matches!(self.parts[*p].element, Element::Np(_) | Element::Pp(_, Some(_))))
    }

    /// `ثمانية عشر صحفيا اتهموا بـ`, `في غارة استهدفت`: after an indefinite noun the verb is its relative clause.
    fn bare_antecedent(&self, at: usize, verb: usize) -> Option<usize> {
        // `رددوا شعارات تندد بالدول`: what is sung or written, of which an imperfect tells more
        if let Element::Np(np) = &self.parts[at].element {
            let (head, unit) = (&self.units[np.head], self.unit(verb));
            // `تقريرا يتهم`, `إعلانا ينتقد`
            let noun = head.is(Kind::Noun)
                || head.is(Kind::VerbalNoun) && head.bits().accusative() && at + 1 == verb;
            let thing = noun && !head.is_definite() && np.genitive.is_none() && np.name.is_none();
            let follows = unit.clitics.conjunction.is_none() && !unit.clitics.future;
            let tells = follows && unit.bits().tense() == Some(Tense::Imperfect);
            // `اعترضت صاروخا أطلقه الحوثيون`: its pronoun takes the noun up
            let open =
                !head.is_definite() && (head.is(Kind::Noun) || head.is(Kind::Agent)) && np.name.is_none();
            let taken_up = open
                && follows
                && (unit.clitics.pronoun.is_some_and(|p| self.takes_up(p, np))
                    || self.pronoun_behind(verb).is_some_and(|p| self.takes_up(p, np)));
            // `تبنت الحركة تفجيرا استهدف المقر`
            let deed = open
                && follows
                && at + 1 == verb
                && head.bits().accusative()
                && self.governs.contains(&at)
                && head.bits().gender() == unit.bits().gender();
            // `أوقفت الشرطة ثلاثة ناشطين اتهموا بالتحريض`
            let several = unit.bits().number() == Some(Number::Plural);
            let people = open && follows && several && at + 1 == verb && head.is(Kind::Agent);
            let governed = (people || thing && tells) && self.governor(at).is_some();
            // `اعتقلت الشرطة رجلا هاجم كنيسة`, `أوقفت الشرطة امرأة قتلت زوجها`: an object that does what follows
            let agrees = head.bits().gender() == unit.bits().gender()
                && head.bits().number() == Some(Number::Singular)
                && unit.bits().number() == Some(Number::Singular);
            let somebody = open && follows && at + 1 == verb && head.is(Kind::Agent) && agrees;
            let object = |governor: usize| {
                let second = self.following(governor).bare.get(1) == Some(&at);
                self.is_verb(governor) && (second || head.bits().accusative())
            };
            let done = somebody && self.governor(at).is_some_and(object);
            return (taken_up || deed || governed || done).then_some(at);
        }
        let Element::Pp(_, Some(np)) = &self.parts[at].element else { return None };
        let head = &self.units[np.head];
        let definite = head.is_definite() || np.name.is_some() || head.is(Kind::Actor);
        let closed = np.genitive.as_deref().is_none_or(|g| !self.units[g.head].is_definite());
        let plain = self.unit(verb).clitics.conjunction.is_none();
        (plain && !definite && closed && np.coordinated.is_empty()).then_some(at)
    }

    /// `شريطا هاجم فيه`: the pronoun of the preposition right behind a verb.
    fn pronoun_behind(&self, verb: usize) -> Option<arabic::clitic::Pronoun> {
        let next = self.parts.get(verb + 1).filter(|p| matches!(p.element, Element::Pp(_, None)))?;
        self.units[next.units.start].clitics.pronoun
    }

    /// Whether a third person's pronoun agrees with a phrase, or with its genitive.
    fn takes_up(&self, pronoun: arabic::clitic::Pronoun, np: &Np) -> bool {
        let genitive = np.genitive.as_deref().filter(|g| !self.units[g.head].is_definite());
        self.is_taken_by(pronoun, np) || genitive.is_some_and(|g| self.is_taken_by(pronoun, g))
    }

    /// `صاروخا أطلقه`, `صواريخ أطلقتها`, `15 شخصا أعدمهم`: whether the pronoun agrees with the head of a phrase.
    pub(crate) fn is_taken_by(&self, pronoun: arabic::clitic::Pronoun, np: &Np) -> bool {
        use arabic::features::{Gender, Number, Person};
        let bits = self.units[np.head].bits();
        let many = np.number.is_some() || bits.number() == Some(Number::Plural);
        pronoun.person() == Person::Third
            && match pronoun.number() {
                Number::Plural => many,
                Number::Dual => bits.number() == Some(Number::Dual),
                Number::Singular if many => pronoun.gender() == Some(Gender::Feminine),
                Number::Singular => bits.gender().is_none_or(|g| pronoun.gender() == Some(g)),
            }
    }

    /// The pronoun of `أنه`, `إنها`, `لكنهم` right before a verb: its subject.
    pub(crate) fn complementiser_pronoun(&self, verb: usize) -> Option<arabic::clitic::Pronoun> {
        let mut at = verb.checked_sub(1)?;
        while matches!(
            self.function(at),
            Function::Aspect | Function::Negation | Function::Future | Function::Particle
        ) {
            at = at.checked_sub(1)?;
        }
        let opens = matches!(
            self.function(at),
            Function::Complementiser | Function::Subordinator | Function::Conjunction
        );
        opens.then(|| self.unit(at).clitics.pronoun).flatten()
    }

    /// `كل من يدعم`, `ما قال`: a relative pronoun that is its own antecedent speaks of nobody in particular.
    pub(crate) fn is_generic(&self, verb: usize) -> bool {
        verb.checked_sub(1)
            .is_some_and(|at| self.function(at) == Function::Relative && self.free_relatives.contains(&at))
            && !self.takes_up_clause(verb)
    }

    /// `وهو ما أدانته`: whether a verb with a pronoun stands in a relative clause of all that was told before.
    pub(crate) fn takes_up_clause(&self, verb: usize) -> bool {
        let Some(at) = verb.checked_sub(1).filter(|at| self.function(*at) == Function::Relative) else {
            return false;
        };
        let pronoun = at.checked_sub(1).is_some_and(|b| self.function(b) == Function::Pronoun);
        self.unit(verb).clitics.pronoun.is_some() && pronoun && self.free_relatives.contains(&at)
    }

    /// The functions right before a part, within its clause: negation, future, condition.
    pub(crate) fn functions_before(&self, part: usize) -> impl Iterator<Item = Function> + '_ {
        // `لم "يلتق به"`: what is quoted begins within the clause
        let quote =
            |p: &usize| matches!(self.parts[*p].element, Element::Mark(c) if arabic::letters::is_quote(c));
        let opens = part.checked_sub(1).filter(quote).filter(|quote| {
            quote
                .checked_sub(1)
                .is_some_and(|b| matches!(self.function(b), Function::Negation | Function::Future))
        });
        (0..opens.unwrap_or(part))
            .rev()
            .take(4)
            .take_while(|at| !matches!(self.parts[*at].element, Element::Mark(_) | Element::Verb))
            .map(|at| self.function(at))
    }

    /// Whether a verb stands in a relative clause between two commas that ends before the part.
    fn is_closed_relative(&self, verb: usize, part: usize) -> bool {
        let comma = |p: usize| matches!(self.parts[p].element, Element::Mark('\u{060C}' | ','));
        let pronoun = (0..verb).rev().take(3).find(|p| self.function(*p) == Function::Relative);
        pronoun.is_some_and(|p| p > 0 && comma(p - 1)) && (verb + 1..part).any(comma)
    }

    /// Whether `حيث` right behind a place opens a clause that a comma closes before the part, within a phrase between commas.
    fn opens_aside(&self, opener: usize, part: usize) -> bool {
        let comma = |p: usize| matches!(self.parts[p].element, Element::Mark('\u{060C}' | ','));
        let verb = (opener + 1..part).find(|p| self.is_verb(*p));
        let place =
            opener.checked_sub(1).is_some_and(|b| matches!(self.parts[b].element, Element::Pp(_, Some(_))));
        let before = (0..opener).rev().take_while(|p| !self.is_verb(*p) || !comma(*p)).any(comma);
        let bare = matches!(self.parts[part].element, Element::Np(_)) && comma(part - 1);
        bare && place
            && before
            && verb == Some(opener + 1)
            && (opener + 1..part).filter(|p| self.is_verb(*p)).count() == 1
    }

    fn is_closed_aside(&self, verb: usize, part: usize) -> bool {
        verb.checked_sub(1)
            .is_some_and(|b| self.function(b) == Function::Subordinator && self.opens_aside(b, part))
    }

    /// The verb that governs a part: the nearest before it in the clause.
    pub(crate) fn governor(&self, part: usize) -> Option<usize> {
        for at in (0..part).rev() {
            match &self.parts[at].element {
                // `طالب المرشح، الذي حل ثانيا، السلطات بالإفراج`
                Element::Verb if self.is_closed_relative(at, part) => {}
                // `أعلن المجلس، من أبوظبي حيث يقيم رئيسه، حالة الطوارئ`
                Element::Verb if self.is_closed_aside(at, part) => {}
                Element::Function(Function::Subordinator) if self.opens_aside(at, part) => {}
                Element::Verb => return Some(at),
                Element::Mark('.' | ':' | '\u{061B}') => return None,
                Element::Function(Function::Subordinator | Function::Complementiser) => return None,
                Element::Np(np) if self.opens_participle_clause(at, np) => return Some(at),
                _ => {}
            }
        }
        None
    }
}

/// Whether the second phrase is the first, or stands in it.
fn is_within(outer: &Np, np: &Np) -> bool {
    let attached = outer.attached.iter().map(|(_, inner)| inner);
    let inner = || outer.genitive.as_deref().into_iter().chain(&outer.coordinated).chain(&outer.appositions);
    std::ptr::eq(outer, np)
        || outer.units.contains(&np.head) && inner().chain(attached).any(|phrase| is_within(phrase, np))
}

/// Parts that the arguments of one word may spread over.
const REACH: usize = 80;
/// `حيا`, `أحياء`, folded.
const ALIVE: [&str; 2] = ["\u{062D}\u{064A}\u{0627}", "\u{0627}\u{062D}\u{064A}\u{0627}\u{0621}"];
