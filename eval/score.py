#!/usr/bin/env python3
"""Codes the evaluation sets with the release binary and prints their scorers' lines.

    eval/score.py [--save] [--only SET] [-- SCORER OPTIONS]

The sets and their scorers lie in `../shared` beside the checkout, or where KHABAR_SHARED says; what is missing is
skipped and named. `--only` takes the name of one set, and what follows `--` goes to its event scorer:

    eval/score.py --only articles -- --by category
    eval/score.py --only articles -- --show miss

`--save` puts the lines on top of `docs/scores.md`. The records stay in `out/score/` for a closer look.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KHABAR_SHARED", ROOT.parent / "shared"))
OUT = ROOT / "out" / "score"
SCORES = ROOT / "docs" / "scores.md"
MARK = "<!-- newest first -->\n"


def binary():
    """Builds the release binary and says where it is."""
    build = ["cargo", "build", "--release", "-p", "khabar", "--message-format=json-render-diagnostics"]
    done = subprocess.run(build, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return next(m["executable"] for m in made if m.get("executable") and m["target"]["name"] == "khabar")


def code(khabar, articles, name):
    """Codes a file of articles; returns the files of events and of statements."""
    events, statements = OUT / f"{name}.events.jsonl", OUT / f"{name}.statements.jsonl"
    command = [khabar, "code", articles, "--quiet", "--format", "jsonl", "-o", events, "--statements", statements]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    problems = [line for line in done.stderr.splitlines() if line.startswith(("error", "skipped"))]
    for line in problems[:5]:
        print(f"{name}: {line}", file=sys.stderr)
    if done.returncode > 1:
        sys.exit(f"{name}: khabar ended with {done.returncode}\n{done.stderr}")
    return events, statements


def scorer(script, *arguments):
    """Runs a scorer; returns what it prints."""
    command = [sys.executable, SHARED / "eval" / script, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.rstrip("\n")


def write(path, rows):
    with open(path, "w", encoding="utf8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file]


def score_articles(khabar, folder, name, options):
    """Events, and statements where the gold has any."""
    gold, articles = folder / "gold.jsonl", folder / "articles.jsonl"
    events, statements = code(khabar, articles, name)
    yield f"{name}: " + scorer("score_events.py", gold, events, "--articles", articles, *options)
    if any(row.get("statements") for row in read(gold)):
        yield f"{name}: " + scorer("score_statements.py", gold, statements)


def score_detection(khabar, gold, name, category):
    """Sentences; the article's id is the row's."""
    rows = read(gold)
    articles = OUT / f"{name}.jsonl"
    write(articles, ({"id": r["id"], "published": r["date"], "text": r["text"]} for r in rows))
    events, _ = code(khabar, articles, name)
    yield f"{name}: " + scorer("score_gsr.py", "detection", gold, events, category)


def score_spans(khabar, gold, name, category):
    """Argument spans. Rows share a `source`, and the scorer pools their records: a row may be credited with another's
    actor. So they are scored twice: as the scorer takes them, and with a source of its own for each row."""
    rows = read(gold)
    own = [dict(row, source=f"{row['source']}#{number}") for number, row in enumerate(rows)]
    own_gold, articles = OUT / f"{name}.gold.jsonl", OUT / f"{name}.jsonl"
    write(own_gold, own)
    write(articles, ({"id": r["source"], "published": r["date"], "text": r["text"]} for r in own))
    events, _ = code(khabar, articles, name)
    pooled = read(events)
    for event in pooled:
        event["article"]["id"] = event["article"]["id"].rsplit("#", 1)[0]
    pooled_events = OUT / f"{name}.pooled.jsonl"
    write(pooled_events, pooled)
    yield f"{name}, pooled by source: " + scorer("score_gsr.py", "spans", gold, pooled_events, category)
    yield f"{name}, row by row: " + scorer("score_gsr.py", "spans", own_gold, events, category)


def sets(khabar, options):
    """Every set: its name, the file that must be there, and how it is scored."""
    yield "seeds", SHARED / "seeds" / "gold.jsonl", lambda g, n: score_articles(khabar, g.parent, n, options)
    yield "articles", SHARED / "eval/articles/gold.jsonl", lambda g, n: score_articles(khabar, g.parent, n, options)
    for category in ("ASSAULT", "PROTEST"):
        for kind, score in (("detection", score_detection), ("spans", score_spans)):
            gold = SHARED / "eval" / "gsr" / f"{category.lower()}_{kind}.jsonl"
            yield f"gsr-{category.lower()}-{kind}", gold, lambda g, n, s=score, c=category: s(khabar, g, n, c)


def save(page, lines):
    """Puts a block with the day, the commit and the lines on top of a page."""
    git = lambda *a: subprocess.run(["git", *a], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    changed = " and uncommitted changes" if git("status", "--porcelain", "--untracked-files=no") else ""
    title = f"## {datetime.date.today()}, {git('rev-parse', '--short', 'HEAD')}{changed}"
    block = "\n".join(["", title, "", "```", *lines, "```", ""])
    head, mark, rest = page.read_text(encoding="utf8").partition(MARK)
    if not mark:
        sys.exit(f"{page} has no line `{MARK.strip()}` to put them under")
    page.write_text(head + mark + block + rest, encoding="utf8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="put the lines on top of docs/scores.md")
    parser.add_argument("--only", metavar="SET", help="one set: seeds, articles, gsr-assault-detection, ...")
    own, _, options = " ".join(sys.argv[1:]).partition(" -- ")
    arguments = parser.parse_args(own.split())
    if not SHARED.is_dir():
        print(f"skipped: no evaluation sets at {SHARED}")
        return
    OUT.mkdir(parents=True, exist_ok=True)
    khabar, lines = binary(), []
    for name, gold, score in sets(khabar, options.split()):
        if arguments.only not in (None, name):
            continue
        for line in score(gold, name) if gold.is_file() else [f"{name}: skipped, no {gold}"]:
            print(line, flush=True)
            lines.append(line)
    if arguments.save:
        save(SCORES, lines)


if __name__ == "__main__":
    main()
