"""The outline of a body: which point each block stands under, its id, and its name for readers."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Literal

from gazette.records.marks import PointKind
from gazette.text.digits import ordinal
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

BlockKind = Literal[PointKind, "paragraph", "table", "note", "annex"]
# What the id of each kind begins with, before its number
_ID_STEMS: dict[BlockKind, str] = {
    "section": "m",
    "article": "dieu",
    "number": "d",
    "letter": "",
    "dash": "g",
    "paragraph": "p",
    "table": "b",
    "note": "n",
    "annex": "pl",
}
_COUNTED = ("dash", "paragraph", "table")
_AT_ROOT = ("section", "note")


@lru_cache(maxsize=1 << 12)
def _slug(printed: str) -> str:
    return slug(printed.replace("đ", "dd"))


@lru_cache(maxsize=1 << 12)  # most letters have the same points, so they share their names
def _name_of(words: str, number: str, above: str) -> str:
    """Name a point after the point above it: "điểm 2, gạch đầu dòng thứ nhất"."""
    nth = ordinal(int(number)) if words in _COUNTED else ""
    return ", ".join(filter(None, (above, vocabulary().points[words].format(n=number, nth=nth))))


class Outline:
    """Gives blocks their ids, names and parents, in the order of the letter, or of one annex.

    Points stand under the last number, numbers under the last article or section. Dashes,
    paragraphs and tables have no printed number and are counted under each parent.
    """

    def __init__(self, annex: int = 0, printed: str = "") -> None:
        """Begin the letter, or the annex of this place in their order and this printed number."""
        self.annex = annex
        self.root = f"{_ID_STEMS['annex']}{annex}" if annex else ""
        name = _name_of("annex", printed or str(annex), "") if annex else ""
        self.names = {self.root: name}
        self._section = self._parent_of_numbers = self._parent = self.root
        self._uses: Counter[tuple[str, bool]] = Counter()

    def place(
        self, kind: BlockKind, printed: str = "", *, is_closing: bool = False
    ) -> tuple[str, str, str]:
        """Return the id, name and parent of the next block. The second `d3` is `d3_2`."""
        at_root = is_closing or kind in _AT_ROOT
        parents = {"article": self._section, "number": self._parent_of_numbers}
        parent = self.root if at_root else parents.get(kind, self._parent)
        stem = _ID_STEMS[kind] + _slug(printed)
        stem = f"{parent}-{stem}" if parent else stem
        is_counted = kind in _COUNTED
        self._uses[stem, is_counted] += 1
        uses = self._uses[stem, is_counted]
        point = f"{stem}{uses}" if is_counted else stem if uses == 1 else f"{stem}_{uses}"
        self._enter(kind, point)
        words = "following" if kind == "paragraph" and parent != self.root else kind
        name = _name_of(words, str(uses) if is_counted else printed, self.names[parent])
        self.names[point] = name
        return point, name, parent

    def _enter(self, kind: BlockKind, point: str) -> None:
        """Make a point the parent of those that follow."""
        if kind == "section":
            self._section = point
        if kind in ("section", "article"):
            self._parent_of_numbers = point
        if kind in ("section", "article", "number"):
            self._parent = point
