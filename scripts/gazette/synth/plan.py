"""The plan of each record of a corpus, made before a word of it is written.

In: a seed. Out: an endless sequence of plans. Plan i does not depend on how many are taken, so a
corpus of N records is the first N of every larger one of the same seed; a plan cites only earlier
ones. Only the numbers given and one value for each citable letter stay in memory.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from gazette.records.address import address_of, dated_name, numbered_name
from gazette.synth.issuing import districts_in_order, draw, draw_office, kinds_in_order
from gazette.synth.load import Issuer
from gazette.synth.numbering import (
    FIRST_DAY,
    CitableByPlace,
    CitableDocument,
    digits_on,
    draw_cites,
    number_line,
)
from gazette.text.edtf import parse_edtf
from gazette.vocabulary import District
from gazette.vocabulary.number import normalise_number, parse_cited_number
from gazette.vocabulary.office import Office, office_at

_LAST_DAY = dt.date(2022, 12, 31)
_DAYS = (_LAST_DAY - FIRST_DAY).days

_COMPLETENESS = {"complete": 82, "letterhead-missing": 5, "fragment": 6, "report": 7}
_DATES = {"day": 91, "month": 3, "year": 1, "after": 2, "before": 1, "between": 1, "unknown": 1}
_PRINTED_DATES = ("day", "month", "year")
_PLACES = {"known": 94, "no district": 4, "no province": 2}
_LAYOUTS = {"numbered": 30, "dashed": 28, "dashes": 10, "prose": 12, "table": 10, "sections": 10}
_STATUTES = ("quyet-dinh", "quy-che", "quy-dinh", "nghi-dinh", "thong-tu")
_NUMBERED = 0.85  # the share of letters without a whole letterhead that have a number
_VERY_SHORT = 0.03
_KIND_TURN = 16  # every 16th record is of the next kind in turn, so that no kind is left out


@dataclass(frozen=True)
class Plan:
    """A record to be written. What its text does not tell is null in the record."""

    serial: int
    issuer: Issuer
    office: Office
    kind: str
    day: dt.date
    """The true day, known or not."""
    date_form: str
    """One of `_DATES`."""
    issued: str | None
    """The date in the record, EDTF; for a report the day of the event."""
    place_form: str
    """One of `_PLACES`."""
    completeness: str
    layout: str
    """One of `_LAYOUTS`, or `articles`."""
    size: int
    """About how many bytes the body will have."""
    cites: tuple[CitableDocument, ...]
    printed: str | None = None
    """The number line."""
    number: str | None = None
    path: str = ""
    """The path of its file in the folder of records."""

    @property
    def is_report(self) -> bool:
        return self.completeness == "report"

    @property
    def province(self) -> str | None:
        return self.office.province if self.place_form != "no province" else None

    @property
    def district(self) -> str | None:
        return self.office.district if self.place_form == "known" else None


@dataclass
class _State:
    """What the plans so far have used."""

    seed: int
    districts: Iterator[District]
    kinds: Iterator[str]
    taken: set[str] = field(default_factory=set)
    """Paths of files and addresses of pages."""
    citable: CitableByPlace = field(default_factory=lambda: defaultdict(list))


def plans(seed: int) -> Iterator[Plan]:
    """Yield plans without end."""
    chance = random.Random(f"{seed}/order")  # noqa: S311 (not a secret)
    state = _State(seed, districts_in_order(chance, _LAST_DAY), kinds_in_order(chance))
    for serial in count():
        yield _plan(serial, state)


def _plan(serial: int, state: _State) -> Plan:
    chance = random.Random(f"{state.seed}/{serial}")  # noqa: S311 (not a secret)
    wanted = next(state.kinds) if serial % _KIND_TURN == 0 else None
    completeness = "complete" if wanted else draw(chance, _COMPLETENESS)
    is_report = completeness == "report"
    issuer, office, kind = draw_office(chance, state.districts, wanted, is_report=is_report)
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS))
    date_form = draw(chance, _DATES)
    place_form = draw(chance, _PLACES) if office.district else "known"
    if is_report:  # its text tells the place and at least the month
        kind, place_form = "bai-tin", "known"
        date_form = date_form if date_form == "day" else "month"
    elif date_form not in _PRINTED_DATES or place_form != "known":
        completeness = completeness.replace("complete", "letterhead-missing")
    plan = Plan(
        serial=serial,
        issuer=issuer,
        office=office,
        kind=kind,
        day=day,
        date_form=date_form,
        issued=_issued(chance, day, date_form),
        place_form=place_form,
        completeness=completeness,
        layout="articles" if kind in _STATUTES else draw(chance, _LAYOUTS),
        size=_size(chance),
        cites=draw_cites(chance, state.citable, office, day),
    )
    plan = _numbered(chance, state, plan) if _has_number(chance, plan) else _unnumbered(plan)
    if plan.number and plan.date_form == "day" and plan.place_form == "known" and office.body:
        cited = CitableDocument(kind, parse_cited_number(plan.number), day, office.body.name)
        state.citable[office.province, office.district].append(cited)
    return plan


def _issued(chance: random.Random, day: dt.date, date_form: str) -> str | None:
    """Return a day as far as it is known, in EDTF."""
    before = day - dt.timedelta(days=chance.randint(1, 40))
    after = day + dt.timedelta(days=chance.randint(1, 40))
    texts = {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "after": f"[{before}..]",
        "before": f"[..{after}]",
        "between": f"[{before}..{after}]",
    }
    return texts.get(date_form)


def _size(chance: random.Random) -> int:
    """Return the bytes of a body: mostly one or two pages, sometimes a few lines or many pages."""
    if chance.random() < _VERY_SHORT:
        return chance.randint(150, 700)
    return int(min(chance.lognormvariate(8.1, 0.75), 60_000))


def _has_number(chance: random.Random, plan: Plan) -> bool:
    """Tell whether a letter shows its number; some without a whole letterhead don't."""
    must = plan.completeness == "complete" or plan.place_form != "known"
    return not plan.is_report and (must or chance.random() < _NUMBERED)


def _numbered(chance: random.Random, state: _State, plan: Plan) -> Plan:
    """Give a plan the first free number that fits its day, and the path that goes with it."""
    line = number_line(chance, plan.issuer, plan.office, plan.kind, plan.day.year)
    for digits in count(digits_on(plan.day, plan.kind, plan.office)):
        printed = line.format(digits)
        number = normalise_number(printed)
        places = _places(plan, numbered_name(number, plan.office))
        if state.taken.isdisjoint(places):
            break
    state.taken.update(places)
    return replace(plan, printed=printed, number=number, path=places[0])


def _unnumbered(plan: Plan) -> Plan:
    words = "tin-hop-ban" if plan.is_report else "khong-so-chi-dao"
    file, _ = _places(plan, f"{words}-{plan.serial}")
    return replace(plan, path=file)


def _places(plan: Plan, name: str) -> tuple[str, str]:
    """Return the path of the file and the address of the page."""
    date = parse_edtf(plan.issued) if plan.issued else None
    office = office_at(plan.issuer.key, plan.province, plan.district)
    file = "/".join((*office.folder, f"{dated_name(date, name)}.md"))
    return file, address_of(office, date, name)
