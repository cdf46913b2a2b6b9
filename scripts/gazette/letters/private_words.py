"""What is private in a letter, left out of its record and of its source file.

In: their texts, and private words. Out: the texts with `[…]` in place of the words, and an entry of
`mended` that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from gazette.letters.finishing import changed, source_of, with_value
from gazette.letters.model import LetterParts
from gazette.records.check.privacy import LEFT_OUT, MARK, private_data
from gazette.text.fold import nfc

_MOST = 20
_NEAR = 60  # characters before a mark
_BEFORE = re.compile(r"(?:[\w,.:]+ ){0,3}\(?\Z")
"""Words before a mark that are quoted with it."""


def around_letter(raw: str, parts: LetterParts) -> dict[str, str]:
    """Return what is private in a file but in no words of a letter, with what it is.

    Nothing if that is much: a list of people is no foot of a page, and an editor looks at it.
    """
    text = nfc(raw)
    found = {_plain(text[one.start : one.end]): one.kind for one in private_data(text)}
    roles = {piece.role for piece in parts.pieces} - {"body"}
    letter = _plain("\n".join([parts.body, *parts.printed(*roles)])) if found else ""
    around = {words: kind for words, kind in found.items() if words not in letter}
    return around if len(around) <= _MOST else {}


def without_words(text: str, private: Iterable[str]) -> str:
    """Return a text with a mark in place of private words."""
    for words in private:
        text = _pattern(words).sub(MARK, text)
    return text


def noted(record: str, source: str, private: Mapping[str, str]) -> str:
    """Return a record without private words, which `mended` says; `source` has them still."""
    notes = [_note(words, kind, source, private) for words, kind in private.items()]
    record = changed(record, lambda text: without_words(text, private))
    return with_value(record, ["mended"], [*notes, *source_of(record).values.get("mended", ())])


def _note(words: str, kind: str, source: str, private: Iterable[str]) -> dict[str, str]:
    """Return the entry of `mended` that quotes a mark with the words before it on its line."""
    found = _pattern(words).search(source)
    line = source[: found.start()].rpartition("\n")[2] if found else ""
    before = _BEFORE.search(nfc(without_words(line, private))[-_NEAR:])
    quote = f"{before[0] if before else ''}{MARK}"
    return {"before": quote, "after": quote, "because": LEFT_OUT[kind]}


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of words over any blanks, composed or not, and not within others."""
    forms = {nfc(words), normalize("NFD", words)}
    pattern = "|".join(r"\s+".join(map(re.escape, one.split())) for one in forms)
    return re.compile(f"(?<!{_same(words[0])})(?:{pattern})(?!{_same(words[-1])})")


def _same(sign: str) -> str:
    """Return the pattern of signs that go on with a number or a word."""
    return r"\d" if sign.isdecimal() else r"[^\W\d_]"


def _plain(words: str) -> str:
    return " ".join(words.split())
