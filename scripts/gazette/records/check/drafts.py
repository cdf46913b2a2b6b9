"""What is to do in a draft: fields that are not decided, and proposals of its import.

In: a draft and all problems found in it. Out: its errors, and a todo for each decision that an
editor has to make. An error that only follows from a field that is not decided is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from gazette.records.model import Candidate
from gazette.records.problem import FieldPath, Problem, capped
from gazette.records.record import Record

_RESTS_ON = {
    **{name: {"letterhead"} for name in ("number", "issued", "province", "district", "issuer")},
    "subject": {"letterhead"},
    "completeness": {"letterhead", "signature"},
    "signature": {"completeness"},
    "points": {"topics"},
}
"""Fields that agree with others only once those are decided."""
_SHOWN = 80  # characters of a value in a message


def check_draft(
    record: Record, shape: Iterable[Problem], found: Iterable[Problem]
) -> list[Problem]:
    """Return the errors of a draft, and what is to do; `shape` has the problems of its shape."""
    shape, found = list(shape), list(found)
    gaps = [one for one in (*shape, *found) if one.severity == "todo"]
    undecided = {one.field for one in gaps} | {one.field.partition(".")[0] for one in gaps}
    unsound = (undecided | {one.field for one in shape}) - {"file"}  # no field
    errors = [one for one in shape if one.severity == "error"]
    errors += (
        one
        for one in found
        if one.severity == "error"
        and one.field not in unsound
        and not undecided & _RESTS_ON.get(one.field.partition(".")[0], set())
    )
    todos = [_with_candidates(record, one) for one in gaps]
    return [*capped(errors), *capped([*todos, *_proposals(record, undecided)])]


def _with_candidates(record: Record, gap: Problem) -> Problem:
    """Return the todo of a field that is not decided, with the values that are proposed for it."""
    proposed = record.directive.proposals
    name = _district if gap.field == "district" else _brief
    candidates = proposed.candidates.get(gap.field, ())
    named = "; or ".join(_candidate(one, name(one.value)) for one in candidates)
    if count := proposed.counts.get(gap.field):
        named = f"your choice of the {count} in `proposed.{gap.field}`"
    return replace(gap, right=f"write {named}; or: {gap.right}") if named else gap


def _candidate(one: Candidate, value: str) -> str:
    quote = f", “{_brief(one.quote)}”" if one.quote else ""
    return f"{value} ({_brief(one.because)}{quote})"


def _district(value: Any) -> str:  # noqa: ANN401 (as given)
    """Return a district; one of several that share a name is proposed with its province."""
    province, is_shared, district = str(value).partition("/")
    return f"{district} with `province: {province}`" if is_shared else _brief(value)


def _proposals(record: Record, undecided: set[str]) -> Iterator[Problem]:
    """Yield a todo for each list of `proposed`, but for fields that are to do themselves."""
    proposed = record.directive.proposals
    if proposed.read_from_picture:
        right = "compare every word with the source, then delete this line"
        yield _todo(record, ("read_from_picture",), "a machine read the text", right)
    for field, candidates in proposed.candidates.items():
        if candidates and field not in undecided:
            right = f"`{field}` is decided: delete it"
            yield _todo(record, ("candidates", field), "is left over", right)
    for field, count in proposed.counts.items():
        if field not in undecided:
            right = f"move those that you accept to `{field}`, and delete the others"
            yield _todo(record, (field,), f"{count} proposed", right)


def _todo(record: Record, path: FieldPath, wrong: str, right: str) -> Problem:
    return replace(record.problem(("proposed", *path), wrong, right), severity="todo")


def _brief(value: Any) -> str:  # noqa: ANN401 (of any field)
    """Return the words of a value that tell it from others."""
    words = (value.get("quote") or value) if isinstance(value, dict) else value
    text = " ".join(str(words).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
