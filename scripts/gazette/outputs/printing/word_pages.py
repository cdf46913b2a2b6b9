"""The pages of a Word file: most are upright, those with wide tables have the long side down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gazette.outputs.printing.ooxml import gap

# What the first section of a file has, and the later ones inherit
_INHERITED = ("headerReference", "footerReference", "titlePg")


class Pages:
    """Ends the sections of a file, of which the given one is the last."""

    def __init__(self, last: Element) -> None:
        self._last = last

    def across(self, parts: Iterable[Element]) -> Iterator[Element]:
        """Yield parts on pages of their own with the long side down."""
        yield self._end()
        yield from parts
        yield self._end(is_wide=True)

    def _end(self, *, is_wide: bool = False) -> Element:
        """Return the paragraph that ends a section."""
        section, paragraph = deepcopy(self._last), gap(1, keep=False)
        for name in _INHERITED:
            for one in self._last.findall(qn(f"w:{name}")):
                self._last.remove(one)
        if is_wide:
            size = section.find(qn("w:pgSz"))
            width, height = size.get(qn("w:w")), size.get(qn("w:h"))
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            size.set(qn("w:orient"), "landscape")
        paragraph[0].append(section)
        return paragraph
