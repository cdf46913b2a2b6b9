"""What helps to find a row of a long index: its order, and the strip of letters above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.pages import strip
from gazette.pages.lists import paging
from gazette.pages.names import folder_name, folder_order
from gazette.pages.render import Renderer
from gazette.pages.strip import letters
from gazette.text.collation import initial
from gazette.vocabulary.office import office_at
from tests.conftest import ROOT
from tests.pages.reading import texts
from tests.site.dom import read_html
from tests.site.factory import made_letter

SIGNERS, GIVEN = "nguoi-ky/index.html", "nguoi-ky/theo-ten/index.html"
NAMES = ("Ân Thị Đào", "Bùi Văn Ấn", "Đỗ Văn Ba", "Nguyễn Thị Ánh")


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Đỗ", "Đ"), ("đào", "Đ"), ("Ấn", "Â"), ("Ánh", "A"), ("ở", "Ơ"), ("5K", ""), ("", "")],
)
def test_a_name_stands_under_its_first_letter_without_the_tone(name, letter):
    assert initial(name) == letter


@pytest.fixture
def signed(tmp_path, written):
    for number, name in enumerate(NAMES, start=1):
        sign = {"authority": None, "position": "BÍ THƯ", "name": name}
        made_letter(tmp_path, number=f"{number}-CV/HU", signature=sign)
    return written


def test_signers_stand_by_their_whole_and_by_their_given_names(signed):
    pages = signed()
    rows = {at: pages[at].data.table.rows for at in (SIGNERS, GIVEN)}
    assert [row.link.text for row in rows[SIGNERS]] == [
        *("Ân Thị Đào", "Bùi Văn Ấn", "Đỗ Văn Ba", "Nguyễn Thị Ánh")
    ]
    assert [row.link.text for row in rows[GIVEN]] == [
        *("Nguyễn Thị Ánh", "Bùi Văn Ấn", "Đỗ Văn Ba", "Ân Thị Đào")
    ]
    assert [row.initial for row in rows[GIVEN]] == ["A", "Â", "B", "Đ"]
    assert {row.link.address for row in rows[GIVEN]} == {
        f"{SIGNERS}#{row.id}" for row in rows[SIGNERS]
    }


def test_both_indexes_of_signers_lead_to_each_other(signed):
    pages = signed()
    assert pages[SIGNERS].data.see.address == GIVEN
    assert pages[GIVEN].data.see.address == SIGNERS


def test_a_strip_leads_to_the_first_row_of_each_letter_of_a_long_index(signed, monkeypatch):
    rows = signed()[GIVEN].data.table.rows
    assert letters(rows) == {}
    monkeypatch.setattr(strip, "LONG", 4)
    assert letters(rows) == {
        "A": "nguyen-thi-anh",
        "Â": "bui-van-an",
        "B": "do-van-ba",
        "Đ": "an-thi-dao",
    }


def test_the_glossary_has_a_strip_and_a_box_that_needs_script(real_site):
    page = real_site.page("tu-viet-tat/index.html")
    rows = {row.attrs["id"]: row.one("dt").text for row in page.one("dl").all("div")}
    links = page.one("nav", cls="strip").all("a")
    assert len(links) > 10
    assert texts(links) == [initial(rows[link.attrs["href"][1:]]) for link in links]
    assert page.one("p", cls="sieve").one("label").attrs["for"] == page.one("input").attrs["id"]


def test_the_box_of_an_index_in_pages_says_that_it_filters_one(signed, monkeypatch):
    monkeypatch.setattr(strip, "LONG", 2)
    monkeypatch.setattr(paging, "LINES", 2)
    pages, renderer = signed(), Renderer((ROOT / "scripts/gazette/theme",), None)

    def name(address):
        (page, *_) = read_html(renderer.content(pages[address]))
        return page.one("p", cls="sieve").one("label").text

    assert name(SIGNERS) == "Lọc danh sách"  # it has every name
    assert name(SIGNERS.replace("index", "trang-2")) == "Lọc trên trang này"


def test_the_branches_of_bodies_are_linked_above_their_tables(real_site):
    page = real_site.page("co-quan/index.html")
    links = page.one("nav", cls="strip").all("a")
    captions = {caption.attrs["id"]: caption.text for caption in page.all("caption")}
    assert {link.attrs["href"][1:]: link.text for link in links} == captions


def test_a_short_index_has_neither(real_site):
    page = real_site.page(SIGNERS)
    assert page.all("nav", cls="strip") + page.all("p", cls="sieve") == []


def test_a_long_number_in_a_table_has_the_point_that_it_has_in_sentences(signed):
    page = signed()[SIGNERS]
    table = page.data.table
    rows = (replace(table.rows[0], counts=(2144, 0)),)
    page = replace(page, data=replace(page.data, table=replace(table, rows=rows)))
    (html, *_) = read_html(Renderer((ROOT / "scripts/gazette/theme",), None).content(page))
    assert texts(html.all("td", cls="n"))[0] == "2.144"


# ---------- order ----------


def test_what_is_above_the_district_stands_first_and_what_is_unknown_last():
    bodies = ("meo-vac", None, "dong-van")
    offices = [office_at("huyen-uy", "ha-giang", district) for district in bodies]
    offices.append(office_at("tinh-uy", "ha-giang", None))
    assert list(map(folder_name, sorted(offices, key=folder_order))) == [
        *("Cấp tỉnh", "Huyện Đồng Văn", "Huyện Mèo Vạc", "Chưa xác định huyện")
    ]


def test_bodies_of_a_kind_stand_by_the_names_of_their_places(made_site):
    rows = made_site.pages["co-quan/huyen-uy/index.html"].data.table.rows
    assert [row.initial for row in rows] == ["C", "C", "Đ", "K", "M", ""]


def test_reports_stand_last_in_the_index_of_kinds(real_site):
    rows = real_site.pages["loai/index.html"].data.tables[0].rows
    assert [row.link.address for row in rows][-1] == "loai/bai-tin/index.html"
    assert [row.link.text for row in rows] == ["Công văn", "Tin, bài"]
