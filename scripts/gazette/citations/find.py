"""Find the citations of a text: where each stands and what it says, nothing that it does not say.

In: a text as given. Out: frozen `Citation`s in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.citations.cited_numbers import CitedNumber, cited_numbers
from gazette.citations.clean import Clean, clean
from gazette.citations.lists import listed, with_issuers
from gazette.citations.model import Citation
from gazette.citations.numbers_in_text import kind_by_form, kinds_told
from gazette.citations.patterns import Relation, between_relation, relations

_ASCII_DIGIT = re.compile(r"[0-9]")
_BREAK = re.compile(r"[.;:!?](?= )|\n")
_GLUE = re.compile(r"[ ,;()]*(?:và|cùng|cùng với|các|&)?[ ,;()]*(?:các )?")
_ABOUT = re.compile(r"(?<![^\W_])(?:về|của)(?![^\W_])")
# After these the verb is the letter's again, though another document stands before it.
_APART = re.compile(r"[,;:.(]|(?<![^\W_])và(?![^\W_])")
_NOT = re.compile(r"(?<![^\W_])(?:không|chưa|chẳng)(?: [^\W\d_]+){0,3} \Z")
_BEFORE = 120


def find(given: str) -> tuple[Citation, ...]:
    """Return the citations of a text."""
    if not _ASCII_DIGIT.search(given):
        return ()
    return find_clean(clean(given), given)


def find_clean(cleaned: Clean, given: str) -> tuple[Citation, ...]:
    """Return the citations of a cleaned text, with offsets of the text as given."""
    found = with_issuers(cleaned, listed(cleaned, cited_numbers(cleaned, given)))
    return tuple(_citations(cleaned, given, found))


def _citations(cleaned: Clean, given: str, found: list[CitedNumber]) -> Iterator[Citation]:
    last_day: str | None = None
    relation: str | None = None
    for i, item in enumerate(found):
        dated = item.dated
        issued = dated.edtf or (last_day if dated.same else None) if dated else None
        last_day = issued or last_day
        before = found[i - 1] if i else None
        relation = _relation_before(cleaned, before.tail if before else 0, item.start, relation)
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


def _kind(item: CitedNumber) -> str | None:
    """Return the kind by the word, unless the symbol tells another one."""
    by_symbol = kinds_told(item.number)
    if item.kind in by_symbol or not by_symbol:
        return item.kind or kind_by_form(item.number)
    if len(by_symbol) == 1:
        return next(iter(by_symbol))
    return "quyet-dinh" if "quyet-dinh" in by_symbol else None


# ---------- how the letter stands to what it cites ----------


def _relation_before(cleaned: Clean, previous: int, start: int, last: str | None) -> str | None:
    """Return the relation of the citation at `start`, the one before it ending at `previous`.

    Of several words the nearest decides. In a list all have that of the first (`last`).
    """
    commas = cleaned.key.rfind(";", previous, start), cleaned.key.rfind(",", previous, start)
    if previous and _GLUE.fullmatch(cleaned.key, max(previous, *commas), start):
        return last
    begin = max(previous, start - _BEFORE)
    breaks = [found.end() for found in _BREAK.finditer(cleaned.key, begin, start)]
    follows = previous == begin and previous > 0 and not breaks
    begin = breaks[-1] if breaks else begin
    about = _ABOUT.search(cleaned.key, begin, start) if follows else None
    nearest: tuple[int, str] | None = None
    for relation, found in _relation_words(cleaned, begin, start):
        if follows and (
            about or not relation.own or not _APART.search(cleaned.key, previous, found.start())
        ):
            continue
        if not nearest or found.end() > nearest[0]:
            denied = _NOT.search(cleaned.key[begin : found.start()])
            nearest = found.end(), "" if denied else relation.key
    return nearest[1] or None if nearest else None


def _relation_words(
    cleaned: Clean, begin: int, start: int
) -> Iterator[tuple[Relation, re.Match[str]]]:
    """Yield the words of relations; those that must touch the citation only where they do."""
    for relation in relations():
        for found in relation.words.finditer(cleaned.key, begin, start):
            touching = between_relation().fullmatch(cleaned.key, found.end(), start)
            if touching or not relation.touches:
                yield relation, found
