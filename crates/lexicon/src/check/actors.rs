//! Actors, the offices that they held, agents.

use super::{CODES, Check, ProblemKind, SECTORS, one_of};
use crate::Problem;
use crate::compiler::entry::{Actor, Role};
use crate::compiler::source::Row;
use std::collections::{BTreeMap, HashSet};

const KINDS: [&str; 19] = [
    "person",
    "government",
    "ministry",
    "military",
    "security",
    "parliament",
    "court",
    "party",
    "armed-group",
    "alliance",
    "union",
    "igo",
    "igo-organ",
    "ngo",
    "company",
    "university",
    "outlet",
    "institution",
    "movement",
];
const CLASSES: [&str; 7] = ["person", "group", "vehicle", "weapon", "office", "kin", "people"];

impl Check<'_> {
    /// Kinds, codes, sectors, parents, sources and the order of time of every actor.
    pub(super) fn actors(&self) -> Vec<Problem> {
        self.rows("actors/").flat_map(|row| self.actor(&row)).collect()
    }

    fn actor(&self, row: &Row<'_>) -> Vec<Problem> {
        let mut problems: Vec<Problem> = one_of(row, "kind", row.column(1), &KINDS).into_iter().collect();
        if !self.is_code(row.column(4)) {
            let hint = format!("an ISO3 code of `countries.tsv`, or one of {}", CODES.join(", "));
            problems.push(row.problem(ProblemKind::Unknown("country", row.column(4).to_owned()), hint));
        }
        let sectors = row.column(5).split(' ').filter(|s| !s.is_empty());
        problems.extend(sectors.filter_map(|sector| one_of(row, "sectors", sector, &SECTORS)));
        if row.values(8).any(|role| role.contains(' ')) && row.column(9).is_empty() {
            let hint = "dates need a source: say in a few words where they were checked";
            problems.push(row.problem(ProblemKind::Empty("source"), hint));
        }
        if let Some(actor) = self.entry(row) {
            problems.extend(self.roles(row, actor));
        }
        problems
    }

    /// The actor whose line this is.
    fn entry(&self, row: &Row<'_>) -> Option<&Actor> {
        let number = self.lexicon.actor_by_id(row.column(0))?;
        Some(self.lexicon.actor(number)).filter(|actor| actor.entry == row.place())
    }

    fn is_code(&self, code: &str) -> bool {
        CODES.contains(&code) || self.lexicon.country_by_code(code).is_some()
    }

    fn roles(&self, row: &Row<'_>, actor: &Actor) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.is_its_own_ancestor(actor) {
            let hint = "an actor cannot be a part of one of its parts";
            problems.push(row.problem(ProblemKind::Unknown("parent", row.column(6).to_owned()), hint));
        }
        if !actor.is_person() {
            return problems;
        }
        let starts: Vec<&str> =
            actor.roles.iter().map(|r| r.from.as_str()).filter(|d| !d.is_empty()).collect();
        if let Some(pair) = starts.windows(2).find(|pair| before(pair[1], pair[0])) {
            let hint = format!("roles stand in the order of time: `{}` comes after `{}`", pair[0], pair[1]);
            problems.push(row.problem(ProblemKind::Date(pair[1].to_owned()), hint));
        }
        for role in actor.roles.iter().filter(|r| r.of.len() == 3 && !self.is_code(&r.of)) {
            if self.lexicon.actor_by_id(&role.of).is_none() {
                let hint = "an ISO3 code of `countries.tsv`, or an actor's id";
                problems.push(row.problem(ProblemKind::Unknown("roles", role.of.clone()), hint));
            }
        }
        problems
    }

    fn is_its_own_ancestor(&self, actor: &Actor) -> bool {
        let mut seen = HashSet::from([actor.id.as_str()]);
        let mut above = actor.parent.as_deref();
        while let Some(id) = above {
            if !seen.insert(id) {
                return true;
            }
            above = self.lexicon.actor_by_id(id).and_then(|at| self.lexicon.actor(at).parent.as_deref());
        }
        false
    }

    /// One seat has one holder a day.
    pub(super) fn seats(&self) -> Vec<Problem> {
        let offices = self.lexicon.tables().offices.iter().filter(|o| !o.many);
        let one_seat: HashSet<&str> = offices.map(|o| o.id.as_str()).collect();
        let mut holders: BTreeMap<(&str, &str), Vec<(&Role, &Actor)>> = BTreeMap::new();
        for actor in self.lexicon.tables().actors.iter().filter(|a| a.is_person()) {
            for role in actor.roles.iter().filter(|r| one_seat.contains(r.office.as_str())) {
                holders.entry((&role.office, &role.of)).or_default().push((role, actor));
            }
        }
        self.rows("actors/").flat_map(|row| self.shared_seats(&row, &holders)).collect()
    }

    fn shared_seats(
        &self,
        row: &Row<'_>,
        holders: &BTreeMap<(&str, &str), Vec<(&Role, &Actor)>>,
    ) -> Vec<Problem> {
        let Some(actor) = self.entry(row).filter(|a| a.is_person()) else { return Vec::new() };
        let mut problems = Vec::new();
        for role in &actor.roles {
            let held = holders.get(&(role.office.as_str(), role.of.as_str())).into_iter().flatten();
            for (other, by) in held.filter(|(other, by)| by.id != actor.id && overlap(role, other)) {
                let what = format!("{}@{} {}..{}", role.office, role.of, role.from, role.to);
                let hint = format!(
                    "`{}` ({}) holds it {}..{}; one seat has one holder a day, or the office has `many` seats",
                    by.id, by.entry, other.from, other.to
                );
                problems.push(row.problem(ProblemKind::Held(what), hint));
            }
        }
        problems
    }

    /// Sectors of offices; sectors, genders and classes of agents.
    pub(super) fn titles(&self) -> Vec<Problem> {
        let offices = self.rows("offices.tsv").flat_map(|row| {
            let sector = Some(row.column(3)).filter(|s| !s.is_empty());
            let sector = sector.and_then(|sector| one_of(&row, "sector", sector, &SECTORS));
            let own = row.values(5).map(|v| v.split_once(':').map_or(v, |(code, _)| code));
            let own = own.filter(|code| self.lexicon.country_by_code(code).is_none());
            let own: Vec<Problem> = own.filter_map(|code| one_of(&row, "own", code, &[])).collect();
            sector.into_iter().chain(one_of(&row, "seats", row.column(4), &["1", "many"])).chain(own)
        });
        let agents = self.rows("agents.tsv").flat_map(|row| {
            let codes: Vec<&str> = SECTORS.iter().chain(&CODES).chain(&["UNK"]).copied().collect();
            let sectors = row.column(4).split(' ').filter(|s| !s.is_empty());
            let sectors: Vec<Problem> = sectors
                .filter(|s| self.lexicon.country_by_code(s).is_none())
                .filter_map(|sector| one_of(&row, "sectors", sector, &codes))
                .collect();
            let gender = one_of(&row, "gender", row.column(2), &["m", "f"]);
            sectors.into_iter().chain(gender).chain(one_of(&row, "class", row.column(5), &CLASSES))
        });
        offices.chain(agents).collect()
    }
}

/// Whether one date lies before the other as far as both are known.
fn before(one: &str, other: &str) -> bool {
    let shared = one.len().min(other.len());
    one.get(..shared) < other.get(..shared)
}

/// Whether two spans share more than their boundary, as far as their dates are known.
fn overlap(one: &Role, other: &Role) -> bool {
    let is_known = |role: &Role| !role.from.is_empty() || !role.to.is_empty();
    let starts_first = |a: &Role, b: &Role| b.to.is_empty() || before(&a.from, &b.to);
    is_known(one) && is_known(other) && starts_first(one, other) && starts_first(other, one)
}
