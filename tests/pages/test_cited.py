"""From a citation to the page of what is cited, and back."""

from __future__ import annotations

import pytest

from tests.pages.reading import target
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
    counts = {row.one("a").attrs["href"]: int(row.all("td")[-1].words.split()[0]) for row in rows}
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


def test_what_has_no_year_is_settled_by_the_record_and_says_why(real_site):
    page = real_site.page(SEEDS["004"])
    section = page.part("quan-he")
    row = next(li for li in section.all("li") if "15/CT-TTg" in li.text)
    assert "27/3/2020" in row.text
    assert row.one(cls="inferred")
    assert "giãn cách xã hội" in section.one("p", cls="why").text


def test_the_picture_is_for_eyes_and_the_list_says_the_same(real_site):
    section = real_site.page(SEEDS["001"]).part("quan-he")
    picture = section.one("svg")
    assert picture.attrs["aria-hidden"] == "true"
    assert all(a.attrs["tabindex"] == "-1" for a in picture.all("a"))
    listed = [a.attrs["href"] for li in section.all("li") for a in li.all("a")]
    drawn = [a.attrs["href"] for a in picture.all("a")]
    assert drawn
    assert set(drawn) <= set(listed)
