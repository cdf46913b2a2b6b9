"""The shell around the content of our pages: the head, the sections, the foot.

MkDocs' own theme environment renders it once for each kind of page, with marks for what differs
from page to page. Our pages are poured into it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from gazette.pages import addresses
from gazette.pages.model import Link, Page
from gazette.site.policy import with_hashes
from gazette.store import Store, digest_of

_MARK = re.compile("\ue000([a-z_]+)\ue001")
_LINKED = (*addresses.MENU.values(), addresses.SEARCH, addresses.GLOSSARY)


class PageKind(NamedTuple):
    """All that the shell of a page depends on."""

    address: str
    """Of a page that stands for all of its kind."""
    template: str
    section: str | None
    is_described: bool


@dataclass(frozen=True)
class Shell:
    """The shell of one kind of page."""

    parts: tuple[str, ...]
    """Text and the names of what goes between, in turn: text, name, text."""

    @classmethod
    def of(cls, text: str) -> Shell:
        return cls(tuple(_MARK.split(text)))

    def filled(self, values: Mapping[str, str]) -> bytes:
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in self.parts[1::2]]
        return "".join(parts).encode("utf-8", "xmlcharrefreplace")


@dataclass(frozen=True)
class Shells:
    """The shells of one build. `store` keeps their texts by `inputs`."""

    config: MkDocsConfig
    environment: Environment
    nav: Navigation
    files: Sequence[File]
    """The files of the hand-written pages."""
    folders: Collection[str]
    """The first folders of what shells may link."""
    store: Store
    inputs: str
    """The digest of templates, configuration and code."""
    _shells: dict[PageKind, Shell] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """The digest of all shells: of their inputs, and of one as it came out."""
        sample = PageKind("_/_/_/_.html", "directive.html", None, is_described=True)
        return digest_of(self.inputs, self._rendered(sample))

    def pour(self, page: Page, content: str, head: str) -> bytes:
        """Return a whole page around its content, with its own part of the head."""
        url = self.config.site_url
        target = page.data.address if isinstance(page.data, Link) else None
        return self._shell(self._kind(page)).filled(
            {
                "title": escape(page.title),
                "description": escape(page.description),
                "canonical": f"{url}{page.address}",
                "moved_to": get_relative_url(target, page.address) if target else "",
                "content": content,
                "head": head,
            }
        )

    def _kind(self, page: Page) -> PageKind:
        address = self._like(page.address)
        return PageKind(address, page.template, page.section, bool(page.description))

    def _like(self, address: str) -> str:
        """Return the address that stands for all that have the same links in their shell."""
        first, *rest = address.split("/")
        if not rest or address in _LINKED:
            return address
        return "/".join([first if first in self.folders else "_", *"_" * (len(rest) - 1), "_.html"])

    def _shell(self, kind: PageKind) -> Shell:
        if kind not in self._shells:
            key = digest_of("shell", self.digest, kind)
            text = self.store.get_or_make(key, lambda: self._rendered(kind).encode())
            self._shells[kind] = Shell.of(text.decode())
        return self._shells[kind]

    def _rendered(self, kind: PageKind) -> str:
        """Render the shell of a kind as MkDocs renders a page of `docs/`."""
        page = self._stand_in(kind)
        config, nav = self.config, self.nav
        context = get_context(nav, self.files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        return with_hashes(self.environment.get_template("main.html").render(context))

    def _stand_in(self, kind: PageKind) -> MkDocsPage:
        name = kind.address.removesuffix(".html") + ".md"
        page = MkDocsPage(None, File.generated(self.config, name, content=""), self.config)
        own = SimpleNamespace(title=_mark("title"), template=kind.template, section=kind.section)
        description = _mark("description") if kind.is_described else ""
        moved_to = _mark("moved_to") if kind.template == "moved.html" else None
        page.meta = {
            "title": _mark("title"),
            "description": description,
            "page": own,
            "moved_to": moved_to,
            "head": _mark("head"),
        }
        page.markdown, page.content = "", _mark("content")
        page.active = True
        if page.canonical_url:
            page.canonical_url = _mark("canonical")
        return page


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"
