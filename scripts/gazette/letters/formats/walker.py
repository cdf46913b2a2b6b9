"""The text of a tree of HTML: block by block, cell by cell, as a reader sees it.

In: a node of selectolax. Out: text whose paragraphs are lines with blank lines between. Nothing is
fetched or run. A tree may be deep, so nothing here calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from gazette.letters.formats.inline import Run
from gazette.letters.formats.line_buffer import LineBuffer
from gazette.letters.formats.nodes import is_exact, is_set_line, kind_of, style_of
from gazette.letters.formats.numerals import count_of, numeral
from gazette.letters.formats.tables import Cell, Table, span_of

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_TIGHT = frozenset({"li", "dt", "dd", "tr", "caption"})  # no blank line around these
_LISTS = ("ol", "ul", "menu")
_MENUS = ("nav", "header", "footer", "aside")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def text_of(root: LexborNode) -> str:
    """Return the text of a tree."""
    walker = _Walker()
    for event, node in _events(root):
        if event == "open":
            walker.open(node)
        elif event == "close":
            walker.close(node)
        else:
            walker.add(node.text_content or "")
    return walker.text()


def _events(root: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Yield each node as it is opened and closed; what isn't shown is left out whole."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        kind = kind_of(node)
        if kind:
            yield ("text" if kind == "text" else "open"), node
        if kind == "element" and node.child is not None:
            node, depth = node.child, depth + 1
            continue
        if kind == "element":
            yield "close", node
        while node is not None and node.next is None and depth:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield "close", node
        node = node.next if node is not None and depth else None


@dataclass
class _List:
    sort: str
    """What its numbers are, as HTML names it; `-` for one without numbers."""
    count: int


@dataclass
class _Walker:
    buffers: list[LineBuffer] = field(default_factory=lambda: [LineBuffer()])
    """One for the whole, and one for each cell that is open."""
    tables: list[Table] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    exact: int = 0
    menus: int = 0
    """How many lists of links it is in: their items have no printed marks."""

    def text(self) -> str:
        """End what the document leaves open, and return all that was read."""
        self.buffers[-1].end_line()
        return "\n".join(self.buffers[0].lines).strip("\n") + "\n"

    def add(self, text: str) -> None:
        """Read the text of a node."""
        style = "strong" if "strong" in self.styles else (self.styles or [""])[-1]
        buffer = self.buffers[-1]
        if not self.exact:
            buffer.runs.append(Run(text, style))
            return
        for at, line in enumerate(re.split(r"\r\n?|\n", text)):
            if at:
                buffer.break_line()
            buffer.runs.append(Run(line, style, is_exact=True))

    def open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self.buffers[-1].break_line()
        self._part_block(node)
        self._open_table(tag)
        self._open_list(tag, node)
        if style := style_of(node):
            self.styles.append(style)
        self.exact += is_exact(node)
        self.menus += tag in _MENUS

    def close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self._part_block(node)
        self._close_table(tag, node)
        if tag in _LISTS and self.lists:
            self.lists.pop()
        if style_of(node):
            self.styles.pop()
        self.exact -= is_exact(node)
        self.menus -= tag in _MENUS

    def _part_block(self, node: LexborNode) -> None:
        """Part a block from what is before or after it."""
        if node.tag in _BLOCKS:
            self.buffers[-1].end_line()
            if not self._is_tight(node):
                self.buffers[-1].part()

    def _is_tight(self, node: LexborNode) -> bool:
        """Tell whether no blank line is around a block.

        So is a paragraph of Word right inside an item, and a line of a page that was a PDF.
        """
        parent = node.parent
        is_in_item = node.tag == "p" and parent is not None and parent.tag == "li"
        return node.tag in _TIGHT or is_in_item or is_set_line(node)

    def _open_table(self, tag: str) -> None:
        if tag == "table":
            self.buffers[-1].holds_table = True
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.buffers.append(LineBuffer())

    def _close_table(self, tag: str, node: LexborNode) -> None:
        if tag in ("td", "th") and len(self.buffers) > 1 and self.tables:
            self.tables[-1].add(self._cell(node))
        elif tag == "table" and self.tables:
            buffer = self.buffers[-1]
            buffer.part()
            buffer.lines += self.tables.pop().lines()
            buffer.part()

    def _cell(self, node: LexborNode) -> Cell:
        read = self.buffers.pop()
        spans = span_of(node.attributes.get("colspan")), span_of(node.attributes.get("rowspan"))
        return Cell(read.lines, *spans, node.tag == "th", read.holds_table)

    def _open_list(self, tag: str, node: LexborNode) -> None:
        if tag in _LISTS:
            style = node.attributes.get("style") or ""
            sort = (node.attributes.get("type") or "1") if tag == "ol" else "-"
            count = count_of(node.attributes.get("start"), 1)
            self.lists.append(_List("" if _UNMARKED.search(style) else sort, count))
        elif tag == "li" and self.lists and not self.menus:
            self.buffers[-1].mark = self._mark(node)

    def _mark(self, node: LexborNode) -> str:
        own = self.lists[-1]
        own.count = count_of(node.attributes.get("value"), own.count) + 1
        return _mark_of(own.sort, own.count - 1)


def _mark_of(sort: str, count: int) -> str:
    """Return the number of an item of a list as HTML shows it, or a dash."""
    if sort in ("-", ""):
        return "- " if sort else ""
    return f"{numeral(sort, count)}. "
