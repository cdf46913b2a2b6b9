"""What was read of a letter, as `gazette import --json` prints it.

In: a `ReadLetter`. Out: a mapping of plain values. Offsets count code points of the text as
decoded; null stands for what is neither stated nor safely inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gazette.letters.fields import copies_of, recipients_of, signatures_of
from gazette.letters.fields.author import is_of_other_branch
from gazette.letters.fields.lines import Line, lines_of
from gazette.letters.model import Found, LetterParts, ReadLetter, Span
from gazette.text.edtf import Edtf, parse_edtf
from gazette.text.fold import fold
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import leading_place
from gazette.vocabulary.office import office_at

Plain = dict[str, Any]


def as_dict(letter: ReadLetter) -> Plain:
    """Return a letter as plain values."""
    parts = letter.parts
    signatures = signatures_of(parts)
    signed = [one.texts() for one in signatures]
    return {
        "kind": _kind(_value(letter, "kind")),
        "number": _value(letter, "number"),
        "issued": _value(letter, "issued"),
        "event": _value(letter, "event"),
        "place": _place(letter),
        "district": _unit_name(letter, "district"),
        "province": _unit_name(letter, "province"),
        "issuer": _issuer(letter),
        "superior": _value(letter, "superior"),
        "subject": _value(letter, "subject"),
        "recipients": [line.text for line in recipients_of(parts)],
        "copies": [line.text for line in copies_of(parts)],
        "signature": signed[0] if signed else None,
        **({"signatures": signed} if len(signed) > 1 else {}),
        "completeness": parts.completeness,
        "citations": list(_citations(letter)),
        "deadlines": [
            {"date": one.date, "kind": one.kind, "quote": _raw(parts, one.span)["quote"]}
            for one in letter.deadlines
        ],
        "evidence": dict(_evidence(letter)),
        "inferred": {
            name: {"because": found.because, "quote": _quote(parts, found)}
            for name, found in letter.found.items()
            if found.because
        },
    }


def _value(letter: ReadLetter, name: str) -> str | None:
    found = letter.found.get(name)
    return found.value if found else None


def _kind(key: str | None) -> str | None:
    """Return the symbol of a kind; the name of one that has no symbol; None for a report."""
    kind = vocabulary().kinds.get(key or "")
    if kind is None or kind.report:
        return None
    return kind.symbols[0] if kind.symbols else kind.name


def _place(letter: ReadLetter) -> str | None:
    """Return the place of the dateline; one in capitals as the vocabulary spells it.

    One that differs from the district by its marks alone is damaged.
    """
    printed = (_value(letter, "place") or "").replace("\u00d0", "Đ")
    if not printed:
        return None
    found, rest = leading_place(tone_key(printed))
    units = [place.undated_unit for place in found if not rest]
    if printed.isupper():
        return units[0].name if units and units[0] else printed.title()  # "LIÊN HƯƠNG"
    district = _unit_name(letter, "district") or ""
    is_damaged = not units and not printed.isascii() and fold(printed) == fold(district)
    return None if is_damaged else printed


def _unit_name(letter: ReadLetter, name: str) -> str | None:
    """Return the bare name of province or district as of the letter's day."""
    province, words = _value(letter, "province"), vocabulary()
    unit = (
        words.province(province)
        if name == "province"
        else words.district(province, _value(letter, "district"))
    )
    if unit is None and name == "district":
        return _shared_name(letter)
    return unit.on(_date(letter)).name if unit else None


def _shared_name(letter: ReadLetter) -> str | None:
    """Return the name of the district in the letterhead, though several districts have it."""
    if not letter.parts.spans("issuer"):
        return None
    keys = [one.value.split("/") for one in letter.candidates("district")]
    units = [vocabulary().district(*key) for key in keys]
    names = {unit.on(_date(letter)).name for unit in units if unit}
    return names.pop() if len(names) == 1 else None


def _issuer(letter: ReadLetter) -> str | None:
    """Return the issuer as printed; its full name if it was inferred."""
    found = letter.found.get("issuer")
    if found and found.because:
        place = _value(letter, "province"), _value(letter, "district")
        return office_at(found.value, *place, _date(letter)).name or None
    lines = lines_of(letter.parts, "superior", "issuer")
    if found and found.span:
        return _words(line for line in lines if found.span.start <= line.span.start)
    if is_of_other_branch(letter.parts):
        return None
    return _words(lines_of(letter.parts, "issuer"))


def _words(lines: Iterable[Line]) -> str | None:
    return " ".join(line.text for line in lines) or None


def _date(letter: ReadLetter) -> Edtf | None:
    date = _value(letter, "issued") or _value(letter, "event")
    return parse_edtf(date) if date else None


def _citations(letter: ReadLetter) -> Iterator[Plain]:
    for one in letter.citations:
        raw = _raw(letter.parts, Span(one.start, one.end))
        yield one.as_dict() | {"text": raw["quote"], "start": raw["start"], "end": raw["end"]}


def _evidence(letter: ReadLetter) -> Iterator[tuple[str, Plain]]:
    for name, found in letter.found.items():
        if found.span:
            yield name, _raw(letter.parts, found.span)
    lists: dict[str, tuple[Line, ...]] = {
        "recipients": recipients_of(letter.parts),
        "copies": copies_of(letter.parts),
    }
    for name, lines in lists.items():
        if lines:
            span = Span(lines[0].span.start, lines[-1].span.end)
            yield name, _raw(letter.parts, span)
    for signed in signatures_of(letter.parts)[:1]:
        yield "signature", _raw(letter.parts, signed.span)


def _raw(parts: LetterParts, span: Span) -> Plain:
    """Return a stretch of the text as decoded, and its offsets."""
    raw = parts.text.raw_span(span)
    return {"quote": parts.text.raw.text[raw.start : raw.end], "start": raw.start, "end": raw.end}


def _quote(parts: LetterParts, found: Found) -> str | None:
    return _raw(parts, found.span)["quote"] if found.span else None
