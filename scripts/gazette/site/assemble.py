"""Put the new site together beside the old one: what did not change is linked, the rest is made."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gazette.loading import collector_paused
from gazette.site.folder import NotASiteError
from gazette.site.inventory import (
    MANIFEST,
    SIGNATURE,
    SUMS,
    FileState,
    Inventory,
    OldSite,
    Row,
    States,
    content_of,
    manifest,
    sums,
    walk,
)
from gazette.store import write_file
from gazette.target import Target
from gazette.workers import in_processes


@dataclass(frozen=True)
class Assembly:
    """A new site, and how it differs from the old one."""

    folder: Path
    """Where the files that were made stand."""
    inventory: Inventory
    kept: frozenset[str]
    """The addresses of files that the old site has just so."""
    gone: frozenset[str]
    """The addresses of files that only the old site has."""

    @property
    def is_old(self) -> bool:
        """Whether nothing differs from the old site."""
        return not self.gone and len(self.kept) == len(self.inventory)


def assemble(
    targets: Sequence[Target[bytes]],
    folder: Path,
    old: OldSite,
    on_made: Callable[[], object],
) -> Assembly:
    """Make the files of `targets`, beside those that MkDocs wrote into `folder`.

    Targets that the old site has are left out. `on_made` is called for each file.
    """
    rows = {address: _given(content_of(folder / address)) for address, _ in walk(folder)}
    missing = [target for target in targets if not old.has(target.address, target.digest)]
    kept = {target.address for target in targets} - {target.address for target in missing}
    with closing(_in_order(missing, folder)) as files:
        for target, content in files:
            rows[target.address] = Row(target.digest, content)
            on_made()
    given = rows.keys() - {target.address for target in missing}
    kept |= {address for address in given if old.has(address, rows[address].digest)}
    rows |= {address: old.inventory[address] for address in kept}
    for address, listing in ((SUMS, sums), (MANIFEST, manifest)):  # the manifest lists the sums
        rows[address] = _written(listing(rows), folder / address)
        if old.has(address, rows[address].digest):
            rows[address] = old.inventory[address]
            kept.add(address)
    return Assembly(folder, rows, frozenset(kept), frozenset(old.ours - rows.keys()))


def _in_order(
    targets: Sequence[Target[bytes]], folder: Path
) -> Generator[tuple[Target[bytes], str], None, None]:
    """Make all files, last those that share something: it may be made from what others store."""
    alone = [target for target in targets if not target.ready]
    shared = [target for target in targets if target.ready]
    with closing(make_files(alone, folder)) as files:  # so that no process outlives an error
        yield from files
    with collector_paused():
        for ready in {target.ready for target in shared if target.ready}:
            ready()
    with closing(make_files(shared, folder)) as files:
        yield from files


def make_files(
    targets: Iterable[Target[bytes]], folder: Path
) -> Generator[tuple[Target[bytes], str], None, None]:
    """Write the file of every target below `folder`; yield each with the SHA-256 of its bytes.

    Files side by side are made in a row, since they share what they are made from.
    """
    in_a_row = sorted(targets, key=lambda target: target.address)
    return in_processes(partial(_make, folder), in_a_row)


def _make(folder: Path, target: Target[bytes]) -> str:
    """Make a file and write it; return the SHA-256 of its bytes."""
    content = target.make()
    write_file(folder / target.address, content)
    return hashlib.sha256(content).hexdigest()


def _given(content: str) -> Row:
    """Return the row of a file that is known by what it holds."""
    return Row(content, content)


def _written(content: bytes, file: Path) -> Row:
    write_file(file, content)
    return _given(content_of(file))


class Completed(NamedTuple):
    foreign: list[str]
    """The files of the old site that are not ours."""
    untouched: States
    """The files that stood in the base already."""


def complete(assembly: Assembly, old: OldSite, base: Path) -> Completed:
    """Put the whole site together in `base`: where files were made, or in a copy of an older site.

    It gets what is new, and from the old site what did not change and what is not ours. The
    signature of a manifest that changed is left out: it signs another one.
    """
    stale = set() if MANIFEST in assembly.kept else {SIGNATURE}
    foreign = [one for one in old.foreign if one not in assembly.inventory.keys() | stale]
    _check_folders(old.folder, foreign, assembly.inventory)
    lasting, made = {*assembly.kept, *foreign}, assembly.inventory.keys() - assembly.kept
    there = dict(walk(base))
    linked = {one for one in lasting & there.keys() if _is_one_file(there[one], old.found[one])}
    if base == assembly.folder:
        _remove(base, there.keys() - linked - made)
    else:
        _remove(base, there.keys() - linked)
        _remove_empty(base, made | (lasting - linked))
        _move(assembly.folder, base, made)
    _link(old.folder, base, lasting - linked)
    return Completed(foreign, {address: there[address] for address in linked})


def _check_folders(site: Path, foreign: Sequence[str], inventory: Inventory) -> None:
    """Stop where a file that is not ours stands where the site has a folder, or the other way."""
    if not foreign:
        return
    folders = {folder for address in inventory for folder in _folders_above(address)}
    for address in foreign:
        if address in folders:
            wrong = f"{site / address} is not ours, and the site needs a folder there"
            raise NotASiteError(f"{wrong}; move it away")
        if above := inventory.keys() & set(_folders_above(address)):
            wrong = f"{site / min(above)} is not ours, and the site needs a file there"
            raise NotASiteError(f"{wrong}; move it away")


def _folders_above(address: str) -> Iterator[str]:
    while folder := address.rpartition("/")[0]:
        yield folder
        address = folder


def _is_one_file(one: FileState, other: FileState) -> bool:
    """Whether these are states of one file, under two names: not all systems number files."""
    return one.inode == other.inode != 0 and one == other


def _remove(base: Path, addresses: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    folders = set[str]()
    for address in addresses:
        (base / address).unlink()
        folders.update(_folders_above(address))
    for folder in sorted(folders, key=len, reverse=True):
        with suppress(OSError):  # it is not empty
            (base / folder).rmdir()


def _remove_empty(base: Path, addresses: Iterable[str]) -> None:
    """Remove empty folders that somebody made where files of ours must stand."""
    for address in addresses:
        with suppress(OSError):  # there is none
            os.rmdir(f"{base}/{address}")  # noqa: PTH106 (there may be many)


def _move(source: Path, target: Path, addresses: Iterable[str]) -> None:
    for address in addresses:
        file = target / address
        file.parent.mkdir(parents=True, exist_ok=True)
        (source / address).replace(file)


def _link(old: Path, new: Path, addresses: Iterable[str]) -> None:
    """Link files of the old site; copy them where files can't be linked."""
    folders: set[str] = set()
    for address in addresses:
        folder = address.rpartition("/")[0]
        if folder not in folders:
            (new / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        source, target = f"{old}/{address}", f"{new}/{address}"
        try:
            os.link(source, target, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(source, target, follow_symlinks=False)


def apply(assembly: Assembly, old: OldSite) -> None:
    """Move what changed into the old site, which is being served, and remove what is gone."""
    if not old.inventory:
        _move(assembly.folder, old.folder, [one.name for one in assembly.folder.iterdir()])
        return
    _remove(old.folder, assembly.gone)
    _move(assembly.folder, old.folder, assembly.inventory.keys() - assembly.kept)
