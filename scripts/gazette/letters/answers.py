"""What an editor types for a field, as the record has it.

In: words, and the name of the field. Out: its value. Keys may be written in any spelling, days as
`10/8/2021`, numbers as printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazette.records.check.evidence import subject_of
from gazette.text.dates import days_named
from gazette.vocabulary.number import normalise_number
from gazette.vocabulary.terms import Term, terms_like, terms_named

LISTS_OF_KEYS = ("topics", "who")
LISTS_OF_LINES = ("recipients", "copies", "letterhead.subject")
_TERMS = {
    "kind": "kind",
    "issuer": "body",
    "second_issuer": "body",
    "province": "province",
    "district": "district",
    "topics": "topic",
    "who": "body",
}
"""The lists of the vocabulary whose keys a field has."""
_LINES = {
    "kind": ("title", "number"),
    "number": ("number",),
    "issued": ("dateline",),
    "province": ("superior", "issuer"),
    "district": ("issuer", "dateline"),
    "issuer": ("issuer",),
}
"""The lines of a letterhead that print a field."""
_LISTED = 9  # keys that an answer may mean
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_RANGE = re.compile(r"(\d{1,3})[-–](\d{1,3})")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True)
class UnclearAnswer(Exception):  # noqa: N818 (it asks again)
    """An answer that may mean several keys, or none."""

    said: str
    terms: Sequence[Term]


def words_of(said: str) -> list[str]:
    """Return the words of an answer, ranges of numbers written out: `1-3, 5` is 1, 2, 3 and 5."""
    return [one for word in re.split(r"[\s,;]+", said) if word for one in _written_out(word)]


def _written_out(word: str) -> list[str]:
    ends = _RANGE.fullmatch(word)
    return [str(n) for n in range(int(ends[1]), int(ends[2]) + 1)] if ends else [word]


def value_of(field: str, said: str, province: str | None = None) -> Any:  # noqa: ANN401 (any field)
    """Return the value of an answer; `province` narrows districts.

    Raise `UnclearAnswer` where a key is wanted and the words fit none, or several. A list of keys
    is never null.
    """
    said = said.strip()
    if field in LISTS_OF_KEYS:
        parts = (part for part in re.split(r"\s*;\s*", said) if part)
        return list(dict.fromkeys(key for part in parts for key in _keys(field, part)))
    if said.lower() == "null":
        return None
    if field in _TERMS:
        return _key(field, said, province)
    if field in ("issued", "event"):
        return _date(said)
    return (normalise_number(said) or said) if field == "number" else said


def _keys(field: str, said: str) -> list[str]:
    """Return the keys of names with commas between them; a name may hold one itself."""
    try:
        return [_key(field, said, None)]
    except UnclearAnswer:
        if "," not in said:
            raise
    return [_key(field, one, None) for one in re.split(r"\s*,\s*", said) if one]


def _key(field: str, said: str, province: str | None) -> str:
    """Return the one key that is called so, or that words fit."""
    for terms in (terms_named(said), terms_like(said)):
        found = [one for one in terms if one.list == _TERMS[field]]
        if field == "district" and province:
            found = [one for one in found if f"({province})" in one.note]
        keys = {one.key for one in found}
        if len(keys) == 1:
            return keys.pop()
        if keys:
            break
    raise UnclearAnswer(said, found)


def _date(said: str) -> str:
    if day := _DAY.fullmatch(said):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if month := _MONTH.fullmatch(said):
        return f"{month[2]}-{int(month[1]):02}"
    return said


def printed_lines(field: str, head: Mapping[str, Any]) -> str:
    """Return the lines of a letterhead that print a field, if any does, even damaged."""
    return " / ".join(filter(None, (head.get(line) for line in _LINES.get(field, ()))))


def printed_value(field: str, head: Mapping[str, Any]) -> str | None:
    """Return the value of a field that the lines of a letterhead print, if they do."""
    if field == "number":
        return normalise_number(head.get("number") or "")
    if field == "issued":
        days = list(days_named(head.get("dateline") or ""))
        return days[0].isoformat() if len(days) == 1 else None
    if field == "subject" and head.get("subject"):
        return subject_of(head["subject"])
    return None


def choices(unclear: UnclearAnswer) -> str:
    """Return the lines that name the keys which an answer may mean."""
    if not unclear.terms:
        return f'  no key fits "{unclear.said}"; look it up with `gazette terms`'
    return "\n".join(f"  {one.key}  {one.name} {one.note}" for one in unclear.terms[:_LISTED])
