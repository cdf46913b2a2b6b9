"""Tell a letter's own number, on the line of its letterhead, from a citation."""

from __future__ import annotations

import re
import unicodedata

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.text.tones import tone_key

_SIGNS = " \t\r\n\u00a0*_#>|-\\"
_LABEL = re.compile(r"(?:Số|SỐ)(?![^\W_])")
# What may stand beside it: "Số 358-CV/HU      Sông Lô, ngày 10 tháng 8 năm 2021", "Số: 15/… V/v …".
_BESIDE = re.compile(
    r"[\s|*_.(]*(?:$|(?:V/v|Về việc)\b"
    r"|(?:[^\W\d_][^\d\n,;.]{1,40},)?\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng\b)",
    re.IGNORECASE,
)


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
