"""The front matter of a synthetic record: what the letter prints around its body.

In: a plan, its body, a writer. Out: values in the order in which records have them.
"""

from __future__ import annotations

import datetime as dt
import random
import textwrap
from collections.abc import Mapping
from typing import Any

from gazette.records.body import parse_body
from gazette.records.check.evidence import is_named
from gazette.records.model import Directive
from gazette.synth.issuing import is_party, speaker, superior_line
from gazette.synth.load import phrases
from gazette.synth.plan import Plan
from gazette.synth.sentences import SentenceWriter, person
from gazette.text.dates import short_month
from gazette.vocabulary import vocabulary

_CAPITAL = "Hà Nội"
_PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
_STATE_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_FIRST_ADDED = dt.date(2023, 1, 2)
_ADDED_A_DAY = 20
_NO_SOURCE = {"file": None, "sha256": None, "url": None, "captured": None}
_UNTITLED_KINDS = ("cong-van", "giay-moi")
_MANY_RECIPIENTS = 60
_LINE = 45  # characters of a line of the printed subject


def front_matter(
    plan: Plan, body: str, found: Mapping[str, Any], writer: SentenceWriter, seed: int
) -> dict[str, Any]:
    """Return the values of a record's front matter; `found` has its tasks and slips."""
    added = _FIRST_ADDED + dt.timedelta(days=plan.serial // _ADDED_A_DAY)
    revised = added + dt.timedelta(days=writer.chance.choice((0, 0, 0, 9)))
    subject = writer.chance.choice(phrases()["subjects"])
    if "wordy" in plan.traits:
        subject = {**subject, "text": phrases()["wordy"]["subject"]}
    if plan.is_report:
        about = _report(plan, writer, body)
    else:
        about = _letter(plan, writer, body, subject["text"], seed)
    others = writer.chance.sample(sorted(vocabulary().topics), writer.chance.randint(0, 3))
    topics = list(dict.fromkeys([*subject["topics"], *others]))
    values = {
        "synthetic": "true",
        "kind": plan.kind,
        **about,
        "province": plan.province,
        "district": plan.district,
        "completeness": plan.completeness,
        "topics": topics,
        **found,
        "points": _points(body, topics),
        "mended": [],
        "source": _NO_SOURCE,
        "added": added.isoformat(),
        "revised": revised.isoformat(),
        **_fate(plan, revised),
    }
    return {name: values[name] for name in Directive.model_fields if name in values}


def _fate(plan: Plan, revised: dt.date) -> dict[str, Any]:
    """Return that a record was withdrawn, or what its address was before."""
    fate: dict[str, Any] = {}
    if "withdrawn" in plan.traits:
        fate["withdrawn"] = {"on": revised.isoformat(), "because": phrases()["withdrawn"]}
    if "moved" in plan.traits:
        fate["formerly"] = [f"/khong-ro/khong-ro/khong-ro/van-ban-{plan.serial}.html"]
    return fate


def _report(plan: Plan, writer: SentenceWriter, body: str) -> dict[str, Any]:
    reasons, unit = phrases()["reasons"], plan.office.unit
    quote = unit.full_name if unit and unit.full_name in body else None
    inferred = {
        "province": _because(reasons["report"], None),
        "district": _because(reasons["report"], quote),
    }
    if plan.date_form != "day":
        inferred["event"] = _because(reasons["event"], writer.values["event_month"])
    return {
        "event": plan.issued,
        "speaks_as": None,
        "subject": writer.any_of(phrases()["reports"]["titles"]),
        "byline": writer.chance.choice((None, person(writer.chance).upper())),
        "inferred": inferred,
    }


def _letter(
    plan: Plan, writer: SentenceWriter, body: str, template: str, seed: int
) -> dict[str, Any]:
    subject = writer.chance.choice((writer.sentence, writer.write))(template)
    head = _letterhead(plan, writer.chance, subject)
    is_whole = plan.completeness != "fragment"
    copies = _copies(writer) if is_whole else []
    return {
        "number": plan.number,
        "issued": plan.issued,
        "issuer": plan.issuer.key,
        "speaks_as": None if plan.is_tiny else speaker(plan.office),
        "subject": subject,
        "letterhead": head,
        **({"urgency": "HỎA TỐC"} if "rare-forms" in plan.traits else {}),
        "recipients": _recipients(plan, writer) if plan.kind == "cong-van" else [],
        "copies": copies,
        "signature": _signature(plan, writer, seed) if is_whole else None,
        "inferred": _inferred(plan, head, [body, *copies], writer),
    }


def _letterhead(plan: Plan, chance: random.Random, subject: str) -> dict[str, Any]:
    office = plan.office
    is_cut = plan.completeness == "letterhead-missing" or (
        plan.completeness == "fragment"
        and (plan.place_form != "known" or chance.choice((True, False)))
    )
    lead = chance.choice(("V/v ", "Về việc ")) if plan.kind == "cong-van" else ""
    kind = vocabulary().kinds[plan.kind].name.upper()
    motto = _PARTY_MOTTO if is_party(office) else _STATE_MOTTO
    return {
        "superior": None if is_cut else superior_line(office),
        "issuer": None if is_cut else office.name.upper(),
        "star": "*" if is_party(office) and not is_cut else None,
        "motto": None if is_cut else motto,
        "number": plan.printed,
        "title": None if plan.kind in _UNTITLED_KINDS else kind,
        "subject": textwrap.wrap(lead + subject, _LINE, break_on_hyphens=False),
        "dateline": _dateline(plan),
    }


def _dateline(plan: Plan) -> str | None:
    """As in `Sông Lô, ngày 10 tháng 8 năm 2021`; day and month may be left open."""
    day, unit = plan.day, plan.office.unit
    month = short_month(day.month)
    forms = {
        "day": f"ngày {day.day:02} tháng {month} năm {day.year}",
        "month": f"ngày ..... tháng {month} năm {day.year}",
        "year": f"ngày ..... tháng ..... năm {day.year}",
    }
    if plan.date_form not in forms:
        return None
    words = forms[plan.date_form]
    place = unit.name if unit else _CAPITAL
    return f"{place}, {words}" if plan.place_form == "known" else words.capitalize()


def _inferred(
    plan: Plan, head: Mapping[str, Any], texts: list[str], writer: SentenceWriter
) -> dict[str, dict[str, str]]:
    """Give a reason for each value that the letterhead does not print."""
    reasons, office, found = phrases()["reasons"], plan.office, {}
    names = " ".join(filter(None, (head["superior"], head["issuer"])))
    if office.body and not is_named(office.body.name, head["issuer"] or ""):
        found["issuer"] = _because(reasons["issuer" if plan.number else "no_number"], plan.printed)
    if plan.issued and not (plan.date_form == "day" and head["dateline"]):
        key = "blank" if head["dateline"] else "undated"
        found["issued"] = _because(reasons[key], head["dateline"])
    units = {
        "province": vocabulary().province(plan.province),
        "district": office.unit if plan.district else None,
    }
    for name, unit in units.items():
        if unit and not is_named(unit.name, names):
            quotes = (unit.full_name, writer.values["above"])
            quote = next((q for q in quotes if any(q in text for text in texts)), None)
            line = head["dateline"] if is_named(unit.name, head["dateline"] or "") else None
            found[name] = _because(reasons[name], quote or line)
    return found


def _because(reason: str, quote: str | None) -> dict[str, str]:
    return {"because": reason, "quote": quote} if quote else {"because": reason}


def _recipients(plan: Plan, writer: SentenceWriter) -> list[str]:
    templates = writer.chance.sample(phrases()["recipients"], writer.chance.randint(2, 6))
    if "wordy" in plan.traits:
        templates += [phrases()["wordy"]["recipient"]] * _MANY_RECIPIENTS
    *others, last = map(writer.sentence, templates)
    return [*(f"{line}," for line in others), f"{last}."]


def _copies(writer: SentenceWriter) -> list[str]:
    words = phrases()["copies"]
    middle = writer.chance.sample(words["middle"], writer.chance.randint(1, 4))
    lines = [writer.chance.choice(words["first"]), *middle, writer.chance.choice(words["last"])]
    return [writer.sentence(line) for line in lines]


def _signature(plan: Plan, writer: SentenceWriter, seed: int) -> dict[str, str | None]:
    """Return one of those who sign for a body; the same person always holds a post."""
    at = writer.chance.randrange(len(plan.issuer.signs))
    authority, position = plan.issuer.signs[at]
    holder = random.Random(f"{seed}/{plan.office.name.upper()}/{at}")  # noqa: S311 (not a secret)
    name = person(holder)
    if "wordy" in plan.traits:
        name = writer.sentence(phrases()["wordy"]["name"])
    return {"authority": authority, "position": position, "name": name}


def _points(body: str, topics: list[str]) -> dict[str, list[str]]:
    """Return the topics of each point, found by the words that tell a topic."""
    words = phrases()["topic_words"]
    found = {
        block.id: [key for key in topics if any(word in block.text for word in words.get(key, ()))]
        for block in parse_body(body)
    }
    return {point: keys for point, keys in found.items() if keys}
