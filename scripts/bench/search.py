"""Measure search against a full pass: `python -m bench search [N | DOCUMENTS.jsonl]`.

Prints, for phrases of one to five syllables cut from the texts, half of them without marks: what is
missed, what is false among the first 20, bytes and requests of a cold answer (without texts and
columns), and times as ratios to a pass over all texts. A line of the file is the fields of a
`SearchDocument`.
"""

import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from bench import made, oracle
from bench.chromium import chromium
from bench.phrases import has_synonym, phrases, write_page
from gazette.search import SearchBlock, SearchDocument, write_index

QUERIES = 200
_ASK = """async ([text, cold]) => {
  const begun = performance.now();
  if (cold) window.index = await VanBan.open("chi-muc/");
  const found = await index.query(text, { limit: 20, facets: false, excerpts: !cold });
  const spent = performance.now() - begun;
  const hits = found.hits.filter((hit) => hit.tier > 3).map((hit) => hit.address);
  return { hits, total: found.total, approximate: found.approximate, spent };
}"""


def documents(source):
    if source.isdecimal():
        yield from map(made.document, range(int(source)))
        return
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            row["blocks"] = tuple(SearchBlock(*block) for block in row["blocks"])
            row["others"] = tuple(row["others"])
            row["facets"] = {key: tuple(keys) for key, keys in row["facets"].items()}
            yield SearchDocument(**row)


def weigh(folder):
    """Return the bytes of the index, of its columns and of the texts."""
    sizes = {"index": 0, "columns": 0, "texts": 0}
    for path in folder.rglob("*.js"):
        top = path.relative_to(folder).parts[0].partition("-")[0]
        kind = {"t": "texts", "f": "columns", "n": "columns", "d": "columns"}
        sizes[kind.get(top, "index")] += path.stat().st_size
    return sizes


def main(source="1000"):
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        folder, begun = Path(temporary), time.process_time()
        first = next(documents(source))
        labels = {name: {} for name in first.facets}
        write_index(documents(source), folder / "chi-muc", labels=labels)
        built = time.process_time() - begun
        every = list(documents(source))
        begun = time.process_time()
        scan = oracle.Scan(every)
        passed = time.process_time() - begun
        sizes = {kind: round(size / len(every)) for kind, size in weigh(folder / "chi-muc").items()}
        print(f"{len(every)} documents, bytes a document: {sizes}")
        print(f"build: {built:.0f} s CPU, {built / passed:.1f} x reading all texts once")
        write_page(folder)
        page = browser.new_page()
        page.goto((folder / "trang.html").as_uri())
        ask(page, every, scan, folder)


def ask(page, every, scan, folder):
    requests = []
    page.on("request", lambda request: requests.append(request.url.split("?")[0]))
    size, count, cold, warm, missed, false, loose, full = [], [], [], [], 0, 0, 0, []
    cut = list(phrases(random.Random(0).sample(every, min(500, len(every))), QUERIES, seed=9))
    for i, phrase in enumerate(cut):
        quoted = f'"{phrase}"' if i % 4 < 2 else phrase
        requests.clear()
        found = page.evaluate(_ASK, [quoted, True])
        mine = [Path(url.removeprefix("file://")) for url in requests]
        mine = [path for path in mine if path.relative_to(folder / "chi-muc").parts[0] != "t"]
        count.append(len(mine))
        size.append(sum(path.stat().st_size for path in mine))
        cold.append(found["spent"])
        warm.append(page.evaluate(_ASK, [quoted, False])["spent"])
        begun = time.perf_counter()
        right = scan.phrase(phrase)
        full.append((time.perf_counter() - begun) * 1000)
        loose += found["approximate"]
        if not has_synonym(phrase):
            missed += bool(min(len(right), 20) - len(right & set(found["hits"])) > 0)
            false += bool(set(found["hits"]) - right)
    print(f"{len(cut)} phrases: {missed} missed, {false} with a false one, {loose} approximate")
    for name, values in (("bytes", size), ("requests", count)):
        print(f"cold {name}: median {statistics.median(values):.0f}, max {max(values)}")
    once = statistics.median(full)
    for name, values in (("cold", cold), ("warm", warm)):
        middle = statistics.median(values)
        print(f"{name}: median {middle:.0f} ms, {middle / once:.2f} x a full pass")
