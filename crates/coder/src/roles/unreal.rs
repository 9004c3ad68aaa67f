//! What a clause only supposes, or leaves undone: `دون أن يعتقل أحدا`, `خشية أن يقتلوه`, `اقترح أن يلتقي الوزير`,
//! `كاد يستقيل`, `شائعات بأن الشرطة اعتقلته`, `يروي الفيلم كيف هاجموا القرية`.

use super::*;
use arabic::verb::Tense;

impl RoleReader<'_, '_, '_> {
    /// What the opening of a verb's clause, or what the clause hangs on, makes of the verb.
    pub(super) fn supposed(&self, part: usize) -> Option<Status> {
        if !self.sentence.is_verb(part) {
            return None;
        }
        if self.is_told_in_art(part) || self.is_nearly(part) {
            return Some(Status::Hypothetical);
        }
        let opener = self.opener(part)?;
        match self.sentence.function(opener) {
            Function::Subordinator => self.left_undone(opener),
            Function::Complementiser => {
                let imperfect = self.sentence.unit(part).bits().tense() == Some(Tense::Imperfect);
                let subjunctive = imperfect && self.adjoins(opener, part);
                if subjunctive { self.wanted(opener) } else { self.rumoured(opener) }
            }
            _ => None,
        }
    }

    /// `دون أن يعرب عن تضامنه`, `بدلا من أن تأمر بحبسه`: what the noun tells hangs on a verb that is only supposed.
    pub(super) fn hangs_on_supposed(&self, part: usize) -> Option<Status> {
        let np = self.sentence.np(part)?;
        let marker = self.resolver.lexicon.marker(self.marker_at(part));
        let told =
            self.sentence.units[np.head].clitics.article || marker.after || marker.backdrop || marker.topic;
        let governor = self.sentence.governor(part).filter(|_| !told)?;
        self.supposed(governor).or_else(|| self.governed(governor).filter(|s| *s == Status::Negation))
    }

    /// The word that opens the clause of a verb: between them stand no verb but auxiliaries, and no mark.
    fn opener(&self, verb: usize) -> Option<usize> {
        let sentence = self.sentence;
        let inner = |at: &usize| match &sentence.parts[*at].element {
            Element::Verb => sentence.auxiliaries.contains(at),
            Element::Mark(_) => false,
            Element::Function(f) => !matches!(f, Function::Subordinator | Function::Complementiser),
            _ => true,
        };
        let before = (0..verb).rev().find(|at| !inner(at))?;
        matches!(sentence.parts[before].element, Element::Function(_)).then_some(before)
    }

    /// Whether the verb, or its auxiliary, stands right behind `أن`; `أنّ` has its subject there.
    fn adjoins(&self, opener: usize, verb: usize) -> bool {
        let sentence = self.sentence;
        sentence.unit(opener).clitics.pronoun.is_none()
            && (opener + 1..=verb)
                .find(|at| !matches!(sentence.parts[*at].element, Element::Function(_) | Element::Time))
                .is_some_and(|at| sentence.is_verb(at))
    }

    /// `دون أن`, `بدلا من أن`, `خشية أن`
    fn left_undone(&self, opener: usize) -> Option<Status> {
        let target = self.sentence.unit(opener).target().filter(|t| t.kind() == Kind::Function)?;
        let function = &self.resolver.lexicon.tables().functions[target.index()];
        match () {
            () if function.has("negative") && !function.has("purpose") => Some(Status::Negation),
            () if function.has("replacement") || function.has("feared") => Some(Status::Hypothetical),
            () => None,
        }
    }

    /// `اقترح أن يلتقي`, `من حقه أن يعتقل`: `أن` with the subjunctive is not done yet, unless somebody managed to; after a verb of
    /// speech it is `إن` with its hamza amiss.
    fn wanted(&self, opener: usize) -> Option<Status> {
        let sentence = self.sentence;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let clause = (0..opener)
            .rev()
            .take_while(|at| !matches!(sentence.parts[*at].element, Element::Mark('.' | '\u{061B}' | ':')))
            .take_while(|at| sentence.function(*at) != Function::Complementiser);
        let verb = clause.into_iter().find(|at| sentence.is_verb(*at));
        let governs = verb.and_then(|v| sentence.unit(v).target()).filter(|t| t.kind() == Kind::Verb);
        let factual = governs.is_some_and(|t| {
            let verb = &verbs[t.index()];
            verb.is("achieves")
                || verb.is("prior")
                || verb.is("say") && !verb.is("modal") && !self.is_of_request(t)
        });
        (!factual).then_some(Status::Hypothetical)
    }

    /// Whether a verb asks, promises, threatens or refuses: what stands behind its `أن` is asked and so on.
    fn is_of_request(&self, verb: Target) -> bool {
        self.frames(verb).iter().any(|f| {
            matches!(self.frame(*f).event.as_str(), "REQUEST" | "AGREE" | "THREATEN" | "REJECT" | "CONCEDE")
        })
    }

    /// `شائعات بأن`, `لا دليل على أن`
    fn rumoured(&self, opener: usize) -> Option<Status> {
        let sentence = self.sentence;
        let preposition = |at: &usize| matches!(sentence.parts[*at].element, Element::Pp(_, None));
        let before = (0..opener).rev().find(|at| !preposition(at))?;
        let np = sentence.np(before)?;
        let negated = || {
            (0..before).rev().take(3).any(|at| sentence.function(at) == Function::Negation)
                || self.negated_before(before)
        };
        let is = |class| self.is_noun_of(np, class);
        (is("rumour") || is("proof") && negated()).then_some(Status::Hypothetical)
    }

    /// Whether the head of the part's phrase is a noun of the class.
    pub(super) fn is_noun(&self, part: usize, class: &str) -> bool {
        self.sentence.np(part).is_some_and(|np| self.is_noun_of(np, class))
    }

    pub(super) fn is_noun_of(&self, np: &Np, class: &str) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let head = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::Noun);
        head.is_some_and(|t| nouns[t.index()].is(class))
    }

    /// `كاد الجيش يقتحم المدينة`
    fn is_nearly(&self, part: usize) -> bool {
        let sentence = self.sentence;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let before = (0..part).rev().find(|at| {
            !matches!(
                sentence.parts[*at].element,
                Element::Np(_) | Element::Pp(..) | Element::Time | Element::Function(Function::Particle)
            )
        });
        before.filter(|at| sentence.auxiliaries.contains(at)).is_some_and(|at| {
            let target = sentence.unit(at).target().filter(|t| t.kind() == Kind::Verb);
            target.is_some_and(|t| verbs[t.index()].is("modal"))
        })
    }

    /// `نفى ما تردد عن أن الجيش قصف المدينة`, `نفى الأنباء التي تحدثت عن اعتقال الوزير`: the report, to which the verb at `verb`
    /// belongs, is denied.
    pub(super) fn is_of_denied_report(&self, verb: usize) -> bool {
        let sentence = self.sentence;
        let relative = verb.checked_sub(1).filter(|before| sentence.function(*before) == Function::Relative);
        let above = relative.and_then(|r| sentence.governor(r));
        above.is_some_and(|above| self.denies(above))
    }

    /// Whether the verb says that something is not so.
    pub(super) fn denies(&self, verb: usize) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let target = self.sentence.unit(verb).target().filter(|t| t.kind() == Kind::Verb);
        target.is_some_and(|t| verbs[t.index()].is("stance:deny") && verbs[t.index()].is("say"))
    }
}
