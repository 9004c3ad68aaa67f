#!/usr/bin/env python3
"""Scores which lines of saved pages are kept and which are left out.

Three sets: the seed articles where they lie beside the checkout, labelled by line numbers in `eval/pages/seeds.tsv`;
`eval/pages/text`, pages written for this purpose in the manner of two dozen outlets (the events are invented; `+` before a
line that is the article, `-` before one that is furniture), on which the filter was mended; and `eval/pages/later`, pages in
the manner of others, written when the filter was done and not used to mend it. What was left out is read from
`khabar explain`.

    python3 eval/furniture.py [--program target/release/khabar] [--show]
"""

import argparse
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "shared" / "seeds"


def labelled_pages(folder):
    """(name, [(text, is_kept)]) of the pages in a folder; blank lines have no label."""
    for path in sorted((HERE / "pages" / folder).glob("*.txt")):
        lines = []
        for line in path.read_text(encoding="utf-8").splitlines():
            lines.append((line[2:], line[0] == "+") if line else ("", None))
        yield path.stem, lines


def labelled_seeds():
    """The same of the seeds: furniture by line number, counted from 1."""
    for row in (HERE / "pages" / "seeds.tsv").read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or not row.strip():
            continue
        name, numbers = row.split("\t")
        path = SEEDS / name
        if not path.exists():
            continue
        furniture = {int(number) for number in numbers.split(",")}
        lines = path.read_text(encoding="utf-8").splitlines()
        yield name, [(t, n not in furniture if t.strip() else None) for n, t in enumerate(lines, 1)]


def left_out(program, lines):
    """The lines that the program leaves out of the page, in the order of the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.txt"
        path.write_text("\n".join(text for text, _ in lines) + "\n", encoding="utf-8")
        run = subprocess.run([program, "explain", "-q", str(path)], capture_output=True, text=True, check=True)
    found = []
    for line in run.stdout.splitlines():
        if line.startswith("line left out: "):
            found.append(line.removeprefix("line left out: ").rsplit(" (", 1)[0].strip())
        if line.startswith("sentence "):
            break
    return found


def compare(lines, dropped):
    """Pairs of (should be kept, was kept), with the text; from the end, as of two equal lines the later is the repetition."""
    dropped = list(dropped)
    for text, label in reversed(lines):
        if label is None:
            continue
        was_dropped = bool(dropped) and dropped[-1] == text.strip()
        if was_dropped:
            dropped.pop()
        yield label, not was_dropped, text
    assert not dropped, f"lines out of order: {dropped[-1:]}"


def f1(pairs, positive):
    hit = sum(gold == positive and found == positive for gold, found, _ in pairs)
    gold = sum(g == positive for g, _, _ in pairs)
    found = sum(f == positive for _, f, _ in pairs)
    return 2 * hit / (gold + found) if gold + found else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parent / "target" / "release" / "khabar"))
    parser.add_argument("--show", action="store_true", help="list the lines that are wrong")
    options = parser.parse_args()
    every = []
    print("| set | pages | lines kept, F1 | lines left out, F1 |\n|---|---|---|---|")
    sets = [
        ("seeds", list(labelled_seeds())),
        ("written pages", list(labelled_pages("text"))),
        ("pages written later", list(labelled_pages("later"))),
    ]
    for name, pages in sets:
        pairs = []
        for page, lines in pages:
            for pair in compare(lines, left_out(options.program, lines)):
                pairs.append(pair)
                if options.show and pair[0] != pair[1]:
                    print(f"  {page}: {'lost' if pair[0] else 'stayed'}: {pair[2]}")
        every += pairs if name != "pages written later" else []
        print(f"| {name} | {len(pages)} | {f1(pairs, True):.3f} | {f1(pairs, False):.3f} |")
    print(f"| seeds and written pages | | {f1(every, True):.3f} | {f1(every, False):.3f} |")


if __name__ == "__main__":
    main()
