"""The tokeniser: one file of hard cases holds Python and JavaScript to the same rules."""

import json
from pathlib import Path

import pytest

from gazette.search.synonyms import find_concepts
from gazette.search.tokens import joined, numbers, spans, spell, words, write

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


def tokens(text):
    return [word.split(" ") for word in words(text)]


@pytest.mark.parametrize("case", VECTORS, ids=[case["note"] for case in VECTORS])
def test_python_and_javascript_read_alike(case, engine):
    assert tokens(case["text"]) == case["tokens"]
    assert engine.tokens(case["text"]) == case["tokens"]


def test_every_word_has_a_place_in_the_text(documents):
    texts = [case["text"] for case in VECTORS] + [b.text for b in documents[0].blocks]
    for text in texts:
        assert words(text) == [" ".join(spell(text[start:end])) for start, end in spans(text)]


def test_both_read_the_records_alike(engine, documents):
    for document in documents[:10]:
        for block in document.blocks:
            assert engine.tokens(block.text) == tokens(block.text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Số 358 -CV/HU", "358cvhu"),
        ("358-CV/HU", "358cvhu"),
        ("358CV/HU", "358cvhu"),
        ("07 - CĐ/TU", "7cdtu"),
        ("2718/ UBND - VX", "2718ubndvx"),
        ("128/2020/NQ-CP", "1282020nqcp"),
        ("445-KL/TƯ", "445kltu"),
    ],
)
def test_a_number_is_known_however_it_is_printed(text, key):
    assert list(numbers(f"theo {text}, ngày 09/8/2021 của")) == [key]
    assert joined(text.removeprefix("Số ")) == key


def test_what_is_no_number_is_not_taken_for_one():
    text = "ngày 09/8/2021, từ 2021-2026, 5K, F0, 30 ngày, 24/24 giờ"
    assert list(numbers(text)) == []


@pytest.mark.parametrize(
    "word", ["đường", "hòa", "thủy", "quý", "hoàn", "giữa", "khuyến", "già", "quảng", "ngoài", "gì"]
)
def test_a_word_is_written_from_its_key_and_marks(word):
    assert write(*spell(word)) == word


def test_concepts_are_found_in_whatever_form():
    def concepts(text):
        return find_concepts(text, words(text))

    assert concepts("tiêm vắc-xin") == concepts("tiêm vắc xin") == [(1, 3, "=vacxin")]
    assert concepts("tiêm vaccine") == [(1, 2, "=vacxin")]
    assert concepts("UBND huyện") == [(0, 1, "=ubnd")]
    assert concepts("Uỷ ban nhân dân huyện") == [(0, 4, "=ubnd")]
    assert concepts("đu dây") == []  # ĐU is Đảng ủy only as it is printed
    assert concepts("Số 358-CV/HU") == []  # part of a number
