"""The glossary: every abbreviation of the vocabulary, its meaning, and where it is met.

In: a corpus. Out: one page; its size hangs on the vocabulary, not on how many letters there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under
from gazette.pages.documents import entry_link
from gazette.pages.labels import label, labels
from gazette.pages.model import Link, Page
from gazette.pages.names import last_revised
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import Abbreviation, vocabulary
from gazette.vocabulary.short_forms import find_abbreviations

SHOWN = 4
"""So many of the documents that have an abbreviation are named, the newest."""


@dataclass(frozen=True)
class Meaning:
    id: str
    words: Abbreviation
    found: str | None
    """In how many documents; None where it was met in none."""
    first: tuple[Link, ...]
    rest: str | None
    search: Link
    """The search that finds them all."""


@dataclass(frozen=True)
class GlossaryPage:
    lead: str
    meanings: tuple[Meaning, ...]


def glossary_page(corpus: Corpus) -> Page:
    """Return the page of all abbreviations, in the order of the language."""
    words, met = labels().glossary, _met(corpus)
    rows = sorted(vocabulary().abbreviations, key=lambda row: sort_key(row.short))
    return Page(
        address=addresses.GLOSSARY,
        template="glossary.html",
        title=words.title,
        description=words.lead,
        crumbs=crumbs_under(title=labels().site.glossary),
        revised=last_revised(corpus.entries),
        data=GlossaryPage(words.lead, tuple(_meaning(row, met.get(row.short, [])) for row in rows)),
    )


def _met(corpus: Corpus) -> dict[str, list[Entry]]:
    """Return the documents that have each abbreviation, newest first."""
    return corpus.grouped(_shorts)


def _shorts(entry: Entry) -> set[str]:
    texts = entry.record.printed_texts()
    return {row.short for text in texts for _, row in find_abbreviations(text)}


def _meaning(row: Abbreviation, entries: list[Entry]) -> Meaning:
    count, rest = len(entries), len(entries) - SHOWN
    first = map(entry_link, entries[:SHOWN])
    return Meaning(
        id=addresses.abbreviation_id(row),
        words=row,
        found=label("glossary", "found", count=grouped(count)) if count else None,
        first=tuple(first),
        rest=label("glossary", "rest", count=grouped(rest)) if rest > 0 else None,
        search=Link(
            label("glossary", "search", short=row.short),
            addresses.search_address({"q": f'"{row.short}"'}),
        ),
    )
