"""The verb `new`: takes one letter in, and asks for what is to do in its draft."""

from __future__ import annotations

import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.console.common import FILE, OUT, held_records, records_folder, today

if TYPE_CHECKING:
    from gazette.letters.draft_file import DraftFile
    from gazette.records.problem import Problem

# Imports what it needs.
# ruff: noqa: PLC0415

_INDENT = 3  # columns of a number and the blanks after it


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--out", type=OUT, help="Folder of records [default: directives]")
def new(file: Path | None, out: Path | None) -> None:
    """Import a raw letter, or begin one typed by hand, and ask for what is to do in its draft.

    Each answer is checked and written at once: stop when you like, and go on with the draft, the
    letter or an editor.
    """
    from gazette.letters.draft_file import DraftFile

    folder = records_folder(out)
    drafts = _drafts_to_finish(file, folder)
    for number, path in enumerate(drafts, 1):
        if len(drafts) > 1:
            click.echo(f"\nletter {number} of {len(drafts)}: {path}")
        _finish(DraftFile(path, folder))


def _drafts_to_finish(file: Path | None, folder: Path) -> list[Path]:
    """Return the drafts of a letter: new ones, or the one given."""
    if file is None:
        return [_begun(folder)]
    return [file] if _is_draft(file, folder) else _imported(file, folder)


def _begun(folder: Path) -> Path:
    """Write a draft in which nothing is decided."""
    from gazette.letters.drafting import empty_draft
    from gazette.letters.storing import free_path, store_record

    path = free_path(folder / "khong-ro/khong-ro/khong-ro-khong-so-moi.md")
    store_record(path, empty_draft(today()))
    click.echo(f"written {path}")
    return path


def _is_draft(file: Path, folder: Path) -> bool:
    """Tell a draft from a letter; refuse a finished record, and a draft that can't be read."""
    from gazette.records.source import read_source

    if file.suffix != ".md":
        return False
    source, problems = read_source(str(file), file.read_bytes())
    if source is None and file.resolve().is_relative_to(folder.resolve()):
        click.echo("\n".join(map(str, problems)), err=True)
        sys.exit(1)
    if source and not source.is_draft and "completeness" in source.values:
        raise click.UsageError(f"{file} is a record, not a draft")
    return source is not None and source.is_draft


def _imported(file: Path, folder: Path) -> list[Path]:
    """Return the drafts of the letters in a file, also those that are held already."""
    from rich.console import Console

    from gazette.console.report import full_report
    from gazette.letters.held import Held
    from gazette.letters.importing import Import

    records = held_records(folder)
    drafts = {str(one.path) for one in records if one.directive.draft}
    (done,) = Import(folder, Held.of(records), today()).run([file])
    Console(highlight=False, soft_wrap=True).print(full_report(done))
    if done.has_failed or not done.outcomes:
        sys.exit(1)
    return [Path(one.file) for one in done.outcomes if one.state == "written" or one.file in drafts]


def _finish(draft: DraftFile) -> None:
    """Ask for what is to do in a draft; where nothing is left, make it a record."""
    from gazette.console.questions import Questions

    is_done = Questions(draft, _Shell()).run()
    try:
        if is_done and click.confirm("\nNothing is left to do. Make it a record?", default=True):
            for error in draft.finish():
                click.echo(str(error))
        else:
            draft.settle()
    except OSError as error:
        there = error.filename2 or error.filename
        click.echo(f"{draft.path}: can't be moved to {there}: {error.strerror}", err=True)
    kind = "a draft" if draft.values.get("draft") else "a record"
    click.echo(f"{draft.path}: {kind}, {_left(draft.problems())}")


def _left(problems: list[Problem]) -> str:
    """Say what is left of a draft: "to do: topics; wrong: file; see `gazette check`"."""
    names = {"todo": "to do", "error": "wrong"}
    fields = {
        said: dict.fromkeys(one.field for one in problems if one.severity == severity)
        for severity, said in names.items()
    }
    said = "; ".join(f"{name}: {', '.join(found)}" for name, found in fields.items() if found)
    return f"{said}; see `gazette check`" if said else "nothing to do"


class _Shell:
    """Asks at the shell."""

    def ask(self, question: str) -> str:
        said: str = click.prompt(question, default="", show_default=False)
        return said

    def say(self, words: str) -> None:
        """Show lines; at a terminal a long one goes on further in."""
        lines = words.split("\n")
        click.echo("\n".join(map(_wrapped, lines) if sys.stdout.isatty() else lines))


def _wrapped(line: str) -> str:
    inner = " " * (len(line) - len(line.lstrip()) + _INDENT)
    width = shutil.get_terminal_size().columns
    return textwrap.fill(line, width, subsequent_indent=inner, break_on_hyphens=False)
