"""From a citation to the page of what is cited, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.pages.reading import Site, target
from tests.site.factory import made_letter
from tests.site.samples import SEEDS

INDEX = "vien-dan/index.html"


@pytest.fixture
def links(real_site):
    return real_site.corpus.links


def cites_of(page):
    return page.one("article").all("a", cls="cite")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_citation_of_a_letter_is_a_link_in_its_text(real_site, links, seed):
    page = real_site.page(SEEDS[seed])
    found = links.cites.get(SEEDS[seed], ())
    wanted = [link.citation.text[: link.citation.link_end - link.citation.start] for link in found]
    # A slip within parts a link in two
    assert "".join(a.text for a in cites_of(page)) == "".join(wanted)
    assert len({a.attrs["href"] for a in cites_of(page)}) == len({link.document for link in found})


def test_every_link_of_a_citation_leads_to_a_page_that_lists_the_letter(real_site):
    for address in SEEDS.values():
        for link in cites_of(real_site.page(address)):
            cited = target(address, link)
            assert address in [target(cited, a) for a in real_site.page(cited).all("a")], cited


def test_the_index_has_a_row_for_every_cited_document_with_its_count(real_site, links):
    rows = real_site.page(INDEX).one("tbody").all("tr")
    counts = {row.one("a").attrs["href"]: int(row.one("td", cls="n").words) for row in rows}
    wanted = {
        f"{key.removeprefix('vien-dan/')}.html": len(links.citing(key)) for key in links.cited_by
    }
    assert counts == wanted
    assert wanted


def test_a_document_that_is_not_held_says_so_and_quotes_who_cites_it(real_site, links):
    (key,) = [key for key in links.cited_by if "398-tb-hu" in key]
    page = real_site.page(f"{key}.html")
    assert page.one("h1").text == "Thông báo 398-TB/HU"
    assert "Chưa có toàn văn" in page.one(cls="note").words
    (quote,) = page.all("blockquote")
    assert quote.words.startswith("Thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021 về ý kiến")


def test_the_former_address_of_a_cited_document_leads_on(monkeypatch, tmp_path):
    """Held or not; but the page that now stands at such an address stays."""
    address = "vien-dan/ha-giang/dong-van/2021/{}"
    cited, held, other = map(address.format, ("1-cv-hu", "2-cv-hu", "3-cv-hu"))
    former = {"vien-dan/cu-1": cited, "vien-dan/cu-2": held, cited: other, "vien-dan/cu-3": "x"}
    words = replace(vocabulary(), cited_formerly=former)
    monkeypatch.setattr("gazette.pages.lists.cited.vocabulary", lambda: words)
    text = ", ".join(f"Công văn số {n}-CV/HU ngày 01/3/2021" for n in (1, 2, 3))
    made_letter(tmp_path, number="2-CV/HU", issued="2021-03-01")
    made_letter(tmp_path, number="9-CV/HU", body=[f"Thực hiện {text}."])
    pages = Site(tmp_path).pages
    leads = {at: page.data.address for at, page in pages.items() if page.template == "moved.html"}
    assert leads["vien-dan/cu-1.html"] == f"{cited}.html"
    assert leads["vien-dan/cu-2.html"] == leads[f"{held}.html"]
    assert leads["vien-dan/cu-2.html"] == "ha-giang/dong-van/2021/2-cv-hu.html"
    assert pages[f"{cited}.html"].template != "moved.html"
    assert "vien-dan/cu-3.html" not in pages


def test_a_page_of_a_cited_document_that_was_ever_published_is_still_there(real_site):
    """If a better rule moves one, write its former address into `formerly` of cited.yml."""
    published = (ROOT / "tests/cases/cited_addresses.txt").read_text(encoding="utf-8").split()
    assert len(published) >= 8
    assert [address for address in published if address not in real_site.pages] == []


def test_what_has_no_year_is_settled_by_the_record_and_says_why(real_site):
    page = real_site.page(SEEDS["004"])
    section = page.part("quan-he")
    row = next(li for li in section.all("li") if "15/CT-TTg" in li.text)
    assert "27/3/2020" in row.text
    assert row.one(cls="inferred")
    assert "giãn cách xã hội" in section.one("p", cls="why").text
