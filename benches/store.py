#!/usr/bin/env python3
"""A store of a million events, and what it takes: time, room, and how runs stand being killed.

    benches/store.py make FILE [--articles N]           writes invented articles as lines of JSON, some ten events each
    benches/store.py fill KHABAR DB [--articles N] [--steps N]
                                                        adds them in so many runs; after each the rate, the size of the file and the
                                                        bytes an event
    benches/store.py multiply DB [--times N]            makes of a filled store one with as many articles again, each under another
                                                        key and day, so often that there are N times as many: for questions
                                                        alone, where filling takes too long (needs `pip install apsw`)
    benches/store.py ask KHABAR DB                      the time of questions, the start of the program among it
    benches/store.py kill KHABAR FILE [--times N]       kills `khabar add` at random moments; looks whether the file opens and
                                                        holds whole articles only, goes on, and compares the end with an
                                                        undisturbed run's, byte for byte

The sentences are put together from lists, in the manner of news; nothing in them happened. The same N gives the same file.
"""

import argparse
import glob
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

LANDS = "السوري العراقي اليمني الليبي السوداني المصري الأردني اللبناني التونسي الجزائري المغربي الصومالي السعودي القطري الكويتي العماني".split()
CITIES = "حلب دمشق حمص بغداد الموصل البصرة كركوك صنعاء عدن تعز طرابلس بنغازي سرت الخرطوم أم_درمان القاهرة الإسكندرية أسوان عمان إربد بيروت صيدا تونس صفاقس وهران قسنطينة الرباط فاس مقديشو الرياض جدة الدوحة مسقط".split()
OFFICES = "وزير_الخارجية وزير_الدفاع وزير_الداخلية رئيس_الوزراء وزير_المالية وزير_الصحة".split()
CROWDS = "المعلمين العمال الطلاب الأطباء المزارعين الموظفين المحامين الصيادين الممرضين المهندسين".split()
CAUSES = "الأجور الأسعار البطالة الضرائب الفساد الانتخابات الموازنة الكهرباء المياه السكن".split()
TARGETS = "حاجز_أمني نقطة_تفتيش قاعدة_عسكرية دورية_للجيش مركز_للشرطة مبنى_حكومي سوق_شعبية مستودع_للأسلحة".split()
GROUPS = "مسلحون_مجهولون مسلحون انتحاري متشددون مقاتلون".split()
OUTLETS = [f"صحيفة الأفق {number}" for number in range(1, 61)]


def sentence(chance, pick):
    """One of the patterns, filled."""
    number = chance.randint(2, 90)
    return chance.choice([
        lambda: f"التقى {pick(OFFICES)} {pick(LANDS)} نظيره {pick(LANDS)} في {pick(CITIES)} وبحثا ملف {pick(CAUSES)}.",
        lambda: f"قتل {number} جنود وأصيب {chance.randint(2, 90)} آخرون في هجوم شنه {pick(GROUPS)} على {pick(TARGETS)} في {pick(CITIES)}.",
        lambda: f"تظاهر {number} ألفا من {pick(CROWDS)} في {pick(CITIES)} احتجاجا على {pick(CAUSES)}.",
        lambda: f"اعتقلت الشرطة {pick('السورية العراقية اليمنية الليبية السودانية المصرية الأردنية اللبنانية التونسية'.split())} {number} متظاهرا في {pick(CITIES)}.",
        lambda: f"أدان {pick(OFFICES)} {pick(LANDS)} الهجوم على {pick(TARGETS)} في {pick(CITIES)}.",
        lambda: f"دعا {pick(OFFICES)} {pick(LANDS)} نظيره {pick(LANDS)} إلى وقف إطلاق النار في {pick(CITIES)}.",
        lambda: f"قصف الجيش {pick(LANDS)} {pick(TARGETS)} في {pick(CITIES)} فقتل {number} شخصا.",
        lambda: f"اتهم {pick(OFFICES)} {pick(LANDS)} الجيش {pick(LANDS)} بخرق الهدنة في {pick(CITIES)}.",
        lambda: f"أفرجت السلطات {pick('السورية العراقية اليمنية الليبية السودانية المصرية'.split())} عن {number} معتقلا في {pick(CITIES)}.",
        lambda: f"قدمت الحكومة {pick('القطرية الكويتية السعودية العمانية الأردنية'.split())} مساعدات قيمتها {number} مليون دولار إلى {pick(CITIES)}.",
    ])()


def article(number):
    chance = random.Random(number)
    pick = lambda words: chance.choice(words).replace("_", " ")
    text = "\n".join(sentence(chance, pick) for _ in range(11))
    day = date(2014, 1, 1) + timedelta(days=chance.randrange(4000))
    return {"id": f"invented-{number}", "url": f"https://example.org/{number}", "source": chance.choice(OUTLETS),
            "title": f"أخبار {pick(CITIES)} رقم {number}", "published": day.isoformat(), "text": text}


def write(path, first, count):
    with open(path, "w", encoding="utf8") as out:
        for number in range(first, first + count):
            out.write(json.dumps(article(number), ensure_ascii=False) + "\n")


def size(db):
    return sum(os.path.getsize(name) for name in (db, f"{db}-wal") if os.path.exists(name))


def count(db, table):
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def fill(options):
    step = options.articles // options.steps
    events = total = 0
    print("| articles | events | seconds | articles/s | processor seconds | MB | bytes an event | bytes an event added |\n|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "part.jsonl"
        for part in range(options.steps):
            write(lines, part * step, step)
            before, began = os.times(), time.monotonic()
            subprocess.run([options.khabar, "add", lines, "--db", options.db, "--quiet"], check=True)
            seconds, after = time.monotonic() - began, os.times()
            used = after.children_user + after.children_system - before.children_user - before.children_system
            now, grown = count(options.db, "event"), size(options.db)
            print(f"| {(part + 1) * step} | {now} | {seconds:.0f} | {step / seconds:.0f} | {used:.0f} | {grown / 1e6:.0f} | {grown / now:.0f} | {(grown - total) / (now - events):.0f} |", flush=True)
            events, total = now, grown


def columns(connection, table):
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def copied(connection, table, new, condition="TRUE"):
    """Copies a table's rows, some columns of them with other values."""
    names = columns(connection, table)
    values = ", ".join(new.get(name, name) for name in names)
    connection.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {condition}")


def multiply(options):
    import apsw

    connection = apsw.Connection(options.db)
    connection.execute("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000; PRAGMA synchronous = OFF; BEGIN")
    top = {table: connection.execute(f"SELECT max(number) FROM {table}").fetchone()[0] for table in ("article", "event", "statement")}
    connection.execute("CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, article_words, 'instance')")
    connection.execute("CREATE TEMP TABLE words AS SELECT doc, group_concat(term, ' ') AS words FROM (SELECT doc, term FROM temp.said ORDER BY doc, \"offset\") GROUP BY doc")
    for turn in range(1, options.times):
        article, event, said = (turn * top[table] for table in ("article", "event", "statement"))
        day = f"date(published, '+{turn * 7} days')"
        of = {"event": f"event + {event}"}
        copied(connection, "article", {"number": f"number + {article}", "key": f"key || '-{turn}'", "version_sha256": f"version_sha256 || '-{turn}'",
               "url": f"url || '-{turn}'", "id": f"id || '-{turn}'", "published": day, "copy_of": "NULL"}, f"number <= {top['article']}")
        copied(connection, "event", {"number": f"number + {event}", "article": f"article + {article}", "id": f"'{turn:02}' || substr(id, 3)",
               "date_first": f"date(date_first, '+{turn * 7} days')", "date_last": f"date(date_last, '+{turn * 7} days')"}, f"number <= {top['event']}")
        for table in ("event_mode", "event_context", "event_entity", "event_place"):
            copied(connection, table, of, f"event <= {top['event']}")
        copied(connection, "statement", {"number": f"number + {said}", "article": f"article + {article}"}, f"number <= {top['statement']}")
        copied(connection, "signature", {"article": f"article + {article}"}, f"article <= {top['article']}")
        copied(connection, "band", {"article": f"article + {article}"}, f"article <= {top['article']}")
        connection.execute(f"INSERT INTO article_words (rowid, words) SELECT doc + {article}, words FROM temp.words")
        print(f"{turn + 1} times", flush=True)
    connection.execute("COMMIT")


QUESTIONS = [
    ("start alone", ["--article", "none"]),
    ("by id of the article", ["--article", "invented-77"]),
    ("category and a week", ["--category", "PROTEST", "--from", "2020-03-01", "--to", "2020-03-07"]),
    ("a week", ["--from", "2020-03-01", "--to", "2020-03-07"]),
    ("actor, country and a month", ["--actor", "وزير الدفاع", "--country", "YEM", "--from", "2020-03-01", "--to", "2020-03-31"]),
    ("sector, place and a month", ["--sector", "MIL", "--place", "تعز", "--from", "2020-03-01", "--to", "2020-03-31"]),
    ("outlet and a week", ["--outlet", "صحيفة الأفق 7", "--from", "2020-03-01", "--to", "2020-03-07"]),
    ("mode, place and a month", ["--mode", "aerial", "--place", "حلب", "--from", "2020-03-01", "--to", "2020-03-31"]),
    ("place, first 100", ["--place", "مقديشو", "--limit", "100"]),
    ("category, first 100", ["--category", "ASSAULT", "--limit", "100"]),
    ("search: a rare word", ["--text", "77777"]),
    ("search: a phrase and a week", ["--text", '"وقف إطلاق النار"', "--from", "2020-03-01", "--to", "2020-03-07"]),
    ("search: two words, first 100", ["--text", "الصيادين مقديشو", "--limit", "100"]),
    ("search: two words and an outlet", ["--text", "الصيادين بمقديشو", "--outlet", "صحيفة الأفق 7", "--category", "PROTEST"]),
]


def ask(options):
    print("| question | events | processor ms, median of 7 | ms by the clock |\n|---|--:|--:|--:|")
    for name, filters in QUESTIONS:
        times, used = [], []
        for _ in range(7):
            before, began = os.times(), time.monotonic()
            done = subprocess.run([options.khabar, "query", "--db", options.db, "--format", "jsonl", *filters], capture_output=True, check=True)
            times.append((time.monotonic() - began) * 1000)
            after = os.times()
            used.append((after.children_user + after.children_system - before.children_user - before.children_system) * 1000)
        times.sort(), used.sort()
        print(f"| {name} | {len(done.stdout.splitlines())} | {used[3]:.0f} | {times[3]:.0f} |", flush=True)


def printed(khabar, db, what):
    return subprocess.run([khabar, "query", "--db", db, "--format", "jsonl", "--what", what], capture_output=True, check=True).stdout


def whole(db):
    """Whether every article has all its events and statements, as their positions tell, and SQLite finds nothing wrong."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        gaps = "SELECT count(*) FROM (SELECT article FROM {0} GROUP BY article HAVING max(position) + 1 <> count(*))"
        broken = sum(connection.execute(gaps.format(table)).fetchone()[0] for table in ("event", "statement"))
        orphans = connection.execute("SELECT count(*) FROM event WHERE article NOT IN (SELECT number FROM article)").fetchone()[0]
        return broken == 0 and orphans == 0 and not connection.execute("PRAGMA foreign_key_check").fetchall()


def kill(options):
    chance = random.Random(options.times)
    with tempfile.TemporaryDirectory() as folder:
        plain, killed = f"{folder}/plain.db", f"{folder}/killed.db"
        began = time.monotonic()
        subprocess.run([options.khabar, "add", options.file, "--db", plain, "--quiet"], check=True)
        seconds = time.monotonic() - began
        wanted = {what: printed(options.khabar, plain, what) for what in ("events", "statements", "articles")}
        texts = {json.loads(line)["id"]: line for line in wanted["articles"].splitlines()}
        turn = 0
        while turn < options.times:
            run = subprocess.Popen([options.khabar, "add", options.file, "--db", killed, "--quiet"])
            time.sleep(chance.uniform(0, seconds))
            if run.poll() is not None:
                # done before it was killed: from the beginning
                for name in glob.glob(killed + "*"):
                    os.remove(name)
                continue
            run.kill()
            run.wait()
            turn += 1
            if not os.path.exists(killed):
                print(f"kill {turn}: before there was a file")
                continue
            try:
                ids = [json.loads(line)["id"] for line in printed(options.khabar, killed, "articles").splitlines()]
            except subprocess.CalledProcessError as error:
                # killed between making the file and its tables
                print(f"kill {turn}: {error.stderr.decode().splitlines()[0]}")
                continue
            print(f"kill {turn}: {len(ids)} articles, {'whole' if whole(killed) and all(name in texts for name in ids) else 'BROKEN'}", flush=True)
        subprocess.run([options.khabar, "add", options.file, "--db", killed, "--quiet"], check=True)
        same = all(printed(options.khabar, killed, what) == wanted[what] for what in wanted)
        print(f"{len(texts)} articles; after {options.times} kills and one more run: {'the same bytes' if same else 'DIFFERENT'}")
        sys.exit(0 if same else 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, does, words in (("make", lambda o: write(o.file, 0, o.articles), ["file"]), ("fill", fill, ["khabar", "db"]), ("multiply", multiply, ["db"]), ("ask", ask, ["khabar", "db"]), ("kill", kill, ["khabar", "file"])):
        command = commands.add_parser(name)
        command.set_defaults(does=does)
        for word in words:
            command.add_argument(word)
        command.add_argument("--articles", type=int, default=100_000)
        command.add_argument("--steps", type=int, default=10)
        command.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    options.does(options)


if __name__ == "__main__":
    main()
