//! Apposition: a title with its name, a name with its title, `الرئيس اليمني عبد ربه منصور هادي`.

use super::{Np, Parser, clitic_marker};
use crate::unit::{Tag, Unit};
use lexicon::Kind;

impl Parser<'_> {
    /// Whether the noun phrase beginning at `at` can stand in apposition to `phrase`.
    pub(super) fn apposes(&self, phrase: &Np, at: usize) -> bool {
        let (head, next) = (&self.units[phrase.head], &self.units[at]);
        let somebody = next
            .target()
            .is_some_and(|t| t.kind() == Kind::Actor && self.lexicon.tables().actors[t.index()].is_person());
        let quoted = at.checked_sub(1).is_some_and(|before| self.is_quote(before));
        let person = next.is(Kind::GivenName)
            || next.is(Kind::NameParticle)
            || somebody
            || (next.is(Kind::Actor) && (quoted || !(head.is_definite() || head.is(Kind::Office))))
            || (next.tag == Tag::Unknown && !next.clitics.article);
        // `التقى زلماي خليل زاد ممثلين عن الحركة`: several are not the one who is named
        let one = head
            .target()
            .is_some_and(|t| t.kind() == Kind::Actor && self.lexicon.tables().actors[t.index()].is_person())
            || phrase.name.is_some();
        let several = next.bits().number() == Some(arabic::features::Number::Plural) && !next.clitics.article;
        if one && several && next.is(Kind::Agent) && phrase.number.is_none() {
            return false;
        }
        // `على دراجة نارية إمام مسجد`: nobody is a vehicle
        let agents = &self.lexicon.tables().agents;
        let thing = head.target().is_some_and(|t| {
            t.kind() == Kind::Agent && matches!(agents[t.index()].class.as_str(), "vehicle" | "weapon")
        });
        if thing && (next.is(Kind::Office) || next.is(Kind::Agent)) {
            return false;
        }
        // `منسق الأمم المتحدة للإغاثة توم فليتشر`: nobody is what he works for
        let works_for = head.is(Kind::Noun)
            && head.clitics.preposition.is_some()
            && head.clitics.pronoun.is_none()
            && !self.is_title(head);
        if works_for && person {
            return false;
        }
        // `من أخيه الرئيس الإريتري فلان`: as heads of state call each other
        let kin = head.clitics.pronoun.is_some()
            && head.target().is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "kin");
        if kin
            && (next.is(Kind::Office) || self.is_title(next))
            && (next.clitics.article || next.closes_definite)
        {
            return true;
        }
        // `دعوته إسرائيل`, `إدانتها الهجوم`: whom or what the deed is about
        // `مطالبة الرئيس التركي إسرائيل`
        let known = |np: &Np| self.units[np.head].is_definite() || self.units[np.head].closes_definite;
        let told = head.clitics.pronoun.is_some()
            || phrase.genitive.as_deref().is_some_and(known) && next.is(Kind::Country);
        if told && self.tells_deed(head) {
            return false;
        }
        // `متهما نصر الله`: what the participle of a clause takes
        if head.is(Kind::ActiveParticiple) && head.bits().accusative() && !head.clitics.article {
            return false;
        }
        // `صاحب السمو أمير المنطقة`, `السيناتور بروفيسور ساجد مير`
        let honours = self.is_title(head) && head.first != head.last;
        if honours && (next.is(Kind::Office) || next.is(Kind::Agent)) && clitic_marker(next).is_none() {
            return true;
        }
        let office =
            head.is(Kind::Office) || head.is(Kind::Agent) || self.is_title(head) && phrase.genitive.is_some();
        // `خطف مسلحون الصحفي فلان`: several are not one
        let one = !matches!(
            head.bits().number(),
            Some(arabic::features::Number::Plural | arabic::features::Number::Dual)
        );
        let holder = head.is(Kind::Office)
            || one
                && head
                    .target()
                    .is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "person");
        if self.is_title(next) && office && self.titles_a_name(at) || holder && self.is_title_of_known(at) {
            return true;
        }
        // `اتهمت الوزارة «قسد»`: a ministry is no such body
        if quoted
            && next.is(Kind::Actor)
            && head.clitics.article
            && self.is_body(head)
            && !self.is_of_kind(head, next)
        {
            return false;
        }
        // a body or a place is nobody: the name after it is of the title before it, or somebody else
        let named_body = head.is(Kind::Actor) && self.is_body(head) && !quoted;
        if person && self.is_body(head) && (named_body || !next.is(Kind::Actor)) {
            return false;
        }
        // `زعيم حزب معارض أردوغان`, `المستشارة الألمانية جو بايدن`: he is somebody else
        if next.is(Kind::Actor)
            && !quoted
            && (head.is(Kind::Actor)
                || self.is_named(phrase)
                || self.is_indefinite(phrase)
                || self.is_foreign(phrase, next))
        {
            return false;
        }
        if next.is(Kind::Office) && self.of_another_state(phrase, at) {
            return false;
        }
        let titled = matches!(
            head.kind(),
            Some(
                Kind::Office
                    | Kind::Agent
                    | Kind::Noun
                    | Kind::Actor
                    | Kind::ActiveParticiple
                    | Kind::Nisba
                    | Kind::OtherNisba
            )
        );
        let named = phrase.name.is_some() || head.is(Kind::Actor) || head.is(Kind::GivenName);
        let title =
            next.is(Kind::Office) || (next.is(Kind::Agent) && !next.clitics.article && !next.closes_definite);
        // `دعم خلال الجلسة تونس`: what is not where or what the place is has no such name
        let place = head.is(Kind::Noun)
            && matches!(next.kind(), Some(Kind::Place | Kind::Seat | Kind::Country))
            && (!head.clitics.article || self.is_of_place(head) || self.is_locality(head));
        // `قليبية ولاية نابل`
        let within = matches!(head.kind(), Some(Kind::Place | Kind::Seat))
            && self.is_locality(next)
            && self.units.get(at + 1).is_some_and(|u| matches!(u.kind(), Some(Kind::Place | Kind::Seat)));
        if place || within && next.clitics.conjunction.is_none() {
            return true;
        }
        // `نصر الله أنصاره`: others, of his
        let title =
            title && !next.bits().accusative() && !self.is_body(head) && next.clitics.pronoun.is_none();
        let stranger = head.is(Kind::Noun)
            && (next.tag == Tag::Unknown || self.is_of_place(head) && !next.is(Kind::Actor));
        let second_title = head.is(Kind::Office) && next.is(Kind::Office);
        let another = next.clitics.article && !phrase.appositions.is_empty() && !self.titles_a_name(at);
        (titled && person && !stranger) || (named && title) || (second_title && !another)
    }

    /// `الحركة «حماس»`: whether the word is one for bodies of the name's kind.
    fn is_of_kind(&self, head: &Unit, name: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let kind = name.target().map(|t| tables.actors[t.index()].kind.as_str());
        let points = |t: lexicon::Target| {
            let class =
                tables.nouns.get(t.index()).filter(|_| t.kind() == Kind::Noun).map(|n| n.class.as_str());
            class.into_iter().flat_map(|c| c.split(' ')).find_map(|c| c.strip_prefix("points:"))
        };
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        readings.filter_map(points).flat_map(|kinds| kinds.split(',')).any(|k| Some(k) == kind)
    }

    pub(super) fn is_title(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("title"))
    }

    /// `الفريق أحمد`: whether a word with its article, whatever else it is, is a title before the name of one who is known.
    fn is_title_of_known(&self, at: usize) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let title = |unit: &Unit| {
            let readings = unit.info.iter().flat_map(|i| &i.analyses);
            readings
                .filter(|a| a.clitics.article && a.target.kind() == Kind::Noun)
                .any(|a| nouns[a.target.index()].is("title"))
        };
        let known = |unit: &Unit| {
            let person = unit.is(Kind::Actor) && !self.is_body(unit) || unit.is(Kind::GivenName);
            person && clitic_marker(unit).is_none()
        };
        let bare = |unit: &Unit| unit.clitics.conjunction.is_none() && clitic_marker(unit).is_none();
        self.units.get(at).is_some_and(|u| bare(u) && title(u)) && self.units.get(at + 1).is_some_and(known)
    }

    pub(super) fn tells_deed(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        unit.target().is_some_and(|t| match t.kind() {
            Kind::VerbalNoun => true,
            Kind::Noun => !nouns[t.index()].frames.is_empty(),
            _ => false,
        })
    }

    /// `الولاية`, `المدينة`, `المبنى`: no person bears such a title.
    fn is_of_place(&self, head: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        head.target().filter(|t| t.kind() == Kind::Noun).is_some_and(|t| {
            let noun = &nouns[t.index()];
            !noun.is("title")
                && ["geo", "direction", "building", "time", "locality"].iter().any(|c| noun.is(c))
        })
    }

    /// `ولاية`, `محافظة`, without its article.
    fn is_locality(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        !unit.clitics.article
            && unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("locality"))
    }

    /// `السيناتور بروفيسور ساجد مير`: titles without complement, and then the name.
    pub(super) fn titles_a_name(&self, at: usize) -> bool {
        const TITLES: usize = 3;
        let tables = self.lexicon.tables();
        let title = |u: &Unit| match u.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("title"),
            Some(t) => matches!(t.kind(), Kind::Office | Kind::Agent),
            None => false,
        };
        let bare = |u: &Unit| u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
        let rest = &self.units[at.min(self.units.len())..];
        let titles = rest.iter().take(TITLES).take_while(|u| title(u) && bare(u)).count();
        titles > 0
            && rest.get(titles).is_some_and(|u| {
                let known = u.is(Kind::Actor) && !self.is_body(u);
                bare(u) && (u.is(Kind::GivenName) || known || self.starts_name(at + titles))
            })
    }

    pub(super) fn is_named(&self, phrase: &Np) -> bool {
        let named = |np: &Np| np.name.is_some() || self.units[np.head].is(Kind::Actor);
        named(phrase) || phrase.appositions.iter().any(|a| self.is_named(a))
    }

    /// `سمو الأمير فيصل`: whether a person's name stands in the phrase behind titles.
    fn bears_person(&self, np: &Np) -> bool {
        let head = &self.units[np.head];
        np.name.is_some()
            || head.is(Kind::Actor) && !self.is_body(head)
            || (self.is_title(head) || head.is(Kind::Office) || head.is(Kind::Agent))
                && np
                    .appositions
                    .iter()
                    .chain(np.genitive.as_deref().filter(|_| self.is_title(head)))
                    .any(|n| self.bears_person(n))
    }

    pub(super) fn names_somebody(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        (head.is(Kind::Office) || head.is(Kind::Agent))
            && phrase
                .appositions
                .iter()
                .any(|a| a.name.is_some() || self.units[a.head].is(Kind::Actor) || self.bears_person(a))
    }

    /// Whether a title with a genitive or an adjective says of nobody in particular: `زعيم حزب معارض`.
    fn is_indefinite(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let bare = |u: &Unit| !u.is_definite();
        let closed = phrase.adjectives.iter().all(|a| bare(&self.units[*a]))
            && phrase.genitive.as_deref().is_none_or(|g| bare(&self.units[g.head]) && self.is_indefinite(g));
        let described = phrase.genitive.is_some() || !phrase.adjectives.is_empty();
        let own = phrase.attached.is_empty() || !phrase.adjectives.is_empty();
        bare(head) && closed && described && phrase.name.is_none() && own
    }

    /// `بايدن الرئيس الصيني`, `أمير قطر الرئيس الإيراني`: the title is of another state than the person or title before it.
    fn of_another_state(&self, phrase: &Np, at: usize) -> bool {
        let tables = self.lexicon.tables();
        let head = &self.units[phrase.head];
        let person = head.target().filter(|t| t.kind() == Kind::Actor);
        let of = match person {
            Some(t) => Some(tables.actors[t.index()].country.as_str())
                .filter(|c| self.lexicon.country_by_code(c).is_some()),
            None => self.nation(phrase),
        };
        let after = self.units.get(at + 1).and_then(|u| self.state(u));
        of.zip(after).is_some_and(|(a, b)| a != b)
    }

    /// Whether a title of one state stands before a known person of another.
    fn is_foreign(&self, phrase: &Np, person: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let nation = self.nation(phrase);
        let of = person
            .target()
            .map(|t| tables.actors[t.index()].country.as_str())
            .filter(|c| self.lexicon.country_by_code(c).is_some());
        self.units[phrase.head].is(Kind::Office) && nation.zip(of).is_some_and(|(a, b)| a != b)
    }

    /// The state that an adjective or a genitive of the phrase names.
    fn nation(&self, phrase: &Np) -> Option<&str> {
        let own = phrase.adjectives.iter().find_map(|a| self.state(&self.units[*a]));
        own.or_else(|| {
            phrase
                .genitive
                .as_deref()
                .and_then(|g| self.state(&self.units[g.head]).or_else(|| self.nation(g)))
        })
    }

    fn state(&self, unit: &Unit) -> Option<&str> {
        let target = unit.target().filter(|t| matches!(t.kind(), Kind::Nisba | Kind::Country))?;
        Some(self.lexicon.tables().countries[target.index()].code.as_str())
    }
}
