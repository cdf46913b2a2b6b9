"""Build the site beside the old one, then swap them. On an error the old site stays as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config

from gazette.outputs.json_schema import SCHEMA

CONFIG = Path("mkdocs.yml")


class ProgressBar(Protocol):
    def update(self, n_steps: int) -> object: ...


OpenBar = Callable[[int], AbstractContextManager[ProgressBar | None]]
"""Opens a bar for a number of files to be made."""


def no_bar(_: int) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True)
class BuildOptions:
    """What a build passes to the hook, in `config.extra["build_options"]`."""

    print_files: bool = True
    """Whether to make PDF and Word files."""
    open_bar: OpenBar = no_bar


class NotASiteError(ValueError):
    """The folder to build into holds something else than a site."""


def build_site(
    directives: Path | None = None,
    site_dir: Path | None = None,
    *,
    print_files: bool = True,
    open_bar: OpenBar = no_bar,
) -> Path:
    """Build the site into `site_dir` and return that folder.

    Without `print_files` no PDF or Word files are made or linked. Raise `NotASiteError` where
    `site_dir` exists and is not a site, since it would be replaced.
    """
    target = (site_dir or Path("site")).resolve()
    _check_target(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        config = load_config(str(CONFIG), site_dir=str(fresh), strict=True)
        if directives:
            config.extra["directives"] = str(directives.resolve())
        config.extra["build_options"] = BuildOptions(print_files, open_bar)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def serve_site(port: int) -> None:
    """Serve on this machine only until interrupted; rebuild on change and reload the browser."""
    mkdocs_serve.serve(str(CONFIG), dev_addr=f"127.0.0.1:{port}", strict=False)


def _check_target(target: Path) -> None:
    """Accept a new or empty folder, or one built by this command."""
    if target.is_dir() and (not any(target.iterdir()) or (target / SCHEMA).is_file()):
        return
    if target.exists():
        raise NotASiteError(f"{target} is there and is no site; name a new folder, or empty it")


def _swap(fresh: Path, target: Path) -> None:
    """Replace `target` by `fresh`. The site is missing only between two renames."""
    if not target.exists():
        fresh.rename(target)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:  # an interruption too must bring the old site back
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
