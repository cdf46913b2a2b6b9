"""What letters do to other documents: replace, amend, correct, extend or repeal them.

In: what a letter says that it changes, and the links of its citations. Out: frozen `ChangeLink`s.
A number names the document that the letter cites by it, first of all in the words quoted.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.citations.links import Links
from gazette.citations.model import key_of
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number, parse_number


@dataclass(frozen=True)
class StatedChange:
    """A change as a letter states it."""

    kind: str
    """`thay-the`, `sua-doi` …"""
    document: str
    """A number, a key of cited.yml, or the address of a held record's page."""
    quote: str
    block: str
    """The id of the block that says so; empty outside the body."""


@dataclass(frozen=True)
class ChangeLink:
    """A change, and the document that it concerns."""

    letter: str
    """The address of the changing letter's page."""
    stated: StatedChange
    document: str | None
    """The key of the changed document; None if no citation or held letter shows which it is."""


def link_change(letter: str, stated: StatedChange, links: Links) -> ChangeLink:
    """Return a change in the letter at an address, with its document."""
    return ChangeLink(letter, stated, _document(stated, letter, links))


def _document(stated: StatedChange, letter: str, links: Links) -> str | None:
    number = _number(stated.document)
    if number is None:
        key = key_of(stated.document.removeprefix("/"))
        return key if key in links.documents else None
    cited = links.cites.get(letter, ())
    same = [link for link in cited if link.citation.number.key == number.key]
    quoted = [link for link in same if stated.quote in link.passage.text]
    return next((link.document for link in (*quoted, *same)), None)


def _number(document: str) -> Number | None:
    known = vocabulary().cited.get(document)
    return parse_number(known.number if known else document)
