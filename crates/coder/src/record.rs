//! The records that the coder writes: PLOVER 2.0's field names first, ours after.
//!
//! Every record is complete in form: a list may be empty, what is unknown is `null`, nothing is guessed. Spans count
//! Unicode code points into the article's text, end exclusive.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A stretch of the article's text: code points, end exclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span(pub usize, pub usize);

/// The sixteen categories of PLOVER 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the codebook defines each: docs/codebook.md")]
pub enum Category {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Sanction,
    Protest,
    Mobilize,
    Coerce,
    Assault,
}

/// What the sentence claims of the event: PLOVER's auxiliary modes, or plain assertion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened, the article or its source says.
    #[default]
    Asserted,
    /// It happened long before the report (about twelve months or more), or is told as history.
    Historical,
    /// It is announced or expected.
    Future,
    /// It is supposed, conditional, feared or wished.
    Hypothetical,
    /// It did not happen.
    Negation,
}

/// How a role was filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// Position or preposition in the trigger's clause.
    Syntax,
    /// The genitive of a verbal noun or event noun.
    Construct,
    /// A nationality adjective.
    Adjective,
    /// An apposition or a relative clause to the trigger's argument.
    Apposition,
    /// A pronoun, an elided subject or a definite description that points back.
    Anaphora,
    /// Word order of headlines: the first noun phrase before the verb.
    Headline,
}

/// An event record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable for the same article text and coder: hash, sentence and trigger.
    pub id: String,
    /// ISO 8601, as precise as the text supports: `2022-08-22`, `2022-08`, `2019`.
    pub date: Option<String>,
    /// Last day of an event of several days.
    pub enddate: Option<String>,
    /// The category.
    pub event: Category,
    /// The category's modes that the text states.
    pub mode: Vec<Cow<'static, str>>,
    /// What the text claims.
    pub status: Status,
    /// PLOVER's contexts: what the event is about.
    pub context: Vec<Cow<'static, str>>,
    /// Quad class 1–4: verbal and material cooperation, verbal and material conflict.
    pub quad_code: u8,
    /// PLOVER's conflict–cooperation score, −10 to +10; the mode's where one mode has it.
    pub event_scale: Option<f64>,
    /// Who did it.
    pub actor: Vec<Entity>,
    /// To whom.
    pub recipient: Vec<Entity>,
    /// Where.
    pub event_loc: Vec<Location>,
    /// Numbers of people.
    pub size: Size,
    /// Who says so, outermost first; empty where the article itself asserts it.
    pub attribution: Vec<Attribution>,
    /// The words that name the event.
    pub trigger: Trigger,
    /// The sentence that the trigger stands in.
    pub sentence: Sentence,
    /// Other places in the article that tell the same event.
    pub further_mentions: Vec<Mention>,
    /// What dated the event.
    pub date_basis: Option<DateBasis>,
    /// How sure the coder is, 0–1.
    pub confidence: f64,
    /// The article.
    pub article: ArticleInfo,
    /// The story that the event belongs to, once stories are built.
    pub story_id: Option<String>,
    /// Which coder, lexicon and codebook made the record.
    pub cite_info: CiteInfo,
}

/// An actor or recipient.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// English name or description.
    pub entity_name: Option<String>,
    /// Arabic name or description, in the lexicon's words or the text's.
    pub entity_name_ar: Option<String>,
    /// The lexicon's id; `null` for descriptions and new names.
    pub entity_id: Option<String>,
    /// Wikidata id.
    pub wikidata_id: Option<String>,
    /// ISO3 country code, or PLOVER's code for what has none (IGO, UNO, EUR, NGO, ISM, IMG, MNC).
    pub code: Option<String>,
    /// PLOVER sectors, the primary first.
    pub sector: Vec<String>,
    /// The office named in the text or held on the day.
    pub office: Option<String>,
    /// Ids of the organisations that the actor belongs to.
    pub affiliation: Vec<String>,
    /// The words in the text.
    pub entity_text: String,
    /// Where they stand.
    pub span: Span,
    /// How the role was filled.
    pub via: Via,
}

/// A place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// The words in the text.
    pub extracted_place: String,
    /// English name.
    pub resolved_place: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// City or smaller place.
    pub city: Option<String>,
    /// Second-level division.
    pub district: Option<String>,
    /// First-level division.
    pub province: Option<String>,
    /// Country's English name.
    pub country: Option<String>,
    /// ISO3.
    pub country_code: Option<String>,
    /// How precise the point is: `facility`, `city`, `province`, `region`, `country`.
    pub resolution: Option<Cow<'static, str>>,
    /// Where the words stand.
    pub span: Span,
}

/// Numbers of people, by what befell them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Killed.
    pub dead: Option<Count>,
    /// Wounded.
    pub injured: Option<Count>,
    /// Arrested, detained, abducted.
    pub arrested: Option<Count>,
    /// Taking part.
    pub participants: Option<Count>,
}

impl Size {
    /// The counts with their names, in the order of the fields.
    #[must_use]
    pub const fn counts(&self) -> [(&'static str, Option<&Count>); 4] {
        [
            ("dead", self.dead.as_ref()),
            ("injured", self.injured.as_ref()),
            ("arrested", self.arrested.as_ref()),
            ("participants", self.participants.as_ref()),
        ]
    }
}

/// A number or a range with the words that state it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// At least; `null` where the words set no lower bound.
    pub min: Option<u64>,
    /// At most; `null` where the words set no upper bound.
    pub max: Option<u64>,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// Who they are, in part: `17 طفلا`, `4 نساء`.
    pub of: Vec<PartCount>,
}

/// A part of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartCount {
    /// How many.
    pub number: Option<u64>,
    /// Who, in the text's words.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// One link of the chain of who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who.
    pub speaker: Option<Entity>,
    /// The verb or phrase of saying, as it stands.
    pub verb: Option<String>,
    /// `statement`, `call`, `interview`, `tweet`, `speech`, `report`, `agency`, `press conference`.
    pub medium: Option<Cow<'static, str>>,
    /// How the words are given.
    pub kind: SpeechKind,
    /// Where the verb or phrase stands.
    pub span: Span,
}

/// How somebody's words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechKind {
    /// In quotation marks, or after a colon.
    Direct,
    /// Reported.
    Indirect,
    /// By a document: a statement, a report.
    Document,
}

/// The words that name the event and the lexicon line that knew them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// As they stand.
    pub text: String,
    /// Where.
    pub span: Span,
    /// Citation form.
    pub lemma: String,
    /// The lexicon's line: `triggers/assault.txt:12`.
    pub entry: String,
}

/// A sentence of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its number in the article, from 0; the title is the first where there is one.
    pub index: usize,
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: String,
}

/// Another mention of the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The trigger words there.
    pub text: String,
    /// Where.
    pub span: Span,
    /// The sentence's number.
    pub sentence: usize,
}

/// What dated the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateBasis {
    /// The words; `null` where the article's own date stands in.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// The rule that read them.
    pub rule: String,
}

/// The article that a record comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleInfo {
    /// The reader's name for it.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication, or the best day of the interval.
    pub published: Option<String>,
    /// Where that day is from: `metadata`, `option`, `dateline`, or what the text's words gave.
    pub published_basis: Option<String>,
    /// First and last possible day where the day was inferred.
    pub published_interval: Option<(String, String)>,
    /// ISO 639-1.
    pub language: Option<Cow<'static, str>>,
    /// SHA-256 of the coded text.
    pub text_sha256: String,
    /// SHA-256 of the bytes that the article was made of: the file, the page in an archive, the line of JSON.
    pub source_sha256: Option<String>,
    /// The id of the first article read whose text this one's nearly repeats, as outlets print one agency's report: it is
    /// no independent source.
    pub copy_of: Option<String>,
}

/// Which program and which codebook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CiteInfo {
    /// Program and version.
    pub coder: Cow<'static, str>,
    /// Version of the program and lexicon.
    pub version: Cow<'static, str>,
    /// Ontology.
    pub codebook: Cow<'static, str>,
}

/// What somebody said: a record of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The article.
    pub article: ArticleInfo,
    /// Who says it.
    pub speaker: Option<Entity>,
    /// To whom.
    pub addressee: Option<Entity>,
    /// The verb or phrase of saying, as it stands.
    pub verb: String,
    /// How the words are given.
    pub kind: SpeechKind,
    /// By what means.
    pub medium: Option<Cow<'static, str>>,
    /// What is said.
    pub content: Content,
}

/// What is said, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}
