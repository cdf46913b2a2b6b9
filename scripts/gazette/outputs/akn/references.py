"""Whom and what the metadata of a document refer to, each by an id.

The `editor` is who publishes the site by its settings; where these do not tell, it is the site. The
licence of the settings is that of what editors wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.outputs.akn.elements import AKN, Element
from gazette.pages.documents import issuer_names
from gazette.pages.labels import label, labels
from gazette.pages.publisher import Publisher
from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN, Office

EDITOR = "editor"
_AUTHOR, _LICENCE = "author", "licence"
_ONTOLOGY = "/akn/ontology"


def authors(directive: Directive) -> Iterator[Element]:
    for number, _ in enumerate(_makers(directive), 1):
        yield AKN.FRBRauthor(href=f"#{_AUTHOR}-{number}")


def references(directive: Directive, publisher: Publisher) -> Element:
    """Return all that the metadata refer to."""
    return AKN.references(
        *_authors(directive),
        *_editor(publisher),
        *_kinds_of_change(directive),
        source=f"#{EDITOR}",
    )


def _authors(directive: Directive) -> Iterator[Element]:
    for number, (kind, key, name) in enumerate(_makers(directive), 1):
        yield _named(kind, f"{_AUTHOR}-{number}", key, name)


def _editor(publisher: Publisher) -> Iterator[Element]:
    name, licence = publisher.name or labels().site.name, publisher.licence
    yield _named("Organization", EDITOR, slug(name), name)
    if licence.name and licence.url:
        told = {"eId": _LICENCE, "href": licence.url, "showAs": licence.name}
        yield AKN.TLCReference(name=_LICENCE, **told)


def _kinds_of_change(directive: Directive) -> Iterator[Element]:
    for kind in sorted({change.kind for change in directive.changes}):
        yield _named("Concept", kind, kind, label("changes", kind))


def _named(kind: str, own: str, key: str, name: str) -> Element:
    who = {"eId": own, "href": f"{_ONTOLOGY}/{kind.lower()}/vn/{key}"}
    element: Element = getattr(AKN, f"TLC{kind}")(showAs=name, **who)
    return element


def _makers(directive: Directive) -> list[tuple[str, str, str]]:
    """Return kind, key and name of the issuers, or of the author of a report."""
    if directive.is_report:
        byline = directive.byline
        return [
            ("Person", slug(byline), byline)
            if byline
            else ("Person", UNKNOWN, labels().citation.no_byline)
        ]
    offices = [office for office in directive.issuing_offices if office.body]
    named = zip(map(_office_key, offices), issuer_names(directive), strict=True)
    unknown = ("Organization", UNKNOWN, labels().place.unknown_issuer)
    return [("Organization", key, name) for key, name in named] or [unknown]


def _office_key(office: Office) -> str:
    return ".".join((office.key or UNKNOWN, *office.folder))
