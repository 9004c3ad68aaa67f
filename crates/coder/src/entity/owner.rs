//! What a body, office or thing belongs to: genitive, attached phrase, nationality.

use super::{Class, Resolved, Resolver, is_attack};
use crate::phrase::{FROM, Np};
use crate::record::Via;
use crate::unit::Unit;
use lexicon::{Kind, Lexicon, Reading, Target};

impl Resolver<'_, '_, '_> {
    /// What an office or body belongs to: genitive, attached phrase, nationality.
    pub(super) fn owner(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let nominal = np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, n)| n));
        let mut found: Option<Resolved> = None;
        for phrase in nominal {
            // `منفذ هجوم لندن`, `ضحايا تفجير بغداد`: people of a deed are not of where it was done
            if units[phrase.head].target().is_some_and(|t| is_attack(self.lexicon, t)) {
                continue;
            }
            let inner = self.base(phrase, units);
            if (inner.class.acts() || inner.class == Class::Place)
                && (!inner.vague || found.is_none())
                && inner.class != Class::Person
            {
                found = Some(inner);
                break;
            }
            found = found.or_else(|| self.owner(phrase, units));
        }
        let nation = self.nationality(np, units);
        match (found, nation) {
            (Some(mut body), Some(nation)) => {
                if body.code.is_none() || body.vague {
                    body.code = nation.code;
                    body.vague = false;
                }
                Some(body)
            }
            (found, nation) => found.or(nation),
        }
    }

    pub(super) fn owner_key(&self, owner: &Resolved) -> Option<String> {
        match owner.actor {
            Some(actor) => Some(self.lexicon.actor(actor).id.clone()),
            // `رئيس الشيشان` is not the president of Russia
            None if owner.class == Class::Place => None,
            None => owner.code.clone(),
        }
    }

    /// The country of a nationality adjective of the phrase or of its genitive.
    pub(crate) fn nationality(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let own = np.adjectives.iter().find_map(|at| self.adjective(&units[*at]));
        own.or_else(|| np.genitive.as_deref().and_then(|g| self.nationality(g, units))).or_else(|| {
            np.attached.iter().filter(|(m, _)| m == FROM).find_map(|(_, n)| self.nationality(n, units))
        })
    }

    /// Of the states that one adjective can mean the one that the article names, else the one whose usual adjective it is:
    /// `نيجيري` is of Nigeria, and of Niger where that is spoken of.
    fn nation(&self, unit: &Unit, target: Target) -> Target {
        let countries = &self.lexicon.tables().countries;
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let mut nations: Vec<Target> = readings.filter(|t| t.kind() == Kind::Nisba).collect();
        nations.sort_by_key(|t| t.index());
        nations.dedup();
        if nations.len() < 2 {
            return target;
        }
        let named: Vec<Target> =
            nations.iter().copied().filter(|t| self.countries.contains(&countries[t.index()].code)).collect();
        if let [one] = named[..] {
            return one;
        }
        usual_nation(self.lexicon, nations.into_iter(), self.doc.folded(unit.first)).unwrap_or(target)
    }

    /// Whom a relational adjective means.
    pub(crate) fn adjective(&self, unit: &Unit) -> Option<Resolved> {
        let target = unit.target()?;
        let mut found = match target.kind() {
            Kind::Nisba => self.country(self.nation(unit, target)),
            Kind::People => self.country(target),
            Kind::OtherNisba => {
                let theme = &self.lexicon.tables().themes[target.index()];
                let actor = self.lexicon.actor_by_id(&theme.category)?;
                self.named(actor)
            }
            _ => return None,
        };
        let start = self.doc.inside(unit.first, usize::from(unit.clitics.stem_at));
        found.bytes = start..self.doc.tokens[unit.last].end as usize;
        found.via = Via::Adjective;
        Some(found)
    }

    /// `Turkish` of Turkey, else the owner's name.
    pub(crate) fn as_adjective(&self, owner: &Resolved) -> Option<String> {
        let tables = self.lexicon.tables();
        let country = owner.place.filter(|p| p.kind() == Kind::Country).map(|p| &tables.countries[p.index()]);
        let people = owner.head.filter(|t| matches!(t.kind(), Kind::People | Kind::Nisba));
        let country = country.or_else(|| people.map(|p| &tables.countries[p.index()]));
        let adjective = country.map(|c| c.en_adjective.clone()).filter(|a| !a.is_empty());
        adjective.or_else(|| owner.en.clone())
    }

    /// The body of the article's country that bears the folded words with its nationality: `الجيش` of Yemen is `الجيش اليمني`.
    pub(crate) fn national(&self, words: &str) -> Option<Resolved> {
        // no name begins with most words
        let start = self.lexicon.name_start(words)?;
        let mut bodies: Vec<usize> = Vec::new();
        for nisba in &self.national {
            let next = |at: usize| (at == 1).then_some(nisba.as_str());
            self.lexicon.names_from(start, next, |words, Reading { target, .. }| {
                let whole = words == 2 && target.kind() == Kind::Actor;
                if whole && !self.lexicon.actor(target.index()).is_person() {
                    bodies.push(target.index());
                }
            });
        }
        bodies.first().filter(|one| bodies.iter().all(|b| b == *one)).map(|one| self.named(*one))
    }

    /// The country that `البلاد`, `المملكة` stands for.
    pub(super) fn realm(&self, noun: Target) -> Option<&str> {
        let noun = &self.lexicon.tables().nouns[noun.index()];
        if !noun.is("country") {
            return None;
        }
        let Some(realms) = noun.class.split(' ').find_map(|c| c.strip_prefix("realm:")) else {
            return self.home;
        };
        let named = |code: &&str| self.countries.contains(*code);
        let home = self.home.filter(|home| realms.split(',').any(|code| code == *home));
        let first = || realms.split(',').find(named).and_then(|code| self.countries.get(code));
        home.or_else(|| first().map(String::as_str))
    }
}

/// Of the states that one folded adjective can mean the one whose usual adjective it is, else the first.
pub(crate) fn usual_nation(
    lexicon: &Lexicon,
    mut nations: impl Iterator<Item = Target> + Clone,
    word: &str,
) -> Option<Target> {
    let countries = &lexicon.tables().countries;
    let usual = |t: &Target| {
        countries[t.index()].nisba.first().is_some_and(|first| word.contains(&arabic::fold(first)))
    };
    let first = nations.clone().next();
    nations.find(usual).or(first)
}

/// The adjectives of the country with this code, with their article and folded: of men, then of women and bodies.
pub(crate) fn national(lexicon: &Lexicon, home: Option<&str>) -> Vec<String> {
    let Some(home) = home.and_then(|home| lexicon.country_by_code(home)) else { return Vec::new() };
    let nisbas = lexicon.tables().countries[home].nisba.iter().map(|nisba| arabic::fold(nisba));
    nisbas
        .flat_map(|nisba| [format!("\u{0627}\u{0644}{nisba}"), format!("\u{0627}\u{0644}{nisba}\u{0647}")])
        .collect()
}
