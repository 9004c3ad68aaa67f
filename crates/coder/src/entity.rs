//! Who a noun phrase means: named actors, holders of offices on the day, descriptions built from agents and nationality.

use crate::doc::Doc;
use crate::phrase::{FROM, Np};
use crate::record::{Entity, Via};
use crate::unit::{Tag, Unit};
use lexicon::{Kind, Lexicon, Target};
use std::collections::HashSet;
use std::ops::Range;

/// What sort of thing a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Person,
    Group,
    Country,
    People,
    Place,
    /// A building, vehicle or weapon.
    Thing,
    /// A deed: an event noun with its own actor.
    Deed,
    Other,
}

impl Class {
    /// Whether it can do something.
    pub(crate) const fn acts(self) -> bool {
        matches!(self, Self::Person | Self::Group | Self::Country | Self::People)
    }
}

/// An entity that a phrase means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) class: Class,
    pub(crate) en: Option<String>,
    pub(crate) ar: Option<String>,
    pub(crate) actor: Option<usize>,
    pub(crate) place: Option<Target>,
    pub(crate) code: Option<String>,
    pub(crate) sectors: Vec<String>,
    pub(crate) office: Option<String>,
    pub(crate) affiliation: Vec<String>,
    /// Bytes of the text.
    pub(crate) bytes: Range<usize>,
    pub(crate) via: Via,
    /// The entry of the head noun, by which `الحركة` points back at `حركة حماس`.
    pub(crate) head: Option<Target>,
    /// Whether only a description, without name, country or affiliation.
    pub(crate) vague: bool,
    /// Whether the words are of several: a plural, a dual, a number.
    pub(crate) several: bool,
}

impl Resolved {
    pub(crate) fn record(&self, doc: &Doc<'_>, lexicon: &Lexicon) -> Entity {
        let actor = self.actor.map(|a| lexicon.actor(a));
        Entity {
            entity_name: self.en.clone(),
            entity_name_ar: self.ar.clone(),
            entity_id: actor.map(|a| a.id.clone()),
            wikidata_id: actor.and_then(|a| a.wikidata.clone()),
            code: self.code.clone(),
            sector: self.sectors.clone(),
            office: self.office.clone(),
            affiliation: self.affiliation.clone(),
            entity_text: doc.text[self.bytes.clone()].to_owned(),
            span: doc.span(self.bytes.clone()),
            via: self.via,
        }
    }

    /// Whether both mean one entity.
    pub(crate) fn same(&self, other: &Self) -> bool {
        if self.actor.is_some() && other.actor.is_some() {
            return self.actor == other.actor;
        }
        self.en.is_some() && self.en == other.en && self.code == other.code
            || self.ar.is_some() && self.ar == other.ar
    }
}

/// What resolution needs besides the phrase.
pub(crate) struct Resolver<'r, 'a, 'l> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'l Lexicon,
    /// The article's day, `YYYY-MM-DD`.
    pub(crate) day: Option<&'r str>,
    /// The country that the article is mostly about.
    pub(crate) home: Option<&'r str>,
    /// Actors whose full name stands in the article.
    pub(crate) in_full: &'r HashSet<usize>,
}

impl Resolver<'_, '_, '_> {
    /// The entities that a phrase means, coordinated ones one by one.
    pub(crate) fn entities(&self, np: &Np, units: &[Unit]) -> Vec<Resolved> {
        let mut found: Vec<Resolved> = self.spread(np, units);
        for other in &np.coordinated {
            found.extend(self.spread(other, units));
        }
        found
    }

    /// `حركتا حماس والجهاد`: a dual or plural head with coordinated genitives is several.
    pub(crate) fn spread(&self, np: &Np, units: &[Unit]) -> Vec<Resolved> {
        match &np.genitive {
            Some(genitive) if !genitive.coordinated.is_empty() => std::iter::once(&**genitive)
                .chain(&genitive.coordinated)
                .map(|n| self.entity(n, units))
                .collect(),
            _ => vec![self.entity(np, units)],
        }
    }

    /// The entity of a phrase without what is coordinated to it.
    pub(crate) fn entity(&self, np: &Np, units: &[Unit]) -> Resolved {
        let mut found = self.base(np, units);
        found.bytes = self.bytes(np, units);
        let number = units[np.head].bits().number();
        found.several = np.number.is_some()
            || found.class == Class::People
            || matches!(number, Some(arabic::features::Number::Plural | arabic::features::Number::Dual));
        found
    }

    /// The words of a phrase: without its proclitics, without what is coordinated.
    pub(crate) fn bytes(&self, np: &Np, units: &[Unit]) -> Range<usize> {
        let first = np.units.start;
        let own_end = np.coordinated.first().map_or(np.units.end, |c| c.units.start);
        let mut last = own_end - 1;
        while last > first && units[last].is_mark() && units[last].tag != Tag::Mark(')') {
            last -= 1;
        }
        let token = units[first].first;
        let start = self.doc.inside(token, usize::from(units[first].clitics.stem_at));
        let end = self.doc.tokens[units[last].last].end as usize;
        start.min(end)..end
    }

    fn blank(class: Class) -> Resolved {
        Resolved {
            class,
            en: None,
            ar: None,
            actor: None,
            place: None,
            code: None,
            sectors: Vec::new(),
            office: None,
            affiliation: Vec::new(),
            bytes: 0..0,
            via: Via::Syntax,
            head: None,
            vague: false,
            several: false,
        }
    }

    fn base(&self, np: &Np, units: &[Unit]) -> Resolved {
        let head = &units[np.head];
        if np.name.is_some() {
            return self.new_name(np, units);
        }
        match head.target().map(|t| (t.kind(), t)) {
            Some((Kind::Actor, target)) => self.actor(np, units, target),
            Some((Kind::Country | Kind::Seat, target)) => self.country(target),
            Some((Kind::Place, target)) => self.place(self.likeliest_place(target, head)),
            Some((Kind::Office, target)) => self.office(np, units, target),
            Some((Kind::Agent, target)) => self.agent(np, units, target),
            Some((Kind::People | Kind::Nisba, target)) => self.people(np, units, target),
            Some((Kind::Noun, target)) => self.noun(np, units, target),
            Some((Kind::VerbalNoun | Kind::EventPhrase, target)) => self.deed(np, units, target),
            Some((
                Kind::ActiveParticiple | Kind::PassiveParticiple | Kind::Adjective | Kind::OtherNisba,
                target,
            )) => self.substantive(np, units, target),
            _ => self.unknown(np, units),
        }
    }

    fn text_of(&self, np: &Np, units: &[Unit]) -> String {
        let bytes = self.bytes(np, units);
        self.doc.text[bytes]
            .trim_matches(|c: char| arabic::letters::is_quote(c) || c == ')' || c == ' ')
            .to_owned()
    }

    // ---- named ----

    fn actor(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let unit = &units[np.head];
        // `المقاومة الإسلامية (حماس)`: the name in brackets decides
        if let Some(apposed) = np.appositions.iter().find(|a| {
            units[a.head].is(Kind::Actor) && units[a.units.start.saturating_sub(1)].tag == Tag::Mark('(')
        }) {
            return self.base(apposed, units);
        }
        let candidates: Vec<usize> = std::iter::once(target)
            .chain(unit.others.iter().copied())
            .filter(|t| t.kind() == Kind::Actor)
            .map(Target::index)
            .collect();
        let Some(actor) = self.choose(&candidates) else {
            let mut found = Self::blank(Class::Person);
            found.ar = Some(self.text_of(np, units));
            return found;
        };
        self.named(actor)
    }

    /// The candidate who holds an office on the day; an ambiguous name stays ambiguous.
    fn choose(&self, candidates: &[usize]) -> Option<usize> {
        let named: Vec<usize> = candidates.iter().copied().filter(|c| self.in_full.contains(c)).collect();
        match if named.is_empty() { candidates } else { &named } {
            [one] => Some(*one),
            _ => {
                let day = self.day?;
                let mut active =
                    candidates.iter().filter(|a| self.lexicon.roles_on(**a, day).next().is_some());
                let first = active.next().copied();
                if active.next().is_none() { first.or_else(|| candidates.first().copied()) } else { None }
            }
        }
    }

    pub(crate) fn named(&self, number: usize) -> Resolved {
        let actor = self.lexicon.actor(number);
        let mut found = Self::blank(if actor.is_person() { Class::Person } else { Class::Group });
        found.en = actor.en.first().cloned();
        found.ar = actor.ar.first().cloned();
        found.actor = Some(number);
        found.code = Some(actor.country.clone()).filter(|c| !c.is_empty());
        found.sectors.clone_from(&actor.sectors);
        found.affiliation.extend(actor.parent.clone());
        if let Some(day) = self.day.filter(|_| actor.is_person()) {
            self.add_roles(&mut found, number, day);
        }
        found
    }

    /// The offices held on the day; one who holds none any more is a former official.
    fn add_roles(&self, found: &mut Resolved, number: usize, day: &str) {
        let tables = self.lexicon.tables();
        for role in self.lexicon.roles_on(number, day) {
            if found.office.is_none() {
                found.office = tables.offices.iter().find(|o| o.id == role.office).map(|o| o.en.clone());
            }
            if self.lexicon.actor_by_id(&role.of).is_some() && !found.affiliation.contains(&role.of) {
                found.affiliation.push(role.of.clone());
            }
        }
        let actor = self.lexicon.actor(number);
        let ended =
            !actor.roles.is_empty() && actor.roles.iter().all(|r| !r.to.is_empty() && r.to.as_str() < day);
        if ended && found.office.is_none() && found.sectors.first().is_some_and(|s| s == "GOV") {
            found.sectors = vec!["ELI".into()];
        }
    }

    pub(crate) fn country(&self, target: Target) -> Resolved {
        let country = &self.lexicon.tables().countries[target.index()];
        let mut found = Self::blank(Class::Country);
        found.en = Some(country.en.clone());
        found.ar = country.ar.first().cloned();
        found.code = Some(country.code.clone());
        found.sectors = vec!["GOV".into()];
        found.place = Some(target.of_kind(Kind::Country));
        found
    }

    /// Of several places of one name: one in the country that the article is about, the better known kind first.
    fn likeliest_place(&self, target: Target, unit: &Unit) -> Target {
        let places = &self.lexicon.tables().places;
        let candidates =
            std::iter::once(target).chain(unit.others.iter().copied()).filter(|t| t.kind() == Kind::Place);
        let rank = |t: &Target| {
            let place = &places[t.index()];
            let home = self.home.is_some_and(|h| h == place.country);
            let known = ["region", "city", "town", "admin1", "village", "admin2"]
                .iter()
                .position(|k| *k == place.kind)
                .unwrap_or(9);
            (!home, known, t.index())
        };
        candidates.min_by_key(rank).unwrap_or(target)
    }

    fn place(&self, target: Target) -> Resolved {
        let place = &self.lexicon.tables().places[target.index()];
        let mut found = Self::blank(Class::Place);
        found.en = Some(place.en.clone());
        found.ar = place.ar.first().cloned();
        found.code = Some(place.country.clone()).filter(|c| !c.is_empty());
        found.place = Some(target);
        found
    }

    /// A person's name that the lexicon does not know: kept as it stands.
    fn new_name(&self, np: &Np, units: &[Unit]) -> Resolved {
        let known = np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class == Class::Person);
        let mut found = Self::blank(Class::Person);
        if let Some(title) = known {
            found.code = title.code;
            found.sectors = title.sectors;
            found.office = title.office;
            found.affiliation = title.affiliation;
        }
        let range = np.name.clone().unwrap_or(np.head..np.head + 1);
        let bytes = self.doc.bytes(units[range.start].first, units[range.end - 1].last);
        let start =
            self.doc.inside(units[range.start].first, usize::from(units[range.start].clitics.stem_at));
        found.ar = Some(self.doc.text[start..bytes.end].to_owned());
        found
    }

    // ---- built ----

    fn office(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let owner = self.owner(np, units);
        self.office_of(np, units, self.office_for(target, &units[np.head], owner.as_ref()), owner)
    }

    /// Of several offices of one title that which the owner has: `رئيس` of a state is its president.
    fn office_for(&self, target: Target, unit: &Unit, owner: Option<&Resolved>) -> Target {
        let offices = &self.lexicon.tables().offices;
        let candidates = || {
            std::iter::once(target).chain(unit.others.iter().copied()).filter(|t| t.kind() == Kind::Office)
        };
        let of = owner.and_then(|o| self.owner_key(o)).or_else(|| self.home.map(str::to_owned));
        let held = |t: &Target| {
            of.as_deref()
                .is_some_and(|of| !self.lexicon.holders(&offices[t.index()].id, of, self.day).is_empty())
        };
        let state = owner.is_none_or(|o| o.class == Class::Country);
        let heads = |t: &Target| state && offices[t.index()].sector == "GOV";
        candidates().find(held).or_else(|| candidates().find(heads)).unwrap_or(target)
    }

    /// The apposed person or the holder on the day; else the office described.
    pub(crate) fn office_of(
        &self,
        np: &Np,
        units: &[Unit],
        target: Target,
        owner: Option<Resolved>,
    ) -> Resolved {
        let office = &self.lexicon.tables().offices[target.index()];
        if let Some(person) =
            np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class == Class::Person)
        {
            return self.with_title(person, &office.en, &office.sector, owner.as_ref(), target);
        }
        let former = np.adjectives.iter().any(|a| self.is_former(&units[*a]));
        let speaks = matches!(office.id.as_str(), "spokesman" | "spokesperson" | "deputy-spokesman");
        if let Some(owner) = owner.as_ref().filter(|_| speaks) {
            return owner.clone();
        }
        let home = owner.is_none().then(|| self.home.map(str::to_owned)).flatten();
        let of = owner.as_ref().and_then(|o| self.owner_key(o)).or(home);
        if let Some(of) = of.as_deref().filter(|_| !former && !office.many) {
            let holders = self.lexicon.holders(&office.id, of, self.day);
            if let [holder] = holders[..] {
                let mut found = self.named(holder);
                found.office = Some(office.en.clone());
                found.head = Some(target);
                found.via = Via::Apposition;
                return found;
            }
        }
        let mut found = Self::blank(Class::Person);
        let owner_name = owner.as_ref().and_then(|o| o.en.clone());
        found.en = Some(match &owner_name {
            Some(of) => format!("{} of {of}", office.en),
            None => office.en.clone(),
        });
        found.ar = Some(self.text_of(np, units));
        found.vague = owner.is_none();
        found.head = Some(target);
        found.sectors = if former { vec!["ELI".into()] } else { sectors_of(&office.sector, owner.as_ref()) };
        if let Some(owner) = owner {
            found.code = owner.code;
            found.affiliation = owner.actor.map(|a| self.lexicon.actor(a).id.clone()).into_iter().collect();
        } else {
            found.code = self.home.map(str::to_owned);
        }
        found.office = Some(office.en.clone());
        found
    }

    fn with_title(
        &self,
        mut person: Resolved,
        title: &str,
        sector: &str,
        owner: Option<&Resolved>,
        target: Target,
    ) -> Resolved {
        if person.actor.is_none() {
            person.sectors = sectors_of(sector, owner);
            person.code = owner.and_then(|o| o.code.clone()).or_else(|| self.home.map(str::to_owned));
            person.affiliation.extend(owner.and_then(|o| o.actor).map(|a| self.lexicon.actor(a).id.clone()));
        }
        person.office.get_or_insert_with(|| title.to_owned());
        person.head = Some(target);
        person
    }

    fn owner_key(&self, owner: &Resolved) -> Option<String> {
        match owner.actor {
            Some(actor) => Some(self.lexicon.actor(actor).id.clone()),
            // `رئيس الشيشان` is not the president of Russia
            None if owner.class == Class::Place => None,
            None => owner.code.clone(),
        }
    }

    fn is_former(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            t.kind() == Kind::Adjective
                && self.lexicon.tables().adjectives[t.index()].class.contains("former")
        })
    }

    /// What an office or body belongs to: genitive, attached phrase, nationality.
    fn owner(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let nominal = np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, n)| n));
        let mut found: Option<Resolved> = None;
        for phrase in nominal {
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

    /// The country of a nationality adjective of the phrase or of its genitive.
    pub(crate) fn nationality(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let own = np.adjectives.iter().find_map(|at| self.adjective(&units[*at]));
        own.or_else(|| np.genitive.as_deref().and_then(|g| self.nationality(g, units))).or_else(|| {
            np.attached.iter().filter(|(m, _)| m == FROM).find_map(|(_, n)| self.nationality(n, units))
        })
    }

    /// Whom a relational adjective means.
    pub(crate) fn adjective(&self, unit: &Unit) -> Option<Resolved> {
        let target = unit.target()?;
        let mut found = match target.kind() {
            Kind::Nisba => self.country(target),
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

    fn agent(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let agent = &self.lexicon.tables().agents[target.index()];
        if matches!(agent.class.as_str(), "person" | "office" | "group") {
            let person = np
                .appositions
                .iter()
                .map(|a| self.base(a, units))
                .find(|r| matches!(r.class, Class::Person | Class::Group) && !r.vague);
            if let Some(person) = person {
                return self.with_agent(
                    person,
                    agent.sectors.first().map_or("", String::as_str),
                    self.owner(np, units).as_ref(),
                    target,
                );
            }
        }
        let owner = self.owner(np, units);
        // a spokesman says what his body says; its members and parts act for it
        if let Some(owner) = owner
            .as_ref()
            .filter(|o| agent.class == "office" || (o.actor.is_some() && o.class == Class::Group))
        {
            let mut found = owner.clone();
            found.head = Some(target);
            return found;
        }
        let plural =
            units[np.head].bits().number() != Some(arabic::features::Number::Singular) || np.number.is_some();
        let noun = if plural { agent.en.get(1).or(agent.en.first()) } else { agent.en.first() };
        let mut found = Self::blank(match agent.class.as_str() {
            "vehicle" | "weapon" => Class::Group,
            "group" => Class::Group,
            "people" | "kin" => Class::People,
            _ => Class::Person,
        });
        found.ar = Some(self.text_of(np, units));
        found.sectors.clone_from(&agent.sectors);
        found.head = Some(target);
        let place = owner.as_ref().and_then(|o| self.as_adjective(o));
        found.en = noun.map(|n| match &place {
            Some(place) => format!("{place} {n}"),
            None => n.clone(),
        });
        found.vague = owner.is_none();
        if let Some(owner) = owner {
            found.code = owner.code;
            found.affiliation = owner.affiliation;
        }
        found
    }

    /// `Turkish` of Turkey, else the owner's name.
    pub(crate) fn as_adjective(&self, owner: &Resolved) -> Option<String> {
        let tables = self.lexicon.tables();
        let country = owner.place.filter(|p| p.kind() == Kind::Country).map(|p| &tables.countries[p.index()]);
        let adjective = country.map(|c| c.en_adjective.clone()).filter(|a| !a.is_empty());
        adjective.or_else(|| owner.en.clone())
    }

    fn with_agent(
        &self,
        mut person: Resolved,
        sector: &str,
        owner: Option<&Resolved>,
        target: Target,
    ) -> Resolved {
        if person.actor.is_none() && person.sectors.is_empty() {
            person.sectors = sectors_of(sector, owner);
            person.code = owner.and_then(|o| o.code.clone());
        }
        person.head = Some(target);
        person
    }

    fn people(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let mut found = self.country(target);
        let adjective = self.as_adjective(&found);
        found.class = Class::People;
        found.place = None;
        found.en = adjective.map(|a| format!("{a} people"));
        found.ar = Some(self.text_of(np, units));
        found.sectors = vec!["CVL".into()];
        found
    }

    fn noun(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
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
                return self.base(inner, units);
            }
        }
        if let Some(person) =
            np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class.acts() && !r.vague)
        {
            return person;
        }
        let home = self.home.and_then(|h| self.lexicon.country_by_code(h));
        if let Some(home) = home.filter(|_| noun.is("country") && units[np.head].clitics.article) {
            let country = self.country(Target::new(Kind::Country, home));
            return Resolved { class: Class::Place, sectors: Vec::new(), via: Via::Anaphora, ..country };
        }
        if noun.is("geo") || noun.is("direction") {
            let inner = np.appositions.iter().chain(np.genitive.as_deref()).map(|g| self.base(g, units));
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
                found.sectors = owner.sectors;
                found.vague = false;
            }
        } else if noun.is("body") || noun.is("kind") {
            found.class = Class::Group;
        }
        found
    }

    /// `القصف الإسرائيلي` acts for Israel.
    fn deed(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let doer = self
            .nationality(np, units)
            .or_else(|| np.genitive.as_deref().map(|g| self.entity(g, units)).filter(|r| r.class.acts()));
        let mut found = doer.unwrap_or_else(|| Self::blank(Class::Deed));
        found.class = Class::Deed;
        found.head = Some(target);
        found
    }

    /// An adjective or participle standing for people: `المشاركون`, `المعتقلين`.
    fn substantive(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        if target.kind() == Kind::OtherNisba
            && let Some(found) = self.adjective(&units[np.head])
        {
            return Resolved { via: Via::Syntax, ..found };
        }
        let mut found =
            Self::blank(if units[np.head].bits().number() == Some(arabic::features::Number::Plural) {
                Class::People
            } else {
                Class::Other
            });
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

    fn unknown(&self, np: &Np, units: &[Unit]) -> Resolved {
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

fn sectors_of(office: &str, owner: Option<&Resolved>) -> Vec<String> {
    match owner {
        Some(owner) if owner.actor.is_some() && !owner.sectors.is_empty() => owner.sectors.clone(),
        _ if office.is_empty() => owner.map_or_else(|| vec!["GOV".into()], |o| o.sectors.clone()),
        _ => vec![office.to_owned()],
    }
}
