//! From what a page says of itself to the article's title, outlet, author and address.

use super::gate::Evidence;
use super::lines::plain;
use super::linked::Linked;

/// What stands around an article.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

pub(super) fn head(evidence: &Evidence, linked: &Linked, body: &str, url: Option<&str>) -> Head {
    let meta = |names: &[&str]| meta(evidence, names);
    let outlet = meta(&["og:site_name"])
        .or_else(|| linked.outlet.clone())
        .or_else(|| meta(&["application-name", "al:android:app_name", "dc.publisher", "publisher"]))
        .or_else(|| parts(&plain(&evidence.title), body, None).1.map(str::to_owned));
    let author = linked
        .author
        .clone()
        .or_else(|| meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]))
        .filter(|author| !author.contains("://") && Some(author) != outlet.as_ref());
    Head {
        title: title(evidence, linked, body, outlet.as_deref()),
        author,
        url: address(evidence, url),
        language: evidence
            .language
            .clone()
            .or_else(|| meta(&["og:locale", "content-language"]))
            .map(|l| plain(&l)),
        outlet,
    }
}

/// The first of these metadata that the page has, in the order asked for.
pub(super) fn meta(evidence: &Evidence, names: &[&str]) -> Option<String> {
    let named = |name: &&str| evidence.metas.iter().find(|(found, _)| found == name);
    names.iter().filter_map(named).map(|(_, content)| plain(content)).find(|content| !content.is_empty())
}

/// The heading that the page's title repeats; else the title that is given to other programs; else the page's own, without
/// the outlet's name before or after it.
fn title(evidence: &Evidence, linked: &Linked, body: &str, outlet: Option<&str>) -> Option<String> {
    let page = plain(&evidence.title);
    let given =
        linked.headline.clone().or_else(|| meta(evidence, &["og:title", "twitter:title", "dc.title"]));
    let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let known = [key(&page), given.as_deref().map(key).unwrap_or_default()];
    let headings: Vec<String> = evidence.headings.iter().map(|heading| plain(heading)).collect();
    let is_repeated = |heading: &&String| {
        let heading = key(heading);
        // a heading of a word or two is the outlet's own name
        heading.chars().count() > 12
            && known.iter().any(|known| known.contains(&heading) || is_cut(known, &heading))
    };
    // of equally long ones the first
    let repeated = headings.iter().rev().filter(is_repeated).max_by_key(|heading| heading.len()).cloned();
    let only = headings.iter().find(|heading| heading.split(' ').count() > 3).cloned();
    repeated
        .or_else(|| given.map(|title| parts(&title, body, outlet).0.to_owned()))
        .or_else(|| Some(parts(&page, body, outlet).0.to_owned()))
        .filter(|title| !title.is_empty())
        .or(only)
}

/// Whether a page's title is a heading's beginning, and not a small part of it.
fn is_cut(title: &str, heading: &str) -> bool {
    const LEAST: usize = 20;
    heading.starts_with(title) && title.chars().count() >= LEAST && title.len() * 2 >= heading.len()
}

/// The title, and the outlet's name that stands before or after it: `... | outlet`, `outlet - ...`. A part is the outlet's
/// name where the page gives that, or where it is short beside one that is not; a first part also only where the page shows
/// the title without it.
fn parts<'t>(title: &'t str, body: &str, outlet: Option<&str>) -> (&'t str, Option<&'t str>) {
    // a day or a number behind the title is neither
    if let Some((rest, part)) = title.rsplit_once(['|', '-']).filter(|(rest, _)| rest.ends_with(' '))
        && !part.contains(char::is_alphabetic)
    {
        return parts(rest.trim_end(), body, outlet);
    }
    const MARKS: [&str; 8] = [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{ab} ", " \u{bb} ", " :: ", ": "];
    let words = |text: &str| text.split_whitespace().count();
    let is_name = |part: &str, rest: &str| {
        let is_outlet = outlet.is_some_and(|outlet| outlet.contains(part) || part.contains(outlet));
        !part.is_empty()
            && (is_outlet || words(part) <= 4 && words(rest) >= 4 && words(part) * 2 <= words(rest))
    };
    let split = |(at, mark): (usize, &str)| (title[..at].trim(), title[at + mark.len()..].trim());
    let last = MARKS[..7].iter().filter_map(|mark| title.rfind(mark).map(|at| (at, *mark))).max().map(split);
    if let Some((rest, part)) = last.filter(|(rest, part)| is_name(part, rest)) {
        return (rest, Some(part));
    }
    // what stands before a colon speaks, unless the page says that it is the outlet's name
    let first = MARKS[..7].iter().filter_map(|mark| title.find(mark).map(|at| (at, *mark))).min().map(split);
    let named =
        || title.find(MARKS[7]).map(|at| split((at, MARKS[7]))).filter(|(part, _)| outlet == Some(*part));
    let is_shown = |rest: &str| body.contains(rest) && !body.contains(title);
    match first.filter(|(part, rest)| is_name(part, rest) && is_shown(rest)).or_else(named) {
        Some((part, rest)) => (rest, Some(part)),
        None => (title, None),
    }
}

/// The address that the page gives for itself where that is a page's, else the one it was read from.
fn address(evidence: &Evidence, url: Option<&str>) -> Option<String> {
    let own = evidence.canonical.clone().or_else(|| meta(evidence, &["og:url"])).map(|own| plain(&own));
    let is_page = |url: &String| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        // the front page is no article's address
        rest.and_then(|rest| rest.split_once('/')).is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
    };
    own.filter(is_page).or_else(|| url.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(page: &str, headings: &[&str], outlet: Option<&str>) -> Option<String> {
        let evidence = Evidence {
            title: page.to_owned(),
            headings: headings.iter().map(|h| (*h).to_owned()).collect(),
            ..Evidence::default()
        };
        title(&evidence, &Linked::default(), "<b>الوزير يزور القاهرة ويلتقي نظيره</b>", outlet)
    }

    #[test]
    fn the_title_is_the_headings_or_the_pages_without_its_outlet() {
        let headline = "الوزير يزور القاهرة ويلتقي نظيره";
        assert_eq!(
            titled(&format!("{headline} | صحيفة المثال"), &["صحيفة المثال", headline], None).as_deref(),
            Some(headline)
        );
        assert_eq!(titled(&format!("{headline} - صحيفة المثال"), &[], None).as_deref(), Some(headline));
        assert_eq!(
            titled(&format!("{headline} - صحيفة المثال - 12/03/2023"), &[], None).as_deref(),
            Some(headline)
        );
        let longer = format!("{headline} ونواب البرلمان");
        assert_eq!(titled(headline, &[&longer], None).as_deref(), Some(longer.as_str()));
        assert_eq!(titled(&format!("وكالة المثال - {headline}"), &[], None).as_deref(), Some(headline));
        assert_eq!(
            titled(&format!("بوابة المثال: {headline}"), &[], Some("بوابة المثال")).as_deref(),
            Some(headline)
        );
        assert_eq!(
            titled(&format!("مدونة: {headline}"), &["أخبار أخرى لا صلة لها", headline], None).as_deref(),
            Some(headline)
        );
        let dashed = "قمة القاهرة - بغداد تبحث ملف المياه والحدود المشتركة بين البلدين";
        assert_eq!(titled(dashed, &[], None).as_deref(), Some(dashed));
        assert_eq!(titled("", &[], None), None);
    }

    #[test]
    fn a_title_names_the_outlet_where_nothing_else_does() {
        let evidence = Evidence {
            title: "الوزير يزور القاهرة ويلتقي نظيره - صحيفة المثال".to_owned(),
            ..Evidence::default()
        };
        assert_eq!(head(&evidence, &Linked::default(), "", None).outlet.as_deref(), Some("صحيفة المثال"));
    }

    #[test]
    fn the_front_page_is_no_address() {
        let own = |canonical: &str| {
            let evidence = Evidence { canonical: Some(canonical.to_owned()), ..Evidence::default() };
            address(&evidence, Some("http://a.example/x?utm=1"))
        };
        assert_eq!(own("https://a.example/x").as_deref(), Some("https://a.example/x"));
        assert_eq!(own("https://a.example/").as_deref(), Some("http://a.example/x?utm=1"));
        assert_eq!(own("/x").as_deref(), Some("http://a.example/x?utm=1"));
    }
}
