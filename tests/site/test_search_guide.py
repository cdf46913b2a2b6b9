"""The guide to searching promises only what holds: each of its examples is tried."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.site.samples import HELD, SEEDS
from tests.site.test_search import STATUS, found

GUIDE = (ROOT / "docs/cach-tim-kiem.md").read_text(encoding="utf-8")
LETTER = SEEDS["002"]
OFFER, MENDED, CARDS = "#co-phai", "#sua-cau-tim", "#trang-co-ten li"
FIRST = [
    *("vung xanh", '"vùng xanh"', "358-CV/HU", "358 cv hu", "358cvhu", "số 358 -CV/HU"),
    *("công văn 358", "10/8/2021", "10.08.2021", "ngày 10 tháng 8 năm 2021", "tháng 8 2021"),
    *("Sông Lô", "vùng xanh"),
]
"""Examples that find the letter of Sông Lô first."""
WHOLE = {"cấm": "cấm", "ca": "ca", "cam": "cam", "hoà": "hòa", "hòa": "hòa", "uỷ": "ủy", "ủy": "ủy"}
"""Examples of words, with what each document that they find has."""
TOGETHER = [("vắc xin", "vắc-xin", "vacxin"), ("UBND", "Ủy ban nhân dân")]
OTHERS = ['vắc xin -"vùng xanh"', "đường dây nóg", "vùn xanh", "vung2 xanh"]


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
def test_words_are_meant_as_typed(ask, query):
    words = re.compile(rf"\b({query}|{WHOLE[query]})\b", re.IGNORECASE)
    held = {SEEDS[seed]: " ".join(letter.paragraphs) for seed, letter in HELD.items()}
    for address in ask(query):
        assert words.search(held[address]) or query in ("hoà", "uỷ", "hòa", "ủy"), address


@pytest.mark.parametrize("forms", TOGETHER)
def test_words_of_one_meaning_are_found_together(ask, forms):
    one, *others = (set(ask(form)) for form in forms)
    assert all(other == one for other in others)


def test_what_is_left_out(ask):
    assert set(ask('vắc xin -"vùng xanh"')) == set(ask("vắc xin")) - {LETTER}


def test_what_is_no_word_is_replaced_and_said(page, ask):
    assert ask("đường dây nóg") == ask("đường dây nóng")
    page.goto(ask.address("đường dây nóg"))
    text = page.locator(MENDED)
    text.wait_for()
    assert "“đường dây nóng”" in text.inner_text()


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
