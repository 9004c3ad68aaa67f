#!/usr/bin/env python3
"""Compares Khabar's conjugator with libqutrub, form by form.

    cargo build --release -p khabar-arabic --example conjugate
    pip install libqutrub
    python3 eval/conjugation.py --binary target/release/examples/conjugate [--details FILE] [--every N]

docs/conjugation.md holds the result and the grammar behind each verdict of conjugation_verdicts.py.

libqutrub (GPL) is an oracle for this script and nothing of it enters the project. What is compared is the spelling
without vowel signs and shadda, with hamza seats, of every person in the perfect, the imperfect in three moods and the
imperative, in both voices.

Where the verbs come from:
- form I: every entry of libqutrub's table of 7,924 triliteral verbs, by its fields `verb`, `root` and `bab` (the six
  pairs of vowels of the Arab grammarians);
- forms II to X: libqutrub lists none, so the citation is built here from the roots of that table, by the rules of the
  grammars and without asking either conjugator; every N-th root of each class of roots is taken in every form that the
  class allows, usage given its due (`اتخذ`, `ازدوج`);
- form IX, which only colours and blemishes have, and the quadriliterals: a list of our own, conjugation_verbs.tsv.
"""

import argparse
import collections
import os
import subprocess
import sys

from conjugation_verdicts import is_first, verdict

HAMZA, ALEF, WAW, YEH, MAKSURA, MADDA, SHADDA, FATHA = "ءاويىآ\u0651\u064E"
MARKS = {chr(c) for c in range(0x064B, 0x0653)} | {"\u0640", "\u0670"}
VOWELS = {1: "au", 2: "ai", 3: "aa", 4: "ia", 5: "uu", 6: "ii"}
TENSES = {
    "الماضي المعلوم": ("perfect", "-", "active"),
    "المضارع المعلوم": ("imperfect", "indicative", "active"),
    "المضارع المنصوب": ("imperfect", "subjunctive", "active"),
    "المضارع المجزوم": ("imperfect", "jussive", "active"),
    "الأمر": ("imperative", "-", "active"),
    "الماضي المجهول": ("perfect", "-", "passive"),
    "المضارع المجهول": ("imperfect", "indicative", "passive"),
    "المضارع المجهول المنصوب": ("imperfect", "subjunctive", "passive"),
    "المضارع المجهول المجزوم": ("imperfect", "jussive", "passive"),
}
PERSONS = {
    "أنا": "1-s", "نحن": "1-p", "أنت": "2ms", "أنتِ": "2fs", "أنتما": "2-d", "أنتما مؤ": "2-d", "أنتم": "2mp",
    "أنتن": "2fp", "هو": "3ms", "هي": "3fs", "هما": "3md", "هما مؤ": "3fd", "هم": "3mp", "هن": "3fp",
}
# citations that usage gives and no rule
USAGE = {
    ("رءي", "IV"): "أرى", ("ءخذ", "VIII"): "اتّخذ", ("حوج", "IV"): "أحوج", ("عوز", "IV"): "أعوز",
    ("جور", "VIII"): "اجتور", ("زوج", "VIII"): "ازدوج", ("عور", "VIII"): "اعتور", ("حوذ", "X"): "استحوذ",
    ("صوب", "X"): "استصوب", ("جوب", "X"): "استجوب",
}
# `asked` is the root as our conjugator takes it: with a vowel sign on a glide that keeps its sound
Case = collections.namedtuple("Case", "citation root form haraka asked")


def bare(word):
    return "".join(c for c in word if c not in MARKS)


def root_class(root):
    """The class of a root, by its weak, doubled and hamzated radicals."""
    if len(root) == 4:
        return "quadriliteral"
    r1, r2, r3 = root
    names = []
    if r1 in WAW + YEH:
        names.append("assimilated")
    if r2 in WAW + YEH and r3 not in WAW + YEH:
        names.append("hollow")
    if r3 in WAW + YEH:
        names.append("defective" if r2 not in WAW + YEH else "lafif")
    if r2 == r3 and r3 not in WAW + YEH:
        names.append("doubled")
    if HAMZA in root:
        names.append("hamzated")
    return "+".join(names) or "sound"


def first_form(table, skipped):
    """The entries of the table, each once; skipped counts those that a root and two vowels cannot say."""
    seen = set()
    for entry in table.values():
        root = bare(entry["root"]).translate(str.maketrans("أإؤئ", "ءءءء"))
        citation, form = entry["verb"], "I" + VOWELS[entry["bab"]]
        if (root, form) in seen:
            skipped["listed twice"] += 1
            continue
        seen.add((root, form))
        letters = bare(citation)
        if not belongs(root, letters):
            skipped["root and verb of the table do not match"] += 1
        elif "hollow" in root_class(root) and letters[0] != MADDA and letters[1] != ALEF:
            yield Case(citation, root, form, entry["haraka"], root[:2] + FATHA + root[2])
        elif root[1] == root[2] and SHADDA not in citation and root[2] not in WAW + YEH:
            skipped["doubled verb cited open like لحح"] += 1
        elif SHADDA in citation and root[2] in WAW + YEH:
            skipped["weak root cited as doubled like حيّ"] += 1
        else:
            yield Case(citation, root, form, entry["haraka"], root)


def belongs(root, letters):
    """Whether the strong radicals of the root stand in the citation, in their order."""
    letters = iter(letters.translate(str.maketrans("أإؤئآ", "ءءءءء")))
    strong = [c for i, c in enumerate(root) if c not in WAW + YEH and root[i - 1 : i] != c]
    return all(radical in letters for radical in strong)


def last_radical(letter, before=""):
    """How the citation of a derived form writes its last radical."""
    if letter in WAW + YEH:
        return ALEF if before == YEH else MAKSURA
    return "أ" if letter == HAMZA else letter


def citation(root, form):
    """The citation of a derived form, or None where the class of root does not form it."""
    r1, r2, r3 = root
    weak = r3 in WAW + YEH
    hollow = r2 in WAW + YEH and not weak
    doubled = r2 == r3 and not weak
    first = "أ" if r1 == HAMZA else r1
    middle = "أ" if r2 == HAMZA else r2
    last = last_radical(r3, r2)
    after_alef = HAMZA if r3 == HAMZA else r3
    if form in ("II", "V"):
        return ("ت" if form == "V" else "") + first + middle + SHADDA + last
    if form in ("III", "VI"):
        head = MADDA if r1 == HAMZA else r1 + ALEF
        if r1 == HAMZA and form == "III":
            head = HAMZA + ALEF  # libqutrub's own spelling of form III apart from form IV
        inner = HAMZA if r2 == HAMZA else r2
        tail = r2 + SHADDA if doubled and r2 != HAMZA else inner + last
        return ("ت" if form == "VI" else "") + head + tail
    if (root, form) in USAGE:
        return USAGE[root, form]
    if hollow:
        end = ALEF + after_alef
    elif doubled:
        end = middle + SHADDA
    else:
        end = middle + last
    if form == "IV":
        if r1 == HAMZA:
            return None if hollow or doubled else "أء" + end
        return "أ" + r1 + end
    if form == "VII":
        return None if r1 in "ءويرلنم" else "ان" + r1 + end
    if form == "VIII":
        return eighth(r1, end)
    if form == "X":
        return "است" + first + end
    raise ValueError(form)


def eighth(r1, end):
    if r1 in WAW + YEH + "ت":
        return "ات" + SHADDA + end
    if r1 == "ذ":
        return "اد" + SHADDA + end
    if r1 in "دطثظ":
        return ALEF + r1 + SHADDA + end
    if r1 == "ز":
        return "ازد" + end
    if r1 in "صض":
        return ALEF + r1 + "ط" + end
    return ALEF + ("ئ" if r1 == HAMZA else r1) + "ت" + end


def derived_forms(table, every, skipped):
    roots = collections.defaultdict(set)
    for entry in table.values():
        root = bare(entry["root"]).translate(str.maketrans("أإؤئ", "ءءءء"))
        roots[root_class(root)].add(root)
    for name in sorted(roots):
        some = sorted(roots[name])
        step = max(1, min(every, len(some) // 40))
        for root in some[::step]:
            for form in ("II", "III", "IV", "V", "VI", "VII", "VIII", "X"):
                word = citation(root, form)
                if word is None:
                    skipped["form not made of that root"] += 1
                else:
                    yield Case(word, root, form, "فتحة", root)


def listed():
    path = os.path.join(os.path.dirname(__file__), "conjugation_verbs.tsv")
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            word, root, form = line.split()
            yield Case(word, root.replace("أ", HAMZA), form, "فتحة", root)


def oracle(case):
    """libqutrub's forms by key, or None where it refuses the citation."""
    import libqutrub.ar_verb as ar_verb
    import libqutrub.classverb as classverb

    try:
        verb = classverb.VerbClass(case.citation, True, ar_verb.get_future_type_by_name(case.haraka))
        verb.set_display("DICT")
        table = verb.conjugate_all_tenses()
    except (IndexError, KeyError):
        return None
    forms = {}
    for tense, persons in table.items():
        if tense in TENSES:
            for person, word in persons.items():
                if word and bare(word):
                    forms[TENSES[tense] + (PERSONS[person],)] = bare(word)
    return forms


def ours(binary, cases):
    """Our forms of all cases: (root, form) to key to spellings, ours first."""
    lines = "".join(f"{root}\t{form}\n" for root, form in dict.fromkeys((c.asked, c.form) for c in cases))
    done = subprocess.run([binary], input=lines, capture_output=True, text=True, check=True)
    table = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in done.stdout.splitlines():
        root, form, tense, mood, voice, person, gender, number, joined, word = line.split("\t")
        if tense in ("perfect", "imperfect", "imperative") and joined == "-":
            table[root, form][tense, mood, voice, person + gender + number].append(word)
    return table


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", required=True)
    arguments.add_argument("--details", help="write every disagreement to this file")
    arguments.add_argument("--every", type=int, default=12, help="take every N-th root of a class in the derived forms")
    arguments = arguments.parse_args()
    import libqutrub.triverbtable as triverbtable

    skipped = collections.Counter()
    cases = list(first_form(triverbtable.TriVerbTable, skipped))
    cases += derived_forms(triverbtable.TriVerbTable, arguments.every, skipped)
    cases += listed()
    table = ours(arguments.binary, cases)
    compare(cases, table, skipped, arguments.details)


def compare(cases, table, skipped, details):
    total = collections.Counter()
    by_form, by_class = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    rows = []
    for case in cases:
        theirs = oracle(case)
        if theirs is None:
            skipped["refused by libqutrub"] += 1
            continue
        mine = table[case.asked, case.form]
        group = "I" if is_first(case.form) else case.form
        counts = total, by_form[group], by_class[root_class(case.root)]
        agreed = True
        for key, word in theirs.items():
            spellings = mine.get(key, [])
            same = "first" if spellings[:1] == [word] else "other" if word in spellings else "differs"
            for count in counts:
                count[same] += 1
            if same == "differs":
                agreed = False
                rows.append((verdict(case, key, word, spellings), case, key, word, spellings))
        for count in counts:
            count["verbs"] += 1
            count["whole"] += agreed
    report(total, by_form, by_class, skipped)
    report_verdicts(rows, sum(total[same] for same in ("first", "other", "differs")))
    if details:
        with open(details, "w", encoding="utf-8") as out:
            for (name, _), case, key, word, spellings in rows:
                fields = name, root_class(case.root), case.form, *case[:2], *key, word, " ".join(spellings)
                print(*fields, sep="\t", file=out)


def report(total, by_form, by_class, skipped):
    print("what\tverbs\tforms\tagree %\tours first %\tverbs wholly agreed %")
    for name, counts in [("all", total), *sorted(by_form.items()), *sorted(by_class.items())]:
        forms = counts["first"] + counts["other"] + counts["differs"]
        agree, first = (counts["first"] + counts["other"]) / forms, counts["first"] / forms
        whole = counts["whole"] / counts["verbs"]
        print(f"{name}\t{counts['verbs']}\t{forms}\t{100 * agree:.2f}\t{100 * first:.2f}\t{100 * whole:.1f}")
    for reason, count in skipped.most_common():
        print(f"skipped\t{count}\t{reason}")


def report_verdicts(rows, forms):
    classes = collections.defaultdict(list)
    for row in rows:
        classes[row[0]].append(row)
    print("right\tforms\tverbs\tclass of disagreement\texample: root, form, libqutrub, ours")
    for (name, right), members in sorted(classes.items(), key=lambda item: -len(item[1])):
        _, case, _, word, spellings = members[len(members) // 2]
        verbs = len({(row[1].root, row[1].form) for row in members})
        print(right, len(members), verbs, name, case.root, case.form, word, " ".join(spellings) or "none", sep="\t")
    for right in ("ours", "both", "libqutrub", "unread"):
        count = sum(1 for row in rows if row[0][1] == right)
        print(f"disagreements where {right} is right\t{count}\t{100 * count / forms:.3f} %")


if __name__ == "__main__":
    sys.exit(main())
