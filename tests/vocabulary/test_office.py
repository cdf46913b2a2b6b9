"""A body in its place: its folder, its name, the unit it is of, and which one a letter means."""

import pytest

from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import Office, office_at, office_meant


@pytest.mark.parametrize(
    ("key", "province", "district", "folder", "name"),
    [
        ("huyen-uy", "vinh-phuc", "song-lo", "vinh-phuc/song-lo", "Huyện ủy Sông Lô"),
        ("tinh-uy", "vinh-phuc", "song-lo", "vinh-phuc/cap-tinh", "Tỉnh ủy Vĩnh Phúc"),
        ("bo-y-te", "vinh-phuc", "song-lo", "trung-uong", "Bộ Y tế"),
        ("huyen-uy", "tra-vinh", None, "tra-vinh/khong-ro", "Huyện ủy"),
        ("tinh-uy", None, None, "khong-ro/cap-tinh", "Tỉnh ủy"),
        ("uy-ban-nhan-dan-quan", "ho-chi-minh", "quan-2", "ho-chi-minh/quan-2",
         "Ủy ban nhân dân quận 2"),
        ("quan-uy", "ho-chi-minh", "quan-2", "ho-chi-minh/quan-2", "Quận ủy Quận 2"),
        ("cac-nganh", "vinh-phuc", "song-lo", "", "Các ngành"),
        (None, "binh-thuan", "tuy-phong", "binh-thuan/tuy-phong", ""),
        (None, None, None, "khong-ro/khong-ro", ""),
    ],
)  # fmt: skip
def test_the_level_of_a_body_decides_its_folder_and_its_name(key, province, district, folder, name):
    office = office_at(key, province, district)
    assert ("/".join(office.folder), office.name) == (folder, name)


@pytest.mark.parametrize(
    ("office", "is_known", "is_placed"),
    [
        (Office(), False, False),
        (office_at("bo-y-te", None, None), True, True),
        (office_at("tinh-uy", "vinh-phuc", None), True, True),
        (office_at("huyen-uy", "vinh-phuc", None), True, False),
        (office_at(None, "vinh-phuc", "song-lo"), False, True),
        (Office(None, "vinh-phuc", None, "province", "so-noi-vu"), True, True),
    ],
)
def test_body_and_place_are_known_each_for_itself(office, is_known, is_placed):
    assert (office.is_known, office.is_placed) == (is_known, is_placed)


def test_the_words_of_an_unlisted_body_tell_no_two_offices_apart():
    named, bare = (
        Office(level="centre", unlisted="cuc-a", title=title) for title in ("Cục A", None)
    )
    assert named == bare
    assert named.name == "Cục A"


@pytest.mark.parametrize(
    ("own", "key", "folder"),
    [
        ("huyen-uy", "trung-tam-y-te-huyen", "vinh-phuc/song-lo"),
        ("huyen-uy", "thuong-truc-tinh-uy", "vinh-phuc/cap-tinh"),
        ("huyen-uy", "bo-y-te", "trung-uong"),
        ("tinh-uy", "cong-an-huyen", "vinh-phuc/cap-tinh"),
        ("bo-y-te", "so-y-te", "trung-uong"),
        ("bo-y-te", "cac-nganh", ""),
    ],
)
def test_a_letter_means_the_body_of_its_own_place_or_of_that_above(own, key, folder):
    meant = office_meant(key, office_at(own, "vinh-phuc", "song-lo"))
    assert (meant.key, "/".join(meant.folder)) == (key, folder)


@pytest.mark.parametrize(
    ("key", "province", "district", "kind"),
    [
        ("huyen-uy", "vinh-phuc", "song-lo", "huyện"),
        ("thi-uy", "vinh-phuc", None, "thị xã"),  # the body tells it
        ("ban-thuong-vu-thi-uy", "vinh-phuc", None, "thị xã"),
        ("tinh-uy", "ha-noi", None, "thành phố"),
        ("bo-y-te", None, None, None),
    ],
)
def test_the_type_of_its_unit_is_that_of_the_place_or_of_the_body(key, province, district, kind):
    assert office_at(key, province, district).unit_type == kind


def test_bodies_whose_name_ends_with_a_type_of_unit_are_of_such_units():
    types = {
        "province": ("tỉnh", "thành phố"),
        "district": ("huyện", "thị xã", "quận", "thành phố"),
    }
    for body in vocabulary().bodies.values():
        root = vocabulary().root_of(body)
        told = [
            kind for kind in types.get(body.level, ()) if body.name.lower().endswith(f" {kind}")
        ]
        assert told in ([], [root.unit]), body.key
        assert root.unit in (None, *types.get(root.level, ())), body.key
        assert body.unit is None or not body.organ_of, f"{body.key}: an organ has that of its body"
