"""The attributes of a letter, each stated, inferred or unknown, and the way down to its page."""

import pytest

from tests.site.factory import made_letter, made_report
from tests.site.samples import LETTERS, SEEDS

OWN = "ha-giang/dong-van/2021/1-cv-hu.html"


def facts(pages, address=OWN):
    return {fact.name: fact for fact in pages[address].data.facts}


def texts(fact):
    return [link.text for link in fact.values]


def test_every_row_of_a_letter_is_stated_inferred_or_unknown(real):
    rows = facts(real, SEEDS["000"])
    assert {name: fact.basis for name, fact in rows.items()} == {
        "Loại văn bản": "stated",
        "Số và ký hiệu": "stated",
        "Ngày ban hành": "inferred",
        "Cơ quan ban hành": "inferred",
        "Cơ quan cho ý kiến chỉ đạo": "stated",
        "Người ký": "unknown",
        "Trích yếu": "stated",
        "Huyện": "unknown",
        "Tỉnh khi ban hành": "inferred",
        "Tỉnh hiện nay": None,
        "Tình trạng bản văn": None,
        "Tình trạng hiệu lực": "unknown",
        "Chủ đề": None,
    }
    assert texts(rows["Huyện"]) == texts(rows["Người ký"]) == ["chưa xác định"]


@pytest.mark.parametrize("seed", LETTERS)
def test_the_validity_of_a_letter_is_not_known(real, seed):
    assert texts(facts(real, SEEDS[seed])["Tình trạng hiệu lực"])[0].startswith("chưa xác định")


def test_place_is_told_as_it_was_and_as_it_is(real):
    rows = facts(real, SEEDS["002"])
    names = ("Huyện", "Tỉnh khi ban hành", "Tỉnh hiện nay")
    assert [(link.text, link.address) for name in names for link in rows[name].values] == [
        ("Huyện Sông Lô", "vinh-phuc/song-lo/index.html"),
        ("Tỉnh Vĩnh Phúc", "vinh-phuc/index.html"),
        ("Tỉnh Phú Thọ", "nay/phu-tho/index.html"),
    ]


def test_what_is_inferred_says_why_and_quotes_the_source(written, tmp_path):
    made_letter(
        tmp_path,
        body="Huyện Đồng Văn yêu cầu các xã thực hiện./.",
        letterhead=None,
        completeness="letterhead-missing",
        inferred={
            "issuer": {"because": "Thân văn bản nêu.", "quote": "Huyện Đồng Văn"},
            "issued": {"because": "Tệp nguồn nêu."},
            "number": {"because": "Tệp nguồn nêu."},
            "district": {"because": "Thân văn bản nêu.", "quote": "Huyện Đồng Văn"},
            "province": {"because": "Tệp nguồn nêu."},
            "subject": {"because": "Tệp nguồn nêu."},
        },
    )
    rows = facts(written())
    issuer, issued = rows["Cơ quan ban hành"], rows["Ngày ban hành"]
    assert (issuer.basis, issuer.because, issuer.quote) == (
        "inferred",
        "Thân văn bản nêu.",
        "Huyện Đồng Văn",
    )
    assert (issued.basis, issued.because, issued.quote) == ("inferred", "Tệp nguồn nêu.", None)


@pytest.mark.parametrize(
    ("letter", "day", "address"),
    [
        ("khong-ro/1-cv-hu", "chưa xác định", None),
        ("2021/2-cv-hu", "2021", "ngay/2021/index.html"),
        ("2021/3-cv-hu", "11/2021", "ngay/2021/11/index.html"),
        (
            "khong-ro/4-cv-hu",
            "Chưa xác định ngày (sớm nhất là 01/6/2021)",
            "ngay/khong-ro/index.html",
        ),
    ],
)
def test_a_day_known_in_part_leads_to_what_is_known(made, letter, day, address):
    (link,) = facts(made, f"ha-giang/meo-vac/{letter}.html")["Ngày ban hành"].values
    assert (link.text, link.address) == (day, address)


def test_a_letter_of_the_province_has_no_row_of_a_district(written, tmp_path):
    made_letter(tmp_path, "ha-giang", issuer="tinh-uy", number="1-CV/TU")
    (page,) = [a for a in written() if a.startswith("ha-giang/cap-tinh/2021/")]
    rows = facts(written(), page)
    assert "Huyện" not in rows
    assert texts(rows["Tỉnh khi ban hành"]) == ["Tỉnh Hà Giang"]


def test_a_report_has_no_number_and_no_signer(written, tmp_path):
    made_report(tmp_path)
    (address,) = [a for a in written() if "/tin-" in a]
    rows = facts(written(), address)
    assert texts(rows["Số và ký hiệu"]) == ["không có (tin, bài)"]
    assert {"Người ký", "Cơ quan ban hành", "Tình trạng hiệu lực"} & set(rows) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_link_of_an_attribute_leads_to_a_page(real, seed):
    links = [link for fact in facts(real, SEEDS[seed]).values() for link in fact.values]
    addresses = [link.address.partition("#")[0] for link in links if link.address]
    assert len(addresses) > 4
    assert [address for address in addresses if address not in real] == []


# ---------- the way down ----------


@pytest.mark.parametrize(
    ("seed", "crumbs"),
    [
        (
            "002",
            ["Trang chủ", "Địa phương", "Tỉnh Vĩnh Phúc", "Huyện Sông Lô", "Công văn 358-CV/HU"],
        ),
        (
            "000",
            [
                "Trang chủ",
                "Địa phương",
                "Tỉnh Trà Vinh",
                "Chưa xác định huyện",
                "Công văn 506-CV/HU",
            ],
        ),
    ],
)
def test_the_crumbs_lead_down_through_province_and_district(real, seed, crumbs):
    page = real[SEEDS[seed]]
    assert [crumb.text for crumb in page.crumbs] == crumbs
    assert page.crumbs[-1].address is None
    assert all(crumb.address in real for crumb in page.crumbs[:-1])


def test_every_page_but_the_home_page_has_crumbs_that_lead_home(made):
    for address, page in made.items():
        if page.crumbs:
            assert page.crumbs[0].address == "index.html", address
    moved = {address for address, page in made.items() if page.template == "moved.html"}
    assert {address for address, page in made.items() if not page.crumbs} - moved == {"index.html"}
