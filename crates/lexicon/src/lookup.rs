//! The compiled lexicon and what it answers.

use crate::compiler::entry::{Actor, Office, Place, Role};
use crate::compiler::order::Orders;
use crate::compiler::source::rows;
use crate::compiler::spell::{Bits, Kind, Target};
use crate::compiler::{Blob, Problem, Source, compile};
use crate::table::Entries;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What one spelling can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The entry.
    pub target: Target,
    /// Features of the form.
    pub bits: Bits,
}

/// What a preposition can mark: features that the data give it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marker {
    /// The doer: `من قبل`, `على يد`.
    pub agent: bool,
    /// Whom a deed is against: `ضد`.
    pub against: bool,
    /// Where.
    pub place: bool,
    /// Who says so: `بحسب`.
    pub source: bool,
    /// What for: `من أجل`.
    pub purpose: bool,
    /// What a protest is against: `احتجاجا على`.
    pub grievance: bool,
    /// What it is about: `بشأن`.
    pub topic: bool,
    /// A time that is known already: `منذ`, `خلال`, `قبل`.
    pub backdrop: bool,
    /// After what: `بعد`, `عقب`.
    pub after: bool,
    /// Amid whom: `وسط`.
    pub amid: bool,
    /// By what cause: `جراء`, `إثر`.
    pub cause: bool,
    /// Without what: `دون`, `بدون`.
    pub without: bool,
    /// `في صفوف`: of whose people those told of are.
    pub ranks: bool,
    /// Beside what: `قرب`, `أمام`.
    pub near: bool,
    /// How: `بشكل`, `على نحو`.
    pub manner: bool,
    /// What is answered, or what stands around it: `ردا على`, `في ظل`.
    pub aside: bool,
}

/// Where the names that begin with a word are found in its lexicon: good for that lexicon alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameStart {
    address: fst::raw::CompiledAddr,
    output: u64,
}

/// The lexicon: entries in tables, spellings in maps that point at them.
#[derive(Debug)]
pub struct Lexicon {
    tables: Entries,
    forms: fst::Map<Cow<'static, [u8]>>,
    names: fst::Map<Cow<'static, [u8]>>,
    readings: Cow<'static, [u8]>,
    orders: Orders,
    /// Numbers of the countries by their codes, made when they are first asked for.
    codes: OnceLock<HashMap<String, u32>>,
    /// Numbers of the offices by their ids, made likewise.
    offices: OnceLock<HashMap<String, usize>>,
    /// What prepositions mark, by their folded letters.
    markers: HashMap<String, Marker>,
    /// The folded letters of the function words, by their numbers.
    letters: Vec<Box<str>>,
}

macro_rules! part {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bin"))
    };
}

impl Lexicon {
    /// The lexicon that is built into the program.
    ///
    /// # Panics
    /// Never: the build script wrote what this reads.
    #[must_use]
    pub fn builtin() -> Self {
        let orders = postcard::from_bytes(part!("orders")).expect("the build script wrote the orders");
        let fixed = |bytes: &'static [u8]| Cow::Borrowed(bytes);
        Self::new(
            Entries::builtin(),
            orders,
            fixed(part!("forms")),
            fixed(part!("names")),
            fixed(part!("readings")),
        )
    }

    /// A lexicon compiled from `sources` alone, and what is wrong with them.
    ///
    /// # Panics
    /// Never: the compiler wrote what this reads.
    #[must_use]
    pub fn from_sources(sources: &[Source]) -> (Self, Vec<Problem>) {
        let (Blob { tables, forms, names, readings, orders, .. }, problems) = compile(sources);
        (Self::new(tables.into(), orders, forms.into(), names.into(), readings.into()), problems)
    }

    /// The built-in lexicon with a user's own files added. An entry with the id of a built-in one takes its place
    /// (actors, places, offices, countries); words, names and triggers are added to what is there.
    ///
    /// All is compiled anew, which takes about a second; the problems are those of the user's files.
    #[must_use]
    pub fn with(own: &[Source]) -> (Self, Vec<Problem>) {
        let mut all = crate::sources();
        for source in &mut all {
            replace(source, own);
        }
        all.extend_from_slice(own);
        Self::from_sources(&all)
    }

    fn new(
        tables: Entries,
        orders: Orders,
        forms: Cow<'static, [u8]>,
        names: Cow<'static, [u8]>,
        readings: Cow<'static, [u8]>,
    ) -> Self {
        let letters: Vec<Box<str>> =
            tables.functions.iter().map(|f| arabic::fold(&f.lemma).into_boxed_str()).collect();
        let markers = markers(&tables, &letters);
        Self {
            markers,
            letters,
            tables,
            forms: fst::Map::new(forms).expect("the compiler wrote the map"),
            names: fst::Map::new(names).expect("the compiler wrote the map"),
            readings,
            orders,
            codes: OnceLock::new(),
            offices: OnceLock::new(),
        }
    }

    /// The entries.
    #[must_use]
    #[inline]
    pub const fn tables(&self) -> &Entries {
        &self.tables
    }

    /// What a folded single word, without clitics, can be.
    #[inline]
    pub fn word(&self, folded: &str) -> impl Iterator<Item = Reading> + '_ {
        self.range(self.forms.get(folded).unwrap_or(0))
    }

    /// What a folded text can be as a whole: its words joined by one space; a name, a phrase or a single word.
    pub fn phrase(&self, folded: &str) -> impl Iterator<Item = Reading> + '_ {
        let names = self.range(self.names.get(folded).unwrap_or(0));
        names.chain(self.word(folded))
    }

    #[inline]
    fn range(&self, range: u64) -> impl Iterator<Item = Reading> + '_ {
        let start = usize::try_from(range >> 8).unwrap_or(0) * 8;
        let count = usize::try_from(range & 255).unwrap_or(0);
        self.readings[start..start + count * 8].chunks_exact(8).map(|bytes| {
            let number =
                |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
            Reading { target: Target::from_u32(number(0)), bits: Bits::from_u32(number(4)) }
        })
    }

    /// Every spelling of an entry, folded, in the order of their letters: those of a verb with its nouns and participles.
    ///
    /// It looks through all spellings, which takes a tenth of a second.
    #[must_use]
    pub fn spellings(&self, entry: Target) -> Vec<(String, Reading)> {
        use fst::Streamer;
        let mut found = Vec::new();
        for map in [&self.forms, &self.names] {
            let mut stream = map.stream();
            while let Some((key, range)) = stream.next() {
                let readings = self.range(range).filter(|r| is_of(r.target, entry));
                found.extend(readings.map(|reading| (String::from_utf8_lossy(key).into_owned(), reading)));
            }
        }
        found
    }

    /// Names and phrases that begin with `first` and go on with the words that `next` gives: calls `found` for each
    /// that ends, with how many words it has, shortest first.
    pub fn names<'w>(
        &self,
        first: &str,
        next: impl FnMut(usize) -> Option<&'w str>,
        found: impl FnMut(usize, Reading),
    ) {
        if let Some(start) = self.name_start(first) {
            self.names_from(start, next, found);
        }
    }

    /// Where the names and phrases that begin with the word `first` are found; `None` where there are none.
    #[must_use]
    pub fn name_start(&self, first: &str) -> Option<NameStart> {
        let root = self.names.as_fst().root();
        let (node, output) = self.walk(root, fst::raw::Output::zero(), first.as_bytes())?;
        let begins = node.is_final() || node.find_input(b' ').is_some();
        begins.then(|| NameStart { address: node.addr(), output: output.value() })
    }

    /// As [`Lexicon::names`], from where the names begin with their first word.
    pub fn names_from<'w>(
        &self,
        start: NameStart,
        mut next: impl FnMut(usize) -> Option<&'w str>,
        mut found: impl FnMut(usize, Reading),
    ) {
        let mut node = self.names.as_fst().node(start.address);
        let mut output = fst::raw::Output::new(start.output);
        for words in 1.. {
            if node.is_final() {
                let range = output.cat(node.final_output()).value();
                self.range(range).for_each(|reading| found(words, reading));
            }
            let Some(word) = next(words) else { return };
            let Some(after) = self
                .walk(node, output, b" ")
                .and_then(|(space, output)| self.walk(space, output, word.as_bytes()))
            else {
                return;
            };
            (node, output) = after;
        }
    }

    fn walk<'f>(
        &'f self,
        mut node: fst::raw::Node<'f>,
        mut output: fst::raw::Output,
        bytes: &[u8],
    ) -> Option<(fst::raw::Node<'f>, fst::raw::Output)> {
        for byte in bytes {
            let transition = node.transition(node.find_input(*byte)?);
            output = output.cat(transition.out);
            node = self.names.as_fst().node(transition.addr);
        }
        Some((node, output))
    }

    /// What a preposition marks; nothing for one that is not known.
    #[must_use]
    pub fn marker(&self, folded: &str) -> Marker {
        self.markers.get(folded).copied().unwrap_or_default()
    }

    /// The folded letters of the function word with this number.
    #[must_use]
    #[inline]
    pub fn letters(&self, function: usize) -> &str {
        &self.letters[function]
    }

    /// The number of the actor with this id.
    #[must_use]
    pub fn actor_by_id(&self, id: &str) -> Option<usize> {
        find(&self.orders.actors, id, |at| &self.tables.actors[at].id)
    }

    /// The number of the country with this ISO3 code.
    #[must_use]
    pub fn country_by_code(&self, code: &str) -> Option<usize> {
        let number = |at: &u32| (self.tables.countries[*at as usize].code.clone(), *at);
        let codes = self.codes.get_or_init(|| self.orders.countries.iter().map(number).collect());
        codes.get(code).map(|at| *at as usize)
    }

    /// The place with this id.
    #[must_use]
    pub fn place_by_id(&self, id: &str) -> Option<&Place> {
        find(&self.orders.places, id, |at| &self.tables.places[at].id).map(|at| &self.tables.places[at])
    }

    /// The office with this id: of several the first.
    #[must_use]
    pub fn office_by_id(&self, id: &str) -> Option<&Office> {
        let offices = self.offices.get_or_init(|| {
            let numbered = self.tables.offices.iter().enumerate().rev();
            numbered.map(|(at, office)| (office.id.clone(), at)).collect()
        });
        offices.get(id).map(|at| &self.tables.offices[*at])
    }

    /// The English name of a country code.
    #[must_use]
    pub fn country_name(&self, code: &str) -> Option<&str> {
        self.country_by_code(code).map(|at| self.tables.countries[at].en.as_str())
    }

    /// The numbers of the frames of a verb, in whatever form, or of a noun for events.
    #[must_use]
    pub fn frames_of(&self, word: Target) -> &[u32] {
        match word.kind() {
            Kind::Verb | Kind::VerbalNoun | Kind::ActiveParticiple => &self.tables.verbs[word.index()].frames,
            Kind::Noun | Kind::EventPhrase => &self.tables.nouns[word.index()].frames,
            _ => &[],
        }
    }

    /// Who held the office of `of` (an ISO3 code or an actor's id) on `day` (`YYYY-MM-DD`): numbers of actors.
    ///
    /// Without a day, only an office that has had a single known holder is answered.
    #[must_use]
    pub fn holders(&self, office: &str, of: &str, day: Option<&str>) -> Vec<usize> {
        let start = self.orders.holders.partition_point(|held| self.key(*held) < (office, of));
        let length = self.orders.holders[start..].partition_point(|held| self.key(*held) == (office, of));
        self.on_day(&self.orders.holders[start..start + length], day)
    }

    /// Whether anybody is known to have ever held the office of `of`.
    #[must_use]
    pub fn was_held(&self, office: &str, of: &str) -> bool {
        self.orders.holders.binary_search_by(|held| self.key(*held).cmp(&(office, of))).is_ok()
    }

    /// Who held the office anywhere on `day`: numbers of actors. Without a day, as [`Lexicon::holders`].
    #[must_use]
    pub fn holders_anywhere(&self, office: &str, day: Option<&str>) -> Vec<usize> {
        self.holders_where(office, |_| true, day)
    }

    /// Who held the office on `day` of the countries and organisations that `is_owner` accepts.
    #[must_use]
    pub fn holders_where(
        &self,
        office: &str,
        is_owner: impl Fn(&str) -> bool,
        day: Option<&str>,
    ) -> Vec<usize> {
        let start = self.orders.holders.partition_point(|held| self.key(*held).0 < office);
        let length = self.orders.holders[start..].partition_point(|held| self.key(*held).0 == office);
        let of_office = self.orders.holders[start..start + length].iter();
        let of_day = of_office.filter(|held| day.is_none_or(|day| holds(self.held(**held), day)));
        let accepted = of_day.filter(|held| is_owner(self.key(**held).1));
        self.on_day(&accepted.copied().collect::<Vec<_>>(), day)
    }

    fn on_day(&self, known: &[(u32, u32)], day: Option<&str>) -> Vec<usize> {
        let lasts = |held: &(u32, u32)| match day {
            Some(day) => holds(self.held(*held), day),
            None => known.len() == 1,
        };
        let mut found: Vec<usize> =
            known.iter().filter(|h| lasts(h)).map(|(actor, _)| *actor as usize).collect();
        found.dedup();
        found
    }

    fn held(&self, (actor, role): (u32, u32)) -> &Role {
        &self.tables.actors[actor as usize].roles[role as usize]
    }

    /// Office and owner of a role, by which holders are sorted.
    fn key(&self, held: (u32, u32)) -> (&str, &str) {
        let role = self.held(held);
        (&role.office, &role.of)
    }

    /// The roles that actor number `actor` holds on `day`.
    pub fn roles_on<'l>(&'l self, actor: usize, day: &'l str) -> impl Iterator<Item = &'l Role> + 'l {
        self.tables.actors[actor].roles.iter().filter(move |role| holds(role, day))
    }

    /// The actor with this number.
    #[must_use]
    pub fn actor(&self, number: usize) -> &Actor {
        &self.tables.actors[number]
    }
}

/// Makes a comment of every line whose id a file of the same kind has too; the other lines keep their numbers.
fn replace(source: &mut Source, own: &[Source]) {
    let Some(kind) = kind_of(&source.path) else { return };
    let same_kind = own.iter().filter(|o| kind_of(&o.path) == Some(kind));
    let ids: std::collections::HashSet<&str> = same_kind.flat_map(rows).map(|row| row.column(0)).collect();
    if !ids.is_empty() {
        let id = |line: &str| line.split('\t').next().unwrap_or_default().trim().to_owned();
        let lines = source.text.lines().map(|line| if ids.contains(id(line).as_str()) { "#" } else { line });
        source.text = lines.collect::<Vec<_>>().join("\n");
    }
}

/// The kinds of files whose first column is an id.
fn kind_of(path: &str) -> Option<&'static str> {
    ["actors/", "places/", "offices.tsv", "countries.tsv"].into_iter().find(|kind| path.starts_with(kind))
}

/// Whether a spelling's target is the entry, under whatever kind the table is read as.
fn is_of(target: Target, entry: Target) -> bool {
    let table = |kind| match kind {
        Kind::VerbalNoun | Kind::ActiveParticiple | Kind::PassiveParticiple => Kind::Verb,
        Kind::Nisba | Kind::People | Kind::Seat => Kind::Country,
        Kind::EventPhrase => Kind::Noun,
        other => other,
    };
    table(target.kind()) == table(entry.kind()) && target.index() == entry.index()
}

fn find<'t>(sorted: &[u32], wanted: &str, key: impl Fn(usize) -> &'t str) -> Option<usize> {
    let after = sorted.partition_point(|at| key(*at as usize) <= wanted);
    let last = sorted[..after].last().map(|at| *at as usize)?;
    (key(last) == wanted).then_some(last)
}

fn markers(tables: &Entries, letters: &[Box<str>]) -> HashMap<String, Marker> {
    // `من` marks so much that it marks nothing by itself
    const FROM: &str = "\u{0645}\u{0646}";
    let mut markers: HashMap<String, Marker> = HashMap::new();
    for (function, key) in tables.functions.iter().zip(letters).filter(|(f, _)| f.class == "prep") {
        let key: &str = key;
        let has = |feature: &str| function.features.split(' ').any(|f| f == feature);
        let marker = markers.entry(key.to_owned()).or_default();
        let place = has("place");
        marker.agent |= has("agent") && key != FROM;
        marker.against |= has("against") && !place;
        marker.grievance |= has("protest");
        marker.topic |= has("topic") && !has("source");
        marker.after |= has("after");
        marker.amid |= has("amid");
        marker.cause |= has("cause");
        marker.without |= has("without");
        marker.ranks |= has("ranks");
        marker.near |= has("near");
        marker.manner |= has("manner");
        marker.aside |= has("response") || has("auspices") || has("circumstance");
        marker.backdrop |= has("time") && !has("after");
        marker.place |= place;
        marker.source |= has("source-of-claim");
        marker.purpose |= has("purpose") && function.lemma.contains(' ');
    }
    markers
}

/// Whether the role lasted on `day`; a bound known only to the year or month holds for all of it.
fn holds(role: &Role, day: &str) -> bool {
    let starts = role.from.is_empty() || role.from.as_str() <= day || day.starts_with(role.from.as_str());
    let ends = role.to.is_empty() || day <= role.to.as_str() || day.starts_with(role.to.as_str());
    starts && ends
}

/// Whether the target is a name of somebody or something.
#[must_use]
pub const fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Actor | Kind::Country | Kind::Seat | Kind::Place)
}
