"""Rules of values: each is in the vocabulary and agrees with the others."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.records.model import FORM_LINES
from gazette.records.problem import FieldPath, Problem, Severity
from gazette.records.record import Record
from gazette.text.fold import slug
from gazette.text.signs import as_seen, unlike_signs
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import normalise_number
from gazette.vocabulary.office import UNKNOWN

# Fields that only a letter has; each must be written, as null if the source lacks it
LETTER_FIELDS = ("number", "issued", "issuer", "letterhead", "recipients", "copies", "signature")
OPTIONAL_LETTER_FIELDS = ("second_issuer", "urgency", "addressed", "signatures", "closing")
REPORT_FIELDS = ("event", "byline")
_URGENT = re.compile(rf"\b(?:khẩn|{tone_key('hỏa')} tốc)\b")


def keys_are_known(record: Record) -> Iterator[Problem]:
    """Kind, province, issuer, bodies and topics are keys of the vocabulary."""
    words, directive = vocabulary(), record.directive
    given: list[tuple[FieldPath, str | None, Iterable[str], str]] = [
        (("kind",), directive.kind, words.kinds, "kinds.yml"),
        (("province",), directive.province, words.provinces, "provinces.yml"),
        (("issuer",), directive.issuer, words.bodies, "bodies.yml"),
        (("second_issuer",), directive.second_issuer, words.bodies, "bodies.yml"),
    ]
    for i, task in enumerate(directive.tasks):
        for j, key in enumerate(task.who):
            given.append((("tasks", i, "who", j), key, words.bodies, "bodies.yml"))
    topics: dict[FieldPath, tuple[str, ...]] = {("topics",): directive.topics}
    topics |= {("points", point): keys for point, keys in directive.points.items()}
    for path, keys in topics.items():
        given += [((*path, i), key, words.topics, "topics.yml") for i, key in enumerate(keys)]
    for path, value, known, file in given:
        if value is not None and value not in known:
            wrong = f'"{value}" is not in the vocabulary'
            meant = _provinces_called(value) if path == ("province",) else ()
            yield record.problem(path, wrong, nearest(value, known, file, meant))


def issuer_is_a_body(record: Record) -> Iterator[Problem]:
    """An issuer is a body, not a group of bodies or people; another rule is about communes."""
    for field in ("issuer", "second_issuer"):
        body = vocabulary().bodies.get(getattr(record.directive, field) or "")
        if body and not body.issues and body.level != "commune":
            right = "write the key of the body whose name the letterhead has"
            yield record.problem(field, f'"{body.name}" issues no documents here', right)


def number_agrees(record: Record) -> Iterator[Problem]:
    """The number is normalised, is the one in the letterhead, and shows the kind given."""
    directive, number = record.directive, record.directive.number
    if directive.is_report:
        return
    printed = directive.letterhead.number if directive.letterhead else None
    if number is None:
        if printed:
            wrong = f'is null, but the letterhead has "{printed}"'
            yield record.problem("number", wrong, f"write {normalise_number(printed)}")
        return
    if number.text != number.given:
        yield record.problem("number", f'"{number.given}" is not normalised', f"write {number}")
    if printed and normalise_number(printed) != number.text:
        wrong = f'"{number.given}" is not what the letterhead line "{printed}" says'
        right = f"write {normalise_number(printed) or 'null'}, or correct the line"
        yield record.problem("number", wrong, right)
    kind = vocabulary().kinds.get(directive.kind)
    if kind and kind.symbols and directive.kind not in number.kinds:
        wrong = f'"{directive.kind}" is not the kind that number {number.given} shows'
        right = f"write {' or '.join(sorted(number.kinds))}, or correct the number"
        if not number.kinds:
            right = f'correct the number: no kind has the symbol "{number.symbol}"'
        yield record.problem("kind", wrong, right)


def letter_fields_are_written(record: Record) -> Iterator[Problem]:
    """A letter has every field of a letter, null if the source lacks it, and none of a report."""
    if record.directive.is_report:
        return
    given = record.source.values
    for field in LETTER_FIELDS:
        if field not in given and not (field == "signature" and "signatures" in given):
            empty = "[]" if field in ("recipients", "copies") else "null"
            right = f"add it, with `{field}: {empty}` if the source has none"
            yield record.source.missing(field, right)
    for field in REPORT_FIELDS:
        if getattr(record.directive, field) is not None:
            yield record.problem(field, "is a field of news reports", "leave it out")


def report_has_no_letter_fields(record: Record) -> Iterator[Problem]:
    """A report has an event and no number, date of issue, letterhead or signature."""
    directive = record.directive
    kind = vocabulary().kinds.get(directive.kind)
    if kind and kind.report != directive.is_report:
        right = "`kind: bai-tin` and `completeness: report` go together"
        wrong = f'"{directive.kind}" does not go with completeness "{directive.completeness}"'
        yield record.problem("kind", wrong, right)
    if not directive.is_report:
        return
    for field in (*LETTER_FIELDS, *OPTIONAL_LETTER_FIELDS):
        if getattr(directive, field):
            right = "leave it out; a report only tells about a directive"
            yield record.problem(field, "a report has none of its own", right)
    if directive.event is None:
        right = "add the day of the event reported, e.g. `event: 2021-11-30`"
        yield record.source.missing("event", right)


def completeness_agrees(record: Record) -> Iterator[Problem]:
    """The parts that are there fit the completeness.

    A complete letter has all parts of the form, one without letterhead lacks some of them, and a
    fragment breaks off before its signature.
    """
    directive = record.directive
    lacking = [name for name in FORM_LINES[1:] if not getattr(directive.letterhead, name, None)]
    missing = lacking if directive.signers else [*lacking, "signature"]
    if directive.completeness == "complete" and missing:
        wrong = f'"complete", but the source lacks {", ".join(missing)}'
        right = "write letterhead-missing or fragment, or add what is printed"
        yield record.problem("completeness", wrong, right)
    if directive.completeness == "letterhead-missing" and not lacking:
        wrong = '"letterhead-missing", but the letterhead is whole'
        yield record.problem("completeness", wrong, "write complete")
    if directive.completeness == "fragment" and directive.signers:
        field = "signature" if directive.signature else "signatures"
        right = "write `signature: null`, or another completeness"
        yield record.problem(field, "a fragment has no signature", right)


def one_signature_or_several(record: Record) -> Iterator[Problem]:
    """One signature is `signature`, several are `signatures`; never both."""
    directive, right = record.directive, "write all signatures in `signatures`, one as `signature`"
    if directive.signature and directive.signatures:
        yield record.problem("signatures", "stands beside `signature`", right)
    elif len(directive.signatures) == 1:
        yield record.problem("signatures", "has one signature only", right)


def urgency_is_a_mark(record: Record) -> Iterator[Problem]:
    """The urgency is one of the marks that letters bear: KHẨN, THƯỢNG KHẨN, HỎA TỐC."""
    urgency = record.directive.urgency
    if urgency and not _URGENT.search(tone_key(urgency)):
        right = "write HỎA TỐC, THƯỢNG KHẨN or KHẨN as printed, or leave it out"
        yield record.problem("urgency", f'"{urgency}" is no mark of urgency', right)


def proposals_are_of_drafts(record: Record) -> Iterator[Problem]:
    """Only a draft has proposals."""
    if record.directive.proposed and not record.directive.draft:
        right = "accept or delete each entry, or write `draft: true`"
        yield record.problem("proposed", "stands in a record that is no draft", right)


def points_exist(record: Record) -> Iterator[Problem]:
    """Tasks and `points` name points of the body."""
    directive, right = record.directive, f"write one of {', '.join(record.points)}"
    named: list[tuple[FieldPath, str]] = [
        (("tasks", i, "point"), task.point) for i, task in enumerate(directive.tasks)
    ]
    for path, point in [*named, *((("points", point), point) for point in directive.points)]:
        if point not in record.points:
            yield record.problem(path, f'the body has no point "{point}"', right)


def point_topics_are_topics_of_the_letter(record: Record) -> Iterator[Problem]:
    """Each point in `points` has at least one topic, each also in `topics`."""
    directive = record.directive
    for point, topics in directive.points.items():
        if not topics:
            right = "name its topics, or leave the point out"
            yield record.problem(("points", point), "names no topic", right)
        for i, key in enumerate(topics):
            if key in vocabulary().topics and key not in (*directive.topics, *topics[:i]):
                wrong = f'"{key}" is not one of the topics of the letter'
                right = "add it to `topics`, or remove it here"
                yield record.problem(("points", point, i), wrong, right)


def keys_are_named_once(record: Record) -> Iterator[Problem]:
    """No key appears twice among topics, or among those who must do a task."""
    directive = record.directive
    lists: dict[FieldPath, tuple[str, ...]] = {("topics",): directive.topics}
    lists |= {("points", point): keys for point, keys in directive.points.items()}
    lists |= {("tasks", i, "who"): task.who for i, task in enumerate(directive.tasks)}
    for path, keys in lists.items():
        for i, key in enumerate(keys):
            if key in keys[:i]:
                yield record.problem((*path, i), f'"{key}" appears twice', "name it once")


def no_task_is_due_before_its_letter(record: Record) -> Iterator[Problem]:
    """No task is due before the day of its letter; it may have started earlier."""
    date = record.directive.date
    if not date or not date.earliest:
        return
    for i, task in enumerate(record.directive.tasks):
        if task.due and task.due.latest and task.due.latest < date.earliest:
            wrong = f"{task.due} is before the day of the document, {date}"
            yield record.problem(("tasks", i, "due"), wrong, "correct it by the quote")


def body_is_not_empty(record: Record) -> Iterator[Problem]:
    """A record has a body, unless it was withdrawn."""
    if not record.blocks and not record.directive.withdrawn:
        severity: Severity = "todo" if record.directive.draft else "error"
        empty = record.source.body_problem(0, "is empty", "write the text below the front matter")
        yield replace(empty, severity=severity)


def synthetic_record_has_no_source(record: Record) -> Iterator[Problem]:
    """A synthetic record names no source."""
    if not record.directive.synthetic:
        return
    for name, value in record.directive.source:
        if value is not None:
            right = "write null, or leave out `synthetic` if the document is real"
            yield record.problem(("source", name), "is set in a synthetic record", right)


def revised_follows_added(record: Record) -> Iterator[Problem]:
    """A record is not revised before it was added."""
    if record.directive.revised < record.directive.added:
        yield record.problem("revised", "is before `added`", "write the day of the last change")


def withdrawn_between_added_and_revised(record: Record) -> Iterator[Problem]:
    """A record is withdrawn from `added` to `revised`, which tells readers of feeds of it."""
    directive, path = record.directive, ("withdrawn", "on")
    if not directive.withdrawn:
        return
    if directive.withdrawn.on < directive.added:
        yield record.problem(path, "is before `added`", "write the day on which it was withdrawn")
    elif directive.withdrawn.on > directive.revised:
        right = "write the day of the last change in `revised`"
        yield record.problem(path, "is after `revised`", right)


def history_is_in_order(record: Record) -> Iterator[Problem]:
    """The changes of a record are in the order of days, from `added` to `revised`."""
    directive = record.directive
    before, name = directive.added, "`added`"
    for i, change in enumerate(directive.history):
        path = ("history", i, "on")
        if change.on < before:
            right = "list changes in the order of their days, none before `added`"
            yield record.problem(path, f"is before {name}", right)
        elif change.on > directive.revised:
            right = "write the day of the last change in `revised`"
            yield record.problem(path, "is after `revised`", right)
        before, name = max(before, change.on), "the change above it"


def _provinces_called(key: str) -> list[str]:
    """Return the provinces that had this name at any time: `hue` → `thua-thien-hue`."""
    return [
        province.key
        for province in vocabulary().provinces.values()
        if any(slug(key) in (slug(one.name), slug(one.full_name)) for one in province.in_order)
    ]


def nearest(key: str, known: Iterable[str], file: str, meant: Iterable[str] = ()) -> str:
    """Return the advice on a key that a vocabulary file lacks; `meant` are likely keys."""
    if key in (UNKNOWN, "không rõ"):
        return "write null for what is unknown; only folders and file names have khong-ro"
    where, keys, looks = f"see scripts/gazette/vocabulary/{file}", list(known), slug(as_seen(key))
    near = [looks] if looks in keys else list(meant)
    near = near or difflib.get_close_matches(looks, keys, n=3)
    named = unlike_signs(key, near[0]) if near else ""
    return f"did you mean {' or '.join(near)}{named}? ({where})" if near else where
