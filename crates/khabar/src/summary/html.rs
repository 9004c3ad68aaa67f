//! The summary as one page: plots and tables, readable from right to left, with nothing from elsewhere and no scripts.

use super::Section;
use super::count::Counts;
use super::plot::{bar, escaped, legend, map, times};
use super::table::{Table, heading, table, totals};
use super::words::Language;
use std::fmt::Write;

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}\
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}\
svg{width:100%;height:auto}svg text{font:11px sans-serif;fill:#555}svg .end{text-anchor:end}svg .grid{stroke:#ddd}\
svg .sea{fill:#f4f7f9}svg .town{fill:#a93226;fill-opacity:.55;stroke:#fff}svg .area{fill:none;stroke:#a93226;stroke-width:1.5}\
table{border-collapse:collapse;width:100%}th,td{padding:.25rem .5rem;text-align:start;border-bottom:1px solid #e5e5e5;vertical-align:top}\
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}\
.bar{display:block;min-width:6rem}.bar i{display:block;height:.7rem;margin-top:.4rem;background:#1f618d}\
.legend .key{margin-inline-end:1.2rem;white-space:nowrap}.legend i{display:inline-block;width:.8rem;height:.8rem;margin-inline-end:.4rem}\
.note{color:#555}@media print{body{max-width:none;margin:0}}";

/// The page.
pub(super) fn page(counts: &Counts, language: Language, rows: usize) -> Vec<u8> {
    let word = |key: &str| escaped(language.word(key));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{}</h1>\n<p>{}</p>\n",
        language.code(),
        language.direction(),
        word("title"),
        word("title"),
        escaped(totals(counts, language).trim()),
    );
    if counts.all.events == 0 {
        let _ = writeln!(html, "<p>{}</p>", word("nothing"));
    }
    if let Some((heading, svg, earlier)) = times(counts) {
        let _ = writeln!(html, "<section>\n<h2>{}</h2>\n{}\n{svg}", word(heading), legend(language));
        if earlier > 0 {
            let _ = writeln!(html, "<p class=\"note\">{}: {earlier}</p>", word("earlier"));
        }
        html.push_str("</section>\n");
    }
    if let Some((svg, beyond)) = map(&counts.places) {
        let beyond = if beyond > 0 { format!(" {}: {beyond}.", word("beyond")) } else { String::new() };
        let (heading, note) = (word("map"), word("map_note"));
        let _ = writeln!(
            html,
            "<section>\n<h2>{heading}</h2>\n{svg}\n<p class=\"note\">{note}{beyond}</p>\n</section>"
        );
    }
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Weeks) {
        let table = table(counts, section);
        if !table.rows.is_empty() {
            let (heading, rows) = (word(heading(section)), drawn(&table, section, language, rows));
            let _ = writeln!(html, "<section>\n<h2>{heading}</h2>\n{rows}</section>");
        }
    }
    html.push_str("</body>\n</html>\n");
    html.into_bytes()
}

/// A table with a bar in each row. Names are isolated, so that either direction keeps its order.
fn drawn(table: &Table, section: Section, language: Language, rows: usize) -> String {
    let words = table.columns.len() - table.numbers;
    let class = |at: usize| if at < words { "" } else { " class=\"n\"" };
    // of stories the second column counts, else that of the events
    let counted = if section == Section::Stories { 1 } else { table.columns.len() - 2 };
    let count = |row: &[String]| row.get(counted).and_then(|value| value.parse().ok()).unwrap_or(0);
    let most = table.rows.iter().map(|row| count(row)).max().unwrap_or(0);
    let heads = table.columns.iter().enumerate();
    let heads: String =
        heads.map(|(at, name)| format!("<th{}>{}</th>", class(at), escaped(language.word(name)))).collect();
    let mut html = format!("<table>\n<tr>{heads}<th></th></tr>\n");
    for row in table.rows.iter().take(rows) {
        let cells = row.iter().enumerate().map(|(at, value)| {
            let is_category = section == Section::Categories && at == 0;
            let value =
                if is_category { language.word(&value.to_lowercase()).to_owned() } else { value.clone() };
            format!("<td{}><bdi>{}</bdi></td>", class(at), escaped(&value))
        });
        let _ = writeln!(html, "<tr>{}<td>{}</td></tr>", cells.collect::<String>(), bar(count(row), most));
    }
    html.push_str("</table>\n");
    let left = table.rows.len().saturating_sub(rows);
    if left > 0 {
        let _ = writeln!(html, "<p class=\"note\">… {left}</p>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::fixture;

    #[test]
    fn a_page_needs_nothing_from_elsewhere() {
        let mut counts = Counts::default();
        let mut event = fixture::event();
        event.actor[1].entity_name = Some("<script>alert(1)</script> & \"x\"".to_owned());
        (event.event_loc[0].lat, event.event_loc[0].lon) = (Some(33.3), Some(44.4));
        counts.add(&event);
        for language in [Language::En, Language::Ar] {
            let page = String::from_utf8(page(&counts, language, 20)).expect("text");
            for never in ["<script", "src=", "href=", "@import", "url("] {
                assert!(!page.contains(never), "{never}");
            }
            assert!(page.contains("&lt;script&gt;") && page.contains("class=\"town\""));
            assert!(page.contains(&format!("dir=\"{}\"", language.direction())));
            assert_eq!(page.matches("<section>").count(), page.matches("</section>").count());
        }
    }

    #[test]
    fn nothing_is_a_page_too() {
        let page = String::from_utf8(page(&Counts::default(), Language::En, 20)).expect("text");
        assert!(page.contains("No events."));
    }
}
