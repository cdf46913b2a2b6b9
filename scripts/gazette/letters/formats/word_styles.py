"""Bold, italic and capitals that a Word file sets by styles of characters, set on its runs.

In: the text of a Word file and its parts. Out: the text, changed in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette.letters.formats.package import Parts, W, parse


def write_styles(root: Element, parts: Parts) -> None:
    """Make runs bold or italic that have a style of characters which is."""
    styles = {name: list(marks) for name, *marks in _styles(parts)}
    for properties in root.iter(f"{W}rPr"):
        style = properties.find(f"{W}rStyle")
        for mark in styles.get(style.get(f"{W}val", ""), ()) if style is not None else ():
            if properties.find(mark) is None:
                properties.append(Element(mark))


def _styles(parts: Parts) -> Iterator[tuple[str, ...]]:
    part = parts.get("word/styles.xml")
    for style in parse(part).iter(f"{W}style") if part else ():
        properties = style.find(f"{W}rPr")
        if style.get(f"{W}type") == "character" and properties is not None:
            marks = (f"{W}b", f"{W}i", f"{W}caps")
            found = (mark for mark in marks if _is_on(properties.find(mark)))
            yield (style.get(f"{W}styleId", ""), *found)


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")
