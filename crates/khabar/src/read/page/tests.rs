//! Pages as outlets make them, and as nobody should. Hand-made; the events are invented.

use super::*;
use jiff::civil::date;

const PARAGRAPHS: [&str; 3] = [
    "التقى وزير الخارجية المصري نظيره الأردني في عمان أمس الأحد، وبحث معه ملف المياه، وسبل تعزيز التعاون بين البلدين في \
     مجالات الطاقة والنقل والزراعة.",
    "وقال الوزير المصري إن بلاده تدين الهجوم على المدنيين، وتدعو إلى وقف فوري لإطلاق النار، مضيفا أن الاتصالات مستمرة مع \
     الأطراف كافة منذ أسبوع.",
    "وأكد الوزير الأردني أن المملكة تدعم جهود الوساطة، وأن الاجتماع المقبل سيعقد في القاهرة الأسبوع المقبل، بحضور ممثلين \
     عن الأمم المتحدة والجامعة العربية.",
];

fn paragraphs() -> String {
    PARAGRAPHS.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect()
}

fn text() -> String {
    PARAGRAPHS.join("\n")
}

#[test]
fn the_article_among_menus_scripts_and_teasers() {
    let page = format!(
        "<!DOCTYPE html><html lang=\"ar\"><head><title>وزير الخارجية يزور عمان ويبحث ملف المياه | صحيفة المثال</title>
        <meta property=\"og:site_name\" content=\"صحيفة المثال\"><meta name=author content=\"ليلى كاتبة\">
        <meta property=\"article:published_time\" content=\"2021-05-10T10:00:00+03:00\">
        <link rel=\"canonical\" href=\"https://almithal.example/news/1234\"><script>var a = \"<p>x</p>\";</script></head>
        <body><header><nav><ul><li><a href=/>الرئيسية</a><li><a href=/p>سياسة</a></ul></nav></header><main><article>
        <h1>وزير الخارجية يزور عمان ويبحث ملف المياه</h1><figure><img alt=\"الوزير\"><figcaption>الوزير (أرشيف)</figcaption>
        </figure><div class=\"entry-content\">{}</div></article></main><aside class=sidebar><h3>الأكثر قراءة</h3><ul><li>
        <a href=1>خبر أول</a></ul></aside><footer>جميع الحقوق محفوظة</footer></body></html>",
        paragraphs()
    );
    let found = article(&page, Some("https://almithal.example/news/1234?utm=x"), None);
    assert_eq!(found.title.as_deref(), Some("وزير الخارجية يزور عمان ويبحث ملف المياه"));
    assert_eq!(found.text, text());
    assert_eq!(found.published, Some((date(2021, 5, 10), "metadata: article:published_time".to_owned())));
    assert_eq!(found.url.as_deref(), Some("https://almithal.example/news/1234"));
    assert_eq!(found.outlet.as_deref(), Some("صحيفة المثال"));
    assert_eq!(found.author.as_deref(), Some("ليلى كاتبة"));
    assert_eq!(found.language.as_deref(), Some("ar"));
    assert_eq!(found.left_out, [("الوزير (أرشيف)".to_owned(), "a picture's caption")]);
    assert!(!found.cut);
}

#[test]
fn a_page_that_a_script_fills_has_its_linked_body() {
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{}</script></head><body><div id=root></div></body></html>",
        serde_json::json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "زيارة",
            "datePublished": "2021-05-10", "articleBody": format!("{}\n\n{}\n{}", PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2])})
    );
    let found = article(&page, None, None);
    assert_eq!((found.title.as_deref(), found.text), (Some("زيارة"), text()));
    assert_eq!(found.published, Some((date(2021, 5, 10), "metadata: datePublished".to_owned())));
}

#[test]
fn tags_that_are_never_closed() {
    let body: String =
        PARAGRAPHS.iter().map(|paragraph| format!("<p><font color=red><b>{paragraph}")).collect();
    let found = article(&format!("<html><body><div class=article><div class=content>{body}"), None, None);
    assert_eq!(found.text, text());
}

#[test]
fn line_breaks_for_paragraphs_in_a_table_of_the_year_2003() {
    let body = PARAGRAPHS.join("<br><br>");
    let page = format!(
        "<HTML><HEAD><TITLE>وزير الخارجية يزور عمان</TITLE></HEAD><BODY><TABLE WIDTH=780><TR><TD><A HREF=/>الرئيسية</A></TD>
         <TD><FONT FACE=Simplified>{body}</FONT></TD></TR></TABLE></BODY></HTML>"
    );
    assert_eq!(article(&page, None, None).text, text());
}

/// A second at most, unoptimised.
fn quick(page: &str) -> Page {
    let start = std::time::Instant::now();
    let found = article(page, None, None);
    let took = start.elapsed().as_millis();
    assert!(took < 20_000, "{took} ms");
    found
}

#[test]
fn words_at_a_break_do_not_grow_together() {
    let html = "<html><body><table><tr><td><font><b>وزير الخارجية يستقبل المبعوث الأممي</b></font><br><font>السياسة اليوم</font><br><br>\
        <font>استقبل وزير الخارجية المبعوث الأممي الذي يزور البلاد، وبحث معه ملف الهدنة.<br>وأكد الوزير دعم بلاده للحل السياسي.</font></td></tr></table>";
    let text = article(html, None, None).text;
    assert!(!text.contains("الأمميالسياسة") && text.contains("الهدنة.\nوأكد"), "{text}");
}

#[test]
fn depth_is_bounded_before_the_parser() {
    for opening in
        ["<div>", "<ul><li>", "<b><i>", "<table><tr><td>", "<p><font size=1>", "<blockquote>", "<a href=x>"]
    {
        let page = format!("<html><body>{}{}", opening.repeat(20_000), paragraphs());
        let gated = gate::gate(&page);
        let (mut depth, mut deepest) = (0_usize, 0);
        for token in tokens::Tokens::new(&gated.html) {
            match token {
                tokens::Token::Start(tag) if !tag.is("br") => depth += 1,
                tokens::Token::End(_) => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        assert!(deepest <= gate::DEPTH && depth == 0, "{opening}: {deepest}, {depth}");
        assert!(quick(&page).text.contains(PARAGRAPHS[1]), "{opening}");
    }
}

#[test]
fn bombs_of_attributes_elements_comments_and_metadata() {
    let attributes = format!("<p {}>{}</p>", "a=b ".repeat(500_000), PARAGRAPHS[0]);
    quick(&attributes);
    let elements = "<p>نص".repeat(gate::ELEMENTS + 5);
    assert!(gate::gate(&elements).cut);
    quick(&"<!-- <p>".repeat(300_000));
    quick(&"<![CDATA[".repeat(300_000));
    quick(&"<a b=\"".repeat(300_000));
    quick(&"<script>".repeat(300_000));
    quick(&"</div>".repeat(300_000));
    let metas =
        gate::gate(&"<meta name=a content=b><h1>a</h1><time datetime=1><p class=date>x".repeat(100_000));
    assert!(metas.evidence.metas.len() <= 200 && metas.evidence.headings.len() <= 200);
    let long = format!("<meta name=a content=\"{}\"><title>{}", "x".repeat(1 << 20), "y".repeat(1 << 20));
    let gated = gate::gate(&long);
    assert!(gated.evidence.metas[0].1.len() < 4096 && gated.evidence.title.len() < 4096);
}

#[test]
fn what_is_no_page_has_no_article() {
    for page in ["", "<", "<html>", "<p></p>", "\u{0}", "<script>", "<!--", "&#xFFFFFFFF;&#0;"] {
        assert!(article(page, Some("x"), None).text.len() < 20, "{page:?}");
    }
}

#[test]
fn pages_are_told_by_their_beginning() {
    for page in
        ["<!DOCTYPE html>", "\n <HTML>", "\u{FEFF}<html", "<?xml version='1.0'?><!DOCTYPE x><html xmlns=''>"]
    {
        assert!(is_page(page.as_bytes()), "{page}");
    }
    for other in ["", "قال <b>", "{", "<?xml version='1.0'?><rss>", "<rss>", "<3"] {
        assert!(!is_page(other.as_bytes()), "{other}");
    }
}
