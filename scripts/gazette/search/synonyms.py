"""Concepts that have several written forms: `vaccine` and `vắc xin`, `UBND` and `Ủy ban nhân dân`.

In: `synonyms.yml` and the vocabulary's abbreviations. Out: `ConceptForm`s. Where a text has one of
the forms, the index also gets the concept's key (`=ubnd`) at the same place. The text keeps its own
words, so "nhân dân" never finds a mere UBND.

Three sorts of abbreviation are left out: those with two meanings ("hoặc"), those whose meaning
depends on the words after them, and those with signs, which are no single token.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gazette.data import read_data
from gazette.search.tokens import spans, spell, words
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class ConceptForm:
    """One way to write a concept."""

    concept: str
    words: tuple[str, ...]
    """Its tokens, each as `key marks`."""
    printed: str = ""
    """The spelling an abbreviation must have to count: `ĐU` is Đảng ủy, `đu` is a verb."""


@cache
def concept_forms() -> tuple[ConceptForm, ...]:
    """Return all forms, the longest first."""
    return tuple(sorted(_forms(), key=lambda form: (-len(form.words), form.concept, form.words)))


def _forms() -> Iterator[ConceptForm]:
    for group in read_data("search", "synonyms")["groups"]:
        concept = "=" + "".join(word.partition(" ")[0] for word in words(group[0]))
        for form in group:
            # an abbreviation counts as printed; a word, as `Covid`, in any case
            printed = form if form.isalpha() and form.isupper() else ""
            yield ConceptForm(concept, tuple(words(form)), printed)
    for short in vocabulary().abbreviations:
        if short.short.isalpha() and not short.only_before and "hoặc" not in short.full:
            concept = f"={spell(short.short)[0]}"
            yield ConceptForm(concept, tuple(words(short.short)), short.short)
            yield ConceptForm(concept, tuple(words(short.full)))


def find_concepts(text: str, found: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the first token, the end and the key of each concept in a text.

    `found` is `words(text)`. Of several forms that begin at one token the longest counts.
    """
    by_first = _by_first_word()
    if by_first.keys().isdisjoint(found):
        return []
    out = []
    for start in [i for i, word in enumerate(found) if word in by_first]:
        for form in by_first[found[start]]:
            end = start + len(form.words)
            if tuple(found[start:end]) == form.words and _is_printed(form, text, start):
                out.append((start, end, form.concept))
                break
    return out


@cache
def short_forms(concept: str) -> tuple[str, ...]:
    """Return the abbreviations of a concept, as printed: `=ubnd` → `UBND`."""
    forms = (form for form in concept_forms() if form.concept == concept)
    return tuple(form.printed for form in forms if form.printed)


@cache
def _by_first_word() -> dict[str, list[ConceptForm]]:
    grouped: dict[str, list[ConceptForm]] = {}
    for form in concept_forms():
        grouped.setdefault(form.words[0], []).append(form)
    return grouped


def _is_printed(form: ConceptForm, text: str, token: int) -> bool:
    """Return False for an abbreviation in other capitals or within a number."""
    if not form.printed:
        return True
    if form.printed not in text:
        return False
    start, end = spans(text)[token]
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return text[start:end] == form.printed and not {before, after} & {*"-/–"}
