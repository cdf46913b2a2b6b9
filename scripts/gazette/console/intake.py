"""The verbs that take letters in: `import`, `new` and `terms`."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazette.console.common import FILE, print_json, progress_bar, store_of
from gazette.text.signs import legible

if TYPE_CHECKING:
    from gazette.letters.draft_file import DraftFile
    from gazette.records.record import Record

# Each verb imports what it needs.
# ruff: noqa: PLC0415

OUT = click.Path(path_type=Path)
_FEW = 5
"""Files of which an import says all there is to say; of more it says a line of each."""


@click.command(name="import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
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
@click.argument("file", type=FILE, required=False)
@click.option("--out", type=OUT, help="Folder of records [default: directives]")
def new(file: Path | None, out: Path | None) -> None:
    """Import a raw letter, or begin one typed by hand, and ask for what is to do in its draft.

    Each answer is checked and written at once: stop when you like, and go on with the draft, the
    letter or an editor.
    """
    from gazette.letters.draft_file import DraftFile

    folder = _records_folder(out)
    for path in _drafts_to_finish(file, folder):
        _finish(DraftFile(path, folder))


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
        near = "; did you mean " + " or ".join(nearly_like(wanted)) if nearly_like(wanted) else ""
        click.echo(f'no key fits "{legible(wanted)}"{near}', err=True)
        sys.exit(1)


def _import(files: tuple[Path, ...], out: Path | None) -> Counter[str]:
    """Import files, report at the shell, and count what became of them."""
    from rich.console import Console

    from gazette.console.report import count_of, full_report, short_report, summary
    from gazette.letters.held import Held
    from gazette.letters.importing import Import

    folder = _records_folder(out)
    held = Held.of(_held_records(folder))
    console, counts = Console(highlight=False, soft_wrap=True), Counter[str]()
    report = full_report if len(files) <= _FEW else short_report
    done = Import(folder, held, _today()).run(files)
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


def _drafts_to_finish(file: Path | None, folder: Path) -> list[Path]:
    """Return the drafts of a letter: new ones, or the one given."""
    from gazette.letters.drafting import empty_draft
    from gazette.letters.storing import free_path, store_record
    from gazette.records.source import read_source

    if file is None:
        path = free_path(folder / "khong-ro/khong-ro/khong-ro-khong-so-moi.md")
        store_record(path, empty_draft(_today()))
        click.echo(f"written {path}")
        return [path]
    source = read_source(str(file), file.read_bytes())[0] if file.suffix == ".md" else None
    if source and source.is_draft:
        return [file]
    if source and "completeness" in source.values:
        raise click.UsageError(f"{file} is a record, not a draft")
    return _imported(file, folder)


def _imported(file: Path, folder: Path) -> list[Path]:
    """Return the drafts of the letters in a file, also those that are held already."""
    from rich.console import Console

    from gazette.console.report import full_report
    from gazette.letters.held import Held
    from gazette.letters.importing import Import

    records = _held_records(folder)
    drafts = {str(one.path) for one in records if one.directive.draft}
    (done,) = Import(folder, Held.of(records), _today()).run([file])
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
    left = len(draft.problems())
    said = f"{left} to do or wrong; see `gazette check`" if left else "nothing to do"
    is_draft = draft.values.get("draft")
    click.echo(f"{draft.path}: {'a draft, ' if is_draft else 'a record, '}{said}")


class _Shell:
    """Asks at the shell."""

    def ask(self, question: str) -> str:
        said: str = click.prompt(question, default="", show_default=False)
        return said

    def say(self, words: str) -> None:
        click.echo(words)


def _print_read(files: tuple[Path, ...]) -> Counter[str]:
    """Print as JSON what was read of files, and count those that can't be read."""
    from gazette.letters.as_json import as_dict
    from gazette.letters.importing import read_files

    letters, counts = [], Counter[str]()
    for one in read_files(files, _today()):
        letters += [as_dict(letter) for letter in one.letters]
        if one.fault:
            counts["unreadable"] += 1
            click.echo(f"{one.path}: {one.fault}", err=True)
    print_json(letters)
    return counts


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 (the day where it is run)


def _records_folder(out: Path | None) -> Path:
    if out is None and not Path("directives").is_dir():
        raise click.UsageError("there is no folder `directives` here; name a folder with --out")
    if out and out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} is no folder")
    return out or Path("directives")


def _held_records(folder: Path) -> list[Record]:
    from gazette.corpus import load_corpus

    if not folder.is_dir():
        return []
    corpus, _ = load_corpus([folder], store_of((folder,)))
    return [entry.record for entry in (*corpus.unredacted, *corpus.drafts)]
