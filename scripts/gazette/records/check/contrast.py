"""Says how a body and its source differ at a place."""

from __future__ import annotations

from gazette.records.check.differences import Difference
from gazette.records.check.flat import GAP
from gazette.text.signs import unlike_signs

_LONGEST = 80  # characters of a difference that a message quotes


def contrast(one: Difference, before: str) -> str:
    """Say what the body has and what the source has."""
    if not one.has:
        words = before[-2 * _LONGEST :].split()
        where = f'after "{words[-1][-_LONGEST:]}"' if words else "at the beginning"
        what = "blank" if one.wants.isspace() else _quoted(one.wants)
        return f"the body has no {what}, which the source has {where}"
    if not one.wants:
        return f"the body has {_quoted(one.has)}, which the source has not"
    named = unlike_signs(one.has, one.wants)
    return f"the body has {_quoted(one.has)} where the source has {_quoted(one.wants)}{named}"


def first_unlike(has: str, wants: str) -> int:
    """Return the place of the first letter that differs; in added words, the first letter."""
    if not wants and not has.isspace():
        return len(has) - len(has.lstrip())
    pairs = enumerate(zip(has, wants, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(has), len(wants)))


def _quoted(text: str) -> str:
    if text.isspace():
        return "a blank" if len(text) == 1 else f"{len(text)} blanks"
    words = text.replace(GAP, " / ").strip()
    return f'"{words}"' if len(words) <= _LONGEST else f'"{words[:_LONGEST]}…"'
