"""The slips that a record notes: their order, their letters, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from gazette.records.model import Sic
from gazette.records.record import Record
from gazette.text.spans import find_all

_BELOW_BODY = ("copies", "signature", "byline")


def lettered_slips(record: Record) -> dict[str, Sic]:
    """Return the slips of a record by their letters, both in the order of reading."""
    printed = record.directive.printed()
    below = [piece for path, piece in printed if path[0] in _BELOW_BODY]
    above = [piece for path, piece in printed if path[0] not in _BELOW_BODY]
    text = "\n".join([*above, record.body_text, *below])
    ordered = sorted(record.directive.sic, key=lambda sic: text.find(sic.quote))
    return {slip_letter(i): sic for i, sic in enumerate(ordered)}


def slip_letter(position: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    tens, ones = divmod(position, 26)
    return (slip_letter(tens - 1) if tens else "") + chr(ord("a") + ones)


def find_slips(text: str, slips: Mapping[str, Sic]) -> list[tuple[int, int, str]]:
    """Return start, end and letter of each slip in a text; of two that overlap, the first."""
    found = [
        (start, end, letter)
        for letter, sic in slips.items()
        for start, end in find_all(text, sic.quote)
    ]
    kept: list[tuple[int, int, str]] = []
    for slip in sorted(found, key=itemgetter(0, 1)):
        if not kept or slip[0] >= kept[-1][1]:
            kept.append(slip)
    return kept
