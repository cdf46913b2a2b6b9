"""The patterns by which texts are read, here and in a browser: words, numbers and dates.

They are written so that Python and JavaScript read them alike, and the head of the index hands them
to `theme/scripts/search-engine`. Letters are listed as ranges because the classes of letters of
both languages differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.text.fold import fold
from gazette.vocabulary import vocabulary
from gazette.vocabulary.model import Kind

LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u1fff\u3040-\ud7ff"
_SIGN = "[ \t\u00a0]*[-/\u2010-\u2015][ \t\u00a0]*"
_BLANK = "[ \t\u00a0]+"
_BETWEEN = "[ \u00a0]?[-/.][ \u00a0]?"

WORD = f"[0-9]+|[{LETTER}]+"
# "358-CV/HU", "Số 358 -CV/HU", "2718/ UBND - VX", "128/2020/NQ-CP", "358CV/HU"
NUMBER = (
    f"[0-9]+(?:{_SIGN}[0-9]{{4}})?[{LETTER}]{{0,7}}(?:{_SIGN}[{LETTER}]{{1,7}}){{1,4}}"
    f"(?![{LETTER}0-9])"
)
# what a reader may type besides: "358 cv hu", "số 358cvhu"
_TYPED = (
    f"(?<=^\\s*(?:s[oô\u1ed1]\\s*:?\\s*)?)[0-9]+\\s*[{LETTER}]{{2,7}}"
    f"(?:[-/\\s]+[{LETTER}]{{1,7}}){{0,3}}\\s*$"
)
# "09/8/2021", "9.8.2021", "8/2021", "ngày 09 tháng 8 năm 2021", "tháng 8 2021". Groups: day and
# month in words, day and month in figures, year. "15/2021/NQ-CP" is a number.
DATE = (
    "(?<![0-9/.,])(?:"
    f"(?:([0-9]{{1,2}}){_BLANK})?th[aá]ng{_BLANK}([0-9]{{1,2}})"
    f"(?:{_BETWEEN}|{_BLANK}(?:n[aă]m{_BLANK})?)"
    f"|(?:([0-9]{{1,2}}){_BETWEEN})?([0-9]{{1,2}})(?:{_BETWEEN}|{_BLANK}n[aă]m{_BLANK})"
    f")((?:19|20)[0-9]{{2}})(?![0-9]|/ ?[{LETTER}0-9]|-[{LETTER}])"
)
_WORDS_TOO = {"ĐA", "PA", "DA"}
"""Symbols of kinds that are also words, as in "5 PA": no sure sign of a number."""


def for_browsers() -> dict[str, tuple[str, str]]:
    """Return the patterns with their flags, by their names in the scripts of search."""
    in_any_case = {"typed": _TYPED, "date": DATE, "sure": _sure()}
    as_printed = {"word": WORD, "number": NUMBER}
    return {
        **{name: (pattern, "g") for name, pattern in as_printed.items()},
        **{name: (pattern, "gi") for name, pattern in in_any_case.items()},
    }


def _sure() -> str:
    """Return what the joined key of a number fits that has a kind and a body, or UBND.

    "30/ngày" and "19 ca mắc" are no numbers.
    """
    symbols = {symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols}
    known = sorted({fold(symbol) for symbol in symbols - _WORDS_TOO}, key=lambda s: (-len(s), s))
    return f"[0-9]+(?:({'|'.join(known)})(?:[dhqt]u|ub|[^aeiouy0-9]{{2}}).*|(ubnd).*)"


def kinds_by_name() -> list[tuple[str, list[str]]]:
    """Return the name of each kind, and the symbols in its numbers, as keys."""
    kinds = (kind for kind in vocabulary().kinds.values() if kind.symbols)
    return [(kind.name, list(_symbols(kind))) for kind in kinds]


def _symbols(kind: Kind) -> Iterator[str]:
    yield from dict.fromkeys(map(fold, kind.symbols))
    if kind.key == "cong-van":  # a State công văn has no symbol of its kind
        yield "ubnd"
