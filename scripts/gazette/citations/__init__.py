"""What letters cite: clean the text, find citations, resolve them to documents.

Three verbs, one module each, pure functions over frozen values: `clean` makes a text comparable and
remembers where each character stood, `find` gives the citations with their spans, `resolve` says
which document each names. `links` does all three for every letter together; pages annotate the
text with them. What they hand on is in `model`.
"""

from gazette.citations.clean import clean
from gazette.citations.find import find
from gazette.citations.links import link_letters
from gazette.citations.model import Citation, Document, Link, Links

__all__ = [
    "Citation",
    "Document",
    "Link",
    "Links",
    "clean",
    "find",
    "link_letters",
]
