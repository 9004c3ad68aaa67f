//! Prepositional phrases that belong to a title or a body: `المتحدث باسم الجيش`, `مبعوث الأمم المتحدة إلى اليمن`.

use super::{ABOUT, BI, FROM, IN, LI, Np, Parser, TO, clitic_marker};
use crate::unit::{Function, Tag, Unit};
use lexicon::Kind;

impl Parser<'_> {
    /// Attaches the prepositional phrase that belongs to a title or a body.
    pub(super) fn attach(&self, phrase: &mut Np) -> bool {
        let head = &self.units[phrase.head];
        let owned = head
            .target()
            .is_some_and(|t| t.kind() == Kind::Noun && self.lexicon.tables().nouns[t.index()].is("building"));
        if !(owned || matches!(head.kind(), Some(Kind::Office | Kind::Agent))) || phrase.attached.len() >= 2 {
            return false;
        }
        let at = phrase.units.end;
        let Some(unit) = self.units.get(at) else { return false };
        let (marker, start) = if let Some(marker) = clitic_marker(unit) {
            (marker, if unit.tag == Tag::Clitic { self.over_quotes(at + 1) } else { at })
        } else if unit.function == Function::Preposition && unit.clitics.pronoun.is_none() {
            (self.marker(unit), self.over_quotes(at + 1))
        } else {
            return false;
        };
        if unit.clitics.conjunction.is_some()
            || !(self.belongs(phrase, marker, start) || self.locates(phrase.head, marker, start))
        {
            return false;
        }
        let Some(mut np) = self.noun_phrase_without_coordination(start) else { return false };
        phrase.units.end = self.over_closing_quote(np.units.end);
        let name = self.name_of_one(head, &mut np);
        phrase.attached.push((marker.to_owned(), np));
        phrase.appositions.extend(name);
        true
    }

    /// `رئيس فرع المحامين بجندوبة فيصل النقاطي`: the name behind several is of the one who bears the title.
    fn name_of_one(&self, head: &Unit, several: &mut Np) -> Option<Np> {
        use arabic::features::Number;
        let agents = &self.lexicon.tables().agents;
        let one = head.bits().number() != Some(Number::Plural)
            && head.target().is_some_and(|t| match t.kind() {
                Kind::Agent => agents[t.index()].class == "person",
                kind => kind == Kind::Office,
            });
        let many = self.units[several.head].bits().number() == Some(Number::Plural);
        let name = several.appositions.last().filter(|name| name.name.is_some())?;
        if !one || !many || name.units.end != several.units.end {
            return None;
        }
        several.units.end = name.units.start;
        several.appositions.pop()
    }

    /// Whether `marker` and what follows belong to the title or body.
    fn belongs(&self, phrase: &Np, marker: &str, start: usize) -> bool {
        let Some(next) = self.units.get(start) else { return false };
        let tables = self.lexicon.tables();
        let group = match next.target() {
            Some(t) if t.kind() == Kind::Agent => tables.agents[t.index()].class == "group",
            Some(t) if t.kind() == Kind::Actor => !tables.actors[t.index()].is_person(),
            Some(t) => t.kind() == Kind::Country,
            None => false,
        };
        match marker {
            LI => {
                self.tells_purpose(phrase, next)
                    || group
                        && self.takes_owner(phrase, next)
                        && !self.is_of_deed(phrase)
                        && !self.is_told(phrase, next)
                        && !self.is_some_body(phrase, start)
                        && !self.has_no_minister(phrase, next)
            }
            IN => {
                group
                    && (next.is(Kind::Actor)
                        || next.is(Kind::Agent) && self.units[phrase.head].is(Kind::Office))
            }
            // `لجنة المالية بالبرلمان`
            BI if group && self.bears_name(&self.units[phrase.head]) => {
                next.is(Kind::Actor) || self.is_parliament(next)
            }
            // `الوحدة المختصة بالحرس الوطني`
            BI if self.is_armed(&self.units[phrase.head]) => self.is_armed(next),
            // `مبعوث الأمم المتحدة إلى اليمن`, `السفير لدى بلجيكا`
            TO | BESIDE => {
                self.units[phrase.head].is(Kind::Office)
                    && (group || next.is(Kind::Place) || next.is(Kind::Seat))
                    && !self.is_on_the_way(phrase, start)
                    && (self.is_sent(phrase)
                        || self.units.get(start + 1).is_some_and(|u| {
                            (u.is(Kind::GivenName) || u.is(Kind::Actor) || u.is(Kind::NameParticle))
                                && u.clitics.conjunction.is_none()
                        }))
            }
            // `عناصر من الشرطة`, but `انسحاب قواتها من سوريا`
            FROM => {
                let clitics = &self.units[phrase.head].clitics;
                group && phrase.genitive.is_none() && !clitics.article && clitics.pronoun.is_none()
            }
            IN_THE_NAME | BY_THE_TONGUE => true,
            BI => next.target().is_some_and(|t| {
                t.kind() == Kind::Noun && arabic::fold(&tables.nouns[t.index()].lemma) == NAME
            }),
            _ => false,
        }
    }

    /// `رئيس اللجنة بمجلس النواب فلان`, `مدير الصحة بصفاقس فلان`: what stands between a title and its name.
    fn locates(&self, head: usize, marker: &str, start: usize) -> bool {
        // `منسق الأمم المتحدة للإغاثة فلان`
        let agents = &self.lexicon.tables().agents;
        let office = self.units[head].target().is_some_and(|t| match t.kind() {
            Kind::Agent => agents[t.index()].class == "person",
            kind => kind == Kind::Office,
        });
        if !(matches!(marker, BI | IN | ABOUT) || marker == LI && office) {
            return false;
        }
        let Some(inner) = self.noun_phrase_without_coordination(start) else { return false };
        let head = &self.units[inner.head];
        // `الوزير لنظيره الروسي فلان`: whom he speaks to
        let own = head.clitics.pronoun.is_some() || marker == LI && !head.is_definite();
        let body = !own && (self.is_body(head) || head.is(Kind::Noun));
        let named = self.units.get(inner.units.end).is_some_and(|u| {
            (self.starts_name(inner.units.end) || u.is(Kind::Actor) && u.clitics.stem_at == 0)
                && clitic_marker(u).is_none()
                && u.clitics.conjunction.is_none()
        });
        body && named
    }

    /// `المتحدث للحركة`, `الجناح العسكري لحماس`, but `مناشدة المنظمة للحكومة`, `تعازي الحكومة الصينية لتركيا`.
    fn takes_owner(&self, phrase: &Np, next: &Unit) -> bool {
        let head = &self.units[phrase.head];
        let agents = &self.lexicon.tables().agents;
        let class =
            head.target().filter(|t| t.kind() == Kind::Agent).map(|t| agents[t.index()].class.as_str());
        let owned = phrase.genitive.is_some()
            || phrase
                .adjectives
                .iter()
                .any(|a| matches!(self.units[*a].kind(), Some(Kind::Nisba | Kind::OtherNisba)));
        match class {
            Some("weapon") => false,
            Some("group") if head.is_definite() => {
                // `المكتب السياسي`, `الهيئة الإدارية`: one unit of two words; `المجلس الأعلى للأمن` is not of the police
                let described = head.info.is_none() && head.closes_definite && !self.is_armed(next);
                !owned && (described || !phrase.adjectives.is_empty())
            }
            _ => !owned && !self.is_definite_crowd(head),
        }
    }

    /// `اتهامات من جانب الأكاديميين للسلطات`: people with the article are nobody's.
    fn is_definite_crowd(&self, head: &Unit) -> bool {
        use arabic::features::Number;
        head.is(Kind::Agent) && head.clitics.article && head.bits().number() == Some(Number::Plural)
    }

    /// `الهيئة العليا للإغاثة`, `الفرع الجهوي للمحامين`, `مركز القدس للدراسات`: what a body is for, or whose.
    fn tells_purpose(&self, phrase: &Np, next: &Unit) -> bool {
        let head = &self.units[phrase.head];
        let described =
            if head.clitics.article { !phrase.adjectives.is_empty() } else { phrase.genitive.is_some() };
        if !described || !phrase.attached.is_empty() || !next.clitics.article || !self.bears_name(head) {
            return false;
        }
        let tables = self.lexicon.tables();
        const TRADES: [&str; 8] = ["AGR", "BUS", "EDU", "JRN", "JUD", "LAB", "MED", "REL"];
        next.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                let agent = &tables.agents[t.index()];
                let trade = agent.sectors.first().is_some_and(|s| TRADES.contains(&s.as_str()));
                let many = next.bits().number() == Some(arabic::features::Number::Plural);
                trade && (many && agent.class == "person")
            }
            Kind::VerbalNoun => self.gives(&tables.verbs[t.index()].frames),
            Kind::Noun => {
                let noun = &tables.nouns[t.index()];
                self.gives(&noun.frames) && !noun.is("time") && !noun.is("money")
            }
            _ => false,
        })
    }

    /// Whether all that a word tells is help: nobody is asked for `الإغاثة` in a body's name, as for `الإضراب`.
    fn gives(&self, frames: &[u32]) -> bool {
        let tables = self.lexicon.tables();
        frames
            .iter()
            .all(|f| matches!(tables.frames[*f as usize].event.as_str(), "AID" | "SUPPORT" | "COOPERATE"))
    }

    /// `وصل المبعوث الأممي إلى صنعاء`: who comes or goes, right behind the verb.
    fn is_on_the_way(&self, phrase: &Np, place: usize) -> bool {
        let verbs = &self.lexicon.tables().verbs;
        // `وصل المبعوث إلى اليمن فلان إلى صنعاء`
        if self.units.get(place + 1).is_some_and(|u| self.starts_name(place + 1) || u.is(Kind::Actor)) {
            return false;
        }
        let before = phrase.units.start.checked_sub(1).map(|b| &self.units[b]).filter(|u| u.is_verb());
        before.and_then(Unit::target).is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("move"))
    }

    /// `المبعوث الأممي`, `مبعوث الأمم المتحدة`: one whose title goes on with where he is sent.
    fn is_sent(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let offices = &self.lexicon.tables().offices;
        let definite = head.clitics.article || head.info.is_none() || phrase.genitive.is_some();
        definite
            && head.target().is_some_and(|t| t.kind() == Kind::Office && offices[t.index()].id == "envoy")
    }

    /// `انتقاد الوزير للحكومة`, `زيارة الوزير للجزائر`: behind the noun of a deed a title alone is whoever did it, and `ل` is the deed's.
    fn is_of_deed(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let alone = head.is_definite() && head.first == head.last && phrase.units.len() == 1;
        let before = phrase.units.start.checked_sub(1).map(|at| &self.units[at]);
        alone && before.is_some_and(|u| !u.is_definite() && self.tells_deed(u))
    }

    /// `مصادر أمنية لصحيفة`: people who tell something to an outlet are not its people.
    fn is_told(&self, phrase: &Np, next: &Unit) -> bool {
        let head = &self.units[phrase.head];
        head.is(Kind::Agent) && self.is_press(next) && !self.is_press(head)
    }

    /// `رويترز`, `صحيفة`: an outlet by its name or by what it is.
    pub(super) fn is_press(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => tables.agents[t.index()].sectors.iter().any(|s| s == "JRN"),
            Kind::Actor => tables.actors[t.index()].sectors.iter().any(|s| s == "JRN"),
            _ => false,
        })
    }

    /// `استقبال رئيس الجمهورية لوفد من الكونغرس`: a title that ends definite is not of a body that nobody knows.
    fn is_some_body(&self, phrase: &Np, start: usize) -> bool {
        let title = &self.units[phrase.head];
        let closed = title.is(Kind::Office) && title.info.is_none() && title.closes_definite;
        let Some(of) = self.noun_phrase_without_coordination(start).filter(|_| closed) else { return false };
        let head = &self.units[of.innermost().head];
        head.is(Kind::Agent) && !head.is_definite() && !head.is_name()
    }

    /// `قال الوزير لصحيفة كذا`: an outlet has no ministers.
    fn has_no_minister(&self, phrase: &Np, next: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let outlet = next
            .target()
            .is_some_and(|t| t.kind() == Kind::Actor && tables.actors[t.index()].kind == "outlet");
        let office = self.units[phrase.head].target().filter(|t| t.kind() == Kind::Office);
        outlet && office.is_some_and(|t| tables.offices[t.index()].sector == "GOV")
    }
}

/// `لدى`: where an envoy is sent, as with `إلى`.
const BESIDE: &str = "\u{0644}\u{062F}\u{064A}";
/// `باسم`, `بلسان`: for whom a spokesman speaks.
const IN_THE_NAME: &str = "\u{0628}\u{0627}\u{0633}\u{0645}";
const BY_THE_TONGUE: &str = "\u{0628}\u{0644}\u{0633}\u{0627}\u{0646}";
/// `اسم`, of `باسم`.
const NAME: &str = "\u{0627}\u{0633}\u{0645}";
