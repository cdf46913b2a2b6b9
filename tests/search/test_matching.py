"""What the engine finds, against a full pass over every text."""

import random
import unicodedata
from functools import cache
from itertools import pairwise

import pytest

from gazette.search.synonyms import forms
from tests.search import oracle
from tests.search.made import SYLLABLES


@pytest.fixture(scope="module")
def scan(documents):
    return oracle.Scan(documents)


def phrases(documents, count, seed):
    """Yield phrases of one to five words cut from the texts, in turn with and without marks."""
    chance = random.Random(seed)
    for i in range(count):
        size = i % 5 + 1
        lines = [oracle.split(line) for line in oracle.lines(chance.choice(documents))]
        line = chance.choice([line for line in lines if len(line) >= size])
        at = chance.randint(0, len(line) - size)
        yield (
            " ".join(line[at : at + size])
            if i % 2
            else " ".join(map(oracle.bare, line[at : at + size]))
        )


def has_synonym(phrase):
    """Phrases with a form of a concept find more than themselves; they have a test of their own."""
    key = f" {oracle.bare_text(phrase)} "
    return any(f" {form} " in key for form in _forms())


@cache
def _forms():
    return {" ".join(key for key, _ in form.words) for form in forms()}


def test_quoted_phrases_are_found_all_and_nothing_else(engine, documents, scan):
    tried = loose = 0
    for phrase in phrases(documents, 150, seed=1):
        right = scan.phrase(phrase)
        found = engine.listed(f'"{phrase}"')
        addresses = set(found["addresses"])
        assert right <= addresses, f"missed by {phrase}"
        if not has_synonym(phrase):
            tried += 1
            assert addresses == right or found["approximate"], f"false by {phrase}"
            assert set(found["addresses"][:20]) <= right, f"false by {phrase}"
            loose += found["approximate"]
    assert tried > 75
    assert loose < tried / 20


def test_a_phrase_without_quotes_comes_before_its_words_elsewhere(engine, documents, scan):
    for phrase in phrases(documents, 100, seed=2):
        right = scan.phrase(phrase)
        found = engine.listed(phrase)
        addresses = found["addresses"]
        if has_synonym(phrase):
            assert right <= set(addresses), f"missed by {phrase}"
        else:
            assert found["corrected"] is None
            assert set(addresses) == scan.all_words(phrase), phrase
            assert set(addresses[: len(right)]) == right, phrase
            assert found["total"] == len(addresses)


def test_free_words_stand_anywhere_in_a_document(engine, scan):
    chance = random.Random(3)
    for _ in range(30):
        query = " ".join(chance.sample(SYLLABLES[:60], 3))
        right = scan.all_words(query)
        if right:
            assert set(engine.addresses(query)) == right, query


def test_words_and_phrases_are_excluded(engine, scan):
    for word, without in (("huyện", "xanh"), ("tổ chức", "cách ly"), ("y tế", "cấm")):
        left = scan.all_words(word) - scan.phrase(without)
        dash = f'-"{without}"' if " " in without else f"-{without}"
        assert left
        assert set(engine.addresses(f"{word} {dash}")) == left


def test_phrases_are_mixed_with_words(engine, scan):
    right = scan.phrase("vùng xanh") & scan.phrase("cách ly tại nhà") & scan.all_words("giám sát")
    assert right
    assert set(engine.addresses('"vùng xanh" giám sát "cách ly tại nhà"')) == right
    assert set(engine.addresses("“vùng xanh” giám sát „cach ly tai nha“")) == right


@pytest.mark.parametrize(
    "query", ["phòng chống dịch", "PHÒNG, CHỐNG DỊCH", "phòng\u00a0chống dịch", "phòng–chống…dịch"]
)
def test_capitals_signs_blanks_and_decomposed_letters_make_no_difference(engine, query):
    right = engine.addresses("phòng chống dịch")
    assert engine.addresses(query) == right
    assert engine.addresses(unicodedata.normalize("NFD", query)) == right


@pytest.mark.parametrize(
    ("one", "other"), [("cấp uỷ", "cấp ủy"), ("hoà giải", "hòa giải"), ("Giao Thủy", "Giao Thuỷ")]
)
def test_both_places_of_a_tone_find_the_same(engine, one, other):
    assert engine.addresses(one) == engine.addresses(other) != []


def test_a_whole_syllable_is_meant(engine, scan):
    assert set(engine.addresses("ca")) == scan.phrase("ca") != scan.phrase("cách")
    assert set(engine.addresses("cấm")) == scan.phrase("cấm")


def test_a_typed_mark_is_at_least_in_what_is_found_where_nothing_has_just_these(engine, scan):
    assert scan.phrase("duơng") == set()
    assert set(engine.addresses("đuờng dây nóng")) == scan.phrase("đường dây nóng") != set()


def test_the_last_syllable_is_a_beginning_while_it_is_typed(engine, scan):
    def begins(texts):
        pairs = (pair for text in texts for pair in pairwise(text))
        return any(oracle.bare(one) == "cach" and oracle.bare(two)[:1] == "l" for one, two in pairs)

    right = scan.holding(begins)
    found = engine.listed("cach l", typing=True)
    assert set(found["addresses"][: len(right)]) == right
    assert len(engine.addresses("duong day no", typing=True)) > len(scan.all_words("duong day no"))
