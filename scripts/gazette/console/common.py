"""What all verbs share: the cache, a progress bar, JSON on standard output."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from gazette import CACHE, CONFIG
from gazette.store import NO_STORE, Store

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def store_of(paths: tuple[Path, ...]) -> Store:
    """Return the cache of the project for the check of a folder; a few files need none."""
    is_large = not paths or any(path.is_dir() for path in paths)
    return Store(CACHE) if is_large and CONFIG.is_file() else NO_STORE


def progress_bar(length: int, label: str = "Making files") -> AbstractContextManager[Any]:
    """Return a progress bar, if standard error is a terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=length, label=label, file=sys.stderr)


def print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
