//! Nouns and other words that mean somebody only by description: deeds, things, peoples, substantives.

use super::{Class, Resolved, Resolver};
use crate::phrase::{FROM, Np, befalls_people, is_owner};
use crate::record::Via;
use crate::unit::{Tag, Unit};
use arabic::features::Number;
use lexicon::{Kind, Lexicon, Target};

impl Resolver<'_, '_, '_> {
    pub(super) fn noun(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let noun = &self.lexicon.tables().nouns[target.index()];
        if !noun.frames.is_empty() {
            return self.deed(np, units, target);
        }
        if noun.is("title") || noun.is("quantity") || noun.is("number") {
            let inner = np
                .genitive
                .as_deref()
                .or_else(|| np.attached.first().map(|(_, n)| n))
                .or_else(|| np.appositions.first());
            if let Some(inner) = inner {
                return self.owner_of(np, inner, units, target).unwrap_or_else(|| self.base(inner, units));
            }
        }
        if let Some(person) =
            np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class.acts() && !r.vague)
        {
            return person;
        }
        let home = units[np.head].clitics.article.then(|| self.realm(target)).flatten();
        if let Some(home) = home.and_then(|h| self.lexicon.country_by_code(h)) {
            let country = self.country(Target::new(Kind::Country, home));
            return Resolved { via: Via::Anaphora, ..country };
        }
        // `الجانب المصري`: the state that is a party to the matter
        if noun.is("side")
            && let Some(nation) = self.nationality(np, units).filter(|n| n.class == Class::Country)
        {
            return Resolved { head: Some(target), ..nation };
        }
        if noun.is("geo") || noun.is("direction") {
            // `مدينة صنعاء` is the place, not the government that has its seat there
            let seat = |g: &Np| units[g.head].others.iter().copied().find(|t| t.kind() == Kind::Place);
            let inner = np.appositions.iter().chain(np.genitive.as_deref());
            let inner = inner.map(|g| seat(g).map_or_else(|| self.base(g, units), |place| self.place(place)));
            if let Some(place) = inner.into_iter().find(|r| matches!(r.class, Class::Place | Class::Country))
            {
                return Resolved { class: Class::Place, sectors: Vec::new(), ..place };
            }
            // `مدن إسرائيلية`: the country, as far as the words tell
            if let Some(nation) = self.nationality(np, units) {
                return Resolved { class: Class::Place, sectors: Vec::new(), via: Via::Adjective, ..nation };
            }
        }
        let owner = self.owner(np, units);
        if noun.is("named")
            && let Some(body) = self.new_body(np, units, &[], owner.as_ref())
        {
            return body;
        }
        let mut found = Self::blank(if noun.is("building") {
            Class::Thing
        } else if noun.is("geo") {
            Class::Place
        } else {
            Class::Other
        });
        found.ar = Some(self.text_of(np, units));
        found.head = Some(target);
        found.vague = true;
        if let Some(owner) = owner {
            found.code = owner.code;
            // `القرار الأميركي`: what a state has done stands for the state
            if (owner.via == Via::Adjective || noun.is("building")) && !noun.is("body") && !noun.is("kind") {
                found.en = owner.en;
                found.sectors.clone_from(&owner.sectors);
            } else if noun.is("body") || noun.is("kind") {
                found.class = Class::Group;
                found.sectors = self.sectors(&owner.sectors, np, units, None);
                found.vague = false;
            }
        } else if noun.is("body") || noun.is("kind") {
            found.class = Class::Group;
        }
        found
    }

    /// `صاحب المصنع`, `أصحاب سيارات الأجرة`: not the works or the cars, but whose they are.
    fn owner_of(&self, np: &Np, inner: &Np, units: &[Unit], target: Target) -> Option<Resolved> {
        let tables = self.lexicon.tables();
        let owns = is_owner(self.lexicon, target);
        let owned = units[inner.head].target().filter(|t| t.kind() == Kind::Agent && owns)?;
        let agent = &tables.agents[owned.index()];
        if !matches!(agent.class.as_str(), "group" | "vehicle") {
            return None;
        }
        let of = self.base(inner, units);
        let several = units[np.head].bits().number() != Some(Number::Singular) || np.number.is_some();
        let owner = if several { "owners" } else { "owner" };
        let mut found = Self::blank(Class::Person);
        found.en = agent.en.first().map(|thing| format!("{thing} {owner}"));
        found.ar = Some(self.text_of(np, units));
        found.sectors = vec![if of.sectors.is_empty() { "CVL".into() } else { "BUS".into() }];
        found.code = of.code;
        found.head = Some(target);
        found.vague = true;
        Some(found)
    }

    /// `القصف الإسرائيلي` acts for Israel.
    pub(super) fn deed(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        // `لدعم اللاجئين السوريين`: the nationality is of the people, not of the deed
        let people = np.adjectives.is_empty()
            && np.genitive.as_deref().is_some_and(|g| {
                matches!(units[g.head].kind(), Some(Kind::Agent | Kind::People | Kind::Office))
            });
        let nation = if people { None } else { self.nationality(np, units) };
        // `القصف الإسرائيلي`: the deed itself stands for the state
        let doer = nation.map(|n| Resolved { bytes: 0..0, ..n }).or_else(|| {
            let genitive = np.genitive.as_deref().filter(|_| !befalls_people(self.lexicon, &units[np.head]));
            let is_place = |r: &Resolved| is_seat(r) && is_attack(self.lexicon, target);
            genitive.map(|g| self.entity(g, units)).filter(|r| r.class.acts() && !is_place(r))
        });
        let mut found = doer.unwrap_or_else(|| Self::blank(Class::Deed));
        found.class = Class::Deed;
        found.head = Some(target);
        found
    }

    pub(super) fn people(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        // `التركي مصطفى كشوغلو`
        let named = np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class == Class::Person);
        if let Some(person) = named.filter(|_| target.kind() == Kind::Nisba) {
            return Resolved { code: person.code.clone().or_else(|| self.country(target).code), ..person };
        }
        let mut found = self.country(target);
        let adjective = self.as_adjective(&found);
        found.class = Class::People;
        found.place = None;
        found.head = Some(target);
        found.en = adjective.map(|a| format!("{a} people"));
        found.ar = Some(self.text_of(np, units));
        found.sectors = vec!["CVL".into()];
        found
    }

    /// An adjective or participle standing for people: `المشاركون`, `المعتقلين`.
    pub(super) fn substantive(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        if target.kind() == Kind::OtherNisba
            && let Some(found) = self.adjective(&units[np.head])
        {
            return Resolved { via: Via::Syntax, ..found };
        }
        // `889 مدانا`
        let counted =
            np.number.is_some() && matches!(target.kind(), Kind::ActiveParticiple | Kind::PassiveParticiple);
        let several = counted || units[np.head].bits().number() == Some(Number::Plural);
        let mut found = Self::blank(if several { Class::People } else { Class::Other });
        found.ar = Some(self.text_of(np, units));
        found.vague = true;
        found.head = Some(target);
        if let Some(nation) = self.nationality(np, units) {
            found.code = nation.code;
        }
        if let Some(person) =
            np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class == Class::Person)
        {
            return person;
        }
        found
    }

    pub(super) fn unknown(&self, np: &Np, units: &[Unit]) -> Resolved {
        // `اثنين من أفراد الشرطة`: those of whom so many are told
        if (units[np.head].tag == Tag::Number || np.number.is_some())
            && let Some((_, whole)) = np.attached.iter().find(|(marker, _)| marker == FROM)
        {
            return self.base(whole, units);
        }
        let apposed = np
            .appositions
            .iter()
            .chain(np.genitive.as_deref())
            .map(|a| self.base(a, units))
            .find(|r| r.class.acts() && !r.vague);
        if let Some(found) = apposed.filter(|_| units[np.head].tag == Tag::Unknown) {
            return found;
        }
        let mut found = Self::blank(Class::Other);
        found.ar = Some(self.text_of(np, units));
        found.vague = true;
        if let Some(nation) = self.nationality(np, units) {
            found.code = nation.code;
            found.en = nation.en;
            found.sectors = nation.sectors;
        }
        found
    }
}

/// Whether a government is named by its city.
pub(crate) fn is_seat(entity: &Resolved) -> bool {
    entity.head.is_some_and(|head| head.kind() == Kind::Seat)
}

/// `هجوم لندن`, `عملية ستوكهولم`: whether a noun tells of attacks, of which a city says where.
pub(crate) fn is_attack(lexicon: &Lexicon, noun: Target) -> bool {
    let tables = lexicon.tables();
    let attacks = |f: &u32| tables.frames[*f as usize].event.starts_with("ASSAULT");
    matches!(noun.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase)
        && lexicon.frames_of(noun).iter().any(attacks)
}
