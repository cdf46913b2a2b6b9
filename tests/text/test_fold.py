"""Keys made from Vietnamese text."""

import unicodedata

import pytest

from gazette.text.fold import fold, nfc, slug, with_plain_d


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đông Hưng", "dong-hung"),
        ("Đắk Lắk", "dak-lak"),
        ("Ðại Từ", "dai-tu"),  # with Ð, U+00D0, as many typists have it
        ("ðường", "duong"),
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Ia H'Drai", "ia-h-drai"),
        ("358-CV/HU", "358-cv-hu"),
        ("15/CT-TTg", "15-ct-ttg"),
        ("2522, 2523/UBND - VX", "2522-2523-ubnd-vx"),
        ("ƯỚC MƠ", "uoc-mo"),
        ("  – Quận 2 –  ", "quan-2"),
        ("…", ""),
    ],
)
def test_a_slug_has_plain_letters_digits_and_single_hyphens(text, key):
    assert slug(text) == key


def test_every_vietnamese_vowel_folds_to_its_base_letter():
    vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    assert fold(vowels) == "a" * 18 + "e" * 12 + "i" * 6 + "o" * 18 + "u" * 12 + "y" * 6
    assert fold(vowels.upper()) == fold(vowels)


@pytest.mark.parametrize("text", ["Đông Hưng", "Ðông Hưng", "đông hưng", "ĐÔNG HƯNG"])
def test_d_with_stroke_and_its_look_alike_fold_to_d_in_either_case(text):
    assert fold(text) == "dong hung"


@pytest.mark.parametrize("text", ["Huyện ủy Kiến Xương", "Đại Từ", "phường Ngã Bảy", "Ứng Hòa"])
def test_decomposed_text_folds_like_composed(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert fold(decomposed) == fold(text)
    assert slug(decomposed) == slug(text)
    assert nfc(decomposed) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [("Khánh Hoà", "Khánh Hòa"), ("Huyện uỷ", "Huyện ủy"), ("khoẻ", "khỏe"), ("thuỷ", "thủy")],
)
def test_both_placements_of_a_tone_share_a_key(old, new):
    assert old != new
    assert fold(old) == fold(new)
    assert slug(old) == slug(new)


def test_folding_twice_changes_nothing_more():
    once = fold("Thường trực Huyện ủy ĐẠI TỪ")
    assert fold(once) == once == "thuong truc huyen uy dai tu"


def test_only_d_is_made_plain_where_others_remove_the_marks():
    assert with_plain_d("Đường đỏ, \u00d0ông") == "dường dỏ, dông"
