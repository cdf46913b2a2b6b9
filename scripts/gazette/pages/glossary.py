"""The glossary: every abbreviation of the vocabulary, its meaning, and documents that use it.

Forms of one meaning, such as "T/M" and "TM.", share a row; each has an anchor of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under
from gazette.pages.documents import entry_link
from gazette.pages.labels import label, labels
from gazette.pages.model import Link, Page, PageTarget
from gazette.pages.names import last_revised
from gazette.text.collation import initial, sort_key
from gazette.text.grouping import grouped_by
from gazette.vocabulary import Abbreviation, vocabulary

SHOWN = 4
"""How many documents that use an abbreviation are named, the newest first."""


@dataclass(frozen=True)
class GlossaryRow:
    id: str
    forms: tuple[Abbreviation, ...]
    """Of one meaning, in the order of the language."""
    found: str | None
    """In how many documents; None where in none."""
    first: tuple[Link, ...]
    rest: str | None
    searches: tuple[Link, ...]
    """The searches that find all of them."""

    @property
    def name(self) -> str:
        return ", ".join(form.short for form in self.forms)

    @property
    def others(self) -> tuple[str, ...]:
        """The anchors of the forms after the first."""
        return tuple(map(addresses.abbreviation_id, self.forms[1:]))

    @property
    def initial(self) -> str:
        return initial(self.forms[0].short)


def glossary_page(corpus: Corpus) -> PageTarget:
    """Return the page of all abbreviations, in Vietnamese order."""
    forms = sorted(vocabulary().abbreviations, key=lambda form: sort_key(form.short))
    meanings = grouped_by(forms, lambda form: [_meaning(form)])
    of_short = {form.short: _meaning(form) for form in forms}
    users = grouped_by(
        corpus.shown, lambda entry: {of_short[short]: 0 for short in entry.record.short_forms}
    )

    def make() -> Page:
        words = labels().glossary
        rows = (_row(own, users.get(meaning, [])) for meaning, own in meanings.items())
        return Page(
            address=addresses.GLOSSARY,
            template="glossary.html",
            title=words.title,
            description=words.lead,
            section="others",
            crumbs=crumbs_under(title=labels().site.glossary),
            data=tuple(rows),
        )

    inputs = [
        (meaning, len(users[meaning]), [entry.naming for entry in users[meaning][:SHOWN]])
        for meaning in meanings
        if meaning in users
    ]
    return PageTarget.of(addresses.GLOSSARY, make, inputs, revised=last_revised(corpus.entries))


def _meaning(form: Abbreviation) -> tuple[str, str | None]:
    return form.full.casefold(), form.note


def _row(forms: Sequence[Abbreviation], users: list[Entry]) -> GlossaryRow:
    count, rest = len(users), len(users) - SHOWN
    searched = {form.short.casefold(): form.short for form in reversed(forms)}
    return GlossaryRow(
        id=addresses.abbreviation_id(forms[0]),
        forms=tuple(forms),
        found=label("glossary", "found", count=count) if count else None,
        first=tuple(map(entry_link, users[:SHOWN])),
        rest=label("glossary", "rest", count=rest) if rest > 0 else None,
        searches=tuple(map(_search, reversed(searched.values()))),
    )


def _search(short: str) -> Link:
    name = label("glossary", "search", short=short)
    return Link(name, addresses.search_address({"q": f'"{short}"'}))
