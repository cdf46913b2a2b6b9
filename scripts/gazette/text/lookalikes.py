"""Signs that look alike: Cyrillic А and Latin A, the blank and the unbreakable blank, “ and ".

In: any text. Out: the text as it looks, for comparison only, and the names of its signs.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικτυ", "ABEZHIKMNOPTYXovikTu", strict=True))
_OTHER = {"У": "Y", "У".lower(): "y", "ᴍ": "M", "ᴛ": "T", "Ꭲ": "T", "Ꮇ": "M", "Ꭺ": "A"}
_ETH = {"\u00d0": "Đ", "\u00f0": "đ", "Ɖ": "Đ"}
_MARKS = {**dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‘’‚‛′`´", "'")}
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")
_LIKE = str.maketrans(_CYRILLIC | _GREEK | _OTHER | _ETH | _MARKS | _DASHES)
# Zero-width signs, the joiner of graphemes and variation selectors
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
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
    if text.isascii():
        return text
    shown = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).translate(_LIKE)
    return _BLANK.sub(" ", unicodedata.normalize("NFC", shown))
