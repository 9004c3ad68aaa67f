//! What is said: where it begins and where it ends.

use super::speaker::Roles;
use super::*;
use crate::phrase::LI;

impl<'l> RoleReader<'_, '_, 'l> {
    /// What the verb or participle that part `part` is brings.
    pub(super) fn content(
        &mut self,
        part: usize,
        manner: &Manner<'l>,
        opening: &Opening,
        roles: &Roles,
    ) -> Option<Said> {
        // `يبلغ من العمر`: who tells nobody tells nothing
        let hears = |at: &usize| {
            let head = self.sentence.np(*at).map(|np| &self.sentence.units[np.head]);
            head.is_some_and(|h| h.clitics.article || h.clitics.pronoun.is_some())
                || self.entities_at(*at).iter().any(|e| e.class.acts())
        };
        let told =
            roles.rest.first().is_some_and(hears) || self.sentence.unit(part).clitics.pronoun.is_some();
        let bits = self.sentence.unit(part).bits();
        let imperfect = bits.tense() == Some(arabic::verb::Tense::Imperfect);
        // `أما الثاني فيتهم بالتهريب`: without object it is rather passive
        let passive = imperfect && bits.passive() && !roles.explicit;
        if manner.addressee && !told && (!manner.act || passive) || self.hides_name(manner, opening) {
            return None;
        }
        let addressee = self.addressee(manner, opening, roles);
        let start = self.start(part, manner, opening, roles);
        let clause = start.is_some_and(|s| opening.start() == Some(s));
        // `أظهر فيديو قاربا`, `يعتبر هذا أول رد`: shown or called so by nobody who speaks
        let shown = manner.conditional && !roles.explicit && !manner.act && self.sentence.is_verb(part);
        let named = roles.explicit && roles.speaker.iter().any(|s| s.class.acts());
        let called = manner.passive && imperfect && !named;
        let far = manner.conditional && opening.crossed && opening.clause.is_none();
        if (shown || called) && !clause || far && clause {
            return None;
        }
        let mut said = match start {
            Some(start) => self.said_from(part, start, roles.speaker.clone())?,
            None if self.sentence.is_verb(part) => self.said_before(part, manner, opening, roles)?,
            None => return None,
        };
        let verb = self.sentence.is_verb(part);
        let nobody = said.speaker.is_empty() && (!verb || !clause && said.kind == SpeechKind::Indirect);
        if nobody || manner.act && !said.speaker.iter().any(|s| s.class.acts()) {
            return None;
        }
        said.medium = self.medium(part..start.unwrap_or(opening.end));
        said.act = manner.act && !clause;
        said.addressee = addressee;
        said.voice = Voice { gender: roles.voice.gender.or(said.voice.gender), number: roles.voice.number };
        Some(said)
    }

    /// `طلب عدم ذكر اسمه`: who will not be named asks nothing that is news.
    fn hides_name(&self, manner: &Manner<'_>, opening: &Opening) -> bool {
        let asked = opening.object.filter(|_| manner.act).and_then(|at| self.sentence.np(at + 1));
        let verbs = &self.resolver.lexicon.tables().verbs;
        asked.is_some_and(|np| {
            let readings = self.sentence.units[np.head].info.iter().flat_map(|i| &i.analyses);
            let tells = |t: lexicon::Target| {
                t.kind() == Kind::VerbalNoun && (verbs[t.index()].is("say") || verbs[t.index()].is("say-if"))
            };
            let own = self.sentence.units[np.units.clone()].iter().any(|u| u.clitics.pronoun.is_some());
            own && readings.map(|a| a.target).any(tells)
        })
    }

    /// The part with which the content begins.
    fn start(&self, part: usize, manner: &Manner<'l>, opening: &Opening, roles: &Roles) -> Option<usize> {
        let opener = opening.start().filter(|_| manner.clause || manner.quote || opening.clause.is_some());
        let opener = opener.filter(|at| {
            let clause = opening.clause == Some(*at) && (manner.clause || manner.act);
            let quote =
                opening.clause != Some(*at) && (manner.quote || manner.act && opening.quote == Some(*at));
            clause || quote
        });
        let before_opener = |at: &usize| opener.is_none_or(|o| *at < o);
        let object = self.object(part, manner, opening, roles).filter(before_opener);
        let phrase = opening.content.iter().copied().find(|p| !roles.named.contains(p)).filter(before_opener);
        let noun = [object, phrase].into_iter().flatten().min();
        noun.or(opener)
    }

    /// The object that is what is said: no person, no body, but an act or a thing.
    fn object(&self, part: usize, manner: &Manner<'l>, opening: &Opening, roles: &Roles) -> Option<usize> {
        if !manner.noun {
            return None;
        }
        let negated = opening.object.filter(|n| roles.rest.iter().all(|b| b > n));
        let skipped = usize::from(manner.addressee);
        let said = roles.rest.iter().skip(skipped).copied().find(|at| {
            let Some(np) = self.sentence.np(*at) else { return false };
            let head = &self.sentence.units[np.head];
            let known = head
                .target()
                .is_some_and(|t| matches!(t.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase));
            // `حذرت مجموعات من التقدم`: whom it warns, and not what of
            let warned = opening.content.iter().any(|c| c > at);
            let acts = self.entities_at(*at).iter().any(|e| e.class.acts() && (!e.vague || warned));
            // before a clause only what governs it (`أكد ضرورة أن`, `أكد حرصه على أن`); alone anything that was done or is held
            let bare = np.genitive.is_none() && !head.clitics.article && head.clitics.pronoun.is_none();
            match opening.start() {
                Some(start) => known && !acts && (bare || start > *at + 1),
                None => known || manner.act || !acts,
            }
        });
        let own = self.sentence.np(part).and_then(|np| np.genitive.as_deref()).map(|_| part);
        [negated, said].into_iter().flatten().min().or(own)
    }

    /// Who is spoken to: the object of `أبلغ`, or who stands after `ل`.
    fn addressee(&self, manner: &Manner<'l>, opening: &Opening, roles: &Roles) -> Vec<Resolved> {
        if let Some(object) = roles.rest.first().filter(|_| manner.addressee) {
            return self.entities_at(*object).iter().filter(|e| e.class.acts()).cloned().collect();
        }
        let parts = &self.sentence.parts;
        let to = opening.prepositional.iter().filter(|p| match &parts[**p].element {
            Element::Pp(marker, _) => marker == LI && !self.is_of_speaker(**p, roles),
            _ => false,
        });
        let deed = |p: &&usize| {
            let head = self.sentence.np(**p).map(|np| &self.sentence.units[np.head]);
            head.is_some_and(|h| matches!(h.kind(), Some(Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase)))
        };
        let to = to.filter(|p| !deed(p));
        let mut to = to.map(|p| self.entities_at(*p)).find(|found| found.iter().any(|e| e.class.acts()));
        if to.is_none() {
            let hearer = roles.named.clone().find_map(|p| self.hearer_within(p));
            to = hearer.map(|np| self.by_themselves(np).into());
        }
        to.unwrap_or_default().iter().filter(|e| e.class.acts()).cloned().collect()
    }

    /// `المكتب الإعلامي لرئيس الوزراء`: of the title, or right after a body or a document; an outlet is spoken to.
    fn is_of_speaker(&self, part: usize, roles: &Roles) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        let body = |np: &Np| {
            let head = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::Agent);
            head.is_some_and(|t| agents[t.index()].class != "person")
        };
        let of_body = roles.named.end == part
            && self.sentence.np(roles.named.start).is_some_and(|np| {
                np.name.is_none() && (self.is_document(np) || body(np) && np.genitive.is_none())
            });
        roles.named.contains(&part) || of_body && !is_outlet(&self.entities_at(part))
    }

    /// A record of what begins with part `start`.
    pub(super) fn said_from(&mut self, verb: usize, start: usize, speaker: Vec<Resolved>) -> Option<Said> {
        let parts = &self.sentence.parts;
        let units = &self.sentence.units;
        let colon = matches!(parts.get(start)?.element, Element::Mark(':'));
        let start = start + usize::from(colon);
        let complementiser = parts.get(start)?.element == Element::Function(Function::Complementiser);
        // `أنه` is the subject of what is said, `أن` opens it
        let has_pronoun = units[parts[start].units.start].clitics.pronoun.is_some();
        let inner = start + usize::from(complementiser);
        let first = if complementiser && has_pronoun { start } else { inner };
        // `عن أمله` says `أمله`, but `إن على الدول` begins with its preposition
        let first_unit = match complementiser {
            true => parts.get(first)?.units.start,
            false => self.after_preposition(first)?,
        };
        let opens = parts.get(inner).filter(|p| is_quote(p)).map(|p| units[p.units.start].first);
        let quotation = opens.and_then(|token| quotation::at(self.resolver.doc, token));
        if let Some(quotation) =
            quotation.clone().filter(|_| !complementiser && (colon || self.opens_speech(inner)))
        {
            return Some(self.said_in_quotation(verb, quotation, speaker));
        }
        let direct = match quotation {
            Some(_) => self.opens_speech(inner),
            None if complementiser => false,
            None => colon || self.quotes_soon(first_unit),
        };
        let clause = complementiser || colon || opens.is_some();
        let end = self.content_end(verb, inner, clause);
        let last = units[parts[end - 1].units.end - 1].last;
        let mut content = self.resolver.doc.bytes(units[first_unit].first.min(last), last);
        if let Some(quotation) = quotation.filter(|_| direct) {
            content.end = content.end.max(self.token_bytes(&quotation).end);
        }
        let kind = if direct { SpeechKind::Direct } else { SpeechKind::Indirect };
        Some(self.said_of(verb, content, speaker, kind))
    }

    /// Direct speech is all the quotation, also where it runs over sentences and paragraphs.
    fn said_in_quotation(&mut self, verb: usize, quotation: Range<usize>, speaker: Vec<Resolved>) -> Said {
        let content = self.token_bytes(&quotation);
        let said = self.said_of(verb, content.clone(), speaker, SpeechKind::Direct);
        let sentence = sentence_bytes(self.resolver.doc, self.sentence);
        if content.end > sentence.end {
            self.discourse.quotation = content;
            self.forget();
        }
        said
    }

    fn token_bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let doc = self.resolver.doc;
        let solid = |t: &usize| doc.is_solid(*t);
        let first = tokens.clone().find(solid).unwrap_or(tokens.start);
        let last = tokens.clone().rev().find(solid).unwrap_or(tokens.start);
        doc.bytes(first, last)
    }

    /// The first unit of a part without a preposition that stands apart: `عن أمله` says `أمله`.
    fn after_preposition(&self, part: usize) -> Option<usize> {
        let part = self.sentence.parts.get(part)?;
        let apart = matches!(part.element, Element::Pp(_, Some(_)))
            && self.sentence.units[part.units.start].function == Function::Preposition
            && part.units.len() > 1;
        Some(part.units.start + usize::from(apart))
    }

    /// `بـ«المحدود»`, `عن "مقتل ستة"`: a quotation within the first words of the content.
    fn quotes_soon(&self, unit: usize) -> bool {
        const SOON: usize = 3;
        let units = &self.sentence.units;
        let end = units.len().min(unit + SOON);
        units[unit..end]
            .iter()
            .any(|u| matches!(u.tag, crate::unit::Tag::Mark(c) if arabic::letters::is_quote(c)))
    }

    /// `"لن نقبل"، قال الوزير`: the quotation that closes before the verb.
    fn said_before(
        &self,
        part: usize,
        manner: &Manner<'l>,
        opening: &Opening,
        roles: &Roles,
    ) -> Option<Said> {
        let quote = self.quotation_before(part).filter(|_| manner.quote && !opening.brings())?;
        let content = self.token_bytes(&quote);
        Some(self.said_of(part, content, roles.speaker.clone(), SpeechKind::Direct))
    }

    /// The quotation of at least three words that closes right before the part, or before the comma before it.
    pub(super) fn quotation_before(&self, part: usize) -> Option<Range<usize>> {
        const NEAR: usize = 40;
        let parts = &self.sentence.parts;
        let before = |at: usize| at.checked_sub(1);
        let mut at = before(part)?;
        if is_comma(&parts[at]) {
            at = before(at)?;
        }
        if !is_quote(&parts[at]) {
            return None;
        }
        let close = self.sentence.unit(at).first;
        let quotations = &self.resolver.doc.quotations;
        let end = quotations.partition_point(|q| q.open < close);
        let found = quotations[..end].iter().rev().take(NEAR).find(|q| q.close == Some(close))?;
        let inside = found.open + 1..close;
        let words = inside.clone().filter(|t| self.resolver.doc.tokens[*t].kind == arabic::TokenKind::Word);
        (words.take(3).count() == 3).then_some(inside)
    }
}
