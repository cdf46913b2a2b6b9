"""Rules of units: each existed on the day of the letter, and had bodies of its type on that day.

In the years covered, districts were founded, merged, and raised to towns and cities.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.records.problem import FieldPath, Problem
from gazette.records.record import Record
from gazette.text.edtf import Edtf, days_of
from gazette.vocabulary import Body, Unit, vocabulary
from gazette.vocabulary.issuers import bodies_leading, spelled_out, unit_types


def district_existed(record: Record) -> Iterator[Problem]:
    """A district issues nothing before it is founded or after it is dissolved."""
    directive = record.directive
    unit = vocabulary().district(directive.province, directive.district)
    if unit is None or unit.lives_on(directive.date):
        return
    is_late = days_of(directive.date)[0] >= unit.until
    life = f"dissolved on {unit.until}, before" if is_late else f"founded on {unit.since}, after"
    wrong = f'"{unit.key}" was {life} the day of the letter, {directive.date}'
    others = unit.into if is_late else [one.key for one in vocabulary().formed_from(unit)]
    right = f"write {' or '.join(others)}, or correct the date" if others else "correct the date"
    yield record.problem("district", wrong, right)


def issuer_is_of_its_unit(record: Record) -> Iterator[Problem]:
    """An issuer is a body of the type that its unit had on the day: a Thị ủy is of a thị xã."""
    date, words = record.directive.date, vocabulary()
    for field, office in record.directive.issuers.items():
        unit, body = office.undated_unit, office.body
        told = words.root_of(body).unit if body and body.issues else None
        if unit is None or body is None or told in (None, *unit.types_on(date)):
            continue
        other = _counterpart(body, unit.on(date).type)
        right = f"write {other}" if other else "write the body that the letterhead names"
        wrong = f'"{body.key}" is a body of a {told}, but {_was(unit, date)}'
        yield record.problem(field, wrong, f"{right}, or correct the date")


def letter_is_of_no_commune(record: Record) -> Iterator[Problem]:
    """The letter was not issued by a body of a commune: such letters are not collected."""
    directive, bodies = record.directive, vocabulary().bodies
    first = directive.letterhead
    second = first and first.second
    given: list[tuple[str, FieldPath, str | None]] = [
        ("issuer", ("letterhead", "issuer"), first.issuer if first else None),
        ("second_issuer", ("letterhead", "second", "issuer"), second.issuer if second else None),
    ]
    right = "letters of a xã, phường or thị trấn are not collected here; remove the record"
    for field, path, line in given:
        leading = [bodies[key].level for key in bodies_leading(spelled_out(line or "").name)[0]]
        body = bodies.get(getattr(directive, field) or "")
        if body and body.level == "commune":
            yield record.problem(field, f'"{body.name}" is a body of a commune', right)
        elif set(leading) == {"commune"}:
            yield record.problem(path, f'"{line}" is a body of a commune', right)


def _was(unit: Unit, date: Edtf | None) -> str:
    """As in "Quế Võ was a thị xã from 2023-04-10 on"."""
    then = unit.on(date)
    when = ""
    if unit.changed:
        is_first = then.type == unit.in_order[0].type
        when = f" until {unit.changed}" if is_first else f" from {unit.changed} on"
    return f"{then.name} was a {then.type}{when}"


def _counterpart(body: Body, unit: str) -> str | None:
    """Return the key of the same body in a unit of another type: `thi-uy` for `huyen-uy`."""
    words = vocabulary()
    return next(
        (
            one.key
            for one in words.bodies.values()
            if (one.level, words.root_of(one).unit) == (body.level, unit)
            and _without_types(one.name) == _without_types(body.name)
        ),
        None,
    )


def _without_types(name: str) -> list[str]:
    types = {word for unit in unit_types() for word in unit.split()}
    return [word for word in name.lower().split() if word not in types]
