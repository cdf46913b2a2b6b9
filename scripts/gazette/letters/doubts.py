"""Values that were read but that the check refuses: in a draft they are gaps with a candidate.

In: the text of a draft, and its problems. Out: its text without such values.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.letters.finishing import source_of, with_value, without
from gazette.records.model import INFERABLE
from gazette.records.problem import Problem

_REFUSED = "Máy đọc được giá trị này, nhưng phép kiểm tra không chấp nhận."


def with_doubts(text: str, problems: Iterable[Problem]) -> str:
    """Return a draft in which what the check refuses is not decided."""
    for field in dict.fromkeys(one.field for one in problems if one.severity == "error"):
        head, _, name = field.partition(".")
        if head == "inferred" and name in INFERABLE:
            text = without(text, [head, name])  # it is printed
        elif field in INFERABLE:
            text = _undecided(text, field)
    return text


def _undecided(text: str, field: str) -> str:
    values = source_of(text).values
    why = (values.get("inferred") or {}).get(field) or {"because": _REFUSED}
    candidate = {"value": values.get(field), **why}
    text = without(without(text, [field]), ["inferred", field])
    return with_value(text, ["proposed", "candidates", field], [candidate])
