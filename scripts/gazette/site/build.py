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

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from gazette.loading import collector_paused
from gazette.pages.addresses import GLOSSARY, MENU, SEARCH
from gazette.pages.crumbs import crumbs_under
from gazette.pages.labels import labels
from gazette.pages.linked.breadcrumbs import breadcrumbs
from gazette.pages.linked.nodes import json_ld
from gazette.pages.model import Page
from gazette.pages.render import Renderer, relative_to
from gazette.rooms import with_below
from gazette.site.assemble import Assembly, apply, assemble, complete
from gazette.site.assets import missing_assets
from gazette.site.files import SiteFiles, site_files
from gazette.site.folder import SiteFolder
from gazette.site.inputs import Inputs, draft_count, read_inputs, save_inputs, up_to_date
from gazette.site.inventory import MANIFEST, SUMS, Inventory, OldSite, save_inventory
from gazette.site.lock import Lock
from gazette.site.options import BuildOptions
from gazette.site.plan import Plan, make_plan
from gazette.site.policy import page_policy
from gazette.site.settings import (
    cache_of,
    check_analytics,
    check_folder,
    missing_settings,
    other_hosts,
    publisher_of,
    records_folder,
    settings_of,
    use_own_address,
)
from gazette.site.shell import Shells
from gazette.site.sitemap import SITEMAP, Listed, sitemap_targets
from gazette.site.templates import CompiledTemplates, ThemeLoader
from gazette.store import WHOLE, Store, code_digest, digest_of
from gazette.target import Target

log = logging.getLogger("mkdocs.gazette")


@dataclass
class Build:
    """A running build. It holds the lock of its folder until it is closed."""

    config: MkDocsConfig
    plan: Plan
    folder: SiteFolder
    store: Store
    lock: Lock | None
    """None for a served folder: no other process writes it."""
    served: Inventory | None
    """The inventory of the folder if it is being served: then it stays, its files are replaced."""
    inputs: Inputs | None
    """All that is read, as it was when the build began; None for a served folder."""
    nav: Navigation = field(init=False)
    shells: Shells = field(init=False)
    given: frozenset[str] = frozenset()
    """The addresses of what MkDocs writes. Files of `docs/` take the place of ours."""
    inventory: Inventory = field(default_factory=dict)
    """The files of the site, once it is finished."""
    is_closed: bool = False

    @classmethod
    def start(cls, config: MkDocsConfig, served: Inventory | None) -> Build:
        """Check the folder and the records, and let MkDocs write beside the old site."""
        use_own_address(config)
        check_analytics(config)
        for missing in missing_settings(config):  # a warning of MkDocs would stop a strict build
            log.info("mkdocs.yml: %s", missing)
        store = _store_of(config)
        folder = _folder_of(config)
        lock = _locked(folder.path, config) if served is None else None
        try:
            if lock:
                _check_code()
            if folder.mend():
                log.info("%s was left unfinished; the old site is back", folder.path)
            inputs = (BuildOptions.of(config).inputs or read_inputs(config)) if lock else None
            plan = make_plan(config, store, with_drafts=served is not None)
            build = cls(config, plan, folder, store, lock, served, inputs)
            build._enter()
        except BaseException:
            folder.remove_rest()
            if lock:
                lock.release()
            raise
        return build

    def _enter(self) -> None:
        check_folder(self.config)
        if not self.plan.corpus.entries and self.folder.is_filled:
            where = records_folder(self.config)
            raise Abort(f"{where} has no records; {self.folder.path} stays as it is")
        self.folder.start()
        self.config.site_dir = str(self.folder.fresh)
        self.config.theme.static_templates.discard(SITEMAP)  # ours has our pages too
        self.config.theme.get_env = partial(self._environment, self.config.theme.get_env())  # type: ignore[method-assign]

    def _environment(self, environment: Environment) -> Environment:
        """Return MkDocs' environment of the theme, with the templates that were read."""
        environment.loader = ThemeLoader(self.plan.templates, self.config.theme.dirs)
        environment.bytecode_cache = CompiledTemplates(self.store, "shell")
        return environment

    def close(self) -> None:
        """Give the folder free, and remove what was not finished. Later calls do nothing."""
        if self.is_closed:
            return
        self.is_closed = True
        self.config.site_dir = str(self.folder.path)
        self.folder.remove_rest()
        if self.lock:
            self.lock.release()

    def files(self, files: Files) -> SiteFiles:
        """Return the files that MkDocs renders and copies."""
        pages = {target.address for target in self.plan.pages}
        others = {*(target.address for target in self.plan.files), SUMS, MANIFEST}
        kept = site_files(files, pages, others, self.config)
        styles = [(one.dest_uri, one.content_string) for one in kept.css_files()]
        self.given = frozenset(file.dest_uri for file in kept)
        there = {*pages, *others, *self.given}
        if missing := missing_assets(self.plan.templates.texts, styles, there):
            raise Abort("\n".join(missing))
        return kept

    def prepare(self, environment: Environment, files: Files) -> None:
        """Give the shell its words, its menu and whether records are synthetic."""
        environment.trim_blocks = environment.lstrip_blocks = True
        words = {"t": labels(), "menu": MENU, "synthetic": self.plan.corpus.is_synthetic}
        environment.globals.update(words, crumbs_for_programs=crumbs_for_programs)
        environment.globals["publisher"] = publisher_of(self.config)
        environment.globals["policy"] = page_policy(other_hosts(self.config))
        linked = (*(file.dest_uri for file in files), *MENU.values(), SEARCH, GLOSSARY)
        self.shells = Shells(
            config=self.config,
            environment=environment,
            nav=self.nav,
            files=files.documentation_pages(),
            folders=frozenset(one.partition("/")[0] for one in linked if "/" in one),
            store=self.store,
            inputs=digest_of(
                code_digest(*with_below("site"), "theme"),
                self.plan.templates.digest,
                self.plan.corpus.is_synthetic,
                settings_of(self.config),
            ),
        )

    def finish(self) -> None:
        """Make what is new, and let the new site take the place of the old one."""
        if _warnings():
            return  # MkDocs will stop in strict mode
        folder = self.folder.path
        served = self.served
        with collector_paused():
            old = self._old_site(folder)
            others = (*self.plan.files, *self._sitemap())
            files = (target for target in others if target.address not in self.given)
            targets = (*self._poured(), *files)
        with BuildOptions.of(self.config).open_bar(len(targets)) as bar:
            on_made = partial(bar.update, 1) if bar else _nothing
            new = assemble(targets, self.folder.fresh, old, on_made)
        if self.lock:
            _check_code()
        if new.is_old:
            log.info("Nothing has changed: %s stays as it is", folder)
        elif served is not None:
            self.inventory = {address: row._replace(digest="") for address, row in served.items()}
            apply(new, old)  # if it fails half-way, no file is known to be as it was made
        else:
            self._replace(new, old)
        self.inventory = new.inventory
        if self.inputs and self.inputs.are_unchanged(self.config):
            save_inputs(folder, self.inputs, self.store, len(self.plan.corpus.drafts))
        self.store.sweep()

    def _old_site(self, folder: Path) -> OldSite:
        if self.served is None:
            return OldSite.at(folder, self.store)
        return OldSite.served(folder, self.served)

    @collector_paused()
    def _replace(self, new: Assembly, old: OldSite) -> None:
        base = self.folder.base()
        foreign, untouched = complete(new, old, base)
        if foreign:
            log.info("Kept files that are not ours: %s", ", ".join(foreign))
        self.folder.swap(base)
        save_inventory(new.inventory, self.folder.path, self.store, untouched)

    def _sitemap(self) -> Iterator[Target[bytes]]:
        """Yield the sitemap, with the hand-written pages first; none without a site's address."""
        if not (url := self.config.site_url):
            return
        pages = (file.page for file in self.shells.files)
        written = [
            Listed(page.canonical_url, str(page.update_date))
            for page in pages
            if page and page.canonical_url
        ]
        yield from sitemap_targets(url, [*written, *self.plan.listed_pages(url)])

    def _poured(self) -> Sequence[Target[bytes]]:
        """Return our pages as files."""
        config, templates = self.config, self.plan.templates.texts
        theme = tuple(map(Path, config.theme.dirs))
        compiled = CompiledTemplates(self.store, "pages")
        url, publisher = config.site_url or None, publisher_of(config)
        renderer = Renderer(theme, url, templates, compiled, publisher)
        renderer.load()
        around = self.shells.digest
        return [
            Target(
                page.address,
                digest_of(page.digest, around),
                partial(_pour, page, renderer, self.shells),
                ready=page.ready,
            )
            for page in self.plan.pages
        ]


def crumbs_for_programs(title: str, address: str) -> dict[str, object]:
    """Return the crumbs of a hand-written page, which stands right below the home page."""
    return json_ld(breadcrumbs(crumbs_under(title=title)), relative_to(address))


def _pour(target: Target[Page], renderer: Renderer, shells: Shells) -> bytes:
    page = target.make()
    return shells.pour(page, renderer.content(page), renderer.head(page))


def already_built(config: MkDocsConfig, inputs: Inputs | None) -> tuple[Inventory | None, int]:
    """Return the inventory of a site that is as this build would make it; wait for other builds.

    None or an empty one if the site has to be built. Also return how many drafts it leaves out.
    """
    folder = _folder_of(config)
    lock = _locked(folder.path, config)
    try:
        folder.mend()
        store = _store_of(config)
        return up_to_date(folder.path, inputs, store), draft_count(inputs, store)
    finally:
        lock.release()


def _folder_of(config: MkDocsConfig) -> SiteFolder:
    path = Path(config.site_dir).resolve()
    return SiteFolder(path, cache_of(config) / "spare" / digest_of(str(path)))


def _locked(folder: Path, config: MkDocsConfig) -> Lock:
    lock = Lock(cache_of(config) / "locks" / digest_of(str(folder)))
    code_digest(WHOLE)  # of the code that runs, before others may change it
    lock.acquire(lambda: log.info("Another build of %s runs; waiting for its end", folder))
    return lock


def _check_code() -> None:
    """Stop if the program's files changed while it ran: what it makes is not what they say."""
    if code_digest.__wrapped__(WHOLE) != code_digest(WHOLE):
        raise Abort("the files of gazette have changed while it ran; build again")


def _store_of(config: MkDocsConfig) -> Store:
    """Return what is kept from build to build."""
    return Store(cache_of(config))


def _nothing() -> None:
    """Show no progress."""


def _warnings() -> bool:
    """Whether MkDocs has counted warnings, as it does in strict mode, and is about to stop."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)
