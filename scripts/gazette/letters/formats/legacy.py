"""Text in the Vietnamese encodings of 8 bits, told by its syllables, made Unicode.

In: a text decoded as Western European, or read so by a program and saved: "C«ng v¨n". Out: the text
that its writer saw. A line that has Unicode's Vietnamese letters stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from gazette.data import read_data

# What no encoding of 8 bits has: ă đ ĩ ũ ơ ư, and the letters with two marks
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u036f]")
_WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f\u2010-\u2026]+")
_ASCII = re.compile("[A-Za-z]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP_FINAL = re.compile(r"(?:[cpt]|ch)$")
_RISING = ("\u0301", "\u0323")
_SURE, _BETTER = 0.8, 0.3  # shares of words: those right as decoded, and the least gain
_BAD, _MANY = 0.4, 20  # share of right words that is too low, and how many tell it
_LONGEST = 21  # characters of a syllable: seven letters, each with two marks
_UTF8_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")

Decode = Callable[[str], str]


def as_unicode(text: str) -> str:
    """Return a text with its lines of an old encoding as Unicode."""
    if text.isascii():
        return text
    lines = text.split("\n")
    old = {at: line for at, line in enumerate(lines) if _may_be_old(line)}
    decode = _encoding_of("\n".join(old.values())) if old else None
    for at, line in old.items() if decode else ():
        lines[at] = _better(line, decode(line)) if decode else line
    return "\n".join(lines)


def rightness(text: str) -> float:
    """Return the share of right syllables among the words with a letter beyond ASCII."""
    words = _words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _words(text: str) -> list[str]:
    """Return the words with a letter beyond ASCII; a sign alone, such as ½ or ·, is none."""
    return [word for word in _WORD.findall(text) if not word.isascii() and _ASCII.search(word)]


def is_wrong(text: str) -> bool:
    """Tell whether most words of a text can't be Vietnamese: its letters are not what they show."""
    return len(_words(text)) >= _MANY and rightness(text) < _BAD


def is_syllable(word: str) -> bool:
    """Tell whether a word is a syllable as Vietnamese spells it, with at most one tone."""
    if len(word) > _LONGEST:
        return False
    marked = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(marked)
    bare = unicodedata.normalize("NFC", _TONES.sub("", marked))
    if len(tones) > 1 or not _syllables().fullmatch(bare):
        return False
    return not _STOP_FINAL.search(bare) or not tones or tones[0] in _RISING


def _may_be_old(line: str) -> bool:
    return not line.isascii() and not _UNICODE.search(line)


def _encoding_of(text: str) -> Decode | None:
    """Return the decoder that makes right words of wrong ones; None if they are right."""
    if len(_words(text)) <= 1:
        return None
    given = rightness(text)
    found = max((rightness(decode(text)), at) for at, decode in enumerate(_DECODERS))
    is_sure = found[0] >= _SURE and found[0] >= given + _BETTER
    return _DECODERS[found[1]] if is_sure else None


def _better(line: str, decoded: str) -> str:
    return decoded if _words(line) and rightness(decoded) >= rightness(line) else line


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_data("letters.formats", "legacy")
    return data


@cache
def _syllables() -> re.Pattern[str]:
    first, last = ("|".join(_data()[name].split()) for name in ("first", "last"))
    return re.compile(f"(?:{first})?(?:{last})")


# ---------- the decoders ----------


def _tcvn3(text: str) -> str:
    decoded = text.translate(_tcvn3_table())
    return "\n".join(map(_with_capitals, text.split("\n"), decoded.split("\n")))


@cache
def _tcvn3_table() -> dict[int, str]:
    table: dict[int, str] = str.maketrans(_data()["tcvn3"])
    return table


def _with_capitals(given: str, decoded: str) -> str:
    """Return a line in which a word with capitals alone, as far as it has any, is all capitals.

    TCVN3 has no capitals with tones; its fonts show them so: "HUYÖN ñY" is HUYỆN ỦY.
    """
    capitals = any(len(re.findall("[A-Z]", word)) > 1 for word in _words(given))
    if capitals and not re.search("[a-z]", given):
        return decoded.upper()
    return re.sub(r"[^\W\d_]+", _capital_word, decoded)


def _capital_word(found: re.Match[str]) -> str:
    word = found[0]
    is_capital = len(re.findall("[A-Z]", word)) > 1 and not re.search("[a-z]", word)
    return word.upper() if is_capital else word


def _vni(text: str) -> str:
    pairs, pattern = _vni_table()
    return pattern.sub(lambda found: pairs[found[0]], text)


@cache
def _vni_table() -> tuple[dict[str, str], re.Pattern[str]]:
    small: dict[str, str] = _data()["vni"]
    capital = {sign.upper(): letter.upper() for sign, letter in small.items()}
    mixed = {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in small.items()}
    pairs = small | mixed | capital
    longest = sorted(pairs, key=len, reverse=True)
    return pairs, re.compile("|".join(map(re.escape, longest)))


def _utf8_twice(text: str) -> str:
    """Return a text whose UTF-8 was taken for Western European: "cÃ´ng" for "công"."""
    return "\n".join(map(_once, text.split("\n"))) if _UTF8_TWICE.search(text) else text


def _once(line: str) -> str:
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except UnicodeError:
        return line


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if char <= "\xff" else "cp1252")


_DECODERS: tuple[Decode, ...] = (_tcvn3, _vni, _utf8_twice)
