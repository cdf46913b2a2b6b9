"""All records together: their addresses and order, and the problems that only a comparison shows.

In: records. Out: a frozen `Corpus`, and problems.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from gazette.citations import ChangeLink, Links, key_of, link_change, link_letters
from gazette.loading import Citations, collector_paused, load_records
from gazette.passages import citing_letter, stated_changes
from gazette.records.address import parse_address, with_month
from gazette.records.model import Directive
from gazette.records.problem import Problem, capped
from gazette.records.read import is_unread_draft
from gazette.records.record import Record, redact
from gazette.store import NO_STORE, Store, digest_of
from gazette.text.grouping import grouped_by
from gazette.vocabulary.number import parse_number


@dataclass(frozen=True)
class Entry:
    """A record and the address of its page, e.g. `vinh-phuc/song-lo/2021/358-cv-hu.html`."""

    record: Record
    address: str
    citations: Citations | None = None
    """The citations found in it; None if they were not looked for yet."""

    @cached_property
    def directive(self) -> Directive:
        return self.record.directive

    @property
    def is_shown(self) -> bool:
        """Whether its text is shown, which means that it was not withdrawn."""
        return self.directive.withdrawn is None

    @property
    def state(self) -> str:
        """Its completeness, or `withdrawn`."""
        return self.directive.completeness if self.is_shown else "withdrawn"

    @property
    def key(self) -> str:
        """Its name in the links between documents."""
        return key_of(self.address)

    @cached_property
    def digest(self) -> str:
        """The digest of all that the site shows of it but which documents its citations name."""
        return digest_of(self.address, self.record.digest)

    @cached_property
    def outline(self) -> str:
        """The digest of what lists say of it and file it under: not its text, nor its tasks."""
        return digest_of(self.naming, self.record.outline)

    @cached_property
    def naming(self) -> str:
        """The digest of what names it on other letters' pages."""
        return digest_of(self.address, self.record.naming)

    @cached_property
    def folder(self) -> tuple[str, ...]:
        """The place part of the address: `("vinh-phuc", "song-lo")`."""
        return tuple(self.address.split("/")[:-2])

    @property
    def order(self) -> tuple[bool, int, bool, str]:
        """The sort key for newest first. A date known in part counts as its earliest day.

        Documents certainly of a day come before those that may be of it; those of no known year
        come last.
        """
        date = self.directive.date
        bound = date.bound.toordinal() if date else 0
        return not self.has_year, -bound, not (date and date.day), self.address

    @property
    def has_year(self) -> bool:
        date = self.directive.date
        return bool(date and date.year)


@dataclass(frozen=True)
class Corpus:
    """All entries, newest first.

    Pages and outputs read `shown`. Only pages that say that a record was withdrawn read `entries`:
    its own page, its former addresses, and the lists by place, date, kind and issuer.
    """

    unredacted: tuple[Entry, ...]
    """Every entry as its file has it. Not for readers: use them to count only."""
    drafts: tuple[Entry, ...] = ()
    """Records that are not finished. They are in no other list here, and readers see none."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry; a withdrawn one has only its number, issuer, place and dates."""
        return tuple(
            entry if entry.is_shown else replace(entry, record=redact(entry.record), citations=())
            for entry in self.unredacted
        )

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """All entries but the withdrawn."""
        return tuple(entry for entry in self.entries if entry.is_shown)

    @cached_property
    def with_drafts(self) -> Corpus:
        """The collection as it would be with its drafts."""
        return Corpus(_in_order((*self.unredacted, *self.drafts)))

    def of_finished(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems of all but drafts and their source files, which stop no build."""
        drafts = _files_of(self.drafts)
        drafts -= _files_of(self.unredacted) if drafts else set()
        others = (one for one in problems if one.file not in drafts)
        return [one for one in others if not is_unread_draft(Path(one.file))]

    def beside_drafts(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems of all but the drafts that could be read."""
        drafts = {entry.record.source.file for entry in self.drafts}
        return [one for one in problems if one.file not in drafts]

    @cached_property
    def is_synthetic(self) -> bool:
        """Whether its records were made for tests, which every page then says."""
        return any(entry.directive.synthetic for entry in self.entries)

    @cached_property
    def directives(self) -> tuple[Entry, ...]:
        """All entries but the reports."""
        return tuple(entry for entry in self.entries if not entry.directive.is_report)

    @cached_property
    def reports(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.directive.is_report)

    @cached_property
    def by_address(self) -> dict[str, Entry]:
        return {entry.address: entry for entry in self.entries}

    @cached_property
    def links(self) -> Links:
        """What each entry cites, and what cites each document."""
        with collector_paused():
            return link_letters(
                citing_letter(one.record, one.address, one.citations) for one in self.entries
            )

    @cached_property
    def changes(self) -> tuple[ChangeLink, ...]:
        """What letters do to others, newest letter first."""
        return tuple(
            link_change(entry.address, stated, self.links)
            for entry in self.shown
            if entry.directive.changes
            for stated in stated_changes(entry.record)
        )

    @cached_property
    def changed_by(self) -> dict[str, list[ChangeLink]]:
        """The changes of each document that has some, by its key."""
        return grouped_by(self.changes, lambda change: filter(None, [change.document]))

    def sheet_digest(self, entry: Entry) -> str:
        """Return the digest of a letter as laid out, with links to what it cites.

        It covers which document each citation names, and why, but not what is said of a document.
        """
        named = [link.named for link in self.links.cites.get(entry.address, ())]
        return digest_of(entry.digest, named) if named else entry.digest


def _files_of(entries: Iterable[Entry]) -> set[str]:
    """Return the files of records and their source files."""
    records = [entry.record for entry in entries]
    sources = {one.original.as_posix() for one in records if one.original}
    return {one.source.file for one in records} | sources


def load_corpus(paths: Iterable[Path], store: Store = NO_STORE) -> tuple[Corpus, list[Problem]]:
    """Read, check and order all records below `paths`; problems are sorted by place.

    With a store, records that did not change are neither parsed nor checked again.
    """
    with collector_paused():
        loaded = load_records(paths, store)
        corpus, joint = make_corpus(loaded.records, loaded.citations)
    return corpus, sorted({*loaded.problems, *joint})


def make_corpus(
    records: Iterable[Record], citations: Mapping[str, Citations] = MappingProxyType({})
) -> tuple[Corpus, list[Problem]]:
    """Give every record its address, and order them.

    `citations` are those found before, by the paths of their records.
    """
    by_age = sorted(records, key=_age)
    everything, problems = _addressed(by_age, citations)
    entries = [entry for entry in everything if not entry.directive.draft]
    drafts = [entry for entry in everything if entry.directive.draft]
    problems += [*_taken_addresses(everything), *_same_identity(everything), *_mixed(entries)]
    corpus = Corpus(_in_order(entries), _in_order(drafts))
    return corpus, [*problems, *_changes_of_unknown(corpus)]


def _age(record: Record) -> tuple[bool, dt.date, str]:
    """Return the key that sorts records by age, drafts last: they take no address from others."""
    return bool(record.directive.draft), record.directive.added, record.source.file


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.order))


def _addressed(
    records: list[Record], citations: Mapping[str, Citations]
) -> tuple[list[Entry], list[Problem]]:
    """Give each record an address; the second of one number and year adds its month."""
    entries: dict[str, Entry] = {}
    clashing = []
    problems = []
    for record in records:
        plain = record.page_address
        address = plain if plain not in entries else with_month(plain, record.directive)
        if address in entries:
            other = entries[address].record.source.file
            wrong = f"its page /{address} is also that of {other}"
            right = "remove one, or correct the number or date of one"
            problems.append(Problem.of_file(record.source.file, wrong, right))
        entry = Entry(record, address, citations.get(str(record.path)))
        if entries.setdefault(address, entry) is not entry and record.directive.draft:
            clashing.append(entry)
    return [*entries.values(), *clashing], problems


def _taken_addresses(entries: list[Entry]) -> Iterator[Problem]:
    """A former address of a record is not the present or former address of another."""
    taken = {f"/{entry.address}": entry.record.source.file for entry in entries}
    for entry in entries:
        yield from capped(_taken_by_others(entry, taken))


def _taken_by_others(entry: Entry, taken: dict[str, str]) -> Iterator[Problem]:
    """Yield the former addresses that are taken, and take the others."""
    for i, old in enumerate(entry.directive.formerly):
        if old in taken and parse_address(old.removeprefix("/")):
            wrong = f"{old} leads to {taken[old]}"
            yield entry.record.problem(("formerly", i), wrong, "leave it out")
        taken.setdefault(old, entry.record.source.file)


def _changes_of_unknown(corpus: Corpus) -> Iterator[Problem]:
    """A letter that changes a document by its number cites it."""
    for change in corpus.changes:
        record, document = corpus.by_address[change.letter].record, change.stated.document
        if change.document is None and parse_number(document):
            number = [one.document for one in record.directive.changes].index(document)
            wrong = f'no citation of "{document}" is found in the letter'
            right = "write the address of the record's page, or a key of cited.yml"
            yield record.problem(("changes", number, "document"), wrong, right)


def _same_identity(entries: list[Entry]) -> Iterator[Problem]:
    """No two records are of one document: the same issuer, place, kind, number and date."""
    seen: dict[tuple[str | None, ...], str] = {}
    for entry in entries:
        directive, file = entry.directive, entry.record.source.file
        if not directive.number:
            continue
        date = directive.issued.text if directive.issued else None
        place = (directive.province, directive.district, directive.issuer)
        first = seen.setdefault((*place, directive.kind, directive.number.key, date), file)
        if first != file:
            wrong = f"issuer, number and date are those of {first}"
            yield Problem.of_file(file, wrong, "keep one record of a document")


def _mixed(entries: list[Entry]) -> Iterator[Problem]:
    """Real and synthetic records are not in one corpus; the problem names the minority."""
    synthetic = [entry for entry in entries if entry.directive.synthetic]
    real = [entry for entry in entries if not entry.directive.synthetic]
    minority, others = sorted((synthetic, real), key=len)
    wrong = "is set, but not in" if minority is synthetic else "is missing, but set in"
    for entry in minority:
        right = "keep synthetic records in a folder without real ones"
        file = others[0].record.source.file
        yield entry.record.problem("synthetic", f"{wrong} {file}", right)
