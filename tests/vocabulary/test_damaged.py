"""Words whose marks are damaged are matched as they are meant."""

import pytest

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.vocabulary.damaged import as_meant

DATA = read_data("vocabulary", "damaged")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("của Ban Thường vụ Tinh ủy", "của Ban Thường vụ Tỉnh ủy"),
        ("HUYÊN UỲ BÁT XÁT", "HUYỆN ỦY BÁT XÁT"),
        ("cùa Ban Chi đạo huyện", "của Ban Chỉ đạo huyện"),
        ("chậm nhât ngày 28/02/2022", "chậm nhất ngày 28/02/2022"),
        ("Uỷ ban nhân dân Tỉnh", "Uỷ ban nhân dân Tỉnh"),
        ("Quân ủy Trung ương, trầy trược", "Quân ủy Trung ương, trầy trược"),
        ("sô 12/UBND ngay 5 thang 6 nam 2021", "số 12/UBND ngày 5 tháng 6 năm 2021"),
        ("ngay sau khi thăng chức, nắm 20 xã", "ngay sau khi thăng chức, nắm 20 xã"),
        ("UBND tinh nguyện, Chi đạo huyên", "UBND tỉnh nguyện, Chỉ đạo huyện"),
        ("Huyen uy Bat Xat", "Huyện ủy Bat Xat"),
    ],
)
def test_words_are_as_they_are_meant(printed, meant):
    assert as_meant(printed) == meant


@pytest.mark.parametrize("phrase", DATA["phrases"])
def test_a_phrase_is_known_without_any_of_its_marks(phrase):
    assert as_meant(f"ở {fold(phrase)}") == f"ở {phrase}"


@pytest.mark.parametrize(("word", "forms"), DATA["words"].items())
def test_a_form_of_a_word_is_as_long_as_the_word(word, forms):
    assert {as_meant(f"ở {form}") for form in forms} == {f"ở {word}"}
    assert {len(form) for form in forms} == {len(word)}
