//! From data files to one blob: every entry in its table, every spelling in a map.

use super::entry::{Example, Tables, Word};
use super::order::Orders;
use super::read::{self, MarkedName, marked};
use super::source::{Problem, ProblemKind, Row, Source, rows};
use super::spell::{Bits, Kind, Speller, Target};
use std::collections::BTreeMap;

/// The compiled lexicon.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blob {
    /// The entries.
    pub tables: Tables,
    /// Inflected single words → range of `readings` (offset × 256 + count), as a finite-state map.
    pub forms: Vec<u8>,
    /// Names and phrases, words joined by one space → range of `readings`, as a finite-state map.
    pub names: Vec<u8>,
    /// Target and feature bits, eight bytes each.
    pub readings: Vec<u8>,
    /// The sentences under the triggers.
    pub examples: Vec<Example>,
    /// Orders by which entries are found.
    pub orders: Orders,
}

/// Compiles `sources`; what is wrong with them is in the second value, and the rest of the lexicon is whole.
#[must_use]
pub fn compile(sources: &[Source]) -> (Blob, Vec<Problem>) {
    let mut compiler = Compiler::default();
    let mut sorted: Vec<&Source> = sources.iter().collect();
    sorted.sort_by_key(|s| (turn(&s.path), &s.path));
    for source in sorted {
        compiler.file(source);
    }
    compiler.check_references();
    compiler.finish()
}

/// What other files refer to comes before them, what adds to their entries after them.
fn turn(path: &str) -> u8 {
    match path {
        GROUPS => 0,
        "words/classes.tsv" | "words/demonyms.tsv" | "words/stance.tsv" | "saying.tsv" => 2,
        _ => 1,
    }
}

/// Words that the frames of many triggers ask for, by the name of their kind.
const GROUPS: &str = "triggers/groups.tsv";

#[derive(Default)]
struct Compiler {
    tables: Tables,
    speller: Speller,
    problems: Vec<Problem>,
    examples: Vec<Example>,
    /// Theme numbers and their words, given to the words' readings once all words are known.
    themes: Vec<(String, u32)>,
    ids: BTreeMap<String, String>,
    verbs: BTreeMap<(String, String, String), u32>,
    nouns: BTreeMap<String, u32>,
    /// `triggers/groups.tsv`: words by the name of their kind, folded.
    groups: BTreeMap<String, Vec<String>>,
}

impl Compiler {
    fn file(&mut self, source: &Source) {
        let reader: fn(&mut Self, &Row<'_>) -> Result<(), Problem> = match source.path.as_str() {
            "countries.tsv" => Self::country,
            "offices.tsv" => Self::office,
            "agents.tsv" => Self::agent,
            "modes.tsv" => |c, row| c.theme(row, "mode"),
            "contexts.tsv" => |c, row| c.theme(row, "context"),
            "blocks.tsv" => |c, row| c.theme(row, "block"),
            "furniture.tsv" => Self::furniture,
            "saying.tsv" => Self::saying,
            "words/verbs.tsv" => Self::verb,
            "words/nouns.tsv" => Self::noun,
            "words/adjectives.tsv" => Self::adjective,
            "words/names.tsv" => Self::given_name,
            "words/function.tsv" => Self::function,
            "words/nisbas.tsv" => Self::nisba,
            "words/classes.tsv" => Self::class,
            "words/stance.tsv" => Self::stance,
            "words/demonyms.tsv" => Self::demonym,
            GROUPS => Self::group,
            path if path.starts_with("actors/") => Self::actor,
            path if path.starts_with("places/") => Self::place,
            path if path.starts_with("triggers/") && path.ends_with(".txt") => return self.triggers(source),
            path if path.starts_with("time/") || path.ends_with(".md") || path.contains("wanted") => return,
            _ => {
                let problem = Problem {
                    file: source.path.clone(),
                    line: 1,
                    kind: ProblemKind::File,
                    hint: "see `data/README.md` for the files".into(),
                };
                return self.problems.push(problem);
            }
        };
        for row in rows(source) {
            if let Err(problem) = reader(self, &row) {
                self.problems.push(problem);
            }
        }
    }

    fn unique(&mut self, row: &Row<'_>, id: &str) -> Result<(), Problem> {
        match self.ids.insert(id.to_owned(), row.place()) {
            Some(first) => {
                let problem = row.problem(ProblemKind::Duplicate(id.to_owned()), format!("first at {first}"));
                self.ids.insert(id.to_owned(), first);
                Err(problem)
            }
            None => Ok(()),
        }
    }

    fn country(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let country = read::country(row)?;
        self.unique(row, &country.code)?;
        let target = Target::new(Kind::Country, self.tables.countries.len());
        let is_word = |name: &str| {
            ["word", "preposition"].iter().any(|kind| country.guard.contains(&format!("{name}={kind}")))
        };
        for name in &country.ar {
            self.speller.name(name, target, Bits::default().with_guarded(is_word(name)));
        }
        for nisba in row.values(3) {
            self.speller.nisba(
                nisba,
                target.of_kind(Kind::Nisba),
                Bits::default().with_guarded(is_word(nisba)),
            );
        }
        for people in row.values(4) {
            self.speller.people(people.trim_start_matches('+'), target.of_kind(Kind::People));
        }
        for seat in row.values(5) {
            self.speller.name(seat, target.of_kind(Kind::Seat), Bits::default().with_guarded(is_word(seat)));
        }
        self.tables.countries.push(country);
        Ok(())
    }

    /// `adjective  code-or-actor-id  class`: adjectives of unions, religions, parties: `أوروبي`, `أممي`, `حوثي`.
    fn nisba(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let (theme, _) = read::theme(row, "nisba")?;
        let target = Target::new(Kind::OtherNisba, self.tables.themes.len());
        self.speller.nisba(row.column(0), target, Bits::default());
        self.tables.themes.push(super::entry::Theme {
            category: row.column(1).into(),
            value: row.column(2).into(),
            ..theme
        });
        Ok(())
    }

    fn actor(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let mut actor = read::actor(row)?;
        self.unique(row, &actor.id)?;
        let target = Target::new(Kind::Actor, self.tables.actors.len());
        for name in &actor.ar {
            let MarkedName { name, short, guarded } = marked(name);
            self.speller.name(name, target, Bits::default().with_short(short).with_guarded(guarded));
        }
        actor.ar = actor.ar.iter().map(|name| marked(name).name.to_owned()).collect();
        self.tables.actors.push(actor);
        Ok(())
    }

    fn office(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let office = read::office(row)?;
        let target = Target::new(Kind::Office, self.tables.offices.len());
        for title in &office.ar {
            self.speller.office(title, target);
        }
        self.tables.offices.push(office);
        Ok(())
    }

    fn agent(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let agent = read::agent(row)?;
        let target = Target::new(Kind::Agent, self.tables.agents.len());
        self.speller.noun(&agent.ar, row.column(2), &row.values(1).collect::<Vec<_>>(), target);
        if agent.class == "person" {
            self.speller.pair_of(&agent.ar, target);
        }
        self.tables.agents.push(agent);
        Ok(())
    }

    fn place(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let place = read::place(row)?;
        self.unique(row, &format!("place:{}", place.id))?;
        let target = Target::new(Kind::Place, self.tables.places.len());
        for name in &place.ar {
            let MarkedName { name, guarded, .. } = marked(name);
            self.speller.name(name, target, Bits::default().with_guarded(guarded || !place.guard.is_empty()));
        }
        self.tables.places.push(place);
        Ok(())
    }

    fn furniture(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        self.tables.furniture.push(read::furniture(row)?);
        Ok(())
    }

    fn theme(&mut self, row: &Row<'_>, kind: &str) -> Result<(), Problem> {
        let (theme, words) = read::theme(row, kind)?;
        let number = u32::try_from(self.tables.themes.len()).unwrap_or(u32::MAX);
        self.themes.extend(words.into_iter().map(|word| (word, number)));
        self.tables.themes.push(theme);
        Ok(())
    }

    /// `lemma  stance  kind  with  notes`: gives its classes to a verb of saying or a noun for what it is said in.
    fn saying(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        match row.column(2) {
            "verb" => self.saying_verb(row, "say says:clause says:quote"),
            "verb-if" => self.saying_verb(row, "say-if"),
            "act" => self.saying_verb(row, "say-act"),
            "medium" => self.medium(row),
            _ => {}
        }
        Ok(())
    }

    /// Of several verbs that are spelt alike the one with the very lemma speaks: عبّر, not عبر.
    fn saying_verb(&mut self, row: &Row<'_>, classes: &str) {
        let lemma = row.column(0);
        let folded = arabic::fold(lemma);
        let exact = self.tables.verbs.iter().any(|v| v.lemma == lemma);
        let brings =
            row.column(3).split(' ').filter(|w| !w.is_empty()).map(|w| format!("says:{}", arabic::fold(w)));
        let stance = format!("stance:{}", row.column(1));
        let classes: Vec<String> =
            classes.split(' ').map(str::to_owned).chain(brings).chain(std::iter::once(stance)).collect();
        let matches = |v: &&mut Word| if exact { v.lemma == lemma } else { arabic::fold(&v.lemma) == folded };
        for verb in self.tables.verbs.iter_mut().filter(matches) {
            classes.iter().for_each(|class| add_class(&mut verb.class, class));
        }
    }

    fn medium(&mut self, row: &Row<'_>) {
        let medium = row.column(4).split([';', ',']).next().unwrap_or_default().trim().replace(' ', "-");
        let folded = arabic::fold(row.column(0));
        if let Some(number) = self.nouns.get(&folded) {
            add_class(&mut self.tables.nouns[*number as usize].class, &format!("medium:{medium}"));
        }
        // where the phrase is read word by word the second tells: `مؤتمر صحفي`
        if let Some((noun, second)) = folded.split_once(' ')
            && let Some(number) = self.nouns.get(noun)
        {
            add_class(&mut self.tables.nouns[*number as usize].class, &format!("medium:{medium}@{second}"));
        }
    }

    fn verb(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let nouns: Vec<&str> = row.values(3).collect();
        let number =
            self.verb_entry(row, row.column(0), row.column(1), row.column(2), &nouns, row.column(4))?;
        let class = &mut self.tables.verbs[number as usize].class;
        if class.split(' ').any(|c| c == "say") && !row.column(5).is_empty() {
            add_class(class, &format!("says:{}", arabic::fold(row.column(5))));
        }
        Ok(())
    }

    /// The verb's number; a verb that several files list is one entry.
    fn verb_entry(
        &mut self,
        row: &Row<'_>,
        lemma: &str,
        root: &str,
        form: &str,
        nouns: &[&str],
        class: &str,
    ) -> Result<u32, Problem> {
        let key = (arabic::fold(lemma), arabic::fold(root), form.to_owned());
        let known = self.verbs.get(&key).copied();
        let number = known.unwrap_or_else(|| u32::try_from(self.tables.verbs.len()).unwrap_or(u32::MAX));
        let target = Target::new(Kind::Verb, number as usize);
        if known.is_none() {
            self.speller
                .verb(root, form, target)
                .map_err(|why| row.problem(ProblemKind::Morphology(format!("{lemma} {root} {form}")), why))?;
            self.tables.verbs.push(Word { lemma: lemma.to_owned(), ..Word::default() });
            self.verbs.insert(key, number);
        }
        // of two spellings the one with its shadda stays
        let entry = &mut self.tables.verbs[number as usize];
        if lemma.chars().count() > entry.lemma.chars().count() {
            lemma.clone_into(&mut entry.lemma);
        }
        for noun in nouns {
            self.speller.verbal_noun(noun, target);
        }
        add_class(&mut self.tables.verbs[number as usize].class, class);
        Ok(number)
    }

    fn noun(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let plurals: Vec<&str> = row.values(1).collect();
        self.noun_entry(row.column(0), row.column(2), &plurals, row.column(3));
        Ok(())
    }

    fn noun_entry(&mut self, lemma: &str, gender: &str, plurals: &[&str], class: &str) -> u32 {
        let key = arabic::fold(lemma);
        let number = *self.nouns.entry(key).or_insert_with(|| {
            self.tables.nouns.push(Word { lemma: lemma.to_owned(), ..Word::default() });
            u32::try_from(self.tables.nouns.len() - 1).unwrap_or(u32::MAX)
        });
        self.speller.noun(lemma, gender, plurals, Target::new(Kind::Noun, number as usize));
        add_class(&mut self.tables.nouns[number as usize].class, class);
        number
    }

    /// `word  code  needs`: an outlet's word for a state.
    fn stance(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let Some(at) = self.tables.countries.iter().position(|c| c.code == row.column(1)) else {
            return Err(row.problem(
                ProblemKind::Unknown("code", row.column(1).to_owned()),
                "an ISO3 code of `countries.tsv`",
            ));
        };
        self.tables.countries[at].stance_needs = row.column(2).split(' ').map(str::to_owned).collect();
        let bits = Bits::default().with_guarded(true).with_definite(true);
        self.speller.name(row.column(0), Target::new(Kind::Country, at), bits);
        Ok(())
    }

    /// `code  adjective`: English for the nationality.
    fn demonym(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let country = self.tables.countries.iter_mut().find(|c| c.code == row.column(0));
        country.map(|c| c.en_adjective = row.column(1).to_owned()).ok_or_else(|| {
            row.problem(
                ProblemKind::Unknown("code", row.column(0).to_owned()),
                "an ISO3 code of `countries.tsv`",
            )
        })
    }

    /// `lemma  class`: a further class of a noun.
    fn class(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let key = arabic::fold(row.column(0));
        match self.nouns.get(&key) {
            Some(number) => add_class(&mut self.tables.nouns[*number as usize].class, row.column(1)),
            None => {
                self.noun_entry(row.column(0), "", &[], row.column(1));
            }
        }
        Ok(())
    }

    fn adjective(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let target = Target::new(Kind::Adjective, self.tables.adjectives.len());
        self.speller.adjective(row.column(0), &row.values(1).collect::<Vec<_>>(), target);
        for feminine in row.values(3) {
            self.speller.word(
                feminine,
                target,
                Bits::default().with_gender(Some(arabic::features::Gender::Feminine)),
            );
        }
        self.tables.adjectives.push(Word {
            lemma: row.column(0).to_owned(),
            class: row.column(2).to_owned(),
            frames: Vec::new(),
        });
        Ok(())
    }

    fn given_name(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let particle = row.column(2) == "particle";
        let target = Target::new(if particle { Kind::NameParticle } else { Kind::GivenName }, 0);
        let gender = match &row.values(1).collect::<Vec<_>>()[..] {
            ["m"] => Some(arabic::features::Gender::Masculine),
            ["f"] => Some(arabic::features::Gender::Feminine),
            _ => None,
        };
        self.speller.word(row.column(0), target, Bits::default().with_gender(gender));
        Ok(())
    }

    fn function(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let function = read::function(row)?;
        // quantifiers and nouns of possession head noun phrases: the grammar reads them as nouns
        if matches!(function.class.as_str(), "quantifier" | "possession") {
            // `إحدى`, `ذات`: feminine without an ending that shows it
            let gender = if function.has("f") { "f" } else { "" };
            self.noun_entry(&function.lemma, gender, &[], "quantity");
            return Ok(());
        }
        let target = Target::new(Kind::Function, self.tables.functions.len());
        // `وفقا لـ`: the clitic is written onto the word after it
        let phrase = match function.lemma.rsplit_once(' ') {
            Some((phrase, last)) if last.chars().count() == 1 => phrase,
            _ => &function.lemma,
        };
        self.speller.function(phrase, target);
        self.tables.functions.push(function);
        Ok(())
    }

    fn triggers(&mut self, source: &Source) {
        let mut lemma = String::new();
        for row in rows(source) {
            let read = if row.text().starts_with(['\t', ' ']) {
                read::example(&row, &lemma).map(|example| self.examples.push(example))
            } else {
                lemma = row.column(0).to_owned();
                self.trigger(&row)
            };
            if let Err(problem) = read {
                self.problems.push(problem);
            }
        }
    }

    fn group(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let words = row.values(1).map(arabic::fold).collect();
        self.groups.insert(row.column(0).to_owned(), words);
        Ok(())
    }

    /// The words of a frame, with those of a group in the place of `@NAME`.
    fn words_of(&self, row: &Row<'_>, words: Vec<String>) -> Result<Vec<String>, Problem> {
        let mut all = Vec::new();
        for word in words {
            match word.strip_prefix('@') {
                None => all.push(word),
                Some(name) => all.extend_from_slice(self.groups.get(name).ok_or_else(|| {
                    row.problem(
                        ProblemKind::Unknown("group", word.clone()),
                        "a name from `triggers/groups.tsv`",
                    )
                })?),
            }
        }
        Ok(all)
    }

    fn trigger(&mut self, row: &Row<'_>) -> Result<(), Problem> {
        let mut frame = read::frame(row)?;
        frame.with = self.words_of(row, std::mem::take(&mut frame.with))?;
        frame.without = self.words_of(row, std::mem::take(&mut frame.without))?;
        let number = u32::try_from(self.tables.frames.len()).unwrap_or(u32::MAX);
        let mut parts = row.column(1).split(' ').filter(|p| !p.is_empty());
        match parts.next() {
            Some("verb") => {
                let (root, form) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                let nouns: Vec<&str> = parts.flat_map(|p| p.split(',')).collect();
                let verb = self.verb_entry(row, row.column(0), root, form, &nouns, "")?;
                self.tables.verbs[verb as usize].frames.push(number);
            }
            Some("noun") => {
                let gender = parts.next().unwrap_or_default();
                let plurals: Vec<&str> = parts.collect();
                let noun = self.noun_entry(row.column(0), gender, &plurals, "event");
                self.tables.nouns[noun as usize].frames.push(number);
            }
            Some("phrase") => {
                let noun = self.phrase_entry(row.column(0));
                self.tables.nouns[noun as usize].frames.push(number);
            }
            other => {
                let value = other.unwrap_or_default().to_owned();
                let hint = "`verb ROOT FORM NOUNS`, `noun GENDER PLURALS` or `phrase`";
                return Err(row.problem(ProblemKind::Unknown("word", value), hint));
            }
        }
        self.tables.frames.push(frame);
        Ok(())
    }

    /// A fixed phrase whose first word may carry clitics and the article.
    fn phrase_entry(&mut self, phrase: &str) -> u32 {
        let key = arabic::fold(phrase);
        if let Some(number) = self.nouns.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.tables.nouns.len()).unwrap_or(u32::MAX);
        self.tables.nouns.push(Word { lemma: phrase.to_owned(), class: "event".into(), frames: Vec::new() });
        self.speller.name(phrase, Target::new(Kind::EventPhrase, number as usize), Bits::default());
        self.nouns.insert(key, number);
        number
    }

    /// Ids that point at nothing.
    fn check_references(&mut self) {
        let offices: std::collections::BTreeSet<&str> =
            self.tables.offices.iter().map(|o| o.id.as_str()).collect();
        for actor in &self.tables.actors {
            let (file, line) = actor.entry.rsplit_once(':').unwrap_or((&actor.entry, "0"));
            let mut problem = |column: &'static str, value: &str, hint: &str| {
                self.problems.push(Problem {
                    file: file.to_owned(),
                    line: line.parse().unwrap_or(0),
                    kind: ProblemKind::Unknown(column, value.to_owned()),
                    hint: hint.to_owned(),
                });
            };
            if let Some(parent) = actor.parent.as_deref().filter(|p| !self.ids.contains_key(*p)) {
                problem("parent", parent, "an actor's id");
            }
            for role in actor.roles.iter().filter(|_| actor.is_person()) {
                if !offices.contains(role.office.as_str()) {
                    problem("roles", &role.office, "an id of `offices.tsv`");
                }
                if !self.ids.contains_key(&role.of) && !role.of.is_empty() && role.of.len() != 3 {
                    problem("roles", &role.of, "an ISO3 code or an actor's id");
                }
            }
        }
    }

    fn finish(mut self) -> (Blob, Vec<Problem>) {
        for (word, theme) in std::mem::take(&mut self.themes) {
            self.speller.theme(&word, Target::new(Kind::Theme, theme as usize));
        }
        self.problems.sort();
        let (forms, names, readings) = self.speller.finish();
        let orders = Orders::of(&self.tables);
        let blob = Blob { tables: self.tables, forms, names, readings, examples: self.examples, orders };
        (blob, self.problems)
    }
}

fn add_class(classes: &mut String, class: &str) {
    if class.is_empty() || classes.split(' ').any(|c| c == class) {
        return;
    }
    if !classes.is_empty() {
        classes.push(' ');
    }
    classes.push_str(class);
}
