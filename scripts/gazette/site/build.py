"""Build the site beside the old one, and put it in its place once it is whole.

In: the project's folder (`mkdocs.yml`), folders of records and of the site. Out: a new site, or the
old one untouched and `Abort` with what is wrong.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config

from gazette.outputs.json_schema import SCHEMA

CONFIG = Path("mkdocs.yml")


class Bar(Protocol):
    """What shows how much is done."""

    def update(self, n_steps: int) -> object: ...


Watched = Callable[[int], AbstractContextManager[Bar | None]]
"""Given how many files are to be made, opens a bar."""


class NotASiteError(ValueError):
    """The folder to build into holds something else; the message says what would be right."""


def build_site(
    directives: Path | None = None,
    site_dir: Path | None = None,
    *,
    print_files: bool = True,
    watch: Watched | None = None,
) -> Path:
    """Build into a new folder beside `site_dir`, then swap; return the site's folder.

    Without `print_files` no PDF or Word is made, nor linked; `watch` shows how far it is.
    Raise `NotASiteError` where `site_dir` is there and is no site, for it would be replaced.
    """
    target = (site_dir or Path("site")).resolve()
    _refuse_what_is_no_site(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        config = load_config(str(CONFIG), site_dir=str(fresh), strict=True)
        if directives:
            config.extra["directives"] = str(directives.resolve())
        config.extra["print_files"] = print_files
        config.extra["watch"] = watch
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def serve_site(port: int) -> None:
    """Serve on this machine only, rebuild on change and reload the browser, until interrupted."""
    mkdocs_serve.serve(str(CONFIG), dev_addr=f"127.0.0.1:{port}", strict=False)


def _refuse_what_is_no_site(target: Path) -> None:
    """Let only a new or empty folder be replaced, or one that was built by this command."""
    if target.is_dir() and (not any(target.iterdir()) or (target / SCHEMA).is_file()):
        return
    if target.exists():
        raise NotASiteError(f"{target} is there and is no site; name a new folder, or empty it")


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` where `target` is. The old site is away only between two renames."""
    if not target.exists():
        fresh.rename(target)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:  # whatever it was, an interruption too, the old site comes back
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
