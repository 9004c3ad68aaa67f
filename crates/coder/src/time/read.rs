//! Reading a text from its first item to its last: each expression is parsed, related to what stands before it, given its
//! direction, and resolved with what was told before it in the sentence.

use super::cursor::Cursor;
use super::form::{Amount, DayForm, Direction, Form, MonthRef, YearRef};
use super::grammar::{self, Parse};
use super::items::{Item, ItemKind, Items};
use super::resolve::{Anchor, Resolved, resolve};
use super::value::{TimeValue, days_between, plus_days, plus_months};
use super::words::{Count, Cue, Unit};
use super::{Context, Relation, TimeExpression, TimexType, landmark, tense};
use arabic::Token;
use jiff::civil::Date;

/// An expression with the form it was read as.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub(super) expression: TimeExpression,
    pub(super) form: Form,
    /// What the words around tell, where they were asked.
    pub(super) direction: Option<Direction>,
    /// Whether it is told by a form that means nothing else.
    pub(super) sure: bool,
}

/// The expressions of the text. With `every_direction` the words around are asked of each, not only where it is needed.
pub(super) fn read(text: &str, tokens: &[Token], context: &Context, every_direction: bool) -> Vec<Read> {
    let items = Items::read(text, tokens);
    let mut reader = Reader {
        items: &items,
        context,
        tokens,
        every_direction,
        found: Vec::new(),
        told: None,
        told_from: None,
        end: 0,
        began: None,
        says_today: says_today(&items),
        on_this_day: on_this_day(&items),
        told_before: None,
    };
    let mut at = 0;
    while at < items.list.len() {
        at = reader.step(at);
    }
    reader.found
}

/// The state of a reading: what was found, and what later expressions can refer to.
struct Reader<'r, 't> {
    items: &'r Items<'t>,
    context: &'r Context<'r>,
    tokens: &'r [Token],
    /// Whether the direction is asked for even where the expression is placed without it.
    every_direction: bool,
    found: Vec<Read>,
    /// The last day told in this sentence.
    told: Option<Date>,
    /// The day told before that, where it is an earlier one.
    told_from: Option<Date>,
    /// The item after the last expression.
    end: usize,
    /// The day from which a range in this sentence begins.
    began: Option<Date>,
    /// Whether the text calls its own day `اليوم`, so that a weekday's name alone is another day.
    says_today: bool,
    /// Whether the text is a chronology of its day: `في مثل هذا اليوم`.
    on_this_day: bool,
    /// The last value told anywhere before.
    told_before: Option<TimeValue>,
}

impl Reader<'_, '_> {
    /// Reads the expression that begins at `at`, if any, and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if self.items.ends_sentence(at) {
            (self.told, self.began, self.told_from) = (None, None, None);
            return at + 1;
        }
        let mut cursor = Cursor { items: self.items, at };
        let Some(parse) = grammar::parse(&mut cursor) else { return at + 1 };
        if !self.names_a_place(at) {
            self.keep(at, cursor.at, parse);
        }
        cursor.at.max(at + 1)
    }

    fn cue_before(&self, at: usize) -> Option<Cue> {
        let (cue, clitics) = self.items.cue(at.checked_sub(1)?)?;
        (!clitics.article).then_some(cue)
    }

    /// `شارع 9 أفريل` is a street.
    fn names_a_place(&self, at: usize) -> bool {
        let numbered = matches!(self.items.get(at).map(|item| item.kind), Some(ItemKind::Number(..)));
        numbered && self.cue_before(at) == Some(Cue::PlaceNoun)
    }

    /// `بمناسبة الاحتفال برأس السنة` tells an occasion, and no day that others follow.
    fn is_occasion(&self, from: usize) -> bool {
        from.checked_sub(1).and_then(|at| self.items.cue(at)).is_some_and(|(cue, _)| cue == Cue::Occasion)
    }

    fn keep(&mut self, from: usize, to: usize, parse: Parse) {
        let relation = relation(self.cue_before(from), &parse);
        let event = match self.cue_before(from) {
            Some(Cue::EventNoun(scheduled)) => Some(scheduled),
            _ => None,
        };
        let dated = matches!(&parse.form, Form::Day(day) if day.date.is_some());
        // `قتلوا في هجوم مساء السبت`: when they were killed
        let within = from.checked_sub(2).and_then(|at| self.items.cue(at));
        let within = within.is_some_and(|(cue, _)| matches!(cue, Cue::In | Cue::During));
        let named = parse.rule == "event-year" || event.is_some() && (dated || !within);
        let asked = self.every_direction || !parse.form.tells_its_direction();
        let told = asked.then(|| self.direction(from, to, relation)).flatten();
        // `هجوم 7 أكتوبر` has been, whatever the verb; `انتخابات 6 أكتوبر` may be ahead
        let told = told.filter(|_| event != Some(false) || !dated);
        let direction = told.map(|told| told.0).or((asked && named).then_some(Direction::Past));
        // `لا يزال بعد سنة ينتظر`: only a sure future counts from the report
        let counts_on = matches!(parse.form, Form::Offset(_, Direction::Future));
        let direction = direction.filter(|_| !counts_on || told.is_some_and(|told| told.1));
        let anchor = Anchor {
            reference: self.context.reference,
            direction,
            told: self.told,
            just_told: self.told.filter(|_| self.end == from && from > 0),
            told_before: self.told_before,
            began: self.began.or(self.told).filter(|_| relation == Relation::Until),
            told_from: self.told_from,
            since: relation == Relation::Since,
            says_today: self.says_today,
            on_this_day: self.on_this_day,
        };
        let Resolved { mut value, contradiction, inferred } = resolve(&parse.form, &anchor);
        if let Form::Anniversary { number, event } = parse.form {
            value = self.anniversary(number, event);
        }
        if let Some(day) = self.known_day(from, to, relation, event.is_some(), &parse.form) {
            value = Some(TimeValue::day(day));
        }
        let printed = matches!(&parse.form, Form::Day(day) if day.date.is_some());
        self.mend_beginning(relation, value, printed);
        self.mend_listed(from, relation, &parse.form, value);
        self.end = to;
        if let Some(value) = value {
            self.told_before = Some(value);
            if matches!(parse.form, Form::Day(_) | Form::Feast { .. }) && !self.is_occasion(from) {
                self.told_from = self.told.filter(|told| *told < value.first);
                self.told = Some(value.first);
                self.began = Some(value.first).filter(|_| relation == Relation::From);
            }
        }
        let expression = TimeExpression {
            range: self.items.range(from, to),
            value,
            amount: amount(&parse.form),
            kind: kind(&parse.form),
            relation,
            rule: parse.rule,
            contradiction,
            inferred,
            named,
        };
        self.found.push(Read {
            expression,
            form: parse.form,
            direction,
            sure: told.is_some_and(|told| told.1),
        });
    }

    /// `ثورة 25 يناير`, `منذ 7 أكتوبر`: a day without its year that names a landmark, in the landmark's year.
    fn known_day(
        &self,
        from: usize,
        to: usize,
        relation: Relation,
        named: bool,
        form: &Form,
    ) -> Option<Date> {
        let Form::Day(DayForm { date: Some(date), weekday: None, .. }) = form else { return None };
        let reference = self.context.reference.filter(|_| date.year == YearRef::Unknown)?;
        let known = if named {
            let bytes = self.items.range(from.checked_sub(1)?, to);
            let first = self.tokens.partition_point(|token| token.range().start < bytes.start);
            let last = self.tokens.partition_point(|token| token.range().start < bytes.end);
            landmark::named(self.items.text, self.tokens.get(first..last)?)
                .first()
                .map(|named| named.landmark.first)
        } else if matches!(relation, Relation::Since | Relation::Before | Relation::After) {
            let MonthRef::Named(month) = date.month else { return None };
            landmark::turning_day(month.number, date.day)
        } else {
            None
        };
        known.filter(|day| *day <= reference)
    }

    /// `الذكرى الـ53 لإحراق المسجد الأقصى`: the day, so many years later; without a number the one nearest to the report.
    fn anniversary(&self, number: Option<i64>, event: usize) -> Option<TimeValue> {
        let last = (event..self.items.list.len()).take_while(|at| !self.items.ends_sentence(*at)).last()?;
        // `ذكرى النكبة` is a name itself
        let rest = self.items.range(if number.is_some() { event } else { event.saturating_sub(1) }, last + 1);
        let from = self.tokens.partition_point(|token| token.range().start < rest.start);
        let to = self.tokens.partition_point(|token| token.range().start < rest.end);
        let event = landmark::named(self.items.text, self.tokens.get(from..to)?);
        let day = event.first()?.landmark.first;
        let years = match (number, self.context.reference) {
            (Some(number), _) => number,
            (None, Some(reference)) => {
                let years = i64::from(reference.year() - day.year());
                (years - 1..=years + 1)
                    .min_by_key(|years| days_between(plus_months(day, years * 12), reference).abs())?
            }
            (None, None) => return None,
        };
        Some(TimeValue::day(plus_months(day, years * 12)))
    }

    /// A range that ends ahead of the report and begins on a bare weekday begins ahead too: `من الجمعة إلى الاثنين 19 سبتمبر`.
    fn mend_beginning(&mut self, relation: Relation, end: Option<TimeValue>, printed: bool) {
        let (Some(reference), Some(end)) = (self.context.reference, end) else { return };
        let lasts = self.measured();
        let Some(beginning) = self.found.last_mut().filter(|_| relation == Relation::Until) else { return };
        let beginning_form = beginning.form.clone();
        let beginning = &mut beginning.expression;
        let Some(value) = &mut beginning.value else { return };
        // `من 3 مارس إلى 9 أبريل 2022`: the year stands with the last day
        let yearless = matches!(&beginning_form, Form::Day(DayForm { date: Some(date), .. }) if date.year == YearRef::Unknown);
        if yearless && printed && beginning.relation == Relation::From {
            let in_year = |year| Date::new(year, value.first.month(), value.first.day()).ok();
            let before = |year| in_year(year).filter(|day| *day <= end.first);
            if let Some(day) = before(end.first.year()).or_else(|| before(end.first.year() - 1)) {
                (value.first, value.last) = (day, day);
            }
            return;
        }
        // `من الثلاثاء إلى الجمعة 30 جوان`: the Tuesday before that Friday, where the next one is weeks before it, or where
        // the range is told to be as long as that: `لمدة ثلاثة أيام من الاثنين إلى الأربعاء 29 مارس`
        const WEEKS: i64 = 21;
        let days = days_between(value.first, end.first);
        let measured = lasts.is_some_and(|lasts| days >= 7 && days.rem_euclid(7) + 1 == lasts);
        let bare = matches!(&beginning_form, Form::Day(day) if day.date.is_none());
        let far = printed && bare && (days > WEEKS || measured);
        if far && beginning.inferred.is_some() && beginning.relation == Relation::From && value.is_day() {
            let back = days_between(value.first, end.first).rem_euclid(7);
            let day = plus_days(end.first, -if back == 0 { 7 } else { back });
            (value.first, value.last) = (day, day);
            return;
        }
        let behind = beginning.relation == Relation::From && beginning.inferred == Some(Direction::Past);
        if behind && value.first < reference && end.first > reference && value.is_day() {
            let next = plus_days(value.first, 7);
            (value.first, value.last) = (next, next);
            beginning.inferred = Some(Direction::Future);
        }
    }

    /// The days that the duration before the last expression counts: of `لمدة ثلاثة أيام من الاثنين إلى`, three.
    fn measured(&self) -> Option<i64> {
        let before = self.found.iter().rev().nth(1)?;
        match before.form {
            Form::Duration(Amount { count: Some(count), unit: Unit::Day, .. }) => Some(i64::from(count)),
            _ => None,
        }
    }

    /// Whether the expression at `from` goes on with a list: with `و`, before it or before a word that belongs to it (`وكامل يوم
    /// السبت`), or after a word of sequence since the last expression (`يليه إضراب يوم الثلاثاء`).
    fn is_listed(&self, from: usize) -> bool {
        const NEAR: usize = 14;
        const FAR: usize = 24;
        let joined = |at: usize| self.items.cue(at).is_some_and(|(_, clitics)| clitics.conjunction);
        let before = from.checked_sub(1).filter(|at| *at >= self.end);
        let whole = before
            .is_some_and(|at| joined(at) && self.items.cue(at).is_some_and(|(cue, _)| cue == Cue::Whole));
        let gap = from.saturating_sub(self.end);
        let sequence =
            || (self.end..from).any(|at| self.items.cue(at).is_some_and(|(cue, _)| cue == Cue::Then));
        ((joined(from) || whole) && gap <= NEAR) || (gap <= FAR && sequence())
    }

    /// In a list of days ahead the month stands with the last: of `إضراب الثلاثاء في تونس، ويوم الأربعاء 28 ديسمبر` the Tuesday
    /// is the day before.
    fn mend_listed(&mut self, from: usize, relation: Relation, form: &Form, value: Option<TimeValue>) {
        let printed = matches!(form, Form::Day(day) if day.date.is_some() && day.weekday.is_some());
        let (Some(reference), Some(value)) = (self.context.reference, value) else { return };
        let listed = self.told.is_some() && self.is_listed(from);
        if !printed || !listed || relation != Relation::At || value.first <= reference {
            return;
        }
        let Some(listed) = self.found.last_mut().filter(|read| read.direction == Some(Direction::Future))
        else {
            return;
        };
        let bare = matches!(&listed.form, Form::Day(day) if day.date.is_none() && day.shift.unwrap_or(0) == 0 && day.relative.is_none());
        let Some(told) = &mut listed.expression.value else { return };
        let back = days_between(told.first, value.first).rem_euclid(7);
        let day = plus_days(value.first, -back);
        if bare && back > 0 && told.is_day() && day >= reference {
            (told.first, told.last) = (day, day);
        }
    }

    /// The direction by the preposition, the caller's verbs, or the words around, and whether it is sure.
    fn direction(&self, from: usize, to: usize, relation: Relation) -> Option<(Direction, bool)> {
        if relation == Relation::Since {
            return Some((Direction::Past, true));
        }
        if let Some(direction) = self.governed(from) {
            return Some((direction, true));
        }
        let before = self.cue_before(from);
        if before == Some(Cue::To) && self.began.is_none() {
            return Some((Direction::Future, false));
        }
        let told = tense::direction(self.items, from, to);
        let announces =
            matches!(relation, Relation::Until | Relation::Before) || before == Some(Cue::Starting);
        match told {
            Some(told) if !(told.weak && announces) => Some((told.direction, told.sure)),
            _ => announces.then_some((Direction::Future, false)),
        }
    }

    /// The direction of the caller's nearest verb in the same sentence, those before first.
    fn governed(&self, from: usize) -> Option<Direction> {
        if self.context.governors.is_empty() {
            return None;
        }
        let first = (0..from).rev().take_while(|at| !self.items.ends_sentence(*at)).last().unwrap_or(from);
        let last = (from..self.items.list.len()).take_while(|at| !self.items.ends_sentence(*at)).last()?;
        let sentence = self.items.range(first, last + 1);
        let start = self.items.get(from)?.start;
        let here =
            || self.context.governors.iter().filter(|governor| sentence.contains(&governor.range.start));
        let before = here().rfind(|governor| governor.range.start < start);
        before
            .or_else(|| here().find(|governor| governor.range.start > start))
            .map(|governor| governor.direction)
    }
}

/// Whether `اليوم` stands beside its weekday anywhere in the text.
fn says_today(items: &Items) -> bool {
    items.list.windows(2).any(|pair| {
        let cue = |item: &Item| match item.kind {
            ItemKind::Cue(cue, clitics) if clitics.article => Some(cue),
            _ => None,
        };
        matches!(
            (cue(&pair[0]), cue(&pair[1])),
            (Some(Cue::Unit(Unit::Day, Count::One)), Some(Cue::Weekday(_)))
        )
    })
}

/// Whether the text says `مثل هذا اليوم`.
fn on_this_day(items: &Items) -> bool {
    const LIKE: &str = "\u{0645}\u{062B}\u{0644}";
    let this_day = |at: usize| {
        let cue = |at: usize| items.cue(at).map(|(cue, _)| cue);
        cue(at) == Some(Cue::This) && cue(at + 1) == Some(Cue::Unit(Unit::Day, Count::One))
    };
    (1..items.list.len()).any(|at| this_day(at) && arabic::fold(items.source(at - 1)) == LIKE)
}

fn relation(before: Option<Cue>, parse: &Parse) -> Relation {
    match (&parse.form, before) {
        (Form::Offset(..), _) if parse.rule == "since" => Relation::Since,
        (Form::Window(..), _) => Relation::During,
        (Form::FromEvent(_, Direction::Future), _) => Relation::After,
        (Form::FromEvent(_, Direction::Past), _) => Relation::Before,
        (Form::Offset(..), _) => Relation::At,
        (_, Some(Cue::Since)) => Relation::Since,
        (_, Some(Cue::From | Cue::Starting)) => Relation::From,
        (_, Some(Cue::Until | Cue::To)) => Relation::Until,
        (_, Some(Cue::Before)) => Relation::Before,
        (_, Some(Cue::After)) => Relation::After,
        (_, Some(Cue::During)) => Relation::During,
        _ => Relation::At,
    }
}

const fn amount(form: &Form) -> Option<Amount> {
    match form {
        Form::Offset(amount, _)
        | Form::FromEvent(amount, _)
        | Form::Window(amount, _)
        | Form::Duration(amount)
        | Form::Set(amount) => Some(*amount),
        _ => None,
    }
}

const fn kind(form: &Form) -> TimexType {
    match form {
        Form::Clock(..) => TimexType::Time,
        Form::Day(day) if day.part.is_some() || day.clock.is_some() => TimexType::Time,
        Form::Window(..) | Form::Duration(_) => TimexType::Duration,
        Form::Set(_) => TimexType::Set,
        _ => TimexType::Date,
    }
}
