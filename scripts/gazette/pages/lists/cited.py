"""Pages of the documents that letters cite, held or not; the index shows what to acquire next.

In: a corpus and its links. Out: the index, with missing documents and the most cited first, and a
page for each document that quotes what cites it. The address of a held document redirects to the
document's own page, unless more letters cite it than that page lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from gazette.citations import CitationLink, CitedDocument, page_of
from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.changes import changed_inputs, validity_facts
from gazette.pages.documents import (
    CITING_SHOWN,
    document_issuer,
    document_link,
    document_note,
    document_place,
    held_entry,
    reasons_of,
    relation_name,
)
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import item_of
from gazette.pages.lists.model import Excerpt, ExcerptsPage, FactBox, IndexPage, IndexRow, Table
from gazette.pages.lists.paging import (
    PAGE_SIZE,
    Lines,
    ListHead,
    by_year,
    grouped_pages,
    in_parts,
    rows_pages,
)
from gazette.pages.model import Banner, Fact, Link, PageTarget
from gazette.pages.moved import moved_page
from gazette.pages.names import capitalised, date_name, dated, last_revised
from gazette.vocabulary import vocabulary

LONGEST = 300
"""The number of characters shown of the sentence around a citation."""
_ENDS = (". ", "; ", "\n")
_OF_ISSUER = ("symbol", "own_place", "number_and_day")
"""Codes of the reasons from which an issuer is inferred."""
_OF_DATE = ("only_one",)
"""Codes of the reasons from which a date is inferred."""
_by_year = partial(by_year, section="cited")


def cited_pages(findings: Findings) -> list[PageTarget]:
    """Return the index of cited documents, and the page of each."""
    links = findings.corpus.links
    cited = [links.documents[key] for key in links.cited_by]
    possible = [
        document
        for document in links.documents.values()
        if not document.is_held and document.key not in links.cited_by
    ]
    documents = {_address(document): document for document in (*cited, *possible)}
    pages = [page for document in documents.values() for page in _pages(findings, document)]
    return [*_index(findings, cited), *pages, *_moved(findings.corpus, documents)]


def _address(document: CitedDocument) -> str:
    """Return the address of a document's page here; that of a held one may lead to its own."""
    held = document.is_held
    return addresses.cited_list_address(document.key) if held else document.address


def _moved(corpus: Corpus, documents: Mapping[str, CitedDocument]) -> Iterator[PageTarget]:
    """Yield a page for every former address of a document, unless it is that of another now."""
    for old, new in vocabulary().cited_formerly.items():
        document = documents.get(page_of(new))
        if document and page_of(old) not in documents:
            yield moved_page(page_of(old), document_link(document, held_entry(corpus, document)))


def _index(findings: Findings, cited: list[CitedDocument]) -> list[PageTarget]:
    words, corpus = labels().cited, findings.corpus
    counts = {document.key: len(corpus.links.citing(document.key)) for document in cited}

    def row(document: CitedDocument) -> IndexRow:
        return IndexRow(
            document_link(document, held_entry(corpus, document)),
            (Link(document_note(document)), *_state(document)),
            (counts[document.key],),
        )

    rows = Lines(row, lambda document: (findings.cited[document.key], counts[document.key]))
    order = sorted(
        cited, key=lambda document: (document.is_held, -counts[document.key], document.key)
    )
    table = Table(words.index, (words.name, words.issuer), (words.citing,))
    data = IndexPage(lead=words.index_lead, tables=(table,))
    return rows_pages(ListHead("cited", addresses.CITED, words.index), data, order, rows)


def _state(document: CitedDocument) -> tuple[Link, ...]:
    return (Link(labels().cited.held),) if document.is_held else ()


def _pages(findings: Findings, document: CitedDocument) -> list[PageTarget]:
    corpus, held = findings.corpus, held_entry(findings.corpus, document)
    letters = [corpus.by_address[at] for at in corpus.links.citing(document.key)]
    own = document_link(document, held)
    address = _address(document)
    if held and len(letters) <= CITING_SHOWN:
        return [moved_page(address, own)]
    words, name = labels().cited, own.text
    missing = words.missing_known if document.source else words.missing_cited
    lead = f"{document_place(document)}, {dated(document.date)}"
    title = f"{name}, {lead}"
    around = ExcerptsPage(lead=lead, see=own if held else None)

    def first() -> ExcerptsPage:
        box = FactBox(words.known, tuple(_facts(corpus, document)))
        return replace(around, banner=Banner(words.missing, missing), box=box)

    head = ListHead(
        "cited",
        address,
        title=label("cited", "title", name=title) if held else title,
        heading=name,
        description=label("cited", "description", name=title, count=len(letters)),
    )
    return grouped_pages(
        head,
        around,
        in_parts(letters, _by_year, PAGE_SIZE),
        _by_year,
        Lines(partial(_excerpt, corpus, document), corpus.sheet_digest),
        first=None if held else first,
        inputs=None if held else _inputs(findings, document),
        revised=last_revised(letters),
        newest_first=True,
    )


def _inputs(findings: Findings, document: CitedDocument) -> object:
    """Return what is said of a document: by whom, why, and which others letters may mean."""
    links = findings.corpus.links.cited_by.get(document.key, ())
    others = dict.fromkeys(key for link in links for key in link.candidates)
    reasons = [link.reasons for link in links]
    changed = changed_inputs(findings.corpus, document.key)
    return findings.cited[document.key], reasons, [findings.cited[key] for key in others], changed


def _facts(corpus: Corpus, document: CitedDocument) -> Iterator[Fact]:
    """Yield what is known of a document whose text isn't held, and from where."""
    words, links = labels().fact, corpus.links.cited_by.get(document.key, ())
    kind = vocabulary().kinds.get(document.kind or "")
    kind_link = Link(capitalised(kind.name)) if kind else Link(words.unknown)
    yield Fact(words.kind, (kind_link,), None if kind else "unknown")
    yield Fact(words.number, (Link(document.number.text),))
    date = Link(date_name(document.date))
    yield _why(Fact(words.issued, (date,), None if document.date else "unknown"), links, _OF_DATE)
    yield _issuer(document, links)
    if document.title:
        yield Fact(words.subject, (Link(document.title),))
    yield from validity_facts(corpus, document.key)
    source = document.source or labels().cited.from_citations
    yield Fact(labels().cited.facts_from, (Link(source),))
    candidates = dict.fromkeys(key for link in links for key in link.candidates)
    if candidates:
        documents = (corpus.links.documents[key] for key in candidates)
        yield Fact(labels().cited.candidates, tuple(_candidate(corpus, one) for one in documents))


def _issuer(document: CitedDocument, links: Sequence[CitationLink]) -> Fact:
    """Return the issuer: known from elsewhere, stated by letters or inferred from their words."""
    fact = Fact(labels().fact.issuer, (Link(document_issuer(document)),))
    if not document.office.key and not document.issuer_name:
        return replace(fact, basis="unknown")
    return fact if document.source else _why(fact, links, _OF_ISSUER)


def _why(fact: Fact, links: Sequence[CitationLink], codes: tuple[str, ...]) -> Fact:
    """Mark a fact as inferred, with the reason, where every link had to infer it."""
    found = [
        next((said for reason, said in reasons_of(link) if reason in codes), None) for link in links
    ]
    if not found or None in found or fact.basis:
        return fact
    return replace(fact, basis="inferred", because=found[0])


def _candidate(corpus: Corpus, document: CitedDocument) -> Link:
    link = document_link(document, held_entry(corpus, document))
    return replace(link, text=f"{link.text} ({document_note(document)})")


def _excerpt(corpus: Corpus, document: CitedDocument, entry: Entry) -> Excerpt:
    """Return a letter with its words around each citation of a document."""
    links = [link for link in corpus.links.cites[entry.address] if link.document == document.key]
    return Excerpt(item_of(entry), tuple(_quoted(entry, link) for link in links))


def _quoted(entry: Entry, link: CitationLink) -> tuple[Link, str]:
    block = link.passage.block
    place = capitalised(entry.record.points[block].name if block else labels().relation.outside)
    relation = relation_name([link])
    name = label("cited", "point", point=place, relation=relation) if relation else place
    words = _sentence(link.passage.text, link.citation.start, link.citation.end)
    return Link(name, f"{entry.address}#{block or 'toan-van'}"), words


def _sentence(text: str, start: int, end: int) -> str:
    """Return the text around `start:end`: the whole sentence where it is short enough."""
    before = [text.rfind(mark, 0, start) + len(mark) for mark in _ENDS if mark in text[:start]]
    first = max(before, default=0)
    last = min((text.find(mark, end) for mark in _ENDS if mark in text[end:]), default=len(text))
    if last - first <= LONGEST:
        return text[first:last].strip()
    room = (LONGEST - (end - start)) // 2
    cut = text[max(first, start - room) : min(last, end + room)]
    signs = ("…" if start - room > first else "", "…" if end + room < last else "")
    return cut.strip().join(signs)
