//! The article's own paragraphs among everything else on the page.

use super::lines::lines_of;
use dom_smoothie::{Config, Readability};

/// The paragraphs that the page's layout tells to be the article, a line each, checked against the body that its linked
/// data give; and lines among them that are only links to other pages.
pub(super) fn body(html: &str, linked: Option<&str>) -> (String, Vec<String>) {
    let (laid_out, links) = laid_out(html);
    match linked {
        Some(linked) if is_missing(linked, &laid_out) => (linked.to_owned(), Vec::new()),
        _ => (laid_out, links),
    }
}

fn laid_out(html: &str) -> (String, Vec<String>) {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let page = format!("<html><head></head><body>{html}</body></html>");
    let Ok(article) = Readability::new(page, None, Some(config)).and_then(|mut page| page.parse()) else {
        return Default::default();
    };
    // some archives make a link of every paragraph
    const WORDS: usize = 25;
    let is_teaser = |line: &super::lines::Line| line.is_link && line.text.split(' ').count() < WORDS;
    let (links, lines): (Vec<_>, Vec<_>) = lines_of(&article.content).into_iter().partition(is_teaser);
    let text = |line: super::lines::Line| line.text;
    (lines.into_iter().map(text).collect::<Vec<_>>().join("\n"), links.into_iter().map(text).collect())
}

/// Words of the linked body, one in so many, that the layout's must hold.
const HELD: (usize, usize) = (7, 10);

/// Whether most of the linked body is not among the paragraphs found: they are others', or only a part.
fn is_missing(linked: &str, found: &str) -> bool {
    const LEAST: usize = 40;
    let words: Vec<&str> = linked.split_whitespace().collect();
    if words.len() < LEAST {
        return false;
    }
    let runs = || words.windows(3);
    let held: std::collections::HashSet<(&str, &str, &str)> = {
        let found: Vec<&str> = found.split_whitespace().collect();
        found.windows(3).map(|run| (run[0], run[1], run[2])).collect()
    };
    let kept = runs().filter(|run| held.contains(&(run[0], run[1], run[2]))).count();
    kept * HELD.1 < runs().count() * HELD.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linked_body_counts_where_the_layout_shows_another() {
        let numbers = |from: usize| (from..from + 60).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert!(is_missing(&numbers(0), &numbers(100)));
        assert!(is_missing(&numbers(0), &numbers(30)));
        assert!(!is_missing(&numbers(0), &format!("{} {}", numbers(0), numbers(100))));
        assert!(!is_missing("a b c", ""));
    }
}
