"""Lists of documents: their order, what each item says, and long lists on several pages."""

from __future__ import annotations

import re
from itertools import pairwise
from posixpath import dirname, join

import pytest

from tests.pages.expected import lists_of
from tests.pages.reading import target
from tests.site.factory import MANY

PAGE_SIZE = 50


def day_of(li):
    """Return the day of a line, its month or year where no more is known, or nothing."""
    times = li.all("time")
    if times:
        return times[0].attrs["datetime"]
    known = re.fullmatch(r"(?:(\d{1,2})/)?(\d{4})", li.one("p", cls="when").words)
    return "-".join(filter(None, [known[2], known[1]])) if known else ""


# ---------- order ----------


def test_every_list_has_the_newest_first(site):
    wrong = {}
    for address in lists_of(site.held):
        days = [day for _, li in site.items(address) if len(day := day_of(li)) == 10]
        if days != sorted(days, reverse=True):
            wrong[address] = next(f"{a} before {b}" for a, b in pairwise(days) if a < b)
    assert wrong == {}


def test_what_has_no_year_stands_last_under_one_heading_in_every_list(site):
    unknown_first = []
    for address in lists_of(site.held):
        ids = [h2.attrs.get("id", "") for h2 in site.page(address).all("h2")]
        years = [one for one in ids if one.startswith(("nam-", "thang-"))]
        known = [one for one in years if not one.endswith("khong-ro")]
        unknown = [one for one in years if one.endswith("khong-ro")]
        if years != sorted(known, reverse=True) + unknown or len(unknown) > 1:
            unknown_first.append((address, years))
    assert unknown_first == []


def test_the_home_page_shows_the_newest(site):
    docs = site.page("index.html").one("ol", cls="docs").all("li")
    days = [day for li in docs if (day := day_of(li))]
    known = sorted((held.date for held in site.held if held.date), reverse=True)
    assert len(docs) == min(8, sum(not held.is_withdrawn for held in site.held))
    assert days == known[: len(days)]
    assert len(days) >= 4


def test_every_line_says_number_subject_body_date_and_completeness(real_site):
    items = real_site.page("loai/cong-van/index.html").all("ol", cls="docs")
    lines = {li.one("a").text: li for docs in items for li in docs.all("li")}
    complete, cut = lines["Công văn 358-CV/HU"], lines["Công văn 506-CV/HU"]
    assert "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19" in complete.words
    assert "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc" in complete.words
    assert complete.one("time").attrs["datetime"] == "2021-08-10"
    assert complete.one("time").text == "10/8/2021"
    assert "· đầy đủ" in complete.one("p", cls="meta").words
    assert cut.one("p", cls="when").words == "Chưa xác định ngày (sớm nhất là 22/7/2022)"
    assert cut.one("span", cls="tag").text == "thiếu phần cuối"


@pytest.mark.parametrize(
    ("number", "when"),
    [
        ("1-CV/HU", "Chưa xác định ngày"),
        ("2-CV/HU", "2021"),
        ("3-CV/HU", "11/2021"),
        ("4-CV/HU", "Chưa xác định ngày (sớm nhất là 01/6/2021)"),
        ("5-CV/HU", "Chưa xác định ngày (muộn nhất là 01/5/2021)"),
        ("6-CV/HU", "Chưa xác định ngày (từ 02/5/2021 đến 09/5/2021)"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(made_site, number, when):
    docs = made_site.page("ha-giang/meo-vac/index.html").all("ol", cls="docs")
    lines = {li.one("a").text: li for ol in docs for li in ol.all("li")}
    assert lines[f"Công văn {number}"].one("p", cls="when").words == when


def test_every_heading_of_a_list_stands_once(site):
    for address in lists_of(site.held):
        titles = [h2.text for h2 in site.page(address).all("h2")]
        assert len(titles) == len(set(titles)), address


# ---------- long lists ----------

LONG = [
    "ha-giang/dong-van/index.html",
    "ha-giang/index.html",
    "loai/cong-van/index.html",
    "co-quan/huyen-uy/van-ban/index.html",
    "co-quan/huyen-uy/ha-giang/dong-van/index.html",
    "nguoi-ky/ha-giang/dong-van/huyen-uy/le-van-mau/index.html",
    "chu-de/tiem-chung/index.html",
    "nay/tuyen-quang/index.html",
]


@pytest.mark.parametrize("address", LONG)
def test_a_long_list_goes_on_at_further_pages(made_site, address):
    chain = made_site.chain(address)
    lists = [made_site.page(at).all("ol", cls="docs") for at in chain]
    sizes = [sum(len(ol.all("li")) for ol in own) for own in lists]
    assert sum(sizes) >= MANY
    assert all(size == PAGE_SIZE for size in sizes[:-1])
    assert len(chain) == -(-sum(sizes) // PAGE_SIZE) >= 2


@pytest.mark.parametrize("address", LONG)
def test_the_pages_of_a_long_list_lead_to_each_other_and_say_which_they_are(made_site, address):
    chain = made_site.chain(address)
    for number, at in enumerate(chain, start=1):
        pager = made_site.page(at).one("nav", cls="pager")
        assert f"Trang {number}/{len(chain)}" in pager.words
        newer = [target(at, a) for a in pager.all("a") if a.text == "Mới hơn"]
        assert newer == chain[number - 2 : number - 1] if number > 1 else newer == []
        assert (f"Trang {number}/" in made_site.pages[at].title) == (number > 1)
        assert number == 1 or at == join(dirname(address), f"trang-{number}.html")


def test_a_list_that_fits_has_no_further_pages(real_site):
    assert real_site.page("loai/cong-van/index.html").all("nav", cls="pager") == []
    assert [address for address in real_site.pages if "/trang-" in address] == []
