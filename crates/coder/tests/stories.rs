//! Stories: what is joined, what is kept apart, and that the order of arrival changes nothing. Articles are written in the
//! manner of news, invented throughout.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use coder::story::{self, Report, Shelf, join};
use coder::{Article, Event, code};
use lexicon::Lexicon;
use std::collections::BTreeSet;
use std::rc::Rc;

/// `title|outlet|published|body`.
fn events(articles: &[&str]) -> Vec<Event> {
    let lexicon = Lexicon::builtin();
    let mut all = Vec::new();
    for (number, text) in articles.iter().enumerate() {
        let parts: Vec<&str> = text.split('|').collect();
        let mut article = Article::new(format!("a{number}"), Some(parts[0]), parts[3]);
        article.outlet = Some(parts[1].to_owned());
        article.published = Some(parts[2].parse().unwrap());
        all.extend(code(&article, &lexicon).events);
    }
    all
}

fn reports(events: &[Event]) -> Vec<Rc<Report>> {
    events.iter().filter_map(Report::of).map(Rc::new).collect()
}

/// The stories as sets of articles and categories.
fn stories(reports: &[Rc<Report>]) -> BTreeSet<(String, BTreeSet<String>)> {
    join(reports)
        .iter()
        .flat_map(|n| &n.stories)
        .map(|s| {
            let of = |n: &usize| format!("{} {:?}", reports[*n].article_id, reports[*n].order.category);
            (s.id.clone(), s.reports.iter().map(of).collect())
        })
        .collect()
}

const BOMBING: [&str; 3] = [
    "قتلى بانفجار في الموصل|دجلة|2018-03-06|قتل سبعة أشخاص اليوم الثلاثاء في انفجار سيارة مفخخة قرب سوق شعبية في مدينة الموصل.",
    "سيارة مفخخة في الموصل|الرافدين|2018-03-06|انفجرت سيارة مفخخة في سوق بمدينة الموصل العراقية، ما أسفر عن مقتل ثمانية أشخاص.",
    "ارتفاع الحصيلة|الأفق|2018-03-07|ارتفعت حصيلة التفجير الذي وقع أمس الثلاثاء في الموصل إلى 11 قتيلا.",
];

const OTHERS: [&str; 4] = [
    "عبوة في كركوك|دجلة|2018-03-06|قتل شرطيان اليوم الثلاثاء في انفجار عبوة ناسفة في مدينة كركوك.",
    "شكري يلتقي الصفدي|نيل|2021-01-18|التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة اليوم الاثنين.",
    "اجتماع في القاهرة|عمان|2021-01-18|اجتمع وزير الخارجية الأردني أيمن الصفدي مع وزير الخارجية المصري سامح شكري في القاهرة.",
    "لقاء في الإسكندرية|نيل|2021-03-02|التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في الإسكندرية اليوم الثلاثاء.",
];

fn all() -> Vec<Event> {
    let articles: Vec<&str> = BOMBING.iter().chain(&OTHERS).copied().collect();
    events(&articles)
}

#[test]
fn reports_of_one_event_are_one_story_and_sisters_are_not() {
    let found = stories(&reports(&all()));
    let with = |article: &str| {
        let key = format!("{article} ");
        let of: Vec<_> = found.iter().filter(|(_, r)| r.iter().any(|r| r.starts_with(&key))).collect();
        assert_eq!(of.len(), 1, "{article}: {of:?}");
        of[0].1.clone()
    };
    assert_eq!(with("a0").len(), 3, "{found:?}");
    assert_eq!(with("a3").len(), 1);
    assert_eq!(with("a4"), with("a5"));
    assert_eq!(with("a6").len(), 1);
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let reports = reports(&all());
    let expected = stories(&reports);
    let mut shuffled = reports.clone();
    let mut state: u64 = 7;
    for _ in 0..50 {
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        assert_eq!(stories(&shuffled), expected);
    }
}

#[test]
fn a_comparison_is_the_same_either_way_round() {
    let reports = reports(&all());
    for a in &reports {
        for b in &reports {
            let (there, back) = (story::compare(a, b), story::compare(b, a));
            assert_eq!(there, back);
        }
    }
}

/// A party of a state and the state, and a minister of another with the same state.
const TUNIS: [&str; 2] = [
    "عناوين المساء|الميناء|2017-06-17|آفاق تونس : الحزب يعرض برنامجه على الصحافة جواد ظريف يزور تونس",
    "جواد ظريف في تونس|الجبل|2017-06-17|يزور وزير الخارجية الإيراني محمد جواد ظريف تونس اليوم السبت.",
];

#[test]
fn a_party_of_a_state_is_not_the_minister_who_visits_it() {
    let reports = reports(&events(&TUNIS));
    assert_eq!(reports.len(), 2);
    let there = story::compare(&reports[0], &reports[1]);
    assert_eq!(there.contradiction.as_deref(), Some("others met"));
    assert_eq!(there, story::compare(&reports[1], &reports[0]));
    assert_eq!(stories(&reports).len(), 2);
}

/// What tells nothing but a year is looked up by no day.
const LONG_AGO: &str =
    "خبر عن محكمة|دجلة|2024-05-10|وكانت الشرطة العراقية قد اعتقلت المتهم في بغداد عام 2008.";

#[test]
fn copies_of_one_text_are_one_story_whatever_their_day_and_number() {
    let of_both = |count: usize| {
        let texts: Vec<&str> =
            [LONG_AGO, BOMBING[0]].into_iter().flat_map(|text| vec![text; count]).collect();
        reports(&events(&texts))
    };
    for count in [2, 300] {
        let reports = of_both(count);
        let found = join(&reports);
        let sizes: Vec<usize> = found.iter().flat_map(|n| &n.stories).map(|s| s.reports.len()).collect();
        assert_eq!(sizes, [count; 2], "{count} copies");
    }
}

#[test]
fn of_one_text_under_one_id_the_address_decides_the_order() {
    let mut events = events(&[BOMBING[0], BOMBING[0]]);
    for (event, url) in events.iter_mut().zip(["https://b.example/1", "https://a.example/1"]) {
        event.article.id = "same".to_owned();
        event.article.url = Some(url.to_owned());
    }
    let first = |events: &[Event]| {
        let reports = reports(events);
        let story = &join(&reports)[0].stories[0];
        reports[story.reports[0]].order.url.clone()
    };
    assert_eq!(first(&events).as_deref(), Some("https://a.example/1"));
    events.reverse();
    assert_eq!(first(&events).as_deref(), Some("https://a.example/1"));
}

/// A shelf on which some keys are too common.
struct Full(Vec<Rc<Report>>);

impl Shelf for Full {
    type Error = String;

    fn holders(&mut self, _: story::Key, _: usize) -> Result<Vec<usize>, String> {
        Ok(Vec::new())
    }

    fn report(&mut self, number: usize) -> Result<Rc<Report>, String> {
        self.0.get(number).cloned().ok_or_else(|| format!("no report `{number}`"))
    }
}

#[test]
fn where_every_key_is_too_common_each_report_is_a_story() {
    let reports = reports(&all());
    let count = reports.len();
    let seeds: Vec<usize> = (0..count).collect();
    let found = story::gather(&mut Full(reports), &seeds).unwrap();
    assert_eq!(found.len(), count);
    assert!(story::gather(&mut Full(Vec::new()), &[1]).is_err());
}

#[test]
fn a_story_tells_its_best_values_and_where_reports_disagree() {
    let events = events(&BOMBING);
    let reports = reports(&events);
    let found = join(&reports);
    let joined = &found[0].stories[0];
    let of = |n: &usize| events.iter().find(|e| e.id == reports[*n].event_id).unwrap();
    let told: Vec<&Event> = joined.reports.iter().map(of).collect();
    let story = story::tell(&joined.id, &told, &[], &[]).unwrap();
    assert_eq!(story.date.unwrap().value, "2018-03-06");
    assert_eq!(story.place.unwrap().value.resolved_place.as_deref(), Some("Mosul"));
    let dead = story.size.dead.unwrap();
    assert_eq!((dead.value.min, dead.support.len()), (Some(11), 1));
    assert_eq!(story.outlets, 3);
    let tolls = story.disagreements.iter().find(|d| d.field == "dead").unwrap();
    let values: Vec<&str> = tolls.sayings.iter().map(|s| s.value.as_str()).collect();
    assert!(values.contains(&"7") && values.last() == Some(&"11"), "{values:?}");
    assert!(story::tell("s", &[], &[], &[]).is_none());
}

#[test]
fn a_text_printed_twice_is_one_source() {
    let copy = "انفجار في الموصل|نشرة|2018-03-06|انفجرت سيارة مفخخة في سوق بمدينة الموصل العراقية، ما أسفر عن مقتل ثمانية أشخاص.";
    let events = events(&[BOMBING[0], BOMBING[1], copy]);
    let told: Vec<&Event> = events.iter().collect();
    let story = story::tell("s", &told, &[], &[]).unwrap();
    assert_eq!(story.outlets, 2);
    assert_eq!(story.reports.iter().filter(|r| r.is_copy).count(), 1);
}

#[test]
fn what_is_announced_is_no_report_and_a_denial_stands_beside() {
    let events = events(&[
        BOMBING[0],
        BOMBING[1],
        "دعوة إلى مظاهرة|دجلة|2018-03-06|دعت نقابة المعلمين إلى مظاهرة في بغداد يوم السبت المقبل.",
    ]);
    let future = events.iter().filter(|e| e.status == coder::record::Status::Future).count();
    assert_eq!(reports(&events).len(), events.len() - future);
    let mut denied = events.clone();
    denied[1].status = coder::record::Status::Negation;
    let reports = reports(&denied[..2]);
    let found = join(&reports);
    assert_eq!(found[0].stories.len(), 1);
    assert_eq!(found[0].stories[0].denials.len(), 1);
}
