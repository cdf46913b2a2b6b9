"""The bodies that lines of Kính gửi and Nơi nhận name with certainty."""

import pytest

from gazette.corpus import load_corpus
from gazette.records.addressees import bodies_of
from gazette.text.edtf import parse_edtf
from gazette.vocabulary.office import office_at
from tests.conftest import ROOT

CORPUS, _ = load_corpus([ROOT / "directives"])
SONG_LO, DAI_TU, TRA_VINH = (
    next(entry.directive.office for entry in CORPUS.entries if entry.directive.province == province)
    for province in ("vinh-phuc", "thai-nguyen", "tra-vinh")
)


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("Ủy ban nhân dân huyện,", "uy-ban-nhan-dan-huyen"),
        ("Uỷ ban nhân dân huyện Sông Lô;", "uy-ban-nhan-dan-huyen"),
        ("UBND huyện", "uy-ban-nhan-dan-huyen"),
        ("TT Tỉnh ủy, (để báo cáo)", "thuong-truc-tinh-uy"),
        ("Thường trực Tỉnh ủy Vĩnh Phúc (b/c),", "thuong-truc-tinh-uy"),
        ("Trung tâm Y tế.", "trung-tam-y-te-huyen"),
        ("MTTQ và các đoàn thể huyện,", "uy-ban-mttq-huyen cac-doan-the"),
        ("Bộ Y tế,", "bo-y-te"),
    ],
)
def test_a_line_that_is_a_wording_of_the_vocabulary_names_its_bodies(line, keys):
    assert bodies_of(SONG_LO, line) == tuple(keys.split())


@pytest.mark.parametrize(
    ("issued", "line", "keys"),
    [
        ("2023-04-09", "UBND huyện,", ("uy-ban-nhan-dan-huyen",)),
        ("2023-04-10", "UBND huyện,", ()),
        ("2023-04-10", "UBND thị xã,", ("uy-ban-nhan-dan-thi-xa",)),
        ("2023-04-09", "UBND thị xã,", ()),
    ],
)
def test_a_line_names_bodies_of_the_type_that_the_district_had_that_day(issued, line, keys):
    office = office_at(None, "bac-ninh", "que-vo", parse_edtf(issued))
    assert bodies_of(office, line) == keys


@pytest.mark.parametrize(
    "line",
    [
        "Như kính gửi,",
        "C, PVP, CVTH,",
        "Lưu VPHU.",
        "Đ/c Vũ Việt Văn - UV BTV Tỉnh ủy, Phó Chủ tịch UBND tỉnh (b/c),",
        "Tỉnh ủy Thái Nguyên,",  # another province than the letter's
        "Ủy ban nhân dân huyện Lập Thạch,",
        "Công an thị xã,",
        "Thành ủy,",  # there is none above a huyện of a tỉnh
        "Ban Chỉ đạo huyện,",  # which one?
        "Trung tâm Y tế huyện và các trạm y tế,",
    ],
)
def test_any_other_line_names_none(line):
    assert bodies_of(SONG_LO, line) == ()


def test_all_recipients_of_the_letters_held_are_read():
    lines = [(e.directive.office, line) for e in CORPUS.entries for line in e.directive.recipients]
    assert len(lines) == 18
    assert [line for office, line in lines if not bodies_of(office, line)] == []


def test_a_name_with_its_place_is_of_that_place_only():
    assert bodies_of(DAI_TU, "Tỉnh ủy Thái Nguyên(báo cáo),") == ("tinh-uy",)
    assert bodies_of(TRA_VINH, "Ủy ban nhân dân huyện,") == ("uy-ban-nhan-dan-huyen",)
