"""The text of a tree of HTML: block by block, cell by cell, as a reader sees it.

In: a node of selectolax. Out: text whose paragraphs are lines with blank lines between. Nothing is
fetched or run. A tree may be deep, so nothing here calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from gazette.letters.formats.inline import Run, line_of
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
_MENUS = ("nav", "header", "footer", "aside")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_MARK = r"(?:[-–—•+*]|\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)/])"
_MARKED = re.compile(rf"\s*{_MARK}(?:\s|$)")
_WIDE = re.compile(rf"^({_MARK})\s{{2,}}")  # as Word puts blanks after a mark


def text_of(root: LexborNode) -> str:
    """Return the text of a tree."""
    walker = _Walker()
    for event, node in _events(root, walker):
        if event == "open":
            walker.open(node)
        elif event == "close":
            walker.close(node)
        else:
            walker.add(node.text_content or "")
    return walker.text


def _events(root: LexborNode, walker: _Walker) -> Iterator[tuple[str, LexborNode]]:
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
    walker.flush()


@dataclass
class _Page:
    """Lines as they are read: those of the whole, or of a cell."""

    lines: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    """What a list puts before the line that is next."""
    holds_table: bool = False

    def end_line(self) -> bool:
        """End the line that is being read; tell whether it holds anything."""
        line = _WIDE.sub(r"\1 ", line_of(self.runs))
        self.runs = []
        if line:
            self.lines.append(line if not self.mark or _MARKED.match(line) else self.mark + line)
            self.mark = ""
        return bool(line)

    def gap(self) -> None:
        """Part what follows from what was, by one blank line."""
        if self.lines and self.lines[-1]:
            self.lines.append("")


@dataclass
class _List:
    sort: str
    """What its numbers are, as HTML names it; `-` for one without numbers."""
    count: int


@dataclass
class _Walker:
    pages: list[_Page] = field(default_factory=lambda: [_Page()])
    tables: list[Table] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    exact: int = 0
    menus: int = 0
    """How many lists of links it is in: their items have no printed marks."""

    @property
    def text(self) -> str:
        return "\n".join(self.pages[0].lines).strip("\n") + "\n"

    def flush(self) -> None:
        """End what a document leaves open."""
        self.pages[-1].end_line()

    def add(self, text: str) -> None:
        """Read the text of a node."""
        style = "strong" if "strong" in self.styles else (self.styles or [""])[-1]
        page = self.pages[-1]
        if not self.exact:
            page.runs.append(Run(text, style))
            return
        for at, line in enumerate(re.split(r"\r\n?|\n", text)):
            if at:
                self._break(page)
            page.runs.append(Run(line, style, is_exact=True))

    @staticmethod
    def _break(page: _Page) -> None:
        if not page.end_line():
            page.gap()

    def open(self, node: LexborNode) -> None:
        tag, page = node.tag or "", self.pages[-1]
        if tag == "br":
            self._break(page)
        if tag in _BLOCKS:
            page.end_line()
            if not self._is_tight(node):
                page.gap()
        self._open_table(tag)
        self._open_list(tag, node)
        if style := style_of(node):
            self.styles.append(style)
        self.exact += is_exact(node)
        self.menus += tag in _MENUS

    def close(self, node: LexborNode) -> None:
        tag, page = node.tag or "", self.pages[-1]
        if tag in _BLOCKS:
            page.end_line()
            if not self._is_tight(node):
                page.gap()
        if tag in ("td", "th") and len(self.pages) > 1 and self.tables:
            self._close_cell(node)
        if tag == "table" and self.tables:
            self._close_table()
        if tag in ("ol", "ul", "menu") and self.lists:
            self.lists.pop()
        if style_of(node):
            self.styles.pop()
        self.exact -= is_exact(node)
        self.menus -= tag in _MENUS

    def _is_tight(self, node: LexborNode) -> bool:
        """Tell whether no blank line is around a block.

        So is a paragraph of Word right inside an item, and a line of a page that was a PDF.
        """
        parent = node.parent
        is_in_item = node.tag == "p" and parent is not None and parent.tag == "li"
        return node.tag in _TIGHT or is_in_item or is_set_line(node)

    def _open_table(self, tag: str) -> None:
        if tag == "table":
            self.pages[-1].holds_table = True
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self.pages.append(_Page())

    def _close_cell(self, node: LexborNode) -> None:
        page = self.pages.pop()
        spans = span_of(node.attributes.get("colspan")), span_of(node.attributes.get("rowspan"))
        cell = Cell(page.lines, *spans, node.tag == "th", page.holds_table)
        rows = self.tables[-1].rows
        rows[-1].append(cell) if rows else rows.append([cell])

    def _close_table(self) -> None:
        lines = self.tables.pop().lines()
        page = self.pages[-1]
        page.gap()
        page.lines += lines
        page.gap()

    def _open_list(self, tag: str, node: LexborNode) -> None:
        if tag in ("ol", "ul", "menu"):
            style = node.attributes.get("style") or ""
            sort = (node.attributes.get("type") or "1") if tag == "ol" else "-"
            count = count_of(node.attributes.get("start"), 1)
            self.lists.append(_List("" if _UNMARKED.search(style) else sort, count))
        elif tag == "li" and self.lists and not self.menus:
            self.pages[-1].mark = self._mark(node)

    def _mark(self, node: LexborNode) -> str:
        own = self.lists[-1]
        own.count = count_of(node.attributes.get("value"), own.count) + 1
        return mark_of(own.sort, own.count - 1)


def mark_of(sort: str, count: int) -> str:
    """Return the number of an item of a list as HTML shows it, or a dash."""
    if sort in ("-", ""):
        return "- " if sort else ""
    return f"{numeral(sort, count)}. "
