"""Measure search beside Pagefind: `python -m tests.search.peers [N | DOCUMENTS.jsonl] [QUERIES]`.

Both index the same documents in one run and answer the same phrases, quoted, from the same server,
each cold one in a browser that has nothing yet. Prints a table. Pagefind is not among the tests'
packages: `pip install "pagefind[bin]"` into an environment of its own, and put that on PYTHONPATH.
"""

# ruff: noqa: T201 (a program of its own)

import html
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from gazette.search import write_index
from tests.browser import find_chromium
from tests.search import oracle
from tests.search.conftest import write_page
from tests.search.measure import documents
from tests.search.test_matching import has_synonym, phrases

OURS = """async (text) => {
  if (!window.VanBan) {
    const script = document.createElement("script");
    const loaded = new Promise((done) => { script.onload = done; });
    script.src = "may-tim.js";
    document.head.append(script);
    await loaded;
    window.index = await VanBan.open("chi-muc/");
  }
  const options = { limit: 10, facets: false, excerpts: false };
  return (await index.query(text, options)).hits.map((hit) => hit.address);
}"""
PAGEFIND = """async (text) => {
  window.pagefind = window.pagefind || await import("/pagefind/pagefind.js");
  window.found = await pagefind.search(text);
}"""
_READ_PAGEFIND = """async () => {
  const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return pages.map((page) => page.url.replace(/^[/]/, ""));
}"""
_TIMED = """async (text) => {
  const begun = performance.now(), hits = await (%s)(text);
  return { hits, spent: performance.now() - begun };
}"""


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


def page_of(document):
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in oracle.lines(document)[1:])
    title = html.escape(document.title)
    return (
        f'<!doctype html><html lang="vi"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1>{lines}</body></html>"
    )


def write_pages(source, folder):
    for document in documents(source):
        file = folder / document.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_of(document), encoding="utf-8")


def build(source, folder):
    """Build both; return the CPU seconds of each."""
    labels = {name: {} for name in next(documents(source)).facets}
    begun = spent()
    write_index(documents(source), folder / "chi-muc", labels=labels)
    ours = spent() - begun
    write_page(folder)
    write_pages(source, folder / "trang")
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        folder / "trang",
        "--force-language",
        "vi",
    ]
    begun = spent()
    subprocess.run(
        [*command, "--output-path", folder / "pagefind"], check=True, capture_output=True
    )
    return ours, spent() - begun


def disk(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def ask(browser, server, program, query):
    """Return bytes, milliseconds cold, milliseconds warm and the first ten of a query."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/trong.html")
    server.asked.clear()
    cold = page.evaluate(_TIMED % program, query)
    size = sum(
        path.stat().st_size for path in server.asked if path.exists() and path.parts[-3] != "t"
    )
    warm = page.evaluate(_TIMED % program, query)
    hits = page.evaluate(_READ_PAGEFIND) if program is PAGEFIND else cold["hits"]
    context.close()
    return size, cold["spent"], warm["spent"], hits


def main(source="1000", count="20"):
    every = list(documents(source))
    scan = oracle.Scan(random.Random(0).sample(every, min(500, len(every))))
    cut = [p for p in phrases(scan.documents, 4 * int(count), seed=3) if not has_synonym(p)]
    cut = cut[: int(count)]
    right = {phrase: set() for phrase in cut}
    for document in every:
        one = oracle.Scan([document])
        for phrase in cut:
            right[phrase] |= one.phrase(phrase)
    with tempfile.TemporaryDirectory() as temporary:
        folder, begun = Path(temporary), time.time()
        cpu = build(source, folder)
        print(f"{len(every)} documents, {count} phrases; built in {time.time() - begun:.0f} s")
        found = answers(folder, cut)
        print_table(cpu, (folder / "chi-muc", folder / "pagefind"), found, right)


def answers(folder, cut):
    """Return what each program answers to each phrase."""
    with sync_playwright() as playwright:
        (folder / "trong.html").write_text("<!doctype html>", encoding="utf-8")
        server = _Server(folder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=["--no-sandbox"]
        )
        found = {
            program: [ask(browser, server, program, f'"{phrase}"') for phrase in cut]
            for program in (OURS, PAGEFIND)
        }
        browser.close()
        server.shutdown()
    return found


def print_table(cpu, folders, found, right):
    ours, theirs = (columns(*of, right) for of in zip(cpu, folders, found.values(), strict=True))
    print("| | ours | Pagefind |\n|---|---|---|")
    for name in ours:
        print(f"| {name} | {ours[name]} | {theirs[name]} |")


def columns(cpu, folder, answers, right):
    sizes, cold, warm, hits = zip(*answers, strict=True)
    good = [
        len(set(ten) & of) / max(1, min(10, len(of)))
        for ten, of in zip(hits, right.values(), strict=True)
    ]
    wrong = sum(bool(set(ten) - of) for ten, of in zip(hits, right.values(), strict=True))
    return {
        "build, s CPU": f"{cpu:.0f}",
        "index on disk, MB": f"{disk(folder) / 1e6:.1f}",
        "kB before a first answer, median (max)": (
            f"{statistics.median(sizes) / 1000:.0f} ({max(sizes) / 1000:.0f})"
        ),
        "ms cold, median (max)": f"{statistics.median(cold):.0f} ({max(cold):.0f})",
        "ms warm, median (max)": f"{statistics.median(warm):.1f} ({max(warm):.0f})",
        "of ten that should be first, found": f"{statistics.mean(good):.2f}",
        "queries with a false one in the first ten": f"{wrong} of {len(answers)}",
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
