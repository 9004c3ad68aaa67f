#!/usr/bin/env python3
"""Times the layers of the Arabic crate over a corpus of articles, on one core: `crates/arabic/examples/speed.rs`.

    benches/arabic_text.py [--corpus FILE]

The corpus is `../shared/corpus/ant.jsonl.gz` beside the checkout unless another file of JSON lines (`.jsonl`, `.jsonl.gz`)
is named; titles and texts are read.
"""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))
from score import SHARED


def articles(corpus):
    """Title and text of each line."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            parts = [article.get("title"), article.get("text")]
            yield "\n".join(part for part in parts if part).replace("\0", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "ant.jsonl.gz")
    arguments = parser.parse_args()
    if not arguments.corpus.is_file():
        print(f"skipped: no corpus at {arguments.corpus}")
        return
    text = "\0".join(articles(arguments.corpus))
    command = ["cargo", "run", "--quiet", "--release", "-p", "khabar-arabic", "--example", "speed"]
    subprocess.run(command, input=text, text=True, encoding="utf-8", check=True, cwd=ROOT)


main()
