"""What a site consists of: its records, checked, and all pages and files, not made yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from gazette.corpus import Corpus, load_corpus
from gazette.loading import collector_paused
from gazette.outputs.model import SiteInputs
from gazette.outputs.problems import output_problems
from gazette.outputs.registry import PAGE_OUTPUTS, output_targets, page_files
from gazette.pages.all_pages import SameAddressError, site_targets
from gazette.pages.document.draft_pages import draft_pages, drafts_shown, shown_drafts
from gazette.pages.model import PageTarget
from gazette.site.draft_sources import draft_source, source_targets
from gazette.site.options import BuildOptions
from gazette.site.settings import publisher_of, records_folder, theme_folder
from gazette.site.sitemap import Listed
from gazette.site.templates import Templates, read_templates
from gazette.store import Store
from gazette.target import Target

log = logging.getLogger("mkdocs.gazette")


@dataclass(frozen=True)
class Plan:
    corpus: Corpus
    pages: Sequence[PageTarget]
    files: Sequence[Target[bytes]]
    """All that are no pages."""
    templates: Templates

    @cached_property
    def revised(self) -> str:
        """The newest change among all records, `YYYY-MM-DD`: the date of pages that have none."""
        dates = [entry.directive.revised.isoformat() for entry in self.corpus.entries]
        return max(dates, default="1970-01-01")

    def listed_pages(self, site_url: str) -> list[Listed]:
        """Return the address and date of each page of ours that the sitemap lists."""
        newest = self.revised
        return [
            Listed(site_url + page.address, str(page.revised or newest))
            for page in self.pages
            if page.is_listed
        ]


@collector_paused()
def make_plan(config: MkDocsConfig, store: Store, *, with_drafts: bool = False) -> Plan:
    """Read and check every record and plan the site; stop the build on any problem.

    Drafts have pages only where the site is served, and their problems stop nothing.
    """
    corpus, found = load_corpus([records_folder(config)], store)
    if problems := corpus.of_finished(found) or output_problems(corpus):
        raise Abort("\n".join(map(str, problems)))
    theme = theme_folder(config)
    with_print = BuildOptions.of(config).print_files
    outputs = tuple(output for output in PAGE_OUTPUTS if with_print or not output.is_print)
    inputs = SiteInputs(corpus, config.site_url or None, theme, store, publisher_of(config))
    try:
        files = page_files(corpus, outputs)
        is_dated = bool(config.site_url)
        pages = site_targets(inputs.findings, inputs.sheets, files, store, are_dated=is_dated)
    except SameAddressError as error:
        raise Abort(str(error)) from error
    others = [*output_targets(inputs, outputs)]
    if with_drafts:
        pages += draft_pages(corpus, found, draft_source)
        drafts = (entry for entry, _ in shown_drafts(corpus, found))
        others += source_targets(drafts, {one.address for one in others})
        for line in (*drafts_shown(corpus, found), *corpus.beside_drafts(found)):
            log.info("Draft: %s", line)
    return Plan(corpus, pages, others, read_templates(theme))
