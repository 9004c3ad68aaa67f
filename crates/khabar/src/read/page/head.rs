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

pub(super) fn head(evidence: &Evidence, linked: &Linked, url: Option<&str>) -> Head {
    let meta = |names: &[&str]| meta(evidence, names);
    let outlet = meta(&["og:site_name"])
        .or_else(|| linked.outlet.clone())
        .or_else(|| meta(&["application-name", "al:android:app_name", "dc.publisher", "publisher"]));
    let author = linked
        .author
        .clone()
        .or_else(|| meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]))
        .filter(|author| !author.contains("://") && Some(author) != outlet.as_ref());
    Head {
        title: title(evidence, linked, outlet.as_deref()),
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
/// the outlet's name at its end.
fn title(evidence: &Evidence, linked: &Linked, outlet: Option<&str>) -> Option<String> {
    let page = plain(&evidence.title);
    let given =
        linked.headline.clone().or_else(|| meta(evidence, &["og:title", "twitter:title", "dc.title"]));
    let key = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let known = [key(&page), given.as_deref().map(key).unwrap_or_default()];
    let headings = evidence.headings.iter().map(|heading| plain(heading));
    let repeated = headings.clone().find(|heading| {
        let heading = key(heading);
        // a heading of a word or two is the outlet's own name
        heading.chars().count() > 12 && known.iter().any(|known| known.contains(&heading))
    });
    let only = headings.clone().find(|heading| heading.split(' ').count() > 3);
    repeated
        .or_else(|| given.map(|title| without_outlet(&title, outlet)))
        .or_else(|| Some(without_outlet(&page, outlet)))
        .filter(|title| !title.is_empty())
        .or(only)
}

/// Cuts ` | outlet` and ` - outlet` off: a last part that is the outlet's name, or is short below a title that is not.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let marks = [" | ", " - ", " \u{2013} ", " \u{2014} ", " \u{ab} ", " \u{bb} ", " :: "];
    let last = marks.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, at + mark.len()))).max();
    let Some((end, from)) = last else { return title.to_owned() };
    let (before, after) = (title[..end].trim(), title[from..].trim());
    let words = |text: &str| text.split_whitespace().count();
    let is_outlet = outlet.is_some_and(|outlet| outlet.contains(after) || after.contains(outlet));
    let is_short = words(after) <= 4 && words(before) >= 4;
    if is_outlet || is_short { before.to_owned() } else { title.to_owned() }
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
        title(&evidence, &Linked::default(), outlet)
    }

    #[test]
    fn the_title_is_the_headings_or_the_pages_without_its_outlet() {
        let headline = "الوزير يزور القاهرة ويلتقي نظيره";
        assert_eq!(
            titled(&format!("{headline} | صحيفة المثال"), &["صحيفة المثال", headline], None).as_deref(),
            Some(headline)
        );
        assert_eq!(titled(&format!("{headline} - صحيفة المثال"), &[], None).as_deref(), Some(headline));
        let dashed = "قمة القاهرة - بغداد تبحث ملف المياه والحدود المشتركة بين البلدين";
        assert_eq!(titled(dashed, &[], None).as_deref(), Some(dashed));
        assert_eq!(titled("", &[], None), None);
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
