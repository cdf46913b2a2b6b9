"""What letters cite: clean the text, find citations, resolve them to documents, annotate the text.

Four verbs, one module each, pure functions over frozen values: `clean` makes a text comparable and
remembers where each character stood, `find` gives the citations with their spans, `resolve` says
which document each names, `annotate` where a letter's words lead. `links` does the first three for
all letters together. What they hand on is in `model`, what they need of a letter in `context`.
"""

from gazette.citations.annotate import SUBJECT, Lead, annotate
from gazette.citations.clean import clean
from gazette.citations.context import CitingLetter, Context, Ruling
from gazette.citations.find import find
from gazette.citations.links import link_letters
from gazette.citations.model import (
    Citation,
    CitationLink,
    CitedDocument,
    Links,
    Passage,
    key_of,
    page_of,
)

__all__ = [
    "SUBJECT",
    "Citation",
    "CitationLink",
    "CitedDocument",
    "CitingLetter",
    "Context",
    "Lead",
    "Links",
    "Passage",
    "Ruling",
    "annotate",
    "clean",
    "find",
    "key_of",
    "link_letters",
    "page_of",
]
