"""The index of signers, and the pages of those who signed three documents or more.

The names of an index are anchors that last; those who share a name stand one after another, the
first under the anchor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import Signer
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import mention_of
from gazette.pages.lists.model import DocumentsPage, FactBox, NamesPage, Row, Table
from gazette.pages.lists.paging import by_year, document_pages, list_page, names_pages
from gazette.pages.model import Fact, Link, Page
from gazette.pages.names import count_name, last_revised, province_name
from gazette.text.collation import sort_key


def signer_pages(findings: Findings) -> list[Page]:
    """Return the index of signers, and the pages of those who have one."""
    pages = _index(findings)
    for signer in findings.signers:
        if address := findings.signer(signer).page:
            pages += _signer_pages(findings, signer, address)
    return pages


# ---------- the index ----------


def _index(findings: Findings) -> list[Page]:
    words = labels().signer
    page = list_page(
        addresses.SIGNERS,
        NamesPage(lead=words.index_lead),
        title=words.index,
        section="signers",
        crumb=labels().site.signers,
        revised=last_revised(findings.corpus.shown),
    )
    columns = (words.name, words.position, labels().list.number)
    return names_pages(page, Table(words.index, columns, tuple(_rows(findings))))


def _rows(findings: Findings) -> Iterator[Row]:
    """Yield the line of each signer; people whose names have one slug stand together."""
    of_one_name: dict[str, list[Signer]] = {}
    for signer in sorted(findings.signers, key=lambda signer: (sort_key(signer.name), signer)):
        of_one_name.setdefault(signer.slug, []).append(signer)
    for signers in of_one_name.values():
        for number, signer in enumerate(signers):
            yield _row(findings, signer, has_anchor=number == 0)


def _row(findings: Findings, signer: Signer, *, has_anchor: bool) -> Row:
    entries, standing = findings.signers[signer], findings.signer(signer)
    return Row(
        link=Link(signer.name, standing.page),
        notes=(Link(_posts(entries)), _issuer(findings, entries[0])),
        count=count_name(entries),
        id=standing.anchor if has_anchor else None,
        documents=() if standing.page else tuple(map(mention_of, entries)),
    )


# ---------- one signer ----------


def _signer_pages(findings: Findings, signer: Signer, address: str) -> list[Page]:
    """Return the page of a signer, and those that it goes on at."""
    entries, name = findings.signers[signer], signer.name
    issuer = _issuer(findings, entries[0])
    facts = (_counted_posts(entries), Fact(labels().fact.issuer, (issuer,)))
    page = list_page(
        address,
        DocumentsPage(
            lead=label("signer", "lead", positions=_posts(entries), body=issuer.text),
            box=FactBox(labels().list.divided, facts),
        ),
        title=_title(entries[0], name, issuer.text),
        heading=name,
        description=f"{name}: {count_name(entries)}.",
        section="signers",
        above=(Link(labels().site.signers, addresses.SIGNERS),),
    )
    return document_pages(page, entries, by_year)


def _issuer(findings: Findings, entry: Entry) -> Link:
    return findings.issuer_link(entry.directive) or Link(labels().place.unknown_issuer)


def _title(entry: Entry, name: str, issuer: str) -> str:
    """Tell a signer from others of the same name."""
    body = f"{issuer}, {province_name(entry.directive.province)}"
    return label("signer", "title", name=name, body=body)


def _posts(entries: Sequence[Entry]) -> str:
    posts = "; ".join(dict.fromkeys(filter(None, map(_position, entries))))
    return posts or labels().fact.unknown


def _counted_posts(entries: Sequence[Entry]) -> Fact:
    """Return the posts in which somebody signed, and how often in each."""
    counts = Counter(_position(entry) or labels().fact.unknown for entry in entries)
    posts = (label("count", "of", name=post, count=count) for post, count in counts.items())
    return Fact(labels().signer.position, tuple(map(Link, posts)))


def _position(entry: Entry) -> str:
    """As printed in one letter: "T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ"."""
    sign = entry.directive.signature
    return ", ".join(filter(None, (sign.authority, sign.position))) if sign else ""
