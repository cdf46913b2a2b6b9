"""What a build reads in the configuration, and what of it stops the build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from gazette import CACHE
from gazette.pages.publisher import Licence, Publisher
from gazette.site.folder import SiteFolder


def project_of(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml."""
    return Path(config.config_file_path or "").parent.resolve()


def cache_of(config: MkDocsConfig) -> Path:
    return project_of(config) / CACHE


def records_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the records as people type it: relative where it lies inside here."""
    folder = _records_path(config)
    if not folder.is_dir():
        raise Abort(f"{folder}: there is no such folder of records")
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def _records_path(config: MkDocsConfig) -> Path:
    return project_of(config) / str(config.extra.get("directives", "directives"))


def publisher_of(config: MkDocsConfig) -> Publisher:
    """Return what the settings say of who publishes the site."""
    name, contact = (str(config.extra.get(key) or "") for key in ("publisher", "contact"))
    given = config.extra.get("licence") or {}
    told = given if isinstance(given, dict) else {"name": given}
    licence = Licence(*(str(told.get(key) or "") for key in ("name", "url")))
    return Publisher(name, contact, licence)


def missing_settings(config: MkDocsConfig) -> Iterator[str]:
    """Yield what readers miss; a site without a public address needs only a contact."""
    publisher = publisher_of(config)
    if config.site_url and not publisher.name:
        yield "extra.publisher is not set: no page says who publishes the site"
    if not publisher.contact:
        yield "extra.contact is not set: letters have no link to report errors to"
    if config.site_url and not publisher.licence.name:
        yield "extra.licence is not set: no page says how what editors wrote may be used"


def other_hosts(config: MkDocsConfig) -> list[str]:
    """Return the hosts that the owner's settings let pages load from, beside their own."""
    added = (*config.extra_css, *map(str, config.extra_javascript))
    addresses = [urlsplit(one) for one in (*added, *(config.extra.get("hosts") or ()))]
    return sorted({f"{one.scheme or 'https'}://{one.netloc}" for one in addresses if one.netloc})


def theme_folder(config: MkDocsConfig) -> Path:
    """Return the folder that mkdocs.yml names as `custom_dir`."""
    return Path(config.theme.custom_dir or "")


def theme_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folder of the theme, or nothing if none is named."""
    return [theme_folder(config)] if config.theme.custom_dir else []


def hook_files(config: MkDocsConfig) -> list[Path]:
    return [project_of(config) / hook for hook in config.hooks]


def settings_of(config: MkDocsConfig) -> tuple[object, ...]:
    """Return all settings that the site depends on, but where it and the records are."""
    chosen = (config.site_url, config.use_directory_urls, config.theme.name)
    return *chosen, config.user_configs[0], [file.read_bytes() for file in hook_files(config)]


def site_of(file: Path) -> tuple[str | None, Publisher]:
    """Return by a configuration the address of the site, ending in a slash, and its publisher.

    The address is None if it has none.
    """
    config = load_config(str(file))
    return config.site_url or None, publisher_of(config)


def use_own_address(config: MkDocsConfig) -> None:
    """Undo that `serve` sets its own address as the site's: what it shows is what is published."""
    host, port = config.dev_addr
    if config.site_url and config.site_url.startswith(f"http://{host}:{port}/"):
        settings: dict[str, Any] = yaml_load(Path(config.config_file_path).read_text("utf-8"))
        address = settings.get("site_url") or ""
        config.site_url = f"{address.rstrip('/')}/" if address else ""


def check_folder(config: MkDocsConfig) -> None:
    """Raise `NotASiteError` where a site would replace anything else, or what it is made from."""
    read = [_records_path(config), Path(config.docs_dir), *theme_folders(config)]
    folder = SiteFolder(Path(config.site_dir).resolve())
    folder.check([source.resolve() for source in read], project_of(config))


def check_analytics(config: MkDocsConfig) -> None:
    """Stop if the owner did not write the partial of `extra.analytics.provider`.

    Material's own partials call other hosts and need its scripts.
    """
    provider = (config.extra.get("analytics") or {}).get("provider")
    for theme in theme_folders(config):
        template = theme / f"partials/integrations/analytics/{provider}.html"
        if provider and not template.is_file():
            wrong = f"extra.analytics.provider: {provider}: no template {template}"
            raise Abort(f"{wrong}; write it first")
