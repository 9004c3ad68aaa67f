#!/usr/bin/env python3
"""Writes the first inputs of the readers' fuzz targets to fuzz/corpus, made from our own examples and test data.

    python3 fuzz/seeds.py

Each target puts the first bytes of its form before what it is given (`fuzz_targets`), so they are taken off here.
"""

import gzip
import hashlib
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ARTICLES = [json.loads(line) for line in (ROOT / "examples" / "news.jsonl").read_text(encoding="utf8").splitlines()][:6]
PAGES = [path.read_bytes() for path in sorted((ROOT / "eval" / "pages" / "html").glob("*.html"))]


def keep(target, inputs, prefix=b""):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for bytes_ in inputs:
        assert bytes_.startswith(prefix), (target, bytes_[:20])
        bytes_ = bytes_[len(prefix):]
        (folder / hashlib.sha1(bytes_).hexdigest()).write_bytes(bytes_)


def record(kind, type_, body):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2019-08-31T21:59:59Z\r\n"
            f"WARC-Target-URI: https://news.example/1\r\nContent-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def response(head, body):
    return record("response", "application/http; msgtype=response", b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)


def warcs():
    page = PAGES[0][:3000]
    head = b"Content-Type: text/html; charset=utf-8\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(page[at:at + 700]), page[at:at + 700]) for at in range(0, len(page), 700)) + b"0\r\n\r\n"
    yield record("warcinfo", "application/warc-fields", b"software: x") + response(head, page)
    yield response(head + b"Transfer-Encoding: chunked\r\n", chunks)
    yield response(head + b"Content-Encoding: gzip\r\n", gzip.compress(page, mtime=0))
    yield record("conversion", "text/plain", ARTICLES[0]["text"].encode()) + record("resource", "text/html", page)


def feeds():
    item = lambda a: f"<item><title>{a['title']}</title><guid>{a['id']}</guid><pubDate>Mon, 13 May 2024 08:00:00 +0300</pubDate><description>&lt;p&gt;{a['text']}&lt;/p&gt;</description></item>"
    entry = lambda a: f"<entry><title>{a['title']}</title><link href='https://a.example/1'/><updated>2024-05-14T01:00:00Z</updated><content type='xhtml'><div><p>{a['text']}</p></div></content></entry>"
    yield ("<rss><channel><title>صحيفة</title>" + "".join(map(item, ARTICLES[:2])) + "</channel></rss>").encode()
    yield ("<rss></rss><feed><title>موقع</title>" + "".join(map(entry, ARTICLES[:2])) + "</feed>").encode()
    yield "<rss><channel><item><title>أ</title><content:encoded><![CDATA[<p>فقرة&nbsp;أولى</p>]]></content:encoded></item>".encode()


def lines():
    for article in ARTICLES[:2]:
        yield json.dumps(article, ensure_ascii=False).encode() + b"\n" + json.dumps(article).encode()
    yield json.dumps(ARTICLES[0], ensure_ascii=False, indent=1).encode()
    items = [{"id": a["id"], "title": a["title"], "content_html": f"<p>{a['text']}</p>", "date_published": "2024-05-13"} for a in ARTICLES[:2]]
    yield json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": items}, ensure_ascii=False).encode()
    yield json.dumps(ARTICLES[0], ensure_ascii=False).encode("windows-1256", "replace")


def tables():
    quoted = lambda text: '"' + text.replace('"', '""') + '"'
    rows = "".join(f"{a['id']},{quoted(a['text'])}\n" for a in ARTICLES[:3])
    for charset in "utf-8", "windows-1256":
        yield ("id,text\n" + rows).encode(charset, "replace")


def main():
    keep("warc", warcs(), b"WARC/1.0\r\n")
    keep("feed", feeds(), b"<rss>")
    keep("json", lines(), b"{")
    keep("table", tables(), b"id,text\n")
    plain = [*warcs(), *feeds(), *lines(), *tables(), PAGES[0][:4000], ARTICLES[0]["text"].encode()]
    keep("stream", plain + [gzip.compress(bytes_, mtime=0) for bytes_ in plain[::3]])
    # the first byte says which packing
    packed = [b"\x00" + gzip.compress(bytes_, mtime=0)[3:] for bytes_ in plain[::2]]
    # a frame of one raw block and of one repeated byte: 0xFD2FB528, head, blocks
    zstd = [b"\x20\x05" + (5 << 3 | 1).to_bytes(3, "little") + b"{}\n{}", b"\x20\x28" + (40 << 3 | 3).to_bytes(3, "little") + b"x"]
    keep("packed", packed + [b"\x01" + frame for frame in zstd])
    parquet = [path.read_bytes() for path in sorted((ROOT / "crates/khabar/tests/data").glob("*.parquet"))]
    keep("parquet", parquet, b"PAR1")
    keep("robots", [b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2\nUser-agent: khabar\nDisallow:\n/a/b", b"\xEF\xBB\xBFuser-agent: Khabar\r\ndisallow: /%D8%A3\r\n/\xD8\xA3"])
    keep("page", [page[:8000] for page in PAGES if b"windows-1256" not in page])
    keep("charset", [page[:4000] for page in PAGES] + [ARTICLES[0]["text"].encode(charset, "replace") for charset in ("utf-8", "windows-1256", "iso-8859-6", "utf-16")])


if __name__ == "__main__":
    main()
