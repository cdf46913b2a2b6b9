"""Who speaks in a letter: "Thường trực Huyện ủy yêu cầu". Signing and issuing are other facts.

In: the pieces of a letter, and the bodies that can have written it. Out: the words as printed,
before the verb of the order. In a letter of the Party no State body speaks, nor the other way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from gazette.citations.patterns import patterns
from gazette.citations.stated_issuer import issuer_here
from gazette.letters.fields.lines import Line, line_at, stretches
from gazette.letters.fields.running import running
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import bodies_leading, spelled_out


def speaker_of(parts: LetterParts, authors: Collection[Body]) -> Line | None:
    """Return who speaks; of several, the last before the points begin."""
    if parts.completeness == "report":
        return next(_people(parts), None)
    found = [one for one in _speaking(parts) if _may_speak(one, authors)]
    first_point = _first_point(parts)
    leading = [one for one in found if one.span.start < first_point]
    return leading[-1] if leading else found[0] if found else None


def bodies_spoken_for(speaker: Line | None) -> tuple[Body, ...]:
    """Return the bodies for which who speaks does so: "Bí thư Huyện ủy", "Thường trực Thị ủy"."""
    if speaker is None:
        return ()
    post = list(pattern("post").finditer(speaker.key))
    return _roots(speaker.text[post[-1].start("post") :] if post else speaker.text)


def reported_bodies(parts: LetterParts) -> tuple[Body, ...]:
    """Return the committee of a district that a report names first."""
    if parts.completeness != "report":
        return ()
    for words in (*running(parts, "subject"), *running(parts, "body")):
        for found in pattern("committee").finditer(words.key):
            bodies = _roots(found[0])
            if any(body.level == "district" for body in bodies):
                return bodies
    return ()


@cache
def _roots(name: str) -> tuple[Body, ...]:
    words = vocabulary()
    keys, _ = bodies_leading(spelled_out(name).name)
    bodies = (words.bodies[key] for key in keys)
    return tuple(
        dict.fromkeys(body if body.level == "centre" else words.root_of(body) for body in bodies)
    )


def _may_speak(speaker: Line, authors: Collection[Body]) -> bool:
    """Tell whether someone speaks for an author; for an unknown one, only a Party committee may."""
    spoken = bodies_spoken_for(speaker)
    if authors:
        return any(body in authors for body in spoken)
    return any(body.committee or body.branch == "party" for body in spoken)


def _speaking(parts: LetterParts) -> Iterator[Line]:
    """Yield the bodies whose name a verb of an order follows."""
    for words in running(parts, "body"):
        cleaned = words.cleaned
        for head in patterns().issuer.finditer(cleaned.key):
            named = issuer_here(cleaned, head.start())
            if named is None or not cleaned.text[head.start()].isupper():
                continue
            if not pattern("speaks").match(cleaned.key, named[1]):
                continue
            if pattern("of-whom").search(cleaned.key[max(0, head.start() - 12) : head.start()]):
                continue
            line = line_at(parts.text, words.span(head.start(), named[1]))
            if line:
                yield line


def _people(parts: LetterParts) -> Iterator[Line]:
    """Yield the people who speak in a report, with their post."""
    for words in running(parts, "body"):
        for match in pattern("person-speaker").finditer(words.key):
            line = line_at(parts.text, words.span(*match.span("who")))
            if line and line.text[0].isupper():
                yield line


def _first_point(parts: LetterParts) -> int:
    """Return the offset of the first printed number or dash in the body."""
    for stretch in stretches(parts, "body"):
        found = pattern("first-point").search(tone_key(parts.text.quote(stretch)))
        if found:
            return stretch.start + found.start()
    return len(parts.text.text)
