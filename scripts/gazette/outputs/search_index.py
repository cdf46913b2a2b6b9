"""The search index: a folder of scripts, and the script that opens it.

The name of every file in the folder ends with a digest that the head tells, so that a page left
open never reads a file of another version. `gazette.search` defines the files. The keys of facets
are the parameters of search addresses: `?q=…&tinh=vinh-phuc&nam=2021`.

Writes:
    assets/search-words.js
    tim-kiem/chi-muc/*.js
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from gazette.corpus import Corpus, Entry
from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.named_pages import named_pages
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.names import (
    capitalised,
    date_name,
    folder_name,
    month_name,
    subject_of,
    title_of,
    with_bounds,
)
from gazette.records.model import Directive
from gazette.search import IndexedDocument, SearchBlock, SearchDocument, index_of
from gazette.sheet import Sheet, SheetPart, SheetText, plain_sheet
from gazette.store import digest_of
from gazette.target import Target
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN

INDEX = "tim-kiem/chi-muc"
WORDS = "assets/search-words.js"


def search_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield the files of the index, then the script with its head and the words of search."""
    pages = named_pages(inputs.findings, inputs.store)
    index = index_of(_indexed(inputs), facet_names(inputs.corpus), inputs.store, pages)
    for file in index.files:
        yield replace(file, address=f"{INDEX}/{file.address}")
    opening = _opening_script(index.head)
    yield Target(WORDS, digest_of(opening), partial(bytes, opening))


def _opening_script(head: bytes) -> bytes:
    words = {name: labels().section(name) for name in ("search", "search_says", "facet")}
    values = json.dumps({"folder": f"{INDEX}/", "words": words}, ensure_ascii=False)
    take = "document.currentScript.take = (head) => Object.assign(window.VanBan || {}, "
    return f"{take}{{ head, ...{values} }});\n".encode() + head


def _indexed(inputs: SiteInputs) -> Iterator[IndexedDocument]:
    """Yield every entry whose text is shown. Its text is laid out only if it must be read."""
    code = outputs_code()
    for entry in inputs.corpus.shown:
        digest, read = digest_of(code, entry.digest), partial(_document, entry)
        yield IndexedDocument(entry.address, _date(entry), _facets(entry), digest, read)


def documents(corpus: Corpus) -> Iterator[SearchDocument]:
    """Yield what search holds of every entry whose text is shown."""
    return map(_document, corpus.shown)


def facet_names(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Return the facets in the order shown, each with the names of its keys."""
    places = labels().place
    years, months = set[str](), set[str]()
    districts: dict[str, str] = {}
    for entry in corpus.shown:
        facets = _facets(entry)
        years.update(facets["nam"])
        months.update(facets["thang"])
        if key := next(iter(facets["huyen"]), None):
            districts.setdefault(key, _district(entry.directive))
    vocabularies = vocabulary()
    unknown = {UNKNOWN: capitalised(places.unknown_province)}
    return {
        "tinh": {key: unit.name for key, unit in vocabularies.provinces.items()} | unknown,
        "nay": {key: unit.name for key, unit in vocabularies.provinces_today.items()},
        "huyen": districts,
        "nam": {
            year: labels().list.no_year if year == UNKNOWN else year
            for year in sorted(years, reverse=True)
        },
        "thang": {month: month_name(*month.split("-")) for month in sorted(months, reverse=True)},
        "loai": {key: capitalised(kind.name) for key, kind in vocabularies.kinds.items()},
        "co-quan": {key: body.name for key, body in vocabularies.bodies.items()},
        "chu-de": {key: topic.name for key, topic in vocabularies.topics.items()},
        "muc-do": {
            key: capitalised(label("completeness", key))
            for key in ("complete", "letterhead-missing", "fragment", "report")
        },
    }


def _document(entry: Entry) -> SearchDocument:
    directive = entry.directive
    people = (*(sign.name for sign in directive.signers), directive.byline)
    title = title_of(directive)
    is_whole = directive.completeness == "complete"
    return SearchDocument(
        address=entry.address,
        title=title if directive.is_report else f"{title}: {subject_of(directive)}",
        number=directive.number.text if directive.number else "",
        date=_date(entry),
        blocks=tuple(_blocks(plain_sheet(entry.record))),
        own_date=directive.date.plain or "" if directive.date else "",
        when=with_bounds(date_name(directive.date), directive.date),
        note="" if is_whole else label("completeness", directive.completeness),
        where=where_of(directive),
        place=_known_place(directive),
        others=tuple(
            filter(None, (*_known_units(directive), _today(directive), *people, _day(directive)))
        ),
        facets=_facets(entry),
    )


def _known_place(directive: Directive) -> str:
    """Return issuer and province as far as they are known; words for the unknown find nothing."""
    office = directive.office
    name = office.name if office.body else ", ".join(_known_units(directive))
    province = None if office.is_above_district else office.in_province
    return ", ".join(filter(None, (name, province.full_name if office.body and province else "")))


def _known_units(directive: Directive) -> tuple[str, ...]:
    """As in "huyện Sông Lô", "tỉnh Vĩnh Phúc"."""
    office = directive.office
    units = (office.unit, office.in_province) if not office.is_above_district else (office.unit,)
    return tuple(unit.full_name for unit in units if unit)


def _day(directive: Directive) -> str:
    return date_name(directive.date) if directive.date and directive.date.plain else ""


def _date(entry: Entry) -> str:
    """Return the earliest possible day, or ""."""
    date = entry.directive.date
    earliest = date.earliest if date else None
    return earliest.isoformat() if earliest else ""


def _blocks(sheet: Sheet) -> Iterator[SearchBlock]:
    """Yield the printed texts around the body, then the blocks of the body."""
    for field, text in _around_body(sheet):
        yield SearchBlock("", label("printed", field), text)
    yield from _text(sheet.text)
    for annex in sheet.annexes:
        yield SearchBlock(annex.id, annex.name, annex.title.text)
        yield from _text(annex.text)


def _text(text: SheetText) -> Iterator[SearchBlock]:
    for block in text.blocks:
        for row in block.rows or ((block.line,),):
            yield SearchBlock(block.id, block.name, " ".join(cell.text for cell in row))
    for note in text.notes:
        yield SearchBlock(note.id, note.name, note.line.text)


def _around_body(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the printed texts around the body but the subject, which is in the title."""
    yield from _texts("byline", sheet.byline)
    if sheet.head:
        head = vars(sheet.head)
        parts = (part for name, part in head.items() if name not in ("subject", "second"))
        yield from _texts("letterhead", *parts, *sheet.head.second)
    yield from _texts("recipients", sheet.addressed)
    yield from (("recipients", line.text) for line in sheet.recipients)
    yield from (("copies", line.text) for line in sheet.copies)
    for sign in sheet.signatures:
        yield from _texts("signature", *vars(sign).values())


def _texts(field: str, *parts: SheetPart) -> Iterator[tuple[str, str]]:
    return ((field, part.text) for part in parts if part.lines)


def _facets(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    directive = entry.directive
    province = vocabulary().province(directive.province)
    year = directive.date.year if directive.date else None
    month = directive.date.year_month if directive.date else None
    district = f"{directive.province}/{directive.district}" if directive.district else None
    return {
        "tinh": (directive.province or UNKNOWN,),
        "nay": (province.today,) if province else (),
        "huyen": (district,) if district else (),
        "nam": (year or UNKNOWN,),
        "thang": ("-".join(month),) if month else (),
        "loai": (directive.kind,),
        "co-quan": tuple(filter(None, (directive.issuer, directive.second_issuer))),
        "chu-de": directive.topics,
        "muc-do": (directive.completeness,),
    }


def _district(directive: Directive) -> str:
    """Return "Huyện Châu Thành, Bến Tre": several districts share a name."""
    name = folder_name(directive.office)
    return f"{name}, {vocabulary().provinces[directive.province or ''].name}"


def _today(directive: Directive) -> str | None:
    """Return the name of today's province, which readers also search for."""
    province = vocabulary().province(directive.province)
    return vocabulary().provinces_today[province.today].full_name if province else None
