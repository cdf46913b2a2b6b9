"""Find the citations of a text: the span of each, and what it states.

In: a text as given. Out: frozen `Citation`s in the order of the text. Each run of digits is read
with what stands around it, which decides whether it is the number of a document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from gazette.citations.cited_numbers import CitedNumber, cited_number
from gazette.citations.clean import Clean, clean
from gazette.citations.model import Citation
from gazette.citations.patterns import patterns
from gazette.citations.relating import relations_of
from gazette.citations.shared import has_known_symbol, listed, through, with_issuers
from gazette.citations.short_names import with_given_names, with_short_names
from gazette.text.edtf import Edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.number import Number, match_number

_ASCII_DIGITS = re.compile(r"[0-9]+")
_LONG = 3  # digits that are hardly a count
_BEFORE_OTHER = 30  # characters in which a word like "biểu mẫu" can stand
_SYMBOL = re.compile(r"[A-Za-zĐđƯư0-9&]+")
_SIGNS = " \t\r\n\u00a0*_#>|-\\"
# A point after a heading, as in "1. ", "1/ UBND", "1-Các", is not the number of a document.
_POINT = re.compile(r"[0-9]{1,2} ?(?:[.):]+|[/-](?= ))")
_BARE_POINT = re.compile(r"[0-9]{1,2} ?[.):/-]+(?![0-9])")
_LABEL = re.compile(r"(?:Số|SỐ)(?![^\W_])")
# What may stand beside it: "Số 358-CV/HU      Sông Lô, ngày 10 tháng 8 năm 2021", "Số: 15/… V/v …".
_BESIDE = re.compile(
    r"(?:\([0-9*]{1,2}\)|\[\^?[0-9]+\])?[\s|*_.(]*(?:$|(?:V/v|Về việc)\b"
    r"|(?:[^\W\d_][^\d\n,;.]{1,40},)?\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng\b)",
    re.IGNORECASE,
)


def find(given: str) -> tuple[Citation, ...]:
    """Return the citations of a text."""
    if not _ASCII_DIGITS.search(given):
        return ()
    cleaned = clean(given)
    alone = _cited_numbers(cleaned, given)
    if not alone:
        return ()
    found = with_given_names(cleaned, with_issuers(cleaned, listed(cleaned, alone)))
    return tuple(with_short_names(_citations(cleaned, given, found)))


def _cited_numbers(cleaned: Clean, given: str) -> list[CitedNumber]:
    """Return the numbers that are citations by themselves, without the letter's own number."""
    found: list[CitedNumber] = []
    for run in _ASCII_DIGITS.finditer(cleaned.text):
        if found and run.start() < found[-1].tail:
            continue
        item = cited_number(cleaned, run.start())
        if not item or _is_point(cleaned, given, item):
            continue
        if _is_citation(cleaned, item) and not _is_own(cleaned, given, item):
            found.append(item)
    return found


def _citations(cleaned: Clean, given: str, found: list[CitedNumber]) -> Iterator[Citation]:
    for item, issued, relation in zip(
        found, _days(found), relations_of(cleaned, found), strict=True
    ):
        start, end = cleaned.span(item.start, item.end, given)
        yield Citation(
            text=given[start:end],
            start=start,
            end=end,
            link_end=cleaned.span(item.start, item.number_end, given)[1],
            kind=_kind(item),
            number=item.number,
            issued=issued,
            issuer=item.issuer,
            relation=relation,
            is_joint=item.is_joint,
            is_named_short=item.number.digits in re.findall("[0-9]+", item.short_name or ""),
        )


def _days(found: Iterable[CitedNumber]) -> Iterator[Edtf | None]:
    """Yield the date of each number; "cùng ngày" repeats the date before."""
    last: Edtf | None = None
    for item in found:
        date = item.date
        issued = date.edtf or (last if date.same else None) if date else None
        last = issued or last
        yield issued


def _kind(item: CitedNumber) -> str | None:
    """Return the kind by its word, unless the symbol means another one."""
    by_symbol = item.number.likely_kinds
    if by_symbol and item.kind not in by_symbol:
        (kind, *others) = by_symbol
        return kind if not others else "quyet-dinh" if "quyet-dinh" in by_symbol else None
    is_cong_van = item.number.form == "state-cong-van" and item.number.has_known_body
    return item.kind or ("cong-van" if is_cong_van else None)


# ---------- is it the number of a document? ----------


def _is_citation(cleaned: Clean, item: CitedNumber) -> bool:
    if patterns().other.search(cleaned.key, max(0, item.start - _BEFORE_OTHER), item.start):
        return False
    number = item.number
    if number.is_bare:
        return item.has_kind and _is_bare_citation(cleaned, item)
    if item.has_kind:
        has_symbol = bool(number.symbol and number.kinds) or number.has_known_body
        return has_symbol or _looks_like_symbol(number.body)
    return has_known_symbol(number) and (item.has_label or _is_no_count(number))


def _looks_like_symbol(body: str) -> bool:
    """Tell whether most letters are capitals, without marks but those of Đ and Ư: `SLĐTBXH`."""
    capitals = sum(map(str.isupper, body))
    return bool(_SYMBOL.fullmatch(body)) and capitals >= 2 and capitals * 2 >= len(body)  # noqa: PLR2004


def _is_no_count(number: Number) -> bool:
    """Tell whether a number can't be a count: "15/UBND" can be one, "1386/BCĐQG" hardly."""
    return number.has_dash or (len(number.digits) >= _LONG and number.body_key != "ubnd")


def _is_bare_citation(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether a number without a symbol, after the word of a kind, is a document's."""
    rules = patterns()
    if rules.counted.match(cleaned.key, item.number_end):
        return False
    if not item.has_label and (item.after_colon or item.begins_range or item.is_joint):
        return _begins_list(cleaned, item)
    if (item.date and item.date.edtf) or (item.issuer and item.has_label):
        return item.has_label or cleaned.text[item.start].isupper()
    if item.has_label:
        is_strong = item.kind not in rules.weak if item.kind else _is_no_count(item.number)
        return is_strong or item.is_urgent or _begins_list(cleaned, item)
    if item.kind in rules.strong:
        return True
    return item.is_short and (item.issuer is not None or _before_short(cleaned, item))


def _before_short(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether another short form with its number follows: "theo QĐ 23 và NQ 68"."""
    found = patterns().then_short.match(cleaned.text, item.number_end)
    return bool(found and item.kind not in patterns().weak)


def _begins_list(cleaned: Clean, item: CitedNumber) -> bool:
    """Tell whether a number with a symbol follows: "các Đề án số 160, 161-ĐA/TU"."""
    glue = patterns().glue.match(cleaned.key, item.number_end) or through(cleaned, item)
    return bool(glue and match_number(cleaned.text, glue.end()))


def _is_point(cleaned: Clean, given: str, item: CitedNumber) -> bool:
    """Tell whether a number is that of a point after a heading: "KẾT LUẬN:", "Chỉ thị: 1. …".

    Without a colon, heading and number each begin a line.
    """
    if item.has_label or not item.has_kind:
        return False
    point = _BARE_POINT if item.number.is_bare else _POINT
    if not point.match(cleaned.text, item.number_start):
        return False
    return item.after_colon or all(
        not given[given.rfind("\n", 0, first) + 1 : first].strip(_SIGNS)
        for first in map(cleaned.origin, (item.start, item.number_start))
    )


def _is_own(cleaned: Clean, given: str, item: CitedNumber) -> bool:
    """Tell whether a number stands on a line of its own, as a letter prints its own number.

    "Số 358 -CV/HU" begins with a capital, with at most a title above it: "CHỈ THỊ".
    """
    if item.number.is_bare:
        return False
    first, last = cleaned.span(item.start, item.number_end, given)
    line = given.rfind("\n", 0, first) + 1
    if given[line:first].strip(_SIGNS):
        return False
    head, wrapped, rest = unicodedata.normalize("NFC", given[first:last]).partition("\n")
    if wrapped and head.isupper() and tone_key(head.strip(_SIGNS)) in patterns().kinds:
        head = rest.lstrip(_SIGNS)
    beside = unicodedata.normalize("NFC", given[last:].partition("\n")[0])
    return bool(_LABEL.match(head) and _BESIDE.match(beside))
