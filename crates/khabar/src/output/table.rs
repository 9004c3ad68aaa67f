//! The table on a terminal: when, who did what to whom, where, and the words that say so.
//!
//! Column widths come from the terminal and not from the content, so that rows can be shown as they are coded. Arabic
//! stands in directional isolates, which keep the columns in their places on terminals that order text.

use super::text::{clip, clip_start, isolate, legible, width, wrap};
use super::word;
use crate::read::Input;
use coder::Event;
use coder::record::{Entity, Span};

const INDENT: &str = "  ";
const ARROW: &str = " → ";
const DATE: usize = 11;
const EVENT: usize = 16;
const STATUS: usize = 12;

/// From this width on, place and status are columns; below it they stand under the event.
const WIDE: usize = 100;

/// Lines of one cell; an ellipsis stands for the rest.
const MOST_LINES: usize = 4;

/// How the table is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    columns: usize,
    colour: bool,
    /// Columns of who, and of whom.
    role: usize,
    /// Columns of the place, where it has its own.
    place: Option<usize>,
}

/// A column's part of a row.
struct Cell {
    before: &'static str,
    width: usize,
    lines: Vec<String>,
    style: Style,
}

/// Colours and weights.
#[derive(Clone, Copy)]
enum Style {
    Plain,
    Bold,
    Dim,
    Trigger,
    /// A quad class from 1 to 4: verbal and material cooperation, verbal and material conflict.
    Quad(u8),
}

impl Table {
    /// A table for a terminal of so many columns, within what can be read.
    pub(crate) fn new(columns: usize, colour: bool) -> Self {
        let columns = columns.clamp(60, 180);
        let arrows = 2 * width(ARROW);
        let left = columns - 2 * INDENT.len() - DATE - EVENT - arrows;
        if columns < WIDE {
            return Self { columns, colour, role: left / 2, place: None };
        }
        let left = left - 2 * INDENT.len() - STATUS;
        let role = left * 19 / 50;
        Self { columns, colour, role, place: Some(left - 2 * role) }
    }

    /// The names of the columns.
    pub(super) fn head(&self, out: &mut Vec<u8>) {
        let names = ["DATE", "WHO", "EVENT", "WHOM", "WHERE", "STATUS"];
        self.row(&self.cells(names.map(|name| vec![name.to_owned()]), [Style::Bold; 6]), out);
    }

    /// An article's heading and its events.
    pub(super) fn article(&self, input: &Input, events: &[Event], out: &mut Vec<u8>) {
        out.push(b'\n');
        if let Some(title) = input.article.title_text() {
            let title = isolate(&clip(&legible(title), self.columns));
            line(&self.styled(&title, Style::Bold), out);
        }
        line(&self.styled(&about(input, events), Style::Dim), out);
        for event in events {
            self.event(event, out);
        }
    }

    fn event(&self, event: &Event, out: &mut Vec<u8>) {
        let under = " ".repeat(2 * INDENT.len() + DATE);
        let status = word(&event.status);
        let places =
            event.event_loc.iter().map(|p| (p.resolved_place.as_deref(), None, p.extracted_place.as_str()));
        let place = labels(places, self.place.unwrap_or(self.columns - under.len() - STATUS));
        if self.place.is_none() {
            let place = place.iter().filter(|place| *place != NOTHING);
            let parts: Vec<&str> = place.map(String::as_str).chain([status.as_str()]).collect();
            let columns =
                [dates(event), self.roles(&event.actor), category(event), self.roles(&event.recipient)];
            let [date, who, what, whom] = columns;
            self.row(&self.cells([date, who, what, whom, vec![], vec![]], styles(event)), out);
            line(&self.styled(&format!("{under}{}", parts.join(" · ")), Style::Dim), out);
        } else {
            let (who, whom) = (self.roles(&event.actor), self.roles(&event.recipient));
            let columns = [dates(event), who, category(event), whom, place, vec![status]];
            self.row(&self.cells(columns, styles(event)), out);
        }
        line(&format!("{under}{}", self.sentence(event, self.columns - under.len())), out);
    }

    fn roles(&self, entities: &[Entity]) -> Vec<String> {
        let names = entities.iter();
        labels(
            names.map(|e| (e.entity_name.as_deref(), e.entity_name_ar.as_deref(), e.entity_text.as_str())),
            self.role,
        )
    }

    /// The part of the sentence around the trigger, in one line, the trigger marked.
    fn sentence(&self, event: &Event, columns: usize) -> String {
        let [before, trigger, after] = split(&event.sentence.text, event.sentence.span, event.trigger.span);
        let (open, close) = if self.colour || trigger.is_empty() { ("", "") } else { ("[", "]") };
        let trigger = clip(&trigger, columns / 2);
        let room = columns.saturating_sub(width(&trigger) + open.len() + close.len());
        let before = clip_start(&before, (room * 2 / 5).max(room.saturating_sub(width(&after))));
        let after = clip(&after, room.saturating_sub(width(&before)));
        let trigger = self.styled(&trigger, Style::Trigger);
        isolate(&format!("{before}{open}{trigger}{close}{after}"))
    }

    fn cells(&self, columns: [Vec<String>; 6], styles: [Style; 6]) -> Vec<Cell> {
        let widths = [DATE, self.role, EVENT, self.role, self.place.unwrap_or(0), STATUS];
        let before = [INDENT, INDENT, ARROW, ARROW, INDENT, INDENT];
        let all = columns.into_iter().zip(widths).zip(before).zip(styles);
        all.take(if self.place.is_some() { 6 } else { 4 })
            .map(|(((lines, width), before), style)| Cell { before, width, lines, style })
            .collect()
    }

    fn row(&self, cells: &[Cell], out: &mut Vec<u8>) {
        let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        for at in 0..height {
            let mut row = String::new();
            for cell in cells {
                let text = cell.lines.get(at).map_or("", String::as_str);
                let before = if at == 0 { cell.before } else { &"   "[..width(cell.before)] };
                let after = " ".repeat(cell.width.saturating_sub(width(text)));
                row.extend([before, &self.styled(text, cell.style), &after]);
            }
            line(row.trim_end(), out);
        }
    }

    fn styled(&self, text: &str, style: Style) -> String {
        let code = match style {
            _ if !self.colour || text.is_empty() => return text.to_owned(),
            Style::Plain => return text.to_owned(),
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Trigger => "1;4",
            Style::Quad(1) => "36",
            Style::Quad(2) => "32",
            Style::Quad(3) => "33",
            Style::Quad(_) => "31",
        };
        format!("\u{1B}[{code}m{text}\u{1B}[0m")
    }
}

const NOTHING: &str = "—";

fn line(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(text.as_bytes());
    out.push(b'\n');
}

/// Which article it is, when and by whom.
fn about(input: &Input, events: &[Event]) -> String {
    let mut about = vec![isolate(&legible(&input.article.id))];
    about.extend(input.article.published.map(|day| day.to_string()));
    about.extend(input.article.outlet.as_deref().map(|outlet| isolate(&legible(outlet))));
    if events.is_empty() {
        about.push("no events".to_owned());
    }
    about.join(" · ")
}

fn styles(event: &Event) -> [Style; 6] {
    [Style::Plain, Style::Plain, Style::Quad(event.quad_code), Style::Plain, Style::Plain, Style::Dim]
}

fn dates(event: &Event) -> Vec<String> {
    let first = event.date.as_deref().unwrap_or(NOTHING).to_owned();
    let last = event.enddate.as_ref().filter(|last| Some(*last) != event.date.as_ref());
    std::iter::once(first).chain(last.map(|last| format!("–{last}"))).collect()
}

/// The category, and under it its modes.
fn category(event: &Event) -> Vec<String> {
    let modes = event.mode.iter().flat_map(|mode| wrap(&format!("/{mode}"), EVENT));
    shortened(std::iter::once(word(&event.event)).chain(modes).collect())
}

/// English name, else Arabic name, else the words of the text: each label on lines of its own.
fn labels<'l>(
    of: impl Iterator<Item = (Option<&'l str>, Option<&'l str>, &'l str)>,
    columns: usize,
) -> Vec<String> {
    let labels = of.map(|(english, arabic, text)| legible(english.or(arabic).unwrap_or(text)));
    let lines: Vec<_> = labels.flat_map(|label| wrap(&label, columns)).map(|line| isolate(&line)).collect();
    if lines.is_empty() { vec![NOTHING.to_owned()] } else { shortened(lines) }
}

fn shortened(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("…".to_owned());
    }
    lines
}

/// A sentence before, at and after the trigger. Spans count code points into the article's text.
fn split(sentence: &str, place: Span, trigger: Span) -> [String; 3] {
    let Some((start, end)) = trigger.0.checked_sub(place.0).zip(trigger.1.checked_sub(place.0)) else {
        return [String::new(), String::new(), legible(sentence)];
    };
    let byte = |at| sentence.char_indices().nth(at).map_or(sentence.len(), |(byte, _)| byte);
    let (start, end) = (byte(start), byte(end.max(start)));
    [legible(&sentence[..start]), legible(&sentence[start..end]), legible(&sentence[end..])]
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn drawn(columns: usize, colour: bool) -> String {
        let (table, mut out) = (Table::new(columns, colour), Vec::new());
        table.head(&mut out);
        table.article(&fixture::input(), &[fixture::event()], &mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn widths_add_up() {
        for columns in [60, 80, 99, 100, 120, 180] {
            let cells = Table::new(columns, false).cells(Default::default(), [Style::Plain; 6]);
            let all: usize = cells.iter().map(|cell| width(cell.before) + cell.width).sum();
            assert!(all <= columns && columns - all <= 1, "{columns}: {all}");
        }
    }

    #[test]
    fn a_wide_table() {
        let expected = "
  DATE         WHO               → EVENT            → WHOM               WHERE          STATUS

\u{2068}هجوم في بغداد\u{2069}
a.txt · 2024-05-12 · \u{2068}وكالة\u{2069}
  2024-05-11   \u{2068}مسلحون مجهولون\u{2069}    → ASSAULT          → Iraqi Army         Baghdad        asserted
  –2024-05-12  Unknown gunmen      /firearms
               \u{2068}وفي بغداد، [هاجم] مسلحون مجهولون نقطة تفتيش، فقتلوا 3 جنود.\u{2069}
";
        assert_eq!(format!("\n{}", drawn(100, false)), expected);
    }

    #[test]
    fn a_narrow_table_has_place_and_status_underneath() {
        let expected = "
  DATE         WHO         → EVENT            → WHOM

\u{2068}هجوم في بغداد\u{2069}
a.txt · 2024-05-12 · \u{2068}وكالة\u{2069}
  2024-05-11   \u{2068}مسلحون\u{2069}      → ASSAULT          → Iraqi Army
  –2024-05-12  \u{2068}مجهولون\u{2069}       /firearms
               Unknown
               gunmen
               Baghdad · asserted
               \u{2068}وفي بغداد، [هاجم] مسلحون مجهولون نقطة تفتيش،…\u{2069}
";
        assert_eq!(format!("\n{}", drawn(60, false)), expected);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for columns in 60..130 {
            for line in drawn(columns, false).lines() {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
        }
    }

    #[test]
    fn colours_only_where_asked() {
        assert!(!drawn(100, false).contains('\u{1B}'));
        let coloured = drawn(100, true);
        assert!(coloured.contains("\u{1B}[31mASSAULT\u{1B}[0m"));
        assert!(coloured.contains("\u{1B}[1;4mهاجم\u{1B}[0m"));
    }

    #[test]
    fn a_sentence_falls_into_three() {
        let parts = split("قصف الجيش بلدة", Span(10, 24), Span(14, 19));
        assert_eq!(parts, ["قصف ", "الجيش", " بلدة"].map(str::to_owned));
        assert_eq!(split("قصف", Span(10, 13), Span(2, 5))[2], "قصف");
        assert_eq!(split("قصف", Span(0, 3), Span(2, 50))[1], "ف");
    }

    #[test]
    fn a_cell_of_many_actors_is_shortened() {
        let names = ["أ", "ب", "ج", "د", "ه"].map(|name| (None, Some(name), ""));
        assert_eq!(labels(names.into_iter(), 10).len(), MOST_LINES);
        assert_eq!(labels(std::iter::empty(), 10), [NOTHING]);
    }
}
