"""What templates use as filters: dates, lines of letters, and the macros of `fragments.html`.

A macro of `fragments.html` renders equal values once: many lists show the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial

from jinja2 import Environment

from gazette.pages.names import capitalised
from gazette.pages.nesting import Tree, nest, split_mark
from gazette.sheet import Line, SheetBlock
from gazette.text.dates import short_date
from gazette.text.spans import Pieces, whole_pieces

Filter = Callable[..., str]

_ONCE = ("link", "basis", "permalink", "document", "task", "fact", "values")
_CACHED = 1 << 14  # renderings of each macro
# Dates and counts: "ngày 10/8/2021", "Quyết định (12)"
_DATE = r"(?:ngày|tháng|năm) \d[\d/]*"
_DATES = re.compile(_DATE)
_DATES_AND_COUNTS = re.compile(rf"{_DATE}|\S++ \([\d.]+\)")


class Fragments:
    """The filters of an environment. Its macros are loaded when one is first used."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        once = {name: lru_cache(_CACHED)(partial(self._macro, name)) for name in _ONCE}
        self.filters: dict[str, Filter] = once | {
            "capitalised": capitalised,
            "day": short_date,
            "words": lru_cache(_CACHED)(self._words),
            "pieces": partial(self._macro, "pieces"),
            "numbered": self._numbered,
            "printed": self._printed,
            "tree": self._tree,
        }

    @cached_property
    def _macros(self) -> dict[str, Filter]:
        return dict(self._loaded())

    def _loaded(self) -> Iterator[tuple[str, Filter]]:
        for file in ("fragments.html", "line.html"):
            yield from vars(self._environment.get_template(file).module).items()

    def _macro(self, name: str, *values: object) -> str:
        return self._macros[name](*values)

    def _words(self, text: str) -> str:
        """Return the site's own words, with what must not be broken across lines kept together."""
        match whole_words(text):
            case ((plain, ""),):
                return plain
            case pieces:
                return self._macro("pieces", pieces)

    def _printed(self, line: Line) -> str:
        """Return a line of a letter as it was printed."""
        match line.runs:
            case (run,) if run.is_plain:
                return run.text
            case _:
                return self._tree(nest(line))

    def _numbered(self, block: SheetBlock) -> str:
        """Return the line of a block with a link to it: on its number, if it has one."""
        parts = split_mark(block.line, block.mark)
        mark, rest = parts or (None, block.line)
        link = self.filters["permalink"](block.id, block.name, mark)
        return link + self._printed(rest)

    def _tree(self, nodes: Tree, *, marks: bool = True) -> str:
        """Return elements of a line; `marks` tells whether the marks of slips stand in them."""
        match nodes:
            case (str(text),):
                return text
            case _:
                return self._macro("tree", nodes, marks)


def whole_words(text: str) -> Pieces:
    """Split the site's own words around what must not be broken across lines."""
    unbroken = _DATES_AND_COUNTS if " (" in text else _DATES
    return whole_pieces(text, [found.span() for found in unbroken.finditer(text)])
