"""The numbers and dashes that Word puts before paragraphs, written out: a letter prints them.

In: the text of a Word file and its parts. Out: the text, each number a run of its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from gazette.letters.formats.numerals import count_of, numeral
from gazette.letters.formats.package import Parts, W, parse

_VAL = f"{W}val"
_PLACE = re.compile(r"%([1-9])")
_SIGNS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖"}
_SORTS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
}


@dataclass(frozen=True)
class _Level:
    start: int
    sort: str
    text: str


@dataclass
class _Numbering:
    levels: dict[str, dict[int, _Level]]
    """The levels of each list as it is defined."""
    lists: dict[str, tuple[str, dict[int, int]]]
    """For each list as it is used: the definition, and where its levels begin anew."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """Return what stands before the next paragraph of a list."""
        definition, starts = self.lists.get(number, ("", {}))
        levels = self.levels.get(definition, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(definition, {})
        if level in starts and (number, level) not in self.begun:
            counts[level] = starts[level] - 1
        self.begun.add((number, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return _PLACE.sub(lambda place: self._count(levels, counts, place[1]), levels[level].text)

    @staticmethod
    def _count(levels: dict[int, _Level], counts: dict[int, int], place: str) -> str:
        at = int(place) - 1
        level = levels.get(at, _Level(1, "", ""))
        return numeral(_SORTS.get(level.sort, "1"), counts.get(at, level.start))


def write_numbers(root: Element, parts: Parts) -> None:
    """Write the numbers of a text into its paragraphs."""
    definition = next((part for part in parts if part.startswith("word/numbering")), None)
    if definition is not None:
        numbering, by_style = _numbering(parse(parts[definition])), _styles(parts)
        for paragraph in root.iter(f"{W}p"):
            _write_number(paragraph, numbering, by_style)


def _numbering(root: Element) -> _Numbering:
    levels = {
        one.get(f"{W}abstractNumId", ""): dict(map(_level, one.findall(f"{W}lvl")))
        for one in root.findall(f"{W}abstractNum")
    }
    lists = {one.get(f"{W}numId", ""): _use(one) for one in root.findall(f"{W}num")}
    return _Numbering(levels, lists)


def _use(number: Element) -> tuple[str, dict[int, int]]:
    overrides = number.findall(f"{W}lvlOverride")
    starts = {
        count_of(one.get(f"{W}ilvl"), 0): count_of(_value(one, "startOverride"), 1)
        for one in overrides
        if one.find(f"{W}startOverride") is not None
    }
    return _value(number, "abstractNumId") or "", starts


def _level(level: Element) -> tuple[int, _Level]:
    sort = _value(level, "numFmt") or "decimal"
    text = _value(level, "lvlText") or ""
    if sort == "bullet":
        text = "".join(_SIGNS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign)
                       for sign in text)  # fmt: skip
    place = count_of(level.get(f"{W}ilvl"), 0)
    shown = "" if sort == "none" else text
    return place, _Level(count_of(_value(level, "start"), 1), sort, shown)


def _styles(parts: Parts) -> dict[str, tuple[str, int]]:
    """Return the list and level of each style of paragraphs that has them."""
    found = {}
    for name in parts:
        for style in parse(parts[name]).iter(f"{W}style") if name == "word/styles.xml" else ():
            if own := _list_of(style.find(f"{W}pPr")):
                found[style.get(f"{W}styleId", "")] = own
    return found


def _list_of(properties: Element | None) -> tuple[str, int] | None:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return None
    return _value(numbers, "numId") or "0", count_of(_value(numbers, "ilvl"), 0)


def _write_number(
    paragraph: Element, numbering: _Numbering, by_style: dict[str, tuple[str, int]]
) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None or not any(True for _ in paragraph.iter(f"{W}t")):
        return
    own = _list_of(properties) or by_style.get(_value(properties, "pStyle") or "")
    if label := numbering.label(*own) if own else "":
        run = Element(f"{W}r")
        text = SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = f"{label} "
        paragraph.insert(list(paragraph).index(properties) + 1, run)


def _value(element: Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(_VAL)
