"""The published changes of a record: on its page, in its feed and its data, withdrawn or not."""

from __future__ import annotations

import json

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.open_data.letter_json import LETTER_JSON, withdrawn_targets
from gazette.outputs.registry import targets_beside_pages
from tests.open_data.conftest import inputs_of
from tests.outputs.test_atom import digests, feeds
from tests.pages.reading import Site
from tests.site.factory import made_letter

ADDRESS = "ha-giang/dong-van/2021/1-cv-hu"
HISTORY = [
    {"on": "2026-11-23", "what": "Sửa số ở <điểm 2>"},
    {"on": "2026-11-23", "what": "Thêm Phụ lục 1"},
    {"on": "2026-12-01", "what": "Gỡ theo yêu cầu"},
]
DAYS = {"added": "2026-11-22", "revised": "2026-12-01"}
TOLD = [
    "23/11/2026: Sửa số ở <điểm 2>",
    "23/11/2026: Thêm Phụ lục 1",
    "01/12/2026: Gỡ theo yêu cầu",
]
GONE = {"on": "2026-12-01", "because": "Thử"}


@pytest.fixture(params=[None, GONE], ids=["shown", "withdrawn"])
def folder(request, tmp_path):
    made_letter(tmp_path, withdrawn=request.param, history=HISTORY, **DAYS)
    return tmp_path


def test_its_page_lists_them(folder):
    page = Site(folder).page(f"{ADDRESS}.html")
    (heading,) = [one for one in page.walk() if one.attrs.get("id") == "lich-su"]
    assert heading.words == "Các thay đổi đã công bố"
    rows = [row.words for row in page.all("li") if row.all("time")]
    assert rows == TOLD
    assert [time.attrs["datetime"] for time in page.all("time")] == [row["on"] for row in HISTORY]


def test_its_feed_tells_them(folder):
    (entry,) = feeds(folder)["ha-giang/dong-van/index.atom"].entries
    summary, heading, *rows = entry.content[0].value.splitlines()
    assert (summary, heading, rows) == (entry.summary, "Các thay đổi đã công bố", TOLD)
    assert entry.updated.startswith("2026-12-01")


def test_its_data_have_them(folder):
    inputs = inputs_of(folder)
    targets = [*targets_beside_pages(inputs, [LETTER_JSON]), *withdrawn_targets(inputs)]
    (data,) = [json.loads(one.make()) for one in targets if one.address == f"{ADDRESS}.json"]
    assert data["history"] == HISTORY


def test_a_new_line_changes_the_page_the_feed_and_the_data(folder):
    def found():
        inputs = inputs_of(folder)
        targets = [*targets_beside_pages(inputs, [LETTER_JSON]), *withdrawn_targets(inputs)]
        return {**digests(folder), **{one.address: one.digest for one in targets}}

    before = found()
    file = next(folder.rglob("*.md"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Thêm Phụ lục 1", "Thêm Phụ lục 2"), encoding="utf-8")
    after = found()
    for address in ("index.atom", f"{ADDRESS}.json"):
        assert after[address] != before[address]


def test_without_a_history_nothing_is_said(tmp_path):
    made_letter(tmp_path)
    page = Site(tmp_path).page(f"{ADDRESS}.html")
    assert "lich-su" not in [one.attrs.get("id") for one in page.walk()]
    (entry,) = feeds(tmp_path)["index.atom"].entries
    assert "content" not in entry


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        (["2026-11-22", "2026-12-01"], None),
        (["2026-11-21"], ("0", "is before `added`")),
        (["2026-12-02"], ("0", "is after `revised`")),
        (["2026-11-24", "2026-11-23"], ("1", "is before the change above it")),
    ],
)
def test_its_days_are_in_order_from_added_to_revised(tmp_path, days, fault):
    made_letter(tmp_path, history=[{"on": day, "what": "Sửa"} for day in days], **DAYS)
    _, problems = load_corpus([tmp_path])
    expected = [(f"history.{fault[0]}.on", fault[1])] if fault else []
    assert [(one.field, one.wrong) for one in problems] == expected


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2026-11-22", []),
        ("2026-12-01", []),
        ("2026-11-21", ["is before `added`"]),
        ("2026-12-02", ["is after `revised`"]),
    ],
)
def test_it_is_withdrawn_between_added_and_revised(tmp_path, day, fault):
    made_letter(tmp_path, withdrawn={"on": day, "because": "Thử"}, **DAYS)
    _, problems = load_corpus([tmp_path])
    assert [(one.field, one.wrong) for one in problems] == [("withdrawn.on", it) for it in fault]
