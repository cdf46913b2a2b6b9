"""Words whose marks a scan has damaged: "Tinh ủy", "Ban Chi đạo", "cùa".

In: any text. Out: the text with these words as they are meant, in the same length. It serves to
match; a letter keeps its own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.text.tones import tone_key

_MARKED = ("aàảãáạăằẳẵắặâầẩẫấậ", "eèẻẽéẹêềểễếệ", "iìỉĩíị", "oòỏõóọôồổỗốộơờởỡớợ", "uùủũúụưừửữứự")
_LETTERS = {letter: row for row in (*_MARKED, "yỳỷỹýỵ", "dđ") for letter in row}


def as_meant(text: str) -> str:
    """Return NFC text with its damaged words put right."""
    for found in _damaged().finditer(tone_key(text)):
        if (meant := _meant(found[0])) != found[0]:
            first, last = found.span()
            text = text[:first] + _as_capital(text[first:last], meant) + text[last:]
    return text


def _as_capital(printed: str, word: str) -> str:
    return "".join(b.upper() if a.isupper() else b for a, b in zip(printed, word, strict=True))


def meant_key(text: str) -> str:
    """Return the `tone_key` of a text with its damaged words put right."""
    return _damaged().sub(lambda found: _meant(found[0]), tone_key(text))


@cache
def _meant(words: str) -> str:
    return _forms().get(words) or _phrases()[fold(words)]


@cache
def _damaged() -> re.Pattern[str]:
    """Return the pattern of all phrases with any marks, and of the forms of words.

    It is sorted by first letters, which makes it fast.
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for phrase in _phrases().values():
        first, *rest = (f"[{_LETTERS[c]}]" if c in _LETTERS else c for c in phrase)
        by_first[first].append("".join(rest))
    for form in _forms():
        by_first[form[0]].append(form[1:])
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")


@cache
def _phrases() -> dict[str, str]:
    return {fold(phrase): phrase for phrase in _data()["phrases"]}


@cache
def _forms() -> dict[str, str]:
    return {form: word for word, forms in _data()["words"].items() for form in forms}


def _data() -> Any:  # noqa: ANN401 (the shape of damaged.yml)
    return read_data("vocabulary", "damaged")
