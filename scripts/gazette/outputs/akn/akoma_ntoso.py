"""Each document as Akoma Ntoso 3.0: what its source printed, and nothing of the form's own words.

The letterhead is the `preface`, recipients are the `preamble`, copies and signatures are the
`conclusions`, annexes are `attachments`. Ids are those of the page; citations are `ref`s to works
(see `frbr`).

Writes:
    <page>.xml
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from gazette.corpus import Entry
from gazette.outputs.akn.elements import AKN, Child, Element, broken_lines
from gazette.outputs.akn.hierarchy import hierarchy, inline
from gazette.outputs.akn.metadata import metadata_of, metadata_of_annex
from gazette.outputs.model import PageOutput, SiteInputs, beside
from gazette.pages.changes import changed_documents
from gazette.sheet import Line, Sheet, SheetAnnex, SheetPart, SheetSignature

_SEMANTIC = {
    "issuer": "docAuthority",
    "number": "docNumber",
    "title": "docType",
    "subject": "docTitle",
    "headline": "docTitle",
}
"""The elements that say what a printed line is."""


def akoma_ntoso(entry: Entry, inputs: SiteInputs) -> bytes:
    """Return the document as XML in UTF-8."""
    sheet = inputs.sheets.of(entry)
    parts = {
        "preface": _preface(entry, sheet),
        "preamble": _preamble(sheet),
        "mainBody": hierarchy(sheet.text),
        "conclusions": _conclusions(sheet),
        "attachments": (_attachment(entry, annex) for annex in sheet.annexes),
    }
    document = AKN.doc(metadata_of(entry, inputs), *_filled(parts), name="van-ban")
    root = broken_lines(AKN.akomaNtoso(document))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _filled(parts: Mapping[str, Iterable[Element]]) -> Iterator[Element]:
    """Yield the parts that are not empty."""
    for name, inside in parts.items():
        if found := list(inside):
            yield getattr(AKN, name)(*found)


def _preface(entry: Entry, sheet: Sheet) -> Iterator[Element]:
    yield from _part("headline", sheet.headline)
    if not (head := sheet.head):
        return
    for name in ("superior", "issuer", "star", "number"):
        yield from _part(name, getattr(head, name))
    for name, part in zip(("superior", "issuer", "number"), head.second, strict=False):
        yield from _part(name, part)
    yield from _part("motto", head.motto)
    yield from _dateline(entry, head.dateline)
    for name in ("title", "subject", "urgency"):
        yield from _part(name, getattr(head, name))


def _dateline(entry: Entry, part: SheetPart) -> Iterator[Element]:
    """Yield the dateline; it is marked as the day of issue where it states that."""
    directive = entry.directive
    day = directive.issued.day if directive.issued else None
    for line in part.lines:
        inside = tuple(inline(line.runs))
        if day and "issued" not in directive.inferred:
            inside = (AKN.docDate(*inside, date=day.isoformat()),)
        yield AKN.p(*inside, {"class": "dateline"})


def _preamble(sheet: Sheet) -> Iterator[Element]:
    yield from _part("addressed", sheet.addressed)
    yield from _lines("recipient", sheet.recipients)


def _conclusions(sheet: Sheet) -> Iterator[Element]:
    yield from _lines("copy", sheet.copies)
    for sign in sheet.signatures:
        yield from _signature(sign)
    yield from _part("byline", sheet.byline)


def _signature(sign: SheetSignature) -> Iterator[Element]:
    yield from _part("authority", sign.authority)
    yield from _part("position", sign.position)
    yield from _part("signed", sign.signed)
    for line in sign.name.lines:
        yield AKN.p(AKN.signature(*inline(line.runs)), {"class": "name"})


def _part(name: str, part: SheetPart) -> Iterator[Element]:
    return _lines(name, part.lines)


def _lines(name: str, lines: Iterable[Line]) -> Iterator[Element]:
    for line in lines:
        inside: tuple[Child, ...] = tuple(inline(line.runs))
        if name in _SEMANTIC:
            inside = (getattr(AKN, _SEMANTIC[name])(*inside),)
        yield AKN.p(*inside, {"class": name})


def _attachment(entry: Entry, annex: SheetAnnex) -> Element:
    title = (child for line in annex.title.lines for child in inline(line.runs))
    body = list(hierarchy(annex.text)) or [AKN.p()]
    inside = AKN.doc(metadata_of_annex(entry, annex.id), AKN.mainBody(*body), name="phu-luc")
    return AKN.attachment(AKN.heading(*title), inside, eId=annex.id)


def _depends_on(entry: Entry, inputs: SiteInputs) -> tuple[object, ...]:
    corpus, changed = inputs.corpus, changed_documents(inputs.corpus, entry)
    return corpus.sheet_digest(entry), changed, inputs.site_url, inputs.publisher


AKOMA_NTOSO = PageOutput(
    part="data",
    label="akoma_ntoso",
    address=beside(".xml"),
    depends_on=_depends_on,
    make=akoma_ntoso,
    media_type="application/akn+xml",
)
