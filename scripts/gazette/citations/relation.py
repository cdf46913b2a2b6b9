"""Read from the words before a citation how the letter stands to it: thực hiện, căn cứ, theo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.citations.clean import Clean
from gazette.citations.patterns import Relation, between_relation, relations

_BREAK = re.compile(r"[.;:!?](?= )|\n")
_GLUE = re.compile(r"[ ,;()]*(?:và|cùng|cùng với|các|&)?[ ,;()]*(?:các )?")
_ABOUT = re.compile(r"(?<![^\W_])(?:về|của)(?![^\W_])")
# After these the verb is the letter's again, though another document stands before it.
_APART = re.compile(r"[,;:.(]|(?<![^\W_])và(?![^\W_])")
_NOT = re.compile(r"(?<![^\W_])(?:không|chưa|chẳng)(?: [^\W\d_]+){0,3} \Z")
_BEFORE = 120


def relation_before(cleaned: Clean, previous: int, start: int, last: str | None) -> str | None:
    """Return the relation of the citation at `start`, the one before it ending at `previous`.

    Of several words the nearest decides. In a list all have that of the first (`last`).
    """
    commas = cleaned.key.rfind(";", previous, start), cleaned.key.rfind(",", previous, start)
    if previous and _GLUE.fullmatch(cleaned.key, max(previous, *commas), start):
        return last
    begin = max(previous, start - _BEFORE)
    breaks = [found.end() for found in _BREAK.finditer(cleaned.key, begin, start)]
    follows = previous == begin and previous > 0 and not breaks
    begin = breaks[-1] if breaks else begin
    about = _ABOUT.search(cleaned.key, begin, start) if follows else None
    nearest: tuple[int, str] | None = None
    for relation, found in _found(cleaned, begin, start):
        if follows and (
            about or not relation.own or not _APART.search(cleaned.key, previous, found.start())
        ):
            continue
        if not nearest or found.end() > nearest[0]:
            denied = _NOT.search(cleaned.key[begin : found.start()])
            nearest = found.end(), "" if denied else relation.key
    return nearest[1] or None if nearest else None


def _found(cleaned: Clean, begin: int, start: int) -> Iterator[tuple[Relation, re.Match[str]]]:
    """Yield the words of relations; those that must touch the citation only where they do."""
    for relation in relations():
        for found in relation.words.finditer(cleaned.key, begin, start):
            touching = between_relation().fullmatch(cleaned.key, found.end(), start)
            if touching or not relation.touches:
                yield relation, found
