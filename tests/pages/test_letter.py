"""The letter on its page: text, points and form as printed, markup shown and never run."""

from __future__ import annotations

import pytest

from tests.pages.reading import paragraphs, texts
from tests.site.factory import LONG_WORD, NBSP_LINE, TRICKS
from tests.site.samples import FACTS, HELD, LETTERS, MADE, SEEDS

HEAD = ("superior", "issuer", "star", "number", "motto", "dateline")  # left, then right


@pytest.fixture
def letter(page):
    return page.one("article")


# ---------- the text ----------


def test_the_text_is_the_record_s_character_for_character(page, seed):
    assert texts(paragraphs(page)) == HELD[seed].paragraphs


def test_the_text_is_the_source_file_s_but_for_what_was_mended(page, seed):
    source = HELD[seed].source.read_text(encoding="utf-8-sig")
    source = " ".join(" ".join(source.replace("*", "").split()).split())
    for change in HELD[seed].values["mended"]:
        before, after = (" ".join(change[side].split()) for side in ("before", "after"))
        assert before in source
        source = source.replace(before, after, 1)
    text = " ".join(" ".join(texts(paragraphs(page))).split())
    assert len(text) > 1500
    assert text in source


def test_double_and_hard_blanks_reach_the_page(made_site):
    page = made_site.page(f"{MADE}/33-cv-hu.html")
    assert texts(paragraphs(page)) == [NBSP_LINE, LONG_WORD]
    assert "\u00a0" in paragraphs(page)[0].text


def test_numbers_and_dashes_are_printed_never_counted(page, seed):
    article = page.one("article")
    lists = [e for e in article.all() if e.name in ("ol", "ul", "li")]
    assert [e for e in lists if any("txt" in over.classes for over in e.above())] == []
    assert article.all("ol") == []
    begun = [p.text.split()[0] for p in paragraphs(page)]
    wanted = [p.split()[0] for p in HELD[seed].paragraphs]
    assert begun == wanted


def test_bold_and_italic_are_those_of_the_source(real_site):
    bold = ["".join(texts(p.all("strong"))) for p in paragraphs(real_site.page(SEEDS["002"]))]
    assert [text for text in bold if text] == ["vùng xanh"]
    # A slip within is an element of its own
    italic = ["".join(texts(p.all("em"))) for p in paragraphs(real_site.page(SEEDS["003"]))]
    assert [text for text in italic if text] == [
        "xóm, tổ dân phố",
        "thông qua Trung tâm y tế huyện là cơ quan thường trực của BCD huyện",
    ]


# ---------- points ----------


def test_every_point_has_its_lasting_id(page, seed):
    assert [p.attrs["id"] for p in paragraphs(page)] == FACTS[seed]["points"].split()


def test_every_point_has_a_link_to_itself_with_a_name_of_its_own(page):
    links = [p.one("a", cls="pl") for p in paragraphs(page)]
    assert [link.attrs["href"] for link in links] == [f"#{p.attrs['id']}" for p in paragraphs(page)]
    names = [link.attrs["aria-label"] for link in links]
    assert all(name.startswith("Liên kết đến ") for name in names)
    assert len(set(names)) == len(names)


def test_points_are_named_as_people_name_them(real_site):
    page = real_site.page(SEEDS["002"])
    names = {p.attrs["id"]: p.one("a", cls="pl").attrs["aria-label"] for p in paragraphs(page)}
    assert names["d3-g2"] == "Liên kết đến điểm 3, gạch đầu dòng thứ hai"
    assert names["p1"] == "Liên kết đến đoạn 1"


def test_a_table_and_articles_have_ids_and_links_too(made_site):
    page = made_site.page(f"{MADE}/32-cv-hu.html")
    table = page.one("div", cls="tbl")
    assert table.attrs["id"] == "b1"
    assert [texts(row.all("td")) for row in table.all("tr")][1][:2] == ["Lũng Cú", "12"]
    assert texts(table.all("th"))[0] == "Xã"
    ids = "p1 dieu1 dieu1-d1 dieu1-d1-a dieu1-d1-dd dieu2 dieu2-d1 mi mi-d1"
    assert [p.attrs["id"] for p in paragraphs(page)] == ids.split()


# ---------- the form around the text ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_the_letterhead_has_the_lines_that_are_printed_and_no_others(letter, values):
    head = letter.one("header", cls="lh")
    lacking = texts(head.all("span", cls="lack"))
    printed = [p for p in head.all("p") if "subject" not in p.classes]
    lines = [p.text for p in printed if p.text not in lacking]
    assert lines == [values["letterhead"][name] for name in HEAD if values["letterhead"][name]]


@pytest.mark.parametrize("seed", LETTERS)
def test_a_missing_line_is_said_to_be_missing_and_never_filled_in(letter, values):
    head = letter.one("header", cls="lh")
    named = {
        "issuer": "Nguồn thiếu tên cơ quan",
        "motto": "Nguồn thiếu dòng tiêu đề",
        "number": "Nguồn thiếu số",
        "dateline": "Nguồn thiếu địa danh, ngày tháng",
    }
    lacking = [words for name, words in named.items() if not values["letterhead"][name]]
    assert sorted(texts(head.all("span", cls="lack"))) == sorted(lacking)
    if not values["letterhead"]["motto"]:
        assert "ĐẢNG CỘNG SẢN" not in letter.text
    if not values["letterhead"]["issuer"]:
        assert "HUYỆN ỦY" not in head.text


@pytest.mark.parametrize("seed", LETTERS)
def test_subject_recipients_and_copies_are_as_printed(letter, values):
    subject = letter.one("p", cls="subject")
    assert subject.text == "".join(values["letterhead"]["subject"])
    assert len(subject.all("br")) == len(values["letterhead"]["subject"]) - 1
    to = letter.one("div", cls="to")
    assert to.one("em").text == "Kính gửi:"
    assert texts(to.all("li")) == [f"- {line}" for line in values["recipients"]]
    copies = [li.text for part in letter.all("div", cls="copies") for li in part.all("li")]
    assert copies == [f"- {line}" for line in values["copies"]]


@pytest.mark.parametrize("seed", LETTERS)
def test_the_signature_is_as_printed_or_not_there(letter, values):
    sign = values["signature"]
    wanted = [sign[name] for name in ("authority", "position", "name")] if sign else []
    found = [p.text for part in letter.all("div", cls="sign") for p in part.all("p")]
    assert found == wanted


def test_the_letter_comes_first_and_then_what_is_known_of_it(page):
    order = [
        e
        for e in page.walk()
        if e.name == "article" or e.attrs.get("id") in ("thuoc-tinh", "nguon")
    ]
    assert order[0].name == "article"
    assert len(order) == 3


# ---------- HTML in a record is shown, never run ----------


def test_markup_in_a_body_is_text(made_site):
    page = made_site.page(f"{MADE}/31-cv-hu.html")
    assert texts(paragraphs(page)) == list(TRICKS)
    assert page.all("script") == []
    assert page.all("img") == []
    assert len(page.all("h1")) == 1


def test_markup_in_any_field_is_text(made_site):
    page = made_site.page(f"{MADE}/31-cv-hu.html")
    trick = TRICKS[0]
    article = page.one("article")
    assert article.one("p", cls="subject").text == f"Thử {trick}"
    assert article.one("div", cls="to").one("li").text.endswith(f"Ông {trick},")
    assert article.one("div", cls="copies").one("li").text.endswith(f"Bà {trick}.")
    assert texts(article.one("div", cls="sign").all("p")) == [trick, trick, f"Tên {trick}"]
    assert trick in page.one("li", id="sic-a").text
    assert trick in made_site.pages[f"{MADE}/31-cv-hu.html"].description


def test_markup_in_a_record_is_text_in_lists_too(made_site):
    for address in (
        "ha-giang/meo-vac/index.html",
        "nguoi-ky/index.html",
        "ngay/2021/08/index.html",
    ):
        page = made_site.page(address)
        assert TRICKS[0] in page.text
        assert page.all("script") == []
