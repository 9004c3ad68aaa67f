#!/usr/bin/env python3
"""A web archive of invented pages, and what reading it takes.

    benches/archive.py make FILE [--size MB] [--picture KB]
                                                      writes a WARC file, each record packed with gzip where FILE ends in .gz
    benches/archive.py measure KHABAR FILE            processor time, rate and peak memory, with one job and with two
    benches/archive.py interrupt KHABAR FILE [--jobs N]
                                                      kills a run three times at random and compares what comes of it with an
                                                      undisturbed run's output, byte for byte

The pages are put together from the sentences of `examples/`, with numbers of their own, between menus, scripts and lists of other
news such as pages have; about one in twenty is printed by a second outlet. No page is anybody's, and the same SIZE gives
the same file. SIZE counts the bytes of the file as it is written, packed ones included. With `--picture` each page carries a
picture of so many KB within its markup, as many do: fewer articles for a file of the same size.
"""

import argparse
import base64
import filecmp
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def sentences():
    """The sentences of the examples, and their titles."""
    pool, titles = [], []
    for path in sorted((ROOT / "examples").glob("*.txt")):
        title, _, body = path.read_text(encoding="utf8").partition("\n")
        titles.append(title)
        pool += re.split(r"(?<=[.؟])\s+", body.strip())
    for line in (ROOT / "examples" / "news.jsonl").read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        titles.append(article["title"])
        pool += re.split(r"(?<=[.؟])\s+", article["text"].strip())
    return [sentence for sentence in pool if len(sentence) > 30], titles


def article(chance, pool, titles):
    """A title and paragraphs; numbers of its own set it apart from others of the same sentences."""
    paragraphs = []
    for _ in range(chance.randint(4, 12)):
        chosen = chance.sample(pool, chance.randint(1, 3))
        chosen.append(f"وبلغ عدد المشاركين {chance.randint(3, 99999)} شخصا في {chance.randint(2, 999)} موقعا، بحسب بيان رقم {chance.randint(1, 10**7)}.")
        paragraphs.append(" ".join(chosen))
    return f"{chance.choice(titles)} ({chance.randint(1, 10**6)})", paragraphs


def page(chance, number, title, paragraphs, day, titles, kilobytes):
    """The page of an article, as outlets dress them."""
    picture = base64.b64encode(chance.randbytes(kilobytes * 1024 * 3 // 4)).decode()
    picture = f'<img alt="" src="data:image/jpeg;base64,{picture}">' if picture else ""
    links = lambda count: "".join(
        f'<li class="item"><a href="/news/{chance.randint(1, 10**6)}">{chance.choice(titles)}</a></li>' for _ in range(count))
    script = "".join(f"window.slot{chance.randint(1, 10**6)}={{id:{chance.randint(1, 10**9)},lazy:true}};" for _ in range(60))
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - صحيفة المثال</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="صحيفة المثال"><meta property="article:published_time" content="{day}T08:00:00Z">
<link rel="canonical" href="https://news.example/{number}"><script>{script}</script></head>
<body><header><nav><ul>{links(40)}</ul></nav></header>
<main><article><h1>{title}</h1><div class="share"><a href="#">شارك</a></div>{body}</article>
{picture}<aside><h3>اقرأ أيضا</h3><ul>{links(25)}</ul></aside></main>
<footer><ul>{links(40)}</ul><p>جميع الحقوق محفوظة</p></footer><script>{script}</script></body></html>
"""


def record(kind, number, day, type_, body):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
            f"WARC-Date: {day}T10:00:00Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"Content-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def make(path, megabytes, kilobytes):
    pool, titles = sentences()
    written, number, kept = 0, 0, []
    with open(path, "wb") as file:
        while written < megabytes * 1_000_000:
            chance = random.Random(number)
            if kept and chance.random() < 0.05:
                title, paragraphs = chance.choice(kept)
            else:
                title, paragraphs = article(chance, pool, titles)
                kept = (kept + [(title, paragraphs)])[-100:]
            day = f"20{chance.randint(15, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            html = page(chance, number, title, paragraphs, day, titles, kilobytes).encode()
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n" + html
            bytes_ = record("response", number, day, "application/http; msgtype=response", body)
            if path.endswith(".gz"):
                bytes_ = gzip.compress(bytes_, 1, mtime=0)
            file.write(bytes_)
            written, number = written + len(bytes_), number + 1
    print(f"{path}: {number} pages, {written / 1e6:.1f} MB")


def size(path):
    """The bytes of the file, and unpacked."""
    packed = os.path.getsize(path)
    if not path.endswith(".gz"):
        return packed, packed
    unpacked, left = 0, zlib.decompressobj(31)
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            while chunk:
                unpacked += len(left.decompress(chunk))
                chunk = left.unused_data
                if left.eof:
                    left = zlib.decompressobj(31)
    return packed, unpacked


def run(khabar, path, output, *options):
    """Runs to the end: seconds by the clock, of processor time, peak megabytes."""
    begun = time.monotonic()
    child = subprocess.Popen([khabar, "code", path, "-o", output, "--quiet", *options], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode > 1:
        sys.exit(f"khabar ended with {child.returncode}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(khabar, path):
    packed, unpacked = size(path)
    print(f"{path}: {packed / 1e6:.0f} MB, {unpacked / 1e6:.0f} MB unpacked")
    for jobs in "1", "2":
        clock, processor, peak = run(khabar, path, os.devnull, "--jobs", jobs)
        print(f"{jobs} jobs: {clock:.1f} s by the clock, {processor:.1f} s of processor time, "
              f"{unpacked / 1e6 / processor:.1f} MB/s of processor time, peak {peak:.0f} MB")


def interrupt(khabar, path, folder, jobs):
    jobs = ["--jobs", str(jobs)] if jobs else []
    whole, broken = Path(folder) / "whole.jsonl", Path(folder) / "broken.jsonl"
    said = lambda output: output.with_suffix(".said")
    clock, processor, peak = run(khabar, path, whole, "--statements", said(whole), *jobs)
    print(f"undisturbed: {clock:.1f} s by the clock, {processor:.1f} s of processor time, peak {peak:.0f} MB, "
          f"{whole.stat().st_size / 1e6:.0f} MB of events")
    chance, command = random.Random(), [khabar, "code", path, "-o", broken, "--statements", said(broken), "--resume", "--quiet", *jobs]
    for time_ in range(3):
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait = chance.uniform(0.05, 0.3) * clock
        try:
            child.wait(wait)
            sys.exit("the run was over before it could be killed: make a larger file")
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        left = broken.with_name(f".{broken.name}.partial")
        print(f"killed after {wait:.1f} s, {left.stat().st_size / 1e6:.0f} MB of events written")
    run(khabar, path, broken, "--statements", said(broken), "--resume", *jobs)
    same = all(filecmp.cmp(one, other, shallow=False) for one, other in [(whole, broken), (said(whole), said(broken))])
    print("the same bytes" if same else "NOT THE SAME BYTES")
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "measure", "interrupt"])
    parser.add_argument("names", nargs="+", metavar="KHABAR FILE")
    parser.add_argument("--size", type=int, default=100, metavar="MB")
    parser.add_argument("--picture", type=int, default=0, metavar="KB")
    parser.add_argument("--jobs", type=int, metavar="N")
    parser.add_argument("--folder", help="where the outputs of `interrupt` go (default: one that is removed)")
    arguments = parser.parse_args()
    if arguments.what == "make":
        make(arguments.names[0], arguments.size, arguments.picture)
    elif arguments.what == "measure":
        measure(*arguments.names)
    else:
        with tempfile.TemporaryDirectory() as folder:
            if not interrupt(*arguments.names, arguments.folder or folder, arguments.jobs):
                sys.exit(1)


if __name__ == "__main__":
    main()
