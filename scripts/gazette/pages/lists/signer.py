"""A signer: a name, as printed, at one body of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN


@dataclass(frozen=True, order=True)
class Signer:
    folder: tuple[str, ...]
    body: str
    name: str

    @property
    def slug(self) -> str:
        return slug(self.name)


def signer_of(entry: Entry) -> Signer | None:
    sign = entry.directive.signature
    if sign is None:
        return None
    return Signer(entry.folder, entry.directive.issuer or UNKNOWN, sign.name)


def signer_pages_at(signers: Iterable[Signer]) -> dict[Signer, str]:
    """Return the address of each signer's page.

    Two names of one body that differ in their marks alone are two people: the second, in the order
    of letters, takes a number.
    """
    taken: dict[tuple[str, ...], int] = defaultdict(int)
    pages = {}
    for signer in sorted(signers):
        where = (*signer.folder, signer.body, signer.slug)
        taken[where] += 1
        pages[signer] = addresses.signer_address(where, taken[where])
    return pages
