"""The description by which browsers offer the site's search in their own bar (OpenSearch 1.1).

It needs absolute addresses, so there is none where the address of the site is not known.

Writes:
    tim-kiem/mo-ta.xml
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree
from lxml.builder import ElementMaker

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.pages.addresses import SEARCH, SEARCH_DESCRIPTION
from gazette.pages.labels import labels
from gazette.store import digest_of
from gazette.target import Target

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_OPEN_SEARCH = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


def open_search_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    if url := inputs.site_url:
        digest = digest_of(outputs_code(), url)
        yield Target(SEARCH_DESCRIPTION, digest, partial(open_search, url))


def open_search(site_url: str) -> bytes:
    """Return the description as XML in UTF-8."""
    words = labels()
    icon = f"{site_url}assets/favicon.svg"
    template = f"{site_url}{SEARCH}?q={{searchTerms}}"
    root = _OPEN_SEARCH.OpenSearchDescription(
        _OPEN_SEARCH.ShortName(words.share.short_name),
        _OPEN_SEARCH.Description(words.search.label),
        _OPEN_SEARCH.Url(type="text/html", template=template),
        _OPEN_SEARCH.LongName(words.site.name),
        _OPEN_SEARCH.Image(icon, type="image/svg+xml", width="16", height="16"),
        _OPEN_SEARCH.Language("vi"),
        _OPEN_SEARCH.InputEncoding("UTF-8"),
    )
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
