"""Bodies in their places: names that tell each from every other, and addresses."""

import pytest
from tests.conftest import ROOT

from gazette.corpus import load_corpus
from gazette.pages.seats import Seat, kind_name_of, seat_in
from gazette.vocabulary import vocabulary

CORPUS, _ = load_corpus([ROOT / "directives"])
SONG_LO, TRA_VINH = (
    next(entry.directive for entry in CORPUS.entries if entry.directive.province == province)
    for province in ("vinh-phuc", "tra-vinh")
)


@pytest.mark.parametrize(
    ("key", "folder", "name", "title"),
    [
        (
            "trung-tam-y-te-huyen",
            "vinh-phuc/song-lo",
            "Trung tâm Y tế huyện Sông Lô",
            "Trung tâm Y tế huyện Sông Lô, tỉnh Vĩnh Phúc",
        ),
        (
            "tram-y-te-xa",
            "vinh-phuc/song-lo",
            "Trạm Y tế xã (huyện Sông Lô)",
            "Trạm Y tế xã (huyện Sông Lô), tỉnh Vĩnh Phúc",
        ),
        (
            "cong-an-huyen",
            "vinh-phuc/cap-tinh",
            "Công an huyện (tỉnh Vĩnh Phúc)",
            "Công an huyện (tỉnh Vĩnh Phúc)",
        ),
        (
            "van-phong-huyen-uy",
            "ha-tinh/thi-xa-ky-anh",
            "Văn phòng Huyện ủy Kỳ Anh",
            "Văn phòng Huyện ủy Kỳ Anh (thị xã Kỳ Anh), tỉnh Hà Tĩnh",
        ),
        (
            "huyen-uy",
            "tra-vinh/khong-ro",
            "Huyện ủy chưa rõ tên",
            "Huyện ủy chưa rõ tên, tỉnh Trà Vinh",
        ),
        ("tinh-uy", "vinh-phuc/cap-tinh", "Tỉnh ủy Vĩnh Phúc", "Tỉnh ủy Vĩnh Phúc"),
        ("bo-y-te", "trung-uong", "Bộ Y tế", "Bộ Y tế"),
        ("cac-nganh", "", "Các ngành", "Các ngành"),
    ],
)
def test_a_body_is_called_by_its_name_and_its_place(key, folder, name, title):
    seat = Seat(key, tuple(filter(None, folder.split("/"))))
    assert (seat.name, seat.title) == (name, title)
    assert seat.address == "/".join(filter(None, ("co-quan", key, folder, "index.html")))


@pytest.mark.parametrize(
    ("key", "folder"),
    [
        ("trung-tam-y-te-huyen", ("vinh-phuc", "song-lo")),
        ("uy-ban-nhan-dan-thi-tran", ("vinh-phuc", "song-lo")),
        ("thuong-truc-tinh-uy", ("vinh-phuc", "cap-tinh")),
        ("bo-y-te", ("trung-uong",)),
        ("cac-nganh", ()),
    ],
)
def test_a_letter_means_the_body_of_its_own_place_or_of_that_above(key, folder):
    assert seat_in(key, SONG_LO) == Seat(key, folder)


def test_of_an_unknown_district_so_are_its_bodies():
    assert seat_in("uy-ban-nhan-dan-huyen", TRA_VINH).is_unknown
    assert not seat_in("thuong-truc-tinh-uy", TRA_VINH).is_unknown


def test_no_two_kinds_of_bodies_are_called_alike():
    names = [kind_name_of(body) for body in vocabulary().bodies.values()]
    assert len(set(names)) == len(names)
