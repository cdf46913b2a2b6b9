"""The names of source files on the site, and those that are taken by something else."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.corpus import Corpus, Entry
from gazette.records.problem import Problem


def source_address(entry: Entry) -> str | None:
    """Return the address of a letter's source file, which is beside its page.

    A scan has none: what it holds beside the pages that an editor saw is not published.
    """
    return None if entry.record.is_scan else _address(entry)


def _address(entry: Entry) -> str | None:
    original = entry.record.original
    return f"{entry.address.rpartition('/')[0]}/{original.name}" if original else None


def taken_names(corpus: Corpus) -> Iterator[Problem]:
    """Yield source files whose name is that of a page, of its files or of another source file.

    Scans too, since pages name them.
    """
    taken = {
        one.address.removesuffix(".html"): f"the page /{one.address}" for one in corpus.entries
    }
    for entry in corpus.shown:
        if not (address := _address(entry)):
            continue
        name, record = address.lower(), entry.record
        if used := taken.get(name.rpartition(".")[0]) or taken.get(name):
            wrong = f"its name on the site is that of {used}"
            yield record.problem(("source", "file"), wrong, "give it a name of its own")
        taken[name] = f"the source file of {record.source.file}"
