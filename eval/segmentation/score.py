#!/usr/bin/env python3
"""Scores clitic segmentation against the hand-segmented sentences: ours, and analysers from PyPI.

    python3 score.py [dev|test] [--show N] ours [tashaphyne] [qalsadi]

`ours` runs `cargo run --release --example segment -p khabar-arabic`. The others need `pip install tashaphyne==0.3.6
qalsadi==0.5.1` in an environment of their own (both GPL: they are compared with, never linked).

Accuracy counts words whose whole segmentation is right, after folding. `clitic words` counts only words that carry a
clitic, `bare words` only those that carry none.
"""

import subprocess
import sys
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
    text = "\n".join(" ".join(token for token, _ in sentence) for sentence in gold) + "\n"
    command = ["cargo", "run", "-q", "--release", "-p", "khabar-arabic", "--example", "segment"]
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=HERE)
    return [line.split("\t")[1] for line in run.stdout.splitlines() if line]


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
        prefix, suffix = fold(stemmer.get_prefix() or ""), fold(stemmer.get_suffix() or "")
        found.append(clitics_of(fold(token), prefix, suffix))
    return found


def clitics_of(word, prefix, suffix):
    """The longest run of clitics at the beginning of `prefix` and at the end of `suffix`."""
    before = []
    for end in range(len(prefix), 0, -1):
        parts = proclitics(prefix[:end])
        if parts is not None:
            before = parts
            prefix = prefix[:end]
            break
    else:
        prefix = ""
    after = next((e for e in ENCLITICS if suffix.endswith(e)), "")
    stem = word[len(prefix): len(word) - len(after)]
    return join(before, stem, after)


def qalsadi(gold):
    """Its first analysis of each word, which is the one its lemmatiser takes."""
    from qalsadi.analex import Analex

    analyser = Analex()
    found = []
    for token in words(gold):
        best = first(analyser.check_word(token))
        word = fold(token)
        if best is None:
            found.append(word)
            continue
        # the affix is written "procletic-prefix-suffix-encletic"
        parts = [fold(bare(part)) for part in best.get("affix", "---").split("-")]
        procletic, _, _, encletic = (parts + [""] * 4)[:4]
        before = proclitics(procletic) or []
        start = len(procletic) if word.startswith(procletic) else 0
        after = encletic if encletic and word.endswith(encletic) else ""
        found.append(join(before if start else [], word[start: len(word) - len(after)], after))
    return found


def first(analyses):
    analyses = list(analyses)
    if not analyses:
        return None
    best = analyses[0]
    return best if isinstance(best, dict) else best.__dict__


def bare(text):
    return "".join(c for c in text if not "\u064b" <= c <= "\u0652")


def words(gold):
    return [token for sentence in gold for token, _ in sentence if is_word(token)]


def score(name, gold, found, show):
    rows = [row for sentence in gold for row in sentence if is_word(row[0])]
    if len(rows) != len(found):
        sys.exit(f"{name}: {len(found)} words for {len(rows)}")
    right = {True: 0, False: 0}
    all_ = {True: 0, False: 0}
    misses = []
    for (token, split), ours_ in zip(rows, found):
        has_clitics = "+" in split
        all_[has_clitics] += 1
        if fold(split) == ours_:
            right[has_clitics] += 1
        else:
            misses.append(f"    {token}: {ours_}, not {split}")
    percent = lambda a, b: f"{100 * a / max(b, 1):5.1f}"
    print(
        f"{name:12} all {percent(sum(right.values()), len(rows))}   clitic words {percent(right[True], all_[True])}"
        f"   bare words {percent(right[False], all_[False])}   ({len(rows)} words)"
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
