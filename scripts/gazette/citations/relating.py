"""What a text says a letter does with the documents that it cites: "thực hiện", "căn cứ".

In: the numbers of a text. Out: the relation of each, a key of relations.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gazette.citations.cited_numbers import CitedNumber
from gazette.citations.clean import Clean
from gazette.citations.patterns import Relation, between_relation, relations

_GLUE = re.compile(r"[ ,;()]*(?:và|cùng|cùng với|các|&|(?:đến|tới)(?: hết)?)?[ ,;()]*(?:các )?")
_BREAK = re.compile(r"[.;:!?](?= )|\n")
_ABOUT = re.compile(r"(?<![^\W_])(?:về|của)(?![^\W_])")
# After these a verb belongs to the letter again, though another document stands before it.
_APART = re.compile(r"[,;:.(]|(?<![^\W_])và(?![^\W_])")
_NOT = re.compile(r"(?<![^\W_])(?:không|chưa|chẳng)(?: [^\W\d_]+){0,3} \Z")
_BEFORE = 120  # characters in which the words of a relation can stand


def relations_of(cleaned: Clean, run: Iterable[CitedNumber]) -> Iterator[str | None]:
    """Yield the relation of each number; all numbers of a list have that of the first."""
    previous, relation = 0, None
    for item in run:
        commas = (cleaned.key.rfind(sign, previous, item.start) for sign in ",;")
        if not previous or not _GLUE.fullmatch(cleaned.key, max(previous, *commas), item.start):
            relation = _relation_before(cleaned, previous, item.start)
        yield relation
        previous = item.tail


def _relation_before(cleaned: Clean, previous: int, start: int) -> str | None:
    """Return the relation that the nearest words before `start` tell, after `previous`."""
    begin = cleaned.after_last(_BREAK, max(previous, start - _BEFORE), start)
    follows = 0 < previous == begin
    if follows and _ABOUT.search(cleaned.key, begin, start):
        return None
    nearest: tuple[int, str] | None = None
    for relation, found in _relation_words(cleaned, begin, start):
        apart = _APART.search(cleaned.key, previous, found.start())
        if follows and not (relation.own and apart):
            continue
        if not nearest or found.end() > nearest[0]:
            denied = _NOT.search(cleaned.key[begin : found.start()])
            nearest = found.end(), "" if denied else relation.key
    return nearest[1] or None if nearest else None


def _relation_words(
    cleaned: Clean, begin: int, start: int
) -> Iterator[tuple[Relation, re.Match[str]]]:
    """Yield the words of relations; those that must touch the citation only if they do."""
    for relation in relations():
        for found in relation.words.finditer(cleaned.key, begin, start):
            touching = between_relation().fullmatch(cleaned.key, found.end(), start)
            if touching or not relation.touches:
                yield relation, found
