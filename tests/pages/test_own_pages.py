"""Bodies, signers and tasks of districts: a line that lasts, and a page from three documents on."""

import pytest

from gazette.pages.lists import paging
from tests.site.factory import SENTENCE, made_letter

PLACE = "ha-giang/dong-van"
# The line of each name, and the page that it leads to from three documents on.
LINES = {
    "body": ("co-quan/huyen-uy/index.html", PLACE, f"co-quan/huyen-uy/{PLACE}/index.html"),
    "body that issued nothing": (
        "co-quan/trung-tam-y-te-huyen/index.html",
        PLACE,
        f"co-quan/trung-tam-y-te-huyen/{PLACE}/index.html",
    ),
    "signer": (
        "nguoi-ky/index.html",
        "le-van-mau",
        f"nguoi-ky/{PLACE}/huyen-uy/le-van-mau/index.html",
    ),
    "tasks": ("nhiem-vu/ha-giang/index.html", "dong-van", f"nhiem-vu/{PLACE}/index.html"),
}
WITHDRAWN = {"on": "2026-11-25", "because": "Theo yêu cầu."}


@pytest.fixture
def pages(written, tmp_path):
    """Return a function that writes so many letters, and returns the site's pages by address."""

    def pages(*letters):
        for number, changes in enumerate(letters, start=1):
            made_letter(tmp_path, **{"number": f"{number}-CV/HU", "tasks": TASKS, **changes})
        return written()

    return pages


TASKS = [{"point": "d1", "who": ["trung-tam-y-te-huyen"], "quote": SENTENCE, "due": "2021-09-01"}]


def line(pages, index, anchor):
    """Return the line of an index that has an anchor."""
    (row,) = (row for row in pages[index].data.table.rows if row.id == anchor)
    return row


def addresses_in(value, found=None):
    """Return every address that the data of a page leads to."""
    found = set() if found is None else found
    if address := getattr(value, "address", None):
        found.add(address)
    parts = vars(value).values() if hasattr(value, "__dataclass_fields__") else ()
    for part in (*parts, *(value if isinstance(value, tuple) else ())):
        addresses_in(part, found)
    return found


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("count", [1, 2])
def test_below_three_documents_a_name_is_a_line_that_holds_them(pages, name, count):
    index, anchor, page = LINES[name]
    made = pages(*[{}] * count)
    row = line(made, index, anchor)
    assert page not in made
    assert row.link.address is None
    held = {f"{PLACE}/2021/{number}-cv-hu.html" for number in range(1, count + 1)}
    assert {mention.link.address for mention in row.documents} == held


@pytest.mark.parametrize("name", LINES)
def test_from_three_documents_on_the_line_keeps_its_anchor_and_leads_to_the_page(pages, name):
    index, anchor, page = LINES[name]
    made = pages({}, {}, {})
    assert page in made
    row = line(made, index, anchor)
    assert row.link.address == page
    assert row.documents == ()


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("count", [2, 3])
def test_the_whole_site_leads_to_the_page_or_to_the_line(pages, name, count):
    index, anchor, page = LINES[name]
    made = pages(*[{}] * count)
    leads = {address for own in made.values() for address in addresses_in(own.data)}
    assert (page in leads) == (count == 3)
    assert (f"{index}#{anchor}" in leads) == (count == 2)


@pytest.mark.parametrize("name", LINES)
def test_a_page_does_not_vanish_when_one_of_its_three_documents_is_withdrawn(pages, name):
    index, anchor, page = LINES[name]
    made = pages({}, {}, {"withdrawn": WITHDRAWN})
    assert page in made
    assert line(made, index, anchor).link.address == page


@pytest.mark.parametrize("name", ["body that issued nothing", "signer", "tasks"])
def test_of_what_was_withdrawn_no_name_is_left(pages, name):
    index, anchor, page = LINES[name]
    made = pages(*[{"withdrawn": WITHDRAWN}] * 3)
    assert page not in made
    leads = {address for own in made.values() for address in addresses_in(own.data)}
    assert f"{index}#{anchor}" not in leads


def test_a_line_says_what_each_document_has_to_do_with_the_body(pages):
    made = pages({"recipients": ["Trung tâm Y tế huyện,"], "completeness": "complete"})
    (mention,) = line(made, *LINES["body that issued nothing"][:2]).documents
    assert mention.link.text == "Công văn 1-CV/HU"
    assert mention.subject == "Phòng, chống dịch Covid-19"
    assert mention.note == "10/8/2021 · ghi ở Kính gửi"
    assert [(point.text, point.address) for point in mention.points] == [
        ("điểm 1 (hạn 01/9/2021)", f"{PLACE}/2021/1-cv-hu.html#d1")
    ]


def test_people_of_one_name_stand_under_one_anchor_one_after_another(pages):
    sign = {"authority": None, "position": "BÍ THƯ"}
    others = ("Lê Văn Mẫu", "Lê Văn Mậu", "Lê Văn Mây")
    made = pages(
        *({"place": "ha-giang/meo-vac", "signature": {**sign, "name": name}} for name in others), {}
    )
    rows = made["nguoi-ky/index.html"].data.table.rows
    meo_vac = "ha-giang/meo-vac/huyen-uy/le-van-mau"
    assert [(row.link.text, row.id, row.group_id) for row in rows] == [
        ("Lê Văn Mẫu", "ha-giang/dong-van/huyen-uy/le-van-mau", "le-van-mau"),
        ("Lê Văn Mẫu", meo_vac, None),
        ("Lê Văn Mậu", f"{meo_vac}-2", None),
        ("Lê Văn Mây", "le-van-may", None),
    ]


def test_a_letter_leads_to_its_own_signer_among_people_of_one_name(pages):
    made = pages({}, {"place": "ha-giang/meo-vac"})
    signers = [
        value.address
        for page in ("ha-giang/dong-van/2021/1-cv-hu.html", "ha-giang/meo-vac/2021/2-cv-hu.html")
        for fact in made[page].data.facts
        if fact.name == "Người ký"
        for value in fact.values
    ]
    assert signers == [
        f"nguoi-ky/index.html#ha-giang/{place}/huyen-uy/le-van-mau"
        for place in ("dong-van", "meo-vac")
    ]


@pytest.mark.parametrize("name", ["body", "signer"])
def test_anchors_stay_on_the_first_page_of_an_index_that_has_many_lines(pages, name, monkeypatch):
    monkeypatch.setattr(paging, "LINES", 1)
    index, anchor, _ = LINES[name]
    other = {"authority": None, "position": None, "name": "Bùi Văn Mẫu"}
    made = pages({}, {"place": "ha-giang/meo-vac", "signature": other})
    first = made[index].data
    assert first.table is None
    (own,) = (one for one in first.names if one.id == anchor)
    address, _, point = own.link.address.partition("#")
    assert address.startswith(index.replace("index.html", "trang-"))
    assert line(made, address, point).id == anchor
