"""Rules of values: each known to the vocabulary, and in agreement with the others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from gazette.records.model import FORM_LINES
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import normalise_number
from gazette.vocabulary.office import UNKNOWN

# What a letter has and a report has not; in a letter each is said, null where the source lacks it.
LETTER_FIELDS = ("number", "issued", "issuer", "letterhead", "recipients", "copies", "signature")
REPORT_FIELDS = ("event", "byline")


def vocabulary_keys_are_known(record: Record) -> Iterator[Problem]:
    """Kind, province, issuer, bodies charged, topics of it and its points are in the vocabulary."""
    words, directive = vocabulary(), record.directive
    given: list[tuple[tuple[str | int, ...], str | None, Iterable[str], str]] = [
        (("kind",), directive.kind, words.kinds, "kinds.yml"),
        (("province",), directive.province, words.provinces, "provinces.yml"),
        (("issuer",), directive.issuer, words.bodies, "bodies.yml"),
    ]
    given += [
        (("topics", i), key, words.topics, "topics.yml") for i, key in enumerate(directive.topics)
    ]
    for i, task in enumerate(directive.tasks):
        given += [
            (("tasks", i, "who", j), key, words.bodies, "bodies.yml")
            for j, key in enumerate(task.who)
        ]
    for point, topics in directive.points.items():
        given += [
            (("points", point, j), key, words.topics, "topics.yml") for j, key in enumerate(topics)
        ]
    for path, key, known, file in given:
        if key is not None and key not in known:
            yield record.source.problem(
                path, f'"{key}" is not in the vocabulary', nearest(key, known, file)
            )


def issuer_is_a_body(record: Record) -> Iterator[Problem]:
    """An issuer is a body of the district or above it, not a group of bodies or people."""
    body = vocabulary().bodies.get(record.directive.issuer or "")
    if body and not body.issues:
        right = "write the key of the body whose name the letterhead has"
        yield record.source.problem(("issuer",), f'"{body.name}" issues no documents here', right)


def number_is_one(record: Record) -> Iterator[Problem]:
    """A number is normalised, is the one printed, and shows the kind that is given."""
    directive = record.directive
    if directive.is_report:
        return
    printed = directive.letterhead.number if directive.letterhead else None
    number = directive.number
    if number is None:
        if printed:
            right = f"write {normalise_number(printed)}"
            yield record.source.problem(
                ("number",), f'is null, and the letterhead has "{printed}"', right
            )
        return
    if number.text != number.given:
        yield record.source.problem(
            ("number",), f'"{number.given}" is not normalised', f"write {number}"
        )
    if printed and normalise_number(printed) != number.text:
        wrong = f'"{number.given}" is not what the letterhead line "{printed}" says'
        yield record.source.problem(
            ("number",), wrong, f"write {normalise_number(printed)}, or mend the line"
        )
    if directive.kind in vocabulary().kinds and directive.kind not in number.kinds:
        wrong = f'"{directive.kind}" is not the kind that number {number.given} shows'
        right = f"write {' or '.join(sorted(number.kinds))}, or mend the number"
        if not number.kinds:
            right = f'mend the number: no kind has the symbol "{number.symbol}"'
        yield record.source.problem(("kind",), wrong, right)


def a_letter_says_all(record: Record) -> Iterator[Problem]:
    """Every field of a letter is there, null where the source lacks it: unknown is said."""
    directive = record.directive
    if directive.is_report:
        return
    for field in LETTER_FIELDS:
        if field not in directive.model_fields_set:
            empty = "[]" if field in ("recipients", "copies") else "null"
            right = f"add it, with `{field}: {empty}` where the source has none"
            yield record.source.missing(field, right)
    for field in REPORT_FIELDS:
        if getattr(directive, field) is not None:
            yield record.source.problem((field,), "is a field of news reports", "leave it out")


def a_report_is_no_directive(record: Record) -> Iterator[Problem]:
    """A report has no number, date of issue, letterhead or signature, and says what it reports."""
    directive = record.directive
    kind = vocabulary().kinds.get(directive.kind)
    if kind and kind.report != directive.is_report:
        right = "`kind: bai-tin` and `completeness: report` go together"
        wrong = f'"{directive.kind}" does not go with completeness "{directive.completeness}"'
        yield record.source.problem(("kind",), wrong, right)
    if not directive.is_report:
        return
    for field in LETTER_FIELDS:
        if getattr(directive, field):
            wrong = "a report has none of its own"
            yield record.source.problem(
                (field,), wrong, "leave it out; the report only tells of a direction"
            )
    if directive.event is None:
        yield record.source.missing(
            "event", "add the day of what is reported, e.g. `event: 2021-11-30`"
        )


def a_fragment_has_no_signer(record: Record) -> Iterator[Problem]:
    """A fragment is cut before its end, so it can't show who signed."""
    if record.directive.completeness == "fragment" and record.directive.signature:
        right = "write `signature: null`, or another completeness"
        yield record.source.problem(("signature",), "a fragment has no signer", right)


def completeness_agrees(record: Record) -> Iterator[Problem]:
    """A complete letter has all the form's parts; one without letterhead lacks some of them."""
    directive = record.directive
    head = directive.letterhead
    lacking = [name for name in FORM_LINES[1:] if not getattr(head, name, None)]
    if directive.completeness == "complete" and (lacking or not directive.signature):
        missing = ", ".join(lacking if directive.signature else [*lacking, "signature"])
        right = "write letterhead-missing or fragment, or add what is printed"
        yield record.source.problem(
            ("completeness",), f'"complete", but the source lacks {missing}', right
        )
    if directive.completeness == "letterhead-missing" and not lacking:
        yield record.source.problem(
            ("completeness",), '"letterhead-missing", but the letterhead is whole', "write complete"
        )


def points_exist(record: Record) -> Iterator[Problem]:
    """Tasks and `points` name points of the body."""
    ids = [block.id for block in record.blocks]
    right = f"write one of {', '.join(ids)}"
    for i, task in enumerate(record.directive.tasks):
        if task.point not in ids:
            wrong = f'the body has no point "{task.point}"'
            yield record.source.problem(("tasks", i, "point"), wrong, right)
    for point in record.directive.points:
        if point not in ids:
            wrong = f'the body has no point "{point}"'
            yield record.source.problem(("points", point), wrong, right)


def points_speak_of_its_topics(record: Record) -> Iterator[Problem]:
    """A point speaks of topics, each once, that are among those of the whole letter."""
    directive = record.directive
    for point, topics in directive.points.items():
        if not topics:
            right = "name its topics, or leave the point out"
            yield record.source.problem(("points", point), "names no topic", right)
        for i, key in enumerate(topics):
            place = ("points", point, i)
            if key in topics[:i]:
                yield record.source.problem(place, f'"{key}" stands twice', "name it once")
            elif key in vocabulary().topics and key not in directive.topics:
                wrong = f'"{key}" is none of the topics of the letter'
                yield record.source.problem(place, wrong, "add it to `topics`, or take it out here")


def there_is_a_body(record: Record) -> Iterator[Problem]:
    """A record has a body, save one that was withdrawn."""
    if not record.blocks and not record.directive.withdrawn:
        yield record.source.body_problem(0, "is empty", "write the text below the front matter")


def what_is_synthetic_has_no_source(record: Record) -> Iterator[Problem]:
    """A synthetic record names no source: it was taken from nowhere."""
    if not record.directive.synthetic:
        return
    for name, value in record.directive.source:
        if value is not None:
            right = "write null, or leave out `synthetic` where the document is real"
            yield record.source.problem(("source", name), "is of a synthetic record", right)


def revised_follows_added(record: Record) -> Iterator[Problem]:
    """A record is not revised before it was added."""
    if record.directive.revised < record.directive.added:
        yield record.source.problem(
            ("revised",), "is before `added`", "write the day of the last change"
        )


def nothing_is_due_before(record: Record) -> Iterator[Problem]:
    """No task is due before the day of its letter (a start may be: orders take up what runs)."""
    date = record.directive.date
    for i, task in enumerate(record.directive.tasks):
        earliest = date.earliest if date else None
        if earliest and task.due and task.due.latest and task.due.latest < earliest:
            wrong = f"{task.due} is before the day of the document, {date}"
            yield record.source.problem(("tasks", i, "due"), wrong, "mend it by the quote")


def nearest(key: str, known: Iterable[str], file: str) -> str:
    """Return the advice on a key that a vocabulary file lacks."""
    where = f"scripts/gazette/vocabulary/{file}"
    if key in (UNKNOWN, "không rõ"):
        return "write null for what is unknown; only folders and file names read khong-ro"
    keys = list(known)
    near = [slug(key)] if slug(key) in keys else []
    near = near or difflib.get_close_matches(slug(key), keys, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}? (see {where})" if near else f"see {where}"
