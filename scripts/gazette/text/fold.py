"""Keys made from Vietnamese text, in which marks and capitals don't count.

In: any text. Out: keys for matching and for addresses, never shown to readers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Đ does not decompose. U+00D0, Icelandic eth, looks like Đ and replaces it in many typed documents.
_D = str.maketrans({"đ": "d", "Đ": "d", "\u00d0": "d", "\u00f0": "d"})


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, in which everything is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return `text` in small letters without marks: `Đông Hưng` → `dong hung`."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.translate(_D).casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def with_plain_d(text: str) -> str:
    """Return `text` with each đ as d: for whoever removes all other marks, which leaves đ."""
    for stroked, plain in _D.items():
        text = text.replace(chr(stroked), plain)
    return text


@lru_cache(maxsize=1 << 14)  # names of places and bodies come again and again
def slug(text: str) -> str:
    """Return `text` as part of an address: `358-CV/HU` → `358-cv-hu`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
