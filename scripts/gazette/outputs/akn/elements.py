"""Elements of Akoma Ntoso, built by lxml, which escapes all text."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.builder import ElementMaker

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
"""Makes an element: `AKN.p("text", AKN.b("bold"), {"class": "name"})`."""
Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml has no other name for it)
Child: TypeAlias = Element | str | dict[str, str]


def broken_lines(root: Element) -> Element:
    """Begin a new line after each element that stands between texts, never inside one."""
    for element in root.iter():
        if element.get("eId") or element.tag in _PARTS or _is_metadata(element):
            element.tail = "\n"
    return root


_PARTS = {
    f"{{{NAMESPACE}}}{name}"
    for name in ("meta", "preface", "preamble", "mainBody", "conclusions", "attachments", "tr")
}
_METADATA = (f"{{{NAMESPACE}}}FRBR", f"{{{NAMESPACE}}}TLC", f"{{{NAMESPACE}}}reference")


def _is_metadata(element: Element) -> bool:
    return str(element.tag).startswith(_METADATA)
