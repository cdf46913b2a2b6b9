"""MkDocs' hook: checks the records before MkDocs cleans anything, then feeds our pages in.

MkDocs calls these functions by name, in this order, at every build. What one leaves for the next
stands in `config.extra["gazette"]`.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from rjsmin import jsmin

from gazette.corpus import Corpus, load_corpus
from gazette.pages.addresses import SCHEMA
from gazette.pages.labels import labels
from gazette.pages.model import Page
from gazette.pages.site import site_pages
from gazette.printing.files import SUFFIXES, Watched, print_files
from gazette.printing.pdf import PrintError
from gazette.records.schema import record_schema
from gazette.search import write_index
from gazette.site.paper import paper_forms
from gazette.site.references import reference_files
from gazette.site.render import Renderer
from gazette.site.search_index import documents, facet_names

log = logging.getLogger("mkdocs.gazette")

SEARCH_INDEX = "tim-kiem/chi-muc"
SEARCH_WORDS = "assets/search-words.js"
_SCRIPT_WORDS = re.compile(r"__([A-Z]+)_WORDS__")


@dataclass
class Build:
    """What one build carries from call to call: its pages by their name in MkDocs."""

    pages: dict[str, Page]
    corpus: Corpus
    revised: str
    """The newest change among all records, `YYYY-MM-DD`: the date of what has none of its own."""
    renderer: Renderer
    is_synthetic: bool


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check every record; on any problem stop before a file of the old site is touched."""
    folder = Path(config.config_file_path).parent / config.extra["directives"]
    corpus, problems = load_corpus([_shown(folder)])
    if problems:
        raise Abort("\n".join(map(str, problems)))
    _refuse_analytics_of_others(config)
    pages = site_pages(
        corpus, print_files=SUFFIXES if config.extra.get("print_files", True) else ()
    )
    dates = [entry.directive.revised.isoformat() for entry in corpus.entries]
    renderer = Renderer(tuple(map(Path, config.theme.dirs)), config.site_url or None)
    revised = max(dates, default="1970-01-01")
    sources = {_source_name(page): page for page in pages}
    build = Build(sources, corpus, revised, renderer, corpus.is_synthetic)
    config.extra["gazette"] = build
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages, the files beside them, the schema and search; leave out what Material adds.

    Scripts of the theme are served with their words, and without comments and blanks; an owner's
    scripts in `docs/` are served as they are.
    """
    build: Build = config.extra["gazette"]
    for file in list(files):
        if file.src_dir not in (None, str(_theme(config)), config.docs_dir):
            files.remove(file)
        elif file.src_uri.endswith(".js") and file.src_dir != config.docs_dir:
            files.remove(file)
            files.append(_file(config, file.src_uri, _script(file.content_string)))
    if raw_sitemap := files.get_file_from_path("sitemap.xml"):
        files.remove(raw_sitemap)  # a template of ours, which MkDocs takes for a file to copy
    for name, page in build.pages.items():
        files.append(_file(config, name, ""))
        for attachment in page.attachments:
            files.append(_file(config, attachment.address, attachment.content))
    for reference in reference_files(build.corpus, config.site_url or None):
        files.append(_file(config, reference.address, reference.content))
    schema = json.dumps(record_schema(), ensure_ascii=False, indent=1)
    files.append(_file(config, SCHEMA, schema))
    _add_search(files, config, build.corpus)
    if config.extra.get("print_files", True):
        _print(config, build.corpus)
    return files


def _print(config: MkDocsConfig, corpus: Corpus) -> None:
    """Put PDF and Word beside the pages; whoever builds may watch how far it has come."""
    watched: Watched = config.extra.get("watch_printing") or (lambda _: nullcontext(None))
    count = len(SUFFIXES) * len(corpus.shown)
    forms = paper_forms(corpus, config.site_url or None)
    try:
        with watched(count) as bar:
            for _ in print_files(forms, Path(config.site_dir), _cache(config, "print")):
                if bar:
                    bar.update(1)
    except PrintError as error:
        raise Abort(str(error)) from error


def _add_search(files: Files, config: MkDocsConfig, corpus: Corpus) -> None:
    """Write the index, and what browsers open it with: its head, folder and words in one script.

    The folder bears the version of the index: a page left open finds nothing of another one there.
    """
    index = Path(config.site_dir) / SEARCH_INDEX
    fresh = index.with_name("moi")
    version = write_index(
        documents(corpus), fresh, labels=facet_names(corpus), cache=_cache(config, "search")
    )
    shutil.rmtree(index, ignore_errors=True)
    index.mkdir()
    head = (fresh.rename(index / version) / "head.js").read_text(encoding="ascii")
    words = {name: labels().section(name) for name in ("search", "search_says", "facet")}
    told = {"folder": f"{SEARCH_INDEX}/{version}/", "words": words}
    given = f"{{ head, ...{json.dumps(told, ensure_ascii=False)} }}"
    take = f"document.currentScript.take = (head) => Object.assign(window.VanBan || {{}}, {given});"
    files.append(_file(config, SEARCH_WORDS, f"{take}\n{head}"))


def _script(source: str) -> str:
    """Fill in the words that a script shows: `__FIND_WORDS__` stands for the section `find`."""

    def words(name: re.Match[str]) -> str:
        return json.dumps(labels().section(name[1].lower()), ensure_ascii=False)

    return str(jsmin(_SCRIPT_WORDS.sub(words, source)))


def _cache(config: MkDocsConfig, name: str) -> Path | None:
    """Return where what was made stays from build to build: for the project's own records alone."""
    project = Path(config.config_file_path).parent.resolve()
    own = (project / config.extra["directives"]).resolve().is_relative_to(project)
    return project / ".cache" / name if own else None


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
    env.globals["synthetic"] = build.is_synthetic
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


def _file(config: MkDocsConfig, name: str, content: str | Path) -> File:
    kept = InclusionLevel.NOT_IN_NAV
    if isinstance(content, Path):
        return File.generated(config, name, abs_src_path=str(content.resolve()), inclusion=kept)
    return File.generated(config, name, content=content, inclusion=kept)
