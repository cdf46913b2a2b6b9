"""Find the citations of a text: where each stands and what it says, nothing that it does not say.

In: a text as given. Out: frozen `Citation`s in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.citations.clean import Clean, clean
from gazette.citations.items import Item, items
from gazette.citations.likely import kind_by_form, kinds_told
from gazette.citations.lists import listed, with_issuers
from gazette.citations.model import Citation
from gazette.citations.relation import relation_before

_ASCII_DIGIT = re.compile(r"[0-9]")


def find(given: str) -> tuple[Citation, ...]:
    """Return the citations of a text."""
    if not _ASCII_DIGIT.search(given):
        return ()
    return find_clean(clean(given), given)


def find_clean(cleaned: Clean, given: str) -> tuple[Citation, ...]:
    """Return the citations of a cleaned text, with offsets of the text as given."""
    found = with_issuers(cleaned, listed(cleaned, items(cleaned, given)))
    return tuple(_citations(cleaned, given, found))


def _citations(cleaned: Clean, given: str, found: list[Item]) -> Iterator[Citation]:
    last_day: str | None = None
    relation: str | None = None
    for i, item in enumerate(found):
        dated = item.dated
        issued = dated.edtf or (last_day if dated.same else None) if dated else None
        last_day = issued or last_day
        before = found[i - 1] if i else None
        relation = relation_before(cleaned, before.tail if before else 0, item.start, relation)
        start, end = cleaned.span(item.start, item.end, given)
        link_start, link_end = cleaned.span(item.start, item.number_end, given)
        yield Citation(
            text=given[start:end],
            start=start,
            end=end,
            link_start=link_start,
            link_end=link_end,
            kind=_kind(item),
            number=item.number,
            issued=issued,
            issuer=item.issued.name if item.issued else None,
            relation=relation,
        )


def _kind(item: Item) -> str | None:
    """Return the kind by the word, unless the symbol tells another one."""
    by_symbol = kinds_told(item.number)
    if item.kind in by_symbol or not by_symbol:
        return item.kind or kind_by_form(item.number)
    if len(by_symbol) == 1:
        return next(iter(by_symbol))
    return "quyet-dinh" if "quyet-dinh" in by_symbol else None
