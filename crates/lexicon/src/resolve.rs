//! Who a name, an office or an organisation means on a day.
//!
//! Pure functions over the [`Lexicon`]: text and day in, actors' numbers out. What stays ambiguous is answered with all
//! its candidates, never with the likeliest. Known failures: an office phrase is read by its longest title and the first
//! owner that somebody served, so `رئيس مجلس إدارة بنك مصر` is answered only where the bank has an entry.

use crate::compiler::entry::Office;
use crate::compiler::spell::{Kind, Target};
use crate::lookup::{Lexicon, Reading};
use std::collections::BTreeSet;

/// What the article around a name says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'c> {
    /// The article's day, `YYYY-MM-DD`.
    pub day: Option<&'c str>,
    /// ISO3 codes of the countries it names.
    pub countries: &'c [&'c str],
    /// Numbers of the actors that it names in full.
    pub actors: &'c [usize],
}

/// Whom a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// One actor, by number.
    One(usize),
    /// Several who could be meant, in the order of the tables.
    Several(Vec<usize>),
    /// Nobody whom the lexicon knows.
    None,
}

impl Resolution {
    fn of(found: impl IntoIterator<Item = usize>) -> Self {
        let found: BTreeSet<usize> = found.into_iter().collect();
        match found.len() {
            0 => Self::None,
            1 => found.first().map_or(Self::None, |one| Self::One(*one)),
            _ => Self::Several(found.into_iter().collect()),
        }
    }

    /// The actor, where there is one alone.
    #[must_use]
    pub const fn one(&self) -> Option<usize> {
        if let Self::One(actor) = self { Some(*actor) } else { None }
    }

    /// All who could be meant.
    #[must_use]
    pub fn candidates(&self) -> &[usize] {
        match self {
            Self::One(actor) => std::slice::from_ref(actor),
            Self::Several(actors) => actors,
            Self::None => &[],
        }
    }
}

/// Whom a whole name means: of several bearers, those whom the article names in full, else those of a country that it
/// names, else those who held an office on its day, else those whose full name it is. Each step narrows only where
/// somebody remains.
///
/// ```
/// use lexicon::{Lexicon, resolve::{self, Context}};
///
/// let lexicon = Lexicon::builtin();
/// let name = |text, countries: &[&str], day| {
///     let context = Context { day: Some(day), countries, actors: &[] };
///     let found = resolve::name(&lexicon, text, &context);
///     found.one().map(|actor| lexicon.actor(actor).en[0].as_str())
/// };
/// assert_eq!(name("حسن نصر الله", &[], "2010-05-01"), Some("Hassan Nasrallah"));
/// assert_eq!(name("السيسي", &["EGY"], "2016-05-01"), Some("Abdel Fattah el-Sisi"));
/// assert_eq!(name("لا أحد", &[], "2016-05-01"), None);
/// ```
#[must_use]
pub fn name(lexicon: &Lexicon, text: &str, context: &Context<'_>) -> Resolution {
    let readings: Vec<Reading> =
        lexicon.phrase(&words(text).join(" ")).filter(|r| r.target.kind() == Kind::Actor).collect();
    let mut found: Vec<usize> = readings.iter().map(|r| r.target.index()).collect();
    fit(lexicon, &mut found, context);
    let in_full = |actor| readings.iter().any(|r| r.target.index() == actor && !r.bits.short());
    narrow(&mut found, in_full);
    Resolution::of(found)
}

/// Of several who could be meant, those who fit the article, as [`name`] does it: `رئيس الحكومة` without its country.
#[must_use]
pub fn in_context(lexicon: &Lexicon, found: &Resolution, context: &Context<'_>) -> Resolution {
    let mut fitting = found.candidates().to_vec();
    fit(lexicon, &mut fitting, context);
    Resolution::of(fitting)
}

fn fit(lexicon: &Lexicon, found: &mut Vec<usize>, context: &Context<'_>) {
    narrow(found, |actor| context.actors.contains(&actor));
    narrow(found, |actor| context.countries.iter().any(|code| belongs(lexicon, actor, code)));
    if let Some(day) = context.day {
        narrow(found, |actor| is_active(lexicon, actor, day));
    }
}

fn narrow(found: &mut Vec<usize>, keep: impl Fn(usize) -> bool) {
    if found.iter().any(|actor| keep(*actor)) {
        found.retain(|actor| keep(*actor));
    }
}

/// Whether the actor is of the country, or served it.
fn belongs(lexicon: &Lexicon, actor: usize, code: &str) -> bool {
    let actor = lexicon.actor(actor);
    actor.country == code || actor.roles.iter().any(|role| role.of == code)
}

/// Whether an office or a state of the actor lasted on the day; an organisation without dates always is.
fn is_active(lexicon: &Lexicon, actor: usize, day: &str) -> bool {
    let entry = lexicon.actor(actor);
    lexicon.roles_on(actor, day).next().is_some() || (!entry.is_person() && entry.roles.is_empty())
}

/// Who held an office of `of` (an ISO3 code or an actor's id) on the day. `title` is an id of the offices or an Arabic
/// title without its country or organisation. An acting holder counts where the office has no other.
///
/// ```
/// use lexicon::{Lexicon, resolve::{self, Resolution}};
///
/// let lexicon = Lexicon::builtin();
/// let on = |day| resolve::office(&lexicon, "وزير الخارجية", "USA", Some(day)).one().map(|a| lexicon.actor(a).en[0].clone());
/// assert_eq!(on("2019-07-25").as_deref(), Some("Mike Pompeo"));
/// assert_eq!(resolve::office(&lexicon, "foreign-minister", "nowhere", Some("2019-07-25")), Resolution::None);
/// ```
#[must_use]
pub fn office(lexicon: &Lexicon, title: &str, of: &str, day: Option<&str>) -> Resolution {
    let offices = match lexicon.office_by_id(title) {
        Some(office) => vec![office],
        None => offices(lexicon, &words(title).join(" ")),
    };
    Resolution::of(serving(lexicon, &offices, of, day))
}

/// Who held one of the `offices` (their numbers) of `of`, an ISO3 code or an actor's id, on the day, as [`phrase`] does it:
/// the title's own office, then that of a body of the country, then, for a bare title, whatever office heads it.
///
/// ```
/// use lexicon::{Lexicon, resolve};
///
/// let lexicon = Lexicon::builtin();
/// let chairman = lexicon.tables().offices.iter().position(|o| o.id == "chairman").unwrap();
/// let head = resolve::holder_of(&lexicon, &[chairman], "YEM", Some("2015-07-21")).one().unwrap();
/// assert_eq!(lexicon.actor(head).en[0], "Abdrabbuh Mansur Hadi");
/// ```
#[must_use]
pub fn holder_of(lexicon: &Lexicon, offices: &[usize], of: &str, day: Option<&str>) -> Resolution {
    let offices: Vec<&Office> = offices.iter().map(|number| &lexicon.tables().offices[*number]).collect();
    let owners = [of.to_owned()];
    served(lexicon, &offices, &owners, day)
}

/// Whom an office with its organisation or nationality means, or an organisation by its name.
///
/// ```
/// use lexicon::{Lexicon, resolve};
///
/// let lexicon = Lexicon::builtin();
/// let on = |text, day| resolve::phrase(&lexicon, text, Some(day)).one().map(|a| lexicon.actor(a).en[0].clone());
/// assert_eq!(on("قائد فيلق القدس", "2017-05-01").as_deref(), Some("Qasem Soleimani"));
/// assert_eq!(on("قائد فيلق القدس", "2021-05-01").as_deref(), Some("Esmail Qaani"));
/// ```
#[must_use]
pub fn phrase(lexicon: &Lexicon, text: &str, day: Option<&str>) -> Resolution {
    let words = words(text);
    let whole = name(lexicon, text, &Context { day, ..Context::default() });
    if whole != Resolution::None {
        return whole;
    }
    let mut ambiguous = Resolution::None;
    for length in (1..=words.len()).rev() {
        let offices = offices(lexicon, &words[..length].join(" "));
        if offices.is_empty() {
            continue;
        }
        match holder(lexicon, &offices, &words[length..], day) {
            Resolution::None => {}
            one @ Resolution::One(_) => return one,
            several => ambiguous = if ambiguous == Resolution::None { several } else { ambiguous },
        }
    }
    ambiguous
}

/// The offices of a title, with or without its article.
fn offices<'l>(lexicon: &'l Lexicon, title: &str) -> Vec<&'l Office> {
    let numbers: BTreeSet<usize> =
        lexicon.phrase(title).filter(|r| r.target.kind() == Kind::Office).map(|r| r.target.index()).collect();
    numbers.into_iter().map(|number| &lexicon.tables().offices[number]).collect()
}

/// Who held one of the offices of whatever `rest` names.
fn holder(lexicon: &Lexicon, offices: &[&Office], rest: &[String], day: Option<&str>) -> Resolution {
    if let Some(person) = person_at_the_end(lexicon, rest, day) {
        return Resolution::One(person);
    }
    if rest.is_empty() {
        return Resolution::of(offices.iter().flat_map(|office| lexicon.holders_anywhere(&office.id, day)));
    }
    if let Some(envoy) = envoy(lexicon, offices, rest, day) {
        return envoy;
    }
    // who held it before is not said
    if rest.iter().any(|word| is_former(lexicon, word)) {
        return Resolution::None;
    }
    let is_head = offices.iter().any(|office| HEADS.contains(&office.id.as_str()));
    served(lexicon, offices, &owners(lexicon, rest, is_head), day)
}

/// Who served the first of the owners that somebody served: by the title's own office, then by that of a body of the
/// country, then by another title of a head.
fn served(lexicon: &Lexicon, offices: &[&Office], owners: &[String], day: Option<&str>) -> Resolution {
    let is_head = offices.iter().any(|office| HEADS.contains(&office.id.as_str()));
    let of = |of: &String| serving(lexicon, offices, of, day);
    let within = |of: &String| if is_head { Vec::new() } else { within(lexicon, offices, of, day) };
    let head = |of: &String| if is_head { head(lexicon, of, day) } else { Vec::new() };
    let served = |found: &Vec<usize>| !found.is_empty();
    let mut steps = owners.iter().map(of).chain(owners.iter().map(within)).chain(owners.iter().map(head));
    Resolution::of(steps.find(served).unwrap_or_default())
}

/// Offices of those whom the United Nations send somewhere.
const SENT: [&str; 3] = ["envoy", "coordinator", "representative"];
/// `إلى`, `في`, `لدى`, `من`
const TO: [&str; 4] =
    ["\u{0627}\u{0644}\u{064A}", "\u{0641}\u{064A}", "\u{0644}\u{062F}\u{064A}", "\u{0645}\u{0646}"];

/// `المبعوث الأممي إلى اليمن`: who headed the mission whose name tells where it is.
fn envoy(lexicon: &Lexicon, offices: &[&Office], rest: &[String], day: Option<&str>) -> Option<Resolution> {
    let sent: Vec<&&Office> = offices.iter().filter(|o| SENT.contains(&o.id.as_str())).collect();
    let is_of = |word: &String, kind| {
        let keys = without_clitics(word);
        keys.iter().any(|key| lexicon.word(key).any(|r| r.target.kind() == kind))
    };
    // another state's envoy has no mission of a name
    let after = rest.iter().rposition(|word| TO.contains(&word.as_str()));
    let title = rest.get(..after.unwrap_or(0)).unwrap_or_default();
    if sent.is_empty() || title.iter().any(|word| is_of(word, Kind::Nisba) && !is_of(word, Kind::OtherNisba))
    {
        return None;
    }
    let place = match after {
        Some(at) => rest.get(at + 1..).unwrap_or_default().join(" "),
        None => rest.last()?.clone(),
    };
    let found: Vec<usize> =
        sent.iter().flat_map(|office| sent_to(lexicon, &office.id, &place, day)).collect();
    (!found.is_empty()).then(|| Resolution::of(found))
}

/// Who holds the office on the day in a mission of the United Nations with the place in its name.
#[must_use]
pub fn sent_to(lexicon: &Lexicon, office: &str, place: &str, day: Option<&str>) -> Vec<usize> {
    let mut places = without_clitics(&words(place).join(" "));
    let countries =
        places.iter().flat_map(|key| lexicon.phrase(key)).filter(|r| r.target.kind() == Kind::Country);
    let others: Vec<String> = countries
        .flat_map(|r| {
            lexicon.tables().countries[r.target.index()].ar.iter().map(|name| words(name).join(" "))
        })
        .collect();
    places.extend(others);
    places.retain(|place| place.chars().count() > 2);
    // `في السودان`, before `في جنوب السودان`
    let there = |before: &str| {
        let tells = |name: &String| {
            let name = format!("{} ", words(name).join(" "));
            places.iter().any(|place| name.contains(&format!("{before} {place} ")))
        };
        let is_there = |body: &str| {
            let body = lexicon.actor_by_id(body).map(|number| lexicon.actor(number));
            body.is_some_and(|body| body.country == "UNO" && body.ar.iter().any(tells))
        };
        lexicon.holders_where(office, is_there, day)
    };
    let found: BTreeSet<usize> = TO.iter().flat_map(|to| there(&format!(" {to}"))).collect();
    if found.is_empty() { there("") } else { found.into_iter().collect() }
}

fn is_former(lexicon: &Lexicon, word: &str) -> bool {
    let is_former = |at: usize| lexicon.tables().adjectives[at].is("former");
    let readings = without_clitics(word).into_iter().flat_map(|key| lexicon.word(&key).collect::<Vec<_>>());
    readings.filter(|r| r.target.kind() == Kind::Adjective).any(|r| is_former(r.target.index()))
}

/// Offices whose titles the press uses one for the other, of heads of anything: `رئيس`, `زعيم`, `قائد`.
const HEADS: [&str; 6] =
    ["movement-leader", "party-leader", "supreme-leader", "president", "chairman", "commander"];
/// Further offices of heads, whose own titles say more.
const OTHER_HEADS: [&str; 3] = ["speaker", "prime-minister", "secretary-general"];

/// The head of `of`, whatever the title of its first.
fn head(lexicon: &Lexicon, of: &str, day: Option<&str>) -> Vec<usize> {
    // `الرئيس اللبناني` while the office is vacant is nobody, and not the speaker
    let others: &[&str] = if lexicon.was_held("president", of) { &[] } else { &OTHER_HEADS };
    let heads = HEADS.iter().chain(others).map(|id| lexicon.holders(id, of, day));
    heads.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// Holders of the offices of `of`; where there is none, those who act.
fn serving(lexicon: &Lexicon, offices: &[&Office], of: &str, day: Option<&str>) -> Vec<usize> {
    let found: Vec<usize> = offices.iter().flat_map(|office| lexicon.holders(&office.id, of, day)).collect();
    if !found.is_empty() {
        return found;
    }
    offices.iter().flat_map(|office| lexicon.holders(&format!("acting-{}", office.id), of, day)).collect()
}

/// Holders of the offices in the bodies of a country, or in the parts of an organisation: the army's chief is the state's.
fn within(lexicon: &Lexicon, offices: &[&Office], of: &str, day: Option<&str>) -> Vec<usize> {
    let is_part = |body: &str| {
        let body = lexicon.actor_by_id(body).map(|number| lexicon.actor(number));
        body.is_some_and(|body| body.country == of || body.parent.as_deref() == Some(of))
    };
    offices.iter().flat_map(|office| lexicon.holders_where(&office.id, is_part, day)).collect()
}

/// The full name after a title decides: `رئيس الوزراء العراقي نوري المالكي`. A single word may be an adjective.
fn person_at_the_end(lexicon: &Lexicon, rest: &[String], day: Option<&str>) -> Option<usize> {
    let context = Context { day, ..Context::default() };
    (0..rest.len().saturating_sub(1)).find_map(|start| {
        let found = name(lexicon, &rest[start..].join(" "), &context).one()?;
        lexicon.actor(found).is_person().then_some(found)
    })
}

/// Codes and ids of what the words name: organisations, then adjectives, then countries, then capitals; in each the
/// longest names first. A bare title (`رئيس`) is a country's only where the country is all that follows.
fn owners(lexicon: &Lexicon, words: &[String], is_bare: bool) -> Vec<String> {
    let mut ranks: [Vec<String>; 4] = Default::default();
    for span in (1..=words.len()).rev().flat_map(|length| words.windows(length)) {
        for reading in without_clitics(&span.join(" ")).iter().flat_map(|key| lexicon.phrase(key)) {
            if let Some((rank, owner)) = owner(lexicon, reading.target)
                && (rank == 0 || !is_bare || span.len() == words.len())
            {
                ranks[rank].push(owner);
            }
        }
    }
    ranks.concat()
}

fn owner(lexicon: &Lexicon, target: Target) -> Option<(usize, String)> {
    match target.kind() {
        Kind::Actor => {
            Some(lexicon.actor(target.index())).filter(|a| !a.is_person()).map(|a| (0, a.id.clone()))
        }
        Kind::OtherNisba => Some((0, lexicon.tables().themes[target.index()].category.clone())),
        Kind::Nisba => Some((1, code(lexicon, target))),
        Kind::Country => Some((2, code(lexicon, target))),
        Kind::Seat => Some((3, code(lexicon, target))),
        _ => None,
    }
}

fn code(lexicon: &Lexicon, target: Target) -> String {
    lexicon.tables().countries[target.index()].code.clone()
}

/// The words as they stand, without a preposition written onto them, and without the article, all folded.
#[must_use]
pub fn without_clitics(key: &str) -> Vec<String> {
    use arabic::letters as l;
    let mut keys = vec![key.to_owned()];
    if let Some(rest) = key.strip_prefix(l::LAM) {
        keys.push(rest.trim_start().to_owned());
        // `للأمم` has the article behind its preposition
        if rest.starts_with(l::LAM) {
            keys.push(format!("{}{rest}", l::ALEF));
        }
    }
    let bare = |key: &String| key.strip_prefix(l::ALEF)?.strip_prefix(l::LAM).map(str::to_owned);
    let without_article: Vec<String> = keys.iter().filter_map(bare).collect();
    keys.extend(without_article);
    keys
}

/// The folded words of a text.
fn words(text: &str) -> Vec<String> {
    arabic::fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}
