"""What the room hands on: citations as found, documents that are cited, and the links between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from gazette.text.edtf import Edtf, parse_edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number
from gazette.vocabulary.office import Office

Certainty = Literal["stated", "inferred", "settled", "open"]
"""How sure it is that a link names its document.

`stated`: what the text says decides. `inferred`: rules decided, and the link's `reasons` say which.
`settled`: the record's front matter says so (`cites`). `open`: the text gives no year and several
documents are possible, or none is known; the link leads to the page of that number without a year.
"""


@dataclass(frozen=True)
class Citation:
    """One citation as found in a text. Offsets count code points of that text.

    `text` is `start:end` of it, exactly: from the kind word to the date, `Thông báo số 398-TB/HU,
    ngày 09/8/2021`. In a list each number has its own span: `2522`, `2523/UBND - VX ngày …`.
    """

    text: str
    start: int
    end: int
    link_start: int
    link_end: int
    """The narrower span, of what is to be a link: kind word and number, without the date."""
    kind: str | None
    """A key of kinds.yml; None where neither word nor symbol tells it (`Văn bản số 12`, a law)."""
    number: Number
    """The shared symbol of a list is added to each of its numbers."""
    issued: str | None
    """EDTF: a day, a month or a year; None where the text states none that exists."""
    issuer: str | None
    """As the text names it, NFC, on one line; never read from the number's symbol."""
    relation: str | None = None
    """A key of relations.yml: `thuc-hien`, `can-cu` …; None where no word tells it."""

    @property
    def symbol(self) -> str | None:
        """The kind as numbers show it: `CV`, `TB`."""
        kind = vocabulary().kinds.get(self.kind or "")
        return kind.symbols[0] if kind and kind.symbols else None

    @property
    def date(self) -> Edtf | None:
        return parse_edtf(self.issued) if self.issued else None

    def moved(self, by: int) -> Citation:
        """Return the citation with its offsets counted from `by` characters earlier."""
        names = ("start", "end", "link_start", "link_end")
        return replace(self, **{name: getattr(self, name) + by for name in names})

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fields that `gazette cite --json` prints."""
        return {
            "text": self.text,
            "kind": self.symbol,
            "number": self.number.text,
            "issued": self.issued,
            "issuer": self.issuer,
            "start": self.start,
            "end": self.end,
        }


def key_of(address: str) -> str:
    """Return the key of the document whose page stands at an address."""
    return address.removesuffix(".html")


def page_of(key: str) -> str:
    """Return the address of a document's page."""
    return f"{key}.html"


@dataclass(frozen=True)
class CitedDocument:
    """A document that letters cite, or that is held: one issuer, place, kind, number and year."""

    key: str
    """Its page without the ending: that of a held record (`vinh-phuc/song-lo/2021/358-cv-hu`)
    or `vien-dan/<place of its issuer>/<year or khong-ro>/<number>`. Unique among all documents."""
    kind: str | None
    number: Number
    """The fullest form that is known: `4577/UBND-KGVX` rather than `4577`."""
    issued: str | None
    """EDTF, the most exact date that is known; None where every citation lacks a year."""
    office: Office
    """Its issuer: always the body itself, not its standing board; with no key where unknown."""
    issuer_name: str | None = None
    """The issuer as citations name it most often, where the number's symbol doesn't contradict
    that; None where none names it."""
    title: str | None = None
    source: str | None = None
    """Of a known document (cited.yml): where its facts come from."""
    is_held: bool = False

    @property
    def address(self) -> str:
        """Its page."""
        return page_of(self.key)

    @property
    def date(self) -> Edtf | None:
        return parse_edtf(self.issued) if self.issued else None


@dataclass(frozen=True)
class Reason:
    """Why something was inferred: `code` names a sentence of labels.yml, section `citing`.

    `values` fill its braces; they are words for readers already (`issuer`, `number`, `day`).
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Passage:
    """One text of a letter. No citation runs from one passage into another."""

    text: str
    place: str
    """Where it stands in the record: `d1`, `letterhead.subject`, `copies.1`; a cell of a table by
    block, row and column from 0, the head being a row: `b1.2.0`."""
    block: str = ""
    """The id of its block; empty where it stands outside the body."""


@dataclass(frozen=True)
class CitationLink:
    """One citation of one letter, and the document it names."""

    letter: str
    """The address of the citing letter's page, with its ending."""
    passage: Passage
    citation: Citation
    """Its offsets count in the text of the passage."""
    document: str
    """The key of the document in `Links.documents`; always there."""
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    """Why, where `certainty` is `inferred` or `open`; empty where the text decides."""
    because: str | None = None
    """The editors' reason in front matter, where `certainty` is `settled`."""
    candidates: tuple[str, ...] = ()
    """Where `certainty` is `open`: keys of the documents that it may be, none or several."""


@dataclass(frozen=True)
class Links:
    """All links of a corpus, both ways."""

    documents: Mapping[str, CitedDocument]
    """By key, sorted by it: every document that is cited, or that a citation without a year may
    name, and every held letter that has a number, cited or not."""
    cites: Mapping[str, tuple[CitationLink, ...]]
    """By address of the citing letter: its links in the order of the text; no key where none. What
    a letter says of itself is not among them."""
    cited_by: Mapping[str, tuple[CitationLink, ...]]
    """By key of the document: the links that lead to it, newest letter first, in a letter in the
    order of the text."""

    def citing(self, key: str) -> tuple[str, ...]:
        """Return the addresses of the letters that cite a document, each once, newest first."""
        return tuple(dict.fromkeys(link.letter for link in self.cited_by.get(key, ())))
