"""Compare what was read of a letter with what it says: one verdict a field.

Capitals, blanks, and stops at the end don't count; every other sign does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from gazette.letters.model import ReadLetter
from tests.letters.truth import Case, Letter, branch_of

PLAIN = (
    "kind",
    "number",
    "issued",
    "event",
    "place",
    "district",
    "province",
    "issuer",
    "superior",
    "subject",
    "recipients",
    "copies",
    "signature",
    "completeness",
)
"""The fields of a single value."""
SETS = ("citations", "deadlines")
FIELDS = ("letters", *PLAIN, "signatures", *SETS, "inferred", "body", "branch")

Verdict = Literal["right", "wrong", "missing", "extra", "null"]
"""null: rightly not filled; extra: filled where nothing is stated; wrong: another value."""


@dataclass(frozen=True)
class Outcome:
    """How one field of one letter was read. A field of several values has one for each."""

    case: str
    letter: int
    field: str
    right: Any
    got: Any
    verdict: Verdict

    @property
    def is_good(self) -> bool:
        return self.verdict in ("right", "null")

    @property
    def key(self) -> str:
        """The field, with the number of the letter from the second on: `issued#2`."""
        return self.field if self.letter == 1 else f"{self.field}#{self.letter}"


@dataclass(frozen=True)
class Reading:
    """A letter as it was read: its JSON, and its parts."""

    json: Mapping[str, Any]
    letter: ReadLetter


def outcomes(case: Case, readings: Iterable[Reading]) -> Iterator[Outcome]:
    """Yield the verdict on every field of every letter of a case."""
    found = tuple(readings)
    same = len(found) == len(case.letters)
    yield Outcome(
        case.name, 1, "letters", len(case.letters), len(found), "right" if same else "wrong"
    )
    for at, (right, got) in enumerate(zip_longest(case.letters, found), start=1):
        for field, wanted, read, verdict in _verdicts(right or {}, got):
            yield Outcome(case.name, at, field, wanted, read, verdict)


def _verdicts(right: Letter, got: Reading | None) -> Iterator[tuple[str, Any, Any, Verdict]]:
    read = got.json if got else {}
    also = right.get("also", {})
    for field in (*PLAIN, *(["signatures"] if "signatures" in right else [])):
        wanted, value = right.get(field), read.get(field)
        yield field, wanted, value, verdict([wanted, *also.get(field, [])], value)
    for field in SETS:
        for one in _set_verdicts(right, read, field):
            yield field, *one
    inferred = read.get("inferred") or {}
    for field in right.get("inferred", []):
        is_said = bool((inferred.get(field) or {}).get("because"))
        yield "inferred", field, sorted(inferred), "right" if is_said else "missing"
    if got:
        yield from _of_parts(right, got.letter)


def verdict(rights: list[Any], value: Any) -> Verdict:
    """Return the verdict on a value that may be any of some."""
    wanted = [comparable(one) for one in rights]
    got = comparable(value)
    if got in wanted:
        return "right" if got else "null"
    if not got:
        return "missing"
    return "wrong" if any(wanted) else "extra"


def _set_verdicts(right: Letter, read: Mapping[str, Any], field: str) -> Iterator[Any]:
    wanted, may = right.get(field) or [], right.get(f"{field}_may") or []
    got = [_as_line(field, one) for one in read.get(field) or []]
    left = [comparable(one) for one in wanted]
    free = {comparable(one) for one in (*wanted, *may)}
    for line in got:
        key = comparable(line)
        if key in left:
            left.remove(key)
            yield line, line, "right"
        elif key not in free:
            yield None, line, "extra"
    for line in left:
        yield line, None, "missing"
    if not wanted and not got:
        yield None, None, "null"


def _as_line(field: str, one: Mapping[str, Any]) -> str:
    if field == "deadlines":
        return f"{one['date']} {one['kind']}"
    return " | ".join(one.get(key) or "-" for key in ("kind", "number", "issued", "issuer"))


def _of_parts(right: Letter, letter: ReadLetter) -> Iterator[tuple[str, Any, Any, Verdict]]:
    body = letter.parts.body
    lacking = [words for words in right.get("body_has", []) if words not in body]
    chrome = [words for words in right.get("body_lacks", []) if words in body]
    if "body_has" in right or "body_lacks" in right:
        yield "body", lacking, chrome, "wrong" if lacking or chrome else "right"
    if branch := branch_of(right):
        got = letter.parts.branch
        yield "branch", branch, got, "right" if got == branch else "wrong" if got else "missing"


def comparable(value: Any) -> Any:
    """Return a value for comparing; empty values are None."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value).casefold().replace("ð", "đ")
        return " ".join(text.split()).rstrip(" .,;/") or None
    if isinstance(value, Mapping):
        return tuple(comparable(value.get(key)) for key in ("authority", "position", "name"))
    if isinstance(value, list | tuple):
        return tuple(map(comparable, value)) or None
    return value
