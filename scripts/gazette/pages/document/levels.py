"""The level of a body against another's: where documents stand among a letter's relations."""

from __future__ import annotations

from typing import Literal, get_args

from gazette.corpus import Entry
from gazette.vocabulary import vocabulary

Level = Literal["above", "beside", "below", "unknown"]
LEVELS: tuple[Level, ...] = get_args(Level)
_RANKS = {"centre": 3, "province": 2, "district": 1, "commune": 0}


def rank_of(entry: Entry) -> int | None:
    """Return the rank of an entry's issuer; a report counts as a district's."""
    directive = entry.directive
    return _RANKS["district"] if directive.is_report else rank_of_body(directive.issuer)


def rank_of_body(key: str | None) -> int | None:
    """Return the rank of a body's level; None where it is unknown."""
    body = vocabulary().bodies.get(key or "")
    return _RANKS.get(body.level or "") if body else None


def level_of(theirs: int | None, own: int | None) -> Level:
    """Return where a document of one rank stands for a letter of another."""
    if own is None or theirs is None:
        return "unknown"
    return "above" if theirs > own else "below" if theirs < own else "beside"
