"""A hundred fresh queries of every class, against a full pass."""

import random
import re
import unicodedata

from bench import made, oracle
from bench.phrases import has_synonym, phrases
from tests.search.test_answers import counted, facet, spellings

FRESH = 100
_SHORT = 2  # letters; a slip in a shorter word tells nothing


def plain(documents, seed):
    """Return fresh phrases of one to five words, with and without marks, no form of a concept."""
    found = [p for p in phrases(documents, 3 * FRESH, seed) if not has_synonym(p)]
    assert len(found) > FRESH
    return found[:FRESH]


def test_words_and_phrases_with_and_without_marks(engine, documents, scan):
    cut = plain(documents, seed=41)
    for phrase, free, quoted in zip(
        cut, engine.rows(cut), engine.rows([f'"{p}"' for p in cut]), strict=True
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
    for phrase, other, found in zip(cut, without, engine.rows(queries), strict=True):
        right = scan.phrase(phrase) - scan.phrase(other)
        if found["approximate"]:
            loose += 1
        else:
            assert set(found["addresses"]) == right, f"{phrase} without {other}"
    assert loose < FRESH / 10


def test_numbers_in_every_spelling(engine, documents):
    chance = random.Random(44)
    asked = 0
    for document in chance.sample(documents, FRESH // 8 + 1):
        same = {d.address for d in documents if d.number == document.number}
        queries = list(spellings(document.number))
        for query, found in zip(queries, engine.rows(queries), strict=True):
            assert set(found["addresses"][: len(same)]) == same, query
            asked += 1
    assert asked >= FRESH


def test_forms_of_a_concept(engine, documents, scan):
    groups = (
        (("vắc xin", "vaccine"), ("vắc xin", "vaccine", "vacxin", "vac xin")),
        (("covid", "sars cov 2"), ("Covid", "Covid-19", "SARS-CoV-2", "corona")),
        (("trung tâm y tế",), ("Trung tâm Y tế", "TTYT", "ttyt", "trung tam y te")),
    )
    around = [p for p in phrases(documents, FRESH, seed=45) if len(p.split()) == 1]
    around = [word for word in around if not has_synonym(word)]
    queries = {
        f'"{word}" {form}': right
        for word in around
        for held, forms in groups
        for form in forms
        if (right := scan.phrase(word) & scan.any_phrase(*held))
    }
    some = random.Random(46).sample(sorted(queries), FRESH)
    for query, found in zip(some, engine.rows(some), strict=True):
        assert set(found["addresses"]) == queries[query], query


def test_beginnings_while_they_are_typed(engine, scan):
    chance = random.Random(46)
    held = {
        address: {oracle.bare(word) for text in texts for word in text}
        for address, texts in scan.texts.items()
    }
    every = sorted({word for words in held.values() for word in words if word.isalpha()})
    words = chance.sample([word for word in every if len(word) > _SHORT], FRESH)
    beginnings = [word[:-1] for word in words]
    for typed, found in zip(beginnings, engine.rows(beginnings, typing=True), strict=True):
        right = {
            address
            for address, words in held.items()
            if any(word.startswith(typed) for word in words)
        }
        assert right <= set(found["addresses"]), typed


def slipped(word, chance):
    """Return a word with one slip: a letter doubled, left out, changed, or swapped."""
    at = chance.randrange(1, len(word))
    return chance.choice(
        (
            word[:at] + word[at - 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice("aeghinot") + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def test_slips_of_the_finger(engine, documents, scan):
    chance = random.Random(47)
    tried, letters = {}, re.compile(r"[^\W\d]{3,}")
    for phrase in phrases(documents, 10 * FRESH, seed=48):
        words = phrase.split()
        at = chance.randrange(len(words))
        if len(tried) == FRESH or len(words) < 2 or not letters.fullmatch(words[at]):
            continue
        words[at] = slipped(words[at], chance)
        query = " ".join(words)
        if not has_synonym(phrase) and not scan.all_words(query):
            tried[query] = scan.phrase(phrase)
    assert len(tried) >= FRESH
    answers = zip(tried.values(), engine.rows(list(tried)), strict=True)
    mended = sum(right <= set(meant(engine, found)) for right, found in answers)
    assert mended >= 0.8 * len(tried)


def meant(engine, found):
    """Return what an answer finds, or what it offers to find instead."""
    offer = found["offer"]
    return engine.addresses(offer["to"] + offer["rest"]) if offer else found["addresses"]


def test_telex_and_vni_with_no_keyboard_for_vietnamese(engine, documents, scan):
    cut = dict.fromkeys(p for p in plain(documents, seed=49) if p != oracle.bare_text(p))
    queries = {keys(p): p for p in cut for keys in (telex, vni)}
    queries = {q: p for q, p in queries.items() if len(scan.all_words(p)) > 1}
    assert len(queries) >= FRESH / 2
    answers = zip(queries.items(), engine.rows(list(queries)), strict=True)
    unread = [
        (q, p, found["corrected"])
        for (q, p), found in answers
        if not scan.all_words(" ".join(oracle.split(q)))
        and found["corrected"] != {"from": q, "to": p, "rest": ""}
    ]
    assert len(unread) <= 0.05 * len(queries), unread


_KEYS = {"\u0306": "w8", "\u0302": "_6", "\u031b": "w7", "\u0300": "f2", "\u0301": "s1"}
_KEYS |= {"\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}


def telex(text):
    """Return the keys of a text in Telex, tones where a word ends."""
    return " ".join(_keys(word, 0) for word in text.split())


def vni(text):
    return " ".join(_keys(word, 1) for word in text.split())


def _keys(word, way):
    out, tone = "", ""
    for char in unicodedata.normalize("NFD", word.replace("đ", ("dd", "d9")[way])):
        key = _KEYS.get(char, char + char)[way]
        if char in oracle.TONES:
            tone = key
        else:
            out += key.replace("_", out[-1:])
    return out + tone


def test_facets_of_random_filters_count_as_a_full_pass(engine, documents):
    chance = random.Random(50)
    cut = list(phrases(documents, FRESH, seed=51))
    for query, found in zip(cut, engine.rows(cut), strict=True):
        everything = set(found["addresses"])
        filters = {}
        for name in chance.sample(list(made.FACETS), chance.randint(0, 3)):
            keys = sorted({key for d in documents for key in d.facets[name]})
            filters[name] = chance.sample(keys, chance.randint(1, 3))
        told = engine.query(query, filters=filters, excerpts=False, limit=1)
        for name in made.FACETS:
            others = {key: set(values) for key, values in filters.items() if key != name}
            kept = {
                d.address for d in documents if all(v & set(d.facets[k]) for k, v in others.items())
            }
            right = counted(documents, everything & kept, name)
            assert facet(told, name) == right, (query, filters)
