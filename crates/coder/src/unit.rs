//! Units: the words of a sentence, names and phrases taken as one, each with the reading that fits its place.

use crate::doc::Doc;
use crate::names::{NameHit, Names};
use crate::time::TimeExpression;
use crate::word::{Analysis, Clitics, WordInfo, WordTable};
use arabic::TokenKind;
use arabic::clitic::{Conjunction, Preposition};
use arabic::features::{Number, Person};
use arabic::verb::Tense;
use lexicon::{Bits, Kind, Lexicon, Target};
use std::ops::Range;
use std::rc::Rc;

/// What a unit is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// An entry of the lexicon, in the reading that was chosen.
    Entry(Target, Bits),
    /// A word of Arabic letters that the lexicon does not know.
    Unknown,
    /// Proclitics that stand apart from their word.
    Clitic,
    /// A number in digits.
    Number,
    /// A word in another alphabet.
    Foreign,
    /// An expression of time: its number among the article's.
    Time(usize),
    /// A mark: its first character.
    Mark(char),
}

/// A word, name, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// First token.
    pub(crate) first: usize,
    /// Last token.
    pub(crate) last: usize,
    pub(crate) clitics: Clitics,
    pub(crate) tag: Tag,
    /// For single words, all readings.
    pub(crate) info: Option<Rc<WordInfo>>,
    /// Other targets of the same name.
    pub(crate) others: Vec<Target>,
    /// The class of a function word.
    pub(crate) function: Function,
    /// Whether the word ends in `ون` or `ين`.
    pub(crate) has_sound_ending: bool,
    /// Whether the word ends in `ين`.
    pub(crate) ends_oblique: bool,
    /// Whether the last of several words has the article: `رئيس الحكومة`.
    pub(crate) closes_definite: bool,
}

/// The classes of function words that the parser tells apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Function {
    /// Not a function word.
    #[default]
    None,
    Preposition,
    Conjunction,
    /// Opens a subordinate or new clause: `حيث`, `بينما`, `بعد أن`.
    Subordinator,
    Conditional,
    Negation,
    Future,
    /// `قد`, `لقد`.
    Aspect,
    /// `أن`, `إن`, `أنّ`.
    Complementiser,
    Relative,
    Demonstrative,
    Pronoun,
    /// Other particles and adverbs.
    Particle,
}

impl Function {
    /// The parser's class of a function word of the lexicon.
    fn of(class: &str, features: &str) -> Self {
        let has = |feature: &str| features.split(' ').any(|f| f == feature);
        match class {
            "prep" => Self::Preposition,
            "conj" if has("contrast") => Self::Subordinator,
            "conj" => Self::Conjunction,
            "subord" if has("condition") => Self::Conditional,
            "subord" => Self::Subordinator,
            "neg" => Self::Negation,
            "future" => Self::Future,
            "certainty" if has("possible") => Self::Conditional,
            "certainty" if has("scheduled") || has("expected") => Self::Future,
            "certainty" => Self::Aspect,
            "comp" => Self::Complementiser,
            "relative" => Self::Relative,
            "demonstrative" => Self::Demonstrative,
            "pronoun" => Self::Pronoun,
            class if class.starts_with("saying:") => Self::Preposition,
            _ => Self::Particle,
        }
    }
}

impl Unit {
    /// A unit of these tokens, of which no more is known than its tag.
    fn bare(tokens: Range<usize>, tag: Tag) -> Self {
        Self {
            first: tokens.start,
            last: tokens.end - 1,
            clitics: Clitics::default(),
            tag,
            info: None,
            others: Vec::new(),
            function: Function::None,
            has_sound_ending: false,
            ends_oblique: false,
            closes_definite: false,
        }
    }

    pub(crate) fn kind(&self) -> Option<Kind> {
        if let Tag::Entry(target, _) = self.tag { Some(target.kind()) } else { None }
    }

    pub(crate) fn target(&self) -> Option<Target> {
        if let Tag::Entry(target, _) = self.tag { Some(target) } else { None }
    }

    pub(crate) fn bits(&self) -> Bits {
        if let Tag::Entry(_, bits) = self.tag { bits } else { Bits::default() }
    }

    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    pub(crate) fn is_verb(&self) -> bool {
        self.is(Kind::Verb)
    }

    pub(crate) fn is_mark(&self) -> bool {
        matches!(self.tag, Tag::Mark(_))
    }

    /// Whether it can head or go on a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        match self.tag {
            Tag::Unknown => true,
            Tag::Foreign => true,
            Tag::Entry(target, _) => !matches!(target.kind(), Kind::Verb | Kind::Function | Kind::Theme),
            _ => false,
        }
    }

    /// Whether it names somebody or some place.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.kind(), Some(Kind::Actor | Kind::Country | Kind::Seat | Kind::Place | Kind::GivenName))
    }

    /// Whether the word itself is definite: by article, possessor or as a name.
    pub(crate) fn is_definite(&self) -> bool {
        self.clitics.article
            || self.clitics.pronoun.is_some()
            || self.is_name()
            || self.bits().definite()
            || self.closes_definite
    }

    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first..self.last + 1
    }
}

/// Reads the units of one sentence.
pub(crate) struct UnitReader<'r, 'a> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) names: &'r Names,
    pub(crate) words: &'r mut WordTable,
    /// Numbers in digits and words, in order.
    pub(crate) quantities: &'r [arabic::Quantity],
    /// Expressions of time, in order.
    pub(crate) times: &'r [TimeExpression],
    /// Whether the sentence is the title, where subjects stand first.
    pub(crate) headline: bool,
}

impl UnitReader<'_, '_> {
    pub(crate) fn read(&mut self, sentence: Range<usize>) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut token = sentence.start;
        while token < sentence.end {
            if !self.doc.is_solid(token) {
                token += 1;
                continue;
            }
            let unit = self.time(token).or_else(|| self.quantity(token));
            let unit = unit.unwrap_or_else(|| self.unit(token, &sentence, &units));
            token = unit.last + 1;
            units.push(unit);
        }
        units
    }

    /// An expression of time is one unit.
    fn time(&self, token: usize) -> Option<Unit> {
        let Range { start, end } = self.doc.tokens[token].range();
        let at = self.times.partition_point(|t| t.range.end <= start);
        let time = self.times.get(at).filter(|t| t.range.start < end && !t.named)?;
        let last = (token..self.doc.tokens.len())
            .take_while(|t| (self.doc.tokens[*t].start as usize) < time.range.end)
            .filter(|t| self.doc.is_solid(*t))
            .last()?;
        let mut clitics = Clitics::default();
        if time.range.start > start
            && self.doc.folded(token).starts_with([arabic::letters::WAW, arabic::letters::FEH])
        {
            clitics.conjunction = Some(Conjunction::Wa);
        }
        Some(Unit { clitics, ..Unit::bare(token..last + 1, Tag::Time(at)) })
    }

    /// A number of several words is one unit.
    fn quantity(&mut self, token: usize) -> Option<Unit> {
        use arabic::letters as l;
        let at = self.quantities.partition_point(|q| q.tokens.start < token);
        let quantity = self.quantities.get(at).filter(|q| q.tokens.start == token && !q.percent)?;
        let word = self.doc.folded(token);
        // `أثنى` is a verb, `اثنا` a number
        let written = self.doc.tokens[token].text(self.doc.text);
        if quantity.tokens.len() == 1 && written.starts_with(l::ALEF_HAMZA_ABOVE) && word.starts_with(ITHN) {
            return None;
        }
        let mut clitics = Clitics::default();
        let known = self.words.get(word, self.lexicon);
        let rest = word.strip_prefix(l::WAW).filter(|r| {
            r.chars().count() > 2 && known.analyses.iter().all(|a| a.clitics.conjunction.is_some())
        });
        if rest.is_some() {
            clitics.conjunction = Some(Conjunction::Wa);
            clitics.stem_at = 2;
        }
        let rest = rest.unwrap_or(word);
        if self.doc.tokens[token].kind == TokenKind::Word
            && rest.starts_with([l::BEH, l::LAM])
            && !rest.starts_with(BID)
        {
            clitics.preposition =
                Some(if rest.starts_with(l::BEH) { Preposition::Bi } else { Preposition::Li });
            clitics.stem_at += 2;
        }
        let last = (token..quantity.tokens.end).rev().find(|t| self.doc.is_solid(*t)).unwrap_or(token);
        Some(Unit { clitics, ..Unit::bare(token..last + 1, Tag::Number) })
    }

    fn unit(&mut self, token: usize, sentence: &Range<usize>, before: &[Unit]) -> Unit {
        let plain = |tag| Unit::bare(token..token + 1, tag);
        match self.doc.tokens[token].kind {
            TokenKind::Number => plain(Tag::Number),
            TokenKind::Foreign => plain(Tag::Foreign),
            TokenKind::Word => self.word(token, sentence, before),
            _ => plain(Tag::Mark(self.doc.tokens[token].text(self.doc.text).chars().next().unwrap_or(' '))),
        }
    }

    fn word(&mut self, token: usize, sentence: &Range<usize>, before: &[Unit]) -> Unit {
        let info = self.words.get(self.doc.folded(token), self.lexicon);
        let names_on = self.goes_on_as_name(&info, token, before);
        let choice = self.choose(&info, token, sentence, before, names_on);
        if let Some(unit) = self.name(token, &info, choice.map(|(a, _)| a), before) {
            return unit;
        }
        let (clitics, tag) = match choice {
            Some((analysis, _)) => (analysis.clitics, Tag::Entry(analysis.target, analysis.bits)),
            // `به`, `بها`
            None if info.bare.iter().any(|c| c.stem_at == c.stem_end && c.is_preposition_of_pronoun()) => {
                let both =
                    info.bare.iter().find(|c| c.stem_at == c.stem_end && c.is_preposition_of_pronoun());
                (both.copied().unwrap_or_default(), Tag::Clitic)
            }
            None => {
                let clitics = info.bare.first().copied().unwrap_or_default();
                let apart =
                    clitics.stem_at == clitics.stem_end && clitics.stem_end > 0 || info.bare.is_empty();
                (clitics, if apart && clitics.pronoun.is_none() { Tag::Clitic } else { Tag::Unknown })
            }
        };
        let function = self.function(tag);
        let folded = self.doc.folded(token);
        let has_sound_ending = folded.ends_with(SOUND_ENDINGS[0]) || folded.ends_with(SOUND_ENDINGS[1]);
        Unit {
            first: token,
            last: token,
            clitics,
            tag,
            info: Some(info),
            others: Vec::new(),
            function,
            has_sound_ending,
            ends_oblique: folded.ends_with(SOUND_ENDINGS[1]),
            closes_definite: false,
        }
    }

    fn function(&self, tag: Tag) -> Function {
        match tag {
            Tag::Entry(target, _) if target.kind() == Kind::Function => {
                let function = &self.lexicon.tables().functions[target.index()];
                Function::of(&function.class, &function.features)
            }
            _ => Function::None,
        }
    }

    /// The longest name that may stand here.
    fn name(
        &self,
        token: usize,
        info: &Rc<WordInfo>,
        word: Option<Analysis>,
        before: &[Unit],
    ) -> Option<Unit> {
        let hits = self.names.at(token);
        let longest = hits.iter().find(|hit| self.accepts(hit, token, word, before))?;
        let others = hits
            .iter()
            .filter(|h| h.last == longest.last && h.skip == longest.skip && h.target != longest.target)
            .filter(|h| self.accepts(h, token, word, before))
            .map(|h| h.target)
            .collect();
        let tag = Tag::Entry(longest.target, longest.bits);
        Some(Unit {
            first: token,
            last: longest.last,
            clitics: self.name_clitics(token, longest),
            tag,
            info: (longest.words == 1).then(|| Rc::clone(info)),
            others,
            function: self.function(tag),
            has_sound_ending: false,
            ends_oblique: false,
            closes_definite: self.doc.folded(longest.last).starts_with(ARTICLE),
        })
    }

    fn name_clitics(&self, token: usize, hit: &NameHit) -> Clitics {
        let word = self.doc.folded(token);
        let mut clitics = Clitics {
            stem_at: hit.skip,
            stem_end: u8::try_from(word.len()).unwrap_or(u8::MAX),
            ..Clitics::default()
        };
        for c in word[..usize::from(hit.skip)].chars() {
            match c {
                arabic::letters::WAW => clitics.conjunction = Some(Conjunction::Wa),
                arabic::letters::FEH => clitics.conjunction = Some(Conjunction::Fa),
                arabic::letters::BEH => clitics.preposition = Some(Preposition::Bi),
                arabic::letters::LAM => clitics.preposition = Some(Preposition::Li),
                arabic::letters::KAF => clitics.preposition = Some(Preposition::Ka),
                _ => {}
            }
        }
        let rest = &word[usize::from(hit.skip)..];
        // `لل`: the name was found with the article that the preposition swallowed
        if rest.starts_with("\u{0644}\u{0644}") && hit.words >= 1 && self.begins_with_article(hit) {
            clitics.preposition = Some(Preposition::Li);
        }
        clitics
    }

    fn begins_with_article(&self, hit: &NameHit) -> bool {
        let tables = self.lexicon.tables();
        let names = match hit.target.kind() {
            Kind::Actor => &tables.actors[hit.target.index()].ar,
            Kind::Country => &tables.countries[hit.target.index()].ar,
            Kind::Place => &tables.places[hit.target.index()].ar,
            _ => return hit.bits.definite(),
        };
        names.iter().any(|n| arabic::fold(n).starts_with("\u{0627}\u{0644}"))
    }

    fn accepts(&self, hit: &NameHit, token: usize, word: Option<Analysis>, before: &[Unit]) -> bool {
        let one_word = hit.words == 1;
        if one_word && word.is_some_and(|w| w.target.kind() == Kind::Function) {
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
            Kind::Actor => {
                let known = self.names.in_full.contains(&hit.target.index());
                if hit.bits.guarded() && one_word {
                    return quoted && self.closes_after(hit)
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
                    let country = &self.lexicon.tables().actors[hit.target.index()].country;
                    return quoted || known || country.len() != 3 || self.names.countries.contains(country);
                }
                // `عباس محمد` is another man than the one who is known as `عباس`, and so is `الصادق عباس`
                if hit.bits.short()
                    && one_word
                    && (!known && self.is_forename(word, token) || self.after_other_forename(hit, before))
                {
                    return false;
                }
                // a short name that is also a word of the language stands for a person only where he is known
                !(hit.bits.short()
                    && !known
                    && one_word
                    && word.is_some_and(|w| w.target.kind() != Kind::GivenName)
                    && !quoted)
            }
            Kind::Country | Kind::Seat if hit.bits.guarded() => {
                let country = &self.lexicon.tables().countries[hit.target.index()];
                let needs = |code: &String| self.names.countries.contains(code);
                needs(&country.code)
                    || (hit.bits.definite() && country.stance_needs.iter().any(needs))
                    || self.after_kind_word(before)
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
                // a name of several places and of nothing else is one of them
                if place.guard == "shared" && word.is_none() {
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
            // `المؤسسة` is an institution, not a woman who founded one
            Kind::Office if one_word => word.is_none_or(|w| {
                let thing = matches!(w.target.kind(), Kind::Noun | Kind::Agent)
                    && hit.bits.gender() == Some(arabic::features::Gender::Feminine);
                w.target.kind() != Kind::Verb && !thing
            }),
            Kind::Agent | Kind::EventPhrase | Kind::Noun if one_word => false,
            // `هجوم إلكتروني`, `أحكام عرفية`: a compound hides no trigger
            Kind::Noun if !self.has_frames(hit.target) => {
                let phrase = |h: &NameHit| h.target.kind() == Kind::EventPhrase && h.last == hit.last;
                word.is_none_or(|w| !self.has_frames(w.target)) && !self.names.at(token).iter().any(phrase)
            }
            _ => true,
        }
    }

    /// Whether an adjective of nationality after the name of an armed group or party is of another country than the group.
    fn is_of_another_country(&self, hit: &NameHit) -> bool {
        let tables = self.lexicon.tables();
        let actor = &tables.actors[hit.target.index()];
        if !matches!(actor.kind.as_str(), "armed-group" | "party" | "movement") || actor.country.len() != 3 {
            return false;
        }
        let Some(next) = (hit.last + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t)) else {
            return false;
        };
        let Some(word) = self.doc.folded(next).strip_prefix(ARTICLE) else { return false };
        let nations =
            || self.lexicon.word(word).filter(|r| r.target.kind() == Kind::Nisba && !r.bits.guarded());
        let code = |t: Target| tables.countries[t.index()].code.as_str();
        self.lexicon.country_by_code(&actor.country).is_some()
            && nations().next().is_some()
            && nations().all(|r| code(r.target) != actor.country)
    }

    /// Whether a closing quotation mark follows: `«بترا»`, not `«بترا لاسزو»`.
    fn closes_after(&self, hit: &NameHit) -> bool {
        (hit.last + 1..self.doc.tokens.len())
            .find(|t| self.doc.is_solid(*t))
            .is_none_or(|t| crate::names::is_quote(self.doc, t))
    }

    /// Whether a given name stands before a short name, and is none of the actor's.
    fn after_other_forename(&self, hit: &NameHit, before: &[Unit]) -> bool {
        let Some(last) = before.last().filter(|u| u.first == u.last && hit.skip == 0) else { return false };
        let given = last.is(Kind::GivenName)
            || last.clitics.article
                && matches!(
                    last.kind(),
                    Some(Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple)
                )
                && last.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::GivenName);
        let bare = |word: &str| word.strip_prefix(ARTICLE).unwrap_or(word).to_owned();
        let name = bare(self.doc.folded(last.last));
        let names = &self.lexicon.tables().actors[hit.target.index()].ar;
        let own = |full: &String| arabic::fold(full).split_whitespace().any(|word| bare(word) == name);
        given && last.clitics.preposition.is_none() && !names.iter().any(own)
    }

    /// Whether the word is a given name before another.
    fn is_forename(&self, word: Option<Analysis>, token: usize) -> bool {
        let given = |w: &str| self.lexicon.word(w).any(|r| r.target.kind() == Kind::GivenName);
        let next = (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let next = next.filter(|t| self.doc.tokens[*t].kind == TokenKind::Word);
        let own = self.doc.folded(token);
        word.is_none_or(|w| !w.clitics.article)
            && (given(own) || own.strip_prefix(arabic::letters::WAW).is_some_and(given))
            && next.is_some_and(|t| given(self.doc.folded(t)) || self.is_strange(self.doc.folded(t)))
    }

    /// Whether the lexicon has no reading of the word, with its article or without, and no clitic begins it.
    fn is_strange(&self, word: &str) -> bool {
        use arabic::letters as l;
        let known = |w: &str| self.lexicon.word(w).any(|r| !r.bits.before_pronoun());
        let clitic = word.starts_with([l::WAW, l::FEH, l::BEH, l::LAM, l::KAF]);
        let inner = word.strip_prefix(ARTICLE);
        let pronoun = word.ends_with(l::HEH)
            || word.ends_with("\u{0647}\u{0627}")
            || word.ends_with("\u{0647}\u{0645}");
        !clitic && !pronoun && !known(word) && !inner.is_some_and(known)
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

    /// Whether the word after one that can be a given name or a particle can only be a name's: `راضية النصراوي`, `أبو حفص`.
    fn goes_on_as_name(&mut self, info: &WordInfo, token: usize, before: &[Unit]) -> bool {
        let can_be = |kind: Kind| info.analyses.iter().any(|a| a.target.kind() == kind);
        let (given, particle) = (can_be(Kind::GivenName), can_be(Kind::NameParticle));
        let next = (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let next = next.filter(|t| (given || particle) && self.doc.tokens[*t].kind == TokenKind::Word);
        let Some(next) = next.map(|t| self.doc.folded(t)) else { return false };
        let after = self.words.get(next, self.lexicon);
        let is =
            |kind: Kind| after.analyses.iter().any(|a| a.target.kind() == kind && a.clitics.stem_at == 0);
        // what no lexicon knows and nothing is written onto
        let strange = after.analyses.is_empty() && after.bare.iter().all(|c| c.conjunction.is_none());
        let bound = is(Kind::NameParticle) && !is(Kind::Function);
        if particle && KUNYA.contains(&self.doc.folded(token)) {
            return strange || is(Kind::GivenName) || next.starts_with(ARTICLE) && !is(Kind::Agent);
        }
        // `أحمدو ولد الوديعة`: a particle between two that no lexicon knows
        let unknown = before.last().is_some_and(|u| u.tag == Tag::Unknown && !u.clitics.article);
        if particle && unknown {
            return strange || is(Kind::GivenName);
        }
        // `محسن فكري`: two that can be given names, where the first is otherwise a quality
        let quality = |a: &Analysis| {
            use Kind::{ActiveParticiple, Adjective, GivenName, OtherNisba, PassiveParticiple};
            matches!(
                a.target.kind(),
                GivenName | Adjective | ActiveParticiple | PassiveParticiple | OtherNisba
            )
        };
        // `صابر المطيري`: what has the article and the ending of a family's name, and no reading but a participle
        let participle =
            |a: &Analysis| matches!(a.target.kind(), Kind::ActiveParticiple | Kind::PassiveParticiple);
        let family = next.starts_with(ARTICLE)
            && next.ends_with(arabic::letters::YEH)
            && after.analyses.iter().all(participle);
        let two = (is(Kind::GivenName) || family) && info.analyses.iter().all(quality);
        given && (strange || bound || two)
    }

    /// The best reading of a word among those the lexicon knows.
    fn choose(
        &self,
        info: &WordInfo,
        token: usize,
        sentence: &Range<usize>,
        before: &[Unit],
        names_on: bool,
    ) -> Option<(Analysis, i32)> {
        let place = Place { names_on, ..Place::new(before, self.headline, self.doc, self.lexicon) };
        let next_is_comp = self.next_word(token, sentence);
        let mut best: Option<(Analysis, i32)> = None;
        let ending = Ending::of(self.doc, token);
        let standing = |a: &&Analysis| self.stands(a) && ending.allows(a) && self.goes_on(a, next_is_comp);
        for analysis in info.analyses.iter().filter(standing) {
            let score = self.score(analysis, info, &place, before, next_is_comp, token)
                - self.hamza_apart(analysis, info, token)
                - ending.against(analysis)
                - self.second_verb(analysis, before)
                - self.deed_for_people(analysis, info, next_is_comp)
                - self.needless_split(analysis, info);
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((*analysis, score));
            }
        }
        best
    }

    /// `مقاومة الفقر` is a deed, `مزارع المواطنين` are farms: a side in a conflict has its article, a farmer no genitive.
    fn deed_for_people(&self, analysis: &Analysis, info: &WordInfo, next: Option<&str>) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        let bare = target.kind() == Kind::Agent && !clitics.article && clitics.pronoun.is_none();
        if !bare || bits.number() != Some(Number::Singular) || !next.is_some_and(|n| n.starts_with(ARTICLE)) {
            return 0;
        }
        let side = || {
            let sectors = &self.lexicon.tables().agents[target.index()].sectors;
            sectors.first().is_some_and(|s| s == "REB" || s == "OPP")
        };
        let rival = |a: &Analysis| match a.target.kind() {
            Kind::VerbalNoun => side(),
            Kind::Noun => a.bits.number() == Some(Number::Plural),
            _ => false,
        };
        if info.analyses.iter().any(|a| a.clitics == clitics && rival(a)) { 4 } else { 0 }
    }

    /// `كان` in a text that writes its hamzas is the verb, not `كأن`; `هنأ` is a verb, not `هنا`.
    fn hamza_apart(&self, analysis: &Analysis, info: &WordInfo, token: usize) -> i32 {
        use arabic::letters as l;
        if analysis.target.kind() != Kind::Function {
            return 0;
        }
        let word = &self.lexicon.tables().functions[analysis.target.index()].lemma;
        let hamza = [l::ALEF_HAMZA_ABOVE, l::ALEF_HAMZA_BELOW];
        let written = self.doc.tokens[token].text(self.doc.text).contains(hamza);
        let is_verb = || info.analyses.iter().any(|a| a.target.kind() == Kind::Verb);
        // `والي القيروان` is a governor where the text writes `إلى` with its own letter
        let dotted = word.ends_with(l::ALEF_MAKSURA)
            && self.doc.writes_maksura
            && self.doc.tokens[token].text(self.doc.text).ends_with(l::YEH)
            && info.analyses.iter().any(|a| a.target.kind() != Kind::Function);
        if dotted {
            return 45;
        }
        // `إمام مسجد` is no `أمام`
        let first = |text: &str, letter: char| text.trim_start_matches([l::WAW, l::FEH]).starts_with(letter);
        let own = self.doc.tokens[token].text(self.doc.text);
        let below = first(own, l::ALEF_HAMZA_BELOW) && first(word, l::ALEF_HAMZA_ABOVE);
        if below && info.analyses.iter().any(|a| a.target.kind() == Kind::Agent) {
            return 45;
        }
        // of `كأن` and of `ك` with `أن`
        let proclitic = analysis.clitics.stem_at > 0 && self.doc.writes_hamza;
        let inner = word.char_indices().any(|(at, c)| (at > 0 || proclitic) && hamza.contains(&c));
        let last = self.doc.tokens[token].text(self.doc.text).ends_with(l::ALEF_HAMZA_ABOVE);
        let misses = last && word.ends_with(l::ALEF) && analysis.clitics.conjunction.is_none();
        if (inner && !written || misses) && is_verb() { 45 } else { 0 }
    }

    /// `استجابة لـ` is a preposition only where the next word begins with its last letter.
    fn goes_on(&self, analysis: &Analysis, next: Option<&str>) -> bool {
        if analysis.target.kind() != Kind::Function {
            return true;
        }
        let word = &self.lexicon.tables().functions[analysis.target.index()].lemma;
        match word.rsplit_once(' ') {
            Some((_, last)) if last.chars().count() == 1 => next.is_some_and(|n| n.starts_with(last)),
            _ => true,
        }
    }

    /// `مالي` is the adjective of Mali only where Mali is named.
    fn stands(&self, analysis: &Analysis) -> bool {
        // no preposition is written onto `أنت`: `كانت` is a verb
        if analysis.clitics.preposition.is_some() && analysis.target.kind() == Kind::Function {
            let function = &self.lexicon.tables().functions[analysis.target.index()];
            let second = function.features.starts_with('2') && !function.features.contains("clitic");
            if function.class == "pronoun" && second {
                return false;
            }
        }
        let guarded = analysis.target.kind() == Kind::Nisba && analysis.bits.guarded();
        !guarded
            || self.names.countries.contains(&self.lexicon.tables().countries[analysis.target.index()].code)
    }

    /// The next word's folded letters.
    fn next_word(&self, token: usize, sentence: &Range<usize>) -> Option<&str> {
        (token + 1..sentence.end)
            .find(|t| self.doc.tokens[*t].kind == TokenKind::Word)
            .map(|t| self.doc.folded(t))
    }

    fn score(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        place: &Place,
        before: &[Unit],
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        let taken_off = i32::from(clitics.conjunction.is_some())
            + 2 * i32::from(clitics.preposition.is_some() && !clitics.article)
            + 3 * i32::from(clitics.pronoun.is_some());
        let base = match target.kind() {
            // `على` and `علي` fold together: the dotted yeh beside a name or title is Ali
            Kind::GivenName
                if (place.after_name || place.after_person)
                    && !clitics.article
                    && self.doc.tokens[token].text(self.doc.text).ends_with(arabic::letters::YEH) =>
            {
                60
            }
            Kind::Function => {
                self.function_score(target)
                    - self.plain_ma(target, &place.clause_start)
                    - self.verb_for_preposition(target, clitics, place, next, token)
            }
            Kind::Verb => 20,
            Kind::Nisba | Kind::OtherNisba => 25,
            // `المعارضة` is rather the body than the deed of opposing
            Kind::Agent if clitics.article => 25,
            // `قال شهود`: rather those who saw than their seeing
            Kind::Agent if place.after_saying => 27,
            Kind::People | Kind::Agent => 24,
            Kind::Noun => 23,
            // `مقاتلات` are rather aircraft than fights
            Kind::VerbalNoun
                if bits.number() == Some(Number::Plural)
                    && info.analyses.iter().any(|a| a.target.kind() == Kind::Agent) =>
            {
                20
            }
            Kind::VerbalNoun | Kind::Adjective => 22,
            Kind::ActiveParticiple | Kind::PassiveParticiple => 18,
            // `عبد الله بن سالم`: after a name no verb
            Kind::NameParticle
                if place.after_given || place.names_on || place.after_known && !clitics.article =>
            {
                60
            }
            Kind::NameParticle => 15,
            // `قال منصور`, `أكد سعيد`: after a verb of speech rather a man of that name than a participle or an adjective
            Kind::GivenName if place.after_saying && !place.after_name => 23,
            // `الرئيس اليمني` is the president of Yemen, `محمد اليمني` a man of that name
            Kind::GivenName => {
                let named = place.after_given || place.after_name && !clitics.article;
                let goes_on =
                    place.names_on && !clitics.article && (!place.after_bare_noun || place.after_deed);
                14 + if named { 14 } else { 0 } + if goes_on { 9 } else { 0 }
            }
            _ => 10,
        };
        // `وجرح آلاف`: a noun would have no `و` here
        let counts = clitics.conjunction.is_some()
            && place.after_indefinite
            && self.quantities.iter().any(|q| q.tokens.start == token + 1);
        let fit = if target.kind() == Kind::Verb {
            8 * i32::from(counts) + place.verb(clitics, bits, next)
                - self.looks_perfect(analysis, info, before, next, token)
        } else if target.kind() == Kind::Function {
            0
        } else {
            place.nominal(clitics, before.last())
        };
        // a dual that has lost its noon is rare, and a word in ين is rather a plural
        let dual = match (bits.number(), target.kind()) {
            (Some(Number::Dual), Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple)
                if bits.construct() =>
            {
                12
            }
            // `رفضا قاطعا`: two do not act where one word stands before
            (Some(Number::Dual), Kind::Verb)
                if place.after_indefinite
                    && !place.after_dual
                    && before.last().is_some_and(|u| u.bits().number() != Some(Number::Dual)) =>
            {
                8
            }
            // `التقى …، اليوم، وفدا`: a noun in the accusative rather than `the two came`
            (Some(Number::Dual), Kind::Verb)
                if !place.after_dual
                    && !place.after_pair
                    && info.analyses.iter().any(|a| is_accusative(a, clitics)) =>
            {
                12
            }
            (Some(Number::Dual), Kind::Verb) => 0,
            // `اتفق طرفا النزاع`: after a verb and before an article the dual has lost its noon
            (Some(Number::Dual), Kind::Agent | Kind::Noun | Kind::Office)
                if bits.construct() && place.after_verb && next.is_some_and(|n| n.starts_with(ARTICLE)) =>
            {
                -4
            }
            (Some(Number::Dual), _) => 2,
            _ => 0,
        };
        let opens = i32::from(
            target.kind() == Kind::ActiveParticiple
                && !clitics.article
                && (place.clause_start && bits.accusative()
                    || self.tells(target) && self.goes_on_acting(bits, place, before, token, next)
                    || self.goes_on_saying(target, place, before, token, next)),
        ) * 10;
        let denied =
            self.after_noun_of_denial(target, before, next) + self.after_announcing(target, clitics, before);
        // `على تبادل الأسرى وفتح الطريق`: a verbal noun goes on from one that a preposition governs
        let joined = target.kind() == Kind::VerbalNoun
            && clitics.conjunction == Some(Conjunction::Wa)
            && !clitics.article
            && next.is_some_and(|n| n.starts_with(ARTICLE))
            && after_governed_deed(before);
        base - taken_off + fit + opens - dual - denied
            + i32::from(self.has_frames(target)) * 2
            + if joined { 6 } else { 0 }
    }

    /// `أعلنت الوزارة، اليوم، طرد السفير`: a verb that brings its object as a noun has none yet, so a verb after a comma is that noun.
    fn after_announcing(&self, target: Target, clitics: Clitics, before: &[Unit]) -> i32 {
        const REACH: usize = 14;
        let verbs = &self.lexicon.tables().verbs;
        let comma = before.last().is_some_and(|u| matches!(u.tag, Tag::Mark(',' | '\u{060C}')));
        if target.kind() != Kind::Verb || clitics.conjunction.is_some() || !comma {
            return 0;
        }
        // `كل من` is one of two words
        let relative = |u: &Unit| u.function == Function::Relative && u.first == u.last;
        let opens = |u: &&Unit| {
            let clause = matches!(u.function, Function::Complementiser | Function::Subordinator);
            u.is_verb() || clause || relative(u)
        };
        let last = before.iter().rev().take(REACH).find(opens).filter(|u| u.is_verb());
        let announces = last
            .and_then(Unit::target)
            .is_some_and(|t| verbs[t.index()].is("say") && verbs[t.index()].is("says:noun"));
        if announces { 12 } else { 0 }
    }

    /// `عدم نشر اسمه`: after it stands a noun; `طلب عدم نشر`: before it rather the verb.
    fn after_noun_of_denial(&self, target: Target, before: &[Unit], next: Option<&str>) -> i32 {
        let verb = target.kind() == Kind::Verb;
        let denies = before
            .last()
            .is_some_and(|u| u.function == Function::Negation && self.doc.folded(u.last) == DENIAL);
        30 * i32::from(verb && denies) - 6 * i32::from(verb && next == Some(DENIAL))
    }

    /// `… متهمين الجنود بـ`, `… مطالبين باستقالة`: a bare plural participle with what it governs goes on from the subject.
    fn goes_on_acting(
        &self,
        bits: Bits,
        place: &Place,
        before: &[Unit],
        token: usize,
        next: Option<&str>,
    ) -> bool {
        use arabic::letters as l;
        let plural =
            bits.number() == Some(Number::Plural) && self.doc.folded(token).ends_with(SOUND_ENDINGS[1]);
        let free =
            before.last().is_some_and(|u| !u.is_verb() && u.tag != Tag::Number) && !place.after_preposition;
        let governs =
            next.is_some_and(|n| n.starts_with([l::BEH, l::LAM]) || n.starts_with(ARTICLE) || n == AN);
        // `إلى` and `بعد` begin like an article and a preposition
        let function = next.is_some_and(|n| self.lexicon.word(n).any(|r| r.target.kind() == Kind::Function));
        plural && free && governs && (!function || next == Some(AN))
    }

    /// `… البنكي مؤكدا أن`, `… الأرض مشيرة إلى أن`: a bare singular participle of saying before what brings its words.
    fn goes_on_saying(
        &self,
        target: Target,
        place: &Place,
        before: &[Unit],
        token: usize,
        next: Option<&str>,
    ) -> bool {
        use arabic::letters as l;
        let verb = &self.lexicon.tables().verbs[target.index()];
        let free =
            before.last().is_some_and(|u| !u.is_verb() && u.tag != Tag::Number) && !place.after_preposition;
        let ends = self.doc.folded(token).ends_with([l::ALEF, l::HEH]);
        let brings = |word: &str| {
            word == AN || verb.class.split(' ').filter_map(|c| c.strip_prefix("says:")).any(|m| m == word)
        };
        free && ends && verb.is("say") && next.is_some_and(brings)
    }

    /// Whether the participle's verb speaks or tells of events: `متهمين`, not `مهاجرين`.
    fn tells(&self, target: Target) -> bool {
        let verb = &self.lexicon.tables().verbs[target.index()];
        verb.is("say") || !verb.frames.is_empty()
    }

    /// `نفذ تجار المدينة`: after a verb that helps none a second one without `و` is rather a noun.
    fn second_verb(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        let verbs = &self.lexicon.tables().verbs;
        let helps = |t: Target| {
            let verb = &verbs[t.index()];
            ["aux", "phase", "modal", "move", "say"].iter().any(|class| verb.is(class))
        };
        let last = before.last().filter(|u| u.is_verb()).and_then(Unit::target);
        let plain = analysis.target.kind() == Kind::Verb && analysis.clitics.conjunction.is_none();
        if plain && last.is_some_and(|t| !helps(t)) { 8 } else { 0 }
    }

    /// `تلقى` is rather the perfect of form V than `she meets`, and `تعهده` rather `his pledge`, unless a feminine stands
    /// before it or follows.
    fn looks_perfect(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        before: &[Unit],
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let Analysis { clitics, bits, .. } = *analysis;
        let imperfect_in_teh =
            bits.tense() == Some(Tense::Imperfect) && bits.number() == Some(Number::Singular);
        if !imperfect_in_teh {
            return 0;
        }
        let alike = || info.analyses.iter().filter(|a| a.clitics == clitics);
        let perfect = alike().any(|a| {
            a.target.kind() == Kind::Verb
                && a.bits.tense() == Some(Tense::Perfect)
                && a.bits.person() == Some(Person::Third)
        });
        let noun = clitics.pronoun.is_some()
            && alike().any(|a| matches!(a.target.kind(), Kind::Noun | Kind::VerbalNoun));
        let opens = before.last().is_none_or(Unit::is_mark);
        let last = before.iter().rev().find(|u| u.is_nominal()).filter(|_| !opens);
        let feminine = match last {
            Some(last) => {
                self.doc.folded(last.first).ends_with(arabic::letters::HEH) || last.is(Kind::Country)
            }
            None => next.is_some_and(|n| n.ends_with(arabic::letters::HEH)) || self.is_feminine(token + 1),
        };
        // `أنها تحقق في`
        let feminine = feminine
            || before.last().and_then(|u| u.clitics.pronoun).is_some_and(|p| {
                p.gender() == Some(arabic::features::Gender::Feminine) && p.number() == Number::Singular
            });
        if (perfect || noun) && !feminine { 6 } else { 0 }
    }

    /// Whether a feminine plural or the name of a country begins at the token: `تحارب القوات`, `تفاوض قطر`.
    fn is_feminine(&self, token: usize) -> bool {
        let Some(at) = (token..self.doc.tokens.len()).find(|t| self.doc.tokens[*t].kind == TokenKind::Word)
        else {
            return false;
        };
        // `تجمع مئات الأشخاص`
        if self.quantities.iter().any(|q| q.tokens.start == at) {
            return false;
        }
        let word = self.doc.folded(at);
        let country = self.names.at(at).iter().any(|hit| {
            matches!(hit.target.kind(), Kind::Country | Kind::Seat) && !hit.bits.guarded() && hit.skip == 0
        });
        word.ends_with(PLURAL_ENDING) || country && !MASCULINE_COUNTRIES.contains(&word)
    }

    /// `وصل` is a verb with a waw of its own and `سيطر` one with a sīn, although `و` and `صلى`, `س` and `يطير` fit too.
    fn needless_split(&self, analysis: &Analysis, info: &WordInfo) -> i32 {
        let Analysis { clitics, target, .. } = *analysis;
        let split = clitics.conjunction.is_some() || clitics.future || clitics.pronoun.is_some();
        let kind = target.kind();
        let tables = self.lexicon.tables();
        let told = kind == Kind::Verb && !tables.verbs[target.index()].frames.is_empty();
        if !split || !matches!(kind, Kind::Verb | Kind::Function) || clitics.preposition.is_some() {
            return 0;
        }
        let whole = info.analyses.iter().any(|a| {
            a.target.kind() == Kind::Verb
                && a.clitics.stem_at == 0
                && a.clitics.pronoun.is_none()
                && a.bits.person() == Some(Person::Third)
                && a.bits.tense() == Some(Tense::Perfect)
                && (a.bits.active() || !told)
                && a.bits.number() == Some(Number::Singular)
                && !tables.verbs[a.target.index()].frames.is_empty()
        });
        match kind {
            _ if !whole => 0,
            // `وصفت الوكالة الهجوم`: described, rather than `and liquidated`
            _ if told => {
                let doubled = tables.verbs[target.index()].lemma.contains(arabic::letters::SHADDA);
                6 * i32::from(doubled && clitics.conjunction.is_some() && clitics.pronoun.is_none())
            }
            Kind::Function if clitics.pronoun.is_some() || clitics.conjunction == Some(Conjunction::Fa) => 40,
            Kind::Function => 0,
            _ if clitics.pronoun.is_some() => 0,
            _ if clitics.future => 25,
            _ => 10,
        }
    }

    /// `فقد بيّن الوزير أن`, `وعبّر عن`: what is mostly a preposition is a verb after `قد`, before `عن` and where its middle
    /// letter is written double.
    fn verb_for_preposition(
        &self,
        target: Target,
        clitics: Clitics,
        place: &Place,
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let tables = self.lexicon.tables();
        let class = tables.functions[target.index()].class.as_str();
        // `ختم بالتأكيد على`: the noun
        if class == "certainty" && next == Some(ON) {
            return 40;
        }
        if class != "prep" || clitics.preposition.is_some() {
            return 0;
        }
        let word = self.doc.folded(token);
        let doubled = self.doc.tokens[token].text(self.doc.text).contains(arabic::letters::SHADDA);
        let verb = self.lexicon.word(word.strip_prefix(arabic::letters::WAW).unwrap_or(word)).find(|r| {
            r.target.kind() == Kind::Verb
                && r.bits.person() == Some(Person::Third)
                && tables.verbs[r.target.index()].lemma.contains(arabic::letters::SHADDA)
        });
        let Some(verb) = verb.map(|r| &tables.verbs[r.target.index()]) else { return 0 };
        let brings = place.clause_start && verb.is("say") && self.brings_soon(token, verb.is(SAYS_ABOUT));
        let speaks = place.after_verb_particle || doubled || next == Some(ABOUT) || brings;
        if speaks { 40 } else { 0 }
    }

    /// Whether within a few words `عن` follows, of verbs that take it, or else `أن`: `وعبر الوزير عن`, `وبين الوزير أن`.
    fn brings_soon(&self, token: usize, about: bool) -> bool {
        // a sentence seldom begins with `عبر` in the sense of `through`
        const SOON: usize = 14;
        let clause = |word: &str| matches!(word.strip_prefix(AN), Some("" | "\u{0647}" | "\u{0647}\u{0627}"));
        (token + 1..self.doc.tokens.len())
            .take_while(|t| !matches!(self.doc.tokens[*t].kind, TokenKind::Break | TokenKind::Punctuation))
            .filter(|t| self.doc.tokens[*t].kind == TokenKind::Word)
            .take(SOON)
            .map(|t| self.doc.folded(t))
            .any(|word| if about { word == ABOUT } else { clause(word) })
    }

    /// `ما` negates at the head of a clause and is relative inside one.
    fn plain_ma(&self, target: Target, clause_start: &bool) -> i32 {
        let function = &self.lexicon.tables().functions[target.index()];
        if !clause_start && function.class == "neg" && arabic::fold(&function.lemma) == MA { 5 } else { 0 }
    }

    /// Of a word's several grammatical uses the commonest in the press is taken.
    fn function_score(&self, target: Target) -> i32 {
        let function = &self.lexicon.tables().functions[target.index()];
        match function.class.as_str() {
            "prep" => 54,
            "conj" => 53,
            "comp" => 52,
            "subord" => 51,
            "neg" => 50,
            "interrogative" | "answer" | "vocative" => 20,
            _ => 48,
        }
    }

    fn has_frames(&self, target: Target) -> bool {
        let tables = self.lexicon.tables();
        match target.kind() {
            Kind::VerbalNoun => !tables.verbs[target.index()].frames.is_empty(),
            Kind::Noun => !tables.nouns[target.index()].frames.is_empty(),
            _ => false,
        }
    }
}

/// Whether a word ends in `ة` or in `ه`, which folding makes one: a noun of feminine form, or a pronoun on it.
struct Ending {
    teh: bool,
    heh: bool,
    /// `فجراً`: only nouns have it.
    nunation: bool,
}

impl Ending {
    fn of(doc: &Doc<'_>, token: usize) -> Self {
        use arabic::letters as l;
        let word = doc.tokens[token].text(doc.text);
        Self {
            teh: word.ends_with(l::TEH_MARBUTA),
            heh: word.ends_with(l::HEH) && doc.writes_teh,
            nunation: word.contains([l::FATHATAN, l::DAMMATAN, l::KASRATAN]),
        }
    }

    fn allows(&self, analysis: &Analysis) -> bool {
        let verb = analysis.target.kind() == Kind::Verb;
        !(self.nunation && verb)
            && !(self.teh && (analysis.clitics.pronoun.is_some() || analysis.target.kind() == Kind::Verb))
    }

    /// `شعبه` is rather `his people` than `شعبة`.
    fn against(&self, analysis: &Analysis) -> i32 {
        let nominal = !matches!(analysis.target.kind(), Kind::Verb | Kind::Function);
        let feminine = analysis.bits.gender() == Some(arabic::features::Gender::Feminine)
            && analysis.bits.number() == Some(Number::Singular);
        if self.heh && nominal && feminine && analysis.clitics.pronoun.is_none() { 12 } else { 0 }
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

/// `على تبادل الأسرى`: whether what stands before is a phrase that begins with a preposition and a verbal noun.
fn after_governed_deed(before: &[Unit]) -> bool {
    const LONGEST: usize = 7;
    let phrase = before
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|u| u.is_nominal() || u.function == Function::Preposition);
    let units: Vec<&Unit> = phrase.collect();
    units.iter().enumerate().any(|(at, u)| {
        let deed = matches!(u.kind(), Some(Kind::VerbalNoun | Kind::EventPhrase)) && !u.clitics.article;
        let governed = u.clitics.preposition.is_some()
            || units.get(at + 1).is_some_and(|b| b.function == Function::Preposition);
        deed && governed
    })
}

/// Whether a reading is a noun whose final alef is of the accusative.
fn is_accusative(analysis: &Analysis, clitics: Clitics) -> bool {
    matches!(analysis.target.kind(), Kind::Noun | Kind::Agent)
        && analysis.bits.accusative()
        && analysis.clitics.conjunction == clitics.conjunction
}

fn after_in(before: &[Unit]) -> bool {
    before.last().is_some_and(|u| u.function == Function::Preposition)
}

/// What stands before a word, as far as it decides between verb and noun.
struct Place {
    clause_start: bool,
    after_preposition: bool,
    after_verb_particle: bool,
    after_complementiser: bool,
    /// After `إنّ`, which no verb follows; after `أنّ` seldom one in the perfect.
    after_inna: bool,
    after_anna: bool,
    /// After a noun phrase of two: `جنديين عراقيين قتلا`.
    after_dual: bool,
    /// After two who are joined: `أن الرئيس الروسي ورئيس الوزراء بحثا`.
    after_pair: bool,
    after_relative: bool,
    after_bare_noun: bool,
    after_closed_noun: bool,
    after_indefinite: bool,
    after_definite: bool,
    after_verb: bool,
    after_name: bool,
    after_given: bool,
    /// After a known person's name: `الملك سلمان بن عبد العزيز`.
    after_known: bool,
    after_saying: bool,
    /// After a definite word for a person: `الشيخ علي`.
    after_person: bool,
    /// Within quotation marks, where people say `we`.
    quoted: bool,
    headline: bool,
    /// Before a word that only a name goes on with.
    names_on: bool,
    /// After a noun of an event: `مقتل محسن`.
    after_deed: bool,
}

impl Place {
    fn new(before: &[Unit], headline: bool, doc: &Doc<'_>, lexicon: &Lexicon) -> Self {
        // a closing quotation mark does not begin anything
        let closes = |u: &&Unit| u.is_mark() && doc.closes_quotation(u.first);
        let last = before.iter().rev().find(|u| !closes(u));
        let function = last.map_or(Function::None, |u| u.function);
        let nominal = last.filter(|u| u.is_nominal());
        let inna = |hamza: char| {
            function == Function::Complementiser
                && last.is_some_and(|u| {
                    u.first == u.last
                        && u.clitics.pronoun.is_none()
                        && doc.tokens[u.last].text(doc.text).contains(hamza)
                })
        };
        Self {
            clause_start: last.is_none_or(Unit::is_mark)
                || matches!(function, Function::Conjunction | Function::Subordinator | Function::Conditional),
            after_preposition: (function == Function::Preposition
                && last.is_some_and(|u| u.clitics.pronoun.is_none()))
                || last.is_some_and(|u| u.tag == Tag::Clitic && u.clitics.pronoun.is_none()),
            after_verb_particle: matches!(function, Function::Negation | Function::Future | Function::Aspect),
            after_complementiser: function == Function::Complementiser,
            after_inna: inna(arabic::letters::ALEF_HAMZA_BELOW),
            after_anna: inna(arabic::letters::ALEF_HAMZA_ABOVE),
            after_dual: before
                .iter()
                .rev()
                .take(3)
                .take_while(|u| u.is_nominal())
                .any(|u| u.bits().number() == Some(Number::Dual)),
            after_pair: before.iter().rev().take(8).take_while(|u| u.is_nominal()).any(|u| {
                let somebody = u.is_name() || u.is(Kind::Office) || u.is(Kind::Agent);
                somebody && u.clitics.conjunction == Some(Conjunction::Wa)
            }),
            after_relative: function == Function::Relative,
            // the alef of `إرهابيا` closes the noun: no genitive follows
            after_closed_noun: nominal.is_some_and(|u| !u.is_definite() && u.bits().accusative()),
            after_bare_noun: nominal.is_some_and(|u| {
                !u.is_definite()
                    && !u.bits().accusative()
                    && u.tag != Tag::Unknown
                    && !matches!(u.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba))
            }),
            after_indefinite: nominal.is_some_and(|u| !u.is_definite()),
            after_definite: nominal.is_some_and(Unit::is_definite),
            after_verb: last.is_some_and(Unit::is_verb),
            after_name: last.is_some_and(|u| {
                u.is(Kind::GivenName)
                    || u.is(Kind::Office)
                    || u.is(Kind::NameParticle)
                    || u.target().is_some_and(|t| {
                        t.kind() == Kind::Noun && lexicon.tables().nouns[t.index()].is("title")
                    })
            }),
            after_given: last.is_some_and(|u| u.is(Kind::GivenName) || u.is(Kind::NameParticle)),
            after_known: last
                .and_then(Unit::target)
                .is_some_and(|t| t.kind() == Kind::Actor && lexicon.tables().actors[t.index()].is_person()),
            after_person: last.is_some_and(|u| {
                u.clitics.article
                    && u.target().is_some_and(|t| {
                        t.kind() == Kind::Agent && lexicon.tables().agents[t.index()].class == "person"
                    })
            }),
            after_saying: last.and_then(Unit::target).is_some_and(|t| {
                if !matches!(t.kind(), Kind::Verb | Kind::ActiveParticiple) {
                    return false;
                }
                let verb = &lexicon.tables().verbs[t.index()];
                (verb.is("say") || verb.is("say-act")) && !verb.is("phase")
            }),
            quoted: before.last().is_some_and(|u| doc.is_quoted(u.last + 1)),
            headline,
            names_on: false,
            after_deed: nominal.and_then(Unit::target).is_some_and(|t| match t.kind() {
                Kind::VerbalNoun => true,
                Kind::Noun => !lexicon.tables().nouns[t.index()].frames.is_empty(),
                _ => false,
            }),
        }
    }

    fn verb(&self, clitics: Clitics, bits: Bits, next: Option<&str>) -> i32 {
        let mut score = 0;
        if self.after_preposition {
            score -= 40;
        }
        if self.after_verb_particle {
            score += 15;
        } else if clitics.future {
            score += 10;
        }
        if self.after_complementiser || self.after_relative {
            score += 8;
        }
        if self.after_dual && bits.number() == Some(Number::Dual) && clitics.conjunction.is_none() {
            score += 14;
        }
        if self.after_inna {
            score -= 25;
        } else if self.after_anna && bits.tense() == Some(Tense::Perfect) {
            score -= 14;
        }
        if self.clause_start {
            // most sentences of a report begin with `و` and a verb
            score += if clitics.conjunction.is_some() { 9 } else { 6 };
        } else if clitics.conjunction.is_some() {
            score += 5;
        }
        // `بيان نشرته`: a pronoun on a verb after an indefinite noun is its relative clause
        if self.after_indefinite && clitics.pronoun.is_some() && clitics.conjunction.is_none() {
            score += 8;
        } else if self.after_bare_noun {
            score -= if self.headline { 2 } else { 6 };
        }
        if self.after_closed_noun && clitics.conjunction.is_none() {
            score += 4;
        }
        if self.after_definite {
            score += if self.headline { 4 } else { 1 };
        }
        // `أكدت تمسكها`: what is said is a noun, or a clause with its `أن`
        if self.after_saying {
            score -= 12;
        }
        if self.after_verb {
            score -= if bits.tense() == Some(Tense::Imperfect) { 0 } else { 6 };
        }
        score += match bits.tense() {
            Some(Tense::Imperfect) => 4,
            Some(Tense::Imperative) => -25,
            _ => 0,
        };
        if bits.person() != Some(Person::Third) {
            score -= if self.quoted { 8 } else { 22 };
        }
        if !bits.active() {
            score -= 4;
        }
        if bits.number() != Some(Number::Singular) {
            score -= 1;
        }
        // `رفضا قاطعا`: an adjective in the accusative, not `the two boycotted`
        if bits.number() == Some(Number::Dual)
            && bits.tense() == Some(Tense::Perfect)
            && self.after_indefinite
            && !self.after_dual
        {
            score -= 8;
        }
        // `فجر نفسه`
        if next.is_some_and(|n| n.starts_with(SELF)) {
            score += 12;
        }
        // `قال إن`, `أكد أن`: what takes a clause is a verb
        if next.is_some_and(|n| {
            n == AN
                || n.strip_prefix(AN)
                    .is_some_and(|r| matches!(r, "\u{0647}" | "\u{0647}\u{0627}" | "\u{0647}\u{0645}"))
        }) {
            score += 6;
        }
        score
    }

    fn nominal(&self, clitics: Clitics, last: Option<&Unit>) -> i32 {
        let mut score = 0;
        if self.after_preposition {
            score += 10;
        }
        if clitics.article {
            score += 8;
        } else if clitics.preposition.is_some() {
            score += 1;
        }
        if self.after_verb_particle {
            score -= 8;
        }
        if last.is_some_and(|u| u.clitics.article && clitics.article) {
            score += 2;
        }
        score
    }
}

/// `أبو`, `أبا`: of a byname, unless a word for a person follows (`أبو الطفل`).
const KUNYA: [&str; 2] = ["\u{0627}\u{0628}\u{0648}", "\u{0627}\u{0628}\u{0627}"];
/// The article.
const ARTICLE: &str = "\u{0627}\u{0644}";
/// `ون`, `ين`
const SOUND_ENDINGS: [&str; 2] = ["\u{0648}\u{0646}", "\u{064A}\u{0646}"];
/// `ات`
const PLURAL_ENDING: &str = "\u{0627}\u{062A}";
/// لبنان، العراق، الأردن، المغرب، السودان، اليمن، الصومال: the other names of countries are feminine.
const MASCULINE_COUNTRIES: [&str; 7] = [
    "\u{0644}\u{0628}\u{0646}\u{0627}\u{0646}",
    "\u{0627}\u{0644}\u{0639}\u{0631}\u{0627}\u{0642}",
    "\u{0627}\u{0644}\u{0627}\u{0631}\u{062F}\u{0646}",
    "\u{0627}\u{0644}\u{0645}\u{063A}\u{0631}\u{0628}",
    "\u{0627}\u{0644}\u{0633}\u{0648}\u{062F}\u{0627}\u{0646}",
    "\u{0627}\u{0644}\u{064A}\u{0645}\u{0646}",
    "\u{0627}\u{0644}\u{0635}\u{0648}\u{0645}\u{0627}\u{0644}",
];
/// `ما`
const MA: &str = "\u{0645}\u{0627}";
/// `بضع`, `بضعة`: a number word that begins with the letter of a preposition.
const BID: &str = "\u{0628}\u{0636}\u{0639}";
/// `على`, folded
const ON: &str = "\u{0639}\u{0644}\u{064A}";
/// The class of verbs of speech that take `عن`.
const SAYS_ABOUT: &str = "says:\u{0639}\u{0646}";
/// `عن`
const ABOUT: &str = "\u{0639}\u{0646}";
/// `نفس`: `نفسه`, `نفسها`.
const SELF: &str = "\u{0646}\u{0641}\u{0633}\u{0647}";
/// `اثن`: two.
const ITHN: &str = "\u{0627}\u{062B}\u{0646}";
/// `عدم`
const DENIAL: &str = "\u{0639}\u{062F}\u{0645}";
/// `ان`, folded from `أن`, `إن`, `أنّ`, `إنّ`.
const AN: &str = "\u{0627}\u{0646}";
