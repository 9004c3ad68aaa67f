//! The whole way of an article: what every record must hold, and what is read of short texts written for the test.

use coder::record::{Category, Event, Span};
use coder::{Article, Coded, Coder};
use jiff::civil::date;
use lexicon::Lexicon;
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn code(title: Option<&str>, body: &str) -> (Article, Coded) {
    let mut article = Article::new("test", title, body);
    article.published = Some(date(2024, 5, 15));
    let coded = Coder::new(&LEXICON).code(&article);
    (article, coded)
}

fn names(entities: &[coder::record::Entity]) -> Vec<&str> {
    entities.iter().filter_map(|e| e.entity_name.as_deref()).collect()
}

fn only(coded: &Coded, category: Category) -> &Event {
    let found: Vec<&Event> = coded.events.iter().filter(|e| e.event == category).collect();
    assert_eq!(
        found.len(),
        1,
        "one {category:?} in {:?}",
        coded.events.iter().map(|e| e.event).collect::<Vec<_>>()
    );
    found[0]
}

#[test]
fn a_meeting_has_both_sides_as_actors() {
    let (_, coded) = code(
        None,
        "التقى وزير الخارجية المصري سامح شكري نظيره في عمان أمس الثلاثاء، وبحث مع ملك الأردن عبد الله الثاني تطورات المنطقة.",
    );
    let event = coded.events.iter().find(|e| e.event == Category::Consult).expect("a meeting");
    assert!(event.recipient.is_empty());
    assert_eq!(event.date.as_deref(), Some("2024-05-14"));
}

#[test]
fn a_strike_has_its_doer_its_place_and_its_dead() {
    let (_, coded) = code(None, "قتل خمسة أشخاص في غارة إسرائيلية على مدينة خان يونس اليوم الأربعاء.");
    let event = only(&coded, Category::Assault);
    assert_eq!(names(&event.actor), ["Israel"]);
    assert_eq!(event.mode, ["aerial"]);
    assert_eq!(event.size.dead.as_ref().and_then(|d| d.min), Some(5));
    assert_eq!(event.date.as_deref(), Some("2024-05-15"));
}

#[test]
fn a_statement_is_attributed_and_a_condemnation_has_its_actor() {
    let (_, coded) = code(None, "أدانت وزارة الخارجية الفرنسية الهجوم على السفارة في بغداد.");
    let event = only(&coded, Category::Accuse);
    assert_eq!(event.actor.len(), 1);
    assert_eq!(event.actor[0].code.as_deref(), Some("FRA"));
}

#[test]
fn what_will_be_is_an_agreement_and_what_was_not_is_a_negation() {
    let (_, coded) = code(None, "سيزور الرئيس الفرنسي إيمانويل ماكرون لبنان الأسبوع المقبل.");
    assert_eq!(only(&coded, Category::Agree).status, coder::record::Status::Asserted);
    let (_, coded) = code(None, "لم يقصف الجيش السوري بلدة سرمين.");
    assert!(coded.events.iter().all(|e| e.status == coder::record::Status::Negation), "{:?}", coded.events);
}

#[test]
fn furniture_gives_no_event() {
    let body = "وقع الوزيران الاتفاقية في تونس بحضور عدد كبير من المسؤولين والخبراء والصحفيين.\n\nشاهد أيضاً\n\nمقتل عشرين شخصا في هجوم مسلح على سوق في كابول";
    let (_, coded) = code(None, body);
    assert!(coded.events.iter().all(|e| e.event != Category::Assault));
}

/// What is left out of a page, by the first words of each line.
fn left_out(text: &str) -> Vec<String> {
    let explained = coder::explain(&Article::from_plain_text("page", text), &LEXICON);
    let lines = explained.lines().filter_map(|line| line.strip_prefix("line left out: "));
    lines.map(str::to_owned).collect()
}

const PARAGRAPHS: [&str; 4] = [
    "وقع الوزيران الاتفاقية في تونس بحضور عدد كبير من المسؤولين والخبراء.",
    "وقال الوزير التونسي إن الاتفاقية ستسهم في زيادة حجم التبادل التجاري.",
    "وأكد نظيره المغربي أن البلدين سيعملان على تنفيذها قبل نهاية العام.",
    "ومن المقرر أن تعقد اللجنة المشتركة أول اجتماعاتها في الرباط الشهر المقبل.",
];

#[test]
fn furniture_is_known_by_its_place() {
    let [first, second, third, fourth] = PARAGRAPHS;
    let page = format!(
        "الرئيسية » أخبار » توقيع اتفاقية تونسية مغربية\n\nتوقيع اتفاقية تونسية مغربية للتبادل التجاري\n\nتونس/ سمير العبيدي\n\n\
         الاثنين 10 مايو 2021 - 14:30\n\n{first}\n\nالوزيران يوقعان الاتفاقية في تونس (رويترز)\n\n{second}\n\nاتفاقية تونسية مغربية للتبادل التجاري\n\n\
         {third}\n\n{fourth}\n\nتونس\n\nالمغرب\n"
    );
    let expected = [
        "الرئيسية » أخبار » توقيع اتفاقية تونسية مغربية (the path of the page)",
        "تونس/ سمير العبيدي (a menu or byline above the article)",
        "الاثنين 10 مايو 2021 - 14:30 (the line of the date)",
        "الوزيران يوقعان الاتفاقية في تونس (رويترز) (a picture's caption)",
        "اتفاقية تونسية مغربية للتبادل التجاري (a part of the headline again)",
        "تونس (a label below the article)",
        "المغرب (a label below the article)",
    ];
    assert_eq!(left_out(&page), expected);
}

#[test]
fn what_is_no_furniture_stays() {
    let [first, second, third, fourth] = PARAGRAPHS;
    // a heading, a credit of the whole text, a last paragraph without a full stop, an item of a list
    for line in ["بنود الاتفاقية", "- تخفيض الرسوم الجمركية على السلع الزراعية بين البلدين بنسبة عشرة بالمئة"]
    {
        let page = format!(
            "{first}\n\n{second}\n\n{line}\n\n{third}\n\n{fourth} (رويترز)\n\nوكان البلدان وقعا اتفاقية مماثلة قبل عشر سنوات في الرباط"
        );
        assert!(left_out(&page).is_empty(), "{line}: {:?}", left_out(&page));
    }
}

#[test]
fn a_box_of_teasers_does_not_end_the_article() {
    let [first, second, third, fourth] = PARAGRAPHS;
    let page = format!(
        "{first}\n\nأخبار متعلقة\n\nمقتل عشرين شخصا في هجوم مسلح على سوق\n\n{second}\n\n{third}\n\n{fourth}"
    );
    let left_out = left_out(&page);
    assert_eq!(left_out.len(), 2, "{left_out:?}");
}

#[test]
fn a_source_line_names_the_outlet() {
    let outlet = |line: &str| {
        let article = Article::from_plain_text("page", &format!("{}\n\n{line}\n", PARAGRAPHS.join("\n\n")));
        code_article(&article).events.first().and_then(|event| event.article.outlet.clone())
    };
    assert_eq!(outlet("المصدر : شبكة الميدان + وكالات").as_deref(), Some("شبكة الميدان"));
    assert_eq!(outlet("المصدر: وكالات"), None);
}

fn code_article(article: &Article) -> Coded {
    Coder::new(&LEXICON).code(article)
}

#[test]
fn figures_of_speech_and_sport_are_no_assaults() {
    for text in ["سجل المهاجم هدفا من هجمة مرتدة في مباراة الأمس.", "شن النائب هجوما لاذعا على الحكومة."]
    {
        let (_, coded) = code(None, text);
        assert!(coded.events.iter().all(|e| e.event != Category::Assault), "{text}");
    }
}

#[test]
fn the_headline_and_the_lead_tell_one_event() {
    let (_, coded) = code(
        Some("مصر تدين الهجوم على مسجد في كابول"),
        "أدانت وزارة الخارجية المصرية، اليوم الأربعاء، الهجوم على مسجد في العاصمة الأفغانية كابول.",
    );
    assert_eq!(coded.events.iter().filter(|e| e.event == Category::Accuse).count(), 1);
}

#[test]
fn the_same_article_gives_the_same_records_whatever_came_before() {
    let text = "اعتقلت الشرطة التونسية ثلاثة متظاهرين في صفاقس، ودعت النقابة إلى إضراب عام.";
    let (article, alone) = code(None, text);
    let mut coder = Coder::new(&LEXICON);
    coder.code(&Article::new("other", None, "زار الملك سلمان مدينة جدة ودعا إلى الحوار."));
    assert_eq!(coder.code(&article), alone);
}

#[test]
fn an_undated_page_is_dated_by_its_words() {
    let mut article =
        Article::new("page", None, "قال الوزير اليوم الاثنين 22 أوت 2022 إن الحكومة ستدعم المزارعين.");
    article.published = None;
    let coded = Coder::new(&LEXICON).code(&article);
    let info = coded.statements.first().map(|s| &s.article).expect("a statement");
    assert_eq!(info.published.as_deref(), Some("2022-08-22"));
}

fn text_at(text: &str, span: Span) -> String {
    text.chars().skip(span.0).take(span.1 - span.0).collect()
}

/// Every span lies in the text and shows the words that the record gives.
fn assert_evidence(article: &Article, coded: &Coded) {
    let text = &article.text;
    let shows = |span: Span, words: &str| assert_eq!(text_at(text, span), words);
    for event in &coded.events {
        shows(event.trigger.span, &event.trigger.text);
        shows(event.sentence.span, &event.sentence.text);
        event.actor.iter().chain(&event.recipient).for_each(|e| shows(e.span, &e.entity_text));
        event.event_loc.iter().for_each(|l| shows(l.span, &l.extracted_place));
        event.further_mentions.iter().for_each(|m| shows(m.span, &m.text));
        let Some(basis) = &event.date_basis else { continue };
        if let (Some(span), Some(words)) = (basis.span, &basis.text) {
            shows(span, words);
        }
    }
    for statement in &coded.statements {
        shows(statement.content.span, &statement.content.text);
    }
}

#[test]
fn evidence_shows_its_words() {
    let body = "قُتِلَ ٣ جنودٍ وأُصيب «آخرون» في هجـــوم شنّه مسلحون على حاجز قرب مدينة الرمادي، بحسب مصدر أمني.\nوندّد رئيس الوزراء العراقي محمد شياع السوداني بـ\"الاعتداء\".";
    let (article, coded) = code(Some("مقتل 3 جنود في هجوم بالعراق"), body);
    assert!(!coded.events.is_empty());
    assert_evidence(&article, &coded);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_text_fails(text in "\\PC{0,200}") {
        let (article, coded) = code(None, &text);
        assert_evidence(&article, &coded);
    }

    #[test]
    fn no_order_of_news_words_fails(words in prop::collection::vec(prop::sample::select(vec![
        "قتل", "الجيش", "الإسرائيلي", "في", "غزة", "،", ".", "و", "وقال", "إن", "«", "»", "(", ")", "حماس", "لـ", "3", "أشخاص",
        "أمس", "الاثنين", "الذي", "استهدف", "دعا", "إلى", "الرئيس", "التونسي", "قيس", "سعيد", "من", "قبل", "لم", "أن", "ـ", "\n",
        "الحركتان", "هجوم", "على", "بحسب", "بيان", "كان", "قد", "الأخير", "هو", "منهم", "بينهم", "\u{64E}", "\u{200F}", ":",
    ]), 0..60)) {
        let (article, coded) = code(None, &words.join(" "));
        assert_evidence(&article, &coded);
    }
}
