"""Web pages. Nothing that a page names is fetched, and none of its scripts is run."""

from __future__ import annotations

import re

from gazette.letters.formats.model import FaultError, Format, ReadText
from gazette.letters.formats.plain import decode

_LARGEST = 10_000_000  # bytes, without pictures in the page
_WITHIN = 4096  # bytes at the beginning, where a page says what it is
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta"
    rb"|title|table|div|p|center|font|span|section|article)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_PICTURE = re.compile(rb"(?<=[\"'(])data:[^\"')>]{100,}")
# Ended by what follows, or empty: these don't make a page deep
_SHORT = frozenset({
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup",
    "colgroup",
})  # fmt: skip
_DEEPEST = 1000  # elements in each other
_KNOWN = {"utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "windows-1252", "cp1252"}


def html_text(page: str) -> str:
    """Return the text of a page of HTML."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 (many imports read no HTML)

    from gazette.letters.formats.walker import text_of  # noqa: PLC0415

    if _depth(page) > _DEEPEST:
        raise FaultError(f"nests more than {_DEEPEST} elements", "save its text as .txt")
    body = LexborHTMLParser(page).body
    return text_of(body) if body is not None else ""


def _depth(page: str) -> int:
    """Return how many elements may stand in each other."""
    depth = deepest = 0
    for ends, name in _TAG.findall(page):
        if name.lower() not in _SHORT:
            depth = max(0, depth + (-1 if ends else 1))
            deepest = max(deepest, depth)
    return deepest


def _is_html(content: bytes) -> bool:
    head = content.removeprefix(b"\xef\xbb\xbf")[:_WITHIN]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    return bool(_BEGINS.match(head))


def _read(content: bytes) -> ReadText:
    slim = _PICTURE.sub(b"", content)
    if len(slim) > _LARGEST:
        wrong = f"has {len(slim)} bytes without pictures; a web page has at most {_LARGEST}"
        raise FaultError(wrong, "save the text of the letter alone")
    page = _decoded(slim)
    return ReadText(html_text(page) if _TAG.search(page) else page)


def _decoded(content: bytes) -> str:
    """Return the characters of a page, by its own word where that is true."""
    declared = _CHARSET.search(content[:_WITHIN])
    name = declared[1].decode().lower() if declared else "utf-8"
    if name not in _KNOWN and not name.startswith("utf-16"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeError):
            pass
    return decode(content)


FORMAT = Format((".html", ".htm", ".xhtml"), _is_html, _read)
