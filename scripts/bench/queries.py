"""Score search on queries of every class: `python -m bench queries [FILE]`.

The corpus is synthetic and always the same. What is right is decided by a full pass over the texts.
Prints recall, precision and answers by class, and writes the score of each query into FILE.
"""

import json
import re
import sys
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import yaml

from bench import oracle
from bench.chromium import chromium
from bench.phrases import write_page
from gazette.corpus import load_corpus
from gazette.outputs import search_index
from gazette.pages.lists.findings import Findings
from gazette.search import write_index
from gazette.store import NO_STORE
from gazette.synth.generate import write_records

LETTERS, SEED = 600, 15
_UNKNOWN = re.compile(r"(?:, )?\b(?:chưa xác định|(?:chưa|không) rõ)\b[^,]*", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(\d\d?)\s*[/.-]\s*|(\d\d?)\s+tháng\s+)?(?:tháng\s+)?(\d\d?)"
    r"\s*(?:[/.-]|\s+năm)\s*((?:19|20)\d\d)(?![\d/]|-\w)",
    re.IGNORECASE,
)
_ASK = """async (text) => {
  const options = { limit: 10_000, facets: false, excerpts: false, cards: true };
  try {
    const { hits, ...rest } = await index.query(text, options);
    return { ...rest, hits: hits.map((hit) => hit.address) };
  } catch (error) {
    return { hits: [], total: 0, broken: true };
  }
}"""


def main(to=""):
    rows = yaml.safe_load(files("bench").joinpath("queries.yml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        folder = Path(temporary)
        for _ in write_records(folder / "records", LETTERS, SEED):
            pass
        corpus, _ = load_corpus([folder / "records"])
        documents = list(search_index.documents(corpus))
        named = getattr(search_index, "named_pages", None)
        more = {"pages": named(Findings(corpus), NO_STORE)} if named else {}
        names = search_index.facet_names(corpus)
        write_index(documents, folder / "chi-muc", labels=names, **more)
        write_page(folder)
        page = browser.new_page()
        page.goto((folder / "trang.html").as_uri())
        page.evaluate("VanBan.open('chi-muc/').then((index) => { window.index = index; })")
        right = _Right(documents)
        scores = [_score(page, row, right) for row in rows]
    _report(rows, scores)
    if to:
        Path(to).write_text(json.dumps(list(zip(rows, scores, strict=True)), ensure_ascii=False))


class _Right:
    """What is right, by a full pass. Words for what is unknown are not of the letters."""

    def __init__(self, documents):
        self.documents = documents
        self.lines = {d.address: [_UNKNOWN.sub("", text) for text in _texts(d)] for d in documents}
        self.scan = oracle.Scan.of_lines(self.lines)

    def of(self, row):
        if date := row.get("date"):
            return self._of_date(date)
        if row["class"] == "empty":
            return set(self.lines)
        if "number" in row:
            return self._of_number(row["kind"], row["digits"], row["number"].split()[1])
        alternatives = (text.split(" + ") for text in row.get("right", ()))
        every = [set.intersection(*map(self.scan.phrase, one)) for one in alternatives]
        return set().union(*every)

    def _of_date(self, date):
        own = {d.address for d in self.documents if _own_date(d).startswith(date)}
        return own | self._holding(lambda text: date in _dates(text))

    def _of_number(self, kind, digits, symbol):
        """Return what bears or cites a document by its kind and digits."""
        number = re.compile(rf"(?<!\w)0*{digits} ?[-/] ?(?:20\d\d/ ?)?{symbol}(?![a-zđ])")
        said = self.scan.any_phrase(f"{kind} {digits}", f"{kind} số {digits}")
        return said | self._holding(number.search)

    def _holding(self, has):
        return {address for address, texts in self.lines.items() if any(map(has, texts))}


def _own_date(document):
    return "-".join(f"{int(n):02}" for n in re.findall(r"\d+", document.when)[:3][::-1])


def _texts(document):
    places = (document.where, getattr(document, "place", ""))
    texts = (document.title, document.number, *places, *document.others, document.when)
    return [*texts, *(block.text for block in document.blocks)]


def _dates(text):
    for day, other, month, year in _DATE.findall(text):
        yield f"{year}-{int(month):02}"
        if day or other:
            yield f"{year}-{int(month):02}-{int(day or other):02}"


def _score(page, row, right):
    """Return recall and precision of what is counted, and whether a slip or a page is named."""
    found, wanted = page.evaluate(_ASK, row["query"]), right.of(row)
    meant = found
    if offer := found.get("offer"):  # one click away
        meant = page.evaluate(_ASK, offer["to"] + offer["rest"])
    counted = meant["hits"] if row.get("listed") else meant["hits"][: meant["total"]]
    answers = set(counted)
    common = len(answers & wanted)
    works = float("broken" not in found)
    if name := row.get("page"):
        return {"page": float(any(name in card["address"] for card in found.get("cards") or ()))}
    score = {
        "recall": common / len(wanted) if wanted else works,
        "precision": common / len(answers) if answers else works,
        "total": found["total"],
        "right": len(wanted),
    }
    if means := row.get("means"):
        said = [found.get(key) or {} for key in ("corrected", "offer")]
        score["meant"] = float(any(one.get("to") == means for one in said))
    return score


def _report(rows, scores):
    classes = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        classes[row["class"]].append(score)
    for name, own in {**classes, "all": scores}.items():
        kinds = ("recall", "precision", "meant", "page")
        shares = {k: [score[k] for score in own if k in score] for k in kinds}
        said = (f"{k} {sum(v) / len(v):.3f}" for k, v in shares.items() if v)
        print(f"{name} ({len(own)}): {', '.join(said)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
