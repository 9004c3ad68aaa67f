//! Who a noun phrase means: named actors, holders of offices on the day, descriptions built from agents and nationality.

mod body;

use crate::doc::Doc;
use crate::phrase::{FROM, Np};
use crate::record::{Entity, Via};
use crate::unit::{Tag, Unit};
use lexicon::{Kind, Lexicon, Target, resolve};
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

    /// A bomb, a rocket, a car that explodes.
    pub(crate) fn is_weapon(&self, lexicon: &Lexicon) -> bool {
        self.is_of_class("weapon", lexicon)
    }

    pub(crate) fn is_vehicle(&self, lexicon: &Lexicon) -> bool {
        self.is_of_class("vehicle", lexicon)
    }

    fn is_of_class(&self, class: &str, lexicon: &Lexicon) -> bool {
        let agents = &lexicon.tables().agents;
        self.head.is_some_and(|h| h.kind() == Kind::Agent && agents[h.index()].class == class)
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
    /// Codes of the countries that it names.
    pub(crate) countries: &'r HashSet<String>,
    /// Of each sentence, its bytes and the one country that it is set in.
    pub(crate) local: &'r [(Range<usize>, Option<String>)],
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
        self.namesake(np, units, actor).unwrap_or_else(|| self.named(actor))
    }

    /// Of several bearers of a name the one whom the article names in full, of the country that it is about, in office
    /// on its day; an ambiguous name stays ambiguous.
    fn choose(&self, candidates: &[usize]) -> Option<usize> {
        let mut left = candidates.to_vec();
        narrow(&mut left, |actor| self.in_full.contains(&actor));
        narrow(&mut left, |actor| self.home.is_some_and(|h| h == self.lexicon.actor(actor).country));
        if let [one] = left[..] {
            return Some(one);
        }
        let day = self.day?;
        let is_active = |actor: &usize| {
            let entry = self.lexicon.actor(*actor);
            self.lexicon.roles_on(*actor, day).next().is_some()
                || !entry.is_person() && entry.roles.is_empty()
        };
        match left.iter().filter(|a| is_active(a)).count() {
            0 => left.first().copied(),
            1 => left.into_iter().find(is_active),
            _ => None,
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
        for role in self.lexicon.roles_on(number, day) {
            if found.office.is_none() {
                found.office = self.lexicon.office_by_id(&role.office).map(|o| o.en.clone());
            }
            if !found.affiliation.contains(&role.of) && self.lexicon.actor_by_id(&role.of).is_some() {
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
        found.head = Some(target).filter(|t| t.kind() == Kind::Seat);
        found
    }

    /// Of several places of one name: one in the country that the article is about, the better known kind first.
    pub(crate) fn likeliest_place(&self, target: Target, unit: &Unit) -> Target {
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
        self.office_of(np, units, target, self.owner(np, units))
    }

    /// The office with this English title.
    pub(crate) fn office_named(&self, en: &str) -> Option<Target> {
        let at = self.lexicon.tables().offices.iter().position(|o| o.en == en)?;
        Some(Target::new(Kind::Office, at))
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
        let target = self.office_for(target, &units[np.head], owner.as_ref());
        let others = units[np.head].others.iter().filter(|t| t.kind() == Kind::Office);
        let offices: Vec<usize> = std::iter::once(&target).chain(others).map(|t| t.index()).collect();
        let office = &self.lexicon.tables().offices[target.index()];
        // `لواء الفاتح` is a brigade, `اللواء أحمد` an officer
        if let Some(body) =
            self.new_body(np, units, &[], owner.as_ref()).filter(|_| np.appositions.is_empty())
        {
            return body;
        }
        let former = np.adjectives.iter().any(|a| self.is_former(&units[*a]));
        if let Some(person) = self.apposed(np, units) {
            let sector = if former { "ELI" } else { office.sector.as_str() };
            return self.with_title(
                person,
                &office.en,
                sector,
                owner.as_ref().filter(|o| !former || o.actor.is_none()),
                target,
            );
        }
        let speaks = matches!(office.id.as_str(), "spokesman" | "spokesperson" | "deputy-spokesman");
        if let Some(owner) = owner.as_ref().filter(|_| speaks) {
            return Resolved { head: Some(target), ..owner.clone() };
        }
        if let Some(sent) = self.envoy(np, units, &office.id).filter(|_| !former) {
            return Resolved {
                office: Some(office.en.clone()),
                head: Some(target),
                via: Via::Apposition,
                ..sent
            };
        }
        if let Some(holder) =
            self.holder(np, units, &offices, owner.as_ref()).filter(|_| !former && !office.many)
        {
            let mut found = self.named(holder);
            found.office = Some(office.en.clone());
            found.head = Some(target);
            found.via = Via::Apposition;
            return found;
        }
        let mut found = Self::blank(Class::Person);
        let owner_name = owner.as_ref().and_then(|o| o.en.clone());
        found.en = Some(match &owner_name {
            Some(of) => format!("{} of {of}", office.en),
            None => office.en.clone(),
        });
        found.ar = Some(self.text_of(np, units));
        found.vague = owner.as_ref().is_none_or(|o| o.vague);
        found.head = Some(target);
        let sectors = sectors_of(&office.sector, owner.as_ref());
        let told = self.sectors_told_by(np, units);
        found.sectors = match (former, told.is_empty()) {
            (true, _) => vec!["ELI".into()],
            (false, true) => sectors,
            (false, false) => told,
        };
        if let Some(owner) = owner {
            found.code = owner.code;
            found.affiliation = owner.actor.map(|a| self.lexicon.actor(a).id.clone()).into_iter().collect();
        } else {
            let sent = SENT_BY_UN.contains(&office.id.as_str());
            found.code = if sent { Some(UN.to_owned()) } else { self.home.map(str::to_owned) };
        }
        found.office = Some(office.en.clone());
        found
    }

    /// Who held one of the offices of the owner, or of the article's country where the title stands alone.
    fn holder(&self, np: &Np, units: &[Unit], offices: &[usize], owner: Option<&Resolved>) -> Option<usize> {
        let head = &units[np.head];
        let is_bare = head.info.is_some();
        let Some(owner) = owner else {
            let office = &self.lexicon.tables().offices[*offices.first()?];
            let alone = np.genitive.is_none() && (head.is_definite() || !is_bare) && office.sector == "GOV";
            let held = self.lexicon.holders(&office.id, self.home.filter(|_| alone)?, self.day);
            return if let [one] = held[..] { Some(one) } else { None };
        };
        let of_country = owner.class == Class::Place && owner.via == Via::Anaphora;
        // of a body without a name of its own, or of a part of one, not every head is known: `زعيم حزب معارض`,
        // `رئيس مجلس شورى النهضة`
        let through = np.genitive.as_deref().is_some_and(|g| {
            let kind = units[g.head].kind();
            !matches!(kind, Some(Kind::Actor | Kind::Country | Kind::Seat | Kind::Place))
                && owner.via != Via::Anaphora
        });
        if is_bare && !of_country && (through || owner.class == Class::Group && owner.actor.is_none()) {
            return None;
        }
        let of = if of_country { self.home.map(str::to_owned) } else { self.owner_key(owner) }?;
        resolve::holder_of(self.lexicon, offices, &of, self.day).one()
    }

    /// `المبعوث الأممي إلى اليمن`, `مبعوث الأمم المتحدة إلى ليبيا`: whom the United Nations sent there.
    fn envoy(&self, np: &Np, units: &[Unit], office: &str) -> Option<Resolved> {
        if office != "envoy" || self.nationality(np, units).is_some_and(|n| n.class == Class::Country) {
            return None;
        }
        let mut inner: Vec<&Np> = np.attached.iter().map(|(_, place)| place).collect();
        inner.extend(np.genitive.iter().flat_map(|body| body.attached.iter().map(|(_, place)| place)));
        let there = |place: &Np| {
            let found = resolve::sent_to(self.lexicon, office, &self.text_of(place, units), self.day);
            if let [one] = found[..] { Some(self.named(one)) } else { None }
        };
        inner.into_iter().find_map(there)
    }

    /// The person apposed to a phrase or to the body at its end: `أمين عام اتحاد الشغل نور الدين الطبوبي`.
    fn apposed(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let own = np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.class == Class::Person);
        let inner = || np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, inner)| inner));
        let is_body = |inner: &&Np| {
            let agents = &self.lexicon.tables().agents;
            match units[inner.head].target().map(|t| (t.kind(), t.index())) {
                Some((Kind::Actor, at)) => !self.lexicon.actor(at).is_person(),
                Some((Kind::Agent, at)) => agents[at].class == "group" && is_definite(inner, units),
                Some((kind, _)) => kind != Kind::Office && is_definite(inner, units),
                None => false,
            }
        };
        own.or_else(|| inner().filter(is_body).find_map(|inner| self.apposed(inner, units)))
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
        self.agent_of(np, units, target, self.owner(np, units))
    }

    /// The apposed person or body; else the agent described by its owner and its adjectives.
    pub(crate) fn agent_of(
        &self,
        np: &Np,
        units: &[Unit],
        target: Target,
        owner: Option<Resolved>,
    ) -> Resolved {
        let agent = &self.lexicon.tables().agents[target.index()];
        if matches!(agent.class.as_str(), "person" | "office" | "group") {
            let apposed = np.appositions.iter().map(|a| self.base(a, units));
            let body =
                apposed.into_iter().find(|r| matches!(r.class, Class::Person | Class::Group) && !r.vague);
            let person = body.or_else(|| self.apposed(np, units).filter(|_| agent.class == "person"));
            if let Some(person) = person {
                // `الدكتور فلان` may be anybody
                let title = self.is_title(&units[np.head]);
                let sector = agent.sectors.first().filter(|s| !(title && *s == "EDU"));
                let sector = sector.map_or("", String::as_str);
                return self.with_agent(person, sector, owner.as_ref(), target);
            }
        }
        if agent.class == "group"
            && let Some(body) = self.listed_without_nationality(np, units)
        {
            return Resolved { head: Some(target), ..body };
        }
        if agent.class == "group"
            && let Some(body) = self.new_body(np, units, &agent.sectors, owner.as_ref())
        {
            return body;
        }
        // a spokesman says what his body says; its members and parts act for it
        if let Some(owner) = owner.as_ref().filter(|_| !is_source(agent)).filter(|o| {
            let of_body = o.actor.is_some() && o.class == Class::Group && !self.is_sided(np, units);
            agent.class == "office" || of_body && acts_for_body(agent)
        }) {
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
        found.sectors = self.sectors(&agent.sectors, np, units, owner.as_ref());
        found.head = Some(target);
        let place = owner.as_ref().and_then(|o| self.as_adjective(o));
        found.en = noun.map(|n| match &place {
            Some(place) => format!("{place} {n}"),
            None => n.clone(),
        });
        found.vague = owner.as_ref().is_none_or(|o| o.vague);
        // `المنظمات الدولية`, `المستوطنون`: the word itself tells whose they are
        let is_code = |s: &str| {
            matches!(s, "IGO" | "UNO" | "EUR" | "NGO" | "ISM" | "IMG" | "MNC")
                || self.lexicon.country_by_code(s).is_some()
        };
        found.code = agent.sectors.iter().find(|s| is_code(s)).cloned();
        found.sectors.retain(|s| !is_code(s));
        if let Some(owner) = owner {
            found.code = found.code.or(owner.code);
            found.affiliation = owner.affiliation;
        }
        found
    }

    /// `قوات موالية لحكومة س`, `ميليشيات مدعومة من إيران`: on somebody's side, and not his.
    fn is_sided(&self, np: &Np, units: &[Unit]) -> bool {
        let adjectives = &self.lexicon.tables().adjectives;
        let sided = |unit: &Unit| {
            let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
            unit.target()
                .into_iter()
                .chain(readings)
                .any(|t| t.kind() == Kind::Adjective && adjectives[t.index()].is("sided"))
        };
        np.adjectives.iter().any(|at| sided(&units[*at]))
    }

    /// The sectors of an agent word; where it tells none, those of its adjectives or of the body that it is part of:
    /// `قيادات عسكرية`, `القوات المتمردة`, `رجال الشرطة`.
    fn sectors(&self, own: &[String], np: &Np, units: &[Unit], owner: Option<&Resolved>) -> Vec<String> {
        let body = owner.filter(|o| o.class == Class::Group && !o.sectors.is_empty());
        // `رئيس حزب`, `مستشار المحكمة`: whom the word alone puts beside the government is of his body
        let of_body = |o: &Resolved| !matches!(o.sectors[0].as_str(), "GOV" | "MIL");
        let weak = own.len() == 1
            && (own[0] == "GOV" || matches!(own[0].as_str(), "MIL" | "PTY") && body.is_some_and(of_body));
        let official = weak && body.is_some() && !self.is_sided(np, units);
        let tells = !official && own.first().is_some_and(|s| !matches!(s.as_str(), "CVL" | "UAF"));
        let told = self.sectors_told_by(np, units);
        let rebels = told.iter().any(|s| s == "REB");
        if (tells && !rebels) || (told.is_empty() && owner.is_none()) {
            return own.to_vec();
        }
        match body {
            _ if !told.is_empty() => told,
            Some(body) => body.sectors.clone(),
            None => own.to_vec(),
        }
    }

    fn sectors_told_by(&self, np: &Np, units: &[Unit]) -> Vec<String> {
        np.adjectives.iter().flat_map(|at| self.sectors_told(&units[*at])).collect()
    }

    /// The sector that an adjective tells: `عسكري`, `أمني`, `متمرد`.
    fn sectors_told(&self, unit: &Unit) -> Vec<String> {
        let adjectives = &self.lexicon.tables().adjectives;
        let readings =
            unit.target().into_iter().chain(unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target));
        let classes = readings.filter(|t| t.kind() == Kind::Adjective).map(|t| &adjectives[t.index()].class);
        let mut told: Vec<String> = classes
            .flat_map(|class| class.split(' '))
            .filter_map(|class| class.strip_prefix("sector:"))
            .map(str::to_owned)
            .collect();
        told.dedup();
        told
    }

    /// The body of the article's country that bears the folded words with its nationality: `الجيش` of Yemen is `الجيش اليمني`.
    pub(crate) fn national(&self, words: &str) -> Option<Resolved> {
        let home = self.lexicon.country_by_code(self.home?)?;
        let nisbas = &self.lexicon.tables().countries[home].nisba;
        let names = nisbas.iter().map(|nisba| arabic::fold(nisba)).flat_map(|nisba| {
            [format!("{words} \u{0627}\u{0644}{nisba}"), format!("{words} \u{0627}\u{0644}{nisba}\u{0647}")]
        });
        let bodies: Vec<usize> = names
            .flat_map(|name| self.lexicon.phrase(&name).collect::<Vec<_>>())
            .filter(|r| r.target.kind() == Kind::Actor && !self.lexicon.actor(r.target.index()).is_person())
            .map(|r| r.target.index())
            .collect();
        bodies.first().filter(|one| bodies.iter().all(|b| b == *one)).map(|one| self.named(*one))
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

    fn with_agent(
        &self,
        mut person: Resolved,
        sector: &str,
        owner: Option<&Resolved>,
        target: Target,
    ) -> Resolved {
        if person.actor.is_none() && person.sectors.is_empty() {
            person.sectors =
                if sector.is_empty() && owner.is_none() { Vec::new() } else { sectors_of(sector, owner) };
            person.code = owner.and_then(|o| o.code.clone());
        }
        person.head = Some(target);
        person
    }

    /// Whether the singular word is a title before a name too: `الدكتور`, `الأستاذ`.
    fn is_title(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let singular = unit.bits().number() == Some(arabic::features::Number::Singular);
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        singular && readings.filter(|t| t.kind() == Kind::Noun).any(|t| nouns[t.index()].is("title"))
    }

    fn people(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
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
        let home = units[np.head].clitics.article.then(|| self.realm(target)).flatten();
        if let Some(home) = home.and_then(|h| self.lexicon.country_by_code(h)) {
            let country = self.country(Target::new(Kind::Country, home));
            return Resolved { via: Via::Anaphora, ..country };
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

    /// The country that `البلاد`, `المملكة` stands for.
    fn realm(&self, noun: Target) -> Option<&str> {
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

/// Whether a phrase is definite: by itself, or by the end of its construct.
fn is_definite(np: &Np, units: &[Unit]) -> bool {
    units[np.head].is_definite() || np.genitive.as_deref().is_some_and(|g| is_definite(g, units))
}

/// Keeps those that fit, where there are any.
fn narrow(found: &mut Vec<usize>, keep: impl Fn(usize) -> bool) {
    if found.iter().any(|one| keep(*one)) {
        found.retain(|one| keep(*one));
    }
}

/// `مصادر لبنانية` are not Lebanon: who tells without a name stays himself.
fn is_source(agent: &lexicon::entry::Agent) -> bool {
    agent.en.first().is_some_and(|en| en.ends_with("source"))
}

/// Offices that only the United Nations fill.
const SENT_BY_UN: [&str; 2] = ["high-commissioner", "rapporteur"];
const UN: &str = "UNO";

/// `جنود الجيش`, `وفد الحركة` act for their body; `عمال الشركة`, `أنصار الحزب`, `صحفيو القناة` for themselves.
fn acts_for_body(agent: &lexicon::entry::Agent) -> bool {
    const OWN: [&str; 9] = ["AGR", "BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REL", "SOC"];
    let own = agent.sectors.first().is_some_and(|s| OWN.contains(&s.as_str()));
    !(own && matches!(agent.class.as_str(), "person" | "people" | "kin"))
}

fn sectors_of(office: &str, owner: Option<&Resolved>) -> Vec<String> {
    match owner {
        Some(owner) if owner.actor.is_some() && !owner.sectors.is_empty() => owner.sectors.clone(),
        _ if office.is_empty() => owner.map_or_else(Vec::new, |o| o.sectors.clone()),
        // `رئيس اللجنة` heads no state
        Some(owner) if office == "GOV" && owner.class == Class::Group => owner.sectors.clone(),
        _ => vec![office.to_owned()],
    }
}
