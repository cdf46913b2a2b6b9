"""Compare a copy of the site with its manifest: what is missing, changed or added.

Only files inside the copy are read, no link is followed, and nothing of the project is needed.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazette.site.inventory import MANIFEST, SIGNATURE, FileState, content_of, walk

_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotAManifestError(Exception):
    """The manifest can't be used; the message says why."""


@dataclass(frozen=True)
class Verified:
    """How a copy differs from its manifest, by address."""

    listed: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.changed or self.added)


def read_manifest(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of every file that the manifest of a copy lists."""
    file = folder / MANIFEST
    if file.is_symlink() or not file.is_file():
        raise NotAManifestError(f"{file}: missing; without it nothing can be verified")
    try:
        files = json.loads(file.read_bytes())["files"]
        pairs = list(files.items())
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise NotAManifestError(f"{file}: not a manifest; get it anew from the site") from None
    for address, content in pairs:
        _check_row(file, address, content)
    return dict(pairs)


def _check_row(file: Path, address: str, content: Any) -> None:  # noqa: ANN401 (any JSON)
    parts = re.split(r"[/\\]", address)
    if {"", ".", ".."} & {*parts} or ":" in parts[0] or "\0" in address:
        raise NotAManifestError(f"{file}: {address!a} leaves the folder; do not trust this copy")
    if not isinstance(content, str) or not _SHA256.fullmatch(content):
        raise NotAManifestError(f"{file}: {address!a} has no SHA-256; get it anew from the site")


def verify(
    folder: Path, listed: Mapping[str, str], on_read: Callable[[], object] = lambda: None
) -> Verified:
    """Compare a copy with what its manifest lists. `on_read` is called for each file compared."""
    found = {address: state for address, state in walk(folder) if address != MANIFEST}
    changed = []
    for address in sorted(listed.keys() & found.keys()):
        if not _is_as_listed(folder / address, found[address], listed[address]):
            changed.append(address)
        on_read()
    missing = sorted(listed.keys() - found.keys())
    added = sorted(found.keys() - listed.keys() - {SIGNATURE})
    return Verified(len(listed), tuple(missing), tuple(changed), tuple(added))


def _is_as_listed(file: Path, state: FileState, content: str) -> bool:
    """A file that can't be read, as on a worn stick, is not as listed."""
    try:
        return stat.S_ISREG(state.mode) and content_of(file) == content
    except OSError:
        return False
