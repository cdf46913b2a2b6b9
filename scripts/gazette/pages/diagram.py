"""The relation picture (lược đồ) of a directive: what stands above it, beside it and below it.

In: a corpus and an entry. Out: boxes in rows, in units of the drawing; the same documents stand in
the lists beside the picture, in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gazette.citations import Document
from gazette.corpus import Corpus, Entry
from gazette.pages.documents import document_issuer, document_name
from gazette.pages.labels import label
from gazette.pages.names import issuer_name, kind_name, title_of
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

Band = Literal["above", "beside", "below"]
WIDTH = 320
BOX = 154
GAP = 12
ROW = 52
HEIGHT = 38
MOST = 4
"""How many documents of a band are drawn; the others are counted."""
LINE = 27
"""How many letters of a name a box has room for."""
_RANKS = {"centre": 3, "province": 2, "district": 1, "commune": 0}


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    name: str
    issuer: str
    address: str | None
    """None for the directive itself."""
    is_missing: bool = False


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
    """Return the picture, or None where nothing is cited and nothing cites."""
    bands = _bands(corpus, entry)
    if not any(bands.values()):
        return None
    boxes: list[Box] = []
    captions: list[Caption] = []
    y = 0.0
    for band in ("above", None, "beside", "below"):
        if band is None:
            boxes.append(_own(entry, y))
            y += ROW
        elif documents := bands[band]:
            captions.append(Caption(y + 11, _caption(band, len(documents))))
            y += 18
            shown = documents[:MOST]
            boxes += [_box(document, i, y, len(shown)) for i, document in enumerate(shown)]
            y += ROW * -(-len(shown) // 2)
    return Diagram(round(y - ROW + HEIGHT + 2), tuple(captions), tuple(boxes))


def _bands(corpus: Corpus, entry: Entry) -> dict[Band, list[Document]]:
    """Sort what an entry cites and what cites it by the level of its issuer, next to the entry's.

    Where that level isn't known what is cited stands above, what cites below.
    """
    links, key = corpus.links, entry.address.removesuffix(".html")
    cited = dict.fromkeys(link.document for link in links.cites.get(entry.address, ()))
    citing = dict.fromkeys(address.removesuffix(".html") for address in links.citing(key))
    bands: dict[Band, list[Document]] = {"above": [], "beside": [], "below": []}
    for other in dict.fromkeys((*cited, *citing)):
        if other == key:
            continue
        document = links.documents[other]
        own, theirs = _rank(entry.directive.issuer), _rank(document.issuer)
        unknown: Band = "above" if other in cited else "below"
        band = unknown if own is None or theirs is None else _beside(theirs - own)
        bands[band].append(document)
    return bands


def _rank(issuer: str | None) -> int | None:
    body = vocabulary().bodies.get(issuer or "")
    return _RANKS.get(body.level or "") if body else None


def _beside(higher: int) -> Band:
    return "above" if higher > 0 else "below" if higher < 0 else "beside"


def _caption(band: Band, count: int) -> str:
    name = label("diagram", band)
    return (
        label("diagram", "some", name=name, shown=MOST, count=grouped(count))
        if count > MOST
        else name
    )


def _own(entry: Entry, y: float) -> Box:
    directive = entry.directive
    name = kind_name(directive) if directive.is_report else title_of(directive)
    return Box((WIDTH - BOX) / 2, y, _cut(name), _cut(issuer_name(directive) or ""), None)


def _box(document: Document, i: int, y: float, count: int) -> Box:
    is_alone = i == count - 1 and i % 2 == 0
    return Box(
        x=(WIDTH - BOX) / 2 if is_alone else (BOX + GAP) * (i % 2),
        y=y + ROW * (i // 2),
        name=_cut(document_name(document)),
        issuer=_cut(document_issuer(document)),
        address=f"{document.key}.html",
        is_missing=not document.is_held,
    )


def _cut(name: str) -> str:
    """Shorten a name to what a box has room for, at a blank."""
    if len(name) <= LINE:
        return name
    return f"{name[: name.rindex(' ', 0, LINE) if ' ' in name[:LINE] else LINE]}…"
