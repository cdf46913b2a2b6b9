"""A withdrawn record: its page says no more than number, issuer and day, and no file says more."""

from __future__ import annotations

import html
import re
import shutil
import unicodedata

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.conftest import built
from tests.site.dom import page_at
from tests.site.samples import HELD, SEEDS, all_held

FORMER = "tra-vinh/khong-ro/khong-ro/1-cv-hu.html"
REASON = "Cơ quan ban hành yêu cầu thu hồi"
GONE = f'withdrawn: {{on: "2027-01-31", because: {REASON}}}\nformerly: [/{FORMER}]\n'
PRINTED = "002"
"""The record whose site is built with print files."""
NEWEST, REPORT = "000", "001"


@pytest.fixture(scope="module", params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture(scope="module")
def records(seed, tmp_path_factory):
    """Return a folder with the real records, one of which is withdrawn and has moved."""
    folder = tmp_path_factory.mktemp("gone") / "records"
    shutil.copytree(ROOT / "directives", folder)
    file = folder / HELD[seed].file.relative_to(ROOT / "directives")
    text = file.read_text(encoding="utf-8").replace("\nadded: ", f"\n{GONE}added: ", 1)
    file.write_text(text, encoding="utf-8")
    return folder


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


def test_nothing_stands_beside_its_page(seed, site_without):
    page = site_without / SEEDS[seed]
    assert [file.name for file in page.parent.glob(f"{page.stem}*")] == [page.name]
    names = {file.name for file in site_without.rglob("*")}
    assert HELD[seed].source.name not in names


def test_its_page_says_that_it_was_withdrawn_when_and_why(seed, site_without):
    page = page_at(site_without / SEEDS[seed])
    assert f"Được gỡ ngày 31/01/2027. Lý do: {REASON}" in page.one("main").words
    title = "Tài liệu không còn được đăng" if seed == REPORT else HELD[seed].values["number"]
    assert title in page.one("h1").words


def test_its_former_address_leads_to_its_page(seed, site_without):
    link = page_at(site_without / FORMER).one("main").one("p", cls="lead").one("a")
    assert (site_without / FORMER).parent.joinpath(link.attrs["href"]).resolve() == (
        site_without / SEEDS[seed]
    )


def test_search_holds_no_document_of_it(seed, records, site_without):
    corpus, _ = load_corpus([records])
    assert {document.address for document in documents(corpus, Sheets(corpus))} == {
        address for other, address in SEEDS.items() if other != seed
    }
    texts = list((site_without / "tim-kiem/chi-muc").glob("*/t/*/*.js"))
    assert len(texts) == len(SEEDS) - 1


def test_the_home_page_offers_no_word_of_it(seed, site_without):
    main = page_at(site_without / "index.html").one("main")
    number = HELD[seed].values.get("number")
    assert not number or number not in main.words
    assert not any(a.attrs["href"] == SEEDS[seed] for a in main.all("a"))
