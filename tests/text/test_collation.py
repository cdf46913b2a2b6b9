"""The order of Vietnamese words."""

import random
import unicodedata

from gazette.text.collation import sort_key
from gazette.vocabulary import vocabulary
from tests.conftest import ROOT

IN_ORDER = (ROOT / "tests/cases/collation.txt").read_text(encoding="utf-8").splitlines()


def test_names_sort_as_the_list_has_them():
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))
    assert shuffled != IN_ORDER
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_the_list_holds_every_province_and_no_name_twice():
    names = {province.name for province in vocabulary().provinces.values()}
    assert names <= set(IN_ORDER)
    assert len(set(IN_ORDER)) == len(IN_ORDER)


def test_letters_decide_before_tones():
    assert sort_key("mạ non") < sort_key("mã số")
    assert sort_key("ma") < sort_key("mà") < sort_key("mả") < sort_key("mã") < sort_key("má")
    assert sort_key("má") < sort_key("mạ") < sort_key("mai")


def test_composed_and_decomposed_text_have_one_key():
    for name in IN_ORDER:
        assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)


def test_any_character_can_be_sorted():
    assert min(["5 m²", "Ω", "5 m", "中", "…", "٣"], key=sort_key) == "…"
