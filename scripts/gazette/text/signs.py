"""Signs that are not seen, and signs that look alike: Cyrillic А and Latin A, “ and ".

In: any text. Out: the text as it looks, for comparison only; or its signs by their codes.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, zip_longest

CAPITALS = "A-Z" + "".join(
    filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))))
)
"""The capitals of Vietnamese, for a class of a pattern; `À-Ỹ` has small letters, too."""
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικτυ", "ABEZHIKMNOPTYXovikTu", strict=True))
_OTHER = {"У": "Y", "У".lower(): "y", "ᴍ": "M", "ᴛ": "T", "Ꭲ": "T", "Ꮇ": "M", "Ꭺ": "A"}
_ETH = {"\u00d0": "Đ", "\u00f0": "đ", "Ɖ": "Đ"}
_MARKS = {**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‘’‚‛′`´", "'")}
DASHES = (
    "\u02d7\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212"
    "\u2500\u2501\u2e3a\u2e3b\ufe58\ufe63\uff0d"
)
"""Signs that replace "-", rules of a table among them."""
_DASHES = dict.fromkeys(DASHES, "-")
_LIKE = str.maketrans(_CYRILLIC | _GREEK | _OTHER | _ETH | _MARKS | _DASHES)
_PLAIN = str.maketrans(_ETH | _DASHES)
# Unicode categories of invisible characters: controls, formats, unassigned, line separators
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# Letters and marks that are not seen either: joiners, fillers, variation selectors
_FILLER = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_NAMED = 5  # pairs of signs that a message names
_BLANK = re.compile(r"[^\S\n]")
# Not what Vietnamese letters are written with, as it should be
_UNUSUAL = re.compile(
    "[^\x09-\x7e\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u01b0\u1ea0-\u1ef9\u2010-\u2026]"
)


def is_usual(text: str) -> bool:
    """Tell whether a text has no signs but those that Vietnamese is usually written with."""
    return text.isascii() or not _UNUSUAL.search(text)


def as_seen(text: str) -> str:
    """Return a text with one sign for all that look alike, and without signs that are not seen.

    Lines stay lines; columns may move.
    """
    if text.isascii() and text.isprintable():
        return text
    seen = "".join(char for char in text if char.isspace() or not is_invisible(char))
    shown = unicodedata.normalize("NFKD", seen).translate(_LIKE)
    return _BLANK.sub(" ", unicodedata.normalize("NFC", shown))


def in_usual_signs(text: str) -> str:
    """Return a text of the same length, with a usual sign for each that looks like one."""
    return text if is_usual(text) else _UNUSUAL.sub(_usual_sign, text)


def _usual_sign(found: re.Match[str]) -> str:
    sign: str = as_seen(found[0])
    return sign if len(sign) == 1 else found[0]


def in_plain_signs(text: str) -> str:
    """Return a text of the same length, with Đ for its look-alikes and - for every dash."""
    return text if text.isascii() else text.translate(_PLAIN)


def is_invisible(char: str) -> bool:
    """Tell whether a character is not seen; a blank is."""
    return unicodedata.category(char) in _INVISIBLE or bool(_FILLER.match(char))


def is_all_seen(text: str) -> bool:
    """Tell whether a text has no sign that is not seen, and no blank but the usual one."""
    return text.isprintable() and (text.isascii() or not _FILLER.search(text))


def code_of(char: str) -> str:
    """Return the code of a character as Unicode writes it: `U+00A0`."""
    return f"U+{ord(char):04X}"


def legible(text: str) -> str:
    """Return a text with codes in place of what is not seen: a message can't hide anything."""
    if is_all_seen(text):
        return text
    return "".join(f"<{code_of(char)}>" if is_invisible(char) else char for char in text)


def unlike_signs(one: str, other: str) -> str:
    """Name the signs by which two texts differ that look alike: ` (U+00A0, not U+0020)`."""
    if as_seen(one) != as_seen(other):
        return ""
    pairs = dict.fromkeys((a, b) for a, b in zip_longest(one, other, fillvalue="") if a != b)
    if len(one) != len(other):
        pairs = dict.fromkeys((a, "") for a in one if not is_usual(a)) or dict.fromkeys(
            ("", b) for b in other if not is_usual(b)
        )
    named = (f"{_named(a)}, not {_named(b)}" for a, b in islice(pairs, _NAMED))
    return f" ({'; '.join(named)})" if pairs else ""


def _named(sign: str) -> str:
    return code_of(sign) if sign else "nothing"
