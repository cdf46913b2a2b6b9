"""Read from the words before a citation how the letter stands to it: thực hiện, căn cứ, theo."""

from __future__ import annotations

import re

from gazette.citations.clean import Clean
from gazette.citations.patterns import relations

_BREAK = re.compile(r"[.;:!?](?= )|\n")
_GLUE = re.compile(r"[ ,;()]*(?:và|cùng|cùng với|các|&)?[ ,;()]*(?:các )?")
_ABOUT = re.compile(r"(?<![^\W_])(?:về|của)(?![^\W_])")
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
    best, at = None, -1
    for relation in relations():
        for found in relation.words.finditer(cleaned.key, begin, start):
            if follows and (about or not relation.own):
                continue
            if found.end() > at:
                best, at = relation.key, found.end()
    return best
