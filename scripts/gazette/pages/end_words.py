"""What every paper says of itself at its end, printed from the page or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.pages.documents import citation_of
from gazette.pages.labels import label, labels
from gazette.records.model import Directive


@dataclass(frozen=True)
class EndWords:
    notice: str
    """That the text was taken from a reference site."""
    not_certified: str
    origin: str
    """From which site, with the citation of the document."""
    checksum: str | None
    """Of the source file; None where there is none."""


def end_words(directive: Directive) -> EndWords:
    sha256 = directive.source.sha256
    return EndWords(
        notice=labels().site.print_mark,
        not_certified=labels().paper.not_certified,
        origin=label("paper", "site", site=labels().site.name, citation=citation_of(directive)),
        checksum=label("paper", "checksum", sha256=sha256) if sha256 else None,
    )
