"""All that a build reads, as one digest: where it did not change, the site need not be planned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gazette.site.inventory import FileState, Inventory, OldSite
from gazette.site.options import BuildOptions
from gazette.site.settings import hook_files, records_folder, settings_of, theme_folders
from gazette.store import WHOLE, Store, code_digest, digest_of

_KNOWN = frozenset({"attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"})
"""Markdown extensions that read no files."""
_States = dict[str, FileState | None]


@dataclass(frozen=True)
class Inputs:
    """All files and settings that a build reads, as they were before it began."""

    digest: str
    states: _States
    """Of the files. While they stay the same, so does the digest."""

    def are_unchanged(self, config: MkDocsConfig) -> bool:
        return _states(config) == self.states


def read_inputs(config: MkDocsConfig) -> Inputs | None:
    """Return all that a build reads; None if something may read what is not known."""
    if len(config.plugins) > 1 or not _KNOWN.issuperset(config.markdown_extensions):
        return None
    states = _states(config)
    contents = [(file, _content(Path(file))) for file in states]
    options = BuildOptions.of(config).print_files
    return Inputs(digest_of(code_digest(WHOLE), settings_of(config), options, contents), states)


def _states(config: MkDocsConfig) -> _States:
    folders = [records_folder(config), *theme_folders(config)]
    files = (config.config_file_path, *map(str, hook_files(config)), *_below(*folders))
    return {file: _state(file) for file in (*files, *_below(config.docs_dir, links=True))}


def _below(*folders: Path | str, links: bool = False) -> Iterator[str]:
    """Yield the files below some folders in a fixed order; MkDocs follows `links` in `docs/`."""
    for folder in folders:
        for parent, inner, files in os.walk(folder, followlinks=links):
            inner.sort()
            yield from (f"{parent}/{name}" for name in sorted(files))


def _state(file: str) -> FileState | None:
    """Return the state of a file; None for a link to nowhere."""
    try:
        return FileState.of(os.stat(file))  # noqa: PTH116 (there are many)
    except OSError:
        return None


def _content(file: Path) -> str | None:
    """Return the digest of a file's bytes; None if it can't be read."""
    try:
        return digest_of(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None


def up_to_date(folder: Path, inputs: Inputs | None, store: Store) -> Inventory | None:
    """Return the inventory of a site that was made from these inputs and is as it was made."""
    if inputs is None or store.get(_key(folder)) != inputs.digest.encode():
        return None
    site = OldSite.at(folder, store)
    is_sound = all(site.has(address, row.digest) for address, row in site.inventory.items())
    return site.inventory if is_sound else None


def save_inputs(folder: Path, inputs: Inputs, store: Store, drafts: int = 0) -> None:
    """Keep what the site in a folder was made from, and how many drafts it leaves out."""
    store.put(_key(folder), inputs.digest.encode())
    store.put(_drafts_key(inputs), str(drafts).encode())


def draft_count(inputs: Inputs | None, store: Store) -> int:
    """Return how many drafts a site leaves out that was made from these inputs."""
    return int(store.get(_drafts_key(inputs)) or 0) if inputs else 0


def _drafts_key(inputs: Inputs) -> str:
    return digest_of("drafts", inputs.digest)


def _key(folder: Path) -> str:
    return digest_of("inputs", str(folder))
