"""Words whose marks a scan has damaged: "Tinh ủy", "Ban Chi đạo", "cùa".

In: any text. Out: the text with these words as they are meant, in the same length. It serves to
match; a letter keeps its own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.text.tones import tone_key

_MARKED = ("aàảãáạăằẳẵắặâầẩẫấậ", "eèẻẽéẹêềểễếệ", "iìỉĩíị", "oòỏõóọôồổỗốộơờởỡớợ", "uùủũúụưừửữứự")
_LETTERS = {letter: row for row in (*_MARKED, "yỳỷỹýỵ", "dđ") for letter in row}

_END = r"(?![^\W_])"


def as_meant(text: str) -> str:
    """Return NFC text with its damaged words put right."""
    parts, done = [], 0
    for found in _damaged().finditer(tone_key(text)):
        if (meant := _meant(found[0])) != found[0]:
            first, last = found.span()
            parts += [text[done:first], _as_capital(text[first:last], meant)]
            done = last
    return "".join((*parts, text[done:]))


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
    for words, end in _words():
        by_first[words[0]].append("".join(words[1:]) + end)
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(rf"(?<![^\W_])(?:{either})")


def _words() -> Iterator[tuple[Sequence[str], str]]:
    """Yield the signs of all words, longest first, and what stands after each."""
    data = _data()
    for phrase in sorted(data["phrases"], key=len, reverse=True):
        yield _with_any_marks(phrase), _END
    for form in _forms():
        yield form, _END
    for word, digits in data["before_digits"].items():
        yield _with_any_marks(word), f"(?={digits})"


def _with_any_marks(phrase: str) -> list[str]:
    return [f"[{_LETTERS[c]}]" if c in _LETTERS else c for c in phrase]


@cache
def _phrases() -> dict[str, str]:
    return {fold(phrase): phrase for phrase in (*_data()["phrases"], *_data()["before_digits"])}


@cache
def _forms() -> dict[str, str]:
    return {form: word for word, forms in _data()["words"].items() for form in forms}


def _data() -> Any:  # noqa: ANN401 (the shape of damaged.yml)
    return read_data("vocabulary", "damaged")
