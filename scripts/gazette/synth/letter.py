"""The front matter of a synthetic record: what the letter prints around its body, and why not.

In: a plan, its body, a pen. Out: values in the order in which records have them.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

from gazette.records.body import parse_body
from gazette.records.model import Directive
from gazette.synth.body import Body, Charge
from gazette.synth.data import phrases
from gazette.synth.pen import Pen, person
from gazette.synth.plan import Plan
from gazette.synth.seat import PARTY_MOTTO, STATE_MOTTO, Seat
from gazette.text.dates import short_date, short_month
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

_JOINED = dt.date(2023, 1, 2)
_A_DAY = 20  # so many records join
_NO_SOURCE = {"file": None, "sha256": None, "url": None, "captured": None}
_PLAIN_KINDS = ("cong-van", "giay-moi")  # print no title
_LINE = 44  # characters of a line of the printed subject


def own_values(plan: Plan, chance: random.Random) -> dict[str, str]:
    """Return what the slots of this letter's sentences are filled with."""
    seat, committees = plan.seat, phrases()["committees"]
    province, level = seat.province, seat.issuer.level
    above = committees[province.type] if province else committees[seat.cap]
    if province and plan.province:
        above = f"{above} {province.name}"
    unit = {"province": f"toàn {seat.cap}", "centre": "cả nước"}.get(level, seat.cap)
    if seat.district and plan.district:
        unit = seat.district.full_name
    known = province.full_name if province and plan.province else "tỉnh"
    return {
        "cap": seat.cap,
        "unit": unit,
        "province": known if province else "các tỉnh, thành phố",
        "speaker": seat.speaker,
        "committee": committees[seat.cap],
        "above": above,
        "past": short_date(plan.day - dt.timedelta(days=chance.randint(3, 30))),
        "event": short_date(plan.day),
        "event_month": f"{plan.day.month}/{plan.day.year}",
    }


def front_matter(plan: Plan, body: Body, pen: Pen, seed: int) -> dict[str, Any]:
    """Return the values of a record's front matter."""
    joined = _JOINED + dt.timedelta(days=plan.serial // _A_DAY)
    revised = joined + dt.timedelta(days=pen.chance.choice((0, 0, 0, 9)))
    subject = pen.chance.choice(phrases()["subjects"])
    about = _report(plan, pen, body) if plan.is_report else _letter(plan, pen, body, subject, seed)
    others = pen.chance.sample(sorted(vocabulary().topics), pen.chance.randint(0, 3))
    topics = list(dict.fromkeys([*subject["topics"], *others]))
    values = {
        "synthetic": "true",
        "kind": plan.kind,
        **about,
        "province": plan.province,
        "district": plan.district,
        "completeness": plan.completeness,
        "topics": topics,
        "tasks": [_task(point, charge) for point, charge in body.tasks],
        "points": _points(body.text, topics),
        "sic": [{"quote": quote, "note": note} for quote, note in body.slips],
        "mended": [],
        "source": _NO_SOURCE,
        "added": joined.isoformat(),
        "revised": revised.isoformat(),
    }
    return {name: values[name] for name in Directive.model_fields if name in values}


def _report(plan: Plan, pen: Pen, body: Body) -> dict[str, Any]:
    reasons, unit = phrases()["reasons"], plan.seat.district
    inferred = {name: {"because": reasons["report"]} for name in ("province", "district")}
    if unit and unit.full_name in body.text:
        inferred["district"]["quote"] = unit.full_name
    if plan.date_form != "day":
        inferred["event"] = {"because": reasons["event"], "quote": pen.values["event_month"]}
    return {
        "event": plan.issued,
        "speaks_as": None,
        "subject": pen.sentence(pen.pick(phrases()["reports"]["titles"])),
        "byline": pen.chance.choice((None, person(pen.chance).upper())),
        "inferred": inferred,
    }


def _letter(
    plan: Plan, pen: Pen, body: Body, subject: Mapping[str, Any], seed: int
) -> dict[str, Any]:
    text = pen.chance.choice((pen.sentence, pen.write))(subject["text"])
    head = _letterhead(plan, pen, text)
    is_whole = plan.completeness != "fragment"
    copies = _copies(pen) if is_whole else []
    return {
        "number": plan.number,
        "issued": plan.issued,
        "issuer": plan.seat.issuer.key,
        "speaks_as": plan.seat.speaker,
        "subject": text,
        "letterhead": head,
        "recipients": _recipients(pen) if plan.kind == "cong-van" else [],
        "copies": copies,
        "signature": _signature(plan.seat, pen.chance, seed) if is_whole else None,
        "inferred": _inferred(plan, head, [body.text, *copies], pen),
    }


def _letterhead(plan: Plan, pen: Pen, subject: str) -> dict[str, Any]:
    seat = plan.seat
    is_cut = plan.completeness == "letterhead-missing" or (
        plan.completeness == "fragment"
        and (plan.place_form != "known" or pen.chance.choice((True, False)))
    )
    lead = pen.chance.choice(("V/v ", "Về việc ")) if plan.kind == "cong-van" else ""
    title = None if plan.kind in _PLAIN_KINDS else vocabulary().kinds[plan.kind].name.upper()
    motto = PARTY_MOTTO if seat.is_party else STATE_MOTTO
    return {
        "superior": None if is_cut else seat.superior_line,
        "issuer": None if is_cut else seat.issuer_line,
        "star": "*" if seat.is_party and not is_cut else None,
        "motto": None if is_cut else motto,
        "number": plan.printed,
        "title": title,
        "subject": _lines(lead + subject),
        "dateline": _dateline(plan),
    }


def _lines(text: str) -> list[str]:
    """Break a subject into lines as a letter prints it."""
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _dateline(plan: Plan) -> str | None:
    """As in `Sông Lô, ngày 10 tháng 8 năm 2021`; day and month may be left open."""
    day = plan.day
    month = short_month(day.month)
    forms = {
        "day": f"ngày {day.day:02} tháng {month} năm {day.year}",
        "month": f"ngày ..... tháng {month} năm {day.year}",
        "year": f"ngày ..... tháng ..... năm {day.year}",
    }
    if plan.date_form not in forms:
        return None
    words = forms[plan.date_form]
    return f"{plan.seat.place}, {words}" if plan.place_form == "known" else words.capitalize()


def _inferred(
    plan: Plan, head: Mapping[str, Any], texts: list[str], pen: Pen
) -> dict[str, dict[str, str]]:
    """Say why each value is held that the letterhead does not print."""
    reasons, seat, found = phrases()["reasons"], plan.seat, {}
    lines = [head[name] for name in ("superior", "issuer", "dateline") if head[name]]
    if not _is_named(seat.body.name, [head["issuer"] or ""]):
        found["issuer"] = _because(reasons["issuer" if plan.number else "no_number"], plan.printed)
    if plan.issued and not (plan.date_form == "day" and head["dateline"]):
        key = "blank" if head["dateline"] else "undated"
        found["issued"] = _because(reasons[key], head["dateline"])
    for name, unit in (("province", seat.province), ("district", seat.district)):
        if unit and getattr(plan, name) and not _is_named(unit.name, lines):
            quotes = [unit.full_name, pen.values["above"]]
            quote = next((q for q in quotes if any(q in text for text in texts)), None)
            found[name] = _because(reasons[name], quote)
    return found


def _because(reason: str, quote: str | None) -> dict[str, str]:
    return {"because": reason, "quote": quote} if quote else {"because": reason}


def _is_named(name: str, lines: list[str]) -> bool:
    return f"-{slug(name)}-" in f"-{slug(' '.join(lines))}-"


def _recipients(pen: Pen) -> list[str]:
    lines = pen.chance.sample(phrases()["recipients"], pen.chance.randint(2, 6))
    written = [pen.sentence(line) for line in lines]
    return [f"{line}," for line in written[:-1]] + [f"{written[-1]}."]


def _copies(pen: Pen) -> list[str]:
    words = phrases()["copies"]
    middle = pen.chance.sample(words["middle"], pen.chance.randint(1, 4))
    lines = [pen.chance.choice(words["first"]), *middle, pen.chance.choice(words["last"])]
    return [pen.sentence(line) for line in lines]


def _signature(seat: Seat, chance: random.Random, seed: int) -> dict[str, str | None]:
    """One of those who sign for a body; each post is held by one person all the time."""
    at = chance.randrange(len(seat.issuer.signs))
    authority, position = seat.issuer.signs[at]
    holder = random.Random(f"{seed}/{seat.issuer_line}/{at}")  # noqa: S311 (no secret)
    return {"authority": authority, "position": position, "name": person(holder)}


def _points(text: str, topics: list[str]) -> dict[str, list[str]]:
    """Return which points speak of which of the letter's topics, by their words."""
    tells = phrases()["tells"]
    found = {
        block.id: [key for key in topics if any(word in block.text for word in tells.get(key, ()))]
        for block in parse_body(text)
    }
    return {point: own for point, own in found.items() if own}


def _task(point: str, charge: Charge) -> dict[str, Any]:
    values = {"point": point, "who": list(charge.who), "quote": charge.quote}
    return values | {k: v for k, v in (("due", charge.due), ("start", charge.start)) if v}
