"""Provinces and districts in time: their types and names by day, and the days of their lives."""

import datetime as dt

import pytest

from gazette.text.edtf import parse_edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import office_at
from gazette.vocabulary.unit import DISTRICTS_UNTIL

# Place, first day of the later type, type before, type since.
RAISED = """
an-giang/tinh-bien 2023-04-10 huyện, thị xã
ba-ria-vung-tau/phu-my 2025-03-01 thị xã, thành phố
bac-giang/viet-yen 2024-02-01 huyện, thị xã
bac-ninh/que-vo 2023-04-10 huyện, thị xã
bac-ninh/thuan-thanh 2023-04-10 huyện, thị xã
bac-ninh/tu-son 2021-11-01 thị xã, thành phố
binh-dinh/hoai-nhon 2020-06-01 huyện, thị xã
binh-duong/ben-cat 2024-05-01 thị xã, thành phố
binh-duong/di-an 2020-02-01 thị xã, thành phố
binh-duong/tan-uyen 2023-04-10 thị xã, thành phố
binh-duong/thuan-an 2020-02-01 thị xã, thành phố
binh-phuoc/chon-thanh 2022-10-01 huyện, thị xã
dong-thap/thanh-pho-hong-ngu 2020-11-01 thị xã, thành phố
ha-nam/kim-bang 2025-01-01 huyện, thị xã
hai-phong/an-duong 2025-01-01 huyện, quận
hai-phong/thuy-nguyen 2025-01-01 huyện, thành phố
hau-giang/nga-bay 2020-02-01 thị xã, thành phố
kien-giang/phu-quoc 2021-03-01 huyện, thành phố
ninh-binh/hoa-lu 2025-01-01 huyện, thành phố
phu-yen/dong-hoa 2020-06-01 huyện, thị xã
quang-ngai/duc-pho 2020-02-01 huyện, thị xã
quang-ninh/dong-trieu 2024-11-01 thị xã, thành phố
son-la/moc-chau 2025-02-01 huyện, thị xã
tay-ninh/hoa-thanh 2020-02-01 huyện, thị xã
tay-ninh/trang-bang 2020-02-01 huyện, thị xã
thai-nguyen/pho-yen 2022-04-10 thị xã, thành phố
thua-thien-hue/phong-dien 2025-01-01 huyện, thị xã
tien-giang/go-cong 2024-05-01 thị xã, thành phố
""".strip().splitlines()
# Place, first day without it, what stands in its place.
DISSOLVED = """
ho-chi-minh/quan-2 2021-01-01 thanh-pho-thu-duc
ho-chi-minh/quan-9 2021-01-01 thanh-pho-thu-duc
ho-chi-minh/quan-thu-duc 2021-01-01 thanh-pho-thu-duc
thanh-hoa/tinh-gia 2020-06-01 nghi-son
quang-ninh/hoanh-bo 2020-01-01 ha-long
cao-bang/phuc-hoa 2020-03-01 quang-hoa
thua-thien-hue/hue 2025-01-01 thuan-hoa phu-xuan
nghe-an/cua-lo 2024-12-01 vinh
""".strip().splitlines()


def district(place):
    return vocabulary().districts[tuple(place.split("/"))]


def dates_around(first):
    day = dt.date.fromisoformat(first)
    return [parse_edtf(str(one)) for one in (day - dt.timedelta(days=1), day)]


@pytest.mark.parametrize("line", RAISED)
def test_a_district_has_the_type_of_the_day(line):
    place, first, types = line.split(" ", 2)
    unit = district(place)
    assert [unit.on(date).type for date in dates_around(first)] == types.split(", ")
    assert [unit.types_on(date) for date in dates_around(first)] == [
        (kind,) for kind in types.split(", ")
    ]


def test_no_other_district_changed_its_type():
    changed = {f"{unit.province}/{unit.key}" for unit in _districts() if unit.other}
    assert changed == {line.split()[0] for line in RAISED}


@pytest.mark.parametrize("line", DISSOLVED)
def test_a_dissolved_district_lived_until_its_day(line):
    place, first, *into = line.split()
    unit = district(place)
    assert [unit.lives_on(date) for date in dates_around(first)] == [True, False]
    assert list(unit.into) == into


def test_every_district_dissolved_early_says_what_stands_in_its_place():
    for unit in _districts():
        assert bool(unit.into) == (unit.until < DISTRICTS_UNTIL), unit
        for key in unit.into:
            other = vocabulary().districts[unit.province, key]
            assert other.since <= unit.until < other.until


def test_no_district_issues_after_the_level_was_abolished():
    before, after = dates_around("2025-07-01")
    assert district("vinh-phuc/song-lo").lives_on(before)
    assert not any(unit.lives_on(after) for unit in _districts())


@pytest.mark.parametrize(
    ("date", "types"),
    [
        ("2023-04", {"huyện", "thị xã"}),
        ("2023", {"huyện", "thị xã"}),
        ("2022", {"huyện"}),
        ("[2022-07-22..]", {"huyện", "thị xã"}),
        ("[..2023-04-09]", {"huyện"}),
        ("[2023-04-10..2023-05-01]", {"thị xã"}),
        (None, {"huyện", "thị xã"}),
    ],
)
def test_a_date_known_in_part_leaves_the_type_open(date, types):
    edtf = parse_edtf(date) if date else None
    assert set(district("bac-ninh/que-vo").types_on(edtf)) == types


@pytest.mark.parametrize(
    ("key", "date", "name"),
    [
        ("huyen-uy", None, "huyện Quế Võ"),
        ("thi-uy", None, "thị xã Quế Võ"),
        ("thi-uy", "2023", "thị xã Quế Võ"),
        (None, "2021-08-10", "huyện Quế Võ"),
        ("don-bien-phong", None, "thị xã Quế Võ"),
    ],
)
def test_where_the_date_leaves_it_open_the_body_tells_the_type(key, date, name):
    edtf = parse_edtf(date) if date else None
    assert office_at(key, "bac-ninh", "que-vo", edtf).unit.full_name == name


def test_thua_thien_hue_became_the_city_of_hue_whole():
    before, after = dates_around("2025-01-01")
    province = vocabulary().provinces["thua-thien-hue"]
    names = [province.on(date).full_name for date in (None, before, after)]
    assert names == ["tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "thành phố Huế"]
    assert office_at("thanh-uy", "thua-thien-hue", None).name == "Thành ủy Huế"
    assert office_at("tinh-uy", "thua-thien-hue", None).name == "Tỉnh ủy Thừa Thiên Huế"
    assert district("thua-thien-hue/hue").full_name == "thành phố Huế"


def test_offices_of_two_days_are_one():
    before, after = (
        office_at("huyen-uy", "bac-ninh", "que-vo", date) for date in dates_around("2023-04-10")
    )
    assert before == after
    assert before.folder == after.folder == ("bac-ninh", "que-vo")


def _districts():
    return vocabulary().districts.values()
