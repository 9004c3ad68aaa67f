//! Names that are also words, or several names: what stands around one tells whether it is meant.

use super::ending::Ending;
use super::reading::describes_thing;
use super::{ARTICLE, Function, Tag, Unit, UnitReader};
use crate::names::NameHit;
use crate::word::Analysis;
use arabic::features::Number;
use lexicon::{Kind, Target};

/// `والى`
const AND_TO: &str = "\u{0648}\u{0627}\u{0644}\u{0649}";
/// The English of `شيخ`.
const SHEIKH: &str = "sheikh";

impl UnitReader<'_, '_> {
    /// `والى الالتزام`: `و` and `إلى`, written as a governor who would be one of a place.
    pub(super) fn is_to(&self, token: usize) -> bool {
        let place =
            |t: usize| self.names.at(t).iter().any(|n| matches!(n.target.kind(), Kind::Place | Kind::Seat));
        self.doc.tokens[token].text(self.doc.text) == AND_TO
            && (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t)).is_some_and(|t| !place(t))
    }

    pub(super) fn accepts(
        &self,
        hit: &NameHit,
        token: usize,
        word: Option<Analysis>,
        before: &[Unit],
    ) -> bool {
        let one_word = hit.words == 1;
        if one_word && word.is_some_and(|w| w.target.kind() == Kind::Function) {
            return false;
        }
        if hit.target.kind() == Kind::Office && one_word && self.is_to(token) {
            return false;
        }
        // `الشيخ خليفة`: a man of that name
        let titled = || {
            before.last().and_then(Unit::target).is_some_and(|t| {
                t.kind() == Kind::Agent
                    && self.lexicon.tables().agents[t.index()].en.iter().any(|en| en == SHEIKH)
            })
        };
        let man = || word.is_some_and(|w| w.target.kind() == Kind::GivenName && !w.clitics.article);
        if hit.target.kind() == Kind::Office && one_word && man() && titled() {
            return false;
        }
        // `الشرطة السعودية`: the one state whose name is spelt as its adjective
        let describes = hit.target.kind() == Kind::Country
            && one_word
            && word.is_some_and(|w| w.target.kind() == Kind::Nisba && w.clitics.preposition.is_none())
            && before.last().is_some_and(|u| {
                let one = u.bits().number() == Some(Number::Singular);
                let agrees = !one || u.bits().gender() == Some(arabic::features::Gender::Feminine);
                u.clitics.article && u.is_nominal() && !u.is_name() && agrees
            });
        if describes && word.is_some_and(|w| w.clitics.conjunction.is_none()) {
            return false;
        }
        let quoted =
            before.last().is_some_and(|u| matches!(u.tag, Tag::Mark(c) if arabic::letters::is_quote(c)));
        match hit.target.kind() {
            Kind::Theme => false,
            Kind::Function if one_word => false,
            // `كتائب الفاروق الليبية`: the group of that name in another country is not meant
            Kind::Actor if self.is_of_another_country(hit) => false,
            // `الاحتلال المغربي`
            Kind::Actor
                if one_word
                    && (hit.bits.guarded() || hit.bits.definite())
                    && self.is_described_by_another(hit, &self.lexicon.actor(hit.target.index()).country) =>
            {
                false
            }
            Kind::Actor => {
                let known = self.names.in_full.contains(&hit.target.index());
                if hit.bits.guarded() && one_word {
                    return quoted && self.closes_after(hit) && self.is_set_there(hit)
                        || known
                        || self.after_kind_word(before)
                        || after_feminine_verb(before, word);
                }
                // `المقاومة الشعبية` is the body of that name where its country is spoken of
                if hit.bits.guarded() {
                    let outlet = self.lexicon.tables().actors[hit.target.index()].kind == "outlet";
                    if outlet {
                        return quoted || known;
                    }
                    return quoted || known || self.is_set_there(hit);
                }
                // `عباس محمد` is another man than the one who is known as `عباس`, and so is `الصادق عباس`
                if hit.bits.short()
                    && one_word
                    && (!known && self.is_forename(word, token) || self.after_other_forename(hit, before))
                {
                    return false;
                }
                if hit.bits.short() && !known && self.bears_title_of_another(hit, before) {
                    return false;
                }
                // `الشيخ تميم بن حمد`: the name goes on from its second word
                if !one_word && self.goes_on_within(hit, token) {
                    return false;
                }
                // `نائبة رئيس الحكومة إيرينا فيريشوك`: a forename, and no body of that name
                if one_word && self.is_forename_of_titled(hit, before) {
                    return false;
                }
                // a short name that is also a word of the language stands for a person only where he is known
                !(hit.bits.short()
                    && !known
                    && one_word
                    && word.is_some_and(|w| w.target.kind() != Kind::GivenName)
                    && !quoted)
            }
            // `23 دبلوماسيا روسيا`: the adjective of the noun before it
            Kind::Country if one_word && hit.skip == 0 && self.is_nationality_of(before, token) => false,
            Kind::Country | Kind::Seat if hit.bits.guarded() => {
                let country = &self.lexicon.tables().countries[hit.target.index()];
                let needs = |code: &String| self.names.countries.contains(code);
                // `الاحتلال المغربي`, `الاحتلال الأميركي`
                if hit.bits.definite() && self.is_described_by_another(hit, &country.code) {
                    return false;
                }
                needs(&country.code)
                    || (hit.bits.definite() && country.stance_needs.iter().any(needs))
                    || self.after_kind_word(before)
                    // `استعانت مالي بمرتزقة`: no adjective is a feminine verb's subject
                    || one_word && !hit.bits.definite() && after_feminine_verb(before, word)
            }
            // `وحدة` is a unit, not `and Hadda`
            Kind::Place | Kind::Seat
                if one_word
                    && word.is_some_and(|w| {
                        w.clitics.stem_at < hit.skip && matches!(w.target.kind(), Kind::Noun | Kind::Agent)
                    }) =>
            {
                false
            }
            // `قال لـ«الشرق الأوسط»`: within quotation marks the newspaper of that name
            Kind::Place if quoted && self.is_also_outlet(token, hit) => false,
            Kind::Place if one_word && hit.bits.guarded() => {
                let place = &self.lexicon.tables().places[hit.target.index()];
                // a name of several places and of nothing else is one of them; `أريحا`: two are seldom brought relief
                let rare =
                    |w: Analysis| w.target.kind() == Kind::Verb && w.bits.number() == Some(Number::Dual);
                if place.guard == "shared" && word.is_none_or(rare) {
                    return true;
                }
                // `منطقة عسير`: an adjective would agree
                let feminine = before
                    .last()
                    .is_some_and(|u| u.bits().gender() == Some(arabic::features::Gender::Feminine));
                let adjective = word.is_some_and(|w| {
                    w.target.kind() == Kind::Adjective
                        && w.bits.gender() != Some(arabic::features::Gender::Feminine)
                });
                if feminine && adjective && hit.skip == 0 && self.after_kind_word(before) {
                    return true;
                }
                // `طالبات في قم`: after a preposition stands no verb
                let governed = before.last().is_some_and(|u| u.function == Function::Preposition);
                if governed && hit.skip == 0 && word.is_none_or(|w| w.target.kind() == Kind::Verb) {
                    return true;
                }
                // `مدينة دوما`: nor after the word for what it is
                let verb = word.is_some_and(|w| w.target.kind() == Kind::Verb);
                let bare = before.last().is_some_and(|u| u.is(Kind::Noun) && !u.bits().accusative());
                if verb && bare && hit.skip == 0 && self.after_kind_word(before) {
                    return true;
                }
                let near = after_in(before) || hit.skip > 0 && self.place_preposition(token, hit);
                (quoted || self.after_kind_word(before) || word.is_none() || near)
                    && self.names.countries.contains(&place.country)
            }
            // `نائبه` is `his deputy`, not `نائبة`
            Kind::Office | Kind::Place
                if one_word
                    && hit.skip == 0
                    && word.is_some_and(|w| w.clitics.pronoun.is_some())
                    && Ending::of(self.doc, token).heh
                    && !quoted =>
            {
                false
            }
            Kind::Office if one_word && hit.skip == 0 && self.describes_thing_before(hit, before, token) => {
                false
            }
            // `المؤسسة` is an institution, not a woman who founded one
            Kind::Office if one_word => word.is_none_or(|w| {
                let thing = matches!(w.target.kind(), Kind::Noun | Kind::Agent)
                    && hit.bits.gender() == Some(arabic::features::Gender::Feminine);
                // `…، داعية المجتمع الدولي إلى`
                let acts = w.target.kind() == Kind::ActiveParticiple
                    && self.goes_on_blaming(w.target, w.clitics, before, token);
                w.target.kind() != Kind::Verb && !thing && !acts
            }),
            Kind::Agent | Kind::EventPhrase | Kind::Noun if one_word => false,
            // `مؤتمر صحفي` is no conference
            Kind::Noun if self.lexicon.tables().nouns[hit.target.index()].is("press") => true,
            // `هجوم إلكتروني`, `أحكام عرفية`: a compound hides no trigger
            Kind::Noun if !self.has_frames(hit.target) => {
                let phrase = |h: &NameHit| h.target.kind() == Kind::EventPhrase && h.last == hit.last;
                word.is_none_or(|w| !self.has_frames(w.target)) && !self.names.at(token).iter().any(phrase)
            }
            _ => true,
        }
    }

    /// Whether a longer name of a person begins within a name of several words and goes on behind it.
    fn goes_on_within(&self, hit: &NameHit, token: usize) -> bool {
        let person = |n: &NameHit| {
            n.target.kind() == Kind::Actor && n.words > 1 && self.lexicon.actor(n.target.index()).is_person()
        };
        (token + 1..=hit.last)
            .filter(|t| self.doc.is_solid(*t))
            .any(|t| self.names.at(t).iter().any(|n| n.last > hit.last && person(n)))
    }

    /// Whether a title stands before the name of a body, and a word that nobody knows behind it.
    fn is_forename_of_titled(&self, hit: &NameHit, before: &[Unit]) -> bool {
        let body = !self.lexicon.tables().actors[hit.target.index()].is_person();
        let titled =
            before.last().is_some_and(|u| u.is(Kind::Office) && (u.closes_definite || u.clitics.article));
        let next = (hit.last + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let unknown = next.is_some_and(|t| {
            self.doc.tokens[t].kind == arabic::TokenKind::Word
                && self.names.at(t).is_empty()
                && self.lexicon.word(self.doc.folded(t)).next().is_none()
                && !self.doc.folded(t).starts_with(ARTICLE)
        });
        body && titled && hit.skip == 0 && unknown
    }

    /// `النائب هادي`: a title that many hold, and the person who is known by that short name never did.
    fn bears_title_of_another(&self, hit: &NameHit, before: &[Unit]) -> bool {
        let tables = self.lexicon.tables();
        let title = before.last().and_then(Unit::target).filter(|t| t.kind() == Kind::Office);
        let title = title.map(|t| &tables.offices[t.index()]).filter(|office| office.many);
        let person = &tables.actors[hit.target.index()];
        title.is_some_and(|office| {
            person.is_person() && person.roles.iter().all(|role| role.office != office.id)
        })
    }

    /// Whether the article names the country of a body, or one in which a body of no country acts.
    fn is_set_there(&self, hit: &NameHit) -> bool {
        let actor = self.lexicon.actor(hit.target.index());
        let named = |code: &str| self.names.countries.contains(code);
        let own = self.lexicon.country_by_code(&actor.country);
        if let Some(own) = own {
            // `قوات الاحتلال`: its last word stands for the state, as in an article on those who call it so
            let state = Target::new(Kind::Country, own);
            let called = self.names.at(hit.last).iter().any(|n| n.target == state && n.bits.guarded());
            let needs = &self.lexicon.tables().countries[own].stance_needs;
            named(&actor.country) || called && needs.iter().any(|code| named(code))
        } else {
            actor.theatres().next().is_none() || actor.theatres().any(named)
        }
    }

    /// `هجمات منسقة`, `الإجراء القاضي بوقف`: no title.
    fn describes_thing_before(&self, hit: &NameHit, before: &[Unit], token: usize) -> bool {
        let article = self.doc.folded(token).starts_with(ARTICLE);
        let next =
            (hit.last + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t)).map(|t| self.doc.folded(t));
        // `النخبة الحاكمة`: what a body is like
        let feminine = |bits: lexicon::Bits| bits.gender() == Some(arabic::features::Gender::Feminine);
        let body = |u: &Unit| {
            let agents = &self.lexicon.tables().agents;
            let several = |t: Target| matches!(agents[t.index()].class.as_str(), "group" | "people");
            u.clitics.article && u.is(Kind::Agent) && u.target().is_some_and(several) && feminine(u.bits())
        };
        article && feminine(hit.bits) && before.last().is_some_and(body)
            || describes_thing(article, hit.bits, before, next)
    }

    /// `مواطنا سوريا`, `دبلوماسيا روسيا`: after a noun that bears the alef of the indefinite accusative the word is its
    /// adjective, and no name of a country.
    fn is_nationality_of(&self, before: &[Unit], token: usize) -> bool {
        let accusative = |u: &Unit| {
            (u.is(Kind::Agent) || u.is(Kind::Noun) || u.is(Kind::Adjective))
                && u.bits().accusative()
                && !u.clitics.article
        };
        let folded = self.doc.folded(token);
        let nisba = self.lexicon.word(folded).any(|r| r.target.kind() == Kind::Nisba && r.bits.accusative());
        nisba && before.last().is_some_and(accusative)
    }

    /// Whether an adjective of nationality after the name of an armed group or party is of another country than the group.
    fn is_of_another_country(&self, hit: &NameHit) -> bool {
        let tables = self.lexicon.tables();
        let actor = &tables.actors[hit.target.index()];
        if !matches!(actor.kind.as_str(), "armed-group" | "party" | "movement") || actor.country.len() != 3 {
            return false;
        }
        self.lexicon.country_by_code(&actor.country).is_some()
            && self.is_described_by_another(hit, &actor.country)
    }

    /// Whether adjectives of other countries alone stand right behind what is named.
    fn is_described_by_another(&self, hit: &NameHit, code: &str) -> bool {
        let Some(next) = (hit.last + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t)) else {
            return false;
        };
        let Some(word) = self.doc.folded(next).strip_prefix(ARTICLE) else { return false };
        let nations =
            || self.lexicon.word(word).filter(|r| r.target.kind() == Kind::Nisba && !r.bits.guarded());
        let countries = &self.lexicon.tables().countries;
        nations().next().is_some() && nations().all(|r| countries[r.target.index()].code != code)
    }

    fn is_also_outlet(&self, token: usize, place: &NameHit) -> bool {
        let actors = &self.lexicon.tables().actors;
        let alike = self.names.at(token).iter().filter(|h| h.last == place.last && h.skip == place.skip);
        let mut actors = alike.filter(|h| h.target.kind() == Kind::Actor).map(|h| &actors[h.target.index()]);
        actors.any(|actor| actor.kind == "outlet")
    }

    fn place_preposition(&self, token: usize, hit: &NameHit) -> bool {
        self.doc.folded(token)[..usize::from(hit.skip)].ends_with(arabic::letters::BEH)
    }

    /// Whether the word before is one of `حركة`, `حزب`, `مدينة`, `محافظة` …
    fn after_kind_word(&self, before: &[Unit]) -> bool {
        let Some(unit) =
            before.iter().rev().find(|u| !matches!(u.tag, Tag::Mark(c) if arabic::letters::is_quote(c)))
        else {
            return false;
        };
        let tables = self.lexicon.tables();
        let geo = |target: Target| match target.kind() {
            Kind::Noun => {
                let noun = &tables.nouns[target.index()];
                noun.is("geo") || noun.is("kind") || noun.is("building")
            }
            Kind::Agent => tables.agents[target.index()].class == "group",
            _ => false,
        };
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| geo(a.target)) || unit.target().is_some_and(geo)
    }
}

/// `تبنت طالبان`: two students would have a masculine verb.
fn after_feminine_verb(before: &[Unit], word: Option<Analysis>) -> bool {
    use arabic::features::Gender;
    let feminine = before.last().filter(|u| u.is_verb()).is_some_and(|u| {
        u.bits().gender() == Some(Gender::Feminine) && u.bits().number() == Some(Number::Singular)
    });
    feminine && word.is_none_or(|w| w.bits.gender() == Some(Gender::Masculine))
}

fn after_in(before: &[Unit]) -> bool {
    before.last().is_some_and(|u| u.function == Function::Preposition)
}
