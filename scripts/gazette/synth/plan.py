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
from itertools import chain, count, repeat

from gazette.records.address import address_of, dated_name, numbered_name
from gazette.synth.issuing import districts_in_order, draw, draw_office, kinds_in_order, named_on
from gazette.synth.load import Issuer
from gazette.synth.numbering import (
    FIRST_DAY,
    CitableByPlace,
    CitableDocument,
    common_cites,
    digits_on,
    draw_cites,
    number_line,
)
from gazette.synth.traits import PLAIN, Mix, Traits
from gazette.text.edtf import parse_edtf
from gazette.vocabulary import District
from gazette.vocabulary.number import normalise_number, parse_cited_number
from gazette.vocabulary.office import Office, office_at

_LAST_DAY = dt.date(2022, 12, 31)
_DAYS = (_LAST_DAY - FIRST_DAY).days

_SAME_DAY = dt.date(2021, 8, 10)
_PRINTED_DATES = ("day", "month", "year")
_STATUTES = ("quyet-dinh", "quy-che", "quy-dinh", "nghi-dinh", "thong-tu")
_NUMBERED = 0.85  # the share of letters without a whole letterhead that have a number
_VERY_SHORT = 0.03
_HUGE = (60_000, 160_000)  # bytes of a body
_NEAR = 60  # how far from the number of its day a twin looks for one
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
    """One of the mix's dates."""
    issued: str | None
    """The date in the record, EDTF; for a report the day of the event."""
    place_form: str
    """One of the mix's places."""
    completeness: str
    layout: str
    """One of the mix's layouts, or `articles`."""
    size: int
    """About how many bytes the body will have."""
    cites: tuple[CitableDocument, ...]
    traits: Traits
    common_cites: tuple[CitableDocument, ...]
    """What it cites because it is of the trait `citing`."""
    printed: str | None = None
    """The number line."""
    number: str | None = None
    path: str = ""
    """The path of its file in the folder of records."""

    @property
    def is_report(self) -> bool:
        return self.completeness == "report"

    @property
    def is_tiny(self) -> bool:
        return "tiny" in self.traits and not self.is_report

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
    mix: Mix
    districts: Iterator[District]
    crowded: Iterator[District]
    """The district of many letters, over and over."""
    kinds: Iterator[str]
    taken: set[str] = field(default_factory=set)
    """Paths of files and addresses of pages."""
    twins: set[str] = field(default_factory=set)
    """Addresses that two letters share but for the month."""
    citable: CitableByPlace = field(default_factory=lambda: defaultdict(list))


def plans(seed: int, mix: Mix = PLAIN) -> Iterator[Plan]:
    """Yield plans without end."""
    chance = random.Random(f"{seed}/order")  # noqa: S311 (not a secret)
    districts = districts_in_order(chance, _LAST_DAY)
    first = next(districts)
    kinds = kinds_in_order(chance)
    state = _State(seed, mix, chain([first], districts), repeat(first), kinds)
    for serial in count():
        yield _plan(serial, state)


def _plan(serial: int, state: _State) -> Plan:
    chance = random.Random(f"{state.seed}/{serial}")  # noqa: S311 (not a secret)
    mix, traits = state.mix, state.mix.draw_traits(state.seed, serial)
    wanted = next(state.kinds) if serial % _KIND_TURN == 0 else None
    completeness = "complete" if wanted else draw(chance, mix.completeness)
    is_report = completeness == "report"
    districts = state.crowded if "crowded" in traits else state.districts
    issuer, office, kind = draw_office(chance, districts, wanted, is_report=is_report)
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS))
    day = _SAME_DAY if "same-day" in traits else day
    issuer, office = named_on(day, issuer, office)
    date_form = draw(chance, mix.dates)
    place_form = draw(chance, mix.places) if office.district else "known"
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
        layout="articles" if kind in _STATUTES else draw(chance, mix.layouts),
        size=chance.randint(*_HUGE) if "huge" in traits else _size(chance),
        cites=draw_cites(chance, state.citable, office, day),
        traits=traits,
        common_cites=common_cites(state.citable, day) if "citing" in traits else (),
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
    usual = digits_on(plan.day, plan.kind, plan.office)
    if "twin" in plan.traits and (twin := _twin(state, plan, line, usual)):
        return twin
    for digits in count(usual):
        numbered, address = _with_number(plan, line.format(digits))
        if state.taken.isdisjoint((numbered.path, address)):
            break
    state.taken.update((numbered.path, address))
    return numbered


def _twin(state: _State, plan: Plan, line: str, usual: int) -> Plan | None:
    """Give a plan a number near the usual one that one other of its office and year has."""
    for digits in range(max(1, usual - _NEAR), usual + _NEAR):
        twin, address = _with_number(plan, line.format(digits))
        is_single = address in state.taken and address not in state.twins
        if is_single and twin.path not in state.taken:
            state.taken.add(twin.path)
            state.twins.add(address)
            return twin
    return None


def _with_number(plan: Plan, printed: str) -> tuple[Plan, str]:
    """Return a plan with a number, and the address of its page."""
    number = normalise_number(printed)
    path, address = _places(plan, numbered_name(number, plan.office))
    return replace(plan, printed=printed, number=number, path=path), address


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
