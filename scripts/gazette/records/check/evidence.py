"""Rules of evidence: quotations are verbatim; each value is printed, or inferred with a reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from gazette.records.check.quotations import Quotable
from gazette.records.check.values import LETTER_FIELDS, REPORT_FIELDS
from gazette.records.model import INFERABLE, Directive, Letterhead
from gazette.records.problem import FieldPath, Problem
from gazette.records.record import Record
from gazette.text.dates import date_left_blank, days_named
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

# What a subject begins with: V/v thực hiện …, Về việc tăng cường …, (V/v: tạm dừng …)
_ABOUT = re.compile(
    r"^(?P<open>[(“\"]?)\s*(?:v[/⁄∕|\\liíì1!%]{0,3}v|v / v|w/v|về việc)(?![^\W_])\s*[:.]?\s*",
    re.IGNORECASE,
)
_CLOSED = {"(": ")", "“": "”", '"': '"'}
_OF_ISSUER = re.compile(r"c[uủ]a\s+(?:(?!về\s)\S+\s+){1,20}(?=về\s+\S)", re.IGNORECASE)
_IN_LETTERHEAD = ("number", "issued", "province", "district", "issuer", "subject")
_NEVER_NULL = ("event", "subject")


def quotes_are_verbatim(record: Record) -> Iterator[Problem]:
    """Every quotation is in the record as printed; that of a task is in its point."""
    for path, quote, quoted in _quotations(record):
        if quote and quote not in quoted:
            yield record.problem(path, *quoted.fault(quote))


def _quotations(record: Record) -> Iterator[tuple[FieldPath, str | None, Quotable]]:
    """Yield each quotation with the path to its field and what it is quoted from."""
    directive, texts = record.directive, tuple(record.printed_texts())
    printed = Quotable("the record", texts)
    for name, why in directive.inferred.items():
        yield ("inferred", name, "quote"), why.quote, printed
    for i, slip in enumerate(directive.sic):
        yield ("sic", i, "quote"), slip.quote, printed
    for i, change in enumerate(directive.changes):
        yield ("changes", i, "quote"), change.quote, printed
    whole = Quotable("the record", (*texts, record.original_text or "", record.source.body))
    for i, one in enumerate(directive.not_personal):
        yield ("not_personal", i, "quote"), one.quote, whole
    for i, task in enumerate(directive.tasks):
        if point := record.points.get(task.point):
            yield ("tasks", i, "quote"), task.quote, Quotable(f"point {point.id}", [point.text])


def inferred_fields_have_values(record: Record) -> Iterator[Problem]:
    """Each key of `inferred` is a field that can be inferred and that has a value."""
    for name in record.directive.inferred:
        path = ("inferred", name)
        if name not in INFERABLE:
            right = f"one of {', '.join(INFERABLE)}"
            yield record.problem(path, "is not a field that can be inferred", right)
        elif getattr(record.directive, name) is None:
            wrong = f"`{name}` is null, so nothing was inferred"
            yield record.problem(path, wrong, "leave it out")


def values_are_printed_or_inferred(record: Record) -> Iterator[Problem]:
    """Number, dates, place, issuer and subject are printed in their places, or are inferred."""
    directive = record.directive
    days = _dateline_days(directive)
    foreign = LETTER_FIELDS if directive.is_report else REPORT_FIELDS
    for name, is_printed in _printed_values(record).items():
        if name in foreign or getattr(directive, name) is None or is_printed is None:
            continue
        is_inferred = name in directive.inferred
        if is_printed and is_inferred:
            wrong = "is printed, so it is not inferred"
            yield record.problem(("inferred", name), wrong, "leave it out")
        elif name == "issued" and days and not is_printed:
            wrong = f"{directive.issued} is not the day of the dateline"
            yield record.problem(name, wrong, f"write {days[0].isoformat()}")
        elif not is_printed and not is_inferred:
            place = "letterhead" if name in _IN_LETTERHEAD else "text"
            right = f"copy what is printed, or add `inferred: {{{name}: {{because: …, quote: …}}}}`"
            right += "" if name in _NEVER_NULL else ", or write null"
            yield record.problem(name, f"is not printed in the {place}", right)


def second_issuer_is_printed(record: Record) -> Iterator[Problem]:
    """The second issuer of a joint letter is the one that its second letterhead names."""
    directive = record.directive
    second = directive.letterhead.second if directive.letterhead else None
    body = vocabulary().bodies.get(directive.second_issuer or "")
    if body and body.issues and not (second and is_named(body.name, second.issuer)):
        right = "copy its letterhead to `letterhead.second`, or leave it out"
        yield record.problem("second_issuer", "is not printed in the letterhead", right)


def subject_is_printed(record: Record) -> Iterator[Problem]:
    """The subject is the printed one, its lines joined, without "V/v" or "Về việc".

    It may begin after the issuer that is printed before it: "CỦA BAN THƯỜNG VỤ THỊ ỦY về …".
    """
    head = record.directive.letterhead
    if not head or not head.subject:
        return
    printed = subject_of(head.subject)
    if record.directive.subject not in (printed, *_after_issuer(printed)):
        wrong = "is not the subject in the letterhead"
        yield record.problem("subject", wrong, f'write "{printed}"')


def _after_issuer(printed: str) -> Iterator[str]:
    """Yield a subject without the issuer before it, with and without its "về"."""
    if found := _OF_ISSUER.match(printed):
        yield printed[found.end() :]
        yield printed[found.end() :].split(maxsplit=1)[1]


def subject_of(lines: Iterable[str]) -> str:
    """Return the subject that printed lines say: "V/v tăng cường" → "tăng cường"."""
    text = " ".join(lines)
    found = _ABOUT.match(text)
    if not found:
        return text
    return text[found.end() :].removesuffix(_CLOSED.get(found["open"], "")).rstrip()


def _printed_values(record: Record) -> dict[str, bool | None]:
    """Return which values are printed; None where they may be either printed or inferred."""
    directive, printed = record.directive, Quotable("the record", record.printed_texts())
    head, event, words = directive.letterhead, directive.event, vocabulary()
    issuer_line = (head and head.issuer) or ""
    district = words.district(directive.province, directive.district)
    province = words.province(directive.province)
    # The issuer's symbol in the number is not its name: it only allows to infer the issuer.
    issuer = words.bodies.get(directive.issuer or "")
    return {
        "number": bool(head and head.number),
        "issued": _is_dateline(directive),
        "event": bool(event and event.day in list(days_named(record.body_text))),
        "district": _is_place_printed(district.name, head) if district else None,
        "province": _is_place_printed(province.name, head) if province else None,
        "issuer": is_named(issuer.name, issuer_line) if issuer and issuer.issues else None,
        "speaks_as": (directive.speaks_as or "") in printed,
        "subject": bool(head and head.subject) or directive.subject in printed,
    }


def _is_place_printed(name: str, head: Letterhead | None) -> bool | None:
    """Tell whether the letterhead names a place; None if only its dateline does.

    The dateline says where the letter was written, which may be the place of its issuer.
    """
    if not head:
        return False
    if is_named(name, f"{head.superior or ''} {head.issuer or ''}"):
        return True
    return None if is_named(name, head.dateline or "") else False


def is_named(name: str, text: str) -> bool:
    """Match whole words: "Sơn Hải" does not name "Sơn Hà"."""
    return f"-{slug(name)}-" in f"-{slug(text)}-"


def _is_dateline(directive: Directive) -> bool | None:
    """Tell whether the dateline says the day of issue; None if it leaves the day blank."""
    issued, days = directive.issued, _dateline_days(directive)
    line = directive.letterhead.dateline if directive.letterhead else None
    if not issued or days:
        return bool(issued and issued.day in days)
    return None if issued.text == date_left_blank(line or "") else False


def _dateline_days(directive: Directive) -> list[dt.date]:
    line = directive.letterhead.dateline if directive.letterhead else None
    return list(days_named(line or ""))
