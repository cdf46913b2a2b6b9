"""What a node of HTML is to a reader: shown or not, in which style, with its blanks or without."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({
    "head", "title", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "map", "select", "datalist", "textarea",
})  # fmt: skip
_STYLES = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_EXACT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_PLACED = re.compile(r"(?=.*\btop\s*:).*position\s*:\s*absolute", re.IGNORECASE)
_SET = re.compile(r"t m\d")  # of pdf2htmlEX


def kind_of(node: LexborNode) -> str:
    """Return `text`, `element`, or nothing for what isn't shown."""
    if node.is_text_node:
        return "text"
    if not node.is_element_node or node.tag in _UNSEEN:
        return ""
    attributes = node.attributes
    if not attributes:
        return "element"
    is_hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    return "" if is_hidden else "element"


def style_of(node: LexborNode) -> str:
    """Return `strong`, `em` or nothing."""
    if style := _STYLES.get(node.tag or ""):
        return style
    css = node.attributes.get("style") if node.attributes else None
    if not css:
        return ""
    return "strong" if _BOLD.search(css) else "em" if _ITALIC.search(css) else ""


def is_exact(node: LexborNode) -> bool:
    """Tell whether each blank and line end counts."""
    css = node.attributes.get("style") if node.attributes else None
    return node.tag == "pre" or bool(css and _EXACT.search(css))


def is_set_line(node: LexborNode) -> bool:
    """Tell whether a block is one line of a page, as programs write that turn a PDF into HTML."""
    attributes = node.attributes or {}
    is_placed = _PLACED.match(attributes.get("style") or "")
    return bool(is_placed or _SET.match(attributes.get("class") or ""))
