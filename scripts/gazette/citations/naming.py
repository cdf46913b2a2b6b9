"""The keys of documents, from which their addresses follow, and what is known of each document.

In: candidates, and the names that citations give to their issuers. Out: a `CitedDocument` for each.
One that is not held has the key `vien-dan/<place of the issuer>/<year>/<number>`; keys are unique.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from gazette.citations.candidates import Candidate
from gazette.citations.model import CitedDocument, key_of
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN, Office

FOLDER = "vien-dan"
_MANY = 10_000


def documents_of(
    candidates: Iterable[Candidate], names: Mapping[Candidate, Counter[str]]
) -> dict[Candidate, CitedDocument]:
    """Return the document of each candidate, sorted by its key."""
    keys = sorted(_keys(candidates).items(), key=lambda pair: pair[1])
    return {one: _document(one, key, names.get(one, Counter())) for one, key in keys}


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
            keys[one] = next(key for key in _free_keys(plain, one, first) if key not in taken)
            taken.add(keys[one])
    return keys


def _plain_key(one: Candidate) -> str:
    """As in `vien-dan/trung-uong/2020/15-ct-ttg`."""
    year = (one.date.year if one.date else None) or UNKNOWN
    return "/".join((FOLDER, *_folder(one.issuer.office), year, _name(one)))


def _folder(office: Office) -> tuple[str, ...]:
    """Return the place of an issuer: `khong-ro` alone where its province is unknown."""
    is_placed = office.is_known and (office.province or office.level == "centre")
    return office.folder if is_placed else (UNKNOWN,)


def _name(one: Candidate) -> str:
    """Return the number and what it leaves open: the kind, the issuer, the place or the letter."""
    office, parts = one.issuer.office, [slug(one.number.text)]
    if one.number.is_bare:
        parts += [one.kind or "van-ban", _issuer_key(one)]
    elif office.unlisted:
        parts.append(office.unlisted)
    if not office.is_known:
        parts += [office.district or "", office.province or ""]
    if one.issuer.within:
        parts.append(f"theo-{one.issuer.within.rpartition('/')[2].removesuffix('.html')}")
    return "-".join(filter(None, parts))


def _issuer_key(one: Candidate) -> str:
    return one.issuer.office.key or one.issuer.office.unlisted or ""


def _rank(one: Candidate) -> tuple[str, ...]:
    """Return the order of documents that share a plain key; the first one keeps it."""
    date, office = one.date.text if one.date else "", one.issuer.office
    place = (office.province or "", office.district or "", one.issuer.within or "")
    return date, one.number.text, one.kind or "", _issuer_key(one), *place


def _free_keys(key: str, one: Candidate, first: Candidate) -> Iterator[str]:
    """Yield keys until one is free: another body adds its own, another date its month or day."""
    yield key
    if _issuer_key(one) and one.issuer != first.issuer:
        key = f"{key}-{_issuer_key(one)}"
        yield key
    date = (one.date.plain if one.date else None) or ""
    yield from (f"{key}-{part}" for part in (date[5:7], date[5:]) if part)
    key = f"{key}-{one.kind or 'van-ban'}"
    yield from (key, *(f"{key}-{count}" for count in range(2, _MANY)))


def _document(one: Candidate, key: str, names: Counter[str]) -> CitedDocument:
    return CitedDocument(
        key=key,
        kind=one.kind,
        number=one.number,
        issued=one.date.text if one.date else None,
        office=one.issuer.office if one.issuer.is_known else Office(),
        issuer_name=_issuer_name(one, names),
        title=one.title,
        source=one.source,
        is_held=one.held is not None,
    )


def _issuer_name(one: Candidate, names: Counter[str]) -> str | None:
    """Return the name that most citations print, else that of a body which a symbol tells."""
    if names:
        return min(names, key=lambda name: (-names[name], name))
    return one.issuer.office.name if one.issuer.office.title else None
