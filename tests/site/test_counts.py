"""Every form of the data, and the pages, tell of the same documents: nothing is lost on the way.

Each file of a built site is read by a reader of its own; what there is, is counted in the records.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from rdflib import RDF, Graph, Namespace

from gazette.corpus import load_corpus
from gazette.pages.feeds import NEWEST
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL, built
from tests.site.samples import all_held

SCHEMA = Namespace("https://schema.org/")
WITHDRAWN = "withdrawn: {on: '2026-11-25', because: Theo yêu cầu của cơ quan ban hành.}\n"


@dataclass(frozen=True)
class Built:
    """A site, and the records that it was made from."""

    folder: Path
    records: Path

    @cached_property
    def held(self):
        """The records that are no drafts."""
        return [one for one in all_held(self.records) if not one.values.get("draft")]

    @cached_property
    def shown(self):
        return [one for one in self.held if not one.is_withdrawn]

    def json(self, address):
        return json.loads((self.folder / "du-lieu/v1" / address).read_bytes())

    def csv(self, name):
        file = self.folder / f"du-lieu/v1/csv/{name}.csv"
        with file.open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    def count(self, sql):
        base = sqlite3.connect(self.folder / "du-lieu/v1/van-ban.sqlite")
        try:
            return base.execute(f"SELECT count(*) FROM {sql}").fetchone()[0]
        finally:
            base.close()

    @cached_property
    def ids(self):
        return {row["id"] for row in self.csv("directives")}


@pytest.fixture(scope="session")
def synthetic_records(once):
    """Return synthetic records, of which two are drafts and two were withdrawn."""

    def fill(folder):
        list(write_records(folder, 60, seed=3))
        files = sorted(folder.rglob("*.md"))
        for more, some in (("draft: true\n", files[5:50:30]), (WITHDRAWN, files[8:50:30])):
            for file in some:
                text = file.read_text(encoding="utf-8")
                revised = re.sub(r"^revised: .*", "revised: '2026-11-25'", text, flags=re.MULTILINE)
                file.write_text(revised.replace("---\n", f"---\n{more}", 1), encoding="utf-8")

    return once("counted-records", fill)


@pytest.fixture(scope="session")
def synthetic(once, synthetic_records):
    def fill(folder):
        built(folder, synthetic_records, SITE_URL, print_files=False)

    return Built(once("counted", fill) / "site", synthetic_records)


@pytest.fixture(params=["five", "synthetic"])
def one(request):
    if request.param == "five":
        return Built(request.getfixturevalue("site_with_address"), ROOT / "directives")
    return request.getfixturevalue("synthetic")


def test_the_synthetic_records_have_drafts_and_withdrawn_ones(synthetic):
    assert (len(synthetic.held), len(synthetic.shown)) == (58, 56)


def test_all_documents_stand_in_every_form_and_no_draft(one):
    known, index = len(one.held), one.json("index.json")
    reports = sum(held.is_report for held in one.held)
    told = index["counts"]
    assert (told["directives"], told["reports"]) == (known - reports, reports)
    assert told["withdrawn"] == known - len(one.shown)
    lines = (one.folder / "du-lieu/v1/directives.jsonl").read_text("utf-8").splitlines()
    assert len(one.ids) == len(one.csv("directives")) == len(lines) == known
    assert one.count("directives") == one.json("danh-sach/tat-ca/index.json")["total"] == known
    assert one.count("directives WHERE withdrawn_on IS NULL") == len(one.shown)
    feed = feedparser.parse((one.folder / "index.atom").read_bytes())
    assert len(feed.entries) == min(known, NEWEST)
    sitemap = etree.parse(one.folder / "sitemap.xml")
    listed = set(sitemap.xpath("//*[local-name()='loc']/text()"))
    assert {f"{SITE_URL}{key}.html" for key in one.ids} <= listed
    assert all((one.folder / f"{key}.html").exists() for key in one.ids)


def test_the_documents_shown_stand_in_linked_data_and_in_akoma_ntoso(one):
    types = (SCHEMA.Legislation, SCHEMA.NewsArticle)
    dump = Graph().parse(one.folder / "du-lieu/van-ban.ttl")
    names = {str(name) for of in types for name in dump.subjects(RDF.type, of)}
    shown = {
        f"{SITE_URL}{row['id']}.html" for row in one.csv("directives") if not row["withdrawn_on"]
    }
    assert names == shown
    acts = {key for key in one.ids if (one.folder / f"{key}.xml").exists()}
    assert {f"{SITE_URL}{key}.html" for key in acts} == shown


def test_tasks_and_cited_documents_are_as_many_everywhere(one):
    counts = one.json("index.json")["counts"]
    assert counts["tasks"] == one.count("tasks") == len(one.csv("tasks"))
    assert counts["tasks"] == one.json("danh-sach/nhiem-vu/index.json")["total"]
    assert counts["documents"] == one.json("danh-sach/vien-dan/index.json")["total"]
    assert counts["documents"] == one.count("documents WHERE citing > 0")
    cited = {row["document"] for row in one.csv("citations")}
    assert len(cited) == counts["documents"]


def test_texts_are_those_of_the_records_in_every_form(one):
    corpus, _ = load_corpus([one.records])
    base = sqlite3.connect(one.folder / "du-lieu/v1/van-ban.sqlite")
    texts = dict(base.execute("SELECT directive, text FROM full_texts"))
    base.close()
    assert len(corpus.shown) == len(one.shown)
    for entry in corpus.shown:
        text = entry.record.body_text
        own = json.loads((one.folder / entry.address).with_suffix(".json").read_bytes())
        assert "\n".join(block["text"] for block in own["blocks"]) == text
        assert texts.get(entry.key, "") == text
