"""A hundred fresh queries of every class, against a full pass."""

import random

import pytest

from tests.search import oracle
from tests.search.test_answers import spellings
from tests.search.test_matching import has_synonym, phrases

FRESH = 100
_SHORT = 2  # letters; a slip in a shorter word tells nothing


@pytest.fixture(scope="module")
def scan(documents):
    return oracle.Scan(documents)


def plain(documents, seed):
    """Return fresh phrases of one to five words, with and without marks, no form of a concept."""
    found = [p for p in phrases(documents, 3 * FRESH, seed) if not has_synonym(p)]
    assert len(found) > FRESH
    return found[:FRESH]


def rows(engine, queries):
    """Return the addresses that each query finds, all in one go."""
    asked = """(queries) => Promise.all(queries.map(async (text) => {
      const options = { limit: 10000, facets: false, excerpts: false };
      const { hits, ...found } = await index.query(text, options);
      return { ...found, addresses: hits.map((hit) => hit.address) };
    }))"""
    return engine.page.evaluate(asked, queries)


def test_words_and_phrases_with_and_without_marks(engine, documents, scan):
    cut = plain(documents, seed=41)
    for phrase, free, quoted in zip(
        cut, rows(engine, cut), rows(engine, [f'"{p}"' for p in cut]), strict=True
    ):
        right = scan.phrase(phrase)
        assert right <= set(quoted["addresses"]), phrase
        assert set(quoted["addresses"][:10]) <= right, phrase
        assert set(free["addresses"][: len(right)]) == right, phrase
        assert set(free["addresses"]) == scan.all_words(phrase), phrase


def test_what_is_excluded(engine, documents, scan):
    cut = plain(documents, seed=42)
    without = plain(documents, seed=43)
    queries = [f'"{phrase}" -"{other}"' for phrase, other in zip(cut, without, strict=True)]
    loose = 0
    for phrase, other, found in zip(cut, without, rows(engine, queries), strict=True):
        right = scan.phrase(phrase) - scan.phrase(other)
        if found["approximate"]:
            loose += 1
        else:
            assert set(found["addresses"]) == right, f"{phrase} without {other}"
    assert loose < FRESH / 10


def test_numbers_in_every_spelling(engine, documents):
    chance = random.Random(44)
    for document in chance.sample(documents, FRESH // 8):
        same = {d.address for d in documents if d.number == document.number}
        queries = list(spellings(document.number))
        for query, found in zip(queries, rows(engine, queries), strict=True):
            assert set(found["addresses"][: len(same)]) == same, query


def test_forms_of_a_concept(engine, documents, scan):
    forms = ("vắc xin", "vaccine")
    around = [p for p in plain(documents, seed=45) if len(p.split()) == 1]
    assert len(around) > FRESH / 10
    for word in around:
        right = scan.phrase(word) & scan.any_phrase(*forms)
        for found in rows(engine, [f'"{word}" {form}' for form in (*forms, "vacxin", "vac xin")]):
            if right:
                assert set(found["addresses"]) == right, word


def test_beginnings_while_they_are_typed(engine, scan):
    chance = random.Random(46)
    held = {
        address: {oracle.bare(word) for text in texts for word in text}
        for address, texts in scan.texts.items()
    }
    every = sorted({word for words in held.values() for word in words if word.isalpha()})
    for word in chance.sample([word for word in every if len(word) > _SHORT], FRESH):
        typed = word[:-1]
        right = {
            address
            for address, words in held.items()
            if any(word.startswith(typed) for word in words)
        }
        assert right <= set(engine.addresses(typed, typing=True)), typed


def test_slips_of_the_finger(engine, documents, scan):
    chance = random.Random(47)
    cut = [p for p in plain(documents, seed=48) if len(p.split()) > 1]
    tried = mended = 0
    for phrase in cut:
        words = phrase.split()
        at = chance.randrange(len(words))
        if len(words[at]) <= _SHORT or not words[at].isalpha():
            continue
        words[at] += words[at][-1]
        slipped = " ".join(words)
        if scan.all_words(slipped) or len(scan.all_words(phrase)) < 2:
            continue
        tried += 1
        mended += scan.phrase(phrase) <= set(engine.addresses(slipped))
    assert tried > FRESH / 4
    assert mended >= 0.9 * tried
