"""Every record together: one address each, one identity each, and the orders readers ask for.

In: records. Out: a frozen `Corpus`, and the problems that only show side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from gazette.citations import Links, key_of, link_letters
from gazette.passages import citing_letter
from gazette.records.address import page_name, year_part
from gazette.records.model import Directive
from gazette.records.problem import Problem
from gazette.records.read import read_records
from gazette.records.record import Record
from gazette.records.redact import redact
from gazette.vocabulary.office import UNKNOWN

Key = TypeVar("Key")


@dataclass(frozen=True)
class Entry:
    """A record and the address of its page, e.g. `vinh-phuc/song-lo/2021/358-cv-hu.html`."""

    record: Record
    address: str

    @property
    def directive(self) -> Directive:
        return self.record.directive

    @property
    def is_shown(self) -> bool:
        """Whether its text is shown: it was not withdrawn."""
        return self.directive.withdrawn is None

    @property
    def state(self) -> str:
        """How much of its text is shown: `withdrawn`, or its completeness."""
        return self.directive.completeness if self.is_shown else "withdrawn"

    @property
    def key(self) -> str:
        """What links between documents name it by."""
        return key_of(self.address)

    @property
    def folder(self) -> tuple[str, ...]:
        """The place part of the address: `("vinh-phuc", "song-lo")`."""
        return tuple(self.address.split("/")[:-2])

    @property
    def order(self) -> tuple[int, bool, str]:
        """The key of the order newest first; what has no day goes by its earliest possible one.

        Of one such day, what is known to be of it comes first.
        """
        date = self.directive.date
        return -(date.bound.toordinal() if date else 0), not (date and date.day), self.address


@dataclass(frozen=True)
class Corpus:
    """All entries, newest first; those without a date by the earliest day they can be of.

    Pages and outputs read `shown`. Only what a withdrawn record may still say reads `entries`: its
    own page, its former addresses, and the lists by place, date, kind and issuer, where its line
    says that it was withdrawn.
    """

    unredacted: tuple[Entry, ...]
    """Every entry as its file has it. Readers never see these: use them to count only."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry; one that was withdrawn keeps its number, issuer, place and dates only."""
        return tuple(entry if entry.is_shown else _redacted(entry) for entry in self.unredacted)

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The entries whose text is shown: all but the withdrawn."""
        return tuple(entry for entry in self.entries if entry.is_shown)

    @cached_property
    def is_synthetic(self) -> bool:
        """Whether its records are made up for tests; readers are told on every page."""
        return any(entry.directive.synthetic for entry in self.entries)

    @cached_property
    def directives(self) -> tuple[Entry, ...]:
        """The entries that count as directives: all but the reports."""
        return tuple(entry for entry in self.entries if not entry.directive.is_report)

    @cached_property
    def reports(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.directive.is_report)

    @cached_property
    def by_address(self) -> dict[str, Entry]:
        """The entries by the address of their page."""
        return {entry.address: entry for entry in self.entries}

    @cached_property
    def links(self) -> Links:
        """What each entry cites, and what cites each document; found at the first call."""
        return link_letters(citing_letter(one.record, one.address) for one in self.entries)

    def grouped(self, key: Callable[[Entry], Iterable[Key]]) -> dict[Key, list[Entry]]:
        """Return the entries under each key that `key` gives them, each list newest first."""
        groups: dict[Key, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for name in key(entry):
                groups[name].append(entry)
        return dict(groups)


def load_corpus(paths: Iterable[Path]) -> tuple[Corpus, list[Problem]]:
    """Read, check and order all records below `paths`; problems are sorted by place."""
    records, problems = read_records(paths)
    corpus, joint = make_corpus(records)
    return corpus, sorted({*problems, *joint})


def make_corpus(records: Iterable[Record]) -> tuple[Corpus, list[Problem]]:
    """Give every record its address, and order them."""
    entries, problems = _addressed(sorted(records, key=_joined))
    problems += _same_identity(entries)
    problems += _mixed(entries)
    return Corpus(tuple(sorted(entries, key=lambda entry: entry.order))), problems


def _redacted(entry: Entry) -> Entry:
    return replace(entry, record=redact(entry.record))


def _joined(record: Record) -> tuple[str, str]:
    return record.directive.added.isoformat(), record.source.file


def _addressed(records: list[Record]) -> tuple[list[Entry], list[Problem]]:
    """Give out addresses in the order of joining: who comes second to a number adds the month."""
    entries: dict[str, Entry] = {}
    problems = []
    for record in records:
        plain = _address(record)
        address = plain if plain not in entries else _with_month(plain, record.directive)
        if address in entries:
            other = entries[address].record.source.file
            wrong = f"its page /{address} is also that of {other}"
            right = "remove one, or mend the number or date of one"
            problems.append(Problem(record.source.file, 1, 1, "file", wrong, right))
        entries.setdefault(address, Entry(record, address))
    problems += _old_addresses_taken(entries)
    return list(entries.values()), problems


def _address(record: Record) -> str:
    directive = record.directive
    name = page_name(directive, record.path.stem)
    return "/".join((*directive.office.folder, year_part(directive), f"{name}.html"))


def _with_month(address: str, directive: Directive) -> str:
    month = directive.date.month if directive.date else None
    return f"{address.removesuffix('.html')}-{month or UNKNOWN}.html"


def _old_addresses_taken(entries: dict[str, Entry]) -> Iterator[Problem]:
    """An address that a record had formerly is nobody's now, and was nobody else's."""
    taken = {f"/{address}": entry.record.source.file for address, entry in entries.items()}
    for entry in entries.values():
        for i, old in enumerate(entry.directive.formerly):
            if old in taken:
                wrong, right = f"{old} leads to {taken[old]}", "leave it out"
                yield entry.record.source.problem(("formerly", i), wrong, right)
            taken.setdefault(old, entry.record.source.file)


def _same_identity(entries: list[Entry]) -> Iterator[Problem]:
    """No two records are of one document: one issuer, place, kind, number and date."""
    seen: dict[tuple[str | None, ...], str] = {}
    for entry in entries:
        directive, source = entry.directive, entry.record.source
        if not directive.number:
            continue
        date = directive.issued.text if directive.issued else None
        place = (directive.province, directive.district, directive.issuer)
        identity = (*place, directive.kind, directive.number.key, date)
        first = seen.setdefault(identity, source.file)
        if first != source.file:
            wrong = f"issuer, number and date are those of {first}"
            yield Problem(source.file, 1, 1, "file", wrong, "keep one record of a document")


def _mixed(entries: list[Entry]) -> Iterator[Problem]:
    """Real records and synthetic ones don't stand together; whichever are fewer are named."""
    synthetic = [entry for entry in entries if entry.directive.synthetic]
    real = [entry for entry in entries if not entry.directive.synthetic]
    if not synthetic or not real:
        return
    if len(synthetic) <= len(real):
        odd, wrong = synthetic, f"is set, and is not in {real[0].record.source.file}"
    else:
        odd, wrong = real, f"is missing, and is set in {synthetic[0].record.source.file}"
    for entry in odd:
        right = "keep synthetic records in a folder without real ones"
        yield entry.record.source.problem(("synthetic",), wrong, right)
