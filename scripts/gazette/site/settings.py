"""What a build makes of the configuration, and what of it stops the build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from gazette.site.folder import SiteFolder
from gazette.site.plan import project_of


def use_own_address(config: MkDocsConfig) -> None:
    """Undo that `serve` sets its own address as the site's: what it shows is what is published."""
    host, port = config.dev_addr
    if config.site_url and config.site_url.startswith(f"http://{host}:{port}/"):
        settings: dict[str, Any] = yaml_load(Path(config.config_file_path).read_text("utf-8"))
        address = settings.get("site_url") or ""
        config.site_url = f"{address.rstrip('/')}/" if address else ""


def check_folder(config: MkDocsConfig) -> None:
    """Raise `NotASiteError` where a site would replace anything else, or what it is made from."""
    project = project_of(config)
    read = [
        project / config.extra.get("directives", "directives"),
        Path(config.docs_dir),
        *_theme(config),
    ]
    folder = SiteFolder(Path(config.site_dir).resolve())
    folder.check([source.resolve() for source in read], project)


def _theme(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def check_analytics(config: MkDocsConfig) -> None:
    """Stop if the owner did not write the partial of `extra.analytics.provider`.

    Material's own partials call other hosts and need its scripts.
    """
    provider = (config.extra.get("analytics") or {}).get("provider")
    for theme in _theme(config):
        template = theme / f"partials/integrations/analytics/{provider}.html"
        if provider and not template.is_file():
            wrong = f"extra.analytics.provider: {provider}: no template {template}"
            raise Abort(f"{wrong}; write it first")
