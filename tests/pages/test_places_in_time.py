"""A letter names its unit as on its day; the place has one page at one address."""

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.search_index import facet_names
from tests.pages.reading import Site
from tests.site.factory import made_letter, made_report

BEFORE = "bac-ninh/que-vo/2022/1-cv-hu.html"
AFTER = "bac-ninh/que-vo/2024/2-cv-thu.html"
REPORT = "bac-ninh/que-vo/2021/tin-2021-11-30-kiem-tra-cong-tac-phong-dich.html"
PLACE = "bac-ninh/que-vo/index.html"


@pytest.fixture
def site(tmp_path):
    """The pages of a district that was raised to a town between two letters."""
    place = "bac-ninh/que-vo"
    made_letter(tmp_path, place, issued="2022-08-10")
    made_letter(tmp_path, place, issuer="thi-uy", number="2-CV/ThU", issued="2024-08-10")
    made_report(tmp_path, place)
    return Site(tmp_path)


@pytest.mark.parametrize(
    ("address", "unit", "other"),
    [
        (BEFORE, "huyện", "thị xã"),
        (REPORT, "huyện", "thị xã"),
        (AFTER, "thị xã", "huyện"),
    ],
)
def test_a_letter_names_its_unit_as_on_its_day(site, address, unit, other):
    page = site.page(address)
    crumbs = [crumb.text for crumb in site.pages[address].crumbs]
    assert f"{unit.capitalize()} Quế Võ" in crumbs
    facts = "".join(fact.text for fact in page.all("dd"))
    assert f"{unit.capitalize()} Quế Võ" in facts
    assert f"{other.capitalize()} Quế Võ" not in " ".join([*crumbs, facts])


def test_the_place_has_one_page_that_tells_both_names(site):
    pages = [address for address in site.pages if address.endswith("que-vo/index.html")]
    assert pages == [PLACE, "nhiem-vu/bac-ninh/que-vo/index.html"][: len(pages)]
    words = site.page(PLACE).words
    assert site.page(PLACE).one("h1").text == "Thị xã Quế Võ"
    assert "Huyện Quế Võ đến hết ngày 09/4/2023, thị xã Quế Võ từ ngày 10/4/2023, tỉnh" in words
    assert {BEFORE, AFTER} <= set(site.listed(PLACE))


def test_a_place_with_letters_from_before_only_has_its_name_of_then(tmp_path):
    made_letter(tmp_path, "bac-ninh/que-vo", issued="2022-08-10")
    page = Site(tmp_path).page(PLACE)
    assert page.one("h1").text == "Huyện Quế Võ"
    assert "thị xã Quế Võ từ ngày 10/4/2023" in page.words


def test_search_offers_the_place_once(site):
    corpus, _ = load_corpus([site.records])
    assert facet_names(corpus)["huyen"] == {"bac-ninh/que-vo": "Thị xã Quế Võ, Bắc Ninh"}


@pytest.mark.parametrize(
    ("place", "issuer", "number", "unit"),
    [
        ("ho-chi-minh/quan-7", "quan-uy", "CV/QU", "quận"),
        ("ha-tinh/thi-xa-ky-anh", "thi-uy", "CV/ThU", "thị xã"),
        ("ha-giang/dong-van", "huyen-uy", "CV/HU", "huyện"),
    ],
)
def test_labels_say_huyen_only_of_a_huyen(tmp_path, place, issuer, number, unit):
    for n, day in enumerate(("2021-08-10", "2021-08-11"), start=1):
        values = {"issuer": issuer, "number": f"{n}-{number}", "issued": day}
        made_letter(tmp_path, place, body="Yêu cầu thực hiện./.", **values)
    site = Site(tmp_path)
    (address,) = [a for a in site.pages if a.startswith(f"{place}/2021/1-")]
    page = site.page(address)
    assert f"trong {unit}" in page.words
    assert unit.capitalize() in [term.text for term in page.all("dt")]
    words = page.words.lower().replace("cấp huyện", "").replace("các huyện ủy", "")
    assert ("huyện" in words) == (unit == "huyện")


def test_an_unknown_district_is_called_by_the_type_that_its_issuer_tells(tmp_path):
    inferred = ("issuer", "province", "issued", "subject", "number")
    made_letter(
        tmp_path,
        "ho-chi-minh/khong-ro",
        district=None,
        issuer="quan-uy",
        number="1-CV/QU",
        letterhead=None,
        completeness="letterhead-missing",
        inferred={key: {"because": "Tệp nguồn nêu."} for key in inferred},
    )
    assert (
        Site(tmp_path).page("ho-chi-minh/khong-ro/index.html").one("h1").text
        == "Chưa xác định quận"
    )


def test_the_page_of_hue_says_that_the_province_became_a_city_whole(tmp_path):
    words = Site(tmp_path).page("thua-thien-hue/index.html").words
    assert (
        "Tỉnh Thừa Thiên Huế đến hết ngày 31/12/2024; thành phố Huế từ ngày 01/01/2025, "
        "giữ nguyên địa giới." in words
    )
    assert "một phần" not in words


def test_a_district_that_was_dissolved_says_what_stood_in_its_place_then(tmp_path):
    values = {"issuer": "quan-uy", "number": "1-CV/QU", "issued": "2020-08-10"}
    made_letter(tmp_path, "ho-chi-minh/quan-9", **values)
    words = Site(tmp_path).page("ho-chi-minh/quan-9/index.html").words
    assert "Không còn từ ngày 01/01/2021; sau đó là thành phố Thủ Đức" in words
