#!/usr/bin/env python3
"""Reads web pages with Khabar and with trafilatura (PyPI), side by side: how much of the text, and how fast.

The pages are ten in `eval/pages/html`, hand-made in the manner of as many outlets' templates; their events are invented. The
text that a page should give stands beside it (`.txt`: title, then a paragraph a line). F1 is over the words of the
paragraphs. For Khabar it is the text that is coded: what furniture is left of a page is out.

For the speed, copies of the pages are padded to the size of pages as news sites send them, with scripts, styles and menus, and
read on one core: trafilatura extracts (in one process, without its start), Khabar extracts and codes (with its start). Times
are those of the processor, so that other programs on the machine count little.

    pip install trafilatura
    python3 eval/pages.py [--program target/release/khabar] [--copies 40] [--kilobytes 120]
"""

import argparse
import collections
import os
import pathlib
import resource
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE / "pages" / "html"
# written later, and scored before the reader was mended on them
LATER = HERE / "pages" / "html-later"


def words(lines):
    return collections.Counter(word for line in lines for word in line.split())


def f1(found, gold):
    hit = sum((found & gold).values())
    total = sum(found.values()) + sum(gold.values())
    return 2 * hit / total if total else 1.0


def by_khabar(program, path):
    """Title and sentences of a page as the coder gets them."""
    run = subprocess.run([program, "explain", "-q", str(path)], capture_output=True, text=True)
    title, lines = None, []
    for line in run.stdout.splitlines():
        head, _, text = line.partition(": ")
        if head.startswith("sentence ") and head.endswith("(title)"):
            title = text
        elif head.startswith("sentence ") and head[9:].isdigit():
            lines.append(text)
    return title, lines


def by_trafilatura(trafilatura, path):
    html = path.read_bytes()
    text = trafilatura.extract(html, include_comments=False) or ""
    metadata = trafilatura.extract_metadata(html)
    return metadata.title if metadata else None, text.splitlines()


def accuracy(program, trafilatura, folder):
    print("| page | khabar | trafilatura | khabar's title | trafilatura's title |\n|---|---|---|---|---|")
    sums = [0.0, 0.0, 0, 0]
    pages = sorted(folder.glob("*.html"))
    for path in pages:
        gold_title, *gold = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        row = []
        for title, lines in (by_khabar(program, path), by_trafilatura(trafilatura, path)):
            lines = [line for line in lines if line.strip().lstrip("# ") != gold_title]
            row.append((f1(words(lines), words(gold)), title == gold_title))
        for at in (0, 1):
            sums[at] += row[at][0]
            sums[at + 2] += row[at][1]
        told = ["right" if right else "wrong" for _, right in row]
        print(f"| {path.stem} | {row[0][0]:.3f} | {row[1][0]:.3f} | {told[0]} | {told[1]} |")
    n = len(pages)
    print(f"| mean of {n} | {sums[0] / n:.3f} | {sums[1] / n:.3f} | {sums[2]} | {sums[3]} |")


def padded(html, kilobytes):
    """The page with as much before and after it as news sites send: scripts and styles mostly, menus and lists of links."""
    missing = max(0, kilobytes * 1024 - len(html))
    script = b"<script>(function(w,d){var q=w.q||[];q.push({id:'slot-%d',sizes:[[300,250],[728,90]],a:d.title});})(window,document);</script>\n"
    style = b"<style>.c%d{margin:0 auto;padding:4px 8px;color:#123456;background:url(data:image/png;base64,iVBORw0KGgo=)}</style>\n"
    link = '<div class="nav-more"><ul><li><a href="/section/%d/page">قسم من أقسام الموقع</a></li></ul></div>\n'.encode()
    if b"windows-1256" in html:
        link = link.decode().encode("windows-1256")
    head = b"".join(script % n + style % n for n in range(int(missing * 0.8) // (len(script) + len(style))))
    foot = b"".join(link % n for n in range(int(missing * 0.2) // len(link)))
    lower = html.lower()
    at, end = lower.rfind(b"</head>"), lower.rfind(b"</body>")
    return html[:at] + head + html[at:end] + foot + html[end:]


def of_children():
    """Processor time of the programs that were run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def speed(program, trafilatura, copies, kilobytes):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pages = [padded(path.read_bytes(), kilobytes) for path in sorted(PAGES.glob("*.html"))]
    megabytes = sum(map(len, pages)) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(copies):
            for number, page in enumerate(pages):
                (pathlib.Path(folder) / f"{copy:03}-{number:02}.html").write_bytes(page)
        records = pathlib.Path(folder) / "records.jsonl"
        command = [program, "code", "-q", "--jobs", "1", "--format", "jsonl", "-o", str(records), folder]
        start = of_children()
        subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
        ours = (of_children() - start) / (copies * len(pages))
        count = sum(1 for _ in records.open(encoding="utf-8"))
    trafilatura.extract(pages[0])
    start = time.process_time()
    rounds = max(1, copies // 8)
    for _ in range(rounds):
        for page in pages:
            trafilatura.extract(page, include_comments=False)
    theirs = (time.process_time() - start) / (rounds * len(pages))
    print(f"\npages of {megabytes / len(pages) * 1000:.0f} KB on one core:")
    print(f"  khabar, page to records ({count} records): {ours * 1000:.2f} ms a page, {1 / ours:.0f} pages a second")
    print(f"  trafilatura, page to text: {theirs * 1000:.2f} ms a page, {1 / theirs:.0f} pages a second")
    print(f"  khabar is {theirs / ours:.1f} times as fast")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parent / "target" / "release" / "khabar"))
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--kilobytes", type=int, action="append", help="sizes to pad to [default: 0 and 120]")
    options = parser.parse_args()
    import trafilatura

    print(f"trafilatura {trafilatura.__version__}\n")
    accuracy(options.program, trafilatura, PAGES)
    print()
    accuracy(options.program, trafilatura, LATER)
    for kilobytes in options.kilobytes or [0, 120]:
        speed(options.program, trafilatura, options.copies, kilobytes)


if __name__ == "__main__":
    main()
