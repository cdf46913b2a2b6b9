"""The number of a document, `358-CV/HU`: its grammar and the parts of a number.

In: a printed number line, a number of front matter, or a text with an offset. Out: a frozen
`Number`, or None where no number is found. The grammar, with examples, is in `number.yml`.
Nothing else takes the text of a number apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from gazette.text.fold import fold
from gazette.vocabulary.load import read_data, vocabulary

# As in "Số 358 -CV/HU", "SỐ 114 -CV/HU", "Số: 15/QĐ-UBND".
_LABEL = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_BARE = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Number:
    """A document number and its parts."""

    text: str
    """Normalised: no label, no blanks, `-` for every dash, the rest as printed."""
    digits: str
    """As printed: `05`, `02a`."""
    form: str
    """The form in `number.yml`, or `bare`: digits alone, as in "Công văn số 4577"."""
    year: str | None = None
    """`2016` of `15/2016/QĐ-TTg`; most numbers hold none."""
    symbol: str | None = None
    """The symbol of the kind (`CV`), None where the number shows none."""
    body: str = ""
    """The symbol of the issuer (`HU`, `UBND`) without its units; empty where none is told."""
    given: str = field(default="", compare=False)
    """The text that was read, before it was normalised."""

    def __str__(self) -> str:
        return self.text

    @property
    def tail(self) -> str:
        """All that follows the digits: `-CV/HU`; empty for a bare number."""
        return self.text[len(self.digits) :]

    @property
    def is_bare(self) -> bool:
        return not self.tail

    @property
    def is_party(self) -> bool:
        """Whether it has the form of the Party's numbers, not of the State's."""
        return self.form == "party"

    @property
    def key(self) -> str:
        """Equal for all spellings of one number: `05/CĐ-UBND` and `5/cđ-ubnd`."""
        return fold(self.text).lstrip("0")

    @property
    def digits_key(self) -> str:
        """Equal for all spellings of the digits."""
        return fold(self.digits).lstrip("0")

    @property
    def body_key(self) -> str:
        """Equal for all spellings of the issuer's symbol: `tu` for `TU` and `TƯ`."""
        return fold(self.body)

    @property
    def kinds(self) -> frozenset[str]:
        """The keys of the kinds it can be: several kinds share a symbol (`QĐ`)."""
        if self.symbol is not None:
            return _kinds_by_symbol().get(fold(self.symbol), frozenset())
        return frozenset({"cong-van"} if self.form == "state-cong-van" else ())

    def agrees_with(self, other: Number) -> bool:
        """Tell whether both can be one number: one of them may lack its symbol."""
        if self.is_bare or other.is_bare:
            return self.digits_key == other.digits_key
        return self.key == other.key

    def with_digits(self, digits: str) -> Number:
        """Return the number with other digits: in "2522, 2523/UBND-VX" the symbol is shared."""
        return replace(self, text=digits + self.tail, digits=digits)


@dataclass(frozen=True)
class _Form:
    """A form of numbers, compiled for a number line and for running text."""

    name: str
    is_own: bool
    line: re.Pattern[str]
    text: re.Pattern[str]


def normalise_number(printed: str) -> str:
    """Return the normalised form of a printed number line: `Số 358 -CV/HU` → `358-CV/HU`."""
    return re.sub(r"\s+", "", _LABEL.sub("", printed.strip())).replace("–", "-")


def parse_number(printed: str) -> Number | None:
    """Read a number that a letter can have as its own; None where it has no such form."""
    return _read_line(printed, (form for form in _forms() if form.is_own))


def parse_cited_number(printed: str) -> Number:
    """Read a number of any form; `4577` is one, too."""
    if number := _read_line(printed, _forms()):
        return number
    digits = normalise_number(printed)
    if not _BARE.fullmatch(digits):
        raise ValueError(f'"{printed}" is no document number')
    return bare_number(digits)


def bare_number(digits: str) -> Number:
    """Return the number of a document that is cited by its digits alone."""
    return Number(digits, digits, "bare", given=digits)


def match_number(text: str, at: int) -> tuple[Number, int] | None:
    """Read the number with a symbol that begins at `at` of a text, and return where it ends.

    Blanks are " " and dashes "-" in the text; see `citations/clean.py`.
    """
    for form in _forms():
        if found := form.text.match(text, at):
            return _number(form, found, found[0]), found.end()
    return None


def _read_line(printed: str, forms: Iterable[_Form]) -> Number | None:
    text = normalise_number(printed)
    for form in forms:
        if found := form.line.fullmatch(text):
            return _number(form, found, printed)
    return None


def _number(form: _Form, found: re.Match[str], given: str) -> Number:
    parts = found.groupdict()
    tail = found[0][len(parts["digits"]) :].replace(" ", "")
    if not tail.startswith(("-", "/")):  # "367 QĐ/TWĐTN"
        tail = f"-{tail}"
    symbol, body = _symbol_and_body(parts.get("kind"), parts["body"].replace(" ", ""))
    text = parts["digits"] + tail
    return Number(text, parts["digits"], form.name, parts.get("year"), symbol, body, given)


def _symbol_and_body(symbol: str | None, body: str) -> tuple[str | None, str]:
    """Return the symbols of the kind and of the issuer, which come before the units.

    The grammar misses a kind in `12/QĐ`, cut short, and in `05/CD-UBND`, D typed for Đ. What
    several bodies issue together, `12/2016/TTLT-BYT-BTC`, is no single body's.
    """
    first, *others = body.split("-")
    if symbol or fold(first) not in _kinds_by_symbol():
        return symbol, first
    is_joint = fold(first) in _together()
    return first, others[0] if others and not is_joint else ""


@cache
def _kinds_by_symbol() -> dict[str, frozenset[str]]:
    """Return the keys of the kinds of each symbol, folded."""
    pairs = [(fold(s), kind.key) for kind in vocabulary().kinds.values() for s in kind.symbols]
    known = {symbol: frozenset(key for s, key in pairs if s == symbol) for symbol, _ in pairs}
    return known | {symbol: known[kind] for symbol, kind in _together().items()}


@cache
def _together() -> dict[str, str]:
    return {fold(symbol): fold(kind) for symbol, kind in read_data("number")["together"].items()}


@cache
def _forms() -> tuple[_Form, ...]:
    data = read_data("number")
    return tuple(
        _Form(
            name,
            row.get("own", False),
            re.compile(pattern_of(row["pattern"], data, "line"), re.IGNORECASE),
            re.compile(pattern_of(row["pattern"], data, "text") + r"(?![^\W_])", re.IGNORECASE),
        )
        for name, row in data["forms"].items()
    )


def pattern_of(form: str, data: dict[str, Any], place: str) -> str:
    """Return the whole pattern of a form, for numbers on a `line` of their own or in a `text`."""
    symbols = {symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols}
    kinds = "|".join(map(re.escape, sorted(symbols, key=lambda symbol: (-len(symbol), symbol))))
    pattern: str = data["digits"] + form
    for name in ("year", "body", "symbol", "unit"):
        pattern = pattern.replace(f"{{{name}}}", data[name])
    return pattern.replace("{joint}", data["joint"][place]).replace("{kinds}", kinds)
