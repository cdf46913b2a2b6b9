"""The numbers of a text that are citations by themselves, each with what belongs to it.

In: a cleaned text. Out: frozen `CitedNumber`s in order. A number comes first; what stands before
and after it decides whether it is a document's, and gives its kind, date and issuer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.citations.clean import Clean
from gazette.citations.numbers_in_text import (
    can_have_symbol,
    has_known_symbol,
    is_no_count,
    is_own_number,
    kinds_told,
    number_alone,
    number_at,
)
from gazette.citations.parts import Dated, NamedIssuer, date_at, issuer_at
from gazette.citations.patterns import patterns
from gazette.vocabulary.number import Number, match_number

_ASCII_DIGITS = re.compile(r"[0-9]+")
_LAWS = ("luật", "bộ luật", "pháp lệnh")
_ASSEMBLY = ("qh", "ubtvqh")
_NO_LAW = ("pháp ", "kỷ ")  # "… văn bản quy phạm pháp luật số 80/2015/QH13"
_BEFORE_OTHER = 30
_FAR = 90
_WORD = 12


@dataclass(frozen=True)
class CitedNumber:
    """A number with what belongs to it; offsets count in the cleaned text."""

    start: int
    number: Number
    number_start: int
    number_end: int
    kind: str | None = None
    """The kind that a word tells; a word that tells none is one all the same."""
    has_kind: bool = False
    is_short: bool = False
    has_label: bool = False
    dated: Dated | None = None
    issued: NamedIssuer | None = None
    group: int = 0
    """Numbers of one list have the group of the first."""

    @property
    def end(self) -> int:
        """Where its date ends, or its number."""
        return max(self.number_end, self.dated.end if self.dated else 0)

    @property
    def tail(self) -> int:
        """Where all that follows and belongs to it ends."""
        return max(self.end, self.issued.end if self.issued else 0)


def cited_numbers(cleaned: Clean, given: str) -> list[CitedNumber]:
    """Return all numbers that are a citation's by themselves, in order."""
    found: list[CitedNumber] = []
    for run in _ASCII_DIGITS.finditer(cleaned.text):
        at = run.start()
        if found and at < found[-1].tail:
            continue
        head = _head(cleaned, at)
        number = number_at(cleaned, at) if head else number_alone(cleaned, at)
        if not number:
            continue
        item = _item(cleaned, head, at, *number)
        if not _is_citation(cleaned, item):
            continue
        if item.number.is_bare or not is_own_number(cleaned, given, item.start, item.number_end):
            found.append(item)
    return found


def _head(cleaned: Clean, at: int) -> re.Match[str] | None:
    """Return the word of a kind and "số", or one of them, where they end at `at`."""
    words = re.findall(r"[^\W\d_]+", cleaned.key[max(0, at - _WORD) : at])
    if not words or words[-1] not in patterns().last_words:
        return None
    return patterns().head.search(cleaned.key, max(0, at - _FAR), at)


def _item(
    cleaned: Clean, head: re.Match[str] | None, at: int, number: Number, end: int
) -> CitedNumber:
    word = head["kind"] if head else None
    is_short = word in patterns().short
    if head and word and is_short and not cleaned.text[head.start()].isupper():
        head = word = None
    has_label = bool(head and (head["label"] or head["bare"]))
    start = head.start() if head else at
    if head and word in _LAWS and cleaned.key.endswith(_NO_LAW, 0, start):
        word, start = None, head.start("label") if head["label"] else at
    while cleaned.text.startswith(('"', "“", " "), start) and start < at:
        start += 1
    item = CitedNumber(start, number, at, end, None, bool(word), is_short, has_label)
    item = with_tail(cleaned, item)
    if word:
        return replace(item, kind=patterns().kinds[word])
    return _kind_before(cleaned, item) if has_label else item


def with_tail(cleaned: Clean, item: CitedNumber) -> CitedNumber:
    """Add date and issuer, in whichever order they follow the number."""
    dated = date_at(cleaned, item.number_end)
    issued = issuer_at(cleaned, dated.end if dated else item.number_end)
    if issued and not dated:
        dated = date_at(cleaned, issued.end)
    return replace(item, dated=dated, issued=issued)


def _kind_before(cleaned: Clean, item: CitedNumber) -> CitedNumber:
    named = _kind_before_issuer(cleaned, item)
    return named if named.has_kind else _kind_before_title(cleaned, item)


_TITLE = re.compile(r"(?: [^\W\d_]+){1,6} ")
_TITLE_OF_LAW = re.compile(r"(?: [^\W\d_]+,?){1,14} ")


def _kind_before_title(cleaned: Clean, item: CitedNumber) -> CitedNumber:
    """Read "Quy chế phối hợp số 01-QC/HU", "Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12".

    The word must tell the same kind as the symbol does, or be a law's and the symbol the National
    Assembly's.
    """
    begin = max(0, item.start - _FAR)
    for found in reversed([*patterns().named.finditer(cleaned.key, begin, item.start)]):
        kind = patterns().kinds[found[0]]
        is_law = found[0] in _LAWS and item.number.body_key.startswith(_ASSEMBLY)
        title = _TITLE_OF_LAW if is_law else _TITLE
        if not (is_law or (kind and kind in kinds_told(item.number))):
            continue
        if title.fullmatch(cleaned.key, found.end(), item.start) and (
            cleaned.text[found.start()].isupper()
        ):
            return replace(item, start=found.start(), kind=kind, has_kind=True)
    return item


_OF = re.compile(r"(?<![^\W_])(?P<kind>[^\W\d_]+ [^\W\d_]+(?: khẩn| hỏa tốc)?) của ")


def _kind_before_issuer(cleaned: Clean, item: CitedNumber) -> CitedNumber:
    """Read "Công văn của Ủy ban nhân dân tỉnh số 123/UBND-VX"."""
    for found in _OF.finditer(cleaned.key, max(0, item.start - _FAR), item.start):
        kind = found["kind"].removesuffix(" khẩn").removesuffix(" hỏa tốc")
        if kind not in patterns().kinds:
            continue
        issued = issuer_at(cleaned, found.end() - len("của "))
        if issued and cleaned.key[issued.end : item.start] in (" ", ", ", ""):
            named = NamedIssuer(issued.name, item.tail, issued.start)
            return replace(
                item,
                start=found.start(),
                kind=patterns().kinds[kind],
                has_kind=True,
                issued=item.issued or named,
            )
    return item


def _is_citation(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether a number stands for a document."""
    if patterns().other.search(cleaned.key, max(0, item.start - _BEFORE_OTHER), item.start):
        return False
    number = item.number
    if number.is_bare:
        return item.has_kind and _is_plain_citation(cleaned, item)
    if item.has_kind:
        return can_have_symbol(number)
    return has_known_symbol(number) and (item.has_label or is_no_count(number))


def _is_plain_citation(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether a number without a symbol, after the word of a kind, is a document's."""
    rules = patterns()
    if rules.counted.match(cleaned.key, item.number_end):
        return False
    if (item.dated and item.dated.edtf) or (item.issued and item.has_label):
        return item.has_label or cleaned.text[item.start].isupper()
    if item.has_label:
        is_strong = item.kind is not None and item.kind not in rules.weak
        return is_strong or _begins_list(cleaned, item)
    if item.kind in rules.strong:
        return True
    return item.is_short and (item.issued is not None or _before_short(cleaned, item))


def _before_short(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether another short kind with its number follows: "theo QĐ 23 và NQ 68"."""
    found = patterns().then_short.match(cleaned.text, item.number_end)
    return bool(found and item.kind not in patterns().weak)


def _begins_list(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether a number with a symbol follows: "các Đề án số 160, 161-ĐA/TU"."""
    glue = patterns().glue.match(cleaned.key, item.number_end)
    return bool(glue and match_number(cleaned.text, glue.end()))
