"""Keys of the vocabulary are found by words in any spelling."""

import pytest

from gazette.vocabulary.terms import nearly_like, terms_like


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Sông Lô", "song-lo"),
        ("song lo", "song-lo"),
        ("songlo", "song-lo"),
        ("SÔNG LÔ", "song-lo"),
        ("huyện Sông Lô", "song-lo"),
        ("Huyện uỷ", "huyen-uy"),
        ("HU", "huyen-uy"),
        ("ubnd huyện", "uy-ban-nhan-dan-huyen"),
        ("công văn", "cong-van"),
        ("CV", "cong-van"),
        ("tiêm", "tiem-chung"),
        ("vinh phuc", "vinh-phuc"),
        ("quan 2", "quan-2"),
        ("văn phòng quận ủy", "van-phong-quan-uy"),
        ("Ủy ban Kiểm tra Thị ủy", "uy-ban-kiem-tra-thi-uy"),
        ("đảng ủy công an quận", "dang-uy-cong-an-quan"),
        ("đảng ủy các phường", "dang-uy-cac-phuong"),
        ("phòng giáo dục", "phong-giao-duc-va-dao-tao-huyen"),
        ("đài truyền thanh huyện", "dai-truyen-thanh-huyen"),
    ],
)
def test_the_closest_key_comes_first(words, key):
    assert terms_like(words)[0].key == key


def test_all_places_of_a_name_are_listed():
    found = [term for term in terms_like("Châu Thành") if term.key == "chau-thanh"]
    assert len(found) > 3
    assert len({term.note for term in found}) == len(found)


def test_words_that_no_key_fits_are_not_guessed():
    assert terms_like("xyzzy") == []
    assert terms_like("") == []
    assert "tỉnh Vĩnh Phúc" in nearly_like("tỉnh Vĩnh Phúk")
    assert nearly_like("phòng giao thông") == []


def test_the_verb_lists_keys_and_says_when_there_are_none(gazette):
    done = gazette("terms", "song", "lo")
    assert done.exit_code == 0
    assert done.stdout.split()[:2] == ["district", "song-lo"]
    done = gazette("terms", "xyzzy")
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", 'no key fits "xyzzy"\n')
    assert gazette("terms").exit_code == 2
