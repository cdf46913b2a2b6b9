"""The inventory of a site: which files are ours, what each was made from and what it holds.

The site shows it twice: as `du-lieu/SHA256SUMS` for `sha256sum`, which every system has; and as
`du-lieu/manifest.json`, which lists that file too, can be signed, and lets `gazette verify` find
what was added. A private copy, outside of the site, also has the digest of what each file was made
from, and the state in which it was left.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gazette.store import Store, digest_of

SUMS = "du-lieu/SHA256SUMS"
MANIFEST = "du-lieu/manifest.json"
SIGNATURE = f"{MANIFEST}.sig"
"""Where `ssh-keygen -Y sign` puts the signature of the manifest."""
_END = "# {} files"
"""The last line of the list, a comment to `sha256sum`: without it the list was cut."""


class FileState(NamedTuple):
    """What the file system says of a file; it differs after any change of the file."""

    mode: int
    size: int
    """In bytes."""
    modified: int
    changed: int
    """Both in nanoseconds since 1970."""
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> FileState:
        modified, changed = found.st_mtime_ns, found.st_ctime_ns
        return cls(found.st_mode, found.st_size, modified, changed, found.st_ino)


States = Mapping[str, FileState]
"""The states of files by their addresses."""


class Row(NamedTuple):
    """A file of ours."""

    digest: str
    """Of all that it was made from, as its target has it."""
    content: str
    """The SHA-256 of its bytes."""
    state: FileState | None = None
    """How it was left; None where that is not known."""


Inventory = Mapping[str, Row]
"""The files of a site by their addresses."""


def walk(folder: Path) -> Iterator[tuple[str, FileState]]:
    """Yield the address and the state of every file below a folder, which may be missing."""
    folders = [""] if folder.is_dir() else []
    while folders:
        prefix = folders.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:  # a `Path` each is slow
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{prefix}{entry.name}/")
                else:
                    found = entry.stat(follow_symlinks=False)
                    yield prefix + entry.name, FileState.of(found)


@dataclass(frozen=True)
class OldSite:
    """A site as it was left, and as it is found now."""

    folder: Path
    inventory: Inventory
    listed: Collection[str]
    """The addresses of its public list."""
    found: States

    @classmethod
    def at(cls, folder: Path, store: Store) -> OldSite:
        return cls(folder, load_inventory(folder, store), _listed(folder), dict(walk(folder)))

    @classmethod
    def served(cls, folder: Path, inventory: Inventory) -> OldSite:
        """Return a site that nobody but this process writes."""
        known = FileState(0, 0, 0, 0, 0)
        rows = {address: row._replace(state=known) for address, row in inventory.items()}
        return cls(folder, rows, frozenset(), dict.fromkeys(rows, known))

    def has(self, address: str, digest: str) -> bool:
        """Whether a file made from these inputs is there, as it was made."""
        row = self.inventory.get(address)
        return row is not None and row.digest == digest and self._is_sound(address, row)

    def _is_sound(self, address: str, row: Row) -> bool:
        now = self.found.get(address)
        if now is None or row.state is None:
            return False
        if now == row.state:
            return True
        same_kind = stat.S_ISREG(now.mode) and (now.mode, now.size) == row.state[:2]
        return same_kind and content_of(self.folder / address) == row.content

    @property
    def ours(self) -> set[str]:
        """The addresses of the files there that a build wrote."""
        return {*self.found} & {*self.inventory, *self.listed}

    @property
    def foreign(self) -> list[str]:
        """The addresses of files that are not ours.

        Where no list tells, a file in a folder may be ours, unless the folder is hidden.
        """
        others, is_known = sorted({*self.found} - self.ours), self.inventory or self.listed
        return others if is_known else [one for one in others if _is_apart(one)]


def _is_apart(address: str) -> bool:
    """Whether a file stands where no page of ours does: at the top or in a hidden folder."""
    return "/" not in address or address.startswith(".")


def content_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def page_count(inventory: Inventory) -> int:
    return sum(address.endswith(".html") for address in inventory)


def sums(inventory: Inventory) -> bytes:
    """Return the public list for `sha256sum`."""
    rows = _contents(inventory, without={SUMS, MANIFEST})
    listed = "".join(f"{content}  {address}\n" for address, content in rows.items())
    return f"{listed}{_END.format(len(rows))}\n".encode()


def manifest(inventory: Inventory) -> bytes:
    """Return the manifest: the SHA-256 of every file but itself, each on a line."""
    told = {"algorithm": "sha256", "files": _contents(inventory, without={MANIFEST})}
    return json.dumps(told, separators=(",\n", ": ")).encode() + b"\n"


def _contents(inventory: Inventory, without: Collection[str]) -> dict[str, str]:
    rows = sorted(inventory.items())
    return {address: row.content for address, row in rows if address not in without}


def load_inventory(folder: Path, store: Store) -> Inventory:
    """Return the inventory kept of the site in a folder, an empty one where there is none."""
    rows = json.loads(store.get(_key(folder)) or b"[]")
    return {
        address: Row(digest, content, FileState(*state)) for address, digest, content, state in rows
    }


def save_inventory(
    inventory: Inventory, folder: Path, store: Store, untouched: States = MappingProxyType({})
) -> None:
    """Keep the inventory of the site in a folder, with the states in which its files are left.

    A file that is not as it was when it was last looked at must hold what it should. Those that
    are `untouched` since then are not looked at again.
    """
    rows = [
        (address, row.digest, row.content, now)
        for address, row in inventory.items()
        if (now := untouched.get(address) or _state(f"{folder}/{address}"))
        and _is_as_left(folder, address, now, row)
    ]
    store.put(_key(folder), json.dumps(rows).encode())


def _state(file: str) -> FileState | None:
    try:
        return FileState.of(os.lstat(file))
    except OSError:
        return None


def _is_as_left(folder: Path, address: str, now: FileState, row: Row) -> bool:
    """Whether a file, which may have been linked since, was not changed."""
    if (
        row.state is None
        or now == row.state
        or now._replace(changed=row.state.changed) == row.state
    ):
        return True
    return content_of(folder / address) == row.content


def _key(folder: Path) -> str:
    return digest_of("inventory", str(folder))


def _listed(folder: Path) -> frozenset[str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    *rows, end = lines or [""]
    if end != _END.format(len(rows)):
        return frozenset()
    return frozenset([SUMS, MANIFEST, *(line.partition("  ")[2] for line in rows)])
