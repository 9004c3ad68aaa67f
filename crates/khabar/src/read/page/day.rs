//! The day of a page: from its metadata, its address, or what it shows.

use super::gate::Evidence;
use super::head::meta;
use super::lines::plain;
use super::linked::Linked;
use jiff::civil::Date;

/// Metadata that bear the day of publication, the surest first.
const NAMES: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "article.created",
    "date",
];

/// Days between the metadata and the address beyond which the earlier of the two is taken: archives that move to new
/// software give all their articles the day of the move.
const APART: i32 = 2;

/// The day and where it is from. `latest` is the last day possible: the page was fetched then.
pub(super) fn day(
    evidence: &Evidence,
    linked: &Linked,
    url: Option<&str>,
    latest: Option<Date>,
    shown_near_title: impl FnOnce() -> Vec<String>,
) -> Option<(Date, String)> {
    // a day ahead is still possible: it was tomorrow already where the outlet is
    let latest = latest.and_then(|day| day.tomorrow().ok());
    let possible = |day: &Date| day.year() >= 1990 && latest.is_none_or(|latest| *day <= latest);
    let stated = stated(evidence, linked).filter(|(day, _)| possible(day));
    let address = url.and_then(coder::day_of_address).filter(possible);
    match (stated, address) {
        (Some((day, _)), Some(address)) if apart(address, day) > APART => {
            Some((address, format!("url; the page's metadata say {day}")))
        }
        (Some(stated), _) => Some(stated),
        (None, Some(address)) => Some((address, "url".to_owned())),
        (None, None) => {
            let dates = evidence.dates.iter().map(|text| plain(text));
            shown(dates).or_else(|| shown(shown_near_title().into_iter())).filter(|(day, _)| possible(day))
        }
    }
}

/// Days from the one to the other.
fn apart(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn stated(evidence: &Evidence, linked: &Linked) -> Option<(Date, String)> {
    let basis = |name: &str, day| (day, format!("metadata: {name}"));
    let in_linked =
        || linked.published.as_deref().and_then(machine_day).map(|day| basis("datePublished", day));
    let in_metas = || {
        NAMES.iter().find_map(|name| {
            meta(evidence, &[name]).as_deref().and_then(machine_day).map(|day| basis(name, day))
        })
    };
    let in_times = || {
        let marked = evidence.times.iter().find(|time| time.of_publication);
        let below = || evidence.times.iter().find(|time| time.below_heading);
        let time = marked.or_else(below).or(evidence.times.first())?;
        machine_day(&time.machine).map(|day| basis("time", day))
    };
    in_linked().or_else(in_metas).or_else(in_times)
}

/// `2021-05-10T10:00:00+03:00`, `2021/05/10`, `20210510`, and what people write into such fields.
fn machine_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = || {
        let mut parts = text.split(|c: char| !c.is_ascii_digit());
        let mut number = || parts.next().filter(|part| (1..=4).contains(&part.len()));
        let (year, month, day) = (number()?, number()?, number()?);
        (year.len() == 4)
            .then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
    };
    let run = || {
        let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()
    };
    iso().or_else(run).or_else(|| mail_day(text)).or_else(|| coder::day_of_line(text))
}

/// `Mon, 10 May 2021 10:00:00 GMT`, as mail and feeds write it.
fn mail_day(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).take(6).collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| {
        let start = word.get(..3)?.to_ascii_lowercase();
        MONTHS.iter().position(|month| *month == start).map(|month| (at, month + 1))
    })?;
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<i16>().ok());
    let before = at.checked_sub(1).and_then(number);
    // `May 10, 2021` as well
    let (day, year) = match before {
        Some(day) => (day, number(at + 1)?),
        None => (number(at + 1)?, number(at + 2)?),
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|day| day.year() >= 1990)
}

/// The first day among lines that are a date and hardly more.
fn shown(mut lines: impl Iterator<Item = String>) -> Option<(Date, String)> {
    lines.find_map(|line| {
        let day = coder::day_of_line(&line).or_else(|| mail_day(&line))?;
        Some((day, format!("page-date \u{ab}{line}\u{bb}")))
    })
}

/// The short lines with a number in them that stand around the title, as the reader of the page sees it.
pub(super) fn near_title(lines: &[String], title: Option<&str>) -> Vec<String> {
    const BEFORE: usize = 3;
    const AFTER: usize = 10;
    const WORDS: usize = 10;
    const PARAGRAPH: usize = 25;
    let words = |line: &String| line.split(' ').count();
    // the last that has the title: breadcrumbs and tickers have it before
    let Some(at) = title.and_then(|title| lines.iter().rposition(|line| line == title)) else {
        return Vec::new();
    };
    let before = lines[at.saturating_sub(BEFORE)..at].iter();
    let after = lines[at + 1..].iter().take(AFTER).take_while(|line| words(line) < PARAGRAPH);
    let is_short = |line: &&String| words(line) <= WORDS && line.contains(char::is_numeric);
    after.chain(before).filter(is_short).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn machines_write_days_in_many_ways() {
        for text in [
            "2021-05-10T10:00:00+03:00",
            "2021-5-10",
            "2021/05/10 10:00",
            "20210510",
            "20210510T100000Z",
            "Mon, 10 May 2021 10:00:00 GMT",
            "May 10, 2021",
            "10-May-2021",
            "2021-05-10 07:30 PM",
        ] {
            assert_eq!(machine_day(text), Some(date(2021, 5, 10)), "{text}");
        }
        for text in ["", "x", "2021", "12345678901", "2021-13-40", "tomorrow"] {
            assert_eq!(machine_day(text), None, "{text}");
        }
    }

    #[test]
    fn the_surest_wins_and_a_move_is_seen_through() {
        let evidence = Evidence {
            metas: vec![
                ("date".into(), "2020-01-01".into()),
                ("article:published_time".into(), "2021-05-10".into()),
            ],
            ..Evidence::default()
        };
        let on = |url, latest| day(&evidence, &Linked::default(), url, latest, Vec::new);
        assert_eq!(on(None, None), Some((date(2021, 5, 10), "metadata: article:published_time".to_owned())));
        assert_eq!(
            on(Some("https://a.example/2021/05/09/x"), None).map(|(day, _)| day),
            Some(date(2021, 5, 10))
        );
        let (day, basis) = on(Some("https://a.example/2015/08/03/x"), None).expect("a day");
        assert_eq!((day, basis.as_str()), (date(2015, 8, 3), "url; the page's metadata say 2021-05-10"));
        assert_eq!(on(None, Some(date(2020, 12, 31))), None);
    }

    #[test]
    fn a_day_that_is_only_shown() {
        let evidence = Evidence {
            dates: vec!["آخر الأخبار".into(), "الاثنين 10 مايو&nbsp;2021".into()],
            ..Evidence::default()
        };
        let (day, basis) = day(&evidence, &Linked::default(), None, None, Vec::new).expect("a day");
        assert_eq!((day, basis.as_str()), (date(2021, 5, 10), "page-date «الاثنين 10 مايو 2021»"));
    }

    #[test]
    fn a_day_near_the_title() {
        let lines: Vec<String> =
            ["12 مايو 2020", "عنوان الخبر", "ليلى", "10/5/2021", "قال الوزير"].map(str::to_owned).into();
        let (day, _) = shown(near_title(&lines, Some("عنوان الخبر")).into_iter()).expect("a day");
        assert_eq!(day, date(2021, 5, 10));
        assert!(near_title(&lines, Some("عنوان آخر")).is_empty());
    }
}
