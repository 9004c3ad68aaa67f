#!/usr/bin/env python3
"""How many of the actors and recipients in hand-read articles are resolved to whom they are.

    mentions.py KHABAR ARTICLES_GOLD.jsonl [ARTICLES.jsonl] [--show]

Each mention of the gold (text, name, country, sector) is looked for in two ways:

- alone: its words are given to `khabar lexicon resolve --jsonl` with the article's day and the countries of its other
  mentions, and nothing else of the article;
- in its article, where ARTICLES is given: the phrase of the article that covers its words best, nearest to the trigger, is
  taken with what the reading of the article understood by it.

Right is: for a named entity of the lexicon, that entity alone; for one that the lexicon does not list, a person's name kept
letter by letter; for a description (`Iraqi police`, `protesters`), its country and one of its sectors. Alone, a
description whose words name no country (`the police`) is counted apart where its sector is right: the country is for the
reading of the article to find. Mentions without text are passed over: nothing stands there to resolve.
"""
import collections
import json
import re
import subprocess
import sys

# names that the readers of the gold and the lexicon spell differently
FOLD = str.maketrans("áàâãäçéèêëğıíìîïóòôöşúùûüʿʾ’'-", "aaaaaceeeegiiiiioooosuuuu     ")
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
# an English name with one of these describes: `Turkish police`, `Government of Iraq`
DESCRIBES = ("police", "army", "forces", "government", "ministry", "protesters", "civilians", "soldiers", "gunmen", "court", "parliament", "minister", "presidency")


def words(name, keep=False):
    name = name if keep else re.sub(r"\(.*?\)", "", name or "")
    found = re.split(r"[\s.()]+", (name or "").lower().translate(FOLD))
    return [w for w in found if w and w not in ("al", "el", "the", "of", "and")]


def bare(name):
    return "".join(words(name))


def fold(text):
    text = re.sub("[\u064b-\u0652]", "", text or "").translate(LETTERS)
    return " ".join(re.findall(r"\w+", text))


def is_proper(name):
    found = re.findall(r"[A-Za-z'’-]+", name or "")
    found = [w for w in found if w.lower() not in ("the", "of", "and", "in", "for")]
    capital = all(w[0].isupper() or w.lower().startswith(("al-", "el-")) for w in found)
    return bool(found) and capital and not any(w in (name or "").lower() for w in DESCRIBES)


def mentions(path):
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        every = [(m, event) for event in doc["events"] for role in ("actor", "recipient") for m in event[role]]
        every = [(m if isinstance(m, dict) else {"name": m}, event) for m, event in every]
        countries = sorted({m["country"] for m, _ in every if m.get("country")})
        seen = set()
        for mention, event in every:
            key = (mention.get("text"), mention.get("name"))
            if key not in seen and mention.get("text"):
                seen.add(key)
                day = (doc.get("published") or "")[:10] or None
                yield {**mention, "doc": doc["doc"], "near": event.get("span"), "day": day, "countries": countries}


def ask(khabar, questions):
    lines = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions)
    run = subprocess.run([khabar, "lexicon", "resolve", "--jsonl"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def alone(mention, answer, english):
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
    if wanted and is_proper(mention.get("name")):
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


def cover(text, mention, found):
    """Those of the found phrases that cover the mention best, where it stands nearest to its trigger."""
    near = (mention.get("near") or [0, 0])[0]
    at = [m.start() for m in re.finditer(re.escape(mention["text"]), text)]
    if not at:
        return None
    begin = min(at, key=lambda a: abs(a - near))
    end = begin + len(mention["text"])
    share = lambda f: max(0, min(end, f["span"][1]) - max(begin, f["span"][0])) / (max(end, f["span"][1]) - min(begin, f["span"][0]))
    best = max((share(f) for f in found), default=0)
    return [f for f in found if best > 0 and share(f) == best]


def judge(mention, answer, english):
    """Whether one phrase of the article, as it was read, is the mention."""
    name, country, sectors = mention.get("name"), mention.get("country"), set(mention.get("sector") or [])
    wanted = english.get(bare(name), set())
    is_id = answer["entity_id"] in wanted
    ours = answer["entity_name"]
    if is_id or (ours and bare(ours) == bare(name)):
        return "entity"
    small, big = sorted((set(words(name, True)), set(words(ours, True))), key=len)
    if ours and is_proper(name) and is_proper(ours) and len(small) >= 2 and small <= big:
        return "entity"
    proper = is_proper(name) and (wanted or not answer["entity_id"] and not sectors)
    kept = answer["entity_name_ar"] and not ours
    if not wanted and is_proper(name) and kept and fold(answer["entity_name_ar"]) in fold(mention["text"]):
        return "name kept as it stands"
    if is_proper(name) and (wanted or is_proper(ours) and answer["entity_id"]):
        return "miss: another entity" if answer["entity_id"] else "miss: listed, not recognised"
    if proper:
        return "miss: name"
    told = set(answer["sector"])
    same_country = answer["code"] == country if country else True
    if same_country and (not sectors or sectors & told):
        return "description"
    if same_country:
        return "miss: sector"
    if sectors & told:
        return "miss: no country" if not answer["code"] else "miss: other country"
    return "miss: neither country nor sector"


ORDER = ["entity", "name kept as it stands", "description"]


def within(mention, answers, english):
    if answers is None:
        return "not in the article", None
    verdicts = sorted(((judge(mention, a, english), a) for a in answers), key=lambda v: (v[0] not in ORDER, v[0]))
    return verdicts[0] if verdicts else ("miss: no phrase there", None)


def tell(path, how, verdicts, right):
    counts = collections.Counter(v for v, _, _ in verdicts)
    total = len(verdicts) - counts["not in the article"]
    hits = sum(counts[v] for v in right)
    print(f"{path}, {how}: {hits} of {total} mentions right ({100 * hits / max(1, total):.1f} %)")
    for kind, count in counts.most_common():
        print(f"  {count:4} {kind}")


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) < 2:
        sys.exit(__doc__)
    khabar, gold = arguments[:2]
    english = collections.defaultdict(set)
    for kind in ("actors", "countries"):
        listed = subprocess.run([khabar, "lexicon", "list", kind, "--format", "jsonl"], capture_output=True, text=True, check=True)
        for entry in map(json.loads, listed.stdout.splitlines()):
            for name in entry["en"].split(" | ") if kind == "actors" else []:
                english[bare(name)].add(entry["key"])
    asked = list(mentions(gold))
    answers = ask(khabar, [{k: m.get(k) for k in ("text", "day", "countries")} for m in asked])
    verdicts = [(alone(m, a, english), m, a) for m, a in zip(asked, answers, strict=True)]
    tell(gold, "alone", verdicts, ["entity", "description"])
    if len(arguments) < 3:
        return show(verdicts)
    docs = {(d.get("doc") or d.get("id")): d for d in map(json.loads, open(arguments[2], encoding="utf-8"))}
    wanted = sorted({m["doc"] for m in asked})
    days = {m["doc"]: m["day"] for m in asked}
    read = ask(khabar, [{"is_article": True, "title": docs[d].get("title"), "text": docs[d]["text"], "day": days[d]} for d in wanted])
    read = {d: r["mentions"] for d, r in zip(wanted, read, strict=True)}
    verdicts = []
    for m in asked:
        doc = docs[m["doc"]]
        text = (doc["title"] + "\n" if doc.get("title") else "") + doc["text"]
        verdict, answer = within(m, cover(text, m, read[m["doc"]]), english)
        verdicts.append((verdict, m, answer))
    tell(gold, "in the article", verdicts, ORDER)
    show(verdicts)


def show(verdicts):
    if "--show" not in sys.argv:
        return
    for kind, m, a in sorted(verdicts, key=lambda v: v[0]):
        if kind.startswith("miss"):
            got = a and (a.get("entity_text"), a.get("entity_name") or a.get("entity_name_ar"), a.get("code"), " ".join(a.get("sector") or []))
            print("\t".join([kind, m["text"], m.get("name") or "", m.get("country") or "", " ".join(m.get("sector") or []), str(got)]))


if __name__ == "__main__":
    main()
