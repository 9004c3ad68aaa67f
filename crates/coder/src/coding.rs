//! The whole way of one article: sentences, units, parts, events, joined and written as records.

use crate::addressee::address;
use crate::article::Article;
use crate::blocks;
use crate::clause::Sentence;
use crate::completion::{
    announced, claimed, complete, demands, hit_beside, says_nothing, tidy, without_weapons,
};
use crate::confidence;
use crate::doc::Doc;
use crate::draft::{Discourse, Draft};
use crate::entity::{Class, Resolved, Resolver, national};
use crate::furniture::Patterns;
use crate::home::{bearers, home, local_countries};
use crate::location::location;
use crate::merge::{Dated, Event as Joined, is_speech, join};
use crate::modes;
use crate::names::Names;
use crate::ontology;
use crate::published::{Published, published};
use crate::record::Via;
use crate::record::{
    ArticleInfo, Attribution, Category, CiteInfo, Content, DateBasis, Event, Mention, Span, SpeechKind,
    Statement, Status, Trigger,
};
use crate::roles::{Dropped, RoleReader};
use crate::setting;
use crate::site::{Stated, stated};
use crate::size;
use crate::speech::{Said, sentence_bytes};
use crate::time::TimeExpression;
use crate::told::Dating;
use crate::toll::TollReader;
use crate::unit::UnitReader;
use crate::word::WordTable;
use crate::{Coded, record};
use jiff::civil::Date;
use lexicon::{Kind, Lexicon};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// What was read of an article, before it is written as records.
pub(crate) struct Reading<'l> {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) times: Vec<TimeExpression>,
    pub(crate) events: Vec<Joined<'l>>,
    pub(crate) said: Vec<(usize, Said)>,
    pub(crate) dropped: Vec<Dropped>,
    /// The places that each sentence speaks of.
    pub(crate) sites: Vec<Vec<Stated>>,
    /// The country that the article is mostly about.
    pub(crate) home: Option<String>,
    /// Of each sentence, the bytes and the one country that its places lie in.
    pub(crate) local: Vec<(Range<usize>, Option<String>)>,
    pub(crate) published: Published,
}

/// Codes one article with the words met so far.
pub(crate) fn code(
    article: &Article,
    lexicon: &Lexicon,
    patterns: &Patterns<'_>,
    words: &mut WordTable,
) -> Coded {
    let doc = Doc::new(article, patterns);
    let reading = read(&doc, lexicon, words, &mut Discourse::default());
    Writer { doc: &doc, lexicon, reading: &reading, info: info(&doc, &reading.published) }.write()
}

/// Whom the noun phrases of an article mean, in the order of the text, inner phrases too.
pub(crate) fn mentions(article: &Article, lexicon: &Lexicon) -> Vec<record::Entity> {
    let doc = Doc::new(article, &Patterns::new(lexicon));
    let mut discourse = Discourse::listening();
    let reading = read(&doc, lexicon, &mut WordTable::default(), &mut discourse);
    let home = reading.home.as_deref();
    let met = discourse.met.iter().flatten();
    let mut found: Vec<record::Entity> = met
        .map(|entity| {
            let home = reading.local_country(entity.bytes.start).or(home);
            at_home(entity, entity.record(&doc, lexicon), home, None)
        })
        .collect();
    found.sort_by_key(|entity| entity.span);
    found.dedup();
    found
}

/// The state whose forces hold people of another.
const OCCUPIER: &str = "ISR";

/// Those whom where they are does not make people of the country.
const OF_NO_PLACE: [&str; 14] = [
    "asylum seekers",
    "foreign fighters",
    "foreign nationals",
    "foreigner",
    "foreigners",
    "heads of state",
    "irregular migrants",
    "member state",
    "member states",
    "migrant",
    "migrants",
    "refugee",
    "refugees",
    "states",
];

/// `أقالت وزارة العدل التركية القضاة`: the state whose own ministry, court or police dismisses or holds people. An occupier's are not
/// his own.
fn governing<'d>(draft: &'d Draft<'_>) -> Option<&'d str> {
    const OWN: [&str; 3] = ["GOV", "JUD", "COP"];
    let force = matches!(draft.category, Category::Coerce | Category::Sanction);
    let [one] = &draft.actors[..] else { return None };
    let body = one.class == Class::Group && one.sectors.first().is_some_and(|s| OWN.contains(&s.as_str()));
    one.code.as_deref().filter(|code| force && body && *code != OCCUPIER)
}

/// People and bodies told without a country, `المتظاهرون`, `الشرطة`, are of the country where it happened or that the
/// article is about.
fn at_home(
    entity: &Resolved,
    mut record: record::Entity,
    home: Option<&str>,
    acts: Option<&Lexicon>,
) -> record::Entity {
    let somebody = entity.class.acts() || entity.class == Class::Deed;
    // whose aircraft they are that attack is not told by where they fly
    let head = entity.head.filter(|t| t.kind() == Kind::Agent);
    let thing = acts.zip(head).is_some_and(|(lexicon, t)| {
        matches!(lexicon.tables().agents[t.index()].class.as_str(), "vehicle" | "weapon")
    });
    let new_body = entity.class == Class::Group && entity.en.is_none();
    let told = !record.sector.is_empty() || new_body;
    let foreign = entity.en.as_deref().is_some_and(|en| OF_NO_PLACE.contains(&en));
    // a ministry of which no more is known than that it blames another country
    let unknown = entity.vague && entity.en.is_none() && entity.via == Via::Anaphora;
    let described = somebody && !thing && !foreign && !unknown && entity.actor.is_none() && told;
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
    std::mem::swap(discourse.entries.get_mut(), &mut words.of_frames);
    let names = Names::new(doc, lexicon, words);
    let (published, times) = published(doc, &names, lexicon);
    let day = published.day.map(|d| d.to_string());
    let quantities = arabic::number::quantities_with(doc.text, &doc.tokens, |token| doc.folded(token));
    let home = home(doc, &names, lexicon);
    let local = local_countries(doc, &names, lexicon);
    let bearers = bearers(doc, &names, lexicon);
    let resolver = Resolver {
        doc,
        lexicon,
        day: day.as_deref(),
        home: home.as_deref(),
        in_full: &names.in_full,
        countries: &names.countries,
        local: &local,
        bearers: &bearers,
        national: national(lexicon, home.as_deref()),
    };
    let mut reading = Reading {
        sentences: Vec::new(),
        times,
        events: Vec::new(),
        said: Vec::new(),
        dropped: Vec::new(),
        sites: Vec::new(),
        home: home.clone(),
        local: local.clone(),
        published,
    };
    let mut events: Vec<Joined<'l>> = Vec::new();
    let mut loose = Vec::new();
    for (index, tokens) in doc.sentences.iter().enumerate() {
        let headline = is_headline(doc, tokens);
        let above = headline || is_above_body(doc, index);
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
        let sites = stated(&resolver, &sentence);
        let (drafts, said, dropped) = sentence_events(&resolver, &sentence, &sites, discourse);
        reading.dropped.extend(dropped);
        reading.sites.push(sites);
        let tolls = TollReader { doc, lexicon, sentence: &sentence, quantities: &quantities }.read();
        let (sizes, rest) = size::assign(doc, &sentence, &drafts, tolls);
        loose.extend(rest);
        for (draft, size) in drafts.into_iter().zip(sizes) {
            let Published { day, interval, .. } = reading.published;
            let dating = Dating { doc, lexicon, times: &reading.times, day, interval };
            let mut draft = draft;
            to_come(&mut draft, &dating, &sentence);
            let date = dating.own(&sentence, &draft);
            let apart = dating.offset_before(&draft, &sentence).is_some();
            history(&mut draft, date.as_ref(), reading.published.best);
            let further = draft.nouns.iter().map(|noun| (noun.clone(), index)).collect();
            let told = modes::told_in(&draft, &sentence, doc).into_iter();
            let clauses = told.map(|range| (index, range)).collect();
            let contexts = Vec::new();
            events.push(Joined { draft, size, date, apart, further, clauses, headline: above, contexts });
        }
        reading.said.extend(said.into_iter().map(|s| (index, s)));
        reading.sentences.push(sentence);
    }
    let blocks = blocks::read(&reading.sentences, &names, lexicon);
    events.retain(|event| {
        let why = blocks.why(event, doc.token_at(event.draft.trigger.start));
        reading.dropped.extend(why.iter().map(|why| Dropped::of(&event.draft, why)));
        why.is_none()
    });
    reading.events = join(events, doc.text, lexicon);
    without_weapons(&mut reading.events, lexicon);
    hit_beside(&mut reading.events);
    size::settle(&mut reading.events, loose);
    setting::inherit(&mut reading.events, &reading.sites, reading.published.best, doc.text, lexicon);
    complete(&mut reading.events, doc.text, lexicon);
    announced(&mut reading.events, &reading.said, lexicon);
    claimed(&mut reading.events, &discourse.claims);
    address(&mut reading.events, &reading.said);
    for at in demands(&mut reading.events).into_iter().rev() {
        reading.events.remove(at);
    }
    tidy(&mut reading.events);
    let (empty, told): (Vec<_>, Vec<_>) = reading.events.drain(..).partition(says_nothing);
    reading.events = told;
    reading.dropped.extend(empty.iter().map(|event| Dropped {
        sentence: event.draft.sentence,
        trigger: event.draft.trigger.clone(),
        entry: event.draft.frame.entry.clone(),
        why: "neither doer nor victim nor toll is told".into(),
    }));
    let Published { day, interval, .. } = reading.published;
    let dating = Dating { doc, lexicon, times: &reading.times, day, interval };
    dating.complete(&mut reading.events, &reading.sentences);
    for event in &mut reading.events {
        modes::stated(event, &reading.sentences, &names, lexicon);
        event.contexts = modes::contexts(event, &reading.sentences, &names, lexicon);
        event.draft.confidence = confidence::score(&confidence::evidence(event, doc, &reading.sentences));
    }
    std::mem::swap(discourse.entries.get_mut(), &mut words.of_frames);
    reading
}

fn sentence_events<'l>(
    resolver: &Resolver<'_, '_, 'l>,
    sentence: &Sentence,
    sites: &[Stated],
    discourse: &mut Discourse,
) -> (Vec<Draft<'l>>, Vec<Said>, Vec<Dropped>) {
    let mut reader = RoleReader {
        resolver,
        sentence,
        discourse,
        dropped: RefCell::default(),
        spreads: RefCell::default(),
        meant: RefCell::default(),
        said: Vec::new(),
        sites,
    };
    let drafts = reader.read();
    (drafts, reader.said, reader.dropped.into_inner())
}

fn is_headline(doc: &Doc<'_>, tokens: &Range<usize>) -> bool {
    doc.title.as_ref().is_some_and(|t| t.contains(&(doc.tokens[tokens.start].start as usize)))
}

/// Whether the sentence is a line without a full stop above the first paragraph: a title that is not marked as one.
fn is_above_body(doc: &Doc<'_>, index: usize) -> bool {
    const LINES: usize = 3;
    const WORDS: usize = 24;
    let line = |tokens: &Range<usize>| {
        let text = doc.text[doc.bytes(tokens.start, tokens.end - 1)].trim_end();
        !text.ends_with(['.', '\u{061F}', '!']) && text.split_whitespace().count() <= WORDS
    };
    index < LINES && index + 1 < doc.sentences.len() && doc.sentences[..=index].iter().all(line)
}

impl Reading<'_> {
    /// The country of the sentence that the byte stands in, where its places lie in one.
    fn local_country(&self, byte: usize) -> Option<&str> {
        self.local.iter().find(|(bytes, _)| bytes.contains(&byte))?.1.as_deref()
    }
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

/// What a verb of the present puts after the report is announced: `تستضيف الدوحة غدا قمة`, `يزور الرئيس القاهرة الشهر المقبل`.
fn to_come<'d>(draft: &mut Draft<'_>, dating: &Dating<'d>, sentence: &'d Sentence) {
    let told =
        matches!(draft.category, Category::Consult | Category::Cooperate | Category::Protest | Category::Aid);
    if draft.status == Status::Asserted && told && dating.is_to_come(sentence, draft) {
        draft.status = Status::Future;
        draft.shift();
    }
}

const fn cite_info() -> CiteInfo {
    CiteInfo {
        coder: Cow::Borrowed("khabar"),
        version: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
        codebook: Cow::Borrowed("PLOVER 2.0"),
    }
}

pub(crate) fn info(doc: &Doc<'_>, published: &Published) -> ArticleInfo {
    let article = doc.article;
    ArticleInfo {
        id: article.id.clone(),
        url: article.url.clone(),
        title: doc.title.clone().map(|title| doc.text[title].to_owned()),
        outlet: doc.outlet.clone(),
        published: published.best.map(|d| d.to_string()),
        published_basis: published.basis.clone(),
        published_interval: published.interval.map(|(first, last)| (first.to_string(), last.to_string())),
        language: Some("ar".into()),
        text_sha256: hex(&Sha256::digest(article.text.as_bytes())),
        source_sha256: article.source_sha256.clone(),
        copy_of: article.copy_of.clone(),
    }
}

/// The id of an event: the same for the same text, trigger and line of the lexicon.
pub(crate) fn id(text_sha256: &str, draft: &Draft<'_>, span: Span) -> String {
    let key = format!("{text_sha256}:{}:{}:{}", span.0, draft.frame.entry, draft.sentence);
    hex(&Sha256::digest(key.as_bytes())[..8])
}

fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Whether the event is what its own actor says: who demands something is not told to say that he demands it, but who
/// bombs a town is the source of the news where he announces it.
fn speaks_itself(draft: &Draft<'_>, said: &Said) -> bool {
    is_speech(draft.category)
        && draft.actors.len() == 1
        && said.speaker.iter().all(|s| draft.actors[0].same(s))
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
        Coded { events, statements: self.statements(), article: self.info.clone(), cite_info: cite_info() }
    }

    fn event(&self, event: &Joined<'_>) -> Event {
        let draft = &event.draft;
        let sentence = &self.reading.sentences[draft.sentence];
        let span = self.doc.span(draft.trigger.clone());
        let home = self.country(draft);
        // relations are broken off with others, not with one's own people
        let own = |code: &str| draft.actors.iter().any(|a| a.code.as_deref() == Some(code));
        let breaks = draft.category == Category::Sanction && draft.modes.contains(&"discontinue");
        let home_of_recipients = home.filter(|code| !(breaks && own(code)));
        Event {
            id: id(&self.info.text_sha256, draft, span),
            date: event.date.as_ref().map(|d| d.date.clone()),
            enddate: event.date.as_ref().and_then(|d| d.enddate.clone()),
            event: draft.category,
            mode: draft.modes.iter().map(|mode| Cow::Borrowed(*mode)).collect(),
            status: draft.status,
            context: event.contexts.iter().map(|context| Cow::Borrowed(*context)).collect(),
            quad_code: ontology::quad(draft.category),
            event_scale: ontology::scale(draft.category, &draft.modes),
            actor: draft.actors.iter().map(|a| self.entity(a, home, true)).collect(),
            recipient: draft.recipients.iter().map(|a| self.entity(a, home_of_recipients, false)).collect(),
            event_loc: draft.places.iter().map(|site| location(site, self.doc, self.lexicon)).collect(),
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
            cite_info: cite_info(),
        }
    }

    /// The country that the event's places lie in, where it is one; else the one that the article is about.
    fn country<'s>(&'s self, draft: &'s Draft<'_>) -> Option<&'s str> {
        let mut codes: Vec<&str> = draft.places.iter().filter_map(|p| p.country.as_deref()).collect();
        codes.dedup();
        if let [one] = codes[..] {
            return Some(one);
        }
        let hit = draft.recipients.iter().find(|r| r.class == Class::Place && r.code.is_some());
        let local = self.reading.local_country(draft.trigger.start);
        let told = hit.and_then(|r| r.code.as_deref()).or_else(|| governing(draft)).or(local);
        told.or(self.reading.home.as_deref())
    }

    fn entity(&self, entity: &Resolved, home: Option<&str>, acts: bool) -> record::Entity {
        at_home(entity, entity.record(self.doc, self.lexicon), home, acts.then_some(self.lexicon))
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
            .filter(|said| !said.act && !said.speaker.is_empty() && !speaks_itself(draft, said))
            .collect();
        chain.sort_by_key(|said| (said.content.start, std::cmp::Reverse(said.content.end)));
        chain.iter().map(|said| self.link(said)).collect()
    }

    fn link(&self, said: &Said) -> Attribution {
        Attribution {
            speaker: said.speaker.first().map(|s| s.record(self.doc, self.lexicon)),
            verb: Some(self.doc.text[said.verb.clone()].to_owned()),
            medium: said.medium.map(Cow::Borrowed),
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
                medium: said.medium.map(Cow::Borrowed),
                content: Content {
                    text: self.doc.text[said.content.clone()].to_owned(),
                    span: self.doc.span(said.content.clone()),
                },
            })
            .collect()
    }
}
