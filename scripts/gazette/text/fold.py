"""Keys made from Vietnamese text: what is equal when marks and capitals don't count.

In: any text. Out: keys for matching and addresses. The text itself is never changed or shown
folded; `đ` is a letter of its own and does not decompose, so it is mapped here by hand.
"""

from __future__ import annotations

import re
import unicodedata

# U+00D0 is Icelandic eth: it looks like Đ and stands for it in many typed documents.
_D = str.maketrans({"đ": "d", "Đ": "d", "\u00d0": "d", "\u00f0": "d"})


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, the form in which everything is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return `text` without capitals and marks: `Đông Hưng` → `dong hung`."""
    letters = unicodedata.normalize("NFD", text.translate(_D).casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Return the part of an address made from `text`: `358-CV/HU` → `358-cv-hu`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
