//! Whom a name means that a person gives: by id or code of the lexicon, by English name, or as the coder reads the Arabic words.

use coder::Article;
use coder::record::{Entity, Span, Via};
use lexicon::resolve::{self, Context, Resolution};
use lexicon::{Kind, Lexicon};

/// Whom the lexicon knows by this name, id or country code, as on that day; `codes` are the countries that the event is of.
///
/// # Errors
/// Several bear the name.
pub(super) fn known(
    name: &str,
    day: Option<&str>,
    codes: &[&str],
    lexicon: &Lexicon,
) -> Result<Option<Entity>, String> {
    if let Some(actor) = lexicon.actor_by_id(name) {
        return Ok(Some(actor_on(actor, name, day, lexicon)));
    }
    let tables = lexicon.tables();
    let by_name = || tables.countries.iter().position(|country| country.en.eq_ignore_ascii_case(name));
    if let Some(country) = lexicon.country_by_code(name).or_else(by_name) {
        return Ok(Some(country_of(country, name, lexicon)));
    }
    let bears = |actor: &lexicon::entry::Actor| actor.en.iter().any(|en| en.eq_ignore_ascii_case(name));
    let english: Vec<usize> = (0..tables.actors.len()).filter(|at| bears(&tables.actors[*at])).collect();
    let context = Context { day, countries: codes, actors: &[] };
    let found = match english.as_slice() {
        [] => resolve::name(lexicon, &arabic::fold(name), &context),
        several => resolve::in_context(lexicon, &Resolution::Several(several.to_vec()), &context),
    };
    match found.candidates() {
        // the name of a country, a description, an office on the day
        [] => Ok(as_read(name, day, lexicon)),
        [one] => Ok(Some(actor_on(*one, name, day, lexicon))),
        several => {
            let ids: Vec<&str> = several.iter().map(|at| lexicon.actor(*at).id.as_str()).collect();
            Err(format!("several bear the name `{name}`: give an id, as `{}`", ids.join("` or `")))
        }
    }
}

/// What the coder makes of the words where they stand alone.
fn as_read(name: &str, day: Option<&str>, lexicon: &Lexicon) -> Option<Entity> {
    let article = Article {
        published: day.and_then(crate::read::parse_date),
        ..Article::new(String::new(), None, name)
    };
    let whole = Span(0, name.chars().count());
    let mut mentions = coder::mentions(&article, lexicon).into_iter();
    let found = mentions.find(|mention| mention.span == whole)?;
    let is_known = found.entity_name.is_some() || found.code.is_some() || !found.sector.is_empty();
    is_known.then(|| nowhere(found, name))
}

/// An actor with what the day tells of him: as the coder reads his name.
fn actor_on(number: usize, name: &str, day: Option<&str>, lexicon: &Lexicon) -> Entity {
    let actor = lexicon.actor(number);
    let names = actor.ar.iter().filter_map(|ar| as_read(ar, day, lexicon));
    let read = names.into_iter().find(|entity| entity.entity_id.as_ref() == Some(&actor.id));
    let plain = || Entity {
        entity_name: actor.en.first().cloned(),
        entity_name_ar: actor.ar.first().cloned(),
        entity_id: Some(actor.id.clone()),
        wikidata_id: actor.wikidata.clone(),
        code: Some(actor.country.clone()).filter(|code| !code.is_empty()),
        sector: actor.sectors.clone(),
        office: None,
        affiliation: actor.parent.iter().cloned().collect(),
        entity_text: name.to_owned(),
        span: Span::default(),
        via: Via::Syntax,
    };
    nowhere(read.unwrap_or_else(plain), name)
}

/// A country that acts: its government.
fn country_of(number: usize, name: &str, lexicon: &Lexicon) -> Entity {
    let country = &lexicon.tables().countries[number];
    Entity {
        entity_name: Some(country.en.clone()),
        entity_name_ar: country.ar.first().cloned(),
        entity_id: None,
        wikidata_id: None,
        code: Some(country.code.clone()),
        sector: vec!["GOV".to_owned()],
        office: None,
        affiliation: Vec::new(),
        entity_text: name.to_owned(),
        span: Span::default(),
        via: Via::Syntax,
    }
}

/// With the words that the person gave, which stand nowhere in the article.
fn nowhere(entity: Entity, name: &str) -> Entity {
    Entity { entity_text: name.to_owned(), span: Span::default(), via: Via::Syntax, ..entity }
}

/// The places and countries of this Arabic name.
pub(super) fn arabic_places(name: &str, lexicon: &Lexicon) -> Vec<(Kind, usize)> {
    let readings = lexicon.phrase(&arabic::fold(name)).map(|reading| reading.target);
    let places = readings.filter(|target| matches!(target.kind(), Kind::Place | Kind::Country));
    places.map(|target| (target.kind(), target.index())).collect()
}
