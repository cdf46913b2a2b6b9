"""Measure search beside Pagefind and Material's: `python -m bench peers RECORDS SITE [N]`.

RECORDS is a folder of records and SITE the site of them, as `gazette build` makes it: all three
index the same letters in one run and answer the same N phrases from the same server, up to what the
first ten results show, each cold one in a browser that has nothing yet. Every other phrase is asked
in quotes as it stands, the rest as people type: without marks and quotes. Prints a table.

Pagefind is not among the tests' packages: `pip install "pagefind[bin]"` into an environment of its
own, and put that on PYTHONPATH.
"""

import gzip
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import material
from material.plugins.search.plugin import SearchIndex

from bench import oracle
from bench.chromium import chromium
from bench.phrases import has_synonym, phrases, write_page
from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents, facet_names
from gazette.search import write_index

OURS = """async (text) => {
  const load = (name) => new Promise((done) => {
    const script = document.createElement("script");
    script.onload = done;
    script.src = name;
    document.head.append(script);
  });
  window.index = window.index || load("may-tim.js").then(() => VanBan.open("chi-muc/"));
  const options = { limit: 10, facets: false, excerpts: false };
  const { hits } = await (await index).query(text, options);
  return hits.map((hit) => hit.address);
}"""
PAGEFIND = """async (text) => {
  window.pagefind = window.pagefind || await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(text);
  const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return pages.map((page) => page.url);
}"""
MATERIAL = """async (text) => {
  window.ask = window.ask || (() => {
    const worker = new Worker("/material/workers/search.js");
    const ask = (type, data) => new Promise((done) => {
      worker.onmessage = (event) => done(event.data.data);
      worker.postMessage({ type, data });
    });
    return fetch("/material/search_index.json").then((found) => found.json())
      .then((index) => ask(0, { ...index, options: {} })).then(() => (words) => ask(2, words));
  })();
  const { items } = await (await window.ask)(text);
  return items.slice(0, 10).map((sections) => sections[0].location);
}"""
_TIMED = """async (text) => {
  const begun = performance.now(), hits = await (%s)(text);
  return { hits, spent: performance.now() - begun };
}"""
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)


@dataclass
class Peer:
    name: str
    program: str
    cpu: float
    """Seconds of building."""
    folder: Path


class _Server(ThreadingHTTPServer):
    def __init__(self, folder):
        self.asked = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        path = Path(self.translate_path(self.path))
        self.server.asked.append(path)
        super().do_GET()

    def log_message(self, *_):
        pass


def spent():
    """Return the CPU seconds of this process and of those it has waited for."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def build_ours(corpus, folder):
    labels, begun = facet_names(corpus), spent()
    write_index(documents(corpus), folder / "chi-muc", labels=labels)
    return Peer("ours", OURS, spent() - begun, folder / "chi-muc")


def build_pagefind(pages, folder):
    for address, page in pages.items():
        file = folder / "trang" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        marked = page.replace("<main", "<main data-pagefind-body", 1)
        file.write_text(marked, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", folder / "trang"]
    options = ["--force-language", "vi", "--output-path", folder / "pagefind"]
    begun = spent()
    subprocess.run([*command, *options], check=True, capture_output=True)
    return Peer("Pagefind", PAGEFIND, spent() - begun, folder / "pagefind")


def build_material(pages, folder):
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    target = folder / "material"
    shutil.copytree(scripts / "lunr", target / "lunr")
    (target / "workers").mkdir()
    (worker,) = (scripts / "workers").glob("search.*.js")
    shutil.copy(worker, target / "workers/search.js")
    mains = {address: _MAIN.search(page)[1] for address, page in pages.items()}
    begun = spent()
    boosts = {"title": {"boost": 1e3}, "text": {"boost": 1}, "tags": {"boost": 1e6}}
    index = SearchIndex(lang=["vi"], separator=r"[\s\-]+", pipeline=[], fields=boosts)
    for address, main in mains.items():
        page = SimpleNamespace(meta={}, title=address, content=main, toc=[], url=address)
        index.add_entry_from_context(page)
    text = index.generate_search_index(None)
    (target / "search_index.json").write_text(text, encoding="utf-8")
    return Peer("Material", MATERIAL, spent() - begun, target)


def disk(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@cache
def sent(path):
    """Return how many bytes a file is from a host that compresses."""
    return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0


def ask(browser, server, program, query):
    """Return bytes, milliseconds cold, milliseconds warm and the first ten of a query."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(0)
    page.goto(f"http://127.0.0.1:{server.server_port}/trong.html")
    server.asked.clear()
    cold = page.evaluate(_TIMED % program, query)
    size = sum(sent(path) for path in server.asked if not _is_result(path))
    warm = page.evaluate(_TIMED % program, query)
    context.close()
    addresses = [re.sub("^/|#.*", "", address) for address in cold["hits"]]
    return size, cold["spent"], warm["spent"], addresses


def _is_result(path):
    """Say whether a file holds what a result shows: of ours a text, of Pagefind's a fragment."""
    return path.parts[-3] == "t" or path.parent.name == "fragment"


def answers(folder, peers, queries):
    """Return what each program answers to each query."""
    with chromium() as browser:
        (folder / "trong.html").write_text("<!doctype html>", encoding="utf-8")
        server = _Server(folder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = [[ask(browser, server, peer.program, q) for q in queries] for peer in peers]
        server.shutdown()
    return found


def holders(every, cut):
    """Return, for each phrase, the addresses of the documents that hold it."""
    right = {phrase: set() for phrase in cut}
    for document in every:
        one = oracle.Scan([document])
        for phrase in cut:
            right[phrase] |= one.phrase(phrase)
    return right


def main(records, site, count="20"):
    corpus, problems = load_corpus([Path(records)])
    if problems:
        sys.exit("\n".join(map(str, problems[:5])))
    every = list(documents(corpus))
    sample = random.Random(0).sample(every, min(500, len(every)))
    cut = [p for p in phrases(sample, 4 * int(count), seed=3) if not has_synonym(p)][: int(count)]
    cut = [phrase if i % 2 else oracle.bare_text(phrase) for i, phrase in enumerate(cut)]
    right = holders(every, cut)
    pages = {d.address: (Path(site) / d.address).read_text(encoding="utf-8") for d in every}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        peers = build_ours(corpus, folder), build_pagefind(pages, folder)
        peers = *peers, build_material(pages, folder)
        write_page(folder)
        queries = [f'"{phrase}"' if i % 2 else phrase for i, phrase in enumerate(cut)]
        found = answers(folder, peers, queries)
        print(f"{len(every)} letters, {len(cut)} phrases")
        print_table(peers, found, right)


def print_table(peers, found, right):
    table = [column(peer, of, right) for peer, of in zip(peers, found, strict=True)]
    print("| |", " | ".join(peer.name for peer in peers), "|\n|---" + "|---" * len(peers) + "|")
    for name in table[0]:
        print(f"| {name} |", " | ".join(values[name] for values in table), "|")


def column(peer, found, right):
    sizes, cold, warm, hits = zip(*found, strict=True)
    pairs = list(zip(hits, right.values(), strict=True))
    good = [len(set(ten) & of) / max(1, min(10, len(of))) for ten, of in pairs]
    wrong = [bool(set(ten) - of) for ten, of in pairs[1::2]]
    return {
        "build, s CPU": f"{peer.cpu:.0f}",
        "index on disk, MB (ours with the texts)": f"{disk(peer.folder) / 1e6:.1f}",
        "kB before a first answer, median (max)": _both([size / 1000 for size in sizes]),
        "ms to a first answer, median (max)": _both(cold),
        "ms to the same again, median (max)": _both(warm, ".1f"),
        "of ten that should be first, found": f"{statistics.mean(good):.2f}",
        "answers in quotes with a wrong one": f"{sum(wrong)} of {len(wrong)}",
    }


def _both(values, form=".0f"):
    return f"{statistics.median(values):{form}} ({max(values):.0f})"
