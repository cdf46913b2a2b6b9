"""Renders the content of a page with the templates in `theme/pages/`.

In: a `Page`. Out: HTML, to be placed in MkDocs' page. Templates escape everything and fail on an
unknown name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
)

from gazette.pages.labels import labels
from gazette.pages.model import Link, Page
from gazette.sheet import Line, Run
from gazette.text.dates import short_date
from gazette.text.spans import Pieces, whole_pieces

Href = Callable[[str], str]
"""Makes an address of the site relative to the page that is rendered."""

_FRAGMENTS = ("words", "link", "basis", "permalink")
_CACHED = 1 << 15  # renderings of each fragment; many lists show the same words
# Dates and counts: "ngày 10/8/2021", "Th. 8 (12)"
_UNBROKEN = re.compile(r"(?:ngày|tháng|năm) \d[\d/]*|(?:Th\. )?\S++ \([\d.]+\)")


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of one site."""

    theme: tuple[Path, ...]
    """Theme folders: ours, whose `pages/` has these templates, then its parents', for `.icons/`."""
    site_url: str | None
    """None where the site's address is not known."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Templates read before, by their paths in our theme; the others are read from its folders."""
    compiled: BytecodeCache | None = None
    """Where compiled templates are kept."""

    @cached_property
    def environment(self) -> Environment:
        read = {name.removeprefix("pages/"): text for name, text in self.templates.items()}
        folders = FileSystemLoader([self.theme[0] / "pages", *self.theme])
        environment = Environment(
            loader=ChoiceLoader([DictLoader(read), folders]),
            auto_reload=False,
            bytecode_cache=self.compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["t"] = labels()
        environment.filters["day"] = short_date
        environment.filters["whole_words"] = whole_words
        environment.filters |= _macros(environment)
        return environment

    def load(self) -> None:
        """Load all templates that were read, so that processes forked later share them."""
        for name in self.templates:
            if name.startswith("pages/"):
                self.environment.get_template(name.removeprefix("pages/"))

    def content(self, page: Page) -> str:
        return self.environment.get_template(page.template).render(
            page=page,
            data=page.data,
            href=relative_to(page.address),
            absolute=f"{self.site_url}{page.address}" if self.site_url else None,
        )


def _macros(environment: Environment) -> dict[str, Callable[..., str]]:
    """Return the macros called most, as filters; equal values of a fragment are rendered once."""
    fragments = vars(environment.get_template("fragments.html").module)
    tree: Callable[[Tree, Href], str] = vars(environment.get_template("line.html").module)["tree"]
    cached = {name: lru_cache(_CACHED)(fragments[name]) for name in _FRAGMENTS}
    words: Callable[[str], str] = cached["words"]
    linked: Callable[[str, str], str] = cached["link"]

    def link(it: Link, href: Href) -> str:
        return linked(words(it.text), href(it.address)) if it.address else words(it.text)

    def printed(line: Line, href: Href) -> str:
        match nest(line):
            case (str(text),):
                return text
            case nodes:
                return tree(nodes, href)

    return cached | {"link": link, "printed": printed}


def relative_to(address: str) -> Href:
    """Return a function that makes the site's addresses relative to the page at `address`."""
    *parts, _ = address.split("/")
    around = ["".join(f"{name}/" for name in parts[:n]) for n in range(len(parts), -1, -1)]

    def href(target: str) -> str:
        ups = next(ups for ups, folder in enumerate(around) if target.startswith(folder))
        return "../" * ups + target[len(around[ups]) :]

    return href


def whole_words(text: str) -> Pieces:
    """Split the site's own words around what must not be broken across lines."""
    return whole_pieces(text, [found.span() for found in _UNBROKEN.finditer(text)])


@dataclass(frozen=True)
class Node:
    """An element of a line of a letter."""

    kind: str
    """`cite`, `slip`, `note`, `strong`, `em`, `abbr` or `whole`."""
    children: Tree
    data: object


Tree = tuple["Node | str", ...]
_Layer = tuple[str, Callable[[Run], object]]

# Outermost first. A slip stands inside a citation unless it runs over the citation's edge.
_LAYERS: tuple[_Layer, ...] = (
    ("cite", lambda run: run.citation if run.citation and not run.citation.is_parted else None),
    ("slip", lambda run: run.slip),
    ("cite", lambda run: run.citation if run.citation and run.citation.is_parted else None),
    ("note", lambda run: run.note),
    ("", lambda run: run.emphasis),
    ("abbr", lambda run: run.short_form),
    ("whole", lambda run: run.is_whole),
)


def nest(line: Line) -> Tree:
    """Return a line as nested elements; their strings together are the line's text."""
    return _nest(line.runs, [layer for layer in _LAYERS if any(map(layer[1], line.runs))])


def _nest(runs: Sequence[Run], layers: Sequence[_Layer]) -> Tree:
    if not layers:
        return ("".join(run.text for run in runs),) if runs else ()
    (kind, value_of), *inner = layers
    tree: list[Node | str] = []
    for value, some in groupby(runs, key=value_of):
        children = _nest(tuple(some), inner)
        tree += [Node(kind or str(value), children, value)] if value else children
    return tuple(tree)
