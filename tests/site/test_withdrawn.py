"""A withdrawn record: no file of the site says more of it than its page does."""

from __future__ import annotations

import html
import json
import re
import unicodedata

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents
from tests.conftest import ROOT
from tests.pages.test_withdrawn import without
from tests.site.conftest import built
from tests.site.samples import HELD, SEEDS, all_held

PRINTED = "002"
"""The record whose site is built with print files."""


@pytest.fixture(scope="module", params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture(scope="module")
def records(seed, tmp_path_factory):
    return without(seed, tmp_path_factory.mktemp("gone") / "records")


@pytest.fixture(scope="module")
def site_without(seed, records):
    """Return the site in which one record is withdrawn."""
    return built(records.parent, records, print_files=seed == PRINTED)


def plain(text):
    """Return a text as needles are looked for: without case, entities and runs of blanks."""
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).casefold().split())


def read(file):
    """Return what a file holds, with its tags and without them."""
    text = file.read_bytes().decode(errors="replace")
    return plain(text) + plain(re.sub("<[^>]*>", "", text))


def needles(held):
    """Return what no file may say of a record: its names, its lines, its words, its source."""
    values = held.values
    head, sign = values.get("letterhead") or {}, values.get("signature") or {}
    yield from (values["subject"], values["speaks_as"], values.get("byline"), sign.get("name"))
    yield from (" ".join(head.get("subject", ())), held.source.stem)
    yield from (line for line in values.get("copies", ()) if line.startswith("Đ/c"))
    yield from (part[:40] for part in held.paragraphs)


def own_needles(held):
    """Return those that tell a record from the others and are no everyday words."""
    others = [one for one in all_held(ROOT / "directives") if one.file != held.file]
    known = plain("\n".join(one.file.read_text(encoding="utf-8") for one in others))
    found = {plain(needle) for needle in needles(held) if needle}
    return {needle for needle in found if len(needle) > 7 and needle not in known}


def test_no_file_of_the_site_says_more_of_it(seed, site_without):
    held = HELD[seed]
    own = own_needles(held)
    names = (held.values.get("byline"), (held.values.get("signature") or {}).get("name"))
    for needle in (*names, held.paragraphs[0][:40], held.source.stem):
        assert not needle or plain(needle) in own
    said = {
        (file.relative_to(site_without).as_posix(), needle)
        for file in site_without.rglob("*")
        if file.is_file()
        for text in [read(file)]
        for needle in own
        if needle in text
    }
    assert said == set()


def test_beside_its_page_stands_its_notice_for_programs_and_nothing_else(seed, site_without):
    page = site_without / SEEDS[seed]
    notice = page.with_suffix(".json")
    assert {file.name for file in page.parent.glob(f"{page.stem}*")} == {page.name, notice.name}
    said = json.loads(notice.read_text(encoding="utf-8"))
    assert said["withdrawn_on"]
    assert said["blocks"] == said["printed"] == said["signatures"] == said["tasks"] == []
    names = {file.name for file in site_without.rglob("*")}
    assert HELD[seed].source.name not in names


def test_search_holds_no_document_of_it(seed, records, site_without):
    corpus, _ = load_corpus([records])
    assert {document.address for document in documents(corpus)} == {
        address for other, address in SEEDS.items() if other != seed
    }
    texts = list((site_without / "tim-kiem/chi-muc").glob("t/*/*.js"))
    assert len(texts) == len(SEEDS) - 1
