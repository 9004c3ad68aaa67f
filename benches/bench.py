#!/usr/bin/env python3
"""Times the release binary, with one job, over a corpus of articles: articles, megabytes and words a second of processor
time, which a busy machine does not change, and peak memory.

    benches/bench.py [--save] [--runs N] [--corpus FILE]

The corpus is `../shared/corpus/ant.jsonl.gz` beside the checkout unless another file of JSON lines (`.jsonl`, `.jsonl.gz`)
is named. The time to start, measured on one short article, is told apart and not taken off. `--save` puts the lines on
top of `docs/benchmarks.md`.
"""

import argparse
import datetime
import gzip
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "eval"))
from score import ROOT, SHARED, binary, save

BENCHMARKS = ROOT / "docs" / "benchmarks.md"


def run(khabar, corpus):
    """Seconds by the clock, seconds of processor time and peak kilobytes of one run."""
    begun = time.monotonic()
    child = subprocess.Popen([khabar, "code", corpus, "--jobs", "1", "--quiet", "-o", os.devnull], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode > 1:
        sys.exit(f"khabar ended with {child.returncode}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss


def size(corpus):
    """Articles, bytes and words of titles and texts."""
    articles = bytes_ = words = 0
    with open(corpus, encoding="utf8") as file:
        for article in map(json.loads, file):
            text = (article.get("title") or "") + "\n" + article["text"]
            articles, bytes_, words = articles + 1, bytes_ + len(text.encode()), words + len(text.split())
    return articles, bytes_, words


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def measure(khabar, corpus, runs, folder):
    articles, bytes_, words = size(corpus)
    short = folder / "short.jsonl"
    short.write_text(json.dumps({"text": "قال الوزير نعم."}), encoding="utf8")
    start = statistics.median(run(khabar, short)[1] for _ in range(runs))
    timed = [run(khabar, corpus) for _ in range(runs)]
    clock, seconds = (statistics.median(times) for times in list(zip(*timed))[:2])
    peak, spread = max(t[2] for t in timed), f"{min(t[1] for t in timed):.2f}–{max(t[1] for t in timed):.2f}"
    yield f"{processor()}, {platform.system()} {platform.machine()}, one job, median of {runs} runs"
    yield f"corpus: {articles} articles, {bytes_ / 1e6:.2f} MB of text, {words} words"
    yield f"{seconds:.2f} s of processor time ({spread}), {clock:.2f} s by the clock"
    yield f"{articles / seconds:.0f} articles/s, {bytes_ / 1e6 / seconds:.2f} MB/s, {words / seconds:.0f} words/s"
    # a child's peak is counted from its parent's on, so less than our own cannot be seen
    unseen = "up to " if peak <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else ""
    yield f"start: {start * 1000:.0f} ms; peak memory: {unseen}{peak / 1024:.0f} MB"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="put the lines on top of docs/benchmarks.md")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "ant.jsonl.gz")
    arguments = parser.parse_args()
    if not arguments.corpus.is_file():
        print(f"skipped: no corpus at {arguments.corpus}")
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        opened = gzip.open if arguments.corpus.suffix == ".gz" else open
        with opened(arguments.corpus, "rb") as packed, open(corpus, "wb") as plain:
            shutil.copyfileobj(packed, plain)
        lines = list(measure(binary(), corpus, arguments.runs, Path(folder)))
    print("\n".join(lines))
    if arguments.save:
        save(BENCHMARKS, lines)


if __name__ == "__main__":
    main()
