"""The one rule for quotations of a record: character for character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from gazette.text.signs import as_seen, unlike_signs


class Quotable:
    """Texts that may be quoted, and their name in messages: "the record"."""

    def __init__(self, name: str, texts: Iterable[str]) -> None:
        self._name = name
        self._texts = tuple(texts)

    def __contains__(self, quote: str) -> bool:
        return any(quote in text for text in self._texts)

    def fault(self, quote: str) -> tuple[str, str]:
        """Return what is wrong with a quotation that is not here, and what would be right."""
        wrong = f'"{quote}" is not in {self._name}'
        if alike := self._looks_like(quote):
            wrong += f', which has "{alike}"{unlike_signs(quote, alike)}'
        return wrong, "quote character for character, without emphasis markers"

    @cached_property
    def _lines(self) -> list[tuple[str, str]]:
        """Each line as it is, and as it looks."""
        lines = (line for text in self._texts for line in text.split("\n"))
        return [(line, as_seen(line)) for line in lines]

    def _looks_like(self, quote: str) -> str:
        """Return the words here that look like a quotation; their signs and blanks are others."""
        looks = re.compile(" +".join(map(re.escape, as_seen(quote).split())))
        line = next((line for line, seen in self._lines if looks.search(seen)), "")
        signs = [as_seen(sign) for sign in line]
        if not (found := looks.search("".join(signs))):
            return ""
        starts = [*accumulate(map(len, signs), initial=0)]
        first, end = bisect_right(starts, found.start()) - 1, bisect_left(starts, found.end())
        return line[first:end]
