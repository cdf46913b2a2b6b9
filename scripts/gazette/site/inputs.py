"""All that a build reads, as one digest: where it did not change, the site need not be planned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gazette.site.inventory import OldSite
from gazette.site.options import BuildOptions
from gazette.site.plan import project_of
from gazette.store import WHOLE, Store, code_digest, digest_of


def inputs_digest(config: MkDocsConfig) -> str | None:
    """Return the digest of all files and settings; None if plugins may read what is not known."""
    if len(config.plugins) > len(config.hooks):
        return None
    project = project_of(config)
    folders = [project / config.extra["directives"], Path(config.docs_dir)]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    files = [Path(config.config_file_path), *(project / hook for hook in config.hooks)]
    return digest_of(
        code_digest(WHOLE),
        config.user_configs,
        (config.site_url, BuildOptions.of(config).print_files),
        [(str(file), _content(file)) for file in (*files, *_below(folders))],
    )


def _below(folders: list[Path]) -> Iterator[Path]:
    """Yield the files below some folders in a fixed order; MkDocs follows links, so do we."""
    for folder in folders:
        for parent, inner, files in os.walk(folder, followlinks=True):
            inner.sort()
            yield from (Path(parent, name) for name in sorted(files))


def _content(file: Path) -> str | None:
    """Return the digest of a file's bytes; None if it can't be read."""
    try:
        return digest_of(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None


def is_up_to_date(folder: Path, inputs: str | None, store: Store) -> bool:
    """Whether the site in a folder was made from these inputs, and every file is as it was made."""
    if inputs is None or store.get(_key(folder)) != inputs.encode():
        return False
    site = OldSite.at(folder, store)
    return bool(site.inventory) and all(
        site.has(address, row.digest) for address, row in site.inventory.items()
    )


def save_inputs(folder: Path, inputs: str | None, store: Store) -> None:
    """Keep what the site in a folder was made from."""
    store.put(_key(folder), (inputs or "").encode())


def _key(folder: Path) -> str:
    return digest_of("inputs", str(folder))
