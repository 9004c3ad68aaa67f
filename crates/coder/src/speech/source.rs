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
        if speaker.is_empty() && (document && !self.names_rule(np) || own_words) {
            let described = self.by_themselves(np);
            speaker = described.into_iter().filter(|d| d.class == Class::Other || d.class.acts()).collect();
        }
        // `بحسب تطور الأوضاع`, `وفق القانون`: how, and not who says it
        if speaker.is_empty() && !own_words {
            return None;
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
        let people = said.speaker.iter().any(|s| s.class.acts());
        if !own_words && people {
            self.discourse.spoke.push(Spoke {
                speaker: said.speaker.clone(),
                voice: Voice::default(),
                sentence: self.sentence.index,
                relayed: false,
            });
            self.forget();
        }
        Some(said)
    }

    /// `قالت الصحيفة نقلا عن مصادر إن`: between a verb and the end of its content the source is of the same words.
    fn said_around(&self, part: usize) -> Option<(Range<usize>, SpeechKind)> {
        let bytes = bytes_of(self.resolver.doc, self.sentence, part);
        // what is asked is not what the source vouches for: `هددت النقابة بالمقاطعة حسب كاتبها العام`
        let before = |s: &&Said| !s.act && s.verb.end <= bytes.start && bytes.end <= s.content.end;
        // within the content what goes on after it: `وقال إنه، وبحسب الشرطة، لم يصب أحد`
        self.said.iter().rev().find(before).map(|s| (s.content.clone(), s.kind))
    }

    fn speaker_of_source(&self, part: usize, np: &Np, own_words: bool) -> Vec<Resolved> {
        let units = &self.sentence.units;
        if own_words {
            return match &np.genitive {
                Some(genitive) => self.by_themselves(genitive),
                None => self.goes_on(&units[np.head]),
            };
        }
        let document = self.is_document(np);
        let mut found = self.described_in_full(part);
        let speaks = |s: &Resolved| s.class.acts() || s.class == Class::Place;
        // `حصيلة قدمتها الشرطة`, `تقديرات الأمم المتحدة`: whose words or numbers they are
        if self.names_rule(np) {
            return Vec::new();
        }
        if document || !found.iter().any(speaks) {
            let author = self.author_of(np, part);
            if !author.is_empty() {
                return author;
            }
        }
        found.retain(|s| speaks(s) || document && s.via == crate::record::Via::Anaphora);
        found
    }

    /// `القانون`, `الدستور`: what binds, not what reports.
    fn names_rule(&self, np: &Np) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let head = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::Noun);
        head.is_some_and(|t| nouns[t.index()].is("rule"))
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
        // `نص البيان السعودي`: the document within
        if let Some(within) = np.genitive.as_deref().filter(|g| self.is_document(g)) {
            return self.author_of(within, part);
        }
        let inner = np.genitive.as_deref().map(|g| self.by_themselves(g)).filter(acts);
        let adjective =
            || np.adjectives.iter().find_map(|a| self.resolver.adjective(&units[*a])).map(|a| vec![a]);
        let issued = || self.issued_by(part).filter(acts);
        let next = || match &self.sentence.parts.get(part + 1)?.element {
            Element::Pp(marker, Some(np)) if marker == LI || marker == FROM || marker == ABOUT => {
                Some(self.by_themselves(np)).filter(acts)
            }
            _ => None,
        };
        let last = || {
            let definite = (units[np.head].clitics.article || units[np.head].clitics.pronoun.is_some())
                && self.is_document(np);
            let spoke = self.discourse.spoke.iter().rev().find(|s| !s.relayed).filter(|_| definite);
            spoke.map(|s| self.as_anaphora(s.speaker.clone()))
        };
        let mut found =
            inner.or_else(next).or_else(issued).or_else(adjective).or_else(last).unwrap_or_default();
        found.retain(|r| r.class.acts() || r.class == Class::Other);
        found
    }

    /// `بيان أصدره الحزب`, `الحصيلة التي أعلنتها الشرطة`, `بيان صدر عن الوزارة`: who issued what part `part` names.
    fn issued_by(&self, part: usize) -> Option<Vec<Resolved>> {
        let parts = &self.sentence.parts;
        let relative = parts.get(part + 1)?.element == Element::Function(Function::Relative);
        let verb = part + 1 + usize::from(relative);
        let unit = self.sentence.is_verb(verb).then(|| self.sentence.unit(verb))?;
        let from = |p: &Part| matches!(&p.element, Element::Pp(m, Some(_)) if m == ABOUT || m == FROM);
        let subject = match unit.clitics.pronoun {
            Some(_) => matches!(parts.get(verb + 1)?.element, Element::Np(_)).then_some(verb + 1)?,
            None => (verb + 1..parts.len().min(verb + 4)).find(|p| from(&parts[*p]))?,
        };
        Some(self.by_themselves(self.sentence.np(subject)?))
    }

    /// `فلان بقوله إن`, `ختم بالتأكيد على`: a noun of speech after `ب`.
    fn said_in_so_many_words(&mut self, part: usize, np: &Np) -> Option<Said> {
        let head = &self.sentence.units[np.head];
        let manner = self.noun_of_speech(head).filter(|_| self.brings_speech(np))?;
        let manner = Manner { noun: false, ..manner };
        let governor = self.sentence.governor(part)?;
        // `رحب بالإعلان عن الاتفاق`: what is welcomed
        let own = head.clitics.pronoun.is_some();
        let acts = self
            .sentence
            .unit(governor)
            .target()
            .is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).event != "LIGHT"));
        if !own && acts && !self.is_saying(self.sentence.unit(governor)) {
            return None;
        }
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

    /// `بيان للديوان`, `تقرير الأمم المتحدة`: a document that speaks is its author's.
    pub(super) fn as_author(&self, part: usize, speaker: Vec<Resolved>) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(part).filter(|np| self.is_document(np)) else { return speaker };
        let known =
            |s: &Resolved| s.actor.is_some() || s.class.acts() || s.via == crate::record::Via::Anaphora;
        if speaker.iter().any(known) {
            return speaker;
        }
        let author = self.author_of(np, part);
        let bytes = speaker
            .first()
            .map_or_else(|| self.resolver.bytes(np, &self.sentence.units), |s| s.bytes.clone());
        if author.is_empty() {
            return speaker;
        }
        author.into_iter().map(|a| Resolved { bytes: bytes.clone(), ..a }).collect()
    }

    /// The words that a source beside them vouches for: what follows where it opens the sentence, else what stands before.
    pub(super) fn beside(&self, source: Range<usize>) -> Option<(Range<usize>, SpeechKind)> {
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
