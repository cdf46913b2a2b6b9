"""Say which document each citation names: one that is held, one that is known, or one cited only.

In: the mentions of all letters, and the documents held. Out: for each mention its document, and how
sure that is. Two mentions are of one document where issuer with its place, kind, number and year
agree and nothing contradicts. Without a year nothing is settled, unless one document alone is
possible; then that is marked as inferred. What front matter settles no rule touches.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gazette.citations.model import Certainty, Citation, Document, Reason
from gazette.citations.seats import Seat, cited_seat, seat_at, seat_of, unknown_seat
from gazette.records.address import UNKNOWN
from gazette.records.model import Directive
from gazette.text.dates import short_edtf
from gazette.text.edtf import Edtf, parse_edtf
from gazette.text.fold import fold, slug
from gazette.vocabulary import vocabulary

_DIGITS = re.compile(r"[0-9]+[a-zđ]?")
FOLDER = "vien-dan"


@dataclass(frozen=True)
class Mention:
    """A citation with the letter that it stands in."""

    letter: str
    directive: Directive
    citation: Citation
    settled: str | None = None
    """The document that front matter names: a key of cited.yml or an address."""
    seat: Seat = field(default_factory=lambda: Seat(None, None, None))

    @property
    def digits(self) -> str:
        return _digits(self.citation.number)

    @property
    def is_bare(self) -> bool:
        return _is_bare(self.citation.number)


@dataclass(frozen=True)
class Resolved:
    """What a mention names: a key of the documents, and how sure that is."""

    document: str
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass
class _Slot:
    """A document in the making; its address comes last, when all are known."""

    seat: Seat
    kind: str | None
    number: str
    date: Edtf | None
    names: Counter[str] = field(default_factory=Counter)
    title: str | None = None
    source: str | None = None
    known: str | None = None
    held: str | None = None
    open: bool = False
    key: str = ""

    @property
    def digits(self) -> str:
        return _digits(self.number)


def resolve(
    mentions: Iterable[Mention], held: Mapping[str, Directive]
) -> tuple[list[Resolved], dict[str, Document]]:
    """Resolve all mentions together. `held`: the letters by the address of their page."""
    pool = _Pool(held)
    seated = [_with_seat(mention) for mention in mentions]
    chosen: dict[int, tuple[_Slot, Certainty, tuple[Reason, ...], tuple[_Slot, ...]]] = {}
    for at in sorted(range(len(seated)), key=lambda i: (*_order(seated[i]), i)):
        chosen[at] = pool.choose(seated[at])
    documents = pool.named()
    return [
        Resolved(slot.key, certainty, reasons, tuple(sorted(one.key for one in others)))
        for slot, certainty, reasons, others in (chosen[i] for i in range(len(seated)))
    ], documents


def _with_seat(mention: Mention) -> Mention:
    citation = mention.citation
    seat = cited_seat(citation.issuer, citation.number, mention.directive, mention.letter)
    return replace(mention, seat=seat)


def _order(mention: Mention) -> tuple[int, bool, bool]:
    """Exact ones first: a day before a month before a year, with a symbol before without."""
    date = mention.citation.date
    exact = -len(date.text) if date else 0
    return exact, mention.is_bare, not mention.seat.is_known


class _Pool:
    """All documents by digits: those held and known, and those that mentions make."""

    def __init__(self, held: Mapping[str, Directive]) -> None:
        self.slots: dict[str, list[_Slot]] = defaultdict(list)
        self.settled: dict[str, _Slot] = {}
        for address, directive in held.items():
            if directive.number and not directive.is_report:
                slot = _Slot(
                    seat_of(directive, address), directive.kind, directive.number, directive.issued
                )
                slot.held, slot.title = address, directive.subject
                self._add(slot)
                self.settled[address] = slot
        for known in vocabulary().cited.values():
            seat = seat_at(known.issuer, known.province, known.district)
            slot = _Slot(seat, known.kind, known.number, parse_edtf(known.issued))
            same = [one for one in self.slots[slot.digits] if one.held and _agree(one, slot)]
            slot = same[0] if len(same) == 1 else self._add(slot)
            slot.known, slot.source = known.key, known.source
            slot.title = slot.title or known.title
            self.settled[known.key] = slot

    def _add(self, slot: _Slot) -> _Slot:
        self.slots[slot.digits].append(slot)
        return slot

    def choose(
        self, mention: Mention
    ) -> tuple[_Slot, Certainty, tuple[Reason, ...], tuple[_Slot, ...]]:
        """Return the slot of a mention; what fits none makes one."""
        if mention.settled and (slot := self.settled.get(mention.settled.removeprefix("/"))):
            return self._named_by(slot, mention), "settled", (), ()
        if mention.citation.date is None:
            return self._without_year(mention)
        fitting = [slot for slot in self.slots[mention.digits] if _fits(slot, mention)]
        exact = [
            slot for slot in fitting if slot.date and slot.date.text == mention.citation.issued
        ]
        fitting = exact if len(exact) == 1 else fitting
        reasons = mention.seat.reasons
        if len(fitting) == 1:
            slot = fitting[0]
            if mention.is_bare and not _is_bare(slot.number):
                reasons += (_without_symbol(slot, mention),)
            if not mention.seat.is_known and slot.seat.is_known:
                reasons += (_number_and_day(slot),)
            certainty: Certainty = "inferred" if reasons else "stated"
            return self._named_by(slot, mention), certainty, reasons, ()
        if fitting:
            return self._open(mention), "open", (_several(fitting),), tuple(fitting)
        certainty = "inferred" if reasons else "stated"
        return self._named_by(self._add(_made(mention)), mention), certainty, reasons, ()

    def _without_year(
        self, mention: Mention
    ) -> tuple[_Slot, Certainty, tuple[Reason, ...], tuple[_Slot, ...]]:
        possible = tuple(
            slot
            for slot in self.slots[mention.digits]
            if slot.date and _can_be(slot, mention) and not _is_later(slot, mention)
        )
        if len(possible) == 1 and mention.seat.is_known:
            (slot,) = possible
            reasons = (*mention.seat.reasons, _only(slot))
            return self._named_by(slot, mention), "inferred", reasons, ()
        reason = _several(possible) if possible else Reason("no_year")
        return self._open(mention), "open", (reason,), possible

    def _open(self, mention: Mention) -> _Slot:
        """Return the slot of a number whose year, and perhaps whose issuer, is unknown."""
        wanted = replace(_made(mention), date=None, open=True)
        if not mention.seat.is_known:
            wanted.seat = Seat(None, None, None)
        for slot in self.slots[mention.digits]:
            if slot.open and _is_one(slot, wanted):
                return self._named_by(slot, mention)
        return self._named_by(self._add(wanted), mention)

    @staticmethod
    def _named_by(slot: _Slot, mention: Mention) -> _Slot:
        if mention.citation.issuer:
            slot.names[mention.citation.issuer] += 1
        return slot

    def named(self) -> dict[str, Document]:
        """Give every slot its address; return the documents, sorted by it."""
        slots = [slot for group in self.slots.values() for slot in group]
        for slot in slots:
            slot.key = slot.held.removesuffix(".html") if slot.held else ""
        groups: dict[str, list[_Slot]] = defaultdict(list)
        for slot in slots:
            if not slot.held:
                groups[_address(slot)].append(slot)
        taken: set[str] = set()
        for address, group in sorted(groups.items()):
            for slot in sorted(group, key=_rank):
                slot.key = next(name for name in _names(address, slot) if name not in taken)
                taken.add(slot.key)
        return {slot.key: _document(slot) for slot in sorted(slots, key=lambda one: one.key)}


# ---------- what agrees ----------


def _same(number: str) -> str:
    """Return what two prints of one number share: `05/CĐ-UBND` and `5/cđ-ubnd`."""
    return fold(number).lstrip("0")


def _digits(number: str) -> str:
    found = _DIGITS.match(_same(number))
    return found[0] if found else ""


def _is_bare(number: str) -> bool:
    return _digits(number) == _same(number)


def _number_agrees(slot: _Slot, number: str) -> bool:
    """Of one number, or one of both without its symbol."""
    ours, theirs = _same(slot.number), _same(number)
    return ours == theirs or slot.digits in (ours, theirs)


def _kind_agrees(slot: _Slot, kind: str | None) -> bool:
    return slot.kind is None or kind is None or slot.kind == kind


def _dates_meet(one: Edtf | None, other: Edtf | None) -> bool:
    """Whether both can be of one day; an unknown date meets nothing."""
    if not one or not other:
        return False
    starts = [date.earliest for date in (one, other) if date.earliest]
    ends = [date.latest for date in (one, other) if date.latest]
    return not starts or not ends or max(starts) <= min(ends)


def _agree(one: _Slot, other: _Slot) -> bool:
    return (
        one.seat.identity == other.seat.identity
        and _number_agrees(one, other.number)
        and _kind_agrees(one, other.kind)
        and _dates_meet(one.date, other.date)
    )


def _is_one(slot: _Slot, wanted: _Slot) -> bool:
    same = (slot.kind, _same(slot.number)) == (wanted.kind, _same(wanted.number))
    return same and slot.seat.identity == wanted.seat.identity


def _can_be(slot: _Slot, mention: Mention) -> bool:
    """Issuer, kind and number agree, as far as each is known."""
    citation = mention.citation
    if not (_number_agrees(slot, citation.number) and _kind_agrees(slot, citation.kind)):
        return False
    if mention.seat.is_known:
        return slot.seat.identity == mention.seat.identity
    return slot.seat.is_known and not slot.open and _is_near(slot, mention)


def _fits(slot: _Slot, mention: Mention) -> bool:
    """All that is known agrees; where the issuer is unknown symbol and day must be alike."""
    date = mention.citation.date
    if slot.open or not _dates_meet(slot.date, date):
        return False
    if mention.seat.is_known:
        return _can_be(slot, mention)
    same_day = bool(date and date.day and slot.date and slot.date.day == date.day)
    same = _same(slot.number) == _same(mention.citation.number) and not mention.is_bare
    if not slot.seat.is_known:
        return _agree(slot, _made(mention))
    return same_day and same and _can_be(slot, mention)


def _is_near(slot: _Slot, mention: Mention) -> bool:
    """Whether a document is of the letter's district, its province or the centre."""
    seat, letter = slot.seat, mention.directive
    if seat.level == "centre":
        return True
    return seat.province == letter.province and seat.district in (None, letter.district)


def _is_later(slot: _Slot, mention: Mention) -> bool:
    date = mention.directive.date
    latest = date.latest if date else None
    return bool(latest and slot.date and slot.date.earliest and slot.date.earliest > latest)


def _made(mention: Mention) -> _Slot:
    """Return a slot of what a mention says; one of unknown issuer belongs to the letter's place."""
    seat = mention.seat
    if not seat.is_known:
        seat = unknown_seat(mention.directive, mention.letter)
    citation = mention.citation
    return _Slot(replace(seat, reasons=()), citation.kind, citation.number, citation.date)


# ---------- why ----------


def _only(slot: _Slot) -> Reason:
    day = short_edtf(slot.date) if slot.date else None
    return Reason("only_one", {"number": slot.number, "day": day or ""})


def _without_symbol(slot: _Slot, mention: Mention) -> Reason:
    return Reason("without_symbol", {"number": slot.number, "digits": mention.citation.number})


def _number_and_day(slot: _Slot) -> Reason:
    day = short_edtf(slot.date) if slot.date else None
    return Reason("number_and_day", {"number": slot.number, "day": day or ""})


def _several(slots: Iterable[_Slot]) -> Reason:
    count = len(tuple(slots))
    return Reason("one_of_unknown" if count == 1 else "several", {"count": str(count)})


# ---------- addresses ----------


def _address(slot: _Slot) -> str:
    """As in `vien-dan/trung-uong/2020/15-ct-ttg`."""
    year = (slot.date.year if slot.date else None) or UNKNOWN
    return "/".join((FOLDER, *slot.seat.folder, year, _name(slot)))


def _name(slot: _Slot) -> str:
    """The number; what it leaves open is added: the kind where it has no symbol, an unknown's place."""
    parts = [slug(slot.number)]
    if _is_bare(slot.number):
        parts += [slot.kind or "van-ban", slot.seat.body or slot.seat.name or ""]
    elif slot.seat.name:
        parts.append(slot.seat.name)
    if not slot.seat.is_known:
        parts += [slot.seat.district or "", slot.seat.province or ""]
    if slot.seat.within:
        parts.append(f"theo-{slot.seat.within.rpartition('/')[2].removesuffix('.html')}")
    return "-".join(filter(None, parts))


def _rank(slot: _Slot) -> tuple[str, ...]:
    date = slot.date.text if slot.date else ""
    return date, slot.number, *(part or "" for part in (slot.kind, *slot.seat.identity))


def _names(address: str, slot: _Slot) -> Iterator[str]:
    """Yield names until one is free: the address, with its issuer, with its date, counted."""
    yield address
    issuer = slot.seat.body or slot.seat.name
    if issuer:
        yield f"{address}-{issuer}"
    date = slot.date.plain if slot.date else None
    base = f"{address}-{issuer}" if issuer else address
    if date:
        yield from (f"{one}-{date[5:]}" for one in (address, base) if date[5:])
    yield from (f"{base}-{slot.kind or 'khac'}-{count}" for count in range(2, 10_000))


def _document(slot: _Slot) -> Document:
    return Document(
        key=slot.key,
        kind=slot.kind,
        number=slot.number,
        issued=slot.date.text if slot.date else None,
        issuer=slot.seat.body,
        province=slot.seat.province if slot.seat.is_known else None,
        district=slot.seat.district if slot.seat.is_known else None,
        issuer_name=min(slot.names, key=lambda name: (-slot.names[name], name))
        if slot.names
        else None,
        title=slot.title,
        source=slot.source,
        known=slot.known,
        is_held=slot.held is not None,
    )
