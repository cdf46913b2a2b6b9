"""A letter's own number, from its number line alone.

In: the pieces of a letter. Out: an `OwnNumber`. A number that may have been damaged, or whose
digits were left blank, is a gap with a candidate; its symbols count all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.citations.clean import clean
from gazette.letters.fields.lines import Line, Reading, lines_of
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts
from gazette.text.fold import fold
from gazette.vocabulary.issuers import issuer_words
from gazette.vocabulary.number import Number, match_number, parse_number

# Letters that a scan gives for digits
_LOOKALIKE = str.maketrans("OoQlI|SsBZz", "00011155822")
_SUFFIXES = "ac"
"""Letters of numbers such as 02a-KH/HU; a scan gives b and đ for digits."""
_INITIALS = 3
_INNER_BLANK = re.compile(r"\d\s+\d")


@dataclass(frozen=True)
class OwnNumber:
    line: Line | None = None
    """The number line as printed."""
    number: Number | None = None
    """None if it is unsure."""
    symbols: Number | None = None
    """A number with the symbols of the line, whatever its digits."""
    candidate: str | None = None
    because: str = ""

    @property
    def reading(self) -> Reading:
        span = self.line.span if self.line else None
        if self.number:
            return Reading.of("number", self.number.text, span)
        return Reading.gap("number", [self.candidate] if self.candidate else [], self.because, span)


def own_number(parts: LetterParts) -> OwnNumber:
    """Return the number of a letter."""
    lines = lines_of(parts, "number")
    if not lines:
        return OwnNumber()
    line = lines[0]
    printed = pattern("number-label").sub("", clean(line.text).text).strip(" .,;")
    if blank := pattern("blank-number").match(printed):
        rest = printed[blank.end() :]
        return OwnNumber(line, None, _known(f"1{rest}", parts), rest, reason("number-blank"))
    number = _read(printed)
    if number and not _doubts(printed, number) and _is_known(number, parts):
        return OwnNumber(line, number, number)
    return _unsure(line, printed, parts)


def _unsure(line: Line, printed: str, parts: LetterParts) -> OwnNumber:
    """Return a gap, with the number that the line may be meant for."""
    digits = re.match(r"[^-/.]*", printed)
    head = digits[0] if digits else ""
    likely = head.translate(_LOOKALIKE).replace(" ", "") + printed[len(head) :]
    number = _read(likely)
    candidate = number.text if number else printed
    return OwnNumber(line, None, _known(likely, parts), candidate, reason("number-unsure"))


def _read(printed: str) -> Number | None:
    """Return the number that a line begins with, if only other pieces of a head follow it."""
    found = match_number(printed, 0)
    if found and pattern("beside-number").fullmatch(printed, found[1]):
        return parse_number(found[0].text)
    return parse_number(printed)


def _doubts(printed: str, number: Number) -> bool:
    """Tell whether its digits may be damaged: "1 14-CV/HU", "11O-CV/HU"; or it is number 0."""
    suffix = number.digits.lstrip("0123456789")
    if suffix not in ("", *_SUFFIXES) or not number.digits.strip("0"):
        return True
    return bool(_INNER_BLANK.match(printed[: len(number.digits) + 1]))


def _known(printed: str, parts: LetterParts) -> Number | None:
    number = _read(printed)
    return number if number and _is_known(number, parts) else None


def _is_known(number: Number, parts: LetterParts) -> bool:
    """Tell whether its symbols are those of a kind and of a body, or of the issuer's initials."""
    if number.is_joint:
        return True
    if number.symbol is not None and not number.kinds:
        return False
    if number.has_known_body and number.body:
        return True
    symbol, initials = fold(number.body), _initials(parts)
    return any(_abbreviates(symbol, one) for one in initials)


def _initials(parts: LetterParts) -> Iterator[str]:
    """Yield the first letters of the words of issuer and superior, and short forms whole.

    "PHÒNG NỘI VỤ" can be NV as well as PNV.
    """
    lines = (*lines_of(parts, "issuer"), *lines_of(parts, "superior"))
    words = re.findall(r"[^\W\d_]+", " ".join(line.key for line in lines))
    short = issuer_words().short
    initials = [fold(word if word in short else word[0]) for word in words]
    yield "".join(initials)
    if words[:1] == ["phòng"]:
        yield "".join(initials[1:])


def _abbreviates(symbol: str, initials: str) -> bool:
    """Tell whether a symbol has some of the initials in their order, beginning with the first.

    One of two letters has the first two: "CB" for "CHI BỘ PHÒNG Y TẾ".
    """
    if len(symbol) < _INITIALS:
        return bool(symbol) and symbol == initials[: _INITIALS - 1]
    if symbol[0] != initials[:1]:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in symbol)
