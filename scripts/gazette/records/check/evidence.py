"""Rules of evidence: every quotation verbatim, every value printed, or inferred with its reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gazette.records.check.values import LETTER_FIELDS, REPORT_FIELDS
from gazette.records.model import Directive
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.text.dates import days_named
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

_V_V = re.compile(
    r"^(?:v/v|về việc)\s*:?\s+", re.IGNORECASE
)  # "V/v thực hiện …", "Về việc tăng cường …"
_IN_LETTERHEAD = ("number", "issued", "province", "district", "issuer", "subject")
_INFERABLE = ("kind", *_IN_LETTERHEAD, "event", "speaks_as")
_NEVER_NULL = ("event", "subject")


def quotes_are_verbatim(record: Record) -> Iterator[Problem]:
    """Every quotation stands in the record as printed; those of tasks stand in their point."""
    printed = list(record.printed_texts())
    directive = record.directive
    for name, inferred in directive.inferred.items():
        if inferred.quote and not _stands_in(inferred.quote, printed):
            yield _not_found(record, ("inferred", name, "quote"), inferred.quote, "the record")
    for i, slip in enumerate(directive.sic):
        if not _stands_in(slip.quote, printed):
            yield _not_found(record, ("sic", i, "quote"), slip.quote, "the record")
    texts = {block.id: block.text for block in record.blocks}
    for i, task in enumerate(directive.tasks):
        if task.point in texts and task.quote not in texts[task.point]:
            yield _not_found(record, ("tasks", i, "quote"), task.quote, f"point {task.point}")


def inferences_have_reason(record: Record) -> Iterator[Problem]:
    """What is marked as inferred is a field that has a value (the model requires the reason)."""
    directive = record.directive
    for name in directive.inferred:
        path = ("inferred", name)
        if name not in _INFERABLE:
            yield record.source.problem(
                path, "is no field that can be inferred", f"one of {', '.join(_INFERABLE)}"
            )
        elif getattr(directive, name) is None:
            yield record.source.problem(
                path, f"`{name}` is null, so nothing was inferred", "leave it out"
            )


def values_have_a_basis(record: Record) -> Iterator[Problem]:
    """Number, dates, place, issuer and subject are printed where the form puts them, or marked."""
    directive, printed = record.directive, list(record.printed_texts())
    head, days = directive.letterhead, _dateline_days(directive)
    # None: nothing can be said, for the value is unknown to the vocabulary.
    stated: dict[str, bool | None] = {
        "number": bool(head and head.number),
        "issued": directive.issued is not None and directive.issued.day in days,
        "event": _is_event_told(record),
        "district": _is_district_printed(directive),
        "province": _is_province_printed(directive),
        "issuer": _is_issuer_printed(directive),
        "speaks_as": _stands_in(directive.speaks_as or "", printed),
        "subject": bool(head and head.subject) or _stands_in(directive.subject, printed),
    }
    foreign = LETTER_FIELDS if directive.is_report else REPORT_FIELDS
    for name, is_stated in stated.items():
        if name in foreign or getattr(directive, name) is None or is_stated is None:
            continue
        is_inferred = name in directive.inferred
        if is_stated and is_inferred:
            yield record.source.problem(
                ("inferred", name), "is printed, so not inferred", "leave it out"
            )
        elif name == "issued" and days and not is_stated:
            wrong = f"{directive.issued} is not the day of the dateline"
            yield record.source.problem((name,), wrong, f"write {days[0].isoformat()}")
        elif not is_stated and not is_inferred:
            place = "letterhead" if name in _IN_LETTERHEAD else "text"
            right = f"copy what is printed, or add `inferred: {{{name}: {{because: …, quote: …}}}}`"
            right += "" if name in _NEVER_NULL else ", or write null"
            yield record.source.problem((name,), f"is not printed in the {place}", right)


def subject_is_printed(record: Record) -> Iterator[Problem]:
    """The subject is the printed one, its lines joined, without "V/v" or "Về việc"."""
    directive = record.directive
    if not directive.letterhead or not directive.letterhead.subject:
        return
    printed = _V_V.sub("", " ".join(directive.letterhead.subject))
    if directive.subject != printed:
        yield record.source.problem(
            ("subject",), "is not the subject in the letterhead", f'write "{printed}"'
        )


def _stands_in(quote: str, texts: list[str]) -> bool:
    return any(quote in text for text in texts)


def _not_found(record: Record, path: tuple[str | int, ...], quote: str, where: str) -> Problem:
    wrong = f'"{quote}" does not stand in {where}'
    return record.source.problem(
        path, wrong, "quote character for character, without signs of emphasis"
    )


def _heads(directive: Directive) -> str:
    """The letterhead's words on who issued, where; as a slug."""
    head = directive.letterhead
    return slug(" ".join(filter(None, (head.superior, head.issuer, head.dateline)))) if head else ""


def _is_named(name: str, heads: str) -> bool:
    """Whole words: "Sơn Hà" is not named by "Sơn Hải"."""
    return f"-{slug(name)}-" in f"-{heads}-"


def _dateline_days(directive: Directive) -> list[dt.date]:
    line = directive.letterhead.dateline if directive.letterhead else None
    return list(days_named(line or ""))


def _is_event_told(record: Record) -> bool:
    event = record.directive.event
    return event is not None and event.day in list(days_named(record.body_text))


def _is_district_printed(directive: Directive) -> bool | None:
    unit = vocabulary().district(directive.province, directive.district)
    return _is_named(unit.name, _heads(directive)) if unit else None


def _is_province_printed(directive: Directive) -> bool | None:
    unit = vocabulary().province(directive.province)
    return _is_named(unit.name, _heads(directive)) if unit else None


def _is_issuer_printed(directive: Directive) -> bool | None:
    """By its name in the letterhead; its symbol in the number alone only allows to infer it."""
    body = vocabulary().bodies.get(directive.issuer or "")
    if body is None or not body.issues:
        return None
    head = directive.letterhead
    return _is_named(body.name, slug((head and head.issuer) or ""))
