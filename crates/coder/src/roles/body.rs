//! Bodies and countries that are named again: by the first word of a name, by their kind, by whose they are.

use super::*;
use crate::word::ARTICLE;

impl RoleReader<'_, '_, '_> {
    /// A body told without its full name: the latest whose name begins with these words (`المركز`, `وزارة الخارجية`), else
    /// the one of the article's country that bears them with the nationality (`الجيش`, `مجلس النواب`).
    pub(super) fn body_of(&self, np: &Np, found: &Resolved) -> Option<Resolved> {
        let units = &self.sentence.units;
        if !np.adjectives.is_empty() || np.number.is_some() || found.class != Class::Group {
            return None;
        }
        let bytes = self.resolver.bytes(np, units);
        let words = arabic::fold(self.resolver.doc.text[bytes.clone()].trim());
        let lexicon = self.resolver.lexicon;
        let is_definite =
            units[np.head].clitics.article || np.genitive.is_some() || units[np.head].info.is_none();
        let told = self.discourse.latest(|r| {
            r.actor.is_some_and(|a| r.class == Class::Group && begins(&lexicon.actor(a).ar, &words))
        });
        let body = told.or_else(|| self.resolver.national(&words));
        let body = body.or_else(|| self.named_in_full(&units[np.head], &words)).filter(|_| is_definite)?;
        Some(Resolved { via: Via::Anaphora, bytes, head: found.head, ..body })
    }

    /// `أعضاء المجلس`, `الأعضاء`: the body whose members they are, where the article has named it.
    pub(super) fn body_of_members(&self, np: &Np, head: &Unit) -> Option<Resolved> {
        let lexicon = self.resolver.lexicon;
        let agent = head.target().filter(|t| t.kind() == Kind::Agent)?;
        let members = lexicon.tables().agents[agent.index()].ar.split(' ').next() == Some(MEMBER);
        let plain = np.adjectives.is_empty() && np.genitive.is_none() && np.appositions.is_empty();
        let several = head.bits().number() == Some(Number::Plural);
        if !(members && plain && several && head.clitics.pronoun.is_none()) {
            return None;
        }
        let last = self.resolver.doc.folded(head.last);
        let such = |r: &Resolved| {
            let named = |at: usize| head.first == head.last || begins(&lexicon.actor(at).ar, last);
            r.class == Class::Group && r.actor.is_some_and(named)
        };
        let body = self.discourse.latest(|r| (head.clitics.article || head.closes_definite) && such(r))?;
        Some(Resolved { via: Via::Anaphora, bytes: self.resolver.bytes(np, &self.sentence.units), ..body })
    }

    /// `التحالف` before its full name: the one body of its kind that the article names so.
    fn named_in_full(&self, head: &Unit, words: &str) -> Option<Resolved> {
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let is_such = |at: &&usize| {
            let actor = lexicon.actor(**at);
            kinds.contains(&actor.kind.as_str()) && begins(&actor.ar, words)
        };
        let mut such = self.resolver.in_full.iter().filter(is_such);
        let (one, other) = (such.next()?, such.next());
        other.is_none().then(|| self.resolver.named(*one))
    }

    /// `الحركة الفلسطينية`, `الحزب التركي`: the body of that kind and country that was spoken of last.
    pub(super) fn of_nation(&self, np: &Np, found: &[Resolved]) -> Option<Resolved> {
        let units = &self.sentence.units;
        let [one] = found else { return None };
        let head = &units[np.head];
        let nations = np.adjectives.iter().all(|at| units[*at].is(Kind::Nisba)) && !np.adjectives.is_empty();
        let plain = np.genitive.is_none() && np.attached.is_empty() && np.appositions.is_empty();
        let singular = head.bits().number() == Some(Number::Singular) && np.number.is_none();
        if !(nations && plain && singular && head.clitics.article && one.actor.is_none()) {
            return None;
        }
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let such = |at: usize| {
            let actor = lexicon.actor(at);
            kinds.contains(&actor.kind.as_str()) && Some(&actor.country) == one.code.as_ref()
        };
        let body = self.discourse.latest(|r| r.class == Class::Group && r.actor.is_some_and(such))?;
        let bytes = self.resolver.bytes(np, units);
        Some(Resolved { via: Via::Anaphora, bytes, head: one.head, ..body })
    }

    /// `بلاده`: the country of whoever speaks or acts.
    pub(super) fn own_country(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let pronoun = head.clitics.pronoun?;
        let noun = head.target().filter(|t| t.kind() == Kind::Noun)?;
        let is_country = self.resolver.lexicon.tables().nouns[noun.index()].is("country");
        // `إعلان الرئيس الأميركي اعتراف بلاده`: of the person named last, else of whoever acts
        let many = pronoun.number() == Number::Plural && self.discourse.subject.len() > 1;
        // `نقل الوزير تعازيه وأكد وقوف بلاده`: of whoever acts in the clause
        let acts = self.discourse.subject.iter().any(|s| s.class == Class::Person && s.code.is_some());
        let here = if many || acts { self.discourse.subject.clone() } else { self.goes_on_or(pronoun) };
        let last = || self.discourse.person().filter(|p| p.code.is_some()).into_iter().collect::<Vec<_>>();
        let persons = if here.iter().any(|o| o.class == Class::Person) { here } else { last() };
        let owner = is_country.then_some(persons)?.into_iter().find(|o| o.code.is_some())?;
        let at = self.resolver.lexicon.country_by_code(owner.code.as_deref()?)?;
        let country = self.resolver.country(Target::new(Kind::Country, at));
        Some(Resolved { via: Via::Anaphora, bytes: self.resolver.bytes(np, units), ..country })
    }

    fn goes_on_or(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        let going_on = self.goes_on_as(crate::speech::Voice::default());
        if going_on.is_empty() { self.pronoun(pronoun) } else { going_on }
    }

    /// `حزبه`, `قواته`, `حكومتها`: the party of a politician, the forces of a head of state, else what the words describe.
    pub(super) fn of_owner(&self, np: &Np, head: &Unit, found: &Resolved, owner: &Resolved) -> Resolved {
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let is_such = |at: &usize| kinds.contains(&lexicon.actor(*at).kind.as_str());
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        let affiliations = owner.affiliation.iter().filter(|_| owner.class == Class::Person);
        if let Some(body) = affiliations.filter_map(|id| lexicon.actor_by_id(id)).find(is_such) {
            return Resolved { via: Via::Anaphora, bytes, head: found.head, ..self.resolver.named(body) };
        }
        let state = owner.class == Class::Country || owner.sectors.first().is_some_and(|s| s == "GOV");
        let country = owner.code.as_deref().filter(|_| state).and_then(|c| lexicon.country_by_code(c));
        let country = country.map(|at| self.resolver.country(Target::new(Kind::Country, at)));
        let of = country.as_ref().map_or_else(|| owner.en.clone(), |c| self.resolver.as_adjective(c));
        let en = match (of, &found.en) {
            (Some(of), Some(what)) => Some(format!("{of} {what}")),
            (_, what) => what.clone(),
        };
        Resolved { en, code: owner.code.clone(), vague: false, via: Via::Anaphora, bytes, ..found.clone() }
    }

    /// The kinds of actors that a word for a body points back to: `الحزب`, `المنظمة`.
    pub(super) fn kinds_of(&self, head: &Unit) -> Vec<&str> {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let points = |t: Target| {
            let class = &nouns[t.index()].class;
            class.split(' ').find_map(|c| c.strip_prefix("points:"))
        };
        let kinds = readings.filter(|t| t.kind() == Kind::Noun).find_map(points);
        kinds.into_iter().flat_map(|kinds| kinds.split(',')).collect()
    }
}

/// Whether one of the names begins with the folded words and goes on, articles aside: `حركة النهضة` with `الحركة`.
pub(super) fn begins(names: &[String], words: &str) -> bool {
    let words = without_article(words);
    names
        .iter()
        .map(|name| arabic::fold(name))
        .any(|name| without_article(&name).strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')))
}

pub(super) fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).unwrap_or(word)
}

/// `عضو`
const MEMBER: &str = "\u{0639}\u{0636}\u{0648}";
