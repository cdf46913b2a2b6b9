"""What letters cite.

Four verbs, pure functions over frozen values: `clean` makes a text comparable and remembers where
each character stood, `find` returns the citations of a text with their spans, `resolve` decides
which document each names, and `annotate` returns the spans to show as links. `find_in` does the
first two for the passages of a letter, `link_letters` resolves those of all letters together.
"""

from gazette.citations.changes import ChangeLink, StatedChange, link_change
from gazette.citations.clean import clean
from gazette.citations.find import find
from gazette.citations.links import (
    SUBJECT,
    CitationLink,
    CitationSpan,
    Links,
    annotate,
    find_in,
    link_letters,
)
from gazette.citations.model import (
    Citation,
    CitedDocument,
    CitingLetter,
    Context,
    Passage,
    PassageCitation,
    Ruling,
    key_of,
    page_of,
)
from gazette.citations.resolve import FoundCitation, resolve

__all__ = [
    "SUBJECT",
    "ChangeLink",
    "Citation",
    "CitationLink",
    "CitationSpan",
    "CitedDocument",
    "CitingLetter",
    "Context",
    "FoundCitation",
    "Links",
    "Passage",
    "PassageCitation",
    "Ruling",
    "StatedChange",
    "annotate",
    "clean",
    "find",
    "find_in",
    "key_of",
    "link_change",
    "link_letters",
    "page_of",
    "resolve",
]
