"""Build the site beside the old one, and put it in its place once it is whole.

In: the project's folder (`mkdocs.yml`), folders of records and of the site. Out: a new site, or the
old one untouched and `Abort` with what is wrong.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config

CONFIG = Path("mkdocs.yml")


def build_site(directives: Path | None = None, site_dir: Path | None = None) -> Path:
    """Build into a new folder beside `site_dir`, then swap; return the site's folder."""
    target = (site_dir or Path("site")).resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        config = load_config(str(CONFIG), site_dir=str(fresh), strict=True)
        if directives:
            config.extra["directives"] = str(directives.resolve())
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


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` where `target` is. The old site is away only between two renames."""
    old = fresh.with_name(f"{fresh.name}-old")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
