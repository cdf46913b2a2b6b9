"""What a letter does to another, as the pages and papers of both say it, with its words.

In: a corpus, and one of its entries. Out: words and links, and what they depend on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.citations import ChangeLink, page_of
from gazette.corpus import Corpus, Entry
from gazette.pages.documents import document_link, document_note, entry_link, entry_note
from gazette.pages.labels import label, labels
from gazette.pages.model import Fact, Link


@dataclass(frozen=True)
class ChangeNotice:
    """That a letter was changed by another, or changes another."""

    title: str
    """As in "Văn bản này đã bị thay thế", "thay thế"."""
    link: Link
    """The other document."""
    note: str
    """Its issuer and date."""
    quote: str
    """The words of the letter that makes the change."""

    @property
    def words(self) -> str:
        """As in "thay thế Công văn 12-CV/HU (Huyện ủy Sông Lô, 01/5/2021)"."""
        return f"{self.title} {self.link.text} ({self.note})"


def changed_by(corpus: Corpus, key: str, section: str) -> Iterator[ChangeNotice]:
    """Yield what other letters do to a document; `section` is that of the titles in labels.yml."""
    for change in corpus.changed_by.get(key, ()):
        other = corpus.by_address[change.letter]
        title = label(section, change.stated.kind)
        yield ChangeNotice(title, entry_link(other), entry_note(other), change.stated.quote)


def validity_facts(corpus: Corpus, key: str) -> Iterator[Fact]:
    """Yield what is known of a document's force: what other letters do to it, and their words."""
    for change in changed_by(corpus, key, "validity"):
        said = label("fact", "said", name=change.link.text, quote=change.quote)
        yield Fact(labels().fact.validity, (Link(change.words, change.link.address),), note=said)


def changes_by(corpus: Corpus, entry: Entry) -> Iterator[ChangeNotice]:
    """Yield what a letter does to other documents."""
    for change in made_by(corpus, entry):
        title = label("changes", change.stated.kind)
        yield ChangeNotice(title, *_changed(corpus, change), change.stated.quote)


def changed_documents(corpus: Corpus, entry: Entry) -> tuple[str, ...]:
    """Return the addresses of the documents that a letter changes, each once."""
    return tuple(dict.fromkeys(page_of(one.document or "") for one in made_by(corpus, entry)))


def _changed(corpus: Corpus, change: ChangeLink) -> tuple[Link, str]:
    """Return the link to the changed document, and its issuer and date."""
    key = change.document or ""
    if held := corpus.by_address.get(page_of(key)):
        return entry_link(held), entry_note(held)
    document = corpus.links.documents[key]
    return document_link(document, None), document_note(document)


def made_by(corpus: Corpus, entry: Entry) -> list[ChangeLink]:
    """Return the changes that a letter makes to documents that are known."""
    if not entry.directive.changes:
        return []
    return [one for one in corpus.changes if one.letter == entry.address and one.document]


def change_inputs(corpus: Corpus, entry: Entry) -> object:
    """Return what pages of a letter say of changes, and of which others they say it.

    What a letter itself changes is in its own record; how the other document is named is not.
    """
    return (
        [_changed(corpus, change) for change in made_by(corpus, entry)],
        changed_inputs(corpus, entry.key),
    )


def changed_inputs(corpus: Corpus, key: str) -> list[object]:
    """Return what pages say of the changes of a document."""
    changes = corpus.changed_by.get(key, ())
    return [(one.stated, corpus.by_address[one.letter].naming) for one in changes]


def change_kinds(corpus: Corpus, letter: str, key: str) -> list[str]:
    """Return the kinds of change by which a letter changes a document."""
    return [one.stated.kind for one in corpus.changed_by.get(key, ()) if one.letter == letter]
