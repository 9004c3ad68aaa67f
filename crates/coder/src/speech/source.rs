//! Sources named beside the clause: `بحسب بيان لـ`, `وفق ما أعلن`, `نقلت الوكالة عن الوزير قوله`, `على حد تعبيره`, `جاء في البيان`.

use super::speaker::Roles;
use super::*;
use crate::phrase::{BI, FROM, LI};

impl<'l> RoleReader<'_, '_, 'l> {
    /// A prepositional phrase that names a source or brings speech.
    pub(super) fn said_by_phrase(&mut self, part: usize, marker: &str, np: &Np) -> Vec<Said> {
        if self.resolver.lexicon.marker(marker).source {
            return self.said_by_source(part, np).into_iter().collect();
        }
        if marker == BI {
            return self.said_in_so_many_words(part, np).into_iter().collect();
        }
        Vec::new()
    }

    /// `بحسب بيان لوزارة الداخلية`, `وفق مصدر أمني`, `على حد قوله`: the source of the clause beside it.
    fn said_by_source(&mut self, part: usize, np: &Np) -> Option<Said> {
        let own_words = self.own_words(np);
        let document = self.is_document(np) && !own_words;
        let mut speaker = self.speaker_of_source(part, np, own_words);
        if speaker.is_empty() {
            let described = self.resolver.entities(np, &self.sentence.units);
            speaker = described.into_iter().filter(|d| d.class == Class::Other || d.class.acts()).collect();
        }
        let own_verb = self.said_around(part);
        // the author after `ل` belongs to the source: `حسب بيان لـ`
        let authored = document
            && matches!(self.sentence.parts.get(part + 1).map(|p| &p.element), Some(Element::Pp(m, Some(_))) if m == LI || m == FROM);
        let source = part..part + 1 + usize::from(authored);
        let (content, kind) = own_verb.clone().or_else(|| self.beside(source))?;
        let mut said = self.said_of(part, content, speaker, kind);
        said.medium = self.medium(part..part + 1);
        if document && kind == SpeechKind::Indirect {
            said.kind = SpeechKind::Document;
        }
        // `قال الوزير إن …، على حد تعبيره` says nothing more
        let already = |s: &&Said| {
            s.statement && s.speaker.first().zip(said.speaker.first()).is_some_and(|(a, b)| a.same(b))
        };
        let repeated = self.said.iter().rev().take(3).find(already);
        said.statement = !(said.speaker.is_empty() || own_words && repeated.is_some() || own_verb.is_some());
        said.nested = false;
        if !own_words && !said.speaker.is_empty() {
            self.discourse.spoke.push(Spoke {
                speaker: said.speaker.clone(),
                voice: Voice::default(),
                sentence: self.sentence.index,
                relayed: false,
            });
        }
        Some(said)
    }

    /// `قالت الصحيفة نقلا عن مصادر إن`: between a verb and the end of its content the source is of the same words.
    fn said_around(&self, part: usize) -> Option<(Range<usize>, SpeechKind)> {
        let bytes = bytes_of(self.resolver.doc, self.sentence, part);
        let before = |s: &&Said| s.verb.end <= bytes.start && bytes.end <= s.content.end;
        // within the content what goes on after it: `وقال إنه، وبحسب الشرطة، لم يصب أحد`
        self.said.iter().rev().find(before).map(|s| (s.content.clone(), s.kind))
    }

    fn speaker_of_source(&self, part: usize, np: &Np, own_words: bool) -> Vec<Resolved> {
        let units = &self.sentence.units;
        if own_words {
            return match &np.genitive {
                Some(genitive) => self.resolver.entities(genitive, units),
                None => self.goes_on(&units[np.head]),
            };
        }
        let document = self.is_document(np);
        if document {
            let author = self.author_of(np, part);
            if !author.is_empty() {
                return author;
            }
        }
        let mut found = self.described_in_full(part);
        found.retain(|s| {
            s.class.acts() || s.class == Class::Place || document && s.via == crate::record::Via::Anaphora
        });
        found
    }

    /// `قوله`, `تعبيرها`, `قول الوزير`: a noun of speech with whose it is.
    pub(super) fn own_words(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let whose = head.clitics.pronoun.is_some() || np.genitive.is_some();
        whose && self.noun_of_speech(head).is_some()
    }

    /// `بقوله`, `بالقول`, `بالتأكيد`
    pub(super) fn brings_speech(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let whose = head.clitics.article || head.clitics.pronoun.is_some();
        whose && np.genitive.is_none() && self.noun_of_speech(head).is_some()
    }

    /// How the verb speaks of which the word is the noun: `قول`, `تأكيد`, `تعبير`.
    pub(super) fn noun_of_speech(&self, unit: &Unit) -> Option<Manner<'l>> {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let readings = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| a.clitics == unit.clitics);
        let targets = unit.target().into_iter().chain(readings.map(|a| a.target));
        targets
            .filter(|t| t.kind() == Kind::VerbalNoun)
            .map(|t| &verbs[t.index()])
            .find(|verb| verb.is("say"))
            .map(Manner::of)
    }

    /// `بيان لحزب الله`, `بيان الداخلية`: whose document it is; of `البيان` alone who spoke last.
    pub(super) fn author_of(&self, np: &Np, part: usize) -> Vec<Resolved> {
        let units = &self.sentence.units;
        let acts = |found: &Vec<Resolved>| found.iter().any(|r| r.class.acts());
        let inner = np.genitive.as_deref().map(|g| self.resolver.entities(g, units)).filter(acts);
        let adjective =
            || np.adjectives.iter().find_map(|a| self.resolver.adjective(&units[*a])).map(|a| vec![a]);
        // `بيان أصدره الحزب`
        let issued = || {
            let verb = self.sentence.is_verb(part + 1).then(|| self.sentence.unit(part + 1))?;
            let subject = verb.clitics.pronoun.and_then(|_| self.sentence.np(part + 2))?;
            Some(self.resolver.entities(subject, units)).filter(acts)
        };
        let next = || match &self.sentence.parts.get(part + 1)?.element {
            Element::Pp(marker, Some(np)) if marker == LI || marker == FROM || marker == ABOUT => {
                Some(self.resolver.entities(np, units)).filter(acts)
            }
            _ => None,
        };
        let last = || {
            let definite = units[np.head].clitics.article || units[np.head].clitics.pronoun.is_some();
            let spoke = self.discourse.spoke.iter().rev().find(|s| !s.relayed).filter(|_| definite);
            spoke.map(|s| self.as_anaphora(s.speaker.clone()))
        };
        let mut found =
            inner.or_else(next).or_else(issued).or_else(adjective).or_else(last).unwrap_or_default();
        found.retain(|r| r.class.acts() || r.class == Class::Other);
        found
    }

    /// `فلان بقوله إن`, `ختم بالتأكيد على`: a noun of speech after `ب`.
    fn said_in_so_many_words(&mut self, part: usize, np: &Np) -> Option<Said> {
        let head = &self.sentence.units[np.head];
        let manner = self.noun_of_speech(head).filter(|_| self.brings_speech(np))?;
        let manner = Manner { noun: false, ..manner };
        let governor = self.sentence.governor(part)?;
        if self.manner(self.sentence.unit(governor)).is_some_and(|m| m.markers.contains(&BI)) {
            return None;
        }
        let opening = self.opening(part, &manner);
        // `بوصفه بالخطير`, `باعتباره` bring no speech
        let brings =
            opening.start().is_some() || !opening.content.is_empty() && !manner.markers.contains(&BI);
        if !brings {
            return None;
        }
        let speaker = self.goes_on(self.sentence.unit(governor));
        let roles = Roles { speaker, rest: opening.bare.clone(), ..Roles::default() };
        let mut said = self.content(part, &manner, &opening, &roles)?;
        said.voice = Voice::default();
        Some(said)
    }

    /// `وفق ما أعلن الوزير`, `حسبما أكدته الوكالة`: who is named reports the clause beside it.
    pub(super) fn said_by_report(&mut self, part: usize) -> Option<Said> {
        let verb = self.reported_by(part)?;
        let manner = self.manner(self.sentence.unit(verb))?;
        let opening = self.opening(verb, &Manner { noun: false, ..manner.clone() });
        let roles = self.speech_roles(verb, &Manner { noun: false, addressee: false, ..manner }, &opening);
        let end = self.sentence.parts[..opening.end].len();
        let (content, kind) = self.beside(part..end)?;
        let mut said = self.said_of(verb, content, roles.speaker, kind);
        said.nested = false;
        said.medium = self.medium(verb..opening.end);
        said.voice = roles.voice;
        if roles.explicit {
            self.note_speaker(&said.speaker, said.voice, false);
        }
        Some(said)
    }

    /// The verb of saying after `وفق ما`, `حسبما`, `وهو ما`.
    fn reported_by(&self, part: usize) -> Option<usize> {
        let unit = self.sentence.unit(part);
        let functions = &self.resolver.lexicon.tables().functions;
        let target = unit.target().filter(|t| t.kind() == Kind::Function)?;
        let source = functions[target.index()].features.contains("source-of-claim");
        let next = (part + 1..self.sentence.parts.len().min(part + 4)).find(|p| self.sentence.is_verb(*p))?;
        let speaks = self.is_saying(self.sentence.unit(next));
        let which = unit.function == Function::Relative
            && self.sentence.free_relatives.contains(&part)
            && self.sentence.unit(next).clitics.pronoun.is_some()
            && part
                .checked_sub(1)
                .is_some_and(|p| self.sentence.parts[p].element == Element::Function(Function::Pronoun));
        ((source || which) && speaks).then_some(next)
    }

    /// Whether a part before tells that the verb reports what stands beside it.
    pub(super) fn reports(&self, verb: usize) -> bool {
        (verb.saturating_sub(3)..verb).any(|p| self.reported_by(p) == Some(verb))
    }

    /// The words that a source beside them vouches for: what follows where it opens the sentence, else what stands before.
    fn beside(&self, source: Range<usize>) -> Option<(Range<usize>, SpeechKind)> {
        let doc = self.resolver.doc;
        let parts = &self.sentence.parts;
        let sentence = sentence_bytes(doc, self.sentence);
        if let Some(quotation) = self.quotation_before(source.start) {
            let inside = quotation.filter(|t| doc.is_solid(*t));
            let (first, last) = inside.fold((None, 0), |(first, _), t| (first.or(Some(t)), t));
            return Some((doc.bytes(first?, last), SpeechKind::Direct));
        }
        let tells = |p: &Part| matches!(p.element, Element::Verb | Element::Np(_));
        let opens = !parts[..source.start].iter().any(tells);
        if opens {
            let start = self.after_source(source.end)?;
            // `وفق بيان للحزب.` alone vouches for nothing that could be shown
            if !parts[start..].iter().any(|p| matches!(p.element, Element::Verb | Element::Np(_))) {
                return None;
            }
            let end = self.content_end(source.start, start, true);
            let units = &self.sentence.units;
            let last = units[parts[end - 1].units.end - 1].last;
            let kind = if is_quote(&parts[start]) { SpeechKind::Direct } else { SpeechKind::Indirect };
            return Some((doc.bytes(units[parts[start].units.start].first, last), kind));
        }
        let end = match self.clause_goes_on(source.end) {
            true => sentence.end,
            false => {
                let mut before = source.start;
                while before > 1 && matches!(parts[before - 1].element, Element::Mark(_)) {
                    before -= 1;
                }
                doc.tokens[self.sentence.units[parts[before - 1].units.end - 1].last].end as usize
            }
        };
        Some((sentence.start..end.max(sentence.start), SpeechKind::Indirect))
    }

    /// Where the clause begins that a source opens: after its comma, after `فإن`, or right after its own complements.
    fn after_source(&self, from: usize) -> Option<usize> {
        const ASIDE: usize = 14;
        let parts = &self.sentence.parts;
        let limit = parts.len().min(from + ASIDE);
        let is = |p: usize, function| parts[p].element == Element::Function(function);
        let that = (from..limit).find(|p| {
            is(*p, Function::Complementiser) && self.sentence.unit(*p).clitics.conjunction.is_some()
        });
        if let Some(that) = that {
            return Some(that).filter(|t| t + 1 < parts.len());
        }
        // `بحسب مصادر في الضفة اعتقلت`, `حسب بيان لرئاسة الإقليم أكد`
        let mut start = from;
        while start < limit && matches!(&parts[start].element, Element::Pp(..) | Element::Time) {
            start += 1;
        }
        let relative = parts[start.min(limit)..limit]
            .iter()
            .take(2)
            .any(|p| p.element == Element::Function(Function::Relative));
        let mut commas = (start..limit).filter(|p| is_comma(&parts[*p]));
        let comma = commas.next();
        let start = match comma {
            Some(first) if relative => commas.next().filter(|_| first == start).unwrap_or(first) + 1,
            Some(first) if !parts[start..first].iter().any(|p| p.element == Element::Verb) => first + 1,
            _ if parts.get(start).is_some_and(|p| p.element == Element::Verb) => start,
            _ => from,
        };
        (start < parts.len()).then_some(start)
    }

    /// `ويهدد المحتجون، حسب المصدر، بالتوجه`: the clause goes on after the source.
    fn clause_goes_on(&self, from: usize) -> bool {
        let parts = &self.sentence.parts;
        // `قتل فلان بحسب الشرطة في غارة`
        let next = parts.get(from).filter(|p| matches!(p.element, Element::Pp(..)));
        if next.is_some_and(|p| self.sentence.units[p.units.start].clitics.conjunction.is_none()) {
            return true;
        }
        let comma = (from..parts.len().min(from + 4)).find(|p| is_comma(&parts[*p]));
        comma.and_then(|c| parts.get(c + 1)).is_some_and(|next| {
            let joined = self.sentence.units[next.units.start].clitics.conjunction.is_some();
            let goes_on = matches!(next.element, Element::Pp(..) | Element::Np(_))
                || next.element == Element::Function(Function::Complementiser);
            let participle = match &next.element {
                Element::Np(np) => self.sentence.opens_participle_clause(comma.unwrap_or(0) + 1, np),
                _ => false,
            };
            goes_on && !joined && !participle
        })
    }
}

/// `عن`
pub(super) const ABOUT: &str = "\u{0639}\u{0646}";
