#!/usr/bin/env python3
"""Date expressions and dating, measured; and two other tools on the same rows.

    temporal.py rows ROWS.jsonl [--scorer SCORER.py] [--chrono NODE_MODULES] [--dateparser]
    temporal.py undated ARTICLES.jsonl[.gz] [--latest DAY]

`rows` resolves relative expressions whose printed date is blanked (`sentence`, `dct`, `deictic`, `start`, `explicit`, `gold`,
`offset_days`) and prints what is right, by distance. Without `--scorer` the count is done here, by the same rule: the value's
first ten characters are the gold day. `undated` hides `published`, dates each article, and prints how often the interval
holds the truth, how wide it is, and how often one day is named.

Build first: cargo build --release -p khabar-coder --example temporal; PROFILE=fast takes the binary of another profile. Outputs go to a new temporary folder; inputs are never
written to. chrono-node (npm) and dateparser (PyPI) are looked for only when asked.
"""
import argparse, collections, datetime, gzip, json, os, pathlib, statistics, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROFILE = os.environ.get("PROFILE", "release")
BINARY = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / PROFILE / "examples/temporal"


def blanked(row):
    """The sentence with the printed date after the expression blanked, and where the expression begins."""
    text, words, printed = row["sentence"], row["deictic"].strip(), row["explicit"]
    at = text.find(words, max(0, row["start"] - 6))
    end = text.find(printed, at + len(words)) if at >= 0 else -1
    if end >= 0:
        text = text[:end] + " " * len(printed) + text[end + len(printed):]
    return text, at, words


def ours(path, folder):
    out = folder / "ours.jsonl"
    subprocess.run([BINARY, "resolve", path, out], check=True)
    return {(d["doc"], d["start"]): d["value"] for d in map(json.loads, out.open(encoding="utf8"))}


def by_dateparser(rows):
    from dateparser.search import search_dates
    found = {}
    for row in rows:
        text, at, words = blanked(row)
        base = datetime.datetime.fromisoformat(row["dct"])
        hits = search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": base}) or []
        place, value = 0, None
        for hit, day in hits:
            place = max(text.find(hit, place), place)
            if place < at + len(words) and place + len(hit) > at:
                value = day.date().isoformat()  # the last hit in the expression: its weekday or its date
            place += len(hit)
        found[row["doc"], row["start"]] = value
    return found


CHRONO = """
const chrono = require(process.argv[1] + '/chrono-node');
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const parser = chrono.ar || chrono;
const pad = n => String(n).padStart(2, '0');
console.log(JSON.stringify(rows.map(([text, day, from, to]) => {
  const [y, m, d] = day.split('-').map(Number);
  const hits = parser.parse(text, new Date(y, m - 1, d, 12));
  const hit = hits.find(h => h.index < to && h.index + h.text.length > from);
  if (!hit) return null;
  const s = hit.start;
  return `${s.get('year')}-${pad(s.get('month'))}-${pad(s.get('day'))}`;
})));
"""


def by_chrono(rows, modules):
    asked = []
    for row in rows:
        text, at, words = blanked(row)
        asked.append([text, row["dct"], at, at + len(words)])
    run = subprocess.run(["node", "-e", CHRONO, str(pathlib.Path(modules).resolve())], input=json.dumps(asked),
                         capture_output=True, text=True, check=True)
    return {(row["doc"], row["start"]): value for row, value in zip(rows, json.loads(run.stdout))}


def score(name, rows, found):
    counts = collections.Counter()
    for row in rows:
        value, days = found.get((row["doc"], row["start"])), row["offset_days"]
        kind = "same day" if days == 0 else "past" if days < 0 else "future"
        for box in (kind, "all") + (() if days == 0 else ("not same day",)) + (() if abs(days) >= 7 else ("within a week",)):
            counts[box] += 1
            counts[box, "right"] += bool(value) and value[:10] == row["gold"]
            counts[box, "none"] += not value
    print(name)
    for box in ("same day", "past", "future", "not same day", "within a week", "all"):
        if counts[box]:
            right = counts[box, "right"]
            print(f"  {box}: {right}/{counts[box]} = {right / counts[box]:.3f} right, {counts[box, 'none']} unresolved")


def measure_rows(options):
    rows = [json.loads(line) for line in open(options.file, encoding="utf8")]
    if not rows:
        sys.exit(f"{options.file} holds no rows")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        mine = ours(options.file, folder)
        score("khabar", rows, mine)
        if options.scorer:
            subprocess.run([sys.executable, options.scorer, options.file, folder / "ours.jsonl"], check=True)
    if options.chrono:
        score("chrono-node", rows, by_chrono(rows, options.chrono))
    if options.dateparser:
        score("dateparser", rows, by_dateparser(rows))


def measure_undated(options):
    opener = gzip.open if options.file.endswith(".gz") else open
    lines = [json.loads(line) for line in opener(options.file, "rt", encoding="utf8")]
    truth = {a["id"]: datetime.date.fromisoformat(a["published"][:10]) for a in lines if a.get("published")}
    with tempfile.TemporaryDirectory() as folder:
        hidden, out = pathlib.Path(folder) / "hidden.jsonl", pathlib.Path(folder) / "dated.jsonl"
        with hidden.open("w", encoding="utf8") as file:
            for article in lines:
                bare = {key: article.get(key) for key in ("id", "title", "text")}
                file.write(json.dumps(bare, ensure_ascii=False) + "\n")
        subprocess.run([BINARY, "date", hidden, out] + ([options.latest] if options.latest else []), check=True)
        dated = [json.loads(line) for line in out.open(encoding="utf8")]
    day = datetime.date.fromisoformat
    widths, held, named, named_right = [], 0, 0, 0
    for row in dated:
        if not row["interval"] or row["id"] not in truth:
            continue
        first, last = map(day, row["interval"])
        widths.append((last - first).days + 1)
        held += first <= truth[row["id"]] <= last
        if widths[-1] <= 2:
            named += 1
            named_right += row["best"] == truth[row["id"]].isoformat()
    shown = len(widths) or 1
    print(f"{len(dated)} articles, {len(widths)} with an interval; it holds the truth in {held} = {held / shown:.4f}")
    print(f"median width {statistics.median(widths or [0])} days; dated to the day {named} = {named / shown:.3f} of those, "
          f"{named_right} of them on the very day")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rows", "undated"])
    parser.add_argument("file")
    parser.add_argument("--scorer")
    parser.add_argument("--chrono", metavar="NODE_MODULES")
    parser.add_argument("--dateparser", action="store_true")
    parser.add_argument("--latest")
    options = parser.parse_args()
    (measure_rows if options.what == "rows" else measure_undated)(options)


if __name__ == "__main__":
    main()
