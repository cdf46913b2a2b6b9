"""The counts that lists, indexes and the home page show are those of the records."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from tests.pages.expected import count_of, folder_of, lists_of
from tests.pages.reading import target
from tests.site.samples import SEEDS

INDEXES = ("dia-phuong", "ngay", "loai", "chu-de")


def test_every_list_shows_each_of_its_documents_once(site):
    wrong = {}
    for address, records in lists_of(site.held).items():
        found = site.listed(address)
        if len(found) != len(records) or len(set(found)) != len(found):
            wrong[address] = f"{len(records)} belong there, {len(found)} are shown"
    assert wrong == {}


def test_the_index_of_signers_leads_to_every_signed_document_once(site):
    rows = site.documents_by_anchor("nguoi-ky/index.html").values()
    shown = [item for items in rows for item in items]
    signed = [held for held in site.held if held.values.get("signature")]
    assert len(shown) == len(set(shown))
    assert len(shown) == len([held for held in signed if not held.is_withdrawn])


def test_what_a_body_issued_is_on_its_line_or_its_page_and_all_of_a_kind_on_one_list(site):
    issued = defaultdict(lambda: defaultdict(list))
    for held in site.held:
        if issuer := held.values.get("issuer"):
            issued[issuer][folder_of(held.values)].append(held)
    for issuer, places in issued.items():
        index, found = f"co-quan/{issuer}/index.html", []
        for folder, records in places.items():
            own = site.documents_by_anchor(index)[folder]
            assert len(own) == len(set(own)) == len(records), (index, folder)
            found += own
        of_kind = f"co-quan/{issuer}/van-ban/index.html"
        assert (of_kind in site.pages) == (len(found) >= 3)
        if len(found) >= 3:
            assert sorted(site.listed(of_kind)) == sorted(found)


@pytest.mark.parametrize(
    "address",
    ["index.html", *(f"{name}/index.html" for name in INDEXES)],
)
def test_every_line_of_an_index_has_the_count_of_the_data(site, address):
    lists = lists_of(site.held)
    rows = [row for row in site.linked(address) if not row[0].startswith("nay/")]
    assert rows
    wrong = {
        to: row.all("td")[-1].words
        for to, _, row in rows
        if row.all("td")[-1].words != count_of(lists.get(to, []))
    }
    assert wrong == {}


def test_the_index_of_bodies_counts_what_each_kind_issued(site):
    issued = defaultdict(list)
    for held in site.held:
        issued[f"co-quan/{held.values.get('issuer')}/index.html"].append(held)
    for to, _, row in site.linked("co-quan/index.html"):
        assert row.all("td")[-1].words == count_of(issued[to]), to


def test_every_line_of_names_counts_the_documents_that_it_leads_to(site):
    index = "nguoi-ky/index.html"
    rows = site.rows(index)
    assert len(rows) >= 3
    for row in rows:
        assert row.all("td")[-1].words == f"{len(site.held_by(index, row))} văn bản"


def test_every_index_leads_to_all_of_its_lists(site):
    wanted = lists_of(site.held)
    for index, depth in (("ngay", 2), ("loai", 2), ("chu-de", 2)):
        named = {address for address, _, _ in site.linked(f"{index}/index.html")}
        assert named == {
            address
            for address in wanted
            if address.startswith(f"{index}/") and address.count("/") == depth
        }


def test_counts_in_brackets_are_those_of_the_data_too(site):
    """Of districts beside their province, of months beside their year."""
    lists, checked = lists_of(site.held), 0
    for address in ("index.html", "dia-phuong/index.html", "ngay/index.html"):
        for _, _, row in site.linked(address):
            for link in row.all("a"):
                if count := re.search(r"\((\d+)\)$", link.text):
                    checked += 1
                    assert int(count[1]) == len(lists[target(address, link)]), link.text
    assert checked > 5


def test_the_months_of_a_year_have_their_counts(site):
    lists = lists_of(site.held)
    years = [address for address in lists if re.fullmatch(r"ngay/\d{4}/index.html", address)]
    assert years
    for address in years:
        cells = site.page(address).one("ol", cls="months").all("li")
        shown = {
            target(address, cell.one("a")): int(cell.one("b").text)
            for cell in cells
            if cell.all("a")
        }
        prefix = address.removesuffix("index.html")
        months = {to for to in lists if to.startswith(prefix) and to != address}
        assert len(cells) == 12
        assert shown == {to: len(lists[to]) for to in months}


def test_the_home_page_counts_directives_and_reports_apart(site):
    tallies = site.page("index.html").one("ul", cls="tallies").all("li")
    letters = [held for held in site.held if not held.is_report]
    assert int(tallies[0].one("b").text) == len(letters)
    assert int(tallies[1].one("b").text) == len(site.held) - len(letters)
    lacking = Counter(
        "withdrawn" if held.is_withdrawn else held.values["completeness"] for held in letters
    )
    states = {
        "fragment": "thiếu phần cuối",
        "letterhead-missing": "thiếu phần mở đầu",
        "withdrawn": "đã gỡ",
    }
    for value, words in states.items():
        found = re.search(rf"(\d+) {words}", tallies[0].words)
        assert int(found[1] if found else 0) == lacking[value]


def test_the_counts_of_the_kinds_add_up_to_those_of_the_home_page(site):
    tallies = site.page("index.html").one("ul", cls="tallies").all("b")
    counts = [row.all("td")[-1].words for _, _, row in site.linked("loai/index.html")]
    letters = [int(found[1]) for text in counts if (found := re.search(r"(\d+) văn bản", text))]
    reports = [int(found[1]) for text in counts if (found := re.search(r"(\d+) tin, bài", text))]
    assert [sum(letters), sum(reports)] == [int(tally.text) for tally in tallies]


def test_a_report_counts_as_no_directive_anywhere(real_site):
    report = SEEDS["001"]
    assert report in real_site.listed("loai/bai-tin/index.html")
    for address in ("loai/cong-van/index.html", "co-quan/huyen-uy/van-ban/index.html"):
        assert report not in real_site.listed(address)
    assert real_site.counts("index.html")["binh-thuan/index.html"] == "1 tin, bài"


def test_a_province_of_today_lists_what_all_its_parts_hold(site):
    lists = lists_of(site.held)
    for address, _, row in site.linked("nay/index.html"):
        parts = [target("nay/index.html", link) for link in row.all("td")[0].all("a")]
        held = [record for part in parts for record in lists.get(part, [])]
        assert row.all("td")[-1].words == count_of(held)
        assert len(set(site.listed(address))) == len(held)
