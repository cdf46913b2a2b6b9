"""The verbs `import`, which takes many letters in, and `terms`, which finds keys."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from gazette.console.common import (
    OUT,
    held_records,
    print_json,
    progress_bar,
    records_folder,
    today,
)
from gazette.text.signs import legible

# Each verb imports what it needs.
# ruff: noqa: PLC0415

_ANY_FILE = click.Path(path_type=Path)
"""Not looked at before it is read, so that a wrong name stops no other."""

_FEW = 5
"""Files of which an import says all there is to say; of more it says a line of each."""


@click.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_ANY_FILE)
@click.option("--out", type=OUT, help="Folder of records [default: directives]")
@click.option("--json", "as_json", is_flag=True, help="Print what was read, and write no file")
def import_(files: tuple[Path, ...], out: Path | None, *, as_json: bool) -> None:
    """Turn raw letters into draft records: texts, web pages, Word files, PDFs, scans.

    Nothing is overwritten. Each draft has its source file beside it; `gazette check` says what is
    to do in it, and `gazette new` asks for it.
    """
    counts = _print_read(files) if as_json else _import(files, out)
    sys.exit(1 if counts["unreadable"] or counts["failed"] else 0)


@click.command()
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
def terms(words: tuple[str, ...]) -> None:
    """List the keys of kinds, bodies, topics, provinces and districts that fit some words.

    Marks and capitals don't count.
    """
    from gazette.vocabulary.terms import nearly_like, terms_like

    wanted = " ".join(words)
    found = terms_like(wanted)
    for term in found:
        note = f": {term.note}" if term.note else ""
        click.echo(f"{term.list:<9} {term.key:<32} {term.name}{note}")
    if not found:
        near = " or ".join(nearly_like(wanted))
        hint = f"; did you mean {near}" if near else ""
        click.echo(f'no key fits "{legible(wanted)}"{hint}', err=True)
        sys.exit(1)


def _import(files: tuple[Path, ...], out: Path | None) -> Counter[str]:
    """Import files, report at the shell, and count what became of them."""
    from rich.console import Console

    from gazette.console.report import count_of, full_report, short_report, summary
    from gazette.letters.held import Held
    from gazette.letters.importing import Import

    folder = records_folder(out)
    held = Held.of(held_records(folder))
    console, counts = Console(highlight=False, soft_wrap=True), Counter[str]()
    report = full_report if len(files) <= _FEW else short_report
    done = Import(folder, held, today()).run(files)
    waiting = []
    try:
        with progress_bar(len(files), "Reading") as bar:
            for one in done:
                counts.update(count_of(one))
                if bar:  # no line may stand in the middle of it
                    waiting.append(report(one))
                    bar.update(1)
                else:
                    console.print(report(one))
    finally:
        for each in waiting:
            console.print(each)
        console.print(summary(counts), style="bold", markup=False)
    return counts


def _print_read(files: tuple[Path, ...]) -> Counter[str]:
    """Print as JSON what was read of files, and count those that can't be read."""
    from gazette.letters.as_json import as_dict
    from gazette.letters.importing import read_files

    letters, counts = [], Counter[str]()
    for one in read_files(files, today()):
        letters += [as_dict(letter) for letter in one.letters]
        if one.fault:
            counts["unreadable"] += 1
            click.echo(f"{one.path}: {one.fault}", err=True)
    print_json(letters)
    return counts
