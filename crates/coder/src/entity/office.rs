//! Offices: the person apposed, who held the office on the day, else the office described.

use super::sector::sectors_of;
use super::{Class, Resolved, Resolver, is_definite};
use crate::phrase::Np;
use crate::record::Via;
use crate::unit::Unit;
use lexicon::{Kind, Target, resolve};

impl Resolver<'_, '_, '_> {
    pub(super) fn office(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        let owner = self.owner(np, units).or_else(|| self.owner_by_title(&units[np.head], target));
        self.office_of(np, units, target, owner)
    }

    /// `خادم الحرمين الشريفين`: the one state whose holder bears the title.
    fn owner_by_title(&self, title: &Unit, target: Target) -> Option<Resolved> {
        let own = &self.lexicon.tables().offices[target.index()].own;
        if own.is_empty() {
            return None;
        }
        let words = title.tokens().filter(|t| self.doc.is_solid(*t)).map(|t| self.doc.folded(t));
        let text = words.collect::<Vec<_>>().join(" ");
        let (_, code) = own.iter().find(|(title, _)| text.ends_with(title.as_str()))?;
        self.lexicon.country_by_code(code).map(|at| self.country(Target::new(Kind::Country, at)))
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
        // `المبعوث الأممي إلى صنعاء`: of whoever sends, not of where
        let sent = self.lexicon.tables().offices[target.index()].id == ENVOY;
        let sender = || {
            let un = self.lexicon.actor_by_id(super::UN_ID).filter(|_| self.is_of_un(&units[np.head]));
            let un = un.map(|at| self.named(at));
            un.or_else(|| np.adjectives.iter().find_map(|at| self.adjective(&units[*at])))
        };
        let owner = if sent { sender().or(owner) } else { owner };
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
        // `الرئيس المحتمل لفرنسا`, `رئيس الوزراء المكلف`
        let coming = np.adjectives.iter().any(|a| self.is_adjective(&units[*a], "next"));
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
        let borne = || self.bearer(np, units, &offices).filter(|_| owner.is_none());
        let held = || borne().or_else(|| self.holder(np, units, &offices, owner.as_ref()));
        if let Some(holder) = (!former && !coming && !office.many).then(held).flatten() {
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
        // `حاكم` rules an emirate only where there are emirates
        let emirates = owner.and_then(|o| o.code.as_deref()).or(self.home) == Some(EMIRATES);
        let known = |t: &Target| emirates || offices[t.index()].id != "emirate-ruler";
        let first = || candidates().find(known).unwrap_or(target);
        candidates()
            .filter(known)
            .find(held)
            .or_else(|| candidates().filter(known).find(heads))
            .unwrap_or_else(first)
    }

    /// `رئيس الجمهورية`, where the article tells of `رئيس الجمهورية قيس سعيد`: whom it names by the title.
    fn bearer(&self, np: &Np, units: &[Unit], offices: &[usize]) -> Option<usize> {
        let head = &units[np.head];
        let alone = np.units.len() == 1 && head.is_definite();
        let mut borne = offices.iter().filter_map(|office| self.bearers.get(office)).flatten();
        let first = borne.next().copied().filter(|_| alone)?;
        // every body has its `الأمين العام`
        let of_state = offices
            .iter()
            .all(|office| matches!(self.lexicon.tables().offices[*office].sector.as_str(), "GOV" | "LEG"));
        (of_state && borne.all(|other| *other == first)).then_some(first)
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
        if owner.actor.is_some() && self.is_abroad(np, units, owner) {
            return None;
        }
        let of = if of_country { self.home.map(str::to_owned) } else { self.owner_key(owner) }?;
        resolve::holder_of(self.lexicon, offices, &of, self.day).one()
    }

    /// `زعيم تنظيم داعش في ليبيا`: who leads a body's people in another country is not who leads it.
    fn is_abroad(&self, np: &Np, units: &[Unit], body: &Resolved) -> bool {
        let tables = self.lexicon.tables();
        let mut after =
            units[np.units.end..].iter().skip_while(|u| u.is_mark() && self.doc.closes_quotation(u.first));
        let within = after.next().is_some_and(|u| self.doc.folded(u.first) == crate::phrase::IN);
        let country = after.next().and_then(Unit::target).and_then(|t| match t.kind() {
            Kind::Country | Kind::Seat => Some(tables.countries[t.index()].code.as_str()),
            Kind::Place => Some(tables.places[t.index()].country.as_str()),
            _ => None,
        });
        within && country.is_some_and(|code| body.code.as_deref() != Some(code))
    }

    /// `المبعوث الأممي إلى اليمن`, `مبعوث الأمم المتحدة إلى ليبيا`: whom the United Nations sent there.
    fn envoy(&self, np: &Np, units: &[Unit], office: &str) -> Option<Resolved> {
        if office != ENVOY || self.nationality(np, units).is_some_and(|n| n.class == Class::Country) {
            return None;
        }
        let mut inner: Vec<&Np> = np.attached.iter().map(|(_, place)| place).collect();
        inner.extend(np.genitive.iter().flat_map(|body| body.attached.iter().map(|(_, place)| place)));
        let there = |place: &Np| {
            let found = resolve::sent_to(self.lexicon, office, &self.text_of(place, units), self.day);
            if let [one] = found[..] { Some(self.named(one)) } else { None }
        };
        let stated = !inner.is_empty();
        inner
            .into_iter()
            .find_map(there)
            .or_else(|| self.envoy_here(&units[np.head], office).filter(|_| !stated))
    }

    /// `المبعوث الأممي`, in an article about Yemen: the one whom the United Nations have sent there.
    fn envoy_here(&self, title: &Unit, office: &str) -> Option<Resolved> {
        let home =
            self.home.and_then(|code| self.lexicon.country_by_code(code)).filter(|_| self.is_of_un(title))?;
        let land = self.lexicon.tables().countries[home].ar.first()?;
        let found = resolve::sent_to(self.lexicon, office, land, self.day);
        if let [one] = found[..] { Some(self.named(one)) } else { None }
    }

    /// `المبعوث الأممي`: a title that says that the United Nations have sent him.
    fn is_of_un(&self, title: &Unit) -> bool {
        self.doc.folded(title.last).ends_with(OF_THE_UN) && title.first < title.last
    }

    /// The person apposed to a phrase or to the body at its end: `أمين عام اتحاد الشغل نور الدين الطبوبي`.
    pub(super) fn apposed(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
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

    fn is_former(&self, unit: &Unit) -> bool {
        self.is_adjective(unit, "former")
    }

    fn is_adjective(&self, unit: &Unit, class: &str) -> bool {
        unit.target().is_some_and(|t| {
            t.kind() == Kind::Adjective && self.lexicon.tables().adjectives[t.index()].class.contains(class)
        })
    }
}

/// Offices that only the United Nations fill.
const SENT_BY_UN: [&str; 2] = ["high-commissioner", "rapporteur"];
const UN: &str = "UNO";

const EMIRATES: &str = "ARE";

/// The office of who is sent.
const ENVOY: &str = "envoy";
/// `أممي`, folded.
const OF_THE_UN: &str = "\u{0627}\u{0645}\u{0645}\u{064A}";
