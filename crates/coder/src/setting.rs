//! Where the events without a stated place took place: what the article says elsewhere.
//!
//! An event inherits, in this order: what a definite description points back to (`المنطقة`); the place of a meeting of the
//! same people, wherever the article tells it; the place of an event of the same people told near it; the place in the
//! title or the lead, for deeds of the day that have no other; the place that the sentences before spoke of. It never inherits from what is told as history.

use crate::draft::Draft;
use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Status};
use crate::roles::places::acts;
use crate::site::{By, How, Site, Stated, city};
use jiff::civil::Date;
use lexicon::{Kind, Lexicon};

/// How far, in sentences, a place is lent between events of the same people, and among deeds that name nobody in common.
const SCENE_REACH: usize = 3;

/// Fills the places of the events that state none.
pub(crate) fn inherit(
    events: &mut [Event<'_>],
    sites: &[Vec<Stated>],
    published: Option<Date>,
    text: &str,
    lexicon: &Lexicon,
) {
    for event in events.iter_mut() {
        point_back(&mut event.draft, sites);
    }
    let known: Vec<(Draft<'_>, Option<String>)> =
        events.iter().map(|e| (e.draft.clone(), told_day(e))).collect();
    let lead = lead(sites, lexicon);
    // a call has no place
    let open = |e: &Event<'_>| e.draft.places.is_empty() && !e.draft.modes.contains(&"phone");
    for (at, event) in events.iter_mut().enumerate().filter(|(_, e)| open(e)) {
        let day = &known[at].1;
        let fits = |from: &Draft<'_>, other: &Option<String>| {
            let one_day = other.is_none() || day.is_none() || other == day;
            lends(from, &event.draft) && (one_day || from.sentence == event.draft.sentence)
        };
        let near = |from: &Draft<'_>| from.sentence.abs_diff(event.draft.sentence);
        let others = known.iter().enumerate().filter(|(n, (from, other))| *n != at && fits(from, other));
        let seat = seat(&event.draft, text, lexicon).map(|place| (vec![place], By::Sentence));
        let scene = others.min_by_key(|(_, (from, _))| near(from)).map(|(_, (from, _))| from.places.clone());
        let found = seat.or_else(|| scene.map(|places| (places, By::Scene))).or_else(|| {
            let news = is_news(day.as_deref(), published) && event.draft.status == Status::Asserted;
            let deed = acts(event.draft.category);
            let lead = lead.clone().filter(|place| news && (deed || is_local(&event.draft, place, lexicon)));
            let told = !matches!(event.draft.status, Status::Negation | Status::Hypothetical);
            let earlier = || before(sites, event.draft.sentence).filter(|_| deed && told);
            let scene = opened(sites, event.draft.sentence).filter(|_| deed && told);
            let found = scene.map(|p| (p, By::Before)).or_else(|| lead.map(|p| (p, By::Lead)));
            let found = found.or_else(|| earlier().map(|p| (p, By::Before)));
            found.map(|(place, by)| (vec![place], by))
        });
        if let Some((places, by)) = found {
            event.draft.places = places.into_iter().map(|p| Site { by, ..p }).collect();
        }
    }
}

/// `محكمة جنايات القاهرة`, `شرطة دبي`: the town of the court that judges, or of the police that act.
fn seat(draft: &Draft<'_>, text: &str, lexicon: &Lexicon) -> Option<Site> {
    let local = |r: &&Resolved| r.sectors.iter().any(|s| matches!(s.as_str(), "COP" | "JUD"));
    let acts = matches!(draft.category, Category::Sanction | Category::Coerce);
    draft.actors.iter().filter(local).filter(|_| acts).find_map(|body| {
        let words = text.get(body.bytes.clone())?;
        let start = body.bytes.start + words.rfind(' ')? + 1;
        let town = city(words, body.code.as_deref()?, lexicon)?;
        Some(Site::new(start..body.bytes.end, town, By::Sentence, lexicon))
    })
}

/// Whether words are of people whom the article knows only as those of the place: `المحتجون`, `المجلس` in news of a town.
fn is_local(draft: &Draft<'_>, place: &Site, lexicon: &Lexicon) -> bool {
    const TOWN: std::ops::RangeInclusive<u8> = 1..=4;
    let described = |r: &Resolved| {
        let country = r.code.is_none() || r.code == place.country;
        r.actor.is_none() && r.class != Class::Country && r.office.is_none() && country
    };
    TOWN.contains(&place.width(lexicon)) && !draft.actors.is_empty() && draft.actors.iter().all(described)
}

/// Whether an event is of the days that the article reports on: undated, or of the day or the two days before it.
fn is_news(day: Option<&str>, published: Option<Date>) -> bool {
    const DAYS: i32 = 2;
    let Some(day) = day else { return true };
    let day: Option<Date> = day.parse().ok();
    day.zip(published).is_some_and(|(day, published)| {
        (published - day).get_days().abs() <= DAYS && (published - day).get_months() == 0
    })
}

/// The day that the event's own words give.
fn told_day(event: &Event<'_>) -> Option<String> {
    event.date.as_ref().filter(|d| d.words.is_some()).map(|d| d.date.clone())
}

/// Whether an event lends its place to another: of the same people, near it; a meeting to all that its people said.
fn lends(from: &Draft<'_>, to: &Draft<'_>) -> bool {
    let told = |d: &Draft<'_>| !matches!(d.status, Status::Historical | Status::Negation);
    if from.places.is_empty() || !told(from) || !told(to) {
        return false;
    }
    let people = |d: &Draft<'_>| d.actors.iter().chain(&d.recipients).cloned().collect::<Vec<_>>();
    let (ours, theirs) = (people(to), people(from));
    let apart = from.sentence.abs_diff(to.sentence);
    let shared = ours.iter().any(|a| (!a.vague || apart <= 1) && theirs.iter().any(|b| a.same(b)));
    let near = apart <= SCENE_REACH;
    match from.category {
        Category::Consult => shared,
        _ if from.sentence == to.sentence && acts(to.category) && acts(from.category) => true,
        _ => near && shared && (acts(from.category) || !acts(to.category)),
    }
}

/// `المنطقة`, `المدينة`: the place stated last before it.
fn point_back(draft: &mut Draft<'_>, sites: &[Vec<Stated>]) {
    let all = || sites.iter().flatten();
    let is_back = |site: &Site| all().any(|s| s.back && s.site.bytes == site.bytes);
    for site in draft.places.iter_mut().filter(|p| is_back(p)) {
        let before = all().rfind(|s| {
            let known = s.site.target.is_none_or(|t| t.kind() == Kind::Place);
            !s.back && known && s.how == How::In && s.site.bytes.start < site.bytes.start
        });
        if let Some(stated) = before {
            site.target = stated.site.target;
            site.country.clone_from(&stated.site.country);
            site.bytes = stated.site.bytes.clone();
            site.by = By::Mention;
        }
    }
}

/// The place that was stated last in the two sentences before.
fn before(sites: &[Vec<Stated>], sentence: usize) -> Option<Site> {
    const BACK: usize = 2;
    let near = sites.get(sentence.saturating_sub(BACK)..sentence)?;
    let stated = |s: &&Stated| s.how == How::In && !s.back && !s.quoted;
    near.iter().flatten().rfind(stated).map(|s| s.site.clone())
}

/// `وفي هرجيسا، وصل وفد …. والتقى الوفد`: the place that the sentence before opened with.
fn opened(sites: &[Vec<Stated>], sentence: usize) -> Option<Site> {
    let opens = |s: &&Stated| {
        s.how == How::In && s.units.start <= 1 && s.site.target.is_some_and(|t| t.kind() == Kind::Place)
    };
    let before = sites.get(sentence.checked_sub(1)?)?;
    before.iter().find(opens).map(|s| s.site.clone())
}

/// The place of the news: the narrowest of the title and first sentence, else the first that is stated soon after.
fn lead(sites: &[Vec<Stated>], lexicon: &Lexicon) -> Option<Site> {
    const SOON: usize = 4;
    let stated = |s: &&Stated| s.how == How::In && !s.back && !s.quoted && s.site.target.is_some();
    let first = sites.iter().take(2).flatten().filter(stated).min_by_key(|s| s.site.width(lexicon));
    first.or_else(|| sites.iter().take(SOON).flatten().find(stated)).map(|s| s.site.clone())
}
