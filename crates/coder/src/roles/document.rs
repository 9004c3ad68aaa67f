//! What a document says is of whoever issued it: `أصدر المجلس بيانا يدين القصف`.

use super::arguments::acts;
use super::*;

impl RoleReader<'_, '_, '_> {
    /// `تبنى المجلس قرارا يطالب القوات`: the document, or another thing, that is the subject of the clause that tells more of it. Where the
    /// clause were of anything else, a pronoun would take the noun up.
    pub(super) fn telling_thing(&self, part: usize) -> Option<usize> {
        let sentence = self.sentence;
        let unit = sentence.unit(part);
        let bits = unit.bits();
        let tells = bits.tense() == Some(arabic::verb::Tense::Imperfect)
            && bits.active()
            && unit.clitics.pronoun.is_none()
            && unit.clitics.conjunction.is_none();
        let at = sentence.antecedent(part).filter(|_| tells)?;
        let np = sentence.np(at)?;
        // `في وقت ينتقد الوزير`, `وفي خطوة لافتة ينتقد الوزير`: a clause without the noun for its subject
        let governed = || sentence.governor(at).is_some() && !self.is_noun_of(np, "time");
        let indefinite = || !sentence.units[np.head].is_definite();
        let says = self.is_document(np) && np.name.is_none()
            || self.is_thing(at) && self.is_speech(unit) && indefinite() && governed();
        let following = || sentence.following(part);
        (says && self.agrees(at, unit, true) && !self.is_resumed(part, &following())).then_some(at)
    }

    /// Who stands behind what tells so: of a document whoever is named with it, else whoever issues it in the clause around.
    pub(super) fn author(&self, thing: usize) -> Vec<Resolved> {
        let sentence = self.sentence;
        let Some(np) = sentence.np(thing) else { return Vec::new() };
        let behind = self.behind(thing, np);
        if acts(&behind) || self.is_thing(thing) && !self.is_document(np) && self.issuing(thing).is_none() {
            return behind;
        }
        // `توقيع الرئيس مرسوما يمنع`
        let head = |p: usize| sentence.np(p).map(|np| &sentence.units[np.head]);
        let before = thing.checked_sub(1).filter(|p| head(*p).is_some_and(|u| self.issues(u)));
        if let Some(genitive) = before.and_then(|p| sentence.np(p)?.genitive.as_deref()) {
            return self.entities(genitive).to_vec();
        }
        let Some(verb) = self.issuing(thing) else { return Vec::new() };
        let following = sentence.following(verb);
        let Arguments { subject, passive, .. } = self.arguments(verb, sentence.unit(verb), &following);
        if !passive && acts(&subject) {
            return subject;
        }
        // `صدر عن الاجتماع بيان يدين`
        let from = following.prepositional.iter().copied().find(
            |p| matches!(&sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == crate::phrase::ABOUT),
        );
        from.map(|p| self.entities_at(p).to_vec()).unwrap_or_default()
    }

    /// `أصدر الملك أمرا بإعفاء نائبه`, `وقع الرئيس مرسوما بإقالة الوزير`: who decrees the deed that the part names.
    pub(super) fn decreed(&self, part: usize, np: &Np, frames: &[u32]) -> Option<Vec<Resolved>> {
        let by = matches!(&self.sentence.parts[part].element,
            Element::Pp(marker, Some(whole)) if marker == BI && std::ptr::eq(whole, np));
        let done = |f: &u32| matches!(self.frame(*f).event.as_str(), "SANCTION" | "CONCEDE" | "RETREAT");
        let order = part.checked_sub(1).filter(|_| by && frames.iter().any(done))?;
        let orders = |np: &Np| self.resolver.doc.folded(self.sentence.units[np.head].first) == ORDER;
        self.sentence.np(order).filter(|np| self.is_document(np) || orders(np))?;
        let verb = self.issuing(order)?;
        let denied = self.sentence.functions_before(verb).any(|f| f == Function::Negation);
        let past = self.sentence.unit(verb).bits().tense() == Some(arabic::verb::Tense::Perfect) && !denied;
        let who = past.then(|| self.author(order))?;
        acts(&who).then_some(who)
    }

    /// The verb that tells that the document is issued: `أصدر بيانا`, `صادق على قرار`.
    pub(super) fn issuing(&self, thing: usize) -> Option<usize> {
        let sentence = self.sentence;
        let verb = sentence.governor(thing).filter(|v| sentence.is_verb(*v))?;
        let following = sentence.following(verb);
        let taken = match &sentence.parts[thing].element {
            Element::Pp(marker, _) => marker == ON && following.prepositional.contains(&thing),
            _ => following.bare.contains(&thing),
        };
        (taken && self.issues(sentence.unit(verb))).then_some(verb)
    }

    /// Whether a word is a verb that gives out what says something, or the verbal noun of one.
    fn issues(&self, word: &Unit) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let readings = word.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let kind = if word.is_verb() { Kind::Verb } else { Kind::VerbalNoun };
        readings.chain(word.target()).filter(|t| t.kind() == kind).any(|t| verbs[t.index()].is("issues"))
    }
}

/// `أمرا`, folded.
const ORDER: &str = "\u{0627}\u{0645}\u{0631}\u{0627}";
