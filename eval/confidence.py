#!/usr/bin/env python3
"""Fits the weights of the confidence score and says how well they are calibrated.

    eval/confidence.py KHABAR [--save]

KHABAR is the binary. `khabar explain` gives for each record the evidence (crates/coder/src/confidence.rs); the gold
events of the evaluation sets beside the checkout (`../shared`, or KHABAR_SHARED) say which records are right: the
matching of score_events.py for the articles and seeds, the sentence's label for the gold standard of assaults and
protests (whose labels are noisy: a record counts a quarter). Logistic regression with a quadratic penalty by Newton's
method, in plain Python: the same numbers on every run. Calibration is measured on articles held out in ten folds.
`--save` writes crates/coder/src/data/confidence.tsv.
"""

import argparse
import collections
import importlib.util
import json
import math
import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KHABAR_SHARED", ROOT.parent / "shared"))
TABLE = ROOT / "crates" / "coder" / "src" / "data" / "confidence.tsv"
PENALTY, FOLDS, BINS, GSR_WEIGHT = 2.0, 10, 10, 0.25
HEADER = """\
# evidence	weight
# The weights of the confidence score (crates/coder/src/confidence.rs), in logarithms of odds. Fitted, not edited:
# {how}
"""

spec = importlib.util.spec_from_file_location("score_events", SHARED / "eval" / "score_events.py")
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)


def lines(path):
    with open(path, encoding="utf8") as file:
        return [json.loads(line) for line in file]


def coded(khabar, articles):
    """Records and evidence: {article: [(record, {name: value})]}."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "events.jsonl"
        subprocess.run([khabar, "code", articles, "-q", "--format", "jsonl", "-o", out], stderr=subprocess.DEVNULL)
        records = lines(out)
    told = subprocess.run([khabar, "explain", "-q", articles], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    evidence, article = {}, None
    for line in told.stdout.splitlines():
        if line.startswith("== ") and line.endswith(" =="):
            article = line[3:-3]
        found = re.match(r"\s+confidence: [\d.]+ at (\d+)\.\.(\d+): (.*)", line)
        if found:
            pairs = re.findall(r"([\w-]+)=(-?[\d.]+)", found[3])
            category = pairs[1][0]
            evidence[article, int(found[1]), int(found[2]), category] = {name: float(value) for name, value in pairs}
    known = collections.defaultdict(list)
    for record in records:
        key = (record["article"]["id"], *record["trigger"]["span"], record["event"].lower())
        if key in evidence:
            known[record["article"]["id"]].append((record, evidence[key]))
    return known


def matched(gold, outs, text):
    """The numbers of the records that a gold event answers to, as score_events.py pairs them."""
    pairs = []
    golds, outs = [scorer.norm(e, text) for e in gold], [scorer.norm(e, text) for e in outs]
    for i, g in enumerate(golds):
        where = scorer.sentence_of(text, g["span"])
        for j, s in enumerate(outs):
            if s["event"] != g["event"] and s["event"] not in g["alt"]:
                continue
            there = scorer.sentence_of(text, s["span"])
            near = bool(where and there and where[0] < there[1] and there[0] < where[1])
            near = near or bool(scorer.fold(g["trigger"]) and scorer.fold(g["trigger"]) == scorer.fold(s["trigger"]))
            actors, _ = scorer.share(g["actor"], g["alt_actor"], s["actor"])
            recipients, _ = scorer.share(g["recipient"], g["alt_recipient"], s["recipient"])
            who = (actors > 0 or not g["actor"]) and (recipients > 0 or not g["recipient"])
            if near or (who and (actors or recipients)):
                share = actors / max(1, len(g["actor"])) + recipients / max(1, len(g["recipient"]))
                pairs.append((2 * near + share + 0.1 * (g["grade"] == "core"), -i, -j))
    used_gold, used = set(), set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
    return {-j for j in used}


def samples(khabar):
    """(group, evidence, right, weight) for every record of the sets."""
    found = []
    for articles, gold in (("eval/articles/articles.jsonl", "eval/articles/gold.jsonl"), ("seeds/articles.jsonl", "seeds/gold.jsonl")):
        texts = {a.get("doc") or a.get("id"): (a["title"] + "\n" if a.get("title") else "") + a["text"] for a in lines(SHARED / articles)}
        events = {d["doc"]: d["events"] for d in lines(SHARED / gold)}
        for article, records in coded(khabar, SHARED / articles).items():
            right = matched(events.get(article, []), [r for r, _ in records], texts.get(article, ""))
            found += [(article, e, n in right, 1.0) for n, (_, e) in enumerate(records)]
    for name, category in (("assault", "ASSAULT"), ("protest", "PROTEST")):
        rows = {r["id"]: r for r in lines(SHARED / "eval" / "gsr" / f"{name}_detection.jsonl") if r["label"] != "ambiguous"}
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
            for row in rows.values():
                file.write(json.dumps({"id": row["id"], "text": row["text"], "date": row["date"]}, ensure_ascii=False) + "\n")
            file.flush()
            for key, records in coded(khabar, file.name).items():
                right = rows[key]["label"] == "yes"
                found += [(key, e, right, GSR_WEIGHT) for r, e in records if r["event"] == category]
    return found


def probability(weights, evidence):
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in evidence.items())))


def solve(matrix, vector):
    """Gauss with pivots."""
    n = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def fit(data):
    names = sorted({name for _, evidence, _, _ in data for name in evidence})
    at = {name: n for n, name in enumerate(names)}
    weights = [0.0] * len(names)
    for _ in range(12):
        slope = [-PENALTY * w * (name != "bias") for name, w in zip(names, weights)]
        curve = [[0.0] * len(names) for _ in names]
        for i, name in enumerate(names):
            curve[i][i] = PENALTY if name != "bias" else 1e-6
        for _, evidence, right, share in data:
            p = probability(dict(zip(names, weights)), evidence)
            row = [(at[name], value) for name, value in evidence.items()]
            for i, value in row:
                slope[i] += share * (right - p) * value
                for k, other in row:
                    curve[i][k] += share * p * (1 - p) * value * other
        weights = [w + step for w, step in zip(weights, solve(curve, slope))]
    return dict(zip(names, weights))


def calibration(told):
    """Expected calibration error over equal bins, and the Brier score."""
    bins = collections.defaultdict(list)
    for p, right, share in told:
        bins[min(int(p * BINS), BINS - 1)].append((p, right, share))
    total = sum(share for _, _, share in told)
    error = 0.0
    for members in bins.values():
        size = sum(s for _, _, s in members)
        error += abs(sum(p * s for p, _, s in members) - sum(r * s for _, r, s in members)) / total
    brier = sum(s * (p - r) ** 2 for p, r, s in told) / total
    return error, brier, {n: (sum(s for _, _, s in m), sum(p * s for p, _, s in m) / sum(s for _, _, s in m), sum(r * s for _, r, s in m) / sum(s for _, _, s in m)) for n, m in sorted(bins.items())}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("khabar")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    data = samples(options.khabar)
    groups = sorted({group for group, *_ in data})
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    told = []
    for n in range(FOLDS):
        weights = fit([d for d in data if fold[d[0]] != n])
        told += [(probability(weights, e), right, share) for group, e, right, share in data if fold[group] == n]
    articles = [t for t in told if t[2] == 1.0]
    for name, part in (("all", told), ("articles", articles), ("sentences", [t for t in told if t[2] != 1.0])):
        error, brier, bins = calibration(part)
        print(f"{name}: {len(part)} records, right {sum(r for _, r, _ in part) / len(part):.3f}, "
              f"expected calibration error {error:.3f}, Brier {brier:.3f}")
        for n, (size, said, was) in bins.items():
            print(f"    {n / BINS:.1f}-{(n + 1) / BINS:.1f}  {size:7.1f} records  said {said:.2f}  right {was:.2f}")
    weights = fit(data)
    error, brier, _ = calibration(told)
    how = (f"eval/confidence.py over {len(articles)} records of articles and {len(told) - len(articles)} of single sentences;\n"
           f"# held out in {FOLDS} folds: expected calibration error {error:.3f}, Brier {brier:.3f} "
           f"(articles alone {calibration(articles)[0]:.3f}, {calibration(articles)[1]:.3f}).")
    for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        print(f"{weight:+.3f} {name}")
    if options.save:
        rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
        TABLE.write_text(HEADER.format(how=how) + rows, encoding="utf8")


if __name__ == "__main__":
    main()
