//! An event for the tests of the outputs.

use crate::problem::Place;
use crate::read::Input;
use coder::record::{
    ArticleInfo, Category, CiteInfo, Count, Entity, Location, Sentence, Size, Span, Status, Trigger, Via,
};
use coder::{Article, Event};
use jiff::civil::date;
use serde_json::{Map, Value};

const TEXT: &str = "وفي بغداد، هاجم مسلحون مجهولون نقطة تفتيش، فقتلوا 3 جنود.";

/// The article that the event is from.
pub(crate) fn input() -> Input {
    let further =
        Map::from_iter([("desk".to_owned(), Value::from("=A1")), ("page".to_owned(), Value::from(3))]);
    let article = Article {
        published: Some(date(2024, 5, 12)),
        outlet: Some("وكالة".to_owned()),
        ..Article::new("a.txt", Some("هجوم\u{202E} في بغداد"), TEXT)
    };
    Input { further, ..Input::new(article, Place::file("a.txt")) }
}

/// An assault by unknown gunmen, in Baghdad.
pub(crate) fn event() -> Event {
    Event {
        id: "e1".to_owned(),
        date: Some("2024-05-11".to_owned()),
        enddate: Some("2024-05-12".to_owned()),
        event: Category::Assault,
        mode: vec!["firearms".into()],
        status: Status::Asserted,
        context: vec!["terrorism".into()],
        quad_code: 4,
        event_scale: Some(-9.0),
        actor: vec![entity(None, "مسلحون مجهولون", "UAF"), entity(Some("Unknown gunmen"), "مسلحون", "UAF")],
        recipient: vec![entity(Some("Iraqi Army"), "الجيش العراقي", "MIL")],
        event_loc: vec![place()],
        size: Size { dead: Some(dead()), ..Size::default() },
        attribution: Vec::new(),
        trigger: Trigger {
            text: "هاجم".to_owned(),
            span: Span(11, 15),
            lemma: "هاجم".to_owned(),
            entry: "triggers/assault.txt:12".to_owned(),
        },
        sentence: Sentence { index: 1, span: Span(0, TEXT.chars().count()), text: TEXT.to_owned() },
        further_mentions: Vec::new(),
        date_basis: None,
        confidence: 0.75,
        article: ArticleInfo { id: "a.txt".to_owned(), ..ArticleInfo::default() },
        story_id: None,
        cite_info: CiteInfo { coder: "khabar".into(), version: "0".into(), codebook: "PLOVER 2.0".into() },
    }
}

fn entity(english: Option<&str>, arabic: &str, sector: &str) -> Entity {
    Entity {
        entity_name: english.map(str::to_owned),
        entity_name_ar: Some(arabic.to_owned()),
        entity_id: None,
        wikidata_id: None,
        code: Some("IRQ".to_owned()),
        sector: vec![sector.to_owned()],
        office: None,
        affiliation: Vec::new(),
        entity_text: arabic.to_owned(),
        span: Span(0, 1),
        via: Via::Syntax,
    }
}

fn place() -> Location {
    Location {
        extracted_place: "بغداد".to_owned(),
        resolved_place: Some("Baghdad".to_owned()),
        lat: None,
        lon: None,
        city: None,
        district: None,
        province: None,
        country: None,
        country_code: Some("IRQ".to_owned()),
        resolution: Some("city".into()),
        span: Span(4, 9),
    }
}

fn dead() -> Count {
    Count { min: Some(3), max: Some(3), text: "3 جنود".to_owned(), span: Span(51, 57), of: Vec::new() }
}
