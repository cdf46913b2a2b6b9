"""Numbers in a text, each with its kind, date and issuer.

In: a cleaned text and the offset of a digit. Out: a frozen `CitedNumber`, or None. `find` decides
whether it is the number of a document: "100 người/ngày" reads like a number, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.citations.stated_date import StatedDate, date_at
from gazette.citations.stated_issuer import date_after, issuer_at, issuer_here
from gazette.vocabulary.number import Number, bare_number, match_number

# No number begins within another: "QCVN 62-MT:2016/BTNMT", "12.345/UBND".
_NOT_WITHIN = re.compile(r"(?<![\w/.])(?<![0-9][,:-])(?<!\w[:-])")
# Not "1,5 triệu", "2.523 người", "100%", "12/8"; but "số 15,16/CT-TTg".
_DIGITS = re.compile(
    r"[0-9]{1,5}(?=ngày|của| ?[-÷] ?[0-9]{1,5} ?[/-] ?[^\W\d_]{2}"
    r"|(?![\w%/]|[.:-][0-9]|,[0-9]{1,2}(?! ?[/-] ?[^\W\d]|[0-9])| ?%| ?[-/] ?[0-9]))"
)
_TITLE = re.compile(r"(?: [^\W\d_]+){1,6} ")
_TITLE_OF_LAW = re.compile(r"(?: [^\W\d_]+,?){1,14} ")
_OF = re.compile(r"(?<![^\W_])(?P<kind>[^\W\d_]+ [^\W\d_]+(?: khẩn| hỏa tốc)?) (?:của |(?=liên ))")
_LAWS = ("luật", "bộ luật", "pháp lệnh")
_ASSEMBLY = ("qh", "ubtvqh")
_NO_LAW = ("pháp ", "kỷ ")  # "… văn bản quy phạm pháp luật số 80/2015/QH13"
# How many characters back the last word, and the whole head, of a number can begin.
_WORD = 12
_HEAD = 90


@dataclass(frozen=True)
class CitedNumber:
    """A number and the words that belong to it; offsets count in the cleaned text."""

    start: int
    number: Number
    number_start: int
    number_end: int
    kind: str | None = None
    has_kind: bool = False
    """Whether the word of a kind stands before it; "văn bản" is one without a kind of its own."""
    is_short: bool = False
    """Whether that word is a short form, as in "CV"."""
    has_label: bool = False
    """Whether "số" stands before it."""
    after_colon: bool = False
    """Whether a colon stands between that word and the number: "các Công văn: 12, 13-CV/HU"."""
    begins_range: bool = False
    """Whether "từ" stands before it: "các công văn từ số 101 đến 105/UBND-VX"."""
    is_urgent: bool = False
    """Whether it is called "khẩn" or the like."""
    is_joint: bool = False
    """Whether its number or its kind's name says that it is of several bodies."""
    short_name: str | None = None
    """What the text calls it from here on: "(sau đây gọi tắt là Công văn 358)"."""
    date: StatedDate | None = None
    issuer: str | None = None
    end: int = 0
    """Where its date ends, or else its number."""
    tail: int = 0
    """Where the last of its parts ends."""
    group: int = 0
    """The same for all numbers of a list."""


def number_at(cleaned: Clean, at: int) -> tuple[Number, int] | None:
    """Return the number that begins at `at`, with a symbol or without ("4577"), and its end."""
    if whole := match_number(cleaned.text, at):
        return whole
    found = _DIGITS.match(cleaned.key, at)
    return (bare_number(found[0]), found.end()) if found else None


def cited_number(cleaned: Clean, at: int) -> CitedNumber | None:
    """Return the number whose digits begin at `at`, with its parts; None if there is none."""
    head = _head(cleaned, at)
    if head or _NOT_WITHIN.match(cleaned.text, at):
        found = number_at(cleaned, at) if head else match_number(cleaned.text, at)
        return _with_parts(cleaned, head, at, *found) if found else None
    return None


def _head(cleaned: Clean, at: int) -> re.Match[str] | None:
    """Return the kind and "số", or one of them, that stand right before `at`."""
    words = re.findall(r"[^\W\d_]+", cleaned.key[max(0, at - _WORD) : at])
    if not words or words[-1] not in patterns().last_words:
        return None
    return patterns().head.search(cleaned.key, max(0, at - _HEAD), at)


def _with_parts(
    cleaned: Clean, head: re.Match[str] | None, at: int, number: Number, end: int
) -> CitedNumber:
    word = head["kind"] if head else None
    is_short = word in patterns().short
    if head and is_short and not cleaned.text[head.start()].isupper():
        head = word = None
    has_label = bool(head and (head["label"] or head["bare"] or "số" in (head["range"] or "")))
    start = head.start() if head else at
    if head and word in _LAWS and cleaned.key.endswith(_NO_LAW, 0, start):
        word, start = None, head.start("label") if head["label"] else at
    while cleaned.text.startswith(('"', "“", " "), start) and start < at:
        start += 1
    kind = patterns().kinds[word] if word else None
    said = head if word else None
    item = CitedNumber(
        *(start, number, at, end, kind, bool(word), is_short, has_label),
        after_colon=bool(said and said["colon"]),
        begins_range=bool(said and said["range"]),
        is_urgent=bool(said and said["urgent"]),
        is_joint=number.is_joint or bool(said and said["joint"]),
    )
    item = with_tail(cleaned, item)
    if word or not has_label:
        return item
    return _kind_before_issuer(cleaned, item) or _kind_before_title(cleaned, item) or item


def with_tail(cleaned: Clean, item: CitedNumber) -> CitedNumber:
    """Return a number with the date and issuer that follow it in either order."""
    at, short_name = _past_asides(cleaned, item.number_end, item.short_name)
    date = date_at(cleaned, at)
    at, short_name = _past_asides(cleaned, date.end if date else at, short_name)
    issuer, tail = issuer_at(cleaned, at, joint=item.is_joint) or (None, at)
    tail, short_name = _past_asides(cleaned, tail, short_name)
    if issuer and not date:
        date = date_after(cleaned, tail)
    end = date.end if date else item.number_end
    tail = max(end, tail)
    return replace(item, date=date, issuer=issuer, end=end, tail=tail, short_name=short_name)


def _past_asides(cleaned: Clean, at: int, name: str | None) -> tuple[int, str | None]:
    """Return the end of the words aside that begin at `at`, and the short name they give."""
    while found := patterns().aside.match(cleaned.key, at):
        at, name = found.end(), found["name"] or name
    return at, name


def _kind_before_issuer(cleaned: Clean, item: CitedNumber) -> CitedNumber | None:
    """Read "Công văn của Ủy ban nhân dân tỉnh số 123/UBND-VX"."""
    for found in _OF.finditer(cleaned.key, max(0, item.start - _HEAD), item.start):
        word = found["kind"].removesuffix(" khẩn").removesuffix(" hỏa tốc")
        if word not in patterns().kinds:
            continue
        issued = issuer_here(cleaned, found.end())
        if issued and cleaned.key[issued[1] : item.start] in (" ", ", ", ""):
            item = replace(item, start=found.start(), kind=patterns().kinds[word], has_kind=True)
            return replace(item, issuer=item.issuer or issued[0])
    return None


def _kind_before_title(cleaned: Clean, item: CitedNumber) -> CitedNumber | None:
    """Read "Quy chế phối hợp số 01-QC/HU", "Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12".

    The symbol must mean the same kind as the word, or be the National Assembly's after a law.
    """
    begin = max(0, item.start - _HEAD)
    for found in reversed([*patterns().named.finditer(cleaned.key, begin, item.start)]):
        kind = patterns().kinds[found[0]]
        is_law = found[0] in _LAWS and item.number.body_key.startswith(_ASSEMBLY)
        title = _TITLE_OF_LAW if is_law else _TITLE
        if not (is_law or (kind and kind in item.number.likely_kinds)):
            continue
        if title.fullmatch(cleaned.key, found.end(), item.start) and (
            cleaned.text[found.start()].isupper()
        ):
            return replace(item, start=found.start(), kind=kind, has_kind=True)
    return None
