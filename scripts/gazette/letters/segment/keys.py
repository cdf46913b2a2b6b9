"""The key of a line: the form in which signs are matched with it.

In: a line. Out: small letters without accents in the same length, with what scanners and keyboards
put for others set right: `VlỆT`, `C0NG`.
"""

from __future__ import annotations

import re

from gazette.text.fold import fold

_CAPITAL = r"A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ"
_ELL = re.compile(rf"(?<=[{_CAPITAL}])[l|](?=[{_CAPITAL}])|(?<=[{_CAPITAL}])l\b")
_ZERO = re.compile(r"(?<=[a-z])0(?=[a-z])|\b0(?=[a-z]{2})|(?<=[a-z]{2})0\b")
_ONE = re.compile(r"(?<=[a-z])[1|](?=[a-z])")
_DIGIT_ONE = re.compile(r"(?<![a-z])[li](?=\d)|(?<=\d)[li](?![a-z])")
_DIGIT_ZERO = re.compile(r"(?<![a-z])o(?=\d)|(?<=\d)o(?![a-z])")
_MARKS = "*_\\#>|•●▪◦+"
_DASHES = "‐‑‒–—―−"


class _Keys(dict[int, str]):
    """The key of each character, found once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        key = fold(char)
        if char.isspace() or char in _MARKS:
            key = " "
        elif char in _DASHES:
            key = "-"
        self[code] = key if len(key) == 1 else char
        return self[code]


_KEYS = _Keys()


def key_of(text: str) -> str:
    """Return the key of a text in NFC, in the same length."""
    key = _ELL.sub("i", text).translate(_KEYS)
    if not any(map(str.isdigit, key)):
        return key
    key = _DIGIT_ZERO.sub("0", _DIGIT_ONE.sub("1", key))
    return _ONE.sub("i", _ZERO.sub("o", key))
