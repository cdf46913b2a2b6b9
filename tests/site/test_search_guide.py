"""The guide to searching promises only what holds: each of its examples is tried."""

from __future__ import annotations

import re

import pytest

from bench import oracle
from tests.conftest import ROOT
from tests.site.samples import SEEDS
from tests.site.test_search import STATUS, found

GUIDE = (ROOT / "docs/cach-tim-kiem.md").read_text(encoding="utf-8")
LETTER = SEEDS["002"]
OFFER, MENDED, CARDS = "#co-phai", "#sua-cau-tim", "#trang-co-ten li"
FIRST = [
    *("vung xanh", '"vùng xanh"', "358-CV/HU", "358 cv hu", "358cvhu", "số 358 -CV/HU"),
    *("công văn 358", "10/8/2021", "10.08.2021", "ngày 10 tháng 8 năm 2021", "tháng 8 2021"),
    *("Sông Lô", "vùng xanh", "sông lô 358"),
]
"""Examples that find the letter of Sông Lô first."""
WHOLE = ("cấm", "ca", "hoà", "hòa", "uỷ", "ủy")
"""Examples of words: nothing else is marked in what they find."""
SAME = {"hoà": ("hòa",), "hòa": ("hoà",), "uỷ": ("ủy",), "ủy": ("uỷ",)}
TOGETHER = [("vắc xin", "vắc-xin", "vacxin"), ("UBND", "Ủy ban nhân dân")]
OTHERS = ['vắc xin -"vùng xanh"', "vùgn xanh", "vùn xanh", "vung2 xanh"]


@pytest.fixture
def ask(page, served):
    def ask(query):
        return [link.removeprefix(served) for link in found(page, address(query))]

    def address(query):
        return f"{served}tim-kiem/index.html?q={query}"

    ask.address = address
    return ask


def test_every_example_is_tried():
    tried = {*FIRST, *WHOLE, *OTHERS, *(form for forms in TOGETHER for form in forms)}
    assert {*re.findall(r"`(.+?)`", GUIDE)} <= tried


@pytest.mark.parametrize("query", FIRST)
def test_what_finds_the_letter_first(ask, query):
    assert ask(query)[0] == LETTER


@pytest.mark.parametrize("query", WHOLE)
def test_words_are_meant_as_typed(page, ask, query):
    page.goto(ask.address(query))
    page.locator(STATUS).filter(has_text=query).wait_for()
    marked = page.locator("[data-search-results] mark").all_inner_texts()
    same = {query, *SAME.get(query, ())}
    assert all(oracle.fits(query, mark.lower()) or mark.lower() in same for mark in marked)


@pytest.mark.parametrize("forms", TOGETHER)
def test_words_of_one_meaning_are_found_together(page, ask, forms):
    said = {}
    for form in forms:
        links = ask(form)
        count = int(re.match(r"\d+", page.locator(STATUS).inner_text())[0])
        said[form] = set(links[:count])
    assert len(set(map(frozenset, said.values()))) == 1, said


def test_what_is_left_out(ask):
    assert set(ask('vắc xin -"vùng xanh"')) == set(ask("vắc xin")) - {LETTER}


def test_what_is_no_word_is_replaced_and_said(page, ask):
    assert ask("vùgn xanh") == ask("vùng xanh")
    page.goto(ask.address("vùgn xanh"))
    text = page.locator(MENDED)
    text.wait_for()
    assert "“vùng xanh”" in text.inner_text()


@pytest.mark.parametrize("query", ["vùn xanh", "vung2 xanh"])
def test_what_may_be_meant_is_offered(page, ask, query):
    page.goto(ask.address(query))
    offer = page.locator(f"{OFFER} a")
    assert offer.inner_text() == "vùng xanh"
    offer.click()
    page.wait_for_url(re.compile(r"\?q=v%C3%B9ng\+xanh$"))


@pytest.mark.parametrize(
    ("query", "name"), [("vùng xanh", "Vùng xanh"), ("Sông Lô", "Huyện Sông Lô, tỉnh Vĩnh Phúc")]
)
def test_the_page_of_a_name_stands_above(page, ask, query, name):
    page.goto(ask.address(query))
    assert page.locator(f"{CARDS} a").all_inner_texts() == [name]


def test_a_number_that_nobody_bears_or_cites_says_so(page, ask):
    page.goto(ask.address("14-CV/HU"))
    page.locator(STATUS).filter(has_text="không tài liệu nào ở đây nhắc đến số này").wait_for()
