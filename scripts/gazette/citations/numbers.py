"""A document's number as found in running text, blanks and broken lines and all.

In: a match of one of the patterns of numbers. Out: the number taken apart and normalised, and
whether it can be told from what only looks like one ("100 người/ngày", "24/24h").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gazette.citations.patterns import patterns
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary

_LONG = 3
_PLAIN = re.compile(r"[A-Za-zĐđƯư0-9&]+")
_BLANK_DASH = re.compile(r"([0-9]+) ([^\W\d_]+) ?/")


@dataclass(frozen=True)
class Number:
    """A number; `text` is normalised. Offsets count in the cleaned text."""

    text: str
    digits: str
    start: int
    end: int
    symbol: str | None = None
    """All that follows the digits; None where nothing does."""
    body: str = ""
    """The symbol of its issuer, folded: `hu`, `ubnd`, `ttg`."""
    kinds: frozenset[str] = frozenset()
    """The kinds that its symbol tells; none where it tells none."""
    implied: str | None = None
    """The kind where neither symbol nor word tells one: N/BODY-UNIT is a công văn's form."""
    is_known: bool = False
    """Whether a kind or a body that is known stands in it: so much is no chance."""
    is_whole: bool = False
    """Whether it can't be a count of something: "15/UBND" can, "1386/BCĐQG" hardly."""
    is_symbol: bool = False
    """Whether it can be a symbol at all, after the word of a kind."""


def read_number(found: re.Match[str]) -> Number:
    """Take apart a match of `Patterns.any_number`."""
    grammar = (found.lastgroup or "").replace("_", "-")
    parts = patterns().numbers[grammar].fullmatch(found[0])
    named = parts.groupdict() if parts else {}
    text = re.sub(r" +|\n", "", _BLANK_DASH.sub(r"\1-\2/", found[0]))
    body = re.split(r"[ -]", named["body"])[0]
    kinds = _kinds().get(fold(named.get("kind") or ""), frozenset())
    if not named.get("kind"):  # "12/QĐ", cut short, and "12/2016/TTLT-BYT-BTC"
        kinds = _kinds().get(fold(body).replace("ttlt", "tt"), kinds)
    is_known = bool(kinds and "-" in text)
    if grammar == "party":  # "02-TT/TU" is a thông tri, for a thông tư is the State's alone
        kinds = frozenset(key for key in kinds if "party" in vocabulary().kinds[key].branches)
    is_body = fold(body) in patterns().bodies
    return Number(
        text=text,
        digits=named["digits"],
        start=found.start(),
        end=found.end(),
        symbol=text[len(named["digits"]) :],
        body=fold(body),
        kinds=kinds,
        implied="cong-van" if grammar == "state-cong-van" and is_body else None,
        is_known=is_body or is_known,
        is_whole="-" in text or (len(named["digits"]) >= _LONG and fold(body) != "ubnd"),
        is_symbol=is_body or is_known or bool(kinds) or _looks_like_symbol(body),
    )


def _looks_like_symbol(body: str) -> bool:
    """Tell `SLĐTBXH` from `ngày`: mostly capitals, with no marks but those of Đ and Ư."""
    capitals = sum(map(str.isupper, body))
    return bool(_PLAIN.fullmatch(body)) and capitals >= 2 and capitals * 2 >= len(body)  # noqa: PLR2004


@cache
def _kinds() -> dict[str, frozenset[str]]:
    pairs = [(fold(s), kind.key) for kind in vocabulary().kinds.values() for s in kind.symbols]
    return {symbol: frozenset(key for s, key in pairs if s == symbol) for symbol, _ in pairs}
