"""A page as browsers read it: elements and text, read by the standard library alone."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
)


@dataclass(eq=False)
class Element:
    """One element; its children are elements and strings in order."""

    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    @property
    def text(self) -> str:
        """All text in it, character for character."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def words(self) -> str:
        """Its text with every stretch of white space as one blank."""
        return " ".join(self.text.split())

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def walk(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag=None, /, cls=None, **attrs) -> list[Element]:
        """Return the elements below of this name, class and attributes, in document order."""
        return [e for e in self.walk() if e.fits(tag, cls, attrs)]

    def one(self, tag=None, /, cls=None, **attrs) -> Element:
        """Return the only element below of this name, class and attributes."""
        found = self.all(tag, cls, **attrs)
        assert len(found) == 1, f"{len(found)} of {tag} {cls} {attrs}"
        return found[0]

    def parts(self, name) -> list[Element]:
        """Return the sections below whose heading has this id."""
        return self.all("section", **{"aria-labelledby": name})

    def part(self, name) -> Element:
        """Return the only section below whose heading has this id."""
        return self.one("section", **{"aria-labelledby": name})

    def fits(self, tag, cls, attrs) -> bool:
        return (
            tag in (None, self.name)
            and (cls is None or cls in self.classes)
            and all(self.attrs.get(key) == value for key, value in attrs.items())
        )

    def above(self):
        """Yield the elements it stands in, the nearest first."""
        at = self.parent
        while at:
            yield at
            at = at.parent


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#document")
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        self._fault(len(names) != len(set(names)), f"<{tag}> has an attribute twice")
        element = Element(tag, {k: v or "" for k, v in attrs}, parent=self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self._fault(self.at.name != tag, f"</{tag}> closes <{self.at.name}>")
        if self.at.name == tag and self.at.parent:
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def _fault(self, is_one, what):
        if is_one:
            self.faults.append(f"line {self.getpos()[0]}: {what}")

    def close(self):
        super().close()
        self._fault(self.at is not self.root, f"<{self.at.name}> is never closed")


def read_html(text):
    """Return the document, and what keeps it from being well formed."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root, reader.faults


@functools.cache
def page_at(path) -> Element:
    """Return the document in a file; a file is read once."""
    return read_html(path.read_text(encoding="utf-8"))[0]
