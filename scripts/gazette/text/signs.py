"""Signs that are not seen, and signs that look alike: Cyrillic А and Latin A, “ and ".

In: any text. Out: the text as it looks, for comparison only; or its signs by their codes.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, zip_longest

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικτυ", "ABEZHIKMNOPTYXovikTu", strict=True))
_OTHER = {"У": "Y", "У".lower(): "y", "ᴍ": "M", "ᴛ": "T", "Ꭲ": "T", "Ꮇ": "M", "Ꭺ": "A"}
_ETH = {"\u00d0": "Đ", "\u00f0": "đ", "Ɖ": "Đ"}
_MARKS = {**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‘’‚‛′`´", "'")}
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")
_LIKE = str.maketrans(_CYRILLIC | _GREEK | _OTHER | _ETH | _MARKS | _DASHES)
# Unicode categories of invisible characters: controls, formats, unassigned, line separators
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# Zero-width signs, the joiner of graphemes and variation selectors
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_NAMED = 5  # pairs of signs that a message names
_BLANK = re.compile(r"[^\S\n]")
# All that a Vietnamese letter is written with, as it should be
_USUAL = re.compile(
    "[^\x09-\x7e\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u01b0\u1ea0-\u1ef9\u2010-\u2026]"
)


def is_usual(text: str) -> bool:
    """Tell whether a text has no signs but those that Vietnamese is usually written with."""
    return text.isascii() or not _USUAL.search(text)


def as_seen(text: str) -> str:
    """Return a text with one sign for all that look alike, and without signs that are not seen.

    Lines stay lines; columns may move.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).translate(_LIKE)
    return _BLANK.sub(" ", unicodedata.normalize("NFC", shown))


def is_invisible(char: str) -> bool:
    """Tell whether a character is not seen; a blank is."""
    return unicodedata.category(char) in _INVISIBLE


def code_of(char: str) -> str:
    """Return the code of a character as Unicode writes it: `U+00A0`."""
    return f"U+{ord(char):04X}"


def legible(text: str) -> str:
    """Return a text with codes in place of what is not seen: a message can't hide anything."""
    if text.isprintable():
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
