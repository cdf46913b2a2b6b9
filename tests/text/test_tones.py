"""Tone marks: off a letter, in either of their places, and in keys."""

import pytest

from gazette.text.tones import (
    TONES,
    split_tone,
    tone_key,
    tone_position,
    tones_on_first_vowel,
    tones_on_second_vowel,
)

SYLLABLES = [
    "hòa",
    "toán",
    "quý",
    "thủy",
    "yến",
    "giữa",
    "già",
    "được",
    "người",
    "ngoài",
    "quyết",
    "xoáy",
    "khoảnh",
    "thuở",
    "ờ",
    "gì",
]


@pytest.mark.parametrize(
    ("letter", "plain", "tone"),
    [("ậ", "â", 4), ("ờ", "ơ", 0), ("ý", "y", 3), ("Ủ", "U", 1), ("ã", "a", 2), ("đ", "đ", None)],
)
def test_a_tone_comes_off_and_the_mark_of_the_letter_stays(letter, plain, tone):
    assert split_tone(letter) == (plain, "" if tone is None else TONES[tone])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hòa Bình, thủy sản", "Hoà Bình, thuỷ sản"),
        ("Ủy ban; ỦY BAN", "Uỷ ban; UỶ BAN"),
        ("khỏe, lòe", "khoẻ, loè"),
        ("quý, hoàn, thúc, của, mùa", "quý, hoàn, thúc, của, mùa"),
        ("QUỸ, thuyền, hoạt", "QUỸ, thuyền, hoạt"),
    ],
)
def test_a_tone_moves_where_oa_oe_or_uy_ends_the_syllable_and_nowhere_else(first, second):
    assert tones_on_second_vowel(first) == second
    assert tones_on_first_vowel(second) == first
    assert tones_on_first_vowel(first) == first


def test_keys_have_one_placement_of_tones_and_qu_keeps_its_own():
    assert tone_key("Huyện UỶ, HOẢ TỐC, quỹ, khoẻ") == "huyện ủy, hỏa tốc, quỹ, khỏe"


def test_a_key_is_as_long_as_its_text():
    for text in ("İstanbul ỦY", "UỶ BAN", "ẞ"):
        assert len(tone_key(text)) == len(text)


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_a_tone_has_the_place_that_dictionaries_give_it(syllable):
    letters, tones = zip(*map(split_tone, syllable), strict=True)
    assert tones[tone_position(letters)]


def test_what_has_no_vowel_has_a_place_all_the_same():
    assert tone_position("ng") == 0
