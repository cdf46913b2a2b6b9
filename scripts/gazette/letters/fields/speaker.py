"""Who speaks in a letter: "Thường trực Huyện ủy yêu cầu". Signing and issuing are other facts.

In: the pieces of a letter. Out: the words as printed, before the verb of the order.
"""

from __future__ import annotations

from gazette.letters.fields.lines import Line, line_at, stretches
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Span
from gazette.text.tones import tone_key


def speaker_of(parts: LetterParts) -> Line | None:
    """Return who speaks; of several, the last before the points begin."""
    name = "person-speaker" if parts.completeness == "report" else "speaker"
    if parts.completeness != "report" and parts.branch == "state":
        name = "state-speaker"
    found = _speakers(parts, name)
    if name == "person-speaker":
        return found[0] if found else None
    first_point = _first_point(parts)
    leading = [one for one in found if one.span.start < first_point]
    return leading[-1] if leading else found[0] if found else None


def _speakers(parts: LetterParts, name: str) -> list[Line]:
    lines = []
    for stretch in stretches(parts, "body"):
        text = parts.text.quote(stretch)
        for match in pattern(name).finditer(tone_key(text)):
            first, last = match.span("who")
            if text[first].isupper():
                lines.append(line_at(parts.text, Span(stretch.start + first, stretch.start + last)))
    return [line for line in lines if line]


def _first_point(parts: LetterParts) -> int:
    """Return the offset of the first printed number or dash in the body."""
    for stretch in stretches(parts, "body"):
        found = pattern("first-point").search(tone_key(parts.text.quote(stretch)))
        if found:
            return stretch.start + found.start()
    return len(parts.text.text)
