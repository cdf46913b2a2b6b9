"""The rarer forms of letters on their pages, in lists, in plain text and in search."""

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents
from gazette.pages.documents import where_of
from gazette.pages.plain_text import plain_text
from gazette.pages.render import Renderer
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.dom import read_html
from tests.site.factory import made_letter
from tests.site.letters import (
    ANNEXED,
    JOINT,
    TELEGRAM,
    joint_letter,
    letter_with_annexes,
    telegram,
)

RENDERER = Renderer((ROOT / "scripts/gazette/theme",), None)


@pytest.fixture
def page_of(written, tmp_path):
    """Return a function that makes a letter and returns its page as HTML."""

    def page(make, address):
        make(tmp_path)
        return read_html(RENDERER.content(written()[address]))[0]

    return page


@pytest.fixture
def corpus_of(tmp_path):
    def loaded(make):
        make(tmp_path)
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return corpus

    return loaded


def facts_of(page):
    rows = page.part("thuoc-tinh").one("dl").all("div")
    return {row.one("dt").text: row.one("dd").text for row in rows}


def test_annexes_follow_the_signature_and_are_in_the_contents(page_of):
    page = page_of(letter_with_annexes, ANNEXED)
    sheet = page.one("article", cls="sheet")
    order = [one.attrs.get("class") for one in sheet.all() if one.name in ("div", "section")]
    assert order.index("end") < order.index("annex")
    assert [one.attrs["id"] for one in sheet.all("section", cls="annex")] == ["pl1", "pl2"]
    contents = [link.text for link in page.one("ul", cls="inside").all("a")]
    assert contents[1:3] == ["Phụ lục 1", "Phụ lục II"]


def test_a_footnote_and_its_marks_lead_to_each_other(page_of):
    page = page_of(letter_with_annexes, ANNEXED)
    marks = page.all("a", cls="ref")
    assert [(mark.text, mark.attrs["href"]) for mark in marks] == [
        ("(1)", "#n1"),
        ("(2)", "#n2"),
        ("(1)", "#n1"),
        ("(1)", "#pl1-n1"),
    ]
    backs = [back.attrs["href"] for back in page.all("a", cls="back")]
    assert sorted(backs) == sorted(f"#{mark.attrs['id']}" for mark in marks)
    assert all(back.attrs["aria-label"] for back in page.all("a", cls="back"))


def test_the_letterhead_shows_the_urgency_and_the_facts_do(page_of):
    page = page_of(letter_with_annexes, ANNEXED)
    assert page.one("p", cls="urgent").text == "HỎA TỐC"
    facts = facts_of(page)
    assert facts["Độ khẩn"].startswith("HỎA TỐC")


def test_both_issuers_and_both_signers_of_a_joint_letter_are_named(page_of):
    page = page_of(joint_letter, JOINT)
    assert [sign.all("p")[-1].text for sign in page.all("div", cls="sign")] == [
        "Nguyễn Văn Mẫu",
        "Trần Thị Mẫu",
    ]
    facts = facts_of(page)
    assert facts["Cơ quan ban hành"].startswith("Huyện ủy Đồng Văn, Ủy ban nhân dân huyện Đồng Văn")
    assert "Nguyễn Văn Mẫu (T/M BAN THƯỜNG VỤ, BÍ THƯ), Trần Thị Mẫu (" in facts["Người ký"]


def test_a_joint_letter_is_cited_with_both_issuers(written, tmp_path):
    joint_letter(tmp_path)
    both = "của Huyện ủy Đồng Văn và Ủy ban nhân dân huyện Đồng Văn, tỉnh Hà Giang"
    assert both in written()[JOINT].data.citation


def test_a_joint_letter_of_a_province_is_of_no_further_place(tmp_path):
    made_letter(tmp_path, "ha-giang", issuer="tinh-uy", second_issuer="uy-ban-nhan-dan-tinh")
    (entry,) = load_corpus([tmp_path])[0].entries
    both = "Tỉnh ủy Hà Giang và Ủy ban nhân dân tỉnh Hà Giang"
    assert where_of(entry.directive) == both


def test_each_signer_of_a_joint_letter_is_listed_at_the_own_body(written, tmp_path):
    joint_letter(tmp_path)
    pages = written()
    rows = pages["nguoi-ky/index.html"].data.table.rows
    assert [(row.link.text, row.notes[1].text) for row in rows] == [
        ("Nguyễn Văn Mẫu", "Huyện ủy Đồng Văn"),
        ("Trần Thị Mẫu", "Ủy ban nhân dân huyện Đồng Văn"),
    ]


def test_a_telegram_shows_its_own_label(page_of):
    to = page_of(telegram, TELEGRAM).one("div", cls="to")
    assert to.all("p")[0].text == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:"
    assert "Kính gửi" not in to.text


def test_plain_text_has_footnotes_then_annexes_after_the_signature(corpus_of):
    corpus = corpus_of(letter_with_annexes)
    entry = corpus.entries[0]
    text = plain_text(entry, Sheets(corpus).of(entry))
    pieces = [
        "HỎA TỐC",
        "1- Trực chốt",
        "Lê Văn Mẫu",
        "(1) Chỉ thị về giãn cách.",
        "PHỤ LỤC 1\n\nDANH SÁCH CÁC CHỐT",
        "1. Tổ một: trực chốt số 1(1).",
        "(1) Từ ngày 05/5/2021.",
        "1\tLũng Cú\t1.000",
    ]
    places = [text.index(piece) for piece in pieces]
    assert places == sorted(places)


def test_search_finds_annexes_footnotes_and_urgency(corpus_of):
    corpus = corpus_of(letter_with_annexes)
    (document,) = documents(corpus)
    blocks = {block.text: (block.point, block.name) for block in document.blocks}
    assert blocks["PHỤ LỤC II"] == ("pl2", "phụ lục II")
    assert blocks["1 Lũng Cú 1.000"][0] == "pl2-b1"
    assert blocks["(2) Cả ngành dọc."] == ("n2", "chú thích 2")
    assert "HỎA TỐC" in blocks


def test_search_finds_a_joint_letter_by_either_issuer_and_signer(corpus_of):
    corpus = corpus_of(joint_letter)
    (document,) = documents(corpus)
    assert document.facets["co-quan"] == ("huyen-uy", "uy-ban-nhan-dan-huyen")
    assert {"Nguyễn Văn Mẫu", "Trần Thị Mẫu"} <= set(document.others)
