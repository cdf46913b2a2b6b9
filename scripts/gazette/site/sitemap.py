"""The sitemap: every page that has documents, or that somebody wrote, with its latest change.

In: addresses on the web and dates. Out: `sitemap.xml`; if that would be too long, it is an index of
`sitemap-1.xml` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from gazette.store import code_digest, digest_of
from gazette.target import Target

SITEMAP = "sitemap.xml"
MOST = 50_000
"""The number of pages in a file, by the protocol."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MAP = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


class Listed(NamedTuple):
    url: str
    """Its address on the web."""
    revised: str
    """The day of its latest change: `2021-08-30`."""


def sitemap_targets(site_url: str, pages: Sequence[Listed]) -> Iterator[Target[bytes]]:
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    if len(parts) < 2:  # noqa: PLR2004
        yield _target(SITEMAP, "urlset", "url", pages)
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    for name, part in zip(names, parts, strict=True):
        yield _target(name, "urlset", "url", part)
    dated = [
        Listed(site_url + name, max(page.revised for page in part))
        for name, part in zip(names, parts, strict=True)
    ]
    yield _target(SITEMAP, "sitemapindex", "sitemap", dated)


def _target(address: str, whole: str, one: str, rows: Sequence[Listed]) -> Target[bytes]:
    digest = digest_of(code_digest("site/sitemap"), whole, [tuple(row) for row in rows])
    return Target(address, digest, partial(_made, whole, one, rows))


def _made(whole: str, one: str, rows: Sequence[Listed]) -> bytes:
    lines = (_MAP(one, _MAP.loc(row.url), _MAP.lastmod(row.revised)) for row in rows)
    root = _MAP(whole, *lines)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
