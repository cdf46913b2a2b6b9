"""From a citation to the page of what is cited, and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gazette.corpus import load_corpus
from tests.conftest import ROOT
from tests.site.dom import page_at
from tests.site.samples import SEEDS

INDEX = "vien-dan/index.html"


@pytest.fixture(scope="module")
def links():
    return load_corpus([ROOT / "directives"])[0].links


def cites_of(page):
    return page.one("article").all("a", cls="cite")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_citation_of_a_letter_is_a_link_in_its_text(site, links, seed):
    page = page_at(site / SEEDS[seed])
    found = links.cites.get(SEEDS[seed], ())
    wanted = [link.citation.text[: link.citation.link_end - link.citation.start] for link in found]
    # A slip within parts a link in two
    assert "".join(a.text for a in cites_of(page)) == "".join(wanted)
    assert len({a.attrs["href"] for a in cites_of(page)}) == len({link.document for link in found})


def test_every_link_of_a_citation_leads_to_a_page_that_lists_the_letter(site):
    for address in SEEDS.values():
        for a in cites_of(page_at(site / address)):
            target = (site / address).parent / a.attrs["href"]
            back = [b.attrs["href"] for b in page_at(target.resolve()).one("main").all("a")]
            letter = address.rpartition("/")[2]
            assert any(letter in href for href in back), target


def test_the_index_has_a_row_for_every_cited_document_with_its_count(site, links):
    rows = page_at(site / INDEX).one("tbody").all("tr")
    counts = {row.one("a").attrs["href"]: int(row.all("td")[-1].words.split()[0]) for row in rows}
    wanted = {
        f"{key.removeprefix('vien-dan/')}.html": len(links.citing(key)) for key in links.cited_by
    }
    assert counts == wanted
    assert wanted


def test_a_document_that_is_not_held_says_so_and_quotes_who_cites_it(site, links):
    (key,) = [key for key in links.cited_by if "398-tb-hu" in key]
    page = page_at(site / f"{key}.html")
    assert page.one("h1").text == "Thông báo 398-TB/HU"
    assert "Chưa có toàn văn" in page.one(cls="note").words
    (quote,) = page.all("blockquote")
    assert quote.words.startswith("Thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021 về ý kiến")


def test_what_has_no_year_is_settled_by_the_record_and_says_why(site):
    page = page_at(site / SEEDS["004"])
    section = next(s for s in page.all("section") if s.attrs["aria-labelledby"] == "quan-he")
    row = next(li for li in section.all("li") if "15/CT-TTg" in li.text)
    assert "27/3/2020" in row.text
    assert row.one(cls="inferred")
    assert "giãn cách xã hội" in section.one("p", cls="why").text


def test_the_picture_is_for_eyes_and_the_list_says_the_same(site):
    section = next(
        s
        for s in page_at(site / SEEDS["001"]).all("section")
        if s.attrs["aria-labelledby"] == "quan-he"
    )
    picture = section.one("svg")
    assert picture.attrs["aria-hidden"] == "true"
    assert all(a.attrs["tabindex"] == "-1" for a in picture.all("a"))
    listed = [a.attrs["href"] for li in section.all("li") for a in li.all("a")]
    drawn = [a.attrs["href"] for a in picture.all("a")]
    assert drawn
    assert set(drawn) <= set(listed)


def test_a_reader_walks_from_a_citation_to_what_is_cited_and_back(page, served):
    page.goto(served + SEEDS["004"])
    page.locator("a.cite", has_text="15/CT-TTg").click()
    expect(page.locator("h1")).to_have_text("Chỉ thị 15/CT-TTg")
    page.get_by_role("link", name="Gạch thứ 6 (theo)").click()
    assert page.url == f"{served}{SEEDS['004']}#g6"
    expect(page.locator("#g6")).to_be_in_viewport()
