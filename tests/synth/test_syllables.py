"""Syllables as Vietnamese spells them."""

import unicodedata

import pytest

from gazette.synth.syllables import allowed_syllables, syllables


def test_allowed_syllables_are_there():
    known = """hòa toán quý thủy yến yêu nghiêng giữa già được người muỗi của mía ngoài quyết xoáy
        kiên ghế bách họp quét uống phòng chống dịch chỉ đạo huyện ủy tỉnh xã khoảnh"""
    assert set(known.split()) - set(allowed_syllables()) == set()


@pytest.mark.parametrize("wrong", ["ciên", "gê", "ngi", "ka", "bàch", "hỏc", "hoà", "thuỷ", "iên"])
def test_forbidden_spellings_are_not(wrong):
    assert wrong not in set(allowed_syllables())


def test_syllables_are_distinct_composed_and_seemly():
    found = syllables()
    assert len(set(found)) == len(found) == 7000
    assert all(unicodedata.is_normalized("NFC", syllable) for syllable in found)
    assert all(syllable == syllable.lower() for syllable in found)
    assert not {"ngu", "chó", "giết"} & set(found)
