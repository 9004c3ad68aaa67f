//! The summary as one page: plots and tables, readable from right to left, with nothing from elsewhere and no scripts.

use super::Section;
use super::count::Counts;
use super::map::maps;
use super::names::Names;
use super::plural::{counted, grouped};
use super::svg::{bar, escaped};
use super::table::{Table, heading, table, totals};
use super::times::{QUADS, Times, legend, times};
use super::words::Language;
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// The page.
pub(super) fn page(counts: &Counts, language: Language, rows: usize) -> Vec<u8> {
    let names = Names::of(language);
    let word = |key: &str| escaped(language.word(key));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{}</h1>\n<p>{}</p>\n",
        language.code(),
        language.direction(),
        word("title"),
        word("title"),
        escaped(totals(counts, language).trim()),
    );
    if counts.all.events == 0 {
        let _ = writeln!(html, "<p>{}</p>", word("nothing"));
    }
    if let Some(times) = times(counts) {
        html.push_str(&over_time(&times, counts, language));
    }
    html.push_str(&on_map(counts, &names, language));
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Weeks) {
        let table = shown(counts, section, &names);
        if !table.rows.is_empty() {
            let title = language.word(heading(section));
            let rows = drawn(&table, title, section == Section::Stories, language, rows);
            let note = if section == Section::Pairs { language.word("pairs_note") } else { "" };
            let note = if note.is_empty() {
                String::new()
            } else {
                format!("<p class=\"note\">{}</p>\n", escaped(note))
            };
            let _ = writeln!(html, "<section>\n<h2>{}</h2>\n{rows}{note}</section>", escaped(title));
        }
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html.into_bytes()
}

fn over_time(times: &Times, counts: &Counts, language: Language) -> String {
    let title = escaped(language.word(times.span.heading()));
    let mut notes = escaped(language.word("time_note"));
    for (key, number) in [("earlier", times.earlier), ("undated", counts.without_day())] {
        if number > 0 {
            let _ = write!(
                notes,
                "<br>{}: {}.",
                escaped(language.word(key)),
                escaped(&counted(number, "event", language))
            );
        }
    }
    let columns = [&[times.span.column()], QUADS.as_slice(), &["events"]].concat();
    let rows = times.columns.iter().map(|(first, column)| {
        let all: u64 = column.iter().sum();
        let numbers = column.iter().chain([&all]).map(u64::to_string);
        [times.span.name(first, language)].into_iter().chain(numbers).collect()
    });
    let numbers = Table { columns, rows: rows.collect(), numbers: 5 };
    format!(
        "<section>\n<h2>{title}</h2>\n<figure>\n{}\n{}\n<figcaption class=\"note\">{notes}</figcaption>\n</figure>\n\
         <details>\n<summary>{}</summary>\n{}</details>\n</section>\n",
        legend(language),
        times.drawn(language),
        escaped(language.word("numbers")),
        plain(&numbers, language.word(times.span.heading()), language),
    )
}

fn on_map(counts: &Counts, names: &Names, language: Language) -> String {
    let maps = maps(counts, names, language);
    if maps.is_empty() {
        return String::new();
    }
    let mut html = format!("<section>\n<h2>{}</h2>\n", escaped(language.word("map")));
    for map in &maps {
        if maps.len() > 1 {
            let _ = writeln!(html, "<h3>{}</h3>", escaped(language.word(map.title)));
        }
        let mut notes = Vec::new();
        for (key, number) in [("largest", map.most), ("beyond", map.beyond)] {
            if number > 0 {
                notes.push(format!("{}: {}.", language.word(key), counted(number, "event", language)));
            }
        }
        let note = escaped(&notes.join(" "));
        let _ = writeln!(
            html,
            "<figure>\n{}\n<figcaption class=\"note\">{note}</figcaption>\n</figure>",
            map.svg
        );
    }
    let note = format!("{} {}", language.word("map_note"), language.word("outlines"));
    let _ = writeln!(html, "<p class=\"note\">{}</p>\n</section>", escaped(&note));
    html
}

/// The table of a section with names and words of the language; what the map shows is not told in degrees.
fn shown(counts: &Counts, section: Section, names: &Names) -> Table {
    let mut table = table(counts, section);
    table.rows = names.rows(counts, section);
    if section == Section::Places {
        table.numbers = 2;
        table.columns.retain(|column| !matches!(*column, "lat" | "lon"));
        table.rows.iter_mut().for_each(|row| drop(row.drain(4..6)));
    }
    table
}

/// The first rows of a table with a bar in each.
fn drawn(table: &Table, title: &str, is_of_stories: bool, language: Language, most_rows: usize) -> String {
    // of stories the second column counts, else that of the events
    let counted_column = if is_of_stories { 1 } else { table.columns.len() - 2 };
    let count = |row: &[String]| row.get(counted_column).and_then(|value| value.parse().ok()).unwrap_or(0);
    let most = table.rows.iter().map(|row| count(row)).max().unwrap_or(0);
    let head = head(table, language, "<td></td>");
    let mut body = String::new();
    for row in table.rows.iter().take(most_rows) {
        let bar = bar(count(row), most);
        let _ = writeln!(body, "<tr>{}<td aria-hidden=\"true\">{bar}</td></tr>", cells(table, row, language));
    }
    let left = table.rows.len().saturating_sub(most_rows) as u64;
    let note = format!("<p class=\"note\">… {}</p>\n", escaped(&counted(left, "row", language)));
    let caption = language.word(if is_of_stories { "caption_stories" } else { "caption" });
    framed(title, caption, &head, &body) + if left > 0 { &note } else { "" }
}

/// A table with all its rows.
fn plain(table: &Table, title: &str, language: Language) -> String {
    let row = |row: &Vec<String>| format!("<tr>{}</tr>\n", cells(table, row, language));
    framed(
        title,
        language.word("number_of_events"),
        &head(table, language, ""),
        &table.rows.iter().map(row).collect::<String>(),
    )
}

/// What is wider than a narrow screen scrolls in its frame, by the keyboard too.
fn framed(title: &str, caption: &str, head: &str, body: &str) -> String {
    let (title, caption) = (escaped(title), escaped(caption));
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">\n<table>\n<caption>{title}: {caption}</caption>\n\
         <thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )
}

fn head(table: &Table, language: Language, more: &str) -> String {
    let each = table.columns.iter().enumerate().map(|(at, name)| {
        let name = escaped(language.word(name));
        format!("<th scope=\"col\"{}>{name}</th>", class(table, at))
    });
    each.collect::<String>() + more
}

/// The cells of a row; the first is its heading. Names are isolated, so that either direction keeps its order.
fn cells(table: &Table, row: &[String], language: Language) -> String {
    let each = row.iter().enumerate().map(|(at, value)| {
        let shown = match value.parse() {
            Ok(number) if is_number(table, at) => grouped(number),
            _ if value.is_empty() && at == 0 => language.word("none").to_owned(),
            _ => value.clone(),
        };
        let (class, value) = (class(table, at), escaped(&shown));
        match at {
            0 => format!("<th scope=\"row\"{class}><bdi>{value}</bdi></th>"),
            _ => format!("<td{class}><bdi>{value}</bdi></td>"),
        }
    });
    each.collect()
}

fn is_number(table: &Table, at: usize) -> bool {
    at >= table.columns.len() - table.numbers
}

fn class(table: &Table, at: usize) -> &'static str {
    if is_number(table, at) { " class=\"n\"" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::fixture;
    use coder::Event;
    use coder::record::Status;

    fn text(counts: &Counts, language: Language) -> String {
        String::from_utf8(page(counts, language, 20)).expect("text")
    }

    /// What a reader sees or hears: the page without its style and its tags.
    fn visible(page: &str) -> String {
        let (_, body) = page.split_once("<body>").expect("a body");
        body.split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// An attack in Sousse on the Iraqi army, told by an outlet that the lexicon has.
    fn counts() -> Counts {
        let mut event = fixture::event();
        event.actor.truncate(1);
        event.article.outlet = Some("Jawhara FM".to_owned());
        event.article.published = Some("2024-05-12".to_owned());
        let place = &mut event.event_loc[0];
        place.resolved_place = Some("Sousse".to_owned());
        place.province = Some("Sousse Governorate".to_owned());
        place.country_code = Some("TUN".to_owned());
        (place.lat, place.lon) = (Some(35.83), Some(10.64));
        let mut counts = Counts::default();
        counts.add(&event);
        counts.add(&Event { status: Status::Negation, ..event });
        counts
    }

    #[test]
    fn a_page_needs_nothing_from_elsewhere() {
        const HOSTILE: &str = "</title><script>alert(1)</script> & \"x\" onload='y'";
        let mut counts = Counts::default();
        let mut event = fixture::event();
        event.actor[1].entity_name = Some(HOSTILE.to_owned());
        event.actor[1].entity_name_ar = Some(format!("ا{HOSTILE}"));
        event.article.outlet = Some(HOSTILE.to_owned());
        let place = &mut event.event_loc[0];
        (place.lat, place.lon) = (Some(33.3), Some(44.4));
        place.resolved_place = Some(HOSTILE.to_owned());
        place.extracted_place = format!("ب{HOSTILE}");
        place.province = Some(HOSTILE.to_owned());
        place.country_code = Some(HOSTILE.to_owned());
        counts.add(&event);
        for language in [Language::En, Language::Ar] {
            let page = text(&counts, language);
            for never in ["<script", "src=", "href=", "@import", "url(", "alert(1)<", "onload='", "http"] {
                assert!(!page.contains(never), "{never}");
            }
            assert!(page.matches("&lt;script&gt;").count() >= 6 && page.contains("class=\"town\""));
            assert!(page.contains(&format!("lang=\"{}\" dir=\"{}\"", language.code(), language.direction())));
            for tag in
                ["section", "figure", "table", "svg", "title", "details", "g", "th", "td", "bdi", "div"]
            {
                let (opened, closed) = (format!("<{tag}>"), format!("<{tag} "));
                let starts = page.matches(&opened).count() + page.matches(&closed).count();
                assert_eq!(starts, page.matches(&format!("</{tag}>")).count(), "{tag}");
            }
        }
    }

    #[test]
    fn the_arabic_page_is_arabic() {
        let page = text(&counts(), Language::Ar);
        let seen = visible(&page);
        let latin: String = seen.chars().filter(char::is_ascii_alphabetic).collect();
        assert_eq!(latin, "", "{seen}");
        for arabic in [
            "سوسة",
            "تونس",
            "جوهرة أف أم",
            "حدثان",
            "مقال واحد",
            "12 مايو 2024",
            "مسلحون مجهولون",
            "الجيش العراقي",
        ] {
            assert!(seen.contains(arabic), "{arabic}: {seen}");
        }
        for arabic in ["مؤكد: وقع", "منفي: لم يقع", "اعتداء", "مدينة أو بلدة", "6 مايو 2024: حدث واحد"]
        {
            assert!(seen.contains(arabic), "{arabic}: {seen}");
        }
    }

    #[test]
    fn the_english_page_has_english_names() {
        let seen = visible(&text(&counts(), Language::En));
        for english in [
            "2 events",
            "1 article",
            "12 May 2024",
            "Sousse Governorate",
            "Tunisia",
            "Jawhara FM",
            "6 May 2024",
        ] {
            assert!(seen.contains(english), "{english}: {seen}");
        }
    }

    #[test]
    fn plots_have_texts_and_tables_have_captions() {
        let page = text(&counts(), Language::En);
        let count = |what: &str| page.matches(what).count();
        assert_eq!((count("<svg "), count("role=\"img\" aria-labelledby="), count("<desc id=")), (2, 2, 2));
        assert_eq!(count("<table>"), count("<caption>"));
        assert_eq!(count("<table>"), count("<div class=\"scroll\" tabindex=\"0\""));
        assert_eq!(count("<th "), count("scope=\"col\"") + count("scope=\"row\""));
    }

    #[test]
    fn a_long_table_says_how_many_rows_are_left() {
        let mut counts = counts();
        for outlet in ["a", "b", "c"] {
            let mut event = fixture::event();
            event.article.outlet = Some(outlet.to_owned());
            counts.add(&event);
        }
        let page = |language| String::from_utf8(page(&counts, language, 2)).expect("text");
        assert!(page(Language::En).contains("… 2 more rows"));
        assert!(page(Language::Ar).contains("… صفان آخران"));
    }

    #[test]
    fn nothing_is_a_page_too() {
        assert!(text(&Counts::default(), Language::En).contains("No events."));
        assert!(text(&Counts::default(), Language::Ar).contains("لا أحداث"));
    }
}
