"""The kind of a letter: from its title and the symbol in its number.

In: the pieces of a letter and its number. Out: a `Reading`. Where title and symbol differ, the kind
is a gap.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from gazette.citations.patterns import patterns
from gazette.letters.fields.lines import Line, Reading, joined, lines_of
from gazette.letters.fields.own_number import OwnNumber
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts
from gazette.vocabulary.number import Number

_REPORT = "bai-tin"
_CONG_VAN = "cong-van"


def own_kind(parts: LetterParts, own: OwnNumber) -> Reading:
    """Return the kind of a letter."""
    if parts.completeness == "report":
        return Reading.of("kind", _REPORT, None)
    title = joined(lines_of(parts, "title"))
    titled = _titled(title) if title else None
    by_number = _kinds_of(own.symbols, is_sure=bool(own.number)) if own.symbols else ()
    if title and titled:
        is_other = bool(by_number) and titled not in by_number and bool(own.symbols.symbol)  # type: ignore[union-attr]
        if not is_other:
            return Reading.of("kind", titled, title.span)
        return Reading.gap("kind", (titled, *by_number), reason("kind-unclear"), title.span)
    if len(by_number) == 1 and own.line:
        return Reading.of("kind", by_number[0], own.line.span)
    if by_number and own.line:
        return Reading.gap("kind", by_number, reason("kind-shared"), own.line.span)
    return _by_form(parts) if not title else Reading()


def _titled(title: Line) -> str | None:
    """Return the kind that a title begins with: "CÔNG ĐIỆN KHẨN" → `cong-dien`."""
    for words, kind in _kinds_by_word():
        if title.key.startswith(words) and not title.key[len(words) : len(words) + 1].isalpha():
            return kind
    return None


@cache
def _kinds_by_word() -> list[tuple[str, str]]:
    """Return the kinds by their whole names, longest first."""
    rules = patterns()
    names = ((word, kind) for word, kind in rules.kinds.items() if kind and word not in rules.short)
    return sorted(names, key=lambda pair: -len(pair[0]))


def _kinds_of(number: Number, *, is_sure: bool) -> tuple[str, ...]:
    """Return the kinds that a number can be of; a State's QĐ is a quyết định."""
    if number.form == "state-cong-van" and number.symbol is None:
        return (_CONG_VAN,) if is_sure or number.has_known_body else ()
    kinds: Collection[str] = number.likely_kinds
    if not number.is_party and "quyet-dinh" in kinds:
        return ("quyet-dinh",)
    return tuple(sorted(kinds))


def _by_form(parts: LetterParts) -> Reading:
    """Infer a công văn: it alone has "V/v" in its head, is addressed, and has no title."""
    subject = joined(lines_of(parts, "subject"))
    is_addressed = bool(parts.spans("addressed", "recipient"))
    if subject and is_addressed and pattern("short-about").match(subject.key):
        return Reading.of("kind", _CONG_VAN, subject.span, reason("kind-by-form"))
    return Reading()
