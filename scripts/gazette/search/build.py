"""Puts the index together: documents in, its files out, each of them made only if it is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from gazette.data import read_data
from gazette.search import tables
from gazette.search.document import SearchDocument
from gazette.search.families import STAMP, Family
from gazette.search.lists import MonthlyLists
from gazette.search.months import IndexedDocument, Month, months_of
from gazette.search.names import NamedPage, names_of
from gazette.search.packing import json_bytes, script
from gazette.search.patterns import for_browsers, kinds_by_name
from gazette.search.reading import text_script
from gazette.search.segment import Outline
from gazette.search.stored import StoredMonth, outlines_of, reading_of, rules
from gazette.search.synonyms import concept_forms
from gazette.store import NO_STORE, Store, digest_of, write_file
from gazette.target import Target

FacetNames = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Index:
    head: bytes
    """The script that tells which files there are."""
    files: list[Target[bytes]]
    """All other files. Their addresses begin in the folder of the index."""


def index_of(
    documents: Iterable[IndexedDocument],
    labels: FacetNames,
    store: Store,
    pages: Iterable[NamedPage] = (),
) -> Index:
    """Return the index of `documents`, and of the names of `pages`.

    `labels` holds the facets in order, each with the names of its keys; a key without a name is
    its own.
    """
    months = months_of(documents)
    stored = [StoredMonth(month, store) for month in months]
    outlines = outlines_of(stored, store)
    folders = [_folder(*both) for both in zip(months, outlines, strict=True)]
    lists = MonthlyLists(stored, outlines)
    families = [Family(kind, lists, outlines) for kind in ("w", "p")]
    names = names_of(pages, rules(), store)
    shared = {
        name: (digest_of(data), data) for name, data in _tables(months, lists, labels).items()
    }
    head = {
        "n": sum(len(month.documents) for month in months),
        "undated": sum(len(month.documents) for month in months if not month.name),
        "months": [(month.start, at) for month, at in zip(months, folders, strict=True)],
        "marks": lists.marks,
        **{one.kind: ("|".join(one.cuts), "".join(one.stamps)) for one in families},
        "named": "|".join(["", *names.firsts, ""]),
        "e": ("|".join(names.cuts), "".join(names.stamps)),
        "stamps": {name: digest[:STAMP] for name, (digest, _) in shared.items()},
        "facets": list(labels),
        **_language(),
    }
    texts = (
        text for month, at in zip(months, folders, strict=True) for text in _texts(month, at, store)
    )
    others = (
        Target(f"{name}-{digest[:STAMP]}.js", digest_of(rules(), digest), partial(script, data))
        for name, (digest, data) in shared.items()
    )
    shards = (target for one in families for target in one.targets())
    files = [*texts, *others, *shards, *names.targets]
    return Index(script(json_bytes(head)), files)


@cache
def _language() -> dict[str, object]:
    """Return what the scripts must know of the language: the build hands it over."""
    return {
        "forms": _forms(),
        "kinds": kinds_by_name(),
        "patterns": for_browsers(),
    }


@cache
def _syllables() -> list[tuple[str, str]]:
    """Return onsets, and the rimes that follow them."""
    groups = read_data("search", "syllables")["groups"]
    return [(group["onsets"], group["rimes"]) for group in groups]


def _forms() -> dict[str, list[object]]:
    """Return the forms of concepts by the key of their first word."""
    forms: dict[str, list[object]] = {}
    for form in concept_forms():
        words = [word.split(" ") for word in form.words]
        forms.setdefault(words[0][0], []).append((form.concept, words, form.printed))
    return forms


def write_index(
    documents: Iterable[SearchDocument],
    folder: Path,
    *,
    labels: FacetNames,
    store: Store = NO_STORE,
    pages: Iterable[NamedPage] = (),
) -> None:
    """Write the index of `documents`, and its head as `head.js`."""
    index = index_of(map(_indexed, documents), labels, store, pages)
    for target in (*index.files, Target("head.js", "", lambda: index.head)):
        write_file(folder / target.address, target.make())


def _indexed(document: SearchDocument) -> IndexedDocument:
    known = (document.address, document.date, document.facets)
    return IndexedDocument(*known, digest_of(document), lambda: document)


def _texts(month: Month, folder: str, store: Store) -> Iterator[Target[bytes]]:
    for place, document in enumerate(month.documents):
        digest = digest_of(rules(), document.digest)
        make = partial(_text, document, store)
        yield Target(f"t/{folder}/{place}.js", digest, make)


def _folder(month: Month, outline: Outline) -> str:
    """Return the folder of its texts, named by what they say: equal ones stay in one place."""
    return f"{month.name}-{outline.texts[:STAMP]}"


def _text(document: IndexedDocument, store: Store) -> bytes:
    if store.folder is None:
        return text_script(document.read())
    return reading_of(document, store).text


def _tables(months: Sequence[Month], lists: MonthlyLists, labels: FacetNames) -> dict[str, bytes]:
    """Return the data of the files that every answer may need."""
    documents = [one for month in months for one in month.documents]
    facets = [one.facets for one in documents]
    names, columns = {}, b""
    for facet, words in labels.items():
        keys = tables.ranked(facets, facet)
        names[facet] = [(key, words.get(key, key), count) for key, count in keys]
        columns += tables.column(facets, facet, [key for key, _ in keys])
    sizes = dict(zip(lists.words.words, lists.sizes.tolist(), strict=True))
    return {
        "d": json_bytes(tables.dates(one.date for one in documents)),
        "f": columns,
        "l": json_bytes(
            {"words": tables.lexicon(sizes, len(documents)), "syllables": _syllables()}
        ),
        "n": json_bytes(names),
    }
