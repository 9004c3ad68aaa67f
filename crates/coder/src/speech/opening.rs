//! What stands between a verb of saying and what is said.

use super::*;
use crate::phrase::{BI, IN};
use arabic::TokenKind;

/// What follows a verb of saying up to where its content opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// Bare noun phrases, but for those between commas.
    pub(super) bare: Vec<usize>,
    /// Prepositional phrases that can be the content.
    pub(super) content: Vec<usize>,
    /// The other prepositional phrases.
    pub(super) prepositional: Vec<usize>,
    /// `أن`, `إن`
    pub(super) clause: Option<usize>,
    pub(super) colon: Option<usize>,
    /// The mark that opens direct speech.
    pub(super) quote: Option<usize>,
    /// An object that is no bare noun phrase: `عدم وجود`, `ما تم تداوله`.
    pub(super) object: Option<usize>,
    /// `قائلا`: another word of saying brings the content.
    pub(super) participle: Option<usize>,
    /// Whether a clause with a verb of its own stands between.
    pub(super) crossed: bool,
    /// One past the last part looked at.
    pub(super) end: usize,
}

impl Opening {
    /// Where direct speech or a clause opens.
    pub(super) fn start(&self) -> Option<usize> {
        [self.clause, self.colon, self.quote].into_iter().flatten().min()
    }

    /// Whether something else than bare noun phrases follows that can be said.
    pub(super) fn brings(&self) -> bool {
        self.start().is_some() || !self.content.is_empty() || self.participle.is_some()
    }
}

/// What the walk over the parts is inside of.
#[derive(Default)]
struct Inside {
    bracket: bool,
    /// A name in quotation marks: `على موجات "إذاعة الواحة"`.
    name: bool,
    /// A relative or subordinate clause: it ends with a comma.
    clause: bool,
    /// The latest verb in it.
    verb: Option<usize>,
    /// Whether a verb in it takes an `أن` of its own.
    speaks: bool,
}

impl RoleReader<'_, '_, '_> {
    /// What follows the verb, participle or noun of saying that part `at` is.
    pub(super) fn opening(&self, at: usize, manner: &Manner<'_>) -> Opening {
        const REACH: usize = 48;
        let parts = &self.sentence.parts;
        let mut found = Opening { end: at + 1, ..Opening::default() };
        let mut inside = Inside::default();
        for part in at + 1..parts.len().min(at + REACH) {
            if !self.opens(at, part, manner, &mut inside, &mut found) {
                break;
            }
            found.end = part + 1;
        }
        let top = !self.is_inside(bytes_of(self.resolver.doc, self.sentence, at).start);
        if top && manner.clause && !found.brings() && found.object.is_none() && found.bare.len() < 2 {
            found.clause = self.later_clause(found.end);
        }
        found
    }

    /// The next `أن` of the sentence, where words that were not understood stand before it.
    fn later_clause(&self, from: usize) -> Option<usize> {
        const REACH: usize = 16;
        let parts = &self.sentence.parts;
        (from..parts.len().min(from + REACH))
            .take_while(|p| !matches!(parts[*p].element, Element::Mark(c) if !arabic::letters::is_quote(c) && c != '\u{060C}'))
            .take_while(|p| parts[*p].element != Element::Verb || !self.is_saying(self.sentence.unit(*p)))
            .find(|p| parts[*p].element == Element::Function(Function::Complementiser))
    }

    /// Takes one part in; whether the walk goes on.
    fn opens(
        &self,
        verb: usize,
        part: usize,
        manner: &Manner<'_>,
        inside: &mut Inside,
        found: &mut Opening,
    ) -> bool {
        let parts = &self.sentence.parts;
        match &parts[part].element {
            Element::Mark(mark) => return self.mark_opens(part, *mark, inside, found),
            _ if inside.bracket || inside.name => {}
            Element::Function(Function::Complementiser) if !inside.clause || self.is_own(part, inside) => {
                found.clause = Some(part);
                return false;
            }
            // `أعلنت كل من تونس والجزائر`
            Element::Function(Function::Relative) if !inside.clause && self.is_each_of(part) => {}
            // `جهة تدعى كذا، وهي جماعة، مسؤوليتها`: an aside
            Element::Function(Function::Pronoun)
                if is_comma(&parts[part - 1]) && self.sentence.unit(part).clitics.conjunction.is_some() =>
            {
                *inside = Inside { clause: true, ..Inside::default() };
            }
            // `نفى الوزير ما تم تداوله`
            Element::Function(Function::Relative)
                if !inside.clause && manner.noun && self.sentence.free_relatives.contains(&part) =>
            {
                found.object = Some(part);
                return false;
            }
            Element::Function(Function::Relative | Function::Subordinator | Function::Conditional) => {
                *inside = Inside { clause: true, ..Inside::default() };
            }
            Element::Verb if inside.clause => {
                inside.verb = Some(part);
                inside.speaks |= self.is_saying(self.sentence.unit(part));
            }
            _ if inside.clause => {}
            Element::Verb if self.helps(verb, part) => {}
            // `خلال لقاء جمعه بالرئيس، إن`: a relative clause without its pronoun
            Element::Verb if part > verb + 1 && self.sentence.unit(part).clitics.conjunction.is_none() => {
                *inside = Inside { clause: true, verb: Some(part), ..Inside::default() };
            }
            Element::Verb => return false,
            Element::Function(Function::Conjunction) => return !self.sentence.is_verb(part + 1),
            Element::Function(Function::Negation) => {
                let noun = self.negates_noun(part).then_some(part);
                found.object = found.object.or(noun);
                return noun.is_some();
            }
            Element::Function(Function::Aspect | Function::Future) => return false,
            Element::Np(np)
                if self.sentence.opens_participle_clause(part, np) && !self.is_subject(verb, part) =>
            {
                let says = self.manner(self.sentence.unit(part)).is_some_and(|m| m.speaks());
                found.participle = Some(part).filter(|_| says);
                return !says;
            }
            Element::Np(_) => {
                if self.opens_another_clause(verb, part) {
                    return false;
                }
                let joined = parts[part - 1].element == Element::Function(Function::Conjunction);
                if !joined && !self.is_aside(part, found) {
                    found.bare.push(part);
                }
            }
            // `علق بالقول إنهم`
            Element::Pp(marker, Some(np)) if marker == BI && self.brings_speech(np) => {
                found.participle = Some(part);
                return false;
            }
            Element::Pp(marker, np) => {
                let joined = self.sentence.unit(part).clitics.conjunction.is_some();
                if joined && part.checked_sub(1).is_some_and(|p| is_comma(&parts[p])) {
                    return false;
                }
                let brings = manner.markers.contains(&marker.as_str());
                match np {
                    Some(_) if brings => found.content.push(part),
                    // `على عدم استخدام`
                    None if brings && self.negates_noun(part + 1) => found.content.push(part + 1),
                    _ => found.prepositional.push(part),
                }
            }
            _ => {}
        }
        true
    }

    fn mark_opens(&self, part: usize, mark: char, inside: &mut Inside, found: &mut Opening) -> bool {
        match mark {
            '(' => inside.bracket = true,
            ')' => inside.bracket = false,
            ':' => {
                found.colon = Some(part);
                return false;
            }
            '.' | '\u{061B}' | ';' | '!' | '\u{061F}' => return false,
            '\u{060C}' | ',' => {
                found.crossed |= inside.verb.is_some();
                *inside = Inside::default();
            }
            // `الذي اعتبروه "…"` quotes for its own verb
            mark if arabic::letters::is_quote(mark) && inside.name => inside.name = false,
            mark if arabic::letters::is_quote(mark)
                && !(inside.speaks && inside.verb == part.checked_sub(1))
                && self.opens_speech(part) =>
            {
                found.quote = Some(part);
                return false;
            }
            mark if arabic::letters::is_quote(mark)
                && self.takes_name(part - 1)
                && quotation::at(self.resolver.doc, self.sentence.unit(part).first).is_some() =>
            {
                inside.name = true;
            }
            _ => {}
        }
        true
    }

    /// Whether `أن` after a clause in between is the first verb's: `متحدثة باسم مستشفى حيث كان يعالج إنه`.
    fn is_own(&self, part: usize, inside: &Inside) -> bool {
        let Some(verb) = inside.verb.filter(|verb| verb + 1 < part) else { return false };
        // `قال المصدر الذي طلب عدم ذكر اسمه إن`: `إن` is of `قال`, and `أن` of all others
        let doc = self.resolver.doc;
        let token = self.sentence.unit(part).first;
        let below = doc.tokens[token].text(doc.text).contains(arabic::letters::ALEF_HAMZA_BELOW);
        let verbs = &self.resolver.lexicon.tables().verbs;
        let asks = self
            .sentence
            .unit(verb)
            .target()
            .is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("say-act"));
        !inside.speaks || below && asks
    }

    /// `صرحت شاهدة`, `قالت متحدثة`: right after the verb an indefinite participle is a person, unless it speaks itself.
    fn is_subject(&self, verb: usize, part: usize) -> bool {
        let unit = self.sentence.unit(part);
        part == verb + 1 && self.sentence.is_verb(verb) && !unit.bits().accusative() && !self.is_saying(unit)
    }

    /// `كل من`: two words taken as one.
    fn is_each_of(&self, part: usize) -> bool {
        let unit = self.sentence.unit(part);
        unit.first != unit.last
            && matches!(self.sentence.parts.get(part + 1).map(|p| &p.element), Some(Element::Np(_)))
    }

    fn negates_noun(&self, part: usize) -> bool {
        let negation = self.sentence.parts.get(part).map(|p| &p.element);
        negation == Some(&Element::Function(Function::Negation)) && self.sentence.np(part + 1).is_some()
    }

    /// `تابع الوزير يقول`, `كان أعلن`: an auxiliary and its verb.
    fn helps(&self, verb: usize, part: usize) -> bool {
        self.sentence.auxiliaries.contains(&verb) && part == verb + 1
    }

    /// `، والجيش نفى`: a noun phrase joined by `و` before its verb.
    fn opens_another_clause(&self, verb: usize, part: usize) -> bool {
        let parts = &self.sentence.parts;
        part > verb + 1
            && self.sentence.unit(part).clitics.conjunction.is_some()
            && parts[part + 1..].iter().take(2).any(|p| p.element == Element::Verb)
    }

    /// `سامي منصور، رئيس النادي، عن`: between commas after the first noun phrase.
    fn is_aside(&self, part: usize, found: &Opening) -> bool {
        let parts = &self.sentence.parts;
        !found.bare.is_empty()
            && part.checked_sub(1).is_some_and(|p| is_comma(&parts[p]))
            && parts.get(part + 1).is_none_or(is_comma)
    }

    /// Whether a quotation opens here that is speech, not a name: three words at least, five after a noun that takes names
    /// (`لمراسلة "إذاعة أف أم"`), unless a verb or particle begins it.
    pub(super) fn opens_speech(&self, part: usize) -> bool {
        let doc = self.resolver.doc;
        let token = self.sentence.unit(part).first;
        let Some(quotation) = quotation::at(doc, token) else { return false };
        let takes_name = part.checked_sub(1).is_some_and(|before| self.takes_name(before));
        let least = if takes_name && !self.begins_clause(part + 1) { 5 } else { 3 };
        quotation.filter(|t| doc.tokens[*t].kind == TokenKind::Word).take(least).count() >= least
    }

    /// Whether the phrase ends with a noun after which a name in quotation marks can stand: a body, a thing, an outlet's man.
    fn takes_name(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else {
            return matches!(self.sentence.parts[part].element, Element::Pp(..))
                && self.sentence.unit(part).clitics.pronoun.is_none();
        };
        let common = |unit: &Unit| {
            matches!(
                unit.kind(),
                Some(Kind::Agent | Kind::Noun | Kind::EventPhrase | Kind::VerbalNoun | Kind::Office)
            )
        };
        let last = &self.sentence.units[np.units.end - 1];
        let entities = self.entities_at(part);
        let person = entities.iter().any(|e| e.class == Class::Person) && !is_outlet(&entities);
        np.name.is_none()
            && common(last)
            && last.clitics.pronoun.is_none()
            && !person
            && !self.is_network(last)
    }

    /// `على تويتر "…"`
    fn is_network(&self, unit: &Unit) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("medium:tweet"))
    }

    fn begins_clause(&self, part: usize) -> bool {
        match self.sentence.parts.get(part).map(|p| &p.element) {
            Some(Element::Verb) => true,
            Some(Element::Function(f)) => *f != Function::Preposition,
            _ => false,
        }
    }

    /// Whether the part is `في` with a document: `في البيان`.
    pub(super) fn document_at(&self, part: usize) -> Option<&Np> {
        match &self.sentence.parts.get(part)?.element {
            Element::Pp(marker, Some(np)) if marker == IN => Some(np).filter(|np| self.is_document(np)),
            _ => None,
        }
    }
}
