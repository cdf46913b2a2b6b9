"""MkDocs' hook: checks the records before MkDocs cleans anything, then feeds our pages in.

MkDocs calls these functions by name, in this order, at every build. What one leaves for the next
stands in `config.extra["gazette"]`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
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

from gazette.corpus import load_corpus
from gazette.outputs.model import OutputError, PageOutput, SiteInputs
from gazette.outputs.registry import SITE_OUTPUTS, page_files, page_outputs
from gazette.outputs.write import write_outputs
from gazette.pages.labels import labels
from gazette.pages.model import Page
from gazette.pages.render import Renderer
from gazette.pages.site import site_pages
from gazette.site.build import Watched

log = logging.getLogger("mkdocs.gazette")

NOT_IN_NAV = InclusionLevel.NOT_IN_NAV


@dataclass(frozen=True)
class Build:
    """What one build carries from call to call."""

    pages: Mapping[str, Page]
    """Our pages by their name in MkDocs."""
    inputs: SiteInputs
    outputs: tuple[PageOutput[Any], ...]
    file_count: int
    """How many files stand beside pages."""
    revised: str
    """The newest change among all records, `YYYY-MM-DD`: the date of what has none of its own."""
    renderer: Renderer


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check every record; on any problem stop before a file of the old site is touched."""
    folder = Path(config.config_file_path).parent / config.extra["directives"]
    corpus, problems = load_corpus([_shown(folder)])
    if problems:
        raise Abort("\n".join(map(str, problems)))
    _refuse_analytics_of_others(config)
    site_url = config.site_url or None
    outputs = page_outputs(print_files=config.extra.get("print_files", True))
    files = page_files(corpus, outputs)
    dates = [entry.directive.revised.isoformat() for entry in corpus.entries]
    inputs = SiteInputs(corpus, site_url, _theme(config), _cache(config))
    pages = site_pages(corpus, inputs.sheets, files)
    config.extra["gazette"] = Build(
        pages={_source_name(page): page for page in pages},
        inputs=inputs,
        outputs=outputs,
        file_count=sum(map(len, files.values())),
        revised=max(dates, default="1970-01-01"),
        renderer=Renderer(tuple(map(Path, config.theme.dirs)), site_url),
    )
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what Material adds, then add our pages and every output.

    Outputs are written into the site at once. One takes the place of a file of the same name in the
    theme, and gives way to one in `docs/`.
    """
    build: Build = config.extra["gazette"]
    for file in list(files):
        if file.src_dir not in (None, str(build.inputs.theme), config.docs_dir):
            files.remove(file)
    if raw_sitemap := files.get_file_from_path("sitemap.xml"):
        files.remove(raw_sitemap)  # a template of ours, which MkDocs takes for a file to copy
    for name in build.pages:
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


def _written(build: Build, config: MkDocsConfig) -> Iterator[str]:
    """Write the outputs, and show whoever builds how far it is."""
    watch: Watched = config.extra.get("watch") or (lambda _: nullcontext(None))
    steps = write_outputs(build.outputs, SITE_OUTPUTS, build.inputs, Path(config.site_dir))
    try:
        with watch(build.file_count) as bar:
            for address in steps:
                if bar:
                    bar.update(1)
                yield address
    except OutputError as error:
        raise Abort(str(error)) from error


def _cache(config: MkDocsConfig) -> Path | None:
    """Return the folder kept from build to build: for the project's own records alone."""
    project = Path(config.config_file_path).parent.resolve()
    own = (project / config.extra["directives"]).resolve().is_relative_to(project)
    return project / ".cache" if own else None


def on_serve(
    server: LiveReloadServer,
    config: MkDocsConfig,  # noqa: ARG001 (MkDocs' signature)
    builder: Callable[[], None],
) -> LiveReloadServer:
    """On a bad edit say what is wrong and keep the pages up: MkDocs itself would stop answering."""

    def build_or_keep() -> None:
        try:
            builder()
        except Abort as problems:
            log.error("The old pages stay until this is mended:\n%s", problems)  # noqa: TRY400 (the message says all)

    server.builder = build_or_keep
    return server


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (MkDocs' signature)
    """Give a page of ours its title, and a date that is not the clock's."""
    build: Build = config.extra["gazette"]
    own = build.pages.get(page.file.src_uri)
    page.update_date = build.revised
    if own:
        page.meta = {"title": own.title, "description": own.description, "page": own}
        page.update_date = own.revised.isoformat() if own.revised else build.revised
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 (MkDocs' signature)
    """Give the shell the site's words, whether the records are real, and no lines of blanks."""
    build: Build = config.extra["gazette"]
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["t"] = labels()
    env.globals["synthetic"] = build.inputs.corpus.is_synthetic
    return env


def on_page_context(
    context: TemplateContext,
    page: MkDocsPage,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 (MkDocs' signature)
) -> TemplateContext:
    """Render a page of ours; the shell takes its content from here."""
    build: Build = config.extra["gazette"]
    own = build.pages.get(page.file.src_uri)
    if own:
        page.content = build.renderer.content(own)
    return context


def _shown(folder: Path) -> Path:
    """Call a folder as seen from here, so that messages name files as people type them."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def _source_name(page: Page) -> str:
    return page.address.removesuffix(".html") + ".md"


def _refuse_analytics_of_others(config: MkDocsConfig) -> None:
    """Stop unless the owner wrote the partial of `extra.analytics.provider`.

    Material's own providers call other hosts, and need its scripts.
    """
    provider = (config.extra.get("analytics") or {}).get("provider")
    partial = _theme(config) / f"partials/integrations/analytics/{provider}.html"
    if provider and not partial.is_file():
        raise Abort(f"extra.analytics.provider: {provider}: no template {partial}; write it first")


def _theme(config: MkDocsConfig) -> Path:
    """Return the folder that mkdocs.yml names as `custom_dir`."""
    return Path(config.theme.custom_dir or "")
