"""What is found under another name: `vaccine` for `vắc xin`, `UBND` for `Ủy ban nhân dân`.

In: `synonyms.yml` and the abbreviations of the vocabulary. Out: `Form`s, each a way to write a
concept. Where a text holds a form, the index holds the concept's key too (`=ubnd`), at the same
place; so a text keeps its own words, and "nhân dân" never finds a bare UBND.

Left out are abbreviations of two meanings ("hoặc"), of a meaning that rests on the words after
them, and those with signs in them, which are no token.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from gazette.search.tokens import spans, spell, tokens
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class Form:
    """One way to write a concept."""

    concept: str
    words: tuple[tuple[str, str], ...]
    """Key and marks of each of its tokens."""
    printed: str = ""
    """An abbreviation as it must be printed to count: `ĐU` is Đảng ủy, `đu` a verb."""


@dataclass(frozen=True)
class Edge:
    """A concept found in a text, in place of `length` tokens from number `at` on."""

    at: int
    length: int
    concept: str


@cache
def forms() -> tuple[Form, ...]:
    """Return all forms, the longest first; the same object at every call."""
    found = sorted(_all_forms(), key=lambda form: (-len(form.words), form.concept, form.words))
    return tuple(found)


def _all_forms() -> Iterator[Form]:
    data = files("gazette.search").joinpath("synonyms.yml").read_text(encoding="utf-8")
    for group in yaml.safe_load(data)["groups"]:
        concept = "=" + "".join(word for word, _ in _words(group[0]))
        yield from (Form(concept, _words(form), _printed(form)) for form in group)
    for short in vocabulary().abbreviations:
        if short.short.isalpha() and not short.only_before and "hoặc" not in short.full:
            concept = f"={spell(short.short)[0]}"
            yield Form(concept, _words(short.short), short.short)
            yield Form(concept, _words(short.full))


def _printed(form: str) -> str:
    """Return an abbreviation as it must be printed; words, as `Covid`, stand in any case."""
    return form if form.isalpha() and form.isupper() else ""


def _words(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((token.key, token.marks) for token in tokens(text))


def edges(text: str, words: Sequence[str]) -> list[Edge]:
    """Return the concepts in a text of these words; at every word the longest form counts."""
    out: list[Edge] = []
    begins = _by_first_word()
    if begins.keys().isdisjoint(words):
        return out
    places: list[tuple[int, int]] = []
    for at in [at for at, word in enumerate(words) if word in begins]:
        for spelt, form in begins[words[at]]:
            if tuple(words[at : at + len(spelt)]) != spelt:
                continue
            if form.printed:
                places = places or spans(text)
                if not _is_printed(form.printed, text, *places[at]):
                    continue
            out.append(Edge(at, len(spelt), form.concept))
            break
    return out


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Form]]]:
    """Return the forms by their first word, each with its words as `tokens.words` has them."""
    grouped: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for form in forms():
        spelt = tuple(map(" ".join, form.words))
        grouped.setdefault(spelt[0], []).append((spelt, form))
    return grouped


def _is_printed(short: str, text: str, start: int, end: int) -> bool:
    """Say whether an abbreviation is one here: not in other capitals, nor as part of a number."""
    if text[start:end] != short:
        return False
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    signs = "-/–"
    return not (before and before in signs) and not (after and after in signs)
