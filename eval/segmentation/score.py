#!/usr/bin/env python3
"""Scores clitic segmentation against the hand-segmented sentences: ours, and analysers from PyPI.

    python3 score.py [dev|test] [--show N] ours [tashaphyne] [qalsadi]

`ours` runs `cargo run --release --example segment -p khabar-arabic`. The others need `pip install tashaphyne==0.3.6
qalsadi==0.5.1` in an environment of their own (both GPL: they are compared with, never linked).

Accuracy counts words whose whole segmentation is right, after folding. `clitic words` counts only words that carry a
clitic, `bare words` only those that carry none. `any` counts words for which one of the segmentations that the analyser
proposes is right, whichever it prefers.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "ء", "ئ": "ء", "ى": "ي", "ة": "ه"})
PROCLITICS = ("ال", "و", "ف", "س", "ب", "ل", "ك", "ا")
ENCLITICS = ("كما", "هما", "ني", "نا", "كم", "كن", "ها", "هم", "هن", "ه", "ك", "ي")


def fold(text):
    return text.translate(FOLD)


def sentences(path):
    """Lists of (token, segmentation)."""
    sentence = []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("#"):
            continue
        if line:
            sentence.append(tuple(line.split("\t")))
        elif sentence:
            yield sentence
            sentence = []


def is_word(token):
    return any(c.isalpha() for c in token)


def ours(gold):
    """Pairs of the preferred segmentation and all of them."""
    text = "\n".join(" ".join(token for token, _ in sentence) for sentence in gold) + "\n"
    command = ["cargo", "run", "-q", "--release", "-p", "khabar-arabic", "--example", "segment", "--", "--all"]
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=HERE)
    rows = [line.split("\t")[1:] for line in run.stdout.splitlines() if line]
    return [(row[0], set(row)) for row in rows]


def proclitics(prefix):
    """The clitics in a run of prefix letters, or None when a letter is left that is none."""
    parts = []
    while prefix:
        clitic = next((p for p in PROCLITICS if prefix.startswith(p)), None)
        if clitic is None:
            return None
        if clitic == "ل" and prefix.startswith("لل"):
            parts += ["ل", "ال"]
            prefix = prefix[2:]
            continue
        parts.append(clitic)
        prefix = prefix[len(clitic):]
    return parts


def join(before, stem, after):
    return "+".join([*before, *([stem] if stem else []), *([after] if after else [])])


def tashaphyne(gold):
    """Its light stemmer strips inflection too: of its prefix the clitics are kept, what is left over goes to the stem."""
    from tashaphyne.stemming import ArabicLightStemmer

    stemmer = ArabicLightStemmer()
    found = []
    for token in words(gold):
        stemmer.light_stem(token)
        best = clitics_of(fold(token), stemmer.get_prefix() or "", stemmer.get_suffix() or "")
        affixes = [(a["prefix"], a["suffix"]) for a in stemmer.get_affix_list()]
        found.append((best, {best} | {clitics_of(fold(token), *affix) for affix in affixes}))
    return found


def clitics_of(word, prefix, suffix):
    """The longest run of clitics at the beginning of `prefix` and at the end of `suffix`.

    In its favour, what is inflection more often than clitic never counts against it: `أ`, `ة` and a final `ي`.
    """
    while prefix and (prefix[-1] in "أا" or proclitics(prefix) is None):
        prefix = prefix[:-1]
    before = proclitics(prefix) if prefix and prefix[0] not in "أا" or prefix.startswith("ال") else []
    prefix = prefix if before else ""
    after = next((e for e in ENCLITICS if e != "ي" and suffix.endswith(e)), "")
    return join(before, word[len(prefix): len(word) - len(after)], after)


def qalsadi(gold):
    """Of its analyses of a word, the one whose lemma is the most frequent by its own count."""
    from qalsadi.analex import Analex

    analyser = Analex()
    found = []
    for token in words(gold):
        analyses = [a.__dict__ for a in analyser.check_word(token)]
        best = max(analyses, key=lambda a: a.get("freq") or 0, default={})
        found.append((split_of(token, best), {split_of(token, a) for a in analyses}))
    return found


def split_of(token, analysis):
    """The segmentation in an analysis, whose affix is (procletic, prefix, suffix, encletic)."""
    word = fold(token)
    affix = analysis.get("affix") or ("", "", "", "")
    affix = affix.split("-") if isinstance(affix, str) else affix
    procletic, _, _, encletic = ([fold(bare(part or "")) for part in affix] + [""] * 4)[:4]
    procletic = procletic if word.startswith(procletic) else ""
    encletic = encletic if word.endswith(encletic) else ""
    return join(proclitics(procletic) or [], word[len(procletic): len(word) - len(encletic)], encletic)


def bare(text):
    return "".join(c for c in text if not "\u064b" <= c <= "\u0652")


def words(gold):
    return [token for sentence in gold for token, _ in sentence if is_word(token)]


def score(name, gold, found, show):
    rows = [row for sentence in gold for row in sentence if is_word(row[0])]
    if len(rows) != len(found):
        sys.exit(f"{name}: {len(found)} words for {len(rows)}")
    right, total, possible, misses = Counter(), Counter(), 0, []
    for (token, split), (best, proposed) in zip(rows, found):
        has_clitics = "+" in split
        total[has_clitics] += 1
        possible += fold(split) in proposed
        if fold(split) == best:
            right[has_clitics] += 1
        else:
            misses.append(f"    {token}: {best}, not {split}")

    def percent(part, whole):
        return f"{100 * part / max(whole, 1):5.1f}"

    print(
        f"{name:12} all {percent(right.total(), len(rows))}   clitic words {percent(right[True], total[True])}"
        f"   bare words {percent(right[False], total[False])}   any {percent(possible, len(rows))}   ({len(rows)} words)"
    )
    print("\n".join(misses[:show]), end="\n" if misses[:show] else "")


def main():
    arguments = sys.argv[1:]
    show = 0
    if "--show" in arguments:
        at = arguments.index("--show")
        show = int(arguments[at + 1])
        del arguments[at: at + 2]
    part = arguments.pop(0) if arguments and arguments[0] in ("dev", "test") else "dev"
    gold = list(sentences(HERE / f"{part}.tsv"))
    for name in arguments or ["ours"]:
        score(name, gold, {"ours": ours, "tashaphyne": tashaphyne, "qalsadi": qalsadi}[name](gold), show)


if __name__ == "__main__":
    main()
