"""Numbers in running text: where one begins, and whether it can be that of a cited document.

In: a cleaned text and an offset. Out: a `Number` and where it ends; what its symbols tell, and
whether it is the letter's own. "100 người/ngày" and "24/24h" read like numbers, too.
"""

from __future__ import annotations

import re
import unicodedata

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.text.fold import fold
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number, bare_number, match_number

# No number begins within another: "QCVN 62-MT:2016/BTNMT", "12.345/UBND".
_NOT_WITHIN = re.compile(r"(?<![\w/.])(?<![0-9][,:-])(?<!\w[:-])")
# Not "1,5 triệu", "2.523 người", "100%", "12/8"; but "số 15,16/CT-TTg".
_DIGITS = re.compile(
    r"[0-9]{1,5}(?![\w%/]|[.:-][0-9]|,[0-9]{1,2}(?! ?[/-] ?[^\W\d]|[0-9])| ?%| ?[-/] ?[0-9])"
)
_LONG = 3
_PLAIN = re.compile(r"[A-Za-zĐđƯư0-9&]+")
_SIGNS = " \t\r\n\u00a0*_#>|-\\"
_LABEL = re.compile(r"(?:Số|SỐ)(?![^\W_])")
# What may stand beside it: "Số 358-CV/HU      Sông Lô, ngày 10 tháng 8 năm 2021", "Số: 15/… V/v …".
_BESIDE = re.compile(
    r"[\s|*_.(]*(?:$|(?:V/v|Về việc)\b"
    r"|(?:[^\W\d_][^\d\n,;.]{1,40},)?\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng\b)",
    re.IGNORECASE,
)


def number_alone(cleaned: Clean, at: int) -> tuple[Number, int] | None:
    """Return the number with a symbol that begins at `at` and not within another, and its end."""
    return match_number(cleaned.text, at) if _NOT_WITHIN.match(cleaned.text, at) else None


def number_at(cleaned: Clean, at: int) -> tuple[Number, int] | None:
    """Return the number that begins at `at`, with a symbol or without ("4577"), and its end."""
    if whole := match_number(cleaned.text, at):
        return whole
    found = _DIGITS.match(cleaned.key, at)
    return (bare_number(found[0]), found.end()) if found else None


def has_known_symbol(number: Number) -> bool:
    """Tell whether the symbol of a known kind or body is in a number: that is no coincidence."""
    return _has_known_body(number) or bool(number.symbol and number.kinds and "-" in number.text)


def can_have_symbol(number: Number) -> bool:
    """Tell whether what follows the digits can be a symbol, if the word of a kind comes first."""
    has_kind = bool(number.symbol and number.kinds)
    return has_kind or _has_known_body(number) or _looks_like_symbol(number.body)


def is_no_count(number: Number) -> bool:
    """Tell whether a number is no count of something: "15/UBND" can be, "1386/BCĐQG" hardly."""
    return "-" in number.text or (len(number.digits) >= _LONG and number.body_key != "ubnd")


def kinds_told(number: Number) -> frozenset[str]:
    """Return the kinds that the symbol of a kind tells; none where a number shows none.

    "02-TT/TU" is a thông tri of the Party: only the State issues a thông tư.
    """
    if number.symbol is None:
        return frozenset()
    if not number.is_party:
        return number.kinds
    return frozenset(key for key in number.kinds if "party" in vocabulary().kinds[key].branches)


def kind_by_form(number: Number) -> str | None:
    """Return the kind where neither symbol nor word tells one: N/BODY-UNIT is a công văn's form."""
    is_cong_van = number.form == "state-cong-van" and _has_known_body(number)
    return "cong-van" if is_cong_van else None


def _has_known_body(number: Number) -> bool:
    return (number.body_key or fold(number.symbol or "")) in patterns().bodies


def _looks_like_symbol(body: str) -> bool:
    """Tell `SLĐTBXH` from `ngày`: mostly capitals, with no marks but those of Đ and Ư."""
    capitals = sum(map(str.isupper, body))
    return bool(_PLAIN.fullmatch(body)) and capitals >= 2 and capitals * 2 >= len(body)  # noqa: PLR2004


def is_own_number(cleaned: Clean, given: str, start: int, end: int) -> bool:
    """Tell whether a number with a symbol stands on a line of its own, as letters print theirs.

    "Số 358 -CV/HU" begins with a capital, and nothing stands before it save a title above,
    "CHỈ THỊ", alone on its line.
    """
    first, last = cleaned.span(start, end, given)
    line = given.rfind("\n", 0, first) + 1
    if given[line:first].strip(_SIGNS):
        return False
    head, wrapped, rest = unicodedata.normalize("NFC", given[first:last]).partition("\n")
    if wrapped and head.isupper() and tone_key(head.strip(_SIGNS)) in patterns().kinds:
        head = rest.lstrip(_SIGNS)
    end = given.find("\n", last)
    beside = unicodedata.normalize("NFC", given[last : end if end >= 0 else len(given)])
    return bool(_LABEL.match(head) and _BESIDE.match(beside))
