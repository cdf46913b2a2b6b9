"""What search holds of the site: a document for every entry, and the words of its facets.

In: a corpus. Out: `SearchDocument`s in readers' words, with their keys in each facet. The names of
the facets are those in the addresses of searches: `?q=…&tinh=vinh-phuc&nam=2021`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gazette.corpus import Corpus, Entry
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.names import (
    capitalised,
    date_name,
    district_name,
    month_name,
    place_name,
    subject_of,
    title_of,
    with_bounds,
)
from gazette.records.model import Directive
from gazette.search import SearchBlock, SearchDocument
from gazette.sheet import Sheet, SheetPart, Sheets
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN

Names = dict[str, dict[str, str]]


def documents(corpus: Corpus, sheets: Sheets) -> Iterator[SearchDocument]:
    """Yield a document for every entry whose text is shown."""
    for entry in corpus.shown:
        yield _document(entry, sheets.of(entry))


def facet_names(corpus: Corpus) -> Names:
    """Return the facets in order, each with the words for its keys."""
    places = labels().place
    years, months = set[str](), set[str]()
    districts = {}
    for entry in corpus.shown:
        facets = _facets(entry)
        years.update(facets["nam"])
        months.update(facets["thang"])
        if key := next(iter(facets["huyen"]), None):
            districts[key] = _district(entry.directive)
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


def _document(entry: Entry, sheet: Sheet) -> SearchDocument:
    directive = entry.directive
    signer = directive.signature.name if directive.signature else directive.byline
    title = title_of(directive)
    earliest = directive.date.earliest if directive.date else None
    is_whole = directive.completeness == "complete"
    return SearchDocument(
        address=entry.address,
        title=title if directive.is_report else f"{title}: {subject_of(directive)}",
        number=directive.number.text if directive.number else "",
        date=earliest.isoformat() if earliest else "",
        blocks=tuple(_blocks(sheet)),
        when=with_bounds(date_name(directive.date), directive.date),
        note="" if is_whole else label("completeness", directive.completeness),
        where=where_of(directive),
        others=tuple(filter(None, (place_name(directive), _today(directive), signer))),
        facets=_facets(entry),
    )


def _blocks(sheet: Sheet) -> Iterator[SearchBlock]:
    """Yield what was printed around the body, then the body by its points."""
    for field, text in _around_body(sheet):
        yield SearchBlock("", label("printed", field), text)
    for block in sheet.blocks:
        for row in block.rows or ((block.line,),):
            yield SearchBlock(block.id, block.name, " ".join(cell.text for cell in row))


def _around_body(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the printed texts around the body but the subject, which the title says whole."""
    yield from _texts("byline", sheet.byline)
    if sheet.head:
        parts = (part for name, part in vars(sheet.head).items() if name != "subject")
        yield from _texts("letterhead", *parts)
    yield from (("recipients", line.text) for line in sheet.recipients)
    yield from (("copies", line.text) for line in sheet.copies)
    if sheet.signature:
        yield from _texts("signature", *vars(sheet.signature).values())


def _texts(field: str, *parts: SheetPart) -> Iterator[tuple[str, str]]:
    return ((field, part.text) for part in parts if part.lines)


def _facets(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    directive = entry.directive
    province = vocabulary().province(directive.province)
    year = directive.date.year if directive.date else None
    month = directive.date.month if directive.date else None
    district = f"{directive.province}/{directive.district}" if directive.district else None
    return {
        "tinh": (directive.province or UNKNOWN,),
        "nay": (province.today,) if province else (),
        "huyen": (district,) if district else (),
        "nam": (year or UNKNOWN,),
        "thang": (f"{year}-{month}",) if month else (),
        "loai": (directive.kind,),
        "co-quan": (directive.issuer,) if directive.issuer else (),
        "chu-de": directive.topics,
        "muc-do": (directive.completeness,),
    }


def _district(directive: Directive) -> str:
    """As in "Huyện Châu Thành, Bến Tre": several districts share a name."""
    name = capitalised(district_name(directive.province, directive.district))
    return f"{name}, {vocabulary().provinces[directive.province or ''].name}"


def _today(directive: Directive) -> str | None:
    """Name the province of today, by which readers also look."""
    province = vocabulary().province(directive.province)
    return vocabulary().provinces_today[province.today].full_name if province else None
