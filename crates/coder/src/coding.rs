//! The whole way of one article: sentences, units, parts, events, joined and written as records.

use crate::article::Article;
use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::{Discourse, Draft};
use crate::entity::{Resolved, Resolver};
use crate::merge::{Dated, Event as Joined, join};
use crate::names::Names;
use crate::ontology;
use crate::published::{Published, published};
use crate::record::{
    ArticleInfo, Attribution, Category, CiteInfo, Content, DateBasis, Event, Location, Mention, Span,
    SpeechKind, Statement, Status, Trigger,
};
use crate::roles::{Dropped, RoleReader};
use crate::size::SizeReader;
use crate::speech::{Said, sentence_bytes};
use crate::time::TimeExpression;
use crate::told::Dating;
use crate::unit::UnitReader;
use crate::word::WordTable;
use crate::{Coded, record};
use jiff::civil::Date;
use lexicon::{Kind, Lexicon, Target};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// What was read of an article, before it is written as records.
pub(crate) struct Reading<'l> {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) times: Vec<TimeExpression>,
    pub(crate) events: Vec<Joined<'l>>,
    pub(crate) said: Vec<(usize, Said)>,
    pub(crate) dropped: Vec<Dropped>,
    /// The country that the article is mostly about.
    pub(crate) home: Option<String>,
    pub(crate) published: Published,
}

/// Codes one article with the words met so far.
pub(crate) fn code(article: &Article, lexicon: &Lexicon, words: &mut WordTable) -> Coded {
    let doc = Doc::new(article, lexicon);
    let reading = read(&doc, lexicon, words, &mut Discourse::default());
    Writer { doc: &doc, lexicon, reading: &reading, info: info(&doc, &reading.published) }.write()
}

/// Whom the noun phrases of an article mean, in the order of the text, inner phrases too.
pub(crate) fn mentions(article: &Article, lexicon: &Lexicon) -> Vec<record::Entity> {
    let doc = Doc::new(article, lexicon);
    let mut discourse = Discourse::listening();
    let reading = read(&doc, lexicon, &mut WordTable::default(), &mut discourse);
    let home = reading.home.as_deref();
    let met = discourse.met.iter().flatten();
    let mut found: Vec<record::Entity> =
        met.map(|entity| at_home(entity, entity.record(&doc, lexicon), home)).collect();
    found.sort_by_key(|entity| entity.span);
    found.dedup();
    found
}

/// People and bodies told without a country, `المتظاهرون`, `الشرطة`, are of the country where it happened or that the
/// article is about.
fn at_home(entity: &Resolved, mut record: record::Entity, home: Option<&str>) -> record::Entity {
    let described = entity.class.acts() && entity.actor.is_none() && !record.sector.is_empty();
    if record.code.is_none() && described {
        record.code = home.map(str::to_owned);
    }
    record
}

/// Reads the article; `discourse` is empty at its beginning.
pub(crate) fn read<'l>(
    doc: &Doc<'_>,
    lexicon: &'l Lexicon,
    words: &mut WordTable,
    discourse: &mut Discourse,
) -> Reading<'l> {
    let names = Names::new(doc, lexicon);
    let (published, times) = published(doc, &names, lexicon);
    let day = published.day.map(|d| d.to_string());
    let quantities = arabic::quantities(doc.text, &doc.tokens);
    let home = home(doc, &names, lexicon);
    let resolver =
        Resolver { doc, lexicon, day: day.as_deref(), home: home.as_deref(), in_full: &names.in_full };
    let mut reading = Reading {
        sentences: Vec::new(),
        times,
        events: Vec::new(),
        said: Vec::new(),
        dropped: Vec::new(),
        home: home.clone(),
        published,
    };
    let mut events: Vec<Joined<'l>> = Vec::new();
    for (index, tokens) in doc.sentences.iter().enumerate() {
        let headline = is_headline(doc, tokens);
        let mut reader = UnitReader {
            doc,
            lexicon,
            names: &names,
            words,
            quantities: &quantities,
            times: &reading.times,
            headline,
        };
        let units = reader.read(tokens.clone());
        let sentence = Sentence::new(index, tokens.clone(), units, headline, doc, lexicon);
        let (drafts, said, dropped) = sentence_events(&resolver, &sentence, discourse);
        reading.dropped.extend(dropped);
        let sizes = SizeReader { doc, lexicon, sentence: &sentence, quantities: &quantities };
        for draft in drafts {
            let mut size = if counts(draft.category) { sizes.size(&draft) } else { record::Size::default() };
            if let Some(count) = size.dead.as_mut().or(size.injured.as_mut()) {
                count.of = sizes.parts_of(&draft);
            }
            let Published { day, interval, .. } = reading.published;
            let dating = Dating { doc, lexicon, times: &reading.times, day, interval };
            let date = dating.own(&sentence, &draft);
            let mut draft = draft;
            history(&mut draft, date.as_ref(), reading.published.best);
            events.push(Joined { draft, size, date, further: Vec::new(), headline });
        }
        reading.said.extend(said.into_iter().map(|s| (index, s)));
        reading.sentences.push(sentence);
    }
    reading.events = join(events);
    let Published { day, interval, .. } = reading.published;
    let dating = Dating { doc, lexicon, times: &reading.times, day, interval };
    dating.complete(&mut reading.events, &reading.sentences);
    for event in &mut reading.events {
        modes(event, &reading.sentences, lexicon);
    }
    reading
}

fn sentence_events<'l>(
    resolver: &Resolver<'_, '_, 'l>,
    sentence: &Sentence,
    discourse: &mut Discourse,
) -> (Vec<Draft<'l>>, Vec<Said>, Vec<Dropped>) {
    let mut reader =
        RoleReader { resolver, sentence, discourse, dropped: RefCell::default(), said: Vec::new() };
    let drafts = reader.read();
    (drafts, reader.said, reader.dropped.into_inner())
}

fn counts(category: Category) -> bool {
    matches!(
        category,
        Category::Assault | Category::Coerce | Category::Protest | Category::Retreat | Category::Sanction
    )
}

fn is_headline(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    doc.article.title.as_ref().is_some_and(|t| t.contains(&(doc.tokens[tokens.start].start as usize)))
}

/// The country that the article names most, by its places, seats and people.
fn home(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> Option<String> {
    let tables = lexicon.tables();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for token in doc.sentences.iter().flat_map(Clone::clone) {
        let Some(hit) = names.at(token).iter().find(|h| !h.bits.guarded()) else { continue };
        let code = match hit.target.kind() {
            Kind::Country | Kind::Seat => tables.countries[hit.target.index()].code.as_str(),
            Kind::Place => tables.places[hit.target.index()].country.as_str(),
            Kind::Actor => tables.actors[hit.target.index()].country.as_str(),
            _ => continue,
        };
        if lexicon.country_by_code(code).is_some() {
            *counts.entry(code).or_default() += 1;
        }
    }
    let most = counts.iter().max_by_key(|(code, n)| (**n, std::cmp::Reverse(**code)))?;
    Some((*most.0).to_owned())
}

// ---- dates ----

/// What lies more than a year before the report is history.
fn history(draft: &mut Draft<'_>, date: Option<&Dated>, published: Option<Date>) {
    let (Some(date), Some(published)) = (date, published) else { return };
    let year: Option<i16> = date.date.get(..4).and_then(|y| y.parse().ok());
    let old =
        year.is_some_and(|y| y + 1 < published.year() || (y < published.year() && date.date.len() == 4));
    if draft.status == Status::Asserted && old {
        draft.status = Status::Historical;
    }
}

// ---- modes and contexts ----

/// Modes that the words of the event's clause show.
fn modes(event: &mut Joined<'_>, sentences: &[Sentence], lexicon: &Lexicon) {
    let draft = &mut event.draft;
    let sentence = &sentences[draft.sentence];
    let themes = &lexicon.tables().themes;
    let category = format!("{:?}", draft.category).to_uppercase();
    let by_theme = draft.switch("theme");
    let acts = matches!(
        draft.category,
        Category::Assault | Category::Consult | Category::Mobilize | Category::Coerce | Category::Protest
    );
    if !(by_theme || acts) || (!draft.modes.is_empty() && !matches!(draft.category, Category::Assault)) {
        return;
    }
    let range = if by_theme {
        sentence.parts[draft.part].units.start + 1..(draft.units.end + 6).min(sentence.units.len())
    } else {
        draft.units.clone()
    };
    let mut found: Vec<&'static str> = Vec::new();
    for unit in &sentence.units[range] {
        for theme in unit.info.iter().flat_map(|i| &i.themes) {
            let theme = &themes[*theme as usize];
            if theme.kind == "mode"
                && theme.category == category
                && let Some(mode) =
                    ontology::mode(draft.category, &theme.value).filter(|m| !found.contains(m))
            {
                found.push(mode);
            }
        }
    }
    if by_theme {
        found.truncate(1);
    }
    for mode in found {
        if !draft.modes.contains(&mode) {
            draft.modes.push(mode);
        }
    }
}

fn info(doc: &Doc<'_>, published: &Published) -> ArticleInfo {
    let article = doc.article;
    ArticleInfo {
        id: article.id.clone(),
        url: article.url.clone(),
        title: article.title_text().map(str::to_owned),
        outlet: article.outlet.clone(),
        published: published.best.map(|d| d.to_string()),
        published_basis: published.basis.clone(),
        published_interval: published.interval.map(|(first, last)| (first.to_string(), last.to_string())),
        language: Some("ar"),
        text_sha256: hex(&Sha256::digest(article.text.as_bytes())),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Writes what was read as records.
struct Writer<'w, 'a, 'l> {
    doc: &'w Doc<'a>,
    lexicon: &'l Lexicon,
    reading: &'w Reading<'l>,
    info: ArticleInfo,
}

impl Writer<'_, '_, '_> {
    fn write(self) -> Coded {
        let mut events: Vec<Event> = self.reading.events.iter().map(|e| self.event(e)).collect();
        events.sort_by_key(|e| e.trigger.span);
        Coded { events, statements: self.statements() }
    }

    fn event(&self, event: &Joined<'_>) -> Event {
        let draft = &event.draft;
        let sentence = &self.reading.sentences[draft.sentence];
        let span = self.doc.span(draft.trigger.clone());
        let home = self.country(draft);
        Event {
            id: self.id(draft, span),
            date: event.date.as_ref().map(|d| d.date.clone()),
            enddate: event.date.as_ref().and_then(|d| d.enddate.clone()),
            event: draft.category,
            mode: draft.modes.clone(),
            status: draft.status,
            context: self.contexts(sentence),
            quad_code: ontology::quad(draft.category),
            event_scale: ontology::scale(draft.category, &draft.modes),
            actor: draft.actors.iter().map(|a| self.entity(a, home)).collect(),
            recipient: draft.recipients.iter().map(|a| self.entity(a, home)).collect(),
            event_loc: draft.places.iter().map(|(bytes, place)| self.location(bytes, *place)).collect(),
            size: event.size.clone(),
            attribution: self.attribution(draft),
            trigger: Trigger {
                text: self.doc.text[draft.trigger.clone()].to_owned(),
                span,
                lemma: draft.frame.lemma.clone(),
                entry: draft.frame.entry.clone(),
            },
            sentence: self.sentence(sentence),
            further_mentions: event.further.iter().map(|(bytes, at)| self.mention(bytes, *at)).collect(),
            date_basis: event.date.as_ref().map(|d| self.basis(d)),
            confidence: draft.confidence,
            article: self.info.clone(),
            story_id: None,
            cite_info: CiteInfo {
                coder: "khabar",
                version: env!("CARGO_PKG_VERSION"),
                codebook: "PLOVER 2.0",
            },
        }
    }

    /// The country that the event's places lie in, where it is one; else the one that the article is about.
    fn country(&self, draft: &Draft<'_>) -> Option<&str> {
        let tables = self.lexicon.tables();
        let code = |target: &Target| match target.kind() {
            Kind::Place => tables.places[target.index()].country.as_str(),
            _ => tables.countries[target.index()].code.as_str(),
        };
        let mut codes: Vec<&str> =
            draft.places.iter().map(|(_, p)| code(p)).filter(|c| !c.is_empty()).collect();
        codes.dedup();
        if let [one] = codes[..] { Some(one) } else { self.reading.home.as_deref() }
    }

    fn entity(&self, entity: &Resolved, home: Option<&str>) -> record::Entity {
        at_home(entity, entity.record(self.doc, self.lexicon), home)
    }

    fn id(&self, draft: &Draft<'_>, span: Span) -> String {
        let key = format!("{}:{}:{}:{}", self.info.text_sha256, span.0, draft.frame.entry, draft.sentence);
        hex(&Sha256::digest(key.as_bytes())[..8])
    }

    fn sentence(&self, sentence: &Sentence) -> record::Sentence {
        let bytes = sentence_bytes(self.doc, sentence);
        record::Sentence {
            index: sentence.index,
            span: self.doc.span(bytes.clone()),
            text: self.doc.text[bytes].to_owned(),
        }
    }

    fn mention(&self, bytes: &Range<usize>, sentence: usize) -> Mention {
        Mention {
            text: self.doc.text[bytes.clone()].to_owned(),
            span: self.doc.span(bytes.clone()),
            sentence: self.reading.sentences[sentence].index,
        }
    }

    fn basis(&self, dated: &Dated) -> DateBasis {
        DateBasis {
            text: dated.words.clone().map(|w| self.doc.text[w].to_owned()),
            span: dated.words.clone().map(|w| self.doc.span(w)),
            rule: dated.rule.clone(),
        }
    }

    fn contexts(&self, sentence: &Sentence) -> Vec<&'static str> {
        let themes = &self.lexicon.tables().themes;
        let mut found = Vec::new();
        for unit in &sentence.units {
            for theme in unit.info.iter().flat_map(|i| &i.themes).map(|t| &themes[*t as usize]) {
                if let Some(context) =
                    ontology::context(&theme.value).filter(|c| theme.kind == "context" && !found.contains(c))
                {
                    found.push(context);
                }
            }
        }
        found
    }

    fn location(&self, bytes: &Range<usize>, target: Target) -> Location {
        let tables = self.lexicon.tables();
        let mut location = Location {
            extracted_place: self.doc.text[bytes.clone()].to_owned(),
            resolved_place: None,
            lat: None,
            lon: None,
            city: None,
            district: None,
            province: None,
            country: None,
            country_code: None,
            resolution: None,
            span: self.doc.span(bytes.clone()),
        };
        if target.kind() == Kind::Place {
            let place = &tables.places[target.index()];
            location.resolved_place = Some(place.en.clone());
            (location.lat, location.lon) = (place.lat, place.lon);
            location.country = self.lexicon.country_name(&place.country).map(str::to_owned);
            location.country_code = Some(place.country.clone()).filter(|c| !c.is_empty());
            location.province =
                tables.places.iter().find(|p| p.id == place.admin1 && !p.id.is_empty()).map(|p| p.en.clone());
            match place.kind.as_str() {
                "admin1" => {
                    location.province = Some(place.en.clone());
                    location.resolution = Some("province");
                }
                "admin2" => {
                    location.district = Some(place.en.clone());
                    location.resolution = Some("district");
                }
                "region" | "river" | "sea" | "strait" | "island" | "mountain" | "desert" => {
                    location.resolution = Some("region");
                }
                "city" | "town" | "village" | "camp" => {
                    location.city = Some(place.en.clone());
                    location.resolution = Some("city");
                }
                _ => location.resolution = Some("facility"),
            }
        } else {
            let country = &tables.countries[target.index()];
            location.resolved_place = Some(country.en.clone());
            (location.lat, location.lon) = (country.lat, country.lon);
            location.country = Some(country.en.clone());
            location.country_code = Some(country.code.clone());
            location.resolution = Some("country");
        }
        location
    }

    /// Who says that the event happened, outermost first.
    fn attribution(&self, draft: &Draft<'_>) -> Vec<Attribution> {
        let mut chain: Vec<&Said> = self
            .reading
            .said
            .iter()
            .filter(|(_, said)| {
                said.content.contains(&draft.trigger.start) && !said.verb.contains(&draft.trigger.start)
            })
            .map(|(_, said)| said)
            .filter(|said| {
                !said
                    .speaker
                    .iter()
                    .all(|s| draft.actors.len() == 1 && draft.actors.iter().any(|a| a.same(s)))
            })
            .collect();
        chain.sort_by_key(|said| (said.content.start, std::cmp::Reverse(said.content.end)));
        chain.iter().map(|said| self.link(said)).collect()
    }

    fn link(&self, said: &Said) -> Attribution {
        Attribution {
            speaker: said.speaker.first().map(|s| s.record(self.doc, self.lexicon)),
            verb: Some(self.doc.text[said.verb.clone()].to_owned()),
            medium: said.medium,
            kind: said.kind,
            span: self.doc.span(said.verb.clone()),
        }
    }

    fn statements(&self) -> Vec<Statement> {
        let statements = self.reading.said.iter().filter(|(_, s)| s.statement);
        statements
            .map(|(_, said)| Statement {
                article: self.info.clone(),
                speaker: said.speaker.first().map(|s: &Resolved| s.record(self.doc, self.lexicon)),
                addressee: said.addressee.first().map(|s| s.record(self.doc, self.lexicon)),
                verb: self.doc.text[said.verb.clone()].to_owned(),
                // the words of a document are its author's, told or quoted
                kind: if said.kind == SpeechKind::Document { SpeechKind::Indirect } else { said.kind },
                medium: said.medium,
                content: Content {
                    text: self.doc.text[said.content.clone()].to_owned(),
                    span: self.doc.span(said.content.clone()),
                },
            })
            .collect()
    }
}
