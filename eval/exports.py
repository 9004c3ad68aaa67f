#!/usr/bin/env python3
"""Opens every export with its real reader, and says which could not.

    pip install --requirement eval/exports.txt
    python3 eval/exports.py [--khabar target/release/khabar] [--articles examples ...] [--db events.db]

Makes a store of the project's own samples, with some judgements of a person (or takes one), exports it in all forms, and reads
each as its users would. Our own store must have something of everything; of one that is given only what is there is checked. A Python package that is missing is a failure. R's nanoparquet and sf are used where Rscript and
the packages are there, else it says so. Prints `N passed, N failed`.
"""
import argparse
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = {
    "jsonl": "events.jsonl", "statements": "statements.jsonl", "polecat": "polecat.csv", "acled": "acled.csv",
    "parquet": "parquet", "graphml": "network.graphml", "gexf": "network.gexf", "geojson": "events.geojson",
    "cas": "cas", "ftm": "entities.ftm.jsonl", "annotations": "annotations.json", "corrections": "corrections.jsonl",
}
TABLES = ["events", "event_actors", "mentions", "statements", "articles", "stories", "corrections"]
CHECKS = []
OWN = True  # whether the store is our own, of which we know what is in it


def check(what):
    """Enters a function as a check."""
    def enter(function):
        CHECKS.append((what, function))
        return function
    return enter


def there(what, name):
    """What our own store must have, and any other may lack."""
    assert what or not OWN, f"no {name}"
    return bool(what)


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words[1:]))}: exit code {done.returncode}\n{done.stderr}")
    return done


def records(out):
    return [json.loads(line) for line in open(out / "events.jsonl", encoding="utf-8")]


@check("JSON lines: pandas")
def _(out):
    import pandas
    if there(records(out), "events"):
        events = pandas.read_json(out / "events.jsonl", lines=True)
        assert len(events) == len(records(out)) and "judgement" in events
    texts = {line["article"]["id"]: line["text"] for line in records(out)}
    for event in records(out):
        start, end = event["trigger"]["span"]
        assert texts[event["article"]["id"]][start:end] == event["trigger"]["text"], event["id"]
    lines = sum(1 for _ in open(out / "statements.jsonl", encoding="utf-8"))
    if there(lines, "statements"):
        assert len(pandas.read_json(out / "statements.jsonl", lines=True)) == lines


@check("POLECAT's columns: pandas and csv")
def _(out):
    import pandas
    table = pandas.read_csv(out / "polecat.csv", keep_default_na=False)
    assert len(table) == len(records(out))
    assert list(table.columns[:5]) == ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity"]
    text = (out / "polecat.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "no byte-order mark"
    for row in csv.reader(io.StringIO(text.decode("utf-8-sig"))):
        for cell in row:
            assert cell[:1] not in "=+@\t\r" or cell == "" or re.fullmatch(r"[+-]?[\d.]+", cell), cell
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), cell


@check("ACLED-like columns: pandas")
def _(out):
    import pandas
    table = pandas.read_csv(out / "acled.csv", keep_default_na=False, dtype=str)
    kinds = {"Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians", "Strategic developments"}
    assert set(table["event_type"]) <= kinds, set(table["event_type"])
    pandas.to_datetime(table["event_date"], format="%Y-%m-%d")
    assert set(table["time_precision"]) <= {"1", "3"} and set(table["geo_precision"]) <= {"1", "2", "3", ""}


@check("Parquet: pandas")
def _(out):
    import pandas
    tables = {name: pandas.read_parquet(out / "parquet" / f"{name}.parquet") for name in TABLES}
    events = tables["events"]
    assert len(events) == len(records(out))
    assert not events.duplicated(["article_id", "event_id"]).any()
    joined = tables["event_actors"].merge(events, on=["article_id", "event_id"])
    assert len(joined) == len(tables["event_actors"])
    texts = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"]))
    for mention in tables["mentions"].itertuples():
        words = texts[mention.article_id][mention.start:mention.end]
        assert words == mention.text, (mention.field, words, mention.text)
    for said in tables["statements"].itertuples():
        assert texts[said.article_id][said.start:said.end] == said.content


@check("Parquet: DuckDB")
def _(out):
    import duckdb
    for name in TABLES:
        count = duckdb.sql(f"SELECT count(*) FROM '{out}/parquet/{name}.parquet'").fetchall()[0][0]
        assert there(count, name) or count == 0
    told = duckdb.sql(f"""SELECT count(*) FROM (SELECT DISTINCT story_id FROM '{out}/parquet/events.parquet' WHERE story_id IS NOT NULL)
        ANTI JOIN '{out}/parquet/stories.parquet' USING (story_id)""").fetchall()[0][0]
    assert told == 0, f"{told} stories of events have no row"
    rows = duckdb.sql(f"""SELECT e.event, count(*), min(e.date_first) FROM '{out}/parquet/events.parquet' e
        JOIN '{out}/parquet/articles.parquet' a USING (article_id) GROUP BY 1 ORDER BY 2 DESC""").fetchall()
    assert sum(row[1] for row in rows) == len(records(out))
    if records(out):
        assert duckdb.sql(f"SELECT count(*) FROM '{out}/events.jsonl'").fetchall()[0][0] == len(records(out))


@check("corrections: pandas and DuckDB")
def _(out):
    import duckdb
    import pandas
    lines = [json.loads(line) for line in open(out / "corrections.jsonl", encoding="utf-8")]
    table = pandas.read_parquet(out / "parquet" / "corrections.parquet")
    assert len(table) == sum(len(line["about"]) for line in lines)
    assert list(table["correction_id"].unique()) == [line["id"] for line in lines]
    assert len(pandas.read_json(out / "corrections.jsonl", lines=True)) == len(lines)
    if not lines:
        return "skipped: the store has none"
    # whoever reviewed an event stands in the table of corrections, and rejected events are in no other
    stray = duckdb.sql(f"""SELECT count(*) FROM '{out}/parquet/events.parquet' e WHERE reviewed_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM '{out}/parquet/corrections.parquet' c WHERE c.event_id = e.event_id AND c.made_by = e.reviewed_by
        AND c.made_at = e.reviewed_at)""").fetchall()[0][0]
    assert stray == 0, f"{stray} reviews are in no correction"
    of_events = table[(table["subject"] == "event") & (table["state"] == "applied")]
    judged = of_events[of_events["action"].isin(["accept", "reject"])].groupby("event_id")["action"].last()
    rejected = set(judged[judged == "reject"].index)
    there(rejected, "rejected events")
    assert not rejected & {event["id"] for event in records(out)}, "rejected events are exported"
    reviewed = {event["id"]: event for event in records(out) if event["reviewed_by"]}
    there(reviewed, "reviewed events")
    assert set(of_events["event_id"]) - rejected <= reviewed.keys() | {None}, "reviews are missing"
    flat = pandas.read_parquet(out / "parquet" / "events.parquet")
    polecat = pandas.read_csv(out / "polecat.csv", keep_default_na=False)
    features = json.load(open(out / "events.geojson", encoding="utf-8"))["features"]
    on_map = {feature["id"].split(":")[-1]: feature["properties"]["reviewed_by"] for feature in features if "id" in feature}
    for name, event in reviewed.items():
        by = {event["reviewed_by"]}
        assert set(flat[flat["event_id"] == name]["reviewed_by"]) == by, name
        assert set(polecat[polecat["Event ID"] == name]["Khabar Reviewed By"]) == by, name
        assert on_map.get(name, event["reviewed_by"]) == event["reviewed_by"], name
    # a story that people put together or apart says so
    stories = pandas.read_parquet(out / "parquet" / "stories.parquet").set_index("story_id")["judgement"]
    of_stories = table[(table["subject"] == "story") & (table["state"] == "applied")]
    there(len(of_stories), "judged stories")
    for said in of_stories.itertuples():
        word = {"merge": "merged", "split": "split"}[said.action]
        for story in set(flat[flat["event_id"] == said.event_id]["story_id"].dropna()) & set(stories.index):
            assert word in str(stories[story]).split(" | "), (story, stories[story], word)
    return None


def judge(khabar, db):
    """Says of some events what a person might."""
    ids = {}
    for line in run(khabar, "query", "--db", db, "--format", "jsonl").stdout.splitlines():
        event = json.loads(line)
        if event["story_id"]:
            ids.setdefault(event["id"], event["story_id"])
    (accepted, one), (edited, _), (rejected, _), (_, other) = list(ids.items())[:4]
    say = lambda second, *words: run(khabar, "correct", "--db", db, "--by", "Rana", "--at", f"2026-01-01T00:00:0{second}Z", *words)
    say(1, "--note", "read twice", "accept", accepted)
    say(2, "edit", edited, "date", "2024-05-10")
    say(3, "reject", rejected)
    say(4, "merge", "story", one, other)


def r(code):
    if not shutil.which("Rscript"):
        return "skipped: no Rscript"
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True)
    if "there is no package" in done.stderr:
        return "skipped: " + done.stderr.strip().splitlines()[0]
    assert done.returncode == 0, done.stderr
    return None


@check("Parquet: R's nanoparquet")
def _(out):
    return r(f"x <- nanoparquet::read_parquet('{out}/parquet/events.parquet'); stopifnot(nrow(x) == {len(records(out))})")


@check("GraphML: networkx")
def _(out):
    import networkx
    graph = networkx.read_graphml(out / "network.graphml")
    assert graph.is_directed() and (there(graph.number_of_edges(), "edges") or not graph.edges)
    for _, _, data in graph.edges(data=True):
        assert isinstance(data["weight"], float) and isinstance(data["events"], int) and isinstance(data["mutual"], bool)
    assert all(data["kind"] in ("named", "state", "described") for _, data in graph.nodes(data=True))


@check("GEXF: networkx, and the rules of Gephi")
def _(out):
    import networkx
    from xml.etree import ElementTree
    graph = networkx.read_gexf(out / "network.gexf")
    assert graph.is_directed() and (there(graph.number_of_edges(), "edges") or not graph.edges)
    space = {"g": "http://www.gexf.net/1.2draft"}
    root = ElementTree.parse(out / "network.gexf").getroot()
    nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
    edges = root.findall(".//g:edge", space)
    assert len({edge.get("id") for edge in edges}) == len(edges), "ids of edges repeat"
    assert len({(edge.get("source"), edge.get("target")) for edge in edges}) == len(edges), "parallel edges"
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    declared = {attribute.get("id") for attribute in root.iterfind(".//g:attribute", space)}
    assert {value.get("for") for value in root.iterfind(".//g:attvalue", space)} <= declared
    for spell in root.iterfind(".//g:spell", space):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", spell.get("start")) and spell.get("start") <= spell.get("end")


@check("GeoJSON: structure and ranges")
def _(out):
    value = json.load(open(out / "events.geojson", encoding="utf-8"))
    assert value["type"] == "FeatureCollection" and len(value["features"]) == len(records(out))
    ids = [feature["id"] for feature in value["features"]]
    assert len(set(ids)) == len(ids), "ids of features repeat"
    points = [feature["geometry"]["coordinates"] for feature in value["features"] if feature["geometry"]]
    there(points, "points")
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)


@check("GeoJSON: R's sf")
def _(out):
    return r(f"x <- sf::st_read('{out}/events.geojson', quiet = TRUE); stopifnot(nrow(x) == {len(records(out))})")


@check("UIMA CAS JSON: dkpro-cassis")
def _(out):
    import cassis
    files = sorted((out / "cas").glob("*.json"))
    triggers = {}
    for event in records(out):
        triggers.setdefault(event["article"]["id"], []).append(event["trigger"]["text"])
    for file in files:
        with open(file, encoding="utf-8") as handle:
            cas = cassis.load_cas_from_json(handle)
        meta = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0]
        found = sorted(annotation.get_covered_text() for annotation in cas.select("khabar.Event"))
        assert found == sorted(triggers.get(meta.documentId, [])), (meta.documentId, found)
        again = cassis.load_cas_from_json(cas.to_json())
        assert len(again.select("khabar.Participant")) == len(cas.select("khabar.Participant"))
    there(files, "articles")


@check("FollowTheMoney: followthemoney")
def _(out):
    from followthemoney import model
    seen = {}
    for line in open(out / "entities.ftm.jsonl", encoding="utf-8"):
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate({"properties": data["properties"]})
        for name, values in data["properties"].items():
            kept = proxy.get(name)
            assert len(kept) == len(values), f"{data['schema']}.{name}: {values} became {kept}"
        seen[proxy.id] = proxy
    schemata = {proxy.schema.name for proxy in seen.values()}
    there({"Article", "Event"} <= schemata, "article and event")
    for proxy in seen.values():
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                for target in proxy.get(prop):
                    assert seen[target].schema.is_a(prop.range), (prop.name, seen[target].schema.name)


@check("Web Annotations: the model's rules")
def _(out):
    page = json.load(open(out / "annotations.json", encoding="utf-8"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    ids = set()
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["target"]["source"] and item["body"]["type"] == "TextualBody"
        position, quote = item["target"]["selector"]
        text = item["target"]["khabar:text"]
        assert text[position["start"]:position["end"]] == quote["exact"], item["id"]
        start, end = position["start"], position["end"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        ids.add(item["id"])
    assert len(ids) == len(page["items"])
    there(ids, "annotations")


@check("summary: CSV and a page that needs nothing from elsewhere")
def _(out):
    import pandas
    from html.parser import HTMLParser
    for name in ["weeks", "categories", "status", "pairs", "places", "stories", "outlets"]:
        there(len(pandas.read_csv(out / f"summary-{name}.csv")), name)

    class Parser(HTMLParser):
        open_tags = []

        def handle_starttag(self, tag, attributes):
            assert tag not in ("script", "link", "iframe", "img"), tag
            assert not any(name in ("src", "href") or name.startswith("on") for name, _ in attributes)
            if tag not in ("meta", "br", "hr"):
                self.open_tags.append(tag)

        def handle_startendtag(self, tag, attributes):
            pass

        def handle_endtag(self, tag):
            assert self.open_tags.pop() == tag, tag

    for name in ["summary-en.html", "summary-ar.html"]:
        parser = Parser()
        parser.feed((out / name).read_text(encoding="utf-8"))
        assert not parser.open_tags


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--khabar", default=ROOT / "target/release/khabar", type=Path)
    parser.add_argument("--articles", nargs="+", type=Path,
                        default=[ROOT / "examples", ROOT / "crates/khabar/tests/data/exports/articles.jsonl"])
    parser.add_argument("--db", type=Path, help="a store that is there already")
    options = parser.parse_args()
    global OWN
    OWN = options.db is None
    khabar = options.khabar.resolve()
    with tempfile.TemporaryDirectory(prefix="khabar-exports-") as folder:
        out = Path(folder)
        db = options.db or out / "events.db"
        if not options.db:
            run(khabar, "add", *options.articles, "--db", db, "--quiet")
            judge(khabar, db)
        for form, name in FORMS.items():
            more = ["--excel"] if form == "polecat" else []
            run(khabar, "export", "--db", db, "--format", form, "--output", out / name, "--with-text", *more)
        for name in ["weeks", "categories", "status", "pairs", "places", "stories", "outlets"]:
            run(khabar, "summary", "--db", db, "--table", name, "--output", out / f"summary-{name}.csv")
        for language in ["en", "ar"]:
            run(khabar, "summary", "--db", db, "--lang", language, "--output", out / f"summary-{language}.html")
        passed = failed = 0
        for what, function in CHECKS:
            try:
                said = function(out)
                print(f"{said or 'ok'}: {what}")
                passed += not said
            except Exception as error:  # a reader may say anything
                failed += 1
                print(f"FAILED: {what}: {type(error).__name__}: {str(error)[:600]}")
        print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
