"""The command line: verbs, messages and exit codes. Nothing else in the package prints.

Exit codes: 0 success, 1 the input is wrong, 2 wrong usage.
"""

from __future__ import annotations

import codecs
import io
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from gazette import CONFIG
from gazette.console.common import FILE, print_json, progress_bar, store_of
from gazette.console.intake import import_, terms
from gazette.console.new import new

if TYPE_CHECKING:
    from gazette.corpus import Corpus
    from gazette.pages.publisher import Publisher
    from gazette.records.problem import Problem

# Each verb imports what it needs: a check of one record is done before MkDocs would be imported.
# ruff: noqa: PLC0415

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
        site = build_site(
            directives, site_dir, print_files=not no_print_files, open_bar=progress_bar
        )
    except NotASiteError as error:
        raise click.UsageError(str(error)) from None
    drafts = f", {_drafts(site.draft_count)} left out" if site.draft_count else ""
    click.echo(f"{site.folder}: {site.page_count} pages{drafts}")


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
    try:
        serve_site(port)
    except click.ClickException as error:  # of the first build: later ones keep the old pages
        error.show()
        click.echo("Nothing is served: mend this, then serve again", err=True)
        sys.exit(1)


@main.command()
@click.argument("paths", nargs=-1, type=ANY)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--strict", is_flag=True, help="Fail on what is to do in drafts, too")
def check(paths: tuple[Path, ...], form: str, *, strict: bool) -> None:
    """Report every problem of records with its place, and hints at tasks that may be missing.

    Of a draft, also report what is to do. Only problems fail, unless the check is strict.
    """
    from gazette.corpus import load_corpus
    from gazette.outputs.problems import output_problems
    from gazette.records.check import hints_of

    if not paths and not Path("directives").is_dir():
        raise click.UsageError("there is no folder `directives` here; name the files to check")
    corpus, problems = load_corpus(paths or (Path("directives"),), store_of(paths))
    everything = (*corpus.entries, *corpus.drafts)
    hints = [hint for entry in everything for hint in hints_of(entry.record)]
    found = sorted([*problems, *output_problems(corpus), *hints])
    if form == "json":
        print_json([one.as_dict() for one in found])
    else:
        for one in found:
            click.echo(str(one))
        click.echo(_checked(corpus, found), err=True)
    failing = ("error", "todo") if strict else ("error",)
    sys.exit(1 if any(one.severity in failing for one in found) else 0)


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
        print_json([citation.as_dict() for citation in found])
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

    print_json(record_schema())


@main.command()
@click.argument("form", metavar="FORMAT")
@click.option("--directives", type=FOLDER, help="Folder of records [default: directives]")
@click.option("--site-dir", type=FOLDER, help="Folder of the built site, for zip [default: site]")
@click.option("--out", type=click.Path(path_type=Path), help="File [default: standard output]")
def export(form: str, directives: Path | None, site_dir: Path | None, out: Path | None) -> None:
    """Write the whole collection as data: json, jsonl, csv, sqlite or datapackage (a zip).

    They are made of the records; nothing is written if any is wrong. The format zip is the whole
    site in one file, to be opened without a network; it is made of the site as it was built.
    """
    from gazette.corpus import load_corpus
    from gazette.outputs.model import SiteInputs
    from gazette.outputs.open_data.exports import EXPORTS
    from gazette.site.archive import SITE_EXPORTS
    from gazette.store import once_whole, write_file

    if form in SITE_EXPORTS:
        _export_site(form, directives, site_dir or Path("site"), out)
        return
    if form not in EXPORTS:
        forms = ", ".join((*EXPORTS, *SITE_EXPORTS))
        raise click.UsageError(f'"{form}" is no format; choose one of {forms}')
    if site_dir:
        raise click.UsageError(f"{form} is made of the records; name them with --directives")
    folder = directives or Path("directives")
    if not folder.is_dir():
        raise click.UsageError("there is no folder `directives` here; name one with --directives")
    store = store_of((folder,))
    corpus, problems = load_corpus([folder], store)
    if problems:
        click.echo("\n".join(map(str, problems)), err=True)
        sys.exit(1)
    url, publisher = _site()
    content = EXPORTS[form](SiteInputs(corpus, url, Path(), store, publisher))
    if out:
        with once_whole(out) as fresh:
            write_file(fresh, content)
        click.echo(f"{out}: {len(corpus.entries)} records, {len(content) / 1e6:.1f} MB", err=True)
    else:
        click.echo(content, nl=False)


def _export_site(form: str, directives: Path | None, site: Path, out: Path | None) -> None:
    from gazette.site.archive import SITE_EXPORTS, NotAsBuiltError
    from gazette.site.inventory import MANIFEST
    from gazette.site.verify import NotAManifestError, read_manifest

    if directives:
        raise click.UsageError(f"{form} is made of the built site; name it with --site-dir")
    if not (site / MANIFEST).is_file():
        remedy = "run `gazette build` first, or name one with --site-dir"
        raise click.UsageError(f"there is no built site in `{site}`; {remedy}")
    try:
        count = len(read_manifest(site))
        with _once_whole(out) as file, progress_bar(count, "Packing files") as bar:
            SITE_EXPORTS[form](site, file, partial(bar.update, 1) if bar else int)
    except (NotAManifestError, NotAsBuiltError) as error:
        raise click.ClickException(str(error)) from None
    if out:
        size = out.stat().st_size / 1e6
        click.echo(f"{out}: {count} files, {size:.1f} MB; to use it, unpack it first", err=True)


@contextmanager
def _once_whole(out: Path | None) -> Iterator[BinaryIO]:
    """Yield a file to write. Once it is whole it goes to `out`, or to standard output."""
    import shutil
    import tempfile

    from gazette.store import once_whole

    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        with once_whole(out) as fresh, fresh.open("wb") as file:
            yield file
        return
    with tempfile.TemporaryFile() as whole:
        yield whole
        whole.seek(0)
        shutil.copyfileobj(whole, sys.stdout.buffer)


@main.command()
@click.argument("folder", metavar="SITE", type=FOLDER)
def verify(folder: Path) -> None:
    """Compare a copy of the site with its manifest; say what is missing, changed, added."""
    from gazette.site.verify import NotAManifestError, read_manifest
    from gazette.site.verify import verify as compare

    try:
        listed = read_manifest(folder)
    except NotAManifestError as error:
        raise click.ClickException(str(error)) from None
    with progress_bar(len(listed), "Reading files") as bar:
        found = compare(folder, listed, partial(bar.update, 1) if bar else int)
    named = {"missing": found.missing, "changed": found.changed, "added": found.added}
    for what, addresses in named.items():
        for address in addresses:
            click.echo(f"{what}: {address if address.isprintable() else ascii(address)}")
    counts = ", ".join(f"{what}: {len(addresses)}" for what, addresses in named.items())
    click.echo(f"{folder}: {found.listed} files listed, {counts}", err=True)
    sys.exit(0 if found.is_whole else 1)


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


def _checked(corpus: Corpus, found: list[Problem]) -> str:
    """Return the last line of a check: "5 records and 1 draft read, problems: 0, to do: 3"."""
    counted = f" and {_drafts(len(corpus.drafts))}" if corpus.drafts else ""
    count = Counter(one.severity for one in found)
    others = {"hints": count["hint"], "to do": count["todo"]}
    named = "".join(f", {name}: {n}" for name, n in others.items() if n)
    return f"{len(corpus.entries)} records{counted} read, problems: {count['error']}{named}"


def _drafts(count: int) -> str:
    return "1 draft" if count == 1 else f"{count} drafts"


def _site() -> tuple[str | None, Publisher]:
    """Return the site's address and publisher as the build knows them."""
    from gazette.pages.publisher import UNKNOWN

    if not CONFIG.is_file():
        return None, UNKNOWN
    from gazette.site.settings import site_of

    return site_of(CONFIG)


def _need_config() -> None:
    if not CONFIG.is_file():
        raise click.UsageError("there is no mkdocs.yml here; run this in the project's folder")


for verb in (import_, new, terms):
    main.add_command(verb)
