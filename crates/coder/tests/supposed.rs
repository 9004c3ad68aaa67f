//! What is only supposed, feared, wanted, denied or left undone has not happened: every example of the triggers is put into
//! clauses that say so, and the program must not read it there as something done.
//!
//! What few still are is bounded for each construction: most are words that tell the same of any clause.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

mod pieces;

use coder::Coder;
use coder::record::{Event, Status};
use lexicon::Lexicon;
use pieces::{Forms, Pieces, Verbs, code, names, pieces};
use std::collections::BTreeMap;

/// A construction and the greatest share of examples, in thousandths, that may be read as done in it.
type Construction = (&'static str, usize, fn(&Clause<'_>) -> String);

/// An example's clause: its verb in all forms, its subject, and what follows.
struct Clause<'p> {
    verb: &'p str,
    subject: &'p str,
    rest: &'p str,
    forms: &'p Forms,
}

impl Clause<'_> {
    /// The subject behind a verb that agrees with it, and what follows.
    fn agrees(&self, verbs: [&str; 2]) -> String {
        format!("{} {}", verbs[usize::from(self.verb.ends_with('ت'))], self.subject)
    }

    fn told(&self) -> String {
        format!("{} {}{}", self.verb, self.subject, self.rest)
    }

    fn subject_first(&self) -> String {
        format!("{} {}{}", self.subject, self.verb, self.rest)
    }

    fn wanted(&self) -> String {
        format!("{} {}{}", self.forms.subjunctive, self.subject, self.rest)
    }

    fn present(&self) -> String {
        format!("{} {}{}", self.forms.indicative, self.subject, self.rest)
    }

    fn deed(&self) -> String {
        format!("{} {}{}", self.forms.noun, self.subject, self.rest)
    }
}

const CONSTRUCTIONS: &[Construction] = &[
    ("نفى أن يكون", 5, |c| {
        format!("ونفى مصدر مطلع أن {} {}{}.", c.agrees(["يكون", "تكون"]), c.verb, c.rest)
    }),
    ("نفى ما تردد", 10, |c| format!("ونفى المصدر ما تردد عن أن {}.", c.subject_first())),
    ("نفى صحة الأنباء", 20, |c| format!("ونفى المصدر صحة الأنباء التي تحدثت عن {}.", c.deed())),
    ("نفى", 25, |c| format!("و{} {}{}.", c.agrees(["نفى", "نفت"]), c.forms.noun, c.rest)),
    ("لم", 10, |c| format!("ولم {} {}{}.", c.forms.jussive, c.subject, c.rest)),
    ("لن", 10, |c| format!("ولن {}.", c.wanted())),
    ("لا", 10, |c| format!("وأوضح المصدر أن {} لا {}{}.", c.subject, c.forms.indicative, c.rest)),
    ("دون أن", 15, |c| format!("وانتهى الأمر دون أن {}.", c.wanted())),
    ("بدلا من أن", 15, |c| format!("وانتهى الأمر بدلا من أن {}.", c.wanted())),
    ("خشية أن", 15, |c| format!("وفر السكان خشية أن {}.", c.wanted())),
    ("كاد", 15, |c| format!("و{} {}{}.", c.agrees(["كاد", "كادت"]), c.forms.indicative, c.rest)),
    ("قد", 15, |c| format!("وقد {}.", c.present())),
    ("ربما", 15, |c| format!("وربما {}.", c.present())),
    ("سوف", 10, |c| format!("وسوف {}.", c.present())),
    ("من المتوقع", 10, |c| format!("ومن المتوقع أن {}.", c.wanted())),
    ("يخشى", 15, |c| format!("ويخشى مراقبون أن {}.", c.wanted())),
    ("احتمال", 5, |c| format!("ولم يستبعد مراقبون احتمال {}.", c.deed())),
    ("إذا", 15, |c| format!("وإذا {} فإن الأوضاع ستتغير.", c.told())),
    ("في حال", 15, |c| format!("وفي حال {}، ستتغير الأوضاع.", c.told())),
    ("لو", 15, |c| format!("ولو {} لتغيرت الأوضاع.", c.told())),
    ("ما لم", 15, |c| {
        format!("وحذر خبراء من تدهور الأوضاع ما لم {} {}{}.", c.forms.jussive, c.subject, c.rest)
    }),
    ("هل", 5, |c| format!("هل {}؟", c.told())),
    ("يعتزم", 35, |c| format!("و{} {}{}.", c.agrees(["يعتزم", "تعتزم"]), c.forms.noun, c.rest)),
    ("يستعد", 35, |c| format!("و{} ل{}{}.", c.agrees(["يستعد", "تستعد"]), c.forms.noun, c.rest)),
    ("حاول", 20, |c| format!("و{} {}{}.", c.agrees(["حاول", "حاولت"]), c.forms.noun, c.rest)),
    ("حاول أن", 15, |c| {
        format!("و{} أن {}{}.", c.agrees(["حاول", "حاولت"]), c.forms.subjunctive, c.rest)
    }),
    ("تجنب", 20, |c| format!("و{} {}{}.", c.agrees(["تجنب", "تجنبت"]), c.forms.noun, c.rest)),
    ("امتنع", 20, |c| format!("و{} عن {}{}.", c.agrees(["امتنع", "امتنعت"]), c.forms.noun, c.rest)),
    ("رفض أن", 45, |c| format!("و{} أن {}{}.", c.agrees(["رفض", "رفضت"]), c.forms.subjunctive, c.rest)),
    ("اقترح أن", 5, |c| format!("واقترح نواب أن {}.", c.wanted())),
    ("يجب", 5, |c| format!("وقال خبير إنه يجب على {} أن {}{}.", c.subject, c.forms.subjunctive, c.rest)),
    ("من حق", 5, |c| format!("وقال خبير إن من حق {} أن {}{}.", c.subject, c.forms.subjunctive, c.rest)),
    ("شائعات", 45, |c| format!("وانتشرت شائعات بأن {}.", c.subject_first())),
    ("لا دليل", 15, |c| format!("وقال خبير إنه لا يوجد دليل على أن {}.", c.subject_first())),
    ("فيلم", 10, |c| format!("ويروي الفيلم كيف {}.", c.told())),
];

#[test]
fn what_is_supposed_is_not_done() {
    let lexicon = Lexicon::builtin();
    let mut coder = Coder::new(&lexicon);
    let verbs = Verbs::of_triggers();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in lexicon::examples().into_iter().filter(|e| e.reading.is_some()) {
        let events = code(&mut coder, &example.sentence);
        let Some(Pieces { reading, parts: Some([verb, subject, rest]), forms: Some(forms), .. }) =
            pieces(&example, &events, &verbs)
        else {
            continue;
        };
        let clause = Clause { verb, subject, rest, forms: &forms };
        for (name, _, rephrase) in CONSTRUCTIONS {
            let text = rephrase(&clause);
            let done = |e: &Event| {
                let own = e.event == reading.0 && (e.actor.is_empty() || names(&e.actor) == reading.1);
                // `رفض` and `نفى` are told of themselves
                own && e.status == Status::Asserted
                    && !matches!(e.trigger.text.as_str(), "رفض" | "رفضت" | "نفى")
            };
            let wrong = code(&mut coder, &text).iter().any(done);
            let (read, all) = counts.entry(name).or_default();
            *read += usize::from(wrong);
            *all += 1;
            if wrong {
                println!("{name}: {}: {text}", example.entry);
            }
        }
    }
    let mut above = Vec::new();
    for (name, most, _) in CONSTRUCTIONS {
        let (read, all) = counts[name];
        println!("{name}: {read} of {all}");
        if read * 1000 > most * all {
            above.push(format!("{name}: {read} of {all}"));
        }
    }
    assert!(above.is_empty(), "more are read as done than may be: {above:?}");
}
