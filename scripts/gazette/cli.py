"""The command line: verbs, messages and exit codes. Nothing else in the package prints.

Exit codes: 0 success, 1 the input is wrong, 2 wrong usage.
"""

from __future__ import annotations

import codecs
import io
import json
import logging
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette import CACHE, CONFIG
from gazette.store import NO_STORE, Store

if TYPE_CHECKING:
    from gazette.site.options import ProgressBar

# Each verb imports what it needs: a check of one record is done before MkDocs would be imported.
# ruff: noqa: PLC0415

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ANY = click.Path(exists=True, path_type=Path)


def _as_given(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write a file's name that the locale could not read as it is; escape what is no text."""
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.lookup_error("backslashreplace")(error)


codecs.register_error("as-given", _as_given)


class Verbs(click.Group):
    """Writes UTF-8 everywhere; says in one line what is wrong with files or which package lacks."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (click's own signature)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="as-given")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            needed = f"{error}; install the packages that pyproject.toml names"
            raise click.ClickException(needed) from error
        except BrokenPipeError:
            raise  # whoever reads our output has enough
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror or error}") from error


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gazette")
def main() -> None:
    """Turn records of directives into the reference site."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")  # MkDocs logs its warnings
    logging.getLogger("mkdocs.gazette").setLevel(logging.INFO)


@main.command()
@click.option("--directives", type=FOLDER, help="Folder of records [default: directives]")
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Folder of the site [default: site]"
)
@click.option("--no-print-files", is_flag=True, help="Make no PDF and Word files, and link none")
def build(directives: Path | None, site_dir: Path | None, *, no_print_files: bool) -> None:
    """Build the site; if any record is wrong, replace nothing."""
    from gazette.site.commands import build_site
    from gazette.site.folder import NotASiteError

    _need_config()
    try:
        site = build_site(directives, site_dir, print_files=not no_print_files, open_bar=_bar)
    except NotASiteError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{site.folder}: {site.page_count} pages")


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(port: int) -> None:
    """Build and serve the site, rebuild it on change, reload the browser."""
    import socket

    from gazette.site.commands import serve_site

    _need_config()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise click.UsageError(f"port {port} is taken; choose another with --port") from None
    click.echo(f"Building; then open http://127.0.0.1:{port}/ (Ctrl+C ends)")
    serve_site(port)


@main.command()
@click.argument("paths", nargs=-1, type=ANY)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(paths: tuple[Path, ...], form: str) -> None:
    """Report every problem of records with its place, and hints at tasks that may be missing."""
    from gazette.corpus import load_corpus
    from gazette.outputs.problems import output_problems
    from gazette.records.check import hints_of

    if not paths and not Path("directives").is_dir():
        raise click.UsageError("there is no folder `directives` here; name the files to check")
    corpus, problems = load_corpus(paths or (Path("directives"),), _store(paths))
    hints = [hint for entry in corpus.entries for hint in hints_of(entry.record)]
    problems += output_problems(corpus)
    found = sorted([*problems, *hints])
    if form == "json":
        _print_json([one.as_dict() for one in found])
    else:
        for one in found:
            click.echo(str(one))
        counts = f"problems: {len(problems)}" + (f", hints: {len(hints)}" if hints else "")
        click.echo(f"{len(corpus.entries)} records read, {counts}", err=True)
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print an array for programs")
def cite(file: Path, *, as_json: bool) -> None:
    """List the citations in a record or in any text, with their places.

    The front matter of a record is skipped; a text is UTF-8 or UTF-16.
    """
    from gazette.citations import find
    from gazette.records.encoding import NotTextError, read_text
    from gazette.records.problem import line_and_column
    from gazette.records.source import split_front_matter

    try:
        text = read_text(file)
    except NotTextError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    split = split_front_matter(text) if file.suffix == ".md" else None
    body = split[1] if split else text
    found = [citation.moved(len(text) - len(body)) for citation in find(body)]
    if as_json:
        _print_json([citation.as_dict() for citation in found])
        return
    for citation in found:
        line, column = line_and_column(text, citation.start)
        parts = (citation.symbol, citation.number, citation.issued, citation.issuer)
        facts = ", ".join(str(part) for part in parts if part)
        click.echo(f"{file}:{line}:{column}: {' '.join(citation.text.split())}: {facts}")
    click.echo(f"{len(found)} citations", err=True)


@main.command()
def schema() -> None:
    """Print the JSON Schema of front matter, for editors."""
    from gazette.outputs.json_schema import record_schema

    _print_json(record_schema())


@main.command()
@click.argument("form", metavar="FORMAT")
@click.option("--directives", type=FOLDER, help="Folder of records [default: directives]")
@click.option("--out", type=click.Path(path_type=Path), help="File [default: standard output]")
def export(form: str, directives: Path | None, out: Path | None) -> None:
    """Write the whole collection as data: json, jsonl, csv, sqlite or datapackage (a zip).

    The site is not built. Nothing is written if any record is wrong.
    """
    from gazette.corpus import load_corpus
    from gazette.outputs.model import SiteInputs
    from gazette.outputs.open_data.exports import EXPORTS
    from gazette.store import write_file

    if form not in EXPORTS:
        raise click.UsageError(f'"{form}" is no format; choose one of {", ".join(EXPORTS)}')
    folder = directives or Path("directives")
    if not folder.is_dir():
        raise click.UsageError("there is no folder `directives` here; name one with --directives")
    store = _store((folder,))
    corpus, problems = load_corpus([folder], store)
    if problems:
        click.echo("\n".join(map(str, problems)), err=True)
        sys.exit(1)
    content = EXPORTS[form](SiteInputs(corpus, _site_url(), Path(), store))
    if out:
        write_file(out, content)
        click.echo(f"{out}: {len(corpus.entries)} records, {len(content) / 1e6:.1f} MB", err=True)
    else:
        click.echo(content, nl=False)


@main.command()
@click.argument("number", metavar="N", type=click.IntRange(1))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Each seed gives other records"
)
@click.option("--nasty", is_flag=True, help="Of every extreme: length, tables, names, one district")
def synth(number: int, folder: Path, seed: int, *, nasty: bool) -> None:
    """Write N synthetic records to DIR, for tests and measurements."""
    from gazette.synth.generate import write_records

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder} exists and is not empty; name a new folder")
    files = write_records(folder, number, seed, nasty=nasty)
    with click.progressbar(files, length=number, label="Writing", file=sys.stderr) as progress:
        size = sum(file.stat().st_size for file in progress)
    click.echo(f"{folder}: {number} synthetic records, {size / 1e6:.1f} MB")


def _store(paths: tuple[Path, ...]) -> Store:
    """Return the cache of the project for the check of a folder; a few files need none."""
    is_large = not paths or any(path.is_dir() for path in paths)
    return Store(CACHE) if is_large and CONFIG.is_file() else NO_STORE


def _site_url() -> str | None:
    """Return the address of the site as the build knows it; None without a configuration."""
    if not CONFIG.is_file():
        return None
    from gazette.site.settings import site_url_of

    return site_url_of(CONFIG)


def _bar(length: int) -> AbstractContextManager[ProgressBar | None]:
    """Return a progress bar for the files made, if standard error is a terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=length, label="Making files", file=sys.stderr)


def _need_config() -> None:
    if not CONFIG.is_file():
        raise click.UsageError("there is no mkdocs.yml here; run this in the project's folder")


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
