"""Document numbers, as in `358-CV/HU`.

In: a printed number line, a number of front matter, or a text with an offset. Out: a frozen
`Number`, or None. The grammar, with examples, is in `number.yml`; no other module takes the text of
a number apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import product
from typing import Any

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.vocabulary.issuers import is_body_symbol
from gazette.vocabulary.load import vocabulary

# As in "Số 358 -CV/HU", "SỐ 114 -CV/HU", "Số: 15/QĐ-UBND"; read from a picture, "Sô 87-KL/QU".
_LABEL = re.compile(r"^(?:số\s*:?\s*|s[oôồ]\s*:?\s*(?=[0-9]))", re.IGNORECASE)
_BARE = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Number:
    """A document number and its parts."""

    text: str
    """Normalised: without label and blanks, each dash as `-`, the rest as printed."""
    digits: str
    """As printed: `05`, `02a`."""
    form: str
    """The key of its form in `number.yml`, or `bare` for digits alone, as in "Công văn số 4577"."""
    year: str | None = None
    """`2016` in `15/2016/QĐ-TTg`; most numbers have none."""
    symbol: str | None = None
    """The symbol of the kind, as in `CV`; None if there is none."""
    body: str = ""
    """The symbol of the issuer without its units, as in `HU`; empty if unknown."""
    given: str = field(default="", compare=False)
    """The text as read, before normalisation."""

    def __str__(self) -> str:
        return self.text

    @property
    def is_bare(self) -> bool:
        """Whether it is digits alone."""
        return self.form == "bare"

    @property
    def is_party(self) -> bool:
        """Whether it has the form of the Party's numbers rather than the State's."""
        return self.form == "party"

    @property
    def has_dash(self) -> bool:
        """Whether it has a dash, as `358-CV/HU` and `15/CT-TTg` do; `15/UBND` has none."""
        return "-" in self.text

    @cached_property
    def key(self) -> str:
        """Equal for all spellings of a number: `05/CĐ-UBND`, `5/cđ-ubnd` and `05/CĐ.UBND`."""
        return fold(self.text).replace(".", "-").lstrip("0")

    @cached_property
    def digits_key(self) -> str:
        """Equal for all spellings of the digits."""
        return fold(self.digits).lstrip("0")

    @cached_property
    def body_key(self) -> str:
        """Equal for all spellings of the issuer's symbol: `tu` for `TU` and `TƯ`."""
        return fold(self.body)

    @property
    def is_joint(self) -> bool:
        """Whether it is of several bodies, as `12/2016/TTLT-BYT-BTC`."""
        return fold(self.symbol or "") in _together()

    @property
    def kinds(self) -> frozenset[str]:
        """The keys of the kinds it can be; `QĐ` is the symbol of two kinds."""
        if self.symbol is not None:
            return _kinds_by_symbol().get(fold(self.symbol), frozenset())
        return frozenset({"cong-van"} if self.form == "state-cong-van" else ())

    @property
    def likely_kinds(self) -> frozenset[str]:
        """Of the kinds whose symbol it has, those of its branch: `02-TT/TU` is a thông tri.

        If the symbol is spelled as that of one, only that: `ĐA` is a đề án and `DA` a dự án.
        """
        if self.symbol is None:
            return frozenset()
        found = _kinds_as_printed().get(self.symbol, self.kinds)
        branch = "party" if self.is_party else "state"
        own = frozenset(key for key in found if branch in vocabulary().kinds[key].branches)
        return own if own or self.is_party else found

    @property
    def has_known_body(self) -> bool:
        """Whether the symbol of a known body is in it."""
        return is_body_symbol(self.body or self.symbol or "")

    def agrees_with(self, other: Number) -> bool:
        """Tell whether both can be the same number: either may lack its symbol."""
        if self.is_bare or other.is_bare:
            return self.digits_key == other.digits_key
        return self.key == other.key

    def with_digits(self, digits: str) -> Number:
        """Return the number with other digits, as "2522, 2523/UBND-VX" shares a symbol."""
        return replace(self, text=digits + self.text[len(self.digits) :], digits=digits)


def normalise_number(printed: str) -> str:
    """Return a printed number line normalised: `Số 358 -CV/HU` → `358-CV/HU`."""
    return re.sub(r"\s+", "", _LABEL.sub("", printed.strip())).replace("–", "-")


def parse_number(printed: str) -> Number | None:
    """Return the number if a letter can have it as its own, else None."""
    number = _read_line(printed)
    return number if number and _grammar()["forms"][number.form].get("own") else None


def parse_cited_number(printed: str) -> Number:
    """Return a number of any form, `4577` included; raise `ValueError` for other text."""
    if number := _read_line(printed):
        return number
    digits = normalise_number(printed)
    if not _BARE.fullmatch(digits):
        raise ValueError(f'"{printed}" is no document number')
    return bare_number(digits)


def bare_number(digits: str) -> Number:
    """Return a number without a symbol, as in "Công văn số 4577"."""
    return Number(digits, digits, "bare", given=digits)


def match_number(text: str, at: int) -> tuple[Number, int] | None:
    """Return the number with a symbol that begins at `at` in a text, and its end.

    The text must be clean: each blank is " ", each dash "-"; see `citations/clean.py`.
    """
    for form in _grammar()["forms"]:
        if found := _pattern(form, "text").match(text, at):
            return _number(form, found, found[0]), found.end()
    return None


def _read_line(printed: str) -> Number | None:
    text = normalise_number(printed)
    for form in _grammar()["forms"]:
        if found := _pattern(form, "line").fullmatch(text):
            return _number(form, found, printed)
    return None


def _number(form: str, found: re.Match[str], given: str) -> Number:
    parts = found.groupdict()
    tail = found[0][len(parts["digits"]) :].replace(" ", "")
    if not tail.startswith(("-", "/", ".")):  # "367 QĐ/TWĐTN"
        tail = f"-{tail}"
    symbol, body = _symbol_and_body(parts.get("kind"), parts["body"].replace(" ", ""))
    text = parts["digits"] + tail
    return Number(text, parts["digits"], form, parts.get("year"), symbol, body, given)


def _symbol_and_body(symbol: str | None, body: str) -> tuple[str | None, str]:
    """Return the symbols of the kind and of the issuer, without units.

    The grammar misses the kind in `12/QĐ` (cut short) and `05/CD-UBND` (D typed for Đ). A joint
    document, `12/2016/TTLT-BYT-BTC`, has no single issuer.
    """
    first, *others = re.split("[-.]", body)
    if fold(symbol or "") in _together():
        return symbol, ""
    if symbol or fold(first) not in _kinds_by_symbol():
        return symbol, first
    return first, others[0] if others else ""


@cache
def _kinds_as_printed() -> dict[str, frozenset[str]]:
    """Return the keys of kinds by symbol."""
    pairs = [(s, kind.key) for kind in vocabulary().kinds.values() for s in kind.symbols]
    return {symbol: frozenset(key for s, key in pairs if s == symbol) for symbol, _ in pairs}


@cache
def _kinds_by_symbol() -> dict[str, frozenset[str]]:
    """Return the keys of kinds by folded symbol."""
    known: dict[str, frozenset[str]] = {}
    for symbol, keys in _kinds_as_printed().items():
        known[fold(symbol)] = known.get(fold(symbol), frozenset()) | keys
    return known | {symbol: known[kind] for symbol, kind in _together().items()}


@cache
def _together() -> dict[str, str]:
    """Return the symbols of kinds by those of joint documents, both folded."""
    rows = _grammar()["together"]
    return {fold(kind + end): fold(kind) for kind, end in product(rows["kinds"], rows["endings"])}


@cache
def _grammar() -> Any:  # noqa: ANN401 (the shape of number.yml)
    return read_data("vocabulary", "number")


@cache
def _pattern(form: str, place: str) -> re.Pattern[str]:
    """Return the pattern of a form, for a number `line` or for running `text`."""
    end = r"(?!(?!ngày|của)[^\W_])" if place == "text" else ""
    pattern = pattern_of(_grammar()["forms"][form]["pattern"], place)
    return re.compile(pattern + end, re.IGNORECASE)


def pattern_of(form: str, place: str) -> str:
    """Return the whole pattern of a form, for a number `line` or for running `text`."""
    data = _grammar()
    symbols = {symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols}
    kinds = "|".join(map(re.escape, sorted(symbols, key=lambda symbol: (-len(symbol), symbol))))
    pattern: str = data["digits"] + form
    for name in ("year", "body", "symbol", "dotted", "unit", "letters"):
        pattern = pattern.replace(f"{{{name}}}", data[name])
    together = "(?:{})(?:{})".format(*map("|".join, data["together"].values()))
    pattern = pattern.replace("{joint}", data["joint"][place]).replace("{kinds}", kinds)
    return pattern.replace("{together}", together)
