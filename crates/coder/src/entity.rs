//! Who a noun phrase means: named actors, holders of offices on the day, descriptions built from agents and nationality.

mod agent;
mod body;
mod described;
mod named;
mod office;
mod owner;
mod sector;

pub(crate) use self::agent::is_source;
pub(crate) use self::described::{is_attack, is_seat};
pub(crate) use self::owner::{national, usual_nation};
use crate::doc::Doc;
use crate::phrase::{FROM, Np};
use crate::record::{Entity, Via};
use crate::unit::{Function, Tag, Unit};
use crate::word::ARTICLE;
use lexicon::entry::Agent;
use lexicon::{Kind, Lexicon, Target};
use std::collections::{BTreeMap, HashSet};
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

    /// A body or a man under arms, of a state or not.
    pub(crate) fn is_armed(&self) -> bool {
        let armed = |s: &String| matches!(s.as_str(), "MIL" | "COP" | "SPY" | "REB" | "UAF" | "PRM");
        self.sectors.first().is_some_and(armed)
    }

    /// The entry of the word for people or things by which somebody is described, and not named.
    pub(crate) fn agent<'l>(&self, lexicon: &'l Lexicon) -> Option<&'l Agent> {
        let head = self.head.filter(|h| h.kind() == Kind::Agent && self.actor.is_none())?;
        Some(&lexicon.tables().agents[head.index()])
    }

    /// A bomb, a rocket, a car that explodes.
    pub(crate) fn is_weapon(&self, lexicon: &Lexicon) -> bool {
        self.is_of_class("weapon", lexicon)
    }

    pub(crate) fn is_vehicle(&self, lexicon: &Lexicon) -> bool {
        self.is_of_class("vehicle", lexicon)
    }

    /// Whether both mean one entity.
    pub(crate) fn same(&self, other: &Self) -> bool {
        if self.actor.is_some() && other.actor.is_some() {
            return self.actor == other.actor;
        }
        self.en.is_some() && self.en == other.en && self.code == other.code
            // `الجيشين الجيبوتي والإريتري` are two
            || self.ar.is_some() && self.ar == other.ar && self.code == other.code
    }

    fn is_of_class(&self, class: &str, lexicon: &Lexicon) -> bool {
        let agents = &lexicon.tables().agents;
        self.head.is_some_and(|h| h.kind() == Kind::Agent && agents[h.index()].class == class)
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
    /// Who bears a title by his name in the article, by the title.
    pub(crate) bearers: &'r BTreeMap<usize, Option<usize>>,
    /// The adjectives of the article's country with their article, folded: of men, then of women and bodies.
    pub(crate) national: Vec<String>,
}

impl Resolver<'_, '_, '_> {
    /// `حركتا حماس والجهاد`: a dual or plural head with coordinated genitives is several.
    pub(crate) fn spread(&self, np: &Np, units: &[Unit]) -> Vec<Resolved> {
        match &np.genitive {
            Some(genitive) if !genitive.coordinated.is_empty() => {
                let each = std::iter::once(&**genitive).chain(&genitive.coordinated);
                let several = units[np.head].bits().number() != Some(arabic::features::Number::Singular);
                let title = units[np.head].target().filter(|t| t.kind() == Kind::Office && several);
                each.map(|n| match title {
                    Some(title) => self.held_of(np, n, title, units),
                    None => self.of_state(np, n, units).unwrap_or_else(|| self.entity(n, units)),
                })
                .collect()
            }
            _ => self.by_nation(np, units).unwrap_or_else(|| vec![self.entity(np, units)]),
        }
    }

    /// `الرئيسان المصري والفرنسي`, `وزيرا الخارجية السعودي والكويتي`: a dual or plural with singular nationalities is one of
    /// each.
    fn by_nation(&self, np: &Np, units: &[Unit]) -> Option<Vec<Resolved>> {
        use arabic::features::Number;
        let several = |at: usize| matches!(units[at].bits().number(), Some(Number::Dual | Number::Plural));
        let owner = if np.adjectives.is_empty() { np.genitive.as_deref()? } else { np };
        if !several(np.head) {
            return None;
        }
        let nation =
            |at: &usize| units[*at].is(Kind::Nisba) && units[*at].bits().number() == Some(Number::Singular);
        let nations: Vec<usize> = owner.adjectives.iter().copied().filter(nation).collect();
        let joined = nations.iter().skip(1).all(|at| units[*at].clitics.conjunction.is_some());
        if nations.len() < 2 || !joined {
            return None;
        }
        let of = |one: usize| {
            let mut each = np.clone();
            let adjectives = |of: &mut Np| of.adjectives.retain(|at| *at == one || !nations.contains(at));
            adjectives(&mut each);
            each.genitive.as_deref_mut().map(adjectives);
            let title = self.singular_title(&each, units);
            let nation = self.adjective(&units[one]);
            let held =
                title.zip(nation).map(|(title, nation)| self.office_of(&each, units, title, Some(nation)));
            let bytes = self.bytes(np, units);
            held.map_or_else(
                || Resolved { several: false, ..self.entity(&each, units) },
                |h| Resolved { bytes, ..h },
            )
        };
        Some(nations.iter().map(|one| of(*one)).collect())
    }

    /// `وزيرا خارجية مصر والسعودية`: who holds the office of one of those that share it.
    fn held_of(&self, np: &Np, owner: &Np, title: Target, units: &[Unit]) -> Resolved {
        let of = self.entity(owner, units);
        Resolved {
            bytes: self.bytes(np, units),
            ..self.office_of(&of_one(np, owner), units, title, Some(of))
        }
    }

    /// `وزراء خارجية مصر والأردن`, `حكومات فرنسا وألمانيا`: of those who share a word for people or bodies, the one of this state.
    fn of_state(&self, np: &Np, state: &Np, units: &[Unit]) -> Option<Resolved> {
        let head = units[np.head].target().filter(|t| t.kind() == Kind::Agent)?;
        if !units[state.head].is(Kind::Country) {
            return None;
        }
        let agent = &self.lexicon.tables().agents[head.index()];
        // `قادة فرنسا وألمانيا`: one state is led by its president, another by its chancellor
        let leads = agent::is_leader(agent);
        let title = self.singular_title(&Np { genitive: None, ..np.clone() }, units);
        if let Some(title) = title.filter(|_| !leads) {
            return Some(Resolved { several: false, ..self.held_of(np, state, title, units) });
        }
        let one =
            agent.en.first().filter(|_| leads || agent.sectors.first().is_some_and(|s| s == GOVERNMENT))?;
        let one = if leads { agent::LEADS } else { one.as_str() };
        // `دولتا قطر والإمارات` are the states themselves
        let found = self.entity(&of_one(np, state), units);
        let described = found.actor.is_none() && one != "state";
        described.then(|| {
            let state = self.entity(state, units);
            let en = self.as_adjective(&state).map(|adjective| format!("{adjective} {one}"));
            Resolved { en, several: false, ..found }
        })
    }

    /// The office of which `وزيرا الخارجية`, `الرئيسان` are two.
    fn singular_title(&self, np: &Np, units: &[Unit]) -> Option<Target> {
        let tables = self.lexicon.tables();
        let head = units[np.head].target()?;
        if head.kind() == Kind::Office {
            return Some(head);
        }
        let noun = tables.agents.get(head.index()).filter(|_| head.kind() == Kind::Agent)?;
        let mut words = arabic::fold(&noun.ar);
        if let Some(of) = np.genitive.as_deref() {
            words.push(' ');
            words.push_str(self.doc.folded(units[of.head].first));
            if units[of.head].first != units[of.head].last {
                return None;
            }
        }
        let mut readings = self.lexicon.phrase(&words).map(|r| r.target);
        readings.find(|t| t.kind() == Kind::Office)
    }

    /// The entity of a phrase without what is coordinated to it.
    pub(crate) fn entity(&self, np: &Np, units: &[Unit]) -> Resolved {
        let mut found = self.base(np, units);
        // `اقتحام قوات الأمن المخيم`: the words for who did it, and not the deed
        if found.class != Class::Deed || found.bytes.is_empty() {
            found.bytes = self.bytes(np, units);
        }
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
            _ if self.is_number_of_people(np, units) => self.number_of_people(np, units),
            _ => self.unknown(np, units),
        }
    }

    /// `تجمع المئات`, `خرج عشرات الآلاف`: a number in words with its article, and no noun behind it.
    fn is_number_of_people(&self, np: &Np, units: &[Unit]) -> bool {
        let head = &units[np.head];
        let word = self.doc.folded(head.last);
        let stem = if head.first == head.last { usize::from(head.clitics.stem_at) } else { 0 };
        // `عشرات الآلاف من تلك النسخ`
        let of = |u: &Unit| u.function == Function::Preposition && self.doc.folded(u.first) == FROM;
        head.tag == Tag::Number
            && word.get(stem..).unwrap_or_default().starts_with(ARTICLE)
            && !units.get(np.units.end).is_some_and(of)
    }

    fn number_of_people(&self, np: &Np, units: &[Unit]) -> Resolved {
        let text = Some(self.text_of(np, units));
        let sectors = vec!["CVL".into()];
        Resolved { en: Some("people".into()), ar: text, sectors, vague: true, ..Self::blank(Class::People) }
    }

    fn text_of(&self, np: &Np, units: &[Unit]) -> String {
        let bytes = self.bytes(np, units);
        self.doc.text[bytes]
            .trim_matches(|c: char| arabic::letters::is_quote(c) || c == ')' || c == ' ')
            .to_owned()
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
}

/// The lexicon's entry of the United Nations.
pub(crate) const UN_ID: &str = "united-nations";
/// The sector of those who govern.
const GOVERNMENT: &str = "GOV";

/// A phrase as of one of those whom its genitive joins.
fn of_one(np: &Np, owner: &Np) -> Np {
    Np { genitive: Some(Box::new(Np { coordinated: Vec::new(), ..owner.clone() })), ..np.clone() }
}

/// Whether a phrase is definite: by itself, or by the end of its construct.
fn is_definite(np: &Np, units: &[Unit]) -> bool {
    units[np.head].is_definite() || np.genitive.as_deref().is_some_and(|g| is_definite(g, units))
}
