"""Renders the content of a page with the templates in `theme/pages/`.

In: a `Page`. Out: HTML, to be placed in MkDocs' page. Templates escape everything and fail on an
unknown name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    DictLoader,
    FileSystemLoader,
    StrictUndefined,
)

from gazette.pages.escaping import HtmlEnvironment
from gazette.pages.fragments import Fragments
from gazette.pages.labels import labels
from gazette.pages.linked.breadcrumbs import breadcrumbs
from gazette.pages.linked.legislation import published
from gazette.pages.linked.nodes import Href, json_ld
from gazette.pages.model import Page
from gazette.pages.publisher import UNKNOWN, Publisher
from gazette.pages.report import report_address
from gazette.pages.strip import is_long, letters
from gazette.text.digits import grouped
from gazette.text.signs import legible

_FROM_ROOT = re.compile(r' (href|src|action)="/([^"]*)"')


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
    publisher: Publisher = UNKNOWN

    @cached_property
    def environment(self) -> HtmlEnvironment:
        read = {name.removeprefix("pages/"): text for name, text in self.templates.items()}
        folders = FileSystemLoader([self.theme[0] / "pages", *self.theme])
        environment = HtmlEnvironment(
            loader=ChoiceLoader([DictLoader(read), folders]),
            auto_reload=False,
            bytecode_cache=self.compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= {"t": labels(), "publisher": self.publisher}
        environment.policies["json.dumps_kwargs"] = {
            "ensure_ascii": False,
            "separators": (",", ":"),
        }
        environment.filters |= Fragments(environment).filters
        environment.filters |= {"is_long": is_long, "letters": letters}
        environment.filters |= {"grouped": grouped, "legible": _legible}
        return environment

    def load(self) -> None:
        """Load all templates that were read, so that processes forked later share them."""
        for name in self.templates:
            if name.startswith("pages/"):
                self.environment.get_template(name.removeprefix("pages/"))

    def content(self, page: Page) -> str:
        """Return the HTML of a page; its templates write addresses from the site's root."""
        absolute = self._absolute(page)
        where, contact = absolute or page.address, self.publisher.contact
        content = self.environment.get_template(page.template).render(
            page=page,
            data=page.data,
            absolute=absolute,
            report=report_address(contact, page.title, where) if contact else None,
        )
        return _linked_from(page, content)

    def head(self, page: Page) -> str:
        """Return what the head of a page says of it alone, beside title and description."""
        told = (published(node, self.publisher) for node in page.nodes)
        nodes = (*told, *breadcrumbs(page.crumbs))
        html = self.environment.get_template("head.html").render(
            page=page,
            data=page.data,
            absolute=self._absolute(page),
            site_url=self.site_url,
            linked=json_ld(nodes, self._href(page)) if nodes else None,
        )
        return _linked_from(page, html)

    def _href(self, page: Page) -> Href:
        """Return how programs find our addresses: whole where that of the site is known."""
        return (
            (lambda address: f"{self.site_url}{address}")
            if self.site_url
            else relative_to(page.address)
        )

    def _absolute(self, page: Page) -> str | None:
        return f"{self.site_url}{page.address}" if self.site_url else None


def _linked_from(page: Page, html: str) -> str:
    """Make the addresses in the HTML of a page relative to it."""
    href = relative_to(page.address)
    return _FROM_ROOT.sub(lambda link: f' {link[1]}="{href(link[2])}"', html)


def _legible(text: str) -> str:
    """Return a text of several lines with codes for signs that no one sees."""
    return "\n".join(map(legible, text.split("\n")))


def relative_to(address: str) -> Callable[[str], str]:
    """Return a function that makes the site's addresses relative to the page at `address`."""
    *parts, _ = address.split("/")
    to_root = "../" * len(parts)
    around = [
        (to_root[: 3 * up], "/".join(parts[: len(parts) - up]) + "/") for up in range(len(parts))
    ]

    def href(target: str) -> str:
        for up, folder in around:
            if target.startswith(folder):
                return up + target[len(folder) :]
        return to_root + target

    return href
