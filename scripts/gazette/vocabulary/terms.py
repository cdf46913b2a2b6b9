"""Look up the keys of the vocabulary by words, however they are spelled.

In: words with or without marks, a key, or the symbol of a number. Out: the terms that fit, the
closest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from operator import itemgetter

from gazette.text.fold import slug
from gazette.vocabulary.load import vocabulary
from gazette.vocabulary.unit import Unit

_ALIKE = 0.8
"""How like a name some words must be, of 1, so that it may be meant."""


@dataclass(frozen=True)
class Term:
    """A key, and what it stands for."""

    list: str
    """`kind`, `body`, `topic`, `province` or `district`."""
    key: str
    name: str
    note: str = ""
    also: tuple[str, ...] = ()
    """Other words for it, symbols too."""

    def closeness(self, words: str) -> int | None:
        """Return how well it fits a slug, 0 best; None if it does not."""
        slugs = [*map(slug, (self.key, self.name, *self.also))]
        if words in slugs or words.replace("-", "") in (one.replace("-", "") for one in slugs):
            return 0
        padded = [f"-{one}-" for one in slugs]
        if any(one.startswith(f"-{words}-") for one in padded):
            return 1
        if any(f"-{words}-" in one for one in padded):
            return 2
        return 3 if any(f"-{words}" in one for one in padded) else None


def terms_like(words: str) -> list[Term]:
    """Return the terms that fit some words, the closest first; short forms count as written out."""
    return [one for _, one in sorted(_fitting(words), key=itemgetter(0))]


def terms_named(words: str) -> list[Term]:
    """Return the terms whose key or name some words are."""
    return [one for closeness, one in _fitting(words) if closeness == 0]


def _fitting(words: str) -> Iterator[tuple[int, Term]]:
    wanted = [one for one in dict.fromkeys((slug(words), _written_out(words))) if one]
    for one in _terms():
        closeness = [close for each in wanted if (close := one.closeness(each)) is not None]
        if closeness:
            yield min(closeness), one


def _written_out(words: str) -> str:
    """Return the slug of some words with each short form as what it stands for."""
    meant = {slug(one.short): slug(one.full) for one in vocabulary().abbreviations}
    return "-".join(meant.get(one, one) for one in slug(words).split("-"))


def nearly_like(words: str) -> list[str]:
    """Return names that look like some words which no term fits."""
    names = {slug(one.name): one.name for one in _terms()}
    return [names[one] for one in get_close_matches(slug(words), names, 3, _ALIKE)]


def _terms() -> Iterator[Term]:
    words = vocabulary()
    for kind in words.kinds.values():
        yield Term("kind", kind.key, kind.name, ", ".join(kind.symbols), kind.symbols)
    shorts = [(slug(one.full), one.short) for one in words.abbreviations]
    for body in words.bodies.values():
        also = (short for full, short in shorts if full == slug(body.name))
        symbols = ", ".join(body.symbols)
        yield Term("body", body.key, body.name, symbols, (*body.also, *body.symbols, *also))
    for topic in words.topics.values():
        yield Term("topic", topic.key, topic.name, topic.about)
    for province in words.provinces.values():
        yield _place("province", province, "")
    for district in words.districts.values():
        of = words.provinces[district.province].name
        yield _place("district", district, f"{of} ({district.province})")


def _place(kind: str, unit: Unit, note: str) -> Term:
    forms = [name for one in unit.in_order for name in (one.name, one.full_name)]
    return Term(kind, unit.key, unit.full_name, note, tuple(dict.fromkeys(forms)))
