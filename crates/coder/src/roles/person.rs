//! People who are named again: by a shorter name, by a title, as the head of a body.

use super::body::{begins, without_article};
use super::*;

impl RoleReader<'_, '_, '_> {
    /// `كير` after `سلفا كير`, `خالد الهمداني` after `النائب خالد بن سالم الهمداني`: the person of whom this is the shorter name.
    pub(super) fn named_before(&self, np: &Np, found: &Resolved) -> Option<Resolved> {
        let units = &self.sentence.units;
        let strange = matches!(found.class, Class::Person | Class::Other) && found.actor.is_none();
        let bare = np.genitive.is_none() && np.attached.is_empty() && np.number.is_none();
        if !strange
            || !bare
            || !np.adjectives.is_empty()
            || !np.appositions.is_empty()
            || found.office.is_some()
        {
            return None;
        }
        let head = &units[np.head];
        let can_name = head.tag == crate::unit::Tag::Unknown
            || matches!(
                head.kind(),
                Some(
                    Kind::GivenName
                        | Kind::NameParticle
                        | Kind::Adjective
                        | Kind::ActiveParticiple
                        | Kind::PassiveParticiple
                )
            );
        let short = arabic::fold(found.ar.as_deref().filter(|_| can_name && head.clitics.pronoun.is_none())?);
        let lexicon = self.resolver.lexicon;
        let end = without_article(short.split_whitespace().last()?);
        // the last word is folded first: most names differ in it
        let ends_alike = |name: &str| {
            name.split_whitespace().last().is_some_and(|w| without_article(&arabic::fold(w)) == end)
        };
        let is_long = |name: &str| ends_alike(name) && shortens(&short, &arabic::fold(name));
        let bears = |r: &Resolved| bears_name(lexicon, r, is_long);
        let in_full = |r: &Resolved| !r.several && r.ar.as_ref().is_some_and(|name| name.contains(' '));
        let known = |r: &Resolved| r.actor.is_some() || !r.sectors.is_empty() || in_full(r);
        let person = self.discourse.latest(|r| r.class == Class::Person && known(r) && bears(r))?;
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..person })
    }

    /// `الشيخ خليفة` after `الشيخ خليفة بن زايد`: the person of that title and forename.
    pub(super) fn titled_by_forename(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let [apposed] = &np.appositions[..] else { return None };
        let name = &units[apposed.head];
        let lone = apposed.units.len() == 1 && name.is(Kind::GivenName) && np.units.len() == 2;
        let title = &units[np.head];
        let doc = self.resolver.doc;
        let definite = title.clitics.article || title.closes_definite;
        if !lone || !definite || !matches!(title.kind(), Some(Kind::Agent | Kind::Office)) {
            return None;
        }
        let (forename, title) = (doc.folded(name.last), without_article(doc.folded(title.last)));
        let begins = |name: &str| {
            let name = arabic::fold(name);
            let mut words = name.split_whitespace().skip_while(|word| without_article(word) == title);
            words.next() == Some(forename) && words.next().is_some()
        };
        let lexicon = self.resolver.lexicon;
        let bears = |r: &Resolved| bears_name(lexicon, r, begins);
        let so_called = |r: &Resolved| {
            let text = arabic::fold(&doc.text[r.bytes.clone()]);
            text.split_whitespace().take(2).any(|word| word.ends_with(title))
        };
        let person = self.discourse.latest(|r| r.class == Class::Person && bears(r) && so_called(r))?;
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..person })
    }

    /// `الوزير` after `وزير الخارجية فلان`, `رئيس المجلس` after `رئيس مجلس النواب فلان`: the person whose title begins so.
    pub(super) fn titled_before(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        let inner = np.genitive.as_deref();
        let ends = inner.is_none_or(|g| g.units.len() == 1 && self.sentence.units[g.head].clitics.article);
        let plain = np.units.len() == 1 + usize::from(inner.is_some()) && head.clitics.pronoun.is_none();
        let definite = head.clitics.article || head.closes_definite || inner.is_some();
        if !plain || !ends || !definite || !matches!(head.kind(), Some(Kind::Office | Kind::Agent)) {
            return None;
        }
        let doc = self.resolver.doc;
        let mut bytes = self.resolver.bytes(np, &self.sentence.units);
        if head.clitics.preposition.is_some() && head.clitics.article {
            // `للوزير` has lost its alef
            bytes.start = doc.tokens[head.last].end as usize
                - doc.text[bytes.clone()].trim_start_matches(arabic::letters::LAM).len();
        }
        let title = bare_words(&doc.text[bytes]);
        let titled = |r: &Resolved| {
            let text = &doc.text[r.bytes.clone()];
            let first = text.split_whitespace().next().map(|w| without_article(&arabic::fold(w)).to_owned());
            if first.as_ref() != title.first() {
                return false;
            }
            let said = bare_words(text);
            said.len() > title.len() && said.starts_with(&title)
        };
        let known = |r: &Resolved| {
            r.class == Class::Person && (r.actor.is_some() || r.ar.is_some() && r.en.is_none())
        };
        let person = self.discourse.latest(|r| known(r) && titled(r))?;
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        Some(Resolved { bytes, via: Via::Anaphora, ..person })
    }

    /// `رئيس الحركة`: who leads the body spoken of last, on the day.
    pub(super) fn head_of_body(&self, np: &Np) -> Option<Resolved> {
        const HEADS: [&str; 4] = ["movement-leader", "politburo-chief", "secretary-general", "party-leader"];
        const KINDS: [&str; 4] = ["party", "armed-group", "movement", "alliance"];
        let units = &self.sentence.units;
        let lexicon = self.resolver.lexicon;
        let office = units[np.head].target().filter(|t| t.kind() == Kind::Office)?;
        let plain = np.genitive.is_none() && np.attached.is_empty() && np.appositions.is_empty();
        let title = &lexicon.tables().offices[office.index()];
        if !plain || title.many || title.sector == "GOV" || !units[np.head].closes_definite {
            return None;
        }
        // what the press calls a head is by its body's own titles the secretary or the chief of its bureau
        let heads = HEADS.into_iter().filter(|_| HEADS.contains(&title.id.as_str()));
        let offices = || std::iter::once(title.id.as_str()).chain(heads.clone());
        let leads = |r: &Resolved| {
            let body = r.actor.filter(|a| KINDS.contains(&lexicon.actor(*a).kind.as_str()))?;
            let of = lexicon.actor(body).id.as_str();
            offices().find(|office| lexicon.holders(office, of, self.resolver.day).len() == 1)
        };
        let Some(body) = self.discourse.latest(|r| leads(r).is_some()) else {
            return self.head_of_named(np, office);
        };
        let id = leads(&body)?;
        let at = lexicon.tables().offices.iter().position(|o| o.id == id)?;
        let held = self.resolver.office_of(np, units, Target::new(Kind::Office, at), Some(body));
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..held })
    }

    /// `رئيس اللجنة`: of the body spoken of last whose name begins with the word that ends the title.
    fn head_of_named(&self, np: &Np, office: Target) -> Option<Resolved> {
        let units = &self.sentence.units;
        let lexicon = self.resolver.lexicon;
        let word = self.resolver.doc.folded(units[np.head].last);
        let bears = |r: &Resolved| match r.actor {
            Some(actor) => begins(&lexicon.actor(actor).ar, word),
            None => r.ar.as_ref().is_some_and(|name| begins(std::slice::from_ref(name), word)),
        };
        let body = self.discourse.latest(|r| r.class == Class::Group && !r.vague && bears(r))?;
        let held = self.resolver.office_of(np, units, office, Some(body));
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..held })
    }
}

/// Whether one of the names by which somebody is known, or the one in the text, is such.
fn bears_name(lexicon: &lexicon::Lexicon, entity: &Resolved, is: impl Fn(&str) -> bool) -> bool {
    match entity.actor {
        Some(actor) => lexicon.actor(actor).ar.iter().any(|name| is(name)),
        None => entity.ar.as_deref().is_some_and(is),
    }
}

/// Whether one who holds the office can be called so: a president is no highness. One without an office may be anybody.
pub(super) fn called(title: &str, office: Option<&str>) -> bool {
    const RANKS: [(&str, &[&str]); 3] = [
        ("highness", &["prince", "emir", "sheikh", "ruler", "governor", "minister", "king"]),
        ("majesty", &["king", "sultan", "queen"]),
        ("excellency", &["president", "prime minister", "minister", "ambassador", "governor", "speaker"]),
    ];
    let offices = RANKS.iter().find(|(rank, _)| title.split(' ').any(|class| class == *rank));
    let Some((rank, offices)) = offices else { return true };
    let royal = |o: &str| ["prince", "emir", "king", "sultan"].iter().any(|r| o.contains(r));
    match office {
        Some(o) if *rank == "excellency" => offices.iter().any(|r| o.contains(r)) && !royal(o),
        Some(o) => offices.iter().any(|r| o.contains(r)) && !o.starts_with("prime"),
        None => *rank != "majesty",
    }
}

/// Whether a folded name is another or its shorter form: the last word of two, or the first and the last with some between.
fn shortens(short: &str, full: &str) -> bool {
    let few: Vec<&str> = short.split_whitespace().collect();
    let many: Vec<&str> = full.split_whitespace().collect();
    let last = |words: &[&str]| words.last().map(|w| without_article(w).to_owned());
    let (Some(word), true) = (few.first(), last(&few) == last(&many)) else { return false };
    let mut rest = many.iter();
    let within = few.iter().all(|w| rest.any(|other| without_article(w) == without_article(other)));
    match few.len() {
        1 => many.len() > 1 && word.chars().count() > 2,
        _ => within && (many.first() == Some(word) || full.ends_with(short)),
    }
}

/// The folded words, each without its article.
fn bare_words(text: &str) -> Vec<String> {
    arabic::fold(text).split_whitespace().map(|word| without_article(word).to_owned()).collect()
}
