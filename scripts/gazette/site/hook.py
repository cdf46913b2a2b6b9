"""MkDocs' hook: checks the records before MkDocs cleans anything, then adds our pages and files.

MkDocs calls these functions by name: `on_serve` once, after the first build, and the others in this
order at every build. They share a `Build`, kept in `config.extra["gazette"]`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from gazette.corpus import Corpus, load_corpus
from gazette.outputs.model import OutputError, PageOutput, SiteInputs
from gazette.outputs.registry import PAGE_OUTPUTS, SITE_OUTPUTS, page_files
from gazette.outputs.write import write_outputs
from gazette.pages.addresses import SECTIONS
from gazette.pages.all_pages import SameAddressError, site_targets
from gazette.pages.labels import labels
from gazette.pages.model import Page, PageTarget
from gazette.pages.render import Renderer
from gazette.site.commands import BuildOptions

log = logging.getLogger("mkdocs.gazette")

NOT_IN_NAV = InclusionLevel.NOT_IN_NAV


@dataclass(frozen=True)
class Build:
    """What the calls of one build share."""

    targets: Mapping[str, PageTarget]
    """Our pages, not made yet, by their addresses."""
    pages: Mapping[str, Page]
    inputs: SiteInputs
    outputs: tuple[PageOutput[Any], ...]
    file_count: int
    """How many files stand beside pages."""
    revised: str
    """The newest change among all records, `YYYY-MM-DD`: the date of pages that have none."""
    renderer: Renderer


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check every record. On any problem stop before the old site is touched."""
    folder = Path(config.config_file_path).parent / config.extra["directives"]
    corpus, problems = load_corpus([_from_here(folder)])
    if problems:
        raise Abort("\n".join(map(str, problems)))
    _check_analytics(config)
    try:
        config.extra["gazette"] = _prepare(corpus, config)
    except SameAddressError as error:
        raise Abort(str(error)) from error
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config


def _prepare(corpus: Corpus, config: MkDocsConfig) -> Build:
    site_url = config.site_url or None
    with_print = _options(config).print_files
    outputs = tuple(output for output in PAGE_OUTPUTS if with_print or not output.is_print)
    files = page_files(corpus, outputs)
    dates = [entry.directive.revised.isoformat() for entry in corpus.entries]
    inputs = SiteInputs(corpus, site_url, _theme(config), _cache(config))
    targets = site_targets(corpus, inputs.sheets, files)
    return Build(
        targets={target.address: target for target in targets},
        pages={target.address: target.make() for target in targets},
        inputs=inputs,
        outputs=outputs,
        file_count=sum(map(len, files.values())),
        revised=max(dates, default="1970-01-01"),
        renderer=Renderer(tuple(map(Path, config.theme.dirs)), site_url),
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out Material's files, then add our pages and write every output.

    An output replaces a file of the theme at the same address, but not one in `docs/`. A page of
    `docs/` at the address of one of ours stops the build.
    """
    build: Build = config.extra["gazette"]
    _check_addresses(files, build, config)
    for file in list(files):
        is_material = file.src_dir not in (None, str(build.inputs.theme), config.docs_dir)
        if is_material or file.src_uri == "sitemap.xml":  # a template, not a file
            files.remove(file)
    for address in build.pages:
        name = address.removesuffix(".html") + ".md"  # so that MkDocs takes it for a page
        files.append(File.generated(config, name, content="", inclusion=NOT_IN_NAV))
    for address in _written(build, config):
        same = files.get_file_from_path(address)
        if same and same.src_dir == config.docs_dir:
            continue
        if same:
            files.remove(same)
        written = str(Path(config.site_dir) / address)
        files.append(File.generated(config, address, abs_src_path=written, inclusion=NOT_IN_NAV))
    return files


def _check_addresses(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Stop where a file of `docs/` would have the address of one of our pages."""
    problems = [
        f"{file.src_uri}: {file.dest_uri} is a page made from the records; rename the file"
        for file in files
        if file.src_dir == config.docs_dir and file.dest_uri in build.pages
    ]
    if problems:
        raise Abort("\n".join(problems))


def _written(build: Build, config: MkDocsConfig) -> Iterator[str]:
    """Write the outputs, and report the progress."""
    steps = write_outputs(build.outputs, SITE_OUTPUTS, build.inputs, Path(config.site_dir))
    try:
        with _options(config).open_bar(build.file_count) as bar:
            for address in steps:
                if bar:
                    bar.update(1)
                yield address
    except OutputError as error:
        raise Abort(str(error)) from error


def _options(config: MkDocsConfig) -> BuildOptions:
    """Return the options of `gazette build`; MkDocs' own commands pass none."""
    options: BuildOptions = config.extra.get("build_options", BuildOptions())
    return options


def _cache(config: MkDocsConfig) -> Path | None:
    """Return the folder kept from build to build, None for records outside the project."""
    project = Path(config.config_file_path).parent.resolve()
    own = (project / config.extra["directives"]).resolve().is_relative_to(project)
    return project / ".cache" if own else None


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (MkDocs' signature)
    """Set the title of our pages, and dates that don't depend on the clock."""
    build: Build = config.extra["gazette"]
    own = build.pages.get(page.file.dest_uri)
    page.update_date = build.revised
    if own:
        page.meta = {"title": own.title, "description": own.description, "page": own}
        revised = build.targets[own.address].revised
        page.update_date = revised.isoformat() if revised else build.revised
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 (MkDocs' signature)
    """Give the shell its words, its sections and whether records are synthetic; trim its blanks."""
    build: Build = config.extra["gazette"]
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["t"] = labels()
    env.globals["sections"] = SECTIONS
    env.globals["synthetic"] = build.inputs.corpus.is_synthetic
    return env


def on_page_context(
    context: TemplateContext,
    page: MkDocsPage,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 (MkDocs' signature)
) -> TemplateContext:
    """Render the content of our pages, which the shell shows."""
    build: Build = config.extra["gazette"]
    own = build.pages.get(page.file.dest_uri)
    if own:
        page.content = build.renderer.content(own)
    return context


def on_serve(
    server: LiveReloadServer,
    config: MkDocsConfig,  # noqa: ARG001 (MkDocs' signature)
    builder: Callable[[], None],
) -> LiveReloadServer:
    """On a bad edit log the problems and keep serving: MkDocs itself would stop answering."""

    def build_or_keep() -> None:
        try:
            builder()
        except Abort as problems:
            log.error("The old pages stay until this is mended:\n%s", problems)  # noqa: TRY400 (the message says all)

    server.builder = build_or_keep
    return server


def _from_here(folder: Path) -> Path:
    """Return a path as people type it: relative to the current folder where it lies inside."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def _check_analytics(config: MkDocsConfig) -> None:
    """Stop if the owner did not write the partial of `extra.analytics.provider`.

    Material's own partials call other hosts and need its scripts.
    """
    provider = (config.extra.get("analytics") or {}).get("provider")
    partial = _theme(config) / f"partials/integrations/analytics/{provider}.html"
    if provider and not partial.is_file():
        raise Abort(f"extra.analytics.provider: {provider}: no template {partial}; write it first")


def _theme(config: MkDocsConfig) -> Path:
    """Return the folder that mkdocs.yml names as `custom_dir`."""
    return Path(config.theme.custom_dir or "")
