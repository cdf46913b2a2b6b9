"""What an output is, and what it may read.

An output beside pages is a `PageOutput`: one file for each letter. An output of the whole site is a
function from `SiteInputs` to the targets of its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gazette.corpus import Corpus, Entry
from gazette.outputs.open_data.rows import DataRows
from gazette.pages.lists.findings import Findings
from gazette.pages.model import FilePart
from gazette.pages.publisher import UNKNOWN, Publisher
from gazette.rooms import with_below
from gazette.sheet import Sheets
from gazette.store import Store, code_digest
from gazette.target import Target


@dataclass(frozen=True)
class SiteInputs:
    """All that outputs read."""

    corpus: Corpus
    site_url: str | None
    """The address of the site, ending in a slash; None where it is not known."""
    theme: Path
    """The folder of the theme."""
    store: Store
    publisher: Publisher = UNKNOWN

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self.corpus)

    @cached_property
    def findings(self) -> Findings:
        return Findings(self.corpus)

    @cached_property
    def rows(self) -> DataRows:
        return DataRows(self.corpus, self.site_url)


class OutputError(RuntimeError):
    """A file could not be made; the message says which and why."""


SiteOutput = Callable[[SiteInputs], Iterator[Target[bytes]]]


@dataclass(frozen=True)
class PageOutput:
    """A format with one file beside the page of each letter, which the page links."""

    part: FilePart
    """The part of the page that links the file."""
    label: str
    """Key of the link text in labels.yml, in the section that `part` names; an `action` also needs
    a short text in `action_brief`."""
    address: Callable[[Entry], str | None]
    """Returns the file's address, None where the letter has no such file."""
    depends_on: Callable[[Entry, SiteInputs], tuple[object, ...]]
    """Returns digests and values that tell of all that the file depends on, beside the code. It
    neither lays out nor reads."""
    make: Callable[[Entry, SiteInputs], bytes]
    """Makes the file, or raises `OutputError`. It may run in another process."""
    is_print: bool = False
    """Whether `--no-print-files` leaves it out."""
    media_type: str = ""
    """Of a format that programs look for: the head of the page names the file too."""


def beside(suffix: str) -> Callable[[Entry], str]:
    """Return a function that gives a page's address with another suffix."""
    return lambda entry: entry.address.removesuffix(".html") + suffix


def outputs_code() -> str:
    """Return the digest of the code, labels and vocabularies that every output depends on."""
    return code_digest(*with_below("outputs"))
