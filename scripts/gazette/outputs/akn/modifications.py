"""What a document does to others, as the standard states modifications.

The source is the point that says so, or the work where its words stand outside of the body. The
destination is the work that it changes; a change of an unknown document is left out. The standard
has a few types only, so each refers to our kind too. What others do to a document stands in their
files, not in its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.citations import ChangeLink, key_of
from gazette.corpus import Corpus, Entry
from gazette.outputs.akn.elements import AKN, Element
from gazette.outputs.akn.frbr import work_of
from gazette.outputs.akn.references import EDITOR
from gazette.pages.changes import made_by

_TYPES = {
    "thay-the": ("textualMod", "replacement"),
    "sua-doi": ("textualMod", "substitution"),
    "dinh-chinh": ("textualMod", "substitution"),
    "bai-bo": ("textualMod", "repeal"),
    "gia-han": ("efficacyMod", "prorogationOfEfficacy"),
}


def analysis(entry: Entry, corpus: Corpus) -> Iterator[Element]:
    """Yield the analysis of a document that changes others, else nothing."""
    if changes := made_by(corpus, entry):
        made = (_modification(number, change) for number, change in enumerate(changes, 1))
        yield AKN.analysis(AKN.activeModifications(*made), source=f"#{EDITOR}")


def _modification(number: int, change: ChangeLink) -> Element:
    stated = change.stated
    name, type_ = _TYPES[stated.kind]
    source = f"#{stated.block}" if stated.block else work_of(key_of(change.letter))
    modification: Element = getattr(AKN, name)(
        AKN.source(href=source),
        AKN.destination(href=work_of(change.document or "")),
        type=type_,
        eId=f"mod-{number}",
        refersTo=f"#{stated.kind}",
    )
    return modification
