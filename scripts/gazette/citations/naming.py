"""The keys of cited documents, which give their addresses, and what is known of each.

In: candidates, and the names that citations give to their issuers. Out: a `CitedDocument` for each.
A document that is not held has the key `vien-dan/<place of its issuer>/<year>/<number>`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from gazette.citations.candidates import Candidate
from gazette.citations.model import CitedDocument, key_of
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN, Office

FOLDER = "vien-dan"


def documents_of(
    candidates: Iterable[Candidate], names: Mapping[Candidate, Counter[str]]
) -> dict[Candidate, CitedDocument]:
    """Return the document of each candidate, sorted by key."""
    keys = sorted(_keys(candidates).items(), key=lambda pair: pair[1])
    return {one: _document(one, key, names.get(one, Counter())) for one, key in keys}


def _document(one: Candidate, key: str, names: Counter[str]) -> CitedDocument:
    office = one.issuer.office
    by_symbol = office.name if office.title else None
    return CitedDocument(
        key=key,
        kind=one.kind,
        number=one.number,
        date=one.date,
        office=office if one.issuer.is_known else Office(),
        issuer_name=min(names, key=lambda name: (-names[name], name)) if names else by_symbol,
        title=one.title,
        source=one.source,
        is_held=one.held is not None,
    )


def _keys(candidates: Iterable[Candidate]) -> dict[Candidate, str]:
    keys: dict[Candidate, str] = {}
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.held:
            keys[one] = key_of(one.held)
        else:
            groups[_plain_key(one)].append(one)
    taken: set[str] = set()
    for plain, group in sorted(groups.items()):
        first, *others = sorted(group, key=_rank)
        for one in (first, *others):
            keys[one] = next(key for key in _possible_keys(plain, one, first) if key not in taken)
            taken.add(keys[one])
    return keys


def _plain_key(one: Candidate) -> str:
    """Return the usual key, as in `vien-dan/trung-uong/2020/15-ct-ttg`."""
    office, year = one.issuer.office, one.date.year if one.date else None
    is_placed = office.is_known and (office.province or office.level == "centre")
    folder = office.folder if is_placed else (UNKNOWN,)
    return "/".join((FOLDER, *folder, year or UNKNOWN, _name(one)))


def _name(one: Candidate) -> str:
    """Return the number, with the kind, issuer, place or letter that it leaves open."""
    office, parts = one.issuer.office, [slug(one.number.text)]
    if one.number.is_bare:
        parts += [one.kind or "van-ban", _issuer_key(one)]
    elif office.unlisted and not one.number.is_joint:
        parts.append(office.unlisted)
    if not office.is_known:
        parts += [office.district or "", office.province or ""]
    if one.issuer.within:
        parts.append(f"theo-{key_of(one.issuer.within).rpartition('/')[2]}")
    return "-".join(filter(None, parts))


def _issuer_key(one: Candidate) -> str:
    return one.issuer.office.key or one.issuer.office.unlisted or ""


def _rank(one: Candidate) -> tuple[str, ...]:
    """Return the sort key of documents that share a plain key, which the first one gets."""
    date, office = one.date.text if one.date else "", one.issuer.office
    place = (office.province or "", office.district or "", one.issuer.within or "")
    return date, one.number.text, one.kind or "", _issuer_key(one), *place


def _possible_keys(key: str, one: Candidate, first: Candidate) -> Iterator[str]:
    """Yield ever longer keys: with the body, the month or day, the kind, and a counter."""
    yield key
    if _issuer_key(one) and one.issuer != first.issuer:
        key = f"{key}-{_issuer_key(one)}"
        yield key
    date = (one.date.plain if one.date else None) or ""
    yield from (f"{key}-{part}" for part in (date[5:7], date[5:]) if part)
    key = f"{key}-{one.kind or 'van-ban'}"
    yield key
    yield from (f"{key}-{i}" for i in count(2))
