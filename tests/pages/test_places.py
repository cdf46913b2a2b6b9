"""Places: which have a page, in which order, and how those of one name are told apart."""

from __future__ import annotations

import re
from itertools import chain

from tests.pages.reading import Site, target

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


def places_of(site, address):
    """Return the places of an index: those with documents, in rows, and those without, in a list.

    Each is an address and a name.
    """
    held = [(to, name) for to, name, _ in site.linked(address)]
    none = site.page(address).part("chua-co").all("a")
    return held, [(target(address, link), link.text) for link in none]


def assert_in_order(places, names, count):
    """Both parts stand in the order of the language, and together are all there is."""
    order = re.split(r",\s+", names)
    assert len(order) == count
    held, none = ([order.index(name) for _, name in part] for part in places)
    assert held == sorted(held)
    assert none == sorted(none)
    assert sorted(held + none) == list(range(count))


def test_all_63_provinces_have_a_page_in_the_order_of_the_language(real_site):
    assert_in_order(places_of(real_site, "dia-phuong/index.html"), PROVINCES, 63)
    for address, name in chain(*places_of(real_site, "dia-phuong/index.html")):
        assert real_site.page(address).one("h1").text.endswith(name)


def test_all_34_provinces_of_today_have_a_page_in_the_order_of_the_language(real_site):
    assert_in_order(places_of(real_site, "nay/index.html"), TODAY, 34)
    for address, name in chain(*places_of(real_site, "nay/index.html")):
        assert address.startswith("nay/")
        assert f" {name}" in real_site.page(address).one("h1").text


def test_every_province_went_into_one_of_today_and_both_say_so(real_site):
    parts = []
    for address, _ in chain(*places_of(real_site, "nay/index.html")):
        for part, _, _ in real_site.linked(address):
            parts.append(part)
            links = [target(part, a) for a in real_site.page(part).all("a")]
            assert address in links, part
    provinces = chain(*places_of(real_site, "dia-phuong/index.html"))
    assert sorted(parts) == sorted(to for to, _ in provinces)


def test_what_holds_documents_stands_apart_from_what_holds_none(site):
    for index in ("dia-phuong/index.html", "nay/index.html"):
        held, none = places_of(site, index)
        assert all(site.listed(address) for address, _ in held)
        assert not any(site.listed(address) for address, _ in none)


def test_what_is_unknown_has_pages_that_say_so(site):
    assert site.page("ngay/khong-ro/index.html").one("h1").text == "Chưa xác định ngày"
    addresses = ("tra-vinh/khong-ro/index.html", "khong-ro/khong-ro/index.html")
    (address,) = (address for address in addresses if address in site.pages)
    page = site.page(address)
    assert page.one("h1").text == "Chưa xác định huyện"
    assert "trang này không đoán" in page.words


def test_the_centre_and_the_unknown_province_stand_after_the_provinces(made_site):
    names = [name for _, name, _ in made_site.linked("dia-phuong/index.html")]
    assert sorted(names[-2:]) == ["Chưa xác định tỉnh", "Trung ương"]
    assert "trang này không đoán" in made_site.page("khong-ro/index.html").words


def test_districts_stand_in_the_order_of_the_language(made_site):
    rows = made_site.linked("ha-giang/index.html")
    names = [name for _, name, _ in rows if name.startswith("Huyện")]
    assert names == ["Huyện Đồng Văn", "Huyện Mèo Vạc"]


def test_districts_of_one_name_in_one_province_are_told_apart(made_site):
    names = [name for _, name, _ in made_site.linked("ha-tinh/index.html")]
    assert sorted(names) == ["Huyện Kỳ Anh", "Thị xã Kỳ Anh"]


def test_two_letters_with_one_number_in_a_year_have_a_page_each(made_site):
    assert sorted(made_site.listed("ha-tinh/huyen-ky-anh/index.html")) == [
        "ha-tinh/huyen-ky-anh/2021/1-cv-hu-11.html",
        "ha-tinh/huyen-ky-anh/2021/1-cv-hu.html",
    ]


def test_issuers_above_the_district_stand_under_pages_of_their_own(made_site):
    assert made_site.page("ha-giang/cap-tinh/index.html").one("h1").text == "Cấp tỉnh"
    assert made_site.page("trung-uong/index.html").one("h1").text == "Trung ương"


def test_of_a_letter_of_the_centre_no_place_is_called_unknown(made_site):
    for address in ("trung-uong/index.html", "trung-uong/2021/12-cv-tw-ban-bi-thu.html"):
        assert "Chưa xác định" not in made_site.page(address).words


def test_of_a_letter_of_a_province_no_district_is_called_unknown(made_site):
    for address in ("ha-giang/cap-tinh/index.html", "ha-giang/cap-tinh/2021/5-cv-tu-tinh-uy.html"):
        assert "Chưa xác định" not in made_site.page(address).words


def test_without_records_every_place_says_that_it_has_none(tmp_path):
    site = Site(tmp_path)
    assert "chưa có tài liệu nào" in site.page("index.html").words
    provinces = site.page("dia-phuong/index.html")
    assert provinces.all("table") == []
    assert len(provinces.part("chua-co").all("li")) == 63
    assert "chưa có tài liệu nào" in site.page("vinh-phuc/index.html").words
