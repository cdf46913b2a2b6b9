"""Which numbers in a text can be a document's, and which only look like one.

In: a `Number`. Out: what its symbols tell. "100 người/ngày" and "24/24h" read like numbers, too.
"""

from __future__ import annotations

import re

from gazette.citations.patterns import patterns
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number

_LONG = 3
_PLAIN = re.compile(r"[A-Za-zĐđƯư0-9&]+")


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
