"""What verbs share: the cache, the folder of records, a progress bar, JSON on standard output."""

from __future__ import annotations

import datetime as dt
import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette import CACHE, CONFIG
from gazette.store import NO_STORE, Store

if TYPE_CHECKING:
    from gazette.records.record import Record

OUT = click.Path(path_type=Path)
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


def today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 (the day where it is run)


def records_folder(out: Path | None) -> Path:
    """Return the folder that letters are taken into."""
    if out is None and not Path("directives").is_dir():
        raise click.UsageError("there is no folder `directives` here; name a folder with --out")
    if out and out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} is no folder")
    return out or Path("directives")


def held_records(folder: Path) -> list[Record]:
    """Return the records in a folder, drafts too."""
    from gazette.corpus import load_corpus  # noqa: PLC0415 (few verbs need it)

    if not folder.is_dir():
        return []
    corpus, _ = load_corpus([folder], store_of((folder,)))
    return [entry.record for entry in (*corpus.unredacted, *corpus.drafts)]
