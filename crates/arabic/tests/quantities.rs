//! Quantities of the sentences in `data/quantities.tsv`.

use arabic::Quantity;

fn spell(quantity: &Quantity) -> String {
    let about = if quantity.approximate { "~" } else { "" };
    let percent = if quantity.percent { "%" } else { "" };
    let bounds = match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => {
            let end = |bound: Option<u64>| bound.map_or_else(String::new, |n| n.to_string());
            format!("{}..{}", end(min), end(max))
        }
    };
    format!("{about}{bounds}{percent}")
}

#[test]
fn quantities_are_as_written() {
    let rows = include_str!("data/quantities.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows {
        let (sentence, expected) = row.split_once('\t').expect("two columns");
        let tokens: Vec<_> = arabic::tokens(sentence).collect();
        let found: Vec<_> = arabic::quantities(sentence, &tokens).iter().map(spell).collect();
        let found = if found.is_empty() { "none".to_owned() } else { found.join(" ") };
        if found != expected {
            wrong.push(format!("{sentence}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tokens_are_the_words_that_say_it() {
    let text = "قتل ما لا يقل عن 12 شخصا، ونزح 20 في المئة من السكان و500 عائلة و25 000 رأس، وسقط 9 على الأقل وأكثر من 30";
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let found: Vec<_> = arabic::quantities(text, &tokens)
        .into_iter()
        .map(|q| &text[tokens[q.tokens.start].range().start..tokens[q.tokens.end - 1].range().end])
        .collect();
    assert_eq!(found, ["ما لا يقل عن 12", "20 في المئة", "500", "25 000", "9", "وأكثر من 30"]);
}
