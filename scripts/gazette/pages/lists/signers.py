"""The indexes of signers, and the pages of those who signed three documents or more.

The names of the index are permanent anchors. Signers with the same name stand one after another,
each with an anchor of its own; the anchor of the name is on the first. A second index has the same
people in the order of their given names, by which they are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings, Signer
from gazette.pages.lists.items import counted, documents_table, mention_of, statistics
from gazette.pages.lists.model import DocumentsPage, IndexRow, NamesPage
from gazette.pages.lists.paging import Lines, ListHead, document_pages, names_pages
from gazette.pages.model import Fact, Link, PageTarget
from gazette.pages.names import count_name, documents_counted, last_revised, province_name
from gazette.text.collation import SortKey, initial, sort_key


class _Row(NamedTuple):
    signer: Signer
    group_id: str | None = None


def signer_pages(findings: Findings) -> list[PageTarget]:
    """Return the indexes of signers, and the pages of those who have one."""
    pages = [*_index(findings), *_by_given_name(findings)]
    for signer in findings.signers:
        if address := findings.signer(signer).page:
            pages += _own_pages(findings, signer, address)
    return pages


def _index(findings: Findings) -> list[PageTarget]:
    words = labels().signer
    around = NamesPage(
        lead=words.index_lead,
        see=Link(words.by_given_name, addresses.GIVEN_NAMES),
        table=documents_table(words.index, words.name, words.position_and_documents),
    )
    head = ListHead("signers", addresses.SIGNERS, words.index)
    rows: Lines[_Row, IndexRow] = Lines(
        lambda row: _row(findings, row), lambda row: _row_inputs(findings, row)
    )
    revised = last_revised(findings.corpus.shown)
    return names_pages(head, around, tuple(_rows(findings)), rows, revised=revised)


def _rows(findings: Findings) -> Iterator[_Row]:
    """Yield the row of each signer; those whose names have one slug stand together."""
    of_one_name: dict[str, list[Signer]] = {}
    for signer in sorted(findings.signers, key=lambda signer: (sort_key(signer.name), signer)):
        of_one_name.setdefault(signer.slug, []).append(signer)
    for name, signers in of_one_name.items():
        first, *others = signers
        is_alone = findings.signer(first).anchor == addresses.signer_line_address(name)
        yield _Row(first, None if is_alone else name)
        yield from map(_Row, others)


def _row_inputs(findings: Findings, row: _Row) -> object:
    """Return what a row says, and what it says it of."""
    entries, placement = findings.signers[row.signer], findings.signer(row.signer)
    outlines = [entry.outline for entry in entries]
    return row, placement, _issuer(findings, row.signer, entries[0]), outlines


def _row(findings: Findings, row: _Row) -> IndexRow:
    signer, entries = row.signer, findings.signers[row.signer]
    notes = (Link(_posts(signer, entries)), _issuer(findings, signer, entries[0]))
    mentions = map(mention_of, entries)
    counts, letter = documents_counted(entries), initial(signer.name)
    made = findings.signer(signer).row(signer.name, counts, mentions, notes, letter)
    return replace(made, group_id=row.group_id)


# ---------- by given name ----------


def _by_given_name(findings: Findings) -> list[PageTarget]:
    words = labels().signer
    order = sorted(findings.signers, key=lambda signer: (*_given_first(signer), signer))
    rows: Lines[Signer, IndexRow] = Lines(
        lambda signer: _row_of_given_name(findings, signer),
        lambda signer: _inputs_of_given_name(findings, signer),
    )
    around = NamesPage(
        lead=words.given_names_lead,
        see=Link(words.by_whole_name, addresses.SIGNERS),
        table=documents_table(words.given_names, words.name, words.body),
    )
    head = ListHead("signers", addresses.GIVEN_NAMES, words.given_names)
    return names_pages(head, around, order, rows, revised=last_revised(findings.corpus.shown))


def _given_first(signer: Signer) -> tuple[SortKey, SortKey]:
    return sort_key(_given_name(signer)), sort_key(signer.name)


def _given_name(signer: Signer) -> str:
    """Return the last word of a name: "Nguyễn Văn Lâm" is Mr Lâm."""
    return signer.name.split()[-1]


def _inputs_of_given_name(findings: Findings, signer: Signer) -> object:
    entries = findings.signers[signer]
    return signer, findings.signer(signer), _issuer(findings, signer, entries[0]), len(entries)


def _row_of_given_name(findings: Findings, signer: Signer) -> IndexRow:
    entries, placement = findings.signers[signer], findings.signer(signer)
    return IndexRow(
        link=Link(signer.name, placement.address),
        notes=(_issuer(findings, signer, entries[0]),),
        counts=documents_counted(entries),
        id=placement.anchor.partition("#")[2],
        initial=initial(_given_name(signer)),
    )


# ---------- one signer ----------


def _own_pages(findings: Findings, signer: Signer, address: str) -> list[PageTarget]:
    """Return the pages of the list of what somebody signed."""
    entries, name = findings.signers[signer], signer.name
    issuer = _issuer(findings, signer, entries[0])
    body = f"{issuer.text}, {province_name(entries[0].directive.province)}"
    lead = label("signer", "lead", positions=_posts(signer, entries), body=issuer.text)
    around = DocumentsPage(lead=lead)

    def first() -> DocumentsPage:
        facts = (_counted_posts(signer, entries), Fact(labels().fact.issuer, (issuer,)))
        return replace(around, box=statistics(*facts))

    head = ListHead(
        "signers",
        address,
        title=label("signer", "title", name=name, body=body),
        heading=name,
        description=f"{name}: {count_name(entries)}.",
    )
    inputs = (issuer, [_position(signer, entry) for entry in entries])
    return document_pages(head, around, entries, first=first, inputs=inputs)


def _issuer(findings: Findings, signer: Signer, entry: Entry) -> Link:
    """Return the body for which somebody signed."""
    offices = (one for one in entry.directive.issuing_offices if one.key == signer.body)
    links = map(findings.office_link, offices)
    return next(links, Link(labels().place.unknown_issuer))


def _posts(signer: Signer, entries: Sequence[Entry]) -> str:
    posts = "; ".join(dict.fromkeys(filter(None, (_position(signer, one) for one in entries))))
    return posts or labels().fact.unknown


def _counted_posts(signer: Signer, entries: Sequence[Entry]) -> Fact:
    """Count the documents that somebody signed in each post."""
    counts = Counter(_position(signer, entry) or labels().fact.unknown for entry in entries)
    posts = (Link(counted(post, count)) for post, count in counts.items())
    return Fact(labels().signer.position, tuple(posts))


def _position(signer: Signer, entry: Entry) -> str:
    """As printed in one letter: "T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ"."""
    signs = (one for one in entry.directive.signers if one.name == signer.name)
    return ", ".join(part for sign in signs for part in (sign.authority, sign.position) if part)
