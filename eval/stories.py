#!/usr/bin/env python3
"""Scores how reports are joined into stories: B-cubed over our own reports of known events.

    eval/stories.py [--khabar FILE] [--show]

Codes `crates/khabar/tests/data/stories/*.jsonl` into a new store with the given binary (default: the release binary, built
first), asks it for its stories, and compares them with the events that the reports were written about. `--show` prints the
events that were split or mixed. Needs Python 3.9 or later and nothing else.

One item is one article's report of one event: the first record of the event's category that is told in the article's body, or
else in its title; where the set says which sentence tells the event (`words`), a record of that sentence. Items without a
record are counted as uncoded and left out of the score: they are the coder's misses, not the joining's.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SET = ROOT / "crates" / "khabar" / "tests" / "data" / "stories"


def binary():
    """Builds the release binary and says where it is."""
    build = ["cargo", "build", "--release", "-p", "khabar", "--message-format=json-render-diagnostics"]
    done = subprocess.run(build, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    return next(m["executable"] for m in made if m.get("executable") and m["target"]["name"] == "khabar")


def read(khabar, files):
    """The records of each article, and which story each is in."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "stories.db")
        subprocess.run([khabar, "add", "-q", "--db", store, *map(str, files)], check=True)
        asked = subprocess.run([khabar, "query", "--db", store, "--format", "jsonl"], stdout=subprocess.PIPE, check=True)
    records = defaultdict(list)
    for line in asked.stdout.splitlines():
        event = json.loads(line)
        records[event["article"]["id"]].append(event)
    return records


def in_body(event):
    return event["sentence"]["index"] > 0 or any(m["sentence"] > 0 for m in event["further_mentions"])


def items(articles, records):
    """Item -> (event that it was written about, story that it was put in); how many have no record."""
    found, uncoded = {}, 0
    for article in articles:
        used = set()
        for label in sorted(article["stories"], key=lambda label: "words" not in label):
            fit = [
                event
                for event in records[article["id"]]
                if event["event"] == label["event"]
                and event["story_id"]
                and event["id"] not in used
                and label.get("words", "") in event["sentence"]["text"]
            ]
            if not fit:
                uncoded += 1
                continue
            event = min(fit, key=lambda event: not in_body(event))
            used.add(event["id"])
            found[article["id"], label["story"]] = (label["story"], event["story_id"])
    return found, uncoded


def groups(found, which):
    of = defaultdict(set)
    for item, pair in found.items():
        of[pair[which]].add(item)
    return of


def show(found, gold, ours):
    for event, members in sorted(gold.items()):
        stories = {found[item][1] for item in members}
        if len(stories) > 1 or any(ours[story] - members for story in stories):
            print(event)
            for story in sorted(stories):
                print("   ", story, " ".join(sorted(item[0] for item in ours[story])))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--khabar", help="the binary to use")
    parser.add_argument("--show", action="store_true", help="print the events that were split or mixed")
    options = parser.parse_args()
    files = sorted(SET.glob("*.jsonl"))
    articles = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    records = read(options.khabar or binary(), files)
    found, uncoded = items(articles, records)
    gold, ours = groups(found, 0), groups(found, 1)
    both = {item: len(gold[event] & ours[story]) for item, (event, story) in found.items()}
    precision = sum(both[item] / len(ours[story]) for item, (_, story) in found.items()) / len(found)
    recall = sum(both[item] / len(gold[event]) for item, (event, _) in found.items()) / len(found)
    f1 = 2 * precision * recall / (precision + recall)
    total = len(found) + uncoded
    print(f"stories: B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({len(found)} reports of {len(gold)} events in {len(ours)} stories); uncoded {uncoded} of {total} ({uncoded / total:.1%})")
    if options.show:
        show(found, gold, ours)
    return 0 if f1 >= 0.90 else 1


if __name__ == "__main__":
    sys.exit(main())
