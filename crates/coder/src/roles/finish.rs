//! What remains when the roles are filled: what the sentence claims, who is needed.

use super::words::Wanted;
use super::*;
use crate::entity::is_source;

impl<'l> RoleReader<'_, '_, 'l> {
    /// `وافق الرئيس على دخول قوات أجنبية إلى بلاده`: those who govern a state turn to others, not to it.
    fn not_of_their_own(&self, draft: &mut Draft<'l>) {
        let words = matches!(
            draft.category,
            Category::Support | Category::Agree | Category::Request | Category::Concede | Category::Threaten
        );
        let governs = |a: &Resolved| a.code.is_some() && a.sectors.iter().any(|s| s == "GOV");
        // `أعرب ولي العهد عن شكره للولايات المتحدة`: a title without its state is not of the state that it turns to
        let lent = |a: &Resolved| a.class == Class::Person && a.actor.is_none() && a.office.is_some();
        let named = |r: &Resolved| r.class == Class::Country && r.via == Via::Syntax;
        let blames = matches!(draft.category, Category::Accuse | Category::Reject);
        if (words || blames) && matches!(&draft.actors[..], [one] if lent(one) && governs(one)) {
            let code = draft.actors[0].code.clone();
            if draft.recipients.iter().any(|r| named(r) && r.code == code) {
                draft.actors[0].code = None;
            }
        }
        if words && !draft.actors.is_empty() && draft.actors.iter().all(governs) {
            let actors = &draft.actors;
            let own = |r: &Resolved| r.class == Class::Country && actors.iter().any(|a| a.code == r.code);
            draft.recipients.retain(|r| !own(r));
        }
    }

    /// `أدانت الرئاسة حكم محكمة`: of a verb that also blames, only a court convicts.
    fn convicts_in_words(&self, draft: &mut Draft<'l>) {
        let verb = self.sentence.unit(draft.part).target().filter(|_| self.sentence.is_verb(draft.part));
        let blames = |f: &u32| self.frame(*f).event == "ACCUSE";
        let judges = |a: &Resolved| a.sectors.iter().any(|s| s == "JUD");
        if draft.category == Category::Sanction
            && draft.modes.contains(&"convict")
            && verb.is_some_and(|t| self.frames(t).iter().any(blames))
            && !draft.actors.is_empty()
            && draft.actors.iter().all(|a| !judges(a) && a.sectors.iter().any(|s| s == "GOV"))
        {
            draft.category = Category::Accuse;
            draft.modes = vec!["disapprove"];
        }
    }

    /// `تحذر من هجمات إرهابية محتملة`: what unknown others may do threatens nobody.
    fn warns_of_others(&self, draft: &Draft<'l>) -> bool {
        if draft.category != Category::Threaten || !self.sentence.is_verb(draft.part) {
            return false;
        }
        let attack = |t: Target| self.frames(t).iter().any(|f| self.frame(*f).event.starts_with("ASSAULT"));
        let feared = |np: &Np| {
            np.adjectives
                .iter()
                .any(|a| FEARED.contains(&self.resolver.doc.folded(self.sentence.units[*a].first)))
        };
        self.sentence.following(draft.part).prepositional.iter().any(|p| {
            match &self.sentence.parts[*p].element {
                Element::Pp(marker, Some(np)) if marker == FROM => {
                    self.sentence.units[np.head].target().is_some_and(attack) && feared(np)
                }
                _ => false,
            }
        })
    }

    /// `سحبت ألمانيا جزءا من طواقمها`, `نشر الجيش قواته`: those whom somebody moves are his, and nothing befalls them.
    fn not_those_moved(&self, draft: &mut Draft<'l>) {
        let moves = matches!(draft.category, Category::Mobilize | Category::Retreat)
            || draft.category == Category::Sanction && draft.modes.contains(&"withdraw");
        if !moves || draft.actors.is_empty() {
            return;
        }
        // `أطلقت سراح سجينها`: who is let go is not
        let freed = draft.modes.contains(&"release");
        let own = |r: &Resolved| {
            let starts = |u: &&Unit| self.resolver.doc.bytes(u.first, u.last).start == r.bytes.start;
            let head = self.sentence.units.iter().find(starts);
            r.vague && r.actor.is_none() && head.is_some_and(|u| u.clitics.pronoun.is_some())
        };
        draft.recipients.retain(|r| freed || !own(r));
    }

    /// `استدعت الخارجية الجزائرية السفير الفرنسي للاحتجاج على تصريحات وزير الداخلية`: a title without its state is not of those who
    /// blame another state.
    fn of_the_other_state(&self, draft: &mut Draft<'l>) {
        if !matches!(draft.category, Category::Accuse | Category::Reject | Category::Threaten) {
            return;
        }
        let actors = &draft.actors;
        let own = |r: &Resolved| r.code.is_some() && actors.iter().any(|a| a.code == r.code);
        let governs = |a: &Resolved| a.code.is_some() && a.sectors.iter().any(|s| s == "GOV");
        let foreign = |r: &Resolved| r.code.as_ref().is_some_and(|code| code != "IGO") && !own(r);
        if !actors.is_empty() && actors.iter().all(governs) && draft.recipients.iter().any(foreign) {
            let lent =
                |r: &Resolved| r.class == Class::Person && r.office.is_some() && r.via == Via::Anaphora;
            draft.recipients.retain(|r| !(lent(r) && own(r)));
        }
    }

    /// `قال الوزير إن القوات تقف وراء الهجوم`: who says what part `part` is in.
    fn whose_words(&self, part: usize) -> Vec<Resolved> {
        let bytes = self.resolver.doc.bytes(self.sentence.unit(part).first, self.sentence.unit(part).last);
        let within = |s: &&Said| s.content.start <= bytes.start && bytes.end <= s.content.end;
        let said = self.said.iter().rev().find(within).map(|s| s.speaker.clone()).unwrap_or_default();
        self.as_anaphora(said.into_iter().filter(|s| s.class.acts() && !self.is_reporter(s)).collect())
    }

    /// `أصيب خمسة كوريين في الهجوم`, `قتل اثنان جراء القصف`: a toll whose attack is named by a definite noun alone.
    fn is_in_known_attack(&self, draft: &Draft<'l>) -> bool {
        let toll = draft.switch("dead") || draft.switch("injured");
        let attacks = |f: &u32| self.frame(*f).event.starts_with("ASSAULT");
        let known = |np: &Np| {
            let head = &self.sentence.units[np.head];
            head.clitics.article
                && np.genitive.is_none()
                && np.attached.is_empty()
                && head.target().is_some_and(|t| self.frames(t).iter().any(attacks))
        };
        toll && self.sentence.following(draft.part).prepositional.iter().any(|p| {
            matches!(&self.sentence.parts[*p].element, Element::Pp(marker, Some(np))
                if (marker == IN || self.resolver.lexicon.marker(marker).cause) && known(np))
        })
    }

    /// `أطلقت الشرطة الغاز لتفريق المتظاهرين`: the people whom force is used to move.
    fn dispersed(&self, part: usize) -> Vec<Resolved> {
        let following = self.sentence.following(part);
        let moved = following.prepositional.iter().find_map(|p| {
            let Element::Pp(marker, Some(np)) = &self.sentence.parts[*p].element else { return None };
            let noun = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::VerbalNoun);
            let harms = |f: &u32| matches!(self.frame(*f).event.as_str(), "ASSAULT" | "COERCE" | "SANCTION");
            let deed = noun.is_some_and(|t| self.frames(t).iter().any(harms));
            let people = self.entities(np.genitive.as_deref().filter(|_| marker == LI && deed)?);
            people.iter().all(|r| r.several && r.class.acts()).then(|| people.to_vec())
        });
        moved.unwrap_or_default()
    }

    pub(super) fn finish(&self, mut draft: Draft<'l>, class: char) -> Option<Draft<'l>> {
        draft.actors.retain(|e| {
            e.class.acts() || (e.class == Class::Deed && e.code.is_some()) || e.class == Class::Place
        });
        // `شنت المدفعية التركية قصفا`: a weapon whose side is told stands for it
        draft.actors.retain(|e| !(self.is_whereabouts(e) || self.is_weapon(e) && e.code.is_none()));
        for actor in draft.actors.iter_mut().filter(|a| a.class == Class::Place) {
            actor.sectors = vec!["GOV".into()];
        }
        let serves = |e: &Resolved| {
            let agents = &self.resolver.lexicon.tables().agents;
            e.actor.is_none()
                && e.head.is_some_and(|h| h.kind() == Kind::Agent && agents[h.index()].class == "vehicle")
        };
        if draft.actors.iter().any(|a| !serves(a)) {
            draft.actors.retain(|a| !serves(a));
        }
        let geographic_actor =
            matches!(draft.category, Category::Assault | Category::Protest) && class == 'n';
        if geographic_actor {
            // `هجوم باريس` is where it happened, not who did it
            let place = |a: &Resolved| {
                let seat = a.head.is_some_and(|h| h.kind() == Kind::Seat) && a.via == Via::Construct;
                a.class == Class::Place || seat
            };
            let places: Vec<Resolved> = draft.actors.iter().filter(|a| place(a)).cloned().collect();
            draft.places.extend(places.iter().filter_map(|p| self.site_of(p)));
            draft.actors.retain(|a| !place(a));
        }
        if draft.category == Category::Assault
            && ATTACKS.contains(&arabic::fold(&draft.frame.lemma).as_str())
            && draft.modes.is_empty()
        {
            self.attack_in_words(&mut draft);
        }
        self.by_protesters(&mut draft, class);
        if draft.category == Category::Protest {
            self.part_from_police(&mut draft);
        }
        if draft.category == Category::Assault {
            self.weapons_aside(&mut draft);
        }
        self.sources_aside(&mut draft);
        self.not_of_the_blamed(&mut draft);
        self.victims_of_ranks(&mut draft);
        if draft.recipients.is_empty() {
            let themes = std::mem::take(&mut draft.themes);
            add(&mut draft.recipients, themes);
            let grieved = self.grieved(&draft);
            add(&mut draft.recipients, grieved);
        }
        if draft.recipients.is_empty() {
            draft.recipients = match draft.category {
                Category::Agree => self.promised(&draft),
                Category::Request => self.wished_of(&draft),
                Category::Threaten => self.warned(&draft),
                _ => Vec::new(),
            };
        }
        draft.of_known_attack = class == 'v' && self.is_in_known_attack(&draft);
        if draft.category == Category::Assault && draft.recipients.is_empty() && class == 'v' {
            draft.recipients = self.dispersed(draft.part);
        }
        let same = |a: &Resolved| draft.actors.iter().any(|b| b.same(a));
        draft.recipients = draft.recipients.iter().filter(|r| !same(r)).cloned().collect();
        // `احتجوا على مقتل شاب طعنا بسكين`: nobody turns to a weapon
        if crate::merge::is_speech(draft.category) || draft.category == Category::Protest {
            draft.recipients.retain(|r| r.code.is_some() || !self.is_weapon(r));
        }
        // `وأدانها`: a pronoun takes up the deed rather than a place
        if crate::merge::is_speech(draft.category) {
            draft.recipients.retain(|r| r.class != Class::Place || r.via != Via::Anaphora);
        }
        self.not_of_their_own(&mut draft);
        self.not_those_moved(&mut draft);
        self.convicts_in_words(&mut draft);
        if self.warns_of_others(&draft) {
            self.drop(draft.part, draft.frame, "it warns of what others may do".into());
            return None;
        }
        // `استقبل المطار أول رحلة`: who receives others is somebody
        let receives = draft.frame.slots.iter().any(|s| s.marker == "subj" && s.role == "recipient");
        let thing = |r: &Resolved| matches!(r.class, Class::Place | Class::Thing);
        if draft.category == Category::Consult
            && receives
            && !draft.recipients.is_empty()
            && draft.recipients.iter().all(thing)
        {
            self.drop(draft.part, draft.frame, "what receives them is a place".into());
            return None;
        }
        // `وصل الوزير إلى المنطقة`: nobody knows which
        if matches!(draft.category, Category::Consult | Category::Agree) {
            let named = |r: &Resolved| self.resolver.doc.text[r.bytes.clone()].contains(char::is_whitespace);
            draft.recipients.retain(|r| r.class != Class::Place || r.code.is_some() || named(r));
        }
        self.of_the_other_state(&mut draft);
        // `قصفت مواقع للحوثيين`: the body, not its things
        if draft.recipients.iter().any(|r| r.class.acts()) {
            draft.recipients.retain(|r| !matches!(r.class, Class::Thing | Class::Place) || r.en.is_some());
        }
        // `ممارساتها في دعم التنظيمات`: what is backed, not who backs
        let within = matches!(self.sentence.parts[draft.part].element, Element::Pp(..))
            || self.sentence.unit(draft.part).clitics.conjunction.is_some();
        let backed =
            draft.category == Category::Support && class == 'n' && within && draft.recipients.is_empty();
        if backed && !draft.actors.is_empty() && draft.actors.iter().all(|a| a.via == Via::Construct) {
            self.drop(draft.part, draft.frame, "whom the support is for is not told".into());
            return None;
        }
        if draft.switch("speaker") && draft.actors.is_empty() {
            draft.actors = self.whose_words(draft.part);
            let actors = &draft.actors;
            draft.recipients.retain(|r| !actors.iter().any(|a| a.same(r)));
        }
        let needs_actor = matches!(
            draft.category,
            Category::Support
                | Category::Agree
                | Category::Consult
                | Category::Request
                | Category::Accuse
                | Category::Reject
                | Category::Threaten
                | Category::Cooperate
                | Category::Concede
        ) || draft.switch("needs-actor");
        // `كل من يقف وراء الهجوم`, `الدول التي تتحمل مسؤوليتها`: some who are only described
        let described = || self.sentence.antecedent(draft.part).is_some();
        let tense = || self.sentence.unit(draft.part).bits().tense();
        let over = draft.switch("now") && tense() != Some(arabic::verb::Tense::Imperfect);
        if draft.switch("speaker") && (draft.actors.is_empty() || described() || over) {
            self.drop(draft.part, draft.frame, "nobody who says so of somebody was found".into());
            return None;
        }
        let of_thing = || {
            let thing = self.telling_thing(draft.part);
            thing.is_some_and(|thing| self.issuing(thing).is_none() && self.author(thing).is_empty())
        };
        if class == 'v' && of_thing() {
            self.drop(draft.part, draft.frame, "a document or thing tells so, of nobody who is known".into());
            return None;
        }
        // `أحيل 25 شخصا إلى المحاكمة`, `انطلقت محاكمة 25 شخصا`
        let told = class == 'v' || draft.switch("needs-recipient");
        let charged = told && draft.category == Category::Accuse && !draft.recipients.is_empty();
        let lent = || self.sentence.governor(draft.part).is_some_and(|g| self.lends(g, draft.part));
        let charged = charged || draft.category == Category::Accuse && !draft.recipients.is_empty() && lent();
        // `وصلت طائرة إغاثية`, `تحرير 59 رهينة`
        let aided = draft.category == Category::Aid
            && draft.actors.is_empty()
            && draft.recipients.is_empty()
            && draft.places.is_empty();
        if needs_actor && draft.actors.is_empty() && !charged || aided {
            self.drop(draft.part, draft.frame, "nobody who acts was found".into());
            return None;
        }
        // `في اتصال هاتفي بالإذاعة`, `في حوار أجرته القناة`: an interview is no meeting
        let press = |e: &Resolved| e.sectors.first().is_some_and(|s| s == "JRN") && e.class == Class::Group;
        // `اتصال هاتفي بالجوهرة`: one who is known by no more than a name meets nobody
        let stranger = |e: &Resolved| {
            e.class == Class::Person
                && !e.several
                && e.actor.is_none()
                && e.office.is_none()
                && e.code.is_none()
        };
        if draft.category == Category::Consult
            && class == 'n'
            && matches!(&draft.actors[..], [one] if stranger(one))
        {
            self.drop(draft.part, draft.frame, "nobody is named whom he met".into());
            return None;
        }
        if draft.category == Category::Consult
            && draft.actors.len() < 3
            && !draft.modes.contains(&"visit")
            && draft.actors.iter().any(press)
        {
            self.drop(draft.part, draft.frame, "an interview is no meeting".into());
            return None;
        }
        if draft.switch("needs-recipient") && draft.recipients.is_empty() {
            self.drop(draft.part, draft.frame, "nobody whom it befell was found".into());
            return None;
        }
        if self.is_accident(&draft) {
            self.drop(draft.part, draft.frame, "an accident killed or hurt them".into());
            return None;
        }
        self.settle(&mut draft, class);
        self.status(&mut draft);
        if draft.switch("speaker") && draft.status == Status::Negation {
            self.drop(draft.part, draft.frame, "it is said not to be so".into());
            return None;
        }
        if draft.category == Category::Assault && draft.status == Status::Future {
            self.drop(draft.part, draft.frame, "force to come that nobody threatens".into());
            return None;
        }
        // `المدينة التي تؤوي مليون نازح`: whom a place holds it helps by nothing that it does
        let holds = || {
            let antecedent =
                self.sentence.is_verb(draft.part).then(|| self.sentence.antecedent(draft.part)).flatten();
            antecedent.is_some_and(|at| {
                let who = self.entities_at(at);
                self.sentence.np(at).is_some_and(|np| self.is_noun_of(np.innermost(), "geo"))
                    || !who.is_empty() && who.iter().all(|e| e.class == Class::Place)
            })
        };
        if draft.category == Category::Aid && holds() {
            self.drop(draft.part, draft.frame, "a place holds people, and does nothing".into());
            return None;
        }
        if !self.is_told(&draft) {
            self.drop(draft.part, draft.frame, "it is only supposed, allowed or denied in general".into());
            return None;
        }
        self.without_power(&mut draft);
        Some(draft)
    }

    /// `أسفر حادث اصطدام عن مقتل`, `طائرة تحطمت مما أدى إلى مقتل`: a toll by nobody, in a sentence that tells of no attack but has one of
    /// the words for accidents that the frame keeps off.
    fn is_accident(&self, draft: &Draft<'l>) -> bool {
        let toll = |frame: &Frame| frame.switches.iter().any(|s| s == "dead" || s == "injured");
        if draft.category != Category::Assault || !toll(draft.frame) || !draft.actors.is_empty() {
            return false;
        }
        let attacks = |f: &u32| {
            let frame = self.frame(*f);
            frame.event.starts_with("ASSAULT") && !toll(frame)
        };
        let units = &self.sentence.units;
        let attack = units.iter().any(|u| u.target().is_some_and(|t| self.frames(t).iter().any(attacks)));
        let wanted = Wanted::of(&draft.frame.without);
        !attack && units.iter().any(|u| self.is_written(u, &wanted))
    }

    /// `أعلن مصدر التوصل إلى اتفاق`: a source tells of what others do.
    fn sources_aside(&self, draft: &mut Draft<'l>) {
        let lexicon = self.resolver.lexicon;
        let source = |r: &Resolved| r.agent(lexicon).is_some_and(is_source);
        let words = [Category::Accuse, Category::Support, Category::Request, Category::Threaten];
        if !words.contains(&draft.category) {
            draft.actors.retain(|a| !source(a));
        }
        // `ووفق ما عاينته الصحيفة، فقد استعملت الهراوات`: an outlet that nobody names there does no force
        let force = matches!(
            draft.category,
            Category::Assault | Category::Coerce | Category::Retreat | Category::Mobilize
        );
        if force {
            let outlet = |r: &Resolved| {
                r.via == Via::Anaphora && r.actor.is_some_and(|a| lexicon.actor(a).kind == "outlet")
            };
            draft.actors.retain(|a| !outlet(a));
        }
    }

    /// `استيلاءهم على السلطة`, `تسليم السلطة`: power, and none who has it; in Palestine the authority of that name.
    fn without_power(&self, draft: &mut Draft<'l>) {
        let power = |r: &Resolved| {
            r.class == Class::Group
                && r.actor.is_none()
                && r.code.as_deref() != Some("PSE")
                && arabic::fold(&self.resolver.doc.text[r.bytes.clone()]) == POWER
        };
        draft.recipients.retain(|r| !power(r));
    }

    /// `أدانت وزارة الخارجية الهجوم الإسرائيلي`: a ministry told without its country is not that of the country blamed.
    fn not_of_the_blamed(&self, draft: &mut Draft<'l>) {
        let blamed: Vec<String> = draft.recipients.iter().filter_map(|r| r.code.clone()).collect();
        let lent = |a: &Resolved| {
            draft.category == Category::Accuse
                && a.via == Via::Anaphora
                && a.class == Class::Group
                && a.sectors.first().is_some_and(|s| s == "GOV")
                && a.code.as_ref().is_some_and(|code| blamed.contains(code))
        };
        let lexicon = self.resolver.lexicon;
        let in_full = |a: &Resolved| {
            let text = arabic::fold(&self.resolver.doc.text[a.bytes.clone()]);
            a.actor
                .is_some_and(|at| lexicon.actor(at).ar.iter().any(|name| text.contains(&arabic::fold(name))))
        };
        for at in 0..draft.actors.len() {
            if lent(&draft.actors[at]) && !in_full(&draft.actors[at]) {
                let own = draft.actors[at].clone();
                let ar = self.resolver.doc.text[own.bytes.clone()].to_owned();
                draft.actors[at] = Resolved {
                    en: None,
                    ar: Some(ar),
                    actor: None,
                    code: None,
                    sectors: Vec::new(),
                    vague: true,
                    ..own
                };
            }
        }
    }

    /// `سقط قتلى في صفوف الحوثيين`: those whose people they were say more than the words for killed and hurt.
    fn victims_of_ranks(&self, draft: &mut Draft<'l>) {
        let lexicon = self.resolver.lexicon;
        let hurt = |en: &String| en.contains("killed") || en.contains("injured") || en.contains("wounded");
        let casualties = |r: &Resolved| r.agent(lexicon).and_then(|agent| agent.en.first()).is_some_and(hurt);
        if draft.category == Category::Assault && draft.recipients.iter().any(|r| !r.vague && !casualties(r))
        {
            draft.recipients.retain(|r| !(r.vague && casualties(r)));
        }
    }

    /// `سيارة مفخخة`, `قنابل`: with what it was done.
    pub(super) fn is_weapon(&self, who: &Resolved) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        let head = who.head.filter(|h| h.kind() == Kind::Agent && who.actor.is_none());
        head.is_some_and(|h| agents[h.index()].class == "weapon")
    }

    /// `هاجم الوزير`, `شن النائب هجوما على`: a politician attacks with words.
    fn attack_in_words(&self, draft: &mut Draft<'l>) {
        const ARMED: [&str; 6] = ["MIL", "REB", "UAF", "COP", "PRM", "CRM"];
        // `هاجم عبد القادر السلطات`: a person by himself attacks a body with words
        let bodies = !draft.recipients.is_empty()
            && draft.recipients.iter().all(|r| matches!(r.class, Class::Group | Class::Country));
        let speaks = |r: &Resolved| {
            if bodies && r.class == Class::Person && !r.several && r.head.is_none() {
                return !r.sectors.iter().any(|s| ARMED.contains(&s.as_str()));
            }
            let politician =
                r.class == Class::Person && (r.actor.is_some() || r.office.is_some()) && !r.several;
            let party = r.class == Class::Group
                && r.sectors
                    .first()
                    .is_some_and(|s| matches!(s.as_str(), "PTY" | "OPP" | "LEG" | "JRN" | "LAB"));
            (politician || party) && !r.sectors.iter().any(|s| ARMED.contains(&s.as_str()))
        };
        // `شريطا صوتيا هاجم فيه الرئيس`
        let in_words =
            self.sentence.is_verb(draft.part) && self.is_told_within(self.sentence.unit(draft.part));
        if !draft.actors.is_empty() && (in_words || draft.actors.iter().all(speaks)) {
            draft.category = Category::Accuse;
            draft.modes = vec!["disapprove"];
        }
    }

    pub(super) fn status(&self, draft: &mut Draft<'l>) {
        let sentence = self.sentence;
        let unit = sentence.unit(draft.part);
        let mut status = self.claimed(draft.part);
        let participle =
            sentence.np(draft.part).is_some_and(|np| sentence.opens_participle_clause(draft.part, np));
        if status == Status::Asserted
            && !unit.is_verb()
            && !participle
            && let Some(governor) = self.tells_of(draft.part)
        {
            status = self.claimed(governor);
        }
        // `يجب خطف آخرين`, `يريد قتله`
        if status == Status::Asserted
            && !unit.is_verb()
            && !participle
            && sentence.governor(draft.part).is_some_and(|g| self.may(g))
        {
            status = Status::Hypothetical;
        }
        if status == Status::Asserted
            && !unit.is_verb()
            && !participle
            && draft.category != Category::Assault
            && let Some(supposed) = self.hangs_on_supposed(draft.part)
        {
            status = supposed;
        }
        if status == Status::Asserted && !unit.is_verb() && self.is_denied(draft.part) {
            status = Status::Negation;
        }
        let verb = if unit.is_verb() { Some(draft.part) } else { sentence.governor(draft.part) };
        if status == Status::Asserted && verb.is_some_and(|v| self.sentence.is_verb(v) && self.is_awaited(v))
        {
            status = Status::Hypothetical;
        }
        if status == Status::Asserted
            && draft.category == Category::Assault
            && verb.is_some_and(|v| self.is_purposed(v))
        {
            status = Status::Hypothetical;
        }
        if status == Status::Asserted && !unit.is_verb() && self.would_cause(draft.part) {
            status = Status::Hypothetical;
        }
        draft.status = status;
        draft.shift();
    }

    /// What is supposed is no event; what is denied is one where both sides are named.
    fn is_told(&self, draft: &Draft<'l>) -> bool {
        let named = |entities: &[Resolved]| entities.iter().any(|e| !e.vague && e.class.acts());
        match draft.status {
            Status::Hypothetical => false,
            Status::Negation => named(&draft.actors) && named(&draft.recipients),
            _ => true,
        }
    }

    /// What the words before a verb or noun make of it: negation, future, condition.
    fn claimed(&self, part: usize) -> Status {
        let unit = self.sentence.unit(part);
        // `نفى الضلوع في الهجوم، متهما إسرائيل`: what the clause before denies, the participle does not
        if self.sentence.np(part).is_some_and(|np| self.sentence.opens_participle_clause(part, np)) {
            return Status::Asserted;
        }
        let negated = self.negated_before(part);
        let mut status = if negated { Status::Negation } else { Status::Asserted };
        let mut outside = false;
        for function in self.sentence.functions_before(part) {
            match function {
                // `إلا أنهم رفضوا`
                Function::Complementiser => outside = true,
                Function::Negation if outside => {}
                Function::Negation => status = Status::Negation,
                Function::Future if status == Status::Asserted => status = Status::Future,
                Function::Conditional => status = Status::Hypothetical,
                Function::Aspect if unit.bits().tense() == Some(arabic::verb::Tense::Imperfect) => {
                    status = Status::Hypothetical;
                }
                _ => {}
            }
        }
        if let Some(governed) = self.governed(part).filter(|_| status == Status::Asserted) {
            status = governed;
        }
        if let Some(supposed) = self.supposed(part).filter(|_| status == Status::Asserted) {
            status = supposed;
        }
        if unit.clitics.future && status == Status::Asserted {
            status = Status::Future;
        }
        status
    }

    /// `حتى يتم إطلاق سراحه`, `ريثما يفرج عنهم`: what is waited for has not happened.
    fn is_awaited(&self, verb: usize) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        let awaits = |u: &Unit| {
            let entries = u.info.iter().flat_map(|i| &i.analyses).map(|a| a.target).chain(u.target());
            entries.into_iter().any(|t| t.kind() == Kind::Function && functions[t.index()].has("until"))
        };
        self.sentence.unit(verb).bits().tense() == Some(arabic::verb::Tense::Imperfect)
            && verb.checked_sub(1).is_some_and(|before| awaits(self.sentence.unit(before)))
    }

    /// `من أجل أن تواصل عدوانها`, `كي يقتلوا`: what somebody does something for.
    fn is_purposed(&self, verb: usize) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        let before = verb.checked_sub(1).map(|b| self.sentence.unit(b));
        before.is_some_and(|u| {
            u.function == Function::Subordinator
                && u.target().is_some_and(|t| {
                    t.kind() == Kind::Function
                        && functions[t.index()].has("purpose")
                        && !functions[t.index()].has("until")
                })
        })
    }

    /// `رفض الكونغرس سيسبب إحراجا`: the subject of a verb of things to come.
    fn would_cause(&self, part: usize) -> bool {
        let Element::Np(np) = &self.sentence.parts[part].element else { return false };
        let definite = np.genitive.as_deref().is_some_and(|g| self.sentence.units[g.head].is_definite());
        // `إن اعتداء على البلاد سيكون كارثة`
        let definite = definite || !self.sentence.units[np.head].is_definite();
        let verb = (part + 1..self.sentence.parts.len())
            .take_while(|p| !matches!(self.sentence.parts[*p].element, Element::Mark(_)))
            .find(|p| self.sentence.is_verb(*p));
        definite
            && self.sentence.governor(part).is_none()
            && verb.is_some_and(|v| {
                let future = self.sentence.unit(v).clitics.future
                    || self.sentence.functions_before(v).any(|f| f == Function::Future);
                future && self.sentence.preceding(v) == Some(part)
            })
    }

    /// The verb whose claim is also the noun's: `سيعقد اجتماع`, `لم تشن غارات`, `لم يتم الإفراج`, not `لن يناقش الاجتماع`.
    fn tells_of(&self, part: usize) -> Option<usize> {
        let governor = self.sentence.governor(part)?;
        if !self.sentence.is_verb(governor) {
            return None;
        }
        // `سيلقي كلمة بعد ستة أيام على اغتيال`: the deed from which a time is counted is told already
        let dates = part.checked_sub(1).is_some_and(|b| self.sentence.parts[b].element == Element::Time);
        let bare = matches!(self.sentence.parts[part].element, Element::Np(_)) && !dates;
        let named =
            bare && (!self.sentence.unit(part).clitics.article || self.is_what_happens(governor, part));
        (named || self.lends(governor, part)).then_some(governor)
    }

    /// `يتم الإفراج`, `وقع أمس الاعتداء`: the noun is the subject of a verb that says that something takes place.
    pub(super) fn is_what_happens(&self, verb: usize, part: usize) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let unit = self.sentence.unit(verb);
        // any reading: `يتم` is of `أتم` too
        let readings = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| a.clitics == unit.clitics);
        let mut verbs_read =
            readings.map(|a| a.target).chain(unit.target()).filter(|t| t.kind() == Kind::Verb);
        let between =
            |at: usize| matches!(self.sentence.parts[at].element, Element::Np(_) | Element::Mark(_));
        verbs_read.any(|t| verbs[t.index()].is("happens")) && !(verb + 1..part).any(between)
    }

    /// `يمكن أن يطلق`, `نفى أن يكون استهدف`: what a modal or a denial makes of its clause.
    pub(super) fn governed(&self, part: usize) -> Option<Status> {
        let tables = self.resolver.lexicon.tables();
        let mut after_clause = false;
        for at in (0..part).rev().take(6) {
            match &self.sentence.parts[at].element {
                // `إلا أنهم رفضوا`: another clause begins
                Element::Function(Function::Complementiser) => {
                    let before = at.checked_sub(1).map(|b| &self.sentence.parts[b].element);
                    if matches!(before, Some(Element::Function(f)) if *f != Function::Relative) {
                        return None;
                    }
                    after_clause = true;
                }
                // `يمكن للشرطة - وفق القانون - أن`
                Element::Mark('-' | '\u{2013}' | '(' | ')') => {}
                Element::Mark(_) | Element::Function(Function::Subordinator) => return None,
                // `أمله في أن يقوم`
                Element::Np(np) | Element::Pp(_, Some(np)) if after_clause && self.is_wish(np) => {
                    return Some(Status::Hypothetical);
                }
                Element::Verb if after_clause => {
                    let target = self.sentence.unit(at).target().filter(|t| t.kind() == Kind::Verb)?;
                    let verb = &tables.verbs[target.index()];
                    return match () {
                        () if verb.is("modal") && !verb.is("achieves") => Some(Status::Hypothetical),
                        () if verb.is("stance:deny") || self.is_of_denied_report(at) => {
                            Some(Status::Negation)
                        }
                        () => None,
                    };
                }
                // `أن يكون استهدف`: the auxiliary stands between
                Element::Verb if !self.sentence.auxiliaries.contains(&at) => return None,
                _ => {}
            }
        }
        None
    }
}

impl RoleReader<'_, '_, '_> {
    /// Whether the verb says that somebody must, may or wants to.
    fn may(&self, part: usize) -> bool {
        let unit = self.sentence.unit(part);
        let verbs = &self.resolver.lexicon.tables().verbs;
        let imperfect = unit.bits().tense() == Some(arabic::verb::Tense::Imperfect);
        let may = |t: Target| {
            let verb = &verbs[t.index()];
            verb.is("modal") && !verb.is("achieves") && (imperfect || verb.is("tries"))
        };
        // any reading: `يجب` is of `أجاب` too
        let readings = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| a.clitics == unit.clitics);
        let verbs = readings.map(|a| a.target).chain(unit.target()).filter(|t| t.kind() == Kind::Verb);
        unit.is_verb() && verbs.into_iter().any(may)
    }

    /// `نفى الجيش قصف المستشفى`, `نفى الأنباء التي تحدثت عن قصفه`: the deed is the object of a denial, or of a report that is denied.
    fn is_denied(&self, part: usize) -> bool {
        let bare = matches!(self.sentence.parts[part].element, Element::Np(_));
        let governor = self.sentence.governor(part).filter(|g| self.sentence.is_verb(*g));
        governor.is_some_and(|g| bare && self.denies(g) || self.is_of_denied_report(g))
    }

    pub(super) fn is_wish(&self, np: &Np) -> bool {
        self.is_noun_of(np, "wish")
    }
}

/// `السلطة`, folded.
const POWER: &str = "\u{0627}\u{0644}\u{0633}\u{0644}\u{0637}\u{0647}";
/// `هاجم`, `هجوم`: with arms or with words.
const ATTACKS: [&str; 2] = ["\u{0647}\u{0627}\u{062C}\u{0645}", "\u{0647}\u{062C}\u{0648}\u{0645}"];
/// `محتملة`, `محتمل`, `وشيكة`, `وشيك`, folded: of attacks that are feared.
const FEARED: [&str; 4] = [
    "\u{0645}\u{062D}\u{062A}\u{0645}\u{0644}\u{0647}",
    "\u{0645}\u{062D}\u{062A}\u{0645}\u{0644}",
    "\u{0648}\u{0634}\u{064A}\u{0643}\u{0647}",
    "\u{0648}\u{0634}\u{064A}\u{0643}",
];
