"""Footnotes of a Word file, written out as paragraphs at its end, with the marks that it prints.

In: the text of a Word file and its parts. Out: the text, changed in place. A number that Word makes
is `¹`, or `1` where brackets are typed around it; a typed mark such as `(*)` stays.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gazette.letters.formats.package import Parts, W, parse
from gazette.records.footnotes import RAISED

_RAISED = str.maketrans("0123456789", RAISED)
_OPENING = ("(", "[", "{")


def write_notes(root: Element, parts: Parts) -> None:
    """Write marks where notes are referred to, and the notes below the text."""
    body = root.find(f"{W}body")
    for kind in ("footnote", "endnote") if body is not None else ():
        notes = _notes(kind, parts)
        count = 0
        for reference in list(root.iter(f"{W}{kind}Reference")):
            note = notes.get(reference.get(f"{W}id"))
            is_typed = reference.get(f"{W}customMarkFollows") in ("1", "true", "on")
            count += not is_typed
            mark = "" if is_typed else str(count)
            _write(reference, mark)
            for place in list(note.iter(f"{W}{kind}Ref")) if note is not None else ():
                _write(place, mark)
            if body is not None and note is not None:
                body.extend(note.findall(f"{W}p"))
    for paragraph in root.iter(f"{W}p"):
        _raise(paragraph)


def _notes(kind: str, parts: Parts) -> dict[str | None, Element]:
    part = parts.get(f"word/{kind}s.xml")
    notes = parse(part).iter(f"{W}{kind}") if part else ()
    return {note.get(f"{W}id"): note for note in notes}


def _write(place: Element, mark: str) -> None:
    """Make an element the text of a mark."""
    place.clear()
    place.tag, place.text = f"{W}t", mark
    place.set("mark", "yes")


def _raise(paragraph: Element) -> None:
    """Raise the marks of a paragraph that have no bracket before them."""
    before = ""
    for text in paragraph.iter(f"{W}t"):
        if text.attrib.pop("mark", None) and not before.endswith(_OPENING):
            text.text = (text.text or "").translate(_RAISED)
        before = text.text or before
