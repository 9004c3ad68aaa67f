//! `khabar lexicon resolve --jsonl`: whom phrases mean, a line in, a line out; for measuring the lexicon by itself, and with
//! an article in place of a phrase whom each of its phrases means there.

use crate::report::Exit;
use lexicon::resolve::{self, Context};
use lexicon::{Kind, Lexicon};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

#[derive(Deserialize)]
struct Question {
    text: String,
    /// The text is an article's: each of its phrases is answered.
    #[serde(default)]
    is_article: bool,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    day: Option<String>,
    #[serde(default)]
    countries: Vec<String>,
}

pub(crate) fn resolve(lexicon: &Lexicon, out: &mut impl Write) -> io::Result<Exit> {
    let mut exit = Exit::Well;
    for (at, text) in io::stdin().lock().lines().enumerate() {
        match serde_json::from_str::<Question>(&text?) {
            Ok(question) if question.is_article => writeln!(out, "{}", article(lexicon, &question))?,
            Ok(question) => writeln!(out, "{}", answer(lexicon, &question))?,
            Err(error) => {
                eprintln!("error: line {}: {error}", at + 1);
                exit = Exit::SomeFailed;
            }
        }
    }
    Ok(exit)
}

fn article(lexicon: &Lexicon, question: &Question) -> Value {
    let article = coder::Article {
        published: question.day.as_deref().and_then(crate::read::parse_date),
        ..coder::Article::new("", question.title.as_deref(), &question.text)
    };
    json!({"mentions": coder::mentions(&article, lexicon)})
}

/// By name in its context, else by office, else by a description's words.
fn answer(lexicon: &Lexicon, question: &Question) -> Value {
    let countries: Vec<&str> = question.countries.iter().map(String::as_str).collect();
    let context = Context { day: question.day.as_deref(), countries: &countries, actors: &[] };
    // a name may bear its preposition: `لحزب الله`
    let named = resolve::without_clitics(&arabic::fold(&question.text));
    let named =
        named.iter().map(|text| resolve::name(lexicon, text, &context)).find(|r| !r.candidates().is_empty());
    let (how, found) = match named {
        Some(named) => ("name", named),
        None => {
            let found = resolve::phrase(lexicon, &question.text, context.day);
            ("office", resolve::in_context(lexicon, &found, &context))
        }
    };
    if found.candidates().is_empty() {
        return described(lexicon, question);
    }
    let entity = |actor: &usize| {
        let actor = lexicon.actor(*actor);
        json!({"id": actor.id, "name": actor.en.first(), "country": actor.country, "sector": actor.sectors})
    };
    json!({"text": question.text, "how": how, "found": found.candidates().iter().map(entity).collect::<Vec<_>>()})
}

/// The country, place and agents that the words of a description mean, with the longest names first.
fn described(lexicon: &Lexicon, question: &Question) -> Value {
    let folded = arabic::fold(&question.text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let (mut countries, mut actors, mut agents, mut sectors) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for span in (1..=words.len()).rev().flat_map(|length| words.windows(length)) {
        for reading in resolve::without_clitics(&span.join(" ")).iter().flat_map(|key| lexicon.phrase(key)) {
            let (tables, at) = (lexicon.tables(), reading.target.index());
            match reading.target.kind() {
                Kind::Country | Kind::Nisba | Kind::People | Kind::Seat => {
                    countries.push(&tables.countries[at]);
                }
                Kind::Actor => actors.push(&tables.actors[at]),
                Kind::Agent => agents.push(&tables.agents[at]),
                Kind::Office => sectors.push(tables.offices[at].sector.as_str()),
                _ => {}
            }
        }
    }
    sectors.splice(0..0, agents.iter().flat_map(|a| a.sectors.iter().map(String::as_str)));
    json!({
        "text": question.text,
        "how": "words",
        "country": countries.iter().map(|c| c.code.as_str()).chain(actors.iter().map(|a| a.country.as_str())).collect::<Vec<_>>(),
        "country_name": countries.iter().map(|c| c.en.as_str()).collect::<Vec<_>>(),
        "actors": actors.iter().map(|a| json!({"id": a.id, "name": a.en.first()})).collect::<Vec<_>>(),
        "agents": agents.iter().map(|a| a.en.join(" | ")).collect::<Vec<_>>(),
        "sector": sectors,
    })
}
