"""The map of tiles: every province once, the islands too, each with the count of the data."""

from collections import Counter

import pytest

from gazette.corpus import make_corpus
from gazette.pages.lists.findings import Findings
from gazette.pages.pictures.tilemap import TINTS, tilemap_of
from gazette.vocabulary import vocabulary
from tests.test_corpus import record


def tiles(*records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return tilemap_of(Findings(corpus).provinces).tiles


def letters(province, district, count, start=1):
    return [
        record(f"{n}.md", number=f"{n}-CV/HU", province=province, district=district)
        for n in range(start, start + count)
    ]


def test_the_key_says_which_counts_each_tint_stands_for():
    corpus, _ = make_corpus(
        [
            *letters("vinh-phuc", "song-lo", 100),
            *letters("phu-tho", "lam-thao", 20, 200),
            *letters("thai-binh", "kien-xuong", 18, 300),
            *letters("nam-dinh", "hai-hau", 1, 400),
        ]
    )
    assert tilemap_of(Findings(corpus).provinces).key == ((1, "1"), (3, "18–20"), (4, "100"))
    assert tilemap_of({}).key == ()


def named(found, name):
    (tile,) = [tile for tile in found if " ".join(tile.lines) == name]
    return tile


def test_every_province_has_one_tile_and_no_other_has_any():
    found = [" ".join(tile.lines) for tile in tiles() if not tile.is_island]
    assert sorted(found) == sorted(unit.name for unit in vocabulary().provinces.values())
    assert len(found) == 63


def test_hoang_sa_and_truong_sa_have_theirs():
    found = [tile.lines for tile in tiles() if tile.is_island]
    assert found == [("Hoàng Sa", "Đà Nẵng"), ("Trường Sa", "Khánh Hòa")]


def test_no_two_tiles_stand_in_one_place():
    assert set(Counter(tile.place for tile in tiles()).values()) == {1}


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Hà Giang", "Hà Nội"),
        ("Hà Nội", "Nghệ An"),
        ("Nghệ An", "Đà Nẵng"),
        ("Đà Nẵng", "Khánh Hòa"),
        ("Khánh Hòa", "Hồ Chí Minh"),
        ("Hồ Chí Minh", "Cà Mau"),
    ],
)
def test_north_is_above_south(north, south):
    found = tiles()
    assert named(found, north).place.row < named(found, south).place.row


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("Điện Biên", "Quảng Ninh"),
        ("Tây Ninh", "Ninh Thuận"),
        ("Đà Nẵng", "Hoàng Sa Đà Nẵng"),
        ("Khánh Hòa", "Trường Sa Khánh Hòa"),
    ],
)
def test_west_is_left_of_east(west, east):
    found = tiles()
    assert named(found, west).place.column < named(found, east).place.column


def test_a_tile_says_what_it_holds_and_leads_there():
    tile = named(tiles(*letters("vinh-phuc", "song-lo", 2)), "Vĩnh Phúc")
    assert tile.name == "Vĩnh Phúc: 2 văn bản"
    assert tile.count == "2"
    assert tile.address == "vinh-phuc/index.html"


def test_a_tile_without_documents_leads_nowhere():
    tile = named(tiles(), "Vĩnh Phúc")
    assert (tile.address, tile.tint, tile.name) == (None, 0, "Vĩnh Phúc: chưa có")


def test_letters_of_an_island_count_for_its_province_too():
    found = tiles(*letters("khanh-hoa", "truong-sa", 1))
    island, province = named(found, "Trường Sa Khánh Hòa"), named(found, "Khánh Hòa")
    assert island.address == "khanh-hoa/truong-sa/index.html"
    assert (island.count, province.count) == ("1", "1")


def test_the_more_a_tile_holds_the_deeper_its_tint():
    found = tiles(
        *letters("vinh-phuc", "song-lo", 100),
        *letters("phu-tho", "lam-thao", 20, 200),
        *letters("ha-nam", "kim-bang", 5, 300),
        *letters("nam-dinh", "hai-hau", 1, 400),
    )
    tints = [named(found, n).tint for n in ("Nam Định", "Hà Nam", "Phú Thọ", "Vĩnh Phúc")]
    assert tints == sorted(tints)
    assert (tints[0], tints[-1]) == (1, TINTS)
    assert len(set(tints)) == 4
