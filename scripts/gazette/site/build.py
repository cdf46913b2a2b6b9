"""One build of the site, from the records to the folder that takes the place of the old one.

MkDocs renders the hand-written pages, the theme's own files and the shell around each section into
a folder beside the old site. Our pages are poured into the shell, the other files are added, and
the new site takes the old one's place. On any error the old site stays as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

from gazette.pages.addresses import GLOSSARY, SEARCH, SECTIONS
from gazette.pages.labels import labels
from gazette.pages.model import Page
from gazette.pages.render import Renderer
from gazette.site.assemble import Assembly, apply, assemble, complete
from gazette.site.assets import missing_assets
from gazette.site.files import SiteFiles, site_files
from gazette.site.folder import NotASiteError, SiteFolder
from gazette.site.inventory import Inventory, OldSite, save_inventory
from gazette.site.lock import Lock
from gazette.site.options import BuildOptions
from gazette.site.plan import Plan, make_plan, project_of, records_folder
from gazette.site.shell import Shells
from gazette.site.templates import CompiledTemplates, ThemeLoader
from gazette.store import Store, code_digest, digest_of
from gazette.target import Target

log = logging.getLogger("mkdocs.gazette")

_ROOMS = ("text", "vocabulary", "sheet", "pages", "site", "theme")
"""All code that renders a page whose data are given."""


@dataclass
class Build:
    """A running build. It holds the lock of its folder until it is closed."""

    config: MkDocsConfig
    plan: Plan
    folder: SiteFolder
    store: Store
    lock: Lock
    served: Inventory | None
    """The inventory of the folder if it is being served: then it stays, its files are replaced."""
    nav: Navigation = field(init=False)
    shells: Shells = field(init=False)
    given: frozenset[str] = frozenset()
    """The addresses of what MkDocs writes. Files of `docs/` take the place of ours."""
    inventory: Inventory = field(default_factory=dict)
    """The files of the site, once it is finished."""

    @classmethod
    def start(cls, config: MkDocsConfig, served: Inventory | None) -> Build:
        """Check the records and the folder, and let MkDocs write beside that."""
        _use_own_address(config)
        _check_analytics(config)
        cache = project_of(config) / ".cache"
        store = Store(cache)
        plan = make_plan(config, store)
        folder = SiteFolder(Path(config.site_dir).resolve())
        lock = Lock(cache / "locks" / digest_of(str(folder.path)))
        build = cls(config, plan, folder, store, lock, served)
        lock.acquire(lambda: log.info("Another build of %s runs; waiting for its end", folder.path))
        try:
            build._enter()
        except BaseException:
            build.close()
            raise
        return build

    def _enter(self) -> None:
        if self.folder.mend():
            log.info("%s was left unfinished; the old site is back", self.folder.path)
        try:
            check_folder(self.config)
        except NotASiteError as error:
            raise Abort(str(error)) from error
        if not self.plan.corpus.entries and self.folder.is_filled:
            where = records_folder(self.config)
            raise Abort(f"{where} has no records; {self.folder.path} stays as it is")
        self.folder.start()
        self.config.site_dir = str(self.folder.fresh)
        if not self.config.site_url:
            self.config.theme.static_templates.discard("sitemap.xml")
        self.config.theme.get_env = partial(self._environment, self.config.theme.get_env())  # type: ignore[method-assign]

    def _environment(self, environment: Environment) -> Environment:
        """Return MkDocs' environment of the theme, with the templates that were read."""
        environment.loader = ThemeLoader(self.plan.templates, self.config.theme.dirs)
        environment.bytecode_cache = CompiledTemplates(self.store, "shell")
        return environment

    def close(self) -> None:
        """Give the folder free, and remove what was not finished. Later calls do nothing."""
        if not self.lock.is_held:
            return
        self.config.site_dir = str(self.folder.path)
        self.folder.remove_rest()
        self.lock.release()

    def files(self, files: Files) -> SiteFiles:
        """Return the files that MkDocs renders and copies."""
        pages = {target.address for target in self.plan.pages}
        others = {target.address for target in self.plan.files}
        kept = site_files(files, pages, others, self.config)
        styles = [(one.dest_uri, one.content_string) for one in kept.css_files()]
        self.given = frozenset(file.dest_uri for file in kept)
        there = {*pages, *others, *self.given}
        if missing := missing_assets(self.plan.templates.texts, styles, there):
            raise Abort("\n".join(missing))
        return kept

    def prepare(self, environment: Environment, files: Files) -> None:
        """Give the shell its words, its sections and whether records are synthetic."""
        environment.trim_blocks = environment.lstrip_blocks = True
        words = {"t": labels(), "sections": SECTIONS, "synthetic": self.plan.corpus.is_synthetic}
        dated = self.plan.dated_pages() if self.config.site_url else []
        environment.globals.update(words, dated_pages=dated)
        linked = (*(file.dest_uri for file in files), *SECTIONS.values(), SEARCH, GLOSSARY)
        self.shells = Shells(
            config=self.config,
            environment=environment,
            nav=self.nav,
            files=files.documentation_pages(),
            folders=frozenset(one.partition("/")[0] for one in linked if "/" in one),
            store=self.store,
            inputs=digest_of(code_digest(*_ROOMS), self.plan.templates.digest, *self._settings()),
        )

    def _settings(self) -> Iterator[object]:
        """Yield the settings that pages depend on: all but which records, and where to."""
        config = self.config
        yield from (config.site_url, config.use_directory_urls, config.theme.name)
        yield self.plan.corpus.is_synthetic
        yield yaml_load(Path(config.config_file_path).read_text(encoding="utf-8"))
        for hook in config.hooks:
            yield (project_of(config) / hook).read_bytes()

    def finish(self) -> None:
        """Make what is new, and let the new site take the place of the old one."""
        if _warnings():
            return  # MkDocs will stop in strict mode
        folder = self.folder.path
        served = self.served
        old = OldSite.at(folder, self.store) if served is None else OldSite.served(folder, served)
        files = (target for target in self.plan.files if target.address not in self.given)
        targets = (*self._poured(), *files)
        with BuildOptions.of(self.config).open_bar(len(targets)) as bar:
            on_made = partial(bar.update, 1) if bar else _nothing
            new = assemble(targets, self.folder.fresh, old, on_made)
        if new.is_old:
            log.info("Nothing has changed: %s stays as it is", folder)
        elif served is not None:
            apply(new, old)
        else:
            self._replace(new, old)
        self.inventory = new.inventory

    def _replace(self, new: Assembly, old: OldSite) -> None:
        if foreign := complete(new, old):
            log.info("Kept files that are not ours: %s", ", ".join(foreign))
        self.folder.swap()
        save_inventory(new.inventory, self.folder.path, self.store)

    def _poured(self) -> Sequence[Target[bytes]]:
        """Return our pages as files."""
        config, templates = self.config, self.plan.templates.texts
        theme = tuple(map(Path, config.theme.dirs))
        compiled = CompiledTemplates(self.store, "pages")
        renderer = Renderer(theme, config.site_url or None, templates, compiled)
        renderer.load()
        around = self.shells.digest
        return [
            Target(
                page.address,
                digest_of(page.digest, around),
                partial(_pour, page, renderer, self.shells),
            )
            for page in self.plan.pages
        ]


def _pour(target: Target[Page], renderer: Renderer, shells: Shells) -> bytes:
    page = target.make()
    return shells.pour(page, renderer.content(page))


def _nothing() -> None:
    """Show no progress."""


def _warnings() -> bool:
    """Whether MkDocs has counted warnings, as it does in strict mode, and is about to stop."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)


def _use_own_address(config: MkDocsConfig) -> None:
    """Undo that `serve` sets its own address as the site's: what it shows is what is published."""
    host, port = config.dev_addr
    if config.site_url and config.site_url.startswith(f"http://{host}:{port}/"):
        settings: dict[str, Any] = yaml_load(Path(config.config_file_path).read_text("utf-8"))
        address = settings.get("site_url") or ""
        config.site_url = f"{address.rstrip('/')}/" if address else ""


def check_folder(config: MkDocsConfig) -> None:
    """Raise `NotASiteError` where a site would replace anything else, or what it is made from."""
    project = project_of(config)
    read = [project / config.extra["directives"], Path(config.docs_dir), *_theme(config)]
    folder = SiteFolder(Path(config.site_dir).resolve())
    folder.check([source.resolve() for source in read], project)


def _theme(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def _check_analytics(config: MkDocsConfig) -> None:
    """Stop if the owner did not write the partial of `extra.analytics.provider`.

    Material's own partials call other hosts and need its scripts.
    """
    provider = (config.extra.get("analytics") or {}).get("provider")
    for theme in _theme(config):
        template = theme / f"partials/integrations/analytics/{provider}.html"
        if provider and not template.is_file():
            wrong = f"extra.analytics.provider: {provider}: no template {template}"
            raise Abort(f"{wrong}; write it first")
