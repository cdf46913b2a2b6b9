"""The picture of a directive's relations: documents of higher, equal and lower bodies.

In: a corpus and an entry. Out: boxes in rows, in units of the drawing. Lists on the same page name
the same documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gazette.citations import CitedDocument, key_of, page_of
from gazette.corpus import Corpus, Entry
from gazette.pages.documents import document_issuer, document_name
from gazette.pages.labels import label
from gazette.pages.names import issuer_name, kind_name, title_of
from gazette.vocabulary import vocabulary

Band = Literal["above", "beside", "below", "unknown"]
WIDTH = 320
BOX = 154
MIDDLE = (WIDTH - BOX) / 2
GAP = 12
ROW = 52
HEIGHT = 38
MOST = 4
"""How many documents of a band are drawn; the rest are counted."""
LINE = 25
"""How many characters of a name fit into a box."""
_RANKS = {"centre": 3, "province": 2, "district": 1, "commune": 0}


@dataclass(frozen=True)
class Box:
    name: str
    issuer: str
    address: str | None = None
    """None for the directive itself."""
    is_missing: bool = False
    rank: int | None = None
    """The level of its issuer; None where it is unknown."""
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class Caption:
    y: float
    text: str


@dataclass(frozen=True)
class Diagram:
    height: int
    captions: tuple[Caption, ...]
    boxes: tuple[Box, ...]


def diagram_of(corpus: Corpus, entry: Entry) -> Diagram | None:
    """Return the picture; None where the entry neither cites nor is cited."""
    bands = _bands(corpus, entry)
    if not any(bands.values()):
        return None
    boxes: list[Box] = []
    captions: list[Caption] = []
    y = 0.0
    for band in ("above", None, "beside", "below", "unknown"):
        if band is None:
            boxes.append(replace(_held(entry), address=None, x=MIDDLE, y=y))
            y += ROW
        elif bands[band]:
            captions.append(Caption(y + 11, _caption(band, len(bands[band]))))
            y += 18
            shown = bands[band][:MOST]
            boxes += _placed(shown, y)
            y += ROW * -(-len(shown) // 2)
    return Diagram(round(y - ROW + HEIGHT + 2), tuple(captions), tuple(boxes))


def _bands(corpus: Corpus, entry: Entry) -> dict[Band, list[Box]]:
    """Sort what an entry cites and what cites it by the issuer's level against its own."""
    links = corpus.links
    cited = dict.fromkeys(link.document for link in links.cites.get(entry.address, ()))
    citing = map(key_of, links.citing(entry.key))
    bands: dict[Band, list[Box]] = {"above": [], "beside": [], "below": [], "unknown": []}
    own = _rank_of(entry)
    for other in dict.fromkeys((*cited, *citing)):
        held = corpus.by_address.get(page_of(other))
        box = _held(held) if held else _cited(links.documents[other])
        if other not in cited:
            box = replace(box, name=label("diagram", "citing", name=box.name))
        bands[_band(own, box.rank)].append(box)
    for boxes in bands.values():
        boxes.sort(key=lambda box: -(box.rank or 0))
    return bands


def _rank_of(entry: Entry) -> int | None:
    """Return the level of an entry's issuer; a report counts as a district's."""
    directive = entry.directive
    return _RANKS["district"] if directive.is_report else _rank(directive.issuer)


def _rank(issuer: str | None) -> int | None:
    body = vocabulary().bodies.get(issuer or "")
    return _RANKS.get(body.level or "") if body else None


def _band(own: int | None, theirs: int | None) -> Band:
    if own is None or theirs is None:
        return "unknown"
    return "above" if theirs > own else "below" if theirs < own else "beside"


def _caption(band: Band, count: int) -> str:
    name = label("diagram", band)
    if count <= MOST:
        return name
    return label("diagram", "some", name=name, shown=MOST, count=count)


def _held(entry: Entry) -> Box:
    directive = entry.directive
    name = kind_name(directive) if directive.is_report else title_of(directive)
    issuer = issuer_name(directive) or ""
    return Box(_cut(name), _cut(issuer), entry.address, rank=_rank_of(entry))


def _cited(document: CitedDocument) -> Box:
    name, issuer = document_name(document), document_issuer(document)
    rank = _rank(document.office.key)
    return Box(_cut(name), _cut(issuer), document.address, is_missing=True, rank=rank)


def _placed(boxes: list[Box], y: float) -> Iterator[Box]:
    """Place boxes in rows of two, a last odd one in the middle."""
    for i, box in enumerate(boxes):
        is_alone = i == len(boxes) - 1 and i % 2 == 0
        x = MIDDLE if is_alone else (BOX + GAP) * (i % 2)
        yield replace(box, x=x, y=y + ROW * (i // 2))


def _cut(name: str) -> str:
    """Cut a name at a blank so that it fits into a box."""
    if len(name) <= LINE:
        return name
    blank = name.rfind(" ", 0, LINE)
    return f"{name[: blank if blank >= 0 else LINE]}…"
