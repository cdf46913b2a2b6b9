"""All that a build reads, as one digest: where it did not change, the site need not be planned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gazette.site.inventory import Inventory, OldSite
from gazette.site.options import BuildOptions
from gazette.site.settings import project_of, records_folder, theme_folders
from gazette.store import WHOLE, Store, code_digest, digest_of

_KNOWN = frozenset({"attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"})
"""Markdown extensions that read no files."""


def inputs_digest(config: MkDocsConfig) -> str | None:
    """Return the digest of all files and settings; None if something may read what is not known."""
    if len(config.plugins) > 1 or not _KNOWN.issuperset(config.markdown_extensions):
        return None
    project = project_of(config)
    folders = [records_folder(config), *theme_folders(config)]
    files = [Path(config.config_file_path), *(project / hook for hook in config.hooks)]
    return digest_of(
        code_digest(WHOLE),
        config.user_configs,
        (config.site_url, BuildOptions.of(config).print_files),
        [(str(file), _content(file)) for file in (*files, *_below(*folders))],
        [(str(file), _content(file)) for file in _below(config.docs_dir, links=True)],
    )


def _below(*folders: Path | str, links: bool = False) -> Iterator[Path]:
    """Yield the files below some folders in a fixed order; MkDocs follows `links` in `docs/`."""
    for folder in folders:
        for parent, inner, files in os.walk(folder, followlinks=links):
            inner.sort()
            yield from (Path(parent, name) for name in sorted(files))


def _content(file: Path) -> str | None:
    """Return the digest of a file's bytes; None if it can't be read."""
    try:
        return digest_of(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None


def up_to_date(folder: Path, inputs: str | None, store: Store) -> Inventory | None:
    """Return the inventory of a site that was made from these inputs and is as it was made."""
    if inputs is None or store.get(_key(folder)) != inputs.encode():
        return None
    site = OldSite.at(folder, store)
    is_sound = all(site.has(address, row.digest) for address, row in site.inventory.items())
    return site.inventory if is_sound else None


def save_inputs(folder: Path, inputs: str, store: Store) -> None:
    """Keep what the site in a folder was made from."""
    store.put(_key(folder), inputs.encode())


def _key(folder: Path) -> str:
    return digest_of("inputs", str(folder))
