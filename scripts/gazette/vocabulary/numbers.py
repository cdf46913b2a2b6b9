"""The number of a document: two grammars, told apart by the sign after the digits.

In: a number as printed (`Số 358 -CV/HU`) or normalised (`358-CV/HU`). Out: a frozen
`DocumentNumber`, or None where it fits no grammar. The patterns and real examples of each stand in
`number_grammars.yml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gazette.text.fold import fold
from gazette.vocabulary.load import read_data, vocabulary

_LABEL = re.compile(
    r"^số\s*:?\s*", re.IGNORECASE
)  # "Số 358 -CV/HU", "SỐ 114 -CV/HU", "Số: 15/QĐ-UBND"


@dataclass(frozen=True)
class DocumentNumber:
    """A number taken apart; `text` is its normalised form: no label, no blanks, as printed else."""

    text: str
    grammar: str
    """`party`, `state` or `state-cong-van`."""
    digits: str
    symbol: str | None
    """The symbol of its kind (`CV`), None where the grammar shows none."""
    body: str
    """The symbol of its issuer (`HU`, `UBND`)."""

    @property
    def key(self) -> str:
        """What two spellings of one number share: no marks, no capitals."""
        return fold(self.text)

    @property
    def kinds(self) -> frozenset[str]:
        """The keys of the kinds it can be: several share a symbol (`QĐ`)."""
        if self.symbol is None:
            return frozenset({"cong-van"})
        return _kinds_by_symbol().get(fold(self.symbol), frozenset())


def normalise_number(printed: str) -> str:
    """Return the normalised form of a printed number line: `Số 358 -CV/HU` → `358-CV/HU`."""
    return re.sub(r"\s+", "", _LABEL.sub("", printed.strip())).replace("–", "-")


def parse_number(printed: str) -> DocumentNumber | None:
    """Read a number in whichever grammar it fits; None where in none."""
    text = normalise_number(printed)
    for grammar, pattern in _patterns().items():
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return DocumentNumber(text, grammar, parts["digits"], parts.get("kind"), parts["body"])
    return None


@cache
def _kinds_by_symbol() -> dict[str, frozenset[str]]:
    pairs = [(fold(s), kind.key) for kind in vocabulary().kinds.values() for s in kind.symbols]
    return {symbol: frozenset(key for s, key in pairs if s == symbol) for symbol, _ in pairs}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    symbols = {symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols}
    kinds = "|".join(sorted(map(re.escape, symbols), key=len, reverse=True))
    grammars = read_data("number_grammars")["grammars"]
    return {
        name: re.compile(row["pattern"].replace("{kinds}", kinds), re.IGNORECASE)
        for name, row in grammars.items()
    }
