"""Records of units that did not exist, had another type or are communes are refused."""

import pytest

from gazette.corpus import load_corpus
from tests.site.factory import made_letter


def said_of(folder, place="bac-ninh/que-vo", **values):
    made_letter(folder, place, **values)
    return [(one.field, one.wrong, one.right) for one in load_corpus([folder])[1]]


def letterhead(issuer):
    return {
        "superior": "ĐẢNG BỘ TỈNH BẮC NINH",
        "issuer": issuer,
        "star": "*",
        "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "number": "Số 1-CV/HU",
        "subject": ["V/v Phòng, chống dịch Covid-19"],
        "dateline": "Quế Võ, ngày 10 tháng 8 năm 2021",
    }


@pytest.mark.parametrize(
    ("issuer", "number", "issued", "is_right"),
    [
        ("huyen-uy", "1-CV/HU", "2023-04-09", True),
        ("huyen-uy", "1-CV/HU", "2023-04-10", False),
        ("thi-uy", "1-CV/ThU", "2023-04-09", False),
        ("thi-uy", "1-CV/ThU", "2023-04-10", True),
        ("quan-uy", "1-CV/QU", "2023-04-10", False),
    ],
)
def test_a_committee_has_the_type_of_its_district_on_the_day(
    tmp_path, issuer, number, issued, is_right
):
    said = said_of(tmp_path, issuer=issuer, number=number, issued=issued)
    assert [field for field, *_ in said] == ([] if is_right else ["issuer"])


@pytest.mark.parametrize(("issuer", "number"), [("huyen-uy", "1-CV/HU"), ("thi-uy", "1-CV/ThU")])
@pytest.mark.parametrize("issued", ["2023-04", "2023", "[2022-01-01..]", None])
def test_an_open_date_allows_each_type_that_it_can_mean(tmp_path, issuer, number, issued):
    said = said_of(tmp_path, issuer=issuer, number=number, issued=issued, letterhead=None)
    assert "issuer" not in [field for field, wrong, _ in said if "is a body of" in wrong]


def test_under_an_old_name_the_body_of_the_day_is_inferred(tmp_path):
    old = letterhead("HUYỆN ỦY QUẾ VÕ") | {
        "number": "Số 1-CV/ThU",
        "dateline": "Quế Võ, ngày 12 tháng 4 năm 2023",
    }
    because = {"issuer": {"because": "Tiêu đề còn in tên cũ; thị xã từ ngày 10/4/2023."}}
    said = said_of(
        tmp_path,
        issuer="thi-uy",
        number="1-CV/ThU",
        issued="2023-04-12",
        letterhead=old,
        inferred=because,
    )
    assert said == []


@pytest.mark.parametrize(
    ("province", "district", "issued", "meant"),
    [
        ("ho-chi-minh", "thu-duc", "2021-08-11", "thanh-pho-thu-duc"),
        ("ho-chi-minh", "thu-duc", "2020-08-11", "quan-thu-duc"),
        ("dong-thap", "thi-xa-hong-ngu", "2020-05-01", "thanh-pho-hong-ngu"),
        ("bac-ninh", "thi-xa-que-vo", "2024-05-01", "que-vo"),
        ("thua-thien-hue", "thanh-pho-hue", "2021-05-01", "hue"),
    ],
)
def test_of_an_unknown_district_that_of_the_day_is_proposed(
    tmp_path, province, district, issued, meant
):
    head = letterhead("HUYỆN ỦY")
    said = said_of(tmp_path, f"{province}/{district}", issued=issued, letterhead=head)
    (right,) = (right for field, _, right in said if field == "district")
    assert f"did you mean {meant}?" in right


@pytest.mark.parametrize("name", ["hue", "thanh-pho-hue"])
def test_the_later_name_of_a_province_leads_to_its_key(tmp_path, name):
    said = said_of(tmp_path, f"{name}/phu-vang", letterhead=letterhead("HUYỆN ỦY"))
    (right,) = (right for field, _, right in said if field == "province")
    assert "did you mean thua-thien-hue?" in right


@pytest.mark.parametrize(
    "line",
    [
        "ĐẢNG ỦY XÃ VIỆT HÙNG",
        "ĐẢNG ỦY THỊ TRẤN PHỐ MỚI",
        "ĐẢNG UỶ PHƯỜNG ĐẠI PHÚC",
        "BCH ĐẢNG BỘ XÃ VIỆT HÙNG",
        "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ VIỆT HÙNG",
        "ỦY BAN NHÂN DÂN XÃ VIỆT HÙNG",
        "UBND PHƯỜNG 5",
        "HỘI ĐỒNG NHÂN DÂN THỊ TRẤN PHỐ MỚI",
        "TRẠM Y TẾ XÃ VIỆT HÙNG",
        "CÔNG AN XÃ VIỆT HÙNG",
        "UBMTTQ XÃ VIỆT HÙNG",
    ],
)
def test_a_letter_of_a_commune_is_refused_by_its_letterhead(tmp_path, line):
    said = said_of(tmp_path, letterhead=letterhead(line))
    right = "letters of a xã, phường or thị trấn are not collected here; remove the record"
    assert ("letterhead.issuer", f'"{line}" is a body of a commune', right) in said


@pytest.mark.parametrize(
    "line",
    [
        "HUYỆN ỦY QUẾ VÕ",
        "UBND THỊ XÃ TỪ SƠN",
        "ỦY BAN NHÂN DÂN THỊ XÃ",
        "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19 THỊ XÃ TỪ SƠN",
        "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "BẢO HIỂM XÃ HỘI HUYỆN",
        "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
    ],
)
def test_other_letterheads_are_no_commune_s(tmp_path, line):
    said = said_of(tmp_path, letterhead=letterhead(line))
    assert "commune" not in " ".join(wrong for _, wrong, _ in said)


def test_the_second_issuer_of_a_joint_letter_is_of_its_unit(tmp_path):
    second = {"issuer": "ỦY BAN NHÂN DÂN QUẬN QUẾ VÕ"}
    head = letterhead("HUYỆN ỦY QUẾ VÕ") | {"second": second}
    said = said_of(
        tmp_path, issuer="huyen-uy", second_issuer="uy-ban-nhan-dan-quan", letterhead=head
    )
    assert [field for field, wrong, _ in said if "is a body of a quận" in wrong] == [
        "second_issuer"
    ]


def test_a_joint_letter_with_a_commune_is_refused(tmp_path):
    head = letterhead("HUYỆN ỦY QUẾ VÕ") | {"second": {"issuer": "ĐẢNG ỦY XÃ ĐÀO VIÊN"}}
    said = said_of(tmp_path, issuer="huyen-uy", letterhead=head)
    assert "letterhead.second.issuer" in [
        field for field, wrong, _ in said if "is a body of a commune" in wrong
    ]
