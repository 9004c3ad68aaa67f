#!/usr/bin/env python3
"""How many of the actors and recipients in hand-read articles the lexicon knows by itself.

    mentions.py KHABAR ARTICLES_GOLD.jsonl [SEEDS_GOLD.jsonl] [--show]

Each mention of the gold (text, name, country, sector) is given to `khabar lexicon resolve --jsonl` with the article's
day and the countries of its other mentions, and nothing else of the article. Right is: for a named entity, that entity
alone; for a description (`Iraqi police`), its country and sector. A description whose words name no country (`the police`)
is counted apart where its sector is right: the country is for the reading of the article to find. Mentions without text (the
seeds give English names only) are looked up by their English name. Files that are not there are skipped, and said.
"""
import collections
import json
import os
import re
import subprocess
import sys

# names that the readers of the gold and the lexicon spell differently
FOLD = str.maketrans("áàâãäçéèêëğıíìîïóòôöşúùûüʿʾ’'-", "aaaaaceeeegiiiiioooosuuuu     ")


def bare(name):
    name = re.sub(r"\(.*?\)", "", name or "")
    words = re.split(r"[\s.]+", name.lower().translate(FOLD))
    return "".join(w for w in words if w not in ("al", "el", "the", "of", "and"))


def mentions(path):
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        every = [m for event in doc["events"] for role in ("actor", "recipient") for m in event[role]]
        every = [m if isinstance(m, dict) else {"name": m} for m in every]
        countries = sorted({m["country"] for m in every if m.get("country")})
        seen = set()
        for mention in every:
            key = (mention.get("text"), mention.get("name"))
            if key not in seen:
                seen.add(key)
                yield {**mention, "day": (doc.get("published") or "")[:10] or None, "countries": countries}


def resolve(khabar, asked):
    lines = "".join(
        json.dumps({"text": m.get("text") or m["name"], "day": m["day"], "countries": m["countries"]}, ensure_ascii=False) + "\n"
        for m in asked
    )
    run = subprocess.run([khabar, "lexicon", "resolve", "--jsonl"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def verdict(mention, answer, english):
    """`entity`, `description`, or the kind of miss."""
    name, country, sectors = bare(mention.get("name")), mention.get("country"), set(mention.get("sector") or [])
    found = [f["id"] for f in answer.get("found", [])]
    wanted = english.get(name, set())
    if wanted & set(found):
        return "entity" if len(found) == 1 else "miss: ambiguous"
    listed = {a["id"] for a in answer.get("actors", [])}
    if wanted & listed:
        return "entity"
    codes = {f["country"] for f in answer.get("found", [])} | set(answer.get("country", []))
    told = {s for f in answer.get("found", []) for s in f["sector"]} | set(answer.get("sector", []))
    if name in {bare(c) for c in answer.get("country_name", [])}:
        return "entity"
    if wanted:
        return "miss: listed under other words"
    if country and country in codes and (not sectors or sectors & told or not told):
        return "description"
    if not country and sectors & told:
        return "description"
    if country and country in codes:
        return "miss: sector"
    if sectors & told:
        # the words name no country: it is the article's to tell
        return "miss: other country" if codes else "description without its country"
    return "miss: unknown"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) < 2:
        sys.exit(__doc__)
    khabar, files = arguments[0], arguments[1:]
    english = collections.defaultdict(set)
    for kind in ("actors", "countries"):
        listed = subprocess.run([khabar, "lexicon", "list", kind, "--format", "jsonl"], capture_output=True, text=True, check=True)
        for entry in map(json.loads, listed.stdout.splitlines()):
            for name in entry["en"].split(" | ") if kind == "actors" else []:
                english[bare(name)].add(entry["key"])
    for path in files:
        if not os.path.exists(path):
            print(f"skipped: {path} is not there")
            continue
        asked = [m for m in mentions(path) if m.get("text") or m.get("name")]
        if not any(m.get("text") for m in asked):
            known = sum(bool(english.get(bare(m["name"]))) for m in asked)
            print(f"{path}: {known} of {len(asked)} English names are names of entries; no Arabic text to resolve")
            continue
        verdicts = [(verdict(m, a, english), m, a) for m, a in zip(asked, resolve(khabar, asked), strict=True)]
        counts = collections.Counter(v for v, _, _ in verdicts)
        right = counts["entity"] + counts["description"]
        print(f"{path}: {right} of {len(asked)} mentions right ({100 * right / len(asked):.1f} %)")
        right += counts["description without its country"]
        print(f"  with those whose country the words do not tell: {right} ({100 * right / len(asked):.1f} %)")
        for kind, count in counts.most_common():
            print(f"  {count:4} {kind}")
        if "--show" in sys.argv:
            for kind, m, a in sorted(verdicts, key=lambda v: v[0]):
                if kind.startswith("miss"):
                    got = [f["name"] for f in a.get("found", [])] or [a.get("country"), a.get("agents")]
                    print("\t".join([kind, m.get("text") or "", m.get("name") or "", m.get("country") or "", " ".join(m.get("sector") or []), str(got)]))


if __name__ == "__main__":
    main()
