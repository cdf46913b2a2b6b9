"""Read the fields of a letter, one after the other: later ones build on those before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazette.citations import Citation
from gazette.letters.fields.author import author_of, known_by
from gazette.letters.fields.due_dates import due_dates
from gazette.letters.fields.event import event_of
from gazette.letters.fields.issuers import Known, fitting, issuer_of, second_issuer_of
from gazette.letters.fields.lines import Line, Reading, joined, lines_of
from gazette.letters.fields.own_citations import change_proposals, citations_of, cite_proposals
from gazette.letters.fields.own_date import earliest_date, own_dateline
from gazette.letters.fields.own_kind import own_kind
from gazette.letters.fields.own_number import own_number
from gazette.letters.fields.own_subject import own_subject
from gazette.letters.fields.proposals import body_proposals, slips_in
from gazette.letters.fields.speaker import bodies_spoken_for, reported_bodies, speaker_of
from gazette.letters.fields.task_proposals import Speaking
from gazette.letters.fields.where import Where, where_of
from gazette.letters.model import LetterParts, Proposal, ReadLetter
from gazette.text.edtf import Edtf, parse_edtf
from gazette.vocabulary.office import office_at


def read_fields(parts: LetterParts) -> ReadLetter:
    """Return all that was read of a letter."""
    own, dateline = own_number(parts), own_dateline(parts)
    named = author_of(parts, own)
    speaker = speaker_of(parts, named.bodies)
    author = known_by(named, bodies_spoken_for(speaker) or reported_bodies(parts))
    event = event_of(parts)
    date = dateline.date or _edtf(event.value("event"))
    where = where_of(parts, author, dateline, date)
    if (bodies := fitting(author.bodies, where, date)) != author.bodies:
        author = replace(author, bodies=bodies)
        where = where_of(parts, author, dateline, date)
    issuer = issuer_of(parts, Known(author, own, dateline, where, speaker))
    reading = own_kind(parts, own) + own.reading + dateline.reading + earliest_date(parts) + event
    reading += where.reading + issuer + second_issuer_of(parts, where, date)
    reading += _line("speaks_as", speaker) + _line("superior", author.superior) + _printed(parts)
    citations = citations_of(parts, own.number)
    proposals = (*reading.proposals, *_proposals(parts, reading, where, date, citations))
    return ReadLetter(parts, dict(reading.found), citations, due_dates(parts, date), proposals)


def _edtf(text: str | None) -> Edtf | None:
    return parse_edtf(text) if text else None


def _line(field: str, line: Line | None) -> Reading:
    return Reading.of(field, line.text, line.span) if line else Reading()


def _printed(parts: LetterParts) -> Reading:
    """Return the fields whose value is a printed line."""
    return (
        own_subject(parts)
        + _line("urgency", joined(lines_of(parts, "urgency")))
        + _line("byline", joined(lines_of(parts, "byline")))
    )


def _proposals(
    parts: LetterParts,
    reading: Reading,
    where: Where,
    date: Edtf | None,
    citations: tuple[Citation, ...],
) -> Iterator[Proposal]:
    office = office_at(reading.value("issuer"), where.province, where.district, date)
    yield from body_proposals(parts.body, Speaking(office, reading.value("speaks_as")), date)
    for line in lines_of(parts, "subject", "recipient", "copy"):
        yield from slips_in(line.text)
    yield from change_proposals(parts, citations)
    yield from cite_proposals(citations)
