"""The values that the stages pass on: a letter's texts, its citations, and the documents cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number
from gazette.vocabulary.office import Office

# ---------- the citing letter ----------


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a letter. No citation runs from one passage into another."""

    text: str
    place: str
    """Its place in the record: `d1`, `letterhead.subject`, `copies.1`; for a cell of a table its
    block, row and column, as in `b1.2.0`."""
    block: str = ""
    """The id of its block; empty outside the body."""


@dataclass(frozen=True)
class Ruling:
    """An editor's decision on which document a citation names, where rules can't tell."""

    quote: str
    document: str
    """A key of cited.yml, or the address of a held record's page."""
    because: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a letter that cites: who wrote it, where and when."""

    address: str
    """The address of its page, which identifies it."""
    office: Office
    date: Edtf | None = None
    inferred: frozenset[str] = frozenset()
    """Which of `issuer`, `province` and `district` the letter does not state itself."""
    slips: tuple[str, ...] = ()
    """Words of the letter that are known to be misprints."""

    def unit_types(self, level: str | None) -> frozenset[str]:
        """Return the types that the letter's own unit of a level may have had on its day.

        The issuer can show it: a Thị ủy belongs to a `thị xã`.
        """
        own, words = self.office, vocabulary()
        district = words.district(own.province, own.district)
        unit = {"province": words.province(own.province), "district": district}.get(level or "")
        if not unit:
            return frozenset()
        told = own.told_type if own.level == level else None
        return frozenset({*unit.types_on(self.date), *filter(None, [told])})


# ---------- what it cites ----------


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as found in a text. Offsets count the code points of that text.

    `text` is exactly `start:end`, from the kind to the date: `Thông báo số 398-TB/HU, ngày
    09/8/2021`. In a list each number has its own span: `2522`, `2523/UBND - VX ngày …`.
    """

    text: str
    start: int
    end: int
    link_end: int
    """Where kind and number end: `start:link_end` is the span to show as a link."""
    kind: str | None
    """A key of kinds.yml; None if unclear (`Văn bản số 12`, a law)."""
    number: Number
    """With the symbol that it shares with other numbers of a list."""
    issued: Edtf | None
    """A day, a month or a year; None if the text states none that exists."""
    issuer: str | None
    """As the text names it, in NFC, on one line; never read from the number's symbol."""
    relation: str | None = None
    """A key of relations.yml (`thuc-hien`, `can-cu` …); None if no words express one."""

    is_joint: bool = False
    """Whether it is of several bodies; `issuer` then names all of them."""
    is_named_short: bool = False
    """Whether the text says that it goes on to call it by kind and digits: "Công văn 358"."""

    @property
    def symbol(self) -> str | None:
        """The symbol of its kind, as in `CV`."""
        kind = vocabulary().kinds.get(self.kind or "")
        return kind.symbols[0] if kind and kind.symbols else None

    def moved(self, by: int) -> Citation:
        """Return the citation with offsets into a text that begins `by` characters earlier."""
        start, end, link_end = self.start + by, self.end + by, self.link_end + by
        return replace(self, start=start, end=end, link_end=link_end)

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fields that `gazette cite --json` prints."""
        return {
            "text": self.text,
            "kind": self.symbol,
            "number": self.number.text,
            "issued": self.issued.text if self.issued else None,
            "issuer": self.issuer,
            "start": self.start,
            "end": self.end,
        }


PassageCitation: TypeAlias = tuple[Passage, Citation]
"""A passage and one of its citations; the offsets count in the text of the passage."""


@dataclass(frozen=True, slots=True)
class CitingLetter:
    """A letter that may cite others, and that others may cite. It need not be a record yet."""

    context: Context
    kind: str
    number: Number | None
    """None if it has none; then nothing can cite it."""
    title: str
    citations: tuple[PassageCitation, ...] = ()
    """In the order of its text."""
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why something was inferred: `code` is the key of a sentence in labels.yml, section `citing`.

    `values` fill its braces, in words for readers.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class CitedIssuer:
    """Who issued a cited document, as far as known from text and letter."""

    office: Office = field(default_factory=Office)
    within: str | None = None
    """Address of the citing letter when the place is unknown: the issuer then counts for that
    letter only."""
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
    contradicted: bool = field(default=False, compare=False)
    """Whether the number's symbol names another body than the text: the name in the text is
    ignored."""

    @property
    def is_known(self) -> bool:
        return self.office.is_known


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that is cited or held."""

    key: str
    """The address of its page without `.html`, unique among all documents: that of a held record
    (`vinh-phuc/song-lo/2021/358-cv-hu`) or `vien-dan/<place of its issuer>/<year>/<number>`."""
    kind: str | None
    number: Number
    """The fullest form known: `4577/UBND-KGVX` rather than `4577`."""
    date: Edtf | None
    """The most exact date known; None if no citation gives a year."""
    office: Office
    """Its issuer, never a standing board; without a key if unknown."""
    issuer_name: str | None = None
    """The issuer as citations name it most often, unless the number's symbol contradicts them."""
    title: str | None = None
    source: str | None = None
    """For a document of cited.yml, where its facts come from."""
    is_held: bool = False

    @property
    def address(self) -> str:
        return page_of(self.key)


def key_of(address: str) -> str:
    """Return the key of the document whose page has this address."""
    return address.removesuffix(".html")


def page_of(key: str) -> str:
    """Return the address of a document's page."""
    return f"{key}.html"
