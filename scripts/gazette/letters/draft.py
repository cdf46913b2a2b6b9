"""A letter that was read, as the front matter and the body of a draft.

In: a `ReadLetter`, what was changed on the way, and its source file. Out: values in the form of a
record. What is not decided is left out, so that a check says it is to do; null means that the
source has none.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gazette.letters.fields import signatures_of
from gazette.letters.model import LetterParts, ReadLetter, Role, Span
from gazette.records.check.evidence import subject_of
from gazette.records.model import INFERABLE, PROPOSABLE

_HEAD_LINES: tuple[Role, ...] = ("superior", "issuer", "star", "motto", "number", "title")
_FOUND = (
    *("kind", "number", "issued", "event", "province", "district", "issuer", "second_issuer"),
    *("speaks_as", "subject", "byline", "urgency", "closing"),
)
_USUAL_LABEL = "Kính gửi:"


def draft_values(
    letter: ReadLetter,
    mended: Iterable[Mapping[str, str]],
    source: Mapping[str, str | None],
    today: dt.date,
) -> dict[str, Any]:
    """Return the front matter of a draft."""
    parts = letter.parts
    values: dict[str, Any] = {"draft": "true", "completeness": parts.completeness}
    values |= {name: letter.found[name].value for name in _FOUND if name in letter.found}
    if parts.completeness != "report":
        values |= _letter_values(letter)
    return {
        **values,
        "inferred": dict(_inferred(letter)),
        "mended": list(mended),
        "source": {"file": None, "sha256": None, "url": None, "captured": None, **source},
        "added": today.isoformat(),
        "revised": today.isoformat(),
        **_proposed(letter, values),
    }


def _letter_values(letter: ReadLetter) -> dict[str, Any]:
    """Return the fields that only a letter has."""
    parts = letter.parts
    head = _letterhead(parts)
    values: dict[str, Any] = {"letterhead": head}
    if head["subject"]:  # with every blank, as the check wants it
        values["subject"] = subject_of(head["subject"])
    if not parts.spans("number"):
        values["number"] = None
    if label := _label(parts):
        values["addressed"] = {"label": label}
    values["recipients"] = list(parts.printed("recipient"))
    values["copies"] = list(parts.printed("copy"))
    return values | _signatures(parts)


def _letterhead(parts: LetterParts) -> dict[str, Any]:
    head: dict[str, Any] = {name: _line(parts, name) for name in _HEAD_LINES}
    head = {name: value for name, value in head.items() if value or name != "title"}
    head["subject"] = list(parts.printed("subject"))
    head["dateline"] = _line(parts, "dateline")
    second = {name: _line(parts, role) for name, role in _SECOND.items() if parts.spans(role)}
    return {**head, "second": second} if second else head


_SECOND: Mapping[str, Role] = {
    "superior": "second-superior",
    "issuer": "second-issuer",
    "number": "second-number",
}


def _line(parts: LetterParts, role: Role) -> str | None:
    """Return all that has a role, on one line."""
    if role == "star":
        return "*" if parts.spans(role) else None
    return " ".join(parts.printed(role)) or None


def _label(parts: LetterParts) -> str | None:
    """Return what stands in place of "Kính gửi:", if anything does."""
    label = _line(parts, "addressed")
    return None if label is None or label == _USUAL_LABEL else label


def _signatures(parts: LetterParts) -> dict[str, Any]:
    """Return the signature or signatures; without a name that is left open."""
    signed = [one.texts() for one in signatures_of(parts)]
    open_name = [
        {role: text for role, text in one.items() if text or role != "name"} for one in signed
    ]
    if len(signed) > 1:
        return {"signatures": open_name}
    return {"signature": open_name[0] if open_name else None}


def _inferred(letter: ReadLetter) -> Iterator[tuple[str, dict[str, str]]]:
    found = {name: letter.found[name] for name in INFERABLE if name in letter.found}
    inferred = {name: one for name, one in found.items() if one.because}
    texts = _texts(letter.parts) if inferred else []
    for name, one in inferred.items():
        quote = _quote(letter.parts, one.span, texts) if one.span else None
        yield name, {"because": one.because or "", **({"quote": quote} if quote else {})}


def _texts(parts: LetterParts) -> list[str]:
    """Return the texts that the record prints."""
    roles = {piece.role for piece in parts.pieces} - {"body"}
    return [parts.body, *(text for role in sorted(roles) for text in parts.printed(role))]


def _quote(parts: LetterParts, span: Span, texts: Iterable[str]) -> str | None:
    """Return a quotation as the record has it: on one line, or of several lines the first."""
    lines = parts.text.quote(span).split("\n")
    tries = (" ".join(lines), *lines)
    return next((one for one in tries if one and any(one in text for text in texts)), None)


def _proposed(letter: ReadLetter, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `proposed`: lists in the form of the record's, and candidates for the other fields."""
    lists: dict[str, list[Any]] = defaultdict(list)
    points: dict[str, list[str]] = defaultdict(list)
    candidates: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in letter.proposals:
        if one.field == "points":
            for point, topics in one.value.items():
                points[point] += topics
        elif one.field in PROPOSABLE:
            lists[one.field].append(one.value)
        elif one.field not in values:
            candidates[one.field].append({"value": one.value, "because": one.because})
    parts = {"candidates": dict(candidates), **lists, "points": dict(points)}
    found = {name: parts[name] for name in ("candidates", *PROPOSABLE) if parts.get(name)}
    if letter.parts.text.raw.is_ocr:
        found = {"read_from_picture": "true", **found}
    return {"proposed": found} if found else {}
