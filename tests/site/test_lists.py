"""Lists and indexes: counts that are those of the data, orders, pages that follow one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, pairwise
from posixpath import dirname, join, normpath

import pytest

from tests.site.dom import page_at
from tests.site.factory import MANY
from tests.site.samples import SEEDS, all_held

PAGE_SIZE = 50
INDEXES = ("dia-phuong", "ngay", "loai", "chu-de")
# As the 63 provinces stand in Vietnamese dictionaries and atlases.
PROVINCES = """An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre,
Bình Dương, Bình Định, Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk,
Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương,
Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu,
Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên,
Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình,
Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc,
Yên Bái"""
TODAY = """An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai,
Đồng Tháp, Gia Lai, Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu,
Lạng Sơn, Lào Cai, Lâm Đồng, Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La,
Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang, Vĩnh Long"""


class Site:
    """A built site, and the records that it was built from as read here."""

    def __init__(self, folder, records):
        self.folder = folder
        self.held = all_held(records)

    def page(self, address):
        return page_at(self.folder / address)

    def chain(self, address, onward="Cũ hơn"):
        """Return the addresses of the pages of one list, in order."""
        found = [address]
        while older := [a for a in self.page(found[-1]).all("a") if a.text == onward]:
            found.append(target(found[-1], older[0]))
            assert len(set(found)) == len(found), "the pages of a list go in a circle"
        return found

    def items(self, address):
        """Return the lines of a list, of all its pages: addresses and days."""
        return [
            (target(at, li.one("h3").one("a")), day_of(li))
            for at in self.chain(address)
            for docs in self.page(at).all("ol", cls="docs")
            for li in docs.all("li")
        ]

    def rows(self, address):
        """Return the lines of a page's indexes: where each leads, its name and its count."""
        return [
            (target(address, row.one("th").all("a")[0]), row.one("th").all("a")[0].text, row)
            for table in self.page(address).all("table", cls="index")
            for row in table.one("tbody").all("tr")
        ]

    def few(self, index, row):
        """Return the documents that a line of an index holds, whose name has no page."""
        return [
            target(index, li.all("a")[0])
            for few in row.all("ul", cls="few")
            for li in few.all("li")
        ]

    def lines(self, index):
        """Return what the lines of an index hold or lead to, by their anchors.

        A line without an anchor shares that of the line above it.
        """
        found, anchor = defaultdict(list), None
        for at in self.chain(index, "Trang sau"):
            for table in self.page(at).all("table", cls="index"):
                for row in table.one("tbody").all("tr"):
                    anchor = row.attrs.get("id", anchor)
                    found[anchor] += self.held_by(at, row)
        return found

    def held_by(self, index, row):
        """Return the documents of a line, or those of the page that it leads to."""
        if links := row.one("th").all("a"):
            return [item for item, _ in self.items(target(index, links[0]))]
        return self.few(index, row)

    def places(self, address):
        """Return what an index of places holds: with documents in lines, without in a list."""
        held = [(where, name) for where, name, _ in self.rows(address)]
        (none,) = self.page(address).all("section", **{"aria-labelledby": "chua-co"})
        return held, [(target(address, link), link.text) for link in none.all("a")]

    def lists(self):
        """Return every list by its address, with the records that belong in it."""
        found = defaultdict(list)
        for held in self.held:
            for address in addresses_of(held):
                found[f"{address}/index.html"].append(held)
        return found


def target(address, link):
    return normpath(join(dirname(address), re.split("[?#]", link.attrs["href"])[0]))


def day_of(li):
    """Return the day of a line, its month or year where no more is known, or nothing."""
    times = li.all("time")
    if times:
        return times[0].attrs["datetime"]
    known = re.fullmatch(r"(?:(\d{1,2})/)?(\d{4})", li.one("p", cls="when").words)
    return "-".join(filter(None, [known[2], known[1]])) if known else ""


def folder_of(values):
    """Return the folder of a record's place, as the design has it."""
    issuer = values.get("issuer")
    if issuer == "ban-bi-thu":
        return "trung-uong"
    below = "cap-tinh" if issuer == "tinh-uy" else values["district"]
    return f"{values['province'] or 'khong-ro'}/{below or 'khong-ro'}"


def addresses_of(held):
    """Yield the lists that a record belongs in."""
    values, folder = held.values, folder_of(held.values)
    yield folder
    if "/" in folder:
        yield folder.partition("/")[0]
    year, month = (held.date or "khong-ro")[:4], (held.date or "")[5:7]
    yield f"ngay/{year}" if held.date else "ngay/khong-ro"
    if month:
        yield f"ngay/{year}/{month}"
    yield f"loai/{values['kind']}"
    if not held.is_withdrawn:  # of which no topic is told
        yield from (f"chu-de/{topic}" for topic in values["topics"])


def said(records):
    """Return a count as lists say it: "2 văn bản, 1 bài tin"."""
    reports = sum(held.is_report for held in records)
    parts = {"văn bản": len(records) - reports, "bài tin": reports}
    return ", ".join(f"{count} {unit}" for unit, count in parts.items() if count) or "chưa có"


# ---------- counts ----------


def test_every_list_shows_each_of_its_documents_once(whole):
    wrong = {}
    for address, records in whole.lists().items():
        found = [item for item, _ in whole.items(address)]
        if len(found) != len(records) or len(set(found)) != len(found):
            wrong[address] = f"{len(records)} belong there, {len(found)} are shown"
    assert wrong == {}


def test_the_index_of_signers_leads_to_every_signed_document_once(whole):
    shown = [item for items in whole.lines("nguoi-ky/index.html").values() for item in items]
    signed = [held for held in whole.held if held.values.get("signature")]
    assert len(shown) == len(set(shown))
    assert len(shown) == len([held for held in signed if not held.is_withdrawn])


def test_what_a_body_issued_is_on_its_line_or_its_page_and_all_of_a_kind_on_one_list(whole):
    issued = defaultdict(lambda: defaultdict(list))
    for held in whole.held:
        if issuer := held.values.get("issuer"):
            issued[issuer][folder_of(held.values)].append(held)
    for issuer, places in issued.items():
        index, found = f"co-quan/{issuer}/index.html", []
        for folder, records in places.items():
            own = whole.lines(index)[folder]
            assert len(own) == len(set(own)) == len(records), (index, folder)
            found += own
        of_kind = f"co-quan/{issuer}/van-ban/index.html"
        assert (whole.folder / of_kind).is_file() == (len(found) >= 3)
        if len(found) >= 3:
            assert sorted(item for item, _ in whole.items(of_kind)) == sorted(found)


@pytest.mark.parametrize(
    "address",
    ["index.html", *(f"{name}/index.html" for name in INDEXES)],
)
def test_every_line_of_an_index_has_the_count_of_the_data(whole, address):
    lists = whole.lists()
    rows = [row for row in whole.rows(address) if not row[0].startswith("nay/")]
    assert rows
    wrong = {
        to: row.all("td")[-1].words
        for to, _, row in rows
        if row.all("td")[-1].words != said(lists.get(to, []))
    }
    assert wrong == {}


def test_the_index_of_bodies_counts_what_each_kind_issued(whole):
    issued = defaultdict(list)
    for held in whole.held:
        issued[f"co-quan/{held.values.get('issuer')}/index.html"].append(held)
    for to, _, row in whole.rows("co-quan/index.html"):
        assert row.all("td")[-1].words == said(issued[to]), to


def test_every_line_of_names_counts_the_documents_that_it_leads_to(whole):
    index = "nguoi-ky/index.html"
    rows = whole.page(index).one("table", cls="index").one("tbody").all("tr")
    assert len(rows) >= 3
    for row in rows:
        assert row.all("td")[-1].words == f"{len(whole.held_by(index, row))} văn bản"


def test_every_index_leads_to_all_of_its_lists(whole):
    wanted = whole.lists()
    for index, depth in (("ngay", 2), ("loai", 2), ("chu-de", 2)):
        named = {address for address, _, _ in whole.rows(f"{index}/index.html")}
        assert named == {
            address
            for address in wanted
            if address.startswith(f"{index}/") and address.count("/") == depth
        }


def test_counts_in_brackets_are_those_of_the_data_too(whole):
    """Of districts beside their province, of months beside their year."""
    lists, checked = whole.lists(), 0
    for address in ("index.html", "dia-phuong/index.html", "ngay/index.html"):
        for _, _, row in whole.rows(address):
            for link in row.all("a"):
                if count := re.search(r"\((\d+)\)$", link.text):
                    checked += 1
                    assert int(count[1]) == len(lists[target(address, link)]), link.text
    assert checked > 5


def test_the_months_of_a_year_have_their_counts(whole):
    lists = whole.lists()
    years = [address for address in lists if re.fullmatch(r"ngay/\d{4}/index.html", address)]
    assert years
    for address in years:
        cells = whole.page(address).one("ol", cls="months").all("li")
        shown = {
            target(address, cell.one("a")): int(cell.one("b").text)
            for cell in cells
            if cell.all("a")
        }
        prefix = address.removesuffix("index.html")
        months = {to for to in lists if to.startswith(prefix) and to != address}
        assert len(cells) == 12
        assert shown == {to: len(lists[to]) for to in months}


def test_the_home_page_counts_directives_and_reports_apart(whole):
    tallies = whole.page("index.html").one("ul", cls="tallies").all("li")
    letters = [held for held in whole.held if not held.is_report]
    assert int(tallies[0].one("b").text) == len(letters)
    assert int(tallies[1].one("b").text) == len(whole.held) - len(letters)
    lacking = Counter(
        "withdrawn" if held.is_withdrawn else held.values["completeness"] for held in letters
    )
    states = {
        "fragment": "không đầy đủ",
        "letterhead-missing": "thiếu phần đầu",
        "withdrawn": "đã gỡ",
    }
    for value, words in states.items():
        found = re.search(rf"(\d+) {words}", tallies[0].words)
        assert int(found[1] if found else 0) == lacking[value]


def test_the_counts_of_the_kinds_add_up_to_those_of_the_home_page(whole):
    tallies = whole.page("index.html").one("ul", cls="tallies").all("b")
    counts = [row.all("td")[-1].words for _, _, row in whole.rows("loai/index.html")]
    letters = [int(found[1]) for text in counts if (found := re.search(r"(\d+) văn bản", text))]
    reports = [int(found[1]) for text in counts if (found := re.search(r"(\d+) bài tin", text))]
    assert [sum(letters), sum(reports)] == [int(tally.text) for tally in tallies]


def test_a_report_counts_as_no_directive_anywhere(real):
    report = SEEDS["001"]
    assert report in [item for item, _ in real.items("loai/bai-tin/index.html")]
    for address in ("loai/cong-van/index.html", "co-quan/huyen-uy/van-ban/index.html"):
        assert report not in [item for item, _ in real.items(address)]
    row = next(row for to, _, row in real.rows("index.html") if to == "binh-thuan/index.html")
    assert row.all("td")[-1].words == "1 bài tin"


def test_a_province_of_today_lists_what_all_its_parts_hold(whole):
    lists = whole.lists()
    for address, _, row in whole.rows("nay/index.html"):
        parts = [target("nay/index.html", link) for link in row.all("td")[0].all("a")]
        held = [record for part in parts for record in lists.get(part, [])]
        assert row.all("td")[-1].words == said(held)
        assert len({item for item, _ in whole.items(address)}) == len(held)


# ---------- which pages there are ----------


def assert_in_order(places, names, count):
    """Both parts stand in the order of the language, and together are all there is."""
    order = re.split(r",\s+", names)
    assert len(order) == count
    held, none = ([order.index(name) for _, name in part] for part in places)
    assert held == sorted(held)
    assert none == sorted(none)
    assert sorted(held + none) == list(range(count))


def test_all_63_provinces_have_a_page_in_the_order_of_the_language(real):
    assert_in_order(real.places("dia-phuong/index.html"), PROVINCES, 63)
    for address, name in chain(*real.places("dia-phuong/index.html")):
        assert real.page(address).one("h1").text.endswith(name)


def test_all_34_provinces_of_today_have_a_page_in_the_order_of_the_language(real):
    assert_in_order(real.places("nay/index.html"), TODAY, 34)
    for address, name in chain(*real.places("nay/index.html")):
        assert address.startswith("nay/")
        assert f" {name}" in real.page(address).one("h1").text


def test_every_province_went_into_one_of_today_and_both_say_so(real):
    parts = []
    for address, _ in chain(*real.places("nay/index.html")):
        for part, _, _ in real.rows(address):
            parts.append(part)
            links = [target(part, a) for a in real.page(part).one("main").all("a")]
            assert address in links, part
    assert sorted(parts) == sorted(to for to, _ in chain(*real.places("dia-phuong/index.html")))


def test_what_holds_documents_stands_apart_from_what_holds_none(whole):
    for index in ("dia-phuong/index.html", "nay/index.html"):
        held, none = whole.places(index)
        assert all(whole.items(address) for address, _ in held)
        assert not any(whole.items(address) for address, _ in none)


def test_what_is_unknown_has_pages_that_say_so(whole):
    assert whole.page("ngay/khong-ro/index.html").one("h1").text == "Không rõ ngày"
    place = {"real": "tra-vinh/khong-ro", "made": "khong-ro/khong-ro"}
    name = "real" if (whole.folder / "tra-vinh/khong-ro").is_dir() else "made"
    page = whole.page(f"{place[name]}/index.html")
    assert page.one("h1").text == "Chưa rõ huyện"
    assert "trang này không đoán" in page.one("main").words


def test_the_centre_and_the_unknown_province_stand_after_the_provinces(made):
    names = [name for _, name, _ in made.rows("dia-phuong/index.html")]
    assert sorted(names[-2:]) == ["Chưa rõ tỉnh", "Trung ương"]
    assert "trang này không đoán" in made.page("khong-ro/index.html").one("main").words


def test_districts_stand_in_the_order_of_the_language(made):
    rows = made.rows("ha-giang/index.html")
    names = [name for _, name, _ in rows if name.startswith("Huyện")]
    assert names == ["Huyện Đồng Văn", "Huyện Mèo Vạc"]


def test_districts_of_one_name_in_one_province_are_told_apart(made):
    names = [name for _, name, _ in made.rows("ha-tinh/index.html")]
    assert sorted(names) == ["Huyện Kỳ Anh", "Thị xã Kỳ Anh"]


def test_two_letters_with_one_number_in_a_year_have_a_page_each(made):
    items = [item for item, _ in made.items("ha-tinh/huyen-ky-anh/index.html")]
    assert sorted(items) == [
        "ha-tinh/huyen-ky-anh/2021/1-cv-hu-11.html",
        "ha-tinh/huyen-ky-anh/2021/1-cv-hu.html",
    ]


def test_issuers_above_the_district_stand_under_pages_of_their_own(made):
    assert made.page("ha-giang/cap-tinh/index.html").one("h1").text == "Cấp tỉnh"
    assert made.page("trung-uong/index.html").one("h1").text == "Trung ương"


def test_of_a_letter_of_the_centre_no_place_is_called_unknown(made):
    for address in ("trung-uong/index.html", "trung-uong/2021/12-cv-tw-ban-bi-thu.html"):
        assert "Chưa rõ" not in made.page(address).one("main").words


def test_of_a_letter_of_a_province_no_district_is_called_unknown(made):
    for address in ("ha-giang/cap-tinh/index.html", "ha-giang/cap-tinh/2021/5-cv-tu-tinh-uy.html"):
        assert "Chưa rõ" not in made.page(address).one("main").words


# ---------- order ----------


def test_every_list_has_the_newest_first(whole):
    wrong = {}
    for address in whole.lists():
        days = [day for _, day in whole.items(address) if len(day) == 10]
        if days != sorted(days, reverse=True):
            wrong[address] = next(f"{a} before {b}" for a, b in pairwise(days) if a < b)
    assert wrong == {}


def test_what_has_no_year_stands_last_under_one_heading_in_every_list(whole):
    unknown_first = []
    for address in whole.lists():
        ids = [h2.attrs.get("id", "") for h2 in whole.page(address).all("h2")]
        years = [one for one in ids if one.startswith(("nam-", "thang-"))]
        known = [one for one in years if not one.endswith("khong-ro")]
        unknown = [one for one in years if one.endswith("khong-ro")]
        if years != sorted(known, reverse=True) + unknown or len(unknown) > 1:
            unknown_first.append((address, years))
    assert unknown_first == []


def test_the_home_page_shows_the_newest(whole):
    docs = whole.page("index.html").one("ol", cls="docs").all("li")
    days = [day for li in docs if (day := day_of(li))]
    known = sorted((held.date for held in whole.held if held.date), reverse=True)
    assert len(docs) == min(8, sum(not held.is_withdrawn for held in whole.held))
    assert days == known[: len(days)]
    assert len(days) >= 4


def test_every_line_says_number_subject_body_date_and_completeness(real):
    items = real.page("loai/cong-van/index.html").all("ol", cls="docs")
    lines = {li.one("a").text: li for docs in items for li in docs.all("li")}
    complete, cut = lines["Công văn 358-CV/HU"], lines["Công văn 506-CV/HU"]
    assert "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19" in complete.words
    assert "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc" in complete.words
    assert complete.one("time").attrs["datetime"] == "2021-08-10"
    assert complete.one("time").text == "10/8/2021"
    assert "· đầy đủ" in complete.one("p", cls="meta").words
    assert cut.one("p", cls="when").words == "Không rõ ngày (sớm nhất là 22/7/2022)"
    assert cut.one("span", cls="tag").text == "không đầy đủ"


@pytest.mark.parametrize(
    ("number", "when"),
    [
        ("1-CV/HU", "Không rõ ngày"),
        ("2-CV/HU", "2021"),
        ("3-CV/HU", "11/2021"),
        ("4-CV/HU", "Không rõ ngày (sớm nhất là 01/6/2021)"),
        ("5-CV/HU", "Không rõ ngày (muộn nhất là 01/5/2021)"),
        ("6-CV/HU", "Không rõ ngày (từ 02/5/2021 đến 09/5/2021)"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(made, number, when):
    docs = made.page("ha-giang/meo-vac/index.html").all("ol", cls="docs")
    lines = {li.one("a").text: li for ol in docs for li in ol.all("li")}
    assert lines[f"Công văn {number}"].one("p", cls="when").words == when


def test_every_heading_of_a_list_stands_once(whole):
    for address in whole.lists():
        titles = [h2.text for at in whole.chain(address)[:1] for h2 in whole.page(at).all("h2")]
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
def test_a_long_list_goes_on_at_further_pages(made, address):
    chain = made.chain(address)
    sizes = [sum(len(ol.all("li")) for ol in made.page(at).all("ol", cls="docs")) for at in chain]
    assert sum(sizes) >= MANY
    assert all(size == PAGE_SIZE for size in sizes[:-1])
    assert len(chain) == -(-sum(sizes) // PAGE_SIZE) >= 2


@pytest.mark.parametrize("address", LONG)
def test_the_pages_of_a_long_list_lead_to_each_other_and_say_which_they_are(made, address):
    chain = made.chain(address)
    for number, at in enumerate(chain, start=1):
        pager = made.page(at).one("nav", cls="pager")
        assert f"Trang {number}/{len(chain)}" in pager.words
        newer = [target(at, a) for a in pager.all("a") if a.text == "Mới hơn"]
        assert newer == chain[number - 2 : number - 1] if number > 1 else newer == []
        assert (f"Trang {number}/" in made.page(at).one("title").text) == (number > 1)
        assert number == 1 or at == join(dirname(address), f"trang-{number}.html")


def test_a_list_that_fits_has_no_further_pages(real):
    assert real.page("loai/cong-van/index.html").all("nav", cls="pager") == []
    assert list(real.folder.rglob("trang-*.html")) == []
