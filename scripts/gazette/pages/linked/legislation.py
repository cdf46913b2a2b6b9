"""A letter as `Legislation`, a report of one as `NewsArticle`.

Nothing is said of legal force: the text on the page is a `LegislationObject` of unofficial value.
A date is told only where its day is known. A body goes by the anchor of its line, which lasts.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.citations import page_of
from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.changes import changed_documents
from gazette.pages.labels import labels
from gazette.pages.linked.nodes import VOCABULARY, Node, Ref, Value
from gazette.pages.names import capitalised, kind_name, office_name, subject_of, title_of
from gazette.pages.publisher import Publisher
from gazette.records.model import Directive
from gazette.vocabulary.office import Office

_UNOFFICIAL = Ref(f"{VOCABULARY}UnofficialLegalValue")


def document_node(entry: Entry, corpus: Corpus, original: str | None = None) -> Node:
    """Return what is said of a document; `original` is the address of its source file."""
    directive = entry.directive
    place, cites = _place(directive), corpus.links.cites.get(entry.address, ())
    cited = dict.fromkeys(one.document for one in cites)
    shared: dict[str, Value | None] = {
        "citation": tuple(Ref(page_of(key)) for key in cited),
        "spatialCoverage": place,
        "archivedAt": Ref(original) if original else None,
        "inLanguage": "vi",
    }
    if directive.is_report:
        return Node("NewsArticle", Ref(entry.address), _report(directive) | shared)
    return Node("Legislation", Ref(entry.address), _letter(entry, corpus, place) | shared)


def published(node: Node, publisher: Publisher) -> Node:
    """Return a node that also tells who says this of a thing, and under which licence."""
    name, licence = publisher.name, publisher.licence.url
    told: dict[str, Value | None] = {
        "sdPublisher": Node("Organization", None, {"name": name}) if name else None,
        "sdLicense": Ref(licence) if licence else None,
    }
    return replace(node, values={**node.values, **told})


def node_inputs(entry: Entry, corpus: Corpus) -> tuple[object, ...]:
    """Return what the node of a document depends on, beside code."""
    return corpus.sheet_digest(entry), changed_documents(corpus, entry)


def _letter(entry: Entry, corpus: Corpus, place: Node | None) -> dict[str, Value | None]:
    directive = entry.directive
    day = directive.issued.day if directive.issued else None
    return {
        "name": title_of(directive),
        "headline": subject_of(directive),
        "legislationIdentifier": directive.number.text if directive.number else None,
        "legislationType": kind_name(directive),
        "legislationDate": day.isoformat() if day else None,
        "legislationPassedBy": tuple(
            _body(office) for office in directive.issuing_offices if office.body
        ),
        "legislationJurisdiction": place.ref if place else None,
        "legislationChanges": tuple(map(Ref, changed_documents(corpus, entry))),
        "hasPart": tuple(_annexes(entry)),
        "encoding": Node(
            "LegislationObject",
            Ref(f"{entry.address}#toan-van"),
            {"legislationLegalValue": _UNOFFICIAL},
        ),
    }


def _report(directive: Directive) -> dict[str, Value | None]:
    """Of when it was published nothing is known, only the day of the event."""
    byline, event = directive.byline, directive.event
    return {
        "headline": subject_of(directive),
        "author": Node("Person", None, {"name": byline}) if byline else None,
        "temporalCoverage": event.plain if event else None,
    }


def _annexes(entry: Entry) -> list[Node]:
    blocks = entry.record.blocks if "\n# " in f"\n{entry.record.source.body}" else ()
    return [
        Node("CreativeWork", Ref(f"{entry.address}#{block.id}"), {"name": capitalised(block.name)})
        for block in blocks
        if block.kind == "annex"
    ]


def _body(office: Office) -> Node:
    line = addresses.body_kind_address if office.is_group else None
    address = line(office.key or "") if line else addresses.office_line_address(office)
    return Node("Organization", Ref(address), {"name": office_name(office)})


def _place(directive: Directive) -> Node | None:
    """Return the smallest place that is known to be that of the document."""
    office = directive.office
    if office.level == "centre":
        return _area(addresses.folder_address(office), labels().place.central)
    unit, province = office.unit, office.in_province
    if unit and province and not office.is_above_district:
        name = f"{unit.full_name}, {province.full_name}"
        return _area(addresses.folder_address(office), name)
    if province:
        return _area(addresses.province_address(office.province), province.full_name)
    return None


def _area(address: str, name: str) -> Node:
    return Node("AdministrativeArea", Ref(address), {"name": capitalised(name)})
