"""Bodies in their places: names that tell each from every other, and addresses."""

import pytest

from gazette.pages.addresses import office_address
from gazette.pages.names import body_kind_name, office_name, office_title
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import Office, office_at, office_meant


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
            "Huyện ủy chưa xác định tên",
            "Huyện ủy chưa xác định tên, tỉnh Trà Vinh",
        ),
        ("tinh-uy", "vinh-phuc/cap-tinh", "Tỉnh ủy Vĩnh Phúc", "Tỉnh ủy Vĩnh Phúc"),
        ("bo-y-te", "trung-uong", "Bộ Y tế", "Bộ Y tế"),
        ("cac-nganh", "", "Các ngành", "Các ngành"),
    ],
)
def test_a_body_is_called_by_its_name_and_its_place(key, folder, name, title):
    province, _, below = folder.partition("/")
    district = below if below not in ("cap-tinh", "khong-ro") else None
    office = office_at(key, province, district)
    if below == "cap-tinh":
        office = office_meant(key, office_at("tinh-uy", province, None))
    assert (office_name(office), office_title(office)) == (name, title)
    assert office_address(office) == "/".join(filter(None, ("co-quan", key, folder, "index.html")))


def test_of_an_unknown_district_so_are_its_bodies():
    own = Office("huyen-uy", "tra-vinh", None, "district")
    assert office_name(office_meant("huyen-uy", own)) == "Huyện ủy chưa xác định tên"
    assert office_name(office_meant("tinh-uy", own)) == "Tỉnh ủy Trà Vinh"


def test_no_two_kinds_of_bodies_are_called_alike():
    names = [body_kind_name(body) for body in vocabulary().bodies.values()]
    assert len(set(names)) == len(names)
