"""The glossary: every abbreviation of the vocabulary, its meaning, and documents that use it."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under
from gazette.pages.documents import entry_link
from gazette.pages.labels import label, labels
from gazette.pages.model import Link, Page, PageTarget
from gazette.pages.names import last_revised
from gazette.text.collation import sort_key
from gazette.text.grouping import grouped_by
from gazette.vocabulary import Abbreviation, vocabulary

SHOWN = 4
"""How many documents that use an abbreviation are named, the newest first."""


@dataclass(frozen=True)
class GlossaryRow:
    id: str
    words: Abbreviation
    found: str | None
    """In how many documents; None where in none."""
    first: tuple[Link, ...]
    rest: str | None
    search: Link
    """The search that finds all of them."""


def glossary_page(corpus: Corpus) -> PageTarget:
    """Return the page of all abbreviations, in Vietnamese order."""
    users = grouped_by(corpus.shown, lambda entry: entry.record.short_forms)

    def make() -> Page:
        words = labels().glossary
        rows = sorted(vocabulary().abbreviations, key=lambda row: sort_key(row.short))
        return Page(
            address=addresses.GLOSSARY,
            template="glossary.html",
            title=words.title,
            description=words.lead,
            section="others",
            crumbs=crumbs_under(title=labels().site.glossary),
            data=tuple(_row(row, users.get(row.short, [])) for row in rows),
        )

    inputs = [
        (short, len(users[short]), [entry.naming for entry in users[short][:SHOWN]])
        for short in sorted(users)
    ]
    return PageTarget.of(addresses.GLOSSARY, make, inputs, revised=last_revised(corpus.entries))


def _row(words: Abbreviation, users: list[Entry]) -> GlossaryRow:
    count, rest = len(users), len(users) - SHOWN
    query = {"q": f'"{words.short}"'}
    return GlossaryRow(
        id=addresses.abbreviation_id(words),
        words=words,
        found=label("glossary", "found", count=count) if count else None,
        first=tuple(map(entry_link, users[:SHOWN])),
        rest=label("glossary", "rest", count=rest) if rest > 0 else None,
        search=Link(
            label("glossary", "search", short=words.short), addresses.search_address(query)
        ),
    )
