//! An event while it is being read, and the memory of who was spoken of.

use crate::entity::{Class, Resolved};
use crate::record::{Category, Status};
use crate::site::Site;
use crate::speech::Spoke;
use crate::word::FrameWords;
use lexicon::entry::Frame;
use lexicon::{Bits, Lexicon, Target};
use std::cell::RefCell;
use std::ops::Range;

/// An event of one sentence, before the article's mentions are joined.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'l> {
    pub(crate) category: Category,
    pub(crate) modes: Vec<&'static str>,
    pub(crate) frame: &'l Frame,
    /// Number of the sentence among the article's.
    pub(crate) sentence: usize,
    /// The part of the sentence that the trigger is or stands in.
    pub(crate) part: usize,
    /// Bytes of the trigger words.
    pub(crate) trigger: Range<usize>,
    pub(crate) actors: Vec<Resolved>,
    pub(crate) recipients: Vec<Resolved>,
    /// Where it took place.
    pub(crate) places: Vec<Site>,
    /// Whether the trigger is a verb of the present that `و` joins: `نفذت إضرابا … وتدعو`, another act.
    pub(crate) turns_to_now: bool,
    /// The grammatical subject, who leads where others take part.
    pub(crate) leader: Vec<Resolved>,
    /// Who passed by an explosion, or what stood there.
    pub(crate) beside: Vec<Resolved>,
    /// Who stands behind what is asked or threatened.
    pub(crate) themes: Vec<Resolved>,
    /// Whether the object is a deed whose doer the words around it do not name: `ندين هذا الهجوم`.
    pub(crate) of_deed: bool,
    /// Whether that deed is one of force by its name: `أدان الهجوم`.
    pub(crate) judges_attack: bool,
    /// Frames of the deed that is judged by its name alone, as it was told before: `رحب بالاستقالة`.
    pub(crate) judged: &'l [u32],
    /// That name, folded.
    pub(crate) judged_name: String,
    /// Whether what is judged or answered is told by no more than a word for any deed: `رفض الخطوة`, `توعد بالرد`.
    pub(crate) judges_told: bool,
    /// Folded words for what the verb takes: `هدنة` of `أعلن هدنة`.
    pub(crate) objects: Vec<String>,
    pub(crate) status: Status,
    /// Units of the sentence that belong to the event: its clause.
    pub(crate) units: Range<usize>,
    /// Whether the trigger is a noun.
    pub(crate) nominal: bool,
    /// Whether the trigger noun has the article or a demonstrative.
    pub(crate) definite: bool,
    /// Bytes of nouns that make the trigger verb an event: `أبدى ترحيبه`.
    pub(crate) nouns: Vec<Range<usize>>,
    /// Whether a verb says that it happened: `وقع إطلاق نار`, `هز انفجار`, `اشتعلت معارك`.
    pub(crate) happens: bool,
    /// Whether a demonstrative points the trigger noun back: `هذه المواجهات`.
    pub(crate) pointed: bool,
    /// Whether a preposition says that what is told came after it: `إثر مقتل جندي`.
    pub(crate) came_before: bool,
    /// Whether a toll is said to be of an attack that is known: `أصيبوا في الهجوم`.
    pub(crate) of_known_attack: bool,
    /// Whether the actors are the two sides of one fight: `اشتباكات بين س وص`.
    pub(crate) two_sided: bool,
    /// How the roles were filled and what was passed over, for a person.
    pub(crate) notes: Vec<String>,
    /// Evidence for and against, 0–1.
    pub(crate) confidence: f64,
}

impl Draft<'_> {
    /// The codebook's hard cases of things to come: an announced visit is an agreement.
    pub(crate) fn shift(&mut self) {
        // `لن تقبل بشروط`, `لم يوافق على`: what is not agreed to is refused
        if self.status == Status::Negation && self.switch("refused") {
            self.category = Category::Reject;
            self.status = Status::Asserted;
            self.modes.clear();
            return;
        }
        if self.status != Status::Future {
            return;
        }
        let force = matches!(self.category, Category::Assault | Category::Coerce);
        let to = match self.category {
            // `سنضرب`, `ستبدأ الحكومة في احتجاز`: force to come, announced by who would use it
            _ if force && !self.actors.is_empty() && !self.recipients.is_empty() => Category::Threaten,
            Category::Consult | Category::Support | Category::Cooperate | Category::Aid => Category::Agree,
            Category::Retreat => Category::Concede,
            _ => return,
        };
        // `سيلتقي هادي مع السيسي`, `ستوقع ليبيا مع فرنسا اتفاقات`: one of them has said that he will
        let joint = matches!(self.category, Category::Consult | Category::Support | Category::Cooperate);
        if joint && self.leader.iter().any(|l| l.class.acts()) {
            let leads = |e: &Resolved| self.leader.iter().any(|l| l.same(e));
            let (actors, others): (Vec<Resolved>, Vec<Resolved>) =
                std::mem::take(&mut self.actors).into_iter().partition(leads);
            self.actors = actors;
            for other in others {
                if !self.recipients.iter().any(|r| r.same(&other)) {
                    self.recipients.push(other);
                }
            }
        }
        let arrest = self.modes.contains(&"arrest");
        self.modes.clear();
        if to == Category::Threaten {
            self.modes.push(match self.category {
                Category::Assault => "violence",
                _ if arrest => "arrest",
                _ => "restrict",
            });
        }
        self.category = to;
        self.status = Status::Asserted;
    }

    pub(crate) fn switch(&self, name: &str) -> bool {
        self.frame.switches.iter().any(|s| s == name)
    }
}

/// Who has been spoken of so far, latest last.
#[derive(Debug, Default)]
pub(crate) struct Discourse {
    groups: Vec<Vec<Resolved>>,
    /// The latest mention of several together, described or named: `هم`, `رفضوا`.
    pub(crate) crowd: Vec<Resolved>,
    /// The latest person who is only described, with the sentence: `خطفوا شابا وقتلوه`.
    pub(crate) lone: Option<(usize, Resolved)>,
    /// Who spoke last: statements that go on without a named speaker are theirs.
    pub(crate) speaker: Vec<Resolved>,
    /// All who spoke, latest last.
    pub(crate) spoke: Vec<Spoke>,
    /// Bytes of a quotation that runs on over the sentence in which it opened.
    pub(crate) quotation: Range<usize>,
    /// Subject of the latest clause in the running sentence.
    pub(crate) subject: Vec<Resolved>,
    /// Whether that clause's verb is one of saying: who speaks of a deed has not done it.
    pub(crate) subject_says: bool,
    /// Whether that clause is joined to one before it and has a subject of its own.
    pub(crate) anew: bool,
    /// Whether `فيما`, `بينما` open that clause, which has a subject of its own.
    pub(crate) aside: bool,
    /// The subject before the relative clause that the latest verb stands in, and whether it speaks.
    pub(crate) outer: Option<(Vec<Resolved>, bool)>,
    /// Subject of the running sentence's first verb, whom its participles go on from.
    pub(crate) main: Vec<Resolved>,
    /// Subject of the first verb of the sentence before.
    pub(crate) previous: Vec<Resolved>,
    /// The entries that the words of frames can be of, as far as they were looked up.
    pub(crate) entries: RefCell<FrameWords>,
    /// Who claims a deed, by sentence: `تبنته الحركة`.
    pub(crate) claims: Vec<(usize, Vec<Resolved>)>,
    /// The latest sentence that told of an attack.
    pub(crate) attack: Option<usize>,
    /// Whom the noun phrases of the article mean, where that is asked for.
    pub(crate) met: Option<Vec<Resolved>>,
}

impl Discourse {
    const REACH: usize = 40;

    /// One that keeps whom every phrase means.
    pub(crate) fn listening() -> Self {
        Self { met: Some(Vec::new()), ..Self::default() }
    }

    /// Whether the reading is laid open, and not only its events asked for.
    pub(crate) const fn is_listening(&self) -> bool {
        self.met.is_some()
    }

    /// Remembers who is named or described together; whether that is anybody.
    pub(crate) fn mention(&mut self, group: &[Resolved]) -> bool {
        let acting = || group.iter().filter(|r| r.class.acts() || r.class == Class::Place);
        let number = acting().count();
        if number > 1 || acting().any(|r| r.several) {
            self.crowd = acting().cloned().collect();
        }
        let named: Vec<Resolved> = acting().filter(|r| !r.vague).cloned().collect();
        if !named.is_empty() {
            self.groups.push(named);
        }
        number > 0
    }

    /// Whether an attack was told of in this sentence or the one before.
    pub(crate) fn attack_at(&self, sentence: usize) -> bool {
        self.attack.is_some_and(|at| at + 1 >= sentence)
    }

    fn recent(&self) -> impl Iterator<Item = &Vec<Resolved>> {
        self.groups.iter().rev().take(Self::REACH)
    }

    /// The latest mention of two together that both fit: `الحركتان`, `الطرفان`, `الجانبان`.
    pub(crate) fn pair(&self, fits: impl Fn(&Resolved) -> bool) -> Option<Vec<Resolved>> {
        self.recent().find(|g| g.len() == 2 && g.iter().all(|r| r.class.acts() && fits(r))).cloned()
    }

    /// The latest mention of so many together who all fit: `الدول الأربع`.
    pub(crate) fn so_many(&self, number: usize, fits: impl Fn(&Resolved) -> bool) -> Option<Vec<Resolved>> {
        self.recent().find(|g| g.len() == number && g.iter().all(&fits)).cloned()
    }

    /// `الوزيران`, `الرئيسان`: the two who were named one by one last and hold such an office.
    fn last_two(&self, head: Target, lexicon: &Lexicon) -> Option<Vec<Resolved>> {
        const NEAR: usize = 8;
        let agents = &lexicon.tables().agents;
        let title = agents.get(head.index()).filter(|_| head.kind() == lexicon::Kind::Agent)?.en.first()?;
        let title = if title == "head" { "president" } else { title.as_str() };
        let holds = |r: &&Resolved| {
            r.class == Class::Person && r.office.as_deref().is_some_and(|o| o.contains(title))
        };
        let mut two: Vec<Resolved> = Vec::new();
        for one in self.groups.iter().rev().take(NEAR).flatten().filter(holds) {
            if two.len() < 2 && !two.iter().any(|t| t.same(one)) {
                two.push(one.clone());
            }
        }
        (two.len() == 2).then_some(two)
    }

    /// The latest person: `الأخير`, `هو`, a verb without subject.
    pub(crate) fn person(&self) -> Option<Resolved> {
        self.recent().flatten().find(|r| r.class == Class::Person).cloned()
    }

    /// The latest entity that fits.
    pub(crate) fn latest(&self, fits: impl Fn(&Resolved) -> bool) -> Option<Resolved> {
        self.recent().flatten().find(|r| fits(r)).cloned()
    }

    /// `الأخير`, `الأخيرة`: the one named last that fits.
    pub(crate) fn last(&self, fits: impl Fn(&Resolved) -> bool) -> Option<Resolved> {
        self.recent().find_map(|group| group.iter().rev().find(|r| fits(r)).cloned())
    }

    /// What a definite description points back to: the latest entity named by the same noun, or of the noun's kind.
    pub(crate) fn described(
        &self,
        head: Target,
        bits: Bits,
        kinds: &[&str],
        sectors: &[String],
        lexicon: &Lexicon,
    ) -> Option<Vec<Resolved>> {
        if bits.number() == Some(arabic::features::Number::Dual) {
            let of_kind =
                |r: &Resolved| r.actor.is_some_and(|a| kinds.contains(&lexicon.actor(a).kind.as_str()));
            return self.pair(|r| kinds.is_empty() || of_kind(r)).or_else(|| self.last_two(head, lexicon));
        }
        // `الأحزاب` are not the one party spoken of last
        let many = bits.number() == Some(arabic::features::Number::Plural);
        let same_head = self.latest(|r| {
            r.head == Some(head) && (!many || r.several || r.class == Class::Group && r.en.is_none())
        });
        let is_of_kind =
            |r: &Resolved| r.actor.is_some_and(|a| kinds.contains(&lexicon.actor(a).kind.as_str()));
        let shares = |r: &Resolved| sectors.is_empty() || r.sectors.iter().any(|s| sectors.contains(s));
        let of_kind = || self.latest(|r| is_of_kind(r) && shares(r));
        same_head.or_else(|| of_kind().filter(|_| !many)).map(|r| vec![r])
    }
}

/// The category of a frame; `None` for light verbs.
pub(crate) fn category(event: &str) -> Option<Category> {
    Some(match event {
        "AGREE" => Category::Agree,
        "CONSULT" => Category::Consult,
        "SUPPORT" => Category::Support,
        "CONCEDE" => Category::Concede,
        "COOPERATE" => Category::Cooperate,
        "AID" => Category::Aid,
        "RETREAT" => Category::Retreat,
        "REQUEST" => Category::Request,
        "ACCUSE" => Category::Accuse,
        "REJECT" => Category::Reject,
        "THREATEN" => Category::Threaten,
        "SANCTION" => Category::Sanction,
        "PROTEST" => Category::Protest,
        "MOBILIZE" => Category::Mobilize,
        "COERCE" => Category::Coerce,
        "ASSAULT" => Category::Assault,
        _ => return None,
    })
}
