"""MkDocs' hook: MkDocs calls these functions by name, whichever command runs it.

`on_startup` and `on_shutdown` frame a command, `on_serve` follows the first build, and the others
are called in this order at every build. What they do stands in `build.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

try:
    from gazette.site.policy import with_hashes
    from gazette.site.session import SESSION
except ModuleNotFoundError as missing:
    raise Abort(f"{missing}: install the packages that pyproject.toml names") from missing


if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def on_startup(*, command: str, dirty: bool) -> None:
    SESSION.start(command, dirty=dirty)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    SESSION.begin(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 (MkDocs' signature)
    return SESSION.build.files(files)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001
    SESSION.build.nav = nav
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Date the hand-written pages by the records, not by the clock."""
    page.update_date = SESSION.build.plan.revised
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    SESSION.build.prepare(env, files)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    return with_hashes(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    return with_hashes(output_content)


def on_post_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    SESSION.finish()


def on_build_error(error: Exception) -> None:
    SESSION.fail(error)


def on_serve(
    server: LiveReloadServer,
    config: MkDocsConfig,
    builder: Callable[[], None],
) -> LiveReloadServer:
    return SESSION.serve(server, config, builder)


def on_shutdown() -> None:
    SESSION.end()
