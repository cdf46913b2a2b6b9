"""Pages by signer. A signer is a name, as printed, at one body of one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.facts import Fact
from gazette.pages.groups import Group, Index, index_and_lists
from gazette.pages.labels import label, labels
from gazette.pages.model import Link, Page
from gazette.pages.names import issuer_name, province_name
from gazette.records.address import UNKNOWN
from gazette.text.fold import slug

Signer = tuple[tuple[str, ...], str, str]
"""The folder of the body, the body's key, the name as printed."""


def signer_addresses(corpus: Corpus) -> dict[str, str]:
    """Return the page of each entry's signer, by the entry's address.

    Two names of one place that differ in their marks alone are two people: the second, in the order
    of letters, takes a number.
    """
    taken: dict[str, list[str]] = defaultdict(list)
    addresses_of: dict[Signer, str] = {}
    for folder, body, name in sorted(_signers(corpus.entries)):
        stem = "/".join(("nguoi-ky", *folder, body, slug(name)))
        taken[stem].append(name)
        number = f"-{len(taken[stem])}" if len(taken[stem]) > 1 else ""
        addresses_of[folder, body, name] = f"{stem}{number}/index.html"
    return {
        entry.address: addresses_of[signer] for entry in corpus.entries for signer in _of(entry)
    }


def signer_pages(corpus: Corpus) -> list[Page]:
    """Return the index of signers, and the page of each."""
    words, site = labels().signer, labels().site
    columns = (words.name, words.position, labels().list.number)
    index = Index(
        "signers", addresses.SIGNERS, words.index, words.index_lead, columns, site.signers
    )
    where = signer_addresses(corpus)
    groups = corpus.grouped(lambda entry: filter(None, [where.get(entry.address)]))
    return index_and_lists(index, [_group(address, own) for address, own in groups.items()])


def _signers(entries: Iterable[Entry]) -> set[Signer]:
    return {signer for entry in entries for signer in _of(entry)}


def _of(entry: Entry) -> list[Signer]:
    """Return the signer of an entry, if it has one."""
    sign = entry.directive.signature
    if sign is None:
        return []
    return [(entry.folder, entry.directive.issuer or UNKNOWN, sign.name)]


def _group(address: str, entries: list[Entry]) -> Group:
    directive = entries[0].directive
    name = directive.signature.name if directive.signature else ""
    body = issuer_name(directive)
    link = Link(body, addresses.body_address(directive)) if body else None
    posts = "; ".join(dict.fromkeys(filter(None, map(_position, entries))))
    posts = posts or labels().fact.unknown
    issuer = body or labels().place.unknown_issuer
    province = province_name(directive.province)
    return Group(
        address=address,
        title=name,
        lead=label("signer", "lead", positions=posts, body=issuer),
        notes=(Link(posts), *([link] if link else [])),
        entries=entries,
        facts=(_posts(entries), Fact(labels().fact.issuer, (link or Link(issuer),))),
        long_title=label("signer", "title", name=name, body=f"{issuer}, {province}"),
    )


def _posts(entries: list[Entry]) -> Fact:
    """Return the posts in which somebody signed, and how often in each."""
    counts = Counter(_position(entry) or labels().fact.unknown for entry in entries)
    posts = (label("count", "of", name=post, count=count) for post, count in counts.items())
    return Fact(labels().signer.position, tuple(map(Link, posts)))


def _position(entry: Entry) -> str:
    """As printed in one letter: "T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ"."""
    sign = entry.directive.signature
    return ", ".join(filter(None, (sign.authority, sign.position))) if sign else ""
