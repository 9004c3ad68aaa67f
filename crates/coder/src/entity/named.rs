//! Actors, countries and places of the lexicon, and names that it does not know.

use super::{Class, Resolved, Resolver};
use crate::phrase::Np;
use crate::unit::{Tag, Unit};
use lexicon::{Kind, Target};

impl Resolver<'_, '_, '_> {
    pub(super) fn actor(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
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
        let Some(actor) = self.choose(&candidates).filter(|actor| !self.is_too_early(unit, *actor)) else {
            let mut found = Self::blank(Class::Person);
            found.ar = Some(self.text_of(np, units));
            return found;
        };
        self.namesake(np, units, actor).unwrap_or_else(|| self.named(actor))
    }

    /// `الجنرال سعيد` of a year before the president of that name held anything: a short name of one who was not known yet.
    fn is_too_early(&self, unit: &Unit, actor: usize) -> bool {
        let roles = &self.lexicon.actor(actor).roles;
        let known = !unit.bits().short() || self.in_full.contains(&actor);
        let Some(day) = self.day.filter(|_| !known && !roles.is_empty()) else { return false };
        let year = |date: &str| date.get(..4).and_then(|year| year.parse::<u32>().ok());
        let begun = |from: &str| match (year(from), year(day)) {
            // candidates are spoken of before they hold an office
            (Some(from), Some(day)) => from <= day + 1,
            _ => true,
        };
        !roles.iter().any(|role| begun(&role.from))
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

    /// Of several bearers of a name the one whom the article names in full, of the country that it is about, in office
    /// on its day; an ambiguous name stays ambiguous.
    fn choose(&self, candidates: &[usize]) -> Option<usize> {
        let mut left = candidates.to_vec();
        narrow(&mut left, |actor| self.in_full.contains(&actor));
        narrow(&mut left, |actor| self.home.is_some_and(|h| h == self.lexicon.actor(actor).country));
        narrow(&mut left, |actor| {
            self.lexicon.actor(actor).theatres().any(|code| self.countries.contains(code))
        });
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
        if let Some(state) = self.serves(number, day) {
            found.code = Some(state);
        }
        // who governs on the day is no former official, though he is one now
        let governs = self.lexicon.roles_on(number, day).any(|role| {
            self.lexicon.office_by_id(&role.office).is_some_and(|o| o.sector == "GOV")
                && self.lexicon.country_by_code(&role.of).is_some()
        });
        if governs && found.sectors.first().is_some_and(|s| s == "GOV") {
            found.sectors.retain(|s| s != "ELI");
        }
        let actor = self.lexicon.actor(number);
        let ended =
            !actor.roles.is_empty() && actor.roles.iter().all(|r| !r.to.is_empty() && r.to.as_str() < day);
        if ended && found.office.is_none() && found.sectors.first().is_some_and(|s| s == "GOV") {
            found.sectors = vec!["ELI".into()];
        }
    }

    /// The state that one who is listed with a world body served on the day.
    fn serves(&self, number: usize, day: &str) -> Option<String> {
        let listed = &self.lexicon.actor(number).country;
        if listed.is_empty() || self.lexicon.country_by_code(listed).is_some() {
            return None;
        }
        let mut bodies = self.lexicon.roles_on(number, day).map(|role| &role.of);
        let first = bodies.next().filter(|of| self.lexicon.country_by_code(of).is_some())?;
        bodies.all(|of| of == first).then(|| first.clone())
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

    pub(super) fn place(&self, target: Target) -> Resolved {
        let place = &self.lexicon.tables().places[target.index()];
        let mut found = Self::blank(Class::Place);
        found.en = Some(place.en.clone());
        found.ar = place.ar.first().cloned();
        found.code = Some(place.country.clone()).filter(|c| !c.is_empty());
        found.place = Some(target);
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

    /// A person's name that the lexicon does not know: kept as it stands.
    pub(super) fn new_name(&self, np: &Np, units: &[Unit]) -> Resolved {
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
        let name = &self.doc.text[start..bytes.end];
        if let Some(actor) = self.known_by(name).filter(|_| found.office.is_none()) {
            return self.named(actor);
        }
        found.ar = Some(name.to_owned());
        found
    }

    /// `نصر الله`: whom the article names in full elsewhere, or who holds an office of a country that it names, where the
    /// words are a given name too.
    fn known_by(&self, name: &str) -> Option<usize> {
        if !name.contains(' ') {
            return None;
        }
        let persons = self.lexicon.phrase(&arabic::fold(name)).filter(|r| r.target.kind() == Kind::Actor);
        let mut known = persons.map(|r| r.target.index()).filter(|at| {
            let actor = self.lexicon.actor(*at);
            let active = || {
                self.countries.contains(&actor.country)
                    && self.day.is_some_and(|day| self.lexicon.roles_on(*at, day).next().is_some())
            };
            actor.is_person() && (self.in_full.contains(at) || active())
        });
        let one = known.next()?;
        known.all(|other| other == one).then_some(one)
    }
}

/// Keeps those that fit, where there are any.
fn narrow(found: &mut Vec<usize>, keep: impl Fn(usize) -> bool) {
    if found.iter().any(|one| keep(*one)) {
        found.retain(|one| keep(*one));
    }
}
