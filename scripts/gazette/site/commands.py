"""The verbs `build` and `serve`: they run MkDocs, whose hook does all that is ours."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from gazette import CONFIG
from gazette.site.build import already_built
from gazette.site.inputs import read_inputs
from gazette.site.inventory import page_count
from gazette.site.options import BuildOptions, OpenBar, no_bar
from gazette.site.session import SESSION
from gazette.site.settings import check_folder

log = logging.getLogger("mkdocs.gazette")


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    page_count: int
    draft_count: int
    """How many drafts it leaves out."""


def build_site(
    directives: Path | None = None,
    site_dir: Path | None = None,
    *,
    print_files: bool = True,
    open_bar: OpenBar = no_bar,
) -> BuiltSite:
    """Build the site into `site_dir`. On any error the old site stays.

    Without `print_files` no PDF or Word files are made or linked. Raise `NotASiteError` where
    `site_dir` holds something else, or what the site is made from.
    """
    target = (site_dir or Path("site")).resolve()
    config = load_config(str(CONFIG), site_dir=str(target), strict=True)
    if directives:
        config.extra["directives"] = str(directives.resolve())
    options = BuildOptions(print_files, open_bar)
    options.set_in(config)
    check_folder(config)
    inputs = read_inputs(config)
    inventory, drafts = already_built(config, inputs)
    if inventory:
        log.info("Nothing has changed: %s stays as it is", target)
        return BuiltSite(target, page_count(inventory), drafts)
    replace(options, inputs=inputs).set_in(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    build = SESSION.build
    return BuiltSite(target, page_count(build.inventory), len(build.plan.corpus.drafts))


def serve_site(port: int) -> None:
    """Serve on this machine only until interrupted; rebuild on change and reload the browser."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 (a build needs it not)

    mkdocs_serve.serve(str(CONFIG), dev_addr=f"127.0.0.1:{port}", strict=False)
